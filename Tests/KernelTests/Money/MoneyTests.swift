import JSONRPC
import Kernel
import Testing

@Suite struct MoneyTests {
    @Test(
        arguments: [
            ("0.00", 0), ("0.01", 1), ("0.10", 10), ("1.00", 100), ("2162500.00", 216_250_000),
            ("-0.01", -1), ("-12.30", -1_230), ("10000000000000000.00", Money.tiynMax),
            ("-10000000000000000.00", -Money.tiynMax),
        ])
    func `an amount and its text are one`(text: String, tiyn: Int64) throws {
        let amount = try #require(Money(text))
        #expect(amount.tiyn == tiyn)
        #expect(amount.description == text)
    }

    @Test(
        arguments: [
            "", ".", ".00", "1", "1.", "1.0", "1.000", "01.00", "00.00", "-0.00", "--1.00", "+1.00",
            "1,00", "1e3", "1 000.00", "1.-1", "-.10", "٣.00", "NaN", "10000000000000000.01",
            "92233720368547758.08", "99999999999999999999.00", "1.00 ",
        ])
    func `any other text is no amount`(text: String) {
        #expect(Money(text) == nil)
    }

    @Test func `every tiyn survives the way out and back`() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<10_000 {
            let tiyn = Int64.random(in: -Money.tiynMax...Money.tiynMax, using: &random)
            let amount = try #require(Money(tiyn: tiyn))
            #expect(Money(amount.description) == amount)
        }
    }

    @Test func `what is out of range is no amount`() {
        #expect(Money(tiyn: Money.tiynMax + 1) == nil)
        #expect(Money(tiyn: .min) == nil)
    }

    @Test func `a parameter must be a string`() throws {
        #expect(try Money(json: "3.50").tiyn == 350)
        #expect(throws: ParameterError.self) { try Money(json: 3) }
        #expect(throws: ParameterError.self) { try Money(json: "3.5") }
    }
}
