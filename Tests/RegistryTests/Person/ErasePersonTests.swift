import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Registry

@Suite(.database) struct ErasePersonTests {
    /// What must be nowhere afterwards.
    private static let data = [
        "Канарейкина Тест", "800112400012", "+7 700 CANARY", "canary@example.kz",
        "Канарейка көшесі",
    ]
    private static let head: JSON = [
        "fullName": .string(data[0]), "iin": .string(data[1]), "phone": .string(data[2]),
        "email": .string(data[3]), "address": .string(data[4]),
    ]

    /// An organisation whose head was recorded by its own representative, with a key.
    private struct Scene {
        let world: World
        let officer: Actor
        let made: Registered
        let person: String

        init() async throws {
            world = try World()
            officer = try await world.officer(of: "KZ-75")
            made = try await officer.register("Үміт")
            let own = try await world.representative(of: made.organisation)
            _ = try await own.call(
                "ngo.setPersons",
                [
                    "version": 0, "head": ErasePersonTests.head,
                    "founders": [["fullName": "Екінші"]],
                    "idempotencyKey": "first",
                ])
            let list = try await officer.call("ngo.persons", ["id": .string(made.id)])
            person = try #require(
                list.items.first { $0["kind"] == "head" }?["id"]?.string)
        }

        func params(version: Int64) -> JSON.Object {
            [
                "id": .string(made.id), "person": .string(person), "version": .int(version),
                "ground": "request", "reference": "№ 12 / 20.11.2026", "idempotencyKey": "erase",
            ]
        }

        func look(_ sql: String) async throws -> [String] {
            try await world.superuser(sql).firstColumn
        }

        var leaves: [String] {
            get async throws {
                try await look(
                    "SELECT encode(leaf, 'hex') FROM journal.entries WHERE version = 1 ORDER BY id")
            }
        }

