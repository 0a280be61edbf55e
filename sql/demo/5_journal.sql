-- One entry for each version of each subject, as the methods would have written it.

INSERT INTO demo_journal
SELECT 'draft', o.draft, 1, o.announced_at - interval '3 days', 'order.drafted', s.actor, false, s.first
FROM demo_order AS o, demo_self AS s;
INSERT INTO demo_journal
SELECT 'report', r.id, 1, r.submitted_on + interval '6 hours', 'report.submitted', 'representative',
       true, s.applicant, pg_temp.facts('dueOn', pg_temp.word(r.due_on), 'lines', '[]',
           'organisation', pg_temp.word(r.organisation), 'state', '"on-time"',
           'submittedOn', pg_temp.word(r.submitted_on), 'year', r.year::text),
       '{"activityRu": "Деятельность по уставу (образец)"}'
FROM demo_yearly AS r, demo_self AS s;
INSERT INTO demo_journal
SELECT 'mandate', m.id, 1, m.appointed_at, 'seat.appointed', s.actor, true, s.first,
       pg_temp.facts('decision', pg_temp.facts('protocolDate', pg_temp.word(m.protocol_on),
               'protocolSha256', pg_temp.word(encode(m.protocol_sha256, 'hex'))),
           'from', pg_temp.word(m.valid_from), 'host', pg_temp.word(s.tenant),
           'organ', '"commission"'), '{}', jsonb_build_object('principal', m.principal_id)
FROM demo_self AS s JOIN sitting.mandates AS m ON m.tenant_id = s.tenant AND m.organ = 'commission';
INSERT INTO demo_journal
SELECT 'order', o.id, h.seq, h.at, CASE h.act WHEN 'order.announce' THEN 'order.announced'
           WHEN 'order.amend' THEN 'order.amended' WHEN 'order.open' THEN 'order.opened'
           WHEN 'order.cancel' THEN 'order.cancelled'
           WHEN 'order.complete' THEN 'order.completed' WHEN 'decision.begin' THEN 'order.evaluated'
           WHEN 'decision.approve' THEN 'decision.approved'
           WHEN 'decision.publish' THEN 'decision.published'
           WHEN 'decision.finalise' THEN 'decision.finalised'
           WHEN 'complaint.rule' THEN 'complaint.ruled' ELSE 'contract.signed' END,
       s.actor, true, CASE h.act WHEN 'order.announce' THEN s.second ELSE s.first END,
       CASE h.act WHEN 'order.announce' THEN pg_temp.facts(
           'amount', pg_temp.word(pg_temp.money(o.amount)),
           'closesAt', pg_temp.word(pg_temp.instant(o.first_closes_at)), 'documents', '[]',
           'instrument', pg_temp.word(o.instrument),
           'lines', '[' || pg_temp.facts('amount', pg_temp.word(pg_temp.money(o.amount)),
               'line', pg_temp.word(o.line)) || ']',
           'opensAt', pg_temp.word(pg_temp.instant(o.announced_at)), 'seedCommitment',
           pg_temp.word(encode(sha256(pg_temp.sha('seed' || o.key)), 'hex')),
           'sphere', pg_temp.word(o.sphere), 'state', '"announced"', 'year', o.year::text)
       ELSE pg_temp.facts(
           'applications', CASE h.act WHEN 'order.open' THEN o.applications::text END,
           'closesAt', CASE h.act WHEN 'order.amend'
               THEN pg_temp.word(pg_temp.instant(o.closes_at)) END,
           'contract', CASE h.act WHEN 'contract.sign' THEN (SELECT pg_temp.word(c.id)
               FROM demo_contract AS c WHERE c.n = o.n AND c.signed_at = h.at) END,
           'documents', CASE h.act WHEN 'order.amend' THEN '[]' END,
           'state', pg_temp.word(h.state)) END,
       CASE h.act WHEN 'order.announce' THEN jsonb_build_object('titleKk', t.kk, 'titleRu', t.ru,
               'descriptionKk', 'Үлгі тапсырыс',
               'descriptionRu', 'Образец заказа, придуман для демонстрации')
           WHEN 'order.cancel' THEN jsonb_build_object('reason', 'Конкурс отменён (образец)')
           WHEN 'order.amend' THEN jsonb_build_object('reason',
               'Срок продлён на неделю по просьбам заявителей (образец)')
           ELSE '{}' END
