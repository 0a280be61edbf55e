package import JSONRPC
package import Postgres

/// Entries of one chunk, to be written by two statements.
package struct ImportJournal {
    private struct Row {
        var sealed: SealedEntry
        var entry: Entry
        var type: String
        var isPublic: Bool
    }

    private let tenant: Tenant.ID
    private let code: String
    private let principal: Principal.ID
    private var rows: [Row] = []

    /// - Parameter code: of the tenant, as the public trail names it.
    package init(_ tenant: Tenant.ID, _ code: String, _ principal: Principal.ID) {
        (self.tenant, self.code, self.principal) = (tenant, code, principal)
    }

    private var actor: String { ImportPrincipal.actor(in: code) }

    package mutating func append(
        _ entry: Entry, _ type: String, isPublic: Bool
    ) throws(CanonicalFailure) {
        let sealed = try SealedEntry(entry, type: type, actor: actor, tenant: code)
        rows.append(Row(sealed: sealed, entry: entry, type: type, isPublic: isPublic))
    }

    /// The same rows that ``JournalWriter`` writes for one.
    package var statements: [Statement] { rows.isEmpty ? [] : [entries, salts] }

    private var entries: Statement {
        let query: Command = """
            INSERT INTO journal.entries
                (id, tenant_id, principal_id, at, actor, type, subject_kind, subject_id, version,
                 leaf, public)
            SELECT e.id, \(tenant), \(principal), e.at, \(actor), e.type, e.kind,
                   e.subject, e.version, e.leaf, e.public
            FROM unnest(\(Column(rows.map(\.sealed.id))), \(Column(rows.map(\.sealed.at))),
                \(Column(rows.map(\.type))), \(Column(rows.map(\.entry.kind))),
                \(Column(rows.map(\.entry.subject))), \(Column(rows.map(\.entry.version))),
                \(Column(rows.map(\.sealed.leaf))), \(Column(rows.map(\.isPublic))))
                AS e (id, at, type, kind, subject, version, leaf, public)
            """
        return query.statement
    }

    private var salts: Statement {
        let salts = rows.flatMap { row in
            row.sealed.salts.map { (row.sealed.id, $0.field, $0.salt, $0.isPublic && row.isPublic) }
        }
        let query: Command = """
            INSERT INTO journal.salts (entry_id, field, tenant_id, principal_id, salt, public)
            SELECT s.entry, s.field, \(tenant), \(principal), s.salt, s.public
            FROM unnest(\(Column(salts.map(\.0))), \(Column(salts.map(\.1))),
                \(Column(salts.map(\.2))), \(Column(salts.map(\.3))))
                AS s (entry, field, salt, public)
            """
        return query.statement
    }
}
