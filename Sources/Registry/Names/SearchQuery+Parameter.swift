package import JSONRPC
package import Kernel

extension SearchQuery: Parameter {
    package static var schema: Schema { .string(lengthMax: lengthMax) }
    // A literal that every rule accepts.
    // swift-format-ignore: NeverUseForceTry
    package static var sample: SearchQuery { try! SearchQuery("қор") }

    package init(json: JSON) throws(ParameterError) {
        guard let text = json.string else { throw ParameterError("string") }
        do throws(Problem) {
            try self.init(text)
        } catch {
            throw ParameterError(error.rule)
        }
    }
}

extension SearchQuery.Problem {
    fileprivate var rule: String {
        switch self {
        case .empty: "empty"
        case .tooLong: "tooLong"
        case .tooManyWords: "words.tooMany"
        case .unreadable: "characters"
        }
    }
}
