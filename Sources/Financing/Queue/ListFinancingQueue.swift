import JSONRPC
import Kernel
import Postgres

/// The caller's work list, what is due first on top: whatever of a tenant's orders waits for its
/// officers, what an organisation owes to orders and contracts in all regions, what an expert has to
/// judge.
///
/// Where no rule sets a day, an item is due on the day from which it can be done.
struct ListFinancingQueue: QueryMethod {
    static let name = "financing.queue"
    static let summary = "What waits for the caller: as officer, organisation or expert."
    static let access = Access.read(.financingQueue)
    static let result = Schema.page(
        of: .object([
            "task": QueueTask.schema, "id": .id, "tenant": .string(), "order?": .id,
            "title": .names, "dueOn": .date, "overdue": .boolean, "own?": .boolean,
            "dueRule?": .string(),
        ]))

    let task: QueueTask?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        task = parameters.optional("task", "Only items of this kind.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after.map(QueuePlace.init)
        let query: Query<Never> = """
            WITH today AS (
                SELECT timezone(interval '5 hours', clock_timestamp())::date AS day
            ), waiting AS (\(sql: Self.waiting(for: caller)))
            SELECT w.task, w.id, t.code AS tenant, w.order_id AS "order",
                   coalesce(o.title_kk, h.title_kk) AS "title.kk",
                   coalesce(o.title_ru, h.title_ru) AS "title.ru", w.due_on AS "dueOn",
                   w.due_on < y.day AS overdue, w.own, w.due_rule AS "dueRule",
                   w.due_on AS "_due", w.task AS "_task", w.id AS "_id"
            FROM waiting w CROSS JOIN today y JOIN tenancy.tenants t ON t.id = w.tenant_id
            LEFT JOIN financing.orders o ON o.tenant_id = w.tenant_id AND o.id = w.order_id
            LEFT JOIN financing.themes h ON h.tenant_id = w.tenant_id AND h.id = w.id
                AND w.order_id IS NULL
            WHERE (\(task?.rawValue) IS NULL OR w.task = \(task?.rawValue))
              AND (\(place?.due) IS NULL OR (w.due_on, w.task, w.id)
                  > (\(place?.due), \(place?.task), \(place?.id)))
            ORDER BY w.due_on, w.task, w.id LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }

    private static func waiting(for caller: Caller) -> Fragment {
        switch caller.role {
        case .representative: OrganisationQueue.items(of: caller)
        case .expert: ExpertQueue.items(of: caller)
        default: OfficerQueue.items(of: caller)
        }
    }
}

/// Where a page of the work list ended.
private struct QueuePlace {
    var due: CivilDate
    var task: String
    var id: UUIDValue

    init(_ after: After) throws(Failure) {
        guard after.keys.count == 3, let due = CivilDate(after.keys[0]),
            let id = UUIDValue(after.keys[2])
        else { throw .invalidParameters([Problem("cursor", "cursor")]) }
        (self.due, self.task, self.id) = (due, after.keys[1], id)
    }
}
