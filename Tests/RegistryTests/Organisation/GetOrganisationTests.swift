import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@Suite(.database) struct GetOrganisationTests {
    @Test func `a record is read as it stood at any time`() async throws {
        let world = try World()
        let officer = try await world.officer(of: "KZ-75")
        let before = Timestamp.now()
        let made = try await officer.call("ngo.register", .organisation)
        let id = try #require(made["id"])
        let first = try await world.anonymous.call("ngo.get", ["id": id])
        _ = try await officer.call(
            "ngo.update", ["id": id, "version": 1, "name": ["ru": "Другое имя"]])
        let second = try await world.anonymous.call("ngo.get", ["id": id])
        let asOf = { (instant: JSON) in
            try await world.anonymous.call("ngo.get", ["id": id, "asOf": instant])
        }
        let between = try await asOf(try #require(first["recordedFrom"]))
        #expect(between["version"] == 1 && between["record"] == first["record"])
        #expect(between["recordedTo"] == second["recordedFrom"])
        let now = try await asOf(try #require(second["recordedFrom"]))
        #expect(now["version"] == 2 && now["record"]?["name"]?["ru"] == "Другое имя")
        let byNumber = try await world.anonymous.call(
            "ngo.get",
            [
                "identifier": "KZ-BIN-000640002067",
                "asOf": try #require(second["recordedFrom"]),
            ])
        #expect(byNumber["version"] == 2)
        #expect(
            await world.anonymous.failure(
                of: "ngo.get", ["id": id, "asOf": .string(before.description)])
                == .notFound("organisation"))
    }

    @Test func `the number of test certificates needs the switch`() async throws {
        var params = JSON.Object.organisation
        params["identifiers"] = [["scheme": "KZ-BIN", "value": "123456789021"]]
        let strict = try World()
        let refused = try await strict.officer().failure(of: "ngo.register", params)
        guard case .invalidParameters = refused else {
            Issue.record("\(String(describing: refused))")
            return
        }
        let lenient = try World(policy: Policy(allowsTestIdentifiers: true))
        #expect(try await lenient.officer().failure(of: "ngo.register", params) == nil)
    }

    @Test func `a decomposed letter is kept composed`() async throws {
        let world = try World()
        let officer = try await world.officer()
        var params = JSON.Object.organisation
        params["name"] = ["ru": "Общественный фонд «Мои\u{306} двор»"]
        let made = try await officer.call("ngo.register", params)
        let answer = try await world.anonymous.call("ngo.get", ["id": try #require(made["id"])])
        let name = try #require(answer["record"]?["name"]?["ru"]?.string)
        #expect(name.unicodeScalars.contains("й") && !name.unicodeScalars.contains("\u{306}"))
    }
}