FROM demo_history AS h JOIN demo_order AS o ON o.n = h.n
JOIN demo_titles AS t ON t.n = pg_temp.pick('title' || o.key, 12), demo_self AS s;
INSERT INTO demo_journal
SELECT 'sitting', g.id, g.version, g.at, g.type, s.actor, true, s.first,
       CASE g.version WHEN 1 THEN pg_temp.facts('cutOffOn', pg_temp.word(pg_temp.day(g.sat_at)),
               'host', pg_temp.word(s.tenant), 'organ', '"commission"',
               'quorum', '{"denominator":2,"numerator":1}', 'roll', '"appointed"',
               'startsAt', pg_temp.word(pg_temp.instant(g.sat_at)))
           WHEN 2 THEN pg_temp.facts('seatsEntitled', '2', 'seatsTotal', '2',
               'state', '"open"')
           ELSE pg_temp.facts(
               'protocolNumber', pg_temp.word(g.n + 1), 'protocolSha256',
               pg_temp.word(encode(pg_temp.sha('protocol' || g.key), 'hex')), 'seatsPresent', '2',
               'state', '"closed"') END,
       CASE g.version WHEN 1 THEN jsonb_build_object('titleKk', 'Комиссия отырысы (үлгі)',
               'titleRu', 'Заседание комиссии (образец)', 'place', 'Әкімдік',
               'agenda1Kk', 'Өтінімдерді қарау', 'agenda1Ru', 'Рассмотрение заявок')
           ELSE '{}' END
FROM demo_sitting AS g, demo_self AS s;
INSERT INTO demo_journal
SELECT 'ballot', b.id, v.version, v.at, v.type, s.actor, true, s.first, v.facts, v.texts
FROM demo_ballot AS b, demo_self AS s, LATERAL (VALUES
    (1, b.opened_at, 'ballot.opened', pg_temp.facts('agenda', '1',
         'majority', '{"denominator":2,"numerator":1}', 'majorityOf', '"all"', 'options', '2',
         'secret', 'false', 'sitting', pg_temp.word(b.sitting)),
     jsonb_build_object('questionKk', 'Шешім жобасын қабылдайсыз ба? (үлгі)',
         'questionRu', 'Принять проект решения? (образец)', 'option1', 'Да', 'option2', 'Нет')),
    (2, b.closed_at, 'ballot.closed', pg_temp.facts('tally',
         '[{"carried":true,"option":1,"votes":2},{"carried":false,"option":2,"votes":0}]'), '{}'))
    AS v (version, at, type, facts, texts);
INSERT INTO demo_journal
SELECT 'vote', pg_temp.v7(v.at, 'vote' || v.seat), 1, v.at, 'vote.cast', s.actor, false, v.principal,
       pg_temp.facts('ballot', pg_temp.word(v.ballot), 'option', '1', 'seat', pg_temp.word(v.seat))
