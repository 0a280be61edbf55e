import JSONRPC
import Kernel

/// One paper of an application: what it is, where it is kept, and its digest.
struct PaperInput: Parameter {
    var code: Word
    var reference: Checked<ReferenceRule>
    var digest: SHA256Digest

    static var schema: Schema {
        .object([
            "code": Word.schema, "reference": .string(lengthMax: ReferenceRule.lengthMax),
            "sha256": SHA256Digest.schema,
        ])
    }
    static var sample: PaperInput {
        PaperInput(code: .sample, reference: .sample, digest: .sample)
    }

    private init(code: Word, reference: Checked<ReferenceRule>, digest: SHA256Digest) {
        (self.code, self.reference, self.digest) = (code, reference, digest)
    }

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        code = members.required("code", "")
        reference = members.required("reference", "")
        digest = members.required("sha256", "")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }
}
