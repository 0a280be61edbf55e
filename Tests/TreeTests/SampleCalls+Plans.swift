import JSONRPC

/// What comes before an order: records of the akimat.
struct PlanSubjects {
    var line: JSON = ""
    var theme: JSON = ""
    var themeVersion: JSON = 1
    /// The year of the plan, and its version.
    var year: JSON = 2026
    var planVersion: JSON = 1
    var function: JSON = ""
    var functionVersion: JSON = 1
}

extension SampleCalls {
    static func plans(_ method: String, _ s: Subjects) -> JSON.Object? {
        budget(method, s) ?? themes(method, s) ?? functions(method, s)
    }

    private static func budget(_ method: String, _ s: Subjects) -> JSON.Object? {
        switch method {
        case "budget.list", "instrument.list": [:]
        case "budget.get": ["line": s.plans.line]
        case "budget.create": Household.line(s.fresh, of: 2026)
        case "budget.amend":
            [
                "line": s.plans.line, "version": 1, "change": "-1.00", "reason": "test",
                "document": Household.document,
            ]
        // The walk sets the day: each rule begins after the one before it.
        case "instrument.setRule":
            [
                "instrument": "partnership", "validFrom": "2030-01-01", "requires": ["active"],
                "source": "test", "sample": true,
            ]
        default: nil
        }
    }

    private static func themes(_ method: String, _ s: Subjects) -> JSON.Object? {
        let step: JSON.Object = ["theme": s.plans.theme, "version": s.plans.themeVersion]
        switch method {
        case "theme.list", "plan.list": return [:]
        case "theme.get": return ["theme": s.plans.theme]
        case "theme.propose": return Household.theme(in: s.region)
        case "theme.discuss": return step.merged(Household.discussion)
        case "theme.approve": return step
        case "theme.reject": return step.merged(["reason": "test"])
        case "plan.get": return ["tenant": s.region, "year": s.plans.year]
        case "plan.publish":
            return [
                "year": s.plans.year, "version": s.plans.planVersion, "reason": "test",
                "items": [Household.item(s.plans)],
            ]
        default: return nil
        }
    }

    private static func functions(_ method: String, _ s: Subjects) -> JSON.Object? {
        switch method {
        case "function.list": [:]
        case "function.get": ["function": s.plans.function]
        case "function.add": Household.function
        case "function.assign":
            Household.assignment(
                of: s.plans.function, s.plans.functionVersion, to: s.organisation,
                from: "2026-01-01")
        default: nil
        }
    }
}
