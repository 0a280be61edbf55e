/// Rows under titles, fitted to the width of a terminal.
struct Table: Sendable {
    /// A column is never narrower: less can't be read.
    static let columnWidthMin = 5
    private static let gap = "  "

    struct Column: Sendable {
        var title: String
        /// Numbers are compared by their last digit.
        var alignsRight = false
    }

    var columns: [Column]
    var rows: [[String]]

    init(_ titles: [String], _ rows: [[String]]) {
        self.rows = rows.map { row in row.map(\.safeForTerminal) }
        let cells = self.rows
        columns = titles.enumerated().map { place, title in
            let isNumeric = cells.allSatisfy { row in
                row[place].isEmpty || row[place].utf8.allSatisfy { 0x30...0x39 ~= $0 }
            }
            return Column(title: title.safeForTerminal, alignsRight: isNumeric && !cells.isEmpty)
        }
    }

    /// The lines of the table; no line takes more than `width` columns if that is possible at all.
    func lines(width: Int) -> [String] {
        let widths = fitted(to: width)
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: Self.gap)
        return [line(columns.map(\.title), widths), rule] + rows.map { line($0, widths) }
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = zip(zip(cells, columns), widths).map { pair, width in
            DisplayWidth.pad(
                DisplayWidth.fit(pair.0, into: width), to: width, alignsRight: pair.1.alignsRight)
        }
        let text = padded.joined(separator: Self.gap)
        return String(text.reversed().drop { $0 == " " }.reversed())
    }

    /// Natural widths; while they are too much, the widest column gives way.
    private func fitted(to width: Int) -> [Int] {
        var widths = columns.enumerated().map { place, column in
            rows.reduce(DisplayWidth.of(column.title)) { max($0, DisplayWidth.of($1[place])) }
        }
        let room = width - Self.gap.count * max(0, columns.count - 1)
        while widths.reduce(0, +) > room,
            let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
            widths[widest] > Self.columnWidthMin
        {
            widths[widest] -= 1
        }
        return widths
    }
}
