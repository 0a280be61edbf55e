import JSONRPC
import Kernel
import Postgres

/// Three years of orders of every akimat and of the operator of grants, with what became of them.
///
/// Deadlines, standstills and steps are stamped by the database's clock, so no call could make a
/// past. The statements of `sql/demo` write it as the administrator instead, a tenant in one
/// transaction: past row security, but every constraint holds, and each version of each subject has
/// its entry in the journal.
struct DemoOrders {
    /// About 1,200 in all.
    static let eachUsual = 57
    /// The fewest by which most states occur.
    private static let eachMin = 3

    let administrator: String
    let folder: SchemaFolder
    /// Orders of each tenant.
    let each: Int

    init(administrator: String, folder: SchemaFolder, organisations: Int) {
        self.administrator = administrator
        self.folder = folder
        let share = Self.eachUsual * organisations / GenerateCommands.Organisations.countUsual
        each = min(max(share, Self.eachMin), Self.eachUsual)
    }

    /// Who signed what is past; nobody can call as one of them.
    struct Signers: Sendable {
        /// Of the tenants: four eyes are two of these.
        var first: Principal.ID
        var second: Principal.ID
        /// Of the organisations.
        var applicant: Principal.ID

        static func make(
            by administrator: Caller, through dispatcher: Dispatcher
        ) async throws -> Signers {
            func principal(_ number: Int) async throws -> Principal.ID {
                let made = try await dispatcher.call(
                    "principal.create",
                    ["kind": "person", "label": .string("demo, of the past \(number)")],
                    as: administrator)
                guard let id = UUIDValue(made["id"]?.string ?? "") else {
                    throw Complaint("The demo's past has nobody to sign it")
                }
                return Principal.ID(id)
            }
            return Signers(
                first: try await principal(1), second: try await principal(2),
                applicant: try await principal(3))
        }
    }

    func fill(signedBy signers: Signers) async throws {
        let bar = ProgressBar(unit: "orders")
        let (session, chunk, statistics) = try script()
        let each = each
        let count = try await BlockingConnection.run(administrator) { connection in
            let tenants = try connection.execute(
                "SELECT code FROM tenancy.tenants WHERE kind IN ('akimat', 'operator') ORDER BY code"
            ).firstColumn
            try connection.execute(session)
            for (number, tenant) in tenants.enumerated() {
                try connection.execute(Self.transaction(chunk, tenant, each, signers))
                bar.update(
                    done: number + 1, total: tenants.count, items: (number + 1) * each)
            }
            try connection.execute(statistics)
            return tenants.count * each
        }
        Terminal.complain(bar.finish(items: count))
    }

    /// What is run once before the tenants, for each of them, and once after.
    private func script() throws -> (session: String, chunk: String, statistics: String) {
        let files = try folder.demo()
        guard let first = files.first, let last = files.last, files.count > 2 else {
            throw Complaint("\(folder.path)/demo lacks the statements of a demo's past")
        }
        return (first, files.dropFirst().dropLast().joined(separator: "\n"), last)
    }

    private static func transaction(
        _ chunk: String, _ tenant: String, _ each: Int, _ signers: Signers
    ) -> String {
        """
        BEGIN;
        SET CONSTRAINTS ALL DEFERRED;
        SELECT set_config('demo.tenant', '\(tenant)', true),
               set_config('demo.orders', '\(each)', true),
               set_config('demo.first', '\(signers.first)', true),
               set_config('demo.second', '\(signers.second)', true),
               set_config('demo.applicant', '\(signers.applicant)', true);
        \(chunk)
        COMMIT;
        """
    }
}
