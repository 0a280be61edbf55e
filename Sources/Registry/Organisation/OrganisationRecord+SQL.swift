import JSONRPC
package import Kernel
package import Postgres

extension OrganisationRecord {
    /// What writes a new organisation with its first version, and its journal entry.
    package func insertion(_ act: OrganisationAct) -> Changes {
        let (record, keys) = (json.text, searchKeys)
        let insert: Command = """
            WITH made AS (
                INSERT INTO registry.organisation_versions
                    (organisation_id, version, home_tenant_id, recorded_from, valid_from, act,
                     actor, record)
                VALUES (\(act.id), 1, \(act.home), clock_timestamp(), \(act.validFrom), \(act.type),
                    \(act.actor), \(record)::json))
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
        return Changes(
            statements: [insert.statement, [keys].keptWords] + datedRows(act, from: nil),
            entries: [entry(act, record)])
    }

    /// What writes the next version of an organisation that is held already, and its journal entry.
    ///
    /// Only groups of columns in which something differs are written: the others need neither be
    /// sent nor be made anew by what PostgreSQL generates from them, and a representative may touch
    /// no column of the legal standing.
    ///
    /// - Parameter texts: what the entry commits to besides the record.
    package func changes(
        _ act: OrganisationAct, from old: OrganisationRecord,
        texts: [(field: String, value: String)] = []
    ) -> Changes {
        let record = json.text
        let isRenamed = isRenamed(from: old)
        var columns: [Fragment] = ["version = \(act.version)"]
        var words: [Statement] = []
        if isRenamed {
            let keys = searchKeys
            columns.append(nameColumns(keys))
            if keys != old.searchKeys { words = [[keys].keptWords] }
        }
        if contacts != old.contacts { columns.append(contactColumns) }
        if isDescribed(unlike: old) { columns.append(descriptionColumns) }
        if stands(unlike: old) { columns.append(standingColumns) }
        let update: Command = """
            UPDATE registry.organisations SET \(sql: Fragment(columns, joined: ", "))
            WHERE id = \(act.id) AND home_tenant_id = \(act.home)
            """
        return Changes(
            statements: [Self.nextVersion(act, record), update.statement] + words
                + datedRows(act, from: old),
            entries: [entry(act, record, texts)])
    }

    /// The leaf says openly what no person wrote, and commits to the whole record.
    private func entry(
        _ act: OrganisationAct, _ record: String, _ texts: [(field: String, value: String)] = []
    ) -> Entry {
        Entry(
            "organisation", act.id, version: act.version, facts: facts,
            texts: [("record", record)] + texts)
    }

    /// Another name holds, or a former one has come or gone.
    func isRenamed(from old: OrganisationRecord) -> Bool {
        names != old.names || shortNames != old.shortNames || formerNames != old.formerNames
    }

    private func isDescribed(unlike old: OrganisationRecord) -> Bool {
        (kato, registeredOn, spheres, verification)
            != (old.kato, old.registeredOn, old.spheres, old.verification)
    }

    private func stands(unlike old: OrganisationRecord) -> Bool {
        (unit, parent, legalForm, legalStatus)
            != (old.unit, old.parent, old.legalForm, old.legalStatus)
            || (suspendedUntil, successor, verifiedUntil, mergedInto)
                != (old.suspendedUntil, old.successor, old.verifiedUntil, old.mergedInto)
    }

    private func nameColumns(_ keys: SearchKeys) -> Fragment {
        """
        name_kk = \(names.kk), name_ru = \(names.ru), name_en = \(names.en),
        short_kk = \(shortNames.kk), short_ru = \(shortNames.ru), short_en = \(shortNames.en),
        mixed_script = \(hasMixedScript), search_key = \(keys.cyrillic), latin_key = \(keys.latin)
        """
    }

    private var contactColumns: Fragment {
        """
        email = \(contacts.email), phone = \(contacts.phone), website = \(contacts.website),
        address_kk = \(contacts.addressKK), address_ru = \(contacts.addressRU)
        """
    }

    private var descriptionColumns: Fragment {
        """
        kato = \(kato), registered_on = \(registeredOn), spheres = \(Column(spheres)),
        verification = \(verification)
        """
    }

    private var standingColumns: Fragment {
        """
        unit = \(unit), parent_id = \(parent), legal_form = \(legalForm),
        legal_status = \(legalStatus), suspended_until = \(suspendedUntil),
        successor_id = \(successor), verified_until = \(verifiedUntil),
        merged_into_id = \(mergedInto)
        """
    }

    /// Ends the version before and begins this one at the same instant, later than everything
    /// recorded of this organisation so far.
    private static func nextVersion(_ act: OrganisationAct, _ record: String) -> Statement {
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
                   \(act.type), \(act.actor), \(record)::json
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
