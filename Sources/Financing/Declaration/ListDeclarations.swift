import JSONRPC
import Kernel
import Postgres

/// What was declared about an order: all of it for an officer, the own for an expert.
struct ListDeclarations: QueryMethod {
    static let name = "declaration.list"
    static let summary = "Declarations about an order's applicants; an expert sees the own one."
    static let access = Access.read(.declarationMake)
    static let result = Schema.object([
        "order": .id,
        "items": .array(
            of: .object([
                "id": .id, "role": .oneOf(["expert", "officer"]), "expert?": .id,
                "own": .boolean, "recused": .boolean, "at": .instant,
                "relations": .array(
                    of: .object([
                        "application": .id, "organisation": .id, "nature?": .string(),
                        "computed": .boolean,
                    ])),
            ])),
    ])

    let order: Order.ID

    init(_ parameters: inout Parameters) {
        order = parameters.required("order", "The order.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT o.id AS "order", (
                SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', d.id,
                    'role', d.role, 'expert', e.expert_id,
                    'own', d.principal_id = \(caller.principal), 'recused', d.recused,
                    'at', to_char(d.declared_at AT TIME ZONE 'UTC',
                        'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                    'relations', (
                        SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                            'application', i.application_id, 'organisation', i.organisation_id,
                            'nature', i.nature, 'computed', i.computed))
                            ORDER BY i.application_id), '[]')
                        FROM financing.declaration_items i
                        WHERE i.tenant_id = d.tenant_id AND i.order_id = d.order_id
                          AND i.principal_id = d.principal_id AND i.related))) ORDER BY d.id), '[]')
                FROM financing.declarations d
                LEFT JOIN financing.order_experts e ON e.tenant_id = d.tenant_id
                    AND e.order_id = d.order_id AND e.principal_id = d.principal_id
                WHERE d.tenant_id = o.tenant_id AND d.order_id = o.id
                  AND (\(caller.role == .officer) OR d.principal_id = \(caller.principal))) AS items
            FROM financing.orders o
            WHERE o.tenant_id = \(caller.tenant) AND o.id = \(order)
            """
        return .one(query, "order")
    }
}
