package import Postgres

/// The statement that tells PostgreSQL who calls. It is the first of a call's statements under the
/// same Sync, or of several calls of the same caller that go out together, sets every setting there
/// is (also to nothing), and ends with the transaction.
///
/// It reads the live token row: a revoked token leaves every setting empty, so row security shows
/// nothing. On a shared session `live` is then false, so that the caller hears why; in a transaction
/// of its own the statement fails (a division by zero), so that nothing behind it is even tried.
package enum Settings {
    /// True for the error that the leased form makes of a token that is no longer good.
    private static func isDead(_ error: PostgresError) -> Bool {
        error.sqlState == "22012" && error.sql?.contains("AS live") == true
    }

    /// What the caller hears of an error on a leased session.
    static func failure(of error: PostgresError) -> Failure {
        isDead(error) ? .unauthenticated : Failure(error)
    }

    /// For sessions of roles under row security.
    package static func statement(for caller: Caller, timeoutMilliseconds: Int64? = nil)
        -> Statement
    {
        let person: Person = caller.role.database == .citizen ? .own : .none
        guard let timeoutMilliseconds else { return quick(caller.token, person).statement }
        return leased(caller.token, person, timeoutMilliseconds).statement
    }

    /// For a leased session: what a public method reads needs no setting, only a token that is alive.
    static func statements(
        for caller: Caller, access: Access, timeoutMilliseconds: Int64
    ) -> [Statement] {
        guard access.isPublic else {
            return [statement(for: caller, timeoutMilliseconds: timeoutMilliseconds)]
        }
        return [timeout(timeoutMilliseconds), insistence(on: caller)].compactMap(\.self)
    }

    /// For `tizilim_read`: nothing there depends on a setting; only the token must be alive.
    package static func liveness(of caller: Caller) -> Statement? {
        guard let token = caller.token else { return nil }
        let query: Query<Never> = """
            SELECT count(t.id) = 1 AS live FROM tenancy.tokens t
            WHERE t.id = \(token) AND t.state = 'active' AND t.expires_at > clock_timestamp()
            """
        return query.statement
    }

    /// The same for a leased session, where a dead token is an error.
    static func insistence(on caller: Caller) -> Statement? {
        guard let token = caller.token else { return nil }
        let query: Query<Never> = """
            SELECT 1 / count(t.id) = 1 AS live FROM tenancy.tokens t
            WHERE t.id = \(token) AND t.state = 'active' AND t.expires_at > clock_timestamp()
            """
        return query.statement
    }

    static func timeout(_ milliseconds: Int64) -> Statement {
        let query: Command = """
            SELECT set_config('statement_timeout', \(String(milliseconds)), true)
            """
        return query.statement
    }

    /// The id by which a citizen's own rows go, for the sessions that serve citizens: no other
    /// database role may read whose it is, and none has a policy that asks for it.
    private struct Person {
        var setting: StaticString
        var source: StaticString

        static let none = Person(setting: "", source: "")
        static let own = Person(
            setting: "set_config('tizilim.citizen', coalesce(max(p.citizen_id::text), ''), true),",
            source: "JOIN tenancy.principals p ON p.id = t.principal_id")
    }

    private static func quick(_ token: Token.ID?, _ person: Person) -> Query<Never> {
        """
        SELECT set_config('tizilim.tenant', coalesce(max(t.tenant_id::text), ''), true),
               set_config('tizilim.organisation', coalesce(max(t.organisation_id::text), ''), true),
               set_config('tizilim.alliance', coalesce(max(t.alliance_id::text), ''), true),
               set_config('tizilim.principal', coalesce(max(t.principal_id::text), ''), true),
               set_config('tizilim.role', coalesce(max(t.role), ''), true),
               \(sql: person.setting)
               count(t.id) = 1 AS live
        FROM tenancy.tokens t \(sql: person.source)
        WHERE t.id = \(token) AND t.state = 'active' AND t.expires_at > clock_timestamp()
        """
    }

    private static func leased(
        _ token: Token.ID?, _ person: Person, _ milliseconds: Int64
    ) -> Query<Never> {
        """
        SELECT set_config('tizilim.tenant', coalesce(max(t.tenant_id::text), ''), true),
               set_config('tizilim.organisation', coalesce(max(t.organisation_id::text), ''), true),
               set_config('tizilim.alliance', coalesce(max(t.alliance_id::text), ''), true),
               set_config('tizilim.principal', coalesce(max(t.principal_id::text), ''), true),
               set_config('tizilim.role', coalesce(max(t.role), ''), true),
               \(sql: person.setting)
               set_config('statement_timeout', \(String(milliseconds)), true),
               1 / count(t.id) = 1 AS live
        FROM tenancy.tokens t \(sql: person.source)
        WHERE t.id = \(token) AND t.state = 'active' AND t.expires_at > clock_timestamp()
        """
    }
}
