-- How much all of one network may say; terms that stand still at the author's own request.

INSERT INTO oversight.limits VALUES
    ('network.comment', 60, 30, 'A class that writes together; more is a machine'),
    ('network.comment', 86400, 1000, 'A town behind one address'),
    ('network.voice', 60, 60, 'Twice as many join as write'),
    ('network.voice', 86400, 3000, 'A town behind one address');
COMMENT ON TABLE oversight.limits IS
    'reference: how much one person, or all of one network, may say in so many seconds; no longer '
    'than a day';
ALTER TABLE oversight.limits ADD CONSTRAINT limits_day CHECK (seconds <= 86400);

CREATE TABLE oversight.network_marks (
    code text NOT NULL,
    network bytea NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    CONSTRAINT network_marks_pkey PRIMARY KEY (code, network, at, id),
    CONSTRAINT network_marks_digest CHECK (octet_length(network) = 32)
);
COMMENT ON TABLE oversight.network_marks IS
    'principal: that somebody of a network has said something, for two days; nobody reads it before';
COMMENT ON COLUMN oversight.network_marks.network IS
    'HMAC of the day and the network (IPv4 /24, IPv6 /56) under a key outside the database.';
CREATE INDEX network_marks_time ON oversight.network_marks (at);
SELECT tenancy.force('oversight.network_marks');
-- What the function below may do as the owner, which changes and forgets nothing.
CREATE POLICY network_marks_owner_select ON oversight.network_marks FOR SELECT TO tizilim_owner
    USING (true);
CREATE POLICY network_marks_owner_insert ON oversight.network_marks FOR INSERT TO tizilim_owner
    WITH CHECK (true);
-- Housekeeping, by age alone.
CREATE POLICY network_marks_sequencer ON oversight.network_marks FOR ALL TO tizilim_sequencer
    USING (at < clock_timestamp() - interval '2 days') WITH CHECK (false);
GRANT USAGE ON SCHEMA oversight TO tizilim_sequencer;
GRANT SELECT, DELETE ON oversight.network_marks TO tizilim_sequencer;

-- Whoever writes from a network waits for who writes from it at the same time: otherwise both would
-- be the last allowed.
CREATE FUNCTION oversight.count_network(code text, today bytea, yesterday bytea) RETURNS bigint
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = ''
AS $$
DECLARE
    wait bigint;
BEGIN
    PERFORM pg_catalog.pg_advisory_xact_lock(
        pg_catalog.hashtextextended(code || encode(today, 'hex'), 41));
    SELECT greatest(1, ceil(1000 * extract(epoch FROM
        w.at + make_interval(secs => l.seconds) - clock_timestamp())))::bigint
    INTO wait
    FROM oversight.limits AS l
    CROSS JOIN LATERAL (
        SELECT m.at FROM oversight.network_marks AS m
        WHERE m.code = count_network.code AND m.network IN (today, yesterday)
          AND m.at > clock_timestamp() - make_interval(secs => l.seconds)
        ORDER BY m.at DESC OFFSET l.amount - 1 LIMIT 1) AS w
    WHERE l.code = count_network.code ORDER BY 1 DESC LIMIT 1;
    IF wait IS NULL THEN
        INSERT INTO oversight.network_marks (code, network) VALUES (count_network.code, today);
    END IF;
    RETURN coalesce(wait, 0);
END
$$;
COMMENT ON FUNCTION oversight.count_network IS
    'Counts that somebody of a network says something, and answers 0; or the milliseconds to wait '
    'where as many as are allowed have spoken.';
GRANT EXECUTE ON FUNCTION oversight.count_network TO tizilim_citizen;

