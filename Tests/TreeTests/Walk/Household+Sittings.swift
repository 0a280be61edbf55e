import JSONRPC
import Kernel
import TestKit

/// Sittings of the alliance and of the akimat.
extension Household {
    static func sitting(cutOff: String, at day: String) -> JSON.Object {
        [
            "organ": "congress", "title": ["kk": "Съезд"], "place": "Астана",
            "startsAt": .string("\(day)T05:00:00Z"), "cutOffOn": .string(cutOff),
            "quorum": ["numerator": 0, "denominator": 1], "agenda": [["text": ["kk": "Сайлау"]]],
        ]
    }

    static func ballot(in sitting: JSON, secret: Bool) -> JSON.Object {
        [
            "sitting": sitting, "agenda": 1, "question": ["kk": "Сайлансын ба?"],
            "options": ["иә", "жоқ"], "majority": ["numerator": 1, "denominator": 2],
            "majorityOf": "cast", "secret": .bool(secret),
        ]
    }

    func sit(_ subjects: inout Subjects, to stage: Stage) async throws {
        let representative = try await representative(of: subjects)
        subjects.delegatePrincipal = Self.principal(of: representative)
        if stage == .invited || stage == .delegated {
            let called = try await keeper.call(
                "sitting.call", Self.sitting(cutOff: "2199-01-10", at: "2199-01-20"))
            subjects.assembly.sitting = try need(called["id"])
            guard stage == .delegated else { return }
            let named = try await representative.call(
                "delegate.name",
                ["sitting": subjects.assembly.sitting, "principal": subjects.delegatePrincipal])
            subjects.assembly.delegate = try need(named["id"])
            return
        }
        // Of either kind there is one that is closed and one that is not.
        let isSecret = stage != .voted
        subjects.assembly = try await convene(
            keeper, "roll.freeze", secret: isSecret, to: stage,
            seats: [
                (representative, subjects.organisation), (coordinator, subjects.organisation),
            ])
        subjects.commission = try await convene(
            second, FreezeForPersons.name, secret: !isSecret, to: stage, seats: [(first, nil)])
    }

    private func convene(
        _ host: Actor, _ freeze: String, secret: Bool, to stage: Stage,
        seats: [(actor: Actor, organisation: JSON?)]
    ) async throws -> Assembly {
        var assembly = Assembly()
        let called = try await host.call(
            "sitting.call", Self.sitting(cutOff: "2026-03-10", at: "2026-03-20"))
        assembly.sitting = try need(called["id"])
        for seat in seats { try await take(seat.actor, seat.organisation, at: assembly.sitting) }
        if stage == .summoned { return assembly }
        var params: JSON.Object = ["sitting": assembly.sitting, "version": 1]
        if freeze == FreezeForPersons.name { params["total"] = 1 }
        assembly.version = try need(try await host.call(freeze, params)["version"])
        if stage == .convened { return assembly }
        let opened = try await host.call(
            "ballot.open", Self.ballot(in: assembly.sitting, secret: secret))
        assembly.ballot = try need(opened["id"])
        if stage == .voting { return assembly }
        for seat in seats {
            _ = try await seat.actor.call(
                "ballot.cast", ["ballot": assembly.ballot, "option": 1])
        }
        _ = try await host.call("ballot.close", ["ballot": assembly.ballot])
        return assembly
    }

    /// Delegates are named before the cut-off, which here is past.
    private func take(_ actor: Actor, _ organisation: JSON?, at sitting: JSON) async throws {
        let holder = organisation?.string.map { "'\($0)'" } ?? "NULL"
        _ = try await Superuser.rows(
            """
            INSERT INTO sitting.seats (tenant_id, id, sitting_id, organisation_id, root_id,
                principal_id, named_by)
            SELECT g.tenant_id, '\(Seat.ID.make())', g.id, \(holder), t.root_id,
                '\(Self.principal(of: actor).string ?? "")',
                '\(Self.principal(of: actor).string ?? "")'
            FROM sitting.sittings g JOIN tenancy.tenants t ON t.id = g.tenant_id
            WHERE g.id = '\(sitting.string ?? "")'
            """)
    }

    private static func principal(of actor: Actor) -> JSON {
        .string(actor.caller.principal?.description ?? "")
    }
}
