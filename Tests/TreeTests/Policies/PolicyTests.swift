import Postgres
import TestKit
import Testing

/// Row security as the roles meet it: which rows each one can read and write, tried out.
/// One at a time: both change policies in a transaction of their own.
@Suite(.serialized) struct PolicyTests {
    /// The list of policies says what is declared; this one says what it comes to.
    @Test func `each role reaches of each table what was reviewed`() async throws {
        let record = try await WalkRecord.shared
        let lines = try await BlockingConnection.run(record.database.administrator) { connection in
            var members: [String: [String]] = [:]
            for place in try Probe.begin(on: connection, as: record.callers) {
                let line = "\(place.table) | \(try Probe.reach(place, on: connection))"
                members[line, default: []].append(String(place.member.dropFirst(8)))
            }
            return members.map { line, members in
                let parts = line.split(separator: "|", maxSplits: 1)
                return "\(parts[0])| \(members.joined(separator: ",")) |\(parts[1])"
            }.sorted()
        }
        #expect(lines.count > 40)
        try Golden.expect(lines, equal: "reach.txt")
    }

    /// What is noticed here turns the test above red.
    @Test func `a policy that is dropped or lets everything through is noticed`() async throws {
        let record = try await WalkRecord.shared
        let missed = try await BlockingConnection.run(record.database.administrator) { connection in
            let places = try Probe.begin(on: connection, as: record.callers)
            var usual: [Probe.Place: String] = [:]
            for place in places { usual[place] = try Probe.reach(place, on: connection) }
            var missed: [String] = []
            for policy in try PolicyRow.all(on: connection) {
                for mistake in policy.mistakes {
                    let reached = try Probe.reach(
                        policy.places, after: mistake, on: connection)
                    for (place, reach) in reached where usual[place] == reach {
                        missed.append("\(mistake) is not noticed as \(place.member)")
                    }
                }
            }
            return missed
        }
        #expect(missed == [])
    }
}
