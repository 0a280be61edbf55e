-- What a decision on an order stands on: a ballot at which somebody has voted, all scores that are to
-- come, and nobody who is related to an applicant or has recused himself.

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
    OR EXISTS (
        SELECT FROM financing.orders AS o
        JOIN financing.opened_applications AS a
            ON a.tenant_id = o.tenant_id AND a.order_id = o.id
        WHERE o.id = is_partial.wanted
          AND financing.is_concerned(is_partial.principal, a.organisation_id));
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

-- Who has recused himself owes nothing, and neither does who was replaced. Where nobody is left who
-- judges, the next of the list follows first, if there is anybody.
CREATE FUNCTION financing.is_awaiting_scores(wanted uuid) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path = ''
BEGIN ATOMIC
    SELECT EXISTS (
        SELECT FROM financing.orders AS o
        JOIN financing.order_experts AS e ON e.tenant_id = o.tenant_id AND e.order_id = o.id
        WHERE o.id = is_awaiting_scores.wanted AND NOT e.done)
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
          AND NOT financing.is_partial(e.principal_id, o.id));
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
