/// The digest of FIPS 180-4, written out so that pinning a file's bytes needs no further package.
enum SHA256 {
    static func hex(_ message: [UInt8]) -> String {
        var state: [UInt32] = primes.prefix(8).map { fraction($0.squareRoot()) }
        let constants = primes.map { fraction(cubeRoot($0)) }
        var bytes = message + [0x80]
        while bytes.count % 64 != 56 { bytes.append(0) }
        let bits = UInt64(message.count) * 8
        bytes += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0))) }
        for block in stride(from: 0, to: bytes.count, by: 64) {
            compress(bytes[block..<block + 64], into: &state, constants)
        }
        return state.map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
    }

    private static func compress(
        _ block: ArraySlice<UInt8>, into state: inout [UInt32], _ constants: [UInt32]
    ) {
        var words = stride(from: block.startIndex, to: block.endIndex, by: 4).map { place in
            block[place..<place + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
        for place in 16..<64 {
            let (early, late) = (words[place - 15], words[place - 2])
            let one = early.rotated(7) ^ early.rotated(18) ^ early >> 3
            let two = late.rotated(17) ^ late.rotated(19) ^ late >> 10
            words.append(words[place - 16] &+ one &+ words[place - 7] &+ two)
        }
        var v = state
        for round in 0..<64 {
            let one = v[4].rotated(6) ^ v[4].rotated(11) ^ v[4].rotated(25)
            let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
            let first = v[7] &+ one &+ choice &+ constants[round] &+ words[round]
            let two = v[0].rotated(2) ^ v[0].rotated(13) ^ v[0].rotated(22)
            let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
            v = [first &+ two &+ majority, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
        }
        for place in 0..<8 { state[place] &+= v[place] }
    }

    private static let primes: [Double] = (2...311).filter { number in
        (2..<number).allSatisfy { number % $0 != 0 || $0 * $0 > number }
    }.map(Double.init)

    /// The first 32 bits behind the point.
    private static func fraction(_ number: Double) -> UInt32 {
        UInt32((number - number.rounded(.down)) * 4_294_967_296)
    }

    /// By Newton, whose last steps are exact enough for 32 bits behind the point.
    private static func cubeRoot(_ number: Double) -> Double {
        var root = 7.0
        for _ in 0..<60 { root -= (root * root * root - number) / (3 * root * root) }
        return root
    }
}

extension UInt32 {
    fileprivate func rotated(_ count: UInt32) -> UInt32 { self >> count | self << (32 - count) }
}
