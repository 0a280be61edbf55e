import Kernel
import Postgres

/// What an import needs to know of a charter.
struct ImportedCharter: RowDecodable {
    var alliance: Tenant.ID
    var id: Charter.ID
    var validFrom: CivilDate
    var severalKinds: Bool
    var appealDays: Int
    var kinds: [String] = []
    private var rules: [String: [Charter.Rule]] = [:]

    init(from row: inout RowReader) throws(PostgresError) {
        alliance = try row.next()
        id = try row.next()
        validFrom = try row.next()
        severalKinds = try row.next()
        appealDays = try row.next()
    }

    /// Which organs may decide that about a kind, and how.
    func rules(_ decision: CharterDecision, _ kind: String) -> [Charter.Rule] {
        rules[Self.key(decision.rawValue, kind)] ?? []
    }

    /// The kind, where members may hold several at once.
    func lane(_ kind: String) -> String { severalKinds ? kind : "" }

    private static func key(_ decision: String, _ kind: String) -> String { decision + ":" + kind }

    /// By alliance, newest first.
    ///
    /// - Parameter results: of ``statements(of:)``.
    static func grouped(
        _ results: [ResultSet]
    ) throws(Failure) -> [Tenant.ID: [ImportedCharter]] {
        let kinds = Dictionary(grouping: try results[1].rows(Kind.self), by: \.charter)
        let rules = Dictionary(grouping: try results[2].rows(Rule.self), by: \.charter)
        let charters = try results[0].rows(ImportedCharter.self).map { charter in
            var charter = charter
            charter.kinds = (kinds[charter.id] ?? []).map(\.code)
            charter.rules = Dictionary(grouping: rules[charter.id] ?? []) { $0.key }
                .mapValues { $0.map(\.rule) }
            return charter
        }
        return Dictionary(grouping: charters, by: \.alliance)
    }

    private struct Kind: RowDecodable {
        var charter: Charter.ID
        var code: String

        init(from row: inout RowReader) throws(PostgresError) {
            charter = try row.next()
            code = try row.next()
        }
    }

    private struct Rule: RowDecodable {
        var charter: Charter.ID
        var key: String
        var rule: Charter.Rule

        init(from row: inout RowReader) throws(PostgresError) {
            charter = try row.next()
            key = ImportedCharter.key(try row.next(), try row.next())
            rule = try Charter.Rule(from: &row)
        }
    }

    static func statements(of alliances: [Tenant.ID]) -> [Statement] {
        let ids = Column(alliances)
        let charters: Query<ImportedCharter> = """
            SELECT c.tenant_id, c.id, c.valid_from, c.several_kinds, c.appeal_days::int8
            FROM membership.charters c WHERE c.tenant_id = ANY (\(ids))
            ORDER BY c.valid_from DESC
            """
        let kinds: Query<Kind> = """
            SELECT k.charter_id, k.code FROM membership.charter_kinds k
            WHERE k.tenant_id = ANY (\(ids)) AND k.organisations ORDER BY k.code
            """
        let rules: Query<Rule> = """
            SELECT d.charter_id, d.decision, d.kind, d.organ, d.quorum_numerator::int8,
                   d.quorum_denominator::int8, d.majority_numerator::int8,
                   d.majority_denominator::int8, d.majority_of = 'all'
            FROM membership.charter_decisions d WHERE d.tenant_id = ANY (\(ids))
            """
        return [charters.statement, kinds.statement, rules.statement]
    }
}
