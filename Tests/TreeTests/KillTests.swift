import Foundation
import JSONRPC
import Kernel
import NIOConcurrencyHelpers
import Postgres
import TestKit
import Testing
import Wire

/// What was acknowledged is there once, whatever dies in between.
@Suite(.database) struct KillTests {
    private static let writers = 8
    private static let callsEach = 40
    private static let killsAfter = [60, 180]

    @Test func `a killed server loses nothing acknowledged and doubles nothing`() async throws {
        let world = try World()
        let actors = try await officers(in: world)
        let folder = "/tmp/tz-\(UUID().uuidString.prefix(8))/"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let place = try TestDatabase.current.connectionString("tizilim_read")
        let (book, server) = (Book(), ServerProcess(database: place, folder: folder))
        await server.start()
        await withTaskGroup(of: Void.self) { group in
            for (index, actor) in actors.enumerated() {
                group.addTask { await Self.write(index, as: actor, to: server, book) }
            }
            group.addTask { await Self.killAgainAndAgain(server, book) }
        }
        await server.kill()
        try await verify(book)
    }

    private static func killAgainAndAgain(_ server: ServerProcess, _ book: Book) async {
        for threshold in killsAfter {
            while book.acknowledged.count < threshold {
                try? await Task.sleep(for: .milliseconds(2))
            }
            await server.kill()
            await server.start()
        }
    }

    /// Registers one after the other; a call whose answer is lost is repeated under its key.
    private static func write(
        _ writer: Int, as actor: TestKit.Actor, to server: ServerProcess, _ book: Book
    ) async {
        var client: LineClient?
        for call in 0..<callsEach {
            let number = "W\(writer)-\(call)"
            var attempts = 0
            while book.acknowledged[number] == nil, attempts < 50 {
                attempts += 1
                do {
                    if client == nil { client = try await server.connect(as: actor) }
                    let answer = try await client?.ask("ngo.register", params(number))
                    if let id = answer?["result"]?["id"]?.string {
                        book.acknowledge(number, id)
                    }
                } catch {
                    await client?.close()
                    client = nil
                    book.lose()
                }
            }
        }
        await client?.close()
    }

    private static func params(_ number: String) -> JSON.Object {
        [
            "name": ["ru": .string("Общественный фонд \(number)")],
            "legalForm": "public-foundation",
            "identifiers": [["scheme": "KZ-REG", "value": .string(number)]],
            "idempotencyKey": .string("key-\(number)"),
        ]
    }

    private func verify(_ book: Book) async throws {
        #expect(book.acknowledged.count == Self.writers * Self.callsEach)
        #expect(book.losses > 0, "no call was under way when the server was killed")
        let rows = try await BlockingConnection.run(try TestDatabase.current.administrator) {
            try $0.execute(
                """
                SELECT i.value, o.id::text, o.version,
                       (SELECT count(*) FROM journal.entries e WHERE e.subject_id = o.id)
                FROM registry.organisations o JOIN registry.identifiers i ON i.organisation_id = o.id
                """
            ).rows
        }
        #expect(rows.count == book.acknowledged.count)
        for row in rows {
            #expect(book.acknowledged[row[0] ?? ""] == row[1])
            #expect(row[2] == "1" && row[3] == "1", "\(row[0] ?? "")")
        }
    }

    private func officers(in world: World) async throws -> [TestKit.Actor] {
        var officers: [TestKit.Actor] = []
        for _ in 0..<Self.writers { officers.append(try await world.officer()) }
        return officers
    }
}

/// What the clients themselves know.
private final class Book: Sendable {
    private let state = NIOLockedValueBox<(ids: [String: String], losses: Int)>(([:], 0))

    var acknowledged: [String: String] { state.withLockedValue(\.ids) }
    var losses: Int { state.withLockedValue(\.losses) }

    /// A second answer under the same key must be the first one again.
    func acknowledge(_ number: String, _ id: String) {
        state.withLockedValue { $0.ids[number] = id }
    }

    func lose() { state.withLockedValue { $0.losses += 1 } }
}
