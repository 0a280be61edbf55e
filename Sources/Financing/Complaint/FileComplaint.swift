import JSONRPC
import Kernel
import Postgres

/// Complains about a decision on the own application, or on others of the same order, while the
/// standstill lasts; the decision is not final before it is ruled on.
///
/// - Throws: ``Failure/notFound(_:)`` of `decision`; ``Failure/conflict(_:)`` with
///   `complaint.notApplicant`, `complaint.late`, `decision.notPublished`,
///   `constraint.complaints_once`, `constraint.complaints_in_time`, `deadline.ruleMissing` or
///   `calendar.yearMissing`.
struct FileComplaint: TransactionMethod {
    static let name = "complaint.file"
    static let summary = "Complains about a decision, before its standstill is over."
    static let access = Access.write(.complaintFile)
    static let journal = JournalDeclaration.public("complaint.filed")
    static let result = Schema.object(["id": .id, "number": .integer(), "dueOn": .date])
    static let reasons: [Reason] = [
        .complaintNotApplicant, .complaintLate, .decisionNotPublished,
        .violated("complaints_once"), .violated("complaints_in_time"), .ruleMissing,
        .yearMissing,
    ]
    private static let term = "complaint.ruling"

    let decision: Decision.ID
    let text: Prose

    init(_ parameters: inout Parameters) {
        decision = parameters.required("decision", "The decision.")
        text = parameters.required("text", "What is wrong with it; the tenant reads it.")
    }

    private struct Public: RowDecodable {
        var tenant: Tenant.ID
        var isPublished: Bool
        var standstillEndsAt: Timestamp
        var isOver: Bool
        var concernsCaller: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            tenant = try row.next()
            isPublished = try row.next()
            standstillEndsAt = try row.next()
            isOver = try row.next()
            concernsCaller = try row.next()
        }
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let results = try await call.send(
            [look(for: try call.organisation)] + DueDates.statements([Self.term]))
        guard let row = try results[0].rows(Public.self).first else {
            throw .notFound("decision")
        }
        guard row.concernsCaller else { throw .conflict(.complaintNotApplicant) }
        guard row.isPublished else { throw .conflict(.decisionNotPublished) }
        guard !row.isOver else { throw .conflict(.complaintLate) }
        let dates = try DueDates(results[1...])
        let due = try dates.due(Self.term, from: dates.today)
        let id = Complaint.ID.make()
        // The decision may be annulled meanwhile; then nothing is counted.
        let written = try await call.send([try insert(id, row, call), note(id, due)])
        guard let number = try written[1].rows(Single<Int64>.self).first?.value else {
            throw .conflict(.decisionNotPublished)
        }
        let facts: JSON.Object = [
            "decision": .string(decision.description), "number": .int(number),
            "dueOn": .string(due.day.description),
        ]
        return try await call.finish(
            [],
            entries: [
                Entry(
                    "complaint", id, version: 1, facts: facts,
                    hidden: [(field: "text", value: text.text)])
            ],
            answer: Answer(
                [
                    "id": .string(id.description), "number": .int(number),
                    "dueOn": .string(due.day.description),
                ], subject: id.value))
    }

    private func look(for organisation: Organisation.ID) -> Statement {
        let query: Query<Public> = """
            SELECT p.tenant_id, p.state = 'published', p.standstill_ends_at,
                   clock_timestamp() >= p.standstill_ends_at, EXISTS (
                       SELECT FROM financing.decision_outcomes o
                       WHERE o.tenant_id = p.tenant_id AND o.decision_id = p.id
                         AND o.organisation_id = \(organisation))
            FROM financing.published_decisions p WHERE p.id = \(decision)
            """
        return query.statement
    }

    private func insert(
        _ id: Complaint.ID, _ row: Public, _ call: Call
    ) throws(Failure) -> Statement {
        let query: Command = """
            INSERT INTO financing.complaints
                (tenant_id, id, decision_id, organisation_id, text, standstill_ends_at,
                 principal_id)
            VALUES (\(row.tenant), \(id), \(decision), \(try call.organisation), \(text),
                \(row.standstillEndsAt), \(try call.principal))
            """
        return query.statement
    }

    private func note(_ id: Complaint.ID, _ due: DueDate) -> Statement {
        let query: Query<Single<Int64>> = """
            SELECT n.number::int8
            FROM financing.note_complaint(\(id), \(decision), \(due.day), \(due.rule),
                \(due.explanation)) AS n (number)
            WHERE n.number IS NOT NULL
            """
        return query.statement
    }
}
