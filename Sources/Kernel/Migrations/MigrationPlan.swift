/// What is in the database, what is in the folder, and what would be done about it.
package struct MigrationPlan: Sendable, Equatable {
    package var applied: [AppliedMigration]
    package var pending: [Migration]
    /// Applied by a newer program; their number is above that of every file.
    package var unknown: [AppliedMigration]
    /// The newest migration in the folder.
    package var newestKnown: Int

    /// Compares files with history.
    ///
    /// - Throws: ``MigrationError`` with `history` when an applied migration was changed or is
    ///   gone, or when a new one is numbered below an applied one.
    package init(
        files: [Migration], applied: [AppliedMigration]
    ) throws(MigrationError) {
        newestKnown = files.last?.number ?? 0
        let newestApplied = applied.last?.number ?? 0
        let history = Dictionary(applied.map { ($0.number, $0) }) { first, _ in first }
        for file in files where file.number <= newestApplied {
            try Self.compare(file, history[file.number])
        }
        self.applied = applied
        pending = files.filter { $0.number > newestApplied }
        let newestKnown = newestKnown
        unknown = applied.filter { $0.number > newestKnown }
    }

    private static func compare(
        _ file: Migration, _ applied: AppliedMigration?
    ) throws(MigrationError) {
        guard let applied else {
            throw MigrationError(
                .history,
                "\(file.file) was never applied although later migrations were; "
                    + "give it the next free number")
        }
        guard applied.checksum == file.checksum else {
            throw MigrationError(
                .history,
                """
                \(file.file) was changed after it was applied (\(applied.appliedAt)): its \
                checksum is \(file.checksum.prefix(12))…, the applied one \
                \(applied.checksum.prefix(12))…. Put the file back as it was (git log -p \
                sql/migrations/\(file.file)) and make the change in a new migration
                """)
        }
    }

    /// Makes sure that a server can run on this database.
    ///
    /// - Parameter oldest: the migration without which this server can't work.
    /// - Throws: ``MigrationError`` with `version`.
    package func admit(serverFrom oldest: Int) throws(MigrationError) {
        let current = applied.last?.number ?? 0
        guard current >= oldest else {
            throw MigrationError(
                .version,
                "The database is at migration \(current) and this server needs \(oldest) or "
                    + "later; run `tizilim migrate` first")
        }
        if let barrier = applied.max(by: { $0.servesFrom < $1.servesFrom }),
            barrier.servesFrom > newestKnown
        {
            throw MigrationError(
                .version,
                "This server knows migrations up to \(newestKnown); the database has "
                    + "\(barrier.number) (\(barrier.name)), which serves only servers that know "
                    + "\(barrier.servesFrom); install a newer one")
        }
    }
}

extension MigrationPlan: CustomStringConvertible {
    /// What `migrate --dry-run` prints.
    package var description: String {
        var lines = ["applied: \(applied.count), pending: \(pending.count)"]
        lines += pending.map { "would apply \($0.file)" }
        lines += unknown.map { "newer than this program: \($0.number) \($0.name)" }
        return lines.joined(separator: "\n")
    }
}
