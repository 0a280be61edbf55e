import JSONRPC
import Kernel
import Postgres

/// Puts a method, or the next version of one, up for comments.
///
/// - Throws: ``Failure/forbidden(permission:)`` for any tenant but the ministry;
///   ``Failure/conflict(_:)`` with `constraint.methods_number_unique` for the later of two at once.
struct DraftMethod: TransactionMethod {
    static let name = "method.draft"
    static let summary = "Puts a version of a ranking's method up for public comments."
    static let access = Access.write(.methodDraft)
    static let journal = JournalDeclaration.public("method.drafted")
    static let result = Schema.object(["id": .id, "version": .version, "number": .integer()])
    static let reasons: [Reason] = [.violated("methods_number_unique")]

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
        commentsUntil = parameters.required("commentsUntil", "Last day for comments.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        try await RankingMethod.insistOnMinistry(for: .methodDraft, in: call)
        let last: Single<Int32>? = try await call.first(last(of: try call.tenant))
        let number = (last?.value ?? 0) + 1
        guard let bytes = try? record.json.canonical() else {
            throw .invalidParameters([Problem("record", "integer")])
        }
        let id = RankingMethod.ID.make()
        let insert: Command = """
            WITH signature AS (\(sql: try RankingMethod.sign(id, "first", in: call)))
            INSERT INTO ranking.methods
                (tenant_id, id, code, number, name_kk, name_ru, sample, record, comments_until,
                 actor)
            VALUES (\(try call.tenant), \(id), \(code), \(number), \(title.kk), \(title.ru),
                \(isSample), \(String(decoding: bytes, as: UTF8.self)), \(commentsUntil),
                \(call.caller.publicName))
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
