package import JSONRPC
import Postgres

/// Ends a person's seat in an organ from a day on, once, as a decision says.
///
/// Rolls that are frozen stay as they are.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `seat.ended`,
///   `constraint.mandates_valid_order` or `constraint.mandates_end_decided_first`.
package struct EndSeat: TransactionMethod {
    package static let name = "seat.end"
    package static let summary = "Ends a person's seat in a council or a commission."
    package static let access = Access.write(.seatAppoint)
    package static let journal = JournalDeclaration.public("seat.ended")
    package static let result = Schema.receipt
    package static let reasons: [Reason] = [
        .seatEnded, .violated("mandates_valid_order"), .violated("mandates_end_decided_first"),
    ]

    let id: Mandate.ID
    let to: CivilDate
    let decision: SeatDecision

    package init(_ parameters: inout Parameters) {
        id = parameters.required("seat", "What `seat.appoint` answered.")
        to = parameters.required("to", "The first day of no more.")
        decision = parameters.required("decision", "The decision by which.")
    }

    package func run(in call: Call) async throws(Failure) -> JSON {
        let host = try SittingHost(call).id
        let results = try await call.send([lock(host), read(host)])
        guard let isEnded = try results[1].rows(Single<Bool>.self).first else {
            throw .notFound("seat")
        }
        guard !isEnded.value else { throw .conflict(.seatEnded) }
        let entry = Entry(
            "mandate", id, version: 2,
            facts: ["to": .string(to.description), "decision": decision.facts])
        return try await call.finish(
            [end(host, by: try call.principal)], entries: [entry],
            answer: .receipt(id, version: 2))
    }

    /// Finds nothing once the seat has ended: row security then lets nobody change it.
    private func lock(_ host: Tenant.ID) -> Statement {
        let query: Command = """
            SELECT id FROM sitting.mandates WHERE tenant_id = \(host) AND id = \(id) FOR UPDATE
            """
        return query.statement
    }

    private func read(_ host: Tenant.ID) -> Statement {
        let query: Query<Single<Bool>> = """
            SELECT valid_to IS NOT NULL FROM sitting.mandates
            WHERE tenant_id = \(host) AND id = \(id)
            """
        return query.statement
    }

    private func end(_ host: Tenant.ID, by principal: Principal.ID) -> Statement {
        let query: Command = """
            UPDATE sitting.mandates
            SET valid_to = \(to), ended_at = clock_timestamp(), ended_by = \(principal),
                end_number = \(decision.number), end_on = \(decision.date),
                end_reference = \(decision.document.reference),
                end_sha256 = \(decision.document.digest.bytes)
            WHERE tenant_id = \(host) AND id = \(id)
            """
        return query.statement
    }
}
