import JSONRPC
import Kernel
import Postgres

/// The act by which both sides accept what a report says was done.
enum Acceptance {
    typealias ID = Identifier<Acceptance>
}

/// Signs the act of acceptance for an accepted report, once.
///
/// - Throws: ``Failure/notFound(_:)`` of `projectReport`; ``Failure/conflict(_:)`` with
///   `projectReport.notAccepted` or `constraint.acceptances_pkey`.
struct SignAcceptance: TransactionMethod {
    static let name = "acceptance.sign"
    static let summary = "Signs the act of acceptance for an accepted report."
    static let access = Access.write(.projectReportJudge)
    static let journal = JournalDeclaration.public("acceptance.signed")
    static let result = Schema.receipt
    static let reasons: [Reason] = [.reportNotAccepted, .violated("acceptances_pkey")]

    let report: ProjectReport.ID
    let version: Int64
    let document: SealedDocument
    let signature: SealedDocument

    init(_ parameters: inout Parameters) {
        report = parameters.required("report", "The report.")
        version = parameters.required("version", "Its version last read.")
        document = parameters.required("document", "The act, with its SHA-256.")
        signature = parameters.required(
            "signature", "The organisation's signature under it, with its SHA-256.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await ProjectReport.hold(report, version: version, in: call)
        guard held.state == .accepted else { throw .conflict(.reportNotAccepted) }
        let id = Acceptance.ID.make()
        let query: Command = """
            INSERT INTO financing.acceptances
                (tenant_id, report_id, id, contract_id, kind, actor, reference,
                 reference_sha256, signature, signature_sha256)
            VALUES (\(held.tenant), \(report), \(id), \(held.contract), \(held.kind.rawValue),
                \(call.caller.publicName), \(document.reference), \(document.digest.bytes),
                \(signature.reference), \(signature.digest.bytes))
            """
        let entry = Entry(
            "acceptance", id, version: 1,
            facts: [
                "report": .string(report.description),
                "contract": .string(held.contract.description),
                "sha256": .string(Hex.text(document.digest.bytes)),
                "signatureSha256": .string(Hex.text(signature.digest.bytes)),
            ],
            texts: [
                ("reference", document.reference.text), ("signature", signature.reference.text),
            ])
        return try await call.finish(
            [query.statement], entries: [entry], answer: .receipt(id, version: 1))
    }
}
