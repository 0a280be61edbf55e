-- Experts, whom a seed drew that was committed to with the announcement; what they declared, and how
-- they scored. Three judge an order; the one that is judged now has them all, and not all are done.

CREATE TEMPORARY TABLE demo_expert ON COMMIT DROP AS
SELECT e.place::integer AS place, e.principal::uuid AS principal, f.at,
       pg_temp.v7(f.at, 'expert' || s.code || e.place) AS id
FROM demo_self AS s, (SELECT min(o.announced_at) - interval '14 days' AS at FROM demo_order AS o) AS f,
     unnest(string_to_array(current_setting('demo.experts'), ',')) WITH ORDINALITY AS e (principal, place);
INSERT INTO financing.experts (tenant_id, id, principal_id, registered_at)
SELECT s.tenant, e.id, e.principal, e.at FROM demo_expert AS e, demo_self AS s;
-- The first three know everything, the others most of it.
CREATE TEMPORARY TABLE demo_expert_sphere ON COMMIT DROP AS
SELECT e.id, p.code AS sphere FROM demo_expert AS e, registry.spheres AS p
WHERE e.place <= 3 OR pg_temp.pick('knows' || p.code || e.place, 6) > 0;
INSERT INTO financing.expert_spheres (tenant_id, expert_id, sphere)
SELECT s.tenant, k.id, k.sphere FROM demo_expert_sphere AS k, demo_self AS s;
INSERT INTO demo_journal
SELECT 'expert', e.id, 1, e.at, 'expert.registered', s.actor, true, s.first, pg_temp.facts(
           'spheres', (SELECT '[' || string_agg(pg_temp.word(k.sphere), ',' ORDER BY k.sphere COLLATE "C")
               || ']' FROM demo_expert_sphere AS k WHERE k.id = e.id),
           'tenant', pg_temp.word(s.code))
FROM demo_expert AS e, demo_self AS s;

CREATE TEMPORARY TABLE demo_draw ON COMMIT DROP AS
SELECT o.n, o.id AS order_id, o.key, o.sphere, o.announced_at, h.at AS opened_at, o.applications,
       o.judged_now, pg_temp.v7(h.at + interval '3 hours', 'draw' || o.key) AS id,
       h.at + interval '3 hours' AS at, pg_temp.sha('seed' || o.key) AS seed,
       pg_temp.pick('recused' || o.key, 12) = 0 AND NOT o.judged_now AS recused,
       pg_temp.pick('related' || o.key, 15) = 0 AND o.applications > 2 AND NOT o.judged_now AS related
FROM demo_order AS o JOIN demo_history AS h ON h.n = o.n AND h.act = 'order.open', demo_self AS s
WHERE o.applications > 0 AND h.at + interval '3 hours' <= s.now;
CREATE TEMPORARY TABLE demo_candidate ON COMMIT DROP AS
SELECT d.*, e.id AS expert, e.principal, e.at AS registered_at, e.place,
       sha256(d.seed || uuid_send(e.id)) AS hash,
       row_number() OVER w AS rank, count(*) OVER (PARTITION BY d.n) AS candidates,
       lag(sha256(d.seed || uuid_send(e.id))) OVER w AS prev_hash
FROM demo_draw AS d JOIN demo_expert_sphere AS k ON k.sphere = d.sphere
JOIN demo_expert AS e ON e.id = k.id
WINDOW w AS (PARTITION BY d.n ORDER BY sha256(d.seed || uuid_send(e.id)));
ALTER TABLE demo_candidate ADD places smallint;
UPDATE demo_candidate SET places = CASE WHEN judged_now THEN candidates ELSE 3 END,
    recused = recused AND candidates > 3;
INSERT INTO financing.draws
    (tenant_id, order_id, id, seed, commitment, committed_at, opened_at, applications, places, drawn_at)
SELECT s.tenant, c.order_id, c.id, c.seed, sha256(c.seed), c.announced_at, c.opened_at, c.applications,
       c.places, c.at
FROM demo_candidate AS c, demo_self AS s WHERE c.rank = 1;
INSERT INTO financing.draw_candidates
    (tenant_id, order_id, rank, expert_id, hash, seed, places, registered_at, opened_at, prev_hash,
     prev_late)
