package import JSONRPC
import Postgres

/// Makes a token for a granted role. For another principal it works only when a second
/// administrator has approved it.
package struct IssueToken: TransactionMethod {
    package static let name = "token.issue"
    package static let summary = "Makes a token; the secret is told once."
    package static let access = Access.write(.accountsManage)
    package static let journal = JournalDeclaration.private("token.issued")
    package static let result = Schema.object([
        "id": .id, "secret?": .string(pattern: "^tzl_[0-9a-f]{64}$"),
        "state?": .oneOf(["pending", "active"]), "expiresAt?": .instant,
    ])
    package static let reasons: [Reason] = [.notActive, .suspended]

    /// Tokens are renewed at least once a year.
    private static let daysMax: Int64 = 366

    let grant: Grant.ID
    let label: Code
    let days: Int64

    package init(_ parameters: inout Parameters) {
        grant = parameters.required("grant", "The role that the token acts in.")
        label = parameters.required("label", "What the token is for; never a name.")
        days = parameters.optional("days", "How long it works; 90 unless said.") ?? 90
        parameters.check(1...Self.daysMax ~= days, "days", "range")
    }

    package func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await call.hold(Self.hold(grant), "grant")
        guard held.state == "active" else { throw .conflict(.notActive) }
        guard !held.isSuspended else { throw .conflict(.suspended) }
        let id = Token.ID.make()
        let token = Secrets.makeToken()
        let actor = try call.principal
        let isActive = held.isEmergency || held.principal == actor
        let expires = held.expiry(days: days)
        let insert: Command = """
            INSERT INTO tenancy.tokens
                (id, hash, label, grant_id, principal_id, role, tenant_id, organisation_id,
                 alliance_id, bootstrap, emergency, state, expires_at, issued_by)
            SELECT \(id), \(token.hash), \(label), g.id, g.principal_id, g.role, g.tenant_id,
                   g.organisation_id, g.alliance_id, g.bootstrap, g.emergency,
                   \(isActive ? "active" : "pending"), \(expires), \(actor)
            FROM tenancy.grants g WHERE g.id = \(grant)
            """
        let answer: JSON = [
            "id": .string(id.description), "secret": .string(token.secret),
            "state": .string(isActive ? "active" : "pending"),
            "expiresAt": .string(expires.description),
        ]
        return try await call.finish(
            [insert.statement],
            entries: [Entry("token", id, version: 1, facts: ["grant": .string("\(grant)")])],
            answer: Answer(answer, subject: id.value, isSecret: true))
    }

    private struct Held: RowDecodable {
        var principal: Principal.ID
        var state: String
        var isEmergency: Bool
        var expiresAt: Timestamp?
        var isSuspended: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            principal = try row.next()
            state = try row.next()
            isEmergency = try row.next()
            expiresAt = try row.next(Timestamp?.self)
            isSuspended = try row.next()
        }

        /// Never later than the grant itself.
        func expiry(days: Int64) -> Timestamp {
            let wanted = Timestamp(
                microseconds: Timestamp.now().microseconds + days * 86_400_000_000)
            return expiresAt.map { min($0, wanted) } ?? wanted
        }
    }

    private static func hold(_ grant: Grant.ID) -> Query<Held> {
        """
        SELECT g.principal_id, g.state, g.emergency, g.expires_at, p.suspended_at IS NOT NULL
        FROM tenancy.grants g JOIN tenancy.principals p ON p.id = g.principal_id
        WHERE g.id = \(grant) FOR SHARE
        """
    }
}

extension Reason {
    static let notActive = Reason(
        "grant.notActive", kk: "Рөл күшінде емес", ru: "Роль не действует",
        en: "The role is not in force")
}
