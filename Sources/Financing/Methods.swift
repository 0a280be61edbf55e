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
    ]
}
