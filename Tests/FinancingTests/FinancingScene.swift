import JSONRPC
import Kernel
import Postgres
import TestKit

@testable import Financing

/// The akimat of Almaty with two officers, and organisations that may apply to it.
struct FinancingScene {
    let world: World
    let officer: Actor
    let second: Actor

    init() async throws {
        world = try World()
        officer = try await world.officer()
        second = try await world.officer()
    }

    static let digest = String(repeating: "ab", count: 32)
    static let document: JSON = ["reference": "decision.pdf", "sha256": .string(digest)]

    struct Missing: Error {}

    /// A new organisation and somebody who acts for it.
    func organisation(_ name: String = "Көмек") async throws -> (id: JSON, actor: Actor) {
        let made = try await officer.call(
            "ngo.register",
            ["name": ["kk": .string("«\(name)» қоғамдық қоры")], "legalForm": "public-foundation"])
        let id = made["id"] ?? .null
        guard let uuid = UUIDValue(id.string ?? "") else { throw Missing() }
        return (id, try await world.representative(of: Organisation.ID(uuid)))
    }

    /// The account is the person with this tag, and so is the organisation's head.
    func makeHead(_ actor: Actor, of organisation: String) async throws {
        _ = try await officer.call(
            "ngo.setPersons",
            [
                "id": .string(organisation), "version": 0,
                "head": ["fullName": "Алия Сейтова", "iin": "990106300596"],
            ])
        try await rows(
            """
            INSERT INTO tenancy.principal_tags (principal_id, tag)
            SELECT '\(actor.caller.principal?.description ?? "")', tag FROM registry.person_tags
            WHERE organisation_id = '\(organisation)'
            """)
    }

    /// Records checks of its verification, one behind the other, as of a day of January 2026.
    func check(
        _ organisation: JSON, by representative: Actor,
        _ checks: [(kind: JSON, outcome: JSON, day: Int)]
    ) async throws {
        _ = try await representative.call("verification.submit")
        for (number, check) in ([nil] + checks.map(Optional.some)).enumerated() {
            let file = try await officer.call("verification.get", ["organisation": organisation])
            var step: JSON.Object = [
                "case": file["id"] ?? .null, "version": file["version"] ?? .null,
            ]
            guard let check else {
                _ = try await officer.call("verification.claim", step)
                continue
            }
            step["kind"] = check.kind
            step["outcome"] = check.outcome
            step["asOf"] = .string("2026-01-\(check.day)")
            step["source"] = .string("Реестр, выписка \(number)")
            step["note"] = "Сверено по телефону"
            _ = try await officer.call("verification.recordCheck", step)
        }
    }

    /// What the superuser sees and does, past row security.
    @discardableResult
    func rows(_ sql: String) async throws -> [[String?]] {
        try await BlockingConnection.run(world.database.administrator) { try $0.execute(sql).rows }
    }

    /// A budget line of the akimat; no two have the same programme.
    func line(_ amount: String = "10000000.00", year: JSON = 2026) async throws -> JSON {
        let number = Int.random(in: 0..<1_000_000)
        let (middle, end) = (String(number / 1_000 + 1_000), String(number % 1_000 + 1_000))
        let made = try await officer.call(
            "budget.create",
            [
                "year": year, "programme": .string("281-\(middle.dropFirst())-\(end.dropFirst())"),
                "specific": "155", "name": ["ru": "Заказ"], "amount": .string(amount),
                "reason": "Бюджет", "document": Self.document,
            ])
        return made["id"] ?? .null
    }

    /// What a social order of five million tenge says.
    func content(_ changes: JSON.Object = [:]) async throws -> JSON {
        var content: JSON.Object = [
            "instrument": "social-order", "sphere": "8", "year": 2026,
            "title": ["kk": "Балаларға көмек", "ru": "Помощь детям"],
            "description": ["ru": "Занятия для детей из многодетных семей"],
            "projectMax": "3000000.00", "monthsMin": 3, "monthsMax": 12,
            "closesAt": .string(Self.instant(3_600)),
            "criteria": [
                ["code": "quality", "name": ["ru": "Качество"], "weight": 60, "points": 10],
                ["code": "price", "name": ["ru": "Цена"], "weight": 40, "points": 5],
            ],
            "documents": [["title": "Техническое задание", "document": Self.document]],
        ]
        if changes["lines"] == nil {
            content["lines"] = [["line": try await line(), "amount": "5000000.00"]]
        }
        for key in changes.keys { content[key] = changes[key] }
        return .object(content)
    }

    static func instant(_ seconds: Int64) -> String {
        Timestamp(microseconds: Timestamp.now().microseconds + seconds * 1_000_000).description
    }

    func draft(_ changes: JSON.Object = [:]) async throws -> JSON {
        try await officer.call("order.draft", ["content": try await content(changes)])
    }

    /// An announced order that accepts applications for an hour.
    func order(_ changes: JSON.Object = [:]) async throws -> JSON {
        let draft = try await draft(changes)
        let made = try await second.call(
            "order.announce", ["draft": draft["id"] ?? .null, "version": 1])
        return made["id"] ?? .null
    }

    static func application(_ changes: JSON.Object = [:]) -> JSON {
        var content: JSON.Object = [
            "title": ["ru": "Кружок"], "summary": ["ru": "Кружок для детей"],
            "amount": "2500000.00", "months": 6,
            "spending": [
                ["item": "Педагоги", "amount": "2000000.00"],
                ["item": "Материалы", "amount": "500000.00"],
            ],
            "indicators": [["name": "Дети", "unit": "человек", "target": 120]],
        ]
        for key in changes.keys { content[key] = changes[key] }
        return .object(content)
    }

    /// A submitted application of a new organisation.
    func submit(
        to order: JSON, _ name: String = "Көмек"
    ) async throws -> (application: JSON, actor: Actor, answer: JSON) {
        let (_, actor) = try await organisation(name)
        let drafted = try await actor.call(
            "application.draft", ["order": order, "content": Self.application()])
        let answer = try await actor.call(
            "application.submit", ["application": drafted["id"] ?? .null, "version": 1])
        return (drafted["id"] ?? .null, actor, answer)
    }

    /// Moves everything about an order in time, so that it closed that long ago; negative: so that
    /// it will close.
    func close(_ order: JSON, secondsAgo: Double = 1) async throws {
        try await world.database.closeOrder(order.string ?? "", secondsAgo: secondsAgo)
    }
}
