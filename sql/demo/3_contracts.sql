-- Contracts on final awards, their tranches, payments and reports. A year's money is paid in three
-- parts: an advance, a part after the first report, the rest after the final one.

CREATE TEMPORARY TABLE demo_contract ON COMMIT DROP AS
WITH signed AS (
    SELECT o.n, o.id AS order_id, o.line, o.final_at, a.award, a.organisation, a.months, a.key,
           o.final_at + interval '1 day' * (2 + pg_temp.pick('sign' || a.key, 12))
               + interval '1 minute' * a.place AS signed_at,
           -- A contract may come out at less than the award.
           CASE WHEN pg_temp.pick('less' || a.key, 20) = 0 AND o.instrument <> 'award'
               THEN a.given - a.given / 20 ELSE a.given END AS amount
    FROM demo_order AS o JOIN demo_application AS a ON a.n = o.n AND a.award IS NOT NULL
    WHERE EXISTS (SELECT FROM demo_step AS t WHERE t.n = o.n AND t.state = 'contracting')
), dated AS (
    SELECT g.*, pg_temp.v7(g.signed_at, 'contract' || g.key) AS id,
           pg_temp.day(g.signed_at) + 1 AS starts_on,
           (pg_temp.day(g.signed_at) + g.months * interval '1 month')::date AS ends_on
    FROM signed AS g, demo_self AS s WHERE g.signed_at <= s.now
)
SELECT d.*, d.ends_on + 15 AS report_due_on, d.starts_on + (d.ends_on - d.starts_on) / 2 AS middle,
       pg_temp.pick('breach' || d.key, 100) < 5 AS breached,
       pg_temp.pick('refund' || d.key, 100) < 12 AS refunded,
       pg_temp.pick('late' || d.key, 100) < 8 AS late
FROM dated AS d;
ALTER TABLE demo_contract ADD PRIMARY KEY (id);

CREATE TEMPORARY TABLE demo_report ON COMMIT DROP AS
SELECT c.id AS contract, r.number, r.kind, r.due, pg_temp.v7(r.at, r.kind || c.key) AS id,
       r.at AS submitted_at,
       CASE WHEN pg_temp.pick(r.kind || 'returned' || c.key, 10) = 0
           THEN r.at + interval '3 days' END AS returned_at,
       CASE WHEN pg_temp.pick(r.kind || 'returned' || c.key, 10) = 0
           THEN r.at + interval '9 days' END AS again_at,
       r.at + interval '1 day' * (10 + pg_temp.pick(r.kind || 'accepted' || c.key, 9)) AS accepted_at
FROM demo_contract AS c, demo_self AS s, LATERAL (
    SELECT 1 AS number, 'interim' AS kind, c.middle AS due,
           c.middle::timestamp AT TIME ZONE 'UTC'
               + CASE WHEN c.late THEN interval '30 days' ELSE interval '-5 days' END AS at
    UNION ALL
    SELECT 2, 'final', c.report_due_on,
           c.ends_on::timestamp AT TIME ZONE 'UTC'
               + CASE WHEN c.late THEN interval '60 days' ELSE interval '8 days' END) AS r
WHERE r.at <= s.now;

CREATE TEMPORARY TABLE demo_tranche ON COMMIT DROP AS
WITH parts AS (
    SELECT c.id AS contract, c.key, c.signed_at + interval '2 days' AS planned_at, v.*
    FROM demo_contract AS c, LATERAL (VALUES
        (1, 0, c.starts_on + 10, NULL::date, c.amount * 2 / 5),
        (2, 1, c.middle + 30, c.middle, c.amount * 2 / 5),
        (3, 2, c.report_due_on + 30, c.report_due_on, c.amount - c.amount * 2 / 5 * 2))
        AS v (number, report, due_on, report_due_on, amount)
), released AS (
    SELECT p.*, pg_temp.v7(p.planned_at, 'tranche' || p.number || p.key) AS id,
           CASE WHEN p.report = 0 THEN p.planned_at + interval '1 day'
                ELSE r.accepted_at END + interval '1 hour'
               * (20 + pg_temp.pick('release' || p.number || p.key, 140)) AS released_at
    FROM parts AS p
    LEFT JOIN demo_report AS r ON r.contract = p.contract AND r.number = p.report
)
SELECT r.*, r.released_at + interval '1 hour' * (4 + pg_temp.pick('order' || r.number || r.key, 70))
           AS ordered_at,
       r.released_at + interval '1 hour' * (90 + pg_temp.pick('pay' || r.number || r.key, 70))
           AS paid_at
FROM released AS r, demo_self AS s WHERE r.planned_at <= s.now;
ALTER TABLE demo_tranche ADD PRIMARY KEY (id);
UPDATE demo_tranche AS t SET
    released_at = CASE WHEN t.released_at <= s.now THEN t.released_at END,
    ordered_at = CASE WHEN t.ordered_at <= s.now THEN t.ordered_at END,
    paid_at = CASE WHEN t.paid_at <= s.now THEN t.paid_at END
