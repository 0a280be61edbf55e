import JSONRPC
import Testing

@Suite struct GrammarTests {
    @Test(arguments: [
        "null", "true", "false", "0", "-0", "10", "-1", "0.5", "1e5", "1E+5", "1e-5", "-0.0e0",
        "123456789012345678901234567890", "1e999999", "\"\"", "\"a\"", "[]", "{}", "[1]",
        "[1,2]", "[[]]", "[{}]", "{\"a\":1}", "{\"a\":{},\"b\":[]}", " \t\r\n[ 1 , 2 ] \t\r\n",
        "{ \"a\" : 1 , \"b\" : 2 }", "\"\\u0000\"", "\"\u{7F}\"", "\"\u{2028}\"", "{\"\":0}",
    ])
    func `what RFC 8259 allows is read`(text: String) {
        let reading = Reading(text)
        #expect(reading.scanned == nil)
        #expect(reading.parsed == nil)
    }

    @Test(arguments: [
        "", " ", "nul", "nulll", "True", "NaN", "Infinity", "-", "+1", "01", "-01", "1.", ".5",
        "1e", "1e+", "0x1", "1_0", "\"", "\"a", "'a'", "[", "]", "[1", "[1,", "[1,]", "[,1]",
        "[,]", "[1 2]", "[1,,2]", "{", "}", "{,}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}",
        "{1:1}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{\"a\":1]", "[1}", "[]]", "{}}", "1 2",
        "[] []", "// a\n1", "/* */1", "\"\t\"", "\"\n\"", "\"\u{1F}\"", "\u{FEFF}1", "\u{A0}1",
        "\"\\\"", "\"\\x\"", "\"\\a\"", "\"\\u\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\U0041\"",
        "[\"a\",\n4\n,1,", "tru e", "{\"a\":\"b\"}#", "\0", "1\0", "[1\0]", "--1", "1.5.5",
    ])
    func `what RFC 8259 forbids is refused by both readers alike`(text: String) {
        let reading = Reading(text)
        #expect(reading.scanned != nil)
        #expect(reading.scanned == reading.parsed)
    }

    @Test func `every beginning of a valid text is refused`() {
        let text = #"{"jsonrpc":"2.0","id":"ä","method":"a.b","params":{"n":[-1.5e3,true,null]}}"#
        let bytes = Array(text.utf8)
        for length in 0..<bytes.count {
            let reading = Reading(Array(bytes[..<length]))
            #expect(reading.scanned != nil && reading.agrees, "\(length) bytes")
        }
    }

    @Test func `sixty-four levels are read and the sixty-fifth is refused`() {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let inner = open == "[" ? "" : "1"
            let deep = { (levels: Int) in
                String(repeating: open, count: levels) + inner
                    + String(repeating: close, count: levels)
            }
            #expect(Reading(deep(64)).scanned == nil)
            #expect(Reading(deep(64)).agrees)
            #expect(Reading(deep(65)).scanned?.reason == .tooDeep)
            #expect(Reading(deep(65)).agrees)
        }
    }

    @Test func `a hundred thousand brackets are refused without a trace on the stack`() {
        let reading = Reading([UInt8](repeating: UInt8(ascii: "["), count: 100_000))
        #expect(reading.scanned?.reason == .tooDeep)
        #expect(reading.agrees)
    }

    @Test func `containers of both kinds close only with their own bracket`() {
        #expect(Reading("[{\"a\":[1,{\"b\":[]}]},[[]]]").scanned == nil)
        #expect(Reading("[{\"a\":[1,{\"b\":[}]}]").scanned?.reason == .unexpectedByte)
    }

    @Test func `the offset of a problem is where it stands`() {
        #expect(Reading("[1,x]").scanned == Malformed(.unexpectedByte, at: 3))
        #expect(Reading("[1] 2").scanned == Malformed(.trailingBytes, at: 4))
        #expect(Reading("[1").scanned == Malformed(.unexpectedEnd, at: 2))
    }
}
