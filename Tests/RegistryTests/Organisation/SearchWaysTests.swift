import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Registry

/// A page is found along the order of names or by the index of words; nobody may see which.
@Suite(.database) struct SearchWaysTests {
    private static let count = 3000

    @Test(arguments: ["kk", "ru"])
    func `common, late and rare words find the same names in the same order`(
        order: String
    ) async throws {
        let world = try await world()
        let cases: [(String, (Int) -> Bool)] = [
            ("бірге", { $0 % 2 == 0 }), ("кеш", { $0 >= 2000 }), ("қаласының", { $0 >= 2000 }),
            ("birge qalasynyn", { $0 >= 2000 && $0 % 2 == 0 }), ("сирек", { $0 % 100 == 0 }),
            ("бір сир", { $0 % 100 == 0 }), ("сирек кеш", { $0 >= 2000 && $0 % 100 == 0 }),
        ]
        for (text, has) in cases {
            var found: [String] = []
            var params: JSON.Object = [
                "q": .string(text), "region": "KZ-75", "order": .string(order), "limit": 200,
            ]
            repeat {
                let page = try await world.anonymous.call("ngo.search", params)
                found += page.names
                params["cursor"] = page["next"]
            } while params["cursor"] != nil
            #expect(found == (0..<Self.count).filter(has).map(Self.name), "\(text)")
        }
    }

    @Test func `preferred words come first on whichever way`() async throws {
        let world = try await world()
        try await world.superuser(
            """
            UPDATE registry.organisations SET search_key = search_key || ' фонд'
            WHERE name_kk >= '2900'
            """)
        var found: [String] = []
        var params: JSON.Object = ["q": "ҚҚ бірге", "region": "KZ-75", "limit": 30]
        for _ in 0..<3 {
            let page = try await world.anonymous.call("ngo.search", params)
            found += page.names
            params["cursor"] = page["next"]
        }
        let even = (0..<Self.count).filter { $0 % 2 == 0 }
        let expected = even.filter { $0 >= 2900 } + even.filter { $0 < 2900 }
        #expect(found == expected.prefix(90).map(Self.name))
    }

    @Test func `the words of places are folded like names`() {
        var folder = NameFolder()
        let key = folder.key(of: "қаласының облысының ауданының")
        #expect(key.cyrillic == NameLookup.placeWords.map { " " + $0 }.joined())
        #expect(key.latin == NameLookup.latinPlaceWords.map { " " + $0 }.joined())
    }

    @Test func `names leave their words behind, each once`() async throws {
        let world = try World()
        let officer = try await world.officer()
        let made = try await officer.register("«Жасыл бұлақ» қоры")
        _ = try await officer.register("«Жасыл дала» қоры")
        _ = try await officer.call(
            "ngo.update", ["id": .string(made.id), "version": 1, "name": ["kk": "Мөлдір бұлақ"]])
        let words = try await world.superuser("SELECT word FROM registry.search_words").firstColumn
        for word in ["жасил", "булак", "дала", "молдир", "=moldir", "=dala", "фонд"] {
            #expect(words.filter { $0 == word }.count == 1, "\(word)")
        }
    }

    private static func name(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }

    /// Organisations of one region whose names are numbers, with words in the keys.
    private func world() async throws -> World {
        let world = try World()
        try await world.superuser(
            """
            SET session_replication_role = replica;
            INSERT INTO registry.organisations (id, version, home_tenant_id, region_code,
                legal_form, name_kk, search_key, latin_key)
            SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 1, r.tenant_id,
                   r.code, 'public-foundation', lpad(i::text, 4, '0'), k.cyrillic, k.latin
            FROM generate_series(0, \(Self.count - 1)) AS i
            JOIN registry.regions AS r ON r.code = 'KZ-75'
            CROSS JOIN LATERAL (
                SELECT ' ' || i || CASE WHEN i % 2 = 0 THEN ' бирге' ELSE '' END
                           || CASE WHEN i >= 2000 THEN ' кеш каласинин' ELSE '' END
                           || CASE WHEN i % 100 = 0 THEN ' сирек' ELSE '' END AS cyrillic,
                       ' ' || i || CASE WHEN i % 2 = 0 THEN ' birge' ELSE '' END
                           || CASE WHEN i >= 2000 THEN ' kesh kalasinin' ELSE '' END
                           || CASE WHEN i % 100 = 0 THEN ' sirek' ELSE '' END AS latin
            ) AS k;
            """)
        try await world.superuser("VACUUM ANALYZE registry.organisations")
        return world
    }
}
