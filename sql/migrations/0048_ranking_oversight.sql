-- serves-from: 48
-- Oversight as an input of rankings, delivery from what projects report, and four eyes on
-- objections: who computed a ranking decides no objection to it.

-- What became of criticism of an organisation, or of one of its yearly reports, in the three years up
-- to a day. One row each, however many have complained: neither comments nor supporters are counted,
-- and a complaint that was not upheld changes nothing.
CREATE OR REPLACE FUNCTION ranking.oversight_at(cut_off date) RETURNS TABLE
    (organisation_id uuid, indicator text, source text, day date, good bigint, total bigint)
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    WITH said AS (
        SELECT c.tenant_id, c.id, c.subject_id AS organisation_id
        FROM oversight.comments AS c WHERE c.subject_kind = 'organisation'
        UNION ALL
        SELECT c.tenant_id, c.id, r.organisation_id
        FROM oversight.comments AS c
        JOIN registry.reports AS r ON registry.report_id(r.organisation_id, r.year) = c.subject_id
        WHERE c.subject_kind = 'report'
    ), answered AS (
        -- Where a matter was escalated or reopened, the last answer is the one that stands. That a
        -- fact in the record was wrong is no complaint.
        SELECT DISTINCT ON (d.body_id, d.comment_id) s.organisation_id, d.tenant_id,
               d.id AS duty_id, p.outcome
        FROM said AS s
        JOIN oversight.duties AS d ON d.body_id = s.tenant_id AND d.comment_id = s.id
            AND d.kind <> 'correction'
        JOIN oversight.responses AS p ON p.tenant_id = d.tenant_id AND p.duty_id = d.id
        WHERE timezone(interval '5 hours', p.at)::date <= cut_off
          AND timezone(interval '5 hours', p.at)::date > cut_off - interval '3 years'
        ORDER BY d.body_id, d.comment_id, p.at DESC, p.id DESC
    ), upheld AS (
        SELECT a.organisation_id, bool_and(coalesce(f.fixed, false)) AS fixed
        FROM answered AS a
        LEFT JOIN (
            -- As Oversight counts it: more say so than deny it.
            SELECT o.tenant_id, o.duty_id,
                   count(*) FILTER (WHERE o.fixed) > count(*) FILTER (WHERE NOT o.fixed) AS fixed
            FROM oversight.opinions AS o
            WHERE o.fixed IS NOT NULL AND timezone(interval '5 hours', o.at)::date <= cut_off
            GROUP BY o.tenant_id, o.duty_id) AS f
            ON f.tenant_id = a.tenant_id AND f.duty_id = a.duty_id
        WHERE a.outcome IN ('measures', 'corrected')
        GROUP BY a.organisation_id
    )
    SELECT o.id, 'oversight', 'criticism', cut_off,
        CASE WHEN u.organisation_id IS NULL THEN 2 WHEN u.fixed THEN 1 ELSE 0 END::bigint, 2::bigint
    FROM registry.organisations AS o LEFT JOIN upheld AS u ON u.organisation_id = o.id;
END;
COMMENT ON FUNCTION ranking.oversight_at IS
    'Rows of the indicator "oversight": 2 of 2 where no complaint was upheld in three years, 1 where '
    'each that was upheld is fixed, 0 otherwise.';

-- What projects came to: how effective each was found, how much of what was planned was reached, and
-- whether its final report was accepted as it was handed in by its day.
CREATE FUNCTION ranking.delivery_at(cut_off date) RETURNS TABLE
    (organisation_id uuid, indicator text, source text, day date, good bigint, total bigint)
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    WITH ended AS (
        SELECT c.tenant_id, c.id, c.organisation_id, v.report_due_on, r.id AS report_id
        FROM financing.contracts AS c
        JOIN financing.contract_versions AS v ON v.tenant_id = c.tenant_id AND v.root_id = c.id
            AND v.version = c.version
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
COMMENT ON FUNCTION ranking.delivery_at IS
    'Rows of the indicator "delivery": evaluations, indicators reached of accepted final reports, and '
    'whether a final report was handed in by its day and accepted.';

CREATE OR REPLACE FUNCTION ranking.inputs_at(cut_off date) RETURNS TABLE
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
    SELECT p.organisation_id, p.indicator, p.source, p.day, p.good, p.total
    FROM ranking.delivery_at(cut_off) AS p
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

GRANT EXECUTE ON FUNCTION ranking.delivery_at TO tizilim_app;

-- A decision on an objection is signed as the acts on the ranking are, so that the check of four eyes
-- holds it against who computed. Decisions of before are left as they are: nobody knows who took them.
ALTER TABLE ranking.signers
    DROP CONSTRAINT signers_act_known,
    ADD CONSTRAINT signers_act_known CHECK (
        act IN ('first', 'second') OR act ~ '^objection/[1-9][0-9]{0,9}$');
COMMENT ON TABLE ranking.signers IS
    'tenant: who drafted and who published a method, who computed and who published a ranking, who '
    'decided an objection to it; INSERT only; the tenant sees it';
ALTER TABLE ranking.objection_decisions
    ADD COLUMN act text NOT NULL GENERATED ALWAYS AS ('objection/' || number::text) STORED;
ALTER TABLE ranking.objection_decisions
    ADD CONSTRAINT objection_decisions_signed FOREIGN KEY (tenant_id, snapshot_id, act)
        REFERENCES ranking.signers (tenant_id, subject_id, act) NOT VALID;
