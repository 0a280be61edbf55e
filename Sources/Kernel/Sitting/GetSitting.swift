import JSONRPC
import Postgres

/// A sitting with its agenda and ballots: all that is public of it.
package struct GetSitting: QueryMethod {
    package static let name = "sitting.get"
    package static let summary = "A sitting: agenda, roll and quorum, ballots, protocol."
    package static let access = Access.public
    package static let result = SittingForm.whole

    let id: Sitting.ID

    package init(_ parameters: inout Parameters) {
        id = parameters.required("sitting", "The sitting.")
    }

    package func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT \(sql: SittingForm.columns),
                   (SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                        'number', a.number, 'text', jsonb_build_object(
                            'kk', a.text_kk, 'ru', a.text_ru, 'en', a.text_en),
                        'document', a.document_reference,
                        'documentSha256', encode(a.document_sha256, 'hex'))) ORDER BY a.number),
                        '[]')
                    FROM sitting.agenda_items a
                    WHERE a.tenant_id = s.tenant_id AND a.sitting_id = s.id) AS agenda,
                   \(sql: SittingForm.ballots) AS ballots
            FROM sitting.sittings s JOIN tenancy.tenants t ON t.id = s.tenant_id
            WHERE s.id = \(id)
            """
        return .one(query, "sitting")
    }
}

/// How a sitting looks in answers.
enum SittingForm {
    static let head: [(String, Schema)] = [
        ("id", .id), ("version", .version), ("tenant", .string()), ("organ", .string()),
        ("title", .names), ("place", .string()), ("startsAt", .instant), ("cutOffOn", .date),
        ("cutOffDays?", .integer()), ("roll", Sitting.Roll.schema),
        ("quorum", Share.schema), ("state", Sitting.State.schema), ("seatsTotal?", .integer()),
        ("seatsEntitled?", .integer()), ("quorate?", .boolean), ("seatsPresent?", .integer()),
        ("cancelReason?", .string()),
        (
            "protocol?",
            .object(["number": .string(), "reference": .string(), "sha256": .string()])
        ),
    ]

    static let whole = Schema.object(
        head + [("agenda", .array(of: item)), ("ballots", .array(of: ballot))])

    private static let item = Schema.object([
        "number": .integer(), "text": .names, "document?": .string(), "documentSha256?": .string(),
    ])

    private static let ballot = Schema.object([
        "id": .id, "version": .version, "agenda": .integer(), "question": .names,
        "options": .array(of: .string()), "majority": Share.schema,
        "majorityOf": Ballot.Base.schema, "secret": .boolean, "state": .oneOf(["open", "closed"]),
        "openedAt": .instant, "closedAt?": .instant, "tally?": .array(of: Tally.schema),
    ])

    static let columns: StaticString = """
        s.id, s.version, t.code AS tenant, s.organ, s.title_kk AS "title.kk",
               s.title_ru AS "title.ru", s.title_en AS "title.en", s.place,
               s.starts_at AS "startsAt", s.cut_off_on AS "cutOffOn",
               s.cut_off_days AS "cutOffDays", s.roll,
               s.quorum_numerator AS "quorum.numerator",
               s.quorum_denominator AS "quorum.denominator", s.state,
               s.seats_total AS "seatsTotal", s.seats_entitled AS "seatsEntitled", s.quorate,
               s.seats_present AS "seatsPresent", s.cancel_reason AS "cancelReason",
               s.protocol_number AS "protocol.number",
               s.protocol_reference AS "protocol.reference",
               encode(s.protocol_sha256, 'hex') AS "protocol.sha256"
        """

    static let ballots: StaticString = """
        (SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', b.id,
             'version', b.version, 'agenda', b.agenda, 'question', jsonb_build_object(
                 'kk', b.question_kk, 'ru', b.question_ru, 'en', b.question_en),
             'options', b.options, 'majority', jsonb_build_object(
                 'numerator', b.majority_numerator, 'denominator', b.majority_denominator),
             'majorityOf', b.majority_of, 'secret', b.secret, 'state', b.state,
             'openedAt', to_char(b.opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
             'closedAt', to_char(b.closed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
             'tally', (SELECT jsonb_agg(jsonb_build_object('option', y.option, 'votes', y.votes,
                     'carried', y.carried) ORDER BY y.option)
                 FROM sitting.tallies y
                 WHERE y.tenant_id = b.tenant_id AND y.ballot_id = b.id))) ORDER BY b.id), '[]')
         FROM sitting.ballots b WHERE b.tenant_id = s.tenant_id AND b.sitting_id = s.id)
        """
}
