import JSONRPC
import Kernel
import Postgres

/// Records that may be the same organisation as a given one, or as one about to be registered.
///
/// Each says why: an identifier in common, one that either of them held once, or a name that is
/// equal but for case, quotes, keyboard and legal form. It only points: `ngo.merge` asks for a
/// reason. Persons are not compared here, because everybody may call this.
struct FindDuplicates: TransactionMethod {
    static let name = "ngo.duplicates"
    static let summary = "Records that may be the same organisation, each with the reasons."
    static let access = Access.public
    static let journal = JournalDeclaration.none("reads only")
    static let result = Schema.object([
        "items": .array(
            of: .object([
                "id": .id, "name": .names, "shortName?": .names, "region": .string(),
                "legalForm": .string(), "legalStatus": .string(), "bin?": .string(),
                "reasons": .array(of: .oneOf(DuplicateReason.allCases.map(\.rawValue))),
            ]))
    ])
    static let example: JSON.Object? = ["name": ["kk": "«Балалар» қоғамдық қоры"]]

    let id: Organisation.ID?
    let names: Names?
    let identifiers: [IdentifierReference]
    let limit: Limit

    init(_ parameters: inout Parameters) {
        id = parameters.optional("id", "A registered organisation.")
        names = parameters.optional("name", "Or names that are to be registered,")
        identifiers =
            parameters.optional("identifiers", "and identifiers, as `KZ-BIN-950440001673`.") ?? []
        limit = parameters.optional("limit", "Items at most; 50 unless said.") ?? Limit(50)
        parameters.check(
            (id == nil) != (names == nil && identifiers.isEmpty), "", "idOrNameOrIdentifier")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let subject = try await subject(in: call)
        let statements =
            [DuplicateCandidate.byIdentifier(subject).statement]
            + subject.cores.sorted().map { DuplicateCandidate.byName($0, but: id).statement }
        var found = DuplicateList()
        for result in try await call.send(statements) {
            found.add(try result.rows(), of: subject)
        }
        return ["items": .array(found.items.prefix(limit.count).map(\.json))]
    }

    private func subject(in call: Call) async throws(Failure) -> DuplicateSubject {
        guard let id else {
            return DuplicateSubject(
                id: nil, names: [names?.kk, names?.ru, names?.en].compactMap { $0?.text },
                identifiers: identifiers.map { ($0.scheme, $0.value, false) })
        }
        guard let record = try await call.first(Organisation.locked(id))?.record else {
            throw .notFound("organisation")
        }
        return DuplicateSubject(
            id: id, names: record.nameRows.map(\.name),
            identifiers: record.identifiers.map { ($0.scheme, $0.value, $0.validTo != nil) })
    }
}

enum DuplicateReason: String, CaseIterable {
    case identifier
    case formerIdentifier
    case name
}

/// What duplicates are looked for of.
struct DuplicateSubject {
    let id: Organisation.ID?
    let identifiers: [(scheme: String, value: String, hasEnded: Bool)]
    /// Of every name, also former and short ones.
    let cores: Set<String>

    /// Each is a search of its own; hardly any organisation has had so many names.
    private static let coresMax = 30

    init(
        id: Organisation.ID?, names: [String],
        identifiers: [(scheme: String, value: String, hasEnded: Bool)]
    ) {
        self.id = id
        self.identifiers = identifiers
        var folder = NameFolder()
        let all = Set(names.map { folder.key(of: $0).core }).subtracting([""])
        cores = Set(all.sorted().prefix(Self.coresMax))
    }

    func shares(aNameWith candidate: DuplicateCandidate) -> Bool {
        var folder = NameFolder()
        return candidate.names.contains { cores.contains(folder.key(of: $0).core) }
    }
}
