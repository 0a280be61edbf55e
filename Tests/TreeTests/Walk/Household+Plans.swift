import JSONRPC
import Kernel
import Postgres
import TestKit

/// What the akimat does before it orders anything.
extension Household {
    static let document: JSON = [
        "reference": "test", "sha256": .string(String(repeating: "cd", count: 32)),
    ]

    /// A line that no other has: its programme is made of a word that no other record has.
    static func line(_ fresh: JSON, of year: JSON) -> JSON.Object {
        let parts = (fresh.string ?? "").split(separator: "-")
        let tags = ["own": "101", "neighbour": "102", "foreign": "103"]
        let serial = "00000\(parts.last ?? "")".suffix(6)
        let programme = "\(tags["\(parts.first ?? "")"] ?? "000")-\(serial.prefix(3))"
        return [
            "year": year, "programme": .string("\(programme)-\(serial.suffix(3))"),
            "specific": "155", "name": ["ru": "Госсоцзаказ"], "amount": "1000.00",
            "reason": "test", "document": document,
        ]
    }

    static func theme(in region: JSON) -> JSON.Object {
        [
            "tenant": region, "instrument": "social-order", "sphere": "8", "year": 2026,
            "title": ["ru": "Помощь"], "need": "test", "targetGroup": "test",
            "place": ["region": region],
        ]
    }

    static let discussion: JSON.Object = [
        "forum": "council", "heldOn": "2026-01-15", "outcome": "test", "protocol": document,
    ]

    static func item(_ plans: PlanSubjects) -> JSON {
        ["theme": plans.theme, "line": plans.line, "quarter": 1, "amount": "10.00"]
    }

    static let function: JSON.Object = [
        "name": ["ru": "Услуга"], "legalBasis": "test", "body": "test", "standard": document,
        "price": "100.00", "termMonths": 12,
    ]

    static func assignment(
        of function: JSON, _ version: JSON, to organisation: JSON, from day: JSON
    ) -> JSON.Object {
        [
            "function": function, "version": version, "organisation": organisation,
            "validFrom": day, "act": document,
        ]
    }

    func plan(_ subjects: inout Subjects, to stage: Stage) async throws {
        switch stage {
        case .budgeted: try await open(&subjects, year: 2026)
        case .themed, .discussed: try await propose(&subjects, discussed: stage == .discussed)
        case .planned: try await publish(&subjects)
        default: try await transfer(&subjects)
        }
    }

    private func open(_ subjects: inout Subjects, year: JSON) async throws {
        let made = try await second.call("budget.create", Self.line(subjects.fresh, of: year))
        subjects.plans.line = try need(made["id"])
    }

    /// One of the akimat's own, which another officer may decide, and one of the organisation by
    /// each of two people who act for it.
    private func propose(_ subjects: inout Subjects, discussed: Bool) async throws {
        let theme = Self.theme(in: .string(tenant))
        _ = try await representative(of: subjects).call("theme.propose", theme)
        guard let id = UUIDValue(subjects.organisation.string ?? "") else {
            throw Missing(what: "an organisation")
        }
        let other = try await world.representative(of: Organisation.ID(id))
        _ = try await other.call("theme.propose", theme)
        let made = try await second.call("theme.propose", theme)
        subjects.plans.theme = try need(made["id"])
        guard discussed else { return }
        let step: JSON.Object = ["theme": subjects.plans.theme, "version": 1]
        _ = try await second.call("theme.discuss", step.merged(Self.discussion))
        subjects.plans.themeVersion = 2
    }

    /// A year that the akimat has no plan for yet.
    private func publish(_ subjects: inout Subjects) async throws {
        try await propose(&subjects, discussed: true)
        _ = try await first.call(
            "theme.approve", ["theme": subjects.plans.theme, "version": 2])
        subjects.plans.themeVersion = 3
        let page = try await world.anonymous.call(
            "plan.list", ["tenant": .string(tenant), "limit": 200])
        let years = page["items"]?.array?.compactMap { $0["year"]?.int64 } ?? []
        subjects.plans.year = .int((years.max() ?? 2030) + 1)
        try await open(&subjects, year: subjects.plans.year)
        _ = try await second.call(
            "plan.publish",
            ["year": subjects.plans.year, "version": 0, "items": [Self.item(subjects.plans)]])
    }

    /// Performed by one organisation after the other.
    private func transfer(_ subjects: inout Subjects) async throws {
        let function = try need(try await second.call("function.add", Self.function)["id"])
        subjects.plans.function = function
        for (version, day) in [(1, "2024-01-01"), (2, "2025-01-01")] as [(JSON, JSON)] {
            let made = try await second.call(
                "function.assign",
                Self.assignment(of: function, version, to: subjects.organisation, from: day))
            subjects.plans.functionVersion = try need(made["version"])
        }
    }
}

extension JSON.Object {
    func merged(_ more: JSON.Object) -> JSON.Object {
        more.reduce(into: self) { $0[$1.key] = $1.value }
    }
}
