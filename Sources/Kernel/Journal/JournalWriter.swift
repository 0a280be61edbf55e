package import Postgres

/// Statements that append entries to the journal; they belong into the transaction of the change.
package enum JournalWriter {
    package static func append(
        _ sealed: SealedEntry, of entry: Entry, caller: Caller, type: String, isPublic: Bool
    ) -> [Statement] {
        let row: Command = """
            INSERT INTO journal.entries
                (id, tenant_id, principal_id, at, actor, type, subject_kind, subject_id, version,
                 leaf, public)
            VALUES (\(sealed.id), \(caller.tenant ?? caller.alliance), \(caller.principal), \(sealed.at),
                \(caller.publicName), \(type), \(entry.kind), \(entry.subject), \(entry.version),
                \(sealed.leaf), \(isPublic))
            """
        let salts = sealed.salts.map { salt -> Statement in
            let query: Command = """
                INSERT INTO journal.salts (entry_id, field, tenant_id, principal_id, salt, public)
                VALUES (\(sealed.id), \(salt.field), \(caller.tenant ?? caller.alliance), \(caller.principal),
                    \(salt.salt), \(salt.isPublic && isPublic))
                """
            return query.statement
        }
        return [row.statement] + salts
    }

    /// An entry that names nobody is written by a function of the owner, which states no account.
    package static func seal(_ sealed: SealedEntry, type: String) -> Statement {
        let query: Command = """
            SELECT journal.seal(\(sealed.id), \(sealed.at), \(type), \(sealed.leaf))
            """
        return query.statement
    }
}
