-- serves-from: 56
-- Methods that the public can comment on, for as long as a rule says; what rankings read, as it was on
-- the cut-off day; money that was spent as planned and given back in time. Documents of public control
-- that are answered in their language.

-- A draft is version 1 of its subject, its publication version 2.
SELECT oversight.admit_kind('method', 'Рейтинг әдістемесі', 'Методика рейтинга',
    'Method of ranking',
    'SELECT m.tenant_id, CASE WHEN p.method_id IS NULL THEN 1 ELSE 2 END::bigint'
    ' FROM ranking.methods AS m LEFT JOIN ranking.method_publications AS p'
    ' ON p.tenant_id = m.tenant_id AND p.method_id = m.id WHERE m.id = $2');

INSERT INTO registry.deadline_rules
    (code, valid_from, unit, amount, month, day, article, name_kk, name_ru, name_en, confirmed)
VALUES
    ('method.comments', '2021-07-01', 'working-days', 15, NULL, NULL, 'Not fixed by an act; a proposal, as long as drafts of acts are discussed', 'Рейтинг әдістемесін талқылау мерзімі', 'Срок обсуждения методики рейтинга', 'Comments on a method of ranking', false);

-- Drafts and publications of before are left as they are.
ALTER TABLE ranking.methods
    ADD COLUMN due_on date,
    ADD COLUMN due_rule text,
    ADD COLUMN due_explanation jsonb,
    ADD CONSTRAINT methods_comments_long_enough CHECK (
        num_nonnulls(due_on, due_rule, due_explanation) = 3 AND comments_until >= due_on
        AND due_on > timezone(interval '5 hours', drafted_at)::date) NOT VALID;
COMMENT ON COLUMN ranking.methods.due_on IS
    'The first day that the rule allows to be the last one for comments.';
GRANT INSERT (due_on, due_rule, due_explanation) ON ranking.methods TO tizilim_app;
ALTER TABLE ranking.method_publications
    ADD CONSTRAINT method_publications_not_backdated CHECK (
        valid_from >= timezone(interval '5 hours', published_at)::date) NOT VALID;

CREATE FUNCTION ranking.report_due(year integer) RETURNS date
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT t.day
    FROM registry.deadline_rules AS r
    -- No row of days off is as long.
    CROSS JOIN generate_series(0, 30) AS n (later)
    CROSS JOIN LATERAL (
        SELECT make_date(report_due.year + 1, r.month, r.day) + n.later AS day) AS t
    LEFT JOIN registry.calendar_days AS c ON c.day = t.day
    WHERE r.code = 'report.yearly' AND r.unit = 'fixed-date'
      AND daterange(r.valid_from, r.valid_to) @> make_date(report_due.year, 12, 31)
      AND coalesce(c.working, extract(isodow FROM t.day) < 6)
    ORDER BY n.later LIMIT 1;
END;
COMMENT ON FUNCTION ranking.report_due IS
    'By when the report of a year is due: the day of the rule "report.yearly", or the working day '
    'after it.';

CREATE OR REPLACE FUNCTION ranking.last_report_year(cut_off date) RETURNS integer
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT extract(year FROM cut_off)::integer
        - CASE WHEN cut_off > ranking.report_due(extract(year FROM cut_off)::integer - 1)
            THEN 1 ELSE 2 END;
END;
COMMENT ON FUNCTION ranking.last_report_year IS
    'Of which year the last report was due before that day.';

