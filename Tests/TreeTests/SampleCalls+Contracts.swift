import JSONRPC

/// What is contracted on an award of the akimat, and what became of it.
struct ContractSubjects {
    var award: JSON = ""
    var contract: JSON = ""
    var tranche: JSON = ""
    var payment: JSON = ""
    var refund: JSON = ""
    var report: JSON = ""
    var reportVersion: JSON = 1
    var breach: JSON = ""
}

extension SampleCalls {
    static func contracts(_ method: String, _ s: Subjects) -> JSON.Object? {
        let contract: JSON.Object = ["contract": s.contract.contract, "version": 1]
        switch method {
        case "contract.sign":
            return Household.paper.merged([
                "award": s.contract.award, "lines": [Household.part(s, "10.00")],
            ])
        case "contract.amend":
            return Household.paper.merged(contract).merged([
                "lines": [Household.part(s, "9.00")], "reason": "test",
            ])
        case "contract.giveNotice":
            return contract.merged([
                "ground": "agreement", "endsOn": "2026-03-01", "reportDueOn": "2026-04-01",
                "reason": "test", "document": Household.document,
            ])
        case "contract.withdrawNotice": return contract.merged(["reason": "test"])
        case "contract.terminate": return contract
        case "contract.get": return ["contract": s.contract.contract]
        case "contract.list", "award.list": return ["order": s.order]
        case "financing.statistics", "financing.queue": return [:]
        case "tranche.plan": return contract.merged(["tranches": [Household.tranche(s)]])
        case "tranche.release", "payment.execute": return ["tranche": s.contract.tranche]
        case "tranche.list", "payment.list", "refund.list", "ledger.entries", "ledger.balance",
            "money.trace":
            return ["contract": s.contract.contract]
        case "payment.confirm":
            return [
                "payment": s.contract.payment, "paidOn": "2026-02-10",
                "reference": s.fresh,
            ]
        case "payment.refuse":
            return [
                "payment": s.contract.payment, "refusedOn": "2026-02-10",
                "reference": s.fresh, "reason": "test",
            ]
        case "refund.demand":
            return [
                "contract": s.contract.contract, "lines": [Household.part(s, "1.00")],
                "dueOn": "2026-09-01", "reason": "test",
            ]
        case "refund.receive":
            return [
                "refund": s.contract.refund, "receivedOn": "2026-02-11", "reference": s.fresh,
            ]
        case "refund.withdraw": return ["refund": s.contract.refund, "reason": "test"]
        default: return nil
        }
    }

    static func outcomes(_ method: String, _ s: Subjects) -> JSON.Object? {
        let report: JSON.Object = [
            "report": s.contract.report, "version": s.contract.reportVersion,
        ]
        switch method {
        case "projectReport.submit": return Household.report(s)
        case "projectReport.return": return report.merged(["reason": "test"])
        case "projectReport.accept": return report
        case "projectReport.list", "breach.list", "evaluation.get":
            return ["contract": s.contract.contract]
        case "acceptance.sign":
            return report.merged([
                "document": Household.document, "signature": Household.document,
            ])
        case "breach.report":
            return [
                "contract": s.contract.contract, "happenedOn": "2026-02-10", "text": "test",
            ]
        case "breach.answer": return ["breach": s.contract.breach, "text": "test"]
        case "evaluation.record": return Household.evaluation(s)
        case "order.complete": return ["order": s.order, "version": s.orderVersion]
        default: return nil
        }
    }
}
