package import NIOCore

/// What one client calls, one call after the other.
package protocol CallSource: Sendable {
    /// Writes the next call as it goes over the wire.
    mutating func write(into buffer: inout ByteBuffer)
}

/// The same calls over and over.
package struct RepeatedCalls: CallSource {
    private let calls: [[UInt8]]
    private var next: Int

    /// - Parameters:
    ///   - calls: whole messages; not empty.
    ///   - offset: where this client begins, so that clients don't ask for the same at once.
    package init(_ calls: [[UInt8]], from offset: Int = 0) {
        precondition(!calls.isEmpty, "nothing to call")
        self.calls = calls
        next = offset % calls.count
    }

    package mutating func write(into buffer: inout ByteBuffer) {
        buffer.writeBytes(calls[next])
        next = next + 1 == calls.count ? 0 : next + 1
    }
}

/// Changes the phone number of one organisation again and again, as its officer would.
package struct ContactChanges: CallSource {
    private let organisation: String
    private var version: Int64
    private let run: String

    /// - Parameters:
    ///   - version: the organisation's current one; nobody else may change it meanwhile.
    ///   - run: part of the idempotency keys; differs from run to run.
    package init(organisation: String, version: Int64, run: String) {
        self.organisation = organisation
        self.version = version
        self.run = run
    }

    package mutating func write(into buffer: inout ByteBuffer) {
        buffer.writeString(#"{"jsonrpc":"2.0","id":1,"method":"ngo.update","params":{"id":""#)
        buffer.writeString(organisation)
        buffer.writeString(#"","version":\#(version),"contacts":{"phone":"+7 727 \#(number)"}"#)
        buffer.writeString(#","idempotencyKey":"\#(run)-\#(organisation)-\#(version)"}}"#)
        buffer.writeString("\n")
        version += 1
    }

    /// Seven digits that differ from those of the version before.
    private var number: Int64 { 2_000_000 + version % 1_000_000 }
}

/// Nine calls of one source, then one of another.
package struct MixedCalls: CallSource {
    /// Of ten calls, as people use a register: mostly to look something up.
    package static let readsOfTen = 9

    private var reads: any CallSource
    private var writes: any CallSource
    private var count: Int

    /// - Parameter offset: where in the ten this client begins.
    package init(
        reads: any CallSource, writes: any CallSource, from offset: Int
    ) {
        self.reads = reads
        self.writes = writes
        count = offset
    }

    package mutating func write(into buffer: inout ByteBuffer) {
        defer { count += 1 }
        if count % 10 < Self.readsOfTen {
            reads.write(into: &buffer)
        } else {
            writes.write(into: &buffer)
        }
    }
}
