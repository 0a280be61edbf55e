-- The rows themselves, each in the state that its last step has left.

INSERT INTO financing.order_drafts
    (tenant_id, id, version, content, edited_at, edited_by, announced_by)
SELECT s.tenant, o.draft, 1, json_build_object('instrument', o.instrument, 'sphere', o.sphere,
           'year', o.year, 'title', json_build_object('kk', t.kk, 'ru', t.ru))::text,
       o.announced_at - interval '3 days', s.first, s.second
FROM demo_order AS o JOIN demo_titles AS t ON t.n = pg_temp.pick('title' || o.key, 12), demo_self AS s;
INSERT INTO financing.orders
    (tenant_id, id, draft_id, version, state, instrument, rule_from, sphere, theme_id, year, title_kk,
     title_ru, description_kk, description_ru, amount_tiyn, project_max_tiyn, months_min, months_max,
     development_percent_max, opens_at, closes_at, opened_at, applications)
SELECT s.tenant, o.id, o.draft, o.version, o.state, o.instrument, o.rule_from, o.sphere, o.theme, o.year,
       t.kk, t.ru, 'Үлгі тапсырыс', 'Образец заказа, придуман для демонстрации', o.amount,
       o.project, o.months_min, o.months_max, CASE WHEN o.instrument = 'grant-long' THEN 5
           WHEN o.instrument LIKE 'grant-%' THEN 10 END,
       o.announced_at, o.closes_at, h.at, CASE WHEN h.at IS NOT NULL THEN o.applications END
FROM demo_order AS o
LEFT JOIN demo_history AS h ON h.n = o.n AND h.act = 'order.open'
JOIN demo_titles AS t ON t.n = pg_temp.pick('title' || o.key, 12), demo_self AS s;
INSERT INTO financing.order_steps
    (tenant_id, order_id, seq, from_state, to_state, act, at, actor, closed_before, closes_at,
     reason)
SELECT s.tenant, o.id, h.seq, h.before, h.state, h.act, h.at, s.actor,
       CASE WHEN h.seq > 1 THEN CASE WHEN h.act = 'order.amend' THEN o.first_closes_at
           ELSE o.closes_at END END,
       CASE h.act WHEN 'order.announce' THEN o.first_closes_at ELSE o.closes_at END,
       CASE h.act WHEN 'order.cancel' THEN 'Конкурс отменён (образец)'
           WHEN 'order.amend' THEN 'Срок продлён на неделю по просьбам заявителей (образец)' END
FROM demo_history AS h JOIN demo_order AS o ON o.n = h.n, demo_self AS s;
INSERT INTO financing.order_criteria
    (tenant_id, order_id, code, name_kk, name_ru, weight_percent, points_max)
SELECT s.tenant, o.id, c.* FROM demo_order AS o, demo_self AS s, (VALUES
    ('quality', 'Сапасы', 'Качество', 60, 10), ('price', 'Бағасы', 'Цена', 40, 5)) AS c;
INSERT INTO financing.order_lines
    (tenant_id, order_id, line_id, order_year, line_year, amount_tiyn, released_tiyn, awarded_tiyn,
     contracted_tiyn, freed_tiyn)
SELECT s.tenant, o.id, o.line, o.year, o.year, o.amount,
       CASE WHEN o.final OR o.state IN ('failed', 'cancelled') THEN o.amount - o.awarded ELSE 0 END,
       o.awarded, o.contracted, coalesce((
           SELECT sum(f.freed) FROM demo_refund AS f JOIN demo_contract AS c ON c.id = f.contract
           WHERE c.n = o.n), 0)
FROM demo_order AS o, demo_self AS s;
UPDATE financing.budget_lines AS b SET reserved_tiyn = (
    SELECT sum(l.amount_tiyn - l.released_tiyn - l.freed_tiyn) FROM financing.order_lines AS l
    WHERE l.tenant_id = b.tenant_id AND l.line_id = b.id)
FROM demo_line AS d, demo_self AS s WHERE b.tenant_id = s.tenant AND b.id = d.id;
INSERT INTO financing.draw_commitments (tenant_id, order_id, commitment, committed_at)
SELECT s.tenant, o.id, sha256(pg_temp.sha('seed' || o.key)), o.announced_at
FROM demo_order AS o, demo_self AS s;
INSERT INTO financing.draw_seeds (tenant_id, order_id, seed)
SELECT s.tenant, o.id, pg_temp.sha('seed' || o.key) FROM demo_order AS o, demo_self AS s;

-- Applications.
INSERT INTO financing.applications
    (tenant_id, id, order_id, organisation_id, version, seq, state, content, edited_at)
SELECT s.tenant, a.id, o.id, a.organisation,
       CASE a.state WHEN 'draft' THEN 1 WHEN 'submitted' THEN 2 ELSE 3 END,
       CASE a.state WHEN 'draft' THEN 1 WHEN 'submitted' THEN 2 ELSE 3 END, a.state, a.content,
       a.drafted_at
FROM demo_application AS a JOIN demo_order AS o ON o.n = a.n, demo_self AS s;
INSERT INTO financing.application_steps
    (tenant_id, application_id, seq, order_id, organisation_id, from_state, to_state, act, opens_at,
     closes_at, at, principal_id)
