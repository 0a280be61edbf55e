/// A type that is made from one row, its columns read in the order of the statement.
package protocol RowDecodable: Sendable {
    init(from row: inout RowReader) throws(PostgresError)
}

/// Reads the columns of one row from left to right.
package struct RowReader {
    private let result: ResultSet
    private let row: Int
    private var column = 0

    init(_ result: ResultSet, row: Int) {
        self.result = result
        self.row = row
    }

    /// - Throws: ``PostgresError/Cause/decoding(column:)`` with the column's name, also for NULL.
    package mutating func next<Value: Readable>(
        _ type: Value.Type = Value.self
    ) throws(PostgresError) -> Value {
        guard let value = try next(Value?.self) else { throw mismatch(column - 1, Value.self) }
        return value
    }

    package mutating func next<Value: Readable>(
        _ type: Value?.Type
    ) throws(PostgresError) -> Value? {
        defer { column += 1 }
        guard column < result.columnCount else { throw mismatch(column, Value.self) }
        guard let bytes = result.value(row, column) else { return nil }
        guard let value = Value(binary: bytes, type: result.type(column)) else {
            throw mismatch(column, Value.self)
        }
        return value
    }

    private func mismatch(_ column: Int, _ type: Any.Type) -> PostgresError {
        let name = column < result.columnCount ? result.name(column) : "#\(column + 1)"
        return PostgresError(
            .decoding(column: name), message: "column \(name) is no \(type)", sql: result.sql)
    }
}

/// A row of a single column.
package struct Single<Value: Readable>: RowDecodable {
    package var value: Value

    package init(from row: inout RowReader) throws(PostgresError) { value = try row.next() }
}
