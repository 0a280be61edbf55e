import CLibPQ
import Dispatch
import Foundation
import NIOConcurrencyHelpers
package import NIOCore

/// A database session: one libpq connection in pipeline mode on a thread of its own.
///
/// The thread sleeps until work comes, so neither an event loop nor the cooperative pool ever waits
/// for a database. It reconnects by itself; meanwhile work is refused as unavailable.
package final class Session: Sendable {
    private let mailbox = Mailbox()
    private let cancelHandle = NIOLockedValueBox<CancelHandle?>(nil)
    private let cancelling = DispatchQueue(label: "pg-cancel")
    private let conninfo: String
    private let loop: (any EventLoop)?
    private let metrics: LaneMetrics

    /// - Parameters:
    ///   - conninfo: any libpq connection string.
    ///   - name: of the thread, and of the lane unless `metrics` names another.
    ///   - loop: where outcomes of readings are delivered; sessions that are leased have none.
    package init(
        _ conninfo: String, name: String, deliveringOn loop: (any EventLoop)? = nil,
        metrics: LaneMetrics? = nil
    ) {
        self.conninfo = conninfo
        self.loop = loop
        self.metrics = metrics ?? LaneMetrics(lane: name)
        let thread = Thread { [self] in run() }
        thread.name = name
        // Parsing and writing rows needs no deep stack; hundreds of sessions should stay cheap.
        thread.stackSize = 512 * 1024
        thread.start()
    }

    /// Ends the session after what it is doing now; the thread goes with it.
    package func close() { mailbox.close() }

    package func read(_ reading: Reading) {
        if let error = leave(.reading(reading)) { reading.done(.failed(error)) }
    }

    /// Sends statements under one Sync and waits for all their results.
    func exchange(
        _ statements: [Statement], continuing: Bool = false
    ) async throws(PostgresError) -> [ResultSet] {
        let result = await withCheckedContinuation { continuation in
            let exchange = Exchange(statements: statements, continues: continuing) {
                continuation.resume(returning: $0)
            }
            if let error = leave(.exchange(exchange)) {
                continuation.resume(returning: .failure(error))
            }
        }
        return try result.get()
    }

    /// Runs blocking libpq calls on the session's thread, outside the pipeline.
    func exclusively<Value: Sendable>(
        _ body: @escaping @Sendable (OpaquePointer) -> Result<Value, PostgresError>
    ) async throws(PostgresError) -> Value {
        let result = await withCheckedContinuation { continuation in
            let work = Exclusive(
                body: { continuation.resume(returning: body($0)) },
                fail: { continuation.resume(returning: .failure($0)) })
            if let error = leave(.exclusive(work)) {
                continuation.resume(returning: .failure(error))
            }
        }
        return try result.get()
    }

    /// Asks the server to stop what this session runs now. Only for leased sessions: on a shared one
    /// the cancellation could hit somebody else's statement.
    package func cancel() {
        metrics.cancelled()
        // PQcancel opens a socket and blocks, so it runs where blocking is allowed.
        cancelling.async { [cancelHandle] in cancelHandle.withLockedValue { $0?.cancel() } }
    }

    /// Waits until no cancellation is on its way, so that it can't hit the next one's statement.
    func cancellationsDone() async {
        await withCheckedContinuation { done in cancelling.async { done.resume() } }
    }

    private func leave(_ work: Work) -> PostgresError? {
        let error = mailbox.leave(work)
        if let error { metrics.refused(error) }
        return error
    }

    private func run() {
        var backoff = Backoff()
        while !mailbox.isClosed {
            do throws(PostgresError) {
                let link = try Link.open(conninfo)
                backoff.reset()
                mailbox.setDown(false)
                serve(link)
            } catch {
                mailbox.setDown(true)
                metrics.foundNobody()
                fail(mailbox.drain(), error)
                _ = mailbox.wait(socket: nil, milliseconds: backoff.nextMilliseconds())
            }
        }
        fail(mailbox.drain(), PostgresError(.unavailable))
    }

    private func serve(_ link: Link) {
        cancelHandle.withLockedValue { $0 = CancelHandle(link.cancelHandle) }
        metrics.connected()
        let pump = Pump(link, mailbox, loop, metrics)
        pump.run()
        metrics.disconnected(isLost: !mailbox.isClosed)
        cancelHandle.withLockedValue { $0 = nil }
        link.close()
        fail(pump.outstanding(), PostgresError(.unavailable))
    }

    private func fail(_ work: [Work], _ error: PostgresError) {
        guard !work.isEmpty else { return }
        let failAll: @Sendable () -> Void = { for piece in work { piece.fail(error) } }
        if let loop { loop.execute(failAll) } else { failAll() }
    }
}

/// libpq's handle for cancelling, usable from another thread than the connection's.
private final class CancelHandle: @unchecked Sendable {
    // SAFETY: a PGcancel is an immutable copy of the address; PQcancel is thread-safe (manual, 34.7).
    private let pointer: OpaquePointer?

    init(_ pointer: OpaquePointer?) { self.pointer = pointer }

    deinit { PQfreeCancel(pointer) }

    func cancel() {
        var reason = [CChar](repeating: 0, count: 256)
        _ = PQcancel(pointer, &reason, 256)
    }
}

/// Waits that double up to a limit, each shortened by chance so that sessions don't come back at once.
struct Backoff {
    private static let first = 50
    private static let longest = 5_000
    private var limit = first

    mutating func reset() { limit = Self.first }

    mutating func nextMilliseconds() -> Int32 {
        defer { limit = min(limit * 2, Self.longest) }
        return Int32.random(in: Int32(limit / 2)...Int32(limit))
    }
}
