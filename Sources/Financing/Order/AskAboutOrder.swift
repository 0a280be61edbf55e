import JSONRPC
import Kernel
import Postgres

/// A question of an organisation about an order, and the public answer.
enum OrderQuestion {
    typealias ID = Identifier<OrderQuestion>
    /// Of an answer, which is public by itself: the question stays with who asked it.
    typealias AnswerID = Identifier<AnswerOrderQuestion>
    /// As long as a reason; a list of 200 must stay below 4 MiB.
    typealias Text = ReasonText
}

/// Asks about an announced order; the tenant reads what is asked, never by whom.
///
/// - Throws: ``Failure/notFound(_:)`` of `order`; ``Failure/conflict(_:)`` with
///   `order.notAnnounced` or `order.closed`.
struct AskAboutOrder: TransactionMethod {
    static let name = "order.ask"
    static let summary = "Asks about an announced order; the answer will be public."
    static let access = Access.write(.orderAsk)
    static let journal = JournalDeclaration.none(
        "who asks may be about to apply: nothing tells that an organisation asked")
    static let result = Schema.object(["id": .id])
    static let reasons: [Reason] = [.orderNotAnnounced, .orderClosed]

    let order: Order.ID
    let text: OrderQuestion.Text

    init(_ parameters: inout Parameters) {
        order = parameters.required("order", "The order.")
        text = parameters.required("text", "The question; it will be public with its answer.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await OpenOrderForApplicant.hold(order, in: call)
        try held.insistOnAnnounced()
        let id = OrderQuestion.ID.make()
        let query: Command = """
            INSERT INTO financing.order_questions (tenant_id, id, order_id, organisation_id, text)
            VALUES (\(held.tenant), \(id), \(order), \(try call.organisation), \(text))
            """
        return try await call.finish(
            [query.statement], entries: [],
            answer: Answer(["id": .string(id.description)], subject: id.value))
    }
}

/// Answers a question, publicly, once.
///
/// - Throws: ``Failure/notFound(_:)`` of `question`; ``Failure/conflict(_:)`` with
///   `order.questionAnswered`.
struct AnswerOrderQuestion: TransactionMethod {
    static let name = "order.answer"
    static let summary = "Answers a question about an order, for everybody."
    static let access = Access.write(.orderKeep)
    static let journal = JournalDeclaration.public("order.answered")
    static let result = Schema.object(["id": .id])
    static let reasons: [Reason] = [.orderQuestionAnswered]

    let question: OrderQuestion.ID
    let text: Texts<ProseRule>

    init(_ parameters: inout Parameters) {
        question = parameters.required("question", "The question.")
        text = parameters.required("text", "The answer; public.")
    }

    private struct Held: RowDecodable {
        var order: Order.ID
        var text: String
        var isAnswered: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            order = try row.next()
            text = try row.next()
            isAnswered = try row.next()
        }
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let tenant = try call.tenant
        // Locked by the order, which the tenant may lock: questions are only read here. Of two
        // answers at once the second one runs into the key.
        let query: Query<Held> = """
            SELECT q.order_id, q.text, EXISTS (
                SELECT FROM financing.order_answers a
                WHERE a.tenant_id = q.tenant_id AND a.question_id = q.id)
            FROM financing.order_questions q
            WHERE q.tenant_id = \(tenant) AND q.id = \(question)
            """
        let held = try await call.hold(query, "question")
        guard !held.isAnswered else { throw .conflict(.orderQuestionAnswered) }
        let id = OrderQuestion.AnswerID.make()
        let insert: Command = """
            INSERT INTO financing.order_answers
                (tenant_id, id, question_id, order_id, question, text_kk, text_ru, actor)
            VALUES (\(tenant), \(id), \(question), \(held.order), \(held.text), \(text.kk),
                \(text.ru), \(call.caller.publicName))
            """
        let entry = Entry(
            "answer", id, version: 1, facts: ["order": .string(held.order.description)],
            texts: [(field: "question", value: held.text)] + text.commitments("text"))
        return try await call.finish(
            [insert.statement], entries: [entry],
            answer: Answer(["id": .string(id.description)], subject: id.value))
    }
}

/// Questions about the tenant's orders that are not answered yet, or the organisation's own.
struct ListOrderQuestions: QueryMethod {
    static let name = "order.questions"
    static let summary = "A tenant's unanswered questions, oldest first, or an organisation's own."
    static let access = Access.read(.orderQuestions)
    static let result = Schema.page(
        of: .object([
            "id": .id, "order": .id, "text": .string(), "askedAt": .instant,
            "answered": .boolean,
        ]))

    let order: Order.ID?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        order = parameters.optional("order", "Only about this order.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after?.id()
        let answered: Fragment = """
            EXISTS (SELECT FROM financing.order_answers a
                    WHERE a.tenant_id = q.tenant_id AND a.question_id = q.id)
            """
        let own: Fragment =
            if let organisation = caller.organisation {
                "q.organisation_id = \(organisation)"
            } else {
                "q.tenant_id = \(caller.tenant) AND NOT \(sql: answered)"
            }
        let query: Query<Never> = """
            SELECT q.id, q.order_id AS "order", q.text, q.asked_at AS "askedAt",
                   \(sql: answered) AS answered, q.id AS "_id"
            FROM financing.order_questions q
            WHERE \(sql: own) AND (\(order) IS NULL OR q.order_id = \(order))
              AND (\(place) IS NULL OR q.id > \(place))
            ORDER BY q.id LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}
