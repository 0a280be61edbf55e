import Kernel
import Postgres

/// What a row of memberships is checked against: the alliances and organisations that its file
/// names, the charters as they held, and today.
struct MembershipRules: Sendable {
    var alliances: [String: ImportedAlliance]
    var organisations: [OrganisationReference: NamedOrganisation]
    /// The latest day on which something can have happened.
    var today: CivilDate

    static func load(
        codes: Set<String>, references: Set<OrganisationReference>, from database: Database,
        today: CivilDate
    ) async throws(Failure) -> MembershipRules {
        MembershipRules(
            alliances: try await ImportedAlliance.find(codes, in: database),
            organisations: try await NamedOrganisation.find(references, in: database),
            today: today)
    }
}

/// An alliance whose memberships a file brings.
struct ImportedAlliance: Sendable {
    var code: String
    var id: Tenant.ID
    var root: Tenant.ID
    /// Newest first.
    var charters: [ImportedCharter] = []

    func charter(on day: CivilDate) -> ImportedCharter? {
        charters.first { $0.validFrom <= day }
    }

    static func find(
        _ codes: Set<String>, in database: Database
    ) async throws(Failure) -> [String: ImportedAlliance] {
        let alliances = try await database.look([places(codes).statement])[0].rows(Place.self)
        let ids = alliances.map(\.alliance.id)
        let results = try await database.look(ImportedCharter.statements(of: ids))
        let charters = try ImportedCharter.grouped(results)
        return Dictionary(
            alliances.map { place in
                var alliance = place.alliance
                alliance.charters = charters[alliance.id] ?? []
                return (alliance.code, alliance)
            }, uniquingKeysWith: { first, _ in first })
    }

    private struct Place: RowDecodable {
        var alliance: ImportedAlliance

        init(from row: inout RowReader) throws(PostgresError) {
            alliance = ImportedAlliance(
                code: try row.next(), id: try row.next(), root: try row.next())
        }
    }

    private static func places(_ codes: Set<String>) -> Query<Place> {
        """
        SELECT code, id, root_id FROM tenancy.tenants
        WHERE code = ANY (\(Column(Array(codes)))) AND kind = 'alliance'
        """
    }
}
