-- What comes before an order: themes, yearly plans, and the catalogue of functions that may be
-- transferred. All of it is public, but for who signed the steps of a theme.

-- A rule is a subject of the journal by itself.
ALTER TABLE financing.instrument_rules
    ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE financing.instrument_rules ADD CONSTRAINT instrument_rules_id_unique UNIQUE (id);
ALTER TABLE financing.instrument_rules ADD CONSTRAINT instrument_rules_source_length
    CHECK (char_length(source) <= 500);

CREATE TABLE financing.theme_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    CONSTRAINT theme_transitions_pkey PRIMARY KEY (from_state, to_state)
);
COMMENT ON TABLE financing.theme_transitions IS
    'reference: the steps that a theme may take; "new" stands before the first';
SELECT tenancy.reference('financing.theme_transitions');

-- What is none of the body's business can be rejected before anybody discusses it; nothing is
-- approved undiscussed.
INSERT INTO financing.theme_transitions (from_state, to_state, act) VALUES
    ('new', 'proposed', 'theme.propose'),
    ('proposed', 'discussed', 'theme.discuss'),
    ('proposed', 'rejected', 'theme.reject'),
    ('discussed', 'approved', 'theme.approve'),
    ('discussed', 'rejected', 'theme.reject');

CREATE TABLE financing.themes (
    tenant_id uuid NOT NULL CONSTRAINT themes_tenant_exists REFERENCES tenancy.tenants (id),
    id uuid NOT NULL,
    organisation_id uuid
        CONSTRAINT themes_organisation_exists REFERENCES registry.organisations (id),
    version bigint NOT NULL DEFAULT 1,
    state text NOT NULL,
    instrument text NOT NULL
        CONSTRAINT themes_instrument_exists REFERENCES financing.instruments (code),
    sphere text NOT NULL CONSTRAINT themes_sphere_exists REFERENCES registry.spheres (code),
    year smallint NOT NULL,
    title_kk text,
    title_ru text,
    need text NOT NULL,
    target_group text NOT NULL,
    region text CONSTRAINT themes_region_exists REFERENCES registry.regions (code),
    kato text,
    price_tiyn bigint,
    proposed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT themes_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT themes_id_unique UNIQUE (id),
    CONSTRAINT themes_organisation_unique UNIQUE (tenant_id, id, organisation_id),
    CONSTRAINT themes_plan_unique UNIQUE (tenant_id, id, year, state),
    CONSTRAINT themes_version_positive CHECK (version > 0),
    CONSTRAINT themes_year_range CHECK (year BETWEEN 2000 AND 2100),
    CONSTRAINT themes_title_stated CHECK (coalesce(title_kk, title_ru) <> ''),
    CONSTRAINT themes_title_length CHECK (
        coalesce(char_length(title_kk), 0) <= 500 AND coalesce(char_length(title_ru), 0) <= 500),
    CONSTRAINT themes_need_length CHECK (char_length(need) BETWEEN 1 AND 4000),
    CONSTRAINT themes_target_group_length CHECK (char_length(target_group) BETWEEN 1 AND 500),
    CONSTRAINT themes_place_single CHECK (num_nonnulls(region, kato) = 1),
    CONSTRAINT themes_kato_format CHECK (kato ~ '^[0-9]{9}$'),
    CONSTRAINT themes_price_positive CHECK (price_tiyn BETWEEN 1 AND 1000000000000000000)
);
COMMENT ON TABLE financing.themes IS
    'tenant: what the state might order or grant money for, and how that stands; public';
COMMENT ON COLUMN financing.themes.organisation_id IS
    'Who proposed it, where that was an organisation; otherwise an officer of the tenant.';
COMMENT ON COLUMN financing.themes.version IS 'The last step in theme_history.';
COMMENT ON COLUMN financing.themes.year IS 'The year in which it is to begin.';
COMMENT ON COLUMN financing.themes.price_tiyn IS 'What it is expected to cost.';
CREATE INDEX themes_organisation ON financing.themes (organisation_id, id);

