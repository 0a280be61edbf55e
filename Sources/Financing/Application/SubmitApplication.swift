import JSONRPC
import Kernel
import Postgres

/// Submits the draft as it stands, also in place of an earlier submission.
///
/// The instant of the step, by the database's clock, decides whether it is in time. The journal gets
/// a salted commitment to every word of it and nothing that tells whose it is; the receipt opens
/// that commitment, so that nobody can swap a submission later. What the registry knows of the
/// applicant at that moment is kept with it and told; it refuses nobody, for no act was found that
/// would: who decides does.
///
/// - Throws: ``Failure/notFound(_:)`` of `application`; ``Failure/invalidParameters(_:)`` with all
///   that the order asks and the draft lacks; ``Failure/conflict(_:)`` with `record.stale`,
///   `order.notAnnounced`, `order.notYet`, `order.closed` or
///   `constraint.application_steps_in_time`.
struct SubmitApplication: TransactionMethod {
    static let name = "application.submit"
    static let summary = "Submits an application; sealed until the order is opened."
    static let access = Access.write(.applicationWrite)
    static let journal = JournalDeclaration.public("application.sealed")
    static let result = Schema.object([
        "id": .id, "version": .version, "state": Application.State.schema, "seq": .integer(),
        "receipt": receipt, "eligibility": Eligibility.whole,
    ])
    static let reasons: [Reason] = [
        .stale, .orderNotAnnounced, .orderNotYet, .orderClosed,
        .violated("application_steps_in_time"),
    ]

    /// SHA-256(salt ‖ content) is the entry's commitment; content as `application.get` shows it, in
    /// the one text of RFC 8785.
    static let receipt = Schema.object([
        "entry": .id, "salt": .string(), "commitment": .string(),
    ])

    let application: Application.ID
    let version: Int64

    init(_ parameters: inout Parameters) {
        application = parameters.required("application", "The application.")
        version = parameters.required("version", "Its version last read.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await Application.hold(application, version: version, in: call)
        let order = try await OpenOrderForApplicant.hold(held.order, in: call)
        try order.insistOnAccepting()
        let content = try await checked(held, call)
        let seal = Seal(of: held.content)
        let known = try await eligibility(held, call)
        let step = ApplicationStep(
            act: Self.name, from: held.state, to: .submitted, seq: held.seq + 1)
        let insert: Command = """
            WITH step AS (
                \(sql: try step.insert(application, held.order, order, by: call)) RETURNING at)
            INSERT INTO financing.submissions
                (tenant_id, application_id, seq, order_id, organisation_id, received_at, content,
                 amount_tiyn, months, entry_id, salt, commitment, eligibility)
            SELECT \(held.tenant), \(application), \(step.seq), \(held.order),
                \(try call.organisation), step.at, \(held.content), \(content.amount),
                \(content.months), \(seal.entry), \(seal.salt), \(seal.commitment),
                \(known.text)::jsonb
            FROM step
            """
        var answer = Application.answer(
            application, version: held.version + 1, state: .submitted)
        answer["seq"] = .int(step.seq)
        answer["receipt"] = seal.json
        answer["eligibility"] = known
        return try await call.finish(
            [insert.statement, ApplicationStep.update(application, held, to: .submitted)],
            entries: [Entry(sealing: seal.commitment, id: seal.entry)],
            answer: Answer(.object(answer), subject: application.value))
    }

    private func eligibility(
        _ held: Application.Held, _ call: Call
    ) async throws(Failure) -> JSON {
        let query: Query<Single<String>> = """
            SELECT financing.gate(\(try call.organisation), \(held.order))::text
            """
        guard let text = try await call.first(query)?.value, let known = try? JSON(parsing: text)
        else { throw .notFound("organisation") }
        return known
    }

    /// The draft, held against what the order asks.
    private func checked(
        _ held: Application.Held, _ call: Call
    ) async throws(Failure) -> (amount: Int64, months: Int64) {
        guard let terms = try await call.first(ApplicationContent.Terms.read(held.order)) else {
            throw .notFound("order")
        }
        guard let json = try? JSON(parsing: held.content),
            let content = try? ApplicationContent(json: json)
        else { throw .invalidParameters([Problem("content", "form")]) }
        let problems = content.problems(under: terms)
        guard problems.isEmpty, let amount = content.amount, let months = content.months else {
            throw .invalidParameters(problems)
        }
        return (amount.tiyn, months)
    }
}

/// A commitment to a text, and what opens it.
private struct Seal {
    let entry = UUIDValue.version7()
    let salt = SealedEntry.salt()
    let commitment: [UInt8]