-- The register as it stood at the end of a day. What was entered after it is read as it was entered
-- first: the organisation was there before the register knew it.
CREATE FUNCTION ranking.organisations_at(cut_off date) RETURNS TABLE
    (organisation_id uuid, version bigint, legal_form text, unit text, region text,
     registered_on date, legal_status text, verification text, verified_until date,
     report_exemption text, spheres text[], is_merged boolean, filled integer)
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    -- Most have not changed since, and their columns say what the text of the version says.
    SELECT o.id, o.version, o.legal_form, o.unit, o.region_code, o.registered_on, o.legal_status,
        o.verification, o.verified_until, o.report_exemption, o.spheres,
        o.merged_into_id IS NOT NULL,
        num_nonnulls(o.name_kk, o.name_ru, o.email, o.phone, o.website,
            coalesce(o.address_kk, o.address_ru), nullif(o.spheres, '{}'))
    FROM registry.organisations AS o
    JOIN registry.organisation_versions AS v
        ON v.organisation_id = o.id AND v.version = o.version
    WHERE v.version = 1
       OR v.recorded_from < timezone(interval '5 hours', (cut_off + 1)::timestamp)
    UNION ALL
    SELECT o.id, past.version, r."legalForm", coalesce(r.unit, 'head'), r.region,
        r."registeredOn", coalesce(r."legalStatus", 'active'),
        coalesce(r.verification, 'unverified'), r."verifiedUntil", o.report_exemption,
        coalesce(r.spheres, '{}'), r."mergedInto" IS NOT NULL,
        num_nonnulls(r.name ->> 'kk', r.name ->> 'ru', r.contacts ->> 'email',
            r.contacts ->> 'phone', r.contacts ->> 'website', r.contacts -> 'address',
            nullif(r.spheres, '{}'))
    FROM registry.organisations AS o
    JOIN registry.organisation_versions AS v
        ON v.organisation_id = o.id AND v.version = o.version
    CROSS JOIN LATERAL (
        SELECT p.version, p.record FROM registry.organisation_versions AS p
        WHERE p.organisation_id = o.id AND (p.version = 1
            OR p.recorded_from < timezone(interval '5 hours', (cut_off + 1)::timestamp))
        ORDER BY p.version DESC LIMIT 1) AS past
    CROSS JOIN LATERAL json_to_record(past.record) AS r ("legalForm" text, unit text, region text,
        "registeredOn" date, "legalStatus" text, verification text, "verifiedUntil" date,
        spheres text[], "mergedInto" uuid, name json, contacts json)
    WHERE v.version > 1
      AND v.recorded_from >= timezone(interval '5 hours', (cut_off + 1)::timestamp);
END;
COMMENT ON FUNCTION ranking.organisations_at IS
    'The register as it stood at the end of a day, with how many of the seven things that '
    '"transparency" looks at are filled in.';

