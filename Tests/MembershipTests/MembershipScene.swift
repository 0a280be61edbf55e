import JSONRPC
import Kernel
import Postgres
import TestKit

/// An alliance of Almaty with a charter, its coordinator, and organisations that may join.
struct MembershipScene {
    let world: World
    let coordinator: Actor
    let officer: Actor
    let administrator: Actor

    /// - Parameter charter: what differs from the usual charter.
    init(charter changes: JSON.Object = [:]) async throws {
        world = try World()
        try await Self.enterCalendar(of: world)
        administrator = try await world.actor(.administrator)
        officer = try await world.officer()
        _ = try await administrator.call("tenant.create", Self.regional("alliance-75", "KZ-75"))
        coordinator = try await world.coordinator(of: "alliance-75")
        _ = try await coordinator.call("charter.adopt", Self.charter(changes))
    }

    static func regional(_ code: String, _ region: String) -> JSON.Object {
        [
            "code": .string(code), "kind": "alliance", "parent": "alliance",
            "region": .string(region), "validFrom": "2006-01-01",
            "name": ["kk": "Альянс", "ru": "Альянс", "en": "Alliance"],
        ]
    }

    /// Full members vote and are admitted by the council for a fee; associates are free.
    static func charter(_ changes: JSON.Object = [:]) -> JSON.Object {
        let half: JSON = ["numerator": 1, "denominator": 2]
        func rule(_ decision: String, _ kind: String, _ organ: String) -> JSON {
            [
                "decision": .string(decision), "kind": .string(kind), "organ": .string(organ),
                "quorum": half, "majority": half,
            ]
        }
        let decisions = ["full", "associate"].flatMap { kind in
            ["admit", "change-kind", "suspend", "resume", "expel", "restore"]
                .map { rule($0, kind, "council") }
        }
        var charter: JSON.Object = [
            "validFrom": "2006-01-01", "sample": true,
            "document": [
                "reference": "charter.pdf", "sha256": .string(digest),
            ],
            "terms": [
                "mendDays": 10, "feeDays": 30, "appealDays": 20, "hearingNoticeDays": 5,
                "cutOffDays": 10,
            ],
            "kinds": [
                [
                    "code": "full", "name": ["kk": "Толық", "ru": "Полное"], "votes": true,
                    "delegates": 2, "papers": ["charter", "minutes"],
                ],
                [
                    "code": "associate", "name": ["kk": "Қауымдас", "ru": "Ассоциированное"],
                    "votes": false, "papers": [],
                ],
            ],
            "decisions": .array(decisions + [rule("admit", "associate", "directorate")]),
            "fees": [
                [
                    "kind": "full", "fee": "entrance", "term": "once", "amount": "20000.00",
                    "graceDays": 5,
                ],
                [
                    "kind": "full", "fee": "yearly", "term": "calendar-year",
                    "amount": "12000.00",
                ],
            ],
        ]
        for key in changes.keys { charter[key] = changes[key] }
        return charter
    }

    static let digest = String(repeating: "ab", count: 32)

    static func decision(
        _ organ: String = "council", for votesFor: Int64 = 7, against: Int64 = 2,
        on day: String = "2026-02-10"
    ) -> JSON {
        [
            "organ": .string(organ), "protocolNumber": "12", "protocolDate": .string(day),
            "entitled": 11, "for": .int(votesFor), "against": .int(against), "abstained": 1,
        ]
    }

    static var papers: JSON {
        .array(
            ["charter", "minutes"].map {
                ["code": .string($0), "reference": "paper.pdf", "sha256": .string(digest)]
            })
    }

    /// A new organisation and somebody who acts for it.
    func organisation(_ name: String = "Көмек") async throws -> (id: JSON, actor: Actor) {
        let made = try await officer.call(
            "ngo.register",
            ["name": ["kk": .string("«\(name)» қоғамдық қоры")], "legalForm": "public-foundation"])
        let id = made["id"] ?? .null
        guard let uuid = UUIDValue(id.string ?? "") else { throw Missing() }
        return (id, try await world.representative(of: Organisation.ID(uuid)))
    }

    struct Missing: Error {}

    /// An associate member: without papers, fee or council.
    func associate(
        _ name: String = "Көмек", in coordinator: Actor? = nil, alliance: String = "alliance-75",
        on day: String = "2026-02-10"
    ) async throws -> (organisation: JSON, membership: JSON, actor: Actor) {
        let (id, actor) = try await organisation(name)
        let membership = try await join(
            actor, kind: "associate", organ: "directorate", in: coordinator, alliance: alliance,
            on: day)
        return (id, membership["membership"] ?? .null, actor)
    }

    @discardableResult
    func join(
        _ actor: Actor, kind: String, organ: String, in other: Actor? = nil,
        alliance: String = "alliance-75", on day: String = "2026-02-10"
    ) async throws -> JSON {
        let keeper = other ?? coordinator
        let made = try await actor.call(
            "membership.apply",
            [
                "alliance": .string(alliance), "kind": .string(kind), "resolvedOn": "2026-01-15",
                "papers": Self.papers,
            ])
        let application = made["id"] ?? .null
        _ = try await keeper.call(
            "membership.place",
            ["application": application, "version": 1, "organ": .string(organ)])
        return try await keeper.call(
            "membership.decide",
            [
                "application": application, "version": 2, "outcome": "approved",
                "decision": Self.decision(organ, on: day),
            ])
    }

    /// A full member that has paid.
    func full(
        _ name: String = "Көмек", paidOn: String = "2026-02-20"
    ) async throws -> (organisation: JSON, membership: JSON, actor: Actor) {
        let (id, actor) = try await organisation(name)
        let approved = try await join(actor, kind: "full", organ: "council")
        let invoice = try await coordinator.call(
            "fee.invoice", ["application": approved["id"] ?? .null])
        let paid = try await coordinator.call(
            "fee.pay",
            [
                "invoice": invoice["id"] ?? .null, "version": 1, "amount": "20000.00",
                "paidOn": .string(paidOn), "document": "1",
            ])
        return (id, paid["membership"] ?? .null, actor)
    }

    func rows(_ sql: String) async throws -> [[String?]] {
        try await BlockingConnection.run(world.database.administrator) {
            try $0.execute(sql).rows
        }
    }

    private static func enterCalendar(of world: World) async throws {
        try await BlockingConnection.run(world.database.administrator) {
            try $0.execute(
                """
                INSERT INTO registry.calendar_years (year, source, confirmed)
                SELECT year, 'test', false FROM generate_series(2024, 2030) AS year
                ON CONFLICT DO NOTHING
                """)
        }
    }
}