FROM demo_vote AS v, demo_self AS s;
INSERT INTO demo_journal
SELECT 'decision', d.id, d.version, d.at, d.type, s.actor, d.public,
       CASE d.version WHEN 2 THEN s.second ELSE s.first END,
       pg_temp.facts('order', pg_temp.word(o.id), 'outcomes', CASE d.version WHEN 3 THEN (
               SELECT '[' || string_agg(pg_temp.facts(
                   'amount', CASE WHEN a.award IS NOT NULL
                       THEN pg_temp.word(pg_temp.money(a.given)) END,
                   'application', pg_temp.word(a.id), 'award', pg_temp.word(a.award),
                   'refusal', pg_temp.word(a.refusal)), ',' ORDER BY a.answer) || ']'
               FROM demo_outcome AS a WHERE a.n = d.n) END,
           'standstillOn', CASE d.version WHEN 3 THEN pg_temp.word(o.standstill_on) END,
           'state', pg_temp.word(d.state)),
       CASE d.version WHEN 3 THEN coalesce((
           SELECT jsonb_object_agg('reason' || a.answer || l.suffix, l.value)
           FROM demo_outcome AS a, LATERAL (VALUES ('Kk', a.reason_kk), ('Ru', a.reason_ru))
               AS l (suffix, value) WHERE a.n = d.n AND a.award IS NULL), '{}') ELSE '{}' END,
       CASE d.version WHEN 1 THEN jsonb_build_object('content', d.content) ELSE '{}' END
FROM demo_decision AS d JOIN demo_order AS o ON o.n = d.n, demo_self AS s;
INSERT INTO demo_journal
SELECT 'complaint', c.complaint, v.version, v.at, v.type, v.actor, true, v.principal, v.facts, v.texts,
       v.hidden
FROM demo_complaint AS c, demo_self AS s, LATERAL (VALUES
    (1, c.filed_at, 'complaint.filed', 'representative', s.applicant,
     pg_temp.facts('decision', pg_temp.word(c.decision), 'dueOn', pg_temp.word(c.due_on), 'number',
         '1'), '{}'::jsonb, '{"text": "Жалоба (образец)"}'::jsonb),
    (2, c.ruled_at, 'complaint.ruled', s.actor, s.first,
     pg_temp.facts('decision', pg_temp.word(c.decision), 'outcome',
         CASE WHEN c.upheld THEN '"upheld"' ELSE '"rejected"' END),
     jsonb_build_object('reasonKk', 'Шағым қаралды (үлгі)', 'reasonRu',
         'Жалоба рассмотрена (образец)'), '{}'))
    AS v (version, at, type, actor, principal, facts, texts, hidden)
WHERE v.at <= c.now;
INSERT INTO demo_journal
SELECT 'contract', c.id, 1, c.signed_at, 'contract.signed', s.actor, true, s.first,
       pg_temp.facts('award', pg_temp.word(c.award), 'endsOn', pg_temp.word(c.ends_on),
           'lines', '[' || pg_temp.facts('amount', pg_temp.word(pg_temp.money(c.amount)), 'line',
               pg_temp.word(c.line)) || ']',
           'order', pg_temp.word(c.order_id), 'organisation', pg_temp.word(c.organisation),
           'reportDueOn', pg_temp.word(c.report_due_on),
           'sha256', pg_temp.word(encode(pg_temp.sha('contract' || c.key), 'hex')),
           'signatureSha256', pg_temp.word(encode(pg_temp.sha('signature' || c.key), 'hex')),
           'startsOn', pg_temp.word(c.starts_on)),
       '{"reference": "sample, no document", "signature": "sample, no signature"}'
FROM demo_contract AS c, demo_self AS s;
INSERT INTO demo_journal
SELECT 'tranche', t.id, t.seq, t.at, t.type, s.actor, true,
       CASE t.seq WHEN 4 THEN s.second ELSE s.first END,
       CASE t.seq WHEN 1 THEN pg_temp.facts('contract', pg_temp.word(t.contract),
               'dueOn', pg_temp.word(t.due_on), 'lines', '[' || pg_temp.facts('amount',
                   pg_temp.word(pg_temp.money(t.amount)), 'line', pg_temp.word(c.line)) || ']',
               'number', t.number::text, 'report', nullif(t.report, 0)::text,
               'reportDueOn', pg_temp.word(t.report_due_on), 'state', '"planned"')
           ELSE pg_temp.facts('contract', pg_temp.word(t.contract), 'state', pg_temp.word(t.state))
       END
