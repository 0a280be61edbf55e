import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

/// An order of the akimat with a final award of two million, and what is done on it.
struct ContractScene {
    let base: FinancingScene
    let stranger: Actor
    let order: JSON
    let award: JSON
    let line: JSON
    /// Who won.
    let winner: Actor
    let organisation: JSON

    var world: World { base.world }
    var officer: Actor { base.officer }
    var second: Actor { base.second }

    /// - Parameter year: of the budget line that the order of 2026 takes of.
    init(applications: Int = 1, year: JSON = 2026) async throws {
        base = try await FinancingScene()
        stranger = try await base.world.officer(of: "KZ-71")
        let lines: JSON = [["line": try await base.line(year: year), "amount": "5000000.00"]]
        let decided = try await base.awarded(applications: applications, ["lines": lines])
        order = decided.order
        let row = try #require(
            try await base.rows(
                """
                SELECT a.id, l.line_id, a.organisation_id FROM financing.awards a
                JOIN financing.award_lines l ON l.award_id = a.id
                WHERE a.order_id = '\(order.string ?? "")'
                """
            ).first)
        (award, line) = (.string(row[0] ?? ""), .string(row[1] ?? ""))
        organisation = .string(row[2] ?? "")
        winner = try #require(decided.applicants.first)
    }

    func get(_ method: String, _ params: JSON.Object = [:]) async throws -> JSON {
        try await world.anonymous.call(method, params)
    }

    func part(_ amount: String) -> JSON { ["line": line, "amount": .string(amount)] }

    func signing(_ amount: String = "2000000.00", _ more: JSON.Object = [:]) -> JSON.Object {
        Self.paper.with(["award": award, "lines": [part(amount)]]).with(more)
    }

    static let paper: JSON.Object = [
        "startsOn": "2026-02-01", "endsOn": "2026-08-01", "reportDueOn": "2026-08-15",
        "document": FinancingScene.document, "signature": FinancingScene.document,
    ]

    /// The id of the signed contract.
    func sign(_ amount: String = "2000000.00") async throws -> JSON {
        try #require(try await officer.call("contract.sign", signing(amount))["id"])
    }

    func amendment(
        of contract: JSON, _ version: Int64, _ amount: String, _ more: JSON.Object = [:]
    ) -> JSON.Object {
        Self.paper.with([
            "contract": contract, "version": .int(version), "lines": [part(amount)],
            "reason": "Уточнение",
        ]).with(more)
    }

    /// An advance, or a tranche that waits for a report.
    func tranche(_ amount: String, report: Int64? = nil) -> JSON {
        var tranche: JSON.Object = ["dueOn": "2026-03-01", "lines": [part(amount)]]
        if let report {
            tranche["report"] = .int(report)
            tranche["reportDueOn"] = "2026-02-20"
        }
        return .object(tranche)
    }

    /// An advance and tranches of the same amount behind it, each of which waits for its own report.
    func tranches(_ count: Int, of amount: String) -> [JSON] {
        (0..<count).map { tranche(amount, report: $0 == 0 ? nil : Int64($0)) }
    }

    /// Accepts what all tranches but the first of so many wait for.
    func unlock(_ count: Int, of contract: JSON) async throws {
        for number in 1..<count { try await accept(on: contract, Int64(number)) }
    }

    /// The ids of the tranches.
    func plan(_ tranches: [JSON], of contract: JSON, version: Int64 = 1) async throws -> [JSON] {
        let made = try await officer.call(
            "tranche.plan",
            ["contract": contract, "version": .int(version), "tranches": .array(tranches)])
        return made["tranches"]?.array?.compactMap { $0["id"] } ?? []
    }

    /// Releases a tranche and orders its payment: its id.
    func execute(_ tranche: JSON) async throws -> JSON {
        _ = try await officer.call("tranche.release", ["tranche": tranche])
        return try #require(
            try await officer.call("payment.execute", ["tranche": tranche])["id"])
    }

    static func confirmation(of payment: JSON, _ reference: String? = nil) -> JSON.Object {
        [
            "payment": payment, "paidOn": "2026-02-10",
            "reference": .string(reference ?? "KZ-\(payment.string ?? "")"),
        ]
    }

    /// The same, confirmed by the second officer.
    func pay(_ tranche: JSON) async throws -> JSON {
        let payment = try await execute(tranche)
        _ = try await second.call("payment.confirm", Self.confirmation(of: payment))
        return payment
    }

    static func refusal(of payment: JSON, _ reference: String? = nil) -> JSON.Object {
        [
            "payment": payment, "refusedOn": "2026-02-10", "reason": "Неверный счёт",
            "reference": .string(reference ?? "NO-\(payment.string ?? "")"),
        ]
    }

    /// What a notice says whose day has come.
    static func notice(
        of contract: JSON, _ version: Int64 = 1, _ more: JSON.Object = [:]
    ) -> JSON.Object {
        let params: JSON.Object = [
            "contract": contract, "version": .int(version), "ground": "agreement",
            "endsOn": "2026-03-01", "reportDueOn": "2026-04-01",
            "reason": "Стороны договорились", "document": FinancingScene.document,
        ]
        return params.with(more)
    }

    /// Terminated by both officers.
    @discardableResult
    func terminate(_ contract: JSON, version: Int64 = 1) async throws -> JSON {
        _ = try await officer.call("contract.giveNotice", Self.notice(of: contract, version))
        return try await second.call(
            "contract.terminate", ["contract": contract, "version": .int(version)])
    }

    static func report(
        on contract: JSON, _ number: Int64 = 1, _ more: JSON.Object = [:]
    ) -> JSON.Object {
        let params: JSON.Object = [
            "contract": contract, "number": .int(number), "kind": "interim",
            "narrative": "Проведено сорок занятий",
            "indicators": [["name": "Дети", "unit": "человек", "planned": 120, "reached": 96]],
            "spending": [
                ["item": "Педагоги", "amount": "700000.00"],
                ["item": "Материалы", "amount": "99999.99"],
            ],
        ]
        return params.with(more)
    }

    /// The id of a report that is submitted and accepted.
    ///
    /// - Parameter spent: what it says was spent, where that matters.
    @discardableResult
    func accept(
        on contract: JSON, _ number: Int64 = 1, kind: JSON = "interim", spent: JSON? = nil
    ) async throws -> JSON {
        var more: JSON.Object = ["kind": kind]
        if let spent { more["spending"] = [["item": "Педагоги", "amount": spent]] }
        let made = try await winner.call(
            "projectReport.submit", Self.report(on: contract, number, more))
        let id = made["id"] ?? .null
        _ = try await officer.call("projectReport.accept", ["report": id, "version": 1])
        return id
    }

    /// Signs the act of acceptance for an accepted report.
    func sign(actOf report: JSON) async throws {
        _ = try await officer.call(
            "acceptance.sign",
            [
                "report": report, "version": 2, "document": FinancingScene.document,
                "signature": FinancingScene.document,
            ])
    }

    /// Tries to complete the order, as it stands.
    func complete() async throws -> Failure? {
        let order = try await get("order.get", ["order": order])
        return await officer.failure(
            of: "order.complete", ["order": self.order, "version": order["version"] ?? .null])
    }

    /// Demands a sum back: the id of the refund.
    func demand(_ amount: String, of contract: JSON) async throws -> JSON {
        let made = try await officer.call(
            "refund.demand",
            [
                "contract": contract, "lines": [part(amount)], "dueOn": "2026-09-01",
                "reason": "Не израсходовано",
            ])
        return made["id"] ?? .null
    }

    /// Takes a demand back.
    func withdraw(_ refund: JSON) async throws {
        _ = try await officer.call("refund.withdraw", ["refund": refund, "reason": "Ошибка"])
    }

    /// Records that a refund came in, in its line's year unless said.
    @discardableResult
    func receive(_ refund: JSON, on day: JSON = "2026-05-11") async throws -> JSON {
        try await second.call(
            "refund.receive", ["refund": refund, "receivedOn": day, "reference": refund])
    }

    /// Such as: … violates foreign key constraint "contract_lines_awarded" on table "…"
    private static func constraint(in error: BlockingError) -> String {
        let parts = error.message.split(separator: "constraint \"", maxSplits: 1)
        return parts.last?.split(separator: "\"").first.map(String.init) ?? error.message
    }

    /// The constraint that stops the superuser's statement.
    func refusal(of sql: String) async throws -> String? {
        do {
            try await base.rows("BEGIN; \(sql); COMMIT")
        } catch let error as BlockingError {
            return Self.constraint(in: error)
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
            return Self.constraint(in: error)
        }
    }

    /// Contracts whose totals are not what the ledger and the amounts above and below say.
    func imbalances() async throws -> [[String?]] {
        try await base.rows(
            """
            SELECT 'ledger', c.contract_id FROM financing.contract_lines c
            JOIN (SELECT contract_id, line_id,
                      sum(amount_tiyn) FILTER (WHERE credit = 'budget') AS taken,
                      sum(amount_tiyn) FILTER (WHERE debit = 'budget' AND credit = 'contract')
                          AS given,
                      sum(amount_tiyn) FILTER (WHERE debit = 'organisation') AS paid,
                      sum(amount_tiyn) FILTER (WHERE credit = 'organisation') AS returned,
                      sum(amount_tiyn) FILTER (WHERE credit = 'organisation'
                          AND debit = 'budget') AS freed
                  FROM financing.ledger_entries GROUP BY 1, 2) e
                ON e.contract_id = c.contract_id AND e.line_id = c.line_id
            WHERE c.contracted_tiyn <> e.taken - coalesce(e.given, 0)
               OR c.paid_tiyn <> coalesce(e.paid, 0) OR c.returned_tiyn <> coalesce(e.returned, 0)
               OR c.freed_tiyn <> coalesce(e.freed, 0)
            UNION ALL
            SELECT 'freed', o.order_id FROM financing.order_lines o
            WHERE o.freed_tiyn <> (
                SELECT coalesce(sum(c.freed_tiyn), 0) FROM financing.contract_lines c
                JOIN financing.contracts k ON k.id = c.contract_id
                WHERE k.order_id = o.order_id AND c.line_id = o.line_id)
            UNION ALL
            SELECT 'order', o.order_id FROM financing.order_lines o
            WHERE o.contracted_tiyn <> (
                SELECT coalesce(sum(c.contracted_tiyn), 0) FROM financing.contract_lines c
                JOIN financing.contracts k ON k.id = c.contract_id
                WHERE k.order_id = o.order_id AND c.line_id = o.line_id)
            UNION ALL
            SELECT 'payments', c.contract_id FROM financing.contract_lines c
            WHERE c.paid_tiyn <> (
                SELECT coalesce(sum(l.amount_tiyn), 0) FROM financing.tranches r
                JOIN financing.tranche_lines l ON l.tranche_id = r.id
                WHERE r.contract_id = c.contract_id AND l.line_id = c.line_id
                  AND r.state = 'paid')
               OR c.ordered_tiyn <> (
                SELECT coalesce(sum(l.amount_tiyn), 0) FROM financing.payments p
                JOIN financing.tranche_lines l ON l.tranche_id = p.tranche_id
                WHERE p.contract_id = c.contract_id AND l.line_id = c.line_id
                  AND NOT EXISTS (SELECT FROM financing.payment_refusals f
                                  WHERE f.payment_id = p.id))
            UNION ALL
            SELECT 'chain', b.id FROM financing.budget_lines b
            JOIN (SELECT line_id, sum(amount_tiyn - released_tiyn - freed_tiyn) AS held,
                      sum(awarded_tiyn - freed_tiyn) AS awarded
                  FROM financing.order_lines GROUP BY 1) o ON o.line_id = b.id
            LEFT JOIN (SELECT line_id, sum(contracted_tiyn - freed_tiyn) AS contracted,
                      sum(paid_tiyn - freed_tiyn) AS paid
                  FROM financing.contract_lines GROUP BY 1) c ON c.line_id = b.id
            WHERE NOT (coalesce(c.paid, 0) <= coalesce(c.contracted, 0)
                AND coalesce(c.contracted, 0) <= o.awarded AND o.awarded <= o.held
                AND o.held = b.reserved_tiyn AND b.reserved_tiyn <= b.amount_tiyn)
            """)
    }
}
