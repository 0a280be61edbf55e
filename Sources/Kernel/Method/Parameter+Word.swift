package import JSONRPC
import Postgres

/// A code of words in small Latin letters, joined by hyphens, such as `audit-commission`.
package struct Word: Parameter, Hashable, Bindable {
    package var text: String

    private static let lengthMax = 60

    package static var schema: Schema {
        .string(pattern: "^[a-z]+(-[a-z]+)*$", lengthMax: lengthMax)
    }
    package static var sample: Word { Word(unchecked: "x") }
    package static var type: UInt32 { String.type }

    private init(unchecked text: String) { self.text = text }

    package init(json: JSON) throws(ParameterError) {
        guard let text = json.string else { throw ParameterError("string") }
        let words = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isWord = words.allSatisfy { word in
            !word.isEmpty && word.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
        }
        guard isWord, text.utf8.count <= Self.lengthMax else { throw ParameterError("word") }
        self.text = text
    }

    package func encode(into bytes: inout [UInt8]) { text.encode(into: &bytes) }
}
