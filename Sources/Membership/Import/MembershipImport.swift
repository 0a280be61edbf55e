package import Kernel
import Postgres

/// Brings a file of memberships into the register: every row begins a membership, goes on with one,
/// finds nothing to change, or is written beside the file with its line and the reasons.
///
/// It writes as a coordinator of each alliance would, under row security, in transactions of a few
/// hundred rows. What was killed half-way is simply run again: finished chunks are found unchanged.
/// Two imports at once make no duplicates, because an organisation has one membership in an alliance
/// (`memberships_member_unique`) and whoever comes second looks again.
package struct MembershipImport: Sendable {
    /// One is prepared here while the database writes the other; more only wait for each other.
    private static let inFlightMax = 2

    private let database: Database
    private let rowsMax: Int

    /// - Parameter rowsMax: rows of one transaction, but for those of one membership.
    package init(database: Database, rowsMax: Int? = nil) {
        self.database = database
        self.rowsMax = rowsMax ?? MembershipChunk.rowsMax
    }

    /// Runs to the end of the file, unless it can't be read or the database is gone.
    ///
    /// - Parameter progress: called after each chunk; what it throws ends the import.
    /// - Throws: ``Kernel/CSVFailure``, ``Kernel/CSVReader/Failure``, `CocoaError` when rejected rows
    ///   can't be written, ``Kernel/Failure``, or what `progress` throws.
    package func run(
        file path: String, progress: @Sendable (ImportProgress) throws -> Void
    ) async throws -> ImportSummary {
        let principal = try await ImportPrincipal.establish(in: database)
        let file = try MembershipFile(path)
        let names = file.names
        let rules = try await MembershipRules.load(
            codes: names.codes, references: names.references, from: database,
            today: KazakhstanTime.today)
        let queue = MembershipQueue(
            file.records.map { MembershipCheck.check($0, file.header, rules) }, rowsMax: rowsMax)
        var outcome = MembershipOutcome()
        outcome.rejected = queue.refused
        try progress(file.progress(outcome))
        try await write(queue.chunks, by: principal) { chunk in
            outcome.add(chunk)
            try progress(file.progress(outcome))
        }
        return try outcome.summary(besides: path, file.header)
    }

    private func write(
        _ chunks: [MembershipChunk], by principal: Principal.ID,
        settle: (MembershipOutcome) throws -> Void
    ) async throws {
        let writer = ImportWriter<MembershipChunk>(database: database, ground: principal)
        try await withThrowingTaskGroup(of: MembershipOutcome.self) { group in
            for (place, chunk) in chunks.enumerated() {
                try Task.checkCancellation()
                if place >= Self.inFlightMax, let done = try await group.next() {
                    try settle(done)
                }
                group.addTask { try await writer.write(chunk) }
            }
            for try await done in group { try settle(done) }
        }
    }
}

extension MembershipFile {
    /// Reading takes no time beside writing, so bytes count as done with their rows.
    fileprivate func progress(_ outcome: MembershipOutcome) -> ImportProgress {
        ImportProgress(
            bytesRead: records.isEmpty ? bytesTotal : bytesTotal * outcome.rows / records.count,
            bytesTotal: bytesTotal, rows: outcome.rows)
    }
}

extension MembershipOutcome {
    /// Writes the rejected rows in the order of the file.
    fileprivate func summary(
        besides path: String, _ header: MembershipHeader
    ) throws -> ImportSummary {
        let writer = try RejectedWriter(besides: path, header)
        for row in rejected.sorted(by: { $0.record.line < $1.record.line }) {
            try writer.write(row.record, row.problems)
        }
        var summary = ImportSummary()
        (summary.added, summary.updated, summary.unchanged) = (added, updated, unchanged)
        summary.rejected = rejected.count
        summary.rejectedFile = try writer.finish()
        return summary
    }
}
