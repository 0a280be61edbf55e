import JSONRPC
import Kernel
import Postgres

/// Erases the personal data of one person of an organisation; the row stays, empty, with the ground.
///
/// With the columns go the person's tag, the salts of its journal entries (their commitments can
/// then be checked by nobody, while the leaves stay byte for byte) and the kept answers of the
/// writes that named it. It can't be undone, and an import brings the person back by no file.
/// Free text of officers (notes, evidence, reasons) is not searched.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale` or
///   `person.erased`.
/// - Source: Law 94-V of 21.05.2013 on personal data, Art. 18 (grounds of destruction), 24.
struct ErasePerson: TransactionMethod {
    static let name = "person.erase"
    static let summary = "Erases the personal data of one person, for good; the row stays, empty."
    static let access = Access.write(.personsErase)
    static let journal = JournalDeclaration.private("person.erased")
    static let result = Schema.object(["id": .id, "version": .integer()])
    static let reasons: [Reason] = [.stale, .personErased]

    /// Why data must go. Source: Law 94-V, Art. 18; a request also by Art. 24(1).
    enum Ground: String, Choice {
        case request
        /// The term of keeping is over.
        case retention
        /// The relation for which they were collected has ended.
        case ended
        case court
    }

    let id: Organisation.ID
    let person: Person.ID
    let version: Int64
    let ground: Ground
    let reference: Code

    init(_ parameters: inout Parameters) {
        id = parameters.required("id", "The organisation.")
        person = parameters.required("person", "The person's id in `ngo.persons`.")
        version = parameters.required("version", "The version that `ngo.persons` gave.")
        ground = parameters.required("ground", "Why the data must go.")
        reference = parameters.required(
            "reference", "Number and date of the request or decision; no name.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await call.holdOrganisation(id)
        let scope = PersonScope(try OrganisationScope(id, in: call))
        let results = try await call.send([scope.version.statement, look(held.home).statement])
        guard let found = try results[1].rows(Held.self).first else { throw .notFound("person") }
        guard !found.isErased else { throw .conflict(.personErased) }
        guard try results[0].rows(Single<Int64>.self).first?.value == version else {
            throw .conflict(.stale)
        }
        return try await call.finish(
            try erasure(held.home, by: call), entries: [entry(found)],
            answer: Answer(
                ["id": .string(id.description), "version": .int(version + 1)], subject: id.value))
    }

    private struct Held: RowDecodable {
        var kind: String
        var isEnded: Bool
        var isErased: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            kind = try row.next()
            isEnded = try row.next()
            isErased = try row.next()
        }
    }

    /// The organisation is locked, and with it the list of its people; a lock on the row itself would
    /// not find an erased one, which row security lets nobody change.
    private func look(_ tenant: Tenant.ID) -> Query<Held> {
        """
        SELECT kind, valid_to IS NOT NULL, erased_at IS NOT NULL FROM registry.persons
        WHERE tenant_id = \(tenant) AND organisation_id = \(id) AND id = \(person)
        """
    }

    /// Version 1 recorded the person, 2 ended the office if it ended.
    private func entry(_ found: Held) -> Entry {
        Entry(
            "person", person, version: found.isEnded ? 3 : 2,
            facts: [
                "act": "erased", "kind": .string(found.kind),
                "organisation": .string(id.description), "ground": .string(ground.rawValue),
            ], hidden: [("reference", reference.text)])
    }

    /// The row first: only of an erased person does the function forget anything.
    private func erasure(
        _ tenant: Tenant.ID, by call: Call
    ) throws(Failure) -> [Statement] {
        let empty: Command = """
            UPDATE registry.persons
            SET full_name = NULL, iin = NULL, phone = NULL, email = NULL, address = NULL,
                erased_at = clock_timestamp(), erasure_ground = \(ground.rawValue),
                erasure_reference = \(reference)
            WHERE tenant_id = \(tenant) AND id = \(person)
            """
        let tag: Command = """
            DELETE FROM registry.person_tags
            WHERE tenant_id = \(tenant) AND person_id = \(person)
            """
        let forget: Command = "SELECT registry.forget_person(\(person))"
        let audit: Command = """
            INSERT INTO tenancy.access_audit
                (tenant_id, id, principal_id, role, method, organisation_id, subject_id, class)
            VALUES (\(tenant), \(UUIDValue.version7()), \(try call.principal),
                \(call.caller.role.rawValue), \(Self.name), \(id), \(person), 'personal')
            """
        return [empty.statement, tag.statement, forget.statement, audit.statement]
    }
}

extension Reason {
    static let personErased = Reason(
        "person.erased", kk: "Бұл адамның деректері бұрын жойылған",
        ru: "Данные этого лица уже уничтожены",
        en: "The data of this person are erased already")
}
