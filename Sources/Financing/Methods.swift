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
        DraftApplication.self, GetApplication.self, ListApplications.self,
        SubmitApplication.self, UpdateApplication.self, WithdrawApplication.self,
        DrawExperts.self, GetDraw.self, ListExperts.self, RegisterExpert.self,
        ReplaceExpert.self,
        ListDeclarations.self, MakeDeclaration.self,
        GiveScores.self, ListScores.self, ScoreStatus.self,
        CheckEligibility.self, PackOrder.self,
    ]
}
