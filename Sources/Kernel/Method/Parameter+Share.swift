package import JSONRPC

/// A share such as two thirds: exact, from nothing to all.
package struct Share: Parameter, Equatable {
    package var numerator: Int64
    package var denominator: Int64

    /// No rule is finer than a thousandth.
    private static let denominatorMax: Int64 = 1_000

    package static var schema: Schema {
        .object([
            "numerator": .integer(0...denominatorMax), "denominator": .integer(1...denominatorMax),
        ])
    }
    package static var sample: Share { Share(numerator: 1, denominator: 2) }

    package init(numerator: Int64, denominator: Int64) {
        self.numerator = numerator
        self.denominator = denominator
    }

    package init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        numerator = members.required("numerator", "")
        denominator = members.required("denominator", "")
        members.check(1...Self.denominatorMax ~= denominator, "denominator", "range")
        members.check(0...max(0, denominator) ~= numerator, "numerator", "range")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }

    /// As a fact of the journal.
    package var json: JSON { ["numerator": .int(numerator), "denominator": .int(denominator)] }
}
