import JSONRPC
import Logging
package import Postgres

/// The service account in whose name imports write. An administrator who suspends it stops them.
package enum ImportPrincipal {
    /// Fixed, as the ids of tenants are: two first imports at once make one account.
    package static let id = Principal.ID(
        UUIDValue(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0100))

    /// Makes the account at the first import, with its entry in the journal.
    ///
    /// - Throws: `account.suspended`.
    package static func establish(in database: Database) async throws(Failure) -> Principal.ID {
        let entry = try journal()
        let pool = database.writes(as: .auth)
        let isSuspended: Bool?
        do throws(ImportInterruption) {
            isSuspended = try await pool.withSession(
                until: TimeLimit(in: CallLimits.deadline), mapping: ImportInterruption.database
            ) { session throws(ImportInterruption) in
                var transaction = Transaction(on: session)
                do throws(ImportInterruption) {
                    let made = try await transaction.ask([settings(.administrator), insert])[1]
                    let results = try await transaction.finish(
                        (made.count == 1 ? entry : []) + [state.statement])
                    return try results.last?.imported(Single<Bool>.self).first?.value
                } catch {
                    await transaction.rollback()
                    throw error
                }
            }
        } catch {
            throw error.failure
        }
        guard isSuspended == false else { throw .conflict(.importSuspended) }
        return id
    }

    /// How the public trail names an import.
    package static func actor(in code: String) -> String { "import@\(code)" }

    /// Who writes, for row security; nothing is left of the call before.
    ///
    /// The planner may know the tables from when they were empty, and a plan is kept, also those
    /// of foreign keys: without a scan to fall back on they take the index up to the millionth row.
    package static func settings(
        _ role: Role, tenant: Tenant.ID? = nil, alliance: Tenant.ID? = nil,
        by principal: Principal.ID = id
    ) -> Statement {
        let query: Command = """
            SELECT set_config('tizilim.tenant', \(tenant?.description ?? ""), true),
                   set_config('tizilim.organisation', '', true),
                   set_config('tizilim.alliance', \(alliance?.description ?? ""), true),
                   set_config('tizilim.principal', \(principal.description), true),
                   set_config('tizilim.role', \(role.rawValue), true),
                   set_config('enable_seqscan', 'off', true)
            """
        return query.statement
    }

    private static var insert: Statement {
        let query: Command = """
            INSERT INTO tenancy.principals (id, kind, label, created_by)
            VALUES (\(id), 'service', 'import', \(id)) ON CONFLICT (id) DO NOTHING RETURNING id
            """
        return query.statement
    }

    private static var state: Query<Single<Bool>> {
        "SELECT suspended_at IS NOT NULL FROM tenancy.principals WHERE id = \(id)"
    }

    /// The same entry that `principal.create` leaves.
    private static func journal() throws(Failure) -> [Statement] {
        let type = "principal.created"
        let caller = Caller(principal: id, role: .administrator)
        let entry = Entry("principal", id, version: 1, facts: ["kind": "service"])
        do throws(CanonicalFailure) {
            let sealed = try SealedEntry(entry, type: type, actor: caller.publicName, tenant: nil)
            return [
                JournalWriter.append(
                    sealed, of: entry, caller: caller, type: type, isPublic: false)
            ]
        } catch {
            let fault = PostgresError(.limited("journal"), message: "inexact fact of \(type)")
            throw .incident(fault, Logger(label: "tizilim.import"))
        }
    }
}

extension Reason {
    static let importSuspended = Reason(
        "import.suspended", kk: "Импорттың қызметтік есептік жазбасы тоқтатылған",
        ru: "Служебная учётная запись импорта приостановлена",
        en: "The service account of imports is suspended")
}
