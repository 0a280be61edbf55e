-- What a body owes for what was said: an answer by a day that explains itself. A duty is one body's;
-- what is forwarded, escalated or reopened is a new one that names the one before it.

-- Whoever comes after hours is registered on the next working day.
ALTER TABLE registry.deadline_rules ADD COLUMN closes_at time
    CONSTRAINT deadline_rules_closes_at_hour CHECK (closes_at > '00:00');
COMMENT ON COLUMN registry.deadline_rules.closes_at IS
    'What arrives then or later, or on a day off, counts as of the next working day; empty: any hour.';

INSERT INTO registry.deadline_rules
    (code, valid_from, unit, amount, closes_at, article, name_kk, name_ru, name_en, confirmed)
VALUES
    ('oversight.comment', '2021-07-01', 'working-days', 15, '18:30', 'Code 350-VI, Art. 76, 87-89', 'Пікірге жауап беру мерзімі', 'Срок ответа на отклик', 'Answer to a comment', false),
    ('oversight.danger', '2021-07-01', 'working-days', 3, NULL, 'Code 350-VI, Art. 65', 'Қауіп туралы хабарды жіберу мерзімі', 'Срок передачи сообщения об опасности', 'Forwarding of a report of crime or danger', false),
    ('oversight.correction', '2021-07-01', 'working-days', 5, '18:30', 'Not fixed by an act; a proposal', 'Түзету туралы хабарды қарау мерзімі', 'Срок рассмотрения сообщения об ошибке', 'Answer to a report of a wrong fact', false),
    ('oversight.appeal', '2021-07-01', 'working-days', 15, '18:30', 'Code 350-VI, Art. 76', 'Өтінішті қарау мерзімі', 'Срок рассмотрения обращения', 'Consideration of an appeal', true),
    ('oversight.forwarding', '2021-07-01', 'working-days', 3, '18:30', 'Code 350-VI, Art. 65', 'Өтінішті жіберу мерзімі', 'Срок перенаправления обращения', 'Forwarding to the competent body', true),
    ('oversight.extension', '2021-07-01', 'months', 2, NULL, 'Code 350-VI, Art. 76', 'Ұзартудың шегі', 'Предел продления', 'Longest extension of a term', true),
    ('oversight.recommendation', '2024-01-01', 'working-days', 10, '18:30', 'Law on public control: answer to recommendations', 'Ұсынымға жауап беру мерзімі', 'Срок ответа на рекомендацию', 'Answer to a recommendation of public control', true),
    ('oversight.second', '2021-07-01', 'working-days', 20, NULL, 'Not fixed by an act; a proposal', 'Екінші деңгейдегі мерзім', 'Срок второго уровня', 'After it an answer is long overdue', false),
    ('oversight.fixQuestion', '2021-07-01', 'calendar-days', 28, NULL, 'Not fixed by an act; a proposal', 'Түзетілгенін сұрау мерзімі', 'Срок вопроса об исправлении', 'When it is asked whether it was fixed', false);

CREATE TABLE oversight.duty_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    CONSTRAINT duty_transitions_pkey PRIMARY KEY (from_state, to_state, act)
);
COMMENT ON TABLE oversight.duty_transitions IS
    'reference: the steps that a duty may take; "new" stands before the first';
SELECT tenancy.reference('oversight.duty_transitions');
INSERT INTO oversight.duty_transitions (from_state, to_state, act) VALUES
    ('new', 'waiting', 'start'), ('waiting', 'answered', 'answer'),
    ('waiting', 'waiting', 'register'), ('waiting', 'waiting', 'extend'),
    ('waiting', 'forwarded', 'forward'), ('waiting', 'returned', 'return'),
    ('waiting', 'closed', 'close');

