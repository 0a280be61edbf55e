import JSONRPC
import Kernel
import Postgres

extension ImportPlan {
    /// The journal's type for what an import does to organisations, and to their people.
    static let journalType = "organisation.imported"
    static let personType = "person.imported"

    var isEmpty: Bool { made.isEmpty && touched.isEmpty }

    /// Everything that this plan writes, in few statements however many rows there are: only the
    /// changed organisations have some of their own.
    func statements(_ signer: ImportSigner) throws(CanonicalFailure) -> [Statement] {
        var statements = made.isEmpty ? [] : NewOrganisation.insertion(made, in: home)
        let changes = changed.map { $0.changes(in: home) }
        statements += changes.flatMap(\.statements)
        let ended = people.flatMap(\.ended)
        let begun = people.flatMap(\.begun)
        if !ended.isEmpty {
            statements.append(ImportedPerson.end(ended, in: home, on: signer.today))
        }
        if !begun.isEmpty {
            statements.append(ImportedPerson.begin(begun, in: home))
            statements.append(ImportedPerson.tag(begun, in: home, signer.secrets))
        }
        return statements + (try journal(changes.flatMap(\.entries), signer))
    }

    private func journal(
        _ changed: [Entry], _ signer: ImportSigner
    ) throws(CanonicalFailure) -> [Statement] {
        var journal = ImportJournal(home.tenant, home.region, signer.principal)
        for organisation in made {
            try journal.append(organisation.entry, Self.journalType, isPublic: true)
        }
        for entry in changed {
            try journal.append(entry, Self.journalType, isPublic: true)
        }
        for change in people {
            for entry in change.entries(on: signer.today) {
                try journal.append(entry, Self.personType, isPublic: false)
            }
        }
        return journal.statements
    }
}

extension ChangedOrganisation {
    func changes(in home: ImportHome) -> Changes {
        let act = OrganisationAct(
            id, home: home.tenant, version: version, type: ImportPlan.journalType,
            actor: home.actor)
        return record.changes(act, from: old.record)
    }
}

extension NewOrganisation {
    var entry: Entry {
        Entry("organisation", id, version: 1, facts: record.facts, texts: [("record", text)])
    }

    /// The same rows that ``OrganisationRecord/insertion(_:)`` writes for one.
    static func insertion(_ new: [NewOrganisation], in home: ImportHome) -> [Statement] {
        [
            organisations(new, in: home), new.map(\.keys).keptWords, identifiers(new, in: home),
            names(new, in: home),
            spheres(new, in: home), residences(new, in: home),
        ]
    }

