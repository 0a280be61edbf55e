import JSONRPC
import Kernel
import TestKit
import Testing

@Suite(.database) struct RegisterOrganisationTests {
    @Test func `an officer registers in the own region and everybody reads the record`()
        async throws
    {
        let world = try World()
        let officer = try await world.officer(of: "KZ-75")
        let receipt = try await officer.call("ngo.register", .organisation)
        let id = try #require(receipt["id"]?.string)
        let answer = try await world.anonymous.call(
            "ngo.get", ["identifier": "KZ-BIN-000640002067"])
        #expect(answer["id"]?.string == id)
        #expect(answer["version"] == 1)
        #expect(answer["record"]?["region"] == "KZ-75")
        #expect(answer["record"]?["name"]?["kk"] == "«Балалар» қоғамдық қоры")
    }

    @Test func `another region is refused by the database`() async throws {
        let world = try World()
        let officer = try await world.officer(of: "KZ-71")
        var params = JSON.Object.organisation
        params["region"] = "KZ-75"
        let failure = await officer.failure(of: "ngo.register", params)
        #expect(failure == .forbidden(permission: "row"))
    }

    @Test func `the same key again gives the same answer and no second record`() async throws {
        let world = try World()
        let officer = try await world.officer()
        var params = JSON.Object.organisation
        params["idempotencyKey"] = "first"
        let first = try await officer.call("ngo.register", params)
        let second = try await officer.call("ngo.register", params)
        #expect(first == second)
        params["legalForm"] = "private-foundation"
        #expect(await officer.failure(of: "ngo.register", params) == .conflict(.keyReused))
    }

    @Test func `all wrong parameters are named at once`() async throws {
        let world = try World()
        let officer = try await world.officer()
        let failure = await officer.failure(
            of: "ngo.register",
            [
                "name": ["en": "Only English"], "unit": "department", "wrong": 1,
                "identifiers": [["scheme": "KZ-BIN", "value": "000640002068"]],
            ])
        guard case .invalidParameters(let problems) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        let expected: Set = [
            "name names.kkOrRu", "legalForm required", "unit choice", "wrong unknown",
            "identifiers[0].value identifier.check-digit",
        ]
        #expect(Set(problems.map { "\($0.path) \($0.rule)" }) == expected)
    }
}

extension JSON.Object {
    /// A public foundation with a BIN.
    static var organisation: JSON.Object {
        [
            "name": ["kk": "«Балалар» қоғамдық қоры", "ru": "Общественный фонд «Балалар»"],
            "legalForm": "public-foundation", "spheres": ["8", "13-1"],
            "identifiers": [["scheme": "KZ-BIN", "value": "000640002067"]],
        ]
    }
}
