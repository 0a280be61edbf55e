-- Themes, proposed by organisations and officers, discussed and decided on; most orders are of one.
-- The plan of each year, and its change in the course of the year. All of it before the orders that
-- follow from it, which refer to their themes.

CREATE TEMPORARY TABLE demo_plan ON COMMIT DROP AS
SELECT y.year, pg_temp.v7(y.at, 'plan' || s.code || y.year) AS id, v.version, v.at
FROM (SELECT l.year, min(l.at) + interval '5 days' AS at FROM demo_line AS l GROUP BY l.year) AS y,
     demo_self AS s, LATERAL (VALUES (1, y.at), (2, y.at + interval '100 days')) AS v (version, at)
WHERE v.at <= s.now;

-- Of three quarters of the orders, and of the first one of a year. What is announced late in the
-- year may come with the change.
CREATE TEMPORARY TABLE demo_theme ON COMMIT DROP AS
WITH planned AS (
    SELECT o.n, o.key, o.instrument, o.sphere, o.year, o.line, o.amount,
           pg_temp.pick('title' || o.key, 12) AS title, p.version AS plan, p.at AS planned_at,
           extract(quarter FROM pg_temp.day(o.announced_at))::smallint AS quarter
    FROM demo_order AS o CROSS JOIN LATERAL (
        SELECT max(p.version) AS version FROM demo_plan AS p
        WHERE p.year = o.year AND p.at < o.announced_at
          AND (p.version = 1 OR pg_temp.pick('late' || o.key, 2) = 0)) AS v
    JOIN demo_plan AS p ON p.year = o.year AND p.version = v.version
    WHERE pg_temp.pick('theme' || o.key, 4) > 0 OR NOT EXISTS (
        SELECT FROM demo_order AS e WHERE e.year = o.year AND e.announced_at < o.announced_at)
    UNION ALL
    -- What came to nothing: two a year are rejected, and now one each is new, discussed, approved.
    SELECT NULL, s.code || ':idle:' || y.year || ':' || v.place, 'social-order', (
               SELECT c.code FROM registry.spheres AS c WHERE 'social-order' = ANY (c.instruments)
               ORDER BY md5(c.code || s.code || y.year || v.place) LIMIT 1),
           y.year, NULL, 100000000::bigint * (2 + pg_temp.pick(s.code || y.year || v.place, 15)),
           pg_temp.pick('title' || s.code || y.year || v.place, 12), NULL,
           CASE WHEN v.place < 3 THEN y.at ELSE s.now END, NULL
    FROM (SELECT p.year, p.at, p.year = max(p.year) OVER () AS last FROM demo_plan AS p
          WHERE p.version = 1) AS y, demo_self AS s, (VALUES (1), (2), (3), (4), (5)) AS v (place)
    WHERE s.kind <> 'ministry' AND (v.place < 3 OR y.last)
)
SELECT p.*, pg_temp.v7(d.proposed_at, 'theme' || p.key) AS id, d.proposed_at,
       CASE WHEN p.key NOT LIKE '%:idle:%:3' THEN d.proposed_at + interval '25 days' END AS discussed_at,
       CASE WHEN p.key NOT LIKE '%:idle:%:3' AND p.key NOT LIKE '%:idle:%:4'
           THEN d.proposed_at + interval '33 days' END AS decided_at,
       CASE WHEN p.key LIKE '%:idle:%:1' OR p.key LIKE '%:idle:%:2' THEN 'rejected'
           ELSE 'approved' END AS decision,
       CASE WHEN pg_temp.pick('whose' || p.key, 5) < 2 THEN (
           SELECT a.id FROM demo_pool AS a WHERE a.near OR s.kind <> 'akimat'
           ORDER BY md5(a.mark || p.key) LIMIT 1) END AS organisation,
       CASE s.kind WHEN 'akimat' THEN s.code ELSE (
           SELECT r.code FROM registry.regions AS r ORDER BY md5(r.code || p.key) LIMIT 1) END AS region
