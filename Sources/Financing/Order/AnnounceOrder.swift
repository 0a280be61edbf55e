import JSONRPC
import Kernel
import Postgres

/// Announces a draft: from then on it is public, its money is reserved, and NGOs apply.
///
/// - Throws: ``Failure/notFound(_:)`` of `draft`; ``Failure/conflict(_:)`` with `record.stale`,
///   `order.ownDraft`, `order.ruleMissing`, `order.sphere`,
///   `order.closesTooSoon`, `order.amount`, `order.months`, `order.indexMissing`,
///   `order.unranked`, `order.rankingNotFinal`, `order.rankingBand`,
///   `constraint.budget_lines_reserved_within`, `constraint.order_lines_line_exists`,
///   `constraint.order_lines_year_not_over` or `constraint.orders_theme_approved`.
struct AnnounceOrder: TransactionMethod {
    static let name = "order.announce"
    static let summary = "Announces a draft that somebody else wrote, and reserves its money."
    static let access = Access.write(.orderAnnounce)
    static let journal = JournalDeclaration.public("order.announced")
    static let result = OrderStep.receipt
    static let reasons: [Reason] = [
        .stale, .orderOwnDraft, .orderUnreadable, .orderRuleMissing,
        .orderSphere, .orderClosesTooSoon, .orderAmount, .orderMonths, .orderIndexMissing,
        .orderUnranked, .orderRankingNotFinal, .orderRankingBand,
        .violated("budget_lines_reserved_within"), .violated("order_lines_line_exists"),
        .orderLineOver, .orderHiddenUnknown,
        .violated("orders_theme_approved"),
    ]

    let draft: OrderDraft.ID
    let version: Int64

    init(_ parameters: inout Parameters) {
        draft = parameters.required("draft", "The draft.")
        version = parameters.required("version", "Its version last read.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await OrderDraft.hold(draft, version: version, in: call)
        guard held.editedBy != (try call.principal) else { throw .conflict(.orderOwnDraft) }
        guard let json = try? JSON(parsing: held.content),
            let content = try? OrderContent(json: json), let amount = content.amount
        else { throw .conflict(.orderUnreadable) }
        guard let rule = try await call.first(OrderRule.read(content)) else {
            throw .conflict(.orderRuleMissing)
        }
        try rule.insist(on: content)
        let demand = try await content.ranking?.settle(in: call)
        let id = Order.ID.make()
        let plan = Announcement(
            id: id, tenant: try call.tenant, draft: draft, content: content, amount: amount,
            rule: rule, demand: demand)
        return try await call.finish(
            plan.statements(by: call.caller, try call.principal),
            entries: [plan.entry(in: call.caller)],
            answer: Answer(
                .object(OrderStep.answer(id, version: 1, state: .announced)), subject: id.value))
    }
}

/// The rows that an announced order begins with.
private struct Announcement {
    let id: Order.ID
    let tenant: Tenant.ID
    let draft: OrderDraft.ID
    let content: OrderContent
    let amount: Money
    let rule: OrderRule
    let demand: RankingDemand.Settled?
    let seed = DrawSeed()

    private var opensAt: Timestamp { max(content.opensAt ?? rule.now, rule.now) }

    func statements(by caller: Caller, _ principal: Principal.ID) -> [Statement] {
        let mark: Command = """
            UPDATE financing.order_drafts SET announced_by = \(principal)
            WHERE tenant_id = \(tenant) AND id = \(draft)
            """
        return [mark.statement, order(caller), seed.keep(for: id, of: tenant)]
            + content.criteria.map(criterion)
            + content.documents.map { $0.insert(to: id, of: tenant, step: 1) }
            // In one order, so that two announcements never wait for each other.
            + content.lines.sorted { $0.line.value < $1.line.value }.map(line)
            + content.hidden.map(hidden)
    }

