package import Kernel

/// State money for NGOs: budget lines, plans, orders, and what became of each.
package enum FinancingModule {
    package static let methods: [any Method.Type] = [
        AmendBudgetLine.self, CreateBudgetLine.self, GetBudgetLine.self, ListBudgetLines.self,
        ListInstruments.self, SetInstrumentRule.self,
        ApproveTheme.self, DiscussTheme.self, GetTheme.self, ListThemes.self, ProposeTheme.self,
        RejectTheme.self,
        GetPlan.self, ListPlans.self, PublishPlan.self,
        AddFunction.self, AssignFunction.self, GetFunction.self, ListFunctions.self,
        AmendOrder.self, AnnounceOrder.self, AnswerOrderQuestion.self, AskAboutOrder.self,
        CancelOrder.self, DraftOrder.self, GetOrder.self, ListOrderApplications.self,
        ListOrderDrafts.self, ListOrderQuestions.self, ListOrderSteps.self, OpenOrder.self,
        SearchOrders.self,
        DraftApplication.self, GetApplication.self, ListApplicationNumbers.self,
        ListApplications.self,
        SubmitApplication.self, UpdateApplication.self, WithdrawApplication.self,
        ApproveDecision.self, BeginEvaluation.self, FinaliseDecision.self, GetDecision.self,
        ListDecisions.self, ListProposals.self, ProposeDecision.self, PublishDecision.self,
        FileComplaint.self, GetComplaint.self, ListComplaints.self, RuleComplaint.self,
        AmendContract.self, GetContract.self, ListContracts.self, SignContract.self,
        GiveNotice.self, TerminateContract.self, WithdrawNotice.self,
        ListTranches.self, PlanTranches.self, ReleaseTranche.self,
        ConfirmPayment.self, ExecutePayment.self, ListPayments.self, RefusePayment.self,
        DemandRefund.self, ReceiveRefund.self, WithdrawRefund.self,
        GetLedgerBalance.self, ListLedgerEntries.self, TraceMoney.self,
        AcceptProjectReport.self, ListProjectReports.self, ReturnProjectReport.self,
        SubmitProjectReport.self, SignAcceptance.self,
        AnswerBreach.self, ListBreaches.self, ReportBreach.self,
        GetEvaluation.self, RecordEvaluation.self, CompleteOrder.self,
        DrawExperts.self, GetDraw.self, ListExperts.self, RegisterExpert.self,
        ReplaceExpert.self,
        ListDeclarations.self, MakeDeclaration.self,
        GiveScores.self, ListScores.self, ScoreStatus.self,
        CheckEligibility.self, PackOrder.self,
        CountMoney.self, ListAwards.self, ListFinancingQueue.self, ListRefunds.self,
    ]
}
