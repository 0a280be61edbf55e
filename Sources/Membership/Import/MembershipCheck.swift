import JSONRPC
import Kernel

typealias MembershipCheck = RowCheck<MembershipColumn, MembershipRules>

extension MembershipCheck {
    /// The row that a record means, or everything that is wrong with it.
    static func check(
        _ record: CSVRecord, _ header: MembershipHeader, _ rules: MembershipRules
    ) -> CheckedMembership {
        do throws(RowProblems) {
            var check = try MembershipCheck(record, header, rules)
            return check.membership()
        } catch {
            return CheckedMembership(record: record, result: .failure(error))
        }
    }

    private mutating func membership() -> CheckedMembership {
        let alliance = alliance()
        let organisation = organisation()
        let joinedOn = day(.joinedOn, isRequired: true)
        let beginning = beginning(alliance, joinedOn)
        let events = events(after: joinedOn)
        let decision = decision(of: events)
        if let alliance, let beginning, let decision {
            insist(decision, of: events, beginning.kind, in: alliance)
        }
        let reason = reason(of: events)
        let expulsion = expulsion(events, by: alliance, decision)
        var checked = CheckedMembership(
            record: record, result: .failure(RowProblems(problems)), joinedOn: joinedOn)
        guard let alliance, let organisation else { return checked }
        checked.key = .init(alliance: alliance.id, organisation: organisation)
        guard problems.isEmpty, let beginning, let joinedOn else { return checked }
        var row = MembershipRow(
            alliance: alliance, organisation: organisation, beginning: beginning,
            joinedOn: joinedOn, events: events, decision: decision, reason: reason)
        (row.hearingOn, row.appealDueOn) = (expulsion.heard, expulsion.appealDue)
        row.statesAppealDue = isGiven(.appealDueOn)
        checked.result = .success(row)
        return checked
    }

    private mutating func alliance() -> ImportedAlliance? {
        guard let code = required(.alliance) else { return nil }
        let alliance = rules.alliances[code]
        if alliance == nil { refuse(.alliance, "unknown", "is no alliance of the register") }
        return alliance
    }

    private mutating func organisation() -> Organisation.ID? {
        guard let text = required(.organisation) else { return nil }
        guard let reference = OrganisationReference(text[...]) else {
            refuse(.organisation, "format", "is neither an id, a BIN nor KZ-BIN- and a BIN")
            return nil
        }
        guard let found = rules.organisations[reference] else {
            refuse(.organisation, "unknown", "is not in the register; register it first")
            return nil
        }
        guard let kept = found.mergedInto else { return found.id }
        refuse(
            .organisation, "merged",
            "is a record that was merged into another one; name the record that was kept, \(kept)")
        return nil
    }

    private mutating func beginning(
        _ alliance: ImportedAlliance?, _ joinedOn: CivilDate?
    ) -> MemberAct.Beginning? {
        guard let kind = required(.kind), let alliance, let joinedOn else { return nil }
        guard let charter = alliance.charter(on: joinedOn) else {
            refuse(.joinedOn, "no-charter", "is before the first charter of the alliance")
            return nil
        }
        guard charter.kinds.contains(kind) else {
            let known = charter.kinds.joined(separator: ", ")
            refuse(.kind, "unknown", "is none that the charter of that day has: \(known)")
            return nil
        }
        return MemberAct.Beginning(
            kind: kind, charter: charter.id, severalKinds: charter.severalKinds)
    }

    private mutating func events(after joinedOn: CivilDate?) -> [MembershipRow.Event] {
        var events: [MembershipRow.Event] = []
        var before = joinedOn.map { (MembershipColumn.joinedOn, $0) }
        for step in [MembershipRow.Step.suspend, .resume, .leave, .expel] {
            guard let day = day(step.column) else { continue }
            if let before, day < before.1 {
                refuse(step.column, "order", "is before \(before.0.title)")
            }
            before = (step.column, day)
            events.append(MembershipRow.Event(step: step, day: day))
        }
        if isGiven(.resumedOn), !isGiven(.suspendedOn) {
            refuse(.suspendedOn, "required", "is missing, but resumed_on is given")
        }
        if isGiven(.leftOn), isGiven(.expelledOn) {
            refuse(.expelledOn, "unexpected", "is given beside left_on")
        }
        return events
    }

    /// A day up to today.
    mutating func day(_ column: MembershipColumn, isRequired: Bool = false) -> CivilDate? {
        if isRequired, !isGiven(column) { refuse(column, "required", "is missing") }
        let day = date(column)
        if let day, day > rules.today { refuse(column, "future", "is in the future") }
        return day
    }

    mutating func required(_ column: MembershipColumn) -> String? {
        guard isGiven(column) else {
            refuse(column, "required", "is missing")
            return nil
        }
        return String(field(column).trimmed)
    }
}
