-- serves-from: 55
-- Terms that their body can't bend: what is late is neither put off nor sent back nor closed, and
-- forwarding has a day of its own; the second level moves with the first; a comment's clock begins
-- when it is shown; a report of a danger reaches who owes also while it is held.

-- Code 350-VI, Art. 65: forwarded, or returned, within three working days.
ALTER TABLE oversight.duties ADD COLUMN forward_on date;
COMMENT ON COLUMN oversight.duties.forward_on IS
    'Of an appeal: the last day on which it is forwarded or returned in time; a pause gives another.';
ALTER TABLE oversight.pauses
    ADD COLUMN forward_on date,
    ADD COLUMN long_on date,
    ADD CONSTRAINT pauses_forward_soon CHECK (forward_on BETWEEN from_on AND limit_on + 31),
    ADD CONSTRAINT pauses_long_order CHECK (long_on > due_on AND long_on <= due_on + 62);
COMMENT ON COLUMN oversight.pauses.forward_on IS
    'The last day on which the appeal is forwarded or returned in time, with the pause.';
COMMENT ON COLUMN oversight.pauses.long_on IS
    'After it the answer is long overdue, with the pause.';
-- The body writes it, so it can't be far from the day that the law bounds.
ALTER TABLE oversight.extensions
    ADD COLUMN long_on date,
    ADD CONSTRAINT extensions_long_order CHECK (long_on > due_on AND long_on <= due_on + 62);
COMMENT ON COLUMN oversight.extensions.long_on IS
    'After it the answer is long overdue, with the extension.';

-- What is late already is answered or forwarded, and in no other way got rid of. The step keeps the
-- last day that it was taken under, and the duty holds it to that: so neither can say another day.
ALTER TABLE oversight.duty_steps
    ADD COLUMN last_on date,
    ADD CONSTRAINT duty_steps_last_unique UNIQUE (tenant_id, duty_id, seq, last_on),
    -- Steps of before are left as they are.
    ADD CONSTRAINT duty_steps_in_time CHECK (
        act NOT IN ('return', 'close')
        OR coalesce(last_on >= timezone(interval '5 hours', at)::date, false)) NOT VALID;
COMMENT ON COLUMN oversight.duty_steps.last_on IS 'The last day of the duty when the step was taken.';
ALTER TABLE oversight.duties
    ADD COLUMN shut_on date GENERATED ALWAYS AS (
        CASE WHEN state IN ('returned', 'closed') THEN greatest(due_on, extended_on, paused_to) END)
        STORED,
    ADD CONSTRAINT duties_shut_in_time FOREIGN KEY (tenant_id, id, version, shut_on)
        REFERENCES oversight.duty_steps (tenant_id, duty_id, seq, last_on) NOT VALID;
COMMENT ON COLUMN oversight.duties.shut_on IS
    'Of what was returned or closed: its last day, as the step had it.';
SELECT tenancy.restrict('oversight.extensions', 'tizilim_app', 'timely', 'INSERT', NULL,
    'EXISTS (SELECT FROM oversight.duties AS d WHERE d.tenant_id = extensions.tenant_id'
    ' AND d.id = extensions.duty_id'
    ' AND d.last_on >= timezone(interval ''5 hours'', clock_timestamp())::date)');

-- What was answered, joined or replied to keeps its words.
SELECT tenancy.restrict('oversight.wordings', 'tizilim_citizen', 'unanswered', 'INSERT', NULL,
    'seq = 1 OR NOT (EXISTS (SELECT FROM oversight.voices AS v'
    ' WHERE v.tenant_id = wordings.tenant_id AND v.comment_id = wordings.comment_id)'
    ' OR EXISTS (SELECT FROM oversight.comments AS c JOIN oversight.comments AS r'
    ' ON r.root_id = c.root_id AND r.parent_id = c.id'
    ' WHERE c.tenant_id = wordings.tenant_id AND c.id = wordings.comment_id)'
    ' OR EXISTS (SELECT FROM oversight.duties AS d JOIN oversight.responses AS p'
    ' ON p.tenant_id = d.tenant_id AND p.duty_id = d.id'
    ' WHERE d.body_id = wordings.tenant_id AND d.comment_id = wordings.comment_id))');

-- A comment becomes an appeal once. Who converts locks the comment first, so there are no two.
CREATE UNIQUE INDEX duties_converted_once ON oversight.duties (tenant_id, comment_id)
    WHERE cause = 'converted';
CREATE INDEX decisions_hidden ON oversight.decisions (body_id, at) WHERE outcome = 'hide';

