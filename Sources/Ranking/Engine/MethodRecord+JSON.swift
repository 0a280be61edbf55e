package import JSONRPC
package import Kernel

extension MethodRecord {
    /// More indicators nobody compares.
    private static let indicatorsMax = 20

    /// The record as an export carries it.
    package var json: JSON {
        [
            "form": .string(form.rawValue), "scale": .int(scale), "groupMin": .int(groupMin),
            "rowsMin": .int(evidence.rowsMin), "indicatorsMin": .int(evidence.indicatorsMin),
            "stepMax": .int(stepMax),
            "bands": .array(bands.map { ["from": .int($0.from), "name": .string($0.name)] }),
            "indicators": .array(indicators.map(\.json)),
        ]
    }

    /// - Throws: every rule that it breaks, with its path.
    package init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        let form: Form = members.required("form", "")
        let scale: Int64 = members.required("scale", "")
        let groupMin: Int64 = members.required("groupMin", "")
        let rowsMin: Int64 = members.required("rowsMin", "")
        let indicatorsMin: Int64 = members.required("indicatorsMin", "")
        let stepMax: Int64? = members.optional("stepMax", "")
        let bands: [Band] = members.required("bands", "")
        let indicators: [Indicator] = members.required("indicators", "")
        members.check(10...100_000 ~= scale, "scale", "range")
        members.check(1...10_000 ~= groupMin, "groupMin", "range")
        members.check(1...100 ~= rowsMin, "rowsMin", "range")
        members.check(1...Self.indicatorsMax ~= indicators.count, "indicators", "range")
        members.check(1...Int64(Self.indicatorsMax) ~= indicatorsMin, "indicatorsMin", "range")
        members.check(indicatorsMin <= indicators.count, "indicatorsMin", "range")
        let codes = Set(indicators.map(\.code))
        members.check(codes.count == indicators.count, "indicators", "unique")
        let falls = zip(bands, bands.dropFirst()).allSatisfy { $0.from > $1.from }
        members.check(falls && bands.last?.from == 0, "bands", "bandsFallToZero")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
        self.init(
            form: form, scale: scale,
            evidence: Evidence(rowsMin: Int(rowsMin), indicatorsMin: Int(indicatorsMin)),
            groupMin: Int(groupMin), bands: bands, indicators: indicators)
        guard stepMax ?? self.stepMax == self.stepMax else {
            throw ParameterError("stepMax", at: "stepMax")
        }
    }
}

extension MethodRecord: Parameter {
    package static var schema: Schema {
        .object([
            "form": Form.schema, "scale": .integer(10...100_000),
            "groupMin": .integer(1...10_000), "rowsMin": .integer(1...100),
            "indicatorsMin": .integer(1...20), "stepMax?": .integer(),
            "bands": [Band].schema, "indicators": [Indicator].schema,
        ])
    }
    package static var sample: MethodRecord {
        MethodRecord(
            form: .sum, scale: 1000, evidence: Evidence(rowsMin: 1, indicatorsMin: 1), groupMin: 1,
            bands: [Band(from: 0, name: "C")],
            indicators: [Indicator("reporting", weight: 1, strength: 1, prior: 0)])
    }
}

extension MethodRecord.Band: Parameter {
    package static var schema: Schema {
        .object(["from": .integer(), "name": .string(lengthMax: 40)])
    }
    package static var sample: Self { Self(from: 0, name: "x") }

    package init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        let from: Int64 = members.required("from", "")
        let name: Code = members.required("name", "")
        members.check(0...100_000 ~= from, "from", "range")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
        self.init(from: from, name: name.text)
    }
}

extension Indicator: Parameter {
    package var json: JSON {
        [
            "code": .string(code), "weight": .int(weight), "years": .int(years),
            "direction": .string(direction.rawValue), "strength": .int(strength),
            "prior": .int(prior),
        ]
    }

    package static var schema: Schema {
        .object([
            "code": .string(pattern: "^[a-z]{1,40}$"), "weight": .integer(1...1000),
            "direction": Direction.schema, "years": .integer(1...10),
            "strength": .integer(0...1000), "prior": .integer(0...Parts.whole),
        ])
    }
    package static var sample: Indicator { Indicator("x", weight: 1, strength: 1, prior: 0) }

    package init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        let code: Code = members.required("code", "")
        let weight: Int64 = members.required("weight", "")
        let direction: Direction = members.required("direction", "")
        let years: Int64 = members.required("years", "")
        let strength: Int64 = members.required("strength", "")
        let prior: Int64 = members.required("prior", "")
        let isPlain = code.text.utf8.allSatisfy { 0x61...0x7A ~= $0 } && code.text.count <= 40
        members.check(isPlain, "code", "format")
        members.check(1...1000 ~= weight, "weight", "range")
        members.check(1...10 ~= years, "years", "range")
        members.check(0...1000 ~= strength, "strength", "range")
        members.check(0...Parts.whole ~= prior, "prior", "range")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
        self.init(
            code.text, weight: weight, direction: direction, years: Int(years),
            strength: strength, prior: prior)
    }
}
