-- Documents of public control: what a group of at most five citizens found, with recommendations that
-- the body must answer one by one. Such control is public from its opening on.

CREATE TABLE oversight.document_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    CONSTRAINT document_transitions_pkey PRIMARY KEY (from_state, to_state, act)
);
COMMENT ON TABLE oversight.document_transitions IS
    'reference: the steps that a document of public control may take; "new" stands before the first';
SELECT tenancy.reference('oversight.document_transitions');
INSERT INTO oversight.document_transitions (from_state, to_state, act) VALUES
    ('new', 'open', 'open'), ('open', 'open', 'recommend'), ('open', 'sent', 'send'),
    ('sent', 'published', 'publish');

CREATE TABLE oversight.documents (
    tenant_id uuid NOT NULL CONSTRAINT documents_tenant_exists REFERENCES tenancy.tenants (id),
    id uuid NOT NULL,
    citizen_id uuid NOT NULL
        CONSTRAINT documents_citizen_exists REFERENCES tenancy.principals (citizen_id),
    form text NOT NULL,
    group_size smallint NOT NULL,
    subject_kind text NOT NULL
        CONSTRAINT documents_subject_kind_known REFERENCES oversight.subject_kinds (kind),
    subject_id uuid NOT NULL,
    subject_version bigint NOT NULL,
    language text NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    state text NOT NULL,
    recommendations smallint NOT NULL DEFAULT 0,
    due_on date,
    due_rule text,
    due_explanation jsonb,
    CONSTRAINT documents_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT documents_id_unique UNIQUE (id),
    CONSTRAINT documents_citizen_unique UNIQUE (tenant_id, id, citizen_id),
    CONSTRAINT documents_form_known CHECK (form IN ('discussion', 'expertise', 'monitoring')),
    CONSTRAINT documents_group_small CHECK (group_size BETWEEN 1 AND 5),
    CONSTRAINT documents_language_known CHECK (language IN ('kk', 'ru')),
    CONSTRAINT documents_versions_positive CHECK (version > 0 AND subject_version > 0),
    CONSTRAINT documents_lengths CHECK (
        char_length(title) BETWEEN 1 AND 500 AND char_length(text) BETWEEN 1 AND 10000),
    CONSTRAINT documents_sent_complete CHECK (
        num_nonnulls(due_on, due_rule, due_explanation) = CASE state WHEN 'open' THEN 0 ELSE 3 END
        AND (state = 'open' OR recommendations > 0)),
    CONSTRAINT documents_recommendations_few CHECK (recommendations BETWEEN 0 AND 50)
);
COMMENT ON TABLE oversight.documents IS
    'tenant: a document of public control for a body; public but for who wrote it';
CREATE INDEX documents_listed ON oversight.documents (tenant_id, id);
CREATE INDEX documents_subject ON oversight.documents (subject_kind, subject_id, id);

CREATE TABLE oversight.document_steps (
    tenant_id uuid NOT NULL,
    document_id uuid NOT NULL,
    seq bigint NOT NULL,
    citizen_id uuid NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    prev bigint GENERATED ALWAYS AS (nullif(seq - 1, 0)) STORED,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT document_steps_pkey PRIMARY KEY (tenant_id, document_id, seq),
    CONSTRAINT document_steps_document_exists FOREIGN KEY (tenant_id, document_id, citizen_id)
        REFERENCES oversight.documents (tenant_id, id, citizen_id)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT document_steps_seq_positive CHECK (seq > 0),
    CONSTRAINT document_steps_first_is_new CHECK ((seq = 1) = (from_state = 'new')),
    CONSTRAINT document_steps_step_unique UNIQUE (tenant_id, document_id, seq, to_state),
    CONSTRAINT document_steps_follows FOREIGN KEY (tenant_id, document_id, prev, from_state)
        REFERENCES oversight.document_steps (tenant_id, document_id, seq, to_state),
    CONSTRAINT document_steps_transition_allowed FOREIGN KEY (from_state, to_state, act)
        REFERENCES oversight.document_transitions (from_state, to_state, act)
);
COMMENT ON TABLE oversight.document_steps IS
    'tenant: what became of a document of public control; INSERT only, public but for who wrote it';
ALTER TABLE oversight.documents ADD CONSTRAINT documents_last_step
    FOREIGN KEY (tenant_id, id, version, state)
    REFERENCES oversight.document_steps (tenant_id, document_id, seq, to_state)
    DEFERRABLE INITIALLY IMMEDIATE;

