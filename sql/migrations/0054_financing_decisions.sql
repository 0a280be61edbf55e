-- What a decision on an order stands on: a ballot at which somebody has voted, all scores that are to
-- come, and nobody who is related to an applicant or has recused himself. And of an applicant the bars
-- that were checked when it was verified.

-- Those of before may have none; of a new one the database asks for it. A ballot carries nothing
-- without a vote, a vote needs a seat at the sitting, and a sitting is closed only if it was quorate.
ALTER TABLE financing.decisions ADD COLUMN ballot_asked boolean NOT NULL DEFAULT false;
ALTER TABLE financing.decisions
    ALTER COLUMN ballot_asked SET DEFAULT true,
    ADD CONSTRAINT decisions_ballot_given CHECK (ballot_id IS NOT NULL OR NOT ballot_asked);
COMMENT ON COLUMN financing.decisions.ballot_asked IS
    'Whether a ballot has to stand behind it; false for those from before one was asked.';

CREATE FUNCTION financing.is_partial(principal uuid, wanted uuid) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path = ''
BEGIN ATOMIC
    SELECT EXISTS (
        SELECT FROM financing.orders AS o
        JOIN financing.declarations AS x ON x.tenant_id = o.tenant_id AND x.order_id = o.id
        WHERE o.id = is_partial.wanted AND x.principal_id = is_partial.principal AND x.recused)
    -- Not as the caller sees it: of a blind order its expert sees no applicant.
    OR financing.has_concern(is_partial.principal, is_partial.wanted);
END;
COMMENT ON FUNCTION financing.is_partial IS
    'Whether a principal has recused himself from an order or is related to one of its applicants.';

CREATE FUNCTION financing.is_sitting_partial(sitting uuid, wanted uuid) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path = ''
BEGIN ATOMIC
    SELECT EXISTS (
        SELECT FROM financing.orders AS o
        JOIN sitting.seats AS m ON m.tenant_id = o.tenant_id
            AND m.sitting_id = is_sitting_partial.sitting
        WHERE o.id = is_sitting_partial.wanted
          AND (EXISTS (SELECT FROM sitting.votes AS v
                       WHERE v.tenant_id = m.tenant_id AND v.seat_id = m.id)
              OR EXISTS (SELECT FROM sitting.voted AS v
                         WHERE v.tenant_id = m.tenant_id AND v.seat_id = m.id))
          AND financing.is_partial(m.principal_id, is_sitting_partial.wanted));
END;
COMMENT ON FUNCTION financing.is_sitting_partial IS
    'Whether somebody has voted at a sitting who may take no part in an order.';

CREATE FUNCTION financing.is_decision_partial(host uuid, decision uuid) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path = ''
BEGIN ATOMIC
    SELECT EXISTS (
        SELECT FROM financing.decisions AS d
        WHERE d.tenant_id = is_decision_partial.host AND d.id = is_decision_partial.decision
          AND (financing.is_sitting_partial(d.sitting_id, d.order_id) OR EXISTS (
              SELECT FROM financing.decision_steps AS s
              WHERE s.tenant_id = d.tenant_id AND s.decision_id = d.id
                AND financing.is_partial(s.principal_id, d.order_id))));
END;
COMMENT ON FUNCTION financing.is_decision_partial IS
    'Whether somebody stands behind a decision, by vote or signature, who may take no part in its '
    'order.';

-- Who has recused himself owes nothing, and neither does who was replaced. Who may judge no more and
-- still has a place is waited for only as long as somebody can follow, and so is the next of the list
-- where nobody is left who judges. What was approved before scores were asked for can be decided
-- again without them, as nobody may give any by then.
CREATE FUNCTION financing.is_awaiting_scores(wanted uuid) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path = ''
BEGIN ATOMIC
    SELECT (EXISTS (
        SELECT FROM financing.orders AS o
        JOIN financing.order_experts AS e ON e.tenant_id = o.tenant_id AND e.order_id = o.id
        WHERE o.id = is_awaiting_scores.wanted AND NOT e.done
          AND financing.is_expert(e.principal_id, e.tenant_id)
          AND NOT financing.is_partial(e.principal_id, o.id))
    OR NOT financing.is_evaluated(is_awaiting_scores.wanted) AND EXISTS (
        SELECT FROM financing.orders AS o
        JOIN financing.draw_candidates AS c ON c.tenant_id = o.tenant_id AND c.order_id = o.id
        JOIN financing.experts AS e ON e.tenant_id = c.tenant_id AND e.id = c.expert_id
        WHERE o.id = is_awaiting_scores.wanted
          AND NOT EXISTS (
              SELECT FROM financing.order_experts AS x
              WHERE x.tenant_id = c.tenant_id AND x.order_id = c.order_id
                AND x.principal_id = e.principal_id)
          AND financing.is_expert(e.principal_id, e.tenant_id)
          AND NOT financing.is_partial(e.principal_id, o.id)))
    AND NOT EXISTS (
        SELECT FROM financing.orders AS o
        JOIN financing.decisions AS d ON d.tenant_id = o.tenant_id AND d.order_id = o.id
        JOIN financing.decision_steps AS s ON s.tenant_id = d.tenant_id AND s.decision_id = d.id
        WHERE o.id = is_awaiting_scores.wanted AND NOT d.ballot_asked
          AND d.state IN ('approved', 'replaced') AND s.to_state = 'approved');
