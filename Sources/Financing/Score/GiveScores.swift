import JSONRPC
import Kernel
import Postgres

/// Scores an application by some or all criteria; what is given stays.
///
/// - Throws: ``Failure/notFound(_:)`` of `application`; ``Failure/invalidParameters(_:)`` for a
///   criterion that the order does not have or points beyond its scale; ``Failure/conflict(_:)``
///   with `order.notJudged`, `expert.notDrawn`, `declaration.missing`, `score.recused`,
///   `score.related` or `score.given`.
struct GiveScores: TransactionMethod {
    static let name = "score.give"
    static let summary = "An assigned expert's points for an application, for good."
    static let access = Access.write(.scoreGive)
    static let journal = JournalDeclaration.private("score.given")
    static let result = Schema.object([
        "application": .id, "given": .integer(), "expected": .integer(),
    ])
    static let reasons: [Reason] = [
        .orderNotJudged, .expertNotDrawn, .declarationMissing, .scoreRecused, .scoreRelated,
        .scoreGiven,
    ]

    let application: Application.ID
    let scores: [Score.Points]

    init(_ parameters: inout Parameters) {
        application = parameters.required("application", "The application.")
        scores = parameters.required("scores", "Whole points by criteria of the order.")
        parameters.check(!scores.isEmpty, "scores", "empty")
        let criteria = Set(scores.map { $0.criterion })
        parameters.check(criteria.count == scores.count, "scores", "twice")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await call.hold(try lockOrder(call), "application")
        try JudgedOrder.insist(on: held.state)
        let results = try await call.send([
            try lockExpert(held.order, call), try criteria(held.order, call),
        ])
        guard let judge = try results[0].rows(Judge.self).first else {
            throw .conflict(.expertNotDrawn)
        }
        try judge.insist()
        try check(try results[1].rows(Criterion.self))
        let given = judge.given + Int64(scores.count)
        return try await call.finish(
            try write(held.order, judge, call), entries: [entry(held.order)],
            answer: Answer(
                [
                    "application": .string(application.description), "given": .int(given),
                    "expected": .int(judge.expected),
                ], subject: application.value))
    }

    private struct Held: RowDecodable {
        var order: Order.ID
        var state: String

        init(from row: inout RowReader) throws(PostgresError) {
            order = try row.next()
            state = try row.next()
        }
    }

    /// The expert's row, which counts what is given.
    private struct Judge: RowDecodable {
        var expert: Expert.ID
        var hasDeclared: Bool
        var isRecused: Bool
        var isRelated: Bool
        var given: Int64
        var expected: Int64
        var isEnded: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            expert = try row.next()
            hasDeclared = try row.next()
            isRecused = try row.next()
            isRelated = try row.next()
            given = try row.next()
            expected = try row.next()
            isEnded = try row.next()
        }

        func insist() throws(Failure) {
            guard !isEnded else { throw .conflict(.expertNotDrawn) }
            guard hasDeclared else { throw .conflict(.declarationMissing) }
            guard !isRecused else { throw .conflict(.scoreRecused) }
            guard !isRelated else { throw .conflict(.scoreRelated) }
        }
    }

    private struct Criterion: RowDecodable {
        var code: String
        var pointsMax: Int64
        var isGiven: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            code = try row.next()
            pointsMax = try row.next()
            isGiven = try row.next()
        }
    }

    private func lockOrder(_ call: Call) throws(Failure) -> Query<Held> {
        """
        SELECT o.id, o.state FROM financing.orders o
        WHERE o.tenant_id = \(try call.tenant) AND o.id = financing.order_of(\(application))
        FOR SHARE
        """
    }

    private func lockExpert(_ order: Order.ID, _ call: Call) throws(Failure) -> Statement {
        let query: Query<Judge> = """
            SELECT e.expert_id, e.related IS NOT NULL, e.recused,
                   financing.is_related(\(application)),
                   e.given::int8, e.expected::int8, e.ended
            FROM financing.order_experts e
            WHERE e.tenant_id = \(try call.tenant) AND e.order_id = \(order)
              AND e.principal_id = \(try call.principal) FOR UPDATE
            """
        return query.statement
    }

    private func criteria(_ order: Order.ID, _ call: Call) throws(Failure) -> Statement {
        let query: Query<Criterion> = """
            SELECT c.code, c.points_max::int8, EXISTS (
                SELECT FROM financing.scores s WHERE s.tenant_id = c.tenant_id
                  AND s.order_id = c.order_id AND s.principal_id = \(try call.principal)
                  AND s.application_id = \(application) AND s.criterion = c.code)
            FROM financing.order_criteria c
            WHERE c.tenant_id = \(try call.tenant) AND c.order_id = \(order)
            """
        return query.statement
    }

    private func check(_ criteria: [Criterion]) throws(Failure) {
        var problems: [Problem] = []
        for (index, score) in scores.enumerated() {
            guard let criterion = criteria.first(where: { $0.code == score.criterion.text }) else {
                problems.append(Problem("scores[\(index)].criterion", "unknown"))
                continue
            }
            guard !criterion.isGiven else { throw .conflict(.scoreGiven) }
            if score.points > criterion.pointsMax {
                problems.append(Problem("scores[\(index)].points", "aboveScale"))
            }
        }
        guard problems.isEmpty else { throw .invalidParameters(problems) }
    }

    private func write(
        _ order: Order.ID, _ judge: Judge, _ call: Call
    ) throws(Failure) -> [Statement] {
        let (tenant, principal) = (try call.tenant, try call.principal)
        let insert: Command = """
            INSERT INTO financing.scores
                (tenant_id, order_id, principal_id, number, expert_id, application_id, criterion,
                 points, points_max)
            SELECT c.tenant_id, c.order_id, \(principal), \(judge.given) + n.place,
                   \(judge.expert), \(application), c.code, n.points, c.points_max
            FROM unnest(\(Column(scores.map { $0.criterion.text })), \(Column(scores.map { $0.points })))
                WITH ORDINALITY AS n (code, points, place)
            JOIN financing.order_criteria c
                ON c.tenant_id = \(tenant) AND c.order_id = \(order) AND c.code = n.code
            """
        let count: Command = """
            UPDATE financing.order_experts SET given = given + \(scores.count)
            WHERE tenant_id = \(tenant) AND order_id = \(order) AND principal_id = \(principal)
            """
        return [insert.statement, count.statement]
    }

    /// What the points are stays between the expert and the table until all are in.
    private func entry(_ order: Order.ID) -> Entry {
        Entry(
            "score", Score.ID.make(), version: 1,
            facts: [
                "order": .string(order.description),
                "application": .string(application.description),
            ],
            hidden: scores.map { ($0.criterion.text, String($0.points)) })
    }
}
