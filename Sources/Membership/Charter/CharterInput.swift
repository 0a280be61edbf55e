import JSONRPC
import Kernel

/// A kind of membership: what its members may do, and what an application for it must hold.
struct KindInput: Parameter {
    var code: Word
    var names: Names
    var votes: Bool
    var delegates: Int64
    var papers: [Word]
    var holders: Set<HolderKind>

    static var schema: Schema {
        .object([
            "code": Word.schema, "name": .names, "votes": .boolean,
            "delegates?": .integer(0...1_000), "papers": .array(of: Word.schema),
            "holders?": .array(of: HolderKind.schema),
        ])
    }
    static var sample: KindInput {
        KindInput(code: .sample, names: .sample, votes: false, delegates: 0, papers: [])
    }

    private init(code: Word, names: Names, votes: Bool, delegates: Int64, papers: [Word]) {
        (self.code, self.names, self.votes) = (code, names, votes)
        (self.delegates, self.papers, holders) = (delegates, papers, [.organisations])
    }

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        code = members.required("code", "")
        names = members.required("name", "")
        votes = members.required("votes", "")
        delegates = members.optional("delegates", "") ?? 0
        papers = members.required("papers", "")
        let stated: [HolderKind]? = members.optional("holders", "")
        holders = Set(stated ?? [.organisations])
        members.check(names.kk != nil && names.ru != nil, "name", "names.kkAndRu")
        members.check(0...1_000 ~= delegates, "delegates", "range")
        members.check(votes || delegates == 0, "delegates", "ofVotingKind")
        members.check(!holders.isEmpty, "holders", "empty")
        members.check(
            holders.contains(.organisations) || delegates == 0, "delegates", "ofOrganisations")
        members.check(papers.count <= 30, "papers", "array.tooLong")
        members.check(Set(papers.map(\.text)).count == papers.count, "papers", "duplicate")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }
}

/// Who may be a member of a kind; organisations alone unless the charter says otherwise.
enum HolderKind: String, Choice {
    case organisations
    /// Public figures.
    case persons
}

/// Which organ may take a decision about a kind, and how.
struct DecisionRuleInput: Parameter {
    enum Base: String, Choice {
        case cast
        case all
    }

    var decision: CharterDecision
    var kind: Word
    var organ: Word
    var quorum: Share
    var majority: Share
    var base: Base

    static var schema: Schema {
        .object([
            "decision": CharterDecision.schema, "kind": Word.schema, "organ": Word.schema,
            "quorum": Share.schema, "majority": Share.schema, "majorityOf?": Base.schema,
        ])
    }
    static var sample: DecisionRuleInput {
        DecisionRuleInput(decision: .sample, kind: .sample, organ: .sample)
    }

    private init(decision: CharterDecision, kind: Word, organ: Word) {
        (self.decision, self.kind, self.organ) = (decision, kind, organ)
        (quorum, majority, base) = (.sample, .sample, .cast)
    }

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        decision = members.required("decision", "")
        kind = members.required("kind", "")
        organ = members.required("organ", "")
        quorum = members.required("quorum", "")
        majority = members.required("majority", "")
        base = members.optional("majorityOf", "") ?? .cast
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }
}

/// A fee that a kind costs; a kind without one is free.
struct FeeInput: Parameter {
    var kind: Word
    var fee: FeeKind
    var term: FeeTerm
    var amount: Money
    var graceDays: Int64

    static var schema: Schema {
        .object([
            "kind": Word.schema, "fee": FeeKind.schema, "term": FeeTerm.schema,
            "amount": Money.schema, "graceDays?": .integer(0...366),
        ])
    }
    static var sample: FeeInput {
        FeeInput(kind: .sample, fee: .sample, term: .sample, amount: .sample)
    }

    private init(kind: Word, fee: FeeKind, term: FeeTerm, amount: Money) {
        (self.kind, self.fee, self.term, self.amount, graceDays) = (kind, fee, term, amount, 0)
    }

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        kind = members.required("kind", "")
        fee = members.required("fee", "")
        term = members.required("term", "")
        amount = members.required("amount", "")
        graceDays = members.optional("graceDays", "") ?? 0
        members.check(amount.tiyn > 0, "amount", "money.positive")
        members.check(0...366 ~= graceDays, "graceDays", "range")
        members.check((fee == .entrance) == (term == .once), "term", "ofFee")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }
}
