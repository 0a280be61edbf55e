import JSONRPC
import Kernel
import Postgres

extension RecordedPeople {
    /// One head or founder, or that one was erased.
    struct Row: RowDecodable {
        let organisation: Organisation.ID
        let kind: ImportedPerson.Kind
        /// Nil when erased.
        let person: ImportedPerson?

        init(from row: inout RowReader) throws(PostgresError) {
            organisation = try row.next()
            let kind: String = try row.next()
            self.kind = ImportedPerson.Kind(rawValue: kind) ?? .founder
            let id: Identifier<ImportedPerson> = try row.next()
            guard let name = try row.next(String?.self) else {
                person = nil
                return
            }
            var person = ImportedPerson(
                id: id, organisation: organisation, kind: self.kind, fullName: name)
            person.iin = try row.next(String?.self)
            person.phone = try row.next(String?.self)
            person.email = try row.next(String?.self)
            person.address = try row.next(String?.self)
            self.person = person
        }
    }

    static func of(_ organisations: [Organisation.ID], in home: ImportHome) -> Query<Row> {
        """
        SELECT organisation_id, kind, id, full_name, iin, phone, email, address
        FROM registry.persons
        WHERE tenant_id = \(home.tenant) AND organisation_id = ANY (\(Column(organisations)))
          AND kind IN ('head', 'founder') AND valid_to IS NULL
        ORDER BY id
        """
    }

    static func grouped(_ rows: [Row]) -> [Organisation.ID: RecordedPeople] {
        rows.reduce(into: [:]) { people, row in
            if let person = row.person {
                people[row.organisation, default: RecordedPeople()].present.append(person)
            } else {
                people[row.organisation, default: RecordedPeople()].erased.insert(row.kind)
            }
        }
    }
}

extension PeopleChange {
    /// The journal's entries: a person is a subject of its own, shown to the audit trail alone.
    func entries(on day: CivilDate) -> [Entry] {
        ended.map { person in
            let date: JSON.Object = ["validTo": .string(day.description)]
            return Entry("person", person.id, version: 2, facts: person.facts("ended", date))
        }
            + begun.map { person in
                var date: JSON.Object = [:]
                date["validFrom"] = person.validFrom.map { .string($0.description) }
                return Entry(
                    "person", person.id, version: 1, facts: person.facts("recorded", date),
                    hidden: [("person", person.text)])
            }
    }
}

extension ImportedPerson {
    fileprivate func facts(_ act: String, _ date: JSON.Object) -> JSON.Object {
        var facts: JSON.Object = [
            "act": .string(act), "kind": .string(kind.rawValue),
            "organisation": .string(organisation.description),
        ]
        for member in date { facts[member.key] = member.value }
        return facts
    }

    static func end(_ persons: [ImportedPerson], in home: ImportHome, on day: CivilDate)
        -> Statement
    {
        let query: Command = """
            UPDATE registry.persons SET valid_to = \(day)
            WHERE tenant_id = \(home.tenant) AND id = ANY (\(Column(persons.map(\.id))))
            """
        return query.statement
    }

    static func begin(_ persons: [ImportedPerson], in home: ImportHome) -> Statement {
        let query: Command = """
            INSERT INTO registry.persons
                (tenant_id, id, organisation_id, kind, full_name, iin, phone, email, address,
                 valid_from)
            SELECT \(home.tenant), p.id, p.organisation, p.kind, p.name, p.iin, p.phone, p.email,
                   p.address, p.valid_from
            FROM unnest(\(Column(persons.map(\.id))), \(Column(persons.map(\.organisation))),
                \(Column(persons.map(\.kind.rawValue))), \(Column(persons.map(\.fullName))),
                \(Column(persons.map(\.iin))), \(Column(persons.map(\.phone))),
                \(Column(persons.map(\.email))), \(Column(persons.map(\.address))),
                \(Column(persons.map(\.validFrom))))
                AS p (id, organisation, kind, name, iin, phone, email, address, valid_from)
            """
        return query.statement
    }

    static func tag(_ persons: [ImportedPerson], in home: ImportHome, _ secrets: Secrets)
        -> Statement
    {
        let known = persons.filter { $0.iin != nil }
        let tags = known.map { secrets.personTag(iin: $0.iin ?? "") }
        let query: Command = """
            INSERT INTO registry.person_tags (tenant_id, person_id, organisation_id, tag)
            SELECT \(home.tenant), t.person, t.organisation, t.tag
            FROM unnest(\(Column(known.map(\.id))), \(Column(known.map(\.organisation))),
                \(Column(tags))) AS t (person, organisation, tag)
            """
        return query.statement
    }
}
