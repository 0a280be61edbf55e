import JSONRPC
import Kernel
import Postgres

/// All versions of a record, newest first: when each was recorded, by which act, by whom.
///
/// A merged record keeps its own history; `ngo.get` with `asOf` shows what a version said.
struct ListOrganisationVersions: QueryMethod {
    static let name = "ngo.history"
    static let summary = "The versions of a record, newest first: when, which act, by whom."
    static let access = Access.public
    static let result = Schema.page(
        of: .object([
            "version": .version, "recordedFrom": .instant, "recordedTo?": .instant,
            "validFrom?": .date, "act": .string(), "actor": .string(),
        ]))

    let id: Organisation.ID
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        id = parameters.required("id", "The organisation.")
        limit = parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(50)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        var before = Int64.max
        if let after {
            guard let key = after.keys.first.flatMap({ Int64($0) }) else {
                throw .invalidParameters([Problem("cursor", "cursor")])
            }
            before = key
        }
        let query: Query<Never> = """
            SELECT v.version, v.recorded_from AS "recordedFrom", v.recorded_to AS "recordedTo",
                   v.valid_from AS "validFrom", v.act, v.actor, v.version AS "_version"
            FROM registry.organisation_versions v
            WHERE v.organisation_id = \(id) AND v.version < \(before)
            ORDER BY v.version DESC LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}
