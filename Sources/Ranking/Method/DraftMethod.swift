import JSONRPC
import Kernel
import Postgres

/// Puts a method, or the next version of one, up for comments: `comment.post` takes it as a subject of
/// kind `method`.
///
/// - Throws: ``Failure/forbidden(permission:)`` for any tenant but the ministry;
///   ``Failure/conflict(_:)`` with `method.commentsShort` for a last day before that of the rule
///   `method.comments`, `deadline.ruleMissing`, `calendar.yearMissing`, or
///   `constraint.methods_number_unique` for the later of two at once.
struct DraftMethod: TransactionMethod {
    static let name = "method.draft"
    static let summary = "Puts a version of a ranking's method up for public comments."
    static let access = Access.write(.methodDraft)
    static let journal = JournalDeclaration.public("method.drafted")
    static let result = Schema.object(["id": .id, "version": .version, "number": .integer()])
    static let reasons: [Reason] = [
        .methodCommentsShort, .ruleMissing, .yearMissing, .violated("methods_number_unique"),
    ]

    let code: Word
    let title: Texts<NameRule>
    let record: MethodRecord
    let isSample: Bool
    let commentsUntil: CivilDate

    init(_ parameters: inout Parameters) {
        code = parameters.required("code", "What it ranks, such as `national`.")
        title = parameters.required("name", "Its name.")
        record = parameters.required("record", "Everything that a computation depends on.")
        isSample = parameters.optional("sample", "Made up for a demonstration.") ?? false
        commentsUntil = parameters.required(
            "commentsUntil",
            "Last day for comments; the rule `method.comments` says the first that it may be.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        try await RankingMethod.insistOnMinistry(for: .methodDraft, in: call)
        let results = try await call.send(
            [last(of: try call.tenant).statement] + DueDates.statements([RankingMethod.term]))
        let number = (try results[0].rows(Single<Int32>.self).first?.value ?? 0) + 1
        let dates = try DueDates(results[1...])
        let due = try dates.due(RankingMethod.term, from: dates.today)
        guard commentsUntil >= due.day else { throw .conflict(.methodCommentsShort) }
        guard let bytes = try? record.json.canonical() else {
            throw .invalidParameters([Problem("record", "integer")])
        }
        let id = RankingMethod.ID.make()
        let insert: Command = """
            WITH signature AS (\(sql: try RankingMethod.sign(id, "first", in: call)))
            INSERT INTO ranking.methods
                (tenant_id, id, code, number, name_kk, name_ru, sample, record, comments_until,
                 due_on, due_rule, due_explanation, actor)
            VALUES (\(try call.tenant), \(id), \(code), \(number), \(title.kk), \(title.ru),
                \(isSample), \(String(decoding: bytes, as: UTF8.self)), \(commentsUntil),
                \(due.day), \(due.rule), \(due.explanation), \(call.caller.publicName))
            """
        let entry = Entry(
            "method", id, version: 1,
            facts: [
                "code": .string(code.text), "number": .int(number), "record": record.json,
                "sample": .bool(isSample), "commentsUntil": .string(commentsUntil.description),
            ], texts: title.commitments("name"))
        return try await call.finish(
            [insert.statement], entries: [entry],
            answer: Answer(
                ["id": .string(id.description), "version": 1, "number": .int(number)],
                subject: id.value))
    }

    private func last(of tenant: Tenant.ID) -> Query<Single<Int32>> {
        """
        SELECT number FROM ranking.methods
        WHERE tenant_id = \(tenant) AND code = \(code) ORDER BY number DESC LIMIT 1
        """
    }
}