FROM demo_self AS s;
UPDATE demo_report AS r SET
    returned_at = CASE WHEN r.returned_at <= s.now THEN r.returned_at END,
    again_at = CASE WHEN r.again_at <= s.now THEN r.again_at END,
    accepted_at = CASE WHEN r.accepted_at <= s.now THEN r.accepted_at END
FROM demo_self AS s;

-- Unspent money comes back once everything is paid.
CREATE TEMPORARY TABLE demo_refund ON COMMIT DROP AS
SELECT c.id AS contract, c.organisation, c.line, c.key,
       pg_temp.v7(p.paid_at + interval '5 days', 'refund' || c.key) AS id,
       p.paid_at + interval '5 days' AS demanded_at, pg_temp.day(p.paid_at) + 35 AS due_on,
       c.amount * (1 + pg_temp.pick('back' || c.key, 6)) / 100 AS amount,
       p.paid_at + interval '1 day' * (12 + pg_temp.pick('received' || c.key, 20)) AS received_at
FROM demo_contract AS c JOIN demo_tranche AS p ON p.contract = c.id AND p.number = 3, demo_self AS s
WHERE c.refunded AND p.paid_at + interval '5 days' <= s.now;
UPDATE demo_refund AS r SET received_at = NULL FROM demo_self AS s WHERE r.received_at > s.now;
-- In the year of its line it is the line's again.
ALTER TABLE demo_refund ADD year smallint, ADD received_in smallint, ADD freed bigint NOT NULL DEFAULT 0;
UPDATE demo_refund AS r SET year = o.year,
    received_in = extract(year FROM pg_temp.day(r.received_at))::smallint,
    freed = CASE WHEN extract(year FROM pg_temp.day(r.received_at)) <= o.year THEN r.amount ELSE 0 END
FROM demo_contract AS c JOIN demo_order AS o ON o.n = c.n WHERE c.id = r.contract;

-- Contracting until the last award has its contract; running until everything is done.
INSERT INTO demo_step
SELECT c.n, c.signed_at,
       CASE WHEN row_number() OVER (PARTITION BY c.n ORDER BY c.signed_at)
           = (SELECT count(*) FROM demo_application AS a WHERE a.n = c.n AND a.award IS NOT NULL)
           THEN 'running' ELSE 'contracting' END, 'contract.sign'
FROM demo_contract AS c;
INSERT INTO demo_step
SELECT d.n, d.at + interval '9 days', 'completed', 'order.complete'
FROM (SELECT c.n, max(greatest(p.paid_at, r.accepted_at, f.received_at)) AS at,
             bool_and(p.paid_at IS NOT NULL AND r.accepted_at IS NOT NULL
                 AND (f.id IS NULL OR f.received_at IS NOT NULL)
                 AND (NOT c.refunded OR f.id IS NOT NULL)) AS done, count(*) AS contracts
      FROM demo_contract AS c
      LEFT JOIN demo_tranche AS p ON p.contract = c.id AND p.number = 3
      LEFT JOIN demo_report AS r ON r.contract = c.id AND r.kind = 'final'
      LEFT JOIN demo_refund AS f ON f.contract = c.id GROUP BY c.n) AS d, demo_self AS s
WHERE d.done AND d.at + interval '9 days' <= s.now AND d.contracts = (
    SELECT count(*) FROM demo_application AS a WHERE a.n = d.n AND a.award IS NOT NULL);

-- In order, each with the one before it.
CREATE TEMPORARY TABLE demo_history ON COMMIT DROP AS
SELECT t.*, row_number() OVER w AS seq, coalesce(lag(t.state) OVER w, 'draft') AS before
FROM demo_step AS t WINDOW w AS (PARTITION BY t.n ORDER BY t.at);
ALTER TABLE demo_history ADD PRIMARY KEY (n, seq);
ALTER TABLE demo_order ADD state text, ADD version bigint, ADD published boolean, ADD final boolean,
    ADD annulled boolean;
UPDATE demo_order AS o SET state = h.state, version = h.seq
FROM (SELECT DISTINCT ON (n) n, state, seq FROM demo_history ORDER BY n, seq DESC) AS h WHERE h.n = o.n;
UPDATE demo_order AS o SET
    published = EXISTS (SELECT FROM demo_history AS h WHERE h.n = o.n AND h.state = 'standstill'),
    final = EXISTS (SELECT FROM demo_history AS h WHERE h.n = o.n AND h.act = 'decision.finalise'),
    annulled = EXISTS (SELECT FROM demo_history AS h WHERE h.n = o.n AND h.act = 'complaint.rule');
UPDATE demo_order AS o SET
    awarded = coalesce((SELECT sum(a.given) FROM demo_application AS a
        WHERE a.n = o.n AND a.award IS NOT NULL AND o.published AND NOT o.annulled), 0),
    contracted = coalesce((SELECT sum(c.amount) FROM demo_contract AS c WHERE c.n = o.n), 0);
UPDATE demo_order SET awarded = contracted WHERE state = 'completed';
