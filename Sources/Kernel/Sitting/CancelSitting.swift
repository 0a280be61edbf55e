package import JSONRPC
import Postgres

/// Takes back the call of a sitting whose roll is not yet frozen; everybody reads why.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale` or
///   `sitting.notCalled`.
package struct CancelSitting: TransactionMethod {
    package static let name = "sitting.cancel"
    package static let summary = "Cancels a sitting that was called, with a public reason."
    package static let access = Access.write(.sittingKeep)
    package static let journal = JournalDeclaration.public("sitting.cancelled")
    package static let result = Sitting.receipt
    package static let reasons: [Reason] = [.stale, .sittingNotCalled]

    let id: Sitting.ID
    let version: Int64
    let reason: ReasonText

    package init(_ parameters: inout Parameters) {
        id = parameters.required("sitting", "The sitting.")
        version = parameters.required("version", "Its version last read.")
        reason = parameters.required("reason", "Why it is not held; public.")
    }

    package func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await HeldSitting.hold(id, version: version, in: call)
        guard held.row.state == .called else { throw .conflict(.sittingNotCalled) }
        let entry = Entry(
            "sitting", id, version: version + 1, facts: ["state": "cancelled"],
            texts: [("reason", reason.text)])
        return try await call.finish(
            [try held.step(to: .cancelled, by: call), cancel(held)], entries: [entry],
            answer: Sitting.answer(id, version: version + 1, .cancelled))
    }

    private func cancel(_ held: HeldSitting) -> Statement {
        let query: Command = """
            UPDATE sitting.sittings
            SET version = \(version + 1), state = 'cancelled', cancel_reason = \(reason)
            WHERE tenant_id = \(held.host) AND id = \(id)
            """
        return query.statement
    }
}
