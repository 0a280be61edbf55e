/// The groups of a calculation: how many organisations each has, and the means of their rows.
struct PeerGroups: Sendable {
    private struct Totals: Sendable {
        var members = 0
        var sums: [Int64]
        var rows: [Int64]
        var means: [Int64] = []
    }

    private var groups: [UInt64: Int] = [:]
    private var totals: [Totals] = []
    private let groupMin: Int

    init(_ calculation: borrowing Calculation) {
        let count = calculation.method.indicators.count
        groupMin = calculation.method.groupMin
        for (number, member) in calculation.members.enumerated() {
            let range = calculation.range(of: number)
            for level in PeerLevel.allCases {
                let group = self.group(member.key(level), indicators: count)
                totals[group].members += 1
                for (indicator, place) in range.enumerated() {
                    totals[group].sums[indicator] += calculation.sums[place]
                    totals[group].rows[indicator] += Int64(calculation.rows[place])
                }
            }
        }
        for group in totals.indices {
            totals[group].means = calculation.method.indicators.enumerated().map { place, one in
                let rows = totals[group].rows[place]
                guard rows > 0 else { return one.prior }
                return Parts.divide(UInt128(totals[group].sums[place]), by: UInt128(rows))
            }
        }
    }

    private mutating func group(_ key: UInt64, indicators: Int) -> Int {
        if let group = groups[key] { return group }
        let nothing = Array(repeating: Int64(0), count: indicators)
        totals.append(Totals(sums: nothing, rows: nothing))
        groups[key] = totals.count - 1
        return totals.count - 1
    }

    /// The narrowest group that is large enough, or everybody.
    func level(of member: Calculation.Member) -> PeerLevel {
        PeerLevel.allCases.first { level in
            groups[member.key(level)].map { totals[$0].members >= groupMin } ?? false
        } ?? .all
    }

    func means(of member: Calculation.Member, _ level: PeerLevel) -> [Int64] {
        groups[member.key(level)].map { totals[$0].means } ?? []
    }
}
