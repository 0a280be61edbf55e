/// Who calls: a principal in one role, as its token says, or the anonymous public.
package struct Caller: Sendable {
    package var principal: Principal.ID?
    package var role: Role
    package var token: Token.ID?
    package var tenant: Tenant.ID?
    package var tenantCode: String?
    package var organisation: Organisation.ID?
    package var alliance: Tenant.ID?
    /// Of a citizen: by what their own rows go.
    package var citizen: Citizen.ID?
    package var locale: Locale
    /// A name of the network that the call came from, for limits; never the address. Nil for who is
    /// not counted: this machine, where a proxy may run, and what has no address.
    package var network: String?

    package init(
        principal: Principal.ID? = nil, role: Role, token: Token.ID? = nil,
        tenant: Tenant.ID? = nil, tenantCode: String? = nil, organisation: Organisation.ID? = nil,
        alliance: Tenant.ID? = nil, citizen: Citizen.ID? = nil, locale: Locale = .ru,
        network: String? = nil
    ) {
        self.principal = principal
        self.role = role
        self.token = token
        self.tenant = tenant
        self.tenantCode = tenantCode
        self.organisation = organisation
        self.alliance = alliance
        self.citizen = citizen
        self.locale = locale
        self.network = network
    }

    package static func anonymous(_ locale: Locale = .ru) -> Caller {
        Caller(role: .anonymous, locale: locale)
    }

    /// How the public trail names this caller: the role and its tenant, never a person.
    package var publicName: String {
        tenantCode.map { "\(role.rawValue)@\($0)" } ?? role.rawValue
    }
}
