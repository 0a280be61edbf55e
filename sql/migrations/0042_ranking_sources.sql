-- What rankings are computed from: public tables of the other modules, read here and nowhere else.
-- An indicator that gets another source is replaced here, by a later migration.

-- The last year whose report was due by a day.
CREATE FUNCTION ranking.last_report_year(cut_off date) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT extract(year FROM cut_off)::integer
        - CASE WHEN to_char(cut_off, 'MMDD') > '0331' THEN 1 ELSE 2 END;
END;
COMMENT ON FUNCTION ranking.last_report_year IS
    'Of which year the last report was due before that day; law 142, Art. 41(5): 31 March.';

CREATE FUNCTION ranking.subjects_at(cut_off date) RETURNS TABLE
    (organisation_id uuid, form text, size text, sphere text, region text, bars text, alert text)
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT o.id, o.legal_form,
        coalesce((SELECT CASE WHEN v.staff_count IS NULL THEN ''
                              WHEN v.staff_count = 0 THEN 'none'
                              WHEN v.staff_count < 10 THEN 'few'
                              WHEN v.staff_count < 50 THEN 'some' ELSE 'many' END
                  FROM registry.reports AS r JOIN registry.report_versions AS v
                      ON v.organisation_id = r.organisation_id AND v.year = r.year
                          AND v.version = r.version
                  WHERE r.organisation_id = o.id AND r.submitted_on <= cut_off
                  ORDER BY r.year DESC LIMIT 1), ''),
        coalesce((SELECT s.code FROM registry.spheres AS s WHERE s.code = ANY (o.spheres)
                  ORDER BY s.position LIMIT 1), ''),
        o.region_code,
        concat_ws(',',
            CASE WHEN o.legal_status <> 'active' THEN o.legal_status END,
            CASE WHEN last.state IS NULL AND o.report_exemption IS NULL AND d.must_report
                AND coalesce(o.registered_on, '-infinity')
                    < make_date(ranking.last_report_year(cut_off) + 1, 1, 1)
                THEN 'report-missing' END,
            CASE WHEN last.state = 'false' THEN 'report-false' END,
            CASE WHEN o.verification <> 'verified' OR o.verified_until < cut_off
                THEN 'unverified' END),
        CASE WHEN last.state = 'false' THEN 'report-false' ELSE '' END
    FROM registry.organisations AS o
    JOIN registry.legal_forms AS f ON f.code = o.legal_form AND f.ngo
    LEFT JOIN registry.report_duties AS d ON d.legal_form = o.legal_form
        AND d.valid_from <= cut_off AND (d.valid_to IS NULL OR d.valid_to > cut_off)
    LEFT JOIN registry.reports AS last ON last.organisation_id = o.id
        AND last.year = ranking.last_report_year(cut_off) AND last.submitted_on <= cut_off
    WHERE o.merged_into_id IS NULL AND o.unit = 'head'
      AND coalesce(o.registered_on, '-infinity') <= cut_off
      AND o.legal_status NOT IN ('liquidated', 'reorganised');
END;
COMMENT ON FUNCTION ranking.subjects_at IS
    'Who is ranked, its peer group, and the gate, as the register has them now: a head office of an '
    'NGO that stands.';

-- Complaints upheld and what was mended after criticism: nothing to be read yet.
CREATE FUNCTION ranking.oversight_at(cut_off date) RETURNS TABLE
    (organisation_id uuid, indicator text, source text, day date, good bigint, total bigint)
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT NULL::uuid, NULL::text, NULL::text, NULL::date, NULL::bigint, NULL::bigint WHERE false;
END;
COMMENT ON FUNCTION ranking.oversight_at IS
    'Rows of the indicator "oversight"; replaced when there are public tables of it.';

CREATE FUNCTION ranking.inputs_at(cut_off date) RETURNS TABLE
    (organisation_id uuid, indicator text, source text, day date, good bigint, total bigint)
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    -- For each of the last three years, unless it owed no report: in time, and not false.
    SELECT o.id, 'reporting', 'report/' || y.year, make_date(y.year + 1, 3, 31),
        CASE WHEN r.state = 'on-time' THEN 1 ELSE 0 END::bigint, 1::bigint
    FROM registry.organisations AS o
    CROSS JOIN LATERAL generate_series(ranking.last_report_year(cut_off) - 2,
        ranking.last_report_year(cut_off)) AS y (year)
    JOIN registry.report_duties AS d ON d.legal_form = o.legal_form AND d.must_report
        AND d.valid_from <= make_date(y.year, 12, 31)
        AND (d.valid_to IS NULL OR d.valid_to > make_date(y.year, 12, 31))
    LEFT JOIN registry.reports AS r ON r.organisation_id = o.id AND r.year = y.year
        AND r.submitted_on <= cut_off
    WHERE o.report_exemption IS NULL
      AND o.registered_on < make_date(y.year + 1, 1, 1)
    UNION ALL
    -- How effective a finished project was found.
    SELECT c.organisation_id, 'delivery', 'evaluation/' || e.id,
        timezone(interval '5 hours', e.recorded_at)::date, e.effectiveness_percent::bigint, 100
    FROM financing.evaluations AS e
    JOIN financing.contracts AS c ON c.tenant_id = e.tenant_id AND c.id = e.contract_id
    WHERE timezone(interval '5 hours', e.recorded_at)::date <= cut_off
    UNION ALL
    -- Of what was paid under a contract that ended: what did not have to be given back.
    SELECT c.organisation_id, 'spending', 'contract/' || c.id, max(v.report_due_on),
        sum(l.paid_tiyn - l.returned_tiyn)::bigint, sum(l.paid_tiyn)::bigint
    FROM financing.contracts AS c
    JOIN financing.contract_versions AS v ON v.tenant_id = c.tenant_id AND v.root_id = c.id
        AND v.version = c.version
    JOIN financing.contract_lines AS l ON l.tenant_id = c.tenant_id AND l.contract_id = c.id
    WHERE v.report_due_on <= cut_off
    GROUP BY c.organisation_id, c.id HAVING sum(l.paid_tiyn) > 0
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
    SELECT o.id, 'transparency', 'record/' || o.version, cut_off,
        num_nonnulls(o.name_kk, o.name_ru, o.email, o.phone, o.website,
            coalesce(o.address_kk, o.address_ru), nullif(o.spheres, '{}'))::bigint, 7
    FROM registry.organisations AS o;
END;
COMMENT ON FUNCTION ranking.inputs_at IS
    'Every row of evidence up to a day, from what is public.';

GRANT EXECUTE ON FUNCTION ranking.last_report_year, ranking.subjects_at, ranking.oversight_at,
    ranking.inputs_at TO tizilim_app;
