import JSONRPC
import Kernel
import Postgres

/// Scores of an order, as far as row security shows them: an expert the own until these are all in,
/// an officer none until all are.
struct ListScores: QueryMethod {
    static let name = "score.list"
    static let summary = "Scores of an order: an expert's own until in, an officer's when all are."
    static let access = Access.read(.scoreRead)
    static let result = Schema.object([
        "order": .id,
        "items": .array(
            of: .object([
                "expert": .id, "application": .id, "own": .boolean,
                "scores": .array(
                    of: .object(["criterion": .string(), "points": .integer()])),
            ])),
    ])

    let order: Order.ID

    init(_ parameters: inout Parameters) {
        order = parameters.required("order", "The order.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT o.id AS "order", (
                SELECT coalesce(jsonb_agg(jsonb_build_object('expert', x.expert_id,
                    'application', x.application_id, 'own', x.own, 'scores', x.scores)
                    ORDER BY x.application_id, x.expert_id), '[]')
                FROM (
                    SELECT s.expert_id, s.application_id,
                           bool_and(s.principal_id = \(caller.principal)) AS own,
                           jsonb_agg(jsonb_build_object('criterion', s.criterion,
                               'points', s.points) ORDER BY s.criterion) AS scores
                    FROM financing.scores s
                    WHERE s.tenant_id = o.tenant_id AND s.order_id = o.id
                    GROUP BY s.expert_id, s.application_id) AS x) AS items
            FROM financing.orders o
            WHERE o.tenant_id = \(caller.tenant) AND o.id = \(order)
            """
        return .one(query, "order")
    }
}
