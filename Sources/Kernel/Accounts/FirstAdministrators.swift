import JSONRPC
import Logging
package import Postgres

/// The first two administrators, made together and once: everything that needs four eyes needs two
/// of them, so one alone could never make the second.
package struct FirstAdministrators: Sendable {
    package struct Account: Sendable {
        package let principal = Principal.ID.make()
        package let grant = Grant.ID.make()
        package let token = Token.ID.make()
        /// Told once; only its hash is stored.
        package let secret: String
        fileprivate let hash: [UInt8]
        fileprivate let label: String

        fileprivate init(_ label: String) {
            (secret, hash) = Secrets.makeToken()
            self.label = label
        }
    }

    package let first = Account("administrator 1")
    package let second = Account("administrator 2")
    package let expires = Timestamp(
        microseconds: Timestamp.now().microseconds + tokenDays * 86_400_000_000)

    /// Tokens for handing over: within this time their holders issue their own with them.
    private static let tokenDays: Int64 = 90

    /// Makes both accounts with their tokens and journal entries in one transaction.
    ///
    /// - Returns: nil when there were first administrators before.
    package static func make(in database: Database) async throws(Failure) -> FirstAdministrators? {
        let made = FirstAdministrators()
        let statements = try made.statements
        do throws(Failure) {
            try await send(statements, to: database)
        } catch {
            if error == .conflict(.violated("grants_bootstrap_once")) { return nil }
            throw error
        }
        return made
    }

    private static func send(
        _ statements: [Statement], to database: Database
    ) async throws(Failure) {
        let limit = TimeLimit(in: CallLimits.deadline)
        let pool = database.writes(as: .auth)
        try await pool.withSession(until: limit, mapping: failure) { session throws(Failure) in
            var transaction = Transaction(on: session)
            do throws(PostgresError) {
                _ = try await transaction.commit(statements)
            } catch {
                await transaction.rollback()
                throw Failure(error)
            }
        }
    }

    private static func failure(_ error: PostgresError) -> Failure { Failure(error) }

    private var statements: [Statement] {
        get throws(Failure) {
            var all = [settings, principals]
            for account in [first, second] { all += [grant(account), token(account)] }
            for account in [first, second] { all += try entries(account) }
            return all
        }
    }

    /// Row security lets entries in that the caller signs; the first administrator signs them all.
    private var settings: Statement {
        let query: Command = """
            SELECT set_config('tizilim.tenant', '', true), set_config('tizilim.organisation', '', true),
                set_config('tizilim.alliance', '', true),
                set_config('tizilim.principal', \(first.principal.description), true),
                set_config('tizilim.role', 'administrator', true)
            """
        return query.statement
    }

    private var principals: Statement {
        let insert: Command = """
            INSERT INTO tenancy.principals (id, kind, label, created_by) VALUES
                (\(first.principal), 'person', \(first.label), \(first.principal)),
                (\(second.principal), 'person', \(second.label), \(first.principal))
            """
        return insert.statement
    }

    /// The first asks for both, the second approves both: as near to four eyes as a beginning gets.
    /// Asked for and approved are two versions, as everywhere.
    private func grant(_ account: Account) -> Statement {
        let insert: Command = """
            INSERT INTO tenancy.grants
                (id, version, principal_id, role, state, requested_by, approved_by, approved_at,
                 bootstrap)
            VALUES (\(account.grant), 2, \(account.principal), 'administrator', 'active',
                \(first.principal), \(second.principal), clock_timestamp(), true)
            """
        return insert.statement
    }

    private func token(_ account: Account) -> Statement {
        let insert: Command = """
            INSERT INTO tenancy.tokens
                (id, hash, label, grant_id, principal_id, role, bootstrap, state, expires_at,
                 issued_by)
            VALUES (\(account.token), \(account.hash), 'bootstrap', \(account.grant),
                \(account.principal), 'administrator', true, 'active', \(expires),
                \(account.principal))
            """
        return insert.statement
    }

    /// The same entries that the methods leave which make principals, grants and tokens.
    private func entries(_ account: Account) throws(Failure) -> [Statement] {
        let role: JSON.Object = ["role": "administrator", "scope": "", "emergency": false]
        let grant: JSON.Object = ["grant": .string(account.grant.description)]
        return [
            try append(
                "principal.created",
                Entry("principal", account.principal, version: 1, facts: ["kind": "person"])),
            try append("grant.requested", Entry("grant", account.grant, version: 1, facts: role)),
            try append("grant.approved", Entry("grant", account.grant, version: 2)),
            try append("token.issued", Entry("token", account.token, version: 1, facts: grant)),
        ]
    }

    private func append(_ type: String, _ entry: Entry) throws(Failure) -> Statement {
        let caller = Caller(principal: first.principal, role: .administrator)
        do throws(CanonicalFailure) {
            let sealed = try SealedEntry(
                entry, type: type, actor: caller.publicName, tenant: nil)
            return JournalWriter.append(
                sealed, of: entry, caller: caller, type: type, isPublic: false)
        } catch {
            let fault = PostgresError(.limited("journal"), message: "inexact fact of \(type)")
            throw .incident(fault, Logger(label: "tizilim.kernel"))
        }
    }
}
