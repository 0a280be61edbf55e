import JSONRPC
import Kernel
import Postgres

/// The instruments of the law, each with the rule that holds on a day.
///
/// Amounts are kept in monthly calculation indices; tenge are there where the index of that day is
/// known.
struct ListInstruments: QueryMethod {
    static let name = "instrument.list"
    static let summary = "In what forms the state finances NGOs, and by which rule on a day."
    static let access = Access.public
    static let result = Schema.page(
        of: .object([
            "code": .string(), "name": .names, "spheres": .array(of: .string()),
            "rule?": .object([
                "id": .id, "validFrom": .date, "validTo?": .date, "amountMinMci?": .integer(),
                "amountMaxMci?": .integer(), "amountMin?": Money.schema,
                "amountMax?": Money.schema, "monthsMin?": .integer(), "monthsMax?": .integer(),
                "developmentPercentMax?": .integer(), "applicationDays?": .integer(),
                "requires": .array(of: .string()), "legalForms?": .array(of: .string()),
                "source": .string(), "sample": .boolean,
            ]),
        ]))
    static let example: JSON.Object? = ["asOf": "2026-06-01"]

    let asOf: CivilDate?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        asOf = parameters.optional("asOf", "The day; today unless said.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT i.code, i.name_kk AS "name.kk", i.name_ru AS "name.ru", i.name_en AS "name.en",
                   (SELECT coalesce(array_agg(s.code ORDER BY s.position), '{}')
                    FROM registry.spheres s WHERE i.spheres = ANY (s.instruments)
                      AND s.valid_from <= d.day AND (s.valid_to IS NULL OR s.valid_to > d.day))
                       AS spheres,
                   \(sql: Self.rule), i.position AS "_position"
            FROM (SELECT coalesce(\(asOf),
                      timezone(interval '5 hours', statement_timestamp())::date)) AS d (day)
            CROSS JOIN financing.instruments i
            LEFT JOIN financing.instrument_rules r ON r.instrument = i.code
                AND r.valid_from <= d.day AND (r.valid_to IS NULL OR r.valid_to > d.day)
            LEFT JOIN registry.parameters p ON p.code = 'mci'
                AND p.valid_from <= d.day AND (p.valid_to IS NULL OR p.valid_to > d.day)
            WHERE i.position > \(try place()) ORDER BY i.position LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }

    private static let rule: StaticString = """
        r.id AS "rule.id", r.valid_from AS "rule.validFrom", r.valid_to AS "rule.validTo",
        r.amount_min_mci AS "rule.amountMinMci", r.amount_max_mci AS "rule.amountMaxMci",
        (r.amount_min_mci * p.value)::numeric(20,2)::text AS "rule.amountMin",
        (r.amount_max_mci * p.value)::numeric(20,2)::text AS "rule.amountMax",
        r.months_min AS "rule.monthsMin", r.months_max AS "rule.monthsMax",
        r.development_percent_max AS "rule.developmentPercentMax",
        r.application_days AS "rule.applicationDays", r.requires AS "rule.requires",
        r.legal_forms AS "rule.legalForms", r.source AS "rule.source", r.sample AS "rule.sample"
        """

    private func place() throws(Failure) -> Int64 {
        guard let keys = after?.keys else { return 0 }
        guard keys.count == 1, let place = Int64(keys[0]) else {
            throw .invalidParameters([Problem("cursor", "cursor")])
        }
        return place
    }
}
