import JSONRPC
import Kernel

/// An identifier of an organisation as it is printed, such as `KZ-BIN-950440001673`.
struct OrganisationNumber: Parameter, Hashable {
    static let schema = Schema.string(pattern: "^(KZ-[A-Z]+|[A-Z]+)-.{1,60}$")
    static let sample = OrganisationNumber(scheme: "KZ-BIN", value: "000640002067")

    var scheme: String
    var value: String

    private init(scheme: String, value: String) {
        self.scheme = scheme
        self.value = value
    }

    init(json: JSON) throws(ParameterError) {
        guard let text = json.string else { throw ParameterError("string") }
        // A country's own schemes have its code in front: KZ-BIN, but FOREIGN.
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let count = parts[0] == "KZ" ? 2 : 1
        let (scheme, value) = (parts.prefix(count), parts.dropFirst(count))
        guard scheme.count == count, scheme.allSatisfy({ !$0.isEmpty }) else {
            throw ParameterError("identifier.scheme")
        }
        self.scheme = scheme.joined(separator: "-")
        self.value = value.joined(separator: "-")
        guard 1...60 ~= self.value.unicodeScalars.count else {
            throw ParameterError("identifier.value")
        }
    }
}
