/// What the kernel itself answers: sessions, accounts, the description of the interface,
/// sittings and votes.
package enum KernelModule {
    package static let methods: [any Method.Type] = [
        OpenSession.self, WhoAmI.self, Discover.self, GetServerStatus.self,
        ListTenants.self, CreateTenant.self,
        CreatePrincipal.self, GrantRole.self, ApproveGrant.self, RevokeGrant.self,
        SuspendPrincipal.self,
        IssueToken.self, ApproveToken.self, RevokeToken.self, ListTokens.self,
        AppointSeat.self, CountSeats.self, EndSeat.self, ListSeats.self,
        CallSitting.self, CancelSitting.self, OpenSitting.self, CloseSitting.self,
        GetSitting.self, ListSittings.self,
        OpenBallot.self, CastVote.self, CloseBallot.self, TallyBallot.self,
    ]
}
