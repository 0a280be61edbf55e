package import JSONRPC

/// Text of one kind in Kazakh, Russian or both.
package struct Texts<Rule: TextRule>: Parameter, Equatable {
    package var kk: Checked<Rule>?
    package var ru: Checked<Rule>?

    package static var schema: Schema {
        .object(["kk?": Checked<Rule>.schema, "ru?": Checked<Rule>.schema])
    }
    package static var sample: Texts { Texts() }

    private init() {}

    package init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        kk = members.optional("kk", "")
        ru = members.optional("ru", "")
        members.check(kk != nil || ru != nil, "", "text.kkOrRu")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }

    /// What the journal commits to: `titleKk`, `titleRu`.
    package func commitments(_ field: String) -> [(field: String, value: String)] {
        [(field + "Kk", kk), (field + "Ru", ru)].compactMap { field, text in
            text.map { (field, $0.text) }
        }
    }
}
