import JSONRPC
import Kernel
import Postgres

/// Begins an application to an order. Everybody who acts for the organisation may work on it.
///
/// - Throws: ``Failure/notFound(_:)`` of `order`; ``Failure/conflict(_:)`` with
///   `order.notAnnounced`, `order.closed` or `constraint.applications_once`.
struct DraftApplication: TransactionMethod {
    static let name = "application.draft"
    static let summary = "Begins an application to an order; only the own organisation sees it."
    static let access = Access.write(.applicationWrite)
    static let journal = JournalDeclaration.none(
        "before an order is opened nothing tells that somebody applies")
    static let result = Application.receipt
    static let reasons: [Reason] = [
        .orderNotAnnounced, .orderClosed, .violated("applications_once"),
    ]

    let order: Order.ID
    let content: ApplicationContent

    init(_ parameters: inout Parameters) {
        order = parameters.required("order", "The order.")
        content = parameters.required("content", "What is known so far.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let text = try content.text
        let held = try await OpenOrderForApplicant.hold(order, in: call)
        try held.insistOnAnnounced()
        let id = Application.ID.make()
        let step = ApplicationStep(act: Self.name, from: nil, to: .draft, seq: 1)
        let query: Command = """
            WITH step AS (\(sql: try step.insert(id, order, held, by: call)))
            INSERT INTO financing.applications (tenant_id, id, order_id, organisation_id, content)
            VALUES (\(held.tenant), \(id), \(order), \(try call.organisation), \(text))
            """
        return try await call.finish(
            [query.statement], entries: [],
            answer: Answer(
                .object(Application.answer(id, version: 1, state: .draft)), subject: id.value))
    }
}

/// Writes the draft again. What was submitted stays as it was until it is submitted anew.
///
/// - Throws: ``Failure/notFound(_:)`` of `application`; ``Failure/conflict(_:)`` with
///   `record.stale`.
struct UpdateApplication: TransactionMethod {
    static let name = "application.update"
    static let summary = "Writes the draft of an application again."
    static let access = Access.write(.applicationWrite)
    static let journal = JournalDeclaration.none(
        "before an order is opened nothing tells that somebody applies")
    static let result = Application.receipt
    static let reasons: [Reason] = [.stale]

    let application: Application.ID
    let version: Int64
    let content: ApplicationContent

    init(_ parameters: inout Parameters) {
        application = parameters.required("application", "The application.")
        version = parameters.required("version", "Its version last read.")
        content = parameters.required("content", "What is known now.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let text = try content.text
        let held = try await Application.hold(application, version: version, in: call)
        let query: Command = """
            UPDATE financing.applications
            SET version = \(held.version + 1), content = \(text), edited_at = clock_timestamp()
            WHERE tenant_id = \(held.tenant) AND id = \(application)
            """
        return try await call.finish(
            [query.statement], entries: [],
            answer: Answer(
                .object(
                    Application.answer(
                        application, version: held.version + 1, state: held.state)),
                subject: application.value))
    }
}

extension ApplicationContent {
    /// The one text of it, which is kept, committed to, and compared.
    var text: String {
        get throws(Failure) {
            guard let bytes = try? json.canonical() else {
                throw .invalidParameters([Problem("content", "number")])
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}