CREATE TABLE oversight.duties (
    tenant_id uuid NOT NULL CONSTRAINT duties_tenant_exists REFERENCES tenancy.tenants (id),
    id uuid NOT NULL,
    kind text NOT NULL,
    body_id uuid NOT NULL,
    comment_id uuid NOT NULL,
    citizen_id uuid,
    language text NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    state text NOT NULL,
    level smallint NOT NULL DEFAULT 1,
    cause text NOT NULL,
    origin_tenant uuid,
    origin_id uuid,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    due_on date NOT NULL,
    due_rule text NOT NULL,
    due_explanation jsonb NOT NULL,
    long_on date NOT NULL,
    extended_on date,
    answered_at timestamptz,
    fix_on date,
    last_on date NOT NULL GENERATED ALWAYS AS (coalesce(extended_on, due_on)) STORED,
    CONSTRAINT duties_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT duties_id_unique UNIQUE (id),
    CONSTRAINT duties_language_unique UNIQUE (tenant_id, id, language),
    CONSTRAINT duties_kind_unique UNIQUE (tenant_id, id, kind),
    CONSTRAINT duties_comment_unique UNIQUE (tenant_id, id, body_id, comment_id),
    CONSTRAINT duties_citizen_unique UNIQUE (tenant_id, id, citizen_id),
    CONSTRAINT duties_followed_once UNIQUE (origin_tenant, origin_id, cause),
    CONSTRAINT duties_comment_exists FOREIGN KEY (body_id, comment_id)
        REFERENCES oversight.comments (tenant_id, id),
    CONSTRAINT duties_opened_by_author FOREIGN KEY (body_id, comment_id, citizen_id)
        REFERENCES oversight.comments (tenant_id, id, citizen_id),
    CONSTRAINT duties_origin_exists FOREIGN KEY
        (origin_tenant, origin_id, body_id, comment_id)
        REFERENCES oversight.duties (tenant_id, id, body_id, comment_id),
    CONSTRAINT duties_kind_known CHECK (kind IN ('comment', 'danger', 'correction', 'appeal')),
    CONSTRAINT duties_language_known CHECK (language IN ('kk', 'ru')),
    CONSTRAINT duties_version_positive CHECK (version > 0 AND level BETWEEN 1 AND 3),
    CONSTRAINT duties_cause_known
        CHECK (cause IN ('said', 'converted', 'forwarded', 'escalated', 'reopened')),
    CONSTRAINT duties_cause_origin CHECK (
        (cause IN ('said', 'converted')) = (origin_id IS NULL)
        AND (origin_id IS NULL) = (origin_tenant IS NULL)),
    -- The author opens a duty, or the body that hands it on.
    CONSTRAINT duties_opened_by_one CHECK ((cause = 'forwarded') = (citizen_id IS NULL)),
    CONSTRAINT duties_forwarded_away CHECK (cause <> 'forwarded' OR origin_tenant <> tenant_id),
    CONSTRAINT duties_due_order CHECK (long_on > due_on),
    CONSTRAINT duties_extended_appeal
        CHECK (extended_on IS NULL OR (kind = 'appeal' AND extended_on > due_on)),
    CONSTRAINT duties_answered_dated
        CHECK ((state = 'answered') = (num_nonnulls(answered_at, fix_on) = 2)
            AND num_nonnulls(answered_at, fix_on) IN (0, 2))
);
COMMENT ON TABLE oversight.duties IS
    'tenant: an answer that a body owes, by which day and why; public but for who opened it';
COMMENT ON COLUMN oversight.duties.body_id IS 'The tenant of the comment; who owes may be another.';
COMMENT ON COLUMN oversight.duties.last_on IS 'The last day, an extension counted in.';
COMMENT ON COLUMN oversight.duties.fix_on IS 'From when on it is asked whether it was fixed.';
CREATE INDEX duties_comment ON oversight.duties (comment_id, id);
CREATE INDEX duties_queue ON oversight.duties (tenant_id, last_on, id) WHERE state = 'waiting';
CREATE INDEX duties_overdue ON oversight.duties (last_on, id) WHERE state = 'waiting';
CREATE INDEX duties_time ON oversight.duties (tenant_id, started_at);

