import JSONRPC
import Kernel
import Postgres

/// Answers one recommendation of a document of public control, for the body that it was sent to, in the
/// language of the document.
///
/// - Throws: ``Failure/notFound(_:)`` for another body's; ``Failure/conflict(_:)`` with
///   `control.state`, `control.numbers`, `answer.language` or
///   `constraint.recommendation_answers_pkey`.
/// - Source: law on public control: each recommendation, in 10 working days; Code 350-VI, Art. 89
///   (language of an answer).
struct AnswerRecommendation: TransactionMethod {
    static let name = "control.answerRecommendation"
    static let summary = "Answers one recommendation of public control."
    static let access = Access.write(.dutyAnswer)
    static let journal = JournalDeclaration.public("control.answered")
    static let result = Schema.object([
        "id": .id, "version": .version, "document": .id, "late": .boolean,
    ])
    static let reasons: [Reason] = [
        .controlState, .controlNumbers, .answerLanguage,
        .violated("recommendation_answers_pkey"),
    ]

    enum Outcome: String, Choice {
        case accepted
        case partly
        case rejected
    }

    private enum Given { typealias ID = Identifier<Given> }

    let document: Document.ID
    let number: Int64
    let outcome: Outcome
    let language: Comment.Language
    let words: Comment.Words

    init(_ parameters: inout Parameters) {
        document = parameters.required("document", "The document.")
        number = parameters.required("recommendation", "Its number in the document.")
        outcome = parameters.required("outcome", "Whether it is followed.")
        language = parameters.required("language", "That of the document.")
        words = parameters.required("text", "What is done and why; no numbers of persons.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let tenant = try call.tenant
        guard PersonalData.found(in: words.text).isEmpty else { throw .conflict(.controlNumbers) }
        let found = try await call.hold(read(tenant), "document")
        guard found.state != .open else { throw .conflict(.controlState) }
        guard found.language == language.rawValue else { throw .conflict(.answerLanguage) }
        let id = Given.ID.make()
        let insert: Command = """
            INSERT INTO oversight.recommendation_answers
                (tenant_id, document_id, seq, id, language, outcome, text, actor)
            VALUES (\(tenant), \(document), \(number), \(id), \(language.rawValue),
                \(outcome.rawValue), \(words), \(call.caller.publicName))
            """
        let entry = Entry(
            "recommendationanswer", id, version: 1,
            facts: [
                "document": .string(document.description), "recommendation": .int(number),
                "outcome": .string(outcome.rawValue), "late": .bool(found.isLate),
            ], texts: [(field: "text", value: words.text)])
        let answer: JSON = [
            "id": .string(id.description), "version": 1,
            "document": .string(document.description), "late": .bool(found.isLate),
        ]
        // Behind the answer, which there is once.
        let count: Command = """
            UPDATE oversight.documents SET answered = answered + 1
            WHERE tenant_id = \(tenant) AND id = \(document)
            """
        return try await call.finish(
            [insert.statement, count.statement], entries: [entry],
            answer: Answer(answer, subject: id.value))
    }

    private struct Found: RowDecodable {
        var state: Document.State
        var language: String
        var isLate: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            state = try row.word("state")
            language = try row.next()
            isLate = try row.next()
        }
    }

    private func read(_ tenant: Tenant.ID) -> Query<Found> {
        """
        SELECT d.state, d.language,
               coalesce(d.due_on < timezone(interval '5 hours', clock_timestamp())::date, false)
        FROM oversight.documents d
        JOIN oversight.recommendations r
            ON r.tenant_id = d.tenant_id AND r.document_id = d.id AND r.seq = \(number)
        WHERE d.tenant_id = \(tenant) AND d.id = \(document)
        """
    }
}

/// A document of public control with each recommendation and its answer.
struct GetDocument: QueryMethod {
    static let name = "control.get"
    static let summary = "A document of public control with its recommendations and answers."
    static let access = Access.public
    static let result = Schema.object([
        "id": .id, "version": .version, "tenant": .string(), "form": Document.Form.schema,
        "groupSize": .integer(1...5),
        "subject": .object(["kind": .string(), "id": .id, "version": .version]),
        "language": Comment.Language.schema, "title": .string(), "text": .string(),
        "state": Document.State.schema, "dueOn?": .date, "explanation?": .any,
        "recommendations": .array(
            of: .object([
                "number": .integer(), "text": .string(), "outcome?": .string(),
                "answer?": .string(), "at?": .instant, "actor?": .string(), "late?": .boolean,
            ])),
    ])

    let document: Document.ID

    init(_ parameters: inout Parameters) {
        document = parameters.required("document", "The document.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT d.id, d.version, t.code AS tenant, d.form,
                   d.group_size::bigint AS "groupSize", d.subject_kind AS "subject.kind",
                   d.subject_id AS "subject.id", d.subject_version AS "subject.version",
                   d.language, d.title, d.text, d.state, d.due_on AS "dueOn",
                   d.due_explanation AS explanation, \(sql: Self.recommendations)
            FROM oversight.documents d JOIN tenancy.tenants t ON t.id = d.tenant_id
            WHERE d.id = \(document)
            """
        return .one(query, "document")
    }

    private static let recommendations: StaticString = """
        coalesce((SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('number', r.seq,
            'text', r.text, 'outcome', a.outcome, 'answer', a.text,
            'at', to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            'actor', a.actor, 'late', timezone(interval '5 hours', a.at)::date > d.due_on))
            ORDER BY r.seq)
         FROM oversight.recommendations r
         LEFT JOIN oversight.recommendation_answers a ON a.tenant_id = r.tenant_id
             AND a.document_id = r.document_id AND a.seq = r.seq
         WHERE r.tenant_id = d.tenant_id AND r.document_id = d.id), '[]') AS recommendations
        """
}
