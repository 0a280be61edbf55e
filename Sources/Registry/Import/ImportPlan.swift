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
        switch chunk.look {
        case .first: apply(chunk.rows)
        case .second: complete(chunk.rows)
        }
    }

    private mutating func apply(_ rows: [ImportRow]) {
        let places = rows.indices.filter { known.matches[$0] == nil }
        // In the order of the rows, so that every index grows at its end.
        for (place, value) in zip(places, UUIDValue.version7(count: places.count)) {
            let id = Organisation.ID(value)
            madeByPlace[place] = id
            if let bin = rows[place].row.bin { madeByBIN[bin.text] = id }
        }
        for (place, row) in rows.enumerated() {
            if let id = madeByPlace[place] {
                make(id, row)
            } else {
                change(row, known.matches[place, default: []])
            }
        }
    }

    private mutating func make(_ id: Organisation.ID, _ row: ImportRow) {
        let links = links(of: row)
        let record = row.newRecord(links, on: today)
        made.append(NewOrganisation(id, record, &folder))
        let change = PeopleChange(row.row.people, of: id, from: RecordedPeople(), on: nil)
        take(change)
        note(row, links, change, isUnchanged: false)
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
        let links = links(of: row)
        var record = row.changed(old.record, links, on: today)
        if record.names != old.record.names || record.shortNames != old.record.shortNames {
            record.hasMixedScript = record.searchKeys(using: &folder).isMixed
        }
        let people = people(of: row, id)
        let isUnchanged = record == old.record && people.isEmpty
        note(row, links, people, isUnchanged: isUnchanged)
        guard !isUnchanged else {
            outcome.unchanged += 1
            return
        }
        if record != old.record {
            changed.append(ChangedOrganisation(id: id, old: old, record: record))
        }
        take(people)
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
                OrganisationColumn.region, "other-home",
                "is not where the register has it, \(region)")
        }
        return nil
    }

    private func people(of row: ImportRow, _ id: Organisation.ID) -> PeopleChange {
        PeopleChange(
            row.row.people, of: id, from: known.people[id] ?? RecordedPeople(), on: today)
    }

    private mutating func take(_ change: PeopleChange) {
        if !change.isEmpty { people.append(change) }
    }

    /// The organisations that a row refers to, as far as they are there.
    private func links(of row: ImportRow) -> ImportLinks {
        func find(_ bin: BIN?) -> Organisation.ID? {
            bin.flatMap { known.holders[$0.text] ?? madeByBIN[$0.text] }
        }
        return ImportLinks(
            parent: find(row.row.parentBIN), successor: find(row.row.successorBIN))
    }

    /// What was left out is looked at once more, when the whole file is in.
    private mutating func note(
        _ row: ImportRow, _ links: ImportLinks, _ change: PeopleChange, isUnchanged: Bool
    ) {
        guard !change.problems.isEmpty || !links.missing(by: row.row).isEmpty else { return }
        outcome.open.append(.init(line: row.line, isUnchanged: isUnchanged))
    }
}

extension ImportPlan {
    /// The second look: sets the references that are found by now and says what is missing for
    /// good. All else was written at the first look, and may have been changed by others since.
    private mutating func complete(_ rows: [ImportRow]) {
        for (place, row) in rows.enumerated() {
            let problems = complete(row, known.matches[place, default: []])
            guard !problems.isEmpty else { continue }
            outcome.incomplete.append(
                .init(record: row.record, problems: RowProblems(problems)))
        }
    }

    private mutating func complete(_ row: ImportRow, _ matches: [ImportMatch]) -> [RowProblem] {
        guard let match = matches.first else { return [ImportInterruption.stale.problem] }
        if let problem = problem(with: row, matches) { return [problem] }
        let (id, old) = (match.organisation, match.held)
        lines[id] = row.line
        let links = links(of: row)
        let record = row.completed(old.record, links)
        if record != old.record {
            changed.append(ChangedOrganisation(id: id, old: old, record: record))
            touched[id] = old.version
            outcome.completed.append(row.line)
        }
        return people(of: row, id).problems + links.missing(by: row.row)
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
