import CLibPQ
package import NIOCore

/// One call's reading statement on a shared session, answered as finished JSON.
///
/// An object, because it goes through several queues, and copying its parts costs each time.
package final class Reading: Sendable {
    /// Sets the call's settings; its last column says whether the caller's token is still good.
    let settings: Statement?
    let statement: Statement
    let shape: Shape
    /// What stands before the result in the answer, and what stands behind it.
    let head: [UInt8]
    let tail: [UInt8]
    /// Called once, on the event loop of the session's lane.
    let done: @Sendable (Outcome) -> Void

    package init(
        settings: Statement?, statement: Statement, shape: Shape, head: [UInt8], tail: [UInt8],
        done: @escaping @Sendable (Outcome) -> Void
    ) {
        self.settings = settings
        self.statement = statement
        self.shape = shape
        self.head = head
        self.tail = tail
        self.done = done
    }

    package enum Outcome: Sendable {
        case answer(ByteBuffer)
        /// No row where one was asked for.
        case empty
        /// The caller's token was revoked or has expired.
        case refused
        case failed(PostgresError)
    }
}

/// Several statements under one Sync, on a session that one caller has leased.
struct Exchange: Sendable {
    var statements: [Statement]
    /// It belongs to a transaction that this very connection must have begun.
    var continues: Bool
    var done: @Sendable (Result<[ResultSet], PostgresError>) -> Void
}

/// Work outside the pipeline, such as COPY, that may block this session's thread.
struct Exclusive: Sendable {
    var body: @Sendable (OpaquePointer) -> Void
    var fail: @Sendable (PostgresError) -> Void
}

enum Work: Sendable {
    case reading(Reading)
    case exchange(Exchange)
    case exclusive(Exclusive)

    func fail(_ error: PostgresError) {
        switch self {
        case .reading(let reading): reading.done(.failed(error))
        case .exchange(let exchange): exchange.done(.failure(error))
        case .exclusive(let exclusive): exclusive.fail(error)
        }
    }
}
