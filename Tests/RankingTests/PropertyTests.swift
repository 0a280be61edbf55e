import Kernel
import Postgres
import Testing

@testable import Ranking

/// What holds for any rows; each on many random ones.
struct PropertyTests {
    private static func method(_ form: MethodRecord.Form) -> MethodRecord {
        var method = MethodRecord.demonstration
        method.form = form
        method.groupMin = 4
        method.evidence = .init(rowsMin: 1, indicatorsMin: 1)
        return method
    }

    @Test(arguments: MethodRecord.Form.allCases)
    func `a better row never costs points nor places`(form: MethodRecord.Form) {
        let method = Self.method(form)
        var generator = EntrantGenerator(seed: 1)
        for _ in 0..<60 {
            let before = generator.entrants(25, indicators: method.indicators.count)
            guard let one = before.indices.filter({ !before[$0].rows.isEmpty }).first else {
                continue
            }
            var after = before
            let place = generator.random(after[one].rows.count)
            let row = after[one].rows[place]
            let isUp = method.indicators[row.indicator].direction == .up
            after[one].rows[place].good = isUp ? row.total : 0
            let id = before[one].subject.id
            let (old, new) = (method.standings(before)[id]!, method.standings(after)[id]!)
            #expect(new.points >= old.points)
            #expect(new.places.group <= old.places.group)
            #expect(new.points - old.points <= method.stepMax)
        }
    }

    @Test(arguments: MethodRecord.Form.allCases)
    func `a further row moves nobody by more than the method states`(form: MethodRecord.Form) {
        let method = Self.method(form)
        var generator = EntrantGenerator(seed: 4)
        var widest: Int64 = 0
        for _ in 0..<60 {
            let before = generator.entrants(25, indicators: method.indicators.count)
            guard let one = before.indices.filter({ !before[$0].rows.isEmpty }).first else {
                continue
            }
            var after = before
            let row = InputRow(
                indicator: generator.random(method.indicators.count), source: "further",
                on: CutOff(2026_03_31), good: Int64(generator.random(2)), total: 1)
            after[one].rows.append(row)
            let id = before[one].subject.id
            let (old, new) = (method.standings(before)[id]!, method.standings(after)[id]!)
            #expect(abs(new.points - old.points) <= method.stepMax)
            widest = max(widest, abs(new.points - old.points))
        }
        #expect(widest > 0)
    }

    @Test(arguments: MethodRecord.Form.allCases)
    func `of equal rates the one with more evidence leads above the mean and trails under it`(
        form: MethodRecord.Form
    ) {
        let method = MethodRecord.small(form, strength: 3)
        var generator = EntrantGenerator(seed: 5)
        var (leading, trailing) = (0, 0)
        for _ in 0..<200 {
            let (good, total) = (Int64(generator.random(11)), Int64(10))
            let fewer = 1 + generator.random(3)
            let more = fewer + 1 + generator.random(10)
            // As much of the second indicator for both, so that both are rated.
            let rest: [(Int, Int64, Int64)] = [(1, 0, 1), (1, 0, 1)]
            func entrant(_ number: UInt64, _ rows: Int) -> Entrant {
                Entrant(number, rest + Array(repeating: (0, good, total), count: rows))
            }
            let others = (3..<12).map { number in
                Entrant(UInt64(number), [(0, Int64(generator.random(11)), 10), (1, 0, 1)])
            }
            let entrants = [entrant(1, fewer), entrant(2, more)] + others
            let ranking = method.rank(entrants)
            let mean = ranking.indicators(of: 0)[0].mean
            let (small, large) = (ranking.standing(of: 0), ranking.standing(of: 1))
            if good * Parts.whole / total >= mean {
                leading += 1
                #expect(small.points <= large.points)
                #expect(small.places.national >= large.places.national)
            } else {
                trailing += 1
                #expect(small.points >= large.points)
                #expect(small.places.national <= large.places.national)
            }
        }
        #expect(leading > 20 && trailing > 20)
    }

