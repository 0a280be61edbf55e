import JSONRPC
import Kernel
import Postgres

/// Publishes an approved decision: its awards, the reason of every refusal, and until when applicants
/// may complain.
///
/// - Throws: ``Failure/notFound(_:)`` of `decision`; ``Failure/conflict(_:)`` with `record.stale`,
///   `decision.notApproved`, `decision.ownConflict`, `decision.conflict`, `decision.unreadable`,
///   `deadline.ruleMissing`, `calendar.yearMissing`,
///   `constraint.awards_pause_kept`, `constraint.order_lines_awarded_within` or one of
///   ``Judgement/reasons``.
struct PublishDecision: TransactionMethod {
    static let name = "decision.publish"
    static let summary = "Publishes awards and reasons of refusals; the standstill begins."
    static let access = Access.write(.decisionApprove)
    static let journal = JournalDeclaration.public("decision.published")
    static let result = Schema.object([
        "id": .id, "version": .version, "state": Decision.State.schema,
        "order": OrderStep.receipt, "standstillOn": .date,
    ])
    static let reasons: [Reason] =
        [
            .stale, .decisionNotApproved, .decisionOwnConflict, .decisionConflict,
            .decisionUnreadable, .ruleMissing, .yearMissing,
            .violated("awards_pause_kept"), .violated("order_lines_awarded_within"),
        ] + Judgement.reasons
    private static let term = "decision.standstill"

    let decision: Decision.ID
    let version: Int64

    init(_ parameters: inout Parameters) {
        decision = parameters.required("decision", "The decision.")
        version = parameters.required("version", "Its version last read.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await Decision.hold(decision, version: version, in: call)
        guard held.state == .approved, held.orderRow.state == .decided else {
            throw .conflict(.decisionNotApproved)
        }
        try await Decision.insistImpartial(decision, on: held.order, in: call)
        guard let json = try? JSON(parsing: held.content),
            let content = try? DecisionContent(json: json)
        else { throw .conflict(.decisionUnreadable) }
        let results = try await call.send(
            Judgement.Ground.statements(held.order, of: try call.tenant)
                + DueDates.statements([Self.term]))
        let judgement = try Judgement(content, on: try Judgement.Ground(results[0..<3]))
        let dates = try DueDates(results[3...])
        let publication = Publication(
            id: decision, tenant: try call.tenant, judgement: judgement, split: content.split,
            standstill: try dates.due(Self.term, from: dates.today))
        let step = DecisionStep(act: Self.name, to: .published)
        let orderStep = OrderStep(act: Self.name, to: .standstill)
        var answer = step.answer(decision, held, order: .standstill)
        if var members = answer.json.object {
            members["standstillOn"] = .string(publication.standstill.day.description)
            answer = Answer(.object(members), subject: decision.value)
        }
        return try await call.finish(
            try step.statements(decision, held, by: call)
                + [publication.statement(by: call.caller)]
                + [publication.reveal(held.order)]
                + orderStep.statements(held.order, held.orderRow, by: call),
            entries: [
                step.entry(
                    decision, held, facts: publication.facts, texts: publication.texts),
                orderStep.entry(held.order, held.orderRow),
            ], answer: answer)
    }
}
