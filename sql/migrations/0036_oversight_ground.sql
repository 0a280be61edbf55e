-- Public oversight: what citizens say about public records, and who may take it out of the public's
-- sight. The body that a comment is about has no right to change anything of it: each comment names,
-- beside that body, another one that moderates it, and row security goes by the other.

CREATE SCHEMA oversight;
COMMENT ON SCHEMA oversight IS
    'Comments on public records, their moderation, the answers of bodies and their deadlines.';
DO $schema$
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA oversight TO %s', tenancy.readers());
END
$schema$;

-- Public rows of which some columns are nobody's: who wrote a comment, who decided on it.
CREATE FUNCTION oversight.publish_but(target regclass, VARIADIC hidden name[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
BEGIN
    PERFORM tenancy.force(target);
    EXECUTE format('CREATE POLICY %I ON %s AS PERMISSIVE FOR SELECT TO %s USING (true)',
        tenancy.policy_name(target, 'tizilim_public', ''), target, tenancy.readers());
    EXECUTE format('GRANT SELECT (%s) ON TABLE %s TO %s', (
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum)
        FROM pg_catalog.pg_attribute
        WHERE attrelid = target AND attnum > 0 AND NOT attisdropped
          AND attname <> ALL (hidden)), target, tenancy.readers());
END
$$;
COMMENT ON FUNCTION oversight.publish_but IS
    'Public rows: every reading role sees all of them, but not these columns.';

-- What can be commented on. Modules don't know each other, so each kind says in SQL where its
-- records are; a later module adds its own with admit_kind, in its own migration.
CREATE TABLE oversight.subject_kinds (
    kind text CONSTRAINT subject_kinds_pkey PRIMARY KEY,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    located text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    CONSTRAINT subject_kinds_kind_format CHECK (kind ~ '^[a-z]+$'),
    CONSTRAINT subject_kinds_valid_order CHECK (valid_to > valid_from)
);
COMMENT ON TABLE oversight.subject_kinds IS
    'reference: kinds of records that can be commented on';
COMMENT ON COLUMN oversight.subject_kinds.located IS
    'SELECT of (tenant that answers for it, version now) for the record $2.';
SELECT tenancy.reference('oversight.subject_kinds');

CREATE FUNCTION oversight.admit_kind(
    kind text, name_kk text, name_ru text, name_en text, located text
) RETURNS void
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
DECLARE
    branches text;
BEGIN
    INSERT INTO oversight.subject_kinds AS k
    VALUES (kind, name_kk, name_ru, name_en, located, '2005-04-12')
    ON CONFLICT ON CONSTRAINT subject_kinds_pkey DO UPDATE SET located = excluded.located;
    SELECT string_agg(format('SELECT l.tenant_id, l.version FROM (%s) AS l (tenant_id, version)'
        ' WHERE $1 = %L', k.located, k.kind), ' UNION ALL ' ORDER BY k.kind)
    INTO branches FROM oversight.subject_kinds AS k;
    EXECUTE 'CREATE OR REPLACE FUNCTION oversight.locate(kind text, subject uuid)'
        ' RETURNS TABLE (tenant_id uuid, version bigint) LANGUAGE sql STABLE PARALLEL SAFE'
        ' BEGIN ATOMIC ' || branches || '; END';
    EXECUTE format('GRANT EXECUTE ON FUNCTION oversight.locate TO %s', tenancy.readers());
END
$$;
COMMENT ON FUNCTION oversight.admit_kind IS
    'Adds a kind of records that can be commented on: who answers for one, and its version now.';

SELECT oversight.admit_kind('organisation', 'Ұйым', 'Организация', 'Organisation',
    'SELECT home_tenant_id, version FROM registry.organisations WHERE id = $2');
SELECT oversight.admit_kind('report', 'Жылдық мәлімет', 'Ежегодные сведения', 'Yearly report',
    'SELECT o.home_tenant_id, r.version::bigint FROM registry.reports AS r'
    ' JOIN registry.organisations AS o ON o.id = r.organisation_id'
    ' WHERE registry.report_id(r.organisation_id, r.year) = $2');
SELECT oversight.admit_kind('membership', 'Мүшелік', 'Членство', 'Membership',
    'SELECT tenant_id, version FROM membership.memberships WHERE id = $2');
SELECT oversight.admit_kind('proposal', 'Ұсыныс', 'Предложение', 'Proposal',
    'SELECT coalesce(t.id, p.tenant_id), p.version FROM membership.proposals AS p'
    ' LEFT JOIN tenancy.tenants AS t ON t.code = p.responsible_tenant WHERE p.id = $2');
SELECT oversight.admit_kind('theme', 'Тақырып', 'Тема', 'Theme',
    'SELECT tenant_id, version FROM financing.themes WHERE id = $2');
SELECT oversight.admit_kind('plan', 'Жоспар', 'План', 'Plan',
    'SELECT tenant_id, version FROM financing.plans WHERE id = $2');
SELECT oversight.admit_kind('function', 'Берілген функция', 'Переданная функция',
    'Transferred function', 'SELECT tenant_id, version FROM financing.functions WHERE id = $2');
SELECT oversight.admit_kind('order', 'Тапсырыс', 'Заказ', 'Order',
    'SELECT tenant_id, version FROM financing.orders WHERE id = $2');

-- Who moderates criticism of a body of each kind, and who is next when that body stays silent.
CREATE TABLE oversight.instances (
    kind text CONSTRAINT instances_pkey PRIMARY KEY,
    moderator_id uuid NOT NULL
        CONSTRAINT instances_moderator_exists REFERENCES tenancy.tenants (id),
    next_id uuid CONSTRAINT instances_next_exists REFERENCES tenancy.tenants (id),
    CONSTRAINT instances_kind_known CHECK (kind IN ('akimat', 'ministry', 'operator', 'alliance'))
);
COMMENT ON TABLE oversight.instances IS
    'reference: who moderates criticism of a body of this kind, and to whom silence escalates';
SELECT tenancy.reference('oversight.instances');
INSERT INTO oversight.instances (kind, moderator_id, next_id) VALUES
    ('akimat', '01900000-0000-7000-8000-000000000003', '01900000-0000-7000-8000-000000000001'),
    ('operator', '01900000-0000-7000-8000-000000000003', '01900000-0000-7000-8000-000000000001'),
    ('ministry', '01900000-0000-7000-8000-000000000003', NULL),
    ('alliance', '01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000001');

CREATE TABLE oversight.moderators (
    body_id uuid CONSTRAINT moderators_pkey PRIMARY KEY
        CONSTRAINT moderators_body_exists REFERENCES tenancy.tenants (id)
);
COMMENT ON TABLE oversight.moderators IS
    'reference: bodies that may moderate at all; no akimat is among them';
SELECT tenancy.reference('oversight.moderators');
INSERT INTO oversight.moderators SELECT DISTINCT moderator_id FROM oversight.instances;
ALTER TABLE oversight.instances ADD CONSTRAINT instances_moderator_moderates
    FOREIGN KEY (moderator_id) REFERENCES oversight.moderators (body_id);

CREATE TABLE oversight.reasons (
    code text CONSTRAINT reasons_pkey PRIMARY KEY,
    position smallint NOT NULL CONSTRAINT reasons_position_unique UNIQUE,
    before_publication boolean NOT NULL,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    source text NOT NULL,
    CONSTRAINT reasons_code_format CHECK (code ~ '^[a-z]+(-[a-z]+)*$')
);
COMMENT ON TABLE oversight.reasons IS
    'reference: the closed list of what a comment may be hidden for';
COMMENT ON COLUMN oversight.reasons.before_publication IS
    'Held back until a moderator has looked at it.';
SELECT tenancy.reference('oversight.reasons');
INSERT INTO oversight.reasons VALUES
    ('personal-data', 1, true, 'Басқа адамның дербес деректері', 'Персональные данные', 'Personal data', 'Law 94-V of 21.05.2013, Art. 7'),
    ('insult', 2, false, 'Қорлау', 'Оскорбление', 'Insult', 'Code 350-VI, Art. 65; rules of the portal'),
    ('secret', 3, false, 'Заңмен қорғалатын құпия', 'Охраняемая законом тайна', 'Secret protected by law', 'Law 349-1 of 15.03.1999'),
    ('spam', 4, false, 'Жарнама және қайталанатын хабарлар', 'Спам', 'Spam', 'Rules of the portal'),
    ('off-topic', 5, false, 'Тақырыпқа қатысы жоқ', 'Не по теме', 'Off topic', 'Rules of the portal');

CREATE TABLE oversight.limits (
    code text NOT NULL,
    seconds integer NOT NULL,
    amount smallint NOT NULL,
    why text NOT NULL,
    CONSTRAINT limits_pkey PRIMARY KEY (code, seconds),
    CONSTRAINT limits_positive CHECK (seconds > 0 AND amount > 0)
);
COMMENT ON TABLE oversight.limits IS
    'reference: how much one person may write in so many seconds';
SELECT tenancy.reference('oversight.limits', 'INSERT', 'UPDATE (amount, why)');
INSERT INTO oversight.limits VALUES
    ('comment', 60, 5, 'Nobody types faster than that'),
    ('comment', 86400, 50, 'A day of an eager reader; more is a machine');

CREATE TABLE oversight.comment_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    CONSTRAINT comment_transitions_pkey PRIMARY KEY (from_state, to_state, act)
);
COMMENT ON TABLE oversight.comment_transitions IS
    'reference: the steps that a comment may take; "new" stands before the first';
