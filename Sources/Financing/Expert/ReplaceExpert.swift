import JSONRPC
import Kernel
import Postgres

/// Replaces an expert who has recused himself, or is no expert any more, by the next one of the
/// draw's list who is related to no applicant. What the former has scored does not count.
///
/// - Throws: ``Failure/notFound(_:)`` of `expert`; ``Failure/conflict(_:)`` with
///   `order.notJudged`, `expert.inOffice`, `expert.replaced` or `expert.tooFew`.
struct ReplaceExpert: TransactionMethod {
    static let name = "expert.replace"
    static let summary = "Puts the next candidate of the draw in the place of one who is gone."
    static let access = Access.write(.expertKeep)
    static let journal = JournalDeclaration.public("expert.replaced")
    static let result = Schema.object(["order": .id, "expert": .id, "replaces": .id])
    static let reasons: [Reason] = [
        .orderNotJudged, .expertInOffice, .expertReplaced, .expertTooFew,
        .violated("order_experts_replaced_once"),
    ]

    let order: Order.ID
    let expert: Expert.ID

    init(_ parameters: inout Parameters) {
        order = parameters.required("order", "The order.")
        expert = parameters.required("expert", "Who is to be replaced.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let draw = try await call.hold(try lockDraw(call), "expert")
        try JudgedOrder.insist(on: draw.state)
        guard !draw.isReplaced else { throw .conflict(.expertReplaced) }
        let ending: Query<Single<Bool>> = """
            SELECT coalesce(financing.end_expert(\(order), \(expert)), false)
            """
        let version: Query<Single<Int64>> = """
            SELECT 2 + count(*) FROM financing.order_experts e
            WHERE e.tenant_id = \(try call.tenant) AND e.order_id = \(order) AND e.ended
            """
        let results = try await call.send([
            version.statement, ending.statement, try follow(call),
        ])
        // Each replacement is a version of the draw.
        let next = try results[0].rows(Single<Int64>.self).first?.value ?? 2
        guard try results[1].rows(Single<Bool>.self).first?.value == true else {
            throw .conflict(.expertInOffice)
        }
        guard let follower = try results[2].rows(Single<Expert.ID>.self).first?.value else {
            throw .conflict(.expertTooFew)
        }
        let facts: JSON.Object = [
            "order": .string(order.description), "expert": .string(follower.description),
            "replaces": .string(expert.description),
        ]
        return try await call.finish(
            [], entries: [Entry("draw", draw.id, version: next, facts: facts)],
            answer: Answer(.object(facts), subject: draw.id.value))
    }

    private struct Held: RowDecodable {
        var id: Draw.ID
        var state: String
        var isReplaced: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            id = try row.next()
            state = try row.next()
            isReplaced = try row.next()
        }
    }

    /// The draw that has the expert, for one replacement after the other.
    private func lockDraw(_ call: Call) throws(Failure) -> Query<Held> {
        """
        SELECT d.id, o.state, x.ended
        FROM financing.draws d
        JOIN financing.orders o ON o.tenant_id = d.tenant_id AND o.id = d.order_id
        JOIN financing.order_experts x ON x.tenant_id = d.tenant_id AND x.order_id = d.order_id
            AND x.expert_id = \(expert)
        WHERE d.tenant_id = \(try call.tenant) AND d.order_id = \(order) FOR UPDATE OF o
        """
    }

    private func follow(_ call: Call) throws(Failure) -> Statement {
        let query: Query<Single<Expert.ID>> = """
            INSERT INTO financing.order_experts
                (tenant_id, order_id, principal_id, expert_id, drawn, replaces, applications,
                 criteria)
            SELECT x.tenant_id, x.order_id, e.principal_id, e.id, c.drawn, x.principal_id,
                   x.applications, x.criteria
            FROM financing.order_experts x
            JOIN financing.draw_candidates c
                ON c.tenant_id = x.tenant_id AND c.order_id = x.order_id AND NOT c.drawn
            JOIN financing.experts e ON e.tenant_id = c.tenant_id AND e.id = c.expert_id
            WHERE x.tenant_id = \(try call.tenant) AND x.order_id = \(order)
              AND x.expert_id = \(expert) AND x.ended
              AND financing.is_expert(e.principal_id, e.tenant_id)
              AND NOT EXISTS (
                SELECT FROM financing.order_experts o WHERE o.tenant_id = x.tenant_id
                  AND o.order_id = x.order_id AND o.principal_id = e.principal_id)
              AND NOT EXISTS (
                SELECT FROM financing.opened_applications a
                WHERE a.tenant_id = x.tenant_id AND a.order_id = x.order_id
                  AND financing.is_concerned(e.principal_id, a.organisation_id))
            ORDER BY c.rank LIMIT 1
            RETURNING expert_id
            """
        return query.statement
    }
}
