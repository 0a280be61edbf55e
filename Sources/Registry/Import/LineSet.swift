/// Lines of a file, a bit each: 125 KB for a million.
package struct LineSet: Sendable {
    private var words: [UInt64] = []
    package private(set) var count = 0
    /// The greatest of them; 0 when there is none.
    package private(set) var last = 0

    package init() {}

    package var isEmpty: Bool { count == 0 }

    package func contains(_ line: Int) -> Bool {
        line / 64 < words.count && words[line / 64] & Self.bit(line) != 0
    }

    package mutating func insert(_ line: Int) {
        guard !contains(line) else { return }
        if line / 64 >= words.count {
            words += repeatElement(0, count: line / 64 + 1 - words.count)
        }
        words[line / 64] |= Self.bit(line)
        count += 1
        last = max(last, line)
    }

    private static func bit(_ line: Int) -> UInt64 { 1 << UInt64(line % 64) }
}
