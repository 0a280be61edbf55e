import Kernel

/// Reads the fields of one row and gathers what is wrong with them.
struct RowCheck {
    let record: CSVRecord
    let header: OrganisationHeader
    let rules: ImportRules
    private(set) var problems: [RowProblem] = []

    init(_ record: CSVRecord, _ header: OrganisationHeader, _ rules: ImportRules) {
        self.record = record
        self.header = header
        self.rules = rules
    }

    mutating func refuse(_ column: OrganisationColumn, _ rule: String, _ text: String) {
        problems.append(RowProblem(column, rule, text))
    }

    func isGiven(_ column: OrganisationColumn) -> Bool {
        !header.field(column, of: record).utf8.allSatisfy { $0 == UInt8(ascii: " ") }
    }

    /// A text in its kept form; `nil` when there is none, or a bad one.
    mutating func text(
        _ column: OrganisationColumn, lengthMax: Int = NameText.nameLengthMax
    ) -> String? {
        guard isGiven(column) else { return nil }
        return clean(header.field(column, of: record), column, lengthMax)
    }

    /// The parts of a list that semicolons divide; empty parts are left out.
    mutating func list(
        _ column: OrganisationColumn, countMax: Int, lengthMax: Int = NameText.nameLengthMax
    ) -> [String] {
        guard isGiven(column) else { return [] }
        let parts = header.field(column, of: record).split(separator: ";").filter { part in
            !part.allSatisfy { $0 == " " }
        }
        guard parts.count <= countMax else {
            refuse(column, "too-many", "has more than \(countMax) entries")
            return []
        }
        return parts.compactMap { clean(String($0), column, lengthMax) }
    }

    private mutating func clean(
        _ raw: String, _ column: OrganisationColumn, _ lengthMax: Int
    ) -> String? {
        do {
            return try NameText(raw, lengthMax: lengthMax).text
        } catch {
            refuse(column, error.rule, error.text)
            return nil
        }
    }

    /// A number, with all that is wrong with it.
    mutating func number<Number>(
        _ column: OrganisationColumn, _ parse: (Substring) throws(MalformedIdentifier) -> Number
    ) -> Number? {
        guard isGiven(column) else { return nil }
        let field = header.field(column, of: record)
        do {
            return try parse(field.trimmed)
        } catch {
            for problem in error.problems { refuse(column, problem.rawValue, problem.text) }
            return nil
        }
    }

    mutating func bin(_ column: OrganisationColumn) -> BIN? {
        let allowed = rules.allowTestIdentifiers
        return number(column) { text throws(MalformedIdentifier) in
            try BIN(text, allowTestIdentifiers: allowed)
        }
    }

    mutating func date(_ column: OrganisationColumn) -> CivilDate? {
        guard isGiven(column) else { return nil }
        let date = CivilDate(header.field(column, of: record).trimmed)
        if date == nil { refuse(column, "date", "is not a date YYYY-MM-DD") }
        return date
    }

    /// One of a closed list of words.
    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ column: OrganisationColumn, _ type: Choice.Type
    ) -> Choice? where Choice.RawValue == String {
        guard let text = text(column) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        refuse(column, "unknown", "is none of \(known)")
        return nil
    }

    /// A code that must be given and be in a list.
    mutating func code(_ column: OrganisationColumn, in known: Set<String>) -> String {
        guard isGiven(column) else {
            refuse(column, "required", "is missing")
            return ""
        }
        guard let text = text(column) else { return "" }
        if !known.contains(text) { refuse(column, "unknown", "is not in the code list") }
        return text
    }
}

extension NameText.Problem {
    var rule: String {
        switch self {
        case .empty: "empty"
        case .tooLong: "too-long"
        case .control: "control"
        case .invisible: "invisible"
        }
    }
}

extension String {
    /// Without the spaces around it.
    var trimmed: Substring {
        var rest = self[...]
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return rest
    }
}
