import Kernel
import Postgres
import Testing

@testable import Ranking

/// Five organisations, computed by hand.
///
/// Method: reporting (weight 3, up) and breaches (weight 1, down), k = 2, one peer group, scale 1000.
///
/// | | reporting | n·x | n | breaches | value | n·x | n |
/// |---|---|---|---|---|---|---|---|
/// | 1 | 1/1, 1/1, 1/1 | 3,000,000 | 3 | 0/1 | 1,000,000 | 1,000,000 | 1 |
/// | 2 | 1/1, 1/1 | 2,000,000 | 2 | | | 0 | 0 |
/// | 3 | 1/1, 0/1, 0/1 | 1,000,000 | 3 | 1/3 | 666,667 | 666,667 | 1 |
/// | 4 | 1/1 | 1,000,000 | 1 | | | 0 | 0 |
/// | 5 | 1/1, 1/1 | 2,000,000 | 2 | | | 0 | 0 |
///
/// Means of the group: reporting 9,000,000 / 11 = 818,181.8 → 818,182; breaches
/// (1,000,000 + 666,667) / 2 = 833,333.5 → 833,334.
struct WorkedExampleTests {
    static let entrants = [
        Entrant(1, [(0, 1, 1), (0, 1, 1), (0, 1, 1), (1, 0, 1)]),
        Entrant(2, [(0, 1, 1), (0, 1, 1)]),
        Entrant(3, [(0, 1, 1), (0, 0, 1), (0, 0, 1), (1, 1, 3)]),
        Entrant(4, [(0, 1, 1)]),
        Entrant(5, [(0, 1, 1), (0, 1, 1)]),
    ]

    @Test func `every intermediate number is the one on paper`() {
        let ranking = MethodRecord.small().rank(Self.entrants)
        let reporting: [(rows: Int64, sum: Int64, value: Int64)] = [
            // (3,000,000 + 2 · 818,182) / 5 = 927,272.8
            (3, 3_000_000, 927_273),
            // (2,000,000 + 1,636,364) / 4 = 909,091
            (2, 2_000_000, 909_091),
            // (1,000,000 + 1,636,364) / 5 = 527,272.8
            (3, 1_000_000, 527_273),
            // (1,000,000 + 1,636,364) / 3 = 878,788
            (1, 1_000_000, 878_788),
            (2, 2_000_000, 909_091),
        ]
        let breaches: [(rows: Int64, sum: Int64, value: Int64)] = [
            // (1,000,000 + 2 · 833,334) / 3 = 888,889.3
            (1, 1_000_000, 888_889),
            // No row: the mean of the group.
            (0, 0, 833_334),
            // (666,667 + 1,666,668) / 3 = 777,778.3
            (1, 666_667, 777_778),
            (0, 0, 833_334),
            (0, 0, 833_334),
        ]
        for member in 0..<5 {
            let (first, second) = (reporting[member], breaches[member])
            #expect(
                ranking.indicators(of: member) == [
                    IndicatorStanding(
                        rows: first.rows, sum: first.sum, mean: 818_182, value: first.value),
                    IndicatorStanding(
                        rows: second.rows, sum: second.sum, mean: 833_334, value: second.value),
                ], "\(member + 1)")
        }
    }

    @Test func `points, bands and places are the ones on paper`() {
        let ranking = MethodRecord.small().rank(Self.entrants)
        // (3 · 927,273 + 888,889) · 1000 / 4,000,000 = 917.677 → 918
        // (3 · 909,091 + 833,334) / 4000 = 890.15 → 890
        // (3 · 527,273 + 777,778) / 4000 = 589.90 → 590
        let expected: [(Standing.State, Int64, String, Int32)] = [
            (.rated, 918, "A", 1), (.rated, 890, "A", 2), (.rated, 590, "B", 4),
            // One row: too little data, which is not nought.
            (.unrated, 0, "", 0),
            // Equal points, equal place; the next one counts both.
            (.rated, 890, "A", 2),
        ]
        for (member, one) in expected.enumerated() {
            let standing = ranking.standing(of: member)
            #expect(standing.state == one.0, "\(member + 1)")
            #expect(standing.points == one.1, "\(member + 1)")
            #expect(standing.band == one.2, "\(member + 1)")
            #expect(standing.places.national == one.3, "\(member + 1)")
        }
    }

    @Test func `the distance form, on paper`() {
        let ranking = MethodRecord.small(.distance).rank(Self.entrants)
        // 1 - sqrt((3 · 0.072727² + 0.111111²) / 4) = 1 - 0.083984 → 916
        // 1 - sqrt((3 · 0.090909² + 0.166666²) / 4) = 1 - 0.114642 → 885
        // 1 - sqrt((3 · 0.472727² + 0.222222²) / 4) = 1 - 0.424204 → 576
        #expect(ranking.standing(of: 0).points == 916)
        #expect(ranking.standing(of: 1).points == 885)
        #expect(ranking.standing(of: 2).points == 576)
    }

    @Test func `an export of them says the same in its lines`() throws {
        let (bytes, digest) = try MethodRecord.small().export(Self.entrants)
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 3 + 5 + 13 + 5 + 1)
        let id = Self.entrants[0].subject.id
        #expect(lines[3].hasPrefix("o\t\(id)\tf\ts\t1\tKZ-75\t\t\t"))
        #expect(lines[4].hasPrefix("i\treporting\ts/0\t20260331\t1\t1\t"))
        #expect(lines[21].hasPrefix("r\t\(id)\trated\t918\tA\t1\t1\t1\t1\tform-size-sphere\t"))
        #expect(lines[26].hasPrefix("end\t5\t13\t"))
        #expect(digest.count == 32)
    }
}
