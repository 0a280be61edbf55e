import Kernel

/// What a chunk does: decided from its rows and what the database knows, without asking again.
struct MembershipPlan: Sendable {
    private struct Key: Hashable {
        var organisation: Organisation.ID
        var lane: String
    }

    let alliance: ImportedAlliance
    private var histories: [Key: MembershipHistory] = [:]
    /// In the order in which they were first written to.
    private var touched: [Key] = []
    /// Lines that were refused, by the organisation of which nothing later is taken.
    private var refused: [Organisation.ID: Int] = [:]

    /// - Parameters: the chunk's memberships as they are, acts and periods in the order of `seq`.
    init(
        _ alliance: ImportedAlliance, _ members: [Member.Row], _ acts: [MembershipHistory.Act],
        _ periods: [MembershipHistory.Period]
    ) {
        self.alliance = alliance
        let acts = Dictionary(grouping: acts, by: \.membership)
        let periods = Dictionary(grouping: periods, by: \.membership)
        for member in members {
            guard let organisation = member.holder.organisation else { continue }
            histories[Key(organisation: organisation, lane: member.lane)] =
                MembershipHistory(member, acts[member.id] ?? [], periods[member.id] ?? [])
        }
    }

    /// Memberships that get other versions.
    var changed: [MembershipHistory] { touched.compactMap { histories[$0] } }

    mutating func apply(_ rows: [MembershipChunk.Row]) -> MembershipOutcome {
        var outcome = MembershipOutcome()
        for entry in rows {
            do throws(RowProblems) {
                outcome.add(try apply(entry.row))
            } catch {
                refused[entry.row.organisation] =
                    refused[entry.row.organisation] ?? entry.record.line
                outcome.rejected.append(.init(record: entry.record, problems: error))
            }
        }
        return outcome
    }

    private mutating func apply(_ row: MembershipRow) throws(RowProblems) -> MembershipFit {
        if let line = refused[row.organisation] { throw .follows(line: line) }
        let key = Key(organisation: row.organisation, lane: row.lane)
        var history =
            histories[key]
            ?? MembershipHistory(
                Member.Row(
                    new: .make(), of: .organisation(row.organisation), in: alliance.id,
                    root: alliance.root,
                    lane: row.lane), [], [])
        let isUntouched = history.additions.isEmpty
        let fit = try history.apply(row)
        if isUntouched, !history.additions.isEmpty { touched.append(key) }
        histories[key] = history
        return fit
    }
}
