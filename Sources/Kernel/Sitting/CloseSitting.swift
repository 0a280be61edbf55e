package import JSONRPC
import Postgres

/// Closes an open sitting with the reference of its protocol, once all its ballots are closed.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
///   `sitting.notOpen` or `sitting.ballotsOpen`.
package struct CloseSitting: TransactionMethod {
    package static let name = "sitting.close"
    package static let summary = "Closes a sitting with its protocol."
    package static let access = Access.write(.sittingKeep)
    package static let journal = JournalDeclaration.public("sitting.closed")
    package static let result = Sitting.receipt
    package static let reasons: [Reason] = [.stale, .sittingNotOpen, .sittingBallotsOpen]

    let id: Sitting.ID
    let version: Int64
    let number: Code
    let minutes: DocumentReference

    package init(_ parameters: inout Parameters) {
        id = parameters.required("sitting", "The sitting.")
        version = parameters.required("version", "Its version last read.")
        number = parameters.required("protocolNumber", "The protocol's number.")
        minutes = parameters.required("protocol", "Where the protocol is kept, with its digest.")
        parameters.check(minutes.digest != nil, "protocol.sha256", "required")
    }

    package func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await HeldSitting.hold(id, version: version, in: call)
        guard held.row.state == .open else { throw .conflict(.sittingNotOpen) }
        guard try await call.first(open(held.host)) == nil else {
            throw .conflict(.sittingBallotsOpen)
        }
        var facts: JSON.Object = ["state": "closed", "protocolNumber": .string(number.text)]
        facts["protocolSha256"] = (minutes.digest).map { .string(Hex.text($0.bytes)) }
        return try await call.finish(
            [try held.step(to: .closed, by: call), close(held)],
            entries: [Entry("sitting", id, version: version + 1, facts: facts)],
            answer: Sitting.answer(id, version: version + 1, .closed))
    }

    /// No ballot opens beside this: it would share the row that the call holds.
    private func open(_ host: Tenant.ID) -> Query<Single<Ballot.ID>> {
        """
        SELECT id FROM sitting.ballots
        WHERE tenant_id = \(host) AND sitting_id = \(id) AND state = 'open' LIMIT 1
        """
    }

    private func close(_ held: HeldSitting) -> Statement {
        let query: Command = """
            UPDATE sitting.sittings
            SET version = \(version + 1), state = 'closed', protocol_number = \(number),
                protocol_reference = \(minutes.reference), protocol_sha256 = \(minutes.digest?.bytes)
            WHERE tenant_id = \(held.host) AND id = \(id)
            """
        return query.statement
    }
}
