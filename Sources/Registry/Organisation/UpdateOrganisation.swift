import JSONRPC
import Kernel

/// Changes the public record: an officer that of an organisation of the own region, a
/// representative the own one's, but for its legal form and its place in a head organisation.
///
/// What is not named stays. A name that is replaced becomes a former one, and still finds it.
struct UpdateOrganisation: TransactionMethod {
    static let name = "ngo.update"
    static let summary = "Changes the public record; what is not named stays as it is."
    static let access = Access.write(.organisationUpdate)
    static let journal = JournalDeclaration.public("organisation.updated")
    static let result = Schema.receipt
    static let reasons: [Reason] = [
        .stale, .organisationMerged, .unchanged, .identifierHeld, .identifierNotHeld,
    ]

    let id: Organisation.ID?
    let version: Int64
    let names: NameChanges?
    let shortNames: NameChanges?
    let legalForm: Code?
    let unit: OrganisationUnit?
    let parent: Organisation.ID?
    let kato: Code?
    let registeredOn: CivilDate?
    let added: [IdentifierInput]
    let ended: [EndedIdentifier]
    let spheres: [Code]?
    let contacts: ContactsInput?
    let cleared: [ClearedPart]
    let validFrom: CivilDate?

    init(_ parameters: inout Parameters) {
        id = parameters.optional("id", "The organisation; a representative's own unless said.")
        version = parameters.required("version", "The version last read.")
        names = parameters.optional("name", "Full names in the languages that change.")
        shortNames = parameters.optional("shortName", "Short names in those that change.")
        legalForm = parameters.optional("legalForm", "Code of the legal form; by an officer.")
        unit = parameters.optional("unit", "Head, branch or representation; by an officer.")
        parent = parameters.optional("parent", "The head unit of a branch; by an officer.")
        kato = parameters.optional("kato", "Nine digits of the place.")
        registeredOn = parameters.optional("registeredOn", "Day of state registration.")
        added = parameters.optional("addIdentifiers", "Identifiers that it has got.") ?? []
        ended = parameters.optional("endIdentifiers", "Identifiers that no longer hold.") ?? []
        spheres = parameters.optional("spheres", "All codes of law 36-III Art. 5 that hold now.")
        contacts = parameters.optional("contacts", "Public contacts that change.")
        cleared = parameters.optional("clear", "What is to be emptied.") ?? []
        validFrom = parameters.optional("validFrom", "Since when it is so; today unless said.")
        parameters.check(Set(spheres ?? []).count == (spheres ?? []).count, "spheres", "unique")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        try added.admit(call.policy)
        guard call.caller.organisation == nil || !touchesLegalForm else {
            throw .forbidden(permission: Permission.organisationDecide.name)
        }
        let held = try await call.holdOrganisation(id)
        try held.admit(version)
        let record = try changed(held)
        guard record != held.record else { throw .conflict(.unchanged) }
        let act = held.act(
            "organisation.updated", by: call.caller, validFrom: validFrom)
        let changes = record.changes(act, from: held.record)
        return try await call.finish(
            changes.statements, entries: changes.entries,
            answer: .receipt(held.id, version: act.version))
    }

    private var touchesLegalForm: Bool {
        legalForm != nil || unit != nil || parent != nil || cleared.contains(.parent)
    }

    private func changed(_ held: HeldOrganisation) throws(Failure) -> OrganisationRecord {
        let day = try held.day(from: validFrom)
        var record = held.record
        for part in cleared { part.clear(&record) }
        names?.apply(to: &record.names)
        shortNames?.apply(to: &record.shortNames)
        contacts?.apply(to: &record.contacts)
        record.legalForm = legalForm?.text ?? record.legalForm
        record.unit = unit?.rawValue ?? record.unit
        record.parent = parent ?? record.parent
        record.kato = kato?.text ?? record.kato
        record.registeredOn = registeredOn ?? record.registeredOn
        record.spheres = spheres.map { $0.map(\.text) } ?? record.spheres
        try record.end(ended, today: held.today)
        try record.add(added)
        record.keepFormerNames(of: held.record, until: day)
        if record.isRenamed(from: held.record) { record.hasMixedScript = record.mixesScripts }
        try check(record)
        return record
    }

    private func check(_ record: OrganisationRecord) throws(Failure) {
        guard record.names.kk != nil || record.names.ru != nil else {
            throw .invalidParameters([Problem("name", "names.kkOrRu")])
        }
        guard record.unit != "head" || record.parent == nil else {
            throw .invalidParameters([Problem("parent", "parent.ofHead")])
        }
    }
}
