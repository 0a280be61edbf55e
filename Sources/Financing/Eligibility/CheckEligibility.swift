import JSONRPC
import Kernel
import Postgres

/// Whether an organisation may be given an order's money, item by item, from public data.
///
/// The item `ranking` is there where the order asks for points in a final ranking, `award-sphere` for
/// awards. The first goes by the ranking alone, as it was frozen on its day: `unknown` for who is not
/// in it or not rated. The last three, bars of Law 36-III, Art. 6-1, go by the newest check that a
/// verification has recorded: `unknown` where there is none; its day and source are the evidence.
/// What is not known is said to be unknown: it neither bars nor passes.
enum Eligibility {
    static let outcome = Schema.oneOf(["met", "not-met", "unknown"])

    static let items = Schema.array(
        of: .object([
            "item": .oneOf([
                "active", "verified", "reported", "legal-form", "sphere", "ranking", "award-sphere",
                "not-unfair", "no-debts", "not-listed",
            ]),
            "required": .boolean, "outcome": outcome, "evidence": .any,
        ]))

    /// As `financing.gate` gives it: what it comes to, with its items.
    static let whole = Schema.object(["outcome": outcome, "items": items])
}

/// Holds an organisation, or who has applied, against what an order asks.
struct CheckEligibility: QueryMethod {
    static let name = "eligibility.check"
    static let summary = "Whether an organisation meets what an order asks; unknown stays unknown."
    static let access = Access.public
    static let result = Schema.object([
        "order": .id, "organisation": .id, "outcome": Eligibility.outcome,
        "items": Eligibility.items,
    ])

    let order: Order.ID?
    let organisation: Organisation.ID?
    let application: Application.ID?

    init(_ parameters: inout Parameters) {
        order = parameters.optional("order", "The order, with `organisation`.")
        organisation = parameters.optional("organisation", "Who would apply.")
        application = parameters.optional("application", "In their place: an opened application.")
        parameters.check(
            (application != nil) != (order != nil && organisation != nil)
                && (order == nil) == (organisation == nil), "", "applicationOrOrganisation")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let subject: Fragment
        if let application {
            subject = """
                SELECT a.order_id, a.organisation_id FROM financing.opened_applications a
                WHERE a.application_id = \(application)
                """
        } else {
            subject = """
                SELECT o.id AS order_id, g.id AS organisation_id
                FROM financing.orders o CROSS JOIN registry.organisations g
                WHERE o.id = \(order) AND g.id = \(organisation)
                """
        }
        let query: Query<Never> = """
            SELECT s.order_id AS "order", s.organisation_id AS organisation,
                   g ->> 'outcome' AS outcome, g -> 'items' AS items
            FROM (\(sql: subject)) AS s
            CROSS JOIN LATERAL financing.gate(s.organisation_id, s.order_id) AS g
            """
        return .one(query, application == nil ? "organisation" : "application")
    }
}
