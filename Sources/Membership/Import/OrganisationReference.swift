import Kernel
import Postgres

/// How a row names an organisation: by its id in the register, its BIN, or the BIN in the form of
/// org-id.guide, as `KZ-BIN-000640002067`.
enum OrganisationReference: Hashable, Sendable {
    case id(Organisation.ID)
    case bin(String)

    private static let orgIDPrefix = "KZ-BIN-"

    /// Whether a BIN was ever issued the register knows better than its check digit.
    init?(_ text: Substring) {
        let number = text.hasPrefix(Self.orgIDPrefix) ? text.dropFirst(7) : text
        if number.utf8.count == 12, number.utf8.allSatisfy({ (48...57).contains($0) }) {
            self = .bin(String(number))
        } else if let id = UUIDValue(String(text)) {
            self = .id(Organisation.ID(id))
        } else {
            return nil
        }
    }
}

/// An organisation that a file names.
struct NamedOrganisation: RowDecodable, Hashable {
    var id: Organisation.ID
    /// The record that was kept in its place.
    var mergedInto: Organisation.ID?

    init(_ id: Organisation.ID, mergedInto: Organisation.ID? = nil) {
        (self.id, self.mergedInto) = (id, mergedInto)
    }

    init(from row: inout RowReader) throws(PostgresError) {
        id = try row.next()
        mergedInto = try row.next(Organisation.ID?.self)
    }

    /// How many are looked up at once.
    private static let batchMax = 5_000

    /// Whoever the references name; those that name nobody are left out.
    static func find(
        _ references: Set<OrganisationReference>, in database: Database
    ) async throws(Failure) -> [OrganisationReference: NamedOrganisation] {
        var found: [OrganisationReference: NamedOrganisation] = [:]
        var rest = Array(references)[...]
        while !rest.isEmpty {
            let results = try await database.look(statements(rest.prefix(batchMax)))
            for named in try results[0].rows(NamedOrganisation.self) {
                found[.id(named.id)] = named
            }
            for holder in try results[1].rows(Holder.self) {
                found[.bin(holder.bin)] = holder.organisation
            }
            rest = rest.dropFirst(batchMax)
        }
        return found
    }

    private struct Holder: RowDecodable {
        var bin: String
        var organisation: NamedOrganisation

        init(from row: inout RowReader) throws(PostgresError) {
            bin = try row.next()
            organisation = try NamedOrganisation(from: &row)
        }
    }

    /// Looked up row by row, whatever the planner believes of the tables.
    private static func statements(
        _ references: ArraySlice<OrganisationReference>
    ) -> [Statement] {
        var (ids, bins): ([Organisation.ID], [String]) = ([], [])
        for reference in references {
            switch reference {
            case .id(let id): ids.append(id)
            case .bin(let bin): bins.append(bin)
            }
        }
        let byID: Query<NamedOrganisation> = """
            SELECT o.id, o.merged_into_id FROM unnest(\(Column(ids))) AS k (id)
            CROSS JOIN LATERAL (
                SELECT n.id, n.merged_into_id FROM registry.organisations n
                WHERE n.id = k.id LIMIT 1) o
            """
        let byBIN: Query<Holder> = """
            SELECT k.bin, o.id, o.merged_into_id FROM unnest(\(Column(bins))) AS k (bin)
            CROSS JOIN LATERAL (
                SELECT i.organisation_id AS id FROM registry.identifiers i
                WHERE i.scheme = 'KZ-BIN' AND i.value = k.bin
                  AND i.recorded_to IS NULL AND i.valid_to IS NULL LIMIT 1) h
            CROSS JOIN LATERAL (
                SELECT n.id, n.merged_into_id FROM registry.organisations n
                WHERE n.id = h.id LIMIT 1) o
            """
        return [byID.statement, byBIN.statement]
    }
}
