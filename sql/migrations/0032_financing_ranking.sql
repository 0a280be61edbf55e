-- What follows from scores and from the registry: ranking, outliers, eligibility. Exact numbers and
-- three-valued answers; each function sees what its caller sees.

CREATE AGGREGATE financing.common_multiple (numeric) (
    SFUNC = pg_catalog.lcm, STYPE = numeric, INITCOND = '1'
);
COMMENT ON AGGREGATE financing.common_multiple (numeric) IS
    'The least common multiple: shares over it are whole numbers.';
GRANT EXECUTE ON FUNCTION financing.common_multiple TO tizilim_app;

CREATE FUNCTION financing.is_evaluated(wanted uuid) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path = ''
BEGIN ATOMIC
    SELECT coalesce(bool_and(e.done) AND bool_or(e.expected > 0), false)
    FROM financing.order_experts AS e
    JOIN financing.orders AS o ON o.tenant_id = e.tenant_id AND o.id = e.order_id
    WHERE o.id = is_evaluated.wanted;
END;
COMMENT ON FUNCTION financing.is_evaluated IS
    'Whether experts judge an order and all their scores are in.';
GRANT EXECUTE ON FUNCTION financing.is_evaluated TO tizilim_app;

CREATE FUNCTION financing.counted_scores(wanted uuid) RETURNS SETOF financing.scores
    LANGUAGE sql STABLE
    SET search_path = ''
BEGIN ATOMIC
    SELECT s.* FROM financing.orders AS o
    JOIN financing.scores AS s ON s.tenant_id = o.tenant_id AND s.order_id = o.id
    JOIN financing.order_experts AS e ON e.tenant_id = s.tenant_id AND e.order_id = s.order_id
        AND e.principal_id = s.principal_id AND NOT e.ended
    WHERE o.id = counted_scores.wanted AND financing.is_evaluated(counted_scores.wanted);
END;
COMMENT ON FUNCTION financing.counted_scores IS
    'Scores of an order when all are in, but for those of experts who were replaced.';
GRANT EXECUTE ON FUNCTION financing.counted_scores TO tizilim_app;

-- An application's sum is that of weight × points / highest points over its criteria, the mean over
-- the experts who judged it. All of it over one denominator, so that nothing is rounded.
CREATE FUNCTION financing.ranking(wanted uuid)
    RETURNS TABLE (application_id uuid, experts integer, sum numeric, sum_max numeric,
        first_sum numeric, rank integer, tied boolean)
    LANGUAGE sql STABLE
    SET search_path = ''
BEGIN ATOMIC
    WITH criteria AS (
        SELECT c.code, c.weight_percent, c.points_max,
               row_number() OVER (ORDER BY c.weight_percent DESC, c.code) AS place
        FROM financing.order_criteria AS c
        JOIN financing.orders AS o ON o.tenant_id = c.tenant_id AND o.id = c.order_id
        WHERE o.id = ranking.wanted
    ), judged AS (
        SELECT s.application_id, count(DISTINCT s.principal_id) AS experts
        FROM financing.counted_scores(ranking.wanted) AS s GROUP BY s.application_id
    ), whole AS (
        SELECT (SELECT financing.common_multiple(c.points_max) FROM criteria AS c) AS points,
               (SELECT financing.common_multiple(j.experts) FROM judged AS j) AS experts
    ), summed AS (
        SELECT a.application_id, a.amount_tiyn, a.received_at, j.experts,
               sum(c.weight_percent * s.points * div(w.points, c.points_max)
                   * div(w.experts, j.experts)) AS sum,
               100 * w.points * w.experts AS sum_max,
               sum(s.points * div(w.experts, j.experts)) FILTER (WHERE c.place = 1) AS first_sum
        FROM judged AS j
        CROSS JOIN whole AS w
        JOIN financing.orders AS o ON o.id = ranking.wanted
        JOIN financing.opened_applications AS a
            ON a.tenant_id = o.tenant_id AND a.application_id = j.application_id
        JOIN financing.counted_scores(ranking.wanted) AS s
            ON s.application_id = j.application_id
        JOIN criteria AS c ON c.code = s.criterion
        GROUP BY a.application_id, a.amount_tiyn, a.received_at, j.experts, w.points, w.experts
    )
    SELECT s.application_id, s.experts::integer, s.sum, s.sum_max, s.first_sum,
           row_number() OVER (ORDER BY s.sum DESC, s.first_sum DESC, s.amount_tiyn, s.received_at,
               s.application_id)::integer,
           count(*) OVER (PARTITION BY s.sum) > 1
    FROM summed AS s;
