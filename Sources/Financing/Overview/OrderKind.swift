import Kernel
import Postgres

/// By what money is counted, and by what the lists behind the numbers are asked for.
struct OrderKind {
    var instrument: Word?
    var sphere: Code?
    var year: Int64?

    init(_ parameters: inout Parameters) {
        instrument = parameters.optional("instrument", "Code of the order's instrument.")
        sphere = parameters.optional("sphere", "Code of the order's sphere, such as `8`.")
        year = parameters.optional("year", "The order's financial year.")
        parameters.check(year.map { 2_000...2_100 ~= $0 } ?? true, "year", "range")
    }

    /// Of `financing.orders o`.
    var conditions: [Fragment] {
        let conditions: [Fragment?] = [
            instrument.map { "o.instrument = \($0)" }, sphere.map { "o.sphere = \($0)" },
            year.map { "o.year = \($0)" },
        ]
        return conditions.compactMap(\.self)
    }

    /// Of a row whose tenant and order these expressions give; nothing where nothing is asked.
    func holds(tenant: StaticString, order: StaticString) -> Fragment? {
        guard !conditions.isEmpty else { return nil }
        return """
            EXISTS (SELECT FROM financing.orders o WHERE o.tenant_id = \(sql: tenant)
                AND o.id = \(sql: order) AND \(sql: Fragment(conditions, joined: " AND ")))
            """
    }

    /// Of a row that belongs to the contract that the expression gives.
    func holds(tenant: StaticString, contract: StaticString) -> Fragment? {
        guard !conditions.isEmpty else { return nil }
        return """
            EXISTS (SELECT FROM financing.contracts k JOIN financing.orders o
                    ON o.tenant_id = k.tenant_id AND o.id = k.order_id
                WHERE k.tenant_id = \(sql: tenant) AND k.id = \(sql: contract)
                  AND \(sql: Fragment(conditions, joined: " AND ")))
            """
    }
}
