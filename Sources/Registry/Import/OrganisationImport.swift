package import Kernel
import Postgres

/// Brings a file of organisations into the register, row by row and for good: every row is added,
/// changes what is there, finds nothing to change, or is written beside the file with its line and
/// the reasons.
///
/// It writes as an officer of each region would, under row security, in transactions of a few
/// hundred rows. What was killed half-way is simply run again: finished chunks are found unchanged. Two
/// imports at once make no duplicates, because a number belongs to one organisation
/// (`identifiers_current_unique`) and whoever comes second looks again.
package struct OrganisationImport: Sendable {
    /// One is prepared here while the database writes the other; more only wait for each other.
    private static let inFlightMax = 2
    /// What fewer rows change, the planner need not know.
    private static let statisticsMin = 100
    /// Sampling a million organisations takes seconds.
    private static let statisticsLimit = Duration.seconds(60)

    private let database: Database
    private let secrets: Secrets
    private let policy: Policy
    private let rowsMax: Int

    /// - Parameter rowsMax: rows of one transaction.
    package init(database: Database, secrets: Secrets, policy: Policy, rowsMax: Int? = nil) {
        self.database = database
        self.secrets = secrets
        self.policy = policy
        self.rowsMax = rowsMax ?? ImportChunk.rowsMax
    }

    /// Runs to the end of the file, unless it can't be read or the database is gone.
    ///
    /// - Parameter progress: called after each chunk; what it throws ends the import.
    /// - Throws: ``OrganisationFile/Failure``, ``CSVReader/Failure``, `CocoaError` when rejected rows
    ///   can't be written, ``Kernel/Failure``, or what `progress` throws.
    package func run(
        file: String, progress: @Sendable (ImportProgress) throws -> Void
    ) async throws -> ImportSummary {
        let today = KazakhstanTime.today
        let principal = try await ImportPrincipal.establish(in: database)
        let codes = try await ImportCodes.load(from: database, on: today, policy)
        let signer = ImportSigner(principal: principal, secrets: secrets, today: today)
        let writer = ImportWriter<ImportChunk>(database: database, ground: signer)
        let (reader, bytesTotal) = try CSVReader.open(file)
        let source = try OrganisationFile(reader, rules: codes.rules)
        var run = try ImportRun(file, source, codes, bytesTotal: bytesTotal, rowsMax: rowsMax)
        try await withThrowingTaskGroup(of: ImportOutcome.self) { group in
            var inFlight = 0
            func settle() async throws {
                guard let outcome = try await group.next() else { return }
                inFlight -= 1
                try run.settle(outcome)
                try progress(run.progress)
            }
            while let step = try run.next() {
                try Task.checkCancellation()
                switch step {
                case .report:
                    try progress(run.progress)
                case .write(let chunk):
                    if inFlight == Self.inFlightMax { try await settle() }
                    inFlight += 1
                    group.addTask { try await writer.write(chunk) }
                case .wait:
                    while inFlight > 0 { try await settle() }
                }
            }
        }
        let summary = try run.finish()
        if summary.added + summary.updated >= Self.statisticsMin { await keepStatistics() }
        return summary
    }

    /// So that searches are planned well at once. Without it they are as soon as autovacuum has come,
    /// so a failure is none of the import.
    private func keepStatistics() async {
        let query: Command = "SELECT registry.keep_statistics()"
        _ = try? await database.writes(as: .app).withSession(
            until: TimeLimit(in: Self.statisticsLimit), mapping: ImportInterruption.database
        ) { session in
            var transaction = Transaction(on: session)
            _ = try await transaction.commit([query.statement])
        }
    }
}
