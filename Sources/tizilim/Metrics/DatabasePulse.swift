import Kernel
import NIOCore
import Postgres

/// Asks the database the smallest question on the way that most calls take.
struct DatabasePulse: Sendable {
    /// Quick reads are stopped after a quarter of a second; a few may stand before this one.
    private static let time = TimeAmount.seconds(2)

    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Whether an answer came in time.
    func isFelt(on loop: any EventLoop) -> EventLoopFuture<Bool> {
        guard let session = database.reads(as: .read).session(for: 0, on: loop) else {
            return loop.makeSucceededFuture(false)
        }
        let answered = loop.makePromise(of: Bool.self)
        let tooLate = loop.scheduleTask(in: Self.time) { answered.succeed(false) }
        answered.futureResult.whenComplete { _ in tooLate.cancel() }
        session.read(
            Reading(
                settings: nil, statement: Statement("SELECT 1::int8 AS one"), shape: .one,
                head: [], tail: []
            ) { outcome in
                // Of two answers the first one counts.
                let isAnswer = if case .answer = outcome { true } else { false }
                answered.succeed(isAnswer)
            })
        return answered.futureResult
    }
}