SELECT s.tenant, a.id, v.seq, o.id, a.organisation, v.before, v.state, v.act, o.announced_at,
       o.closes_at, v.at, s.applicant
FROM demo_application AS a JOIN demo_order AS o ON o.n = a.n, demo_self AS s, LATERAL (VALUES
    (1, 'new', 'draft', 'application.draft', a.drafted_at),
    (2, 'draft', 'submitted', 'application.submit', a.submitted_at),
    (3, 'submitted', 'withdrawn', 'application.withdraw', a.submitted_at + interval '1 hour'))
    AS v (seq, before, state, act, at)
WHERE v.seq <= CASE a.state WHEN 'draft' THEN 1 WHEN 'submitted' THEN 2 ELSE 3 END;
INSERT INTO financing.submissions
    (tenant_id, application_id, seq, order_id, organisation_id, received_at, content, amount_tiyn,
     months, entry_id, salt, commitment)
SELECT s.tenant, a.id, 2, o.id, a.organisation, a.submitted_at, a.content, a.asked, a.months,
       pg_temp.v7(a.submitted_at, 'seal' || a.key), a.salt,
       sha256(a.salt || convert_to(a.content, 'UTF8'))
FROM demo_application AS a JOIN demo_order AS o ON o.n = a.n, demo_self AS s
WHERE a.state <> 'draft';
INSERT INTO journal.entries
    (id, at, actor, type, subject_kind, subject_id, version, leaf, public)
SELECT e.id, e.at, 'sealed', 'application.sealed', 'seal', e.id, 1, convert_to(pg_temp.facts(
           'actor', '"sealed"', 'at', pg_temp.word(pg_temp.instant(e.at)),
           'facts', pg_temp.facts('commitment', pg_temp.word(e.commitment)),
           'id', pg_temp.word(e.id), 'kind', '"seal"', 'subject', pg_temp.word(e.id),
           'type', '"application.sealed"', 'v', '1', 'version', '1'), 'UTF8'), true
FROM (SELECT pg_temp.v7(a.submitted_at, 'seal' || a.key) AS id, a.submitted_at AS at,
             encode(sha256(a.salt || convert_to(a.content, 'UTF8')), 'hex') AS commitment
      FROM demo_application AS a WHERE a.state <> 'draft') AS e;
INSERT INTO financing.opened_applications
    (tenant_id, application_id, seq, order_id, organisation_id, amount_tiyn, months, received_at)
SELECT s.tenant, a.id, 2, o.id, a.organisation, a.asked, a.months, a.submitted_at
FROM demo_application AS a JOIN demo_order AS o ON o.n = a.n
JOIN demo_history AS h ON h.n = o.n AND h.act = 'order.open', demo_self AS s
WHERE a.state = 'submitted';

-- The commission: two members from the first day on, a sitting for each order.
INSERT INTO sitting.mandates
    (tenant_id, id, organ, principal_id, valid_from, appointed_at, appointed_by, protocol_number,
     protocol_on, protocol_reference, protocol_sha256)
SELECT s.tenant, pg_temp.v7(f.at, 'mandate' || s.code || m), 'commission', m,
       pg_temp.day(f.at), f.at, s.first, '1', pg_temp.day(f.at), 'sample, no document',
       pg_temp.sha('mandate' || s.code)
FROM demo_self AS s, (SELECT min(announced_at) - interval '15 days' AS at FROM demo_order) AS f,
     LATERAL (VALUES (s.first), (s.second)) AS v (m);
CREATE TEMPORARY TABLE demo_sitting ON COMMIT DROP AS
SELECT o.n, o.key, o.sat_at, pg_temp.v7(o.sat_at - interval '2 days', 'sitting' || o.key) AS id, v.*
FROM demo_order AS o, demo_self AS s, LATERAL (VALUES
    (1, o.sat_at - interval '2 days', 'new', 'called', 'sitting.called'),
    (2, o.sat_at + interval '5 minutes', 'called', 'open', 'sitting.opened'),
    (3, o.sat_at + interval '2 hours', 'open', 'closed', 'sitting.closed'))
    AS v (version, at, before, state, type)
WHERE o.fate >= 4 AND o.applications > 0 AND o.proposed_at <= s.now
  AND EXISTS (SELECT FROM demo_history AS h WHERE h.n = o.n AND h.act = 'order.open');
INSERT INTO sitting.sittings
    (tenant_id, id, organ, title_kk, title_ru, place, starts_at, cut_off_on, quorum_numerator,
     quorum_denominator, roll, version, state, seats_total, seats_entitled, seats_present,
     protocol_number, protocol_reference, protocol_sha256)
SELECT s.tenant, g.id, 'commission', 'Комиссия отырысы (үлгі)', 'Заседание комиссии (образец)',
       'Әкімдік', g.sat_at, pg_temp.day(g.sat_at), 1, 2, 'appointed', 3, 'closed', 2, 2, 2,
       (g.n + 1)::text, 'sample, no document', pg_temp.sha('protocol' || g.key)
FROM demo_sitting AS g, demo_self AS s WHERE g.version = 3;
INSERT INTO sitting.steps
    (tenant_id, sitting_id, version, from_state, to_state, at, principal_id, actor)
