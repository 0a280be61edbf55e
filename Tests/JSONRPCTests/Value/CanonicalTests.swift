import JSONRPC
import Testing

@Suite struct CanonicalTests {
    private func canonical(_ text: String) throws -> String {
        String(decoding: try parse(text).canonical(), as: UTF8.self)
    }

    /// Source: RFC 8785, section 3.2.3 (sorting of property names).
    @Test func `names are in the order of their UTF-16 units`() throws {
        let text = #"""
            {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh",
             "1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control",
             "\u00f6":"Latin Small Letter O With Diaeresis"}
            """#
        let values = [
            "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis",
            "Euro Sign", "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh",
        ]
        let object = try #require(try JSON(parsing: canonical(text)).object)
        #expect(object.compactMap(\.value.string) == values)
    }

    /// Source: RFC 8785, sections 3.2.1 and 3.2.2, the string and literals of the example.
    @Test func `the example's string and literals come out as printed there`() throws {
        let text = #"""
            {
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """#
        let expected = #"{"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}"#
        #expect(try canonical(text) == expected)
    }

    /// Source: github.com/cyberphone/json-canonicalization, testdata `structures` and `french`.
    @Test func `nested structures are sorted on every level`() throws {
        let text =
            #"{"1": {"f": {"f": "hi","F": 5} ,"\n": 56}, "10": { }, "": "empty","#
            + #""a": { }, "111": [ {"e": "yes","E": "no" } ], "A": { }}"#
        let expected =
            #"{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"#
            + #""111":[{"E":"no","e":"yes"}],"A":{},"a":{}}"#
        #expect(try canonical(text) == expected)
        let french = #"{"peach":"a","péché":"b","pêche":"c","sin":"d"}"#
        #expect(try canonical(french) == french)
    }

    @Test func `order, space and spelling change nothing`() throws {
        let spellings = [
            #"{"a":"қ","b":[1,2]}"#, #" { "b" : [ 1 , 2 ] , "a" : "\u049b" } "#,
            #"{"\u0061":"\u049B","b":[1,2]}"#,
        ]
        #expect(try Set(spellings.map(canonical)).count == 1)
    }

    @Test func `integers are exact up to two to the fifty-third`() throws {
        #expect(
            try canonical("[-0,0,9007199254740991,-9007199254740991]")
                == "[0,0,9007199254740991,-9007199254740991]")
        for text in ["9007199254740992", "1.0", "1e2", "0.1", "99999999999999999999"] {
            #expect(throws: CanonicalFailure.inexactNumber(text)) {
                try JSON.array([.number(text)]).canonical()
            }
        }
    }
}
