import JSONRPC
import Kernel
import Postgres

/// The alliances of the tree, each with its place in it and how many members it has today.
struct ListAlliances: QueryMethod {
    static let name = "alliance.list"
    static let summary = "The Civil Alliance's tree: national, regional, sectoral."
    static let access = Access.public
    static let result = Schema.page(of: AllianceForm.schema)
    static let example: JSON.Object? = ["limit": 5]

    let parent: Code?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        parent = parameters.optional("parent", "Code of the alliance whose parts are wanted.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT \(sql: AllianceForm.columns), t.code AS "_code"
            FROM tenancy.tenants t LEFT JOIN tenancy.tenants p ON p.id = t.parent_id
            WHERE t.kind = 'alliance' AND (\(parent) IS NULL OR p.code = \(parent))
              AND t.code > \(after?.keys.first ?? "")
            ORDER BY t.code LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}

/// One alliance, with the charter that holds today.
struct GetAlliance: QueryMethod {
    static let name = "alliance.get"
    static let summary = "An alliance: its place in the tree, its members, its charter's first day."
    static let access = Access.public
    static let result = AllianceForm.schema
    static let example: JSON.Object? = ["alliance": "alliance"]

    let alliance: Code

    init(_ parameters: inout Parameters) {
        alliance = parameters.required("alliance", "Its code, as `alliance-75`.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT \(sql: AllianceForm.columns)
            FROM tenancy.tenants t LEFT JOIN tenancy.tenants p ON p.id = t.parent_id
            WHERE t.kind = 'alliance' AND t.code = \(alliance)
            """
        return .one(query, "alliance")
    }
}

/// How an alliance looks in answers.
enum AllianceForm {
    static let schema = Schema.object([
        ("id", .id), ("code", .string()), ("name", .names), ("parent?", .string()),
        ("region?", .string()), ("sphere?", .string()), ("validFrom", .date),
        ("validTo?", .date), ("members", .integer()), ("charterFrom?", .date),
        ("charterIsSample?", .boolean),
    ])

    static let columns: StaticString = """
        t.id, t.code, t.name_kk AS "name.kk", t.name_ru AS "name.ru", t.name_en AS "name.en",
        p.code AS parent, t.region, t.sphere, t.valid_from AS "validFrom",
        t.valid_to AS "validTo",
        (SELECT count(DISTINCT coalesce(o.merged_into_id, o.id)) FROM membership.periods x
         JOIN registry.organisations o ON o.id = x.organisation_id
         WHERE x.tenant_id = t.id AND daterange(x.valid_from, x.valid_to)
            @> timezone(interval '5 hours', clock_timestamp())::date) AS members,
        (SELECT c.valid_from FROM membership.charters c
         WHERE c.tenant_id = t.id AND c.id = membership.charter_on(t.id,
            timezone(interval '5 hours', clock_timestamp())::date)) AS "charterFrom",
        (SELECT c.sample FROM membership.charters c
         WHERE c.tenant_id = t.id AND c.id = membership.charter_on(t.id,
            timezone(interval '5 hours', clock_timestamp())::date)) AS "charterIsSample"
        """
}
