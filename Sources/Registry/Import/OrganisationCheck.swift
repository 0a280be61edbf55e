import Kernel

typealias OrganisationCheck = RowCheck<OrganisationColumn, ImportRules>

extension OrganisationCheck {
    /// A text in its kept form; `nil` when there is none, or a bad one.
    mutating func text(
        _ column: OrganisationColumn, lengthMax: Int = NameText.nameLengthMax
    ) -> String? {
        guard isGiven(column) else { return nil }
        return clean(field(column), column, lengthMax)
    }

    /// The parts of a list that semicolons divide; empty parts are left out.
    mutating func list(
        _ column: OrganisationColumn, countMax: Int, lengthMax: Int = NameText.nameLengthMax
    ) -> [String] {
        guard isGiven(column) else { return [] }
        let parts = field(column).split(separator: ";").filter { part in
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
        do {
            return try parse(field(column).trimmed)
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
