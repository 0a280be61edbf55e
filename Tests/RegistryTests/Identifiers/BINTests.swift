import Registry
import Testing

struct BINTests {
    private func problems(_ text: String, allowTestIdentifiers: Bool = false)
        -> [MalformedIdentifier.Problem]
    {
        do {
            _ = try BIN(text, allowTestIdentifiers: allowTestIdentifiers)
            return []
        } catch {
            return error.problems
        }
    }

    @Test(arguments: [
        "940140000385", "990140004654", "950440001673", "990940003030", "000640002067",
        "230540004989", "081140000436",
    ])
    func `accepts issued numbers and prints them with their zeros`(text: String) throws {
        let bin = try BIN(text)
        #expect(bin.text == text)
        #expect("\(bin)" == text)
        #expect(bin.kind == .residentLegalEntity)
        #expect(bin.unit == .head)
        #expect(!bin.isTest)
    }

    @Test(arguments: [
        "861140905230", "400540821563", "720361139761", "381062354814", "050840070960",
    ])
    func `accepts numbers whose check digit needs the second pass`(text: String) throws {
        #expect(try BIN(text).text == text)
    }

    @Test func `no check digit makes an unissuable number good`() {
        for body in ["76116108653", "57054097972", "41034185331"] {
            for digit in 0...9 { #expect(problems(body + "\(digit)").contains(.unissuable)) }
        }
    }

    @Test(arguments: [
        ("", [MalformedIdentifier.Problem.empty]), ("95044000167", [.length]),
        ("9504400016730", [.length]), ("99999999999999999999999999999999", [.length]),
        ("95044000167З", [.notDigits]), ("٩٥٠٤٤٠٠٠١٦٧٣", [.notDigits]),
        ("950440001674", [.checkDigit]), (" 950440001673", [.notDigits]),
        ("123456789021", [.month, .unit, .checkDigit]),
        ("951339001673", [.month, .type, .unit, .checkDigit]),
    ])
    func `lists all that is wrong`(text: String, expected: [MalformedIdentifier.Problem]) {
        #expect(problems(text) == expected)
    }

    @Test func `a changed digit is noticed, but for the one that weighs 11`() {
        let right = Array("950440001673")
        let place11 = 10  // a weakness of the rule itself
        var unnoticed = 0
        for place in right.indices where place != place11 {
            for digit in "0123456789" where digit != right[place] {
                var wrong = right
                wrong[place] = digit
                unnoticed += problems(String(wrong)).isEmpty ? 1 : 0
            }
        }
        // Of 99, the one whose second pass happens to end in the same digit.
        #expect(unnoticed == 1)
    }

    @Test func `reads what digits 5 and 6 mean`() throws {
        #expect(try BIN("720361139761").kind == .jointEntrepreneur)
        #expect(try BIN("720361139761").unit == .branch)
        #expect(try BIN("381062354814").unit == .representation)
    }

    @Test func `accepts the test number only where it is asked for`() throws {
        #expect(!problems("123456789021").isEmpty)
        #expect(!problems("123456789011", allowTestIdentifiers: true).isEmpty)
        let bin = try BIN("123456789021", allowTestIdentifiers: true)
        #expect(bin.isTest)
        #expect(bin.kind == .residentLegalEntity)
        #expect(bin.unit == .head)
    }

    @Test func `has the form that international standards use`() throws {
        let bin = try BIN(orgID: "KZ-BIN-950440001673")
        #expect(bin.text == "950440001673")
        #expect(bin.orgID == "KZ-BIN-950440001673")
        for text in ["950440001673", "kz-bin-950440001673", "KZ-BIN-", "KZ-BIN-950440001674"] {
            #expect(throws: MalformedIdentifier.self) { try BIN(orgID: text) }
        }
    }
}
