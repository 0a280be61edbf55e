import JSONRPC
import Kernel
import Postgres

/// Writes the draft of an order, or writes it again.
///
/// - Throws: ``Failure/notFound(_:)`` of `draft`, also when it is announced;
///   ``Failure/conflict(_:)`` with `record.stale`.
struct DraftOrder: TransactionMethod {
    static let name = "order.draft"
    static let summary = "Writes or rewrites the draft of an order; only the tenant sees it."
    static let access = Access.write(.orderDraft)
    static let journal = JournalDeclaration.private("order.drafted")
    static let result = Schema.receipt
    static let reasons: [Reason] = [.stale]

    let draft: OrderDraft.ID?
    let version: Int64?
    let content: OrderContent

    init(_ parameters: inout Parameters) {
        draft = parameters.optional("draft", "The draft that is written again.")
        version = parameters.optional("version", "Its version last read.")
        content = parameters.required("content", "What the order is to say.")
        parameters.check((draft == nil) == (version == nil), "version", "ofDraft")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        guard let text = try? content.json.canonical() else {
            throw .invalidParameters([Problem("content", "number")])
        }
        let content = String(decoding: text, as: UTF8.self)
        guard let draft else {
            let id = OrderDraft.ID.make()
            let query: Command = """
                INSERT INTO financing.order_drafts (tenant_id, id, content, edited_by)
                VALUES (\(try call.tenant), \(id), \(content), \(try call.principal))
                """
            return try await finish(id, 1, query, call)
        }
        let held = try await OrderDraft.hold(draft, version: version ?? 0, in: call)
        let query: Command = """
            UPDATE financing.order_drafts
            SET version = \(held.version + 1), content = \(content),
                edited_at = clock_timestamp(), edited_by = \(try call.principal)
            WHERE tenant_id = \(try call.tenant) AND id = \(draft)
            """
        return try await finish(draft, held.version + 1, query, call)
    }

    private func finish(
        _ id: OrderDraft.ID, _ version: Int64, _ change: Command, _ call: Call
    ) async throws(Failure) -> JSON {
        try await call.finish(
            [change.statement], entries: [Entry("draft", id, version: version)],
            answer: Answer(
                ["id": .string(id.description), "version": .int(version)], subject: id.value))
    }
}

/// An order before it is announced.
enum OrderDraft {
    typealias ID = Identifier<OrderDraft>

    struct Held: RowDecodable {
        var version: Int64
        var content: String
        var editedBy: Principal.ID

        init(from row: inout RowReader) throws(PostgresError) {
            version = try row.next()
            content = try row.next()
            editedBy = try row.next()
        }
    }

    /// Locks a draft of the caller's tenant.
    static func hold(_ id: ID, version: Int64, in call: Call) async throws(Failure) -> Held {
        let query: Query<Held> = """
            SELECT d.version, d.content, d.edited_by
            FROM financing.order_drafts d
            WHERE d.tenant_id = \(try call.tenant) AND d.id = \(id) AND NOT d.announced FOR UPDATE
            """
        let held = try await call.hold(query, "draft")
        guard held.version == version else { throw .conflict(.stale) }
        return held
    }
}
