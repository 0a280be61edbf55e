import Kernel
import Postgres

/// What the register knows of one membership, and what a file adds to it.
struct MembershipHistory: Sendable {
    struct Act: RowDecodable {
        var membership: Member.ID
        var seq: Int32
        var act: String
        var day: CivilDate
        var reason: String?
        var protocolText: ProtocolText
        var hearingOn: CivilDate?
        var appealDueOn: CivilDate?
    }

    struct Period: RowDecodable {
        var membership: Member.ID
        var seq: Int32
        var beginning: MemberAct.Beginning
        var validFrom: CivilDate
        var validTo: CivilDate?
    }

    /// An act to be written, with the membership as it was before it.
    struct Addition: Sendable {
        var before: Member.Row
        var act: MemberAct
    }

    private(set) var row: Member.Row
    private(set) var acts: [Act]
    private(set) var periods: [Period]
    private(set) var additions: [Addition] = []
    let isNew: Bool

    /// - Parameters: all in the order of `seq`.
    init(_ row: Member.Row, _ acts: [Act], _ periods: [Period]) {
        (self.row, self.acts, self.periods) = (row, acts, periods)
        isNew = row.seq == 0
    }

    /// Whether an organisation that is no member may join.
    var isOver: Bool { acts.isEmpty || row.state == .left || row.state == .expelled }

    /// The first day that is free for what comes next: of the period that lasts, or behind the last.
    var freeFrom: CivilDate? { periods.last.map { $0.validTo ?? $0.validFrom } }

    mutating func add(_ act: MemberAct) {
        additions.append(Addition(before: row, act: act))
        (row.version, row.seq, row.state) = (row.version + 1, row.seq + 1, act.to)
        acts.append(Act(act, of: row))
        if act.ends, !periods.isEmpty { periods[periods.count - 1].validTo = act.from }
        if let beginning = act.begins {
            periods.append(
                Period(
                    membership: row.id, seq: row.seq, beginning: beginning, validFrom: act.from))
        }
    }
}

/// A decision as the register has it; compared and never printed.
struct ProtocolText: Hashable, Sendable {
    var organ: String?
    var number: String?
    var date: CivilDate?
    var votes: [Int32?]

    init(_ decision: OrganDecision?) {
        (organ, number) = (decision?.organ.text, decision?.protocolNumber.text)
        date = decision?.protocolDate
        votes = [
            decision?.votesFor, decision?.votesAgainst, decision?.votesAbstained,
            decision?.entitled,
        ].map { $0.map { Int32(clamping: $0) } }
    }

    init(from row: inout RowReader) throws(PostgresError) {
        organ = try row.next(String?.self)
        number = try row.next(String?.self)
        date = try row.next(CivilDate?.self)
        votes = []
        for _ in 0..<4 { votes.append(try row.next(Int32?.self)) }
    }

    /// The columns of a file in which two differ.
    func differences(from other: ProtocolText) -> [MembershipColumn] {
        let columns: [MembershipColumn] = [
            .votesFor, .votesAgainst, .votesAbstained, .votesEntitled,
        ]
        let differences: [MembershipColumn?] = [
            organ == other.organ ? nil : .organ,
            number == other.number ? nil : .protocolNumber,
            date == other.date ? nil : .protocolOn,
        ]
        return differences.compactMap(\.self)
            + columns.indices.filter { votes[$0] != other.votes[$0] }.map { columns[$0] }
    }
}

extension MembershipHistory.Act {
    init(_ act: MemberAct, of row: Member.Row) {
        (membership, seq, self.act) = (row.id, row.seq, act.act)
        (day, reason, protocolText) = (act.from, act.reason, ProtocolText(act.decision))
        (hearingOn, appealDueOn) = (act.hearingOn, act.appealDueOn)
    }

    init(from row: inout RowReader) throws(PostgresError) {
        membership = try row.next()
        seq = try row.next()
        act = try row.next()
        day = try row.next()
        reason = try row.next(String?.self)
        protocolText = try ProtocolText(from: &row)
        hearingOn = try row.next(CivilDate?.self)
        appealDueOn = try row.next(CivilDate?.self)
    }
}

extension MembershipHistory.Period {
    init(from row: inout RowReader) throws(PostgresError) {
        membership = try row.next()
        seq = try row.next()
        beginning = MemberAct.Beginning(
            kind: try row.next(), charter: try row.next(), severalKinds: try row.next())
        validFrom = try row.next()
        validTo = try row.next(CivilDate?.self)
    }
}
