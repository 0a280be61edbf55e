import Testing

@testable import Registry

struct CheckDigitTests {
    /// The rule once more, written out with its weights.
    private func reference(_ digits: [Int]) -> (digit: Int?, passes: Int) {
        let first = zip(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]).map { $0 * $1 }
        let sum = first.reduce(0, +) % 11
        if sum < 10 { return (sum, 1) }
        let second = zip(digits, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]).map { $0 * $1 }
        let again = second.reduce(0, +) % 11
        return (again < 10 ? again : nil, 2)
    }

    @Test func `agrees with the rule written out, in both passes`() throws {
        var random = SplitMix64(seed: 1)
        var (secondPass, unissuable) = (0, 0)
        let count = 50_000
        for _ in 0..<count {
            let digits = (0..<11).map { _ in Int.random(in: 0...9, using: &random) }
            let body = digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1) }
            let expected = reference(digits)
            let made = TwelveDigits(body: body)
            #expect((made?[12]) == expected.digit)
            if let made {
                #expect(made.checkDigitProblem == nil)
                #expect(made.number / 10 == body)
                #expect(try TwelveDigits(made.text) == made)
            }
            secondPass += expected.passes == 2 ? 1 : 0
            unissuable += expected.digit == nil ? 1 : 0
        }
        // 9.2 and 0.8 in a hundred bodies.
        #expect((4_300...4_900).contains(secondPass))
        #expect((330...480).contains(unissuable))
    }
}
