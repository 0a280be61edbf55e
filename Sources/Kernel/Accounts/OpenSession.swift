package import JSONRPC
import Postgres

/// Binds a principal to the connection; the calls that follow act in the token's role.
package struct OpenSession: Method {
    package static let name = "session.open"
    package static let summary = "Binds the token's principal to this connection."
    package static let access = Access.connection
    package static let journal = JournalDeclaration.none("changes the connection only")
    package static let result = SessionDescription.schema
    package static let example: JSON.Object? = ["locale": "kk"]

    let token: Code?
    let locale: Locale?

    package init(_ parameters: inout Parameters) {
        token = parameters.optional(
            "token", "The secret, `tzl_…`; without it: the anonymous public.")
        locale = parameters.optional("locale", "Language of messages; `ru` unless said.")
    }

    package init(secret: String, locale: Locale? = nil) {
        token = Code(unchecked: secret)
        self.locale = locale
    }

    /// Finds the caller behind the token. Wrong, expired and revoked tokens look the same.
    package func identify(through database: Database) async throws(Failure) -> Caller {
        guard let token else { return .anonymous(locale ?? .ru) }
        let hash = Secrets.hash(ofToken: token.text)
        let lookup = Self.lookup(hash)
        let pool = database.writes(as: .auth)
        let deadline = TimeLimit(in: CallLimits.deadline)
        let found = try await pool.withSession(until: deadline, mapping: Failure.of) {
            session throws(Failure) in
            do throws(PostgresError) {
                return try await session.rows([lookup.statement])[0].decode(Found.self)
            } catch {
                throw Failure(error)
            }
        }
        // The index found it by equality; comparing again tells nothing by how long it takes.
        guard let found = found.first, Secrets.areEqual(found.hash, hash),
            let role = Role(rawValue: found.role)
        else { throw .unauthenticated }
        return found.caller(role, locale ?? .ru)
    }

    private static func lookup(_ hash: [UInt8]) -> Query<Found> {
        """
        SELECT t.hash, t.id, t.principal_id, t.role, t.tenant_id, n.code, t.organisation_id,
               t.alliance_id, p.citizen_id
        FROM tenancy.tokens t
        LEFT JOIN tenancy.tenants n ON n.id = coalesce(t.tenant_id, t.alliance_id)
        LEFT JOIN tenancy.principals p ON p.id = t.principal_id AND t.role = 'citizen'
        WHERE t.hash = \(hash) AND t.state = 'active' AND t.expires_at > clock_timestamp()
        """
    }

    private struct Found: RowDecodable {
        var hash: [UInt8]
        var token: Token.ID
        var principal: Principal.ID
        var role: String
        var tenant: Tenant.ID?
        var code: String?
        var organisation: Organisation.ID?
        var alliance: Tenant.ID?
        var citizen: Citizen.ID?

        init(from row: inout RowReader) throws(PostgresError) {
            hash = try row.next()
            token = try row.next()
            principal = try row.next()
            role = try row.next()
            tenant = try row.next(Tenant.ID?.self)
            code = try row.next(String?.self)
            organisation = try row.next(Organisation.ID?.self)
            alliance = try row.next(Tenant.ID?.self)
            citizen = try row.next(Citizen.ID?.self)
        }

        func caller(_ role: Role, _ locale: Locale) -> Caller {
            Caller(
                principal: principal, role: role, token: token, tenant: tenant, tenantCode: code,
                organisation: organisation, alliance: alliance, citizen: citizen, locale: locale)
        }
    }
}

/// Who a connection acts for.
enum SessionDescription {
    static let schema = Schema.object([
        ("role", .oneOf(Role.allCases.map(\.rawValue))),
        ("locale", .oneOf(Locale.allCases.map(\.rawValue))), ("principal?", .id),
        ("tenant?", .string()), ("organisation?", .id), ("permissions", .array(of: .string())),
    ])
}

extension Caller {
    /// What a connection may know of itself.
    func publicForm(_ catalogue: MethodCatalogue) -> JSON {
        let permissions = Set(
            catalogue.all.compactMap { type -> String? in
                guard let permission = type.access.permission else { return nil }
                return permission.roles.contains(role) ? permission.name : nil
            })
        var members: [(String, JSON)] = [
            ("role", .string(role.rawValue)), ("locale", .string(locale.rawValue)),
        ]
        if let principal { members.append(("principal", .string(principal.description))) }
        if let tenantCode { members.append(("tenant", .string(tenantCode))) }
        if let organisation { members.append(("organisation", .string(organisation.description))) }
        members.append(("permissions", .array(permissions.sorted().map { .string($0) })))
        return .object(JSON.Object(members))
    }
}

/// Says who this connection acts for.
package struct WhoAmI: ConnectionMethod {
    package static let name = "session.who"
    package static let summary = "Says in which role this connection acts, and what it may do."
    package static let result = SessionDescription.schema
    package static let example: JSON.Object? = [:]

    package init(_ parameters: inout Parameters) {}

    package func run(in context: ConnectionContext) throws(Failure) -> JSON {
        context.caller.publicForm(context.catalogue)
    }
}
