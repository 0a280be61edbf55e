#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Finds lines in bytes as they come; holds no bytes itself and reads none of them twice.
///
/// A line ends with LF; one CR before it belongs to the ending. A line longer than the limit is
/// reported once, as soon as that is certain, and passed over up to its end.
package struct LineSplitter: Sendable {
    package enum Action: Sendable, Equatable {
        /// A line stands here, without its ending.
        case line(Range<Int>)
        case tooLong
    }

    /// What to do next, and how many bytes are then done with.
    package struct Step: Sendable, Equatable {
        package let action: Action?
        package let consumed: Int
    }

    package let lineBytesMax: Int
    /// How many of the bytes that were left standing are known to hold no LF.
    private var searched = 0
    private var isSkipping = false

    package init(lineBytesMax: Int) {
        self.lineBytesMax = lineBytesMax
    }

    /// The next step for the bytes that are not consumed yet; the next call must begin after those
    /// that this one consumes. Without an action and without anything consumed, more must come.
    package mutating func next(in bytes: Span<UInt8>) -> Step {
        guard let feed = bytes.firstLineFeed(from: searched) else { return wait(bytes) }
        searched = 0
        if isSkipping {
            isSkipping = false
            return Step(action: nil, consumed: feed + 1)
        }
        let end = bytes.endOfLine(before: feed)
        return Step(action: end > lineBytesMax ? .tooLong : .line(0..<end), consumed: feed + 1)
    }

    /// The last step, when no more bytes will come: what is left is a line too.
    package mutating func finish(with bytes: Span<UInt8>) -> Step {
        defer { searched = 0 }
        if isSkipping || bytes.isEmpty { return Step(action: nil, consumed: bytes.count) }
        return Step(action: .line(0..<bytes.endOfLine(before: bytes.count)), consumed: bytes.count)
    }

    private mutating func wait(_ bytes: Span<UInt8>) -> Step {
        if isSkipping { return Step(action: nil, consumed: bytes.count) }
        guard bytes.endOfLine(before: bytes.count) > lineBytesMax else {
            searched = bytes.count
            return Step(action: nil, consumed: 0)
        }
        isSkipping = true
        searched = 0
        return Step(action: .tooLong, consumed: bytes.count)
    }
}

extension Span<UInt8> {
    fileprivate func firstLineFeed(from start: Int) -> Int? {
        guard start < count else { return nil }
        // SAFETY: memchr stays within the `count - start` bytes after `start`, which exist, and the
        // pointers are used inside the closure only.
        return withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress,
                let found = memchr(base + start, 0x0A, buffer.count - start)
            else { return nil }
            return UnsafeRawPointer(found) - UnsafeRawPointer(base)
        }
    }

    /// Where a line ends whose LF stands at `feed`: there, or before its CR.
    fileprivate func endOfLine(before feed: Int) -> Int {
        feed > 0 && self[feed - 1] == 0x0D ? feed - 1 : feed
    }
}
