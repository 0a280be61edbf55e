package import JSONRPC
import Postgres

/// Closes an open sitting with the reference of its protocol, once all its ballots are closed.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
///   `sitting.notOpen`, `sitting.ballotsOpen`, `sitting.fewerThanVoted` or
///   `constraint.sittings_present_counted`.
package struct CloseSitting: TransactionMethod {
    package static let name = "sitting.close"
    package static let summary = "Closes a sitting with its protocol."
    package static let access = Access.write(.sittingKeep)
    package static let journal = JournalDeclaration.public("sitting.closed")
    package static let result = Sitting.receipt
    package static let reasons: [Reason] = [
        .stale, .sittingNotOpen, .sittingBallotsOpen, .sittingFewerThanVoted,
        .violated("sittings_present_counted"),
    ]

    let id: Sitting.ID
    let version: Int64
    let number: Code
    let minutes: SealedDocument
    let present: Int64

    package init(_ parameters: inout Parameters) {
        id = parameters.required("sitting", "The sitting.")
        version = parameters.required("version", "Its version last read.")
        number = parameters.required("protocolNumber", "The protocol's number.")
        minutes = parameters.required("protocol", "Where the protocol is kept, with its digest.")
        present = parameters.required("present", "How many of the seats came, by the protocol.")
        parameters.check(Sitting.seats ~= present, "present", "range")
    }

    package func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await HeldSitting.hold(id, version: version, in: call)
        guard held.row.state == .open else { throw .conflict(.sittingNotOpen) }
        let ballots = try await call.first(ballots(held.host))
        guard ballots?.areOpen != true else { throw .conflict(.sittingBallotsOpen) }
        guard ballots?.voted ?? 0 <= present else { throw .conflict(.sittingFewerThanVoted) }
        let facts: JSON.Object = [
            "state": "closed", "protocolNumber": .string(number.text),
            "protocolSha256": .string(Hex.text(minutes.digest.bytes)),
            "seatsPresent": .int(present),
        ]
        return try await call.finish(
            [try held.step(to: .closed, by: call), close(held)],
            entries: [Entry("sitting", id, version: version + 1, facts: facts)],
            answer: Sitting.answer(id, version: version + 1, .closed))
    }

    private struct Ballots: RowDecodable {
        var areOpen: Bool
        /// In the one in which most have.
        var voted: Int64

        init(from row: inout RowReader) throws(PostgresError) {
            areOpen = try row.next()
            voted = try row.next()
        }
    }

    /// No ballot opens beside this: it would share the row that the call holds.
    private func ballots(_ host: Tenant.ID) -> Query<Ballots> {
        """
        SELECT coalesce(bool_or(b.state = 'open'), false),
               coalesce(max(sitting.voters(b.tenant_id, b.id)), 0)::int8
        FROM sitting.ballots b WHERE b.tenant_id = \(host) AND b.sitting_id = \(id)
        """
    }

    private func close(_ held: HeldSitting) -> Statement {
        let query: Command = """
            UPDATE sitting.sittings
            SET version = \(version + 1), state = 'closed', protocol_number = \(number),
                protocol_reference = \(minutes.reference),
                protocol_sha256 = \(minutes.digest.bytes), seats_present = \(present)
            WHERE tenant_id = \(held.host) AND id = \(id)
            """
        return query.statement
    }
}