SELECT s.tenant, g.id, g.version, g.before, g.state, g.at, s.first, s.actor
FROM demo_sitting AS g, demo_self AS s;
INSERT INTO sitting.agenda_items (tenant_id, sitting_id, number, text_kk, text_ru)
SELECT s.tenant, g.id, 1, 'Өтінімдерді қарау', 'Рассмотрение заявок'
FROM demo_sitting AS g, demo_self AS s WHERE g.version = 1;
INSERT INTO sitting.seats
    (tenant_id, id, sitting_id, root_id, principal_id, mandate_id, named_at, named_by, entitled)
SELECT s.tenant, pg_temp.v7(g.at, 'seat' || g.key || m.id), g.id, s.root, m.principal_id, m.id,
       g.at, s.first, true
FROM demo_sitting AS g, demo_self AS s
JOIN sitting.mandates AS m ON m.tenant_id = s.tenant AND m.organ = 'commission' WHERE g.version = 2;
-- Both vote for what is then proposed.
CREATE TEMPORARY TABLE demo_ballot ON COMMIT DROP AS
SELECT g.n, g.key, g.id AS sitting, pg_temp.v7(g.sat_at + interval '40 minutes', 'ballot' || g.key) AS id,
       g.sat_at + interval '40 minutes' AS opened_at, g.sat_at + interval '90 minutes' AS closed_at
FROM demo_sitting AS g WHERE g.version = 3;
INSERT INTO sitting.ballots
    (tenant_id, id, sitting_id, agenda, question_kk, question_ru, options, majority_numerator,
     majority_denominator, majority_of, secret, version, state, opened_at, closed_at)
SELECT s.tenant, b.id, b.sitting, 1, 'Шешім жобасын қабылдайсыз ба? (үлгі)',
       'Принять проект решения? (образец)', '{Да,Нет}', 1, 2, 'all', false, 2, 'closed', b.opened_at,
       b.closed_at
FROM demo_ballot AS b, demo_self AS s;
CREATE TEMPORARY TABLE demo_vote ON COMMIT DROP AS
SELECT b.id AS ballot, b.sitting, t.id AS seat, t.principal_id AS principal,
       b.opened_at + interval '7 minutes' * row_number() OVER (PARTITION BY b.id ORDER BY t.id) AS at
FROM demo_ballot AS b CROSS JOIN demo_self AS s
JOIN sitting.seats AS t ON t.tenant_id = s.tenant AND t.sitting_id = b.sitting;
INSERT INTO sitting.votes (tenant_id, ballot_id, seat_id, sitting_id, option, cast_at)
SELECT s.tenant, v.ballot, v.seat, v.sitting, 1, v.at FROM demo_vote AS v, demo_self AS s;
INSERT INTO sitting.tallies (tenant_id, ballot_id, option, votes, carried)
SELECT s.tenant, b.id, o.option, o.votes, o.option = 1
FROM demo_ballot AS b, demo_self AS s, (VALUES (1, 2), (2, 0)) AS o (option, votes);

-- Decisions, with the word of the sitting behind each.
CREATE TEMPORARY TABLE demo_decision ON COMMIT DROP AS
SELECT o.n, o.decision AS id, g.id AS sitting, b.id AS ballot, g.sat_at, v.*
FROM demo_order AS o JOIN demo_sitting AS g ON g.n = o.n AND g.version = 3
JOIN demo_ballot AS b ON b.n = o.n, demo_self AS s,
LATERAL (VALUES
    (1, o.proposed_at, 'new', 'proposed', 'decision.propose', 'decision.proposed', false),
    (2, o.approved_at, 'proposed', 'approved', 'decision.approve', 'decision.approved', false),
    (3, o.published_at, 'approved', 'published', 'decision.publish', 'decision.published', true),
    (4, CASE WHEN o.annulled THEN o.ruled_at END, 'published', 'annulled', 'complaint.rule',
        'complaint.ruled', true),
    (4, CASE WHEN o.final THEN o.final_at END, 'published', 'final', 'decision.finalise',
        'decision.finalised', true)) AS v (version, at, before, state, act, type, public)
WHERE v.at <= s.now;
CREATE TEMPORARY TABLE demo_outcome ON COMMIT DROP AS
SELECT a.*, o.decision, o.id AS order_id, o.published, pg_temp.pick('refusal' || a.key, 4) AS why
FROM demo_application AS a JOIN demo_order AS o ON o.n = a.n
WHERE a.answer > 0 AND EXISTS (SELECT FROM demo_decision AS d WHERE d.n = o.n);

-- The yearly reports that eligibility asked of who was decided on; some never reported.
CREATE TEMPORARY TABLE demo_yearly ON COMMIT DROP AS
SELECT g.id AS organisation, g.home_tenant_id AS home, registry.report_id(g.id, y.year) AS id, y.year,
       make_date(y.year + 1, 1, 20) + pg_temp.pick('report' || y.year || g.id, 60) AS submitted_on, (
           SELECT d.day::date
           FROM generate_series(make_date(y.year + 1, 3, 31), make_date(y.year + 1, 4, 20),
               interval '1 day') AS d (day)
           LEFT JOIN registry.calendar_days AS c ON c.day = d.day::date
           WHERE coalesce(c.working, extract(isodow FROM d.day) < 6) ORDER BY 1 LIMIT 1) AS due_on
