import JSONRPC
import Kernel
import TestKit

/// Sittings of the alliance and of the akimat.
extension Household {
    static func sitting(
        cutOff: String, at day: String, organ: String = "congress"
    ) -> JSON.Object {
        [
            "organ": .string(organ), "title": ["kk": "Съезд"], "place": "Астана",
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
            guard stage == .delegated else {
                (subjects.commission, _) = try await council(of: first, by: second)
                return
            }
            let named = try await representative.call(
                "delegate.name",
                ["sitting": subjects.assembly.sitting, "principal": subjects.delegatePrincipal])
            subjects.assembly.delegate = try need(named["id"])
            return
        }
        // Of either kind there is one that is closed and one that is not.
        let isSecret = stage != .voted
        subjects.assembly = try await assemble(
            subjects.organisation, [representative, coordinator])
        subjects.commission = try await commission(isOpen: stage != .summoned)
        if stage == .summoned {
            (subjects.council, _) = try await council(of: representative, by: keeper)
            return
        }
        let frozen = try await keeper.call(
            "roll.freeze", ["sitting": subjects.assembly.sitting, "version": 1])
        subjects.assembly.version = try need(frozen["version"])
        if stage == .convened { return }
        try await vote(
            &subjects.assembly, keeper, secret: isSecret, to: stage, [representative, coordinator])
        try await vote(&subjects.commission, second, secret: !isSecret, to: stage, [first])
    }

    /// A sitting of the alliance, with delegates of a member.
    private func assemble(_ organisation: JSON, _ delegates: [Actor]) async throws -> Assembly {
        var assembly = Assembly()
        let called = try await keeper.call(
            "sitting.call", Self.sitting(cutOff: "2026-03-10", at: "2026-03-20"))
        assembly.sitting = try need(called["id"])
        for delegate in delegates {
            try await take(
                delegate, "organisation_id", organisation.string ?? "", at: assembly.sitting)
        }
        return assembly
    }

    /// A sitting of a commission of the akimat, in which the first officer sits.
    func commission(isOpen: Bool, at start: String? = nil) async throws -> Assembly {
        var (assembly, mandate) = try await council(of: first, by: second, at: start)
        guard isOpen else {
            // A seat that is not yet frozen, for row security: the method takes both at once.
            try await take(first, "mandate_id", mandate.string ?? "", at: assembly.sitting)
            return assembly
        }
        let opened = try await second.call(
            "sitting.open",
            [
                "sitting": assembly.sitting, "version": 1,
                "present": [Self.principal(of: first)],
            ])
        assembly.version = try need(opened["version"])
        return assembly
    }

    /// A sitting of an organ in which one person sits, and that person's seat in the organ.
    private func council(
        of member: Actor, by host: Actor, at start: String? = nil
    ) async throws -> (assembly: Assembly, mandate: JSON) {
        let organ = organ()
        let mandate = try await host.call(
            "seat.appoint", appointment(of: Self.principal(of: member), to: organ))
        var sitting = Self.sitting(cutOff: "2026-03-10", at: "2026-03-20", organ: organ)
        if let start { sitting["startsAt"] = .string(start) }
        let called = try await host.call("sitting.call", sitting)
        var assembly = Assembly()
        assembly.sitting = try need(called["id"])
        return (assembly, try need(mandate["id"]))
    }

    func vote(
        _ assembly: inout Assembly, _ host: Actor, secret: Bool, to stage: Stage, _ seats: [Actor]
    ) async throws {
        let opened = try await host.call(
            "ballot.open", Self.ballot(in: assembly.sitting, secret: secret))
        assembly.ballot = try need(opened["id"])
        if stage == .voting { return }
        for seat in seats {
            _ = try await seat.call("ballot.cast", ["ballot": assembly.ballot, "option": 1])
        }
        _ = try await host.call("ballot.close", ["ballot": assembly.ballot])
    }

    // MARK: Seats of persons

    func seat(_ subjects: inout Subjects, to stage: Stage) async throws {
        let person = Self.principal(of: try await representative(of: subjects))
        subjects.assembly.seat = try await appoint(person, by: keeper)
        subjects.commission.seat = try await appoint(Self.principal(of: first), by: second)
        if stage == .seated { return }
        for (host, seat) in [
            (keeper, subjects.assembly.seat), (second, subjects.commission.seat),
        ] {
            _ = try await host.call(
                "seat.end",
                [
                    "seat": seat, "to": "2026-02-01",
                    "decision": Self.seatDecision(
                        mark("sitting.mandates.end_number"),
                        mark("sitting.mandates.end_reference"),
                        digest(of: "sitting.mandates.end_sha256")),
                ])
        }
    }

    private func appoint(_ person: JSON, by host: Actor) async throws -> JSON {
        try need(try await host.call("seat.appoint", appointment(of: person, to: organ()))["id"])
    }

    private func appointment(of person: JSON, to organ: String) -> JSON.Object {
        [
            "organ": .string(organ), "principal": person, "from": "2026-01-15",
            "decision": Self.seatDecision(
                mark("sitting.mandates.protocol_number"),
                mark("sitting.mandates.protocol_reference"),
                digest(of: "sitting.mandates.protocol_sha256")),
        ]
    }

    static func seatDecision(_ number: JSON, _ reference: JSON, _ digest: JSON) -> JSON {
        [
            "protocolNumber": number, "protocolDate": "2026-01-14",
            "protocol": ["reference": reference, "sha256": digest],
        ]
    }

    /// One that nobody sits in yet; its code has no digits.
    private func organ() -> String {
        let digits = fresh().split(separator: "-").last ?? ""
        // "0" becomes "a".
        return "commission-" + String(decoding: digits.utf8.map { $0 + 49 }, as: UTF8.self)
    }

    /// Delegates are named before the cut-off, which here is past.
    private func take(
        _ actor: Actor, _ column: String, _ holder: String, at sitting: JSON
    ) async throws {
        _ = try await Superuser.rows(
            """
            INSERT INTO sitting.seats (tenant_id, id, sitting_id, \(column), root_id, principal_id,
                named_by)
            SELECT g.tenant_id, '\(Seat.ID.make())', g.id, '\(holder)', t.root_id,
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
