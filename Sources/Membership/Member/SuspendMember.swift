import JSONRPC
import Kernel
import Postgres

/// Suspends a membership from a day on, by an organ's decision.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
///   `membership.wrongState`, `membership.dayOutOfOrder`, `application.conflictOfInterest` or what
///   the charter says against the decision.
struct SuspendMember: TransactionMethod {
    static let name = "membership.suspend"
    static let summary = "Suspends a membership from a day on, by an organ's decision."
    static let access = Access.write(.membershipDecide)
    static let journal = JournalDeclaration.public("membership.suspended")
    static let result = MemberAct.schema
    static let reasons = MemberReasons.decision

    let id: Member.ID
    let version: Int64
    let from: CivilDate?
    let decision: OrganDecision
    let reason: ReasonText

    init(_ parameters: inout Parameters) {
        id = parameters.required("membership", "The membership.")
        version = parameters.required("version", "The membership's version last read.")
        from = parameters.optional("from", "First day; today unless said.")
        decision = parameters.required("decision", "Organ, protocol and votes.")
        reason = parameters.required("reason", "Why; the member reads it, the public does not.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let (held, more) = try await HeldMember.hold(
            id, version: version, in: call,
            with: [Charter.Rule.about(.suspend, id, in: try call.alliance)])
        try held.insist(on: .active)
        try decision.insist(on: more[0].rows(), wasCarried: true, today: held.dates.today)
        return try await held.finish(
            MemberAct(
                act: "suspend", to: .suspended, from: try held.day(from), reason: reason.text,
                decision: decision, ends: true, begins: held.sameKind), in: call)
    }
}

/// Lets a suspended membership go on.
///
/// - Throws: as ``SuspendMember``.
struct ResumeMember: TransactionMethod {
    static let name = "membership.resume"
    static let summary = "Lets a suspended membership go on, by an organ's decision."
    static let access = Access.write(.membershipDecide)
    static let journal = JournalDeclaration.public("membership.resumed")
    static let result = MemberAct.schema
    static let reasons = MemberReasons.decision

    let id: Member.ID
    let version: Int64
    let from: CivilDate?
    let decision: OrganDecision

    init(_ parameters: inout Parameters) {
        id = parameters.required("membership", "The membership.")
        version = parameters.required("version", "The membership's version last read.")
        from = parameters.optional("from", "First day; today unless said.")
        decision = parameters.required("decision", "Organ, protocol and votes.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let (held, more) = try await HeldMember.hold(
            id, version: version, in: call,
            with: [Charter.Rule.about(.resume, id, in: try call.alliance)])
        try held.insist(on: .suspended)
        try decision.insist(on: more[0].rows(), wasCarried: true, today: held.dates.today)
        return try await held.finish(
            MemberAct(
                act: "resume", to: .active, from: try held.day(from), decision: decision,
                ends: true, begins: held.sameKind), in: call)
    }
}

/// Changes the kind of a membership, by the charter that holds today.
///
/// - Throws: as ``SuspendMember``, and `charter.kindUnknown`, `charter.kindOfOthers`,
///   `charter.none` or `membership.kindsApart` where the charter lets one member hold several kinds:
///   there a kind is left and another applied for.
struct ChangeMemberKind: TransactionMethod {
    static let name = "membership.changeKind"
    static let summary = "Changes the kind of a membership from a day on."
    static let access = Access.write(.membershipDecide)
    static let journal = JournalDeclaration.public("membership.kindChanged")
    static let result = MemberAct.schema
    static let reasons =
        MemberReasons.decision + [.kindUnknown, .kindOfOthers, .charterNone, .kindsApart]

    let id: Member.ID
    let version: Int64
    let kind: Word
    let from: CivilDate?
    let decision: OrganDecision

    init(_ parameters: inout Parameters) {
        id = parameters.required("membership", "The membership.")
        version = parameters.required("version", "The membership's version last read.")
        kind = parameters.required("kind", "The new kind.")
        from = parameters.optional("from", "First day; today unless said.")
        decision = parameters.required("decision", "Organ, protocol and votes.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let alliance = try call.alliance
        let (held, more) = try await HeldMember.hold(
            id, version: version, in: call,
            with: [
                Charter.Rule.read(
                    .changeKind, charter: .charterToday(of: alliance), kind: "SELECT \(kind)",
                    of: alliance),
                Charter.Terms.today(of: alliance), Self.known(kind, to: id, in: alliance),
            ])
        try held.insist(on: .active)
        guard let terms = try more[1].rows(Charter.Terms.self).first else {
            throw .conflict(.charterNone)
        }
        guard let isForHolder = try more[2].rows(Single<Bool>.self).first?.value else {
            throw .conflict(.kindUnknown)
        }
        guard isForHolder else { throw .conflict(.kindOfOthers) }
        guard !terms.severalKinds, held.row.lane.isEmpty, held.period.kind != kind.text else {
            throw .conflict(.kindsApart)
        }
        try decision.insist(on: more[0].rows(), wasCarried: true, today: held.dates.today)
        return try await held.finish(
            MemberAct(
                act: "changeKind", to: .active, from: try held.day(from), decision: decision,
                ends: true,
                begins: MemberAct.Beginning(
                    kind: kind.text, charter: terms.id, severalKinds: false)), in: call)
    }

    /// Whether the member may hold the kind; no row where there is none.
    private static func known(
        _ kind: Word, to member: Member.ID, in alliance: Tenant.ID
    ) -> Statement {
        let query: Query<Single<Bool>> = """
            SELECT CASE WHEN m.citizen_id IS NULL THEN k.organisations ELSE k.persons END
            FROM membership.charter_kinds k
            JOIN membership.memberships m ON m.tenant_id = k.tenant_id AND m.id = \(member)
            WHERE k.tenant_id = \(alliance)
              AND k.charter_id = (\(sql: .charterToday(of: alliance))) AND k.code = \(kind)
            """
        return query.statement
    }
}

/// What may stand against an act that an organ decides.
enum MemberReasons {
    static let step: [Reason] = [.stale, .memberState, .memberDay, .conflictOfInterest]
    static let decision: [Reason] =
        step + [.organMayNot, .quorumMissed, .votesContradict, .protocolInFuture]
}

extension Reason {
    static let kindsApart = Reason(
        "membership.kindsApart",
        kk:
            "Бұл түр осы мүшеліктікі, немесе жарғыда түрлер бөлек: бірінен шығып, басқасына өтініңіз",
        ru:
            "Вид тот же, или по уставу виды раздельны: выйдите из одного и подайте заявку на другой",
        en: "The kind is the same, or kinds are apart by the charter: leave one, apply for another")
}