FROM (
    SELECT DISTINCT a.organisation, v.year::smallint AS year
    FROM demo_outcome AS a JOIN demo_order AS o ON o.n = a.n
    LEFT JOIN demo_contract AS c ON c.award = a.award, demo_self AS s, LATERAL (VALUES
        (pg_temp.year_asked(pg_temp.day(o.published_at))),
        (pg_temp.year_asked(pg_temp.day(c.signed_at))),
        (CASE WHEN a.award IS NOT NULL THEN pg_temp.year_asked(pg_temp.day(s.now)) END))
        AS v (year)
    WHERE v.year IS NOT NULL
      AND (a.award IS NOT NULL OR pg_temp.pick('lazy' || a.key, 10) > 0)) AS y
JOIN registry.organisations AS g ON g.id = y.organisation
WHERE extract(year FROM g.registered_on) <= y.year IS NOT false AND NOT EXISTS (
    SELECT FROM registry.reports AS r WHERE r.organisation_id = g.id AND r.year = y.year);
INSERT INTO registry.report_versions
    (organisation_id, year, version, home_tenant_id, submitted_at, actor, activity_ru)
SELECT r.organisation, r.year, 1, r.home, r.submitted_on + interval '6 hours', 'representative',
       'Деятельность по уставу (образец)'
FROM demo_yearly AS r;
INSERT INTO registry.reports
    (organisation_id, year, home_tenant_id, version, timeliness, due_on, due_rule, due_explanation,
     submitted_on)
SELECT r.organisation, r.year, r.home, 1, 'on-time', r.due_on, 'report.yearly',
       pg_temp.explanation('report.yearly', make_date(r.year, 12, 31), r.due_on), r.submitted_on
FROM demo_yearly AS r;
ALTER TABLE demo_outcome ADD refusal text, ADD reason_kk text, ADD reason_ru text,
    ADD eligibility jsonb;
UPDATE demo_outcome AS a SET eligibility = pg_temp.gate(a.organisation, o.sphere,
    r.requires, pg_temp.day(o.published_at))
FROM demo_order AS o, financing.instrument_rules AS r
WHERE o.n = a.n AND r.instrument = o.instrument AND r.valid_from = o.rule_from;
UPDATE demo_outcome SET why = 4 WHERE award IS NULL AND eligibility ->> 'outcome' = 'not-met';
UPDATE demo_outcome SET why = 5 WHERE paused;
UPDATE demo_outcome SET
    refusal = (ARRAY['score', 'funds', 'incomplete', 'off-topic', 'ineligible',
        'ineligible'])[why + 1],
    reason_kk = (ARRAY['Балл жеткіліксіз', 'Қаражат жетпеді', 'Құжаттар толық емес',
        'Тақырыпқа сай емес', 'Талаптарға сай емес',
        'Сыйлықақы алған, үзіліс аяқталмаған'])[why + 1] || ' (үлгі)',
    reason_ru = (ARRAY['Недостаточно баллов', 'Не хватило средств', 'Неполный пакет документов',
        'Не соответствует теме', 'Не отвечает требованиям',
        'Премия уже получена, пауза не истекла'])[why + 1] || ' (образец)'
WHERE award IS NULL;
ALTER TABLE demo_decision ADD content text;
UPDATE demo_decision AS d SET content = jsonb_strip_nulls(jsonb_build_object('sitting', d.sitting,
    'ballot', d.ballot,
    'split', (
    SELECT jsonb_build_object('amount', pg_temp.money(max(a.asked)), 'among', count(*))
    FROM demo_outcome AS a JOIN demo_order AS o ON o.n = a.n
    WHERE a.n = d.n AND a.award IS NOT NULL AND o.instrument = 'award' HAVING count(*) > 0),
    'outcomes', (
    SELECT jsonb_agg(CASE WHEN a.award IS NULL THEN jsonb_build_object('application', a.id,
               'refusal', a.refusal, 'reason', jsonb_build_object('kk', a.reason_kk, 'ru',
               a.reason_ru))
               ELSE jsonb_build_object('application', a.id, 'amount', pg_temp.money(a.given)) END
               ORDER BY a.answer)
    FROM demo_outcome AS a WHERE a.n = d.n)))::text;
INSERT INTO financing.decisions
    (tenant_id, id, order_id, instrument, year, opened_at, version, state, sitting_id,
     sitting_starts_at, ballot_id, ballot_option, content)
SELECT DISTINCT ON (d.n) s.tenant, d.id, o.id, o.instrument, o.year, o.opened_at, d.version, d.state,
       d.sitting, d.sat_at, d.ballot, 1, d.content
FROM demo_decision AS d JOIN demo_order AS o ON o.n = d.n, demo_self AS s
ORDER BY d.n, d.version DESC;
INSERT INTO financing.published_decisions
    (tenant_id, id, order_id, version, state, applications, sitting_id, ballot_id, ballot_option,
     split_tiyn, split_among, published_at, actor, standstill_on, standstill_rule, standstill_explanation, complaints, rulings)
