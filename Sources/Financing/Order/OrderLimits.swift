import Kernel
import Postgres

/// What an order lets one project be: tiyn and months, as its instrument's rule had them on the day of
/// the announcement. What it leaves open is nil.
struct OrderLimits: RowDecodable {
    var instrument: String
    var amountMin: Int64?
    var amountMax: Int64?
    var monthsMin: Int64?
    var monthsMax: Int64?

    init(from row: inout RowReader) throws(PostgresError) {
        instrument = try row.next()
        amountMin = try row.next(Int64?.self)
        amountMax = try row.next(Int64?.self)
        monthsMin = try row.next(Int64?.self)
        monthsMax = try row.next(Int64?.self)
    }

    static func read(_ order: Order.ID, of tenant: Tenant.ID) -> Query<OrderLimits> {
        """
        SELECT o.instrument, o.project_min_tiyn, o.project_max_tiyn, o.months_min::int8,
               o.months_max::int8
        FROM financing.orders o WHERE o.tenant_id = \(tenant) AND o.id = \(order)
        """
    }

    func insist(onAmount tiyn: Int64) throws(Failure) {
        guard tiyn >= amountMin ?? 1, tiyn <= amountMax ?? .max else {
            throw .conflict(.orderLimits)
        }
    }

    func insist(onMonths months: Int64) throws(Failure) {
        guard months >= monthsMin ?? 1, months <= monthsMax ?? .max else {
            throw .conflict(.orderLimits)
        }
    }
}

extension Reason {
    static let orderLimits = Reason(
        "order.limits", kk: "Сома немесе мерзім тапсырыс шектерінен шығады: order.get",
        ru: "Сумма или срок выходят за пределы заказа: order.get",
        en: "The amount or the months are outside the order's limits: order.get")
}
