import JSONRPC
import Kernel
import Postgres

/// Enters an organisation into the register: by an officer for the own region, or by the
/// organisation's representative for the id that the account was granted for.
struct RegisterOrganisation: TransactionMethod {
    static let name = "ngo.register"
    static let summary = "Enters an organisation into the register."
    static let access = Access.write(.organisationRegister)
    static let journal = JournalDeclaration.public("organisation.registered")
    static let result = Schema.receipt
    static let reasons: [Reason] = [.regionUnknown]

    let names: Names
    let shortNames: Names?
    let legalForm: Code
    let region: Code?
    let unit: OrganisationUnit
    let parent: Organisation.ID?
    let kato: Code?
    let registeredOn: CivilDate?
    let identifiers: [IdentifierInput]
    let spheres: [Code]
    let contacts: ContactsInput?

    init(_ parameters: inout Parameters) {
        names = parameters.required("name", "Full names; kk or ru at least.")
        shortNames = parameters.optional("shortName", "Short names.")
        legalForm = parameters.required("legalForm", "Code of the legal form.")
        region = parameters.optional("region", "Home region; an officer's own unless said.")
        unit = parameters.optional("unit", "`head` unless said.") ?? .head
        parent = parameters.optional("parent", "The head unit of a branch.")
        kato = parameters.optional("kato", "Nine digits of the place.")
        registeredOn = parameters.optional("registeredOn", "Day of state registration.")
        identifiers = parameters.optional("identifiers", "BIN and others; may be empty.") ?? []
        spheres = parameters.optional("spheres", "Codes of law 36-III Art. 5.") ?? []
        contacts = parameters.optional("contacts", "Public contacts.")
        parameters.check(unit != .head || parent == nil, "parent", "parent.ofHead")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        try identifiers.admit(call.policy)
        let home = try await home(in: call)
        let id = call.caller.organisation ?? Organisation.ID.make()
        let record = record(in: home.code)
        let act = OrganisationAct(
            id, home: home.tenant, version: 1, type: "organisation.registered",
            actor: call.caller.publicName, validFrom: registeredOn)
        let changes = record.insertion(act)
        return try await call.finish(
            changes.statements, entries: changes.entries, answer: .receipt(id, version: 1))
    }

    private func record(in region: String) -> OrganisationRecord {
        var record = OrganisationRecord(
            names: names.plain, legalForm: legalForm.text, region: region)
        record.shortNames = shortNames?.plain ?? OrganisationRecord.Names()
        record.unit = unit.rawValue
        record.parent = parent
        record.kato = kato?.text
        record.registeredOn = registeredOn
        record.identifiers = identifiers.map(\.row)
        record.spheres = spheres.map(\.text)
        record.contacts = contacts?.contacts ?? OrganisationRecord.Contacts()
        record.hasMixedScript = record.mixesScripts
        return record
    }

    private struct Home: RowDecodable {
        var code: String
        var tenant: Tenant.ID

        init(from row: inout RowReader) throws(PostgresError) {
            code = try row.next()
            tenant = try row.next()
        }
    }

    /// An officer registers in the own region; row security refuses any other.
    private func home(in call: Call) async throws(Failure) -> Home {
        guard let code = region?.text ?? call.caller.tenantCode else {
            throw .invalidParameters([Problem("region", "required")])
        }
        let query: Query<Home> = """
            SELECT code, tenant_id FROM registry.regions WHERE code = \(code)
            """
        guard let home = try await call.first(query) else { throw .conflict(.regionUnknown) }
        return home
    }
}

enum OrganisationUnit: String, Choice {
    case head
    case branch
    case representation
}

extension Reason {
    static let regionUnknown = Reason(
        "region.unknown", kk: "Мұндай өңір жоқ", ru: "Такого региона нет",
        en: "There is no such region")
}
