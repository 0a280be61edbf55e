/// What the kernel itself answers: sessions, accounts, the description of the interface.
package enum KernelModule {
    package static let methods: [any Method.Type] = [
        OpenSession.self, WhoAmI.self, Discover.self, GetServerStatus.self,
        ListTenants.self, CreateTenant.self,
        CreatePrincipal.self, GrantRole.self, ApproveGrant.self, RevokeGrant.self,
        SuspendPrincipal.self,
        IssueToken.self, ApproveToken.self, RevokeToken.self, ListTokens.self,
    ]
}
