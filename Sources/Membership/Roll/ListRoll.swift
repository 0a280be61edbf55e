import JSONRPC
import Kernel
import Postgres

/// The public roll: who is a member on a day, or came, went and stayed since an earlier one.
///
/// Organisations and public figures are listed apart. A figure stands there with its name while it
/// lets that be shown, else without; it is the same entry in both cases.
struct ListRoll: QueryMethod {
    static let name = "roll.list"
    static let summary = "Members of an alliance on any day; each organisation, each person once."
    static let access = Access.public
    static let result = Schema.page(
        of: .object([
            "organisation?": .id, "person?": .id, "name?": .names, "region?": .string(),
            "kinds?": .array(of: .string()), "suspended?": .boolean,
            "alliances": .array(of: .string()), "validFrom": .date,
        ]))
    static let example: JSON.Object? = ["alliance": "alliance", "scope": "all", "limit": 5]

    let filter: RollFilter
    let change: RollFilter.Change
    let holders: HolderKind
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        filter = RollFilter(&parameters)
        change =
            parameters.optional("change", "`members` unless said; the others need `since`.")
            ?? .members
        holders =
            parameters.optional("holders", "`organisations` unless said, or `persons`.")
            ?? .organisations
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
        parameters.check(change == .members || filter.since != nil, "since", "required")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after?.id()
        let (roll, identity): (Fragment, StaticString) =
            switch holders {
            case .organisations: (filter.roll, "c.id AS organisation, c.region_code AS region")
            case .persons: (filter.figures, "c.id AS person")
            }
        let query: Query<Never> = """
            \(sql: roll)
            SELECT \(sql: identity), c.name_kk AS "name.kk", c.name_ru AS "name.ru",
                   c.name_en AS "name.en", c.kinds, c.suspended, c.alliances,
                   c.since AS "validFrom", c.id AS "_id"
            FROM chosen c
            WHERE (\(place) IS NULL OR c.id > \(place)) AND CASE \(change.rawValue)
                WHEN 'members' THEN c.now WHEN 'joined' THEN c.now AND NOT c.before
                WHEN 'left' THEN c.before AND NOT c.now ELSE c.now AND c.before END
            ORDER BY c.id LIMIT \(limit.count + 1)
            """
        return .page(query, limit, lane: .slow)
    }
}
