import JSONRPC
import Kernel
import Postgres

/// Leaves an alliance: the member's own will, which needs nobody's consent.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
///   `membership.wrongState`, `membership.dayOutOfOrder` or `application.conflictOfInterest`.
/// - Source: Law 142 of 16.01.2001, Art. 22 (exit is regulated by the charter).
struct LeaveAlliance: TransactionMethod {
    static let name = "membership.leave"
    static let summary = "Leaves an alliance from a day on; a coordinator records a paper."
    static let access = Access.write(.membershipLeave)
    static let journal = JournalDeclaration.public("membership.left")
    static let result = MemberAct.schema
    static let reasons = MemberReasons.step

    let id: Member.ID
    let version: Int64
    let from: CivilDate?
    let reason: ReasonText?

    init(_ parameters: inout Parameters) {
        id = parameters.required("membership", "The membership.")
        version = parameters.required("version", "The membership's version last read.")
        from = parameters.optional("from", "First day of no more; today unless said.")
        reason = parameters.optional("reason", "Why; for the alliance and the member only.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await HeldMember.hold(id, version: version, in: call).held
        try held.insist(on: .active, .suspended)
        return try await held.finish(
            MemberAct(
                act: "leave", to: .left, from: try held.day(from), reason: reason?.text,
                ends: true), in: call)
    }
}

/// Expels a member that was heard, by an organ's decision; an appeal is open to it.
///
/// How long before the hearing the member is told of it, the charter says that holds on the hearing's
/// day; how long it may appeal, the one that holds today.
///
/// - Throws: as ``SuspendMember``, and `membership.unheard`, `membership.noticeShort` or
///   `charter.none`.
struct ExpelMember: TransactionMethod {
    static let name = "membership.expel"
    static let summary = "Expels a member after a hearing; it may appeal until a day."
    static let access = Access.write(.membershipDecide)
    static let journal = JournalDeclaration.public("membership.expelled")
    static let result = MemberAct.schema
    static let reasons = MemberReasons.decision + [.unheard, .noticeShort, .charterNone]

    let id: Member.ID
    let version: Int64
    let from: CivilDate?
    let noticeOn: CivilDate
    let hearingOn: CivilDate
    let decision: OrganDecision
    let reason: ReasonText

    init(_ parameters: inout Parameters) {
        id = parameters.required("membership", "The membership.")
        version = parameters.required("version", "The membership's version last read.")
        from = parameters.optional("from", "First day of no more; today unless said.")
        noticeOn = parameters.required("noticeOn", "When the member was told of the hearing.")
        hearingOn = parameters.required("hearingOn", "When the member was heard.")
        decision = parameters.required("decision", "Organ, protocol and votes.")
        reason = parameters.required("reason", "Why; the member reads it, the public does not.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let alliance = try call.alliance
        let (held, more) = try await HeldMember.hold(
            id, version: version, in: call,
            with: [
                Charter.Rule.about(.expel, id, in: alliance), Charter.Terms.today(of: alliance),
                Charter.Terms.on(hearingOn, of: alliance),
            ])
        try held.insist(on: .active, .suspended)
        try decision.insist(on: more[0].rows(), wasCarried: true, today: held.dates.today)
        guard let terms = try more[1].rows(Charter.Terms.self).first,
            let then = try more[2].rows(Charter.Terms.self).first
        else { throw .conflict(.charterNone) }
        let day = try held.day(from)
        guard hearingOn <= decision.protocolDate, hearingOn <= day else {
            throw .conflict(.unheard)
        }
        guard let earliest = noticeOn.adding(days: then.hearingNotice), earliest <= hearingOn
        else { throw .conflict(.noticeShort(noticeOn, days: then.hearingNotice)) }
        // The term runs from when it is told, however early the expulsion is said to hold.
        let due = try held.dates.due(
            "charter.appeal", days: terms.appeal, article: "the alliance's charter",
            from: held.dates.today)
        return try await held.finish(
            MemberAct(
                act: "expel", to: .expelled, from: day, reason: reason.text, decision: decision,
                noticeOn: noticeOn, hearingOn: hearingOn, appealDueOn: due.day, ends: true),
            in: call)
    }
}

/// Appeals against an expulsion, in time and once.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
///   `membership.wrongState` or `membership.appealClosed`.
struct AppealExpulsion: TransactionMethod {
    static let name = "membership.appeal"
    static let summary = "Appeals against the own expulsion, before the day it was given."
    static let access = Access.write(.membershipAppeal)
    static let journal = JournalDeclaration.public("membership.appealed")
    static let result = MemberAct.schema
    static let reasons: [Reason] = [.stale, .memberState, .appealClosed]

    let id: Member.ID
    let version: Int64
    let reason: ReasonText

