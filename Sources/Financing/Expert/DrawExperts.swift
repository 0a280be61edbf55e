import JSONRPC
import Kernel
import Postgres

/// Draws the experts of an opened order, once, so that anybody can draw them again.
///
/// Candidates are the tenant's experts of the order's sphere who are related to no applicant. They
/// are ranked by SHA-256(seed ‖ the sixteen bytes of the expert's id), lowest first; who was
/// registered after the opening comes behind those of before. The first ones are drawn. The seed was
/// committed to when the order was announced.
///
/// - Throws: ``Failure/notFound(_:)`` of `order`; ``Failure/conflict(_:)`` with `order.notJudged`,
///   `expert.drawn`, `expert.notCommitted` or `expert.tooFew`.
struct DrawExperts: TransactionMethod {
    static let name = "expert.draw"
    static let summary = "Draws the experts of an opened order by the seed committed to before."
    static let access = Access.write(.expertKeep)
    static let journal = JournalDeclaration.public("expert.drawn")
    static let result = Schema.object([
        "id": .id, "order": .id, "seed": .string(), "experts": .array(of: .id),
        "candidates": .integer(),
    ])
    static let reasons: [Reason] = [
        .orderNotJudged, .expertDrawn, .expertNotCommitted, .expertTooFew,
    ]

    let order: Order.ID
    let places: Int64

    init(_ parameters: inout Parameters) {
        order = parameters.required("order", "The order.")
        places = parameters.required("places", "How many experts are to be drawn.")
        parameters.check(1...100 ~= places, "places", "range")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        try await lock(call)
        let id = Draw.ID.make()
        let results = try await call.send([reveal(id), try rank(call)])
        let seed = try results[0].rows(Single<String>.self).first?.value ?? ""
        guard !seed.isEmpty else { throw .conflict(.expertNotCommitted) }
        let ranked = try results[1].rows(Single<Expert.ID>.self).map { $0.value }
        guard ranked.count >= places else { throw .conflict(.expertTooFew) }
        let candidates = ranked.map { JSON.string($0.description) }
        let drawn = JSON.array(Array(candidates.prefix(Int(places))))
        let entry = Entry(
            "draw", id, version: 1,
            facts: [
                "order": .string(order.description), "seed": .string(seed), "places": .int(places),
                "candidates": .array(candidates),
                "experts": drawn,
            ])
        return try await call.finish(
            [], entries: [entry],
            answer: Answer(
                [
                    "id": .string(id.description), "order": .string(order.description),
                    "seed": .string(seed), "experts": drawn,
                    "candidates": .int(ranked.count),
                ], subject: id.value))
    }

    /// Alone, so that nobody draws beside; whether it is drawn is asked behind the lock.
    private func lock(_ call: Call) async throws(Failure) {
        let held: Query<Single<String>> = """
            SELECT o.state FROM financing.orders o
            WHERE o.tenant_id = \(try call.tenant) AND o.id = \(order) FOR UPDATE
            """
        let drawn: Query<Single<Bool>> = """
            SELECT EXISTS (
                SELECT FROM financing.draws d
                WHERE d.tenant_id = \(try call.tenant) AND d.order_id = \(order))
            """
        let results = try await call.send([held.statement, drawn.statement])
        guard let state = try results[0].rows(Single<String>.self).first?.value else {
            throw .notFound("order")
        }
        try JudgedOrder.insist(on: state)
        guard try results[1].rows(Single<Bool>.self).first?.value == false else {
            throw .conflict(.expertDrawn)
        }
    }

    private func reveal(_ id: Draw.ID) -> Statement {
        let query: Query<Single<String>> = """
            SELECT coalesce(encode(
                financing.reveal_seed(\(order), \(id), \(places)::smallint), 'hex'), '')
            """
        return query.statement
    }

    /// Lists the candidates by rank and assigns the first ones.
    private func rank(_ call: Call) throws(Failure) -> Statement {
        let query: Query<Single<Expert.ID>> = """
            WITH candidates AS (
                SELECT e.id, e.principal_id, d.tenant_id, d.seed, d.places, d.applications,
                       sha256(d.seed || uuid_send(e.id)) AS hash, e.registered_at, d.opened_at,
                       e.registered_at >= d.opened_at AS late
                FROM financing.draws d
                JOIN financing.orders o ON o.tenant_id = d.tenant_id AND o.id = d.order_id
                JOIN financing.expert_spheres s
                    ON s.tenant_id = o.tenant_id AND s.sphere = o.sphere
                JOIN financing.experts e ON e.tenant_id = s.tenant_id AND e.id = s.expert_id
                WHERE d.tenant_id = \(try call.tenant) AND d.order_id = \(order)
                  AND financing.is_expert(e.principal_id, e.tenant_id)
                  AND NOT EXISTS (
                    SELECT FROM financing.opened_applications a
                    WHERE a.tenant_id = d.tenant_id AND a.order_id = d.order_id
                      AND financing.is_concerned(e.principal_id, a.organisation_id))
            ), ranked AS (
                SELECT c.*, row_number() OVER w AS rank, lag(c.hash) OVER w AS prev_hash,
                       lag(c.late) OVER w AS prev_late
                FROM candidates c WINDOW w AS (ORDER BY c.late, c.hash)
            ), listed AS (
                INSERT INTO financing.draw_candidates
                    (tenant_id, order_id, rank, expert_id, hash, seed, places, registered_at,
                     opened_at, prev_hash, prev_late)
                SELECT r.tenant_id, \(order), r.rank, r.id, r.hash, r.seed, r.places,
                       r.registered_at, r.opened_at, r.prev_hash, r.prev_late
                FROM ranked r
            ), assigned AS (
                INSERT INTO financing.order_experts
                    (tenant_id, order_id, principal_id, expert_id, drawn, applications,
                     criteria)
                SELECT r.tenant_id, \(order), r.principal_id, r.id, true, r.applications,
                       (SELECT count(*) FROM financing.order_criteria c
                        WHERE c.tenant_id = r.tenant_id AND c.order_id = \(order))
                FROM ranked r WHERE r.rank <= r.places
            )
            SELECT r.id FROM ranked r ORDER BY r.rank
            """
        return query.statement
    }
}
