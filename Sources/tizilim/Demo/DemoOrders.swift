import JSONRPC
import Kernel
import Postgres

/// Three years of orders of every akimat and of the operator of grants, and of the ministry's awards,
/// with the themes and plans before them, the experts who judged, and what became of them.
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
    /// Awards of the ministry: four spheres in each of three years.
    private static let awardsMax = 12

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
        /// Who judges in every tenant; the first one has something to declare now.
        var experts: [Principal.ID]

        /// So that the draw leaves somebody out, and somebody follows who recuses himself.
        private static let expertsCount = 5

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
            var signers = Signers(
                first: try await principal(1), second: try await principal(2),
                applicant: try await principal(3), experts: [])
            for number in 4..<4 + expertsCount {
                signers.experts.append(try await principal(number))
            }
            return signers
        }
    }

    func fill(signedBy signers: Signers) async throws {
        let bar = ProgressBar(unit: "orders")
        let (session, chunk, statistics) = try script()
        let each = each
        let count = try await BlockingConnection.run(administrator) { connection in
            let tenants = try connection.execute(
                "SELECT code, kind FROM tenancy.tenants WHERE kind <> 'alliance' ORDER BY code"
            ).rows
            try connection.execute(session)
            var count = 0
            for (number, tenant) in tenants.enumerated() {
                let orders = tenant[1] == "ministry" ? min(each, Self.awardsMax) : each
                try connection.execute(
                    Self.transaction(chunk, tenant[0] ?? "", orders, signers))
                count += orders
                bar.update(done: number + 1, total: tenants.count, items: count)
            }
            try connection.execute(statistics)
            return count
        }
        Terminal.complain(bar.finish(items: count))
    }

    /// The organisation of Almaty that owes the most to its orders, so that its work list is not empty.
    func busyOrganisation() async throws -> Organisation.ID? {
        let found = try await BlockingConnection.run(administrator) { connection in
            try connection.execute(
                """
                SELECT g.id FROM (
                    SELECT a.organisation_id AS id FROM financing.applications a
                    JOIN financing.orders o ON o.tenant_id = a.tenant_id AND o.id = a.order_id
                    WHERE a.state = 'draft' AND o.state = 'announced'
                      AND o.closes_at > clock_timestamp()
                    UNION ALL
                    SELECT r.organisation_id FROM financing.project_reports r
                    WHERE r.state = 'returned'
                    UNION ALL
                    SELECT c.organisation_id FROM financing.contracts c
                    JOIN financing.tranches r
                        ON r.tenant_id = c.tenant_id AND r.contract_id = c.id
                    WHERE r.state = 'planned' AND r.report_due_on < current_date + 30
                      AND NOT EXISTS (
                        SELECT FROM financing.project_reports p
                        WHERE p.tenant_id = r.tenant_id AND p.contract_id = r.contract_id
                          AND p.number = r.report_number)
                    UNION ALL
                    SELECT f.organisation_id FROM financing.refunds f
                    WHERE NOT f.withdrawn AND NOT EXISTS (
                        SELECT FROM financing.refund_receipts e
                        WHERE e.tenant_id = f.tenant_id AND e.refund_id = f.id)
                    UNION ALL
                    SELECT b.organisation_id FROM financing.breaches b WHERE NOT EXISTS (
                        SELECT FROM financing.breach_answers a
                        WHERE a.tenant_id = b.tenant_id AND a.breach_id = b.id)) AS x
                JOIN registry.organisations g ON g.id = x.id AND g.region_code = 'KZ-75'
                GROUP BY g.id ORDER BY count(*) DESC, g.id LIMIT 1
                """
            ).single
        }
        return found.flatMap(UUIDValue.init).map { Organisation.ID($0) }
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
        let experts = signers.experts.map(\.description).joined(separator: ",")
        return """
            BEGIN;
            SET CONSTRAINTS ALL DEFERRED;
            SELECT set_config('demo.tenant', '\(tenant)', true),
                   set_config('demo.orders', '\(each)', true),
                   set_config('demo.first', '\(signers.first)', true),
                   set_config('demo.second', '\(signers.second)', true),
                   set_config('demo.applicant', '\(signers.applicant)', true),
                   set_config('demo.experts', '\(experts)', true);
            \(chunk)
            COMMIT;
            """
    }
}
