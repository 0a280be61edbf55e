import Kernel
import Postgres

/// A ranking, or the last final one.
struct GetRanking: QueryMethod {
    static let name = "ranking.get"
    static let summary =
        "A ranking: its day, method, digest and state; the last final one unless said."
    static let access = Access.public
    static let result = Schema.object(Snapshot.members)

    let snapshot: Snapshot.ID?

    init(_ parameters: inout Parameters) {
        snapshot = parameters.optional("ranking", "The ranking; unless said the last final one.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT \(sql: Snapshot.columns) \(sql: Snapshot.source)
            WHERE \(sql: Snapshot.chosen(snapshot))
            """
        return .one(query, "ranking")
    }
}
