import JSONRPC
import Kernel
import Postgres

extension Proposal {
    /// A page of 200 proposals with texts in two languages must stay below 4 MiB.
    enum WordingRule: TextRule {
        static var lengthMax: Int { 4_000 }
        static var allowsLineBreaks: Bool { true }
    }

    typealias Wording = Texts<WordingRule>

    /// Where it was announced.
    struct Origin: Parameter, Equatable {
        var kind: OriginKind
        var name: Name

        static var schema: Schema { .object(["kind": OriginKind.schema, "name": Name.schema]) }
        static var sample: Origin { Origin(kind: .sample, name: .sample) }

        private init(kind: OriginKind, name: Name) {
            self.kind = kind
            self.name = name
        }

        init(json: JSON) throws(ParameterError) {
            guard let object = json.object else { throw ParameterError("object") }
            var members = Parameters(object)
            kind = members.required("kind", "")
            name = members.required("name", "")
            let problems = members.problems + members.unknown()
            if !problems.isEmpty { throw ParameterError(problems) }
        }
    }
}
