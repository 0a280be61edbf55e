import JSONRPC
import Kernel
import Postgres

/// Under which numbers the applications of an order that is judged blind are read and talked about:
/// for who judges it, and for the tenant's officers.
///
/// A number follows from the ids of order and application alone, so neither who applied nor when
/// can be told from it. Of an order that is not judged blind there is none.
struct ListApplicationNumbers: QueryMethod {
    static let name = "application.numbers"
    static let summary = "The applications of a blind order by number, for who judges them."
    static let access = Access.read(.scoreRead)
    static let result = Schema.object([
        "order": .id,
        "items": .array(of: .object(["application": .id, "number": .integer()])),
    ])

    let order: Order.ID

    init(_ parameters: inout Parameters) {
        order = parameters.required("order", "The order, with its applications opened.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT o.id AS "order", (
                SELECT coalesce(jsonb_agg(jsonb_build_object(
                    'application', n.application_id, 'number', n.number) ORDER BY n.number), '[]')
                FROM (SELECT application_id, number FROM financing.numbers(o.id)
                      UNION
                      SELECT application_id, number FROM financing.blind_applications(o.id)) n) AS items
            FROM financing.orders o
            WHERE o.tenant_id = \(caller.tenant) AND o.id = \(order)
            """
        return .one(query, "order")
    }
}
