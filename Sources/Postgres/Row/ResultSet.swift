import CLibPQ

/// The rows of one statement, in binary, as libpq holds them.
package final class ResultSet: @unchecked Sendable {
    // SAFETY: a PGresult never changes after libpq hands it out, and reading it is thread-safe
    // (PostgreSQL manual, 34.20); it is freed once, when the last reference goes.
    private let pointer: OpaquePointer
    package let sql: String

    init(_ pointer: OpaquePointer, sql: String) {
        self.pointer = pointer
        self.sql = sql
    }

    deinit { PQclear(pointer) }

    package var count: Int { Int(PQntuples(pointer)) }
    var columnCount: Int { Int(PQnfields(pointer)) }

    /// Rows that an INSERT, UPDATE or DELETE touched; zero for anything else.
    package var touched: Int {
        PQcmdTuples(pointer).flatMap { Int(String(cString: $0)) } ?? 0
    }

    func name(_ column: Int) -> String {
        PQfname(pointer, Int32(column)).map { String(cString: $0) } ?? "?"
    }

    func type(_ column: Int) -> UInt32 { PQftype(pointer, Int32(column)) }

    /// The value's bytes, valid as long as this object is; nil for NULL.
    func value(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer? {
        let (row, column) = (Int32(row), Int32(column))
        guard PQgetisnull(pointer, row, column) == 0 else { return nil }
        let length = Int(PQgetlength(pointer, row, column))
        return UnsafeRawBufferPointer(start: PQgetvalue(pointer, row, column), count: length)
    }

    package func decode<Row: RowDecodable>(
        _ type: Row.Type = Row.self
    ) throws(PostgresError) -> [Row] {
        var rows: [Row] = []
        rows.reserveCapacity(count)
        for index in 0..<count {
            var reader = RowReader(self, row: index)
            rows.append(try Row(from: &reader))
        }
        return rows
    }
}
