/// What a series is called: a name and labels, both made fit for Prometheus.
struct MetricName: Hashable, Sendable, Comparable {
    let name: String
    /// `lane="pg-read",reason="full"`, or empty.
    let labels: String

    init(_ name: String, _ dimensions: [(String, String)]) {
        self.name = Self.word(name)
        labels = dimensions.map { "\(Self.word($0))=\"\(Self.escaped($1))\"" }
            .joined(separator: ",")
    }

    /// The part of a line before the number.
    func line(_ suffix: String = "", le bound: String? = nil) -> String {
        let own = bound.map { labels.isEmpty ? "le=\"\($0)\"" : "\(labels),le=\"\($0)\"" }
        let all = own ?? labels
        return all.isEmpty ? name + suffix : "\(name)\(suffix){\(all)}"
    }

    static func < (one: Self, other: Self) -> Bool {
        (one.name, one.labels) < (other.name, other.labels)
    }

    /// Letters, digits and `_`, not beginning with a digit.
    private static func word(_ text: String) -> String {
        let word = String(
            text.unicodeScalars.map { scalar -> Character in
                let isFit = scalar.isASCII && (scalar.properties.isAlphabetic || scalar == "_")
                return isFit || ("0"..."9").contains(scalar) ? Character(scalar) : "_"
            })
        return word.first?.isNumber != false ? "_\(word)" : word
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            switch character {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n", "\r\n", "\r": escaped += "\\n"
            default: escaped.append(character)
            }
        }
    }
}
