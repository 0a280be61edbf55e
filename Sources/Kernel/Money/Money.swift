package import JSONRPC
import Postgres

/// An amount of tenge, counted in tiyn: exact, never a float.
///
/// Outside it is a decimal string with two places, `"2162500.00"`; in a table it is a `bigint` of
/// tiyn whose column ends in `_tiyn`. A statement that answers with it writes the exact text itself,
/// `(amount_tiyn / 100.0)::numeric(20,2)::text`, which reads the same in a column and in `jsonb`.
package struct Money: Hashable, Sendable {
    /// ISO 4217; the register knows no other currency.
    package static let currency = "KZT"

    /// Ten thousand million million tenge: far above every budget, and nine such amounts still add
    /// up within 64 bits.
    package static let tiynMax: Int64 = 1_000_000_000_000_000_000

    package let tiyn: Int64

    /// `nil` beyond ``tiynMax`` on either side.
    package init?(tiyn: Int64) {
        guard -Self.tiynMax...Self.tiynMax ~= tiyn else { return nil }
        self.tiyn = tiyn
    }

    /// Reads an optional `-`, digits without leading zeros, a point and two digits. Every amount has
    /// one text, so `"-0.00"`, `"1.5"` and `"01.00"` are none.
    package init?(_ text: some StringProtocol) {
        var digits = Array(text.utf8)[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits = digits.dropFirst() }
        guard let tiyn = Self.tiyn(digits), !(isNegative && tiyn == 0) else { return nil }
        self.init(tiyn: isNegative ? -tiyn : tiyn)
    }

    private static func tiyn(_ text: ArraySlice<UInt8>) -> Int64? {
        let whole = text.dropLast(3)
        let fraction = text.suffix(3)
        guard !whole.isEmpty, fraction.first == UInt8(ascii: "."), fraction.count == 3,
            whole.count == 1 || whole.first != UInt8(ascii: "0")
        else { return nil }
        var value: Int64 = 0
        for byte in whole + fraction.dropFirst() {
            guard 0x30...0x39 ~= byte, value <= tiynMax / 10 else { return nil }
            value = value * 10 + Int64(byte - 0x30)
        }
        return value
    }
}

extension Money: Comparable {
    package static func < (one: Self, other: Self) -> Bool { one.tiyn < other.tiyn }
}

extension Money: CustomStringConvertible {
    package var description: String {
        let (whole, rest) = tiyn.magnitude.quotientAndRemainder(dividingBy: 100)
        return "\(tiyn < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}

extension Money: Bindable, Readable, ArrayElement {
    package static var type: UInt32 { Int64.type }
    package static var arrayType: UInt32 { Int64.arrayType }

    package func encode(into bytes: inout [UInt8]) { tiyn.encode(into: &bytes) }

    package init?(binary bytes: UnsafeRawBufferPointer, type: UInt32) {
        guard let tiyn = Int64(binary: bytes, type: type) else { return nil }
        self.init(tiyn: tiyn)
    }
}

extension Money: Parameter {
    package static var schema: Schema { .string(pattern: #"^-?(0|[1-9][0-9]*)\.[0-9]{2}$"#) }
    package static var sample: Money { Money(tiyn: 0)! }

    package init(json: JSON) throws(ParameterError) {
        guard let text = json.string, let amount = Money(text) else {
            throw ParameterError("money")
        }
        self = amount
    }
}
