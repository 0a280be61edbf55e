import JSONRPC
import Kernel
import Postgres

/// Replaces people of an organisation, kind by kind: who is no longer named ends, who is new
/// begins, who stays as recorded is left alone. Kinds that are not named stay.
///
/// Each person is a subject of its own in the journal: version 1 when recorded, 2 when ended. What
/// `version` guards is the list that ``ListPersons`` gave.
struct SetPersons: TransactionMethod {
    static let name = "ngo.setPersons"
    static let summary = "Replaces head, founders, accountant or private contact, with the day."
    static let access = Access.write(.personsWrite)
    static let journal = JournalDeclaration.private("person.set")
    static let result = Schema.object(["id": .id, "version": .integer()])
    static let reasons: [Reason] = [
        .stale, .organisationMerged, .unchanged, .violated("persons_valid_order"),
    ]

    let id: Organisation.ID?
    let version: Int64
    let head: PersonInput?
    let founders: [PersonInput]?
    let accountant: PersonInput?
    let contact: PersonInput?
    let cleared: [Person.Kind]
    let validFrom: CivilDate?

    init(_ parameters: inout Parameters) {
        id = parameters.optional("id", "The organisation; a representative's own unless said.")
        version = parameters.required("version", "The version that `ngo.persons` gave; 0 at first.")
        head = parameters.optional("head", "The head.")
        founders = parameters.optional("founders", "All persons who are founders.")
        accountant = parameters.optional("accountant", "The chief accountant.")
        contact = parameters.optional("contact", "Whom to call; not for the public.")
        cleared = parameters.optional("clear", "Kinds of which nobody is left.") ?? []
        validFrom = parameters.optional("validFrom", "Since when it is so; today unless said.")
        parameters.check(
            Set(founders ?? []).count == (founders ?? []).count, "founders", "unique")
    }

    /// Who is to be there of each kind that is named.
    private var wanted: [Person.Kind: [PersonInput]] {
        var wanted: [Person.Kind: [PersonInput]] = [:]
        for kind in cleared { wanted[kind] = [] }
        wanted[.head] = head.map { [$0] } ?? wanted[.head]
        wanted[.founder] = founders ?? wanted[.founder]
        wanted[.accountant] = accountant.map { [$0] } ?? wanted[.accountant]
        wanted[.contact] = contact.map { [$0] } ?? wanted[.contact]
        return wanted
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        try admitNumbers(call.policy)
        let held = try await call.holdOrganisation(id)
        guard held.record.mergedInto == nil else { throw .conflict(.organisationMerged) }
        let scope = PersonScope(try OrganisationScope(held.id, in: call))
        let results = try await call.send([scope.version.statement, scope.current.statement])
        let listVersion = try results[0].rows(Single<Int64>.self).first?.value ?? 0
        guard listVersion == version else { throw .conflict(.stale) }
        let change = PersonsChange(
            from: try results[1].rows(), to: wanted, of: held, on: try held.day(from: validFrom))
        guard change.count > 0 else { throw .conflict(.unchanged) }
        let newVersion = version + Int64(change.count)
        return try await call.finish(
            change.statements(call.secrets), entries: change.entries,
            answer: Answer(
                ["id": .string(held.id.description), "version": .int(newVersion)],
                subject: held.id.value))
    }

    private func admitNumbers(_ policy: Policy) throws(Failure) {
        let all = wanted.values.flatMap(\.self)
        guard policy.allowsTestIdentifiers || !all.contains(where: { $0.iin?.isTest == true })
        else { throw .invalidParameters([Problem("iin", "iin.check-digit")]) }
    }
}
