import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

/// What comes before an order, in the akimat of Almaty, and an officer of another region.
struct PlanScene {
    let base: FinancingScene
    let stranger: Actor

    var world: World { base.world }
    var officer: Actor { base.officer }
    var second: Actor { base.second }

    init() async throws {
        base = try await FinancingScene()
        stranger = try await base.world.officer(of: "KZ-71")
    }

    /// The id of a new line of 2026.
    func line(
        _ amount: String = "1000000.00", _ more: JSON.Object = [:], by actor: Actor? = nil
    ) async throws -> JSON {
        var params: JSON.Object = .line(more)
        params["amount"] = .string(amount)
        return try #require(try await (actor ?? officer).call("budget.create", params)["id"])
    }

    /// The id of a new theme.
    func theme(_ more: JSON.Object = [:], by actor: Actor? = nil) async throws -> JSON {
        try #require(try await (actor ?? officer).call("theme.propose", .theme(more))["id"])
    }

    func discuss(_ theme: JSON, by actor: Actor? = nil) async throws {
        _ = try await (actor ?? officer).call("theme.discuss", .discussion(of: theme))
    }

    /// The id of a theme that the second officer has approved.
    func approved(_ more: JSON.Object = [:]) async throws -> JSON {
        let id = try await theme(more)
        try await discuss(id)
        _ = try await second.call("theme.approve", ["theme": id, "version": 2])
        return id
    }

    func get(_ method: String, _ params: JSON.Object) async throws -> JSON {
        try await world.anonymous.call(method, params)
    }

    func ids(_ method: String, _ params: JSON.Object = [:]) async throws -> [JSON] {
        try await get(method, params)["items"]?.array?.compactMap { $0["id"] } ?? []
    }

    /// The ids of all items of all pages.
    func pages(_ method: String, _ params: JSON.Object = [:]) async throws -> [JSON] {
        var (params, ids) = (params, [JSON]())
        params["limit"] = 1
        for _ in 0..<20 {
            let page = try await get(method, params)
            ids += page["items"]?.array?.compactMap { $0["id"] } ?? []
            guard let next = page["next"] else { return ids }
            params["cursor"] = next
        }
        Issue.record("the pages of \(method) have no end")
        return ids
    }

    @discardableResult
    func superuser(_ sql: String) async throws -> [[String?]] {
        try await BlockingConnection.run(world.database.administrator) { try $0.execute(sql).rows }
    }

    /// The constraint that a statement of the superuser breaks.
    func refusal(of sql: String) async throws -> String? {
        do {
            try await superuser("BEGIN; \(sql); COMMIT")
        } catch let error as BlockingError {
            // Such as: … violates check constraint "themes_last_step"
            return error.message.split(separator: "\"").last.map(String.init)
        }
        return nil
    }

    /// Runs one statement as an officer's database role in that officer's name: its first value, or
    /// the constraint or SQLSTATE that stops it.
    func run(_ sql: String, as actor: Actor) async throws -> String {
        let place = world.database.connectionString("tizilim_app")
        let tenant = actor.caller.tenant?.description ?? ""
        let principal = actor.caller.principal?.description ?? ""
        do {
            return try await BlockingConnection.run(place) { connection in
                try connection.execute("SET tizilim.tenant = '\(tenant)'")
                try connection.execute("SET tizilim.principal = '\(principal)'")
                return try connection.execute(sql).firstColumn.first ?? ""
            }
        } catch let error as BlockingError {
            guard error.sqlstate?.hasPrefix("23") == true else { return error.sqlstate ?? "" }
            return error.message.split(separator: "\"").last.map(String.init) ?? ""
        }
    }

    /// What the feed tells of each version of a kind of subject.
    func texts(_ kind: String) async throws -> [JSON] {
        try await superuser(
            """
            SELECT t.texts FROM journal.entries e,
                journal.public_texts(e.subject_id, e.version, e.subject_kind) t
            WHERE e.subject_kind = '\(kind)' AND e.public ORDER BY e.id
            """
        ).compactMap { $0[0] }.map { try JSON(parsing: $0) }
    }

    /// Commitments of a kind of subject that are not what the feed tells.
    func brokenCommitments(_ kind: String) async throws -> [[String?]] {
        try await superuser(
            """
            SELECT e.version, s.field
            FROM journal.entries e JOIN journal.salts s ON s.entry_id = e.id,
                journal.public_texts(e.subject_id, e.version, e.subject_kind) t
            WHERE e.subject_kind = '\(kind)' AND (NOT s.public
              OR convert_from(e.leaf, 'UTF8')::json -> 'commitments' ->> s.field
                IS DISTINCT FROM
                encode(sha256(s.salt || convert_to(t.texts ->> s.field, 'UTF8')), 'hex'))
            """)
    }
}

extension JSON.Object {
    /// A line of the budget of 2026, without its amount.
    static func line(_ more: JSON.Object = [:]) -> JSON.Object {
        let params: JSON.Object = [
            "year": 2026, "programme": "281-003-015", "specific": "155",
            "name": ["kk": "Мемлекеттік әлеуметтік тапсырыс", "ru": "Госсоцзаказ"],
            "reason": "Решение маслихата", "document": FinancingScene.document,
        ]
        return params.with(more)
    }

    static func theme(_ more: JSON.Object = [:]) -> JSON.Object {
        let params: JSON.Object = [
            "instrument": "social-order", "sphere": "8", "year": 2026,
            "title": ["kk": "Балаларға көмек", "ru": "Помощь детям"],
            "need": "Опрос школ", "targetGroup": "Дети-сироты", "place": ["region": "KZ-75"],
            "price": "500000.00",
        ]
        return params.with(more)
    }

    static func discussion(of theme: JSON, _ more: JSON.Object = [:]) -> JSON.Object {
        let params: JSON.Object = [
            "theme": theme, "version": 1, "forum": "council", "heldOn": "2025-11-03",
            "outcome": "Поддержано", "protocol": FinancingScene.document,
        ]
        return params.with(more)
    }

    static func plan(_ items: [JSON], _ more: JSON.Object = [:]) -> JSON.Object {
        let params: JSON.Object = ["year": 2026, "version": 0, "items": .array(items)]
        return params.with(more)
    }

    static func function(_ more: JSON.Object = [:]) -> JSON.Object {
        let params: JSON.Object = [
            "name": ["kk": "Қызмет", "ru": "Услуга"], "legalBasis": "Закон, ст. 7",
            "body": "Управление занятости", "standard": FinancingScene.document,
            "price": "1200000.00", "termMonths": 12,
        ]
        return params.with(more)
    }

    func with(_ more: JSON.Object) -> JSON.Object {
        more.reduce(into: self) { $0[$1.key] = $1.value }
    }
}

extension JSON {
    static func item(
        _ theme: JSON, _ line: JSON, _ amount: String, quarter: Int64 = 1
    ) -> JSON {
        ["theme": theme, "line": line, "quarter": .int(quarter), "amount": .string(amount)]
    }
}

/// What `rpc.discover` promises of a method is what came.
func expect(_ answer: JSON, looksLike method: any Method.Type) {
    #expect(method.result.problems(of: answer, at: method.name) == [])
}
