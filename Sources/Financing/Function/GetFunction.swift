import JSONRPC
import Kernel
import Postgres

/// A transferable function with its standard and everybody who performed or performs it.
struct GetFunction: QueryMethod {
    static let name = "function.get"
    static let summary = "A transferable function with its standard and its performers."
    static let access = Access.public
    static let result = Schema.object(
        FunctionItem.members + [
            ("standard", .object(["reference": .string(), "sha256": .string()])),
            ("addedAt", .instant), ("performers", .array(of: performer)),
        ])

    private static let performer = Schema.object([
        "organisation": .id, "validFrom": .date, "validTo?": .date, "act": .string(),
        "sha256": .string(), "actor": .string(), "recordedAt": .instant,
    ])

    let function: TransferableFunction.ID

    init(_ parameters: inout Parameters) {
        function = parameters.required("function", "The function.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT \(sql: FunctionItem.columns), f.standard AS "standard.reference",
                   encode(f.standard_sha256, 'hex') AS "standard.sha256",
                   f.added_at AS "addedAt", \(sql: Self.performers)
            \(sql: FunctionItem.source) WHERE f.id = \(function)
            """
        return .one(query, "function")
    }

    private static let performers: StaticString = """
        (SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
            'organisation', p.organisation_id, 'validFrom', p.valid_from, 'validTo', p.valid_to,
            'act', p.act, 'sha256', encode(p.act_sha256, 'hex'), 'actor', p.actor,
            'recordedAt', to_char(p.recorded_at AT TIME ZONE 'UTC',
                'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) ORDER BY p.seq), '[]')
         FROM financing.function_performers p
         WHERE p.tenant_id = f.tenant_id AND p.function_id = f.id) AS performers
        """
}
