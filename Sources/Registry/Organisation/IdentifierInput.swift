import JSONRPC
import Kernel

/// An external identifier that is to be recorded: checked digit by digit.
struct IdentifierInput: Parameter, Hashable {
    var identifier: OrganisationIdentifier
    var validFrom: CivilDate?

    static var schema: Schema {
        .object([
            "scheme": .oneOf(OrganisationIdentifier.Scheme.allCases.map(\.rawValue)),
            "value": .string(lengthMax: 64), "validFrom?": .date,
        ])
    }
    // swift-format-ignore: NeverUseForceTry
    static var sample: IdentifierInput {
        // A literal that every rule accepts; the test of the vectors holds it.
        IdentifierInput(identifier: .bin(try! BIN("000640002067")), validFrom: nil)
    }

    private init(identifier: OrganisationIdentifier, validFrom: CivilDate?) {
        self.identifier = identifier
        self.validFrom = validFrom
    }

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        let scheme: Code = members.required("scheme", "")
        let value: Code = members.required("value", "")
        validFrom = members.optional("validFrom", "")
        let problems = members.problems + members.unknown()
        guard problems.isEmpty else { throw ParameterError(problems) }
        guard let known = OrganisationIdentifier.Scheme(rawValue: scheme.text) else {
            throw ParameterError("choice", at: "scheme")
        }
        do throws(MalformedIdentifier) {
            // Whether a test number may be recorded is decided where the policy is known.
            identifier = try OrganisationIdentifier(known, value.text, allowTestIdentifiers: true)
        } catch {
            throw ParameterError(
                error.problems.map { Problem("value", "identifier.\($0.rawValue)") })
        }
    }

    var row: OrganisationRecord.Identifier {
        OrganisationRecord.Identifier(
            scheme: identifier.scheme.rawValue, value: identifier.text, validFrom: validFrom)
    }

    var isTest: Bool {
        if case .bin(let bin) = identifier { bin.isTest } else { false }
    }
}

extension [IdentifierInput] {
    /// - Throws: for a test number where the installation does not allow them.
    func admit(_ policy: Policy) throws(Failure) {
        guard policy.allowsTestIdentifiers || !contains(where: \.isTest) else {
            throw .invalidParameters([Problem("identifiers", "identifier.check-digit")])
        }
    }
}
