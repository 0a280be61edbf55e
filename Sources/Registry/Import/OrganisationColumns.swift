/// The columns of a file of organisations, by name and in any order.
package enum OrganisationColumn: String, Hashable, Sendable, CaseIterable {
    case bin, rnn
    case registrationNumber = "registration_number"
    case foreignNumber = "foreign_number"
    case nameKK = "name_kk"
    case nameRU = "name_ru"
    case nameEN = "name_en"
    case shortKK = "short_kk"
    case shortRU = "short_ru"
    case shortEN = "short_en"
    case formerNames = "former_names"
    case legalForm = "legal_form"
    case unit
    case parentBIN = "parent_bin"
    case registeredOn = "registered_on"
    case region, kato, address, spheres
    case legalStatus = "legal_status"
    case suspendedUntil = "suspended_until"
    case successorBIN = "successor_bin"
    case email, phone, website
    case headName = "head_name"
    case headIIN = "head_iin"
    case headPhone = "head_phone"
    case founders

    package static let identifiers: [OrganisationColumn] = [
        .bin, .rnn, .registrationNumber, .foreignNumber,
    ]
    package static let names: [OrganisationColumn] = [.nameKK, .nameRU]
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
    private let places: [OrganisationColumn: Int]

    package init(_ titles: [String]) throws(Failure) {
        var failure = Failure()
        var places: [OrganisationColumn: Int] = [:]
        for (place, title) in titles.map({ String($0.trimmed) }).enumerated() {
            // A mended file of rejected rows may be imported as it is.
            if RejectedWriter.ownTitles.contains(title) { continue }
            guard let column = OrganisationColumn(rawValue: title) else {
                failure.unknown.append(title)
                continue
            }
            if places.updateValue(place, forKey: column) != nil { failure.repeated.append(title) }
        }
        let needed = [
            [.legalForm], [.region], OrganisationColumn.names, OrganisationColumn.identifiers,
        ]
        failure.missing = needed.filter { group in group.allSatisfy { places[$0] == nil } }
        guard failure == Failure() else { throw failure }
        self.titles = titles
        self.places = places
    }

    /// The text of a column in a row of the file; empty when the file has no such column.
    package func field(_ column: OrganisationColumn, of record: CSVRecord) -> String {
        guard let place = places[column], place < record.fields.count else { return "" }
        return record.fields[place]
    }
}

extension OrganisationHeader.Failure: CustomStringConvertible {
    package var description: String {
        var clauses: [String] = []
        if !unknown.isEmpty {
            let known = OrganisationColumn.allCases.map(\.rawValue).joined(separator: ", ")
            let titles = unknown.map { "\"\($0.prefix(100))\"" }.joined(separator: ", ")
            clauses.append("unknown columns \(titles); known are \(known)")
        }
        if !repeated.isEmpty {
            clauses.append("columns named twice: \(repeated.joined(separator: ", "))")
        }
        for group in missing {
            let names = group.map(\.rawValue).joined(separator: ", ")
            clauses.append(
                group.count == 1 ? "column missing: \(names)" : "one of these is needed: \(names)")
        }
        return clauses.joined(separator: "; ")
    }
}
