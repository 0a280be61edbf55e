import NIOCore
import Postgres
import TestKit
import Testing

@Suite(.database) struct ReconnectTests {
    @Test func `a session comes back by itself after the server ended it`() async throws {
        let session = Session(
            try TestDatabase.current.connectionString("tizilim_app"), name: "test")
        defer { session.close() }
        let own: Query<Single<Int64>> = "SELECT pg_backend_pid()"
        let first = try #require(
            try await session.rows([own.statement])[0].decode(Single<Int64>.self).first)
        try await terminate(first.value)
        var failures = 0
        var second: Int64?
        // Work that comes while there is no connection is refused, never lost in silence.
        while second == nil, failures < 1_000 {
            do throws(PostgresError) {
                let rows = try await session.rows([own.statement])
                second = try rows[0].decode(Single<Int64>.self).first?.value
            } catch {
                #expect(error.cause == .unavailable)
                failures += 1
                await Task.yield()
                try? await Task.sleep(for: .milliseconds(10))
            }
        }
        #expect(try #require(second) != first.value)
    }

    /// Nothing else comes that would wake the session: what is under way must hear of the end.
    @Test(.timeLimit(.minutes(30)))
    func `work that meets the end of its connection is told so`() async throws {
        let session = Session(
            try TestDatabase.current.connectionString("tizilim_app"), name: "test")
        defer { session.close() }
        let own: Query<Single<Int64>> = "SELECT pg_backend_pid()"
        var ends = 0
        for round in 0..<60 {
            guard let rows = try? await session.rows([own.statement])[0],
                let process = try rows.decode(Single<Int64>.self).first?.value
            else {
                try await Task.sleep(for: .milliseconds(5))
                continue
            }
            async let ended: Void = terminate(process)
            // Now before the end, now behind it, now in its midst.
            for _ in 0..<(round % 20) { await Task.yield() }
            do throws(PostgresError) {
                _ = try await session.rows([own.statement, Statement("SELECT pg_sleep(1)")])
            } catch {
                #expect(error.cause == .unavailable)
                ends += 1
            }
            try await ended
        }
        #expect(ends > 0)
    }

    @Test func `a transaction that was not committed leaves nothing`() async throws {
        let session = Session(
            try TestDatabase.current.connectionString("tizilim_app"), name: "test")
        defer { session.close() }
        var transaction = Transaction(on: session)
        _ = try await transaction.send([Statement("CREATE TEMPORARY TABLE t (n int8)")])
        _ = try await transaction.send([Statement("INSERT INTO t VALUES (1)")])
        await transaction.rollback()
        let error = await #expect(throws: PostgresError.self) {
            try await session.rows([Statement("SELECT n FROM t")])
        }
        #expect(error?.sqlState == "42P01")
    }

    @Test func `rows copied in come out again`() async throws {
        let session = Session(
            try TestDatabase.current.connectionString("tizilim_app"), name: "test")
        defer { session.close() }
        _ = try await session.rows([
            Statement("CREATE TEMPORARY TABLE copied (n int8, t text) ON COMMIT PRESERVE ROWS")
        ])
        let taken = try await session.copyIn(
            "COPY copied FROM STDIN", [.init(string: "1\tа\n2"), .init(string: "\t\\N\n")])
        #expect(taken == 2)
        let count: Query<Single<Int64>> = "SELECT count(*) FROM copied WHERE t IS NULL OR t = 'а'"
        #expect(
            try await session.rows([count.statement])[0].decode(Single<Int64>.self)[0].value == 2)
        let bytes = Counter()
        let out = try await session.copyOut("COPY copied TO STDOUT") { bytes.add($0.count) > 0 }
        #expect(out == 2)
        #expect(bytes.value == "1\tа\n2\t\\N\n".utf8.count)
        let error = await #expect(throws: PostgresError.self) {
            try await session.copyIn("COPY copied FROM STDIN", [.init(string: "x\ty\n")])
        }
        #expect(error?.sqlState == "22P02")
        // The pipeline works again behind a failed copy.
        #expect(try await session.rows([count.statement]).count == 1)
    }

    private func terminate(_ process: Int64) async throws {
        let administrator = try TestDatabase.current.administrator
        _ = try await BlockingConnection.run(administrator) { connection in
            try connection.execute("SELECT pg_terminate_backend(\(process))")
        }
    }
}

@Suite(.database) struct PreparedStatementTests {
    @Test func `more statements than a connection keeps still all work`() async throws {
        let session = Session(
            try TestDatabase.current.connectionString("tizilim_app"), name: "test")
        defer { session.close() }
        for number in 0..<1_200 {
            let text = Statement("SELECT \(number)::int8 AS n")
            let rows = try await session.rows([text])[0].decode(Single<Int64>.self)
            #expect(rows[0].value == Int64(number))
        }
        let kept: Query<Single<Int64>> = "SELECT count(*) FROM pg_prepared_statements"
        let count = try await session.rows([kept.statement])[0].decode(Single<Int64>.self)
        #expect(count[0].value <= 513)
    }
}
