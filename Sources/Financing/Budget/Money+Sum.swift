import Kernel

extension Money {
    /// Nil where it is more than money can be.
    static func sum(_ amounts: [Money]) -> Money? {
        var sum: Int64 = 0
        for amount in amounts {
            let (next, overflow) = sum.addingReportingOverflow(amount.tiyn)
            guard !overflow else { return nil }
            sum = next
        }
        return Money(tiyn: sum)
    }
}
