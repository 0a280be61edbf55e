package import NIOCore

/// Opens the connections of a load, lets them call, and adds up what they saw.
package struct LoadGenerator: Sendable {
    /// Connections that are being opened at a time; fewer than a server's backlog.
    private static let openingMax = 256
    /// Between the last connection and the first call, so that all begin together.
    private static let headStart = Duration.milliseconds(20)
    /// Who has not been told of a change by then counts as never told.
    private static let watchMax = Duration.seconds(10)

    /// Where the clients go and how they speak there.
    package struct Place: Sendable {
        var address: SocketAddress
        var dialect: Dialect
        /// What the client of this number sends first, for example to open a session.
        var greeting: @Sendable (Int) -> [UInt8]?

        package init(
            _ address: SocketAddress, _ dialect: Dialect = .lines,
            greeting: @escaping @Sendable (Int) -> [UInt8]? = { _ in nil }
        ) {
            self.address = address
            self.dialect = dialect
            self.greeting = greeting
        }
    }

    private let place: Place
    private let group: any EventLoopGroup

    package init(_ place: Place, group: any EventLoopGroup) {
        self.place = place
        self.group = group
    }

    /// - Parameter source: what the client of this number calls.
    /// - Throws: ``LoadFailure``
    package func run(
        _ load: Load, _ source: (Int) -> any CallSource
    ) async throws -> Measurement {
        try await withClients(load.clients, inFlightMax: load.inFlight, source) { fleets in
            let now = LoadConnection.now + Self.headStart.nanoseconds
            let start = now + load.warmUp.nanoseconds
            let window = start..<(start + load.time.nanoseconds)
            for fleet in fleets { try await fleet.begin(load, from: now, window) }
            try await Task.sleep(for: Self.headStart + load.warmUp + load.time)
            var total = Measurement(over: load.time)
            for fleet in fleets {
                if let measurement = try await fleet.finish() { total.add(measurement) }
            }
            return total
        }
    }

    /// Keeps connections that have greeted, have their answer and do nothing, while `body` runs.
    package func withIdle<Result>(
        _ count: Int, _ body: () async throws -> Result
    ) async throws -> Result {
        try await withClients(count) { _ in try await body() }
    }

    /// How long changes take, one after the other, to reach every one of these clients, which their
    /// greeting has subscribed.
    ///
    /// - Parameter change: makes one change; nobody else may make any meanwhile.
    package func watch(
        _ count: Int, for time: Duration, _ change: () async throws -> Void
    ) async throws -> Measurement {
        try await withClients(count) { fleets in
            let (clock, start) = (ContinuousClock(), ContinuousClock.now)
            repeat {
                for fleet in fleets { try await fleet.expect(at: LoadConnection.now) }
                try await change()
                let limit = clock.now + Self.watchMax
                while try await told(fleets) < count, clock.now < limit {
                    try await Task.sleep(for: .milliseconds(1))
                }
                for fleet in fleets { try await fleet.giveUp(at: LoadConnection.now) }
            } while clock.now - start < time
            var total = Measurement(over: clock.now - start)
            for fleet in fleets { total.add(try await fleet.watched()) }
            return total
        }
    }

    private func told(_ fleets: [Fleet]) async throws -> Int {
        var sum = 0
        for fleet in fleets { sum += try await fleet.told() }
        return sum
    }

    /// - Parameter source: by itself nothing, for clients that only greet.
    private func withClients<Result>(
        _ count: Int, inFlightMax: Int = 1,
        _ source: (Int) -> any CallSource = { _ in RepeatedCalls([[]]) },
        _ body: ([Fleet]) async throws -> Result
    ) async throws -> Result {
        let fleets = group.makeIterator().map { Fleet(on: $0) }
        do {
            for first in stride(from: 0, to: count, by: Self.openingMax) {
                let numbers = first..<min(first + Self.openingMax, count)
                let opening = numbers.map { number in
                    fleets[number % fleets.count].add(
                        number, inFlightMax: inFlightMax, source(number), to: place)
                }
                for client in opening { try await client.get() }
            }
            let result = try await body(fleets)
            for fleet in fleets { _ = try await fleet.finish() }
            return result
        } catch {
            for fleet in fleets { _ = try? await fleet.finish() }
            throw (error as? LoadFailure) ?? LoadFailure.unreachable("\(error)")
        }
    }
}

extension Duration {
    var nanoseconds: UInt64 {
        let (seconds, attoseconds) = components
        return UInt64(max(0, seconds)) * 1_000_000_000 + UInt64(max(0, attoseconds / 1_000_000_000))
    }
}
