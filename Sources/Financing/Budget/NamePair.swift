import JSONRPC
import Kernel

/// A name in kk or ru, or in both.
struct NamePair: Parameter, Equatable {
    var kk: Name?
    var ru: Name?

    static var schema: Schema { .object(["kk?": Name.schema, "ru?": Name.schema]) }
    static var sample: NamePair { NamePair() }

    private init() {}

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        kk = members.optional("kk", "")
        ru = members.optional("ru", "")
        members.check(kk != nil || ru != nil, "", "names.kkOrRu")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }

    /// What the journal commits to, under names that begin so.
    func texts(_ field: String) -> [(field: String, value: String)] {
        [("Kk", kk), ("Ru", ru)].compactMap { suffix, name in
            name.map { (field + suffix, $0.text) }
        }
    }
}

extension Schema {
    /// How a ``NamePair`` is answered.
    static let namePair = Schema.object(["kk?": .string(), "ru?": .string()])
}
