import Kernel
import Postgres

/// What was said against a ranking, and how it was decided.
struct ListObjections: QueryMethod {
    static let name = "ranking.objections"
    static let summary = "Objections to a ranking with their decisions."
    static let access = Access.public
    static let result = Schema.page(
        of: .object([
            "id": .id, "number": .integer(), "organisation": .id, "filedAt": .instant,
            "text": .string(), "upheld?": .boolean, "decidedAt?": .instant, "reason?": .string(),
        ]))

    let snapshot: Snapshot.ID
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        snapshot = parameters.required("ranking", "The ranking.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT o.id, o.number, o.organisation_id AS organisation, o.filed_at AS "filedAt",
                   o.text, d.upheld, d.decided_at AS "decidedAt", d.reason, o.id AS "_id"
            FROM ranking.snapshots s JOIN ranking.objections o
                ON o.tenant_id = s.tenant_id AND o.snapshot_id = s.id
            LEFT JOIN ranking.objection_decisions d ON d.tenant_id = o.tenant_id
                AND d.snapshot_id = o.snapshot_id AND d.number = o.number
            WHERE s.id = \(snapshot) AND o.organisation_id IS NOT NULL
              AND (\(try after?.id()) IS NULL OR o.id > \(try after?.id()))
            ORDER BY o.id LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}
