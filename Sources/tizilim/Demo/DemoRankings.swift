import JSONRPC
import Kernel
import Postgres
import Ranking

/// A sample method with two rankings by it: a final one of last year and a provisional one of today, to
/// which an organisation objects.
struct DemoRankings {
    private let dispatcher: Dispatcher
    /// Of the database; without it there is only the draft of a method.
    private let administrator: String?
    /// Of the ministry: four eyes.
    var officers: [Caller] = []
    var representative: Caller?

    init(_ dispatcher: Dispatcher, administrator: String?) {
        self.dispatcher = dispatcher
        self.administrator = administrator
    }

    func fill() async throws {
        guard officers.count > 1 else { return }
        let today = KazakhstanTime.today
        let year = today.parts.year
        guard let last = today.adding(days: Self.commentsDays) else { return }
        let drafted = try await dispatcher.call(
            "method.draft",
            [
                "code": "national", "sample": true,
                "name": [
                    "kk": "Ұлттық рейтинг (үлгі)", "ru": "Национальный рейтинг (образец)",
                ],
                "record": MethodRecord.demonstration.json,
                "commentsUntil": .string(last.description),
            ], as: officers[0])
        // Without the database the public may still comment on it, and there is no ranking by it.
        guard let administrator else { return }
        let method = drafted["id"] ?? .null
        try await Self.discuss(method, in: year - 1, as: administrator)
        _ = try await dispatcher.call(
            "method.publish",
            [
                "method": method, "validFrom": .string(today.description),
                "document": [
                    "reference": "sample, no document",
                    "sha256": .string(String(repeating: "0", count: 64)),
                ],
            ], as: officers[1])
        try await Self.hold(method, in: year - 1, as: administrator)
        let earlier = try await compute(method, "\(year - 1)-10-01")
        try await Self.end(earlier, as: administrator)
        _ = try await dispatcher.call("ranking.publish", ["ranking": earlier], as: officers[1])
        try await object(to: try await compute(method, today.description))
    }

    /// Longer than the rule's working days, whatever holidays are among them.
    private static let commentsDays = 60

    /// The method was put up for comments in the December before a year and could be commented on until
    /// the end of January, says the administrator, under every constraint.
    private static func discuss(
        _ method: JSON, in year: Int, as administrator: String
    ) async throws {
        try await run(
            """
            UPDATE ranking.methods SET drafted_at = '\(year - 1)-12-01 12:00+05',
                due_on = '\(year)-01-31', comments_until = '\(year)-01-31'
            """, of: method, as: administrator)
    }

    /// It was published when that was over.
    private static func hold(
        _ method: JSON, in year: Int, as administrator: String
    ) async throws {
        try await run(
            """
            UPDATE ranking.method_publications SET published_at = '\(year)-02-01 12:00+05',
                valid_from = '\(year)-02-01'
            """, of: method, key: "method_id", as: administrator)
    }

    private static func run(
        _ change: String, of subject: JSON, key: String = "id", as administrator: String
    ) async throws {
        guard let id = UUIDValue(subject.string ?? "") else { return }
        try await BlockingConnection.run(administrator) { connection in
            _ = try connection.execute("\(change) WHERE \(key) = '\(id)'")
        }
    }

    private func compute(_ method: JSON, _ day: String) async throws -> JSON {
        let made = try await dispatcher.call(
            "ranking.compute", ["method": method, "cutOff": .string(day)], as: officers[0])
        return made["id"] ?? .null
    }

    /// No call can set the clock back, and objections have their days: this one was computed two months
    /// ago, says the administrator, under every constraint.
    private static func end(_ ranking: JSON, as administrator: String) async throws {
        try await run(
            """
            UPDATE ranking.snapshots SET computed_at = computed_at - interval '60 days',
                objections_until = objections_until - interval '60 days'
            """, of: ranking, as: administrator)
    }

    private func object(to ranking: JSON) async throws {
        guard let representative else { return }
        do throws(Failure) {
            _ = try await dispatcher.call(
                "ranking.object",
                [
                    "ranking": ranking,
                    "text": "Отчёт был сдан в срок, прошу проверить (образец)",
                ], as: representative)
        } catch .conflict(let reason) where reason.code == "objection.noStanding" {
            // Some made-up organisation that no ranking has.
        }
    }
}
