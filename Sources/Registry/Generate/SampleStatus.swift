/// How many organisations of the register are in which state: exact in every run, whatever the
/// count, because each row asks for its place in a shuffled queue.
///
/// Source: gov.kz, Civil Society Committee, April 2023: 23,335 registered = 1,742 without BIN +
/// 2,217 not found + 68 in liquidation + 1,103 suspended + the rest active.
struct SampleStatus {
    enum Kind: Int, CaseIterable {
        case withoutBIN, notFound, inLiquidation, suspended, active
    }

    private static let shares = [1_742, 2_217, 68, 1_103]
    private static let whole = 23_335

    private let count: Int
    private let step: Int
    private let offset: Int
    private let bounds: [Int]

    init(count: Int, random: inout SplitMix64) {
        self.count = count
        var sum = 0
        bounds = Self.shares.map { share in
            sum += share
            return sum * count / Self.whole
        }
        guard count > 1 else {
            (step, offset) = (1, 0)
            return
        }
        // A step without a common divisor visits every place once; near 0.618 it spreads well.
        var step = max(1, count / 1000 * 618 + random.below(max(1, count / 10)))
        while Self.commonDivisor(step, count) != 1 { step += 1 }
        self.step = step % count
        offset = random.below(count)
    }

    func kind(of row: Int) -> Kind {
        let place = (row * step + offset) % count
        let found = bounds.firstIndex { place < $0 } ?? bounds.count
        return Kind(rawValue: found) ?? .active
    }

    private static func commonDivisor(_ one: Int, _ other: Int) -> Int {
        other == 0 ? one : commonDivisor(other, one % other)
    }
}