SELECT tenancy.reference('oversight.comment_transitions');
INSERT INTO oversight.comment_transitions (from_state, to_state, act) VALUES
    ('new', 'shown', 'comment.post'), ('new', 'held', 'comment.post'),
    ('shown', 'shown', 'comment.edit'), ('shown', 'held', 'comment.edit'),
    ('held', 'shown', 'comment.edit'), ('held', 'held', 'comment.edit'),
    ('shown', 'withdrawn', 'comment.withdraw'), ('held', 'withdrawn', 'comment.withdraw'),
    ('shown', 'erased', 'comment.erase'), ('held', 'erased', 'comment.erase'),
    ('hidden', 'erased', 'comment.erase'), ('withdrawn', 'erased', 'comment.erase'),
    ('held', 'shown', 'moderation.decide'), ('held', 'hidden', 'moderation.decide'),
    ('shown', 'hidden', 'moderation.decide'), ('hidden', 'shown', 'moderation.review');

-- Immutable in fact: the encoding of a database never changes.
CREATE FUNCTION oversight.digest(words text) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT sha256(convert_to(digest.words, 'UTF8'));
END;
COMMENT ON FUNCTION oversight.digest IS 'SHA-256 of a text in UTF-8.';
GRANT EXECUTE ON FUNCTION oversight.digest TO tizilim_app, tizilim_citizen;

