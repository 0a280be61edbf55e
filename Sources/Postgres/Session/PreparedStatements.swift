/// A statement that the server has parsed for one connection.
final class Prepared {
    let name: String
    let sql: String
    /// Why the server refused it; such a statement is forgotten, so that the next call tries again.
    var error: PostgresError?
    private var rowWriter: RowWriter?

    init(name: String, sql: String) {
        self.name = name
        self.sql = sql
    }

    /// Columns of a prepared statement never change, so the writer is made once.
    func writer(for rows: ResultSet) throws(PostgresError) -> RowWriter {
        if let rowWriter { return rowWriter }
        let writer = try RowWriter(rows)
        rowWriter = writer
        return writer
    }
}

/// The statements of one connection, found by text and the types of their values.
struct PreparedStatements {
    private struct Key: Hashable {
        var sql: String
        var types: [UInt32]
    }

    /// Statements of one connection. Methods have a few hundred forms in all; each costs the server
    /// some 50 KiB, so a session that has met them all stays below 30 MiB.
    static let countMax = 512

    private var known: [Key: Prepared] = [:]
    private var made = 0

    var isFull: Bool { known.count >= Self.countMax }

    /// The statement as this connection knows it; if it does not, `prepare` is told to make it known.
    ///
    /// Texts are long, and hashing one is what a look-up costs: once for each execution.
    mutating func find(_ statement: Statement, else prepare: (Prepared) -> Void) -> Prepared {
        let key = Key(sql: statement.sql, types: statement.bindings.types)
        if let prepared = known[key] { return prepared }
        made += 1
        let new = Prepared(name: "s\(made)", sql: statement.sql)
        known[key] = new
        prepare(new)
        return new
    }

    mutating func forget(_ statement: Statement) {
        known[Key(sql: statement.sql, types: statement.bindings.types)] = nil
    }

    mutating func forgetFailed() { known = known.filter { $0.value.error == nil } }
}
