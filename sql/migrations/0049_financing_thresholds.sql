-- What an order may ask for beside its instrument's rule: points in a final ranking that it names.
-- And of awards for NGOs: nobody is nominated in two spheres of a year.

ALTER TABLE financing.orders
    ADD COLUMN ranking_tenant_id uuid,
    ADD COLUMN ranking_id uuid,
    ADD COLUMN ranking_points_min integer,
    ADD COLUMN ranking_band text,
    -- Only what is final, and so never changes, can be asked for.
    ADD CONSTRAINT orders_ranking_final FOREIGN KEY (ranking_tenant_id, ranking_id)
        REFERENCES ranking.publications (tenant_id, snapshot_id),
    ADD CONSTRAINT orders_ranking_complete CHECK (
        num_nonnulls(ranking_tenant_id, ranking_id, ranking_points_min) IN (0, 3)
        AND (ranking_band IS NULL OR ranking_id IS NOT NULL)),
    ADD CONSTRAINT orders_ranking_points CHECK (ranking_points_min BETWEEN 0 AND 100000);
COMMENT ON COLUMN financing.orders.ranking_id IS
    'The final ranking in which an applicant must have so many points; empty where none is asked.';
COMMENT ON COLUMN financing.orders.ranking_band IS
    'The band that was asked for, where the points are those that it begins with.';
GRANT INSERT (ranking_tenant_id, ranking_id, ranking_points_min, ranking_band)
    ON financing.orders TO tizilim_app;

-- As in 0032, with two items more, which are there only where they are asked.
CREATE OR REPLACE FUNCTION financing.eligibility(organisation uuid, wanted uuid)
    RETURNS TABLE ("position" smallint, item text, required boolean, outcome text, evidence jsonb)
    LANGUAGE sql STABLE
    SET search_path = ''
