import Kernel
import Postgres

extension Installation {
    var migrator: Migrator {
        Migrator(folder: folder, owner: connection(as: DatabaseSetup.owner))
    }

    /// Makes roles and database on an own server, if it was said who may.
    func prepareOwnServer() async throws {
        guard cluster == nil, var maintenance = administrator else { return }
        maintenance["dbname"] = "postgres"
        try await DatabaseSetup.prepare(
            administrator: maintenance.text, database: databaseName, folder: folder)
    }

    /// Migrates, or makes sure that there is nothing to migrate.
    func bringUpToDate(applies: Bool) async throws {
        if applies {
            try await prepareOwnServer()
            try await migrator.migrate()
            return
        }
        let plan = try await migrator.plan()
        guard plan.pending.isEmpty else {
            throw Complaint(
                "The database lacks \(plan.pending.count) migrations: "
                    + plan.pending.map(\.file).joined(separator: ", "),
                hint: "run `tizilim migrate` first, or serve with --migrate")
        }
        try plan.admit(serverFrom: plan.newestKnown)
    }
}
