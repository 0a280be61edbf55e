import JSONRPC
import Kernel
import TestKit

/// Contracts on the akimat's awards, their money, and what the household's organisation reports.
extension Household {
    static let paper: JSON.Object = [
        "startsOn": "2026-02-01", "endsOn": "2026-08-01", "reportDueOn": "2026-08-15",
        "document": document, "signature": document,
    ]

    static func part(_ subjects: Subjects, _ amount: JSON) -> JSON {
        ["line": subjects.budgetLine, "amount": amount]
    }

    static func tranche(_ subjects: Subjects) -> JSON {
        ["dueOn": "2026-03-01", "lines": [part(subjects, "10.00")]]
    }

    static func report(_ subjects: Subjects) -> JSON.Object {
        [
            "contract": subjects.contract.contract, "number": 1, "kind": "final",
            "narrative": "test",
            "indicators": [["name": "Дети", "unit": "человек", "planned": 12, "reached": 12]],
            "spending": [["item": "Материалы", "amount": "10.00"]],
        ]
    }

    static func evaluation(_ subjects: Subjects) -> JSON.Object {
        [
            "contract": subjects.contract.contract, "effectivenessPercent": 80,
            "beneficiaries": 12, "asked": 10, "satisfied": 9, "conclusion": "test",
        ]
    }

    /// From a final award to what becomes of its contract.
    func contract(_ subjects: inout Subjects, to stage: Stage) async throws {
        let order = subjects.order.string ?? ""
        let row = try await Superuser.rows(
            "SELECT id FROM financing.awards WHERE order_id = '\(order)'")
        subjects.contract.award = .string((row.first?.first ?? "") ?? "")
        if stage == .awarded { return }
        subjects.contract.contract = try await made("contract.sign", by: second, subjects)
        // The step of the order that the contract makes.
        let whole = try await second.call("order.get", ["order": subjects.order])
        subjects.orderVersion = try need(whole["version"])
        switch stage {
        case .contracted: return
        case .noticed: _ = try await made("contract.giveNotice", by: second, subjects)
        case .breached:
            subjects.contract.breach = try await made("breach.report", by: second, subjects)
        case .projectReported, .projectAccepted, .evaluated:
            try await report(&subjects, to: stage)
        case .fulfilled:
            try await pay(&subjects, to: .paidOut)
            try await report(&subjects, to: .projectAccepted)
            _ = try await made("acceptance.sign", by: second, subjects)
        default: try await pay(&subjects, to: stage)
        }
    }

    private func report(_ subjects: inout Subjects, to stage: Stage) async throws {
        let author = try await representative(of: subjects)
        subjects.contract.report = try await made("projectReport.submit", by: author, subjects)
        if stage == .projectReported { return }
        _ = try await made("projectReport.accept", by: second, subjects)
        subjects.contract.reportVersion = 2
        if stage == .projectAccepted { return }
        _ = try await made("evaluation.record", by: second, subjects)
    }

    private func pay(_ subjects: inout Subjects, to stage: Stage) async throws {
        let planned = try await second.call("tranche.plan", params("tranche.plan", subjects))
        subjects.contract.tranche = try need(planned["tranches"]?.array?.first?["id"])
        if stage == .tranched { return }
        _ = try await made("tranche.release", by: second, subjects)
        if stage == .released { return }
        subjects.contract.payment = try await made("payment.execute", by: second, subjects)
        if stage == .payable { return }
        if stage == .bounced {
            _ = try await made("payment.refuse", by: first, subjects)
            return
        }
        _ = try await made("payment.confirm", by: first, subjects)
        if stage == .paidOut { return }
        subjects.contract.refund = try await made("refund.demand", by: second, subjects)
    }

    /// The id of what the sample call of a method makes.
    private func made(
        _ method: String, by actor: Actor, _ subjects: Subjects
    ) async throws -> JSON {
        try need(try await actor.call(method, params(method, subjects))["id"])
    }

    private func params(_ method: String, _ subjects: Subjects) throws -> JSON.Object {
        guard let params = SampleCalls.params(of: method, on: subjects) else {
            throw Missing(what: "a sample call of \(method)")
        }
        return params
    }
}