SELECT s.tenant, c.order_id, c.rank, c.expert, c.hash, c.seed, c.places, c.registered_at, c.opened_at,
       c.prev_hash, CASE WHEN c.rank > 1 THEN false END
FROM demo_candidate AS c, demo_self AS s;
INSERT INTO demo_journal
SELECT 'draw', c.id, 1, c.at, 'expert.drawn', s.actor, true, s.first, pg_temp.facts(
           'candidates', '[' || string_agg(pg_temp.word(c.expert), ',' ORDER BY c.rank) || ']',
           'experts', '[' || string_agg(pg_temp.word(c.expert), ',' ORDER BY c.rank)
               FILTER (WHERE c.rank <= c.places) || ']',
           'order', pg_temp.word(c.order_id), 'places', max(c.places)::text,
           'seed', pg_temp.word(encode(c.seed, 'hex')))
FROM demo_candidate AS c, demo_self AS s
GROUP BY c.id, c.at, c.order_id, c.seed, s.actor, s.first;

-- Who is drawn first recuses himself from some orders, and the fourth follows. Of what is judged now
-- every other expert has declared, and one has scored.
CREATE TEMPORARY TABLE demo_judge ON COMMIT DROP AS
SELECT c.*, c.recused AND c.rank = 1 AS gone, r.declared_at, r.scored_at,
       row_number() OVER (PARTITION BY c.n ORDER BY c.rank) AS seat
FROM demo_candidate AS c, demo_self AS s, LATERAL (
    SELECT CASE WHEN v.declared_at <= s.now AND (NOT c.judged_now OR c.place % 2 = 0)
               THEN v.declared_at END AS declared_at,
           CASE WHEN v.scored_at <= s.now AND (NOT c.judged_now OR c.place = 2)
               THEN v.scored_at END AS scored_at
    FROM (SELECT c.at + interval '21 hours' + t.late + interval '1 minute'
                     * pg_temp.pick('declares' || c.key || c.place, 300) AS declared_at,
                 c.at + interval '43 hours' + t.late + interval '1 minute'
                     * pg_temp.pick('scores' || c.key || c.place, 300) AS scored_at
          -- Who follows comes later.
          FROM (SELECT CASE WHEN c.rank > c.places THEN interval '20 hours'
                    ELSE interval '0' END AS late) AS t) AS v) AS r
WHERE c.rank <= c.places + c.recused::integer;
ALTER TABLE demo_judge ADD relation uuid;
UPDATE demo_judge AS j SET relation = a.id
FROM demo_application AS a WHERE a.n = j.n AND a.answer = 1 AND j.related AND j.seat = 2;
-- Nobody has declared, so nobody is gone yet.
DELETE FROM demo_judge AS j USING demo_judge AS f
WHERE f.n = j.n AND f.gone AND f.declared_at IS NULL AND j.rank > j.places;
UPDATE demo_judge SET gone = false WHERE gone AND declared_at IS NULL;

INSERT INTO financing.declarations
    (tenant_id, order_id, principal_id, id, role, recused, related, declared_at)
SELECT s.tenant, j.order_id, j.principal, pg_temp.v7(j.declared_at, 'declaration' || j.key || j.place),
       'expert', j.gone, num_nonnulls(j.relation), j.declared_at
FROM demo_judge AS j, demo_self AS s WHERE j.declared_at IS NOT NULL;
INSERT INTO financing.declaration_items
    (tenant_id, order_id, principal_id, application_id, organisation_id, computed, nature)
SELECT s.tenant, j.order_id, j.principal, a.id, a.organisation, false,
       CASE WHEN a.id = j.relation THEN 'Консультировал организацию в прошлом году (образец)' END
FROM demo_judge AS j JOIN demo_application AS a ON a.n = j.n AND a.state = 'submitted', demo_self AS s
WHERE j.declared_at IS NOT NULL;
INSERT INTO demo_journal
SELECT 'declaration', pg_temp.v7(j.declared_at, 'declaration' || j.key || j.place), 1, j.declared_at,
       'declaration.made', 'expert@' || s.code, false, j.principal, pg_temp.facts(
           'order', pg_temp.word(j.order_id), 'recused', j.gone::text,
           'related', num_nonnulls(j.relation)::text, 'role', '"expert"'), '{}',
       CASE WHEN j.relation IS NULL THEN '{}'::jsonb ELSE jsonb_build_object(j.relation,
           'Консультировал организацию в прошлом году (образец)') END
