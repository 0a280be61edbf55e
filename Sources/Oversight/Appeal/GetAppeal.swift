import JSONRPC
import Kernel
import Postgres

/// The ticket of an appeal and where its signed document is kept: for its author and for the body
/// that has to answer, by the id of the appeal or of what was made of it by forwarding. What was
/// escalated or reopened has a ticket of its own.
struct GetAppeal: QueryMethod {
    static let name = "appeal.get"
    static let summary = "The ticket of an appeal and where its signed document is kept."
    static let access = Access.read(.appealRead)
    static let result = Schema.object([
        "id": .id, "number": .string(), "convertedAt": .instant, "comment": .id,
        "tenant": .string(), "duty": .id, "version": .version, "state": Duty.State.schema,
        "dueOn": .date, "extendedOn?": .date, "extension?": .string(),
        "signed": .object(["reference": .string(), "sha256": .string()]),
    ])

    let appeal: Duty.ID

    init(_ parameters: inout Parameters) {
        appeal = parameters.required("appeal", "The appeal.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT a.duty_id AS id, a.number, a.converted_at AS "convertedAt",
                   d.comment_id AS comment, t.code AS tenant, d.id AS duty, d.version, d.state,
                   d.due_on AS "dueOn", d.extended_on AS "extendedOn", e.reason AS extension,
                   a.signed_reference AS "signed.reference",
                   encode(a.signed_sha256, 'hex') AS "signed.sha256"
            FROM oversight.appeals a
            JOIN oversight.duties d ON d.tenant_id = a.reader_id
                AND d.id = coalesce(a.handed_duty, a.duty_id)
            JOIN tenancy.tenants t ON t.id = a.reader_id
            LEFT JOIN oversight.extensions e ON e.tenant_id = d.tenant_id AND e.duty_id = d.id
            WHERE a.duty_id = \(appeal) OR a.handed_duty = \(appeal)
            """
        return .one(query, "appeal")
    }
}
