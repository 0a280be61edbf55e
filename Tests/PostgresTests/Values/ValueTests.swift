import Postgres
import TestKit
import Testing

@Suite(.database) struct ValueTests {
    private struct Everything: RowDecodable, Equatable {
        var flag: Bool
        var small: Int64
        var large: Int64
        var text: String
        var bytes: [UInt8]
        var id: UUIDValue
        var instant: Timestamp
        var list: [String]
        var nothing: String?

        init(from row: inout RowReader) throws(PostgresError) {
            flag = try row.next()
            small = try row.next()
            large = try row.next()
            text = try row.next()
            bytes = try row.next()
            id = try row.next()
            instant = try row.next()
            list = try row.next()
            nothing = try row.next(String?.self)
        }
    }

    @Test func `values come back as they went`() async throws {
        let id = UUIDValue(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0075)
        let instant = try #require(Timestamp("1969-12-31T23:59:59.999999Z"))
        let text = "«Қор» \u{1F600} '; DROP TABLE registry.organisations; --"
        let query: Query<Everything> = """
            SELECT \(true), 7::int2, \(Int64.min), \(text), \([UInt8]([0, 255])), \(id), \(instant),
                   \(Column(["а", "", "\"{,}"])), \(String?.none)
            """
        let row = try #require(try await Leased.rows(query).first)
        #expect(row.flag && row.small == 7 && row.large == Int64.min)
        #expect(row.text == text && row.bytes == [0, 255])
        #expect(row.id == id && row.instant == instant)
        #expect(row.list == ["а", "", "\"{,}"] && row.nothing == nil)
    }

    @Test func `an empty value is not NULL`() async throws {
        let query: Query<Single<Bool>> = "SELECT \("") IS NOT NULL AND \([UInt8]([])) IS NOT NULL"
        #expect(try await Leased.rows(query).first?.value == true)
    }

    @Test func `a value of the wrong type names its column and its statement`() async throws {
        let query: Query<Single<Int64>> = "SELECT 'x'::text AS wrong"
        let error = await #expect(throws: PostgresError.self) { try await Leased.rows(query) }
        #expect(error?.cause == .decoding(column: "wrong"))
        #expect(error?.sql == "SELECT 'x'::text AS wrong")
    }

    @Test func `an error prints neither message nor values`() async throws {
        let query: Query<Single<Int64>> = "SELECT \("canary-7141")::int8"
        let error = await #expect(throws: PostgresError.self) { try await Leased.rows(query) }
        #expect(error?.sqlState == "22P02")
        #expect(error?.message.contains("canary-7141") == true)
        #expect(!"\(try #require(error))".contains("canary"))
    }

    @Test(arguments: [
        "2026-11-23T08:15:00.000000Z", "0001-01-01T00:00:00.000000Z",
        "9999-12-31T23:59:59.999999Z", "2000-02-29T12:00:00.000001Z",
        "1900-03-01T00:00:00.000000Z",
    ])
    func `an instant prints as PostgreSQL prints it`(text: String) async throws {
        let instant = try #require(Timestamp(text))
        #expect(instant.description == text)
        let query: Query<Single<String>> = """
            SELECT to_char(\(instant) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
            """
        #expect(try await Leased.rows(query).first?.value == text)
    }

    @Test(arguments: [
        "2026-11-23T08:15:00", "2026-11-23 08:15:00Z", "2026-02-29T00:00:00Z",
        "2026-11-23T24:00:00Z", "2026-11-23T08:15:00+05:00", "2026-11-23T08:15:00.Z", "",
    ])
    func `what is no instant in UTC is refused`(text: String) {
        #expect(Timestamp(text) == nil)
    }
}

/// Statements on a session of the running test's database, as a call role.
enum Leased {
    static func rows<Row: RowDecodable>(
        _ query: Query<Row>, as role: String = "tizilim_app"
    ) async throws -> [Row] {
        let session = Session(try TestDatabase.current.connectionString(role), name: "test")
        defer { session.close() }
        return try await session.rows([query.statement])[0].decode()
    }
}