    @Test(arguments: MethodRecord.Form.allCases)
    func `the order of organisations and rows changes nothing`(form: MethodRecord.Form) throws {
        let method = Self.method(form)
        var generator = EntrantGenerator(seed: 2)
        for _ in 0..<20 {
            let entrants = generator.entrants(40, indicators: method.indicators.count)
            var mixed = generator.shuffled(entrants)
            for place in mixed.indices { mixed[place].rows = generator.shuffled(mixed[place].rows) }
            #expect(method.standings(entrants) == method.standings(mixed))
        }
    }

    @Test func `who is in no common group touches neither points nor the place in the group`() {
        let method = Self.method(.sum)
        var generator = EntrantGenerator(seed: 3)
        for _ in 0..<40 {
            let entrants = generator.entrants(60, indicators: method.indicators.count)
            var others = entrants
            for place in others.indices where others[place].subject.form == "f1" {
                for row in others[place].rows.indices { others[place].rows[row].good = 0 }
            }
            let (before, after) = (method.standings(entrants), method.standings(others))
            for entrant in entrants where entrant.subject.form == "f0" {
                let (old, new) = (before[entrant.subject.id]!, after[entrant.subject.id]!)
                guard old.level != .all else { continue }
                #expect(old.points == new.points)
                #expect(old.places.group == new.places.group)
            }
        }
    }

    @Test func `a small sample is drawn to the mean, never past it`() {
        let indicator = Indicator("x", weight: 1, strength: 3, prior: 0)
        for mean in stride(from: Int64(0), through: Parts.whole, by: 71_993) {
            for good in Int64(0)...5 {
                let share = indicator.value(good: good, of: 5)
                // The same rate with more and more evidence.
                let values = [Int64(1), 2, 5, 20, 1000].map { rows in
                    indicator.shrunk(sum: share * rows, rows: rows, mean: mean)
                }
                for (fewer, more) in zip(values, values.dropFirst()) {
                    #expect(share >= mean ? fewer <= more : fewer >= more)
                }
                #expect(values.allSatisfy { min(mean, share)...max(mean, share) ~= $0 })
            }
        }
    }

    @Test func `with no rows the value is the mean, and with none in the group the stated one`() {
        let indicator = Indicator("x", weight: 1, strength: 0, prior: 0)
        #expect(indicator.shrunk(sum: 0, rows: 0, mean: 123_456) == 123_456)
        let ranking = MethodRecord.small().rank([Entrant(1, [(0, 1, 1), (0, 1, 1)])])
        #expect(ranking.indicators(of: 0)[1].mean == 900_000)
        #expect(ranking.indicators(of: 0)[1].value == 900_000)
    }

    @Test func `rows count from the day after the same day years ago to the cut-off day`() {
        var entrant = Entrant(1, [(0, 1, 1), (0, 1, 1), (0, 1, 1), (0, 1, 1)])
        for (place, day) in [2023_10_01, 2023_10_02, 2026_10_01, 2026_10_02].enumerated() {
            entrant.rows[place].on = CutOff(Int32(day))
        }
        #expect(MethodRecord.small().rank([entrant]).indicators(of: 0)[0].rows == 2)
    }

    @Test func `a group that is too small gives way to a wider one`() {
        var method = MethodRecord.small()
        method.groupMin = 3
        let entrants = [
            Entrant(1), Entrant(2), Entrant(3), Entrant(4, sphere: "2"),
            Entrant(5, size: "t"), Entrant(6, form: "g"),
        ]
        let standings = method.standings(entrants)
        #expect(
            entrants.map { standings[$0.subject.id]?.level } == [
                .formSizeSphere, .formSizeSphere, .formSizeSphere, .formSize, .form, .all,
            ])
    }

    @Test func `an alert stands in place of points, and holds no place`() {
        let rows: [(Int, Int64, Int64)] = [(0, 1, 1), (0, 1, 1)]
        let entrants = [Entrant(1, alert: "finding", rows), Entrant(2, rows)]
        let standings = MethodRecord.small().standings(entrants)
        #expect(standings[entrants[0].subject.id]?.state == .alert)
        #expect(standings[entrants[0].subject.id]?.places == Places())
        #expect(standings[entrants[1].subject.id]?.places.national == 1)
    }
}
