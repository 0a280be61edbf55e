import NIOCore
import Testing
import Wire

@Suite struct LineSplitterTests {
    private func step(_ splitter: inout LineSplitter, _ text: String) -> (String, Int) {
        let bytes = Array(text.utf8)
        let step = splitter.next(in: bytes.span)
        switch step.action {
        case .line(let range): return (String(decoding: bytes[range], as: UTF8.self), step.consumed)
        case .tooLong: return ("too long", step.consumed)
        case nil: return ("", step.consumed)
        }
    }

    @Test func `a line ends with LF or CRLF and with nothing else`() {
        var splitter = LineSplitter(lineBytesMax: 100)
        #expect(step(&splitter, "abc\nd") == ("abc", 4))
        #expect(step(&splitter, "abc\r\nd") == ("abc", 5))
        #expect(step(&splitter, "a\rb\u{B}\u{C}c\r\r\n") == ("a\rb\u{B}\u{C}c\r", 9))
        let bytes = Array("\n".utf8)
        #expect(splitter.next(in: bytes.span).action == .line(0..<0))
    }

    @Test func `bytes without an end are left standing and not searched again`() {
        var splitter = LineSplitter(lineBytesMax: 100)
        #expect(step(&splitter, "abc") == ("", 0))
        // An LF where it has looked before is not seen: proof that it did not look again.
        #expect(step(&splitter, "a\nc") == ("", 0))
        #expect(step(&splitter, "abcd\ne") == ("abcd", 5))
        #expect(step(&splitter, "x\n") == ("x", 2))
    }

    @Test func `a line may be as long as the limit`() {
        var splitter = LineSplitter(lineBytesMax: 3)
        #expect(step(&splitter, "abc\n") == ("abc", 4))
        #expect(step(&splitter, "abc\r\n") == ("abc", 5))
        #expect(step(&splitter, "abc\r") == ("", 0))
        #expect(step(&splitter, "abc\r\n") == ("abc", 5))
        #expect(step(&splitter, "abcd\n") == ("too long", 5))
    }

    @Test func `a line that is too long is told once and passed over to its end`() {
        var splitter = LineSplitter(lineBytesMax: 3)
        #expect(step(&splitter, "abcd") == ("too long", 4))
        #expect(step(&splitter, "efghijkl") == ("", 8))
        #expect(step(&splitter, "mn\nop\n") == ("", 3))
        #expect(step(&splitter, "op\n") == ("op", 3))
    }

    @Test func `what is left at the end is a line, unless it belonged to one too long`() {
        var splitter = LineSplitter(lineBytesMax: 3)
        let (rest, none) = (Array("ab\r".utf8), [UInt8]())
        #expect(splitter.finish(with: rest.span).action == .line(0..<2))
        #expect(splitter.finish(with: none.span).action == nil)
        #expect(step(&splitter, "abcd") == ("too long", 4))
        #expect(splitter.finish(with: rest.span).action == nil)
    }
}
