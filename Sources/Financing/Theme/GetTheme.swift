import JSONRPC
import Kernel
import Postgres

/// A theme as it stands, with every step it took.
struct GetTheme: QueryMethod {
    static let name = "theme.get"
    static let summary = "A theme with its need and its history."
    static let access = Access.public
    static let result = Schema.object(
        ThemeItem.members + [("need", .string()), ("history", .array(of: step))])

    private static let step = Schema.object([
        "seq": .integer(), "from": .string(), "to": Theme.State.schema, "at": .instant,
        "actor": .string(), "forum?": Theme.Forum.schema, "heldOn?": .date,
        "outcome?": .string(), "protocol?": .string(), "protocolSha256?": .string(),
        "reason?": .string(),
    ])

    let theme: Theme.ID

    init(_ parameters: inout Parameters) {
        theme = parameters.required("theme", "The theme.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT \(sql: ThemeItem.columns), h.need, \(sql: Self.history)
            FROM financing.themes h JOIN tenancy.tenants t ON t.id = h.tenant_id
            WHERE h.id = \(theme)
            """
        return .one(query, "theme")
    }

    private static let history: StaticString = """
        (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('seq', s.seq,
            'from', s.from_state, 'to', s.to_state,
            'at', to_char(s.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            'actor', s.actor, 'forum', s.forum, 'heldOn', s.held_on, 'outcome', s.outcome,
            'protocol', s.reference, 'protocolSha256', encode(s.reference_sha256, 'hex'),
            'reason', s.reason)) ORDER BY s.seq)
         FROM financing.theme_history s
         WHERE s.tenant_id = h.tenant_id AND s.theme_id = h.id) AS history
        """
}
