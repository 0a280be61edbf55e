import NIOCore

/// The sending side of a connection: the lines of one turn of the event loop, joined.
struct LineOutput {
    /// From this size on a line is handed over as it is; below, copying it beats one more vector
    /// in the system call.
    private static let joinedBytesMax = 8 * 1024
    /// A buffer up to this size is kept for the next turn; a larger one would be memory that an
    /// idle connection holds.
    private static let keptBytesMax = 1024

    private var pending = ByteBuffer()
    /// Bytes given to the channel, in total.
    private(set) var handedOver: UInt64 = 0
    /// Bytes that the channel still holds, at most: as last measured, and what was given since.
    var inChannel = 0

    var pendingBytes: Int { pending.readableBytes }
    var isEmpty: Bool { pending.readableBytes == 0 }
    var unsentBytesAtMost: Int { pending.readableBytes + inChannel }

    /// Takes in one line. What it gives back is to be written, in order, before anything else:
    /// a large line, and what was pending before it.
    ///
    /// Nothing here calls out, because a write may change this very value through an event.
    mutating func append(_ line: ByteBuffer) -> (pending: ByteBuffer?, line: ByteBuffer?) {
        var before: ByteBuffer?
        var large: ByteBuffer?
        if line.readableBytes < Self.joinedBytesMax {
            pending.writeImmutableBuffer(line)
        } else {
            before = isEmpty ? nil : take()
            count(line)
            large = line
        }
        pending.writeInteger(UInt8(ascii: "\n"))
        return (before, large)
    }

    mutating func appendLine<Failure: Error>(
        _ body: (inout ByteBuffer) throws(Failure) -> Void
    ) throws(Failure) {
        let end = pending.writerIndex
        do throws(Failure) {
            try body(&pending)
        } catch {
            // Half a line would make everything after it unreadable.
            pending.moveWriterIndex(to: end)
            throw error
        }
        pending.writeInteger(UInt8(ascii: "\n"))
    }

    /// What is pending, now the caller's to send.
    mutating func take() -> ByteBuffer {
        let bytes = pending
        count(bytes)
        pending = ByteBuffer()
        return bytes
    }

    private mutating func count(_ bytes: ByteBuffer) {
        handedOver &+= UInt64(bytes.readableBytes)
        inChannel += bytes.readableBytes
    }

    /// What is pending, to be written now and ``written()`` afterwards.
    mutating func lend() -> ByteBuffer {
        count(pending)
        return pending
    }

    /// After the write: the buffer is used again where it is small and free by now.
    mutating func written() {
        if pending.storageCapacity > Self.keptBytesMax {
            pending = ByteBuffer()
        } else {
            pending.clear()
        }
    }

    mutating func release() {
        pending = ByteBuffer()
    }
}
