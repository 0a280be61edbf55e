import JSONRPC
import Kernel
import Postgres

/// Personal data of an organisation's people, for its home region's officers and its own
/// representatives. Every reading is recorded, in the same transaction, and person by person.
struct ListPersons: TransactionMethod {
    static let name = "ngo.persons"
    static let summary = "Head, founders, accountant and private contact; the reading is recorded."
    static let access = Access.read(.personsRead)
    static let journal = JournalDeclaration.none(
        "changes nothing; each reading is in tenancy.access_audit")
    static let result = Schema.object([
        "items": .array(
            of: .object([
                "id": .id, "kind": Person.Kind.schema, "fullName": .string(), "iin?": .string(),
                "phone?": .string(), "email?": .string(), "address?": .string(),
                "validFrom?": .date, "validTo?": .date,
            ])),
        "next?": .string(),
        "version": .integer(),
    ])

    let id: Organisation.ID?
    let former: Bool
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        id = parameters.optional("id", "The organisation; a representative's own unless said.")
        former = parameters.optional("former", "Also those who no longer are.") ?? false
        limit = parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(50)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        guard let organisation = id ?? call.caller.organisation else {
            throw .invalidParameters([Problem("id", "required")])
        }
        let scope = PersonScope(try OrganisationScope(organisation, in: call))
        let page = scope.page(behind: try last, former: former, limit: limit)
        let results = try await call.send(
            [scope.home.statement, scope.version.statement, page.statement])
        guard let home = try results[0].rows(Single<Tenant.ID>.self).first?.value else {
            throw .notFound("organisation")
        }
        let version = try results[1].rows(Single<Int64>.self).first?.value ?? 0
        let found: [HeldPerson] = try results[2].rows()
        let shown = Array(found.prefix(limit.count))
        let answer = answer(shown, hasMore: found.count > limit.count, version: version)
        return try await call.finish(
            shown.isEmpty ? [] : [try audit(shown, of: organisation, home, by: call.caller)],
            entries: [],
            answer: Answer(answer, subject: organisation.value))
    }

    private var last: Person.ID? {
        get throws(Failure) {
            guard let after else { return nil }
            guard let key = after.keys.first.flatMap({ UUIDValue($0) }) else {
                throw .invalidParameters([Problem("cursor", "cursor")])
            }
            return Person.ID(key)
        }
    }

    private func answer(_ persons: [HeldPerson], hasMore: Bool, version: Int64) -> JSON {
        var members: JSON.Object = ["items": .array(persons.map(\.json))]
        if hasMore, let last = persons.last {
            let cursor = Cursor.encode([last.id.description])
            members["next"] = .string(String(decoding: cursor, as: UTF8.self))
        }
        members["version"] = .int(version)
        return .object(members)
    }

    private func audit(
        _ persons: [HeldPerson], of organisation: Organisation.ID, _ home: Tenant.ID,
        by caller: Caller
    ) throws(Failure) -> Statement {
        guard let principal = caller.principal else { throw .unauthenticated }
        let rows = Column(persons.map { _ in UUIDValue.version7() })
        let query: Command = """
            INSERT INTO tenancy.access_audit
                (tenant_id, id, principal_id, role, method, organisation_id, subject_id, class)
            SELECT \(home), a.id, \(principal), \(caller.role.rawValue), \(Self.name),
                   \(organisation), a.person, 'personal'
            FROM unnest(\(rows), \(Column(persons.map(\.id)))) AS a (id, person)
            """
        return query.statement
    }
}

extension HeldPerson {
    fileprivate var json: JSON {
        var members: JSON.Object = [
            "id": .string(id.description), "kind": .string(kind.rawValue),
            "fullName": .string(fullName),
        ]
        members["iin"] = iin.map { .string($0) }
        members["phone"] = phone.map { .string($0) }
        members["email"] = email.map { .string($0) }
        members["address"] = address.map { .string($0) }
        members["validFrom"] = validFrom.map { .string($0.description) }
        members["validTo"] = validTo.map { .string($0.description) }
        return .object(members)
    }
}
