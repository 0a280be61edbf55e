import JSONRPC
import Postgres

/// The tally of a closed ballot as it was stored, beside the same votes counted again: those of an
/// open ballot from who voted for what, those of a secret one from its public slips.
package struct TallyBallot: QueryMethod {
    package static let name = "ballot.tally"
    package static let summary = "The tally of a closed ballot, and what counting again gives."
    package static let access = Access.public
    package static let result = Schema.object([
        "id": .id, "sitting": .id, "secret": .boolean, "closedAt": .instant,
        "seatsTotal": .integer(), "seatsEntitled": .integer(), "voted": .integer(),
        "tally": .array(
            of: .object([
                "option": .integer(), "text": .string(), "votes": .integer(),
                "counted": .integer(), "carried": .boolean,
            ])),
        "matches": .boolean,
    ])

    let id: Ballot.ID

    package init(_ parameters: inout Parameters) {
        id = parameters.required("ballot", "The ballot; one that is still open has no tally.")
    }

    package func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT b.id, b.sitting_id AS sitting, b.secret, b.closed_at AS "closedAt",
                   g.seats_total AS "seatsTotal", g.seats_entitled AS "seatsEntitled",
                   v.voted, c.tally, c.same AND c.counted = v.voted AS matches
            FROM sitting.ballots b
            JOIN sitting.sittings g ON g.tenant_id = b.tenant_id AND g.id = b.sitting_id
            CROSS JOIN LATERAL (SELECT sitting.voters(b.tenant_id, b.id) AS voted) AS v
            CROSS JOIN LATERAL (
                SELECT jsonb_agg(jsonb_build_object('option', t.option,
                           'text', b.options[t.option], 'votes', t.votes, 'counted', r.votes,
                           'carried', t.carried) ORDER BY t.option) AS tally,
                       bool_and(t.votes = r.votes) AS same, sum(r.votes)::integer AS counted
                FROM sitting.tallies t
                JOIN sitting.recount(b.tenant_id, b.id) AS r ON r.option = t.option
                WHERE t.tenant_id = b.tenant_id AND t.ballot_id = b.id) AS c
            WHERE b.id = \(id) AND b.state = 'closed'
            """
        return .one(query, "ballot")
    }
}
