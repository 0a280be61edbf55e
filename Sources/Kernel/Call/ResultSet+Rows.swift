package import Postgres

extension ResultSet {
    /// The rows of one statement out of several that went together.
    package func rows<Row: RowDecodable>(_ type: Row.Type = Row.self) throws(Failure) -> [Row] {
        do throws(PostgresError) { return try decode(type) } catch { throw Failure(error) }
    }
}