DO $terms$
BEGIN
    EXECUTE format('GRANT SELECT (forward_on, shut_on) ON oversight.duties TO %s',
        tenancy.readers());
    EXECUTE format('GRANT SELECT (last_on) ON oversight.duty_steps TO %s', tenancy.readers());
    EXECUTE format('GRANT SELECT (forward_on, long_on) ON oversight.pauses TO %s',
        tenancy.readers());
    GRANT INSERT (forward_on) ON oversight.duties TO tizilim_citizen, tizilim_app;
    GRANT INSERT (last_on) ON oversight.duty_steps TO tizilim_app;
    GRANT INSERT (long_on) ON oversight.extensions TO tizilim_app;
    GRANT INSERT (forward_on, long_on), UPDATE (forward_on, long_on) ON oversight.pauses
        TO tizilim_citizen;
    -- What the functions below may do as the owner.
    CREATE POLICY comment_steps_owner ON oversight.comment_steps FOR SELECT TO tizilim_owner
        USING (true);
    CREATE POLICY wordings_owner ON oversight.wordings FOR SELECT TO tizilim_owner USING (true);
END
$terms$;

-- What was held back before anybody saw it obliges from the moment on that it is shown: once, by the
-- step that shows it for the first time, and to no day that is far away.
CREATE FUNCTION oversight.begin_anew(comment uuid, due date, explanation jsonb, long date)
    RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    UPDATE oversight.duties AS d
    SET started_at = clock_timestamp(), due_on = begin_anew.due,
        due_explanation = begin_anew.explanation, long_on = begin_anew.long
    FROM oversight.comments AS c
    JOIN oversight.comment_steps AS s
        ON s.tenant_id = c.tenant_id AND s.comment_id = c.id AND s.seq = c.version
    WHERE c.id = begin_anew.comment AND c.state = 'shown'
      AND (c.citizen_id = (SELECT nullif(current_setting('tizilim.citizen', true), '')::uuid)
        OR c.moderator_id = (SELECT nullif(current_setting('tizilim.tenant', true), '')::uuid))
      AND d.body_id = c.tenant_id AND d.comment_id = c.id AND d.cause = 'said'
      AND d.kind IN ('comment', 'correction') AND d.state = 'waiting' AND d.started_at < s.at
      AND begin_anew.due - timezone(interval '5 hours', s.at)::date BETWEEN 0 AND 62
      AND begin_anew.long - begin_anew.due BETWEEN 1 AND 62
      AND NOT EXISTS (SELECT FROM oversight.comment_steps AS b
          WHERE b.tenant_id = c.tenant_id AND b.comment_id = c.id AND b.to_state = 'shown'
            AND b.seq < s.seq);
END;
COMMENT ON FUNCTION oversight.begin_anew IS
    'Begins what a held comment obliges to anew, when its author or moderator, who calls, has shown '
    'it for the first time.';
GRANT EXECUTE ON FUNCTION oversight.begin_anew TO tizilim_citizen, tizilim_app;

-- Code 350-VI, Art. 65: a report of a crime or a danger is acted on at once, whatever is in it that
-- nobody else may see.
CREATE FUNCTION oversight.danger_wordings(comment uuid)
    RETURNS TABLE (seq bigint, text text, at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    SELECT w.seq, w.text, w.at FROM oversight.wordings AS w
    WHERE w.comment_id = danger_wordings.comment
      AND EXISTS (SELECT FROM oversight.duties AS d
          WHERE d.body_id = w.tenant_id AND d.comment_id = w.comment_id AND d.kind = 'danger'
            AND d.state = 'waiting'
            AND d.tenant_id =
                (SELECT nullif(current_setting('tizilim.tenant', true), '')::uuid));
END;
COMMENT ON FUNCTION oversight.danger_wordings IS
    'What a report of a danger says, for the body that owes what is done about it, while it does.';
GRANT EXECUTE ON FUNCTION oversight.danger_wordings TO tizilim_app;

-- What was escalated or reopened before has no document yet: it gets the one that its author signed.
ALTER TABLE oversight.duties NO FORCE ROW LEVEL SECURITY;
ALTER TABLE oversight.appeals NO FORCE ROW LEVEL SECURITY;
INSERT INTO oversight.appeals
    (tenant_id, duty_id, number, citizen_id, signed_reference, signed_sha256)
SELECT d.tenant_id, d.id, upper(t.code) || '-' || upper(d.id::text), d.citizen_id,
       a.signed_reference, a.signed_sha256
FROM oversight.duties AS d
JOIN tenancy.tenants AS t ON t.id = d.tenant_id
JOIN oversight.duties AS o ON o.body_id = d.body_id AND o.comment_id = d.comment_id
    AND o.cause = 'converted'
JOIN oversight.appeals AS a ON a.tenant_id = o.tenant_id AND a.duty_id = o.id
WHERE d.kind = 'appeal' AND d.cause IN ('escalated', 'reopened')
ON CONFLICT ON CONSTRAINT appeals_pkey DO NOTHING;
ALTER TABLE oversight.appeals FORCE ROW LEVEL SECURITY;
ALTER TABLE oversight.duties FORCE ROW LEVEL SECURITY;

CREATE INDEX reviews_restored ON oversight.reviews (decision_id) WHERE outcome = 'restore';
