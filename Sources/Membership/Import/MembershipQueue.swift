import Kernel

/// The rows of a file in the order in which they are written.
struct MembershipQueue {
    /// Whole memberships, alliance by alliance.
    private(set) var chunks: [MembershipChunk] = []
    /// Rows that were refused at once, and those that would follow them.
    private(set) var refused: [MembershipOutcome.Refused] = []

    init(_ rows: [CheckedMembership], rowsMax: Int) {
        let known = rows.filter { $0.key != nil }.sorted(by: CheckedMembership.precedes)
        for row in rows where row.key == nil { refuse(row) }
        let memberships = Dictionary(grouping: known) { $0.key }
        // In the order of the file, so that chunks are the same in every run.
        var seen: Set<CheckedMembership.Key> = []
        var waiting: [Tenant.ID: [MembershipChunk.Row]] = [:]
        for case let key? in rows.map(\.key) where seen.insert(key).inserted {
            waiting[key.alliance, default: []] += take(memberships[key] ?? [])
            if waiting[key.alliance, default: []].count >= rowsMax {
                close(waiting.removeValue(forKey: key.alliance) ?? [])
            }
        }
        for rest in waiting.sorted(by: { $0.key < $1.key }) { close(rest.value) }
    }

    /// The good rows of one membership up to the first refused one.
    private mutating func take(_ rows: [CheckedMembership]) -> [MembershipChunk.Row] {
        var taken: [MembershipChunk.Row] = []
        var broken: Int?
        for checked in rows {
            if let broken, case .success = checked.result {
                refused.append(
                    .init(record: checked.record, problems: .follows(line: broken)))
            } else if case .success(let row) = checked.result {
                taken.append(MembershipChunk.Row(record: checked.record, row: row))
            } else {
                refuse(checked)
                broken = broken ?? checked.record.line
            }
        }
        return taken
    }

    private mutating func refuse(_ row: CheckedMembership) {
        guard case .failure(let problems) = row.result else { return }
        refused.append(.init(record: row.record, problems: problems))
    }

    private mutating func close(_ rows: [MembershipChunk.Row]) {
        guard let alliance = rows.first?.row.alliance else { return }
        chunks.append(MembershipChunk(alliance: alliance, rows: rows))
    }
}