CREATE TABLE oversight.duty_steps (
    tenant_id uuid NOT NULL,
    duty_id uuid NOT NULL,
    seq bigint NOT NULL,
    kind text NOT NULL,
    citizen_id uuid,
    acting_id uuid,
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    prev bigint GENERATED ALWAYS AS (nullif(seq - 1, 0)) STORED,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    reason text,
    CONSTRAINT duty_steps_pkey PRIMARY KEY (tenant_id, duty_id, seq),
    CONSTRAINT duty_steps_duty_exists FOREIGN KEY (tenant_id, duty_id, kind)
        REFERENCES oversight.duties (tenant_id, id, kind) DEFERRABLE INITIALLY IMMEDIATE,
    -- To a comment there is an answer or silence; only an appeal can be sent back or put off.
    CONSTRAINT duty_steps_of_appeal
        CHECK (act NOT IN ('register', 'extend', 'return', 'close') OR kind = 'appeal'),
    CONSTRAINT duty_steps_by_author FOREIGN KEY (tenant_id, duty_id, citizen_id)
        REFERENCES oversight.duties (tenant_id, id, citizen_id) DEFERRABLE INITIALLY IMMEDIATE,
    -- The first step is the author's, or the body's that hands the duty on; the others are the own.
    CONSTRAINT duty_steps_of_one CHECK (num_nonnulls(citizen_id, acting_id) = 1),
    CONSTRAINT duty_steps_of_body CHECK (acting_id = tenant_id OR seq = 1),
    CONSTRAINT duty_steps_author_first CHECK (citizen_id IS NULL OR seq = 1),
    CONSTRAINT duty_steps_seq_positive CHECK (seq > 0),
    CONSTRAINT duty_steps_first_is_new CHECK ((seq = 1) = (from_state = 'new')),
    CONSTRAINT duty_steps_step_unique UNIQUE (tenant_id, duty_id, seq, to_state),
    CONSTRAINT duty_steps_follows FOREIGN KEY (tenant_id, duty_id, prev, from_state)
        REFERENCES oversight.duty_steps (tenant_id, duty_id, seq, to_state),
    CONSTRAINT duty_steps_transition_allowed FOREIGN KEY (from_state, to_state, act)
        REFERENCES oversight.duty_transitions (from_state, to_state, act),
    CONSTRAINT duty_steps_reason_stated CHECK (
        act NOT IN ('forward', 'return', 'close', 'extend')
        OR coalesce(char_length(reason), 0) > 0),
    CONSTRAINT duty_steps_reason_length CHECK (char_length(reason) <= 4000)
);
COMMENT ON TABLE oversight.duty_steps IS
    'tenant: what became of a duty, step by step; INSERT only, public but for who opened it';
COMMENT ON COLUMN oversight.duty_steps.acting_id IS 'The body that took the step.';
ALTER TABLE oversight.duties ADD CONSTRAINT duties_last_step
    FOREIGN KEY (tenant_id, id, version, state)
    REFERENCES oversight.duty_steps (tenant_id, duty_id, seq, to_state)
    DEFERRABLE INITIALLY IMMEDIATE;

CREATE TABLE oversight.responses (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    duty_id uuid NOT NULL,
    language text NOT NULL,
    outcome text NOT NULL,
    text text NOT NULL,
    change_version bigint,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    CONSTRAINT responses_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT responses_id_unique UNIQUE (id),
    CONSTRAINT responses_once UNIQUE (tenant_id, duty_id),
    -- Code 350-VI, Art. 89: in the language of who asks.
    CONSTRAINT responses_language_of_asker FOREIGN KEY (tenant_id, duty_id, language)
        REFERENCES oversight.duties (tenant_id, id, language),
    CONSTRAINT responses_outcome_known
        CHECK (outcome IN ('measures', 'explained', 'refused', 'corrected')),
    CONSTRAINT responses_change_of_correction
        CHECK ((outcome = 'corrected') = (change_version IS NOT NULL)),
    CONSTRAINT responses_text_length CHECK (char_length(text) BETWEEN 1 AND 10000)
);
COMMENT ON TABLE oversight.responses IS
    'tenant: the official answer to a comment, for its body; INSERT only, public';
COMMENT ON COLUMN oversight.responses.change_version IS
    'The version of the record in which the wrong fact is right.';

CREATE TABLE oversight.opinions (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    duty_id uuid NOT NULL,
    body_id uuid NOT NULL,
    comment_id uuid NOT NULL,
    citizen_id uuid NOT NULL
        CONSTRAINT opinions_citizen_exists REFERENCES tenancy.principals (citizen_id),
    rating smallint,
    fixed boolean,
    subject text NOT NULL GENERATED ALWAYS AS (
        CASE WHEN rating IS NULL THEN 'fix' ELSE 'answer' END) STORED,
    rater_id uuid GENERATED ALWAYS AS (
        CASE WHEN rating IS NOT NULL THEN citizen_id END) STORED,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT opinions_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT opinions_id_unique UNIQUE (id),
    CONSTRAINT opinions_once UNIQUE (tenant_id, duty_id, citizen_id, subject),
    CONSTRAINT opinions_duty_exists FOREIGN KEY (tenant_id, duty_id, body_id, comment_id)
        REFERENCES oversight.duties (tenant_id, id, body_id, comment_id),
    CONSTRAINT opinions_rated_by_author FOREIGN KEY (body_id, comment_id, rater_id)
        REFERENCES oversight.comments (tenant_id, id, citizen_id),
    CONSTRAINT opinions_of_one CHECK (num_nonnulls(rating, fixed) = 1),
    CONSTRAINT opinions_rating_range CHECK (rating BETWEEN 1 AND 5)
);
COMMENT ON TABLE oversight.opinions IS
    'tenant: what the author thinks of an answer, and whether author and followers see it fixed; '
    'INSERT only, public but for who';

