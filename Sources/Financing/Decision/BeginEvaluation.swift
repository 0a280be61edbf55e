import JSONRPC
import Kernel
import Postgres

/// Begins the evaluation of an order's opened applications.
///
/// - Throws: ``Failure/notFound(_:)`` of `order`; ``Failure/conflict(_:)`` with `record.stale` or
///   `decision.orderNotOpen`.
struct BeginEvaluation: TransactionMethod {
    static let name = "decision.begin"
    static let summary = "Begins the evaluation of an order's opened applications."
    static let access = Access.write(.decisionPropose)
    static let journal = JournalDeclaration.public("order.evaluated")
    static let result = OrderStep.receipt
    static let reasons: [Reason] = [.stale, .decisionOrderNotOpen]

    let order: Order.ID
    let version: Int64

    init(_ parameters: inout Parameters) {
        order = parameters.required("order", "The order.")
        version = parameters.required("version", "Its version last read.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await Order.hold(order, version: version, in: call)
        guard held.state == .closed else { throw .conflict(.decisionOrderNotOpen) }
        let step = OrderStep(act: Self.name, to: .evaluation)
        return try await call.finish(
            try step.statements(order, held, by: call), entries: [step.entry(order, held)],
            answer: Answer(
                .object(
                    OrderStep.answer(order, version: held.version + 1, state: .evaluation)),
                subject: order.value))
    }
}
