package import JSONRPC
import Postgres

/// The tenants of the register: akimats, the ministry, the operator, the alliances.
package struct ListTenants: QueryMethod {
    package static let name = "tenant.list"
    package static let summary = "Akimats, the authorised ministry, the grant operator, alliances."
    package static let access = Access.public
    package static let result = Schema.page(
        of: .object([
            "id": .id, "code": .string(), "kind": .string(), "kato?": .string(), "name": .names,
            "validFrom": .date, "validTo?": .date,
        ]))
    package static let example: JSON.Object? = ["limit": 5]

    let limit: Limit
    let after: After?

    package init(_ parameters: inout Parameters) {
        limit = parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(50)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    package func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT t.id, t.code, t.kind, t.kato, t.name_kk AS "name.kk", t.name_ru AS "name.ru",
                   t.name_en AS "name.en", t.valid_from AS "validFrom", t.valid_to AS "validTo",
                   t.code AS "_code"
            FROM tenancy.tenants t
            WHERE t.code > \(after?.keys.first ?? "")
            ORDER BY t.code LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}
