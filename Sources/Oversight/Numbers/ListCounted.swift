import JSONRPC
import Kernel
import Postgres

/// The duties behind one of the numbers of `oversight.statistics`, by the same filter, the newest
/// first.
struct ListCounted: QueryMethod {
    static let name = "oversight.list"
    static let summary = "The duties behind a number of the statistics."
    static let access = Access.public
    static let result = DutyItem.page
    static let example: JSON.Object? = ["counted": "fixed", "limit": 5]

    /// As the members of `oversight.statistics` are called.
    enum Counted: String, Choice {
        case received
        case answeredInTime
        case answeredLate
        case handedLate
        case overdue
        case rated
        case asked
        case fixed

        fileprivate var condition: Fragment {
            switch self {
            case .received: "true"
            case .answeredInTime:
                """
                d.state = 'answered'
                AND timezone(interval '5 hours', d.answered_at)::date <= d.last_on
                """
            case .answeredLate:
                """
                d.state = 'answered'
                AND timezone(interval '5 hours', d.answered_at)::date > d.last_on
                """
            case .handedLate: OversightNumbers.handedLate
            case .overdue: OversightNumbers.overdue
            case .rated:
                """
                EXISTS (SELECT FROM oversight.opinions o WHERE o.tenant_id = d.tenant_id
                    AND o.duty_id = d.id AND o.rating IS NOT NULL)
                """
            case .asked:
                """
                EXISTS (SELECT FROM oversight.opinions o WHERE o.tenant_id = d.tenant_id
                    AND o.duty_id = d.id AND o.fixed IS NOT NULL)
                """
            case .fixed:
                """
                (SELECT count(*) FILTER (WHERE o.fixed) > count(*) FILTER (WHERE NOT o.fixed)
                 FROM oversight.opinions o WHERE o.tenant_id = d.tenant_id AND o.duty_id = d.id)
                """
            }
        }
    }

    let tenant: Code?
    let counted: Counted
    let from: CivilDate?
    let to: CivilDate?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        tenant = parameters.optional("tenant", "Code of the body; all unless said.")
        counted =
            parameters.optional("counted", "Which number; `received` unless said.")
            ?? .received
        from = parameters.optional("from", "Only what began on this day or later.")
        to = parameters.optional("to", "Only what began on this day or earlier.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after?.id()
        let conditions: [Fragment?] = [
            counted.condition,
            tenant.map {
                "d.tenant_id = (SELECT b.id FROM tenancy.tenants b WHERE b.code = \($0))"
            },
            from.map { "timezone(interval '5 hours', d.started_at)::date >= \($0)" },
            to.map { "timezone(interval '5 hours', d.started_at)::date <= \($0)" },
            place.map { "d.id < \($0)" },
        ]
        let query: Query<Never> = """
            SELECT \(sql: DutyItem.columns), d.id AS "_id"
            FROM oversight.duties d JOIN tenancy.tenants t ON t.id = d.tenant_id
            JOIN oversight.comments c ON c.tenant_id = d.body_id AND c.id = d.comment_id
            WHERE \(sql: Fragment(conditions.compactMap(\.self), joined: " AND "))
            ORDER BY d.id DESC LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}