FROM planned AS p CROSS JOIN LATERAL (
    SELECT p.planned_at - interval '38 days' - interval '1 hour' * pg_temp.pick('proposed' || p.key, 400)
        AS proposed_at) AS d, demo_self AS s;
ALTER TABLE demo_theme ADD PRIMARY KEY (id);
ALTER TABLE demo_order ADD theme uuid;
UPDATE demo_order AS o SET theme = t.id FROM demo_theme AS t WHERE t.n = o.n;

CREATE TEMPORARY TABLE demo_theme_step ON COMMIT DROP AS
SELECT t.id, t.key, t.organisation, v.*,
       CASE v.seq WHEN 1 THEN coalesce(w.applicant, s.first) WHEN 2 THEN s.first
           ELSE s.second END AS signer,
       coalesce(w.applicant, s.first) AS proposer,
       CASE WHEN v.seq = 1 AND t.organisation IS NOT NULL THEN 'representative' ELSE s.actor END AS actor
FROM demo_theme AS t CROSS JOIN demo_self AS s
LEFT JOIN LATERAL (SELECT s.applicant WHERE t.organisation IS NOT NULL) AS w ON true
CROSS JOIN LATERAL (VALUES
    (1, t.proposed_at, 'new', 'proposed'), (2, t.discussed_at, 'proposed', 'discussed'),
    (3, t.decided_at, 'discussed', t.decision)) AS v (seq, at, before, state)
WHERE v.at IS NOT NULL;

INSERT INTO financing.themes
    (tenant_id, id, organisation_id, version, state, instrument, sphere, year, title_kk, title_ru, need,
     target_group, region, price_tiyn, proposed_at)
SELECT DISTINCT ON (t.id) s.tenant, t.id, t.organisation, h.seq, h.state, t.instrument, t.sphere, t.year,
       w.kk, w.ru, 'Опрос жителей и обращения в акимат (образец)', 'Жители региона (образец)', t.region,
       t.amount, t.proposed_at
FROM demo_theme AS t JOIN demo_titles AS w ON w.n = t.title
JOIN demo_theme_step AS h ON h.id = t.id, demo_self AS s
ORDER BY t.id, h.seq DESC;
INSERT INTO financing.theme_history
    (tenant_id, theme_id, seq, organisation_id, from_state, to_state, at, actor, reason, forum, held_on,
     outcome, reference, reference_sha256)
SELECT s.tenant, h.id, h.seq, CASE h.seq WHEN 1 THEN h.organisation END, h.before, h.state, h.at, h.actor,
       CASE h.state WHEN 'rejected' THEN 'Повторяет другую тему (образец)' END,
       CASE h.state WHEN 'discussed' THEN CASE pg_temp.pick('forum' || h.key, 3)
           WHEN 0 THEN 'public' ELSE 'council' END END,
       CASE h.state WHEN 'discussed' THEN pg_temp.day(h.at) - 1 END,
       CASE h.state WHEN 'discussed' THEN 'Обсуждено, замечания учтены (образец)' END,
       CASE h.state WHEN 'discussed' THEN 'sample, no document' END,
       CASE h.state WHEN 'discussed' THEN pg_temp.sha('discussion' || h.key) END
FROM demo_theme_step AS h, demo_self AS s;
INSERT INTO financing.theme_signers
    (tenant_id, theme_id, seq, organisation_id, to_state, principal_id, proposer_id)
SELECT s.tenant, h.id, h.seq, CASE h.seq WHEN 1 THEN h.organisation END, h.state, h.signer, h.proposer
FROM demo_theme_step AS h, demo_self AS s;
INSERT INTO demo_journal
SELECT 'theme', h.id, h.seq, h.at, 'theme.' || h.state, h.actor, true, h.signer,
       CASE h.seq WHEN 1 THEN pg_temp.facts('instrument', pg_temp.word(t.instrument),
               'organisation', pg_temp.word(t.organisation), 'price', pg_temp.word(pg_temp.money(t.amount)),
               'region', pg_temp.word(t.region), 'sphere', pg_temp.word(t.sphere), 'state', '"proposed"',
               'tenant', pg_temp.word(s.code), 'year', t.year::text)
           ELSE pg_temp.facts('forum', pg_temp.word(d.forum), 'from', pg_temp.word(h.before),
               'heldOn', pg_temp.word(d.held_on),
               'sha256', pg_temp.word(encode(d.reference_sha256, 'hex')),
               'state', pg_temp.word(h.state)) END,
       jsonb_strip_nulls(CASE h.seq WHEN 1 THEN jsonb_build_object('titleKk', w.kk, 'titleRu', w.ru,
               'need', 'Опрос жителей и обращения в акимат (образец)',
               'targetGroup', 'Жители региона (образец)')
           ELSE jsonb_build_object('outcome', d.outcome, 'protocol', d.reference, 'reason', d.reason)
           END)
