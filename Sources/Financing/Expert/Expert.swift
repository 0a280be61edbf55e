import JSONRPC
import Kernel
import Postgres

/// Who may be drawn to judge applications in some spheres; the public knows the id alone.
enum Expert {
    typealias ID = Identifier<Expert>
}

/// What experts and officers declare about, and experts judge: an order that is opened.
enum JudgedOrder {
    /// Keeps an order of the caller's tenant as it is, beside others who do the same.
    static func hold(_ id: Order.ID, in call: Call) async throws(Failure) {
        let query: Query<Single<String>> = """
            SELECT o.state FROM financing.orders o
            WHERE o.tenant_id = \(try call.tenant) AND o.id = \(id) FOR SHARE
            """
        let state = try await call.hold(query, "order").value
        guard state == "closed" else { throw .conflict(.orderNotJudged) }
    }
}
