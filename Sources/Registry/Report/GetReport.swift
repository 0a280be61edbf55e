import JSONRPC
import Kernel
import Postgres

/// What an organisation reported for a year, in its newest version or an earlier one.
struct GetReport: QueryMethod {
    static let name = "report.get"
    static let summary = "The yearly information of an organisation, with amounts and findings."
    static let access = Access.public
    static let result = Schema.object([
        ("id", .id), ("organisation", .id), ("year", .integer(Report.Year.range)),
        ("version", .version), ("newest", .version),
        ("state", .oneOf(["on-time", "late", "false"])), ("dueOn", .date),
        ("dueRule", .string()), ("dueExplanation", .any), ("submittedOn", .date),
        ("recordedAt", .instant), ("actor", .string()),
        ("activity", .texts),
        (
            "counts?",
            .object([
                "founders?": .integer(), "staff?": .integer(), "volunteers?": .integer(),
            ])
        ), ("lines", .array(of: ReportLine.schema)),
        (
            "findings",
            .array(
                of: .object([
                    "version": .version, "outcome": .oneOf(["false", "corrected", "withdrawn"]),
                    "reason": .string(), "foundAt": .instant, "actor": .string(),
                ]))
        ),
    ])

    let organisation: Organisation.ID
    let year: Report.Year
    let version: Int64?

    init(_ parameters: inout Parameters) {
        organisation = parameters.required("organisation", "The organisation.")
        year = parameters.required("year", "The year that is reported on.")
        version = parameters.optional("version", "An earlier version; the newest unless said.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT \(Report.id(organisation, year)) AS id, v.organisation_id AS organisation,
                   v.year, v.version, r.version AS newest, r.state, r.due_on AS "dueOn",
                   r.due_rule AS "dueRule", r.due_explanation AS "dueExplanation",
                   r.submitted_on AS "submittedOn", v.submitted_at AS "recordedAt", v.actor,
                   v.activity_kk AS "activity.kk", v.activity_ru AS "activity.ru",
                   v.founders_count AS "counts.founders", v.staff_count AS "counts.staff",
                   v.volunteers_count AS "counts.volunteers",
                   \(sql: Self.lines), \(sql: Self.findings)
            FROM registry.reports r
            JOIN registry.report_versions v
                ON v.organisation_id = r.organisation_id AND v.year = r.year
            WHERE r.organisation_id = \(organisation) AND r.year = \(year)
              AND v.version = coalesce(\(version), r.version)
            """
        return .one(query, "report")
    }

    private static let lines: StaticString = """
        coalesce((SELECT jsonb_agg(jsonb_build_object('direction', l.direction, 'code', l.code,
            'amount', (l.amount_tiyn / 100.0)::numeric(20,2)::text)
            ORDER BY l.direction, k.position, l.code)
         FROM registry.report_lines l
         JOIN registry.report_line_codes k ON k.direction = l.direction AND k.code = l.code
         WHERE l.organisation_id = v.organisation_id AND l.year = v.year
           AND l.version = v.version), '[]') AS lines
        """

    private static let findings: StaticString = """
        coalesce((SELECT jsonb_agg(jsonb_build_object('version', f.version, 'outcome', f.outcome,
            'reason', f.reason,
            'foundAt', to_char(f.found_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            'actor', f.actor) ORDER BY f.id)
         FROM registry.report_findings f
         WHERE f.organisation_id = v.organisation_id AND f.year = v.year), '[]') AS findings
        """
}
