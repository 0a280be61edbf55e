import JSONRPC
import Kernel
import Postgres

/// Revokes a delegate before the cut-off; another one may then be named.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `sitting.cutOffPassed` or
///   `delegate.revoked`.
struct RevokeDelegate: TransactionMethod {
    static let name = "delegate.revoke"
    static let summary = "Revokes a delegate before the cut-off."
    static let access = Access.write(.delegateName)
    static let journal = JournalDeclaration.private("delegate.revoked")
    static let result = Schema.receipt
    static let reasons: [Reason] = [.sittingCutOffPassed, .delegateRevoked]

    let id: Seat.ID

    init(_ parameters: inout Parameters) {
        id = parameters.required("delegate", "What `delegate.name` answered.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let own = try call.caller.owning("s")
        let results = try await call.send([lock(own), read(own)])
        guard let seat = try results[1].rows(Held.self).first else { throw .notFound("delegate") }
        guard seat.runs else { throw .conflict(.sittingCutOffPassed) }
        guard !seat.isRevoked else { throw .conflict(.delegateRevoked) }
        let update: Command = """
            UPDATE sitting.seats s
            SET revoked_at = clock_timestamp(), revoked_by = \(try call.principal)
            WHERE \(sql: own) AND s.id = \(id)
            """
        let entry = Entry(
            "seat", id, version: 2, facts: ["sitting": .string(seat.sitting.description)])
        return try await call.finish(
            [update.statement], entries: [entry], answer: .receipt(id, version: 2))
    }

    private struct Held: RowDecodable {
        var sitting: Sitting.ID
        var runs: Bool
        var isRevoked: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            sitting = try row.next()
            runs = try row.next()
            isRevoked = try row.next()
        }
    }

    /// Finds nothing once the roll is frozen: row security then lets nobody change a seat.
    private func lock(_ own: Fragment) -> Statement {
        let query: Command = """
            SELECT s.id FROM sitting.seats s WHERE \(sql: own) AND s.id = \(id) FOR UPDATE
            """
        return query.statement
    }

    private func read(_ own: Fragment) -> Statement {
        let query: Query<Held> = """
            SELECT s.sitting_id, \(sql: DelegateTerm.runs), s.revoked_at IS NOT NULL
            FROM sitting.seats s
            JOIN sitting.sittings g ON g.tenant_id = s.tenant_id AND g.id = s.sitting_id
            WHERE \(sql: own) AND s.id = \(id)
            """
        return query.statement
    }
}
