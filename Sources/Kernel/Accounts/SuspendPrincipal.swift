package import JSONRPC
import Postgres

/// Closes an account: its tokens stop working at once, also on open connections.
package struct SuspendPrincipal: TransactionMethod {
    package static let name = "principal.suspend"
    package static let summary = "Closes an account; its tokens stop working at once."
    package static let access = Access.write(.accountsManage)
    package static let journal = JournalDeclaration.private("principal.suspended")
    package static let result = Schema.receipt
    package static let reasons: [Reason] = [.suspended]

    let principal: Principal.ID
    let reason: Prose

    package init(_ parameters: inout Parameters) {
        principal = parameters.required("principal", "Whose account.")
        reason = parameters.required("reason", "Why.")
    }

    package func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await call.hold(Self.hold(principal), "principal")
        guard !held.value else { throw .conflict(.suspended) }
        let actor = try call.principal
        let update: Command = """
            WITH gone AS (
                UPDATE tenancy.tokens SET state = 'revoked', revoked_by = \(actor),
                    revoked_at = clock_timestamp()
                WHERE principal_id = \(principal) AND state <> 'revoked')
            UPDATE tenancy.principals SET version = version + 1, suspended_at = clock_timestamp(), suspended_by = \(actor)
            WHERE id = \(principal)
            """
        let entry = Entry("principal", principal, version: 2, hidden: [("reason", reason.text)])
        return try await call.finish(
            [update.statement], entries: [entry], answer: .receipt(principal, version: 2))
    }

    private static func hold(_ principal: Principal.ID) -> Query<Single<Bool>> {
        """
        SELECT suspended_at IS NOT NULL FROM tenancy.principals WHERE id = \(principal) FOR UPDATE
        """
    }
}
