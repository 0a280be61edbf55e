import NIOCore
import Testing
import Wire

@Suite struct LineInputTests {
    static let limit = 8

    /// What a stream means, however it was cut.
    private func events(_ chunks: [ArraySlice<UInt8>]) -> [String] {
        var input = LineInput(lineBytesMax: Self.limit)
        var events: [String] = []
        let drain = { (input: inout LineInput, events: inout [String]) in
            while let event = input.next() {
                switch event {
                case .line(let line): events.append("line \(String(buffer: line))")
                case .tooLong: events.append("too long")
                case .end: events.append("end")
                }
            }
            input.compact()
        }
        for chunk in chunks {
            input.append(ByteBuffer(bytes: chunk))
            drain(&input, &events)
        }
        input.end(isCutOff: false)
        drain(&input, &events)
        return events
    }

    /// The same from the definition: cut at LF, take one CR off, compare with the limit.
    private func expected(_ bytes: [UInt8]) -> [String] {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { line in
            let content = line.last == 0x0D ? line.dropLast() : line
            if content.count > Self.limit { return "too long" }
            return "line \(String(decoding: content, as: UTF8.self))"
        } + ["end"]
    }

    @Test func `every way to cut a stream in three gives the same lines`() {
        let bytes = Array("ab\r\n\n12345678\r\n123456789\nc\r\r\n\r\n1234567890123\r\nlast".utf8)
        let whole = expected(bytes)
        #expect(whole.count == 9)
        for first in 0...bytes.count {
            for second in first...bytes.count {
                let cut = events([bytes[..<first], bytes[first..<second], bytes[second...]])
                #expect(cut == whole, "cut at \(first) and \(second)")
            }
        }
        #expect(events(bytes.indices.map { bytes[$0...$0] }) == whole)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `random streams, cut at random, give the lines that they hold`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let alphabet: [UInt8] = [0x0A, 0x0A, 0x0D, 0x00, 0xFF, 0x61, 0x62, 0x63]
        for _ in 0..<5_000 {
            let bytes = (0..<Int.random(in: 0...48, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            var chunks: [ArraySlice<UInt8>] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                let length = Int.random(in: 1...max(1, rest.count), using: &random)
                chunks.append(rest.prefix(length))
                rest = rest.dropFirst(length)
            }
            if events(chunks) != expected(bytes) { Issue.record("\(chunks.map(Array.init))") }
        }
    }

    @Test func `a cut-off connection's last words are not taken for a line`() {
        var input = LineInput(lineBytesMax: 8)
        input.append(ByteBuffer(string: "a\nb"))
        input.end(isCutOff: true)
        #expect(input.next() == .line(ByteBuffer(string: "a")))
        #expect(input.next() == .end)
        #expect(input.next() == nil)
    }

    @Test func `nothing is held once all is taken, little when little is left`() {
        var input = LineInput(lineBytesMax: 1 << 20)
        input.append(ByteBuffer(string: String(repeating: "x", count: 100_000)))
        input.append(ByteBuffer(string: "\nrest"))
        #expect(input.heldBytes == 100_005)
        guard case .line(let line) = input.next() else { return #expect(Bool(false)) }
        #expect(line.readableBytes == 100_000)
        #expect(input.next() == nil)
        input.compact()
        #expect(input.heldBytes == 4)
        #expect(input.heldCapacity < 1024)
        input.append(ByteBuffer(string: "\n"))
        #expect(input.next() == .line(ByteBuffer(string: "rest")))
        input.compact()
        #expect(input.heldCapacity == 0)
    }
}
