import Registry
import Testing

struct OrganisationIdentifierTests {
    @Test func `reads each scheme and prints it again`() throws {
        let samples: [(OrganisationIdentifier.Scheme, String)] = [
            (.bin, "950440001673"), (.rnn, "600400012345"), (.registration, "1234-1910-ОО"),
            (.foreign, "DE:HRB 12345 B"),
        ]
        for (scheme, text) in samples {
            let identifier = try OrganisationIdentifier(scheme, text)
            #expect(identifier.scheme == scheme)
            #expect(identifier.text == text)
        }
    }

    @Test func `an RNN has twelve digits that are not all zero`() {
        for text in ["60040001234", "6004000123456", "60040001234O", "000000000000", ""] {
            #expect(throws: MalformedIdentifier.self) { try RNN(text) }
        }
    }

    @Test func `a register number is kept with single spaces and composed letters`() throws {
        #expect(try RegisterNumber("  12  /й-3 ").text == "12 /й-3")
    }

    @Test func `a foreign number begins with its country`() throws {
        #expect(try ForeignNumber("DE:HRB 12345 B").country == "DE")
        for text in ["HRB 12345", "de:12", "DEU:12", "DE:", ":12", "DE:abc", ""] {
            #expect(throws: MalformedIdentifier.self) { try ForeignNumber(text) }
        }
    }

    @Test(arguments: [
        ("", MalformedIdentifier.Problem.empty), ("   ", .empty), ("АВС", .characters),
        ("12\u{0}3", .characters), ("12;3", .characters), ("№ 1\u{200B}2", .characters),
        (String(repeating: "1", count: 61), .tooLong),
    ])
    func `refuses what is no register number`(text: String, problem: MalformedIdentifier.Problem) {
        #expect(throws: MalformedIdentifier(problem)) { try RegisterNumber(text) }
    }
}
