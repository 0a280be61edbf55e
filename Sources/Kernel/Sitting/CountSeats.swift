package import JSONRPC
import Postgres

/// How many persons sit in which organ of a tenant on a day; who they are is the tenant's and theirs.
package struct CountSeats: QueryMethod {
    package static let name = "seat.statistics"
    package static let summary = "How many persons sit in each organ of a tenant on a day."
    package static let access = Access.public
    package static let result = Schema.object([
        "tenant": .string(), "asOf": .date,
        "organs": .array(of: .object(["organ": .string(), "seats": .integer()])),
    ])
    package static let example: JSON.Object? = ["tenant": "alliance"]

    let tenant: Code
    let asOf: CivilDate?

    package init(_ parameters: inout Parameters) {
        tenant = parameters.required("tenant", "Code of the tenant, such as `alliance`.")
        asOf = parameters.optional("asOf", "The day; today in Kazakhstan unless said.")
    }

    package func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT t.code AS tenant, d.day AS "asOf",
                   (SELECT coalesce(jsonb_agg(jsonb_build_object(
                        'organ', s.organ, 'seats', s.seats) ORDER BY s.organ), '[]')
                    FROM sitting.seats_on(t.id, d.day) AS s) AS organs
            FROM tenancy.tenants t CROSS JOIN (
                SELECT coalesce(\(asOf),
                    timezone(interval '5 hours', clock_timestamp())::date)) AS d (day)
            WHERE t.code = \(tenant)
            """
        return .one(query, "tenant")
    }
}
