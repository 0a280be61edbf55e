import Kernel
import Postgres

/// A version of a method with its whole record.
struct GetMethod: QueryMethod {
    static let name = "method.get"
    static let summary = "How a ranking is computed: the method's whole record."
    static let access = Access.public
    static let result = Schema.object(
        RankingMethod.members + [
            ("record", MethodRecord.schema), ("reference?", .string()),
            ("referenceSha256?", .string()),
        ])

    let method: RankingMethod.ID

    init(_ parameters: inout Parameters) {
        method = parameters.required("method", "The version.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT \(sql: RankingMethod.columns), m.record::jsonb AS record, p.reference,
                   encode(p.reference_sha256, 'hex') AS "referenceSha256"
            \(sql: RankingMethod.source) WHERE m.id = \(method)
            """
        return .one(query, "method")
    }
}
