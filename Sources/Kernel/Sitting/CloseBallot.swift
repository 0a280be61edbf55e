package import JSONRPC
import Postgres

/// Closes a ballot and counts it, in one transaction.
///
/// The ballot's row is held alone, so every cast that was accepted has committed by then and is
/// counted, and every one behind it is late.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `ballot.closed`.
package struct CloseBallot: TransactionMethod {
    package static let name = "ballot.close"
    package static let summary = "Closes a ballot and answers its tally."
    package static let access = Access.write(.sittingKeep)
    package static let journal = JournalDeclaration.public("ballot.closed")
    package static let result = Schema.object([
        "id": .id, "version": .version, "tally": .array(of: Tally.schema),
    ])
    package static let reasons: [Reason] = [.ballotClosed]

    let id: Ballot.ID

    package init(_ parameters: inout Parameters) {
        id = parameters.required("ballot", "The ballot.")
    }

    package func run(in call: Call) async throws(Failure) -> JSON {
        let host = try SittingHost(call).id
        let held = try await call.send([lock(host), read(host)])
        guard let state = try held[1].rows(Single<String>.self).first else {
            throw .notFound("ballot")
        }
        guard state.value == "open" else { throw .conflict(.ballotClosed) }
        let results = try await call.send([close(host), count(host)])
        let tally = JSON.array(try results[1].rows(Tally.self).map(\.json))
        return try await call.finish(
            [], entries: [Entry("ballot", id, version: 2, facts: ["tally": tally])],
            answer: Answer(
                ["id": .string(id.description), "version": 2, "tally": tally], subject: id.value))
    }

    /// Finds nothing once the ballot is closed: row security then lets nobody change it.
    private func lock(_ host: Tenant.ID) -> Statement {
        let query: Command = """
            SELECT id FROM sitting.ballots WHERE tenant_id = \(host) AND id = \(id) FOR UPDATE
            """
        return query.statement
    }

    private func read(_ host: Tenant.ID) -> Statement {
        let query: Query<Single<String>> = """
            SELECT state FROM sitting.ballots WHERE tenant_id = \(host) AND id = \(id)
            """
        return query.statement
    }

    private func close(_ host: Tenant.ID) -> Statement {
        let query: Command = """
            UPDATE sitting.ballots SET version = 2, state = 'closed', closed_at = clock_timestamp()
            WHERE tenant_id = \(host) AND id = \(id)
            """
        return query.statement
    }

    private func count(_ host: Tenant.ID) -> Statement {
        let query: Query<Tally> = """
            SELECT option, votes, carried FROM sitting.count_ballot(\(host), \(id)) ORDER BY option
            """
        return query.statement
    }
}

/// The votes for one option.
struct Tally: RowDecodable {
    var option: Int64
    var votes: Int64
    var isCarried: Bool

    static let schema = Schema.object([
        "option": .integer(), "votes": .integer(), "carried": .boolean,
    ])

    init(from row: inout RowReader) throws(PostgresError) {
        option = try row.next()
        votes = try row.next()
        isCarried = try row.next()
    }

    var json: JSON {
        ["option": .int(option), "votes": .int(votes), "carried": .bool(isCarried)]
    }
}
