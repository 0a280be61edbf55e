/// Shares in whole numbers: the whole is a million parts. No floating point anywhere, so that every
/// machine comes to the same result.
package enum Parts {
    package static let whole: Int64 = 1_000_000

    /// The nearest whole number, a half upwards; neither is negative and the second is not zero.
    ///
    /// This is the one rounding there is, but for ``root(_:)``. It never turns an order round: of two
    /// fractions the larger is not rounded below the smaller.
    package static func divide(_ dividend: UInt128, by divisor: UInt128) -> Int64 {
        Int64((2 * dividend + divisor) / (2 * divisor))
    }

    /// The whole number nearest to the square root.
    package static func root(_ square: UInt128) -> Int64 {
        guard square > 1 else { return Int64(square) }
        // Newton's iteration from above ends at the largest number whose square fits.
        var root = UInt128(1) << UInt128((129 - square.leadingZeroBitCount) / 2)
        while true {
            let next = (root + square / root) / 2
            if next >= root { break }
            root = next
        }
        return Int64(square - root * root > root ? root + 1 : root)
    }
}
