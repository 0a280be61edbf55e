import JSONRPC
import Kernel
import Postgres

/// How far the scores of an order are: numbers of scores, none of their values.
struct ScoreStatus: QueryMethod {
    static let name = "score.status"
    static let summary = "How many scores of an order are in and how many are missing."
    static let access = Access.read(.scoreRead)
    static let result = Schema.object([
        "order": .id, "experts": .integer(), "declared": .integer(), "recused": .integer(),
        "given": .integer(), "missing": .integer(), "complete": .boolean,
    ])

    let order: Order.ID

    init(_ parameters: inout Parameters) {
        order = parameters.required("order", "The order.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT o.id AS "order", count(*) FILTER (WHERE NOT e.ended) AS experts, count(e.related) AS declared,
                   count(*) FILTER (WHERE e.recused) AS recused,
                   coalesce(sum(e.given) FILTER (WHERE e.expected > 0), 0)::int8 AS given,
                   coalesce(sum(e.expected - e.given) FILTER (WHERE NOT e.done), 0)::int8
                       AS missing,
                   coalesce(bool_and(e.done) AND bool_or(e.expected > 0), false) AS complete
            FROM financing.orders o
            LEFT JOIN financing.order_experts e ON e.tenant_id = o.tenant_id AND e.order_id = o.id
            WHERE o.tenant_id = \(caller.tenant) AND o.id = \(order)
            GROUP BY o.id
            """
        return .one(query, "order")
    }
}
