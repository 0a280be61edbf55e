import JSONRPC
import Kernel
import Postgres

/// What the instrument's rule of the day asks of an order, with the year's index.
struct OrderRule: RowDecodable {
    var from: CivilDate
    var amountMin: Int64?
    var amountMax: Int64?
    var monthsMin: Int64?
    var monthsMax: Int64?
    var developmentPercent: Int64?
    var applicationDays: Int64?
    var sphereIsAllowed: Bool
    /// Its orders name a ranking.
    var isRanked: Bool
    /// Tiyn of one monthly calculation index in the order's financial year.
    var index: Int64?
    var now: Timestamp

    init(from row: inout RowReader) throws(PostgresError) {
        from = try row.next()
        amountMin = try row.next(Int64?.self)
        amountMax = try row.next(Int64?.self)
        monthsMin = try row.next(Int64?.self)
        monthsMax = try row.next(Int64?.self)
        developmentPercent = try row.next(Int64?.self)
        applicationDays = try row.next(Int64?.self)
        sphereIsAllowed = try row.next()
        isRanked = try row.next()
        index = try row.next(Int64?.self)
        now = try row.next()
    }

    /// The rule of today; no row where none holds.
    static func read(_ content: OrderContent) -> Query<OrderRule> {
        """
        SELECT r.valid_from, r.amount_min_mci::int8, r.amount_max_mci::int8, r.months_min::int8,
               r.months_max::int8, r.development_percent_max::int8, r.application_days::int8,
               EXISTS (
                   SELECT FROM registry.spheres s WHERE s.code = \(content.sphere)
                     AND i.spheres = ANY (s.instruments) AND s.valid_from <= d.today
                     AND (s.valid_to IS NULL OR s.valid_to > d.today)),
               r.ranked,
               (SELECT (p.value * 100)::int8 FROM registry.parameters p
                WHERE p.code = 'mci' AND p.valid_from <= make_date(\(content.year)::integer, 1, 1)
                  AND (p.valid_to IS NULL
                    OR p.valid_to > make_date(\(content.year)::integer, 1, 1))),
               clock_timestamp()
        FROM (SELECT timezone(interval '5 hours', clock_timestamp())::date AS today) d
        JOIN financing.instruments i ON i.code = \(content.instrument)
        JOIN financing.instrument_rules r ON r.instrument = i.code AND r.valid_from <= d.today
            AND (r.valid_to IS NULL OR r.valid_to > d.today)
        """
    }

    /// Holds an order against the rule; says the first thing that breaks it.
    func insist(on content: OrderContent) throws(Failure) {
        guard sphereIsAllowed else { throw .conflict(.orderSphere) }
        guard !isRanked || content.ranking != nil else { throw .conflict(.orderUnranked) }
        let opens = max(content.opensAt ?? now, now)
        let days = applicationDays ?? 0
        guard content.closesAt > now,
            content.closesAt.microseconds - opens.microseconds >= days * Self.microsecondsOfDay,
            content.closesAt > opens
        else { throw .conflict(.orderClosesTooSoon) }
        try insist(onAmountsOf: content)
        let months = months(of: content)
        guard (monthsMin ?? 1) <= (months.min ?? 1), (months.max ?? 0) <= (monthsMax ?? .max),
            (months.min ?? 1) <= (months.max ?? .max)
        else { throw .conflict(.orderMonths) }
    }

    /// What an order leaves open is as the rule has it.
    func months(of content: OrderContent) -> (min: Int64?, max: Int64?) {
        (content.monthsMin ?? monthsMin, content.monthsMax ?? monthsMax)
    }

    /// The same of one project's amount, which is never more than the order's.
    func project(of content: OrderContent, _ amount: Money) -> (min: Int64?, max: Int64?) {
        let most = amountMax.map { min($0 * (index ?? 0), amount.tiyn) }
        return (
            content.projectMin?.tiyn ?? amountMin.map { $0 * (index ?? 0) },
            content.projectMax?.tiyn ?? most
        )
    }

    private static let microsecondsOfDay: Int64 = 86_400_000_000

    private func insist(onAmountsOf content: OrderContent) throws(Failure) {
        guard let amount = content.amount else { throw .conflict(.orderAmount) }
        guard amountMin == nil && amountMax == nil || index != nil else {
            throw .conflict(.orderIndexMissing)
        }
        let project = project(of: content, amount)
        let least = (amountMin ?? 0) * (index ?? 0)
        let most = amountMax.map { $0 * (index ?? 0) } ?? .max
        guard (project.min ?? 1) >= least, (project.max ?? 0) <= most,
            (project.max ?? 0) <= amount.tiyn,
            (project.min ?? 1) <= (project.max ?? amount.tiyn)
        else { throw .conflict(.orderAmount) }
    }
}
