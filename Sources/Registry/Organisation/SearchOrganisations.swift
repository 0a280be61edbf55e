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

    /// What the order of names goes by. The indexes are on these very expressions.
    private var sortKey: Fragment {
        switch order {
        case .kk: #"(coalesce(o.name_kk, o.name_ru)) COLLATE pg_catalog."kk-x-icu""#
        case .ru: #"(coalesce(o.name_ru, o.name_kk)) COLLATE pg_catalog."ru-x-icu""#
        }
    }

    private var statement: Query<Never> {
        get throws(Failure) {
            let conditions = Fragment(try conditions, joined: " AND ")
            guard let misses else {
                return """
                    SELECT \(sql: OrganisationItem.columns),
                           \(sql: sortKey) AS "_sort", o.id AS "_id"
                    FROM registry.organisations o WHERE \(sql: conditions)
                    ORDER BY \(sql: sortKey), o.id LIMIT \(limit.count + 1)
                    """
            }
            return """
                SELECT \(sql: OrganisationItem.columns),
                       \(sql: misses) AS "_misses", \(sql: sortKey) AS "_sort", o.id AS "_id"
                FROM registry.organisations o WHERE \(sql: conditions)
                ORDER BY \(sql: misses), \(sql: sortKey), o.id LIMIT \(limit.count + 1)
                """
        }
    }

    private var conditions: [Fragment] {
        get throws(Failure) {
            var all: [Fragment] = ["o.merged_into_id IS NULL"]
            if let region { all.append("o.region_code = \(region)") }
            if let text { all += text.words.map { contains($0, text) } }
            if let sphere { all.append("o.spheres @> ARRAY[\(sphere)]") }
            if let legalForm { all.append("o.legal_form = \(legalForm)") }
            if let legalStatus { all.append("o.legal_status = \(legalStatus.rawValue)") }
            if let verification {
                all.append("\(sql: OrganisationItem.verification) = \(verification.rawValue)")
            }
            if let after { all.append(try behind(after)) }
            return all
        }
    }

    /// A word of the query begins a word of a name. Keys have a space before each word.
    private func contains(_ word: SearchQuery.Word, _ text: SearchQuery) -> Fragment {
        let pattern = "% \(text.isLatin ? word.latin : word.cyrillic)%"
        return text.isLatin ? "o.latin_key LIKE \(pattern)" : "o.search_key LIKE \(pattern)"
    }

    /// How many of the words that may be there are not; names that have them come first.
    private var misses: Fragment? {
        guard let text, !text.preferred.isEmpty else { return nil }
        let each = text.preferred.map { word -> Fragment in
            "(NOT \(sql: contains(word, text)))::int"
        }
        return "(\(sql: Fragment(each, joined: " + ")))"
    }

    /// What comes after the last row of the page before.
    private func behind(_ after: After) throws(Failure) -> Fragment {
        let keys = after.keys
        guard keys.count == (misses == nil ? 2 : 3), let id = keys.last.flatMap({ UUIDValue($0) })
        else { throw .invalidParameters([Problem("cursor", "cursor")]) }
        guard let misses else { return "(\(sql: sortKey), o.id) > (\(keys[0]), \(id))" }
        guard let missed = Int32(keys[0]) else {
            throw .invalidParameters([Problem("cursor", "cursor")])
        }
        return "(\(sql: misses), \(sql: sortKey), o.id) > (\(missed), \(keys[1]), \(id))"
    }
}
