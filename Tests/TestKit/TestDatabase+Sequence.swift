package import Journal
import Kernel
import Postgres

extension TestDatabase {
    /// Another sequencer has the log of this database.
    package struct Occupied: Error {}

    /// A transaction of another test's database has held the entries back all the time.
    package struct HeldBack: Error {}

    /// Tests that hold a transaction open do so for a moment.
    private static let heldSecondsMax = 900

    /// Takes the log, gives positions to all that may have one, signs and goes.
    ///
    /// - Returns: how many entries got a position.
    @discardableResult
    package func sequence(_ keys: SigningKeys, seen: SeenCheckpoint) async throws -> Int {
        let session = Session(connectionString(DatabaseRole.sequencer.rawValue), name: "test")
        defer { session.close() }
        guard var term = try await Term.begin(on: session, keys: keys, seen: seen) else {
            throw Occupied()
        }
        do {
            var placed = 0
            var isHeld = true
            let end = ContinuousClock.now + .seconds(Self.heldSecondsMax)
            while isHeld {
                guard .now < end else { throw HeldBack() }
                isHeld = try await isHeldByNeighbours()
                if isHeld { try await Task.sleep(for: .milliseconds(50)) }
                while case let more = try await term.turn(), more > 0 { placed += more }
            }
            try await term.sign()
            await term.end()
            return placed
        } catch {
            await term.end()
            throw error
        }
    }

    /// Whether an entry waits for a transaction of another test's database: xmin is that of the
    /// whole cluster.
    private func isHeldByNeighbours() async throws -> Bool {
        try await BlockingConnection.run(administrator) {
            try $0.execute(
                """
                SELECT EXISTS (
                    SELECT FROM journal.entries AS e
                    JOIN pg_stat_activity AS a ON a.backend_xid::text::bigint <= e.xid::text::bigint
                    WHERE e.public AND a.datname <> current_database()
                      AND e.epoch = (SELECT max(epoch) FROM journal.entries)
                      AND NOT EXISTS (SELECT FROM journal.log AS l WHERE l.entry_id = e.id))
                """
            ).single == "t"
        }
    }
}
