package import JSONRPC
package import Kernel

/// An external identifier in one text: scheme, hyphen, value. Source: org-id.guide.
///
/// A look-up takes any well-formed text: a number with a wrong check digit is simply not found.
package struct IdentifierReference: Parameter, Hashable {
    package var scheme: String
    package var value: String

    package static var schema: Schema {
        .string(pattern: "^(KZ-BIN|KZ-RNN|KZ-REG|FOREIGN)-.{1,60}$")
    }
    package static var sample: IdentifierReference {
        IdentifierReference(scheme: "KZ-BIN", value: "000640002067")
    }

    package init(scheme: String, value: String) {
        self.scheme = scheme
        self.value = value
    }

    package init(json: JSON) throws(ParameterError) {
        guard let text = json.string,
            let scheme = OrganisationIdentifier.Scheme.allCases.first(where: {
                text.hasPrefix($0.rawValue + "-")
            })
        else { throw ParameterError("identifier.scheme") }
        let value = text.dropFirst(scheme.rawValue.count + 1)
        guard 1...60 ~= value.unicodeScalars.count else { throw ParameterError("identifier.value") }
        self.init(scheme: scheme.rawValue, value: String(value))
    }
}