-- The code knows no suspension of the term by who has to answer: it may extend, with a reason (Art.
-- 76(3)). So a term stands still only when its author asks for it, for a ground of a closed list, and
-- no role of a body can write here.
CREATE TABLE oversight.pause_grounds (
    code text CONSTRAINT pause_grounds_pkey PRIMARY KEY,
    rule text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    CONSTRAINT pause_grounds_code_format CHECK (code ~ '^[a-z]+(-[a-z]+)*$'),
    CONSTRAINT pause_grounds_valid_order CHECK (valid_to > valid_from)
);
COMMENT ON TABLE oversight.pause_grounds IS
    'reference: the closed list of what an author may ask to have a term stand still for';
COMMENT ON COLUMN oversight.pause_grounds.rule IS
    'Code in registry.deadline_rules: how long at most.';
SELECT tenancy.reference('oversight.pause_grounds');
INSERT INTO registry.deadline_rules
    (code, valid_from, unit, amount, article, name_kk, name_ru, name_en, confirmed)
VALUES
    ('oversight.pauseMending', '2021-07-01', 'working-days', 10, 'Code 350-VI, Art. 64(6): a reasonable time', 'Өтінішті түзету мерзімі', 'Срок приведения обращения в соответствие', 'Time to mend an appeal', false),
    ('oversight.pauseRepresentative', '2021-07-01', 'working-days', 3, 'Code 350-VI, Art. 68(5)', 'Басқа өкілді ресімдеу мерзімі', 'Срок оформления другого представителя', 'Time to name another representative', true),
    ('oversight.pauseRequest', '2021-07-01', 'working-days', 20, 'Not fixed by an act; a proposal', 'Авторының өтініші бойынша тоқтата тұру', 'Приостановка по просьбе автора', 'Pause at the request of the author', false);
INSERT INTO oversight.pause_grounds (code, rule, valid_from, name_kk, name_ru, name_en) VALUES
    ('mending', 'oversight.pauseMending', '2021-07-01', 'Автор өтінішті түзетеді', 'Автор приводит обращение в соответствие', 'The author mends the appeal'),
    ('representative', 'oversight.pauseRepresentative', '2021-07-01', 'Автор басқа өкіл тағайындайды', 'Автор назначает другого представителя', 'The author names another representative'),
    ('request', 'oversight.pauseRequest', '2021-07-01', 'Автор уақыт сұрайды', 'Автор просит подождать', 'The author asks to wait');

CREATE TABLE oversight.pauses (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    duty_id uuid NOT NULL,
    kind text NOT NULL GENERATED ALWAYS AS ('appeal') STORED,
    body_id uuid NOT NULL,
    comment_id uuid NOT NULL,
    citizen_id uuid NOT NULL,
    ground text NOT NULL
        CONSTRAINT pauses_ground_exists REFERENCES oversight.pause_grounds (code),
    version bigint NOT NULL DEFAULT 1,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    from_on date NOT NULL GENERATED ALWAYS AS (timezone(interval '5 hours', at)::date) STORED,
    until_on date NOT NULL,
    limit_on date NOT NULL,
    was_on date NOT NULL,
    due_on date NOT NULL,
    explanation jsonb NOT NULL,
    ended_on date,
    CONSTRAINT pauses_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT pauses_id_unique UNIQUE (id),
    -- Once for each ground: asking again and again would be a term without an end.
    CONSTRAINT pauses_once UNIQUE (tenant_id, duty_id, ground),
    CONSTRAINT pauses_of_appeal FOREIGN KEY (tenant_id, duty_id, kind)
        REFERENCES oversight.duties (tenant_id, id, kind),
    CONSTRAINT pauses_of_comment FOREIGN KEY (tenant_id, duty_id, body_id, comment_id)
        REFERENCES oversight.duties (tenant_id, id, body_id, comment_id),
    CONSTRAINT pauses_by_author FOREIGN KEY (body_id, comment_id, citizen_id)
        REFERENCES oversight.comments (tenant_id, id, citizen_id),
    CONSTRAINT pauses_within_rule CHECK (
        until_on BETWEEN from_on AND limit_on AND limit_on <= from_on + 62),
    -- What is late already can't be put off.
    CONSTRAINT pauses_in_time CHECK (was_on >= from_on AND due_on >= was_on),
    CONSTRAINT pauses_ended_within CHECK (ended_on BETWEEN from_on AND until_on),
    CONSTRAINT pauses_version_of_end CHECK (version = CASE WHEN ended_on IS NULL THEN 1 ELSE 2 END),
    CONSTRAINT pauses_apart EXCLUDE USING gist (tenant_id WITH =, duty_id WITH =,
        daterange(from_on, coalesce(ended_on, until_on + 1)) WITH &&)
);
COMMENT ON TABLE oversight.pauses IS
    'tenant: that the term of an appeal stands still at its author''s request, until when and why; '
    'public but for who asked';
