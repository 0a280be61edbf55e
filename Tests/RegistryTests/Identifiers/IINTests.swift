import Registry
import Testing

struct IINTests {
    private func problems(_ text: String) -> [MalformedIdentifier.Problem] {
        do {
            _ = try IIN(text)
            return []
        } catch {
            return error.problems
        }
    }

    @Test(arguments: [
        "990106300596", "791028302728", "061211600012",
        // Second pass.
        "990914336510", "780822518630", "280221458773",
        // Digit 7 is 0: no century, the day must exist in one.
        "900101012349", "000229012347",
    ])
    func `accepts issued numbers`(text: String) throws {
        #expect(try IIN(text).text == text)
    }

    @Test(arguments: [
        ("", [MalformedIdentifier.Problem.empty]), ("9901063005961", [.length]),
        ("99010630059x", [.notDigits]), ("990106300597", [.checkDigit]),
        ("900101712343", [.century]), ("010229012349", [.date]),
        ("123456789011", [.century, .checkDigit]),
    ])
    func `lists all that is wrong`(text: String, expected: [MalformedIdentifier.Problem]) {
        #expect(problems(text) == expected)
    }

    @Test func `accepts the test number only where it is asked for`() throws {
        #expect(try IIN("123456789011", allowTestIdentifiers: true).text == "123456789011")
        #expect(throws: MalformedIdentifier.self) {
            try IIN("123456789021", allowTestIdentifiers: true)
        }
    }

    @Test func `never prints its digits`() throws {
        let iin = try IIN("990106300596")
        var dumped = ""
        dump(iin, to: &dumped)
        for text in [
            "\(iin)", String(reflecting: iin), "\([iin])", dumped, "\(Optional(iin) as Any)",
        ] {
            #expect(!text.contains("9901"))
            #expect(!text.contains("300596"))
        }
        let wrong = #expect(throws: MalformedIdentifier.self) { try IIN("990106300597") }
        #expect(!String(reflecting: wrong).contains("990106"))
    }
}