SELECT s.tenant, d.id, o.id, d.version, d.state, o.applications, d.sitting_id, d.ballot_id,
       d.ballot_option, CASE WHEN w.winners > 0 THEN o.amount END, nullif(w.winners, 0), o.published_at, s.actor,
       o.standstill_on, 'decision.standstill', pg_temp.explanation('decision.standstill',
           pg_temp.day(o.published_at), o.standstill_on),
       (o.complained AND o.filed_at <= s.now)::integer,
       (o.complained AND o.ruled_at <= s.now)::integer
FROM demo_order AS o CROSS JOIN LATERAL (
    SELECT count(a.award) AS winners FROM demo_application AS a
    WHERE a.n = o.n AND o.instrument = 'award') AS w, demo_self AS s
JOIN financing.decisions AS d ON d.tenant_id = s.tenant
WHERE d.id = o.decision AND o.published;
INSERT INTO financing.decision_steps
    (tenant_id, decision_id, seq, from_state, to_state, act, at, principal_id, proposer_id,
     standstill_ends_at)
SELECT s.tenant, d.id, d.version, d.before, d.state, d.act, d.at,
       CASE d.version WHEN 2 THEN s.second ELSE s.first END, s.first,
       CASE d.state WHEN 'final' THEN o.standstill_ends_at END
FROM demo_decision AS d JOIN demo_order AS o ON o.n = d.n, demo_self AS s;
INSERT INTO financing.awards
    (tenant_id, id, order_id, application_id, organisation_id, decision_id, state, instrument, year,
     asked_tiyn, amount_tiyn, months, lines, contracted_tiyn, wins)
SELECT s.tenant, a.award, o.id, a.id, a.organisation, o.decision,
       CASE WHEN o.annulled THEN 'annulled' WHEN o.final THEN 'final' ELSE 'published' END,
       o.instrument, o.year, a.asked, a.given, a.months, 1, coalesce(c.amount, 0),
       CASE o.instrument WHEN 'award' THEN int4range(o.year, o.year + 1 + coalesce((
           SELECT p.value::integer FROM registry.parameters AS p WHERE p.code = 'award-pause'
             AND daterange(p.valid_from, p.valid_to) @> make_date(o.year, 1, 1)), 0)) END
FROM demo_outcome AS a JOIN demo_order AS o ON o.n = a.n
LEFT JOIN demo_contract AS c ON c.award = a.award, demo_self AS s
WHERE a.award IS NOT NULL AND o.published;
INSERT INTO financing.award_lines
    (tenant_id, award_id, line_id, order_id, lines, place, before_tiyn, amount_tiyn, contracted_tiyn)
SELECT w.tenant_id, w.id, o.line, o.id, 1, 1, 0, w.amount_tiyn, w.contracted_tiyn
FROM demo_order AS o, demo_self AS s JOIN financing.awards AS w ON w.tenant_id = s.tenant
WHERE w.order_id = o.id;
INSERT INTO financing.decision_outcomes
    (tenant_id, decision_id, place, order_id, application_id, organisation_id, asked_tiyn, award_id,
     amount_tiyn, refusal, reason_kk, reason_ru, eligibility)
SELECT s.tenant, a.decision, a.answer, a.order_id, a.id, a.organisation, a.asked, a.award,
       CASE WHEN a.award IS NOT NULL THEN a.given END, a.refusal, a.reason_kk, a.reason_ru,
       a.eligibility
FROM demo_outcome AS a, demo_self AS s WHERE a.published;

-- Complaints: of who got nothing, or else of some winner.
CREATE TEMPORARY TABLE demo_complaint ON COMMIT DROP AS
SELECT o.*, s.now, pg_temp.v7(o.filed_at, 'complaint' || o.key) AS complaint,
       pg_temp.working_day(pg_temp.day(o.filed_at), 15) AS due_on, (
           SELECT a.organisation FROM demo_outcome AS a WHERE a.n = o.n
           ORDER BY a.award IS NULL DESC, a.answer LIMIT 1) AS organisation
FROM demo_order AS o, demo_self AS s WHERE o.published AND o.complained AND o.filed_at <= s.now;
INSERT INTO financing.complaints
    (tenant_id, id, decision_id, organisation_id, text, filed_at, standstill_ends_at, principal_id)
SELECT s.tenant, c.complaint, c.decision, c.organisation, 'Жалоба (образец)', c.filed_at,
       c.standstill_ends_at, s.applicant
FROM demo_complaint AS c, demo_self AS s;
INSERT INTO financing.complaint_notices
    (tenant_id, id, decision_id, number, filed_at, due_on, due_rule, due_explanation)
SELECT s.tenant, c.complaint, c.decision, 1, c.filed_at, c.due_on, 'complaint.ruling',
       pg_temp.explanation('complaint.ruling', pg_temp.day(c.filed_at), c.due_on)
FROM demo_complaint AS c, demo_self AS s;
INSERT INTO financing.complaint_rulings
    (tenant_id, complaint_id, decision_id, ordinal, outcome, reason_kk, reason_ru, ruled_at, actor)
SELECT s.tenant, c.complaint, c.decision, 1, CASE WHEN c.upheld THEN 'upheld' ELSE 'rejected' END,
       'Шағым қаралды (үлгі)', 'Жалоба рассмотрена (образец)', c.ruled_at, s.actor
