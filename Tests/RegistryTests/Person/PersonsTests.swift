import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@Suite(.database) struct PersonsTests {
    private static let head: JSON = [
        "fullName": "Канарейкина Тест Тестқызы", "iin": "800112400012",
        "phone": "+7 700 CANARY", "email": "canary@example.kz", "address": "Канарейка көшесі 1",
    ]
    /// What must never be seen outside.
    private static let canaries = ["анарейк", "800112400012", "CANARY", "canary@"]

    private func world() async throws -> (World, Registered, Actor) {
        let world = try World()
        let officer = try await world.officer(of: "KZ-75")
        return (world, try await officer.register("Үміт"), officer)
    }

    private func set(
        _ made: Registered, _ version: Int64, _ more: JSON.Object, by actor: Actor
    ) async throws -> JSON {
        var params: JSON.Object = ["id": .string(made.id), "version": .int(version)]
        for member in more { params[member.key] = member.value }
        return try await actor.call("ngo.setPersons", params)
    }

    @Test func `the home officer and the organisation read them, and each reading is recorded`()
        async throws
    {
        let (world, made, officer) = try await world()
        let receipt = try await set(made, 0, ["head": Self.head], by: officer)
        #expect(receipt == ["id": .string(made.id), "version": 1])
        let own = try await world.representative(of: made.organisation)
        let readers: [(Actor, JSON.Object)] = [(officer, ["id": .string(made.id)]), (own, [:])]
        for (actor, params) in readers {
            let answer = try await actor.call("ngo.persons", params)
            #expect(answer["version"] == 1)
            let item = try #require(answer.items.first)
            #expect(item["kind"] == "head" && item["iin"] == "800112400012")
        }
        let audit = try await world.superuser(
            """
            SELECT a.role || ' ' || a.method || ' ' || a.class FROM tenancy.access_audit a
            JOIN registry.persons p ON p.id = a.subject_id AND p.tenant_id = a.tenant_id
            WHERE a.organisation_id = '\(made.id)' ORDER BY a.at
            """)
        #expect(
            audit.firstColumn == [
                "officer ngo.persons personal", "representative ngo.persons personal",
            ])
    }

    @Test func `nobody else reads or writes them`() async throws {
        let (world, made, officer) = try await world()
        _ = try await set(made, 0, ["head": Self.head], by: officer)
        let stranger = try await world.officer(of: "KZ-71")
        let elsewhere = try await world.officer(of: "KZ-71").register("Басқа")
        let foreign = try await world.representative(of: elsewhere.organisation)
        let ask: JSON.Object = ["id": .string(made.id)]
        for actor in [stranger, foreign] {
            #expect(await actor.failure(of: "ngo.persons", ask) == .notFound("organisation"))
            #expect(
                await actor.failure(
                    of: "ngo.setPersons",
                    ["id": .string(made.id), "version": 1, "head": Self.head])
                    == .notFound("organisation"))
        }
        let auditor = try await world.actor(.auditor)
        #expect(
            await auditor.failure(of: "ngo.persons", ask) == .forbidden(permission: "persons.read"))
        #expect(await world.anonymous.failure(of: "ngo.persons", ask) == .unauthenticated)
        #expect(try await foreign.call("ngo.persons").items == [])
    }

    @Test func `nothing of them is in public answers, the journal or kept answers`() async throws {
        let (world, made, officer) = try await world()
        _ = try await set(
            made, 0, ["head": Self.head, "idempotencyKey": "set"], by: officer)
        let first = try await officer.call("ngo.persons", ["id": .string(made.id)])
        #expect(first.items.count == 1)
        // A reading takes no key, so its answer is kept nowhere.
        #expect(
            await officer.failure(
                of: "ngo.persons", ["id": .string(made.id), "idempotencyKey": "read"])
                == .invalidParameters([Problem("idempotencyKey", "unknown")]))
        var seen: [String] = []
        for (method, params) in [
            ("ngo.get", ["id": .string(made.id)]), ("ngo.search", [:]),
            ("ngo.history", ["id": .string(made.id)]), ("ngo.statistics", [:]),
            ("ngo.duplicates", ["id": .string(made.id)]),
        ] as [(String, JSON.Object)] {
            seen.append(try await world.anonymous.call(method, params).text)
        }
        seen += try await world.superuser(
            "SELECT convert_from(leaf, 'UTF8') FROM journal.entries"
        ).firstColumn
        seen += try await world.superuser(
            "SELECT coalesce(answer, '') FROM tenancy.idempotency"
        ).firstColumn
        #expect(seen.count > 7)
        for text in seen {
            for canary in Self.canaries { #expect(!text.contains(canary), "\(text)") }
        }
        let person = try #require(first.items.first?["id"]?.string)
        #expect(try await world.journal(of: person) == ["1 person.set private"])
    }

    @Test func `who is replaced ends on the day, who stays is left alone`() async throws {
        let (world, made, officer) = try await world()
        let (one, two): (JSON, JSON) = (["fullName": "Бірінші"], ["fullName": "Екінші"])
        _ = try await set(
            made, 0,
            ["head": Self.head, "founders": .array([one, two]), "validFrom": "2025-01-01"],
            by: officer)
        let receipt = try await set(
            made, 3,
            [
                "head": ["fullName": "Жаңа басшы"], "founders": .array([two]),
                "validFrom": "2026-01-01",
            ], by: officer)
        #expect(receipt["version"] == 6)
        let now = try await officer.call("ngo.persons", ["id": .string(made.id)])
        #expect(now.items.compactMap { $0["fullName"]?.string } == ["Екінші", "Жаңа басшы"])
        let all = try await officer.call(
            "ngo.persons", ["id": .string(made.id), "former": true])
        let old = try #require(
            all.items.first { $0["fullName"] == "Канарейкина Тест Тестқызы" })
        #expect(old["validFrom"] == "2025-01-01" && old["validTo"] == "2026-01-01")
        let id = try #require(old["id"]?.string)
        #expect(
            try await world.journal(of: id) == ["1 person.set private", "2 person.set private"])
        let cleared = try await set(made, 6, ["clear": ["founder"]], by: officer)
        #expect(cleared["version"] == 7)
        // Pages of one lose nobody.
        var names: [String] = []
        var params: JSON.Object = ["id": .string(made.id), "former": true, "limit": 1]
        repeat {
            let page = try await officer.call("ngo.persons", params)
            names += page.items.compactMap { $0["fullName"]?.string }
            params["cursor"] = page["next"]
        } while params["cursor"] != nil
        #expect(names == all.items.compactMap { $0["fullName"]?.string })
    }

    @Test func `a list that has changed since, and one that would not change, are refused`()
        async throws
    {
        let (world, made, officer) = try await world()
        _ = try await set(made, 0, ["head": Self.head], by: officer)
        func reason(_ version: Int64, _ more: JSON.Object) async throws -> String? {
            do throws(Failure) {
                var params: JSON.Object = ["id": .string(made.id), "version": .int(version)]
                for member in more { params[member.key] = member.value }
                _ = try await officer.call("ngo.setPersons", params)
                return nil
            } catch { return error.reason }
        }
        #expect(try await reason(0, ["head": ["fullName": "Басқа"]]) == "record.stale")
        #expect(try await reason(1, ["head": Self.head]) == "record.unchanged")
        #expect(
            try await reason(1, ["head": ["fullName": "Басқа"], "validFrom": "2000-01-01"])
                == "constraint.persons_valid_order")
        _ = world
    }

    @Test func `a wrong number is refused without being repeated`() async throws {
        let (_, made, officer) = try await world()
        let failure = await officer.failure(
            of: "ngo.setPersons",
            [
                "id": .string(made.id), "version": 0,
                "head": ["fullName": "Басшы", "iin": "800112400018"],
            ])
        #expect(
            failure == .invalidParameters([Problem("head.iin", "iin.check-digit")]))
        let test = await officer.failure(
            of: "ngo.setPersons",
            [
                "id": .string(made.id), "version": 0,
                "head": ["fullName": "Басшы", "iin": "123456789011"],
            ])
        #expect(test == .invalidParameters([Problem("iin", "iin.check-digit")]))
    }

    @Test func `one person in two regions has one tag that no answer shows`() async throws {
        let (world, made, officer) = try await world()
        _ = try await set(made, 0, ["head": Self.head], by: officer)
        let astana = try await world.officer(of: "KZ-71")
        let other = try await astana.register("Басқа")
        _ = try await set(other, 0, ["accountant": Self.head], by: astana)
        let same = try await world.superuser(
            """
            SELECT registry.same_person('\(made.id)'::uuid, '\(other.id)'::uuid),
                   count(DISTINCT tag) FROM registry.person_tags
            """)
        #expect(same.rows == [["t", "1"]])
    }
}