CREATE TABLE financing.theme_history (
    tenant_id uuid NOT NULL,
    theme_id uuid NOT NULL,
    seq bigint NOT NULL,
    organisation_id uuid,
    from_state text NOT NULL,
    to_state text NOT NULL,
    prev bigint GENERATED ALWAYS AS (nullif(seq - 1, 0)) STORED,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    reason text,
    forum text,
    held_on date,
    outcome text,
    reference text,
    reference_sha256 bytea,
    CONSTRAINT theme_history_pkey PRIMARY KEY (tenant_id, theme_id, seq),
    CONSTRAINT theme_history_theme_exists FOREIGN KEY (tenant_id, theme_id)
        REFERENCES financing.themes (tenant_id, id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT theme_history_proposer_matches FOREIGN KEY (tenant_id, theme_id, organisation_id)
        REFERENCES financing.themes (tenant_id, id, organisation_id)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT theme_history_proposer_first CHECK (organisation_id IS NULL OR seq = 1),
    CONSTRAINT theme_history_seq_positive CHECK (seq > 0),
    CONSTRAINT theme_history_first_is_new CHECK ((seq = 1) = (from_state = 'new')),
    CONSTRAINT theme_history_step_unique UNIQUE (tenant_id, theme_id, seq, to_state),
    CONSTRAINT theme_history_follows FOREIGN KEY (tenant_id, theme_id, prev, from_state)
        REFERENCES financing.theme_history (tenant_id, theme_id, seq, to_state),
    CONSTRAINT theme_history_transition_allowed FOREIGN KEY (from_state, to_state)
        REFERENCES financing.theme_transitions (from_state, to_state),
    CONSTRAINT theme_history_reason_of_rejected
        CHECK ((to_state = 'rejected') = (reason IS NOT NULL)),
    CONSTRAINT theme_history_reason_length CHECK (char_length(reason) BETWEEN 1 AND 4000),
    CONSTRAINT theme_history_discussion_complete CHECK (
        num_nonnulls(forum, held_on, outcome, reference, reference_sha256)
            = CASE WHEN to_state = 'discussed' THEN 5 ELSE 0 END),
    CONSTRAINT theme_history_forum_known CHECK (forum IN ('council', 'public')),
    -- Kazakhstan time is UTC+5; what is discussed tomorrow is recorded tomorrow.
    CONSTRAINT theme_history_held_by_then
        CHECK (held_on <= timezone(interval '5 hours', at)::date),
    CONSTRAINT theme_history_outcome_length CHECK (char_length(outcome) BETWEEN 1 AND 4000),
    CONSTRAINT theme_history_reference_length CHECK (char_length(reference) BETWEEN 1 AND 1000),
    CONSTRAINT theme_history_reference_sha256 CHECK (octet_length(reference_sha256) = 32)
);
COMMENT ON TABLE financing.theme_history IS 'tenant: the steps of a theme; INSERT only, public';
COMMENT ON COLUMN financing.theme_history.forum IS
    'Who discussed it: the council for cooperation with NGOs, or the public.';

ALTER TABLE financing.themes ADD CONSTRAINT themes_last_step
    FOREIGN KEY (tenant_id, id, version, state)
    REFERENCES financing.theme_history (tenant_id, theme_id, seq, to_state)
    DEFERRABLE INITIALLY IMMEDIATE;

-- The steps are public, the people who took them are not; so they stand apart, one for each step.
CREATE TABLE financing.theme_signers (
    tenant_id uuid NOT NULL,
    theme_id uuid NOT NULL,
    seq bigint NOT NULL,
    organisation_id uuid,
    to_state text NOT NULL,
    principal_id uuid NOT NULL,
    proposer_id uuid NOT NULL,
    first bigint GENERATED ALWAYS AS (1) STORED,
    CONSTRAINT theme_signers_pkey PRIMARY KEY (tenant_id, theme_id, seq),
    CONSTRAINT theme_signers_signer_unique UNIQUE (tenant_id, theme_id, seq, principal_id),
    CONSTRAINT theme_signers_step_exists FOREIGN KEY (tenant_id, theme_id, seq, to_state)
        REFERENCES financing.theme_history (tenant_id, theme_id, seq, to_state)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT theme_signers_organisation_matches
        FOREIGN KEY (tenant_id, theme_id, organisation_id)
        REFERENCES financing.themes (tenant_id, id, organisation_id)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT theme_signers_organisation_first CHECK (organisation_id IS NULL OR seq = 1),
    -- Who took the first step is copied and tied.
    CONSTRAINT theme_signers_proposer_matches FOREIGN KEY (tenant_id, theme_id, first, proposer_id)
        REFERENCES financing.theme_signers (tenant_id, theme_id, seq, principal_id),
    CONSTRAINT theme_signers_four_eyes CHECK (
        to_state NOT IN ('approved', 'rejected') OR principal_id <> proposer_id)
);
COMMENT ON TABLE financing.theme_signers IS
    'tenant: who took the steps of a theme; INSERT only; the tenant sees it, the proposing '
    'organisation its own';

ALTER TABLE financing.theme_history ADD CONSTRAINT theme_history_signed
    FOREIGN KEY (tenant_id, theme_id, seq)
    REFERENCES financing.theme_signers (tenant_id, theme_id, seq) DEFERRABLE INITIALLY IMMEDIATE;

CREATE TABLE financing.plans (
    tenant_id uuid NOT NULL CONSTRAINT plans_tenant_exists REFERENCES tenancy.tenants (id),
    id uuid NOT NULL,
    year smallint NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT plans_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT plans_id_unique UNIQUE (id),
    CONSTRAINT plans_year_unique UNIQUE (tenant_id, year),
    CONSTRAINT plans_whole_unique UNIQUE (tenant_id, id, year),
    CONSTRAINT plans_year_range CHECK (year BETWEEN 2000 AND 2100),
    CONSTRAINT plans_version_positive CHECK (version > 0)
);
COMMENT ON TABLE financing.plans IS 'tenant: the plan of a year; public';
COMMENT ON COLUMN financing.plans.version IS 'The last one in plan_versions.';

CREATE TABLE financing.plan_versions (
    tenant_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    version bigint NOT NULL,
    year smallint NOT NULL,
    prev bigint GENERATED ALWAYS AS (nullif(version - 1, 0)) STORED,
    published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    reason text,
    CONSTRAINT plan_versions_pkey PRIMARY KEY (tenant_id, plan_id, version),
    CONSTRAINT plan_versions_plan_exists FOREIGN KEY (tenant_id, plan_id, year)
        REFERENCES financing.plans (tenant_id, id, year) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT plan_versions_year_unique UNIQUE (tenant_id, plan_id, version, year),
    CONSTRAINT plan_versions_follow FOREIGN KEY (tenant_id, plan_id, prev)
        REFERENCES financing.plan_versions (tenant_id, plan_id, version),
    CONSTRAINT plan_versions_version_positive CHECK (version > 0),
    CONSTRAINT plan_versions_reason_of_change CHECK (version = 1 OR reason IS NOT NULL),
    CONSTRAINT plan_versions_reason_length CHECK (char_length(reason) BETWEEN 1 AND 4000)
);
COMMENT ON TABLE financing.plan_versions IS
    'tenant: a plan as it was published, and why it was changed; INSERT only, public';

ALTER TABLE financing.plans ADD CONSTRAINT plans_last_version
    FOREIGN KEY (tenant_id, id, version)
    REFERENCES financing.plan_versions (tenant_id, plan_id, version)
    DEFERRABLE INITIALLY IMMEDIATE;

CREATE TABLE financing.plan_items (
    tenant_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    version bigint NOT NULL,
    line_id uuid NOT NULL,
    place smallint NOT NULL,
    year smallint NOT NULL,
    theme_id uuid NOT NULL,
    theme_year smallint NOT NULL,
    theme_state text NOT NULL GENERATED ALWAYS AS ('approved') STORED,
    quarter smallint NOT NULL,
    line_version bigint NOT NULL,
    line_amount_tiyn bigint NOT NULL,
    before_tiyn bigint NOT NULL,
    amount_tiyn bigint NOT NULL,
    after_tiyn bigint NOT NULL GENERATED ALWAYS AS (before_tiyn + amount_tiyn) STORED,
    prev smallint GENERATED ALWAYS AS (nullif(place - 1, 0)) STORED,
    CONSTRAINT plan_items_pkey PRIMARY KEY (tenant_id, plan_id, version, line_id, place),
    CONSTRAINT plan_items_version_exists FOREIGN KEY (tenant_id, plan_id, version, year)
        REFERENCES financing.plan_versions (tenant_id, plan_id, version, year),
    CONSTRAINT plan_items_item_unique
        UNIQUE (tenant_id, plan_id, version, theme_id, line_id, quarter),
    CONSTRAINT plan_items_theme_approved
        FOREIGN KEY (tenant_id, theme_id, theme_year, theme_state)
        REFERENCES financing.themes (tenant_id, id, year, state),
    CONSTRAINT plan_items_theme_begun CHECK (theme_year <= year),
    CONSTRAINT plan_items_line_of_year FOREIGN KEY (tenant_id, line_id, year)
        REFERENCES financing.budget_lines (tenant_id, id, year),
    CONSTRAINT plan_items_line_amount_matches
        FOREIGN KEY (tenant_id, line_id, line_version, line_amount_tiyn)
        REFERENCES financing.budget_entries (tenant_id, line_id, seq, after_tiyn),
    CONSTRAINT plan_items_after_unique
        UNIQUE (tenant_id, plan_id, version, line_id, place, line_version, after_tiyn),
    -- Each begins with what those before it take from the same line.
    CONSTRAINT plan_items_follow
        FOREIGN KEY (tenant_id, plan_id, version, line_id, prev, line_version, before_tiyn)
        REFERENCES financing.plan_items
            (tenant_id, plan_id, version, line_id, place, line_version, after_tiyn),
    CONSTRAINT plan_items_first_from_nothing CHECK (place > 1 OR before_tiyn = 0),
    CONSTRAINT plan_items_place_positive CHECK (place > 0),
    CONSTRAINT plan_items_quarter_range CHECK (quarter BETWEEN 1 AND 4),
    CONSTRAINT plan_items_amount_positive
        CHECK (amount_tiyn BETWEEN 1 AND 1000000000000000000 AND before_tiyn >= 0),
    CONSTRAINT plan_items_within_line CHECK (before_tiyn <= line_amount_tiyn - amount_tiyn)
);
COMMENT ON TABLE financing.plan_items IS
    'tenant: what a published plan is made of: an approved theme, its money from a budget line, '
    'the quarter; INSERT only, public';
COMMENT ON COLUMN financing.plan_items.line_version IS
    'The line as it was when the plan was published; what is planned on it adds up to no more.';
CREATE INDEX plan_items_theme ON financing.plan_items (tenant_id, theme_id);

CREATE TABLE financing.functions (
    tenant_id uuid NOT NULL CONSTRAINT functions_tenant_exists REFERENCES tenancy.tenants (id),
    id uuid NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    last bigint GENERATED ALWAYS AS (nullif(version, 1)) STORED,
    name_kk text,
    name_ru text,
    legal_basis text NOT NULL,
    body text NOT NULL,
    standard text NOT NULL,
    standard_sha256 bytea NOT NULL,
    price_tiyn bigint NOT NULL,
    term_months smallint NOT NULL,
    added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    CONSTRAINT functions_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT functions_id_unique UNIQUE (id),
    CONSTRAINT functions_version_positive CHECK (version > 0),
    CONSTRAINT functions_name_stated CHECK (coalesce(name_kk, name_ru) <> ''),
    CONSTRAINT functions_name_length CHECK (
        coalesce(char_length(name_kk), 0) <= 500 AND coalesce(char_length(name_ru), 0) <= 500),
    CONSTRAINT functions_legal_basis_length CHECK (char_length(legal_basis) BETWEEN 1 AND 500),
    CONSTRAINT functions_body_length CHECK (char_length(body) BETWEEN 1 AND 500),
    CONSTRAINT functions_standard_length CHECK (char_length(standard) BETWEEN 1 AND 1000),
    CONSTRAINT functions_standard_sha256 CHECK (octet_length(standard_sha256) = 32),
    CONSTRAINT functions_price_positive CHECK (price_tiyn BETWEEN 1 AND 1000000000000000000),
    CONSTRAINT functions_term_range CHECK (term_months BETWEEN 1 AND 120)
);
COMMENT ON TABLE financing.functions IS
    'tenant: a state function that may be transferred to an NGO; public';
COMMENT ON COLUMN financing.functions.version IS
    'The last assignment in function_performers; 1 before the first.';
COMMENT ON COLUMN financing.functions.body IS 'The state body whose function it is, by name.';
COMMENT ON COLUMN financing.functions.standard IS 'Where the standard of the service is.';
COMMENT ON COLUMN financing.functions.price_tiyn IS 'What performing it for its term costs.';

CREATE TABLE financing.function_performers (
    tenant_id uuid NOT NULL,
    function_id uuid NOT NULL,
    seq bigint NOT NULL,
    prev bigint GENERATED ALWAYS AS (nullif(seq - 1, 1)) STORED,
    organisation_id uuid NOT NULL
        CONSTRAINT function_performers_organisation_exists REFERENCES registry.organisations (id),
    valid_from date NOT NULL,
    valid_to date,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    act text NOT NULL,
    act_sha256 bytea NOT NULL,
    CONSTRAINT function_performers_pkey PRIMARY KEY (tenant_id, function_id, seq),
    CONSTRAINT function_performers_function_exists FOREIGN KEY (tenant_id, function_id)
        REFERENCES financing.functions (tenant_id, id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT function_performers_follow FOREIGN KEY (tenant_id, function_id, prev)
        REFERENCES financing.function_performers (tenant_id, function_id, seq),
    CONSTRAINT function_performers_seq_second CHECK (seq > 1),
    CONSTRAINT function_performers_valid_order CHECK (valid_to > valid_from),
    CONSTRAINT function_performers_no_overlap EXCLUDE USING gist (
        tenant_id WITH =, function_id WITH =, daterange(valid_from, valid_to) WITH &&),
    CONSTRAINT function_performers_act_length CHECK (char_length(act) BETWEEN 1 AND 1000),
    CONSTRAINT function_performers_act_sha256 CHECK (octet_length(act_sha256) = 32)
);
COMMENT ON TABLE financing.function_performers IS
    'tenant: who performs a transferred function from when to when, by which act; valid_to is the '
    'first day of no more, set once; public';
CREATE INDEX function_performers_organisation
    ON financing.function_performers (organisation_id, valid_from);

ALTER TABLE financing.functions ADD CONSTRAINT functions_last_performer
    FOREIGN KEY (tenant_id, id, last)
    REFERENCES financing.function_performers (tenant_id, function_id, seq)
    DEFERRABLE INITIALLY IMMEDIATE;

DO $plans$
DECLARE
    theme CONSTANT text := 'INSERT (tenant_id, id, organisation_id, state, instrument, sphere,'
        ' year, title_kk, title_ru, need, target_group, region, kato, price_tiyn)';
    signer CONSTANT text := 'SELECT, INSERT (tenant_id, theme_id, seq, organisation_id, to_state,'
        ' principal_id, proposer_id)';
    target regclass;
BEGIN
    FOREACH target IN ARRAY ARRAY['financing.themes', 'financing.theme_history',
        'financing.plans', 'financing.plan_versions', 'financing.plan_items',
        'financing.functions', 'financing.function_performers']::regclass[]
    LOOP
        PERFORM tenancy.publish(target);
    END LOOP;

    PERFORM tenancy.admit('financing.themes', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
        theme, 'UPDATE (version, state)');
    PERFORM tenancy.admit('financing.themes', 'tizilim_applicant', 'organisation_id',
        'tizilim.organisation', theme);
    PERFORM tenancy.admit('financing.theme_history', 'tizilim_app', 'tenant_id',
        'tizilim.tenant', 'INSERT (tenant_id, theme_id, seq, from_state, to_state, actor, reason,'
        ' forum, held_on, outcome, reference, reference_sha256)');
    -- An organisation proposes; what becomes of it is not its to say.
    PERFORM tenancy.admit('financing.theme_history', 'tizilim_applicant', 'organisation_id',
        'tizilim.organisation', 'INSERT (tenant_id, theme_id, seq, organisation_id, from_state,'
        ' to_state, actor)');
    PERFORM tenancy.isolate('financing.theme_signers', 'tizilim_app', 'tenant_id',
        'tizilim.tenant', signer);
    PERFORM tenancy.signed('financing.theme_signers', 'tizilim_app', 'principal_id');
    PERFORM tenancy.isolate('financing.theme_signers', 'tizilim_applicant', 'organisation_id',
        'tizilim.organisation', signer);
    PERFORM tenancy.signed('financing.theme_signers', 'tizilim_applicant', 'principal_id');

    PERFORM tenancy.admit('financing.plans', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
        'INSERT (tenant_id, id, year)', 'UPDATE (version)');
    PERFORM tenancy.admit('financing.plan_versions', 'tizilim_app', 'tenant_id',
        'tizilim.tenant', 'INSERT (tenant_id, plan_id, version, year, actor, reason)');
    PERFORM tenancy.admit('financing.plan_items', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
        'INSERT (tenant_id, plan_id, version, line_id, place, year, theme_id, theme_year, quarter,'
        ' line_version, line_amount_tiyn, before_tiyn, amount_tiyn)');

    PERFORM tenancy.admit('financing.functions', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
        'INSERT (tenant_id, id, name_kk, name_ru, legal_basis, body, standard, standard_sha256,'
        ' price_tiyn, term_months, actor)', 'UPDATE (version)');
    PERFORM tenancy.admit('financing.function_performers', 'tizilim_app', 'tenant_id',
        'tizilim.tenant', 'INSERT (tenant_id, function_id, seq, organisation_id, valid_from,'
        ' actor, act, act_sha256)', 'UPDATE (valid_to)');
    PERFORM tenancy.restrict('financing.function_performers', 'tizilim_app', 'ended', 'UPDATE',
        'valid_to IS NULL', 'valid_to IS NOT NULL');
END
$plans$;

SELECT journal.publish_kind('instrument',
    $$SELECT json_build_object('source', r.source)
      FROM financing.instrument_rules AS r WHERE r.id = $1 AND $2 = 1$$,
    $$SELECT r.id, 1::bigint,
          json_strip_nulls(json_build_object('instrument', r.instrument,
              'validFrom', r.valid_from, 'validTo', r.valid_to, 'amountMinMci', r.amount_min_mci,
              'amountMaxMci', r.amount_max_mci, 'monthsMin', r.months_min,
              'monthsMax', r.months_max, 'developmentPercentMax', r.development_percent_max,
              'applicationDays', r.application_days, 'requires', r.requires,
              'legalForms', r.legal_forms, 'source', r.source, 'sample', r.sample))
      FROM financing.instrument_rules AS r$$);
SELECT journal.publish_kind('theme',
    $$SELECT json_strip_nulls(json_build_object(
          'titleKk', CASE WHEN h.seq = 1 THEN t.title_kk END,
          'titleRu', CASE WHEN h.seq = 1 THEN t.title_ru END,
          'need', CASE WHEN h.seq = 1 THEN t.need END,
          'targetGroup', CASE WHEN h.seq = 1 THEN t.target_group END,
          'outcome', h.outcome, 'protocol', h.reference, 'reason', h.reason))
      FROM financing.themes AS t
      JOIN financing.theme_history AS h
          ON h.tenant_id = t.tenant_id AND h.theme_id = t.id AND h.seq = $2
      WHERE t.id = $1$$,
    $$SELECT t.id, t.version,
          (SELECT json_strip_nulls(json_build_object('tenant', a.code, 'state', t.state,
               'organisation', t.organisation_id, 'instrument', t.instrument,
               'sphere', t.sphere, 'year', t.year, 'titleKk', t.title_kk, 'titleRu', t.title_ru,
               'need', t.need, 'targetGroup', t.target_group, 'region', t.region,
               'kato', t.kato, 'price', (t.price_tiyn / 100.0)::numeric(20,2)::text))
           FROM tenancy.tenants AS a WHERE a.id = t.tenant_id)
      FROM financing.themes AS t$$);
SELECT journal.publish_kind('plan',
    $$SELECT json_strip_nulls(json_build_object('reason', v.reason))
      FROM financing.plans AS p
      JOIN financing.plan_versions AS v
          ON v.tenant_id = p.tenant_id AND v.plan_id = p.id AND v.version = $2
      WHERE p.id = $1$$,
    $$SELECT p.id, p.version,
          (SELECT json_build_object('tenant', a.code, 'year', p.year, 'items',
               (SELECT json_agg(json_build_object('theme', i.theme_id, 'line', i.line_id,
                    'quarter', i.quarter,
                    'amount', (i.amount_tiyn / 100.0)::numeric(20,2)::text)
                    ORDER BY i.quarter, i.theme_id, i.line_id)
                FROM financing.plan_items AS i WHERE i.tenant_id = p.tenant_id
                  AND i.plan_id = p.id AND i.version = p.version))
           FROM tenancy.tenants AS a WHERE a.id = p.tenant_id)
      FROM financing.plans AS p$$);
SELECT journal.publish_kind('function',
    $$SELECT json_strip_nulls(json_build_object(
          'nameKk', CASE WHEN $2 = 1 THEN f.name_kk END,
          'nameRu', CASE WHEN $2 = 1 THEN f.name_ru END,
          'legalBasis', CASE WHEN $2 = 1 THEN f.legal_basis END,
          'body', CASE WHEN $2 = 1 THEN f.body END,
          'standard', CASE WHEN $2 = 1 THEN f.standard END,
          'act', (SELECT p.act FROM financing.function_performers AS p
                  WHERE p.tenant_id = f.tenant_id AND p.function_id = f.id AND p.seq = $2)))
      FROM financing.functions AS f WHERE f.id = $1$$,
    $$SELECT f.id, f.version,
          (SELECT json_strip_nulls(json_build_object('tenant', a.code, 'nameKk', f.name_kk,
               'nameRu', f.name_ru, 'legalBasis', f.legal_basis, 'body', f.body,
               'standard', f.standard, 'standardSha256', encode(f.standard_sha256, 'hex'),
               'price', (f.price_tiyn / 100.0)::numeric(20,2)::text, 'termMonths', f.term_months,
               'performers', (SELECT json_agg(json_build_object('organisation',
                    p.organisation_id, 'validFrom', p.valid_from, 'validTo', p.valid_to)
                    ORDER BY p.seq)
                FROM financing.function_performers AS p
                WHERE p.tenant_id = f.tenant_id AND p.function_id = f.id)))
           FROM tenancy.tenants AS a WHERE a.id = f.tenant_id)
      FROM financing.functions AS f$$);
