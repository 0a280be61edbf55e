import JSONRPC
import Kernel
import Postgres

/// Amends an announced order: the deadline moves on, and what is new comes as documents.
///
/// - Throws: ``Failure/notFound(_:)`` of `order`; ``Failure/conflict(_:)`` with `record.stale`,
///   `order.notAnnounced`, `order.closed` or `order.deadlineNotLater`.
struct AmendOrder: TransactionMethod {
    static let name = "order.amend"
    static let summary = "Amends an announced order with documents, and extends its deadline."
    static let access = Access.write(.orderKeep)
    static let journal = JournalDeclaration.public("order.amended")
    static let result = OrderStep.receipt
    static let reasons: [Reason] = [
        .stale, .orderNotAnnounced, .orderClosed, .orderDeadlineNotLater,
        .violated("order_steps_deadline_later"),
    ]

    let order: Order.ID
    let version: Int64
    let closesAt: Timestamp
    let documents: [OrderDocument]
    let reason: ReasonText

    init(_ parameters: inout Parameters) {
        order = parameters.required("order", "The order.")
        version = parameters.required("version", "Its version last read.")
        closesAt = parameters.required("closesAt", "The new deadline, later than the present one.")
        documents = parameters.optional("documents", "What is amended.") ?? []
        reason = parameters.required("reason", "What is amended and why; public.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await Order.hold(order, version: version, in: call)
        guard held.state == .announced else { throw .conflict(.orderNotAnnounced) }
        guard !held.hasClosed else { throw .conflict(.orderClosed) }
        guard closesAt > held.closesAt else { throw .conflict(.orderDeadlineNotLater) }
        let step = OrderStep(act: Self.name, to: .announced, closesAt: closesAt, reason: reason)
        let tenant = try call.tenant
        let update: Command = """
            UPDATE financing.orders SET version = \(held.version + 1), closes_at = \(closesAt)
            WHERE tenant_id = \(tenant) AND id = \(order)
            """
        let digests = documents.map { JSON.string(Hex.text($0.document.digest.bytes)) }
        return try await call.finish(
            [try step.history(order, held, by: call), update.statement]
                + documents.map { $0.insert(to: order, of: tenant, step: held.version + 1) },
            entries: [step.entry(order, held, facts: ["documents": .array(digests)])],
            answer: Answer(
                .object(
                    OrderStep.answer(order, version: held.version + 1, state: .announced)),
                subject: order.value))
    }
}

/// Opens what was submitted, once the deadline has passed; before, nobody can.
///
/// - Throws: ``Failure/notFound(_:)`` of `order`; ``Failure/conflict(_:)`` with `record.stale`,
///   `order.notAnnounced` or `order.notClosed`.
struct OpenOrder: TransactionMethod {
    static let name = "order.open"
    static let summary = "Opens an order's applications after its deadline."
    static let access = Access.write(.orderKeep)
    static let journal = JournalDeclaration.public("order.opened")
    static let result = Schema.object([
        "id": .id, "version": .version, "state": Order.State.schema, "applications": .integer(),
    ])
    static let reasons: [Reason] = [.stale, .orderNotAnnounced, .orderNotClosed]

    let order: Order.ID
    let version: Int64

    init(_ parameters: inout Parameters) {
        order = parameters.required("order", "The order.")
        version = parameters.required("version", "Its version last read.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await Order.hold(order, version: version, in: call)
        guard held.state == .announced else { throw .conflict(.orderNotAnnounced) }
        guard held.hasClosed else { throw .conflict(.orderNotClosed) }
        let opening: Query<Single<Int32>> = "SELECT financing.open_applications(\(order))"
        let count = try await call.first(opening)?.value ?? 0
        let state: Order.State = count > 0 ? .closed : .failed
        let step = OrderStep(act: Self.name, to: state)
        let tenant = try call.tenant
        let update: Command = """
            UPDATE financing.orders
            SET version = \(held.version + 1), state = \(state.rawValue),
                opened_at = clock_timestamp(), applications = \(count)
            WHERE tenant_id = \(tenant) AND id = \(order)
            """
        var answer = OrderStep.answer(order, version: held.version + 1, state: state)
        answer["applications"] = .int(count)
        return try await call.finish(
            [try step.history(order, held, by: call), update.statement]
                + (state == .failed ? [Reservation.release(order, of: tenant)] : []),
            entries: [step.entry(order, held, facts: ["applications": .int(count)])],
            answer: Answer(.object(answer), subject: order.value))
    }
}

/// Cancels an order before its decision is public, with a public reason; its money goes back to its
/// budget lines.
///
/// - Throws: ``Failure/notFound(_:)`` of `order`; ``Failure/conflict(_:)`` with `record.stale` or
///   `order.ended`.
struct CancelOrder: TransactionMethod {
    static let name = "order.cancel"
    static let summary = "Cancels an order with a public reason; its money is free again."
    static let access = Access.write(.orderKeep)
    static let journal = JournalDeclaration.public("order.cancelled")
    static let result = OrderStep.receipt
    static let reasons: [Reason] = [.stale, .orderEnded]

    let order: Order.ID
    let version: Int64
    let reason: ReasonText

    init(_ parameters: inout Parameters) {
        order = parameters.required("order", "The order.")
        version = parameters.required("version", "Its version last read.")
        reason = parameters.required("reason", "Why; public.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await Order.hold(order, version: version, in: call)
        // Once a decision is public, applicants rely on it.
        guard [.announced, .closed, .evaluation, .decided].contains(held.state) else {
            throw .conflict(.orderEnded)
        }
        let step = OrderStep(act: Self.name, to: .cancelled, reason: reason)
        return try await call.finish(
            try step.statements(order, held, by: call)
                + [Reservation.release(order, of: try call.tenant)],
            entries: [step.entry(order, held)],
            answer: Answer(
                .object(
                    OrderStep.answer(order, version: held.version + 1, state: .cancelled)),
                subject: order.value))
    }
}
