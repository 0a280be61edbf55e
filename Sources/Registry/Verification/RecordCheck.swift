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
    let evidence: EvidenceInput?
    let note: ReasonText?

    init(_ parameters: inout Parameters) {
        id = parameters.required("case", "The case.")
        version = parameters.required("version", "The case's version last read.")
        kind = parameters.required("kind", "Code of the fact, such as `legal-entity`.")
        outcome = parameters.required("outcome", "Whether the fact holds.")
        source = parameters.required("source", "Where it was seen.")
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

/// Where a document is kept; the document itself stays there.
struct EvidenceInput: Parameter {
    var reference: Checked<ReferenceRule>
    var digest: SHA256Digest?

    static var schema: Schema {
        .object([
            "reference": .string(lengthMax: ReferenceRule.lengthMax),
            "sha256?": SHA256Digest.schema,
        ])
    }
    static var sample: EvidenceInput { EvidenceInput(reference: .sample) }

    private init(reference: Checked<ReferenceRule>) { self.reference = reference }

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        reference = members.required("reference", "")
        digest = members.optional("sha256", "")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }
}

/// A path or an address.
enum ReferenceRule: TextRule {
    static var lengthMax: Int { 1_000 }
}

/// 64 lower-case hexadecimal digits.
struct SHA256Digest: Parameter, Equatable {
    var bytes: [UInt8]

    static var schema: Schema { .string(pattern: "^[0-9a-f]{64}$") }
    static var sample: SHA256Digest { SHA256Digest(bytes: []) }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    init(json: JSON) throws(ParameterError) {
        guard let digits = json.string.map({ Array($0.utf8) }), digits.count == 64 else {
            throw ParameterError("sha256")
        }
        bytes = []
        for place in stride(from: 0, to: 64, by: 2) {
            guard let high = Self.value(digits[place]), let low = Self.value(digits[place + 1])
            else { throw ParameterError("sha256") }
            bytes.append(high << 4 | low)
        }
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
