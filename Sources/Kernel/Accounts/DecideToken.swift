package import JSONRPC
import Postgres

/// A token as its decisions see it.
private struct HeldToken: RowDecodable {
    var principal: Principal.ID
    var issuedBy: Principal.ID
    var state: String
    var version: Int64

    init(from row: inout RowReader) throws(PostgresError) {
        principal = try row.next()
        issuedBy = try row.next()
        state = try row.next()
        version = try row.next()
    }

    static func query(_ id: Token.ID) -> Query<HeldToken> {
        """
        SELECT principal_id, issued_by, state, version
        FROM tenancy.tokens WHERE id = \(id) FOR UPDATE
        """
    }
}

/// Lets a token work that another administrator issued for somebody else.
package struct ApproveToken: TransactionMethod {
    package static let name = "token.approve"
    package static let summary = "Lets a token work, as the second administrator."
    package static let access = Access.write(.accountsManage)
    package static let journal = JournalDeclaration.private("token.approved")
    package static let result = Schema.receipt
    package static let reasons: [Reason] = [.notPending, .fourEyes]

    let token: Token.ID

    package init(_ parameters: inout Parameters) {
        token = parameters.required("token", "The token's id.")
    }

    package func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await call.hold(HeldToken.query(token), "token")
        guard held.state == "pending" else { throw .conflict(.notPending) }
        let actor = try call.principal
        guard actor != held.issuedBy, actor != held.principal else { throw .conflict(.fourEyes) }
        let update: Command = """
            UPDATE tenancy.tokens
            SET version = version + 1, state = 'active', approved_by = \(actor)
            WHERE id = \(token)
            """
        return try await call.finish(
            [update.statement], entries: [Entry("token", token, version: held.version + 1)],
            answer: .receipt(token, version: held.version + 1))
    }
}

/// Ends a token at once, also on connections that are open with it.
package struct RevokeToken: TransactionMethod {
    package static let name = "token.revoke"
    package static let summary = "Ends a token at once, also on open connections."
    package static let access = Access.write(.accountsManage)
    package static let journal = JournalDeclaration.private("token.revoked")
    package static let result = Schema.receipt
    package static let reasons: [Reason] = [.alreadyRevoked]

    let token: Token.ID

    package init(_ parameters: inout Parameters) {
        token = parameters.required("token", "The token's id.")
    }

    package func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await call.hold(HeldToken.query(token), "token")
        guard held.state != "revoked" else { throw .conflict(.alreadyRevoked) }
        let update: Command = """
            UPDATE tenancy.tokens SET version = version + 1, state = 'revoked',
                revoked_by = \(try call.principal), revoked_at = clock_timestamp()
            WHERE id = \(token)
            """
        return try await call.finish(
            [update.statement], entries: [Entry("token", token, version: held.version + 1)],
            answer: .receipt(token, version: held.version + 1))
    }
}

/// Tokens, newest first; never their secrets.
package struct ListTokens: QueryMethod {
    package static let name = "token.list"
    package static let summary = "Tokens with their state; the secrets are nowhere."
    package static let access = Access.read(.accountsManage)
    package static let result = Schema.page(
        of: .object([
            "id": .id, "label": .string(), "principal": .id, "grant": .id, "role": .string(),
            "tenant?": .string(), "state": .string(), "issuedAt": .instant, "expiresAt": .instant,
        ]))

    let principal: Principal.ID?
    let limit: Limit
    let after: After?

    package init(_ parameters: inout Parameters) {
        principal = parameters.optional("principal", "Only this principal's.")
        limit = parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(50)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    package func query(for caller: Caller) throws(Failure) -> Lookup {
        let before = after?.keys.first.flatMap { UUIDValue($0) }
        let query: Query<Never> = """
            SELECT t.id, t.label, t.principal_id AS principal, t.grant_id AS "grant", t.role,
                   n.code AS tenant, t.state, t.issued_at AS "issuedAt",
                   t.expires_at AS "expiresAt", t.id AS "_id"
            FROM tenancy.tokens t
            LEFT JOIN tenancy.tenants n ON n.id = coalesce(t.tenant_id, t.alliance_id)
            WHERE (\(principal) IS NULL OR t.principal_id = \(principal))
              AND (\(before) IS NULL OR t.id < \(before))
            ORDER BY t.id DESC LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}
