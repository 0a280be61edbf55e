import Kernel
import Postgres

@testable import Ranking

/// An organisation with its rows, as a test states it.
struct Entrant: Sendable {
    var subject: Subject
    var rows: [InputRow]

    init(
        _ number: UInt64, form: String = "f", size: String = "s", sphere: String = "1",
        region: String = "KZ-75", alert: String = "", _ rows: [(Int, Int64, Int64)] = []
    ) {
        subject = Subject(
            id: UUIDValue(high: 0x7000, low: 0x8000_0000_0000_0000 | number), form: form,
            size: size, sphere: sphere, region: region, alert: alert)
        self.rows = rows.enumerated().map { place, row in
            InputRow(
                indicator: row.0, source: "s/\(place)", on: CutOff(2026_03_31), good: row.1,
                total: row.2)
        }
    }
}

extension MethodRecord {
    /// Two indicators of weight 3 and 1, everybody one group.
    static func small(_ form: Form = .sum, strength: Int64 = 2) -> MethodRecord {
        MethodRecord(
            form: form, scale: 1000, evidence: Evidence(rowsMin: 2, indicatorsMin: 1), groupMin: 1,
            bands: [Band(from: 700, name: "A"), Band(from: 0, name: "B")],
            indicators: [
                Indicator("reporting", weight: 3, strength: strength, prior: 500_000),
                Indicator(
                    "breaches", weight: 1, direction: .down, strength: strength, prior: 900_000),
            ])
    }

    func rank(_ entrants: [Entrant], cutOff: Int32 = 2026_10_01) -> Ranking {
        var calculation = Calculation(self, cutOff: CutOff(cutOff))
        for entrant in entrants {
            calculation.begin(entrant.subject)
            for row in entrant.rows { calculation.count(row) }
        }
        return calculation.rank()
    }

    /// Standings by the organisations' ids.
    func standings(_ entrants: [Entrant], cutOff: Int32 = 2026_10_01) -> [UUIDValue: Standing] {
        let ranking = rank(entrants, cutOff: cutOff)
        return Dictionary(
            uniqueKeysWithValues: ranking.order.map {
                (ranking.id(of: $0), ranking.standing(of: $0))
            })
    }

    func export(_ entrants: [Entrant]) throws -> (bytes: [UInt8], digest: [UInt8]) {
        var export = try RankingExport(self, .test)
        for entrant in entrants.sorted(by: { $0.subject.id < $1.subject.id }) {
            export.add(entrant.subject, entrant.rows)
        }
        var bytes: [UInt8] = []
        let (_, digest) = export.finish { bytes += $0 }
        return (bytes, digest)
    }
}

extension ExportHeader {
    static let test = ExportHeader(
        snapshot: UUIDValue(high: 0x7000, low: 0x8000_0000_0000_0000),
        cutOff: CivilDate(year: 2026, month: 10, day: 1)!, method: "test", methodVersion: 1)
}

/// Random entrants, the same for the same seed.
struct EntrantGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func random(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(limit))
    }

    mutating func entrants(_ count: Int, indicators: Int) -> [Entrant] {
        (0..<count).map { number in
            let rows = (0..<random(8)).map { _ -> (Int, Int64, Int64) in
                let total = Int64(1 + random(1000))
                return (random(indicators), Int64(random(Int(total) + 1)), total)
            }
            return Entrant(
                UInt64(number), form: "f\(random(2))", size: "s\(random(2))",
                sphere: "\(1 + random(3))", region: "KZ-\(10 + random(3))", rows)
        }
    }

    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var elements = elements
        for place in elements.indices.dropLast() {
            elements.swapAt(place, place + random(elements.count - place))
        }
        return elements
    }
}
