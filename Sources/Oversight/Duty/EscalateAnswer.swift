import JSONRPC
import Kernel
import Postgres

/// Takes a matter to the next body: when the day is over without an answer, when the answer was rated 1
/// or 2, or when an appeal was returned or closed. The first body's duty stays as it is, with all that
/// it counts for. Of an appeal it is a complaint, with a ticket and a document of its own.
///
/// - Throws: ``Failure/notFound(_:)`` for who did not ask; ``Failure/conflict(_:)`` with
///   `duty.notEscalable`, `duty.noNext` or `constraint.duties_followed_once`.
struct EscalateAnswer: TransactionMethod {
    static let name = "answer.escalate"
    static let summary = "Takes an unanswered or badly answered matter to the next body."
    static let access = Access.write(.dutyJudge)
    static let journal = JournalDeclaration.public("answer.escalated")
    static let result = DutyStart.follow
    static let reasons: [Reason] = [
        .dutyNotEscalable, .dutyNoNext, .violated("duties_followed_once"), .yearMissing,
        .ruleMissing,
    ]

    let duty: Duty.ID
    let signed: SealedDocument?

    init(_ parameters: inout Parameters) {
        duty = parameters.required("duty", "What was not answered, or badly.")
        signed = parameters.optional(
            "signed", "Of an appeal: the signed complaint; the appeal's document unless said.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let citizen = try call.citizen
        let results = try await call.send(
            [
                Opinion.authorship(of: duty), Duty.read(duty), DutySequel.rating(of: duty),
                next.statement,
            ] + DueDates.statements(Duty.rules))
        guard try Opinion.isAuthor(results[0]) else { throw .notFound("duty") }
        let held = try Duty.held(results[1])
        let isSilent = held.state == .waiting && held.isOverdue
        let isBad = DutySequel.isBad(try results[2].rows())
        // Whose appeal was sent back or closed has nothing else.
        let isShut = held.state == .returned || held.state == .closed
        guard isSilent || isShut || isBad else { throw .conflict(.dutyNotEscalable) }
        guard let next = try results[3].rows(NextBody.self).first, next.id != held.tenant else {
            throw .conflict(.dutyNoNext)
        }
        let start = try DutyStart(
            held.kind, cause: .escalated, after: held, of: citizen, at: (next.id, next.code),
            level: held.level + 1, DueDates(results.suffix(DueDates.statementCount)))
        let changes = start.changes(call.caller)
        return try await call.finish(
            changes.statements + AppealDocument.carried(signed, for: start, of: citizen),
            entries: changes.entries, answer: start.answer)
    }

    private struct NextBody: RowDecodable {
        var id: Tenant.ID
        var code: String

        init(from row: inout RowReader) throws(PostgresError) {
            id = try row.next()
            code = try row.next()
        }
    }

    private var next: Query<NextBody> {
        """
        SELECT n.id, n.code
        FROM oversight.duties d JOIN tenancy.tenants t ON t.id = d.tenant_id
        JOIN oversight.instances i ON i.kind = t.kind JOIN tenancy.tenants n ON n.id = i.next_id
        WHERE d.id = \(duty)
        """
    }
}

/// What entitles to a sequel of a duty that was answered.
enum DutySequel {
    static func rating(of duty: Duty.ID) -> Statement {
        let query: Query<Single<Int64>> = """
            SELECT o.rating::bigint FROM oversight.opinions o
            WHERE o.duty_id = \(duty) AND o.rating IS NOT NULL
            """
        return query.statement
    }

    static func isBad(_ ratings: [Single<Int64>]) -> Bool {
        ratings.first.map { $0.value <= 2 } ?? false
    }
}
