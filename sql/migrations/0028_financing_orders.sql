-- Orders from their draft to the opening of applications. A draft is the tenant's own; what is
-- announced is public. An application is the applicant's alone until the order is opened: no other
-- role of a call has a policy that would show that there is one.

CREATE TABLE financing.order_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    CONSTRAINT order_transitions_pkey PRIMARY KEY (from_state, to_state, act)
);
COMMENT ON TABLE financing.order_transitions IS
    'reference: the steps that an order may take; "draft" stands before the first';
SELECT tenancy.reference('financing.order_transitions');

INSERT INTO financing.order_transitions (from_state, to_state, act) VALUES
    ('draft', 'announced', 'order.announce'),
    ('announced', 'announced', 'order.amend'),
    ('announced', 'closed', 'order.open'),
    ('announced', 'failed', 'order.open'),
    ('announced', 'cancelled', 'order.cancel'),
    ('closed', 'cancelled', 'order.cancel');

CREATE TABLE financing.order_drafts (
    tenant_id uuid NOT NULL
        CONSTRAINT order_drafts_tenant_exists REFERENCES tenancy.tenants (id),
    id uuid NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    content text NOT NULL,
    edited_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    edited_by uuid NOT NULL,
    announced_by uuid,
    announced boolean NOT NULL GENERATED ALWAYS AS (announced_by IS NOT NULL) STORED,
    CONSTRAINT order_drafts_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT order_drafts_announced_unique UNIQUE (tenant_id, id, announced),
    CONSTRAINT order_drafts_version_positive CHECK (version > 0),
    CONSTRAINT order_drafts_content_length CHECK (octet_length(content) <= 262144),
    -- Who wrote it last does not announce it.
    CONSTRAINT order_drafts_four_eyes CHECK (announced_by <> edited_by)
);
COMMENT ON TABLE financing.order_drafts IS
    'tenant: an order before it is announced, as the parameters of order.draft';
CREATE INDEX order_drafts_listed ON financing.order_drafts (tenant_id, id) WHERE NOT announced;

CREATE TABLE financing.orders (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    draft_id uuid NOT NULL,
    announced boolean NOT NULL GENERATED ALWAYS AS (true) STORED,
    version bigint NOT NULL DEFAULT 1,
    state text NOT NULL,
    instrument text NOT NULL,
    rule_from date NOT NULL,
    sphere text NOT NULL CONSTRAINT orders_sphere_exists REFERENCES registry.spheres (code),
    theme_id uuid,
    theme_state text
        GENERATED ALWAYS AS (CASE WHEN theme_id IS NOT NULL THEN 'approved' END) STORED,
    year smallint NOT NULL,
    title_kk text,
    title_ru text,
    description_kk text,
    description_ru text,
    amount_tiyn bigint NOT NULL,
    project_min_tiyn bigint,
    project_max_tiyn bigint,
    months_min smallint,
    months_max smallint,
    development_percent_max smallint,
    opens_at timestamptz NOT NULL,
    closes_at timestamptz NOT NULL,
    opened_at timestamptz,
    applications integer,
    CONSTRAINT orders_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT orders_id_unique UNIQUE (id),
    CONSTRAINT orders_time_unique UNIQUE (tenant_id, id, opens_at, closes_at),
    CONSTRAINT orders_draft_once UNIQUE (tenant_id, draft_id),
    CONSTRAINT orders_draft_announced FOREIGN KEY (tenant_id, draft_id, announced)
        REFERENCES financing.order_drafts (tenant_id, id, announced),
    -- A theme is ordered when it is approved, in its year.
    CONSTRAINT orders_theme_approved FOREIGN KEY (tenant_id, theme_id, year, theme_state)
        REFERENCES financing.themes (tenant_id, id, year, state),
    CONSTRAINT orders_rule_exists FOREIGN KEY (instrument, rule_from)
        REFERENCES financing.instrument_rules (instrument, valid_from),
    CONSTRAINT orders_version_positive CHECK (version > 0),
    CONSTRAINT orders_year_range CHECK (year BETWEEN 2000 AND 2100),
    CONSTRAINT orders_title_stated CHECK (coalesce(title_kk, title_ru) <> ''),
    CONSTRAINT orders_text_length CHECK (
        coalesce(char_length(title_kk), 0) <= 500 AND coalesce(char_length(title_ru), 0) <= 500
        AND coalesce(char_length(description_kk), 0) <= 10000
        AND coalesce(char_length(description_ru), 0) <= 10000),
    CONSTRAINT orders_amount_positive CHECK (amount_tiyn BETWEEN 1 AND 1000000000000000000),
    CONSTRAINT orders_project_order CHECK (
        project_min_tiyn > 0 AND project_max_tiyn <= amount_tiyn
        AND coalesce(project_min_tiyn, 1) <= coalesce(project_max_tiyn, amount_tiyn)),
    CONSTRAINT orders_months_order
        CHECK (months_min > 0 AND months_max >= coalesce(months_min, 1)),
    CONSTRAINT orders_time_order CHECK (opens_at < closes_at AND opened_at >= closes_at),
    CONSTRAINT orders_opened_counted CHECK (
        (opened_at IS NULL) = (applications IS NULL)
        AND CASE state WHEN 'announced' THEN opened_at IS NULL
                       WHEN 'failed' THEN applications = 0
                       WHEN 'cancelled' THEN true
                       ELSE applications > 0 END)
);
COMMENT ON TABLE financing.orders IS
    'tenant: an order of an akimat, the ministry or the operator, as it stands; public';
