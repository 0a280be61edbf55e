import JSONRPC
import Kernel
import Postgres

/// Objects to an announced revocation, once, before it takes effect.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
///   `case.notRevoking` or `verification.alreadyObjected`.
/// - Source: Code 350-VI (APPC), Art. 73 (objection before an adverse act).
struct ObjectToRevocation: TransactionMethod {
    static let name = "verification.object"
    static let summary = "Objects to an announced revocation of the own verification."
    static let access = Access.write(.verificationObject)
    static let journal = JournalDeclaration.private("verification.objected")
    static let result = Schema.receipt
    static let reasons: [Reason] = [.stale, .caseNotRevoking, .alreadyObjected]

    let id: VerificationCase.ID
    let version: Int64
    let objection: Checked<ObjectionRule>

    init(_ parameters: inout Parameters) {
        id = parameters.required("case", "The case whose revocation was announced.")
        version = parameters.required("version", "The case's version last read.")
        objection = parameters.required("objection", "The reasons against it.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let own = try call.organisation
        let results = try await call.send([
            Organisation.lock(own: own), VerificationCase.read(id, own: own),
        ])
        guard let row = try results[1].rows(VerificationCase.Row.self).first else {
            throw .notFound("case")
        }
        guard row.version == version else { throw .conflict(.stale) }
        guard row.state == .revoking, let revocation = row.revocation else {
            throw .conflict(.caseNotRevoking)
        }
        guard !revocation.isObjected else { throw .conflict(.alreadyObjected) }
        let update: Command = """
            UPDATE registry.revocations
            SET objected_at = clock_timestamp(), objected_by = \(try call.principal),
                objection = \(objection)
            WHERE organisation_id = \(own) AND id = \(revocation.id)
            """
        let entry = Entry(
            "revocation", revocation.id, version: 2,
            facts: ["case": .string(id.description), "organisation": .string(own.description)],
            hidden: [("objection", objection.text)])
        return try await call.finish(
            [update.statement], entries: [entry], answer: .receipt(revocation.id, version: 2))
    }
}

/// About three printed pages.
enum ObjectionRule: TextRule {
    static var lengthMax: Int { 8_000 }
    static var allowsLineBreaks: Bool { true }
}
