import JSONRPC
import Kernel

/// What an organ decided, as its protocol says.
struct OrganDecision: Parameter {
    var organ: Word
    var protocolNumber: Code
    var protocolDate: CivilDate
    /// How many may vote in the organ.
    var entitled: Int64
    var votesFor: Int64
    var votesAgainst: Int64
    var votesAbstained: Int64

    /// No congress has more delegates.
    static let votes: ClosedRange<Int64> = 0...1_000_000

    static var schema: Schema {
        let count = Schema.integer(votes)
        return .object([
            "organ": Word.schema, "protocolNumber": .string(lengthMax: CodeRule.lengthMax),
            "protocolDate": .date, "entitled": count, "for": count, "against": count,
            "abstained": count,
        ])
    }
    static var sample: OrganDecision {
        OrganDecision(organ: .sample, number: .sample, date: .sample)
    }

    private init(organ: Word, number: Code, date: CivilDate) {
        (self.organ, protocolNumber, protocolDate) = (organ, number, date)
        (entitled, votesFor, votesAgainst, votesAbstained) = (0, 0, 0, 0)
    }

    /// The votes are checked by ``insist(on:wasCarried:today:)`` only.
    init(organ: Word, number: Code, date: CivilDate, votes: Votes) {
        self.init(organ: organ, number: number, date: date)
        (entitled, votesFor) = (votes.entitled, votes.inFavour)
        (votesAgainst, votesAbstained) = (votes.against, votes.abstained)
    }

    struct Votes: Hashable {
        var inFavour: Int64
        var against: Int64
        var abstained: Int64
        var entitled: Int64

        /// How many of those who may vote were there.
        var present: Int64 { inFavour + against + abstained }
    }

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        organ = members.required("organ", "")
        protocolNumber = members.required("protocolNumber", "")
        protocolDate = members.required("protocolDate", "")
        entitled = members.required("entitled", "")
        votesFor = members.required("for", "")
        votesAgainst = members.required("against", "")
        votesAbstained = members.required("abstained", "")
        for (name, count) in [
            ("entitled", entitled), ("for", votesFor), ("against", votesAgainst),
            ("abstained", votesAbstained),
        ] {
            members.check(Self.votes ~= count, name, "range")
        }
        members.check(present <= entitled, "entitled", "fewerThanVotes")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }

    private var present: Int64 { votesFor + votesAgainst + votesAbstained }

    /// Holds the decision to the charter: the organ, its quorum, its majority.
    ///
    /// - Parameter wasCarried: what the decision is said to have been.
    func insist(
        on rules: [Charter.Rule], wasCarried: Bool, today: CivilDate
    ) throws(Failure) {
        guard protocolDate <= today else { throw .conflict(.protocolInFuture) }
        guard let rule = rules.first(where: { $0.organ == organ.text }) else {
            throw .conflict(.organMayNot)
        }
        guard present * rule.quorum.denominator >= rule.quorum.numerator * entitled else {
            throw .conflict(.quorumMissed)
        }
        guard isCarried(by: rule) == wasCarried else { throw .conflict(.votesContradict) }
    }

    /// More than the share; a share of one is everybody.
    private func isCarried(by rule: Charter.Rule) -> Bool {
        let base = rule.isOfAll ? entitled : votesFor + votesAgainst
        let (numerator, denominator) = rule.majority
        if numerator == denominator { return base > 0 && votesFor == base }
        return votesFor * denominator > numerator * base
    }

    /// What becomes public of it.
    var facts: JSON {
        [
            "organ": .string(organ.text), "protocolDate": .string(protocolDate.description),
            "for": .int(votesFor), "against": .int(votesAgainst),
            "abstained": .int(votesAbstained), "entitled": .int(entitled),
        ]
    }
}

extension Reason {
    static let protocolInFuture = Reason(
        "decision.inFuture", kk: "Хаттаманың күні әлі келген жоқ",
        ru: "Дата протокола ещё не наступила",
        en: "The protocol's date is in the future")
    static let organMayNot = Reason(
        "charter.organMayNot", kk: "Жарғы бойынша бұл орган мұны шешпейді",
        ru: "По уставу этот орган такого не решает",
        en: "By the charter this organ does not decide that")
    static let quorumMissed = Reason(
        "decision.noQuorum", kk: "Кворум болмаған", ru: "Не было кворума", en: "There was no quorum"
    )
    static let votesContradict = Reason(
        "decision.contradictsVotes", kk: "Шешім дауыс санына сай емес",
        ru: "Решение не соответствует числу голосов",
        en: "The decision does not follow from the votes")
}
