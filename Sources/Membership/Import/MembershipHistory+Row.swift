import Kernel

/// What a row is to a history.
enum MembershipFit {
    /// Everything it says is there already.
    case unchanged
    /// It begins a membership, a first one or one after a leaving.
    case begun
    /// It goes on with one.
    case continued
}

extension MembershipHistory {
    /// Adds what a row says and the register does not have yet.
    ///
    /// History is only continued: a row that says something else than the register has, or something
    /// that was before its end, is refused with all that contradicts.
    mutating func apply(_ row: MembershipRow) throws(RowProblems) -> MembershipFit {
        guard let stay = stay(from: row.joinedOn) else {
            try insistOnRoom(for: row)
            add(row.join)
            for event in row.events { add(row.act(event, keeping: row.beginning)) }
            return .begun
        }
        let new = try rest(of: row, in: stay)
        for event in new {
            try insistOnStep(event, in: stay)
            add(row.act(event, keeping: periods.last?.beginning ?? row.beginning))
        }
        return new.isEmpty ? .unchanged : .continued
    }

    /// Acts from a joining on that day up to the next joining.
    private func stay(from day: CivilDate) -> Range<Int>? {
        guard let first = acts.lastIndex(where: { $0.act == "join" && $0.day == day }) else {
            return nil
        }
        let next = acts[(first + 1)...].firstIndex { $0.act == "join" }
        return first..<(next ?? acts.endIndex)
    }

    private func insistOnRoom(for row: MembershipRow) throws(RowProblems) {
        guard isOver else {
            let since = acts.last { $0.act == "join" }?.day
            throw .one(
                .joinedOn, "contradicts",
                "is not what the register has, a member since \(since?.description ?? "")")
        }
        guard let freeFrom, row.joinedOn < freeFrom else { return }
        throw .one(
            .joinedOn, "order",
            "is before \(freeFrom), up to when the register has it; history is only continued")
    }

    /// The events of a row that are not in a stay yet, once all others were found the same.
    private func rest(
        of row: MembershipRow, in stay: Range<Int>
    ) throws(RowProblems) -> [MembershipRow.Event] {
        var problems: [RowProblem] = []
        let seq = acts[stay.lowerBound].seq
        if let kind = periods.first(where: { $0.seq == seq })?.beginning.kind,
            kind != row.beginning.kind
        {
            problems.append(
                RowProblem(
                    MembershipColumn.kind, "contradicts", "is not what the register has, \(kind)"))
        }
        var place = stay.lowerBound + 1
        var new: [MembershipRow.Event] = []
        for event in row.events {
            let found = acts[place..<stay.upperBound].firstIndex {
                $0.act == event.step.rawValue && $0.day == event.day
            }
            guard new.isEmpty, let found else {
                new.append(event)
                continue
            }
            place = found + 1
            problems += contradictions(of: row, about: event, to: acts[found])
        }
        guard problems.isEmpty else { throw RowProblems(problems) }
        return new
    }

    /// What a row states beside the day of an act. Protocol and reason are about its last act that
    /// has one; earlier acts may have been decided otherwise.
    private func contradictions(
        of row: MembershipRow, about event: MembershipRow.Event, to act: Act
    ) -> [RowProblem] {
        var columns: [MembershipColumn] = []
        if event.step == row.events.last(where: { $0.step.decision != nil })?.step {
            columns = ProtocolText(row.decision).differences(from: act.protocolText)
        }
        if event.step == row.events.last(where: \.step.takesReason)?.step,
            let reason = row.reason, reason != act.reason
        {
            columns.append(.reason)
        }
        if event.step == .expel {
            if row.hearingOn != act.hearingOn { columns.append(.hearingOn) }
            if row.statesAppealDue, row.appealDueOn != act.appealDueOn {
                columns.append(.appealDueOn)
            }
        }
        return columns.map {
            RowProblem(
                $0, "contradicts", "is not what the register has for \(event.step.column.title)")
        }
    }

    /// Whether something new can follow now.
    private func insistOnStep(
        _ event: MembershipRow.Event, in stay: Range<Int>
    ) throws(RowProblems) {
        let column = event.step.column
        let isLast = !acts[stay.lowerBound + 1..<acts.count].contains { $0.act == "join" }
        guard isLast, event.step.follows(row.state) else {
            let same = acts[stay].last { $0.act == event.step.rawValue }
            let text =
                same.map { "is not what the register has, \($0.day)" }
                ?? "does not follow what the register has, \(row.state.rawValue)"
            throw .one(column, "contradicts", text)
        }
        if let freeFrom, event.day < freeFrom {
            throw .one(
                column, "order", "is before \(freeFrom), up to when the register has it")
        }
    }
}

extension MembershipRow.Step {
    /// Source: `membership.transitions`.
    func follows(_ state: Member.State) -> Bool {
        switch self {
        case .suspend: state == .active
        case .resume: state == .suspended
        case .leave, .expel: state == .active || state == .suspended
        }
    }
}

extension RowProblems {
    static func one(_ column: MembershipColumn, _ rule: String, _ text: String) -> RowProblems {
        RowProblems([RowProblem(column, rule, text)])
    }
}
