package import JSONRPC
import Logging
package import Postgres

/// A running call of a transaction method: who calls, and the transaction it works in.
///
/// A writing method takes its locks with ``hold(_:_:)``, checks, and ends with
/// ``finish(_:entries:answer:)``: two round trips in all. The subject's row is locked first,
/// then the idempotency record, then come the writes; in any other order two versions of one record
/// could leave the journal the wrong way round.
package final class Call {
    package let caller: Caller
    package let secrets: Secrets
    package let policy: Policy
    private let type: any TransactionMethod.Type
    private let deadline: TimeLimit
    private let key: IdempotencyKey?
    private var transaction: Transaction
    private var isOpen = false
    private var isFinished = false

    init(
        _ type: any TransactionMethod.Type, caller: Caller, key: IdempotencyKey?,
        deadline: TimeLimit,
        secrets: Secrets, policy: Policy, session: Session
    ) {
        self.type = type
        self.caller = caller
        self.key = key
        self.deadline = deadline
        self.secrets = secrets
        self.policy = policy
        transaction = Transaction(on: session)
    }

    /// The tenant that the caller acts for; row security refuses everybody who has none.
    package var tenant: Tenant.ID {
        get throws(Failure) {
            guard let tenant = caller.tenant else { throw .forbidden(permission: "tenant") }
            return tenant
        }
    }

    /// The alliance that the caller acts for.
    package var alliance: Tenant.ID {
        get throws(Failure) {
            guard let alliance = caller.alliance else { throw .forbidden(permission: "alliance") }
            return alliance
        }
    }

    package var organisation: Organisation.ID {
        get throws(Failure) {
            guard let own = caller.organisation else {
                throw .forbidden(permission: "organisation")
            }
            return own
        }
    }

    package var principal: Principal.ID {
        get throws(Failure) {
            guard let principal = caller.principal else { throw .unauthenticated }
            return principal
        }
    }

    /// Locks and reads the subject's row.
    ///
    /// - Throws: `notFound` when there is no such row for this caller.
    package func hold<Row: RowDecodable>(
        _ query: Query<Row>, _ noun: String
    ) async throws(Failure) -> Row {
        guard let row = try await rows(query).first else { throw .notFound(noun: noun) }
        return row
    }

    package func rows<Row: RowDecodable>(_ query: Query<Row>) async throws(Failure) -> [Row] {
        guard let result = try await send([query.statement]).first else { return [] }
        do throws(PostgresError) { return try result.decode() } catch { throw Failure(error) }
    }

    /// The first row, if there is one.
    package func first<Row: RowDecodable>(_ query: Query<Row>) async throws(Failure) -> Row? {
        try await rows(query).first
    }

    /// Several statements in one round trip. The first one of a call is where its locks are taken.
    package func send(_ statements: [Statement]) async throws(Failure) -> [ResultSet] {
        try await exchange(statements)
    }

    /// Writes the changes, their journal entries and the idempotency record, and commits.
    ///
    /// - Parameters:
    ///   - entries: one for each version of a subject that the changes make.
    ///   - answer: what the client gets, now and on every repetition.
    package func finish(
        _ changes: [Statement], entries: [Entry], answer: Answer
    ) async throws(Failure) -> JSON {
        precondition(!isFinished, "a call finishes once")
        var statements: [Statement] = []
        if let key, let principal = caller.principal {
            statements.append(
                Idempotency.remember(key, of: principal, method: type.name, answer: answer))
        }
        statements += changes
        for entry in entries { statements.append(try journal(entry)) }
        _ = try await exchange(statements, committing: true)
        isFinished = true
        return answer.json
    }

    /// Ends a call that did not finish; everything it did is undone.
    func abandon() async {
        if !isFinished { await transaction.rollback() }
    }

    private func journal(_ entry: Entry) throws(Failure) -> Statement {
        guard let eventType = type.journal.type else {
            let error = PostgresError(
                .limited("journal"), message: "\(type.name) declares no journal entry")
            throw .incident(error, Logger(label: "tizilim.kernel"))
        }
        let sealed: SealedEntry
        do throws(CanonicalFailure) {
            sealed = try SealedEntry(
                entry, type: eventType, actor: entry.isSealed ? "sealed" : caller.publicName,
                tenant: entry.isSealed ? nil : caller.tenantCode)
        } catch {
            let fault = PostgresError(.limited("journal"), message: "inexact fact of \(type.name)")
            throw .incident(fault, Logger(label: "tizilim.kernel"))
        }
        if entry.isSealed { return JournalWriter.seal(sealed, type: eventType) }
        return JournalWriter.append(
            sealed, of: entry, caller: caller, type: eventType,
            isPublic: entry.isPublic || type.journal == .public(eventType))
    }

    private func exchange(
        _ statements: [Statement], committing: Bool = false
    ) async throws(Failure) -> [ResultSet] {
        guard !deadline.hasPassed else { throw .deadline }
        let isFirst = !isOpen
        isOpen = true
        let prelude = isFirst ? settings : []
        let group = prelude + statements
        do throws(PostgresError) {
            var results =
                committing ? try await transaction.commit(group) : try await transaction.send(group)
            results.removeFirst(prelude.count)
            return results
        } catch {
            throw Settings.failure(of: error)
        }
    }

    private var settings: [Statement] {
        // Such a role sees no tokens, and anybody may call what it does.
        guard type.worksAs == nil else {
            return [Settings.timeout(deadline.remainingMilliseconds)]
        }
        return Settings.statements(
            for: caller, access: type.access,
            timeoutMilliseconds: deadline.remainingMilliseconds)
    }
}
