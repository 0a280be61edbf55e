package import NIOCore

/// What is said on one connection; every member is called on the connection's event loop.
package protocol Conversation: AnyObject {
    /// A line came, without its ending. None comes while reading is paused.
    func receive(_ line: ByteBuffer)

    /// A line longer than the limit came; it is passed over. In order with ``receive(_:)``.
    func receivedTooLong()

    /// The other side sends no more but may still read. The connection closes by itself once
    /// ``isBusy`` is false and everything written is sent.
    func receivedEnd()

    /// The connection is gone; nothing written from now on arrives. Called once, last.
    func closed()

    /// Whether an answer is still to be written, so that the connection is neither idle nor done.
    var isBusy: Bool { get }

    /// Whether something may be written at any time without being asked for, so that a client which
    /// only listens is not idle.
    var isSubscribed: Bool { get }
}

extension Conversation {
    package func receivedEnd() {}
    package var isSubscribed: Bool { false }
}

/// Opens a conversation for every connection that is let in.
package protocol ConversationFactory: Sendable {
    /// Called on the connection's event loop before any line is delivered.
    func open(_ connection: Connection) -> any Conversation

    /// The one line, without its ending, said to a connection that is over a limit.
    func refusal() -> ByteBuffer
}
