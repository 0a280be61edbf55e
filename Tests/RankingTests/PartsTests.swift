import Testing

@testable import Ranking

struct PartsTests {
    @Test(arguments: [
        (1, 2, 1), (1, 3, 0), (2, 3, 1), (3, 2, 2), (0, 7, 0), (5, 10, 1), (49, 100, 0),
    ])
    func `a division rounds a half upwards`(dividend: UInt128, divisor: UInt128, result: Int64) {
        #expect(Parts.divide(dividend, by: divisor) == result)
    }

    @Test func `a root is the nearest whole number`() {
        for square in UInt128(0)...2000 {
            let root = UInt128(Parts.root(square))
            // (root - 1/2)² < square < (root + 1/2)², in quarters.
            #expect(root == 0 || (2 * root - 1) * (2 * root - 1) < 4 * square)
            #expect((2 * root + 1) * (2 * root + 1) > 4 * square)
        }
        #expect(Parts.root(UInt128(1_000_000_000_000) * 1_000_000_000_000) == 1_000_000_000_000)
        #expect(Parts.root(UInt128(UInt64.max) * UInt128(UInt32.max)) > 0)
    }

    @Test func `the distance form gives what its model publishes`() {
        // 100 - sqrt(((100 - 88)² + (100 - 77)²) / 2) = 81.66
        let method = MethodRecord(
            form: .distance, scale: 10_000,
            evidence: .init(rowsMin: 1, indicatorsMin: 1), groupMin: 1,
            bands: [.init(from: 0, name: "x")],
            indicators: [
                Indicator("a", weight: 1, strength: 0, prior: 0),
                Indicator("b", weight: 1, strength: 0, prior: 0),
            ])
        #expect(method.points([880_000, 770_000]) == 8166)
        #expect(method.points([1_000_000, 1_000_000]) == 10_000)
        #expect(method.points([0, 0]) == 0)
        var sum = method
        sum.form = .sum
        #expect(sum.points([880_000, 770_000]) == 8250)
        #expect(method.points([1_000_000, 0]) < sum.points([1_000_000, 0]))
    }
}