FROM demo_tranche_step AS t JOIN demo_contract AS c ON c.id = t.contract, demo_self AS s;
INSERT INTO demo_journal
SELECT 'payment', p.payment, v.version, v.at, v.type, s.actor, true, v.principal, v.facts, v.texts
FROM demo_payment AS p, demo_self AS s, LATERAL (
    SELECT '[' || pg_temp.facts('amount', pg_temp.word(pg_temp.money(p.amount)), 'line',
        pg_temp.word(p.line)) || ']' AS lines) AS l, LATERAL (VALUES
    (1, p.ordered_at, 'payment.ordered', s.first, pg_temp.facts('contract',
         pg_temp.word(p.contract), 'lines', l.lines, 'organisation', pg_temp.word(p.organisation),
         'tranche', pg_temp.word(p.id)), '{}'::jsonb),
    (2, p.paid_at, 'payment.confirmed', s.second, pg_temp.facts('contract',
         pg_temp.word(p.contract), 'lines', l.lines, 'paidOn',
         pg_temp.word(pg_temp.day(p.paid_at))),
     jsonb_build_object('reference', 'DEMO-' || upper(substr(md5(p.key), 1, 8)) || '-' || p.number)))
    AS v (version, at, type, principal, facts, texts)
WHERE v.at IS NOT NULL;
INSERT INTO demo_journal
SELECT 'projectreport', r.id, r.seq, r.at, r.type,
       CASE r.state WHEN 'submitted' THEN 'representative' ELSE s.actor END, true,
       CASE r.state WHEN 'submitted' THEN s.applicant ELSE s.first END,
       CASE r.state WHEN 'submitted' THEN pg_temp.facts('contract', pg_temp.word(r.contract),
               'kind', pg_temp.word(r.kind), 'number', r.number::text,
               'spent', pg_temp.word(pg_temp.money(r.spent)), 'state', '"submitted"')
           ELSE pg_temp.facts('contract', pg_temp.word(r.contract), 'state', pg_temp.word(r.state))
       END,
       CASE r.state WHEN 'submitted' THEN jsonb_build_object('narrative',
               'Работа выполнена по плану (образец)', 'indicators', r.indicators, 'spending',
               r.spending)
           WHEN 'returned' THEN jsonb_build_object('reason', 'Уточните расходы (образец)')
           ELSE '{}' END
FROM demo_report_step AS r, demo_self AS s;
INSERT INTO demo_journal
SELECT 'acceptance', r.acceptance, 1, r.accepted_at + interval '1 day', 'acceptance.signed', s.actor,
       true, s.first, pg_temp.facts('contract', pg_temp.word(r.contract),
           'report', pg_temp.word(r.id),
           'sha256', pg_temp.word(encode(pg_temp.sha('act' || r.id), 'hex')),
           'signatureSha256', pg_temp.word(encode(pg_temp.sha('actsign' || r.id), 'hex'))),
       '{"reference": "sample, no document", "signature": "sample, no signature"}'
FROM demo_accepted AS r, demo_self AS s;
INSERT INTO demo_journal
SELECT 'evaluation', r.evaluation, 1, r.accepted_at + interval '3 days', 'evaluation.recorded', s.actor,
       true, s.first, pg_temp.facts('asked', r.asked::text, 'beneficiaries', (r.asked * 4)::text,
           'contract', pg_temp.word(r.contract), 'effectivenessPercent', r.effect::text,
           'satisfied', (r.asked - r.asked * r.happy / 100)::text),
       '{"conclusion": "Проект оценён (образец)"}'