        /// The tables that hold a text in any row, as text or as bytes.
        func tables(with text: String) async throws -> [String] {
            // A bytea prints as \\x and hexadecimal digits.
            let bytes = Hex.text(Array(text.utf8))
            var found: [String] = []
            for table in try await look(
                """
                SELECT oid::regclass FROM pg_class
                WHERE relkind IN ('r', 'p') AND relnamespace::regnamespace::text NOT LIKE 'pg\\_%'
                ORDER BY 1
                """)
            {
                let count = try await look(
                    """
                    SELECT count(*) FROM \(table) AS t
                    WHERE strpos(t::text, '\(text)') > 0 OR strpos(t::text, '\(bytes)') > 0
                    """)
                if count != ["0"] { found.append(table) }
            }
            return found
        }
    }

    @Test func `nothing of the person is left in any table, and no leaf has changed`() async throws
    {
        let scene = try await Scene()
        for text in Self.data {
            #expect(try await scene.tables(with: text) == ["registry.persons"], "\(text)")
        }
        let secrets = Secrets(root: Array(repeating: 7, count: 32))
        let tag = Hex.text(secrets.personTag(iin: Self.data[1]))
        #expect(
            try await scene.look("SELECT encode(tag, 'hex') FROM registry.person_tags") == [tag])
        #expect(
            try await scene.look("SELECT field FROM journal.salts WHERE field = 'person'").count
                == 2)
        #expect(
            try await scene.look("SELECT key FROM tenancy.idempotency").contains("first"))
        let leaves = try await scene.leaves

        let receipt = try await scene.officer.call("person.erase", scene.params(version: 2))
        #expect(receipt == ["id": .string(scene.made.id), "version": 3])

        for text in Self.data { #expect(try await scene.tables(with: text) == [], "\(text)") }
        #expect(try await scene.look("SELECT 1 FROM registry.person_tags") == [])
        // The other person's salt stays.
        #expect(
            try await scene.look(
                """
                SELECT e.subject_id <> '\(scene.person)' FROM journal.salts s
                JOIN journal.entries e ON e.id = s.entry_id WHERE s.field = 'person'
                """) == ["t"])
        #expect(try await scene.look("SELECT key FROM tenancy.idempotency") == ["erase"])
        #expect(
            try await scene.look(
                "SELECT erasure_ground FROM registry.persons WHERE erased_at IS NOT NULL")
                == ["request"])
        #expect(try await Array(scene.leaves.prefix(leaves.count)) == leaves)
        #expect(
            try await scene.world.journal(of: scene.person)
                == ["1 person.set private", "2 person.erased private"])
        #expect(
            try await scene.look(
                """
                SELECT method FROM tenancy.access_audit
                WHERE subject_id = '\(scene.person)' ORDER BY id
                """) == ["ngo.persons", "person.erase"])
    }

    @Test func `it is done once, by a list as it stands, and repeated by its key`() async throws {
        let scene = try await Scene()
        #expect(
            await scene.officer.failure(of: "person.erase", scene.params(version: 1))
                == .conflict(.stale))
        let receipt = try await scene.officer.call("person.erase", scene.params(version: 2))
        #expect(
            try await scene.officer.call("person.erase", scene.params(version: 2)) == receipt)
        var again = scene.params(version: 3)
        again["idempotencyKey"] = "again"
        #expect(
            await scene.officer.failure(of: "person.erase", again) == .conflict(.personErased))
        let list = try await scene.officer.call(
            "ngo.persons", ["id": .string(scene.made.id), "former": true])
        #expect(list.items.compactMap { $0["fullName"]?.string } == ["Екінші"])
        #expect(list["version"] == 3)
    }

    @Test func `whose office has ended can be erased, too`() async throws {
        let scene = try await Scene()
        _ = try await scene.officer.call(
            "ngo.setPersons", ["id": .string(scene.made.id), "version": 2, "clear": ["head"]])
        _ = try await scene.officer.call("person.erase", scene.params(version: 3))
        #expect(try await scene.tables(with: Self.data[0]) == [])
        #expect(
            try await scene.world.journal(of: scene.person)
                == ["1 person.set private", "2 person.set private", "3 person.erased private"])
    }

    @Test func `nobody of another region or of another role can`() async throws {
        let scene = try await Scene()
        let stranger = try await scene.world.officer(of: "KZ-71")
        #expect(
            await stranger.failure(of: "person.erase", scene.params(version: 2))
                == .notFound("organisation"))
        let elsewhere = try await stranger.register("Басқа")
        var params = scene.params(version: 2)
        params["id"] = .string(elsewhere.id)
        #expect(await stranger.failure(of: "person.erase", params) == .notFound("person"))
        for role in [Role.administrator, .auditor] {
            let actor = try await scene.world.actor(role)
            #expect(
                await actor.failure(of: "person.erase", scene.params(version: 2))
                    == .forbidden(permission: "persons.erase"))
        }
        #expect(try await scene.tables(with: Self.data[0]) == ["registry.persons"])
    }

    /// What the method's function does by itself, asked by a session of the role without the method.
    @Test func `the function forgets only whom the own tenant has erased`() async throws {
        let scene = try await Scene()
        func forget(as tenant: String) async throws {
            _ = try await BlockingConnection.run(
                scene.world.database.connectionString("tizilim_app")
            ) { connection in
                try connection.execute(
                    """
                    SELECT set_config('tizilim.tenant',
                        (SELECT id::text FROM tenancy.tenants WHERE code = '\(tenant)'), false)
                    """)
                try connection.execute("SELECT registry.forget_person('\(scene.person)')")
            }
        }
        let salts = "SELECT count(*) FROM journal.salts WHERE field = 'person'"
        try await forget(as: "KZ-75")
        #expect(try await scene.look(salts) == ["2"])
        _ = try await scene.look(
            """
            UPDATE registry.persons SET erased_at = now(), full_name = NULL, iin = NULL, phone = NULL,
                email = NULL, address = NULL WHERE id = '\(scene.person)'
            """)
        try await forget(as: "KZ-71")
        #expect(try await scene.look(salts) == ["2"])
        try await forget(as: "KZ-75")
        #expect(try await scene.look(salts) == ["1"])
    }
}
