import Foundation
package import JSONRPC
package import Postgres

/// Limits of one kind of text.
package protocol TextRule: Sendable {
    /// In Unicode scalars.
    static var lengthMax: Int { get }
    static var allowsLineBreaks: Bool { get }
}

extension TextRule {
    package static var allowsLineBreaks: Bool { false }
}

/// Text from outside: NFC, without invisible characters, not empty, of limited length.
package struct Checked<Rule: TextRule>: Parameter, Hashable, Bindable {
    package var text: String

    package static var schema: Schema { .string(lengthMax: Rule.lengthMax) }
    package static var sample: Self { Self(unchecked: "x") }
    package static var type: UInt32 { String.type }

    package init(unchecked text: String) { self.text = text }

    package init(json: JSON) throws(ParameterError) {
        guard case .string(let raw) = json else { throw ParameterError("string") }
        try self.init(raw)
    }

    package init(_ raw: String) throws(ParameterError) {
        let text = raw.precomposedStringWithCanonicalMapping
            .trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty else { throw ParameterError("empty") }
        guard text.unicodeScalars.count <= Rule.lengthMax else { throw ParameterError("tooLong") }
        let isClean = text.unicodeScalars.allSatisfy { scalar in
            scalar == "\n" ? Rule.allowsLineBreaks : scalar.isVisible
        }
        guard isClean else { throw ParameterError("invisibleCharacter") }
        self.text = text
    }

    package func encode(into bytes: inout [UInt8]) { text.encode(into: &bytes) }
}

/// A name or a title: longer ones exist in no register, and a page of 200 must stay below 4 MiB.
package enum NameRule: TextRule { package static var lengthMax: Int { 500 } }
/// A reason, a description: about four printed pages.
package enum ProseRule: TextRule {
    package static var lengthMax: Int { 10_000 }
    package static var allowsLineBreaks: Bool { true }
}
/// A code, a number, a reference.
package enum CodeRule: TextRule { package static var lengthMax: Int { 100 } }

package typealias Name = Checked<NameRule>
package typealias Prose = Checked<ProseRule>
package typealias Code = Checked<CodeRule>

/// Names in up to three languages, at least one of kk and ru.
package struct Names: Parameter, Equatable {
    package var kk: Name?
    package var ru: Name?
    package var en: Name?

    package static var schema: Schema { .names }
    package static var sample: Names { Names(kk: .sample) }

    package init(kk: Name? = nil, ru: Name? = nil, en: Name? = nil) {
        self.kk = kk
        self.ru = ru
        self.en = en
    }

    package init(json: JSON) throws(ParameterError) {
        guard case .object(let object) = json else { throw ParameterError("object") }
        var members = Parameters(object)
        kk = members.optional("kk", "")
        ru = members.optional("ru", "")
        en = members.optional("en", "")
        members.check(kk != nil || ru != nil, "", "names.kkOrRu")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }

    package var json: JSON {
        let members = [("kk", kk), ("ru", ru), ("en", en)]
        return .object(
            JSON.Object(members.compactMap { key, name in name.map { (key, .string($0.text)) } }))
    }
}

/// How many items a page may hold.
package struct Limit: Parameter {
    /// A page of 200 records stays far below the largest answer (4 MiB).
    package static let most = 200
    package static let usual = 50

    package var count: Int

    package static var schema: Schema { .integer(1...Int64(most)) }
    package static var sample: Limit { Limit(usual) }

    package init(_ count: Int) { self.count = count }

    package init(json: JSON) throws(ParameterError) {
        let value = try Int64(json: json)
        guard 1...Int64(Self.most) ~= value else { throw ParameterError("range") }
        count = Int(value)
    }
}

/// The place after which a page begins; opaque to the client.
package struct After: Parameter {
    package var keys: [String]

    package static var schema: Schema { .string(lengthMax: Cursor.bytesMax) }
    package static var sample: After { After(keys: []) }

    package init(keys: [String]) { self.keys = keys }

    package init(json: JSON) throws(ParameterError) {
        guard case .string(let text) = json, let keys = Cursor.decode(text) else {
            throw ParameterError("cursor")
        }
        self.keys = keys
    }
}

extension After {
    /// The id that a list which is ordered by ids alone ended with.
    package func id() throws(Failure) -> UUIDValue {
        guard keys.count == 1, let id = UUIDValue(keys[0]) else {
            throw .invalidParameters([Problem("cursor", "cursor")])
        }
        return id
    }
}

extension Unicode.Scalar {
    /// Nothing that could make a text look like another one: no controls, no marks of direction, no
    /// zero-width characters.
    fileprivate var isVisible: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
            .unassigned:
            false
        default: true
        }
    }
}
