package import JSONRPC
package import Postgres

extension Bool: Parameter {
    package static var schema: Schema { .boolean }
    package static var sample: Bool { false }

    package init(json: JSON) throws(ParameterError) {
        guard case .bool(let value) = json else { throw ParameterError("boolean") }
        self = value
    }
}

extension Int64: Parameter {
    package static var schema: Schema { .integer() }
    package static var sample: Int64 { 1 }

    /// Whole numbers only, written without fraction or exponent: no float on the way.
    package init(json: JSON) throws(ParameterError) {
        guard let value = json.int64 else { throw ParameterError("integer") }
        self = value
    }
}

extension Identifier: Parameter {
    package static var schema: Schema { .id }
    package static var sample: Self { Self(UUIDValue(high: 0x7000, low: 0x8000_0000_0000_0000)) }

    package init(json: JSON) throws(ParameterError) {
        guard case .string(let text) = json, let value = UUIDValue(text) else {
            throw ParameterError("uuid")
        }
        self.init(value)
    }
}

extension Timestamp: Parameter {
    package static var schema: Schema { .instant }
    package static var sample: Timestamp { Timestamp(microseconds: 0) }

    package init(json: JSON) throws(ParameterError) {
        guard case .string(let text) = json, let value = Timestamp(text) else {
            throw ParameterError("instant")
        }
        self = value
    }
}

extension Array: Parameter where Element: Parameter {
    /// Longer lists in one parameter are a mistake or an attack.
    private static var countMax: Int { 100 }

    package static var schema: Schema { .array(of: Element.schema) }
    package static var sample: [Element] { [] }

    package init(json: JSON) throws(ParameterError) {
        guard case .array(let elements) = json else { throw ParameterError("array") }
        guard elements.count <= Self.countMax else { throw ParameterError("array.tooLong") }
        self = []
        var problems: [Problem] = []
        for (index, element) in elements.enumerated() {
            do throws(ParameterError) {
                append(try Element(json: element))
            } catch {
                problems += error.problems.map { $0.below("[\(index)]") }
            }
        }
        if !problems.isEmpty { throw ParameterError(problems) }
    }
}

/// A closed list of words.
package protocol Choice: Parameter, CaseIterable, RawRepresentable where RawValue == String {}

extension Choice {
    package static var schema: Schema { .oneOf(allCases.map(\.rawValue)) }
    package static var sample: Self { allCases[allCases.startIndex] }

    package init(json: JSON) throws(ParameterError) {
        guard case .string(let text) = json, let value = Self(rawValue: text) else {
            throw ParameterError("choice")
        }
        self = value
    }
}

extension Locale: Choice {}
extension Role: Choice {}