END;
COMMENT ON FUNCTION financing.ranking IS
    'The ranking of an order''s applications when all scores are in; of equal sums the one with '
    'more points by the heaviest criterion (of equal weights the first by its code) comes first, '
    'then the lower amount, then the earlier submission.';
GRANT EXECUTE ON FUNCTION financing.ranking TO tizilim_app;

CREATE FUNCTION financing.outliers(wanted uuid)
    RETURNS TABLE (expert_id uuid, application_id uuid, criterion text, points smallint,
        twice_median integer)
    LANGUAGE sql STABLE
    SET search_path = ''
BEGIN ATOMIC
    WITH counted AS (SELECT * FROM financing.counted_scores(outliers.wanted))
    SELECT s.expert_id, s.application_id, s.criterion, s.points, m.twice
    FROM counted AS s
    JOIN (
        -- The two in the middle, which are one where their number is odd.
        SELECT c.application_id, c.criterion,
               (percentile_disc(0.5) WITHIN GROUP (ORDER BY c.points)
                + percentile_disc(0.5) WITHIN GROUP (ORDER BY c.points DESC))::integer AS twice
        FROM counted AS c GROUP BY c.application_id, c.criterion) AS m
        ON m.application_id = s.application_id AND m.criterion = s.criterion
    WHERE abs(2 * s.points - m.twice) > s.points_max;
END;
COMMENT ON FUNCTION financing.outliers IS
    'Scores that differ from the median of their application and criterion by more than half of '
    'the scale, when all are in; they count as all others do.';
GRANT EXECUTE ON FUNCTION financing.outliers TO tizilim_app;

-- What is not known is neither a pass nor a bar: somebody has to find out.
CREATE FUNCTION financing.eligibility(organisation uuid, wanted uuid)
    RETURNS TABLE ("position" smallint, item text, required boolean, outcome text, evidence jsonb)
    LANGUAGE sql STABLE
    SET search_path = ''
BEGIN ATOMIC
    WITH subject AS (
        SELECT g.*, r.requires, r.legal_forms, o.sphere, t.today,
               extract(year FROM t.today)::integer - 1 AS last_year
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
    ORDER BY 1;
END;
COMMENT ON FUNCTION financing.eligibility IS
    'Whether an organisation may be given an order''s money, item by item: met, not-met, unknown; '
    'from public data alone.';
GRANT EXECUTE ON FUNCTION financing.eligibility
    TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_audit, tizilim_read, tizilim_auth;

CREATE FUNCTION financing.gate(organisation uuid, wanted uuid) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path = ''
BEGIN ATOMIC
    SELECT jsonb_build_object(
        'outcome', CASE WHEN bool_or(e.required AND e.outcome = 'not-met') THEN 'not-met'
            WHEN bool_or(e.required AND e.outcome = 'unknown') THEN 'unknown' ELSE 'met' END,
        'items', jsonb_agg(jsonb_build_object('item', e.item, 'required', e.required,
            'outcome', e.outcome, 'evidence', e.evidence) ORDER BY e."position"))
    FROM financing.eligibility(gate.organisation, gate.wanted) AS e
    HAVING count(*) > 0;
END;
COMMENT ON FUNCTION financing.gate IS
    'Eligibility as a whole with its items: only what is required counts, and a bar goes before '
    'what is unknown; nothing where there is no such organisation or order.';
GRANT EXECUTE ON FUNCTION financing.gate
    TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_audit, tizilim_read, tizilim_auth;
