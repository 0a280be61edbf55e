import JSONRPC
import Kernel
import Postgres

/// How a complaint looks in answers.
private enum ComplaintItem {
    static let members: [(String, Schema)] = [
        ("id", .id), ("order", .id), ("decision", .id), ("number", .integer()),
        ("state", .oneOf(["open"] + Complaint.Outcome.allCases.map(\.rawValue))),
        ("filedAt", .instant), ("dueOn", .date), ("dueRule", .string()),
        ("reason?", .texts), ("ruledAt?", .instant),
    ]

    /// Of `financing.complaint_notices n` with its decision as `p` and its ruling, if any, as `r`.
    static let columns: StaticString = """
        n.id, p.order_id AS "order", n.decision_id AS decision, n.number,
        coalesce(r.outcome, 'open') AS state, n.filed_at AS "filedAt", n.due_on AS "dueOn",
        n.due_rule AS "dueRule", r.reason_kk AS "reason.kk", r.reason_ru AS "reason.ru",
        r.ruled_at AS "ruledAt"
        """

    static let source: StaticString = """
        financing.complaint_notices n
        JOIN financing.published_decisions p
            ON p.tenant_id = n.tenant_id AND p.id = n.decision_id
        LEFT JOIN financing.complaint_rulings r
            ON r.tenant_id = n.tenant_id AND r.complaint_id = n.id
        """
}

/// Complaints against the decisions of an order, without their texts and who complains.
struct ListComplaints: QueryMethod {
    static let name = "complaint.list"
    static let summary = "Complaints about an order's decisions: number, due day, how they ended."
    static let access = Access.public
    static let result = Schema.page(of: .object(ComplaintItem.members))

    let order: Order.ID
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        order = parameters.required("order", "The order.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after?.id()
        let query: Query<Never> = """
            SELECT \(sql: ComplaintItem.columns), n.id AS "_id"
            FROM financing.orders o, \(sql: ComplaintItem.source)
            WHERE o.id = \(order) AND p.tenant_id = o.tenant_id AND p.order_id = o.id
              AND (\(place) IS NULL OR n.id > \(place))
            ORDER BY n.id LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}

/// A complaint with its text: for the tenant, and for who complains.
struct GetComplaint: QueryMethod {
    static let name = "complaint.get"
    static let summary = "A complaint with its text, for the tenant and for who filed it."
    static let access = Access.read(.complaintRead)
    static let result = Schema.object(
        ComplaintItem.members + [
            ("organisation", .id), ("text", .string()), ("dueExplanation", .any),
        ])

    let complaint: Complaint.ID

    init(_ parameters: inout Parameters) {
        complaint = parameters.required("complaint", "The complaint.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let own: Fragment =
            if let organisation = caller.organisation {
                "c.organisation_id = \(organisation)"
            } else {
                "c.tenant_id = \(caller.tenant)"
            }
        let query: Query<Never> = """
            SELECT \(sql: ComplaintItem.columns), c.organisation_id AS organisation, c.text,
                   n.due_explanation AS "dueExplanation"
            FROM financing.complaints c, \(sql: ComplaintItem.source)
            WHERE \(sql: own) AND c.id = \(complaint) AND n.tenant_id = c.tenant_id
              AND n.id = c.id
            """
        return .one(query, "complaint")
    }
}
