import JSONRPC
import Kernel
import TestKit
import Testing

@Suite(.database) struct DuplicatesTests {
    private func reasons(_ answer: JSON) -> [String: [String]] {
        Dictionary(
            zip(
                answer.names,
                answer.items.map { $0["reasons"]?.array?.compactMap(\.string) ?? [] }),
            uniquingKeysWith: { one, _ in one })
    }

    @Test func `a name equal but for quotes, case, keyboard and form is pointed at`() async throws {
        let world = try World()
        let officer = try await world.officer(of: "KZ-75")
        let made = try await officer.register("«Үміт қанаты» қоғамдық қоры")
        _ = try await world.officer(of: "KZ-71").register(
            "ҮМІТ ҚАНАТЫ", ["legalForm": "private-institution"])
        _ = try await officer.register("Жаңа үміт қанаты")
        _ = try await officer.register("Үміт қанаты Алматы")
        let known = try await world.anonymous.call("ngo.duplicates", ["id": .string(made.id)])
        #expect(reasons(known) == ["ҮМІТ ҚАНАТЫ": ["name"]])
        let planned = try await world.anonymous.call(
            "ngo.duplicates", ["name": ["kk": "Умит канаты ҚҚ"]])
        #expect(
            reasons(planned) == ["ҮМІТ ҚАНАТЫ": ["name"], "«Үміт қанаты» қоғамдық қоры": ["name"]])
        #expect(
            try await world.anonymous.call("ngo.duplicates", ["name": ["kk": "Мүлде басқа"]]).items
                == [])
    }

    @Test func `former names and identifiers count, each with its reason`() async throws {
        let world = try World()
        let officer = try await world.officer()
        let made = try await officer.register("Үміт", ["identifiers": .sampleBIN])
        _ = try await officer.call(
            "ngo.update",
            [
                "id": .string(made.id), "version": 1, "name": ["kk": "Болашақ"],
                "endIdentifiers": .sampleBIN,
                "addIdentifiers": [["scheme": "KZ-BIN", "value": "950440001673"]],
            ])
        let answer = { (params: JSON.Object) in
            try await world.anonymous.call("ngo.duplicates", params)
        }
        #expect(reasons(try await answer(["name": ["kk": "Үміт"]])) == ["Болашақ": ["name"]])
        #expect(
            reasons(try await answer(["identifiers": ["KZ-BIN-950440001673"]]))
                == ["Болашақ": ["identifier"]])
        #expect(
            reasons(
                try await answer([
                    "identifiers": ["KZ-BIN-000640002067"], "name": ["kk": "Болашақ"],
                ])) == ["Болашақ": ["formerIdentifier", "name"]])
        let twin = try await officer.register("Ертең", ["identifiers": .sampleBIN])
        #expect(
            reasons(try await answer(["id": .string(twin.id)])) == ["Болашақ": ["formerIdentifier"]]
        )
    }

    @Test func `merged records and the record itself are left out`() async throws {
        let world = try World()
        let officer = try await world.officer()
        let kept = try await officer.register("Үміт")
        let twin = try await officer.register("Үміт")
        let ask: JSON.Object = ["id": .string(kept.id)]
        let before = try await world.anonymous.call("ngo.duplicates", ask)
        #expect(before.items.map { $0["id"]?.string } == [twin.id])
        _ = try await officer.call(
            "ngo.merge",
            [
                "id": .string(twin.id), "version": 1, "into": .string(kept.id), "intoVersion": 1,
                "reason": "Қос жазба",
            ])
        #expect(try await world.anonymous.call("ngo.duplicates", ask).items == [])
    }

    @Test func `asks for an organisation or for what is to be registered`() async throws {
        let world = try World()
        let failure = await world.anonymous.failure(of: "ngo.duplicates")
        #expect(failure == .invalidParameters([Problem("", "idOrNameOrIdentifier")]))
        #expect(
            await world.anonymous.failure(
                of: "ngo.duplicates", ["id": "01900000-0000-7000-8000-00000000dead"])
                == .notFound("organisation"))
        // A revoked token must not pass as the public.
        let officer = try await world.officer()
        try await world.superuser(
            """
            UPDATE tenancy.tokens SET state = 'revoked', revoked_at = now(),
                revoked_by = principal_id
            """)
        #expect(
            await officer.failure(of: "ngo.duplicates", ["name": ["kk": "Үміт"]])
                == .unauthenticated)
    }
}
