import Foundation
import JSONRPC
import Kernel
import NIOConcurrencyHelpers
import Postgres
import TestKit
import Testing
import Wire

/// Ten readers follow the feed while writers write, the server is killed and sessions are ended:
/// each reader gets every entry once and in order.
@Suite(.database) struct FollowTests {
    private static let writers = 200
    /// As many as `TIZILIM_FEED_ENTRIES` says; a million is for outside of CI.
    private static let entries =
        ProcessInfo.processInfo.environment["TIZILIM_FEED_ENTRIES"].flatMap { Int($0) } ?? 50_000

    @Test(.timeLimit(.minutes(entries > 100_000 ? 120 : 30)))
    func `no entry is missed, doubled or out of order, whatever dies`() async throws {
        let world = try World()
        let folder = "/tmp/tz-\(UUID().uuidString.prefix(8))/"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let place = try TestDatabase.current.connectionString("tizilim_read")
        let server = ServerProcess(database: place, folder: folder)
        let reader = try await world.actor(.auditor)
        await server.start()
        let each = Self.entries / Self.writers
        let total = each * Self.writers
        let books = (0..<10).map { _ in Readings() }
        let isDisturbed = NIOLockedValueBox(false)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<Self.writers {
                group.addTask {
                    // The last entries come when all has been disturbed, so nobody is done before.
                    try await Self.write(each - each / 5, as: writer)
                    while !isDisturbed.withLockedValue(\.self) {
                        try await Task.sleep(for: .milliseconds(100))
                    }
                    try await Self.write(each / 5, as: writer)
                }
            }
            for (index, book) in books.enumerated() {
                group.addTask {
                    await Self.follow(
                        server, as: reader, book, until: total, pushed: index % 2 == 0)
                }
            }
            group.addTask {
                try await Self.disturb(server, books, total)
                isDisturbed.withLockedValue { $0 = true }
            }
            try await group.waitForAll()
        }
        await server.kill()
        let expected = Array(0..<Int64(total))
        for book in books { #expect(book.positions == expected) }
        #expect(books.allSatisfy { $0.losses >= 3 }, "a reader was not disturbed")
    }

    // MARK: Writers

    /// Transactions of one to five entries, open for a random while.
    private static func write(_ count: Int, as writer: Int) async throws {
        try await BlockingConnection.run(try TestDatabase.current.administrator) { connection in
            var written = 0
            while written < count {
                let size = min(Int.random(in: 1...5), count - written)
                _ = try connection.execute(
                    """
                    BEGIN;
                    INSERT INTO journal.entries (id, principal_id, actor, type, subject_kind,
                        subject_id, version, leaf, public)
                    SELECT gen_random_uuid(), gen_random_uuid(), 'officer@KZ-75',
                           'organisation.updated', 'organisation', gen_random_uuid(), 1,
                           convert_to('{"writer":\(writer)}', 'UTF8'), true
                    FROM generate_series(1, \(size));
                    SELECT pg_sleep(random() * 0.004);
                    COMMIT
                    """)
                written += size
            }
        }
    }

    // MARK: Readers

    private static func follow(
        _ server: ServerProcess, as actor: TestKit.Actor, _ book: Readings, until total: Int,
        pushed: Bool
    ) async {
        while book.count < total, !Task.isCancelled {
            do {
                let client = try await server.connect(as: actor)
                book.begin()
                if pushed {
                    try await listen(client, book, total)
                } else {
                    try await ask(client, book, total)
                }
                await client.close()
            } catch {
                book.lose()
            }
        }
    }

    private static func ask(_ client: LineClient, _ book: Readings, _ total: Int) async throws {
        while book.count < total {
            let answer = try await client.ask("feed.since", book.params(limit: 200))
            guard let result = answer["result"] else { throw WireFailure.disconnected("error") }
            book.take(result["items"], result["cursor"])
        }
    }

    private static func listen(_ client: LineClient, _ book: Readings, _ total: Int) async throws {
        let answer = try await client.ask("feed.subscribe", book.params(limit: nil))
        guard answer["result"] != nil else { throw WireFailure.disconnected("error") }
        while book.count < total {
            let notice = try await client.answer()
            let params = notice["params"]
            book.take(params?["entries"], params?["cursor"])
            // It ended, or this reader was too slow: on from the cursor.
            guard notice["method"] == "feed.entries" else {
                throw WireFailure.disconnected("ended")
            }
        }
    }

    /// Kills the server three times, and ends all sessions of readers in between; each time all
    /// readers are at it again, however much came at once.
    private static func disturb(
        _ server: ServerProcess, _ books: [Readings], _ total: Int
    ) async throws {
        for part in 1...3 {
            try await wait { books[0].count >= total * part / 5 }
            let begun = books.map(\.beginnings)
            await server.kill()
            await server.start()
            try await wait {
                books[0].count >= total * part / 5 + total / 10
                    && zip(books, begun).allSatisfy { $0.beginnings > $1 }
            }
            try await BlockingConnection.run(try TestDatabase.current.administrator) {
                _ = try $0.execute(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND usename = 'tizilim_read'
                    """)
            }
        }
    }

    private static func wait(until holds: () -> Bool) async throws {
        while !holds() { try await Task.sleep(for: .milliseconds(10)) }
    }
}

/// What one reader has, and the cursor that it keeps.
private final class Readings: Sendable {
    private struct State {
        var positions: [Int64] = []
        var cursor: JSON?
        var beginnings = 0
        var losses = 0
    }
    private let state = NIOLockedValueBox(State())

    var positions: [Int64] { state.withLockedValue(\.positions) }
    var count: Int { state.withLockedValue(\.positions.count) }
    /// How many connections this reader has had.
    var beginnings: Int { state.withLockedValue(\.beginnings) }
    var losses: Int { state.withLockedValue(\.losses) }

    /// Without a cursor a reading begins at the first entry, a subscription at the last one; so a
    /// subscriber without one asks for the cursor of the beginning.
    func params(limit: Int64?) -> JSON.Object {
        var params: JSON.Object = [:]
        params["limit"] = limit.map { .int($0) }
        params["cursor"] =
            state.withLockedValue(\.cursor)
            ?? .string(String(decoding: Cursor.encode(["", "0"]), as: UTF8.self))
        return params
    }

    func take(_ entries: JSON?, _ cursor: JSON?) {
        state.withLockedValue { state in
            state.positions += entries?.array?.compactMap { $0["position"]?.int64 } ?? []
            state.cursor = cursor ?? state.cursor
        }
    }

    func begin() { state.withLockedValue { $0.beginnings += 1 } }

    func lose() { state.withLockedValue { $0.losses += 1 } }
}
