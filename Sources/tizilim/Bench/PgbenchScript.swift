import Kernel
import Postgres

/// Statements as one pipelined transaction of pgbench.
///
/// Source: PostgreSQL manual, pgbench, "Custom Scripts".
struct PgbenchScript {
    private(set) var text = ""
    /// `-D` definitions, one a line: values that are the same in every transaction.
    private(set) var arguments = ""

    /// - Parameters:
    ///   - prefix: of the variables, so that scripts of one run keep theirs apart.
    ///   - varying: numbers one of which is taken by chance, wherever the first of them is bound.
    init(_ statements: [Statement?], prefix: String, varying: [String] = []) throws {
        if !varying.isEmpty {
            text += "\\set place random(0, \(varying.count - 1))\n"
            text += "\\set key \(Self.choice(varying[...], from: 0))\n"
        }
        text += "\\startpipeline\n"
        var defined = 0
        for statement in statements.compactMap(\.self) {
            var names: [String] = []
            for value in try statement.bindings.texts() {
                switch value {
                case nil: names.append("NULL")
                // No variable of pgbench is empty.
                case "": names.append("''")
                case varying.first: names.append(":key")
                case let value?:
                    defined += 1
                    names.append(":\(prefix)\(defined)")
                    arguments += "\(prefix)\(defined)=\(value)\n"
                }
            }
            text += Self.naming(names, in: statement.sql) + ";\n"
        }
        text += "\\endpipeline\n"
    }

    /// A tree of comparisons, as pgbench has no lists.
    static func choice(_ values: ArraySlice<String>, from first: Int) -> String {
        guard values.count > 1 else { return values.first ?? "0" }
        let middle = values.startIndex + values.count / 2
        let (low, high) = (values[..<middle], values[middle...])
        let place = first + low.count
        return "case when :place < \(place) then \(choice(low, from: first)) "
            + "else \(choice(high, from: place)) end"
    }

    /// `$1` becomes the first of them, and so on.
    static func naming(_ names: [String], in sql: String) -> String {
        var parts = sql.split(separator: "$", omittingEmptySubsequences: false)[...]
        var text = String(parts.popFirst() ?? "")
        for part in parts {
            let digits = part.prefix { $0.isNumber }
            guard let number = Int(digits), 1...names.count ~= number else {
                text += "$" + part
                continue
            }
            text += names[number - 1] + part.dropFirst(digits.count)
        }
        return text
    }
}

extension Bindings {
    /// The values as PostgreSQL writes them in text form.
    func texts() throws -> [String?] {
        var offset = 0
        return try zip(types, lengths).map { type, length in
            guard length >= 0 else { return nil }
            defer { offset += Int(length) }
            return try Self.text(bytes[offset..<(offset + Int(length))], type)
        }
    }

    private static func text(_ value: ArraySlice<UInt8>, _ type: UInt32) throws -> String {
        switch type {
        case String.type: return String(decoding: value, as: UTF8.self)
        case Int64.type, Int32.type:
            let isNegative = value.first ?? 0 >= 128
            return "\(value.reduce(Int64(isNegative ? -1 : 0)) { $0 << 8 | Int64($1) })"
        case Bool.type: return value.first == 1 ? "true" : "false"
        case UUIDValue.type: return uuid(value)
        case Column<String>.type: return try array(value, of: String.type)
        default: throw Complaint("A value of type \(type) can't be written for pgbench")
        }
    }

    /// One dimension: its length is the fourth number of the head, the elements follow the fifth.
    ///
    /// Source: PostgreSQL, src/backend/utils/adt/arrayfuncs.c, `array_send`.
    private static func array(_ bytes: ArraySlice<UInt8>, of type: UInt32) throws -> String {
        var rest = bytes
        func number() -> Int {
            defer { rest = rest.dropFirst(4) }
            return rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        }
        guard number() == 1 else { return "{}" }
        _ = (number(), number())
        let count = number()
        _ = number()
        let elements = try (0..<count).map { _ in
            let length = number()
            defer { rest = rest.dropFirst(length) }
            let element = try text(rest.prefix(length), type)
            return "\"" + element.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        }
        return "{" + elements.joined(separator: ",") + "}"
    }

    private static func uuid(_ bytes: ArraySlice<UInt8>) -> String {
        let hex = Hex.text(bytes)
        var text = ""
        for (place, digit) in hex.enumerated() {
            if [8, 12, 16, 20].contains(place) { text.append("-") }
            text.append(digit)
        }
        return text
    }
}
