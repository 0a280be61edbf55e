import Kernel

/// A checked row of a file of memberships.
struct MembershipRow: Sendable {
    /// What followed the joining, by the act's name in the register.
    enum Step: String, Sendable {
        case suspend, resume, leave, expel

        var column: MembershipColumn {
            switch self {
            case .suspend: .suspendedOn
            case .resume: .resumedOn
            case .leave: .leftOn
            case .expel: .expelledOn
            }
        }

        /// What an organ must decide, and by the charter may.
        var decision: CharterDecision? {
            switch self {
            case .suspend: .suspend
            case .resume: .resume
            case .leave: nil
            case .expel: .expel
            }
        }

        var takesReason: Bool { self != .resume }
        var needsReason: Bool { self == .suspend || self == .expel }
    }

    struct Event: Sendable {
        var step: Step
        var day: CivilDate
    }

    var alliance: ImportedAlliance
    var organisation: Organisation.ID
    var beginning: MemberAct.Beginning
    var joinedOn: CivilDate
    /// In the order of time.
    var events: [Event] = []
    /// Of every decision of the row that is not in the register yet.
    var decision: OrganDecision?
    var reason: String?
    var hearingOn: CivilDate?
    /// Of an expulsion: as stated, or by the charter.
    var appealDueOn: CivilDate?
    var statesAppealDue = false

    /// The kind, where members may hold several at once.
    var lane: String { beginning.severalKinds ? beginning.kind : "" }

    /// The joining itself.
    var join: MemberAct {
        MemberAct(act: "join", to: .active, from: joinedOn, begins: beginning)
    }

    /// - Parameter kept: kind and charter of the period that lasts.
    func act(_ event: Event, keeping kept: MemberAct.Beginning) -> MemberAct {
        var act = MemberAct(act: event.step.rawValue, to: .active, from: event.day, ends: true)
        switch event.step {
        case .suspend: (act.to, act.begins) = (.suspended, kept)
        case .resume: act.begins = kept
        case .leave: act.to = .left
        case .expel:
            act.to = .expelled
            (act.hearingOn, act.appealDueOn) = (hearingOn, appealDueOn)
        }
        if event.step.decision != nil { act.decision = decision }
        if event.step.takesReason { act.reason = reason }
        return act
    }
}

/// A row of the file with what it came to.
struct CheckedMembership: Sendable {
    /// Whose history it is part of; rows of one are applied in their order.
    struct Key: Hashable, Sendable {
        var alliance: Tenant.ID
        var organisation: Organisation.ID
    }

    var record: CSVRecord
    var result: Result<MembershipRow, RowProblems>
    /// Known also of most refused rows.
    var key: Key?
    var joinedOn: CivilDate?

    /// By the beginning, then by how far a row tells, then as they stand in the file. What has no
    /// readable beginning comes first.
    static func precedes(_ one: CheckedMembership, _ other: CheckedMembership) -> Bool {
        one.order.lexicographicallyPrecedes(other.order)
    }

    private var order: [Int] {
        let last = (try? result.get())?.events.last?.day ?? joinedOn
        return [joinedOn, last].map { Int($0?.daysSinceEpoch ?? .min) } + [record.line]
    }
}
