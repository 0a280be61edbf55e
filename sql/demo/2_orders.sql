-- One tenant's orders of three years: announced, applied to, decided. What lies ahead of the present
-- moment has not happened, and so every state occurs. All names and amounts are made up.
-- The settings demo.tenant, demo.orders, demo.first, demo.second, demo.applicant and demo.experts say
-- for whom, how many, who signed, and who judges.

CREATE TEMPORARY TABLE demo_self ON COMMIT DROP AS
SELECT t.id AS tenant, t.root_id AS root, t.code, 'officer@' || t.code AS actor, t.kind,
       current_setting('demo.first')::uuid AS first,
       current_setting('demo.second')::uuid AS second,
       current_setting('demo.applicant')::uuid AS applicant,
       current_setting('demo.orders')::integer AS orders, clock_timestamp() AS now
FROM tenancy.tenants AS t WHERE t.code = current_setting('demo.tenant');

-- Orders, and when what would happen to them, in the hours of an office (4 to 13 o'clock UTC). One of each tenant is being judged by experts now. The
-- ministry gives awards, announced in July and applied for by the first of September.
CREATE TEMPORARY TABLE demo_order ON COMMIT DROP AS
WITH begun AS (
    SELECT n, s.code || ':' || n AS key, s.kind <> 'ministry' AND n = s.orders - 2 AS judged_now,
           date_trunc('day', CASE
               WHEN s.kind = 'ministry' THEN make_timestamptz(
                   extract(year FROM s.now - interval '181 days')::integer - (s.orders - 1 - n) % 3,
                   7, 1 + n % 20, 0, 0, 0, 'UTC')
               WHEN n = s.orders - 2 THEN s.now - interval '30 days'
               ELSE s.now - interval '1095 days'
                   * ((s.orders - n - pg_temp.pick(s.code || n, 90) / 100.0) / s.orders)::float8 END,
               'UTC') + interval '1 minute' * (250 + pg_temp.pick('hour' || s.code || n, 480))
               AS announced_at
    FROM demo_self AS s, generate_series(0, s.orders - 1) AS n
), closing AS (
    SELECT b.*, pg_temp.v7(b.announced_at, 'order' || b.key) AS id,
           pg_temp.v7(b.announced_at - interval '3 days', 'draft' || b.key) AS draft,
           pg_temp.v7(b.announced_at, 'decision' || b.key) AS decision,
           extract(year FROM pg_temp.day(b.announced_at))::smallint AS year,
           CASE WHEN b.judged_now OR s.kind = 'ministry' THEN 50
               ELSE pg_temp.pick('fate' || b.key, 100) END AS fate,
           1 + pg_temp.pick('winners' || b.key, 3) AS winners,
           CASE WHEN s.kind = 'ministry' THEN 'award'
                WHEN s.kind = 'operator' THEN (ARRAY['grant-short', 'grant-medium',
                    'grant-long'])[1 + pg_temp.pick('grant' || b.key, 3)]
                WHEN pg_temp.pick('instrument' || b.key, 5) = 0 THEN 'grant-short'
                WHEN pg_temp.pick('function' || b.key, 12) = 0 THEN 'transferred-function'
                ELSE 'social-order' END AS instrument,
           CASE WHEN s.kind = 'ministry'
                    THEN make_timestamptz(extract(year FROM b.announced_at)::integer, 9, 1, 13, 0, 0,
                        'UTC')
                ELSE date_trunc('day', b.announced_at, 'UTC') + interval '13 hours' + interval '1 day'
                    * CASE WHEN b.judged_now THEN 25 ELSE 15 + pg_temp.pick('closes' || b.key, 16) END
                END AS closes_at
    FROM begun AS b, demo_self AS s
), judged AS (
    SELECT c.*, (SELECT p.code FROM registry.spheres AS p, financing.instruments AS i
                 WHERE i.code = c.instrument AND i.spheres = ANY (p.instruments)
                 -- Awards of one year are for different spheres.
                 ORDER BY md5(p.code || CASE c.instrument WHEN 'award' THEN c.year::text
                     ELSE c.key END)
                 OFFSET CASE c.instrument WHEN 'award' THEN c.n / 3 ELSE 0 END LIMIT 1) AS sphere,
           -- Millions of tenge for one project; an award is 2,000 MCI of its year.
           CASE c.instrument WHEN 'award' THEN 200000 * coalesce((
                   SELECT p.value::bigint FROM registry.parameters AS p WHERE p.code = 'mci'
                     AND daterange(p.valid_from, p.valid_to) @> make_date(c.year, 1, 1)), 4325)
               ELSE 100000000::bigint * CASE c.instrument
               WHEN 'grant-short' THEN 3 + pg_temp.pick('amount' || c.key, 7)
               WHEN 'grant-medium' THEN 14 + pg_temp.pick('amount' || c.key, 20)
               WHEN 'grant-long' THEN 45 + pg_temp.pick('amount' || c.key, 40)
               ELSE 2 + pg_temp.pick('amount' || c.key, 24) END END AS project,
           CASE c.instrument WHEN 'grant-short' THEN 3 WHEN 'grant-medium' THEN 12
               WHEN 'grant-long' THEN 24 ELSE 2 END AS months_min,
           CASE c.instrument WHEN 'grant-short' THEN 10 WHEN 'grant-medium' THEN 18
               WHEN 'grant-long' THEN 30 ELSE 10 END AS months_max,
           date_trunc('day', c.closes_at, 'UTC') + interval '1 minute'
               * (250 + pg_temp.pick('opens' || c.key, 290)) + interval '1 day' * (1 + CASE
                   WHEN c.judged_now THEN 0 ELSE pg_temp.pick('open' || c.key, 3) END) AS opened_at,
           -- Some deadlines are put off by a week, two days before they would have passed.
           CASE WHEN pg_temp.pick('amended' || c.key, 100) < 15 AND c.fate >= 4
                    AND c.closes_at > c.announced_at + interval '22 days'
               THEN c.closes_at - interval '9 days' END AS amended_at
    FROM closing AS c
), decided AS (
    SELECT j.*, j.opened_at + interval '1 day' AS evaluated_at,
           j.opened_at + interval '1 day' * CASE WHEN j.judged_now THEN 9
               ELSE 3 + pg_temp.pick('sit' || j.key, 9) END AS sat_at,
           CASE WHEN j.amended_at IS NULL THEN j.closes_at
               ELSE j.closes_at - interval '7 days' END AS first_closes_at
    FROM judged AS j
), published AS (
    SELECT d.*, d.sat_at + interval '26 hours' AS proposed_at,
           d.sat_at + interval '50 hours' AS approved_at,
           d.sat_at + interval '74 hours' AS published_at,
           pg_temp.pick('complaint' || d.key, 100) < 8 AS complained,
           pg_temp.pick('upheld' || d.key, 4) = 0 AS upheld
    FROM decided AS d
), standing AS (
    SELECT p.*, pg_temp.working_day(pg_temp.day(p.published_at), 5) AS standstill_on,
           p.published_at + interval '40 hours' AS filed_at,
           p.published_at + interval '1 day' * (10 + pg_temp.pick('ruled' || p.key, 20)) AS ruled_at
    FROM published AS p
)
SELECT t.*, timezone(interval '5 hours', (t.standstill_on + 1)::timestamp) AS standstill_ends_at,
       greatest(timezone(interval '5 hours', (t.standstill_on + 1)::timestamp) + interval '10 hours',
           CASE WHEN t.complained THEN t.ruled_at + interval '2 hours' END)
           + interval '1 day' * pg_temp.pick('final' || t.key, 5) AS final_at,
       t.announced_at + interval '9 days' AS cancelled_at,
       t.project * CASE t.instrument WHEN 'award' THEN 1 ELSE t.winners END AS amount,
       pg_temp.v7(t.announced_at, 'line' || s.code || t.year || t.instrument) AS no_line,
       NULL::uuid AS line, 0 AS applications, 0::bigint AS awarded, 0::bigint AS contracted,
       (SELECT r.valid_from FROM financing.instrument_rules AS r WHERE r.instrument = t.instrument
          AND daterange(r.valid_from, r.valid_to) @> pg_temp.day(t.announced_at)
        ORDER BY r.valid_from LIMIT 1) AS rule_from
FROM standing AS t, demo_self AS s;
ALTER TABLE demo_order DROP COLUMN no_line, ADD PRIMARY KEY (n);
UPDATE demo_order AS o SET amended_at = NULL, first_closes_at = o.closes_at
FROM demo_self AS s WHERE o.amended_at > s.now;

-- A budget line for each year and instrument, with a tenth more than its orders take; all of a year
-- at once, before its plan.
CREATE TEMPORARY TABLE demo_line ON COMMIT DROP AS
SELECT o.year, o.instrument,
       min(min(o.announced_at)) OVER (PARTITION BY o.year) - interval '20 days' AS at,
       pg_temp.v7(min(min(o.announced_at)) OVER (PARTITION BY o.year) - interval '20 days',
           'line' || s.code || o.year || o.instrument) AS id,
       (sum(o.amount) * 11 / 10)::bigint AS amount,
       '281-0' || CASE o.instrument WHEN 'social-order' THEN '03' WHEN 'grant-short' THEN '05'
           WHEN 'grant-medium' THEN '06' WHEN 'grant-long' THEN '07' WHEN 'award' THEN '09'
           ELSE '08' END || '-015' AS programme,
       CASE WHEN o.instrument IN ('social-order', 'transferred-function') THEN '155'
           ELSE '159' END AS specific
FROM demo_order AS o, demo_self AS s GROUP BY s.code, o.year, o.instrument;
UPDATE demo_order AS o SET line = l.id FROM demo_line AS l
WHERE l.year = o.year AND l.instrument = o.instrument;

INSERT INTO financing.budget_lines
    (tenant_id, id, year, programme, specific, name_kk, name_ru, amount_tiyn, reserved_tiyn)
SELECT s.tenant, l.id, l.year, l.programme, l.specific, i.name_kk || ' (үлгі)',
       i.name_ru || ' (образец)', l.amount,
       (SELECT sum(o.amount) FROM demo_order AS o WHERE o.line = l.id)
FROM demo_line AS l JOIN financing.instruments AS i ON i.code = l.instrument, demo_self AS s;
INSERT INTO financing.budget_entries
    (tenant_id, line_id, seq, before_tiyn, change_tiyn, at, actor, reason, reference,
     reference_sha256)
SELECT s.tenant, l.id, 1, 0, l.amount, l.at, s.actor, 'Budget of the year (sample)',
       'sample, no document', pg_temp.sha('budget' || l.id)
FROM demo_line AS l, demo_self AS s;
INSERT INTO demo_journal
SELECT 'budget', l.id, 1, l.at, 'budget.created', s.actor, true, s.first,
       pg_temp.facts('amount', pg_temp.word(pg_temp.money(l.amount)),
           'change', pg_temp.word(pg_temp.money(l.amount)),
           'programme', pg_temp.word(l.programme),
           'sha256', pg_temp.word(encode(pg_temp.sha('budget' || l.id), 'hex')),
           'specific', pg_temp.word(l.specific), 'year', l.year::text),
       jsonb_build_object('nameKk', i.name_kk || ' (үлгі)', 'nameRu', i.name_ru || ' (образец)',
           'reason', 'Budget of the year (sample)', 'reference', 'sample, no document')
FROM demo_line AS l JOIN financing.instruments AS i ON i.code = l.instrument, demo_self AS s;

-- Who applies: mostly organisations of the region that work in the order's sphere. Some are from
-- another region, some never hand in what they began.
CREATE TEMPORARY TABLE demo_pool ON COMMIT DROP AS
SELECT o.id, o.spheres, o.registered_on, o.region_code = s.code AS near, m.mark
FROM registry.organisations AS o, demo_self AS s, LATERAL (
    -- Ids are of the import and differ from run to run; what chance falls on must not.
    SELECT coalesce((SELECT min(i.value) FROM registry.identifiers AS i
        WHERE i.organisation_id = o.id AND i.scheme = 'KZ-BIN'), o.id::text) AS mark) AS m
WHERE o.legal_status = 'active' AND o.unit = 'head' AND o.merged_into_id IS NULL
  AND (o.region_code = s.code OR pg_temp.pick(m.mark || s.code, 60) = 0);
CREATE TEMPORARY TABLE demo_application ON COMMIT DROP AS
SELECT o.n, o.key || ':' || a.place AS key, a.organisation, a.fits, a.place::integer,
       pg_temp.v7(o.announced_at + interval '1 day' + interval '1 minute' * a.place,
           'application' || o.key || a.mark) AS id,
       o.announced_at + interval '1 day' + interval '1 minute' * a.place AS drafted_at,
       o.closes_at - interval '1 minute'
           * (1 + pg_temp.pick('submit' || o.key || a.mark, 12 * 1440)) AS submitted_at,
       -- Of an award everybody asks the whole, and gets a share.
       CASE o.instrument WHEN 'award' THEN o.project ELSE o.project
           - 100000::bigint * pg_temp.pick('asked' || o.key || a.mark, 900) END AS asked,
       (o.months_min + pg_temp.pick('months' || o.key || a.mark,
           o.months_max - o.months_min + 1))::smallint AS months,
       pg_temp.pick('kind' || o.key || a.mark, 40) AS fate,
       NULL::text AS state, NULL::text AS content, NULL::bytea AS salt, 0 AS answer,
       NULL::uuid AS award, 0::bigint AS given, 0 AS rank, false AS paused
FROM demo_order AS o
CROSS JOIN LATERAL (
    SELECT p.id AS organisation, p.mark, p.spheres = '{}' OR p.spheres @> ARRAY[o.sphere] AS fits,
           row_number() OVER (ORDER BY p.spheres @> ARRAY[o.sphere] AND (p.near
                   OR md5(p.mark || o.key) < '2') DESC, p.near DESC, md5(p.mark || o.key)) AS place
    FROM demo_pool AS p
    WHERE p.registered_on < pg_temp.day(o.announced_at) IS NOT false) AS a
WHERE a.place <= CASE WHEN o.fate BETWEEN 4 AND 7 THEN 0
                      WHEN o.judged_now THEN 5 ELSE 1 + pg_temp.pick('many' || o.key, 15) END;
DELETE FROM demo_application AS a USING demo_order AS o, demo_self AS s
WHERE o.n = a.n AND (a.drafted_at > s.now
    OR o.fate < 4 AND a.drafted_at > o.cancelled_at);
UPDATE demo_application AS a SET
    state = CASE WHEN a.fate = 0 OR a.submitted_at > s.now
                     OR o.fate < 4 AND a.submitted_at > o.cancelled_at THEN 'draft'
                 WHEN a.fate = 1 AND a.submitted_at + interval '1 hour'
                     < least(o.closes_at, s.now) THEN 'withdrawn'
                 ELSE 'submitted' END,
    salt = pg_temp.sha('salt' || a.key),
    content = json_build_object('title', json_build_object('kk', t.kk, 'ru', t.ru),
        'summary', json_build_object('ru', t.ru || ' (образец заявки)'),
        'amount', pg_temp.money(a.asked), 'months', a.months,
        'spending', json_build_array(
            json_build_object('item', 'Оплата труда', 'amount', pg_temp.money(a.asked - a.asked / 4)),
            json_build_object('item', 'Материалы', 'amount', pg_temp.money(a.asked / 4))),
        'indicators', json_build_array(json_build_object('name', 'Охвачено', 'unit', 'человек',
            'target', 50 + pg_temp.pick(a.key, 400))))::text
FROM demo_order AS o, demo_self AS s, demo_titles AS t
WHERE o.n = a.n AND t.n = pg_temp.pick('title' || o.key, 12);
ALTER TABLE demo_application ADD PRIMARY KEY (id);
UPDATE demo_order AS o SET applications = (
    SELECT count(*) FROM demo_application AS a WHERE a.n = o.n AND a.state = 'submitted');
UPDATE demo_application AS a SET answer = r.place, rank = r.rank, given = a.asked,
    award = CASE WHEN r.rank <= r.winners AND a.fits THEN pg_temp.v7(r.published_at, 'award' || a.key) END
FROM (SELECT a.id, o.winners, o.published_at,
             row_number() OVER (PARTITION BY a.n ORDER BY a.id) AS place,
             row_number() OVER (PARTITION BY a.n ORDER BY a.fits DESC, md5('rank' || a.key)) AS rank
      FROM demo_application AS a JOIN demo_order AS o ON o.n = a.n
      WHERE a.state = 'submitted' AND o.fate >= 4) AS r
WHERE r.id = a.id;
-- Who won an award wins no other in these years; the winners of one get equal shares.
UPDATE demo_application AS a SET award = NULL, paused = true
FROM (SELECT a.id, row_number() OVER (PARTITION BY a.organisation ORDER BY o.announced_at, o.n) AS win
      FROM demo_application AS a JOIN demo_order AS o ON o.n = a.n
      WHERE o.instrument = 'award' AND a.award IS NOT NULL) AS w
WHERE w.id = a.id AND w.win > 1;
UPDATE demo_application AS a SET given = a.asked / w.winners
FROM (SELECT a.n, count(*) AS winners FROM demo_application AS a JOIN demo_order AS o ON o.n = a.n
      WHERE o.instrument = 'award' AND a.award IS NOT NULL GROUP BY a.n) AS w
WHERE w.n = a.n AND a.award IS NOT NULL;

-- What of it all has happened by now; nobody is awarded anything where nobody fits.
CREATE TEMPORARY TABLE demo_step ON COMMIT DROP AS
WITH happened AS (
    SELECT o.n, o.announced_at AS at, 'announced' AS state, 'order.announce' AS act FROM demo_order AS o
    UNION ALL SELECT o.n, o.amended_at, 'announced', 'order.amend' FROM demo_order AS o
    WHERE o.amended_at IS NOT NULL
    UNION ALL SELECT o.n, o.cancelled_at, 'cancelled', 'order.cancel' FROM demo_order AS o WHERE o.fate < 4
    UNION ALL SELECT o.n, o.opened_at, CASE WHEN o.applications = 0 THEN 'failed' ELSE 'closed' END,
        'order.open' FROM demo_order AS o WHERE o.fate >= 4
    UNION ALL SELECT o.n, v.at, v.state, v.act
    FROM demo_order AS o, LATERAL (VALUES
        (o.evaluated_at, 'evaluation', 'decision.begin'),
        (o.approved_at, 'decided', 'decision.approve'),
        (o.published_at, 'standstill', 'decision.publish'),
        (CASE WHEN o.complained AND o.upheld THEN o.ruled_at END, 'evaluation', 'complaint.rule'),
        (CASE WHEN o.complained AND o.upheld THEN o.ruled_at + interval '10 days' END, 'cancelled',
            'order.cancel'),
        (CASE WHEN NOT (o.complained AND o.upheld) THEN o.final_at END,
            CASE WHEN EXISTS (SELECT FROM demo_application AS a
                              WHERE a.n = o.n AND a.award IS NOT NULL) THEN 'contracting'
                 ELSE 'failed' END, 'decision.finalise')) AS v (at, state, act)
    WHERE o.fate >= 4 AND o.applications > 0 AND v.at IS NOT NULL
)
SELECT h.* FROM happened AS h, demo_self AS s WHERE h.at <= s.now;
