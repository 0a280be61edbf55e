import JSONRPC
import Kernel
import Postgres
import Ranking

/// A sample method with two rankings by it: a final one of last year and a provisional one of today, to
/// which an organisation objects.
struct DemoRankings {
    private let dispatcher: Dispatcher
    /// Of the database; without it there is no final one.
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
        let drafted = try await dispatcher.call(
            "method.draft",
            [
                "code": "national", "sample": true,
                "name": [
                    "kk": "Ұлттық рейтинг (үлгі)", "ru": "Национальный рейтинг (образец)",
                ],
                "record": MethodRecord.demonstration.json,
                "commentsUntil": .string("\(year - 1)-01-31"),
            ], as: officers[0])
        let method = drafted["id"] ?? .null
        _ = try await dispatcher.call(
            "method.publish",
            [
                "method": method, "validFrom": .string("\(year - 1)-02-01"),
                "document": [
                    "reference": "sample, no document",
                    "sha256": .string(String(repeating: "0", count: 64)),
                ],
            ], as: officers[1])
        if let administrator {
            let earlier = try await compute(method, "\(year - 1)-10-01")
            try await Self.end(earlier, as: administrator)
            _ = try await dispatcher.call(
                "ranking.publish", ["ranking": earlier], as: officers[1])
        }
        try await object(to: try await compute(method, today.description))
    }

    private func compute(_ method: JSON, _ day: String) async throws -> JSON {
        let made = try await dispatcher.call(
            "ranking.compute", ["method": method, "cutOff": .string(day)], as: officers[0])
        return made["id"] ?? .null
    }

    /// No call can set the clock back, and objections have their days: this one was computed two months
    /// ago, says the administrator, under every constraint.
    private static func end(_ ranking: JSON, as administrator: String) async throws {
        guard let id = UUIDValue(ranking.string ?? "") else { return }
        try await BlockingConnection.run(administrator) { connection in
            _ = try connection.execute(
                """
                UPDATE ranking.snapshots SET computed_at = computed_at - interval '60 days',
                    objections_until = objections_until - interval '60 days'
                WHERE id = '\(id)'
                """)
        }
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
