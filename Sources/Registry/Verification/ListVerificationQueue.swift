import JSONRPC
import Kernel
import Postgres

/// The work list of a tenant: every case that waits for somebody, what is due first on top.
struct ListVerificationQueue: QueryMethod {
    static let name = "verification.queue"
    static let summary = "Open cases of the own region by due date, with how each date came about."
    static let access = Access.read(.verificationDecide)
    static let result = Schema.page(
        of: .object([
            "id": .id, "version": .version, "organisation": .id, "name": .names,
            "state": .caseState, "claimedBy?": .id, "submittedAt": .instant, "dueOn": .date,
            "overdue": .boolean, "dueRule": .string(), "dueExplanation": .any,
        ]))

    enum Waiting: String, Choice {
        case submitted
        case inReview = "in-review"
        case returned
        case revoking
    }

    let state: Waiting?
    let mine: Bool
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        state = parameters.optional("state", "Only cases in this state.")
        mine = parameters.optional("mine", "Only cases that the caller has claimed.") ?? false
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try place()
        let query: Query<Never> = """
            SELECT c.id, c.version, c.organisation_id AS organisation, o.name_kk AS "name.kk",
                   o.name_ru AS "name.ru", o.name_en AS "name.en", c.state,
                   c.claimed_by AS "claimedBy", c.submitted_at AS "submittedAt",
                   c.due_on AS "dueOn",
                   c.due_on < timezone(interval '5 hours', clock_timestamp())::date AS overdue,
                   c.due_rule AS "dueRule", c.due_explanation AS "dueExplanation",
                   c.due_on AS "_due", c.id AS "_id"
            FROM registry.cases c JOIN registry.organisations o ON o.id = c.organisation_id
            WHERE c.tenant_id = \(caller.tenant)
              AND c.state IN ('submitted', 'in-review', 'returned', 'revoking')
              AND (\(state?.rawValue) IS NULL OR c.state = \(state?.rawValue))
              AND (NOT \(mine) OR c.claimed_by = \(caller.principal))
              AND (\(place?.due) IS NULL OR (c.due_on, c.id) > (\(place?.due), \(place?.id)))
            ORDER BY c.due_on, c.id LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }

    private func place() throws(Failure) -> (due: CivilDate, id: VerificationCase.ID)? {
        guard let keys = after?.keys else { return nil }
        guard keys.count == 2, let due = CivilDate(keys[0]), let id = UUIDValue(keys[1]) else {
            throw .invalidParameters([Problem("cursor", "cursor")])
        }
        return (due, VerificationCase.ID(id))
    }
}
