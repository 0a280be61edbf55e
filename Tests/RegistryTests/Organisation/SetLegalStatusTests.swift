import JSONRPC
import Kernel
import TestKit
import Testing

@Suite(.database) struct SetLegalStatusTests {
    @Test func `each status carries what belongs to it and nothing of the one before`() async throws
    {
        let world = try World()
        let officer = try await world.officer()
        let made = try await officer.register("Үміт")
        let heir = try await officer.register("Жаңа үміт")
        func set(_ version: Int64, _ more: JSON.Object) async throws -> JSON {
            var params: JSON.Object = [
                "id": .string(made.id), "version": .int(version), "reason": "Сот шешімі № 7",
            ]
            for member in more { params[member.key] = member.value }
            _ = try await officer.call("ngo.setLegalStatus", params)
            return try await world.anonymous.record(made.id)
        }
        var record = try await set(1, ["legalStatus": "suspended", "until": "2999-01-01"])
        #expect(record["legalStatus"] == "suspended" && record["suspendedUntil"] == "2999-01-01")
        #expect(record["legalStatusReason"] == "Сот шешімі № 7")
        record = try await set(
            2, ["legalStatus": "reorganised", "successor": .string(heir.id)])
        #expect(record["successor"]?.string == heir.id && record["suspendedUntil"] == nil)
        record = try await set(3, ["legalStatus": "liquidated", "validFrom": "2025-12-31"])
        #expect(record["successor"] == nil && record["verification"] == "unverified")
        #expect(
            try await world.anonymous.search(["legalStatus": "liquidated"]) == ["Үміт"])
        let newest = try await world.anonymous.call("ngo.history", ["id": .string(made.id)]).items[
            0]
        #expect(newest["act"] == "organisation.legalStatusSet")
        #expect(newest["validFrom"] == "2025-12-31")
    }

    @Test func `incomplete and impossible statuses are refused`() async throws {
        let world = try World()
        let officer = try await world.officer(of: "KZ-75")
        let made = try await officer.register("Үміт")
        let base: JSON.Object = ["id": .string(made.id), "version": 1, "reason": "Хат"]
        func failure(_ more: JSON.Object, by actor: Actor) async -> Failure? {
            var params = base
            for member in more { params[member.key] = member.value }
            return await actor.failure(of: "ngo.setLegalStatus", params)
        }
        #expect(
            await failure(["legalStatus": "suspended"], by: officer)
                == .invalidParameters([Problem("until", "until.ofSuspended")]))
        #expect(
            await failure(["legalStatus": "reorganised"], by: officer)
                == .invalidParameters([Problem("successor", "successor.ofReorganised")]))
        #expect(
            await failure(
                ["legalStatus": "reorganised", "successor": .string(made.id)], by: officer)
                == .invalidParameters([Problem("successor", "successor.other")]))
        #expect(
            await failure(["legalStatus": "suspended", "until": "2020-01-01"], by: officer)?.reason
                == "legalStatus.suspensionOver")
        #expect(
            await failure(
                [
                    "legalStatus": "reorganised",
                    "successor": "01900000-0000-7000-8000-00000000dead",
                ], by: officer)?.reason == "constraint.organisations_successor_exists")
        #expect(
            await failure(["legalStatus": "not-found", "version": 3], by: officer)
                == .conflict(.stale))
        let stranger = try await world.officer(of: "KZ-71")
        #expect(
            await failure(["legalStatus": "not-found"], by: stranger) == .notFound("organisation"))
        let own = try await world.representative(of: made.organisation)
        #expect(
            await failure(["legalStatus": "not-found"], by: own)
                == .forbidden(permission: "organisation.decide"))
        #expect(try await world.journal(of: made.id).count == 1)
    }
}
