import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@Suite(.database) struct UpdateOrganisationTests {
    @Test func `a replaced name becomes a former one and still finds the record`() async throws {
        let world = try World()
        let officer = try await world.officer()
        let made = try await officer.register(
            "«Балалар» қоры", ["shortName": ["kk": "БҚ"], "contacts": ["email": "a@example.kz"]])
        let receipt = try await officer.call(
            "ngo.update",
            [
                "id": .string(made.id), "version": 1, "name": ["kk": "«Қамқор» қоры"],
                "shortName": ["kk": "ҚҚ"], "validFrom": "2026-01-15",
            ])
        #expect(receipt == ["id": .string(made.id), "version": 2])
        let record = try await world.anonymous.record(made.id)
        #expect(record["name"] == ["kk": "«Қамқор» қоры"])
        #expect(
            record["formerNames"] == [
                ["language": "kk", "name": "«Балалар» қоры", "validTo": "2026-01-15"],
                ["language": "kk", "name": "БҚ", "short": true, "validTo": "2026-01-15"],
            ])
        #expect(record["contacts"] == ["email": "a@example.kz"])
        #expect(try await world.anonymous.search(["q": "балалар"]) == ["«Қамқор» қоры"])
        #expect(
            try await world.journal(of: made.id) == [
                "1 organisation.registered", "2 organisation.updated",
            ])
    }

    @Test func `without a day the old name held until today in Kazakhstan`() async throws {
        let world = try World()
        let officer = try await world.officer()
        let made = try await officer.register("Үміт")
        _ = try await officer.call(
            "ngo.update",
            ["id": .string(made.id), "version": 1, "name": ["kk": "Болашақ", "ru": "Болашак"]])
        let today = try await world.superuser("SELECT timezone(interval '5 hours', now())::date")
        let former = try await world.anonymous.record(made.id)["formerNames"]?.array
        #expect(former?.count == 1)
        #expect(former?.first?["validTo"]?.string == today.single)
        let rows = try await world.superuser(
            """
            SELECT kind || ' ' || name || ' ' || (recorded_to IS NULL) FROM registry.names
            ORDER BY recorded_from
            """)
        #expect(
            Set(rows.firstColumn) == [
                "full Үміт false", "former Үміт true", "full Болашақ true", "full Болашак true",
            ])
    }

    @Test func `what is cleared goes, what is not named stays`() async throws {
        let world = try World()
        let officer = try await world.officer()
        let made = try await officer.register(
            "Үміт",
            ["kato": "751110000", "contacts": ["phone": "+7 700", "website": "umit.example"]])
        _ = try await officer.call(
            "ngo.update",
            ["id": .string(made.id), "version": 1, "clear": ["kato", "contacts.phone"]])
        let record = try await world.anonymous.record(made.id)
        #expect(record["kato"] == nil)
        #expect(record["contacts"] == ["website": "umit.example"])
        let failure = await officer.failure(
            of: "ngo.update", ["id": .string(made.id), "version": 2, "clear": ["name.kk"]])
        #expect(failure == .invalidParameters([Problem("name", "names.kkOrRu")]))
    }

    @Test func `identifiers end and begin with their days`() async throws {
        let world = try World()
        let officer = try await world.officer()
        let made = try await officer.register(
            "Үміт", ["identifiers": [["scheme": "KZ-BIN", "value": "000640002067"]]])
        let change: JSON.Object = [
            "id": .string(made.id), "version": 1,
            "endIdentifiers": [
                ["scheme": "KZ-BIN", "value": "000640002067", "validTo": "2026-02-01"]
            ],
            "addIdentifiers": [
                ["scheme": "KZ-BIN", "value": "950440001673", "validFrom": "2026-02-01"]
            ],
        ]
        _ = try await officer.call("ngo.update", change)
        for number in ["000640002067", "950440001673"] {
            let found = try await world.anonymous.call(
                "ngo.get", ["identifier": .string("KZ-BIN-\(number)")])
            #expect(found["id"]?.string == made.id)
        }
        let item = try await world.anonymous.call("ngo.search").items.first
        #expect(item?["bin"] == "950440001673")
        var again = change
        again["version"] = 2
        let failure = await officer.failure(of: "ngo.update", again)
        #expect(failure?.reason == "identifier.notHeld")
    }

    @Test func `an identifier that another organisation holds is refused`() async throws {
        let world = try World()
        let officer = try await world.officer()
        _ = try await officer.call("ngo.register", .organisation)
        let made = try await officer.register("Үміт")
        let failure = await officer.failure(
            of: "ngo.update",
            [
                "id": .string(made.id), "version": 1,
                "addIdentifiers": [["scheme": "KZ-BIN", "value": "000640002067"]],
            ])
        #expect(failure?.reason == "constraint.identifiers_current_unique")
    }

    @Test func `a representative changes the own record but not its legal form`() async throws {
        let world = try World()
        let officer = try await world.officer()
        let made = try await officer.register("Үміт")
        let other = try await officer.register("Болашақ")
        let own = try await world.representative(of: made.organisation)
        _ = try await own.call(
            "ngo.update",
            [
                "version": 1, "name": ["ru": "Надежда"], "spheres": ["8"],
                "addIdentifiers": [["scheme": "KZ-BIN", "value": "950440001673"]],
            ])
        let answer = try await world.anonymous.call("ngo.get", ["id": .string(made.id)])
        #expect(answer["record"]?["name"] == ["kk": "Үміт", "ru": "Надежда"])
        #expect(answer["record"]?["spheres"] == ["8"])
        #expect(
            await own.failure(
                of: "ngo.update", ["version": 2, "legalForm": "private-foundation"])
                == .forbidden(permission: "organisation.decide"))
        #expect(
            await own.failure(
                of: "ngo.update",
                ["id": .string(other.id), "version": 1, "name": ["ru": "Чужое"]])
                == .notFound("organisation"))
    }

    @Test func `another region neither changes the record nor learns whether it may`() async throws
    {
        let world = try World()
        let made = try await world.officer(of: "KZ-75").register("Үміт")
        let stranger = try await world.officer(of: "KZ-71")
        for id in [made.id, "01900000-0000-7000-8000-00000000dead"] {
            #expect(
                await stranger.failure(
                    of: "ngo.update", ["id": .string(id), "version": 1, "name": ["ru": "Чужое"]])
                    == .notFound("organisation"))
        }
        #expect(
            await world.anonymous.failure(
                of: "ngo.update", ["id": .string(made.id), "version": 1]) == .unauthenticated)
    }

    @Test func `refuses an old version, an empty change and a day to come`() async throws {
        let world = try World()
        let officer = try await world.officer()
        let made = try await officer.register("Үміт")
        func failure(_ params: JSON.Object) async -> Failure? {
            var params = params
            params["id"] = .string(made.id)
            return await officer.failure(of: "ngo.update", params)
        }
        #expect(await failure(["version": 2, "name": ["ru": "а"]]) == .conflict(.stale))
        #expect(await failure(["version": 1])?.reason == "record.unchanged")
        #expect(
            await failure(["version": 1, "name": ["kk": "Үміт"]])?.reason == "record.unchanged")
        #expect(
            await failure(["version": 1, "name": ["ru": "а"], "validFrom": "2999-01-01"])
                == .invalidParameters([Problem("validFrom", "date.future")]))
        #expect(
            await failure(["version": 1, "spheres": ["1", "1"]])
                == .invalidParameters([Problem("spheres", "unique")]))
        #expect(
            await failure(["version": 1, "spheres": ["99"]])?.reason
                == "constraint.sphere_rows_sphere_exists")
    }

    @Test func `the same key again changes nothing more`() async throws {
        let world = try World()
        let officer = try await world.officer()
        let made = try await officer.register("Үміт")
        let params: JSON.Object = [
            "id": .string(made.id), "version": 1, "name": ["ru": "Надежда"],
            "idempotencyKey": "once",
        ]
        let first = try await officer.call("ngo.update", params)
        #expect(try await officer.call("ngo.update", params) == first)
        #expect(try await world.journal(of: made.id).count == 2)
    }
}

extension Failure {
    /// The dotted constant of a conflict.
    var reason: String? {
        if case .conflict(let reason) = self { reason.code } else { nil }
    }
}