    init(_ parameters: inout Parameters) {
        id = parameters.required("membership", "The membership.")
        version = parameters.required("version", "The membership's version last read.")
        reason = parameters.required("reason", "What is held against the expulsion.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let (held, more) = try await HeldMember.hold(
            id, version: version, in: call, with: [LastAct.read(id, for: call.caller)])
        try held.insist(on: .expelled)
        guard let last = try more[0].rows(LastAct.self).first, last.act == "expel",
            let due = last.appealDueOn, held.dates.today <= due
        else { throw .conflict(.appealClosed) }
        return try await held.finish(
            MemberAct(
                act: "appeal", to: .expelled, from: held.dates.today, reason: reason.text),
            in: call)
    }
}

/// Decides an appeal: the expulsion stands, or the membership goes on as if it had never ended.
///
/// - Throws: as ``SuspendMember``, and `membership.notAppealed`.
struct DecideAppeal: TransactionMethod {
    static let name = "membership.decideAppeal"
    static let summary = "Upholds an expulsion after an appeal, or restores the membership."
    static let access = Access.write(.membershipDecide)
    static let journal = JournalDeclaration.public("membership.appealDecided")
    static let result = MemberAct.schema
    static let reasons = MemberReasons.decision + [.notAppealed]

    enum Outcome: String, Choice {
        case upheld
        case restored
    }

    let id: Member.ID
    let version: Int64
    let outcome: Outcome
    let decision: OrganDecision
    let reason: ReasonText

    init(_ parameters: inout Parameters) {
        id = parameters.required("membership", "The membership.")
        version = parameters.required("version", "The membership's version last read.")
        outcome = parameters.required("outcome", "What was decided.")
        decision = parameters.required("decision", "Organ, protocol and votes.")
        reason = parameters.required("reason", "Why.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let (held, more) = try await HeldMember.hold(
            id, version: version, in: call,
            with: [
                Charter.Rule.about(.restore, id, in: try call.alliance),
                LastAct.read(id, for: call.caller),
            ])
        guard let last = try more[1].rows(LastAct.self).first, last.act == "appeal",
            let ended = last.endedOn
        else { throw .conflict(.notAppealed) }
        try decision.insist(
            on: more[0].rows(), wasCarried: outcome == .restored, today: held.dates.today)
        let act =
            outcome == .upheld
            ? MemberAct(
                act: "uphold", to: .expelled, from: held.dates.today, reason: reason.text,
                decision: decision)
            : MemberAct(
                act: "restore", to: .active, from: ended, reason: reason.text, decision: decision,
                begins: held.sameKind)
        return try await held.finish(act, in: call)
    }
}

/// The newest act of a membership, and the day on which its last period ended.
private struct LastAct: RowDecodable {
    var act: String
    var appealDueOn: CivilDate?
    var endedOn: CivilDate?

    init(from row: inout RowReader) throws(PostgresError) {
        act = try row.next()
        appealDueOn = try row.next(CivilDate?.self)
        endedOn = try row.next(CivilDate?.self)
    }

    static func read(_ id: Member.ID, for caller: Caller) -> Statement {
        let query: Query<LastAct> = """
            SELECT a.act, a.appeal_due_on, (
                SELECT p.valid_to FROM membership.periods p
                WHERE p.tenant_id = a.tenant_id AND p.membership_id = a.membership_id
                ORDER BY p.seq DESC LIMIT 1)
            FROM membership.acts a
            WHERE \(sql: caller.rows("a")) AND a.membership_id = \(id)
            ORDER BY a.seq DESC LIMIT 1
            """
        return query.statement
    }
}

extension Reason {
    static let unheard = Reason(
        "membership.unheard", kk: "Шығаруға дейін мүшені тыңдау керек",
        ru: "До исключения член альянса должен быть выслушан",
        en: "A member is heard before it is expelled")
    static let noticeShort = Reason(
        "membership.noticeShort",
        kk: "Мүшеге тыңдау туралы жарғыда белгіленген мерзімде хабарланбаған",
        ru: "О слушании члену альянса сообщили позже, чем велит устав",
        en: "The member was told of the hearing later than the charter says")
    static let appealClosed = Reason(
        "membership.appealClosed", kk: "Шағым берілген немесе мерзімі өткен",
        ru: "Жалоба уже подана, или её срок истёк",
        en: "An appeal was made already, or its time has passed")
    static let notAppealed = Reason(
        "membership.notAppealed", kk: "Шағым берілмеген", ru: "Жалоба не подана",
        en: "Nobody has appealed")

    /// The same reason with the charter's rule and the first day on which the hearing may be.
    static func noticeShort(_ notice: CivilDate, days: Int) -> Reason {
        let earliest = notice.adding(days: days).map { "\($0)" } ?? ""
        return Reason(
            noticeShort.code,
            kk: "\(noticeShort.text.kk): кемінде \(days) күн, \(earliest) бастап",
            ru: "\(noticeShort.text.ru): не менее чем за \(days) дн., слушание с \(earliest)",
            en: "\(noticeShort.text.en): by at least \(days) days, heard from \(earliest) on")
    }
}
