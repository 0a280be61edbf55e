/// The columns that a kind of file may have, by name and in any order.
package protocol CSVColumn: RawRepresentable<Int>, CaseIterable, Hashable, Sendable {
    /// In the order of the cases.
    static var titles: [String] { get }
    /// Columns without which a file is refused; of several together one is enough.
    static var needed: [[Self]] { get }
}

extension CSVColumn {
    /// What a file of rejected rows has in front of these columns: the line and why.
    package static var reportTitles: [String] {
        ["line", titles.contains("reason") ? "rejected" : "reason"]
    }

    package var title: String { Self.titles[rawValue] }

    package init?(title: String) {
        guard let place = Self.titles.firstIndex(of: title) else { return nil }
        self.init(rawValue: place)
    }
}

/// Which column stands where in a file; made from its first row, before anything else is read.
package struct CSVHeader<Column: CSVColumn>: Hashable, Sendable {
    /// Everything that is wrong with a header.
    package struct Failure: Error, Hashable, Sendable {
        package var unknown: [String] = []
        package var repeated: [String] = []
        /// Each entry is a column, or several of which one is enough.
        package var missing: [[Column]] = []
    }

    /// As they stand in the file, for writing rejected rows in the same form.
    package let titles: [String]
    /// By column; -1 for those that the file has not.
    private let places: [Int]

    package init(_ titles: [String]) throws(Failure) {
        var failure = Failure()
        var places = Column.allCases.map { _ in -1 }
        for (place, title) in titles.map({ String($0.trimmed) }).enumerated() {
            // A mended file of rejected rows may be imported as it is.
            if Column.reportTitles.contains(title) { continue }
            guard let column = Column(title: title) else {
                failure.unknown.append(title)
                continue
            }
            if places[column.rawValue] >= 0 { failure.repeated.append(title) }
            places[column.rawValue] = place
        }
        failure.missing = Column.needed.filter { group in
            group.allSatisfy { places[$0.rawValue] < 0 }
        }
        guard failure == Failure() else { throw failure }
        self.titles = titles
        self.places = places
    }

    /// The text of a column in a row of the file; empty when the file has no such column.
    package func field(_ column: Column, of record: CSVRecord) -> String {
        let place = places[column.rawValue]
        return record.fields.indices.contains(place) ? record.fields[place] : ""
    }
}

extension CSVHeader.Failure: CustomStringConvertible {
    package var description: String {
        var clauses: [String] = []
        if !unknown.isEmpty {
            let known = Column.titles.joined(separator: ", ")
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
