import JSONRPC
import Kernel
import Postgres

/// What the database knows of the organisations of a chunk.
struct ImportKnowledge: Sendable {
    var matches: [Int: [ImportMatch]] = [:]
    var holders: [String: Organisation.ID] = [:]
    var people: [Organisation.ID: RecordedPeople] = [:]

    init(_ matches: [ImportMatch], _ holders: [HolderOfBIN]) {
        self.matches = Dictionary(grouping: matches, by: \.place)
        self.holders = Dictionary(holders.map { ($0.bin, $0.organisation) }) { first, _ in first }
    }

    var organisations: [Organisation.ID] {
        Array(Set(matches.values.joined().map(\.organisation)))
    }
}

/// An organisation that a chunk brings into the register.
struct NewOrganisation: Sendable {
    let id: Organisation.ID
    let record: OrganisationRecord
    /// The record as it is stored.
    let text: String
    let keys: OrganisationRecord.SearchKeys

    init(_ id: Organisation.ID, _ bare: OrganisationRecord, _ folder: inout NameFolder) {
        self.id = id
        keys = bare.searchKeys(using: &folder)
        var record = bare
        record.hasMixedScript = keys.isMixed
        self.record = record
        text = record.json.text
    }
}

/// An organisation that gets another version.
struct ChangedOrganisation: Sendable {
    let id: Organisation.ID
    let old: Organisation.Held
    let record: OrganisationRecord

    var version: Int64 { old.version + 1 }
}

/// What a chunk does: decided from its rows and what the database knows, without asking again.
struct ImportPlan: Sendable {
    private(set) var made: [NewOrganisation] = []
    private(set) var changed: [ChangedOrganisation] = []
    private(set) var people: [PeopleChange] = []
    /// Organisations that were there and of which something changes, each with the version it had.
    private(set) var touched: [Organisation.ID: Int64] = [:]
    private(set) var outcome = ImportOutcome()

    let home: ImportHome
    private let today: CivilDate
    private let known: ImportKnowledge
    /// Ids of the organisations that this chunk makes, by BIN and by the row's place.
    private var madeByBIN: [String: Organisation.ID] = [:]
    private var madeByPlace: [Int: Organisation.ID] = [:]
    /// The line that named an organisation first.
    private var lines: [Organisation.ID: Int] = [:]
    private var folder = NameFolder()

    init(_ chunk: ImportChunk, _ known: ImportKnowledge, on today: CivilDate) {
        home = chunk.home
        self.today = today
        self.known = known
        let places = chunk.rows.indices.filter { known.matches[$0] == nil }
        // In the order of the rows, so that every index grows at its end.
        let ids = places.map { _ in Organisation.ID.make() }.sorted()
        for (place, id) in zip(places, ids) {
            madeByPlace[place] = id
            if let bin = chunk.rows[place].row.bin { madeByBIN[bin.text] = id }
        }
        for (place, row) in chunk.rows.enumerated() {
            if let id = madeByPlace[place] {
                make(id, row)
            } else {
                change(row, known.matches[place, default: []])
            }
        }
    }

    private mutating func make(_ id: Organisation.ID, _ row: ImportRow) {
        let record = row.newRecord(links(of: row, id), on: today)
        made.append(NewOrganisation(id, record, &folder))
        _ = take(PeopleChange(row.row.people, of: id, from: RecordedPeople(), on: nil), row)
        outcome.added += 1
    }

    private mutating func change(_ row: ImportRow, _ matches: [ImportMatch]) {
        guard let match = matches.first else { return }
        if let problem = problem(with: row, matches) {
            let problems = RowProblems([problem])
            outcome.rejected.append(.init(record: row.record, problems: problems))
            return
        }
        let (id, old) = (match.organisation, match.held)
        lines[id] = row.line
        var record = row.changed(old.record, links(of: row, id), on: today)
        if record.names != old.record.names || record.shortNames != old.record.shortNames {
            record.hasMixedScript = record.searchKeys(using: &folder).isMixed
        }
        let isChanged = record != old.record
        if isChanged { changed.append(ChangedOrganisation(id: id, old: old, record: record)) }
        let people = PeopleChange(
            row.row.people, of: id, from: known.people[id] ?? RecordedPeople(), on: today)
        guard take(people, row) || isChanged else {
            outcome.unchanged += 1
            outcome.noteUnchanged(id)
            return
        }
        touched[id] = old.version
        outcome.updated += 1
    }

    /// Why a row can't be applied to what it names.
    private func problem(with row: ImportRow, _ matches: [ImportMatch]) -> RowProblem? {
        let column = row.row.identifierColumn
        guard matches.count == 1, let match = matches.first else {
            return RowProblem(
                column, "ambiguous", "and the other numbers belong to different organisations")
        }
        if let line = lines[match.organisation] {
            return RowProblem(
                column, "duplicate", "belongs to the organisation that line \(line) names")
        }
        if match.held.record.mergedInto != nil {
            return RowProblem(
                column, "merged", "belongs to a record that was merged into another one")
        }
        let isAtHome = match.held.home == home.tenant && match.held.record.region == home.region
        guard isAtHome else {
            let region = match.held.record.region
            return RowProblem(
                .region, "other-home", "is not where the register has it, \(region)")
        }
        return nil
    }

    private mutating func take(_ change: PeopleChange, _ row: ImportRow) -> Bool {
        if !change.problems.isEmpty { outcome.omissions[row.line] = change.problems }
        if !change.isEmpty { people.append(change) }
        return !change.isEmpty
    }

    /// Finds the organisations that a row refers to; what is not there yet is noted for later.
    private mutating func links(of row: ImportRow, _ id: Organisation.ID) -> ImportLinks {
        func find(_ bin: BIN?) -> Organisation.ID? {
            bin.flatMap { known.holders[$0.text] ?? madeByBIN[$0.text] }
        }
        let links = ImportLinks(
            parent: find(row.row.parentBIN), successor: find(row.row.successorBIN))
        let open = OpenLink(
            organisation: id, home: home, line: row.line,
            parent: links.parent == nil ? row.row.parentBIN?.text : nil,
            successor: links.successor == nil ? row.row.successorBIN?.text : nil)
        if open.parent != nil || open.successor != nil { outcome.openLinks.append(open) }
        return links
    }
}

extension OrganisationRow {
    /// The first number that the row gives.
    var identifierColumn: OrganisationColumn {
        switch identifiers.first {
        case .bin, nil: .bin
        case .rnn: .rnn
        case .registration: .registrationNumber
        case .foreign: .foreignNumber
        }
    }
}