CREATE FUNCTION ranking.empty_fields(organisation uuid, version bigint) RETURNS text[]
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT coalesce(array_agg(f.name ORDER BY f.place) FILTER (WHERE NOT f.is_filled), '{}')
    FROM registry.organisation_versions AS v
    CROSS JOIN LATERAL (VALUES
        (1, 'name.kk', v.record #>> '{name,kk}' IS NOT NULL),
        (2, 'name.ru', v.record #>> '{name,ru}' IS NOT NULL),
        (3, 'contacts.email', v.record #>> '{contacts,email}' IS NOT NULL),
        (4, 'contacts.phone', v.record #>> '{contacts,phone}' IS NOT NULL),
        (5, 'contacts.website', v.record #>> '{contacts,website}' IS NOT NULL),
        (6, 'contacts.address', v.record #>> '{contacts,address}' IS NOT NULL),
        (7, 'spheres', v.record #>> '{spheres}' IS NOT NULL)) AS f (place, name, is_filled)
    WHERE v.organisation_id = empty_fields.organisation AND v.version = empty_fields.version;
END;
COMMENT ON FUNCTION ranking.empty_fields IS
    'What of the seven things that "transparency" looks at a version of a record does not have.';
DO $rights$
BEGIN
    EXECUTE format('GRANT EXECUTE ON FUNCTION ranking.empty_fields TO %s', tenancy.readers());
END
$rights$;

-- Reports whose last finding up to the end of a day is that they are false.
CREATE FUNCTION ranking.false_reports_at(cut_off date) RETURNS TABLE
    (organisation_id uuid, year smallint)
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT f.organisation_id, f.year
    FROM (
        SELECT DISTINCT ON (n.organisation_id, n.year) n.organisation_id, n.year, n.outcome
        FROM registry.report_findings AS n
        WHERE timezone(interval '5 hours', n.found_at)::date <= cut_off
        ORDER BY n.organisation_id, n.year, n.found_at DESC, n.id DESC) AS f
    WHERE f.outcome = 'false';
END;
COMMENT ON FUNCTION ranking.false_reports_at IS 'Reports that were false by what was found by then.';

CREATE OR REPLACE FUNCTION ranking.subjects_at(cut_off date) RETURNS TABLE
    (organisation_id uuid, form text, size text, sphere text, region text, bars text, alert text)
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    WITH asked AS MATERIALIZED (
        SELECT ranking.last_report_year(cut_off) AS year
    )
    SELECT o.organisation_id, o.legal_form,
        coalesce((SELECT CASE WHEN v.staff_count IS NULL THEN ''
                              WHEN v.staff_count = 0 THEN 'none'
                              WHEN v.staff_count < 10 THEN 'few'
                              WHEN v.staff_count < 50 THEN 'some' ELSE 'many' END
                  FROM registry.reports AS r JOIN registry.report_versions AS v
                      ON v.organisation_id = r.organisation_id AND v.year = r.year
                  WHERE r.organisation_id = o.organisation_id AND r.submitted_on <= cut_off
                    AND (v.version = 1
                      OR timezone(interval '5 hours', v.submitted_at)::date <= cut_off)
                  ORDER BY r.year DESC, v.version DESC LIMIT 1), ''),
        coalesce((SELECT s.code FROM registry.spheres AS s WHERE s.code = ANY (o.spheres)
                  ORDER BY s.position LIMIT 1), ''),
        o.region,
        concat_ws(',',
            CASE WHEN o.legal_status <> 'active' THEN o.legal_status END,
            CASE WHEN last.year IS NULL AND o.report_exemption IS NULL AND d.must_report
                AND coalesce(o.registered_on, '-infinity') < make_date(a.year + 1, 1, 1)
                THEN 'report-missing' END,
            CASE WHEN wrong.year IS NOT NULL THEN 'report-false' END,
            CASE WHEN o.verification <> 'verified' OR o.verified_until < cut_off
                THEN 'unverified' END),
        CASE WHEN wrong.year IS NOT NULL THEN 'report-false' ELSE '' END
    FROM ranking.organisations_at(cut_off) AS o
    CROSS JOIN asked AS a
    JOIN registry.legal_forms AS f ON f.code = o.legal_form AND f.ngo
    LEFT JOIN registry.report_duties AS d ON d.legal_form = o.legal_form
        AND d.valid_from <= cut_off AND (d.valid_to IS NULL OR d.valid_to > cut_off)
    LEFT JOIN registry.reports AS last ON last.organisation_id = o.organisation_id
        AND last.year = a.year AND last.submitted_on <= cut_off
    LEFT JOIN ranking.false_reports_at(cut_off) AS wrong
        ON wrong.organisation_id = last.organisation_id AND wrong.year = last.year
    WHERE NOT o.is_merged AND o.unit = 'head'
      AND coalesce(o.registered_on, '-infinity') <= cut_off
      AND o.legal_status NOT IN ('liquidated', 'reorganised');
END;
COMMENT ON FUNCTION ranking.subjects_at IS
    'Who is ranked, its peer group, and the gate, as the register had them on that day: a head '
    'office of an NGO that stood.';

-- As in 0048, but for the version of a contract.
CREATE OR REPLACE FUNCTION ranking.delivery_at(cut_off date) RETURNS TABLE
    (organisation_id uuid, indicator text, source text, day date, good bigint, total bigint)
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    WITH ended AS (
        -- By the version that held on that day.
        SELECT c.tenant_id, c.id, c.organisation_id, v.report_due_on, r.id AS report_id
        FROM financing.contracts AS c
        CROSS JOIN LATERAL (
            SELECT n.report_due_on FROM financing.contract_versions AS n
            WHERE n.tenant_id = c.tenant_id AND n.root_id = c.id AND (n.version = 1
                OR timezone(interval '5 hours', n.signed_at)::date <= cut_off)
            ORDER BY n.version DESC LIMIT 1) AS v
        LEFT JOIN financing.project_reports AS r ON r.tenant_id = c.tenant_id
            AND r.contract_id = c.id AND r.kind = 'final'
    ), stood AS (
        -- The report as it stood on that day, with the submission that it is about.
        SELECT e.*, l.to_state, l.submitted_seq, timezone(interval '5 hours', l.at)::date AS stepped_on,
               timezone(interval '5 hours', h.at)::date AS submitted_on
        FROM ended AS e
        LEFT JOIN LATERAL (
            SELECT p.to_state, p.at, p.seq - (p.to_state <> 'submitted')::integer AS submitted_seq
            FROM financing.project_report_steps AS p
            WHERE p.tenant_id = e.tenant_id AND p.report_id = e.report_id
              AND timezone(interval '5 hours', p.at)::date <= cut_off
            ORDER BY p.seq DESC LIMIT 1) AS l ON true
        LEFT JOIN financing.project_report_steps AS h ON h.tenant_id = e.tenant_id
            AND h.report_id = e.report_id AND h.seq = l.submitted_seq
    )
    SELECT c.organisation_id, 'delivery', 'evaluation/' || e.id,
        timezone(interval '5 hours', e.recorded_at)::date, e.effectiveness_percent::bigint,
        100::bigint
    FROM financing.evaluations AS e
    JOIN financing.contracts AS c ON c.tenant_id = e.tenant_id AND c.id = e.contract_id
    WHERE timezone(interval '5 hours', e.recorded_at)::date <= cut_off
    UNION ALL
    -- Each indicator in parts of a million, rounded down, and never more than what was planned; all of
    -- a project count alike. What was planned as nothing says nothing.
    SELECT s.organisation_id, 'delivery', 'indicators/' || s.id, s.stepped_on,
        sum(div(least(i.planned, i.reached) * 1000000, i.planned))::bigint,
        count(*) * 1000000
    FROM stood AS s
    JOIN financing.project_report_contents AS t ON t.tenant_id = s.tenant_id
        AND t.report_id = s.report_id AND t.seq = s.submitted_seq
    CROSS JOIN LATERAL jsonb_to_recordset(t.indicators::jsonb)
        AS i (planned numeric, reached numeric)
    WHERE s.to_state = 'accepted' AND i.planned > 0
    GROUP BY s.organisation_id, s.id, s.stepped_on
    UNION ALL
    -- What was handed in by its day and is not judged yet says nothing.
    SELECT s.organisation_id, 'delivery', 'acceptance/' || s.id, s.report_due_on,
        CASE WHEN s.to_state = 'accepted' AND s.submitted_on <= s.report_due_on
            THEN 1 ELSE 0 END::bigint, 1::bigint
    FROM stood AS s
    WHERE s.report_due_on < cut_off
      AND (s.to_state = 'submitted' AND s.submitted_on <= s.report_due_on) IS NOT TRUE;
END;

-- Money: how much of what was planned was spent, by reports that were accepted; and whether what had
-- to be given back was there by its day. The volume is no input, only shares are.
CREATE FUNCTION ranking.spending_at(cut_off date) RETURNS TABLE
    (organisation_id uuid, indicator text, source text, day date, good bigint, total bigint)
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    WITH planned AS (
        -- By the version that held on that day. One that paid nothing leaves nothing to be spent.
        SELECT c.tenant_id, c.id, c.organisation_id, v.report_due_on,
               (SELECT sum(m.amount_tiyn) FROM financing.contract_amounts AS m
                WHERE m.tenant_id = c.tenant_id AND m.root_id = c.id AND m.version = v.version)
                   AS tiyn
        FROM financing.contracts AS c
        CROSS JOIN LATERAL (
            SELECT n.version, n.report_due_on FROM financing.contract_versions AS n
            WHERE n.tenant_id = c.tenant_id AND n.root_id = c.id AND (n.version = 1
                OR timezone(interval '5 hours', n.signed_at)::date <= cut_off)
            ORDER BY n.version DESC LIMIT 1) AS v
        WHERE v.report_due_on < cut_off
          AND EXISTS (SELECT FROM financing.payments AS p
                      JOIN financing.payment_confirmations AS f
                          ON f.tenant_id = p.tenant_id AND f.payment_id = p.id
                      WHERE p.tenant_id = c.tenant_id AND p.contract_id = c.id
                        AND f.paid_on <= cut_off)
    ), reported AS (
        -- Reports as they stood on that day, with what their last submission says.
        SELECT r.tenant_id, r.contract_id,
               -- Each says what was spent so far.
               coalesce(max(t.spent_tiyn) FILTER (
                       WHERE l.to_state = 'accepted' AND r.kind = 'final'),
                   max(t.spent_tiyn) FILTER (WHERE l.to_state = 'accepted')) AS spent_tiyn,
               bool_or(r.kind = 'final' AND l.to_state = 'submitted') AS waits
        FROM financing.project_reports AS r
        CROSS JOIN LATERAL (
            SELECT s.to_state, s.seq - (s.to_state <> 'submitted')::integer AS submitted_seq
            FROM financing.project_report_steps AS s
            WHERE s.tenant_id = r.tenant_id AND s.report_id = r.id
              AND timezone(interval '5 hours', s.at)::date <= cut_off
            ORDER BY s.seq DESC LIMIT 1) AS l
        JOIN financing.project_report_contents AS t ON t.tenant_id = r.tenant_id
            AND t.report_id = r.id AND t.seq = l.submitted_seq
        GROUP BY r.tenant_id, r.contract_id
    )
    SELECT p.organisation_id, 'spending', 'contract/' || p.id, p.report_due_on,
        least(coalesce(q.spent_tiyn, 0), p.tiyn)::bigint, p.tiyn::bigint
    FROM planned AS p
    LEFT JOIN reported AS q ON q.tenant_id = p.tenant_id AND q.contract_id = p.id
    -- While a final report waits for its judgement nothing is known.
    WHERE p.tiyn > 0 AND q.waits IS NOT TRUE
    UNION ALL
    SELECT r.organisation_id, 'spending', 'refund/' || r.id, r.due_on,
        CASE WHEN e.received_on <= r.due_on THEN 1 ELSE 0 END::bigint, 1::bigint
    FROM financing.refunds AS r
    LEFT JOIN financing.refund_receipts AS e
        ON e.tenant_id = r.tenant_id AND e.refund_id = r.id
    -- What was withdrawn by then was demanded in error.
    WHERE r.due_on < cut_off AND (r.withdrawn_at IS NULL
        OR timezone(interval '5 hours', r.withdrawn_at)::date > cut_off);
END;
COMMENT ON FUNCTION ranking.spending_at IS
    'Rows of the indicator "spending": what was spent of what was planned, for each contract that '
    'ended, and whether money came back by its day, for each refund.';

CREATE OR REPLACE FUNCTION ranking.inputs_at(cut_off date) RETURNS TABLE
    (organisation_id uuid, indicator text, source text, day date, good bigint, total bigint)
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    WITH years AS MATERIALIZED (
        SELECT y.year, ranking.report_due(y.year) AS due_on
        FROM ranking.last_report_year(cut_off) AS last
        CROSS JOIN generate_series(last - 2, last) AS y (year)
    ), known AS MATERIALIZED (
        SELECT g.organisation_id, g.version, g.legal_form, g.unit, g.region, g.registered_on,
            g.legal_status, g.verification, g.verified_until, g.report_exemption, g.spheres,
            g.is_merged, g.filled
        FROM ranking.organisations_at(cut_off) AS g
    )
    -- For each of the last three years, unless it owed no report: in time, and not false.
    SELECT o.organisation_id, 'reporting', 'report/' || y.year, y.due_on,
        CASE WHEN r.timeliness = 'on-time' AND wrong.year IS NULL
            THEN 1 ELSE 0 END::bigint, 1::bigint
    FROM known AS o
    CROSS JOIN years AS y
    JOIN registry.report_duties AS d ON d.legal_form = o.legal_form AND d.must_report
        AND d.valid_from <= make_date(y.year, 12, 31)
        AND (d.valid_to IS NULL OR d.valid_to > make_date(y.year, 12, 31))
    LEFT JOIN registry.reports AS r ON r.organisation_id = o.organisation_id AND r.year = y.year
        AND r.submitted_on <= cut_off
    LEFT JOIN ranking.false_reports_at(cut_off) AS wrong
        ON wrong.organisation_id = r.organisation_id AND wrong.year = r.year
    WHERE o.report_exemption IS NULL
      AND coalesce(o.registered_on, '-infinity') < make_date(y.year + 1, 1, 1)
    UNION ALL
    SELECT p.organisation_id, p.indicator, p.source, p.day, p.good, p.total
    FROM ranking.delivery_at(cut_off) AS p
    UNION ALL
    SELECT m.organisation_id, m.indicator, m.source, m.day, m.good, m.total
    FROM ranking.spending_at(cut_off) AS m
    UNION ALL
    -- A contract that was not kept; one row each, however many breaches there were.
    SELECT c.organisation_id, 'breaches', 'contract/' || c.id, v.starts_on,
        CASE WHEN EXISTS (SELECT FROM financing.breaches AS b WHERE b.tenant_id = c.tenant_id
                              AND b.contract_id = c.id AND b.happened_on <= cut_off)
            THEN 1 ELSE 0 END::bigint, 1
    FROM financing.contracts AS c
    JOIN financing.contract_versions AS v ON v.tenant_id = c.tenant_id AND v.root_id = c.id
        AND v.version = 1
    WHERE v.starts_on <= cut_off
    UNION ALL
    SELECT s.organisation_id, s.indicator, s.source, s.day, s.good, s.total
    FROM ranking.oversight_at(cut_off) AS s
    UNION ALL
    -- How much of its own record an organisation fills in.
    SELECT o.organisation_id, 'transparency', 'record/' || o.version, cut_off, o.filled::bigint, 7
    FROM known AS o;
END;

GRANT EXECUTE ON FUNCTION ranking.report_due, ranking.organisations_at, ranking.false_reports_at,
    ranking.spending_at TO tizilim_app;

-- The answer to a recommendation is in the language of its document, as that to a comment is in that of
-- who asks. Of answers of before nobody knows it.
ALTER TABLE oversight.documents
    ADD CONSTRAINT documents_language_unique UNIQUE (tenant_id, id, language);
ALTER TABLE oversight.recommendation_answers
    ADD COLUMN language text,
    ADD CONSTRAINT recommendation_answers_language_stated CHECK (language IS NOT NULL) NOT VALID,
    ADD CONSTRAINT recommendation_answers_language_of_document
        FOREIGN KEY (tenant_id, document_id, language)
        REFERENCES oversight.documents (tenant_id, id, language);
GRANT INSERT (language) ON oversight.recommendation_answers TO tizilim_app;

-- Who owes finds its documents, and everybody those that are late, without reading what is answered.
ALTER TABLE oversight.documents ADD COLUMN answered smallint NOT NULL DEFAULT 0;
COMMENT ON COLUMN oversight.documents.answered IS 'How many recommendations have an answer.';
ALTER TABLE oversight.documents NO FORCE ROW LEVEL SECURITY;
ALTER TABLE oversight.recommendation_answers NO FORCE ROW LEVEL SECURITY;
UPDATE oversight.documents AS d SET answered = a.count
FROM (SELECT tenant_id, document_id, count(*) FROM oversight.recommendation_answers GROUP BY 1, 2) AS a
WHERE a.tenant_id = d.tenant_id AND a.document_id = d.id;
ALTER TABLE oversight.recommendation_answers FORCE ROW LEVEL SECURITY;
ALTER TABLE oversight.documents FORCE ROW LEVEL SECURITY;
ALTER TABLE oversight.documents ADD CONSTRAINT documents_answered_within
    CHECK (answered BETWEEN 0 AND recommendations);
CREATE INDEX documents_owed ON oversight.documents (due_on, id)
    WHERE state <> 'open' AND answered < recommendations;
CREATE INDEX documents_owed_by ON oversight.documents (tenant_id, due_on, id)
    WHERE state <> 'open' AND answered < recommendations;
DO $answered$
BEGIN
    EXECUTE format('GRANT SELECT (answered) ON oversight.documents TO %s', tenancy.readers());
    PERFORM tenancy.admit('oversight.documents', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
        'UPDATE (answered)');
END
$answered$;

-- Of records whose version can't grow no version can come in which a wrong fact is corrected.
ALTER TABLE oversight.subject_kinds ADD COLUMN fixed boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN oversight.subject_kinds.fixed IS
    'A record stays as it is, and another one replaces it: it is commented on, not corrected.';
UPDATE oversight.subject_kinds SET fixed = true
WHERE kind IN ('response', 'recommendationanswer', 'ranking', 'method');