CREATE TABLE oversight.comments (
    tenant_id uuid NOT NULL CONSTRAINT comments_tenant_exists REFERENCES tenancy.tenants (id),
    id uuid NOT NULL,
    moderator_id uuid NOT NULL
        CONSTRAINT comments_moderator_moderates REFERENCES oversight.moderators (body_id),
    root_id uuid NOT NULL,
    parent_id uuid,
    kind text NOT NULL,
    subject_kind text NOT NULL
        CONSTRAINT comments_subject_kind_known REFERENCES oversight.subject_kinds (kind),
    subject_id uuid NOT NULL,
    subject_version bigint NOT NULL,
    citizen_id uuid NOT NULL
        CONSTRAINT comments_citizen_exists REFERENCES tenancy.principals (citizen_id),
    named boolean NOT NULL,
    author_id uuid GENERATED ALWAYS AS (CASE WHEN named THEN citizen_id END) STORED,
    language text NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    state text NOT NULL,
    wording bigint NOT NULL DEFAULT 1,
    text text,
    text_digest bytea GENERATED ALWAYS AS (oversight.digest(text)) STORED,
    reason text CONSTRAINT comments_reason_exists REFERENCES oversight.reasons (code),
    posted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    edited_at timestamptz,
    CONSTRAINT comments_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT comments_id_unique UNIQUE (id),
    CONSTRAINT comments_root_unique UNIQUE (tenant_id, id, root_id),
    CONSTRAINT comments_citizen_unique UNIQUE (tenant_id, id, citizen_id),
    CONSTRAINT comments_moderator_unique UNIQUE (moderator_id, tenant_id, id),
    CONSTRAINT comments_parts_unique UNIQUE (tenant_id, id, moderator_id, citizen_id),
    -- The heart of it: who is criticised never moderates the criticism.
    CONSTRAINT comments_moderated_by_another CHECK (moderator_id <> tenant_id),
    CONSTRAINT comments_kind_known CHECK (kind IN ('comment', 'reply', 'correction')),
    CONSTRAINT comments_root_own CHECK (
        (parent_id IS NULL) = (root_id = id) AND (parent_id IS NULL) = (kind <> 'reply')),
    CONSTRAINT comments_parent_of_thread FOREIGN KEY (tenant_id, parent_id, root_id)
        REFERENCES oversight.comments (tenant_id, id, root_id),
    CONSTRAINT comments_versions_positive
        CHECK (version > 0 AND wording > 0 AND subject_version > 0),
    CONSTRAINT comments_language_known CHECK (language IN ('kk', 'ru')),
    CONSTRAINT comments_text_of_shown CHECK ((state = 'shown') = (text IS NOT NULL)),
    CONSTRAINT comments_text_length CHECK (char_length(text) BETWEEN 1 AND 10000),
    CONSTRAINT comments_tombstone_reason
        CHECK ((state IN ('held', 'hidden')) = (reason IS NOT NULL)),
    CONSTRAINT comments_erased_nameless CHECK (state <> 'erased' OR NOT named)
);
COMMENT ON TABLE oversight.comments IS
    'tenant: what citizens say about a version of a record, as it is shown now; the tenant is who '
    'answers for the record and changes nothing here; public but for who wrote it';
