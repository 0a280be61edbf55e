/// The columns of a file of organisations, by name and in any order.
package enum OrganisationColumn: Int, Hashable, Sendable, CaseIterable {
    case bin, rnn, registrationNumber, foreignNumber
    case nameKK, nameRU, nameEN, shortKK, shortRU, shortEN, formerNames
    case legalForm, unit, parentBIN, registeredOn
    case region, kato, address, spheres
    case legalStatus, suspendedUntil, successorBIN
    case email, phone, website
    case headName, headIIN, headPhone, founders

    /// In the order of the cases.
    package static let titles = [
        "bin", "rnn", "registration_number", "foreign_number",
        "name_kk", "name_ru", "name_en", "short_kk", "short_ru", "short_en", "former_names",
        "legal_form", "unit", "parent_bin", "registered_on",
        "region", "kato", "address", "spheres",
        "legal_status", "suspended_until", "successor_bin",
        "email", "phone", "website",
        "head_name", "head_iin", "head_phone", "founders",
    ]

    package static let identifiers: [OrganisationColumn] = [
        .bin, .rnn, .registrationNumber, .foreignNumber,
    ]
    package static let names: [OrganisationColumn] = [.nameKK, .nameRU]

    package var title: String { Self.titles[rawValue] }

    package init?(title: String) {
        guard let place = Self.titles.firstIndex(of: title) else { return nil }
        self.init(rawValue: place)
    }
}

/// Which column stands where in a file; made from its first row, before anything else is read.
package struct OrganisationHeader: Hashable, Sendable {
    /// Everything that is wrong with a header.
    package struct Failure: Error, Hashable, Sendable {
        package var unknown: [String] = []
        package var repeated: [String] = []
        /// Each entry is a column, or several of which one is enough.
        package var missing: [[OrganisationColumn]] = []
    }

    /// As they stand in the file, for writing rejected rows in the same form.
    package let titles: [String]
    /// By column; -1 for those that the file has not.
    private let places: [Int]

    package init(_ titles: [String]) throws(Failure) {
        var failure = Failure()
        var places = OrganisationColumn.allCases.map { _ in -1 }
        for (place, title) in titles.map({ String($0.trimmed) }).enumerated() {
            // A mended file of rejected rows may be imported as it is.
            if RejectedWriter.ownTitles.contains(title) { continue }
            guard let column = OrganisationColumn(title: title) else {
                failure.unknown.append(title)
                continue
            }
            if places[column.rawValue] >= 0 { failure.repeated.append(title) }
            places[column.rawValue] = place
        }
        let needed = [
            [.legalForm], [.region], OrganisationColumn.names, OrganisationColumn.identifiers,
        ]
        failure.missing = needed.filter { group in group.allSatisfy { places[$0.rawValue] < 0 } }
        guard failure == Failure() else { throw failure }
        self.titles = titles
        self.places = places
    }

    /// The text of a column in a row of the file; empty when the file has no such column.
    package func field(_ column: OrganisationColumn, of record: CSVRecord) -> String {
        let place = places[column.rawValue]
        return record.fields.indices.contains(place) ? record.fields[place] : ""
    }
}

extension OrganisationHeader.Failure: CustomStringConvertible {
    package var description: String {
        var clauses: [String] = []
        if !unknown.isEmpty {
            let known = OrganisationColumn.titles.joined(separator: ", ")
            let titles = unknown.map { "\"\($0.prefix(100))\"" }.joined(separator: ", ")
            clauses.append("unknown columns \(titles); known are \(known)")
        }
        if !repeated.isEmpty {
            clauses.append("columns named twice: \(repeated.joined(separator: ", "))")
        }
        for group in missing {
            let names = group.map(\.title).joined(separator: ", ")
            clauses.append(
                group.count == 1 ? "column missing: \(names)" : "one of these is needed: \(names)")
        }
        return clauses.joined(separator: "; ")
    }
}
