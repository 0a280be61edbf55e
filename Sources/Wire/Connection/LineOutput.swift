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
    /// Bytes that the channel still holds, as last measured.
    var inChannel = 0

    var pendingBytes: Int { pending.readableBytes }
    var isEmpty: Bool { pending.readableBytes == 0 }

    mutating func append(_ line: ByteBuffer, orHandOver handOver: (ByteBuffer) -> Void) {
        if line.readableBytes < Self.joinedBytesMax {
            pending.writeImmutableBuffer(line)
        } else {
            if !isEmpty { handOver(take()) }
            handedOver += UInt64(line.readableBytes)
            inChannel += line.readableBytes
            handOver(line)
        }
        pending.writeInteger(UInt8(ascii: "\n"))
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
        handedOver += UInt64(bytes.readableBytes)
        inChannel += bytes.readableBytes
        pending = ByteBuffer()
        return bytes
    }

    /// Sends what is pending and takes the buffer back where it is small.
    mutating func send(_ write: (ByteBuffer) -> Void) {
        handedOver += UInt64(pending.readableBytes)
        write(pending)
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
