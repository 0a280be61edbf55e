import CLibPQ
import Glibc
import NIOConcurrencyHelpers
import NIOCore

/// What other threads leave for a session's thread, and the bell that wakes it.
final class Mailbox: Sendable {
    /// Work waiting for one session. A call in flight takes one place; 64 calls of 64 connections
    /// fit, and what comes beyond is refused at once instead of waiting past its deadline.
    static let waitingMax = 4_096

    private struct State {
        var waiting = CircularBuffer<Work>(initialCapacity: 64)
        var isAsleep = false
        var isClosed = false
        /// Set while the server can't be reached: work is refused at once.
        var isDown = false
    }

    private let state = NIOLockedValueBox(State())
    private let bell: Int32
    /// Where the process had no descriptor left for a bell, the thread looks by itself, this often.
    private static let bellessMilliseconds: Int32 = 10

    convenience init() {
        self.init(bell: eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK)))
    }

    /// - Parameter bell: an eventfd that the mailbox closes, or -1.
    init(bell: Int32) { self.bell = bell }

    deinit { if bell >= 0 { Glibc.close(bell) } }

    /// Leaves work; the error says why it was not taken.
    func leave(_ work: Work) -> PostgresError? {
        let (error, ring) = state.withLockedValue { state -> (PostgresError?, Bool) in
            if state.isClosed || state.isDown { return (PostgresError(.unavailable), false) }
            guard state.waiting.count < Self.waitingMax else {
                return (PostgresError(.limited("session.waiting")), false)
            }
            state.waiting.append(work)
            defer { state.isAsleep = false }
            return (nil, state.isAsleep)
        }
        if ring { self.ring() }
        return error
    }

    func close() {
        state.withLockedValue { $0.isClosed = true }
        ring()
    }

    var isClosed: Bool { state.withLockedValue(\.isClosed) }

    func setDown(_ isDown: Bool) { state.withLockedValue { $0.isDown = isDown } }

    /// Takes up to `count` pieces of work in order.
    func take(_ count: Int, into batch: inout [Work]) {
        guard count > 0 else { return }
        state.withLockedValue { state in
            for _ in 0..<min(count, state.waiting.count) {
                batch.append(state.waiting.removeFirst())
            }
        }
    }

    /// True when the thread may sleep: from now on, work left here rings the bell.
    func sleepIfEmpty(unless isFull: Bool) -> Bool {
        state.withLockedValue { state in
            guard isFull || state.waiting.isEmpty, !state.isClosed else { return false }
            state.isAsleep = !isFull
            return true
        }
    }

    func drain() -> [Work] {
        state.withLockedValue { state in
            defer { state.waiting.removeAll() }
            return Array(state.waiting)
        }
    }

    private func ring() {
        guard bell >= 0 else { return }
        var one: UInt64 = 1
        _ = write(bell, &one, MemoryLayout<UInt64>.size)
    }

    /// Waits for the bell, for the socket, or for the time to pass (-1: without end).
    ///
    /// - Returns: whether the socket has something to say.
    func wait(socket: Int32?, forWriting: Bool = false, milliseconds: Int32 = -1) -> Bool {
        var watched = [pollfd(fd: bell, events: Int16(POLLIN), revents: 0)]
        if let socket {
            let events = forWriting ? POLLIN | POLLOUT : POLLIN
            watched.append(pollfd(fd: socket, events: Int16(events), revents: 0))
        }
        // poll passes over a negative descriptor.
        let longest = Self.bellessMilliseconds
        let isPatient = bell >= 0 || 0...longest ~= milliseconds
        _ = poll(&watched, nfds_t(watched.count), isPatient ? milliseconds : longest)
        if watched[0].revents != 0 {
            var count: UInt64 = 0
            _ = read(bell, &count, MemoryLayout<UInt64>.size)
        }
        return watched.count == 2 && watched[1].revents != 0
    }
}
