import JSONRPC
import Kernel
import Postgres

/// How effective a project was, and how many of those it was for were satisfied.
enum Evaluation {
    typealias ID = Identifier<Evaluation>
}

/// Records the evaluation of a contract whose final report is accepted, once.
///
/// - Throws: ``Failure/notFound(_:)`` of `contract`; ``Failure/conflict(_:)`` with
///   `projectReport.notAccepted` or `constraint.evaluations_pkey`.
struct RecordEvaluation: TransactionMethod {
    static let name = "evaluation.record"
    static let summary = "Records how effective a project was and how satisfied people are."
    static let access = Access.write(.evaluationRecord)
    static let journal = JournalDeclaration.public("evaluation.recorded")
    static let result = Schema.receipt
    static let reasons: [Reason] = [.reportNotAccepted, .violated("evaluations_pkey")]

    private static let peopleMax: Int64 = 1_000_000_000

    let contract: Contract.ID
    let effectiveness: Int64
    let beneficiaries: Int64
    let asked: Int64
    let satisfied: Int64
    let conclusion: ReasonText

    init(_ parameters: inout Parameters) {
        contract = parameters.required("contract", "The contract.")
        effectiveness = parameters.required("effectivenessPercent", "From 0 to 100.")
        beneficiaries = parameters.required("beneficiaries", "How many people it served.")
        asked = parameters.required("asked", "How many of them were asked.")
        satisfied = parameters.required("satisfied", "How many of those were satisfied.")
        conclusion = parameters.required("conclusion", "What follows; public.")
        parameters.check(0...100 ~= effectiveness, "effectivenessPercent", "range")
        parameters.check(0...Self.peopleMax ~= beneficiaries, "beneficiaries", "range")
        parameters.check(0...max(0, beneficiaries) ~= asked, "asked", "range")
        parameters.check(0...max(0, asked) ~= satisfied, "satisfied", "range")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let report: Query<Single<UUIDValue>> = """
            SELECT r.id FROM financing.project_reports r
            WHERE r.tenant_id = \(try call.tenant) AND r.contract_id = \(contract)
              AND r.kind = 'final' AND r.state = 'accepted'
            """
        let results = try await call.send(
            try Contract.lock("\(contract)", in: call) + [report.statement])
        _ = try Contract.held(results.prefix(Contract.lockCount))
        guard let final = try results[Contract.lockCount].rows(Single<UUIDValue>.self).first
        else { throw .conflict(.reportNotAccepted) }
        let id = Evaluation.ID.make()
        let query: Command = """
            INSERT INTO financing.evaluations
                (tenant_id, contract_id, id, report_id, actor, effectiveness_percent,
                 beneficiaries, asked, satisfied, conclusion)
            VALUES (\(try call.tenant), \(contract), \(id), \(final.value),
                \(call.caller.publicName), \(effectiveness), \(beneficiaries), \(asked),
                \(satisfied), \(conclusion))
            """
        let entry = Entry(
            "evaluation", id, version: 1,
            facts: [
                "contract": .string(contract.description),
                "effectivenessPercent": .int(effectiveness),
                "beneficiaries": .int(beneficiaries), "asked": .int(asked),
                "satisfied": .int(satisfied),
            ], texts: [("conclusion", conclusion.text)])
        return try await call.finish(
            [query.statement], entries: [entry], answer: .receipt(id, version: 1))
    }
}

/// The evaluation of a contract.
struct GetEvaluation: QueryMethod {
    static let name = "evaluation.get"
    static let summary = "How effective a contract's project was, and how satisfied people are."
    static let access = Access.public
    static let result = Schema.object([
        "id": .id, "contract": .id, "recordedAt": .instant, "actor": .string(),
        "effectivenessPercent": .integer(0...100), "beneficiaries": .integer(),
        "asked": .integer(), "satisfied": .integer(), "conclusion": .string(),
    ])

    let contract: Contract.ID

    init(_ parameters: inout Parameters) {
        contract = parameters.required("contract", "The contract.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT e.id, e.contract_id AS contract, e.recorded_at AS "recordedAt", e.actor,
                   e.effectiveness_percent AS "effectivenessPercent", e.beneficiaries, e.asked,
                   e.satisfied, e.conclusion
            FROM financing.evaluations e
            WHERE \(sql: Fragment.contract("e")(contract))
            """
        return .one(query, "evaluation")
    }
}