    private static func organisations(_ new: [NewOrganisation], in home: ImportHome) -> Statement {
        let records = new.map(\.record)
        let names = records.map(\.names)
        let short = records.map(\.shortNames)
        let contacts = records.map(\.contacts)
        let query: Command = """
            WITH new AS MATERIALIZED (
                SELECT * FROM unnest(
                    \(Column(new.map(\.id))), \(Column(new.map(\.text))),
                    \(Column(new.map(\.keys.cyrillic))), \(Column(new.map(\.keys.latin))),
                    \(Column(records.map(\.kato))), \(Column(records.map(\.unit))),
                    \(Column(records.map(\.parent))), \(Column(records.map(\.legalForm))),
                    \(Column(names.map(\.kk))), \(Column(names.map(\.ru))),
                    \(Column(names.map(\.en))), \(Column(short.map(\.kk))),
                    \(Column(short.map(\.ru))), \(Column(short.map(\.en))),
                    \(Column(records.map(\.hasMixedScript))),
                    \(Column(records.map(\.registeredOn))), \(Column(records.map(\.legalStatus))),
                    \(Column(records.map(\.suspendedUntil))), \(Column(records.map(\.successor))),
                    \(Column(contacts.map(\.email))), \(Column(contacts.map(\.phone))),
                    \(Column(contacts.map(\.website))), \(Column(contacts.map(\.addressKK))),
                    \(Column(contacts.map(\.addressRU))),
                    \(Column(records.map { $0.spheres.joined(separator: ",") })))
                AS n (id, record, search_key, latin_key, kato, unit, parent, form,
                      kk, ru, en, short_kk, short_ru, short_en, mixed, registered, status,
                      suspended, successor, email, phone, website, address_kk, address_ru,
                      spheres)),
            made AS (
                INSERT INTO registry.organisation_versions
                    (organisation_id, version, home_tenant_id, recorded_from, valid_from, act,
                     actor, record)
                SELECT n.id, 1, \(home.tenant), clock_timestamp(), n.registered,
                       \(ImportPlan.journalType), \(home.actor), n.record::json
                FROM new n)
            INSERT INTO registry.organisations
                (id, version, home_tenant_id, region_code, kato, unit, parent_id, legal_form,
                 name_kk, name_ru, name_en, short_kk, short_ru, short_en, mixed_script,
                 registered_on, legal_status, suspended_until, successor_id, email, phone, website,
                 address_kk, address_ru, spheres, search_key, latin_key)
            SELECT n.id, 1, \(home.tenant), \(home.region), n.kato, n.unit, n.parent, n.form,
                   n.kk, n.ru, n.en, n.short_kk, n.short_ru, n.short_en, n.mixed,
                   n.registered, n.status, n.suspended, n.successor, n.email, n.phone, n.website,
                   n.address_kk, n.address_ru, string_to_array(n.spheres, ','), n.search_key,
                   n.latin_key
            FROM new n
            """
        return query.statement
    }

    private static func identifiers(_ new: [NewOrganisation], in home: ImportHome) -> Statement {
        let rows = new.flatMap { made in made.record.identifiers.map { (made.id, $0) } }
        let query: Command = """
            INSERT INTO registry.identifiers (organisation_id, home_tenant_id, scheme, value)
            SELECT i.id, \(home.tenant), i.scheme, i.value
            FROM unnest(\(Column(rows.map(\.0))), \(Column(rows.map(\.1.scheme))),
                \(Column(rows.map(\.1.value)))) AS i (id, scheme, value)
            """
        return query.statement
    }

    private static func names(_ new: [NewOrganisation], in home: ImportHome) -> Statement {
        let rows = new.flatMap { made in made.record.nameRows.map { (made.id, $0) } }
        let query: Command = """
            INSERT INTO registry.names
                (organisation_id, id, home_tenant_id, kind, language, name, valid_to)
            SELECT n.organisation, n.id, \(home.tenant), n.kind, n.language, n.name, n.valid_to
            FROM unnest(\(Column(rows.map(\.0))), \(Column(UUIDValue.version7(count: rows.count))),
                \(Column(rows.map(\.1.kind))), \(Column(rows.map(\.1.language))),
                \(Column(rows.map(\.1.name))), \(Column(rows.map(\.1.validTo))))
                AS n (organisation, id, kind, language, name, valid_to)
            """
        return query.statement
    }

    private static func spheres(_ new: [NewOrganisation], in home: ImportHome) -> Statement {
        let rows = new.flatMap { made in made.record.spheres.map { (made.id, $0) } }
        let query: Command = """
            INSERT INTO registry.sphere_rows (organisation_id, home_tenant_id, sphere)
            SELECT s.id, \(home.tenant), s.sphere
            FROM unnest(\(Column(rows.map(\.0))), \(Column(rows.map(\.1)))) AS s (id, sphere)
            """
        return query.statement
    }

    private static func residences(_ new: [NewOrganisation], in home: ImportHome) -> Statement {
        let records = new.map(\.record)
        let query: Command = """
            INSERT INTO registry.residences
                (organisation_id, home_tenant_id, region_code, kato, valid_from)
            SELECT r.id, \(home.tenant), \(home.region), r.kato, r.valid_from
            FROM unnest(\(Column(new.map(\.id))), \(Column(records.map(\.kato))),
                \(Column(records.map(\.registeredOn)))) AS r (id, kato, valid_from)
            """
        return query.statement
    }
}
