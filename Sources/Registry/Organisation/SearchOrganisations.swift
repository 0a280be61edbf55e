import JSONRPC
import Kernel
import Postgres

/// Organisations by name and by what they are, in the order of their names; without a query it
/// lists.
///
/// Former names are searched like the others. Records that were merged into another are left out.
struct SearchOrganisations: QueryMethod {
    static let name = "ngo.search"
    static let summary =
        "Finds organisations by name in any script, and lists them by what they are."
    static let access = Access.public
    static let result = Schema.page(of: OrganisationItem.schema)
    static let example: JSON.Object? = ["q": "балалар қоры", "region": "KZ-75"]

    let text: SearchQuery?
    let region: Code?
    let sphere: Code?
    let legalForm: Code?
    let legalStatus: LegalStatus?
    let verification: VerificationStatus?
    let order: NameOrder
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        text = parameters.optional(
            "q", "Words of a name, in Kazakh, Russian or Latin letters, from either keyboard.")
        region = parameters.optional("region", "Home region, such as `KZ-75`.")
        sphere = parameters.optional("sphere", "A code of law 36-III Art. 5, such as `13-1`.")
        legalForm = parameters.optional("legalForm", "Code of the legal form.")
        legalStatus = parameters.optional("legalStatus", "Whether it exists and works.")
        verification = parameters.optional("verification", "How it reads today.")
        order = parameters.optional("order", "Alphabet of the list; `kk` unless said.") ?? .kk
        limit = parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(50)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        .page(try statement, limit)
    }

    private var statement: Query<Never> {
        get throws(Failure) {
            guard let text else { return try list }
            return try NameLookup(
                text: text, region: region, order: order, filters: filters, count: limit.count + 1,
                after: after
            ).statement
        }
    }

    private var list: Query<Never> {
        get throws(Failure) {
            var conditions: [Fragment] = ["o.merged_into_id IS NULL"] + filters
            if let region { conditions.append("o.region_code = \(region)") }
            if let after { conditions.append(try NamePlace(after, hasMisses: false).behind(order)) }
            return """
                SELECT \(sql: OrganisationItem.columns),
                       \(sql: order.key) AS "_sort", o.id AS "_id"
                FROM registry.organisations o WHERE \(sql: Fragment(conditions, joined: " AND "))
                ORDER BY \(sql: order.key), o.id LIMIT \(limit.count + 1)
                """
        }
    }

    /// What is asked for besides name and region.
    private var filters: [Fragment] {
        var all: [Fragment] = []
        if let sphere { all.append("o.spheres @> ARRAY[\(sphere)]") }
        if let legalForm { all.append("o.legal_form = \(legalForm)") }
        if let legalStatus { all.append("o.legal_status = \(legalStatus.rawValue)") }
        if let verification {
            all.append("\(sql: OrganisationItem.verification) = \(verification.rawValue)")
        }
        return all
    }
}