COMMENT ON COLUMN oversight.comments.moderator_id IS
    'The other body, which alone can hide it, by reasons of a closed list.';
COMMENT ON COLUMN oversight.comments.author_id IS
    'The citizen, where the comment is signed; an id that leads to nobody.';
COMMENT ON COLUMN oversight.comments.text IS
    'What is shown: a wording of the author, letter by letter.';
-- A page reads as many rows as it shows, however long the thread.
CREATE INDEX comments_subject ON oversight.comments (subject_kind, subject_id, id)
    WHERE parent_id IS NULL;
CREATE INDEX comments_thread ON oversight.comments (root_id, id);
CREATE INDEX comments_body ON oversight.comments (tenant_id, posted_at, id);
CREATE INDEX comments_held ON oversight.comments (moderator_id, id) WHERE state = 'held';
CREATE INDEX comments_citizen ON oversight.comments (citizen_id, id);

CREATE TABLE oversight.wordings (
    tenant_id uuid NOT NULL,
    comment_id uuid NOT NULL,
    seq bigint NOT NULL,
    citizen_id uuid NOT NULL,
    moderator_id uuid NOT NULL,
    text text,
    text_digest bytea GENERATED ALWAYS AS (oversight.digest(text)) STORED,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT wordings_pkey PRIMARY KEY (tenant_id, comment_id, seq),
    CONSTRAINT wordings_digest_unique UNIQUE (tenant_id, comment_id, seq, text_digest),
    CONSTRAINT wordings_comment_exists FOREIGN KEY
        (tenant_id, comment_id, moderator_id, citizen_id)
        REFERENCES oversight.comments (tenant_id, id, moderator_id, citizen_id)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT wordings_seq_positive CHECK (seq > 0),
    CONSTRAINT wordings_text_length CHECK (char_length(text) BETWEEN 1 AND 10000)
);
COMMENT ON TABLE oversight.wordings IS
    'tenant: the sealed original of a comment, each wording of it; the author and its moderators '
    'read it, who has erased it leaves an empty row';
