import JSONRPC
import Kernel
import Postgres

/// All that it takes to draw an order's experts again.
struct GetDraw: QueryMethod {
    static let name = "draw.get"
    static let summary = "An order's draw: commitment, seed, candidates by rank, who is drawn."
    static let access = Access.public
    static let result = Schema.object([
        "order": .id, "id?": .id, "commitment": .string(), "committedAt": .instant,
        "seed?": .string(),
        "drawnAt?": .instant, "places?": .integer(),
        "candidates": .array(
            of: .object([
                "rank": .integer(), "expert": .id, "hash": .string(), "late": .boolean,
                "drawn": .boolean,
            ])),
    ])

    let order: Order.ID

    init(_ parameters: inout Parameters) {
        order = parameters.required("order", "The order.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT c.order_id AS "order", d.id, encode(c.commitment, 'hex') AS commitment,
                   c.committed_at AS "committedAt", encode(d.seed, 'hex') AS seed,
                   d.drawn_at AS "drawnAt", d.places,
                   (SELECT coalesce(jsonb_agg(jsonb_build_object('rank', x.rank,
                        'expert', x.expert_id, 'hash', encode(x.hash, 'hex'), 'late', x.late,
                        'drawn', x.drawn)
                        ORDER BY x.rank), '[]')
                    FROM financing.draw_candidates x
                    WHERE x.tenant_id = c.tenant_id AND x.order_id = c.order_id) AS candidates
            FROM financing.orders o
            JOIN financing.draw_commitments c ON c.tenant_id = o.tenant_id AND c.order_id = o.id
            LEFT JOIN financing.draws d ON d.tenant_id = o.tenant_id AND d.order_id = o.id
            WHERE o.id = \(order)
            """
        return .one(query, "order")
    }
}