END;
COMMENT ON FUNCTION financing.is_awaiting_scores IS
    'Whether scores of an order whose experts are drawn are still to come.';

GRANT EXECUTE ON FUNCTION financing.is_partial, financing.is_sitting_partial,
    financing.is_decision_partial, financing.is_awaiting_scores TO tizilim_app;

DO $decisions$
DECLARE
    -- Of one that is written beside its first step there is no row yet; its own policy has looked.
    wanted CONSTANT text := '(SELECT d.order_id FROM financing.decisions AS d'
        ' WHERE d.tenant_id = %1$s.tenant_id AND d.id = %1$s.decision_id)';
BEGIN
    PERFORM tenancy.restrict('financing.decisions', 'tizilim_app', 'sound', 'INSERT', NULL,
        'NOT financing.is_awaiting_scores(order_id) AND NOT financing.is_partial('
        '(SELECT nullif(current_setting(''tizilim.principal'', true), '''')::uuid), order_id)'
        ' AND NOT financing.is_sitting_partial(sitting_id, order_id)');
    -- What became known of somebody since stops a decision; another one replaces it.
    PERFORM tenancy.restrict('financing.decision_steps', 'tizilim_app', 'impartial', 'INSERT', NULL,
        'NOT financing.is_partial(principal_id, ' || format(wanted, 'decision_steps') || ')'
        ' AND (to_state NOT IN (''approved'', ''published'')'
        ' OR NOT financing.is_decision_partial(tenant_id, decision_id))');
    PERFORM tenancy.restrict('financing.complaint_signers', 'tizilim_app', 'impartial', 'INSERT',
        NULL,
        'NOT financing.is_partial(principal_id, ' || format(wanted, 'complaint_signers') || ')');
END
$decisions$;

-- Of what officers have checked only this much is public: no notes, no evidence, nobody's name; and
-- no source that was written when nobody was told of it.
ALTER TABLE registry.checks ADD COLUMN source_told boolean NOT NULL DEFAULT false;
ALTER TABLE registry.checks ALTER COLUMN source_told SET DEFAULT true;
COMMENT ON COLUMN registry.checks.source_told IS
    'Who wrote the source knew that those of bars are public; false for those from before.';
CREATE INDEX checks_organisation ON registry.checks (organisation_id, kind, recorded_at);
CREATE POLICY checks_owner_select ON registry.checks FOR SELECT TO tizilim_owner USING (true);

CREATE FUNCTION registry.bar_checks(organisation uuid)
    RETURNS TABLE (kind text, outcome text, source text, as_of date)
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path = ''
BEGIN ATOMIC
    SELECT DISTINCT ON (c.kind) c.kind, c.outcome, CASE WHEN c.source_told THEN c.source END,
           c.as_of
    FROM registry.checks AS c
    WHERE c.organisation_id = bar_checks.organisation
      AND c.kind IN ('not-unfair', 'no-debts', 'not-listed')
    ORDER BY c.kind, c.recorded_at DESC, c.id DESC;
END;
COMMENT ON FUNCTION registry.bar_checks IS
    'How the newest check of each bar to state money has ended, as of which day, by which source.';
GRANT EXECUTE ON FUNCTION registry.bar_checks
    TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_audit, tizilim_read, tizilim_auth;

-- As in 0049, with the bars behind its items.
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
    UNION ALL
    -- Law 36-III, Art. 6-1: bars that no public register of ours holds. Who verified an organisation
    -- has looked at them, or nobody has.
    SELECT (7 + v.place)::smallint, v.kind, true,
           CASE c.outcome WHEN 'yes' THEN 'met' WHEN 'no' THEN 'not-met' ELSE 'unknown' END,
           jsonb_strip_nulls(jsonb_build_object('check', coalesce(c.outcome, 'missing'),
               'asOf', c.as_of, 'source', c.source))
    FROM subject AS s
    CROSS JOIN (VALUES (1, 'not-unfair'), (2, 'no-debts'), (3, 'not-listed')) AS v (place, kind)
    LEFT JOIN registry.bar_checks(eligibility.organisation) AS c ON c.kind = v.kind
    ORDER BY 1;
END;
