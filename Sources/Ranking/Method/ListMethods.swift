import JSONRPC
import Kernel
import Postgres

/// Versions of methods, drafts among them, the last ones on top.
struct ListMethods: QueryMethod {
    static let name = "method.list"
    static let summary = "Methods of ranking with their versions, drafts among them."
    static let access = Access.public
    static let result = Schema.page(of: .object(RankingMethod.members))
    static let example: JSON.Object? = ["limit": 5]

    let code: Word?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        code = parameters.optional("code", "Only versions of this one.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after?.id()
        let conditions: [Fragment?] = [
            "true", code.map { "m.code = \($0)" }, place.map { "m.id < \($0)" },
        ]
        let query: Query<Never> = """
            SELECT \(sql: RankingMethod.columns), m.id AS "_id" \(sql: RankingMethod.source)
            WHERE \(sql: Fragment(conditions.compactMap(\.self), joined: " AND "))
            ORDER BY m.id DESC LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}
