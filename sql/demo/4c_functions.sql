-- The catalogue of state functions that may be transferred, and who performs them: whoever has won an
-- order for one, each from the first day of the contract.

CREATE TEMPORARY TABLE demo_function ON COMMIT DROP AS
SELECT v.*, f.at, pg_temp.v7(f.at, 'function' || s.code || v.place) AS id
FROM demo_self AS s, (SELECT min(o.announced_at) - interval '12 days' AS at FROM demo_order AS o) AS f,
LATERAL (VALUES
    (0, 'Үйде әлеуметтік қызмет көрсету', 'Социальное обслуживание на дому',
     'Social Code, Art. 133 (sample)', 'Управление координации занятости и социальных программ (образец)',
     1800000000::bigint, 12::smallint),
    (1, 'Мемлекеттік қызметтер сапасының қоғамдық мониторингі',
     'Общественный мониторинг качества государственных услуг', 'Law 88-V, Art. 29 (sample)',
     'Департамент по делам государственной службы (образец)', 900000000, 12),
    (2, 'Жастар ресурстық орталығының жұмысы', 'Работа молодёжного ресурсного центра',
     'Law 285-V, Art. 9 (sample)', 'Управление по вопросам молодёжной политики (образец)', 2400000000, 24))
    AS v (place, kk, ru, basis, body, price, months)
WHERE s.kind = 'akimat';
CREATE TEMPORARY TABLE demo_performer ON COMMIT DROP AS
SELECT f.id, c.organisation, c.starts_on, c.signed_at, c.key,
       1 + row_number() OVER w AS seq, lead(c.starts_on) OVER w AS ends_on
FROM (
    SELECT DISTINCT ON (c.starts_on) c.*, pg_temp.pick('function' || o.id, 3) AS place
    FROM demo_contract AS c JOIN demo_order AS o ON o.n = c.n AND o.instrument = 'transferred-function'
    ORDER BY c.starts_on, c.id) AS c
JOIN demo_function AS f ON f.place = c.place
WINDOW w AS (PARTITION BY f.id ORDER BY c.starts_on);
INSERT INTO financing.functions
    (tenant_id, id, version, name_kk, name_ru, legal_basis, body, standard, standard_sha256, price_tiyn,
     term_months, added_at, actor)
SELECT s.tenant, f.id, 1 + (SELECT count(*) FROM demo_performer AS p WHERE p.id = f.id), f.kk, f.ru,
       f.basis, f.body, 'sample, no document', pg_temp.sha('standard' || f.id), f.price, f.months, f.at,
       s.actor
FROM demo_function AS f, demo_self AS s;
INSERT INTO financing.function_performers
    (tenant_id, function_id, seq, organisation_id, valid_from, valid_to, recorded_at, actor, act,
     act_sha256)
SELECT s.tenant, p.id, p.seq, p.organisation, p.starts_on, p.ends_on, p.signed_at, s.actor,
       'sample, no document', pg_temp.sha('act' || p.key)
FROM demo_performer AS p, demo_self AS s;
INSERT INTO demo_journal
SELECT 'function', f.id, 1, f.at, 'function.added', s.actor, true, s.first, pg_temp.facts(
           'price', pg_temp.word(pg_temp.money(f.price)),
           'standardSha256', pg_temp.word(encode(pg_temp.sha('standard' || f.id), 'hex')),
           'tenant', pg_temp.word(s.code), 'termMonths', f.months::text),
       jsonb_build_object('nameKk', f.kk, 'nameRu', f.ru, 'legalBasis', f.basis, 'body', f.body,
           'standard', 'sample, no document')
FROM demo_function AS f, demo_self AS s;
INSERT INTO demo_journal
SELECT 'function', p.id, p.seq, p.signed_at, 'function.assigned', s.actor, true, s.first, pg_temp.facts(
           'organisation', pg_temp.word(p.organisation),
           'sha256', pg_temp.word(encode(pg_temp.sha('act' || p.key), 'hex')),
           'validFrom', pg_temp.word(p.starts_on)),
       '{"act": "sample, no document"}'
FROM demo_performer AS p, demo_self AS s;
