import JSONRPC
import Testing

@Suite struct ValueTests {
    @Test func `numbers stay the text that was sent`() throws {
        for text in ["1", "-0", "1.10", "1E400", "123456789012345678901234567890.5"] {
            #expect(try parse(text) == .number(text))
            #expect(try parse(text).text == text)
        }
    }

    @Test func `only an integer that fits is an integer`() throws {
        #expect(try parse("9223372036854775807").int64 == .max)
        #expect(try parse("-9223372036854775808").int64 == .min)
        #expect(try parse("9223372036854775808").int64 == nil)
        #expect(try parse("1.0").int64 == nil)
        #expect(try parse("1e2").int64 == nil)
        #expect(try parse("\"1\"").int64 == nil)
    }

    @Test func `members keep their order and are found by name`() throws {
        let object = try #require(try parse(#"{"b":1,"a":{"c":[true,null]},"":2}"#).object)
        #expect(object.keys == ["b", "a", ""])
        #expect(object["a"]?["c"] == [true, .null])
        #expect(object[""] == 2)
        #expect(object["missing"] == nil)
    }

    @Test func `objects are equal in any order, arrays only in one`() {
        #expect(JSON.object(["a": 1, "b": 2]) == .object(["b": 2, "a": 1]))
        #expect(JSON.object(["a": 1, "b": 2]) != .object(["a": 2, "b": 1]))
        #expect(JSON.object(["a": 1]) != .object(["a": 1, "b": 2]))
        #expect(JSON.array([1, 2]) != [2, 1])
    }

    @Test(arguments: [
        #"{"a":1,"a":2}"#, #"{"a":1,"b":2,"\u0061":3}"#, #"[{"x":{"":0,"":0}}]"#,
    ])
    func `a name that occurs twice is refused by the parser`(text: String) {
        let reading = Reading(text)
        #expect(reading.parsed?.reason == .duplicateKey)
        #expect(reading.scanned == nil)
    }

    @Test func `names are compared byte by byte`() throws {
        let object = try #require(try parse("{\"\u{E9}\":1,\"e\u{301}\":2}").object)
        #expect(object["\u{E9}"] == 1)
        #expect(object["e\u{301}"] == 2)
    }

    @Test func `one double among very many names is found`() throws {
        let members = (0..<20_000).map { "\"key\($0)\":0" }
        #expect(try parse("{" + members.joined(separator: ",") + "}").object?.count == 20_000)
        let doubled = "{" + (members + ["\"key777\":1"]).joined(separator: ",") + "}"
        #expect(Reading(doubled).parsed?.reason == .duplicateKey)
    }

    @Test func `a member is set, replaced and removed`() {
        var object: JSON.Object = ["a": 1]
        object["b"] = 2
        object["a"] = "x"
        #expect(JSON.object(object).text == #"{"a":"x","b":2}"#)
        object["a"] = nil
        object["c"] = nil
        #expect(JSON.object(object).text == #"{"b":2}"#)
    }

    @Test func `a range of a line is read on its own`() throws {
        let line = Array(#"{"params": {"q":"а"} }"#.utf8)
        #expect(try JSON(parsing: line.span, in: 11..<21) == .object(["q": "а"]))
        #expect(throws: Malformed(.unexpectedEnd, at: 20)) {
            try JSON(parsing: line.span, in: 11..<20)
        }
    }

    @Test func `what is written is read back the same`() throws {
        let value: JSON = .object([
            "text": "a\"b\\c/\u{0}\u{1F}\u{7F}\n\r\tқ😀\u{2028}", "none": .null, "yes": true,
            "numbers": [0, -5, .number("1.50"), .int(Int64.min)],
            "empty": [.array([]), .object([:])],
        ])
        #expect(try parse(value.text) == value)
        #expect(!value.text.utf8.contains(10))
    }
}
