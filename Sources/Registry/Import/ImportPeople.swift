import JSONRPC
import Kernel
import Postgres

/// A person of an organisation, as recorded or as a row says. Prints redacted.
struct ImportedPerson: Sendable, Equatable {
    enum Kind: String, Sendable { case head, founder }

    var id = Identifier<ImportedPerson>.make()
    var organisation: Organisation.ID
    var kind: Kind
    var fullName: String
    var iin: String?
    var phone: String?
    var email: String?
    var address: String?
    var validFrom: CivilDate?

    /// What the journal commits to.
    var text: String {
        let values = [fullName, iin, phone, email, address]
        return JSON.array(values.map { $0.map { .string($0) } ?? .null }).text
    }

    func says(the other: ImportedPerson) -> Bool {
        fullName == other.fullName && iin == other.iin && phone == other.phone
            && email == other.email && address == other.address
    }
}

extension ImportedPerson: CustomStringConvertible, CustomReflectable {
    var description: String { "ImportedPerson(redacted)" }
    var customMirror: Mirror { Mirror(self, children: []) }
}

/// Head and founders of one organisation as they are recorded.
struct RecordedPeople: Sendable, Equatable {
    var present: [ImportedPerson] = []
    /// Kinds of which somebody was erased.
    var erased: Set<ImportedPerson.Kind> = []

    /// What was erased must not come back by an old file.
    func isClosed(_ kind: ImportedPerson.Kind) -> Bool {
        erased.contains(kind) && !present.contains { $0.kind == kind }
    }
}

/// Who ends and who begins by a row.
struct PeopleChange: Sendable {
    var ended: [ImportedPerson] = []
    var begun: [ImportedPerson] = []
    var problems: [RowProblem] = []

    var isEmpty: Bool { ended.isEmpty && begun.isEmpty }

    /// - Parameter day: since when the new ones are recorded as such; `nil` with the organisation.
    init(
        _ people: OrganisationRow.People, of organisation: Organisation.ID,
        from recorded: RecordedPeople, on day: CivilDate?
    ) {
        if let name = people.headName {
            var head = ImportedPerson(organisation: organisation, kind: .head, fullName: name)
            (head.iin, head.phone, head.validFrom) = (people.headIIN?.text, people.headPhone, day)
            take(head, from: recorded)
        }
        if !people.founders.isEmpty {
            take(founders: people.founders, of: organisation, from: recorded, on: day)
        }
    }

    private mutating func take(_ new: ImportedPerson, from recorded: RecordedPeople) {
        guard !recorded.isClosed(.head) else { return refuse(.headName) }
        let heads = recorded.present.filter { $0.kind == .head }
        var head = new
        if let same = heads.first(where: { $0.fullName == new.fullName }) {
            // An empty field says nothing.
            head.iin = new.iin ?? same.iin
            head.phone = new.phone ?? same.phone
            (head.email, head.address) = (same.email, same.address)
        }
        guard !heads.contains(where: { $0.says(the: head) }) else { return }
        ended += heads
        begun.append(head)
    }

    private mutating func take(
        founders names: [String], of organisation: Organisation.ID, from recorded: RecordedPeople,
        on day: CivilDate?
    ) {
        guard !recorded.isClosed(.founder) else { return refuse(.founders) }
        let present = recorded.present.filter { $0.kind == .founder }
        ended += present.filter { !names.contains($0.fullName) }
        var known = Set(present.map(\.fullName))
        for name in names where known.insert(name).inserted {
            var founder = ImportedPerson(
                organisation: organisation, kind: .founder, fullName: name)
            founder.validFrom = day
            begun.append(founder)
        }
    }

    private mutating func refuse(_ column: OrganisationColumn) {
        problems.append(
            RowProblem(column, "erased", "was left out: such data were erased from the register"))
    }
}
