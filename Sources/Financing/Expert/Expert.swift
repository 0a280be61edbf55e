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
        try insist(on: try await call.hold(query, "order").value)
    }

    /// Judged are applications from their opening until two officers agree on a decision.
    static func insist(on state: String) throws(Failure) {
        guard ["closed", "evaluation"].contains(state) else { throw .conflict(.orderNotJudged) }
    }
}
