import Kernel
import Postgres

/// The bytes of a ranking's export, a part at a time; all parts in their order are the file.
struct ExportRanking: QueryMethod {
    static let name = "ranking.export"
    static let summary = "A part of a ranking's export: inputs, method and result as lines of text."
    static let access = Access.public
    static let result = Schema.object([
        "number": .integer(), "parts": .integer(), "digest": .string(), "text": .string(),
    ])

    let snapshot: Snapshot.ID
    let number: Int64

    init(_ parameters: inout Parameters) {
        snapshot = parameters.required("ranking", "The ranking.")
        number = parameters.optional("part", "Its number, from 1.") ?? 1
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT x.number, s.parts, encode(s.digest, 'hex') AS digest, x.text
            FROM ranking.snapshots s JOIN ranking.export_parts x
                ON x.tenant_id = s.tenant_id AND x.snapshot_id = s.id
            WHERE s.id = \(snapshot) AND x.number = \(number)
            """
        return .one(query, "part", lane: .slow)
    }
}
