import Kernel
import Logging
import NIOConcurrencyHelpers
import NIOCore
import Postgres

/// Follows the end of the log once for all subscriptions of the process, and tells them of it.
///
/// It works only while there is a subscription: one session that listens, one reading of new entries
/// for everybody.
final class FeedHub: Sendable {
    /// A subscription and where it lives.
    private struct Seat {
        var loop: any EventLoop
        var token: Token.ID?
        var subscription: NIOLoopBound<FeedSubscription>
    }

    private struct State {
        var seats: [UUIDValue: Seat] = [:]
        var newest = FeedNewest(at: 0)
        var listener: Listener?
        var poll: Task<Void, Never>?
        /// Somebody said that there is something new.
        var isWoken = false
        var isReading = false
        var round = 0
    }

    private let state = NIOLockedValueBox(State())
    private let database: Database
    private let log = Logger(label: "tizilim.feed")

    init(_ database: Database) { self.database = database }

    /// - Throws: ``Failure/limited(_:retryAfterMilliseconds:)`` when the process has enough of them.
    func admit() throws(Failure) {
        let count = state.withLockedValue { $0.seats.count }
        guard count < FeedLimits.subscriptionsMax else {
            throw .limited("subscriptions", retryAfterMilliseconds: 10_000)
        }
    }

    /// - Parameter end: where the log was seen to end.
    func add(_ subscription: FeedSubscription, _ outlet: Outlet, end: Int64) {
        let seat = Seat(
            loop: outlet.eventLoop, token: outlet.caller.token,
            subscription: NIOLoopBound(subscription, eventLoop: outlet.eventLoop))
        state.withLockedValue { state in
            state.seats[subscription.id] = seat
            guard state.poll == nil else { return }
            state.newest = FeedNewest(at: end)
            state.listener = database.listen(on: ["journal"], as: .read) { [weak self] _ in
                self?.wake()
            }
            state.poll = Task { [weak self] in await Self.poll(self) }
        }
        wake()
    }

    func remove(_ id: UUIDValue) {
        let idle = state.withLockedValue { state -> (Listener?, Task<Void, Never>?) in
            state.seats[id] = nil
            guard state.seats.isEmpty else { return (nil, nil) }
            defer { (state.listener, state.poll) = (nil, nil) }
            return (state.listener, state.poll)
        }
        idle.0?.close()
        idle.1?.cancel()
    }

    func newest(from position: Int64, most: Int) -> FeedNewest.Answer {
        state.withLockedValue { $0.newest.entries(from: position, most: most) }
    }

    /// There may be something new.
    func wake() {
        let mayRead = state.withLockedValue { state in
            state.isWoken = true
            guard !state.isReading, !state.seats.isEmpty else { return false }
            state.isReading = true
            return true
        }
        if mayRead { Task { await read() } }
    }

    // MARK: Reading

    /// Reads until there is nothing new; one at a time.
    private func read() async {
        let reader = PublicReader(database: database)
        while let start = nextStart() {
            let query = FeedQuery(
                start: FeedCursor(origin: "", position: start), filter: FeedFilter(),
                limit: FeedLimits.tailEntries)
            do throws(Failure) {
                take(try await reader.feed(query), readAt: start)
            } catch {
                // The next look, at the latest in a second, tries again.
                log.debug("the log can't be read", metadata: ["failure": "\(error)"])
                state.withLockedValue { ($0.isReading, $0.isWoken) = (false, false) }
                return
            }
        }
    }

    /// Where to read; nil when nobody has asked since the last reading.
    private func nextStart() -> Int64? {
        state.withLockedValue { state in
            guard state.isWoken, !state.seats.isEmpty else {
                state.isReading = false
                return nil
            }
            state.isWoken = false
            return state.newest.end
        }
    }

    private func take(_ page: FeedPage, readAt start: Int64) {
        let seats = state.withLockedValue { state -> [Seat] in
            // All subscriptions may have gone meanwhile, and others come.
            guard state.newest.end == start else {
                state.isWoken = true
                return []
            }
            state.newest.append(page, at: .now)
            if page.entries.count == FeedLimits.tailEntries { state.isWoken = true }
            return page.entries.isEmpty ? [] : Array(state.seats.values)
        }
        tell(seats) { $0.pull() }
    }

    /// One hop to each event loop.
    private func tell(
        _ seats: [Seat], _ what: @escaping @Sendable (FeedSubscription) -> Void
    ) {
        for group in Dictionary(grouping: seats, by: { ObjectIdentifier($0.loop) }).values {
            let subscriptions = group.map(\.subscription)
            group[0].loop.execute { for each in subscriptions { what(each.value) } }
        }
    }

    // MARK: Looking from time to time

    private static func poll(_ hub: FeedHub?) async {
        while !Task.isCancelled {
            try? await Task.sleep(for: FeedLimits.pollTime)
            guard !Task.isCancelled, let hub else { return }
            hub.wake()
            if hub.isRoundOver { await hub.endDeadTokens() }
        }
    }

    private var isRoundOver: Bool {
        state.withLockedValue { state in
            state.newest.trim(at: .now)
            state.round = (state.round + 1) % FeedLimits.pollsPerTokenCheck
            return state.round == 0
        }
    }

    /// A token that was revoked or has expired ends what was subscribed with it.
    private func endDeadTokens() async {
        let seats = state.withLockedValue { $0.seats.values.filter { $0.token != nil } }
        let tokens = Set(seats.compactMap(\.token))
        guard !tokens.isEmpty else { return }
        let query: Query<Single<Token.ID>> = """
            SELECT t.id FROM tenancy.tokens AS t
            WHERE t.id = ANY (\(Column(Array(tokens)))) AND t.state = 'active'
              AND t.expires_at > clock_timestamp()
            """
        guard let result = try? await PublicReader(database: database).rows(query.statement),
            let alive = try? result.decode(Single<Token.ID>.self)
        else { return }
        let good = Set(alive.map(\.value))
        tell(seats.filter { $0.token.map { !good.contains($0) } ?? false }) {
            $0.end(.unauthenticated)
        }
    }
}
