import Kernel
import Postgres

extension OrganisationRecord {
    /// Dated rows that begin or end with this version: names, identifiers, spheres, the region.
    func datedRows(_ act: OrganisationAct, from old: OrganisationRecord?) -> [Statement] {
        var statements: [Statement] = []
        if identifiers != old?.identifiers {
            let before = Set(old?.identifiers ?? [])
            statements += before.subtracting(identifiers).map { Self.end($0, act) }
            statements += identifiers.filter { !before.contains($0) }.map { Self.begin($0, act) }
        }
        if old.map(isRenamed(from:)) ?? true {
            let (now, before) = (nameRows, Set(old?.nameRows ?? []))
            statements += before.subtracting(now).map { Self.end($0, act) }
            statements += now.filter { !before.contains($0) }.map { Self.begin($0, act) }
        }
        if spheres != old?.spheres {
            let before = Set(old?.spheres ?? [])
            statements += before.subtracting(spheres).map { Self.end(sphere: $0, act) }
            statements += spheres.filter { !before.contains($0) }
                .map { Self.begin(sphere: $0, act) }
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
