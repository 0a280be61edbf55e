import JSONRPC
import Kernel
import Postgres

/// Who ends and who begins on a day.
struct PersonsChange {
    private let organisation: HeldOrganisation
    private let day: CivilDate
    private let ended: [HeldPerson]
    private let begun: [(id: Person.ID, kind: Person.Kind, input: PersonInput)]

    /// - Parameter wanted: kinds that are not named stay as they are.
    init(
        from current: [HeldPerson], to wanted: [Person.Kind: [PersonInput]],
        of organisation: HeldOrganisation, on day: CivilDate
    ) {
        self.organisation = organisation
        self.day = day
        ended = current.filter { person in
            guard let stay = wanted[person.kind] else { return false }
            return !stay.contains(where: person.isSame)
        }
        let kinds = Person.Kind.allCases.filter { wanted[$0] != nil }
        begun = kinds.flatMap { kind in
            wanted[kind, default: []].filter { input in
                !current.contains { $0.kind == kind && $0.isSame(as: input) }
            }.map { (Person.ID.make(), kind, $0) }
        }
    }

    var count: Int { ended.count + begun.count }

    func statements(_ secrets: Secrets) -> [Statement] {
        ended.map(end) + begun.map(begin)
            + begun.compactMap { id, _, input in
                input.iin.map { tag(id, secrets.personTag(iin: $0.text)) }
            }
    }

    /// Names and numbers are committed to, never shown; the entries are for the audit trail alone.
    var entries: [Entry] {
        ended.map { person in
            Entry(
                "person", person.id, version: 2,
                facts: facts("ended", person.kind, ["validTo": .string(day.description)]))
        }
            + begun.map { id, kind, input in
                Entry(
                    "person", id, version: 1,
                    facts: facts("recorded", kind, ["validFrom": .string(day.description)]),
                    hidden: [("person", input.text)])
            }
    }

    private func facts(_ act: String, _ kind: Person.Kind, _ date: JSON.Object) -> JSON.Object {
        var facts: JSON.Object = [
            "act": .string(act), "kind": .string(kind.rawValue),
            "organisation": .string(organisation.id.description),
        ]
        for member in date { facts[member.key] = member.value }
        return facts
    }

    private func end(_ person: HeldPerson) -> Statement {
        let query: Command = """
            UPDATE registry.persons SET valid_to = \(day)
            WHERE tenant_id = \(organisation.home) AND organisation_id = \(organisation.id)
              AND id = \(person.id)
            """
        return query.statement
    }

    private func begin(_ id: Person.ID, _ kind: Person.Kind, _ input: PersonInput) -> Statement {
        let query: Command = """
            INSERT INTO registry.persons
                (tenant_id, id, organisation_id, kind, full_name, iin, phone, email, address,
                 valid_from)
            VALUES (\(organisation.home), \(id), \(organisation.id), \(kind.rawValue),
                \(input.fullName), \(input.iin?.text), \(input.phone), \(input.email),
                \(input.address), \(day))
            """
        return query.statement
    }

    private func tag(_ id: Person.ID, _ tag: [UInt8]) -> Statement {
        let query: Command = """
            INSERT INTO registry.person_tags (tenant_id, person_id, organisation_id, tag)
            VALUES (\(organisation.home), \(id), \(organisation.id), \(tag))
            """
        return query.statement
    }
}
