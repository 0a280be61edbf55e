import Testing

@testable import tizilim

struct TableTests {
    @Test func `columns are as wide as their widest cell`() {
        let table = Table(["region", "organisations"], [["KZ-75", "412"], ["KZ-10", "7"]])
        #expect(
            table.lines(width: 80) == [
                "region  organisations",
                "──────  ─────────────",
                "KZ-75             412",
                "KZ-10               7",
            ])
    }

    @Test(arguments: [40, 60, 80, 200]) func `no line is wider than the terminal`(width: Int) {
        let name = "«Балалар мен жасөспірімдердің шығармашылығы» қоғамдық қоры"
        let table = Table(
            ["id", "name", "region"],
            [["01970000-0000-7000-8000-000000000001", name, "KZ-75"], ["", "日本の子ども財団", "KZ-71"]])
        for line in table.lines(width: width) { #expect(DisplayWidth.of(line) <= width) }
    }

    @Test func `what is cut off leaves an ellipsis`() {
        let lines = Table(["name"], [["Қазақстанның азаматтық альянсы"]]).lines(width: 12)
        #expect(lines[2] == "Қазақстанны…")
    }

    @Test func `data can't command the terminal`() {
        let lines = Table(["name"], [["good\u{1B}[2Jbad\u{202E}\nline"]]).lines(width: 80)
        #expect(lines.count == 3)
        #expect(lines[2] == "good\u{FFFD}[2Jbad\u{FFFD} line")
    }
}

struct DisplayWidthTests {
    @Test(
        arguments: [
            ("Қазақстан", 9), ("abc", 3), ("日本", 4), ("e\u{301}", 1), ("й", 1), ("и\u{306}", 1),
            ("👩‍👩‍👧", 2), ("", 0), ("\u{200B}", 0),
        ])
    func `counts columns, not scalars`(text: String, width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test func `fits wide characters without splitting them`() {
        #expect(DisplayWidth.fit("日本語", into: 4) == "日…")
        #expect(DisplayWidth.of(DisplayWidth.fit("日本語", into: 4)) <= 4)
        #expect(DisplayWidth.fit("abc", into: 3) == "abc")
        #expect(DisplayWidth.fit("abc", into: 0).isEmpty)
    }
}

struct KeyValueListTests {
    @Test func `values stand under each other and long ones are wrapped`() {
        let list = KeyValueList(pairs: [
            (name: "id", value: "7"), (name: "name.kk", value: "бір екі үш төрт бес алты жеті"),
        ])
        #expect(
            list.lines(width: 30) == [
                "id       7", "name.kk  бір екі үш төрт бес", "         алты жеті",
            ])
    }

    @Test func `a word wider than the line is broken`() {
        #expect(KeyValueList.wrap("abcdefgh ij", to: 3) == ["abc", "def", "gh", "ij"])
    }
}
