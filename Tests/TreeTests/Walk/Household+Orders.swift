import JSONRPC
import Kernel
import Postgres
import TestKit

/// Orders of the akimat, and what the household's organisation applies with.
extension Household {
    static func order(
        _ title: JSON, line: JSON, sphere: JSON = "8", hidden: JSON = []
    ) -> JSON {
        let hour = Timestamp(microseconds: Timestamp.now().microseconds + 3_600_000_000)
        return [
            "instrument": "social-order", "sphere": sphere, "year": 2026,
            "title": ["ru": title], "closesAt": .string(hour.description),
            "criteria": [
                ["code": "price", "name": ["ru": "Цена"], "weight": 60, "points": 5],
                ["code": "quality", "name": ["ru": "Качество"], "weight": 40, "points": 5],
            ],
            "lines": [["line": line, "amount": "1000.00"]], "hidden": hidden,
        ]
    }

    static func application(_ title: JSON) -> JSON {
        [
            "title": ["ru": title], "summary": ["ru": "Кружок"], "amount": "10.00", "months": 6,
            "spending": [["item": "Материалы", "amount": "10.00"]],
            "indicators": [["name": "Дети", "unit": "человек", "target": 12]],
        ]
    }

    func bid(_ subjects: inout Subjects, to stage: Stage) async throws {
        subjects.budgetLine = try await budgetLine()
        let isSketch = stage == .sketched
        let title = isSketch ? mark("financing.order_drafts.content") : "Заказ"
        let draft = try await second.call(
            "order.draft",
            [
                "content": Self.order(
                    title, line: subjects.budgetLine, sphere: sphere(at: stage),
                    hidden: stage == .masked
                        ? [["stage": "evaluation", "field": "applicant"]] : [])
            ])
        subjects.orderDraft = try need(draft["id"])
        if isSketch || stage == .orderDrafted { return }
        let made = try await first.call(
            "order.announce", ["draft": subjects.orderDraft, "version": 1])
        subjects.order = try need(made["id"])
        let representative = try await representative(of: subjects)
        if stage == .asked {
            let asked = try await representative.call(
                "order.ask",
                ["order": subjects.order, "text": mark("financing.order_questions.text")])
            subjects.question = try need(asked["id"])
        }
        if stage == .ordered || stage == .asked { return }
        try await apply(&subjects, to: stage, by: representative)
    }

    private func apply(
        _ subjects: inout Subjects, to stage: Stage, by representative: Actor
    ) async throws {
        // What is handed in is kept twice, and the tenant reads one of both when it is opened.
        let isSealed = [.applying, .handedIn, .lapsed].contains(stage)
        let column =
            isSealed ? "financing.applications.content" : "financing.submissions.content"
        // Several people of an organisation work on one application.
        let author = isSealed ? representative : try await colleague(in: subjects)
        let begun = try await author.call(
            "application.draft",
            ["order": subjects.order, "content": Self.application(mark(column))])
        subjects.bid = try need(begun["id"])
        subjects.bidVersion = 1
        if stage == .applying { return }
        try await submit(&subjects, by: representative)
        // Withdrawn once, and handed in again.
        if stage == .declared {
            let receipt = try await representative.call(
                "application.withdraw",
                ["application": subjects.bid, "version": subjects.bidVersion])
            subjects.bidVersion = try need(receipt["version"])
            try keepReceipt(receipt, in: "financing.application_withdrawals")
            try await submit(&subjects, by: representative)
        }
        if stage == .handedIn { return }
        try await world.database.closeOrder(subjects.order.string ?? "")
        if stage == .lapsed { return }
        _ = try await first.call("order.open", ["order": subjects.order, "version": 1])
        subjects.orderVersion = 2
        // The draft behind it stays the organisation's alone.
        let rewritten = try await representative.call(
            "application.update",
            [
                "application": subjects.bid, "version": subjects.bidVersion,
                "content": Self.application(mark("financing.applications.content")),
            ])
        subjects.bidVersion = try need(rewritten["version"])
        switch stage {
        case .unsealed, .drawn, .declared, .masked, .judging, .scored, .related, .vacant:
            try await judge(&subjects, to: stage)
        default: try await decide(&subjects, to: stage)
        }
    }

    private func submit(_ subjects: inout Subjects, by representative: Actor) async throws {
        let receipt = try await representative.call(
            "application.submit",
            ["application": subjects.bid, "version": subjects.bidVersion])
        subjects.bidVersion = try need(receipt["version"])
        try keepReceipt(receipt, in: "financing.submissions")
    }

    private func keepReceipt(_ answer: JSON, in table: String) throws {
        for name in ["salt", "commitment"] {
            keep(try need(answer["receipt"]?[name]).string ?? "", in: "\(table).\(name)")
        }
    }

    func colleague(in subjects: Subjects) async throws -> Actor {
        guard let id = UUIDValue(subjects.organisation.string ?? "") else {
            throw Missing(what: "an organisation")
        }
        return try await world.representative(of: Organisation.ID(id))
    }

    private func budgetLine() async throws -> JSON {
        let made = try await second.call(
            "budget.create", Self.line(.string(fresh()), of: 2026))
        return try need(made["id"])
    }
}