CREATE INDEX pauses_comment ON oversight.pauses (comment_id, id);
COMMENT ON COLUMN oversight.pauses.was_on IS 'The last day of the term without it.';
COMMENT ON COLUMN oversight.pauses.due_on IS 'The last day of the term with it.';
COMMENT ON COLUMN oversight.pauses.ended_on IS 'The first day that counts again, when that is earlier.';

-- The last day, pauses counted in.
ALTER TABLE oversight.duties DROP COLUMN last_on;
ALTER TABLE oversight.duties
    ADD COLUMN paused_to date,
    ADD COLUMN last_on date NOT NULL
        GENERATED ALWAYS AS (greatest(due_on, extended_on, paused_to)) STORED,
    ADD CONSTRAINT duties_paused_appeal
        CHECK (paused_to IS NULL OR (kind = 'appeal' AND paused_to >= due_on));
COMMENT ON COLUMN oversight.duties.paused_to IS
    'The last day as its pauses have it; written by oversight.note_pause alone.';
COMMENT ON COLUMN oversight.duties.last_on IS 'The last day, extension and pauses counted in.';
CREATE INDEX duties_queue ON oversight.duties (tenant_id, last_on, id) WHERE state = 'waiting';
CREATE INDEX duties_overdue ON oversight.duties (last_on, id) WHERE state = 'waiting';

DO $pauses$
BEGIN
    EXECUTE format('GRANT SELECT (paused_to, last_on) ON oversight.duties TO %s',
        tenancy.readers());
    PERFORM oversight.publish_but('oversight.pauses', 'citizen_id');
    PERFORM tenancy.admit('oversight.pauses', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen', 'INSERT (tenant_id, id, duty_id, body_id, comment_id, citizen_id,'
        ' ground, until_on, limit_on, was_on, due_on, explanation)',
        'UPDATE (version, due_on, explanation, ended_on)');
    -- What the function below may do as the owner.
    CREATE POLICY pauses_owner ON oversight.pauses FOR SELECT TO tizilim_owner USING (true);
    CREATE POLICY duties_owner_update ON oversight.duties FOR UPDATE TO tizilim_owner
        USING (state = 'waiting') WITH CHECK (state = 'waiting');
END
$pauses$;

CREATE FUNCTION oversight.note_pause(pause uuid) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    UPDATE oversight.duties AS d
    SET paused_to = (SELECT max(o.due_on) FROM oversight.pauses AS o
                     WHERE o.tenant_id = d.tenant_id AND o.duty_id = d.id)
    FROM oversight.pauses AS p
    WHERE p.id = note_pause.pause AND d.tenant_id = p.tenant_id AND d.id = p.duty_id
      AND d.state = 'waiting'
      AND p.citizen_id = (SELECT nullif(current_setting('tizilim.citizen', true), '')::uuid);
END;
COMMENT ON FUNCTION oversight.note_pause IS
    'Puts the last day of a duty where the pauses have it that its author, who calls, has asked for.';
GRANT EXECUTE ON FUNCTION oversight.note_pause TO tizilim_citizen;
SELECT journal.publish_kind('pause',
    $$SELECT '{}'::json FROM oversight.pauses AS p WHERE p.id = $1 AND $2 IN (1, p.version)$$);
