import NIOConcurrencyHelpers
import NIOCore

/// Sessions that one caller holds at a time, for transactions and for slow work.
package final class LeasePool: Sendable {
    private struct Waiter {
        var deadline: TimeLimit
        var continuation: CheckedContinuation<Session?, Never>
    }

    private struct State {
        var idle: [Session] = []
        var opened = 0
        var waiters = CircularBuffer<Waiter>()
        /// When waiters whose time is up are looked for.
        var nextLook: TimeLimit?
        var isClosed = false

        mutating func takeLate() -> [Waiter] {
            var (late, others) = ([Waiter](), CircularBuffer<Waiter>())
            for waiter in waiters {
                if waiter.deadline.hasPassed { late.append(waiter) } else { others.append(waiter) }
            }
            waiters = others
            return late
        }
    }

    private let state = NIOLockedValueBox(State())
    private let sessionsMax: Int
    /// Callers waiting for a session. Each waits at most as long as one call may take, and a longer
    /// queue could not be served in that time anyway.
    private let waitersMax: Int
    private let metrics: LaneMetrics
    private let make: @Sendable () -> Session

    package init(
        sessionsMax: Int, waitersMax: Int, metrics: LaneMetrics,
        make: @escaping @Sendable () -> Session
    ) {
        self.metrics = metrics
        self.sessionsMax = sessionsMax
        self.waitersMax = waitersMax
        self.make = make
    }

    /// Lends a session for as long as `body` runs.
    ///
    /// - Throws: `limited` when too many callers wait already, `deadline` when none became free.
    package func withSession<Value, Failure: Error>(
        until deadline: TimeLimit, mapping map: (PostgresError) -> Failure,
        _ body: (Session) async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let session: Session
        do throws(PostgresError) {
            session = try await take(until: deadline)
        } catch {
            metrics.refused(error)
            throw map(error)
        }
        defer { giveBack(session) }
        return try await body(session)
    }

    package func close() {
        let (idle, waiters) = state.withLockedValue { state in
            state.isClosed = true
            defer { (state.idle, state.waiters) = ([], CircularBuffer()) }
            return (state.idle, Array(state.waiters))
        }
        metrics.waitsNoMore(waiters.count)
        for session in idle { session.close() }
        for waiter in waiters { waiter.continuation.resume(returning: nil) }
    }

    private enum Turn {
        case now(Session)
        case open
        case wait
        case refuse(PostgresError)
    }

    private func take(until deadline: TimeLimit) async throws(PostgresError) -> Session {
        switch turn() {
        case .now(let session): return session
        case .open: return make()
        case .refuse(let error): throw error
        case .wait: break
        }
        guard let session = await wait(until: deadline) else { throw PostgresError(.deadline) }
        return session
    }

    private func turn() -> Turn {
        state.withLockedValue { state in
            if state.isClosed { return .refuse(PostgresError(.unavailable)) }
            // The session used last is the one whose plans and caches are warm.
            if let session = state.idle.popLast() { return .now(session) }
            if state.opened < sessionsMax {
                state.opened += 1
                return .open
            }
            guard state.waiters.count < waitersMax else {
                return .refuse(PostgresError(.limited("lane.waiting")))
            }
            return .wait
        }
    }

    private func wait(until deadline: TimeLimit) async -> Session? {
        await withCheckedContinuation { continuation in
            var isWaiting = false
            var mustLook = false
            let session = state.withLockedValue { state -> Session? in
                if let session = state.idle.popLast() { return session }
                // Past the deadline they may have been looked for already, and nobody would wake it.
                guard !deadline.hasPassed, !state.isClosed else { return nil }
                state.waiters.append(Waiter(deadline: deadline, continuation: continuation))
                metrics.waits()
                isWaiting = true
                if state.nextLook.map({ deadline < $0 }) ?? true {
                    state.nextLook = deadline
                    mustLook = true
                }
                return nil
            }
            if !isWaiting { continuation.resume(returning: session) }
            if mustLook { look(at: deadline) }
        }
    }

    /// One timer for all who wait: one for each would cost more than the waiting.
    private func look(at time: TimeLimit) {
        Task { [weak self] in
            try await Task.sleep(for: time.remaining)
            self?.sendAway(at: time)
        }
    }

    /// Sends those away whose time is up.
    private func sendAway(at time: TimeLimit) {
        let (late, next) = state.withLockedValue { state -> ([Waiter], TimeLimit?) in
            // Somebody came later whose time is up earlier.
            guard state.nextLook == time else { return ([], nil) }
            let late = state.takeLate()
            state.nextLook = state.waiters.map(\.deadline).min()
            return (late, state.nextLook)
        }
        metrics.waitsNoMore(late.count)
        for waiter in late { waiter.continuation.resume(returning: nil) }
        if let next { look(at: next) }
    }

    private func giveBack(_ session: Session) {
        let (waiter, isClosed) = state.withLockedValue { state -> (Waiter?, Bool) in
            if let waiter = state.waiters.popFirst() { return (waiter, state.isClosed) }
            if !state.isClosed { state.idle.append(session) }
            return (nil, state.isClosed)
        }
        if let waiter {
            metrics.waitsNoMore()
            waiter.continuation.resume(returning: session)
        } else if isClosed {
            session.close()
        }
    }
}

/// A moment by which a call must be answered, on a clock that nobody sets.
package struct TimeLimit: Sendable, Comparable {
    private let instant: ContinuousClock.Instant

    package init(in duration: Duration) { instant = .now.advanced(by: duration) }

    package static func < (left: TimeLimit, right: TimeLimit) -> Bool {
        left.instant < right.instant
    }

    /// Never negative.
    package var remaining: Duration { max(.zero, ContinuousClock.now.duration(to: instant)) }

    package var hasPassed: Bool { remaining == .zero }

    /// Whole milliseconds, at least one: zero would switch `statement_timeout` off.
    package var remainingMilliseconds: Int64 {
        let (seconds, attoseconds) = remaining.components
        return max(1, seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
    }
}
