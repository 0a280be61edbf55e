import JSONRPC
import Kernel
import Postgres

/// Documents of public control, the newest first: of all, of one record, of one body or in one state.
struct ListDocuments: QueryMethod {
    static let name = "control.list"
    static let summary = "Documents of public control, of a record, a body or a state."
    static let access = Access.public
    static let result = Schema.page(
        of: .object([
            "id": .id, "version": .version, "tenant": .string(), "form": Document.Form.schema,
            "subject": .object(["kind": .string(), "id": .id, "version": .version]),
            "language": Comment.Language.schema, "title": .string(),
            "state": Document.State.schema, "dueOn?": .date, "recommendations": .integer(),
            "answered": .integer(), "overdue": .boolean,
        ]))
    static let example: JSON.Object? = ["limit": 5]

    let subject: Subject.Name?
    let tenant: Code?
    let state: Document.State?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        subject = parameters.optional("subject", "The record, of whatever version.")
        tenant = parameters.optional("tenant", "Code of the body, such as `KZ-75`.")
        state = parameters.optional("state", "Only in this state.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after?.id()
        let conditions: [Fragment?] = [
            "true",
            subject.map { "d.subject_kind = \($0.kind) AND d.subject_id = \($0.id)" },
            tenant.map {
                "d.tenant_id = (SELECT b.id FROM tenancy.tenants b WHERE b.code = \($0))"
            },
            state.map { "d.state = \($0.rawValue)" }, place.map { "d.id < \($0)" },
        ]
        let query: Query<Never> = """
            SELECT d.id, d.version, t.code AS tenant, d.form, d.subject_kind AS "subject.kind",
                   d.subject_id AS "subject.id", d.subject_version AS "subject.version",
                   d.language, d.title, d.state, d.due_on AS "dueOn",
                   d.recommendations::bigint AS recommendations,
                   d.answered::bigint AS answered, d.recommendations > d.answered AND coalesce(d.due_on
                       < timezone(interval '5 hours', statement_timestamp())::date, false)
                       AS overdue, d.id AS "_id"
            FROM oversight.documents d JOIN tenancy.tenants t ON t.id = d.tenant_id
            WHERE \(sql: Fragment(conditions.compactMap(\.self), joined: " AND "))
            ORDER BY d.id DESC LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}