FROM demo_theme_step AS h JOIN demo_theme AS t ON t.id = h.id JOIN demo_titles AS w ON w.n = t.title
CROSS JOIN demo_self AS s
JOIN financing.theme_history AS d ON d.tenant_id = s.tenant AND d.theme_id = h.id AND d.seq = h.seq;

-- Plans: the second version has what the first one has and more.
CREATE TEMPORARY TABLE demo_plan_item ON COMMIT DROP AS
SELECT p.id AS plan, p.version, p.year, t.id AS theme, t.line, t.quarter, t.amount, l.amount AS line_amount,
       row_number() OVER w AS place, coalesce(sum(t.amount) OVER (
           PARTITION BY p.id, p.version, t.line ORDER BY t.id
           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::bigint AS before
FROM demo_plan AS p JOIN demo_theme AS t ON t.year = p.year AND t.plan <= p.version
JOIN demo_line AS l ON l.id = t.line
WINDOW w AS (PARTITION BY p.id, p.version, t.line ORDER BY t.id);
DELETE FROM demo_plan AS p WHERE NOT EXISTS (
    SELECT FROM demo_plan_item AS i WHERE i.plan = p.id AND i.version = p.version)
   OR p.version = 2 AND NOT EXISTS (
    SELECT FROM demo_theme AS t WHERE t.year = p.year AND t.plan = 2);
DELETE FROM demo_plan_item AS i WHERE NOT EXISTS (
    SELECT FROM demo_plan AS p WHERE p.id = i.plan AND p.version = i.version);
INSERT INTO financing.plans (tenant_id, id, year, version)
SELECT s.tenant, p.id, p.year, max(p.version) FROM demo_plan AS p, demo_self AS s
GROUP BY s.tenant, p.id, p.year;
INSERT INTO financing.plan_versions (tenant_id, plan_id, version, year, published_at, actor, reason)
SELECT s.tenant, p.id, p.version, p.year, p.at, s.actor,
       CASE p.version WHEN 2 THEN 'Добавлены темы, одобренные в течение года (образец)' END
FROM demo_plan AS p, demo_self AS s;
INSERT INTO financing.plan_items
    (tenant_id, plan_id, version, line_id, place, year, theme_id, theme_year, quarter, line_version,
     line_amount_tiyn, before_tiyn, amount_tiyn)
SELECT s.tenant, i.plan, i.version, i.line, i.place, i.year, i.theme, i.year, i.quarter, 1,
       i.line_amount, i.before, i.amount
FROM demo_plan_item AS i, demo_self AS s;
INSERT INTO demo_journal
SELECT 'plan', p.id, p.version, p.at, 'plan.published', s.actor, true, s.first,
       pg_temp.facts('items', (
               SELECT '[' || string_agg(pg_temp.facts('amount', pg_temp.word(pg_temp.money(i.amount)),
                   'line', pg_temp.word(i.line), 'quarter', i.quarter::text,
                   'theme', pg_temp.word(i.theme)), ',' ORDER BY i.line, i.place) || ']'
               FROM demo_plan_item AS i WHERE i.plan = p.id AND i.version = p.version),
           'tenant', pg_temp.word(s.code), 'year', p.year::text),
       CASE p.version WHEN 2 THEN
           '{"reason": "Добавлены темы, одобренные в течение года (образец)"}'::jsonb ELSE '{}' END
FROM demo_plan AS p, demo_self AS s;