FROM demo_judge AS j, demo_self AS s WHERE j.declared_at IS NOT NULL;

-- The better an application's rank, the more points. Two experts differ in their favour and against
-- them, which evens out; the third gives some of those far behind much less than the others.
CREATE TEMPORARY TABLE demo_score ON COMMIT DROP AS
SELECT j.n, j.order_id, j.key, j.principal, j.expert, j.place, j.scored_at, a.id AS application, v.*,
       row_number() OVER (PARTITION BY j.n, j.principal ORDER BY a.answer, v.criterion) AS number
FROM demo_judge AS j JOIN demo_order AS o ON o.n = j.n
JOIN demo_application AS a ON a.n = j.n AND a.state = 'submitted' AND a.id IS DISTINCT FROM j.relation,
LATERAL (
    SELECT greatest(2, 9 - (a.rank - 1) / 2) AS base, j.seat - j.recused::integer AS seat, f.far,
           CASE WHEN j.related OR f.far THEN 0 ELSE pg_temp.pick('differs' || a.key, 2) END AS differs
    FROM (SELECT a.rank > o.winners + 1 AND a.rank < 8
              AND pg_temp.pick('outlier' || a.key, 12) = 0 AS far) AS f) AS b,
LATERAL (VALUES
    ('quality', 10, CASE b.seat WHEN 1 THEN b.base + b.differs WHEN 2 THEN b.base - b.differs
        WHEN 3 THEN CASE WHEN b.far THEN b.base - 6 ELSE b.base END ELSE b.base END),
    ('price', 5, greatest(0, 5 - a.rank / 2))) AS v (criterion, points_max, points)
WHERE j.scored_at IS NOT NULL AND NOT j.gone;
INSERT INTO financing.order_experts
    (tenant_id, order_id, principal_id, expert_id, drawn, replaces, applications, criteria, recused,
     ended, related, given)
SELECT s.tenant, j.order_id, j.principal, j.expert, j.rank <= j.places,
       CASE WHEN j.rank > j.places THEN f.principal END, j.applications, 2, j.gone,
       j.gone AND f.n IS NOT NULL, CASE WHEN j.declared_at IS NOT NULL THEN num_nonnulls(j.relation) END, (
           SELECT count(*) FROM demo_score AS c WHERE c.n = j.n AND c.principal = j.principal)
FROM demo_judge AS j LEFT JOIN demo_judge AS f ON f.n = j.n AND f.gone, demo_self AS s
ORDER BY j.n, j.rank;
INSERT INTO financing.scores
    (tenant_id, order_id, principal_id, number, expert_id, application_id, criterion, points, points_max,
     given_at)
SELECT s.tenant, c.order_id, c.principal, c.number, c.expert, c.application, c.criterion, c.points,
       c.points_max, c.scored_at + interval '1 minute' * c.number
FROM demo_score AS c, demo_self AS s;
INSERT INTO demo_journal
SELECT 'draw', j.id, 2, f.declared_at + interval '4 hours', 'expert.replaced', s.actor, true, s.first,
       pg_temp.facts('expert', pg_temp.word(j.expert), 'order', pg_temp.word(j.order_id),
           'replaces', pg_temp.word(f.expert))
FROM demo_judge AS j JOIN demo_judge AS f ON f.n = j.n AND f.gone, demo_self AS s
WHERE j.rank > j.places;
INSERT INTO demo_journal
SELECT 'score', pg_temp.v7(c.scored_at, 'score' || c.application || c.place), 1,
       c.scored_at + interval '1 minute' * max(c.number), 'score.given', 'expert@' || s.code, false,
       c.principal, pg_temp.facts('application', pg_temp.word(c.application),
           'order', pg_temp.word(c.order_id)), '{}', jsonb_object_agg(c.criterion, c.points::text)
FROM demo_score AS c, demo_self AS s
GROUP BY c.application, c.order_id, c.principal, c.place, c.scored_at, s.code;