FROM demo_complaint AS c, demo_self AS s WHERE c.ruled_at <= c.now;
INSERT INTO financing.complaint_signers
    (tenant_id, complaint_id, decision_id, principal_id, approver_id)
SELECT s.tenant, c.complaint, c.decision, s.first, s.second
FROM demo_complaint AS c, demo_self AS s WHERE c.ruled_at <= c.now;

-- Contracts and money.
INSERT INTO financing.contracts
    (tenant_id, id, award_id, order_id, organisation_id, eligibility)
SELECT s.tenant, c.id, c.award, c.order_id, c.organisation, pg_temp.gate(c.organisation, o.sphere,
           r.requires, pg_temp.day(c.signed_at))
FROM demo_contract AS c JOIN demo_order AS o ON o.n = c.n
JOIN financing.instrument_rules AS r
    ON r.instrument = o.instrument AND r.valid_from = o.rule_from, demo_self AS s;
INSERT INTO financing.contract_versions
    (tenant_id, root_id, version, id, signed_at, actor, starts_on, ends_on, report_due_on,
     reference, reference_sha256, signature, signature_sha256)
SELECT s.tenant, c.id, 1, c.id, c.signed_at, s.actor, c.starts_on, c.ends_on, c.report_due_on,
       'sample, no document', pg_temp.sha('contract' || c.key), 'sample, no signature',
       pg_temp.sha('signature' || c.key)
FROM demo_contract AS c, demo_self AS s;
INSERT INTO financing.contract_amounts (tenant_id, root_id, version, line_id, amount_tiyn)
SELECT s.tenant, c.id, 1, c.line, c.amount FROM demo_contract AS c, demo_self AS s;
INSERT INTO financing.contract_lines
    (tenant_id, contract_id, line_id, award_id, version, movements, contracted_tiyn, planned_tiyn,
     ordered_tiyn, paid_tiyn, returned_tiyn, freed_tiyn)
SELECT s.tenant, c.id, c.line, c.award, 1,
       1 + count(p.paid_at) + (max(f.received_at) IS NOT NULL)::integer, c.amount,
       coalesce(sum(p.amount), 0), coalesce(sum(p.amount) FILTER (WHERE p.ordered_at IS NOT NULL), 0),
       coalesce(sum(p.amount) FILTER (WHERE p.paid_at IS NOT NULL), 0),
       CASE WHEN max(f.received_at) IS NOT NULL THEN max(f.amount) ELSE 0 END,
       coalesce(max(f.freed), 0)
FROM demo_contract AS c
LEFT JOIN demo_tranche AS p ON p.contract = c.id
LEFT JOIN demo_refund AS f ON f.contract = c.id, demo_self AS s
GROUP BY s.tenant, c.id, c.line, c.award, c.amount;
INSERT INTO financing.project_reports
    (tenant_id, id, contract_id, organisation_id, number, kind, version, state)
SELECT s.tenant, r.id, r.contract, c.organisation, r.number, r.kind,
       1 + num_nonnulls(r.returned_at, r.again_at, r.accepted_at),
       CASE WHEN r.accepted_at IS NOT NULL THEN 'accepted'
            WHEN r.again_at IS NULL AND r.returned_at IS NOT NULL THEN 'returned'
            ELSE 'submitted' END
FROM demo_report AS r JOIN demo_contract AS c ON c.id = r.contract, demo_self AS s;
CREATE TEMPORARY TABLE demo_report_step ON COMMIT DROP AS
SELECT r.id, r.contract, r.number, r.kind, c.organisation, c.key, c.amount, v.at, v.state, v.act, v.type,
       row_number() OVER w AS seq, coalesce(lag(v.state) OVER w, 'new') AS before
FROM demo_report AS r JOIN demo_contract AS c ON c.id = r.contract, LATERAL (VALUES
    (r.submitted_at, 'submitted', 'projectReport.submit', 'projectReport.submitted'),
    (r.returned_at, 'returned', 'projectReport.return', 'projectReport.returned'),
    (r.again_at, 'submitted', 'projectReport.submit', 'projectReport.submitted'),
    (r.accepted_at, 'accepted', 'projectReport.accept', 'projectReport.accepted'))
    AS v (at, state, act, type)
WHERE v.at IS NOT NULL WINDOW w AS (PARTITION BY r.id ORDER BY v.at);
INSERT INTO financing.project_report_steps
    (tenant_id, report_id, seq, organisation_id, from_state, to_state, act, at, actor, reason)
SELECT s.tenant, r.id, r.seq, r.organisation, r.before, r.state, r.act, r.at,
       CASE r.state WHEN 'submitted' THEN 'representative' ELSE s.actor END,
       CASE r.state WHEN 'returned' THEN 'Уточните расходы (образец)' END
FROM demo_report_step AS r, demo_self AS s;
ALTER TABLE demo_report_step ADD spent bigint, ADD spending text, ADD indicators text;
-- By the end all is spent but for what comes back.
UPDATE demo_report_step AS r SET
    spent = CASE r.kind WHEN 'interim' THEN r.amount * 2 / 5 ELSE r.amount - coalesce((
        SELECT c.amount * (1 + pg_temp.pick('back' || c.key, 6)) / 100
        FROM demo_contract AS c WHERE c.id = r.contract AND c.refunded), 0) END,
    indicators = pg_temp.facts('name', '"Охвачено"', 'planned', '200', 'reached',
        (90 + pg_temp.pick('reached' || r.key, 160))::text, 'unit', '"человек"')
