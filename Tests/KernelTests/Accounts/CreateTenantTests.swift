import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@Suite(.database) struct CreateTenantTests {
    private let alliance: JSON.Object = [
        "code": "alliance-KZ-75", "kind": "alliance", "parent": "alliance",
        "name": ["kk": "Алматы Альянсы", "ru": "Альянс Алматы", "en": "Alliance of Almaty"],
        "validFrom": "2026-01-01", "idempotencyKey": "one",
    ]

    @Test func `an administrator adds an alliance that everybody then sees`() async throws {
        let world = try World()
        let administrator = try await world.actor(.administrator)
        let receipt = try await administrator.call("tenant.create", alliance)
        #expect(receipt["version"] == 1)
        #expect(try await administrator.call("tenant.create", alliance) == receipt)
        let page = try await world.anonymous.call("tenant.list", ["limit": 200])
        let added = page["items"]?.array?.filter { $0["id"] == receipt["id"] }
        #expect(added?.count == 1)
        #expect(added?.first?["name"]?["kk"] == "Алматы Альянсы")
        let entries = try await BlockingConnection.run(try TestDatabase.current.administrator) {
            try $0.execute(
                """
                SELECT type || ' ' || version || ' ' || public FROM journal.entries
                WHERE subject_kind = 'tenant'
                """
            ).firstColumn
        }
        #expect(entries == ["tenant.created 1 true"])
    }

    @Test func `a code is used once`() async throws {
        let world = try World()
        let administrator = try await world.actor(.administrator)
        var params = alliance
        _ = try await administrator.call("tenant.create", params)
        params["idempotencyKey"] = "two"
        #expect(
            await administrator.failure(of: "tenant.create", params)
                == .conflict(.violated("tenants_code_unique")))
    }

    @Test func `what does not fit together is refused`() async throws {
        let world = try World()
        let administrator = try await world.actor(.administrator)
        func problem(_ change: (inout JSON.Object) -> Void) async -> Failure? {
            var params = alliance
            params["idempotencyKey"] = nil
            change(&params)
            return await administrator.failure(of: "tenant.create", params)
        }
        #expect(
            await problem { $0["kato"] = "750000000" }
                == .invalidParameters([Problem("kato", "ofAkimat")]))
        #expect(
            await problem { $0["name"] = ["kk": "Алматы Альянсы"] }
                == .invalidParameters([Problem("name", "names.all")]))
        #expect(
            await problem { $0["kind"] = "ministry" }
                == .invalidParameters([Problem("parent", "ofAlliance")]))
        #expect(await problem { $0["parent"] = "KZ-75" } == .notFound(noun: "tenant"))
    }

    @Test func `nobody but an administrator adds one`() async throws {
        let world = try World()
        let officer = try await world.officer()
        #expect(
            await officer.failure(of: "tenant.create", alliance)
                == .forbidden(permission: "tenant.create"))
        #expect(await world.anonymous.failure(of: "tenant.create", alliance) == .unauthenticated)
    }
}