CREATE TABLE oversight.recommendations (
    tenant_id uuid NOT NULL,
    document_id uuid NOT NULL,
    seq smallint NOT NULL,
    citizen_id uuid NOT NULL,
    text text NOT NULL,
    CONSTRAINT recommendations_pkey PRIMARY KEY (tenant_id, document_id, seq),
    CONSTRAINT recommendations_document_exists FOREIGN KEY (tenant_id, document_id, citizen_id)
        REFERENCES oversight.documents (tenant_id, id, citizen_id),
    CONSTRAINT recommendations_seq_range CHECK (seq BETWEEN 1 AND 50),
    CONSTRAINT recommendations_text_length CHECK (char_length(text) BETWEEN 1 AND 4000)
);
COMMENT ON TABLE oversight.recommendations IS
    'tenant: what a document of public control recommends; INSERT only, public but for who';

CREATE TABLE oversight.recommendation_answers (
    tenant_id uuid NOT NULL,
    document_id uuid NOT NULL,
    seq smallint NOT NULL,
    id uuid NOT NULL,
    outcome text NOT NULL,
    text text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    CONSTRAINT recommendation_answers_pkey PRIMARY KEY (tenant_id, document_id, seq),
    CONSTRAINT recommendation_answers_id_unique UNIQUE (id),
    CONSTRAINT recommendation_answers_exists FOREIGN KEY (tenant_id, document_id, seq)
        REFERENCES oversight.recommendations (tenant_id, document_id, seq),
    CONSTRAINT recommendation_answers_outcome_known
        CHECK (outcome IN ('accepted', 'partly', 'rejected')),
    CONSTRAINT recommendation_answers_text_length CHECK (char_length(text) BETWEEN 1 AND 10000)
);
COMMENT ON TABLE oversight.recommendation_answers IS
    'tenant: the answer of a body to one recommendation; INSERT only, public';

DO $control$
BEGIN
    PERFORM oversight.publish_but('oversight.documents', 'citizen_id');
    PERFORM tenancy.admit('oversight.documents', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen', 'INSERT (tenant_id, id, citizen_id, form, group_size, subject_kind,'
        ' subject_id, subject_version, language, title, text, state)',
        'UPDATE (version, state, recommendations, due_on, due_rule, due_explanation)');
    PERFORM oversight.publish_but('oversight.document_steps', 'citizen_id');
    PERFORM tenancy.admit('oversight.document_steps', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen',
        'INSERT (tenant_id, document_id, seq, citizen_id, from_state, to_state, act)');
    PERFORM oversight.publish_but('oversight.recommendations', 'citizen_id');
    PERFORM tenancy.admit('oversight.recommendations', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen', 'INSERT (tenant_id, document_id, seq, citizen_id, text)');
    PERFORM tenancy.publish('oversight.recommendation_answers');
    PERFORM tenancy.admit('oversight.recommendation_answers', 'tizilim_app', 'tenant_id',
        'tizilim.tenant', 'INSERT (tenant_id, document_id, seq, id, outcome, text, actor)');
END
$control$;

SELECT journal.publish_kind('control',
    $$SELECT json_strip_nulls(json_build_object(
          'title', CASE WHEN s.seq = 1 THEN d.title END,
          'text', CASE WHEN s.seq = 1 THEN d.text
              ELSE (SELECT r.text FROM oversight.recommendations AS r
                    WHERE r.tenant_id = d.tenant_id AND r.document_id = d.id
                      AND s.act = 'recommend' AND r.seq = s.seq - 1) END))
      FROM oversight.documents AS d
      JOIN oversight.document_steps AS s
          ON s.tenant_id = d.tenant_id AND s.document_id = d.id AND s.seq = $2
      WHERE d.id = $1$$,
    $$SELECT d.id, d.version,
          (SELECT json_strip_nulls(json_build_object('tenant', t.code, 'state', d.state,
               'form', d.form, 'subjectKind', d.subject_kind, 'subject', d.subject_id,
               'title', d.title, 'dueOn', d.due_on))
           FROM tenancy.tenants AS t WHERE t.id = d.tenant_id)
      FROM oversight.documents AS d$$);
SELECT journal.publish_kind('recommendationanswer',
    $$SELECT json_build_object('text', a.text) FROM oversight.recommendation_answers AS a
      WHERE a.id = $1 AND $2 = 1$$);
