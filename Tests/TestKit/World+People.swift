package import Kernel
import Postgres

extension World {
    package func officer(of tenant: String = "KZ-75") async throws -> Actor {
        try await actor(.officer, tenant: tenant)
    }

    package func representative(of organisation: Organisation.ID) async throws -> Actor {
        try await actor(.representative, organisation: organisation)
    }

    package func coordinator(of alliance: String = "alliance") async throws -> Actor {
        try await actor(.coordinator, alliance: alliance)
    }

    /// Somebody with an account, made past the four eyes by the superuser.
    package func actor(
        _ role: Role, tenant: String? = nil, organisation: Organisation.ID? = nil,
        alliance: String? = nil
    ) async throws -> Actor {
        guard role != .anonymous else { return anonymous }
        let (principal, second) = (Principal.ID.make(), Principal.ID.make())
        let (grant, token) = (Grant.ID.make(), Token.ID.make())
        let (secret, hash) = Secrets.makeToken()
        let scope = organisation.map { "'\($0)'" } ?? "NULL"
        let sql = """
            INSERT INTO tenancy.principals (id, kind, label, created_by) VALUES
                ('\(principal)', 'person', 'test \(role.rawValue)', '\(principal)'),
                ('\(second)', 'person', 'test administrator', '\(second)');
            INSERT INTO tenancy.grants (id, principal_id, role, tenant_id, organisation_id,
                alliance_id, state, requested_by, approved_by, approved_at)
            VALUES ('\(grant)', '\(principal)', '\(role.rawValue)',
                (SELECT id FROM tenancy.tenants WHERE code = '\(tenant ?? "")'), \(scope),
                (SELECT id FROM tenancy.tenants WHERE code = '\(alliance ?? "")'),
                'active', '\(principal)', '\(second)', now());
            INSERT INTO tenancy.tokens (id, hash, label, grant_id, principal_id, role, tenant_id,
                organisation_id, alliance_id, state, expires_at, issued_by)
            SELECT '\(token)', '\\x\(Hex.text(hash))', 'test', g.id, g.principal_id, g.role,
                g.tenant_id, g.organisation_id, g.alliance_id, 'active',
                now() + interval '1 day', '\(principal)'
            FROM tenancy.grants g WHERE g.id = '\(grant)';
            """
        _ = try await BlockingConnection.run(database.administrator) { connection in
            try connection.execute(sql)
        }
        let caller = try await OpenSession(secret: secret).identify(through: dispatcher.database)
        return Actor(dispatcher: dispatcher, caller: caller, secret: secret)
    }
}
