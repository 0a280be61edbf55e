import JSONRPC
import Kernel
import Postgres

/// Organisations that owe the yearly information of a year and have handed in none.
///
/// Who owes it depends on the legal form, by the duties that hold on the last day of that year; a
/// branch reports for itself only when its head is abroad. Late and false reports are not missing.
/// - Source: Law 142 of 16.01.2001, Art. 41(5).
struct ListMissingReports: QueryMethod {
    static let name = "report.missing"
    static let summary = "Organisations that must report for a year and have not done so yet."
    static let access = Access.public
    static let result = Schema.page(
        of: .object([
            "id": .id, "name": .names, "legalForm": .string(), "region": .string(),
            "registeredOn?": .date,
        ]))
    static let example: JSON.Object? = ["year": 2025, "region": "KZ-75"]

    let year: Report.Year
    let region: Code?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        year = parameters.required("year", "The year that is to be reported on.")
        region = parameters.optional("region", "Code of the home region, such as `KZ-75`.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let last = year.lastDay
        let place = try after?.id()
        let query: Query<Never> = """
            SELECT o.id, o.name_kk AS "name.kk", o.name_ru AS "name.ru", o.name_en AS "name.en",
                   o.legal_form AS "legalForm", o.region_code AS region,
                   o.registered_on AS "registeredOn", o.id AS "_id"
            FROM registry.organisations o
            JOIN registry.report_duties d ON d.legal_form = o.legal_form AND d.must_report
                AND daterange(d.valid_from, d.valid_to) @> \(last)
            WHERE o.merged_into_id IS NULL AND o.report_exemption IS NULL
              AND (o.unit = 'head' OR o.legal_form = 'foreign-branch')
              AND o.legal_status NOT IN ('liquidated', 'reorganised')
              AND (o.registered_on IS NULL OR o.registered_on <= \(last))
              AND (\(region) IS NULL OR o.region_code = \(region))
              AND (\(place) IS NULL OR o.id > \(place))
              AND NOT EXISTS (
                SELECT FROM registry.reports r
                WHERE r.organisation_id = o.id AND r.year = \(year))
            ORDER BY o.id LIMIT \(limit.count + 1)
            """
        return .page(query, limit, lane: .slow)
    }
}
