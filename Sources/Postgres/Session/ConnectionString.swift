import CLibPQ

/// A libpq connection string, in keyword or URI form, with settings that can be replaced.
package struct ConnectionString: Sendable, Equatable {
    private var settings: [(keyword: String, value: String)]

    /// - Throws: ``PostgresError`` with libpq's words when the text is no connection string.
    package init(_ text: String) throws(PostgresError) {
        var problem: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(text, &problem) else {
            defer { PQfreemem(problem) }
            throw PostgresError(
                .unavailable, message: problem.map { String(cString: $0) } ?? "out of memory")
        }
        defer { PQconninfoFree(options) }
        settings = []
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val {
                settings.append((String(cString: keyword), String(cString: value)))
            }
            option += 1
        }
    }

    package subscript(_ keyword: String) -> String? {
        get { settings.first { $0.keyword == keyword }?.value }
        set {
            settings.removeAll { $0.keyword == keyword }
            if let newValue { settings.append((keyword, newValue)) }
        }
    }

    /// Keyword form, every value quoted; holds a password if one was given, so it is never printed.
    package var text: String {
        settings.map { keyword, value in
            let quoted = value.flatMap { $0 == "'" || $0 == "\\" ? ["\\", $0] : [$0] }
            return "\(keyword)='\(String(quoted))'"
        }.joined(separator: " ")
    }

    /// What may be shown: where it leads, without user secrets.
    package var place: String {
        [self["host"] ?? self["hostaddr"], self["port"], self["dbname"]].compactMap(\.self)
            .joined(separator: "/")
    }

    package static func == (one: Self, other: Self) -> Bool { one.text == other.text }
}
