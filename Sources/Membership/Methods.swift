package import Kernel

/// The alliances, the roll of their members, fees, and the proposals that they carry to the state.
package enum MembershipModule {
    package static let methods: [any Method.Type] = [
        GetAlliance.self, ListAlliances.self,
        AdoptCharter.self, GetCharter.self,
        ApplyForMembership.self, DecideApplication.self, GetApplication.self,
        ListApplicationQueue.self, PlaceApplication.self, ReturnApplication.self,
        WithdrawApplication.self,
        AppealExpulsion.self, ChangeMemberKind.self, DecideAppeal.self, ExpelMember.self,
        GetMember.self, LeaveAlliance.self, ListMemberActs.self, ListMembers.self,
        ResumeMember.self, SuspendMember.self,
        ConsentToName.self, EraseFigure.self, GetFigure.self, WithdrawConsent.self,
        CountRoll.self, ListRoll.self,
        GetFeeBalance.self, IssueInvoice.self, ListArrears.self, PayFee.self, RefundFee.self,
        WaiveFee.self,
        AssignProposal.self, CountProposals.self, GetProposal.self, ListOverdueProposals.self,
        ListProposals.self, SetProposalStatus.self, SubmitProposal.self, SupportProposal.self,
        FreezeRoll.self, ListDelegates.self, NameDelegate.self, RevokeDelegate.self,
    ]
}
