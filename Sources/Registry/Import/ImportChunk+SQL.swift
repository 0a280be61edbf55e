import JSONRPC
import Kernel
import Postgres

/// An organisation that has a current identifier of a row.
struct ImportMatch: RowDecodable, Sendable {
    /// The row's place in its chunk.
    let place: Int
    let organisation: Organisation.ID
    let held: Organisation.Held

    init(from row: inout RowReader) throws(PostgresError) {
        place = try row.next()
        organisation = try row.next()
        held = try Organisation.Held(from: &row)
    }
}

/// The organisation that holds a BIN now.
struct HolderOfBIN: RowDecodable, Sendable {
    let bin: String
    let organisation: Organisation.ID

    init(from row: inout RowReader) throws(PostgresError) {
        bin = try row.next()
        organisation = try row.next()
    }

    static func of(_ bins: Set<String>) -> Query<HolderOfBIN> {
        """
        SELECT b.bin, h.organisation_id
        FROM unnest(\(Column(Array(bins)))) AS b (bin)
        CROSS JOIN LATERAL (
            SELECT i.organisation_id FROM registry.identifiers i
            WHERE i.scheme = 'KZ-BIN' AND i.value = b.bin
              AND i.recorded_to IS NULL AND i.valid_to IS NULL
            LIMIT 1) h
        """
    }
}

extension ImportChunk {
    /// Whoever holds one of the identifiers now, in whatever region.
    ///
    /// A LATERAL with a LIMIT is looked up row by row whatever the planner believes. As a plain join
    /// it was planned for empty tables, which scanned the index once per row ever after.
    var matches: Query<ImportMatch> {
        var (places, schemes, values): ([Int32], [String], [String]) = ([], [], [])
        for (place, row) in rows.enumerated() {
            for identifier in row.row.identifiers {
                places.append(Int32(place))
                schemes.append(identifier.scheme.rawValue)
                values.append(identifier.text)
            }
        }
        return """
            SELECT m.place, m.organisation_id, r.version, r.home_tenant_id, r.record
            FROM (
                SELECT DISTINCT k.place, h.organisation_id
                FROM unnest(\(Column(places)), \(Column(schemes)), \(Column(values)))
                    AS k (place, scheme, value)
                CROSS JOIN LATERAL (
                    SELECT i.organisation_id FROM registry.identifiers i
                    WHERE i.scheme = k.scheme AND i.value = k.value
                      AND i.recorded_to IS NULL AND i.valid_to IS NULL
                    LIMIT 1) h) m
            CROSS JOIN LATERAL (
                SELECT o.version, o.home_tenant_id, v.record
                FROM registry.organisations o
                JOIN registry.organisation_versions v
                    ON v.organisation_id = o.id AND v.version = o.version
                WHERE o.id = m.organisation_id
                LIMIT 1) r
            """
    }

    var holders: Query<HolderOfBIN> {
        let bins = rows.flatMap { [$0.row.parentBIN?.text, $0.row.successorBIN?.text] }
        return HolderOfBIN.of(Set(bins.compactMap(\.self)))
    }
}

extension ImportHome {
    func settings(_ principal: Principal.ID) -> Statement {
        ImportPrincipal.settings(.officer, tenant: tenant, by: principal)
    }

    var actor: String { ImportPrincipal.actor(in: region) }

    /// Locks organisations of this home to the end of the transaction. What they are is to be read
    /// by a statement behind this one, which begins after the wait.
    func lock(_ organisations: [Organisation.ID]) -> Statement {
        let query: Command = """
            SELECT id FROM registry.organisations
            WHERE home_tenant_id = \(tenant) AND id = ANY (\(Column(organisations)))
            ORDER BY id FOR UPDATE
            """
        return query.statement
    }

    func held(_ organisations: [Organisation.ID]) -> Query<HeldByID> {
        """
        SELECT h.id, r.version, r.home_tenant_id, r.record
        FROM unnest(\(Column(organisations))) AS h (id)
        CROSS JOIN LATERAL (
            SELECT o.version, o.home_tenant_id, v.record
            FROM registry.organisations o
            JOIN registry.organisation_versions v
                ON v.organisation_id = o.id AND v.version = o.version
            WHERE o.id = h.id AND o.home_tenant_id = \(tenant)
            LIMIT 1) r
        """
    }
}

struct HeldByID: RowDecodable, Sendable {
    let id: Organisation.ID
    let held: Organisation.Held

    init(from row: inout RowReader) throws(PostgresError) {
        id = try row.next()
        held = try Organisation.Held(from: &row)
    }
}