COMMENT ON COLUMN financing.orders.version IS 'The last step in order_steps: every change is one.';
COMMENT ON COLUMN financing.orders.opened_at IS
    'When its applications were opened; before that nobody but each applicant sees any.';
CREATE INDEX orders_listed ON financing.orders (closes_at, id);
CREATE INDEX orders_tenant ON financing.orders (tenant_id, closes_at, id);

CREATE TABLE financing.order_steps (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    seq bigint NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    prev bigint GENERATED ALWAYS AS (nullif(seq - 1, 0)) STORED,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    closed_before timestamptz,
    closes_at timestamptz NOT NULL,
    reason text,
    CONSTRAINT order_steps_pkey PRIMARY KEY (tenant_id, order_id, seq),
    CONSTRAINT order_steps_order_exists FOREIGN KEY (tenant_id, order_id)
        REFERENCES financing.orders (tenant_id, id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT order_steps_seq_positive CHECK (seq > 0),
    CONSTRAINT order_steps_first_of_draft CHECK (
        (seq = 1) = (from_state = 'draft') AND (seq = 1) = (closed_before IS NULL)),
    CONSTRAINT order_steps_step_unique UNIQUE (tenant_id, order_id, seq, to_state, closes_at),
    CONSTRAINT order_steps_follow
        FOREIGN KEY (tenant_id, order_id, prev, from_state, closed_before)
        REFERENCES financing.order_steps (tenant_id, order_id, seq, to_state, closes_at),
    CONSTRAINT order_steps_transition_allowed FOREIGN KEY (from_state, to_state, act)
        REFERENCES financing.order_transitions (from_state, to_state, act),
    -- A deadline moves by an amendment, only later, and only while it has not passed.
    CONSTRAINT order_steps_deadline_later CHECK (CASE act
        WHEN 'order.announce' THEN at < closes_at
        WHEN 'order.amend' THEN closes_at > closed_before AND at < closed_before
        ELSE closes_at = closed_before END),
    CONSTRAINT order_steps_opened_after CHECK (act <> 'order.open' OR at >= closes_at),
    CONSTRAINT order_steps_reason_stated CHECK (
        (act IN ('order.amend', 'order.cancel')) = (coalesce(char_length(reason), 0) > 0)),
    CONSTRAINT order_steps_reason_length CHECK (char_length(reason) <= 4000)
);
COMMENT ON TABLE financing.order_steps IS
    'tenant: the steps of an order, each with the deadline as it then was; INSERT only, public';

ALTER TABLE financing.orders ADD CONSTRAINT orders_last_step
    FOREIGN KEY (tenant_id, id, version, state, closes_at)
    REFERENCES financing.order_steps (tenant_id, order_id, seq, to_state, closes_at)
    DEFERRABLE INITIALLY IMMEDIATE;

CREATE TABLE financing.order_criteria (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    code text NOT NULL,
    name_kk text,
    name_ru text,
    weight_percent smallint NOT NULL,
    points_max smallint NOT NULL,
    CONSTRAINT order_criteria_pkey PRIMARY KEY (tenant_id, order_id, code),
    CONSTRAINT order_criteria_order_exists FOREIGN KEY (tenant_id, order_id)
        REFERENCES financing.orders (tenant_id, id),
    CONSTRAINT order_criteria_code_format CHECK (code ~ '^[a-z]+(-[a-z]+)*$'),
    CONSTRAINT order_criteria_name_stated CHECK (coalesce(name_kk, name_ru) <> ''),
    CONSTRAINT order_criteria_ranges
        CHECK (weight_percent BETWEEN 1 AND 100 AND points_max BETWEEN 1 AND 1000)
);
COMMENT ON TABLE financing.order_criteria IS
    'tenant: by what applications are judged, weights adding up to 100; INSERT only, public';

CREATE TABLE financing.order_documents (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    number smallint NOT NULL,
    step bigint NOT NULL,
    title text NOT NULL,
    reference text NOT NULL,
    sha256 bytea NOT NULL,
    CONSTRAINT order_documents_pkey PRIMARY KEY (tenant_id, order_id, number),
    CONSTRAINT order_documents_step_exists FOREIGN KEY (tenant_id, order_id, step)
        REFERENCES financing.order_steps (tenant_id, order_id, seq),
    CONSTRAINT order_documents_number_range CHECK (number BETWEEN 1 AND 1000),
    CONSTRAINT order_documents_title_length CHECK (char_length(title) BETWEEN 1 AND 500),
    CONSTRAINT order_documents_reference_length
        CHECK (char_length(reference) BETWEEN 1 AND 1000),
    CONSTRAINT order_documents_sha256 CHECK (octet_length(sha256) = 32)
);
COMMENT ON TABLE financing.order_documents IS
    'tenant: where an order''s documents are, their digests, and the step that brought them; '
    'INSERT only, public';

CREATE TABLE financing.order_lines (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    line_id uuid NOT NULL,
    amount_tiyn bigint NOT NULL,
    released_tiyn bigint NOT NULL DEFAULT 0,
    CONSTRAINT order_lines_pkey PRIMARY KEY (tenant_id, order_id, line_id),
    CONSTRAINT order_lines_order_exists FOREIGN KEY (tenant_id, order_id)
        REFERENCES financing.orders (tenant_id, id),
    CONSTRAINT order_lines_line_exists FOREIGN KEY (tenant_id, line_id)
        REFERENCES financing.budget_lines (tenant_id, id),
    CONSTRAINT order_lines_amount_range
        CHECK (amount_tiyn > 0 AND released_tiyn BETWEEN 0 AND amount_tiyn)
);
COMMENT ON TABLE financing.order_lines IS
    'tenant: what an order takes of which budget line, a line for each year; public';
COMMENT ON COLUMN financing.order_lines.released_tiyn IS
    'What went back to the line because nobody got it.';
CREATE INDEX order_lines_line ON financing.order_lines (tenant_id, line_id);

CREATE TABLE financing.order_questions (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    organisation_id uuid NOT NULL
        CONSTRAINT order_questions_organisation_exists REFERENCES registry.organisations (id),
    text text NOT NULL,
    asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT order_questions_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT order_questions_order_unique UNIQUE (tenant_id, id, order_id),
    CONSTRAINT order_questions_order_exists FOREIGN KEY (tenant_id, order_id)
        REFERENCES financing.orders (tenant_id, id),
    CONSTRAINT order_questions_text_length CHECK (char_length(text) BETWEEN 1 AND 4000)
);
COMMENT ON TABLE financing.order_questions IS
    'tenant: what organisations ask about an order; the tenant reads the questions and never who '
    'asks; INSERT only';
CREATE INDEX order_questions_order ON financing.order_questions (tenant_id, order_id, id);
CREATE INDEX order_questions_organisation
    ON financing.order_questions (organisation_id, order_id, id);

CREATE TABLE financing.order_answers (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    question_id uuid NOT NULL,
    order_id uuid NOT NULL,
    question text NOT NULL,
    text_kk text,
    text_ru text,
    answered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    CONSTRAINT order_answers_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT order_answers_id_unique UNIQUE (id),
    CONSTRAINT order_answers_once UNIQUE (tenant_id, question_id),
    CONSTRAINT order_answers_question_exists FOREIGN KEY (tenant_id, question_id, order_id)
        REFERENCES financing.order_questions (tenant_id, id, order_id),
    CONSTRAINT order_answers_text_stated CHECK (coalesce(text_kk, text_ru) <> ''),
    CONSTRAINT order_answers_text_length CHECK (
        char_length(question) BETWEEN 1 AND 4000 AND coalesce(char_length(text_kk), 0) <= 10000
        AND coalesce(char_length(text_ru), 0) <= 10000)
);
COMMENT ON TABLE financing.order_answers IS
    'tenant: questions with their answers, for every applicant the same; INSERT only, public';
CREATE INDEX order_answers_order ON financing.order_answers (tenant_id, order_id, id);

DO $orders$
BEGIN
    PERFORM tenancy.isolate('financing.order_drafts', 'tizilim_app', 'tenant_id',
        'tizilim.tenant', 'SELECT, INSERT (tenant_id, id, content, edited_by),'
        ' UPDATE (version, content, edited_at, edited_by, announced_by)');
    PERFORM tenancy.signed('financing.order_drafts', 'tizilim_app', 'edited_by');
    -- What is announced is no draft any more.
    PERFORM tenancy.restrict('financing.order_drafts', 'tizilim_app', 'pending', 'UPDATE',
        'announced_by IS NULL', 'true');

    PERFORM tenancy.publish(target) FROM unnest(ARRAY['financing.orders', 'financing.order_steps',
        'financing.order_criteria', 'financing.order_documents', 'financing.order_lines',
        'financing.order_answers']::regclass[]) AS target;
    PERFORM tenancy.admit('financing.orders', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
        'INSERT (tenant_id, id, draft_id, state, instrument, rule_from, sphere, theme_id, year, title_kk,'
        ' title_ru, description_kk, description_ru, amount_tiyn, project_min_tiyn,'
        ' project_max_tiyn, months_min, months_max, development_percent_max, opens_at,'
        ' closes_at)',
        'UPDATE (version, state, closes_at, opened_at, applications)');
    PERFORM tenancy.admit('financing.order_steps', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
        'INSERT (tenant_id, order_id, seq, from_state, to_state, act, actor, closed_before,'
        ' closes_at, reason)');
    PERFORM tenancy.admit('financing.order_criteria', 'tizilim_app', 'tenant_id',
        'tizilim.tenant', 'INSERT');
    PERFORM tenancy.admit('financing.order_documents', 'tizilim_app', 'tenant_id',
        'tizilim.tenant', 'INSERT');
    PERFORM tenancy.admit('financing.order_lines', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
        'INSERT (tenant_id, order_id, line_id, amount_tiyn)', 'UPDATE (released_tiyn)');
    PERFORM tenancy.isolate('financing.order_questions', 'tizilim_app', 'tenant_id',
        'tizilim.tenant', 'SELECT (tenant_id, id, order_id, text, asked_at)');
    PERFORM tenancy.isolate('financing.order_questions', 'tizilim_applicant', 'organisation_id',
        'tizilim.organisation',
        'SELECT, INSERT (tenant_id, id, order_id, organisation_id, text)');
    PERFORM tenancy.admit('financing.order_answers', 'tizilim_app', 'tenant_id',
        'tizilim.tenant', 'INSERT (tenant_id, id, question_id, order_id, question, text_kk,'
        ' text_ru, actor)');
END
$orders$;

SELECT journal.publish_kind('order',
    $$SELECT json_strip_nulls(json_build_object(
          'titleKk', CASE WHEN s.seq = 1 THEN o.title_kk END,
          'titleRu', CASE WHEN s.seq = 1 THEN o.title_ru END,
          'descriptionKk', CASE WHEN s.seq = 1 THEN o.description_kk END,
          'descriptionRu', CASE WHEN s.seq = 1 THEN o.description_ru END,
          'reason', s.reason))
      FROM financing.orders AS o
      JOIN financing.order_steps AS s
          ON s.tenant_id = o.tenant_id AND s.order_id = o.id AND s.seq = $2
      WHERE o.id = $1$$,
    $$SELECT o.id, o.version,
          (SELECT json_strip_nulls(json_build_object('tenant', t.code, 'state', o.state,
               'instrument', o.instrument, 'sphere', o.sphere, 'year', o.year,
               'titleKk', o.title_kk, 'titleRu', o.title_ru,
               'amount', (o.amount_tiyn / 100.0)::numeric(20,2)::text,
               'opensAt', to_char(o.opens_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
               'closesAt',
               to_char(o.closes_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
               'applications', o.applications))
           FROM tenancy.tenants AS t WHERE t.id = o.tenant_id)
      FROM financing.orders AS o$$);
SELECT journal.publish_kind('answer',
    $$SELECT json_strip_nulls(json_build_object('question', a.question, 'textKk', a.text_kk,
          'textRu', a.text_ru))
      FROM financing.order_answers AS a WHERE a.id = $1 AND $2 = 1$$);
