/// A JSON value, as exact as its text: numbers stay text, members keep their order.
package enum JSON: Sendable, Equatable {
    case null
    case bool(Bool)
    /// A number exactly as sent; never a float, which would change it.
    case number(String)
    case string(String)
    case array([JSON])
    case object(Object)

    package static func int(_ value: some BinaryInteger) -> JSON {
        .number(String(value))
    }
}

extension JSON {
    package var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    package var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    package var array: [JSON]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    package var object: Object? {
        if case .object(let object) = self { object } else { nil }
    }

    /// The number, if it is written as an integer (no point, no exponent) and fits.
    package var int64: Int64? {
        if case .number(let text) = self { Int64(text) } else { nil }
    }

    package var isNull: Bool {
        if case .null = self { true } else { false }
    }

    package subscript(key: String) -> JSON? { object?[key] }

    /// Whether a string or a name in it holds U+0000, which JSON allows and PostgreSQL can't store.
    package var containsNUL: Bool {
        switch self {
        case .null, .bool, .number: false
        case .string(let text): text.utf8.contains(0)
        case .array(let elements): elements.contains(where: \.containsNUL)
        case .object(let object):
            object.contains { $0.key.utf8.contains(0) || $0.value.containsNUL }
        }
    }
}

extension JSON: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int64) { self = .int(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }

    /// - Precondition: no key occurs twice.
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(
            Object(uniqueMembers: elements.map { Object.Member(key: $0.0, value: $0.1) }))
    }
}
