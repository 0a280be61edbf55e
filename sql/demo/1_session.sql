-- What the session that writes a demo's past needs: chance that is the same in every run, ids and
-- texts as the program makes them, and the entries of the journal as they come together.

CREATE FUNCTION pg_temp.pick(key text, choices integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT abs(pg_catalog.hashtextextended(key, 7) % choices)::integer
$$;
CREATE FUNCTION pg_temp.v7(at timestamptz, key text) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7'
        || substr(md5(key), 1, 3) || '8' || substr(md5(key), 4, 15))::uuid
$$;
CREATE FUNCTION pg_temp.instant(at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;
-- Kazakhstan time is UTC+5.
CREATE FUNCTION pg_temp.day(at timestamptz) RETURNS date LANGUAGE sql IMMUTABLE AS $$
    SELECT timezone(interval '5 hours', at)::date
$$;
CREATE FUNCTION pg_temp.money(tiyn bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT (tiyn / 100.0)::numeric(20,2)::text
$$;
CREATE FUNCTION pg_temp.sha(text) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT sha256(convert_to($1, 'UTF8'))
$$;
-- Compact JSON with the members in the order in which they are given, which is the canonical one.
CREATE FUNCTION pg_temp.facts(VARIADIC members text[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT '{' || coalesce(string_agg(to_json(members[i])::text || ':' || members[i + 1], ','
        ORDER BY i), '') || '}'
    FROM generate_series(1, cardinality(members), 2) AS i WHERE members[i + 1] IS NOT NULL
$$;
CREATE FUNCTION pg_temp.word(anyelement) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT to_json($1::text)::text
$$;
-- The day on which a term of working days ends, and how it was counted.
CREATE FUNCTION pg_temp.working_day(start date, days integer) RETURNS date LANGUAGE sql STABLE AS $$
    SELECT d.day::date
    FROM generate_series(start + 1, start + days * 3 + 20, interval '1 day') AS d (day)
    LEFT JOIN registry.calendar_days AS c ON c.day = d.day::date
    WHERE coalesce(c.working, extract(isodow FROM d.day) < 6)
    ORDER BY d.day OFFSET days - 1 LIMIT 1
$$;
CREATE FUNCTION pg_temp.explanation(rule text, start date, due date) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('due', due, 'rule', jsonb_build_object('code', rule),
        'steps', jsonb_build_array(
            jsonb_build_object('date', start, 'effect', 'started', 'why', 'counting starts the next day'),
            jsonb_build_object('date', due, 'effect', 'due', 'why', 'the last working day')))
$$;

-- The year whose report is asked for on a day.
CREATE FUNCTION pg_temp.year_asked(day date) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT extract(year FROM day)::integer - CASE WHEN extract(month FROM day) <= 3 THEN 2 ELSE 1 END
$$;
-- As financing.gate, on a day of the past.
CREATE FUNCTION pg_temp.gate(organisation uuid, sphere text, requires text[], day date)
RETURNS jsonb LANGUAGE sql STABLE AS $$
    WITH items AS (
        SELECT v.* FROM registry.organisations AS g
        CROSS JOIN LATERAL (SELECT pg_temp.year_asked($4) AS year) AS y
        LEFT JOIN registry.reports AS p ON p.organisation_id = g.id AND p.year = y.year
        LEFT JOIN registry.report_duties AS d ON d.legal_form = g.legal_form
            AND daterange(d.valid_from, d.valid_to) @> make_date(y.year, 12, 31)
        CROSS JOIN LATERAL (VALUES
            (1, 'active', 'active' = ANY ($3), 'met',
             jsonb_build_object('legalStatus', g.legal_status, 'organisationVersion', g.version)),
            (2, 'verified', 'verified' = ANY ($3), 'not-met',
             jsonb_build_object('verification', g.verification)),
            (3, 'reported', 'reported' = ANY ($3),
             CASE WHEN p.state IN ('on-time', 'late') OR NOT d.must_report
                      OR g.report_exemption IS NOT NULL
                      OR g.registered_on > make_date(y.year, 12, 31) THEN 'met'
                  WHEN d.must_report IS NULL OR g.registered_on IS NULL THEN 'unknown'
                  ELSE 'not-met' END,
             jsonb_strip_nulls(jsonb_build_object('year', y.year,
                 'report', coalesce(p.state, 'missing'), 'mustReport', d.must_report,
                 'exemption', g.report_exemption, 'registeredOn', g.registered_on))),
            (4, 'legal-form', false, 'met', jsonb_build_object('legalForm', g.legal_form)),
            (5, 'sphere', true, CASE WHEN $2 = ANY (g.spheres) THEN 'met'
                 WHEN g.spheres = '{}' THEN 'unknown' ELSE 'not-met' END,
             jsonb_build_object('sphere', $2, 'spheres', to_jsonb(g.spheres))),
            -- Nobody has looked.
            (8, 'not-unfair', true, 'unknown', jsonb_build_object('check', 'missing')),
            (9, 'no-debts', true, 'unknown', jsonb_build_object('check', 'missing')),
            (10, 'not-listed', true, 'unknown', jsonb_build_object('check', 'missing')))
            AS v (position, item, required, outcome, evidence)
        WHERE g.id = $1
    )
    SELECT jsonb_build_object(
        'outcome', CASE WHEN bool_or(i.required AND i.outcome = 'not-met') THEN 'not-met'
            WHEN bool_or(i.required AND i.outcome = 'unknown') THEN 'unknown' ELSE 'met' END,
        'items', jsonb_agg(jsonb_build_object('item', i.item, 'required', i.required,
            'outcome', i.outcome, 'evidence', i.evidence) ORDER BY i.position))
    FROM items AS i
$$;

CREATE TEMPORARY TABLE demo_journal (
    kind text NOT NULL, subject uuid NOT NULL, version bigint NOT NULL, at timestamptz NOT NULL,
    type text NOT NULL, actor text NOT NULL, public boolean NOT NULL, principal uuid,
    facts text NOT NULL DEFAULT '{}', texts jsonb NOT NULL DEFAULT '{}',
    hidden jsonb NOT NULL DEFAULT '{}'
) ON COMMIT DELETE ROWS;

CREATE TEMPORARY TABLE demo_titles (n integer, kk text, ru text);
INSERT INTO demo_titles VALUES
    (0, 'Көпбалалы отбасылардың балаларына арналған үйірмелер', 'Кружки для детей из многодетных семей'),
    (1, 'Мүгедектігі бар адамдарды жұмысқа орналастыруға көмек', 'Содействие трудоустройству лиц с инвалидностью'),
    (2, 'Жасөспірімдерге психологиялық қолдау', 'Психологическая поддержка подростков'),
    (3, 'Қарт адамдарға үйде күтім көрсету', 'Уход на дому за пожилыми людьми'),
    (4, 'Тұрмыстық зорлық-зомбылықтан зардап шеккендерге көмек', 'Помощь пострадавшим от бытового насилия'),
    (5, 'Ауыл жастарының бастамаларын қолдау', 'Поддержка инициатив сельской молодёжи'),
    (6, 'Қоршаған ортаны қорғау және көгалдандыру', 'Охрана окружающей среды и озеленение'),
    (7, 'Ұлттық дәстүрлерді насихаттау', 'Популяризация национальных традиций'),
    (8, 'Волонтёрлер мектебі', 'Школа волонтёров'),
    (9, 'Құқықтық сауаттылықты арттыру', 'Повышение правовой грамотности'),
    (10, 'Салауатты өмір салты және бұқаралық спорт', 'Здоровый образ жизни и массовый спорт'),
    (11, 'Этносаралық келісімді нығайту', 'Укрепление межэтнического согласия');
