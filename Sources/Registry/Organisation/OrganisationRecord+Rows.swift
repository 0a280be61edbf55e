import Kernel
import Postgres

extension OrganisationRecord {
    /// Dated rows that begin or end with this version: names, identifiers, spheres, the region.
    func datedRows(_ act: OrganisationAct, from old: OrganisationRecord?) -> [Statement] {
        var statements: [Statement] = []
        let oldIdentifiers = Set(old?.identifiers ?? [])
        for gone in oldIdentifiers.subtracting(identifiers) {
            statements.append(Self.end(gone, act))
        }
        for new in identifiers where !oldIdentifiers.contains(new) {
            statements.append(Self.begin(new, act))
        }
        let oldNames = Set(old?.nameRows ?? [])
        for gone in oldNames.subtracting(nameRows) { statements.append(Self.end(gone, act)) }
        for new in nameRows where !oldNames.contains(new) {
            statements.append(Self.begin(new, act))
        }
        let oldSpheres = Set(old?.spheres ?? [])
        for gone in oldSpheres.subtracting(spheres) {
            statements.append(Self.end(sphere: gone, act))
        }
        for new in spheres where !oldSpheres.contains(new) {
            statements.append(Self.begin(sphere: new, act))
        }
        if old?.region != region || old?.kato != kato {
            statements += moved(act, isFirst: old == nil)
        }
        return statements
    }

    /// One row of `registry.names`.
    struct NameRow: Hashable {
        var kind: String
        var language: String
        var name: String
        var validTo: CivilDate?
    }

    var nameRows: [NameRow] {
        func rows(_ kind: String, _ names: Names) -> [NameRow] {
            [("kk", names.kk), ("ru", names.ru), ("en", names.en)].compactMap { language, name in
                name.map { NameRow(kind: kind, language: language, name: $0) }
            }
        }
        return rows("full", names) + rows("short", shortNames)
            + formerNames.map {
                NameRow(
                    kind: $0.isShort ? "former-short" : "former", language: $0.language,
                    name: $0.name, validTo: $0.validTo)
            }
    }

    private static func begin(_ row: Identifier, _ act: OrganisationAct) -> Statement {
        let query: Command = """
            INSERT INTO registry.identifiers
                (organisation_id, home_tenant_id, scheme, value, valid_from, valid_to)
            VALUES (\(act.id), \(act.home), \(row.scheme), \(row.value), \(row.validFrom),
                \(row.validTo))
            """
        return query.statement
    }

    private static func end(_ row: Identifier, _ act: OrganisationAct) -> Statement {
        let query: Command = """
            UPDATE registry.identifiers SET recorded_to = clock_timestamp()
            WHERE organisation_id = \(act.id) AND home_tenant_id = \(act.home)
              AND scheme = \(row.scheme) AND value = \(row.value) AND recorded_to IS NULL
              AND valid_from IS NOT DISTINCT FROM \(row.validFrom)
              AND valid_to IS NOT DISTINCT FROM \(row.validTo)
            """
        return query.statement
    }

    private static func begin(_ row: NameRow, _ act: OrganisationAct) -> Statement {
        let query: Command = """
            INSERT INTO registry.names
                (organisation_id, id, home_tenant_id, kind, language, name, valid_to)
            VALUES (\(act.id), \(UUIDValue.version7()), \(act.home), \(row.kind), \(row.language),
                \(row.name), \(row.validTo))
            """
        return query.statement
    }

    private static func end(_ row: NameRow, _ act: OrganisationAct) -> Statement {
        let query: Command = """
            UPDATE registry.names SET recorded_to = clock_timestamp()
            WHERE organisation_id = \(act.id) AND home_tenant_id = \(act.home)
              AND kind = \(row.kind) AND language = \(row.language) AND name = \(row.name)
              AND recorded_to IS NULL AND valid_to IS NOT DISTINCT FROM \(row.validTo)
            """
        return query.statement
    }

    private static func begin(sphere: String, _ act: OrganisationAct) -> Statement {
        let query: Command = """
            INSERT INTO registry.sphere_rows (organisation_id, home_tenant_id, sphere)
            VALUES (\(act.id), \(act.home), \(sphere))
            """
        return query.statement
    }

    private static func end(sphere: String, _ act: OrganisationAct) -> Statement {
        let query: Command = """
            UPDATE registry.sphere_rows SET recorded_to = clock_timestamp()
            WHERE organisation_id = \(act.id) AND home_tenant_id = \(act.home)
              AND sphere = \(sphere) AND recorded_to IS NULL
            """
        return query.statement
    }

    private func moved(_ act: OrganisationAct, isFirst: Bool) -> [Statement] {
        let end: Command = """
            UPDATE registry.residences SET recorded_to = clock_timestamp()
            WHERE organisation_id = \(act.id) AND home_tenant_id = \(act.home)
              AND recorded_to IS NULL
            """
        let begin: Command = """
            INSERT INTO registry.residences
                (organisation_id, home_tenant_id, region_code, kato, valid_from)
            VALUES (\(act.id), \(act.home), \(region), \(kato), \(act.validFrom))
            """
        return isFirst ? [begin.statement] : [end.statement, begin.statement]
    }
}
