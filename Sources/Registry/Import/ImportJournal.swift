import JSONRPC
import Kernel
import Postgres

/// In whose name an import writes, and with which keys.
struct ImportSigner: Sendable {
    let principal: Principal.ID
    let secrets: Secrets
    let today: CivilDate
}

/// Entries of one chunk, to be written by two statements.
struct ImportJournal {
    private struct Row {
        var sealed: SealedEntry
        var entry: Entry
        var type: String
        var isPublic: Bool
    }

    private let home: ImportHome
    private let principal: Principal.ID
    private var rows: [Row] = []

    init(_ home: ImportHome, _ principal: Principal.ID) {
        self.home = home
        self.principal = principal
    }

    mutating func append(
        _ entry: Entry, _ type: String, isPublic: Bool
    ) throws(CanonicalFailure) {
        let sealed = try SealedEntry(entry, type: type, actor: home.actor, tenant: home.region)
        rows.append(Row(sealed: sealed, entry: entry, type: type, isPublic: isPublic))
    }

    /// The same rows that ``JournalWriter`` writes for one.
    var statements: [Statement] { rows.isEmpty ? [] : [entries, salts] }

    private var entries: Statement {
        let query: Command = """
            INSERT INTO journal.entries
                (id, tenant_id, principal_id, at, actor, type, subject_kind, subject_id, version,
                 leaf, public)
            SELECT e.id, \(home.tenant), \(principal), e.at, \(home.actor), e.type, e.kind,
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
            SELECT s.entry, s.field, \(home.tenant), \(principal), s.salt, s.public
            FROM unnest(\(Column(salts.map(\.0))), \(Column(salts.map(\.1))),
                \(Column(salts.map(\.2))), \(Column(salts.map(\.3))))
                AS s (entry, field, salt, public)
            """
        return query.statement
    }
}
