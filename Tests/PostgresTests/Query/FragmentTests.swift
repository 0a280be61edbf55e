import Postgres
import Testing

struct FragmentTests {
    @Test func `values are bound in the order in which the statement names them`() {
        let name = "'; DROP TABLE x --"
        let conditions: [Fragment] = ["a = \(1)", "b LIKE \(name)"]
        let both = Fragment(conditions, joined: " AND ")
        let query: Query<Never> = """
            SELECT \(true) FROM t WHERE \(sql: both) AND c < \(Int32(2))
            """
        #expect(
            query.statement.sql == "SELECT $1 FROM t WHERE a = $2 AND b LIKE $3 AND c < $4")
        #expect(query.statement.bindings.types == [16, 20, 25, 23])
        #expect(query.statement.bindings.lengths == [1, 8, Int32(name.utf8.count), 4])
    }

    @Test func `a piece used twice is bound twice`() {
        let piece: Fragment = "x = \("é")"
        let always: StaticString = "true"
        let outer: Fragment = "(\(sql: piece) OR \(sql: always))"
        let query: Query<Never> = "SELECT \(sql: outer), \(sql: piece)"
        #expect(query.statement.sql == "SELECT (x = $1 OR true), x = $2")
        #expect(query.statement.bindings.count == 2)
    }
}
