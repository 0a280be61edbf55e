import JSONRPC
import Kernel
import Postgres

/// The rows by which a decision becomes public.
struct Publication {
    let id: Decision.ID
    let tenant: Tenant.ID
    let judgement: Judgement
    let split: DecisionContent.Split?
    let standstill: DueDate

    /// They refer to each other, so one statement writes them all; it also counts what the awards
    /// take of the order's lines.
    func statement(by caller: Caller) -> Statement {
        let query: Command = """
            WITH outcome AS (
                SELECT * FROM jsonb_to_recordset(\(Self.bound(outcomes))) AS x (place int4,
                    application uuid, organisation uuid, asked int8, award uuid, amount int8,
                    months int2, lines int2, refusal text, kk text, ru text)
            ), part AS (
                SELECT * FROM jsonb_to_recordset(\(Self.bound(parts))) AS x (award uuid,
                    line uuid, lines int2, place int2, before int8, amount int8)
            ), decision AS (
                SELECT d.*, o.applications, (
                    SELECT p.value::integer FROM registry.parameters p
                    WHERE p.code = 'award-pause' AND p.valid_from <= make_date(d.year, 1, 1)
                      AND (p.valid_to IS NULL OR p.valid_to > make_date(d.year, 1, 1))) AS pause
                FROM financing.decisions d
                JOIN financing.orders o ON o.tenant_id = d.tenant_id AND o.id = d.order_id
                WHERE d.tenant_id = \(tenant) AND d.id = \(id)
            ), published AS (
                INSERT INTO financing.published_decisions
                    (tenant_id, id, order_id, version, state, applications, sitting_id, ballot_id,
                     ballot_option, split_tiyn, split_among, actor, standstill_on,
                     standstill_rule, standstill_explanation)
                SELECT d.tenant_id, d.id, d.order_id, d.version, d.state, d.applications,
                       d.sitting_id, d.ballot_id, d.ballot_option, \(split?.amount.tiyn),
                       \(split?.among), \(caller.publicName), \(standstill.day),
                       \(standstill.rule), \(standstill.explanation)
                FROM decision d
            ), answered AS (
                INSERT INTO financing.decision_outcomes
                    (tenant_id, decision_id, place, order_id, application_id, organisation_id,
                     asked_tiyn, award_id, amount_tiyn, refusal, reason_kk, reason_ru, eligibility)
                SELECT d.tenant_id, d.id, x.place, d.order_id, x.application, x.organisation,
                       x.asked, x.award, x.amount, x.refusal, x.kk, x.ru,
                       financing.gate(x.organisation, d.order_id)
                FROM decision d, outcome x
            ), awarded AS (
                INSERT INTO financing.awards
                    (tenant_id, id, order_id, application_id, organisation_id, decision_id, state,
                     instrument, year, asked_tiyn, amount_tiyn, months, lines, wins)
                SELECT d.tenant_id, x.award, d.order_id, x.application, x.organisation, d.id,
                       d.state, d.instrument, d.year, x.asked, x.amount, x.months, x.lines,
                       CASE d.instrument WHEN 'award'
                           THEN int4range(d.year, d.year + 1 + coalesce(d.pause, 0)) END
                FROM decision d, outcome x WHERE x.award IS NOT NULL
            ), parted AS (
                INSERT INTO financing.award_lines
                    (tenant_id, award_id, line_id, order_id, lines, place, before_tiyn,
                     amount_tiyn)
                SELECT d.tenant_id, x.award, x.line, d.order_id, x.lines, x.place, x.before,
                       x.amount
                FROM decision d, part x
            )
            UPDATE financing.order_lines l SET awarded_tiyn = l.awarded_tiyn + s.amount
            FROM decision d, (SELECT line, sum(amount)::int8 AS amount FROM part GROUP BY line) s
            WHERE l.tenant_id = d.tenant_id AND l.order_id = d.order_id AND l.line_id = s.line
            """
        return query.statement
    }

    /// From the first publication on, everybody reads who applied to a blind order.
    func reveal(_ order: Order.ID) -> Statement {
        let query: Command = """
            UPDATE financing.orders SET revealed_by = \(id)
            WHERE tenant_id = \(tenant) AND id = \(order) AND judged_blind
              AND revealed_by IS NULL
            """
        return query.statement
    }

    /// What the journal keeps: amounts and words; the reasons as commitments.
    var facts: JSON.Object {
        let outcomes = judgement.answered.map { answered -> JSON in
            var members: JSON.Object = [
                "application": .string(answered.opened.id.description),
                "eligibility": .string(answered.opened.eligibility),
            ]
            members["amount"] = (answered.outcome.amount?.description).map { .string($0) }
            members["award"] = (answered.award?.id.description).map { .string($0) }
            members["refusal"] = (answered.outcome.refusal?.rawValue).map { .string($0) }
            return .object(members)
        }
        return [
            "standstillOn": .string(standstill.day.description), "outcomes": .array(outcomes),
        ]
    }

    var texts: [(field: String, value: String)] {
        judgement.answered.enumerated().flatMap { index, answered in
            answered.outcome.reason?.commitments("reason\(index + 1)") ?? []
        }
    }

    private var outcomes: JSON {
        .array(
            judgement.answered.enumerated().map { index, answered in
                let (opened, outcome, award) = (answered.opened, answered.outcome, answered.award)
                var members: JSON.Object = [
                    "place": .int(index + 1), "application": .string(opened.id.description),
                    "organisation": .string(opened.organisation.description),
                    "asked": .int(opened.amount),
                ]
                if let award {
                    members["award"] = .string(award.id.description)
                    members["amount"] = .int(award.amount)
                    members["months"] = .int(award.months)
                    members["lines"] = .int(award.lines.count)
                }
                members["refusal"] = (outcome.refusal?.rawValue).map { .string($0) }
                members["kk"] = (outcome.reason?.kk?.text).map { .string($0) }
                members["ru"] = (outcome.reason?.ru?.text).map { .string($0) }
                return .object(members)
            })
    }

    private var parts: JSON {
        .array(
            judgement.answered.compactMap(\.award).flatMap { award in
                var before: Int64 = 0
                return award.lines.enumerated().map { index, part -> JSON in
                    defer { before += part.amount }
                    return [
                        "award": .string(award.id.description),
                        "line": .string(part.line.description),
                        "lines": .int(award.lines.count), "place": .int(index + 1),
                        "before": .int(before), "amount": .int(part.amount),
                    ]
                }
            })
    }

    private static func bound(_ json: JSON) -> JSONText { JSONText(Array(json.text.utf8)) }
}
