import JSONRPC
import Kernel
import Postgres

/// Delegates of a sitting: all of them for its alliance and the top of its tree, the own ones for a
/// member.
struct ListDelegates: QueryMethod {
    static let name = "delegate.list"
    static let summary = "Delegates named for a sitting, and who of them is entitled to vote."
    static let access = Access.read(.delegateRead)
    static let result = Schema.page(
        of: .object([
            "id": .id, "organisation?": .id, "principal": .id, "namedAt": .instant,
            "revokedAt?": .instant, "entitled?": .boolean, "barred?": .string(),
        ]))

    let sitting: Sitting.ID
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        sitting = parameters.required("sitting", "The sitting.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after?.id()
        let query: Query<Never> = """
            SELECT s.id, s.organisation_id AS organisation, s.principal_id AS principal,
                   s.named_at AS "namedAt", s.revoked_at AS "revokedAt", s.entitled, s.barred,
                   s.id AS "_id"
            FROM sitting.seats s
            WHERE \(sql: try caller.owning("s")) AND s.sitting_id = \(sitting)
              AND (\(place) IS NULL OR s.id > \(place))
            ORDER BY s.id LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}
