import Kernel
import Postgres

/// A region and the tenant in whose name its organisations are written.
struct ImportHome: Sendable, Hashable {
    var region: String
    var tenant: Tenant.ID
}

/// The code lists of the database: what rows are checked against, and whose they are.
struct ImportCodes: Sendable {
    let rules: ImportRules
    private let homes: [String: ImportHome]

    func home(of region: String) -> ImportHome? { homes[region] }

    /// Reads what holds on a day.
    static func load(
        from database: Database, on today: CivilDate, _ policy: Policy
    ) async throws(Failure) -> ImportCodes {
        let statements = [
            regions(on: today).statement, legalForms(on: today).statement,
            spheres(on: today).statement,
        ]
        return try ImportCodes(try await database.look(statements), today, policy)
    }

    private init(
        _ results: [ResultSet], _ today: CivilDate, _ policy: Policy
    ) throws(Failure) {
        let regions = try results[0].rows(Region.self)
        homes = Dictionary(regions.map { ($0.home.region, $0.home) }) { first, _ in first }
        rules = ImportRules(
            legalForms: Set(try results[1].rows(Single<String>.self).map(\.value)),
            regions: Set(homes.keys),
            spheres: Set(try results[2].rows(Single<String>.self).map(\.value)),
            today: today, allowTestIdentifiers: policy.allowsTestIdentifiers)
    }

    private struct Region: RowDecodable {
        var home: ImportHome

        init(from row: inout RowReader) throws(PostgresError) {
            home = ImportHome(region: try row.next(), tenant: try row.next())
        }
    }

    private static func regions(on day: CivilDate) -> Query<Region> {
        """
        SELECT code, tenant_id FROM registry.regions
        WHERE valid_to IS NULL OR valid_to > \(day)
        """
    }

    private static func legalForms(on day: CivilDate) -> Query<Single<String>> {
        "SELECT code FROM registry.legal_forms WHERE valid_to IS NULL OR valid_to > \(day)"
    }

    private static func spheres(on day: CivilDate) -> Query<Single<String>> {
        "SELECT code FROM registry.spheres WHERE valid_to IS NULL OR valid_to > \(day)"
    }
}