FROM demo_accepted AS r, demo_self AS s WHERE r.kind = 'final';
INSERT INTO demo_journal
SELECT 'refund', f.id, v.version, v.at, v.type, s.actor, true, s.first, v.facts, v.texts
FROM demo_refund AS f, demo_self AS s, LATERAL (
    SELECT '[' || pg_temp.facts('amount', pg_temp.word(pg_temp.money(f.amount)), 'line',
        pg_temp.word(f.line)) || ']' AS lines) AS l, LATERAL (VALUES
    (1, f.demanded_at, 'refund.demanded', pg_temp.facts('contract', pg_temp.word(f.contract),
         'dueOn', pg_temp.word(f.due_on), 'lines', l.lines, 'organisation',
         pg_temp.word(f.organisation)), '{"reason": "Не израсходовано (образец)"}'::jsonb),
    (2, f.received_at, 'refund.received', pg_temp.facts('lines', l.lines, 'receivedOn',
         pg_temp.word(pg_temp.day(f.received_at))),
     jsonb_build_object('reference', 'DEMO-R-' || upper(substr(md5(f.key), 1, 12)))))
    AS v (version, at, type, facts, texts)
WHERE v.at IS NOT NULL;
INSERT INTO demo_journal
SELECT 'breach', b.breach, v.version, v.at, v.type, v.actor, true, v.principal, v.facts,
       jsonb_build_object('text', v.text)
FROM demo_breach AS b, demo_self AS s, LATERAL (VALUES
    (1, b.reported_at, 'breach.reported', s.actor, s.first,
     pg_temp.facts('contract', pg_temp.word(b.id), 'happenedOn',
         pg_temp.word(pg_temp.day(b.reported_at) - 4), 'organisation',
         pg_temp.word(b.organisation)), 'Отступление от графика работ (образец)'),
    (2, b.answered_at, 'breach.answered', 'representative', s.applicant, '{}',
     'График исправлен (образец)')) AS v (version, at, type, actor, principal, facts, text)
WHERE v.at IS NOT NULL;

-- The leaves: of texts and of what is hidden only salted commitments.
CREATE TEMPORARY TABLE demo_entry ON COMMIT DROP AS
SELECT j.*, pg_temp.v7(j.at, 'entry' || j.subject || j.version) AS id,
       CASE WHEN j.actor <> 'representative' THEN s.tenant END AS tenant, s.code
FROM demo_journal AS j, demo_self AS s;
CREATE TEMPORARY TABLE demo_salt ON COMMIT DROP AS
SELECT e.id, t.key AS field, t.public, pg_temp.sha('salt' || e.id || t.key) AS salt, sha256(
           pg_temp.sha('salt' || e.id || t.key) || convert_to(t.value, 'UTF8')) AS commitment
FROM demo_entry AS e, LATERAL (
    SELECT key, value, e.public AS public FROM jsonb_each_text(e.texts)
    UNION ALL SELECT key, value, false FROM jsonb_each_text(e.hidden)) AS t;
INSERT INTO journal.entries
    (id, tenant_id, principal_id, at, actor, type, subject_kind, subject_id, version, leaf, public)
SELECT e.id, e.tenant, e.principal, e.at, e.actor, e.type, e.kind, e.subject, e.version,
       convert_to(pg_temp.facts('actor', pg_temp.word(e.actor),
           'at', pg_temp.word(pg_temp.instant(e.at)), 'commitments', c.commitments,
           'facts', e.facts, 'id', pg_temp.word(e.id), 'kind', pg_temp.word(e.kind),
           'subject', pg_temp.word(e.subject),
           'tenant', CASE WHEN e.tenant IS NOT NULL THEN pg_temp.word(e.code) END,
           'type', pg_temp.word(e.type), 'v', '1', 'version', e.version::text), 'UTF8'), e.public
FROM demo_entry AS e LEFT JOIN (
    SELECT t.id, '{' || string_agg('"' || t.field || '":"' || encode(t.commitment, 'hex') || '"', ','
        ORDER BY t.field COLLATE "C") || '}' AS commitments
    FROM demo_salt AS t GROUP BY t.id) AS c ON c.id = e.id;
INSERT INTO journal.salts (entry_id, field, tenant_id, principal_id, salt, public)
SELECT t.id, t.field, e.tenant, e.principal, t.salt, t.public
FROM demo_salt AS t JOIN demo_entry AS e ON e.id = t.id;