    init(of text: String) { commitment = SealedEntry.digest(of: text, salt: salt) }

    var json: JSON {
        [
            "entry": .string(entry.description), "salt": .string(Hex.text(salt)),
            "commitment": .string(Hex.text(commitment)),
        ]
    }
}

/// Withdraws what was submitted; it stays sealed for good.
///
/// The journal gets a salted commitment to it, of the same type as to a submission, so nobody learns
/// which of the two somebody has done; the receipt opens it: SHA-256(salt ‖ `withdrawn`, the
/// application's id and the number of its step, with a space between them).
///
/// - Throws: ``Failure/notFound(_:)`` of `application`; ``Failure/conflict(_:)`` with
///   `record.stale`, `application.notSubmitted`, `order.notAnnounced`, `order.closed` or
///   `constraint.application_steps_in_time`.
struct WithdrawApplication: TransactionMethod {
    static let name = "application.withdraw"
    static let summary = "Withdraws a submitted application before the deadline."
    static let access = Access.write(.applicationWrite)
    static let journal = JournalDeclaration.public("application.sealed")
    static let result = Schema.object([
        "id": .id, "version": .version, "state": Application.State.schema, "seq": .integer(),
        "receipt": SubmitApplication.receipt,
    ])
    static let reasons: [Reason] = [
        .stale, .applicationNotSubmitted, .orderNotAnnounced, .orderNotYet, .orderClosed,
        .violated("application_steps_in_time"),
    ]

    let application: Application.ID
    let version: Int64

    init(_ parameters: inout Parameters) {
        application = parameters.required("application", "The application.")
        version = parameters.required("version", "Its version last read.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await Application.hold(application, version: version, in: call)
        guard held.state == .submitted else { throw .conflict(.applicationNotSubmitted) }
        let order = try await OpenOrderForApplicant.hold(held.order, in: call)
        try order.insistOnAccepting()
        let step = ApplicationStep(
            act: Self.name, from: held.state, to: .withdrawn, seq: held.seq + 1)
        let seal = Seal(of: "withdrawn \(application) \(step.seq)")
        let insert: Command = """
            WITH step AS (\(sql: try step.insert(application, held.order, order, by: call)))
            INSERT INTO financing.application_withdrawals
                (tenant_id, application_id, seq, organisation_id, order_id, entry_id, salt,
                 commitment)
            VALUES (\(held.tenant), \(application), \(step.seq), \(try call.organisation),
                \(held.order), \(seal.entry), \(seal.salt), \(seal.commitment))
            """
        var answer = Application.answer(
            application, version: held.version + 1, state: .withdrawn)
        answer["seq"] = .int(step.seq)
        answer["receipt"] = seal.json
        return try await call.finish(
            [insert.statement, ApplicationStep.update(application, held, to: .withdrawn)],
            entries: [Entry(sealing: seal.commitment, id: seal.entry)],
            answer: Answer(.object(answer), subject: application.value))
    }
}

extension Reason {
    static let applicationNotSubmitted = Reason(
        "application.notSubmitted", kk: "Өтінім берілмеген", ru: "Заявка не подана",
        en: "The application is not submitted")
}
