package import Postgres

/// A finished calculation: the standing of every organisation.
package struct Ranking: Sendable {
    private let calculation: Calculation
    private let groups: PeerGroups
    private var points: [Int32] = []
    private var levels: [UInt8] = []
    private var places: [Places] = []
    /// Organisations by their ids.
    package private(set) var order: [Int] = []

    init(_ calculation: consuming Calculation) {
        groups = PeerGroups(calculation)
        self.calculation = calculation
        places = Array(repeating: Places(), count: count)
        for member in 0..<count {
            let level = groups.level(of: self.calculation.members[member])
            levels.append(UInt8(level.rawValue))
            points.append(state(of: member) == .rated ? Int32(pointsOf(member, level)) : -1)
        }
        let members = self.calculation.members
        order = members.indices.sorted { members[$0].id < members[$1].id }
        place()
    }

    package var count: Int { calculation.members.count }
    package var method: MethodRecord { calculation.method }

    package func id(of member: Int) -> UUIDValue { calculation.members[member].id }

    package func state(of member: Int) -> Standing.State {
        if calculation.members[member].hasAlert { return .alert }
        var (rows, indicators) = (0, 0)
        for place in calculation.range(of: member) where calculation.rows[place] > 0 {
            rows += Int(calculation.rows[place])
            indicators += 1
        }
        let evidence = method.evidence
        let isEnough = rows >= evidence.rowsMin && indicators >= evidence.indicatorsMin
        return isEnough ? .rated : .unrated
    }

    package func standing(of member: Int) -> Standing {
        let state = state(of: member)
        let own = Int64(max(points[member], 0))
        return Standing(
            state: state, points: own, band: state == .rated ? method.band(of: own) : "",
            places: places[member], level: level(of: member))
    }

    /// How each indicator came to its value, in the method's order.
    package func indicators(of member: Int) -> [IndicatorStanding] {
        values(of: member, level(of: member))
    }

    private func level(of member: Int) -> PeerLevel {
        PeerLevel(rawValue: Int(levels[member])) ?? .all
    }

    private func values(of member: Int, _ level: PeerLevel) -> [IndicatorStanding] {
        let means = groups.means(of: calculation.members[member], level)
        return calculation.range(of: member).enumerated().map { indicator, place in
            let rows = Int64(calculation.rows[place])
            let sum = calculation.sums[place]
            return IndicatorStanding(
                rows: rows, sum: sum, mean: means[indicator],
                value: method.indicators[indicator].shrunk(
                    sum: sum, rows: rows, mean: means[indicator]))
        }
    }

    private func pointsOf(_ member: Int, _ level: PeerLevel) -> Int64 {
        method.points(values(of: member, level).map(\.value))
    }
}

extension Ranking {
    /// Counts organisations of one part, best first.
    private struct Counter {
        var seen: Int32 = 0
        var points: Int32 = -1
        var place: Int32 = 0

        mutating func next(_ points: Int32) -> Int32 {
            seen += 1
            if points != self.points { (self.points, place) = (points, seen) }
            return place
        }
    }

    private mutating func place() {
        let rated = order.filter { points[$0] >= 0 }.sorted { points[$0] > points[$1] }
        var national = Counter()
        var (regions, spheres, groups): ([UInt16: Counter], [UInt16: Counter], [UInt64: Counter])
        (regions, spheres, groups) = ([:], [:], [:])
        for one in rated {
            let member = calculation.members[one]
            let points = points[one]
            places[one] = Places(
                national: national.next(points),
                region: regions[member.region, default: Counter()].next(points),
                sphere: spheres[member.sphere, default: Counter()].next(points),
                group: groups[member.key(level(of: one)), default: Counter()].next(points))
        }
    }
}