CREATE INDEX wordings_citizen ON oversight.wordings (citizen_id, at);
CREATE INDEX wordings_moderator ON oversight.wordings (moderator_id, comment_id, seq);
ALTER TABLE oversight.comments ADD CONSTRAINT comments_text_of_author
    FOREIGN KEY (tenant_id, id, wording, text_digest)
    REFERENCES oversight.wordings (tenant_id, comment_id, seq, text_digest)
    DEFERRABLE INITIALLY IMMEDIATE;

CREATE TABLE oversight.comment_steps (
    tenant_id uuid NOT NULL,
    comment_id uuid NOT NULL,
    seq bigint NOT NULL,
    citizen_id uuid,
    moderator_id uuid,
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    prev bigint GENERATED ALWAYS AS (nullif(seq - 1, 0)) STORED,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    reason text CONSTRAINT comment_steps_reason_exists REFERENCES oversight.reasons (code),
    wording bigint NOT NULL,
    CONSTRAINT comment_steps_pkey PRIMARY KEY (tenant_id, comment_id, seq),
    CONSTRAINT comment_steps_comment_exists FOREIGN KEY (tenant_id, comment_id)
        REFERENCES oversight.comments (tenant_id, id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT comment_steps_by_author FOREIGN KEY (tenant_id, comment_id, citizen_id)
        REFERENCES oversight.comments (tenant_id, id, citizen_id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT comment_steps_by_moderator FOREIGN KEY (moderator_id, tenant_id, comment_id)
        REFERENCES oversight.comments (moderator_id, tenant_id, id),
    CONSTRAINT comment_steps_seq_positive CHECK (seq > 0),
    CONSTRAINT comment_steps_first_is_new CHECK ((seq = 1) = (from_state = 'new')),
    CONSTRAINT comment_steps_step_unique UNIQUE (tenant_id, comment_id, seq, to_state),
    CONSTRAINT comment_steps_follows FOREIGN KEY (tenant_id, comment_id, prev, from_state)
        REFERENCES oversight.comment_steps (tenant_id, comment_id, seq, to_state),
    CONSTRAINT comment_steps_transition_allowed FOREIGN KEY (from_state, to_state, act)
        REFERENCES oversight.comment_transitions (from_state, to_state, act),
    -- The author writes and withdraws, the moderator hides and shows; neither acts for the other.
    CONSTRAINT comment_steps_of_one CHECK (
        num_nonnulls(citizen_id, moderator_id) = 1
        AND (citizen_id IS NOT NULL) = (act LIKE 'comment.%')),
    CONSTRAINT comment_steps_reason_stated
        CHECK ((to_state IN ('held', 'hidden')) = (reason IS NOT NULL))
);
COMMENT ON TABLE oversight.comment_steps IS
    'tenant: what became of a comment, step by step; INSERT only, public but for who wrote it';
ALTER TABLE oversight.comments ADD CONSTRAINT comments_last_step
    FOREIGN KEY (tenant_id, id, version, state)
    REFERENCES oversight.comment_steps (tenant_id, comment_id, seq, to_state)
    DEFERRABLE INITIALLY IMMEDIATE;

CREATE TABLE oversight.voices (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    comment_id uuid NOT NULL,
    citizen_id uuid NOT NULL
        CONSTRAINT voices_citizen_exists REFERENCES tenancy.principals (citizen_id),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT voices_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT voices_id_unique UNIQUE (id),
    CONSTRAINT voices_once UNIQUE (tenant_id, comment_id, citizen_id),
    CONSTRAINT voices_comment_exists FOREIGN KEY (tenant_id, comment_id)
        REFERENCES oversight.comments (tenant_id, id)
);
COMMENT ON TABLE oversight.voices IS
    'tenant: that somebody supports a comment, each once; INSERT only, public but for who';

DO $comments$
BEGIN
    PERFORM oversight.publish_but('oversight.comments', 'citizen_id', 'text_digest');
    PERFORM tenancy.admit('oversight.comments', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen', 'INSERT (tenant_id, id, moderator_id, root_id, parent_id, kind,'
        ' subject_kind, subject_id, subject_version, citizen_id, named, language, state, text,'
        ' reason)',
        'UPDATE (version, state, wording, text, reason, named, edited_at)');
    PERFORM tenancy.admit('oversight.comments', 'tizilim_app', 'moderator_id',
        'tizilim.tenant', 'UPDATE (version, state, text, reason)');

    PERFORM tenancy.isolate('oversight.wordings', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen', 'SELECT, INSERT (tenant_id, comment_id, seq, citizen_id, moderator_id,'
        ' text), UPDATE (text)');
    PERFORM tenancy.restrict('oversight.wordings', 'tizilim_citizen', 'erasing', 'UPDATE',
        'true', 'text IS NULL');
    PERFORM tenancy.isolate('oversight.wordings', 'tizilim_app', 'moderator_id',
        'tizilim.tenant', 'SELECT (tenant_id, comment_id, seq, text, at)');

    PERFORM oversight.publish_but('oversight.comment_steps', 'citizen_id');
    PERFORM tenancy.admit('oversight.comment_steps', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen', 'INSERT (tenant_id, comment_id, seq, citizen_id, from_state, to_state,'
        ' act, actor, reason, wording)');
    PERFORM tenancy.admit('oversight.comment_steps', 'tizilim_app', 'moderator_id',
        'tizilim.tenant', 'INSERT (tenant_id, comment_id, seq, moderator_id, from_state,'
        ' to_state, act, actor, reason, wording)');

    PERFORM oversight.publish_but('oversight.voices', 'citizen_id');
    PERFORM tenancy.admit('oversight.voices', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen', 'INSERT (tenant_id, id, comment_id, citizen_id)');
END
$comments$;

-- The right to have personal data erased, as 0014 and 0024 have it.
CREATE POLICY comments_owner ON oversight.comments FOR SELECT TO tizilim_owner USING (true);
DO $owner$
DECLARE
    part text;
BEGIN
    -- Other modules have their own words in these lists.
    FOR part IN
        SELECT format('ALTER POLICY %I ON %I.%I USING (%s)', policyname, schemaname, tablename,
            regexp_replace(qual, '\]\)', CASE policyname WHEN 'entries_owner'
                THEN ', ''comment''::text, ''plea''::text])'
                ELSE ', ''comment.post''::text, ''comment.reply''::text,'
                    ' ''comment.edit''::text, ''moderation.appeal''::text])' END))
        FROM pg_catalog.pg_policies
        WHERE schemaname IN ('journal', 'tenancy')
          AND policyname IN ('entries_owner', 'idempotency_owner')
    LOOP
        EXECUTE part;
    END LOOP;
END
$owner$;

SELECT journal.publish_kind('comment',
    $$SELECT json_build_object('text',
          CASE WHEN c.state = 'shown' AND c.wording = s.wording THEN c.text END)
      FROM oversight.comments AS c
      JOIN oversight.comment_steps AS s
          ON s.tenant_id = c.tenant_id AND s.comment_id = c.id AND s.seq = $2
      WHERE c.id = $1$$,
    $$SELECT c.id, c.version,
          (SELECT json_strip_nulls(json_build_object('tenant', t.code, 'state', c.state,
               'kind', c.kind, 'subjectKind', c.subject_kind, 'subject', c.subject_id,
               'subjectVersion', c.subject_version, 'root', c.root_id, 'parent', c.parent_id,
               'language', c.language, 'text', c.text, 'reason', c.reason))
           FROM tenancy.tenants AS t WHERE t.id = c.tenant_id)
      FROM oversight.comments AS c$$);
SELECT journal.publish_kind('voice',
    $$SELECT '{}'::json FROM oversight.voices AS v WHERE v.id = $1 AND $2 = 1$$);
