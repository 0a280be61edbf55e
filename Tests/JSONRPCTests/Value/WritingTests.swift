import JSONRPC
import Testing

@Suite struct WritingTests {
    private func quoted(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.append(quoted: text)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `only what must be is escaped, in its shortest form`() {
        #expect(quoted("a/ә😀\u{7F}\u{2028}") == "\"a/ә😀\u{7F}\u{2028}\"")
        #expect(quoted("\"\\") == #""\"\\""#)
        #expect(quoted("\u{8}\u{9}\u{A}\u{C}\u{D}") == #""\b\t\n\f\r""#)
        #expect(quoted("\u{0}\u{1}\u{B}\u{1F}") == #""\u0000\u0001\u000b\u001f""#)
    }

    @Test func `an escape is found at every place among eight bytes`() {
        for before in 0..<20 {
            for after in 0..<20 {
                let (head, tail) = (
                    String(repeating: "x", count: before), String(repeating: "ы", count: after)
                )
                #expect(quoted(head + "\n" + tail) == "\"" + head + "\\n" + tail + "\"")
            }
        }
    }

    @Test(arguments: [0, 1, -1, 9, 10, 99, 100, -100, Int.max, Int.min])
    func `integers are written in full`(value: Int) {
        var bytes: [UInt8] = []
        bytes.append(integer: value)
        #expect(String(decoding: bytes, as: UTF8.self) == String(value))
    }

    @Test func `integers of any width are written`() {
        var bytes: [UInt8] = []
        bytes.append(integer: UInt8.max)
        bytes.append(integer: Int8.min)
        bytes.append(integer: UInt64.max)
        #expect(String(decoding: bytes, as: UTF8.self) == "255-12818446744073709551615")
        bytes = []
        bytes.append(integer: Int128.min)
        #expect(String(decoding: bytes, as: UTF8.self) == "\(Int128.min)")
    }
}
