package import Postgres

/// Statements that append entries to the journal; they belong into the transaction of the change.
package enum JournalWriter {
    /// One statement for the entry and its salts.
    package static func append(
        _ sealed: SealedEntry, of entry: Entry, caller: Caller, type: String, isPublic: Bool
    ) -> Statement {
        let tenant = caller.tenant ?? caller.alliance
        let row: Fragment = """
            INSERT INTO journal.entries
                (id, tenant_id, principal_id, at, actor, type, subject_kind, subject_id, version,
                 leaf, public)
            VALUES (\(sealed.id), \(tenant), \(caller.principal), \(sealed.at),
                \(caller.publicName), \(type), \(entry.kind), \(entry.subject),
                \(entry.version), \(sealed.leaf), \(isPublic))
            """
        guard !sealed.salts.isEmpty else {
            let query: Command = "\(sql: row)"
            return query.statement
        }
        let salts = sealed.salts.map { salt -> Fragment in
            """
            (\(sealed.id), \(salt.field), \(tenant), \(caller.principal), \(salt.salt),
             \(salt.isPublic && isPublic))
            """
        }
        let query: Command = """
            WITH entry AS (\(sql: row))
            INSERT INTO journal.salts (entry_id, field, tenant_id, principal_id, salt, public)
            VALUES \(sql: Fragment(salts, joined: ", "))
            """
        return query.statement
    }

    /// An entry that names nobody is written by a function of the owner, which states no account.
    package static func seal(_ sealed: SealedEntry, type: String) -> Statement {
        let query: Command = """
            SELECT journal.seal(\(sealed.id), \(sealed.at), \(type), \(sealed.leaf))
            """
        return query.statement
    }
}
