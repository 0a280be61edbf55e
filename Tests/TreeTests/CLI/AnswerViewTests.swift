import JSONRPC
import Testing

@testable import tizilim

struct AnswerViewTests {
    private func view(_ json: JSON, locale: String = "kk", width: Int = 80) -> [String] {
        AnswerView(locale: locale, width: width).text(of: json)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test func `a page is a table with the names of the person's language`() {
        let page: JSON = [
            "items": [
                ["code": "KZ-75", "name": ["kk": "Алматы қ.", "ru": "г. Алматы"], "total": 12],
                ["code": "KZ-71", "name": ["ru": "г. Астана"], "kato": "710000000"],
            ],
            "next": "abc",
        ]
        #expect(
            view(page) == [
                "code   name       total       kato",
                "─────  ─────────  ─────  ─────────",
                "KZ-75  Алматы қ.     12",
                "KZ-71  г. Астана         710000000",
                "", "2 items", "more: add cursor=abc",
            ])
        #expect(view(page, locale: "ru")[2].hasPrefix("KZ-75  г. Алматы"))
    }

    @Test func `a record is names with values, its lists are tables`() {
        let record: JSON = [
            "id": "7", "record": ["name": ["kk": "Қор"], "spheres": ["1", "13-1"]],
            "verified": true, "parent": .null,
            "identifiers": [["scheme": "KZ-BIN", "value": "000640002067"]],
        ]
        let lines = view(record)
        #expect(lines.contains("record.name.kk  Қор"))
        #expect(lines.contains("record.spheres  1, 13-1"))
        #expect(lines.contains("verified        yes"))
        #expect(lines.contains("parent          –"))
        #expect(lines.contains("identifiers:"))
        #expect(lines.contains("KZ-BIN  000640002067"))
    }

    @Test func `nothing found says so`() {
        #expect(view(["items": []]) == ["(none)", "", "0 items"])
    }

    @Test func `indented JSON is the same value`() throws {
        let json: JSON = ["a": [1, ["b": "ә\n"]], "c": [:], "d": []]
        #expect(try JSON(parsing: json.indented()) == json)
        #expect(json.indented().hasPrefix("{\n  \"a\": [\n    1,\n"))
    }
}

struct RemoteFailureTests {
    private func status(_ code: Int64) -> Complaint.Status {
        RemoteFailure(["code": .int(code), "message": "no"]).status
    }

    @Test func `exit statuses tell the classes apart`() {
        #expect([-32_700, -32_601, -32_602].map(status) == [.usage, .usage, .usage])
        #expect([1_001, 1_003].map(status) == [.notPermitted, .notPermitted])
        #expect([1_004, 1_009].map(status) == [.notFound, .conflict])
        #expect([1_029, 1_503, 1_504].map(status) == [.tryAgain, .tryAgain, .tryAgain])
        #expect([-32_603, 7].map(status) == [.internal, .internal])
    }

    @Test func `wrong parameters are named one by one with the rule`() {
        let failure = RemoteFailure([
            "code": -32_602, "message": "Some parameters are not valid",
            "data": [
                "reason": "parameters",
                "fields": [["path": "limit", "rule": "range"], ["path": "", "rule": "byName"]],
            ],
        ])
        let complaint = failure.complaint(of: "ngo.search")
        #expect(
            complaint.message == """
                ngo.search: Some parameters are not valid
                  limit: range
                  the parameters: byName
                """)
        #expect(complaint.hint?.contains("--describe ngo.search") == true)
    }
}
