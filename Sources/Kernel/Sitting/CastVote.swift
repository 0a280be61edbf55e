package import JSONRPC
import Postgres

/// Casts the vote of the caller's own seat, once and for good.
///
/// The database does it in one statement: `sitting.cast_vote` shares the ballot's row, so that a
/// close waits for it, and of a secret ballot keeps the seat and the choice in two tables that
/// nothing joins. A person's seat is the caller's in whatever tenant or role; an organisation's only
/// for who acts for the organisation or keeps the sitting. The choice goes nowhere else: not into the journal, not into the kept answer, not
/// even into the digest of the parameters, which could be guessed.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `seat.none`, `seat.revoked`,
///   `seat.notEntitled`, `ballot.closed` or `ballot.alreadyCast`.
package struct CastVote: TransactionMethod {
    package static let name = "ballot.cast"
    package static let summary = "Casts the vote of the own seat; it can't be changed."
    package static let access = Access.write(.ballotCast)
    package static let journal = JournalDeclaration.private("vote.cast")
    package static let result = Schema.receipt
    package static let reasons: [Reason] = [
        .seatNone, .seatRevoked, .seatNotEntitled, .ballotClosed, .alreadyCast,
    ]
    package static let unrecorded: Set<String> = ["option"]

    let id: Ballot.ID
    let option: Int64

    package init(_ parameters: inout Parameters) {
        id = parameters.required("ballot", "The ballot.")
        option = parameters.required("option", "Number of the option, from 1.")
        parameters.check(1...100 ~= option, "option", "range")
    }

    package func run(in call: Call) async throws(Failure) -> JSON {
        let seats = try ownSeats(call)
        let results = try await call.send([cast(seats), try ballot(call)])
        guard let cast = try results[0].rows(Outcome.self).first else {
            guard try results[1].rows(Single<Ballot.ID>.self).first != nil else {
                throw .notFound("ballot")
            }
            throw .conflict(.seatNone)
        }
        try cast.insist()
        let vote = Vote.ID.make()
        var facts: JSON.Object = [
            "ballot": .string(id.description), "seat": .string(cast.seat.description),
        ]
        if cast.word == "open" { facts["option"] = .int(option) }
        return try await call.finish(
            [], entries: [Entry("vote", vote, version: 1, facts: facts)],
            answer: .receipt(vote, version: 1))
    }

    private struct Outcome: RowDecodable {
        var seat: Seat.ID
        var word: String

        init(from row: inout RowReader) throws(PostgresError) {
            seat = try row.next()
            word = try row.next()
        }

        func insist() throws(Failure) {
            switch word {
            case "open", "secret": break
            case "revoked": throw .conflict(.seatRevoked)
            case "barred": throw .conflict(.seatNotEntitled)
            case "already": throw .conflict(.alreadyCast)
            case "unknown": throw .invalidParameters([Problem("option", "unknown")])
            default: throw .conflict(.ballotClosed)
            }
        }
    }

    /// Organisations' seats that the caller may speak for: its own one's, or its tenant's.
    private func ownSeats(_ call: Call) throws(Failure) -> Fragment {
        if let own = call.caller.organisation { return "s.organisation_id = \(own)" }
        return "s.tenant_id = \(try SittingHost(call).id)"
    }

    /// One that was named again after a revocation counts, not the revoked one.
    private func cast(_ own: Fragment) -> Statement {
        let query: Query<Outcome> = """
            SELECT p.id, sitting.cast_vote(p.tenant_id, \(id), p.id, \(option)::smallint)
            FROM (
                SELECT s.tenant_id, s.id FROM sitting.own_seats(\(id)) AS s
                WHERE s.organisation_id IS NULL OR \(sql: own)
                ORDER BY s.is_revoked, s.named_at DESC LIMIT 1) AS p
            """
        return query.statement
    }

    private func ballot(_ call: Call) throws(Failure) -> Statement {
        let query: Query<Single<Ballot.ID>>
        if call.caller.organisation != nil {
            query = "SELECT id FROM sitting.ballots WHERE id = \(id)"
        } else {
            query = """
                SELECT id FROM sitting.ballots
                WHERE tenant_id = \(try SittingHost(call).id) AND id = \(id)
                """
        }
        return query.statement
    }
}
