import JSONRPC
import Kernel
import TestKit

/// Orders as far as their decision.
extension FinancingScene {
    /// What became of an order: its ids, and the versions of its last steps.
    struct Decided {
        var order: JSON
        var orderVersion: JSON = 2
        var decision: JSON = ""
        var version: JSON = 1
        var applications: [JSON] = []
        var applicants: [Actor] = []

        var step: JSON.Object { ["decision": decision, "version": version] }
    }

    /// A closed sitting of a commission in which the second officer sits, its protocol kept; with a
    /// ballot that has carried "yes" or, where nobody is to win, nothing.
    ///
    /// - Parameter voter: sits there too, and votes in the second officer's place.
    func sitting(
        carried: Bool = true, at start: String = instant(0), by voter: Actor? = nil
    ) async throws -> (sitting: JSON, ballot: JSON) {
        let letters = (0..<8).map { _ in "abcdefghij".randomElement() ?? "a" }
        let organ = JSON.string("commission-" + String(letters))
        let members = [second, voter].compactMap { actor in
            actor.map { JSON.string($0.caller.principal?.description ?? "") }
        }
        for member in members {
            _ = try await officer.call(
                "seat.appoint",
                [
                    "organ": organ, "principal": member, "from": "2026-01-15",
                    "decision": [
                        "protocolNumber": "1", "protocolDate": "2026-01-14",
                        "protocol": Self.document,
                    ],
                ])
        }
        let called = try await officer.call(
            "sitting.call",
            [
                "organ": organ, "title": ["ru": "Комиссия"], "place": "Алматы",
                "startsAt": .string(start), "cutOffOn": "2026-03-10",
                "quorum": ["numerator": 1, "denominator": 2],
                "agenda": [["text": ["ru": "Заявки"]]],
            ])
        let sitting = called["id"] ?? .null
        _ = try await officer.call(
            "sitting.open", ["sitting": sitting, "version": 1, "present": .array(members)])
        let opened = try await officer.call(
            "ballot.open",
            [
                "sitting": sitting, "agenda": 1, "question": ["ru": "Согласны?"],
                "options": ["да", "нет"], "majority": ["numerator": 1, "denominator": 2],
                "majorityOf": "cast", "secret": false,
            ])
        let ballot = opened["id"] ?? .null
        if carried {
            _ = try await (voter ?? second).call("ballot.cast", ["ballot": ballot, "option": 1])
        }
        _ = try await officer.call("ballot.close", ["ballot": ballot])
        _ = try await officer.call(
            "sitting.close",
            [
                "sitting": sitting, "version": 2, "protocolNumber": "7",
                "protocol": Self.document, "present": .int(members.count),
            ])
        return (sitting, ballot)
    }

    /// An order whose applications are opened, so many of them.
    func opened(
        applications count: Int = 2, _ changes: JSON.Object = [:], asking: JSON.Object = [:]
    ) async throws -> Decided {
        var decided = Decided(order: try await order(changes))
        for number in 0..<count {
            let (_, actor) = try await organisation("Үміткер \(number)")
            try await apply(actor, to: &decided, asking: asking)
        }
        try await open(decided)
        return decided
    }

    func apply(
        _ actor: Actor, to decided: inout Decided, asking: JSON.Object = [:]
    ) async throws {
        let drafted = try await actor.call(
            "application.draft",
            ["order": decided.order, "content": Self.application(asking)])
        let id = drafted["id"] ?? .null
        _ = try await actor.call("application.submit", ["application": id, "version": 1])
        decided.applications.append(id)
        decided.applicants.append(actor)
    }

    func open(_ decided: Decided) async throws {
        try await close(decided.order)
        _ = try await officer.call("order.open", ["order": decided.order, "version": 1])
    }

    static func award(_ application: JSON, _ amount: String = "2000000.00") -> JSON {
        ["application": application, "amount": .string(amount)]
    }

    static func refuse(_ application: JSON) -> JSON {
        [
            "application": application, "refusal": "score",
            "reason": ["ru": "Меньше баллов, чем у других", "kk": "Ұпайы аз"],
        ]
    }

    /// The first application gets two million, the others nothing, unless said.
    func content(
        _ decided: Decided, _ outcomes: [JSON]? = nil, by voter: Actor? = nil
    ) async throws -> JSON {
        let (sitting, ballot) = try await sitting(by: voter)
        let usual = decided.applications.enumerated().map { index, application in
            index == 0 ? Self.award(application) : Self.refuse(application)
        }
        return [
            "sitting": sitting, "ballot": ballot, "outcomes": .array(outcomes ?? usual),
        ]
    }

    /// Proposed by the first officer.
    func propose(
        _ decided: inout Decided, _ outcomes: [JSON]? = nil, by voter: Actor? = nil
    ) async throws {
        let made = try await officer.call(
            "decision.propose",
            [
                "order": decided.order, "version": decided.orderVersion,
                "content": try await content(decided, outcomes, by: voter),
            ])
        decided.decision = made["id"] ?? .null
        decided.version = 1
    }

    /// Takes steps such as `approve` one after the other, by the second officer.
    @discardableResult
    func take(_ steps: String..., on decided: inout Decided) async throws -> JSON {
        var answer = JSON.null
        for step in steps {
            if step == "finalise" { try await endStandstill(decided) }
            answer = try await second.call("decision.\(step)", decided.step)
            decided.version = answer["version"] ?? .null
            decided.orderVersion = answer["order"]?["version"] ?? .null
        }
        return answer
    }

    /// A public decision: applicants may complain.
    func published(
        applications count: Int = 2, _ changes: JSON.Object = [:], outcomes: [JSON]? = nil
    ) async throws -> Decided {
        var decided = try await opened(applications: count, changes)
        try await propose(&decided, outcomes)
        try await take("approve", "publish", on: &decided)
        return decided
    }

    /// An order with a final award of two million to its first application: contracts may be signed.
    func awarded(applications count: Int = 2, _ changes: JSON.Object = [:]) async throws -> Decided
    {
        var decided = try await published(applications: count, changes)
        try await take("finalise", on: &decided)
        return decided
    }

    func endStandstill(_ decided: Decided) async throws {
        try await world.database.endStandstill(of: decided.order.string ?? "")
    }
}
