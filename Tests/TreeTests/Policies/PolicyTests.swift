import Postgres
import TestKit
import Testing

/// Row security as the roles meet it: which rows each one can read and write, tried out.
@Suite struct PolicyTests {
    /// Tried out once for both tests: it takes minutes.
    private struct Trial {
        /// What each role reaches of each table, as the golden file has it.
        let lines: [String]
        /// Mistakes that change nothing of that.
        let missed: [String]

        static let shared = Task { () throws -> Trial in
            let record = try await WalkRecord.shared
            return try await BlockingConnection.run(record.database.administrator) { connection in
                let places = try Probe.begin(on: connection, as: record.callers)
                var usual: [Probe.Place: String] = [:]
                for place in places { usual[place] = try Probe.reach(place, on: connection) }
                return Trial(
                    lines: lines(of: usual), missed: try mistakes(beside: usual, on: connection))
            }
        }

        private static func lines(of reached: [Probe.Place: String]) -> [String] {
            var members: [String: [String]] = [:]
            for place in reached.keys.sorted() {
                let line = "\(place.table) | \(reached[place] ?? "")"
                members[line, default: []].append(String(place.member.dropFirst(8)))
            }
            return members.map { line, members in
                let parts = line.split(separator: "|", maxSplits: 1)
                return "\(parts[0])| \(members.joined(separator: ",")) |\(parts[1])"
            }.sorted()
        }

        private static func mistakes(
            beside usual: [Probe.Place: String], on connection: borrowing BlockingConnection
        ) throws(BlockingError) -> [String] {
            var missed: [String] = []
            for policy in try PolicyRow.all(on: connection) {
                for mistake in policy.mistakes {
                    let reached = try Probe.reach(policy.places, after: mistake, on: connection)
                    for (place, reach) in reached where usual[place] == reach {
                        missed.append("\(mistake) is not noticed as \(place.member)")
                    }
                }
            }
            return missed
        }
    }

    /// The list of policies says what is declared; this one says what it comes to.
    @Test func `each role reaches of each table what was reviewed`() async throws {
        let lines = try await Trial.shared.value.lines
        #expect(lines.count > 40)
        try Golden.expect(lines, equal: "reach.txt")
    }

    /// What is noticed here turns the test above red.
    @Test func `a policy that is dropped or lets everything through is noticed`() async throws {
        let missed = try await Trial.shared.value.missed
        #expect(missed == [])
    }
}
