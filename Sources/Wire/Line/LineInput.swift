package import NIOCore

/// The receiving side of a connection: bytes go in, lines come out when they are asked for.
package struct LineInput {
    package enum Event: Equatable {
        case line(ByteBuffer)
        case tooLong
        /// No more lines will come; reported once, after the last line.
        case end
    }

    /// Below this a rest of bytes is copied out, so that it doesn't hold a big buffer alive.
    private static let restBytesMax = 4 * 1024

    private var buffer = ByteBuffer()
    private var splitter: LineSplitter
    /// No more bytes will come.
    package private(set) var hasEnded = false
    private var wasCutOff = false
    /// The end has been reported: every line is out.
    package private(set) var isExhausted = false

    package init(lineBytesMax: Int) {
        splitter = LineSplitter(lineBytesMax: lineBytesMax)
    }

    package var heldBytes: Int { buffer.readableBytes }
    package var heldCapacity: Int { buffer.storageCapacity }

    /// Takes in what was read; without a rest of an earlier read nothing is copied.
    package mutating func append(_ data: ByteBuffer) {
        if buffer.readableBytes == 0 {
            buffer = data
        } else {
            buffer.discardReadBytes()
            buffer.writeImmutableBuffer(data)
        }
    }

    /// Notes that no more bytes will come. A cut-off connection may have lost the end of its last
    /// line, so that what is left of it counts only when the end was meant.
    package mutating func end(isCutOff: Bool) {
        guard !hasEnded else { return }
        hasEnded = true
        wasCutOff = isCutOff
    }

    /// The next line, or the end; `nil` when more bytes must come first.
    package mutating func next() -> Event? {
        while buffer.readableBytes > 0 {
            // A copy, because the compiler sees the buffer's bytes as a borrow of all of `self`.
            var splitter = splitter
            let step = splitter.next(in: buffer.readableBytesUInt8Span)
            self.splitter = splitter
            if let event = take(step) { return event }
            if step.consumed == 0 { break }
        }
        return hasEnded ? finish() : nil
    }

    private mutating func finish() -> Event? {
        if isExhausted { return nil }
        if !wasCutOff {
            var splitter = splitter
            let step = splitter.finish(with: buffer.readableBytesUInt8Span)
            self.splitter = splitter
            if let event = take(step) { return event }
        }
        isExhausted = true
        buffer = ByteBuffer()
        return .end
    }

    private mutating func take(_ step: LineSplitter.Step) -> Event? {
        defer { buffer.moveReaderIndex(forwardBy: step.consumed) }
        switch step.action {
        case .line(let range):
            let start = buffer.readerIndex + range.lowerBound
            return buffer.getSlice(at: start, length: range.count).map { .line($0) }
        case .tooLong: return .tooLong
        case nil: return nil
        }
    }

    /// Lets go of memory that holds nothing, or next to nothing, after lines were taken out.
    package mutating func compact() {
        let rest = buffer.readableBytes
        if rest == 0 {
            buffer = ByteBuffer()
        } else if rest < Self.restBytesMax, buffer.storageCapacity > 4 * Self.restBytesMax {
            buffer = ByteBuffer(bytes: buffer.readableBytesView)
        }
    }

    /// Forgets everything held.
    package mutating func discard() {
        buffer = ByteBuffer()
    }
}