WHERE r.state = 'submitted';
UPDATE demo_report_step SET spending = '[' || pg_temp.facts('amount',
        pg_temp.word(pg_temp.money(spent)), 'item', '"Оплата труда и материалы"') || ']', indicators = '[' || indicators || ']'
WHERE state = 'submitted';
INSERT INTO financing.project_report_contents
    (tenant_id, report_id, seq, organisation_id, narrative, indicators, spending, spent_tiyn)
SELECT s.tenant, r.id, r.seq, r.organisation, 'Работа выполнена по плану (образец)', r.indicators,
       r.spending, r.spent
FROM demo_report_step AS r, demo_self AS s WHERE r.state = 'submitted';
INSERT INTO financing.tranches
    (tenant_id, id, contract_id, number, version, state, report_number, due_on, report_due_on)
SELECT s.tenant, t.id, t.contract, t.number,
       1 + num_nonnulls(t.released_at, t.ordered_at, t.paid_at),
       CASE WHEN t.paid_at IS NOT NULL THEN 'paid' WHEN t.ordered_at IS NOT NULL THEN 'ordered'
            WHEN t.released_at IS NOT NULL THEN 'released' ELSE 'planned' END,
       t.report, t.due_on, t.report_due_on
FROM demo_tranche AS t, demo_self AS s;
CREATE TEMPORARY TABLE demo_tranche_step ON COMMIT DROP AS
SELECT t.*, v.seq, v.before, v.state, v.act, v.type, v.at FROM demo_tranche AS t, LATERAL (VALUES
    (1, 'new', 'planned', 'tranche.plan', 'tranche.planned', t.planned_at),
    (2, 'planned', 'released', 'tranche.release', 'tranche.released', t.released_at),
    (3, 'released', 'ordered', 'payment.execute', 'payment.ordered', t.ordered_at),
    (4, 'ordered', 'paid', 'payment.confirm', 'payment.confirmed', t.paid_at))
    AS v (seq, before, state, act, type, at) WHERE v.at IS NOT NULL;
INSERT INTO financing.tranche_steps
    (tenant_id, tranche_id, seq, contract_id, report_number, from_state, to_state, act, at, actor)
