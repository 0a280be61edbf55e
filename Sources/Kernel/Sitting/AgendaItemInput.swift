import JSONRPC

/// One item of an agenda.
struct AgendaItemInput: Parameter {
    var text: Names
    var document: DocumentReference?

    static var schema: Schema { .object(["text": .names, "document?": DocumentReference.schema]) }
    static var sample: AgendaItemInput { AgendaItemInput(text: .sample) }

    private init(text: Names) { self.text = text }

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        text = members.required("text", "")
        document = members.optional("document", "")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }
}
