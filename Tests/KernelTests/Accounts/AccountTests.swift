import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@Suite(.database) struct AccountTests {
    private struct Office {
        var first: Actor
        var second: Actor
        var world: World
    }

    private func office() async throws -> Office {
        let world = try World()
        return Office(
            first: try await world.actor(.administrator),
            second: try await world.actor(.administrator), world: world)
    }

    /// A principal with a role that waits for its second pair of eyes.
    private func request(_ office: Office) async throws -> (principal: JSON, grant: JSON) {
        let made = try await office.first.call(
            "principal.create", ["kind": "person", "label": "officer 7 of KZ-75"])
        let principal = try #require(made["id"])
        let grant = try await office.first.call(
            "principal.grant", ["principal": principal, "role": "officer", "tenant": "KZ-75"])
        return (principal, try #require(grant["id"]))
    }

    @Test func `a role and a token take two administrators`() async throws {
        let office = try await office()
        let (_, grant) = try await request(office)
        let issue: JSON.Object = ["grant": grant, "label": "desk"]
        #expect(await office.first.failure(of: "token.issue", issue).isConflict("grant.notActive"))
        #expect(
            await office.first.failure(of: "principal.approveGrant", ["grant": grant]).isConflict(
                "account.fourEyes"))
        _ = try await office.second.call("principal.approveGrant", ["grant": grant])
        let token = try await office.first.call("token.issue", issue)
        let secret = try #require(token["secret"]?.string)
        #expect(token["state"] == "pending")
        #expect(await failure(toOpen: secret, in: office.world) == .unauthenticated)
        let id = try #require(token["id"])
        #expect(
            await office.first.failure(of: "token.approve", ["token": id]).isConflict(
                "account.fourEyes"))
        _ = try await office.second.call("token.approve", ["token": id])
        let caller = try await OpenSession(secret: secret).identify(
            through: office.world.dispatcher.database)
        #expect(caller.role == .officer && caller.tenantCode == "KZ-75")
    }

    @Test func `a repeated issue never tells the secret again`() async throws {
        let office = try await office()
        let (_, grant) = try await request(office)
        _ = try await office.second.call("principal.approveGrant", ["grant": grant])
        let issue: JSON.Object = ["grant": grant, "label": "desk", "idempotencyKey": "k"]
        let first = try await office.first.call("token.issue", issue)
        let again = try await office.first.call("token.issue", issue)
        #expect(first["secret"] != nil)
        #expect(again == ["id": try #require(first["id"])])
    }

    @Test func `suspending ends every token at once, also for a caller who is connected`()
        async throws
    {
        let office = try await office()
        let officer = try await office.world.officer()
        let principal = try #require(officer.caller.principal)
        #expect(await officer.failure(of: "ngo.register", .foundation) == nil)
        _ = try await office.first.call(
            "principal.suspend", ["principal": .string("\(principal)"), "reason": "left"])
        #expect(await officer.failure(of: "ngo.register", .foundation) == .unauthenticated)
        #expect(await officer.failure(of: "tenant.list") == .unauthenticated)
        #expect(await failure(toOpen: officer.secret, in: office.world) == .unauthenticated)
        #expect(await office.world.anonymous.failure(of: "tenant.list") == nil)
    }

    @Test func `one administrator can open an emergency access that ends by itself`() async throws {
        let office = try await office()
        let made = try await office.first.call(
            "principal.create", ["kind": "person", "label": "deputy"])
        let grant = try await office.first.call(
            "principal.grant",
            [
                "principal": try #require(made["id"]), "role": "administrator",
                "emergency": "the other administrator is ill",
            ])
        #expect(grant["state"] == "active")
        let token = try await office.first.call(
            "token.issue", ["grant": try #require(grant["id"]), "label": "four hours", "days": 30])
        #expect(token["state"] == "active")
        let expires = try #require(token["expiresAt"]?.string)
        let inFiveHours = Timestamp(microseconds: Timestamp.now().microseconds + 5 * 3_600_000_000)
        #expect(try #require(Timestamp(expires)) < inFiveHours)
    }

    private func failure(toOpen secret: String, in world: World) async -> Failure? {
        do throws(Failure) {
            _ = try await OpenSession(secret: secret).identify(through: world.dispatcher.database)
        } catch {
            return error
        }
        return nil
    }
}

extension JSON.Object {
    fileprivate static var foundation: JSON.Object {
        ["name": ["ru": "Общественный фонд «Пример»"], "legalForm": "public-foundation"]
    }
}

extension Failure? {
    fileprivate func isConflict(_ code: String) -> Bool {
        if case .conflict(let reason) = self { reason.code == code } else { false }
    }
}
