import JSONRPC
import Kernel

extension MembershipCheck {
    /// The protocol of the row's decisions. Without such a decision there is none, and nothing of it
    /// may be given.
    mutating func decision(of events: [MembershipRow.Event]) -> OrganDecision? {
        guard events.contains(where: { $0.step.decision != nil }) else {
            for column in MembershipColumn.decision where isGiven(column) {
                refuse(column, "unexpected", "is for suspended_on, resumed_on and expelled_on")
            }
            return nil
        }
        let organ = text(.organ, "word", "is no word of small Latin letters and hyphens") {
            text throws(ParameterError) in try Word(json: .string(text))
        }
        let number = text(.protocolNumber, "text", "is no number of up to 100 plain characters") {
            text throws(ParameterError) in try Code(text)
        }
        let date = day(.protocolOn, isRequired: true)
        let votes = votes()
        guard let organ, let number, let date, let votes else { return nil }
        return OrganDecision(organ: organ, number: number, date: date, votes: votes)
    }

    private mutating func votes() -> OrganDecision.Votes? {
        let (inFavour, against) = (count(.votesFor), count(.votesAgainst))
        let (abstained, entitled) = (count(.votesAbstained), count(.votesEntitled))
        guard let inFavour, let against, let abstained, let entitled else { return nil }
        let votes = OrganDecision.Votes(
            inFavour: inFavour, against: against, abstained: abstained, entitled: entitled)
        if votes.present > entitled {
            refuse(.votesEntitled, "fewer-than-votes", "is less than all votes together")
        }
        return votes
    }

    private mutating func count(_ column: MembershipColumn) -> Int64? {
        guard let text = required(column) else { return nil }
        let isNumber = text.utf8.allSatisfy { (48...57).contains($0) }
        guard isNumber, let count = Int64(text), OrganDecision.votes ~= count else {
            refuse(column, "count", "is no number from 0 to \(OrganDecision.votes.upperBound)")
            return nil
        }
        return count
    }

    private mutating func text<Value>(
        _ column: MembershipColumn, _ rule: String, _ clause: String,
        _ parse: (String) throws(ParameterError) -> Value
    ) -> Value? {
        guard let text = required(column) else { return nil }
        do throws(ParameterError) { return try parse(text) } catch {
            refuse(column, rule, clause)
            return nil
        }
    }

    /// Holds the decisions to the charter of the day on which the organ met.
    mutating func insist(
        _ decision: OrganDecision, of events: [MembershipRow.Event], _ kind: String,
        in alliance: ImportedAlliance
    ) {
        guard let charter = alliance.charter(on: decision.protocolDate) else {
            refuse(.protocolOn, "no-charter", "is before the first charter of the alliance")
            return
        }
        for event in events {
            guard let matter = event.step.decision else { continue }
            do throws(Failure) {
                try decision.insist(
                    on: charter.rules(matter, kind), wasCarried: true, today: rules.today)
            } catch {
                refuse(error, about: event.step)
                return
            }
        }
    }

    private mutating func refuse(_ failure: Failure, about step: MembershipRow.Step) {
        let column = step.column.title
        switch failure {
        case .conflict(.organMayNot):
            refuse(.organ, "may-not", "is none that decides \(column) by the charter")
        case .conflict(.quorumMissed):
            refuse(.votesEntitled, "no-quorum", "leaves the votes without the charter's quorum")
        case .conflict(.votesContradict):
            refuse(.votesFor, "no-majority", "is no majority by the charter")
        default:
            break  // the day of the protocol has its problem already
        }
    }

    mutating func reason(of events: [MembershipRow.Event]) -> String? {
        guard isGiven(.reason) else {
            if events.contains(where: \.step.needsReason) {
                refuse(.reason, "required", "is missing")
            }
            return nil
        }
        guard events.contains(where: \.step.takesReason) else {
            refuse(.reason, "unexpected", "is for suspended_on, left_on and expelled_on")
            return nil
        }
        return text(.reason, "text", "is longer than 4,000 characters or has invisible ones") {
            text throws(ParameterError) in try ReasonText(text).text
        }
    }

    /// When the member was heard, and until when it could appeal: as stated, else the charter's days
    /// after the later of decision and expulsion. Days off don't lengthen that: nearly always it is
    /// long past, and a row can state another day.
    mutating func expulsion(
        _ events: [MembershipRow.Event], by alliance: ImportedAlliance?,
        _ decision: OrganDecision?
    ) -> (heard: CivilDate?, appealDue: CivilDate?) {
        guard let expelled = events.last(where: { $0.step == .expel })?.day else {
            for column in [MembershipColumn.hearingOn, .appealDueOn] where isGiven(column) {
                refuse(column, "unexpected", "is for expelled_on")
            }
            return (nil, nil)
        }
        let heard = day(.hearingOn, isRequired: true)
        if let heard, heard > min(expelled, decision?.protocolDate ?? expelled) {
            refuse(.hearingOn, "order", "is after the decision or the expulsion")
        }
        let stated = date(.appealDueOn)
        if let stated, stated < expelled { refuse(.appealDueOn, "order", "is before expelled_on") }
        let days = alliance?.charter(on: expelled)?.appealDays ?? 0
        let start = max(expelled, decision?.protocolDate ?? expelled)
        return (heard, stated ?? start.adding(days: days))
    }
}