CREATE TABLE oversight.follows (
    citizen_id uuid NOT NULL
        CONSTRAINT follows_citizen_exists REFERENCES tenancy.principals (citizen_id),
    id uuid NOT NULL,
    kind text NOT NULL,
    target_id uuid NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT follows_pkey PRIMARY KEY (citizen_id, id),
    CONSTRAINT follows_once UNIQUE (citizen_id, kind, target_id),
    CONSTRAINT follows_kind_format CHECK (kind ~ '^[a-z]+$')
);
COMMENT ON TABLE oversight.follows IS
    'principal: comments and records that a citizen follows; nobody else knows';

DO $duties$
BEGIN
    PERFORM oversight.publish_but('oversight.duties', 'citizen_id');
    PERFORM tenancy.admit('oversight.duties', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen', 'INSERT (tenant_id, id, kind, body_id, comment_id, citizen_id,'
        ' language, state, level, cause, origin_tenant, origin_id, due_on, due_rule,'
        ' due_explanation, long_on)');
    -- A body changes what it owes, and opens nothing but what it hands on to another.
    PERFORM tenancy.admit('oversight.duties', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
        'UPDATE (version, state, extended_on, answered_at, fix_on)');
    PERFORM tenancy.admit('oversight.duties', 'tizilim_app', 'origin_tenant', 'tizilim.tenant',
        'INSERT (tenant_id, id, kind, body_id, comment_id, language, state, level, cause,'
        ' origin_tenant, origin_id, due_on, due_rule, due_explanation, long_on)');

    PERFORM oversight.publish_but('oversight.duty_steps', 'citizen_id');
    PERFORM tenancy.admit('oversight.duty_steps', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen', 'INSERT (tenant_id, duty_id, seq, kind, citizen_id, from_state, to_state,'
        ' act, actor)');
    PERFORM tenancy.admit('oversight.duty_steps', 'tizilim_app', 'acting_id', 'tizilim.tenant',
        'INSERT (tenant_id, duty_id, seq, kind, acting_id, from_state, to_state, act, actor, reason)');

    PERFORM tenancy.publish('oversight.responses');
    PERFORM tenancy.admit('oversight.responses', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
        'INSERT (tenant_id, id, duty_id, language, outcome, text, change_version, actor)');

    PERFORM oversight.publish_but('oversight.opinions', 'citizen_id', 'rater_id');
    PERFORM tenancy.admit('oversight.opinions', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen', 'INSERT (tenant_id, id, duty_id, body_id, comment_id, citizen_id,'
        ' rating, fixed)');

    PERFORM tenancy.isolate('oversight.follows', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen', 'SELECT, INSERT (citizen_id, id, kind, target_id), DELETE');
END
$duties$;

SELECT journal.publish_kind('duty',
    $$SELECT json_strip_nulls(json_build_object('reason', s.reason))
      FROM oversight.duties AS d
      JOIN oversight.duty_steps AS s
          ON s.tenant_id = d.tenant_id AND s.duty_id = d.id AND s.seq = $2
      WHERE d.id = $1$$,
    $$SELECT d.id, d.version,
          (SELECT json_strip_nulls(json_build_object('tenant', t.code, 'state', d.state,
               'kind', d.kind, 'comment', d.comment_id, 'level', d.level, 'cause', d.cause,
               'dueOn', d.due_on, 'extendedOn', d.extended_on))
           FROM tenancy.tenants AS t WHERE t.id = d.tenant_id)
      FROM oversight.duties AS d$$);
SELECT journal.publish_kind('response',
    $$SELECT json_build_object('text', r.text) FROM oversight.responses AS r
      WHERE r.id = $1 AND $2 = 1$$);
SELECT journal.publish_kind('opinion',
    $$SELECT '{}'::json FROM oversight.opinions AS o WHERE o.id = $1 AND $2 = 1$$);
SELECT oversight.admit_kind('response', 'Ресми жауап', 'Официальный ответ', 'Official answer',
    'SELECT tenant_id, 1::bigint FROM oversight.responses WHERE id = $2');
