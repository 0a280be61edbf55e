package import Kernel

/// The columns of a file of memberships, by name and in any order.
///
/// A row tells one membership from its beginning as far as it has come: `joined_on`, then what
/// followed. `suspended_on`, `resumed_on` and `expelled_on` are decisions of an organ and need the
/// protocol: `organ`, `protocol_number`, `protocol_on` and all four votes. Suspension and expulsion
/// need a `reason`, and a leaving may have one. An expulsion needs `hearing_on`.
package enum MembershipColumn: Int, CSVColumn {
    case alliance, organisation, kind
    case joinedOn, suspendedOn, resumedOn, leftOn, expelledOn
    case reason, organ, protocolNumber, protocolOn
    case votesFor, votesAgainst, votesAbstained, votesEntitled
    case hearingOn, appealDueOn

    package static let titles = [
        "alliance", "organisation", "kind",
        "joined_on", "suspended_on", "resumed_on", "left_on", "expelled_on",
        "reason", "organ", "protocol_number", "protocol_on",
        "votes_for", "votes_against", "votes_abstained", "votes_entitled",
        "hearing_on", "appeal_due_on",
    ]

    package static let needed: [[MembershipColumn]] = [
        [.alliance], [.organisation], [.kind], [.joinedOn],
    ]

    /// What states a decision; all of them or none.
    static let decision: [MembershipColumn] = [
        .organ, .protocolNumber, .protocolOn, .votesFor, .votesAgainst, .votesAbstained,
        .votesEntitled,
    ]
}

package typealias MembershipHeader = CSVHeader<MembershipColumn>
