import JSONRPC
import Kernel
import Postgres

/// The tenant's experts, those registered last on top.
struct ListExperts: QueryMethod {
    static let name = "expert.list"
    static let summary = "The tenant's experts with their spheres, and who may be drawn at present."
    static let access = Access.read(.expertKeep)
    static let result = Schema.page(
        of: .object([
            "id": .id, "principal": .id, "spheres": .array(of: .string()), "hasRole": .boolean,
            "registeredAt": .instant,
        ]))

    let sphere: Code?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        sphere = parameters.optional("sphere", "Only those of this sphere.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after?.id()
        let query: Query<Never> = """
            SELECT e.id, e.principal_id AS principal,
                   (SELECT jsonb_agg(s.sphere ORDER BY s.sphere) FROM financing.expert_spheres s
                    WHERE s.tenant_id = e.tenant_id AND s.expert_id = e.id) AS spheres,
                   financing.is_expert(e.principal_id, e.tenant_id) AS "hasRole",
                   e.registered_at AS "registeredAt", e.id AS "_id"
            FROM financing.experts e
            WHERE e.tenant_id = \(caller.tenant) AND (\(place) IS NULL OR e.id < \(place))
              AND (\(sphere) IS NULL OR EXISTS (
                SELECT FROM financing.expert_spheres s WHERE s.tenant_id = e.tenant_id
                  AND s.expert_id = e.id AND s.sphere = \(sphere)))
            ORDER BY e.id DESC LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}
