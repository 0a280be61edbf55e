import Kernel
import Postgres

/// One page of the organisations whose names have the words of a query.
///
/// Two ways lead there. Common words are in so many names that some steps along the order of names
/// fill the page; rare ones are found by the index of words and are few enough to be sorted. A
/// sample of the names, which the index has apart, says which way to try first. Words that are
/// common but stand together far along the order leave the page unfilled: then it is the index
/// after all.
struct NameLookup {
    let text: SearchQuery
    let region: Code?
    let order: NameOrder
    /// Further conditions on `registry.organisations o`.
    let filters: [Fragment]
    let count: Int
    private let place: NamePlace?

    init(
        text: SearchQuery, region: Code?, order: NameOrder, filters: [Fragment], count: Int,
        after: After?
    ) throws(Failure) {
        self.text = text
        self.region = region
        self.order = order
        self.filters = filters
        self.count = count
        if let after {
            place = try NamePlace(after, hasMisses: !text.preferred.isEmpty)
        } else {
            place = nil
        }
    }

    /// Beyond these the index of words is the cheaper way: in a region of n names, k of which fit,
    /// the walk takes 50 n / k steps and the index looks at k names. The largest region has a fifth
    /// of all names.
    private static let steps: Fragment = """
        (SELECT (100 + 6 * sqrt(greatest(c.reltuples, 0)))::bigint FROM pg_catalog.pg_class c
         WHERE c.oid = 'registry.organisations'::regclass)
        """
    /// Of one name in 256: words that a thousand names have are common.
    private static let commonInSample = 4

    var statement: Query<Never> {
        """
        WITH sample AS MATERIALIZED (\(sql: sample)),
        walked AS MATERIALIZED (\(sql: walked)), found AS MATERIALIZED (\(sql: found)),
        page AS (
            SELECT * FROM walked WHERE (SELECT count(*) FROM walked) = \(count)
            UNION ALL SELECT * FROM found)
        SELECT \(sql: OrganisationItem.columns), \(sql: missesColumn)
               p.key AS "_sort", p.id AS "_id"
        FROM page p JOIN registry.organisations o ON o.id = p.id
        ORDER BY p.missed, p.key, p.id
        """
    }

    private var sample: Fragment {
        """
        SELECT count(*) AS count FROM registry.organisations o
        WHERE o.merged_into_id IS NULL AND \(sql: Self.tokens) @@ \(sql: tokenQuery(ofSample: true))
        """
    }

    /// The next names in their order, so many that miss as few words as possible, if they are near.
    private var walked: Fragment {
        var conditions = filters + text.words.map(contains)
        if !text.preferred.isEmpty {
            conditions.append("\(sql: misses) = \(place?.missed ?? 0)")
        }
        var path: [Fragment] = [
            "o.merged_into_id IS NULL",
            "(SELECT s.count FROM sample s) >= \(Self.commonInSample)",
        ]
        if let region { path.append("o.region_code = \(region)") }
        if region != nil, order == .kk, namesPlace { path.append(Self.ofPlaces) }
        if let place { path.append(place.behind(order)) }
        return """
            SELECT o.id, \(sql: misses) AS missed, o.key
            FROM (SELECT \(sql: Self.walkedColumns), \(sql: order.key) AS key
                  FROM registry.organisations o
                  WHERE \(sql: Fragment(path, joined: " AND "))
                  ORDER BY \(sql: order.key), o.id LIMIT \(sql: Self.steps)) o
            WHERE \(sql: Fragment(conditions, joined: " AND "))
            ORDER BY o.key, o.id LIMIT \(count)
            """
    }

    /// What the conditions are about; a row that holds more takes longer to make.
    private static let walkedColumns: Fragment = """
        o.id, o.search_key, o.latin_key, o.spheres, o.legal_form, o.legal_status, o.verification,
        o.verified_until
        """

    /// All that the index of words has, sorted; nothing when the walk has filled the page.
    private var found: Fragment {
        var conditions = filters
        conditions.append("o.merged_into_id IS NULL")
        conditions.append("\(sql: Self.tokens) @@ \(sql: tokenQuery(ofSample: false))")
        if let place { conditions.append(place.behind(order, misses: misses)) }
        // OFFSET keeps the planner from walking once more.
        return """
            SELECT o.id, o.missed, o.key
            FROM (SELECT o.id, \(sql: misses) AS missed, \(sql: order.key) AS key
                  FROM registry.organisations o
                  WHERE \(sql: Fragment(conditions, joined: " AND ")) OFFSET 0) o
            WHERE (SELECT count(*) FROM walked) < \(count)
            ORDER BY o.missed, o.key, o.id LIMIT \(count)
            """
    }

    /// As the index has it.
    static let tokens: Fragment =
        "registry.search_tokens(o.id, o.region_code, o.search_key, o.latin_key)"

    private func tokenQuery(ofSample isSample: Bool) -> Fragment {
        let words = text.words.map { text.isLatin ? "=" + $0.latin : $0.cyrillic }
        let region: Fragment = region.map { "\($0)" } ?? "NULL"
        return "(SELECT registry.search_query(\(sql: region), \(Column(words)), \(isSample)))"
    }

    /// A word of the query begins a word of a name. Keys have a space before each word.
    private func contains(_ word: SearchQuery.Word) -> Fragment {
        let pattern = "% \(text.isLatin ? word.latin : word.cyrillic)%"
        return text.isLatin ? "o.latin_key LIKE \(pattern)" : "o.search_key LIKE \(pattern)"
    }

    /// How many of the words that may be there are not; names that have them come first.
    private var misses: Fragment {
        if text.preferred.isEmpty { return "0" }
        let each = text.preferred.map { word -> Fragment in
            "(NOT \(sql: contains(word)))::int"
        }
        return "(\(sql: Fragment(each, joined: " + ")))"
    }

    private var missesColumn: Fragment {
        text.preferred.isEmpty ? "" : #"p.missed AS "_misses","#
    }
}

extension NameLookup {
    /// The words behind which Kazakh names have a city, a region or a district.
    package static let placeWords = ["каласинин", "облисинин", "ауданинин"]

    /// What `organisations_by_place_name_kk` is limited to.
    private static let ofPlaces: Fragment = """
        (o.search_key ~ ' (каласинин|облисинин|ауданинин)'
         OR o.latin_key ~ ' (kalasinin|oblisinin|audaninin)')
        """

    private var namesPlace: Bool {
        text.words.contains { word in
            (text.isLatin ? Self.latinPlaceWords : Self.placeWords).contains {
                (text.isLatin ? word.latin : word.cyrillic).hasPrefix($0)
            }
        }
    }

    package static let latinPlaceWords = ["kalasinin", "oblisinin", "audaninin"]
}
