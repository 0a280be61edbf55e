import JSONRPC
import Kernel
package import Postgres

extension OrganisationRecord {
    /// Statements that write a new organisation with its first version.
    package func insertion(_ act: OrganisationAct) -> [Statement] {
        let keys = searchKeys
        let insert: Command = """
            WITH made AS (
                INSERT INTO registry.organisation_versions
                    (organisation_id, version, home_tenant_id, recorded_from, valid_from, act,
                     actor, record)
                VALUES (\(act.id), 1, \(act.home), clock_timestamp(), \(act.validFrom), \(act.type),
                    \(act.actor), \(json.text)::json))
            INSERT INTO registry.organisations
                (id, version, home_tenant_id, region_code, kato, unit, parent_id, legal_form,
                 name_kk, name_ru, name_en, short_kk, short_ru, short_en, mixed_script,
                 registered_on, legal_status, suspended_until, successor_id, email, phone, website,
                 address_kk, address_ru, spheres, search_key, latin_key)
            VALUES (\(act.id), 1, \(act.home), \(region), \(kato), \(unit), \(parent),
                \(legalForm), \(names.kk), \(names.ru), \(names.en), \(shortNames.kk),
                \(shortNames.ru), \(shortNames.en), \(hasMixedScript), \(registeredOn),
                \(legalStatus), \(suspendedUntil), \(successor), \(contacts.email),
                \(contacts.phone), \(contacts.website), \(contacts.addressKK),
                \(contacts.addressRU), \(Column(spheres)), \(keys.cyrillic), \(keys.latin))
            """
        return [insert.statement, [keys].keptWords] + datedRows(act, from: nil)
    }

    /// Statements that write the next version of an officer's act; the row is held already.
    package func update(_ act: OrganisationAct, from old: OrganisationRecord) -> [Statement] {
        let keys = searchKeys
        let update: Command = """
            UPDATE registry.organisations SET version = \(act.version), kato = \(kato),
                unit = \(unit), parent_id = \(parent), legal_form = \(legalForm),
                name_kk = \(names.kk), name_ru = \(names.ru), name_en = \(names.en),
                short_kk = \(shortNames.kk), short_ru = \(shortNames.ru),
                short_en = \(shortNames.en), mixed_script = \(hasMixedScript),
                registered_on = \(registeredOn), legal_status = \(legalStatus),
                suspended_until = \(suspendedUntil), successor_id = \(successor),
                verification = \(verification), verified_until = \(verifiedUntil),
                merged_into_id = \(mergedInto), email = \(contacts.email),
                phone = \(contacts.phone), website = \(contacts.website),
                address_kk = \(contacts.addressKK), address_ru = \(contacts.addressRU),
                spheres = \(Column(spheres)), search_key = \(keys.cyrillic),
                latin_key = \(keys.latin)
            WHERE id = \(act.id) AND home_tenant_id = \(act.home)
            """
        return [nextVersion(act), update.statement] + newWords(keys, after: old)
            + datedRows(act, from: old)
    }

    /// The same for a representative, who may touch fewer columns.
    package func ownUpdate(_ act: OrganisationAct, from old: OrganisationRecord) -> [Statement] {
        let keys = searchKeys
        let update: Command = """
            UPDATE registry.organisations SET version = \(act.version), kato = \(kato),
                name_kk = \(names.kk), name_ru = \(names.ru), name_en = \(names.en),
                short_kk = \(shortNames.kk), short_ru = \(shortNames.ru),
                short_en = \(shortNames.en), mixed_script = \(hasMixedScript),
                registered_on = \(registeredOn), verification = \(verification),
                email = \(contacts.email), phone = \(contacts.phone),
                website = \(contacts.website), address_kk = \(contacts.addressKK),
                address_ru = \(contacts.addressRU), spheres = \(Column(spheres)),
                search_key = \(keys.cyrillic), latin_key = \(keys.latin)
            WHERE id = \(act.id)
            """
        return [nextVersion(act), update.statement] + newWords(keys, after: old)
            + datedRows(act, from: old)
    }

    private func newWords(_ keys: SearchKeys, after old: OrganisationRecord) -> [Statement] {
        keys == old.searchKeys ? [] : [[keys].keptWords]
    }

    /// Ends the version before and begins this one at the same instant, later than everything
    /// recorded of this organisation so far.
    private func nextVersion(_ act: OrganisationAct) -> Statement {
        let before = act.version - 1
        let query: Command = """
            WITH ended AS (
                UPDATE registry.organisation_versions
                SET recorded_to =
                    greatest(clock_timestamp(), recorded_from + interval '1 microsecond')
                WHERE organisation_id = \(act.id) AND version = \(before)
                RETURNING recorded_to)
            INSERT INTO registry.organisation_versions
                (organisation_id, version, home_tenant_id, recorded_from, valid_from, act, actor,
                 record)
            SELECT \(act.id), \(act.version), \(act.home), recorded_to, \(act.validFrom),
                   \(act.type), \(act.actor), \(json.text)::json
            FROM ended
            """
        return query.statement
    }

    /// What search compares, made from all names, former ones included, so that each of them finds
    /// the organisation.
    package struct SearchKeys: Equatable, Sendable {
        package var cyrillic = ""
        package var latin = ""
        /// A word of a name that holds mixes Cyrillic letters with look-alike Latin ones.
        package var isMixed = false
    }

    package var searchKeys: SearchKeys {
        var folder = NameFolder()
        return searchKeys(using: &folder)
    }

    package func searchKeys(using folder: inout NameFolder) -> SearchKeys {
        let own = [
            names.kk, names.ru, names.en, shortNames.kk, shortNames.ru, shortNames.en,
        ].compactMap(\.self)
        var seen: Set<String> = []
        var keys = SearchKeys()
        for (place, name) in (own + formerNames.map(\.name)).enumerated() {
            let key = folder.key(of: name)
            if place < own.count, key.hasMixedScript { keys.isMixed = true }
            guard seen.insert(key.cyrillic).inserted else { continue }
            keys.cyrillic += key.cyrillic
            keys.latin += key.latin
        }
        return keys
    }
}

extension [OrganisationRecord.SearchKeys] {
    /// Whoever writes keys writes their words down, or a search does not know which there are.
    package var keptWords: Statement {
        let cyrillic = map(\.cyrillic).joined()
        let latin = map(\.latin).joined()
        let query: Command = "SELECT registry.keep_search_words(\(cyrillic), \(latin))"
        return query.statement
    }
}
