/// Names with their values, one pair a line, the values under each other.
struct KeyValueList: Sendable {
    /// A longer name does not push all values to the right.
    private static let nameWidthMax = 32

    var pairs: [(name: String, value: String)]

    func lines(width: Int) -> [String] {
        let names = pairs.map { DisplayWidth.of($0.name) }.max() ?? 0
        let indent = min(names, Self.nameWidthMax) + 2
        return pairs.flatMap { pair -> [String] in
            let wrapped = Self.wrap(pair.value.safeForTerminal, to: max(20, width - indent))
            let name = DisplayWidth.pad(pair.name.safeForTerminal, to: indent)
            let blank = String(repeating: " ", count: indent)
            return wrapped.enumerated().map { ($0 == 0 ? name : blank) + $1 }
        }
    }

    /// Broken at spaces; a word that is wider than the line is broken where the line ends.
    static func wrap(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            let joined = line.isEmpty ? String(word) : line + " " + word
            if DisplayWidth.of(joined) <= width {
                line = joined
                continue
            }
            if !line.isEmpty { lines.append(line) }
            line = String(word)
            while DisplayWidth.of(line) > width {
                var head = ""
                while let next = line.first, DisplayWidth.of(head) + DisplayWidth.of(next) <= width
                {
                    head.append(line.removeFirst())
                }
                guard !head.isEmpty else { break }
                lines.append(head)
            }
        }
        return lines + [line]
    }
}
