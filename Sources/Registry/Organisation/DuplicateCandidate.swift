import JSONRPC
import Kernel
import Postgres

/// A record that may be the same organisation.
struct DuplicateCandidate: RowDecodable {
    let id: Organisation.ID
    let region: String
    let legalForm: String
    let legalStatus: String
    let fullNames: OrganisationRecord.Names
    let shortNames: OrganisationRecord.Names
    let bin: String?
    /// Every name that it has or had.
    let names: [String]
    var reasons: Set<DuplicateReason>

    init(from row: inout RowReader) throws(PostgresError) {
        id = try row.next()
        region = try row.next()
        legalForm = try row.next()
        legalStatus = try row.next()
        fullNames = try Self.names(&row)
        shortNames = try Self.names(&row)
        bin = try row.next(String?.self)
        names = try row.next()
        let reasons: [String] = try row.next()
        self.reasons = Set(reasons.compactMap(DuplicateReason.init))
    }

    private static func names(
        _ row: inout RowReader
    ) throws(PostgresError) -> OrganisationRecord.Names {
        OrganisationRecord.Names(
            kk: try row.next(String?.self), ru: try row.next(String?.self),
            en: try row.next(String?.self))
    }

    var json: JSON {
        var members: JSON.Object = ["id": .string(id.description)]
        members["name"] = fullNames.json
        members["shortName"] = shortNames.json
        members["region"] = .string(region)
        members["legalForm"] = .string(legalForm)
        members["legalStatus"] = .string(legalStatus)
        members["bin"] = bin.map { .string($0) }
        let order = DuplicateReason.allCases.filter(reasons.contains)
        members["reasons"] = .array(order.map { .string($0.rawValue) })
        return .object(members)
    }
}

/// Candidates in the order in which they were found, each once with all its reasons.
struct DuplicateList {
    private(set) var items: [DuplicateCandidate] = []
    private var places: [Organisation.ID: Int] = [:]

    /// Takes in those that are what they seemed to be.
    mutating func add(_ candidates: [DuplicateCandidate], of subject: DuplicateSubject) {
        for candidate in candidates
        where !candidate.reasons.contains(.name) || subject.shares(aNameWith: candidate) {
            if let place = places[candidate.id] {
                items[place].reasons.formUnion(candidate.reasons)
            } else {
                places[candidate.id] = items.count
                items.append(candidate)
            }
        }
    }
}

extension DuplicateCandidate {
    /// Records with the same words in a name can be very many; the shortest keys, which hold little
    /// else, come first.
    private static let namesMax = 500
    /// Of a name, that the index of words is asked for; the rest is compared with what it finds.
    private static let wordsMax = 4

    private static let columns: Fragment = """
        o.id, o.region_code, o.legal_form, o.legal_status, o.name_kk, o.name_ru, o.name_en,
        o.short_kk, o.short_ru, o.short_en,
        \(sql: OrganisationItem.bin)
        """

    static func byIdentifier(_ subject: DuplicateSubject) -> Query<DuplicateCandidate> {
        let schemes = Column(subject.identifiers.map(\.scheme))
        let values = Column(subject.identifiers.map(\.value))
        let ended = Column(subject.identifiers.map(\.hasEnded))
        return """
            SELECT \(sql: columns), '{}'::text[],
                   array_agg(DISTINCT CASE WHEN g.ended OR i.valid_to IS NOT NULL
                       THEN 'formerIdentifier' ELSE 'identifier' END)
            FROM unnest(\(schemes), \(values), \(ended)) AS g (scheme, value, ended)
            JOIN registry.identifiers i ON i.scheme = g.scheme AND i.value = g.value
            JOIN registry.organisations o ON o.id = i.organisation_id
            WHERE i.recorded_to IS NULL AND o.merged_into_id IS NULL
              AND o.id IS DISTINCT FROM \(subject.id)
            GROUP BY o.id ORDER BY o.id LIMIT \(Limit.most)
            """
    }

    /// Candidates only: which of their names are equal is found with the folded keys of each.
    static func byName(_ core: String, but id: Organisation.ID?) -> Query<DuplicateCandidate> {
        let pattern = "% \(core)%"
        // Long words tell most apart; a few are enough for the index.
        let longest = core.split(separator: " ").sorted { $0.count > $1.count }
        let words = Column(longest.prefix(Self.wordsMax).map { String($0) } as [String])
        return """
            SELECT \(sql: columns),
                   ARRAY(SELECT n.name FROM registry.names n
                         WHERE n.organisation_id = o.id AND n.recorded_to IS NULL),
                   ARRAY['name']
            FROM registry.organisations o
            WHERE \(sql: NameLookup.tokens) @@ (SELECT registry.search_query(NULL, \(words)))
              AND o.search_key LIKE \(pattern) AND o.merged_into_id IS NULL
              AND o.id IS DISTINCT FROM \(id)
            ORDER BY length(o.search_key), o.id LIMIT \(namesMax)
            """
    }
}