BEGIN ATOMIC
    WITH subject AS (
        SELECT g.*, r.requires, r.legal_forms, o.sphere, t.today,
               extract(year FROM t.today)::integer - 1 AS last_year, o.id AS order_id,
               o.instrument, o.year AS order_year, o.ranking_tenant_id, o.ranking_id,
               o.ranking_points_min, o.ranking_band
        FROM financing.orders AS o
        JOIN financing.instrument_rules AS r
            ON r.instrument = o.instrument AND r.valid_from = o.rule_from
        CROSS JOIN (
            -- Kazakhstan time is UTC+5.
            SELECT timezone(interval '5 hours', statement_timestamp())::date AS today) AS t
        JOIN registry.organisations AS g ON g.id = eligibility.organisation
        WHERE o.id = eligibility.wanted
    ), due AS (
        SELECT make_date(s.last_year + 1, d.month, d.day) AS day
        FROM subject AS s
        JOIN registry.deadline_rules AS d ON d.code = 'report.yearly'
            AND daterange(d.valid_from, d.valid_to) @> make_date(s.last_year, 12, 31)
    ), year_asked AS (
        -- The last one, unless it is not reported on yet and need not be.
        SELECT CASE WHEN s.today <= (SELECT d.day FROM due AS d) AND NOT EXISTS (
                   SELECT FROM registry.reports AS p
                   WHERE p.organisation_id = s.id AND p.year = s.last_year)
               THEN s.last_year - 1 ELSE s.last_year END AS year
        FROM subject AS s
    ), report AS (
        SELECT y.year, p.state, v.must_report
        FROM subject AS s CROSS JOIN year_asked AS y
        LEFT JOIN registry.reports AS p ON p.organisation_id = s.id AND p.year = y.year
        LEFT JOIN registry.report_duties AS v ON v.legal_form = s.legal_form
            AND daterange(v.valid_from, v.valid_to) @> make_date(y.year, 12, 31)
    )
    SELECT 1::smallint, 'active', 'active' = ANY (s.requires),
           CASE WHEN s.merged_into_id IS NOT NULL THEN 'not-met'
                WHEN s.legal_status = 'active' THEN 'met'
                -- The register of legal entities did not know it: nobody knows.
                WHEN s.legal_status = 'not-found' THEN 'unknown' ELSE 'not-met' END,
           jsonb_strip_nulls(jsonb_build_object('legalStatus', s.legal_status,
               'mergedInto', s.merged_into_id, 'organisationVersion', s.version))
    FROM subject AS s
    UNION ALL
    SELECT 2, 'verified', 'verified' = ANY (s.requires),
           CASE WHEN s.verification = 'verified' AND s.verified_until >= s.today THEN 'met'
                ELSE 'not-met' END,
           jsonb_strip_nulls(jsonb_build_object('verification', s.verification,
               'verifiedUntil', s.verified_until))
    FROM subject AS s
    UNION ALL
    SELECT 3, 'reported', 'reported' = ANY (s.requires),
           CASE WHEN p.state IN ('on-time', 'late') THEN 'met'
                WHEN p.state = 'false' THEN 'not-met'
                WHEN s.report_exemption IS NOT NULL OR NOT p.must_report
                    OR s.unit <> 'head' AND s.legal_form <> 'foreign-branch'
                    OR s.registered_on > make_date(p.year, 12, 31) THEN 'met'
                -- A deadline on days off ends later; and who knows no day of registration does not
                -- know whether it owed one.
                WHEN p.must_report IS NULL OR s.registered_on IS NULL
                    OR p.year = s.last_year AND s.today <= (SELECT d.day + 10 FROM due AS d)
                    THEN 'unknown'
                ELSE 'not-met' END,
           jsonb_strip_nulls(jsonb_build_object('year', p.year,
               'report', coalesce(p.state, 'missing'), 'mustReport', p.must_report,
               'exemption', s.report_exemption, 'registeredOn', s.registered_on))
    FROM subject AS s CROSS JOIN report AS p
    UNION ALL
    SELECT 4, 'legal-form', s.legal_forms IS NOT NULL,
           CASE WHEN s.legal_forms IS NULL OR s.legal_form = ANY (s.legal_forms) THEN 'met'
                ELSE 'not-met' END,
           jsonb_strip_nulls(jsonb_build_object('legalForm', s.legal_form,
               'allowed', to_jsonb(s.legal_forms)))
    FROM subject AS s
    UNION ALL
    SELECT 5, 'sphere', true,
           CASE WHEN s.sphere = ANY (s.spheres) THEN 'met'
                WHEN s.spheres = '{}' THEN 'unknown' ELSE 'not-met' END,
           jsonb_build_object('sphere', s.sphere, 'spheres', to_jsonb(s.spheres))
    FROM subject AS s
    UNION ALL
    -- By the ranking that the order names and the gate that it froze, whatever is known since.
    SELECT 6, 'ranking', true,
           CASE WHEN x.state = 'alert' OR x.bars <> '' THEN 'not-met'
                WHEN x.state = 'rated' AND x.points >= s.ranking_points_min THEN 'met'
                WHEN x.state = 'rated' THEN 'not-met' ELSE 'unknown' END,
           jsonb_strip_nulls(jsonb_build_object('ranking', s.ranking_id,
               'digest', encode(n.digest, 'hex'), 'cutOff', n.cut_off,
               'pointsMin', s.ranking_points_min, 'bandMin', s.ranking_band,
               'state', coalesce(x.state, 'absent'), 'points', x.points, 'band', x.band,
               'bars', nullif(x.bars, ''), 'alert', nullif(x.alert, '')))
    FROM subject AS s
    JOIN ranking.snapshots AS n ON n.tenant_id = s.ranking_tenant_id AND n.id = s.ranking_id
    LEFT JOIN ranking.standings AS x ON x.tenant_id = n.tenant_id AND x.snapshot_id = n.id
        AND x.organisation_id = s.id
    UNION ALL
    -- Law 36-III, Art. 6-3: one sphere a year. The nomination that was known first stands.
    SELECT 7, 'award-sphere', true, CASE WHEN n.sphere IS NULL THEN 'met' ELSE 'not-met' END,
           jsonb_strip_nulls(jsonb_build_object('year', s.order_year, 'sphere', s.sphere,
               'nominatedIn', n.sphere, 'nominatedBy', n.order_id))
    FROM subject AS s
    LEFT JOIN LATERAL (
        SELECT p.sphere, p.id AS order_id
        FROM financing.opened_applications AS a
        JOIN financing.orders AS p ON p.tenant_id = a.tenant_id AND p.id = a.order_id
        WHERE a.organisation_id = s.id AND p.instrument = 'award' AND p.year = s.order_year
          AND p.sphere <> s.sphere AND p.state <> 'cancelled' AND NOT EXISTS (
              SELECT FROM financing.opened_applications AS b
              JOIN financing.orders AS q ON q.tenant_id = b.tenant_id AND q.id = b.order_id
              WHERE b.organisation_id = s.id AND q.id = s.order_id
                AND (q.opened_at, b.application_id) < (p.opened_at, a.application_id))
        ORDER BY p.opened_at, a.application_id LIMIT 1) AS n ON true
    WHERE s.instrument = 'award'
    ORDER BY 1;
END;