    /// The order with its first step; each refers to the other, so one statement writes both.
    private func order(_ caller: Caller) -> Statement {
        let project = rule.project(of: content, amount)
        let months = rule.months(of: content)
        let query: Command = """
            WITH step AS (
                INSERT INTO financing.order_steps
                    (tenant_id, order_id, seq, from_state, to_state, act, actor, closes_at)
                VALUES (\(tenant), \(id), 1, 'draft', 'announced', 'order.announce',
                    \(caller.publicName), \(content.closesAt)))
            INSERT INTO financing.orders
                (tenant_id, id, draft_id, state, instrument, rule_from, sphere, theme_id, year,
                 title_kk,
                 title_ru, description_kk, description_ru, amount_tiyn, project_min_tiyn,
                 project_max_tiyn, months_min, months_max, development_percent_max, opens_at,
                 closes_at, ranking_tenant_id, ranking_id, ranking_points_min, ranking_band,
                 ranked, judged_blind)
            VALUES (\(tenant), \(id), \(draft), 'announced', \(content.instrument), \(rule.from),
                \(content.sphere), \(content.theme), \(content.year), \(content.title.kk),
                \(content.title.ru), \(content.description?.kk), \(content.description?.ru),
                \(amount.tiyn), \(project.min), \(project.max),
                \(months.min), \(months.max),
                \(rule.developmentPercent), \(opensAt), \(content.closesAt), \(demand?.tenant),
                \(content.ranking?.ranking), \(demand?.points), \(content.ranking?.band), \(rule.isRanked),
                \(!content.hidden.isEmpty))
            """
        return query.statement
    }

    private func hidden(_ hidden: OrderContent.Hidden) -> Statement {
        let query: Command = """
            INSERT INTO financing.order_hidden_fields (tenant_id, order_id, stage, field)
            VALUES (\(tenant), \(id), \(hidden.stage), \(hidden.field))
            """
        return query.statement
    }

    private func criterion(_ criterion: OrderContent.Criterion) -> Statement {
        let query: Command = """
            INSERT INTO financing.order_criteria
                (tenant_id, order_id, code, name_kk, name_ru, weight_percent, points_max)
            VALUES (\(tenant), \(id), \(criterion.code), \(criterion.name.kk),
                \(criterion.name.ru), \(criterion.weight), \(criterion.points))
            """
        return query.statement
    }

    /// A line that there is not is told by the key to it, whatever its year.
    private func line(_ line: OrderContent.Line) -> Statement {
        let query: Command = """
            WITH reserved AS (
                UPDATE financing.budget_lines
                SET reserved_tiyn = reserved_tiyn + \(line.amount.tiyn)
                WHERE tenant_id = \(tenant) AND id = \(line.line))
            INSERT INTO financing.order_lines
                (tenant_id, order_id, line_id, amount_tiyn, order_year, line_year)
            SELECT \(tenant), \(id), \(line.line), \(line.amount.tiyn), \(content.year), coalesce((
                SELECT b.year FROM financing.budget_lines b
                WHERE b.tenant_id = \(tenant) AND b.id = \(line.line)), \(content.year))
            """
        return query.statement
    }

    func entry(in caller: Caller) -> Entry {
        var facts = facts
        if let demand { facts["ranking"] = content.ranking?.fact(demand) }
        return Entry(
            "order", id, version: 1, facts: facts,
            texts: content.title.commitments("title")
                + (content.description?.commitments("description") ?? []))
    }

    private var facts: JSON.Object {
        [
            "state": .string(Order.State.announced.rawValue),
            "instrument": .string(content.instrument.text),
            "sphere": .string(content.sphere.text), "year": .int(content.year),
            "amount": .string(amount.description),
            "opensAt": .string(opensAt.description),
            "closesAt": .string(content.closesAt.description),
            // By what experts will be drawn: nobody can choose it when it is known who applies.
            "seedCommitment": .string(Hex.text(seed.commitment)),
            "lines": .array(
                content.lines.map {
                    [
                        "line": .string($0.line.description),
                        "amount": .string($0.amount.description),
                    ]
                }),
            "hidden": .array(
                content.hidden.map { .string("\($0.stage.text).\($0.field.text)") }),
            "documents": .array(
                content.documents.map { .string(Hex.text($0.document.digest.bytes)) }),
        ]
    }
}