SELECT s.tenant, t.id, t.seq, t.contract, t.report, t.before, t.state, t.act, t.at, s.actor
FROM demo_tranche_step AS t, demo_self AS s;
INSERT INTO financing.tranche_lines (tenant_id, tranche_id, line_id, contract_id, amount_tiyn)
SELECT s.tenant, t.id, c.line, c.id, t.amount
FROM demo_tranche AS t JOIN demo_contract AS c ON c.id = t.contract, demo_self AS s;
CREATE TEMPORARY TABLE demo_payment ON COMMIT DROP AS
SELECT t.*, pg_temp.v7(t.ordered_at, 'payment' || t.id) AS payment, c.organisation, c.line,
       o.year, c.amount AS contracted, coalesce(sum(t.amount) OVER (PARTITION BY t.contract ORDER BY t.number
           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::bigint AS before
FROM demo_tranche AS t JOIN demo_contract AS c ON c.id = t.contract JOIN demo_order AS o ON o.n = c.n
WHERE t.ordered_at IS NOT NULL;
INSERT INTO financing.payments
    (tenant_id, id, tranche_id, contract_id, organisation_id, ordered_at, actor)
SELECT s.tenant, p.payment, p.id, p.contract, p.organisation, p.ordered_at, s.actor
FROM demo_payment AS p, demo_self AS s;
INSERT INTO financing.payment_confirmations
    (tenant_id, payment_id, tranche_id, paid_on, reference, confirmed_at, actor)
SELECT s.tenant, p.payment, p.id, pg_temp.day(p.paid_at), 'DEMO-' || upper(substr(md5(p.key), 1, 8))
           || '-' || p.number, p.paid_at, s.actor
FROM demo_payment AS p, demo_self AS s WHERE p.paid_at IS NOT NULL;
INSERT INTO financing.payment_signers (tenant_id, payment_id, seq, principal_id, payer_id)
SELECT s.tenant, p.payment, v.seq, CASE v.seq WHEN 1 THEN s.first ELSE s.second END, s.first
FROM demo_payment AS p, demo_self AS s, (VALUES (1), (2)) AS v (seq)
WHERE v.seq = 1 OR p.paid_at IS NOT NULL;
INSERT INTO financing.refunds
    (tenant_id, id, contract_id, organisation_id, demanded_at, actor, due_on, reason)
SELECT s.tenant, f.id, f.contract, f.organisation, f.demanded_at, s.actor, f.due_on,
       'Не израсходовано (образец)' FROM demo_refund AS f, demo_self AS s;
INSERT INTO financing.refund_lines (tenant_id, refund_id, line_id, contract_id, amount_tiyn)
SELECT s.tenant, f.id, f.line, f.contract, f.amount FROM demo_refund AS f, demo_self AS s;
INSERT INTO financing.refund_receipts
    (tenant_id, refund_id, received_on, reference, received_at, actor)
SELECT s.tenant, f.id, pg_temp.day(f.received_at), 'DEMO-R-' || upper(substr(md5(f.key), 1, 12)),
       f.received_at, s.actor FROM demo_refund AS f, demo_self AS s WHERE f.received_at IS NOT NULL;
INSERT INTO financing.ledger_entries
    (tenant_id, contract_id, line_id, seq, id, organisation_id, act, debit, credit, amount_tiyn,
     version, payment_id, tranche_id, refund_id, contracted_before_tiyn, paid_before_tiyn,
     returned_before_tiyn, returned_in, paid_in, line_year, at)
SELECT s.tenant, c.id, c.line, 1, pg_temp.v7(c.signed_at, 'move' || c.key), c.organisation,
       'contract.sign', 'contract', 'budget', c.amount, 1, NULL::uuid, NULL::uuid, NULL::uuid, 0, 0,
       0, NULL::smallint, NULL::smallint, NULL::smallint, c.signed_at
FROM demo_contract AS c, demo_self AS s
UNION ALL
SELECT s.tenant, p.contract, p.line, 1 + p.number, pg_temp.v7(p.paid_at, 'move' || p.payment),
       p.organisation, 'payment.confirm', 'organisation', 'contract', p.amount, NULL, p.payment,
       p.id, NULL, p.contracted, p.before, 0, NULL,
       extract(year FROM pg_temp.day(p.paid_at))::smallint, p.year, p.paid_at
FROM demo_payment AS p, demo_self AS s WHERE p.paid_at IS NOT NULL
UNION ALL
SELECT s.tenant, f.contract, f.line, 5, pg_temp.v7(f.received_at, 'move' || f.id), f.organisation,
       'refund.receive', CASE WHEN f.freed > 0 THEN 'budget' ELSE 'returned' END, 'organisation',
       f.amount, NULL, NULL, NULL, f.id, c.amount, c.amount, 0, f.received_in, NULL, f.year,
       f.received_at
FROM demo_refund AS f JOIN demo_contract AS c ON c.id = f.contract, demo_self AS s
WHERE f.received_at IS NOT NULL;

-- What became of it.
CREATE TEMPORARY TABLE demo_accepted ON COMMIT DROP AS
SELECT r.*, c.key, pg_temp.v7(r.accepted_at + interval '1 day', 'acceptance' || r.id) AS acceptance,
       pg_temp.v7(r.accepted_at + interval '3 days', 'evaluation' || r.id) AS evaluation,
       60 + pg_temp.pick('effect' || c.key, 41) AS effect,
       40 + pg_temp.pick('asked' || c.key, 60) AS asked, pg_temp.pick('happy' || c.key, 40) AS happy
FROM demo_report AS r JOIN demo_contract AS c ON c.id = r.contract, demo_self AS s
WHERE r.accepted_at + interval '3 days' <= s.now;
INSERT INTO financing.acceptances
    (tenant_id, report_id, id, contract_id, kind, signed_at, actor, reference, reference_sha256,
     signature, signature_sha256)
SELECT s.tenant, r.id, r.acceptance, r.contract, r.kind, r.accepted_at + interval '1 day', s.actor,
       'sample, no document', pg_temp.sha('act' || r.id), 'sample, no signature',
       pg_temp.sha('actsign' || r.id)
FROM demo_accepted AS r, demo_self AS s;
INSERT INTO financing.evaluations
    (tenant_id, contract_id, id, report_id, recorded_at, actor, effectiveness_percent,
     beneficiaries, asked, satisfied, conclusion)
SELECT s.tenant, r.contract, r.evaluation, r.id, r.accepted_at + interval '3 days', s.actor, r.effect,
       r.asked * 4, r.asked, r.asked - r.asked * r.happy / 100, 'Проект оценён (образец)'
FROM demo_accepted AS r, demo_self AS s WHERE r.kind = 'final';
CREATE TEMPORARY TABLE demo_breach ON COMMIT DROP AS
SELECT c.*, pg_temp.v7(c.signed_at + interval '70 days', 'breach' || c.key) AS breach,
       c.signed_at + interval '70 days' AS reported_at, CASE
           WHEN pg_temp.pick('answer' || c.key, 4) > 0 AND c.signed_at + interval '78 days' <= s.now
           THEN c.signed_at + interval '78 days' END AS answered_at
FROM demo_contract AS c, demo_self AS s WHERE c.breached AND c.signed_at + interval '70 days' <= s.now;
INSERT INTO financing.breaches
    (tenant_id, id, contract_id, organisation_id, reported_at, actor, happened_on, text)
SELECT s.tenant, b.breach, b.id, b.organisation, b.reported_at, s.actor,
       pg_temp.day(b.reported_at) - 4, 'Отступление от графика работ (образец)'
FROM demo_breach AS b, demo_self AS s;
INSERT INTO financing.breach_answers
    (tenant_id, breach_id, organisation_id, answered_at, actor, text)
SELECT s.tenant, b.breach, b.organisation, b.answered_at, 'representative', 'График исправлен (образец)'
FROM demo_breach AS b, demo_self AS s WHERE b.answered_at IS NOT NULL;
