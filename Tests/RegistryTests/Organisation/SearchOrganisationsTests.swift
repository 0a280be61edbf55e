import JSONRPC
import Kernel
import TestKit
import Testing

@Suite(.database) struct SearchOrganisationsTests {
    /// A few organisations of two regions.
    private func world() async throws -> World {
        let world = try World()
        let almaty = try await world.officer(of: "KZ-75")
        for (name, more) in [
            ("«Балалар» қоғамдық қоры", ["identifiers": .sampleBIN]),
            ("«Бақытты балалар» жеке қоры", ["legalForm": "private-foundation"]),
            ("«Балалар» қоғамдық бірлестігі", ["legalForm": "public-association"]),
            ("Қазақстан дәрігерлері", ["spheres": ["2", "13-1"]]),
        ] as [(String, JSON.Object)] {
            _ = try await almaty.register(name, more)
        }
        _ = try await world.officer(of: "KZ-71").register("Астана балалар қоры")
        return world
    }

    @Test func `the children's foundations of Almaty are found in every spelling`() async throws {
        let world = try await world()
        for text in ["балалар қоры", "БАЛАЛАР КОРЫ", "балалар фонд", "balalar qory"] {
            let found = try await world.anonymous.search(["q": .string(text), "region": "KZ-75"])
            #expect(
                found == ["«Бақытты балалар» жеке қоры", "«Балалар» қоғамдық қоры"], "\(text)")
        }
        for text in ["Қазақстан", "казакстан", "казахстан", "qazaqstan", "kazakhstan"] {
            let found = try await world.anonymous.search(["q": .string(text)])
            #expect(found == ["Қазақстан дәрігерлері"], "\(text)")
        }
    }

    @Test func `a name under the preferred legal form comes first`() async throws {
        let world = try await world()
        let found = try await world.anonymous.search(["q": "ОО Балалар", "region": "KZ-75"])
        #expect(found.first == "«Балалар» қоғамдық бірлестігі")
        #expect(found.count == 3)
        var pages: [String] = []
        var params: JSON.Object = ["q": "ОО Балалар", "region": "KZ-75", "limit": 1]
        repeat {
            let page = try await world.anonymous.call("ngo.search", params)
            pages += page.names
            params["cursor"] = page["next"]
        } while params["cursor"] != nil
        #expect(pages == found)
    }

    @Test func `an item says what it is`() async throws {
        let world = try await world()
        let page = try await world.anonymous.call(
            "ngo.search", ["q": "балалар", "legalForm": "public-foundation", "region": "KZ-75"])
        let item = try #require(page.items.first?.object)
        #expect(page.items.count == 1 && page["next"] == nil)
        #expect(
            item.filter { $0.key != "id" }.map { "\($0.key)=\($0.value.text)" } == [
                #"name={"kk":"«Балалар» қоғамдық қоры"}"#, #"region="KZ-75""#,
                #"legalForm="public-foundation""#, #"legalStatus="active""#,
                #"verification="unverified""#, #"bin="000640002067""#,
            ])
    }

    @Test func `filters narrow, and a verification that ran out reads as expired`() async throws {
        let world = try await world()
        try await world.superuser(
            """
            UPDATE registry.organisations SET verification = 'verified',
                verified_until = CASE legal_form WHEN 'private-foundation' THEN DATE '2020-01-01'
                    ELSE DATE '2999-01-01' END
            WHERE legal_form <> 'public-association'
            """)
        let search = world.anonymous.search
        #expect(try await search(["verification": "expired"]) == ["«Бақытты балалар» жеке қоры"])
        let expired = try await world.anonymous.call("ngo.search", ["verification": "expired"])
        let id = try #require(expired.items.first?["id"]?.string)
        #expect(expired.items.first?["verification"] == "expired")
        #expect(try await world.anonymous.record(id)["verification"] == "expired")
        #expect(try await search(["verification": "unverified"]).count == 1)
        #expect(try await search(["verification": "verified"]).count == 3)
        #expect(try await search(["sphere": "13-1"]) == ["Қазақстан дәрігерлері"])
        #expect(try await search(["sphere": "13-1", "region": "KZ-71"]) == [])
        #expect(try await search(["legalStatus": "liquidated"]) == [])
        #expect(try await search(["region": "KZ-71"]) == ["Астана балалар қоры"])
    }

    @Test(arguments: ["kk", "ru"])
    func `pages follow the alphabet and lose nothing`(order: String) async throws {
        let world = try World()
        let officer = try await world.officer()
        // In the order of the Kazakh alphabet; і comes last but for ь, э, ю, я.
        let names = [
            "Ақ", "Әке", "Бала", "Ғасыр", "Қор", "Қор", "Ңа", "Өмір", "Ұлан", "Үміт", "Іс",
        ]
        for name in names.shuffled() { _ = try await officer.register(name) }
        var found: [String] = []
        var params: JSON.Object = ["order": .string(order), "limit": 3]
        repeat {
            let page = try await world.anonymous.call("ngo.search", params)
            #expect(page.items.count <= 3)
            found += page.names
            params["cursor"] = page["next"]
        } while params["cursor"] != nil
        #expect(found.sorted() == names.sorted())
        if order == "kk" { #expect(found == names) }
    }

    @Test func `strange queries and cursors are refused, not run`() async throws {
        let world = try World()
        let cases: [(JSON.Object, Problem)] = [
            (["q": "«»%_"], Problem("q", "empty")),
            (["q": .string(String(repeating: "а", count: 301))], Problem("q", "tooLong")),
            (["q": "аб бв вг гд де еж жз зи ик кл лм мн но"], Problem("q", "words.tooMany")),
            (["limit": 201], Problem("limit", "range")),
            (["verification": "perhaps"], Problem("verification", "choice")),
            (["cursor": "!"], Problem("cursor", "cursor")),
            (["cursor": "YQ"], Problem("cursor", "cursor")),
        ]
        for (params, problem) in cases {
            let failure = await world.anonymous.failure(of: "ngo.search", params)
            #expect(failure == .invalidParameters([problem]), "\(params)")
        }
        #expect(try await world.anonymous.search(["q": "' OR true --"]) == [])
    }
}

extension JSON {
    static var sampleBIN: JSON { [["scheme": "KZ-BIN", "value": "000640002067"]] }
}
