package import JSONRPC
import Postgres

/// Puts a requested role into force, as the second administrator.
package struct ApproveGrant: TransactionMethod {
    package static let name = "principal.approveGrant"
    package static let summary = "Puts a requested role into force, as the second administrator."
    package static let access = Access.write(.accountsManage)
    package static let journal = JournalDeclaration.private("grant.approved")
    package static let result = Schema.receipt
    package static let reasons: [Reason] = [.notPending, .fourEyes]

    let grant: Grant.ID

    package init(_ parameters: inout Parameters) {
        grant = parameters.required("grant", "The requested grant.")
    }

    package func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await call.hold(HeldGrant.query(grant), "grant")
        try held.approve(by: call.principal)
        let update: Command = """
            UPDATE tenancy.grants SET version = version + 1, state = 'active',
                approved_by = \(try call.principal),
                approved_at = clock_timestamp()
            WHERE id = \(grant)
            """
        return try await call.finish(
            [update.statement], entries: [Entry("grant", grant, version: held.version + 1)],
            answer: .receipt(grant, version: held.version + 1))
    }
}

/// Takes a role back, with every token that acts in it, at once.
package struct RevokeGrant: TransactionMethod {
    package static let name = "principal.revokeGrant"
    package static let summary = "Takes a role back, with its tokens, at once."
    package static let access = Access.write(.accountsManage)
    package static let journal = JournalDeclaration.private("grant.revoked")
    package static let result = Schema.receipt
    package static let reasons: [Reason] = [.alreadyRevoked]

    let grant: Grant.ID

    package init(_ parameters: inout Parameters) {
        grant = parameters.required("grant", "The grant.")
    }

    package func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await call.hold(HeldGrant.query(grant), "grant")
        guard held.state != "revoked" else { throw .conflict(.alreadyRevoked) }
        let update: Command = """
            WITH gone AS (
                UPDATE tenancy.tokens SET state = 'revoked', revoked_by = \(try call.principal),
                    revoked_at = clock_timestamp()
                WHERE grant_id = \(grant) AND state <> 'revoked')
            UPDATE tenancy.grants SET version = version + 1, state = 'revoked',
                revoked_by = \(try call.principal), revoked_at = clock_timestamp()
            WHERE id = \(grant)
            """
        let version = held.version + 1
        return try await call.finish(
            [update.statement], entries: [Entry("grant", grant, version: version)],
            answer: .receipt(grant, version: version))
    }
}
