import NIOCore
import Testing

@testable import Bench

@Suite struct CallsTests {
    private func taken(_ count: Int, from source: some CallSource) -> [String] {
        var source = source
        return (0..<count).map { _ in
            var buffer = ByteBuffer()
            source.write(into: &buffer)
            return String(buffer: buffer)
        }
    }

    @Test func `repeats from where the client begins`() {
        let calls = RepeatedCalls(["a", "b", "c"].map { Array($0.utf8) }, from: 4)
        #expect(taken(4, from: calls) == ["b", "c", "a", "b"])
    }

    @Test func `each change is of the version that the one before made`() throws {
        let calls = taken(2, from: ContactChanges(organisation: "o", version: 41, run: "r"))
        #expect(calls[0].contains(#""version":41"#))
        #expect(calls[1].contains(#""version":42"#))
        #expect(calls[0].contains("r-o-41"))
        #expect(calls[0].hasSuffix("\n"))
        let numbers = calls.map { $0.split(separator: "phone")[1].prefix(20) }
        #expect(numbers[0] != numbers[1])
    }

    @Test func `one of ten is a write, wherever the client begins`() {
        let (read, write) = (RepeatedCalls([[0x72]]), RepeatedCalls([[0x77]]))
        for offset in [0, 3, 9] {
            let mixed = MixedCalls(reads: read, writes: write, from: offset)
            #expect(taken(20, from: mixed).filter { $0 == "w" }.count == 2)
        }
    }
}
