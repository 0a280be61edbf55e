import JSONRPC
import Kernel
import Postgres

/// A membership that the call has locked, with its last period and the time it is.
struct HeldMember {
    var row: Member.Row
    var period: Member.Period
    var dates: DueDates

    /// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
    ///   `application.conflictOfInterest`.
    static func hold(
        _ id: Member.ID, version: Int64, in call: Call, with more: [Statement] = []
    ) async throws(Failure) -> (held: HeldMember, more: [ResultSet]) {
        let statements =
            [
                Member.lock(id, for: call.caller), Member.lastPeriod(id, for: call.caller),
                Interest.question(id, by: call.caller),
            ] + DueDates.statements([]) + more
        let results = try await call.send(statements)
        guard let row = try results[0].rows(Member.Row.self).first,
            let period = try results[1].rows(Member.Period.self).first
        else { throw .notFound("membership") }
        guard row.version == version else { throw .conflict(.stale) }
        try Interest.insist(results[2])
        let held = HeldMember(row: row, period: period, dates: try DueDates(results[3..<5]))
        return (held, Array(results[5...]))
    }

    func insist(on states: Member.State...) throws(Failure) {
        guard states.contains(row.state) else { throw .conflict(.memberState) }
    }

    /// The day from which an act holds: not before what lasts began, nor a day to come.
    func day(_ stated: CivilDate?) throws(Failure) -> CivilDate {
        let day = stated ?? dates.today
        guard day >= period.validFrom, day <= dates.today else { throw .conflict(.memberDay) }
        return day
    }

    /// The same kind, by the same charter, from another day.
    var sameKind: MemberAct.Beginning {
        MemberAct.Beginning(
            kind: period.kind, charter: period.charter, severalKinds: period.severalKinds)
    }

    func finish(_ act: MemberAct, in call: Call) async throws(Failure) -> JSON {
        let changes = try act.changes(of: row, by: call)
        return try await call.finish(
            changes.statements, entries: changes.entries, answer: act.answer(row))
    }
}

extension Charter.Rule {
    /// Who decides about a membership today, by the kind that it has.
    static func about(
        _ decision: CharterDecision, _ id: Member.ID, in alliance: Tenant.ID
    ) -> Statement {
        let kind: Fragment = """
            SELECT p.kind FROM membership.periods p
            WHERE p.tenant_id = \(alliance) AND p.membership_id = \(id)
            ORDER BY p.seq DESC LIMIT 1
            """
        return read(decision, charter: .charterToday(of: alliance), kind: kind, of: alliance)
    }
}

extension Reason {
    static let memberState = Reason(
        "membership.wrongState", kk: "Мүшеліктің қазіргі күйінде бұл мүмкін емес",
        ru: "В нынешнем состоянии членства это невозможно",
        en: "The membership is in no state for that")
    static let memberDay = Reason(
        "membership.dayOutOfOrder",
        kk: "Күні осы кезеңнің басынан ерте немесе әлі келген жоқ",
        ru: "День раньше начала нынешнего периода или ещё не наступил",
        en: "The day is before the present period began, or still to come")
}
