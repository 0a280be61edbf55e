import JSONRPC
import Kernel
import Postgres

/// Gives notice that a contract ends before it is fulfilled: everybody reads why, and the
/// organisation may answer the breach that is the ground of it. Until its day the contract goes on.
///
/// - Throws: ``Failure/notFound(_:)`` of `contract`; ``Failure/conflict(_:)`` with `record.stale`,
///   `order.notContracting`, `contract.terminated`, `contract.noticeGiven` or
///   `contract.noticeGround`.
/// - Source: the grounds are `financing.termination_grounds`; that notice goes before is a proposal.
struct GiveNotice: TransactionMethod {
    static let name = "contract.giveNotice"
    static let summary = "Gives public notice that a contract will be terminated."
    static let access = Access.write(.contractTerminate)
    static let journal = JournalDeclaration.public("contract.noticeGiven")
    static let result = Termination.receipt
    static let reasons: [Reason] = [
        .stale, .orderNotContracting, .contractTerminated, .noticeGiven, .noticeGround,
        .violated("terminations_one_live"),
    ]

    let contract: Contract.ID
    let version: Int64
    let ground: Word
    let breach: Breach.ID?
    let endsOn: CivilDate
    let reportDueOn: CivilDate
    let reason: ReasonText
    let document: SealedDocument

    init(_ parameters: inout Parameters) {
        contract = parameters.required("contract", "The contract.")
        version = parameters.required("version", "Its version last read.")
        ground = parameters.required("ground", "Code of the ground, such as `breach`.")
        breach = parameters.optional(
            "breach", "The reported breach, with the grounds `breach` and `misuse`.")
        endsOn = parameters.required("endsOn", "The day on which it can be terminated.")
        reportDueOn = parameters.required(
            "reportDueOn", "By when the organisation accounts for what it was paid.")
        reason = parameters.required("reason", "Why; public.")
        document = parameters.required("document", "The notice, with its SHA-256.")
        parameters.check(endsOn <= reportDueOn, "reportDueOn", "range")
    }

    private struct Ground: RowDecodable {
        var isOfBreach: Bool
        var isBreachKnown: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            isOfBreach = try row.next()
            isBreachKnown = try row.next()
        }
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let tenant = try call.tenant
        let known: Query<Ground> = """
            SELECT g.of_breach, EXISTS (
                SELECT FROM financing.breaches b WHERE b.tenant_id = \(tenant)
                  AND b.id = \(breach) AND b.contract_id = \(contract))
            FROM financing.termination_grounds g WHERE g.code = \(ground)
            """
        let results = try await call.send(
            try Contract.lock("\(contract)", in: call) + [
                Termination.Held.read(contract, of: tenant).statement, known.statement,
            ])
        let held = try Contract.held(results.prefix(Contract.lockCount))
        guard held.version == version else { throw .conflict(.stale) }
        try held.insistOnOpen()
        guard try results[Contract.lockCount].rows(Termination.Held.self).isEmpty else {
            throw .conflict(.noticeGiven)
        }
        guard let found = try results[Contract.lockCount + 1].rows(Ground.self).first,
            found.isOfBreach == (breach != nil), !found.isOfBreach || found.isBreachKnown
        else { throw .conflict(.noticeGround) }
        let id = Termination.ID.make()
        return try await call.finish(
            [try insert(id, held, call)], entries: [entry(id, held)],
            answer: Termination.answer(id, version: 1, .announced))
    }

    private func insert(
        _ id: Termination.ID, _ held: Contract.Held, _ call: Call
    ) throws(Failure) -> Statement {
        let step = TerminationStep(act: Self.name, to: .announced)
        let query: Command = """
            WITH \(sql: try step.insert(id, seq: 1, author: try call.principal, by: call))
            INSERT INTO financing.terminations
                (tenant_id, id, contract_id, organisation_id, ground, of_breach, breach_id,
                 ends_on, report_due_on, reason, reference, reference_sha256)
            VALUES (\(try call.tenant), \(id), \(contract), \(held.organisation), \(ground),
                \(breach != nil), \(breach), \(endsOn), \(reportDueOn), \(reason),
                \(document.reference), \(document.digest.bytes))
            """
        return query.statement
    }

    private func entry(_ id: Termination.ID, _ held: Contract.Held) -> Entry {
        var facts: JSON.Object = [
            "contract": .string(contract.description),
            "organisation": .string(held.organisation.description),
            "ground": .string(ground.text), "endsOn": .string(endsOn.description),
            "reportDueOn": .string(reportDueOn.description),
            "sha256": .string(Hex.text(document.digest.bytes)),
        ]
        facts["breach"] = (breach?.description).map { .string($0) }
        return Entry(
            "termination", id, version: 1, facts: facts,
            texts: [("reason", reason.text), ("reference", document.reference.text)])
    }
}

/// Withdraws a notice that is not carried out: the contract goes on.
///
/// - Throws: ``Failure/notFound(_:)`` of `contract`; ``Failure/conflict(_:)`` with `record.stale` or
///   `contract.noticeMissing`.
struct WithdrawNotice: TransactionMethod {
    static let name = "contract.withdrawNotice"
    static let summary = "Withdraws a notice of termination, with the reason."
    static let access = Access.write(.contractTerminate)
    static let journal = JournalDeclaration.public("contract.noticeWithdrawn")
    static let result = Termination.receipt
    static let reasons: [Reason] = [.stale, .noticeMissing]

    let contract: Contract.ID
    let version: Int64
    let reason: ReasonText

    init(_ parameters: inout Parameters) {
        contract = parameters.required("contract", "The contract.")
        version = parameters.required("version", "Its version last read.")
        reason = parameters.required("reason", "Why; public.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let results = try await call.send(
            try Contract.lock("\(contract)", in: call) + [
                Termination.Held.read(contract, of: try call.tenant).statement
            ])
        let held = try Contract.held(results.prefix(Contract.lockCount))
        guard held.version == version else { throw .conflict(.stale) }
        guard let notice = try results[Contract.lockCount].rows(Termination.Held.self).first
        else { throw .conflict(.noticeMissing) }
        let step = TerminationStep(act: Self.name, to: .withdrawn, reason: reason)
        return try await call.finish(
            [try step.statement(notice, by: call)], entries: [step.entry(notice, of: contract)],
            answer: Termination.answer(notice.id, version: notice.version + 1, .withdrawn))
    }
}
