import JSONRPC
import Kernel
import Postgres

/// A decision's content held against its order: every application answered, nothing beyond what was
/// asked or what the order has.
struct Judgement {
    /// Awarded, of which budget lines.
    struct Award {
        var id = UUIDValue.version7()
        var amount: Int64
        var months: Int64
        var lines: [(line: BudgetLine.ID, amount: Int64)]
    }

    struct Answered {
        var opened: Opened
        var outcome: Outcome
        var award: Award?
    }

    let answered: [Answered]

    static let reasons: [Reason] = [
        .decisionNotAll, .decisionNotEligible, .decisionMoreThanAsked, .decisionLines,
        .decisionBeyondLines, .decisionSplit, .orderLimits,
    ]

    /// - Throws: ``Failure/conflict(_:)`` with one of ``reasons``.
    init(_ content: DecisionContent, on order: Ground) throws(Failure) {
        guard content.outcomes.count == order.opened.count else {
            throw .conflict(.decisionNotAll)
        }
        var left = Dictionary(uniqueKeysWithValues: order.lines.map { ($0.line, $0.left) })
        let applications = Dictionary(uniqueKeysWithValues: order.opened.map { ($0.id, $0) })
        var answered: [Answered] = []
        for outcome in content.outcomes {
            guard let opened = applications[outcome.application] else {
                throw .conflict(.decisionNotAll)
            }
            var award: Award?
            if let amount = outcome.amount {
                award = try Self.award(amount.tiyn, outcome, to: opened, from: &left)
            }
            answered.append(Answered(opened: opened, outcome: outcome, award: award))
        }
        try Self.insist(on: content.split, answered.compactMap(\.award), order)
        try Self.insist(on: order.limits, content.split, answered.compactMap(\.award))
        self.answered = answered
    }

    private static func award(
        _ amount: Int64, _ outcome: Outcome, to opened: Opened,
        from left: inout [BudgetLine.ID: Int64]
    ) throws(Failure) -> Award {
        guard opened.eligibility != "not-met" else { throw .conflict(.decisionNotEligible) }
        guard amount <= opened.amount else { throw .conflict(.decisionMoreThanAsked) }
        var lines = outcome.lines.map { (line: $0.line, amount: $0.amount.tiyn) }
        if lines.isEmpty {
            guard left.count == 1, let only = left.first else {
                throw .conflict(.decisionLines)
            }
            lines = [(only.key, amount)]
        }
        for part in lines {
            guard let free = left[part.line] else { throw .conflict(.decisionLines) }
            guard part.amount <= free else { throw .conflict(.decisionBeyondLines) }
            left[part.line] = free - part.amount
        }
        return Award(amount: amount, months: outcome.months ?? opened.months, lines: lines)
    }

    /// What is given is a project as the order lets one be. The least sum of a sphere's award is
    /// what its winners share, not a share of it.
    ///
    /// Source: Law 36-III, Art. 6-3 (2,000 MCI for a sphere, split equally).
    private static func insist(
        on limits: OrderLimits, _ split: DecisionContent.Split?, _ awards: [Award]
    ) throws(Failure) {
        for award in awards {
            try limits.insist(onMonths: award.months)
            if split == nil { try limits.insist(onAmount: award.amount) }
        }
        if let split { try limits.insist(onAmount: split.amount.tiyn) }
    }

    /// Winners of an award share a sum equally; nobody else does.
    private static func insist(
        on split: DecisionContent.Split?, _ awards: [Award], _ order: Ground
    ) throws(Failure) {
        guard order.instrument == "award", !awards.isEmpty else {
            guard split == nil else { throw .conflict(.decisionSplit) }
            return
        }
        guard let split, split.among == awards.count, split.amount.tiyn <= order.free,
            awards.allSatisfy({ $0.amount == split.share })
        else { throw .conflict(.decisionSplit) }
    }
}

extension Judgement {
    /// Who has applied, with what.
    struct Opened: RowDecodable {
        var id: Application.ID
        var organisation: Organisation.ID
        var amount: Int64
        var months: Int64
        /// The registry knows now that it does not meet what the order asks.
        /// What the registry knows of it at this moment, in one word.
        var eligibility: String

        init(from row: inout RowReader) throws(PostgresError) {
            id = try row.next()
            organisation = try row.next()
            amount = try row.next()
            months = try row.next()
            eligibility = try row.next()
        }
    }

    /// What the order has of a budget line that is not awarded.
    struct Line: RowDecodable {
        var line: BudgetLine.ID
        var left: Int64

        init(from row: inout RowReader) throws(PostgresError) {
            line = try row.next()
            left = try row.next()
        }
    }

    /// What a decision stands on.
    struct Ground {
        var limits: OrderLimits
        var opened: [Opened]
        var lines: [Line]

        /// Amounts of an order add up to one; see ``Money/tiynMax``.
        var free: Int64 { lines.reduce(0) { $0 + $1.left } }

        var instrument: String { limits.instrument }

        static let statementCount = 3

        static func statements(_ order: Order.ID, of tenant: Tenant.ID) -> [Statement] {
            let limits = OrderLimits.read(order, of: tenant)
            let opened: Query<Opened> = """
                SELECT application_id, organisation_id, amount_tiyn, months::int8,
                       financing.gate(organisation_id, order_id) ->> 'outcome'
                FROM financing.opened_applications
                WHERE tenant_id = \(tenant) AND order_id = \(order)
                """
            let lines: Query<Line> = """
                SELECT line_id, amount_tiyn - released_tiyn - awarded_tiyn
                FROM financing.order_lines WHERE tenant_id = \(tenant) AND order_id = \(order)
                """
            return [limits.statement, opened.statement, lines.statement]
        }

        init(_ results: ArraySlice<ResultSet>) throws(Failure) {
            let sets = Array(results)
            guard let limits = try sets[0].rows(OrderLimits.self).first else {
                throw .notFound("order")
            }
            self.limits = limits
            opened = try sets[1].rows()
            lines = try sets[2].rows()
        }
    }
}
