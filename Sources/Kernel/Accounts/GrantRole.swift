package import JSONRPC
import Postgres

/// Asks for a role for a principal; a second administrator approves it.
///
/// With `emergency` one administrator is enough: for four hours at most, and the entry is public.
package struct GrantRole: TransactionMethod {
    package static let name = "principal.grant"
    package static let summary =
        "Asks for a role for a principal; another administrator approves it."
    package static let access = Access.write(.accountsManage)
    package static let journal = JournalDeclaration.private("grant.requested")
    package static let result = Schema.object([
        "id": .id, "version": .version, "state": .oneOf(["pending", "active"]),
    ])
    package static let reasons: [Reason] = [.scope, .suspended, .notTop]

    let principal: Principal.ID
    let role: Role
    let tenant: Code?
    let organisation: Organisation.ID?
    let alliance: Code?
    let emergency: Prose?

    package init(_ parameters: inout Parameters) {
        principal = parameters.required("principal", "Who gets the role.")
        role = parameters.required("role", "The role.")
        tenant = parameters.optional("tenant", "Code of the tenant, such as `KZ-75`.")
        organisation = parameters.optional("organisation", "For a representative.")
        alliance = parameters.optional(
            "alliance", "Code of the alliance, for a coordinator or a federation.")
        emergency = parameters.optional(
            "emergency", "Reason of an access that can't wait: four hours, public in the journal.")
        parameters.check(role != .anonymous, "role", "grantable")
    }

    package func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await call.hold(Self.hold(principal), "principal")
        guard !held.value else { throw .conflict(.suspended) }
        let scope = try await scope(in: call)
        let id = Grant.ID.make()
        let isEmergency = emergency != nil
        let insert: Command = """
            INSERT INTO tenancy.grants
                (id, principal_id, role, tenant_id, organisation_id, alliance_id, state,
                 requested_by, approved_by, approved_at, emergency_reason, expires_at)
            VALUES (\(id), \(principal), \(role.rawValue), \(scope.tenant), \(organisation),
                \(scope.alliance), \(isEmergency ? "active" : "pending"), \(try call.principal),
                CASE WHEN \(isEmergency) THEN \(try call.principal) END,
                CASE WHEN \(isEmergency) THEN clock_timestamp() END, \(emergency),
                CASE WHEN \(isEmergency) THEN transaction_timestamp() + interval '4 hours' END)
            """
        let facts: JSON.Object = [
            "role": .string(role.rawValue), "scope": .string(scope.code ?? ""),
            "emergency": .bool(isEmergency),
        ]
        var entry = Entry(
            "grant", id, version: 1, facts: facts,
            texts: emergency.map { [("reason", $0.text)] } ?? [])
        entry.isPublic = isEmergency
        return try await call.finish(
            [insert.statement] + announcement(of: id), entries: [entry],
            answer: Answer(
                [
                    "id": .string(id.description), "version": 1,
                    "state": .string(isEmergency ? "active" : "pending"),
                ], subject: id.value))
    }

    /// What the public reads of an access that could not wait: why, not whose.
    private func announcement(of id: Grant.ID) -> [Statement] {
        guard let emergency else { return [] }
        let query: Command = """
            INSERT INTO tenancy.emergencies (grant_id, reason) VALUES (\(id), \(emergency))
            """
        return [query.statement]
    }

    private struct Scope {
        var tenant: Tenant.ID?
        var alliance: Tenant.ID?
        var code: String?
    }

    private func scope(in call: Call) async throws(Failure) -> Scope {
        guard let code = tenant ?? alliance else { return Scope(code: organisation?.description) }
        let query: Query<Place> = """
            SELECT id, kind = 'alliance' AND id = root_id FROM tenancy.tenants
            WHERE code = \(code)
            """
        guard let found = try await call.first(query) else { throw .notFound("tenant") }
        // Row security would show it nothing elsewhere; this says why.
        guard role != .federation || found.isTop else { throw .conflict(.notTop) }
        return tenant == nil
            ? Scope(alliance: found.id, code: code.text)
            : Scope(tenant: found.id, code: code.text)
    }

    private struct Place: RowDecodable {
        var id: Tenant.ID
        /// The top of a tree of alliances.
        var isTop: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            id = try row.next()
            isTop = try row.next()
        }
    }

    private static func hold(_ principal: Principal.ID) -> Query<Single<Bool>> {
        """
        SELECT suspended_at IS NOT NULL FROM tenancy.principals WHERE id = \(principal) FOR UPDATE
        """
    }
}
