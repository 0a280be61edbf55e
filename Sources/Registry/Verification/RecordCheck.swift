import JSONRPC
import Kernel
import Postgres

/// Records what was found of one fact: the outcome, where it was seen, and as of which day.
///
/// Checks are never changed; the newest of a kind counts. "unknown" is an answer of its own.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
///   `case.notInReview`, `verification.futureCheck` or `constraint.checks_kind_exists`.
struct RecordCheck: TransactionMethod {
    static let name = "verification.recordCheck"
    static let summary = "Records the outcome of one check, with its source and evidence."
    static let access = Access.write(.verificationDecide)
    static let journal = JournalDeclaration.private("verification.checked")
    static let result = Schema.object(["id": .id, "version": .version, "check": .id])
    static let reasons: [Reason] = [
        .stale, .caseNotInReview, .futureCheck, .violated("checks_kind_exists"),
    ]

    enum Outcome: String, Choice {
        case yes
        case no
        case unknown
    }

    let id: VerificationCase.ID
    let version: Int64
    let kind: Code
    let outcome: Outcome
    let source: Checked<SourceRule>
    let asOf: CivilDate
    let evidence: DocumentReference?
    let note: ReasonText?

    init(_ parameters: inout Parameters) {
        id = parameters.required("case", "The case.")
        version = parameters.required("version", "The case's version last read.")
        kind = parameters.required("kind", "Code of the fact, such as `legal-entity`.")
        outcome = parameters.required("outcome", "Whether the fact holds.")
        source = parameters.required(
            "source", "Where it was seen; public for bars: not-unfair, no-debts, not-listed.")
        asOf = parameters.required("asOf", "The day of which the source speaks.")
        evidence = parameters.optional("evidence", "Where the document is kept, and its digest.")
        note = parameters.optional("note", "For the officers of the tenant only.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await HeldCase.hold(id, version: version, in: call)
        try held.insist(on: .inReview, or: .caseNotInReview)
        guard asOf <= held.dates.today else { throw .conflict(.futureCheck) }
        let check = Check.ID.make()
        let next = held.row.version + 1
        let answer: JSON = [
            "id": .string(id.description), "version": .int(next),
            "check": .string(check.description),
        ]
        return try await call.finish(
            [
                try insert(check, held, call).statement,
                Self.count(id, next, of: held.record.home),
            ],
            entries: [entry(check, held, version: next)],
            answer: Answer(answer, subject: check.value))
    }

    private func insert(
        _ check: Check.ID, _ held: HeldCase, _ call: Call
    ) throws(Failure) -> Command {
        """
        INSERT INTO registry.checks
            (tenant_id, id, case_id, organisation_id, kind, outcome, source, as_of, evidence,
             evidence_sha256, note, recorded_by)
        VALUES (\(held.record.home), \(check), \(id), \(held.organisation), \(kind),
            \(outcome.rawValue), \(source), \(asOf), \(evidence?.reference),
            \(evidence?.digest?.bytes), \(note), \(try call.principal))
        """
    }

    private static func count(
        _ id: VerificationCase.ID, _ version: Int64, of tenant: Tenant.ID
    ) -> Statement {
        let query: Command = """
            UPDATE registry.cases SET version = \(version)
            WHERE tenant_id = \(tenant) AND id = \(id)
            """
        return query.statement
    }

    private func entry(_ check: Check.ID, _ held: HeldCase, version: Int64) -> Entry {
        var facts: JSON.Object = [
            "organisation": .string(held.organisation.description),
            "check": .string(check.description), "kind": .string(kind.text),
            "outcome": .string(outcome.rawValue), "asOf": .string(asOf.description),
        ]
        facts["evidenceSha256"] = (evidence?.digest).map { .string(Hex.text($0.bytes)) }
        var hidden = [(field: "source", value: source.text)]
        if let evidence { hidden.append(("evidence", evidence.reference.text)) }
        if let note { hidden.append(("note", note.text)) }
        return Entry("case", id, version: version, facts: facts, hidden: hidden)
    }
}

/// One recorded fact.
enum Check {
    typealias ID = Identifier<Check>
}

/// Name of a register, an office, a document.
enum SourceRule: TextRule {
    static var lengthMax: Int { 300 }
}
