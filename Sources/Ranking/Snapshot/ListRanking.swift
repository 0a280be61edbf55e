import Kernel
import Postgres

/// The table of a ranking, best first; who has no place comes last.
struct ListRanking: QueryMethod {
    static let name = "ranking.list"
    static let summary = "The table of a ranking by place, with filters."
    static let access = Access.public
    static let result = Schema.page(of: .object(Snapshot.standingMembers))

    let snapshot: Snapshot.ID?
    let region: Code?
    let sphere: Code?
    let form: Word?
    let state: Standing.State?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        snapshot = parameters.optional("ranking", "The ranking; unless said the last final one.")
        region = parameters.optional("region", "Only of this region, such as `KZ-75`.")
        sphere = parameters.optional("sphere", "Only with this main sphere, such as `8`.")
        form = parameters.optional("form", "Only of this legal form.")
        state = parameters.optional("state", "Only in this state.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT \(sql: Snapshot.standing), x.listed AS "_listed", x.organisation_id AS "_id"
            FROM ranking.snapshots s JOIN ranking.standings x
                ON x.tenant_id = s.tenant_id AND x.snapshot_id = s.id
            WHERE \(sql: Snapshot.chosen(snapshot)) AND \(sql: try conditions())
            ORDER BY x.listed, x.organisation_id LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }

    private func conditions() throws(Failure) -> Fragment {
        let place = try after.map(Place.init)
        let conditions: [Fragment?] = [
            "true", region.map { "x.region = \($0)" }, sphere.map { "x.sphere = \($0)" },
            form.map { "x.form = \($0)" }, state.map { "x.state = \($0.rawValue)" },
            place.map { "(x.listed, x.organisation_id) > (\($0.listed), \($0.organisation))" },
        ]
        return Fragment(conditions.compactMap(\.self), joined: " AND ")
    }

    private struct Place {
        var listed: Int32
        var organisation: UUIDValue

        init(_ after: After) throws(Failure) {
            guard after.keys.count == 2, let listed = Int32(after.keys[0]),
                let organisation = UUIDValue(after.keys[1])
            else { throw .invalidParameters([Problem("cursor", "cursor")]) }
            self.listed = listed
            self.organisation = organisation
        }
    }
}
