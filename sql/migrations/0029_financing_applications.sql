-- Applications. The database decides what is in time, by its own clock in the very statement that
-- keeps a submission; and nobody but the applicant finds one before the order is opened.

CREATE TABLE financing.application_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    CONSTRAINT application_transitions_pkey PRIMARY KEY (from_state, to_state, act)
);
COMMENT ON TABLE financing.application_transitions IS
    'reference: the steps that an application may take; "new" stands before the first';
SELECT tenancy.reference('financing.application_transitions');

INSERT INTO financing.application_transitions (from_state, to_state, act) VALUES
    ('new', 'draft', 'application.draft'),
    ('draft', 'submitted', 'application.submit'),
    ('submitted', 'submitted', 'application.submit'),
    ('withdrawn', 'submitted', 'application.submit'),
    ('submitted', 'withdrawn', 'application.withdraw');

CREATE TABLE financing.applications (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    organisation_id uuid NOT NULL
        CONSTRAINT applications_organisation_exists REFERENCES registry.organisations (id),
    version bigint NOT NULL DEFAULT 1,
    seq integer NOT NULL DEFAULT 1,
    state text NOT NULL DEFAULT 'draft',
    content text NOT NULL,
    edited_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT applications_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT applications_whole_unique UNIQUE (tenant_id, id, order_id, organisation_id),
    CONSTRAINT applications_once UNIQUE (tenant_id, order_id, organisation_id),
    CONSTRAINT applications_order_exists FOREIGN KEY (tenant_id, order_id)
        REFERENCES financing.orders (tenant_id, id),
    CONSTRAINT applications_version_positive CHECK (version > 0),
    CONSTRAINT applications_content_length CHECK (octet_length(content) <= 262144)
);
COMMENT ON TABLE financing.applications IS
    'tenant: an organisation''s application to an order and its present draft; the applicant''s '
    'alone, always';
CREATE INDEX applications_organisation ON financing.applications (organisation_id, id);

CREATE TABLE financing.application_steps (
    tenant_id uuid NOT NULL,
    application_id uuid NOT NULL,
    seq integer NOT NULL,
    order_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    prev integer GENERATED ALWAYS AS (nullif(seq - 1, 0)) STORED,
    opens_at timestamptz NOT NULL,
    closes_at timestamptz NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    principal_id uuid NOT NULL,
    CONSTRAINT application_steps_pkey PRIMARY KEY (tenant_id, application_id, seq),
    CONSTRAINT application_steps_application_exists
        FOREIGN KEY (tenant_id, application_id, order_id, organisation_id)
        REFERENCES financing.applications (tenant_id, id, order_id, organisation_id)
        DEFERRABLE INITIALLY IMMEDIATE,
    -- An extended deadline reaches what was handed in before.
    CONSTRAINT application_steps_time_of_order
        FOREIGN KEY (tenant_id, order_id, opens_at, closes_at)
        REFERENCES financing.orders (tenant_id, id, opens_at, closes_at) ON UPDATE CASCADE,
    CONSTRAINT application_steps_first_is_new CHECK ((seq = 1) = (from_state = 'new')),
    CONSTRAINT application_steps_step_unique UNIQUE (tenant_id, application_id, seq, to_state),
    CONSTRAINT application_steps_at_unique UNIQUE (tenant_id, application_id, seq, act, at),
    CONSTRAINT application_steps_follow FOREIGN KEY (tenant_id, application_id, prev, from_state)
        REFERENCES financing.application_steps (tenant_id, application_id, seq, to_state),
    CONSTRAINT application_steps_transition_allowed FOREIGN KEY (from_state, to_state, act)
        REFERENCES financing.application_transitions (from_state, to_state, act),
    -- The closing instant itself is too late.
    CONSTRAINT application_steps_in_time
        CHECK (act = 'application.draft' OR (at >= opens_at AND at < closes_at))
);
COMMENT ON TABLE financing.application_steps IS
    'tenant: when an application was begun, submitted, replaced, withdrawn; INSERT only, the '
    'applicant''s alone';
COMMENT ON COLUMN financing.application_steps.at IS
    'By the database''s clock, taken while the step is written; it decides what is in time.';

ALTER TABLE financing.applications ADD CONSTRAINT applications_last_step
    FOREIGN KEY (tenant_id, id, seq, state)
    REFERENCES financing.application_steps (tenant_id, application_id, seq, to_state)
    DEFERRABLE INITIALLY IMMEDIATE;

CREATE TABLE financing.submissions (
    tenant_id uuid NOT NULL,
    application_id uuid NOT NULL,
    seq integer NOT NULL,
    order_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    act text NOT NULL GENERATED ALWAYS AS ('application.submit') STORED,
    received_at timestamptz NOT NULL,
    content text NOT NULL,
    amount_tiyn bigint NOT NULL,
    months smallint NOT NULL,
    entry_id uuid NOT NULL,
    salt bytea NOT NULL,
    commitment bytea NOT NULL,
    CONSTRAINT submissions_pkey PRIMARY KEY (tenant_id, application_id, seq),
    CONSTRAINT submissions_application_exists
        FOREIGN KEY (tenant_id, application_id, order_id, organisation_id)
        REFERENCES financing.applications (tenant_id, id, order_id, organisation_id),
    CONSTRAINT submissions_step_exists
        FOREIGN KEY (tenant_id, application_id, seq, act, received_at)
        REFERENCES financing.application_steps (tenant_id, application_id, seq, act, at)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT submissions_whole_unique UNIQUE
        (tenant_id, application_id, seq, order_id, organisation_id, amount_tiyn, months,
         received_at),
    CONSTRAINT submissions_entry_exists FOREIGN KEY (entry_id)
        REFERENCES journal.entries (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT submissions_entry_unique UNIQUE (entry_id),
    CONSTRAINT submissions_content_length CHECK (octet_length(content) <= 262144),
    CONSTRAINT submissions_amount_positive CHECK (amount_tiyn BETWEEN 1 AND 1000000000000000000),
    CONSTRAINT submissions_months_positive CHECK (months BETWEEN 1 AND 120),
    -- What the journal holds is what is kept here: nobody swaps a submission, the server neither.
    CONSTRAINT submissions_commitment_true
        CHECK (commitment = sha256(salt || convert_to(content, 'UTF8'))),
    CONSTRAINT submissions_salt_length CHECK (octet_length(salt) = 32)
);
COMMENT ON TABLE financing.submissions IS
    'tenant: what was handed in, word for word; INSERT only. The applicant sees it, the tenant '
    'when it is opened';
COMMENT ON COLUMN financing.submissions.entry_id IS
    'The journal''s entry that keeps the commitment, and nothing that tells whose it is.';

CREATE TABLE financing.opened_applications (
    tenant_id uuid NOT NULL,
    application_id uuid NOT NULL,
    seq integer NOT NULL,
    order_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    amount_tiyn bigint NOT NULL,
    months smallint NOT NULL,
    received_at timestamptz NOT NULL,
    CONSTRAINT opened_applications_pkey PRIMARY KEY (tenant_id, application_id),
    CONSTRAINT opened_applications_submission_exists FOREIGN KEY
        (tenant_id, application_id, seq, order_id, organisation_id, amount_tiyn, months,
         received_at)
        REFERENCES financing.submissions
        (tenant_id, application_id, seq, order_id, organisation_id, amount_tiyn, months,
         received_at)
);
COMMENT ON TABLE financing.opened_applications IS
    'tenant: who has applied to an opened order, with the submission that counts; written by '
    'financing.open_applications alone; public';
CREATE INDEX opened_applications_order
    ON financing.opened_applications (tenant_id, order_id, application_id);
CREATE INDEX opened_applications_organisation
    ON financing.opened_applications (organisation_id, application_id);

DO $applications$
DECLARE
    own CONSTANT text := 'tizilim.organisation';
    policy text[];
BEGIN
    PERFORM tenancy.isolate('financing.applications', 'tizilim_applicant', 'organisation_id', own,
        'SELECT, INSERT (tenant_id, id, order_id, organisation_id, content),'
        ' UPDATE (version, seq, state, content, edited_at)');
    PERFORM tenancy.isolate('financing.application_steps', 'tizilim_applicant',
        'organisation_id', own, 'SELECT, INSERT (tenant_id, application_id, seq, order_id,'
        ' organisation_id, from_state, to_state, act, opens_at, closes_at, principal_id)');
    PERFORM tenancy.signed('financing.application_steps', 'tizilim_applicant', 'principal_id');
    PERFORM tenancy.isolate('financing.submissions', 'tizilim_applicant', 'organisation_id', own,
        'SELECT, INSERT (tenant_id, application_id, seq, order_id, organisation_id, received_at,'
        ' content, amount_tiyn, months, entry_id, salt, commitment)');
    PERFORM tenancy.isolate('financing.submissions', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
        'SELECT');
    -- Sealed until it is opened, and the one that was replaced or withdrawn for good.
    PERFORM tenancy.restrict('financing.submissions', 'tizilim_app', 'opened', 'SELECT',
        'EXISTS (SELECT FROM financing.opened_applications AS o'
        ' WHERE o.tenant_id = submissions.tenant_id'
        ' AND o.application_id = submissions.application_id AND o.seq = submissions.seq)', NULL);
    PERFORM tenancy.publish('financing.opened_applications');

    -- What the functions below may do as the owner.
    FOREACH policy SLICE 1 IN ARRAY ARRAY[
        -- It locks an order and never changes one.
        ['financing.orders', 'all', 'USING (true) WITH CHECK (false)'],
        ['financing.applications', 'select', 'USING (' || tenancy.owned_by('tenant_id',
            'tizilim.tenant') || ')'],
        ['financing.submissions', 'select', 'USING (' || tenancy.owned_by('tenant_id',
            'tizilim.tenant') || ')'],
        ['financing.opened_applications', 'select', 'USING (true)'],
        ['financing.opened_applications', 'insert', 'WITH CHECK (' || tenancy.owned_by('tenant_id',
            'tizilim.tenant') || ')'],
        ['journal.entries', 'insert',
            'WITH CHECK (principal_id IS NULL AND tenant_id IS NULL AND actor = ''sealed'')']]
    LOOP
        EXECUTE format('CREATE POLICY %I ON %s FOR %s TO tizilim_owner %s',
            split_part(policy[1], '.', 2) || '_owner_' || policy[2], policy[1], policy[2],
            policy[3]);
    END LOOP;
END
$applications$;

-- A sealed entry says that somebody has committed to something, and nothing else: no account, no
-- tenant, no subject, also not to who reads the audit trail.
ALTER TABLE journal.entries ALTER COLUMN principal_id DROP NOT NULL;
ALTER TABLE journal.entries ADD CONSTRAINT entries_principal_unless_sealed
    CHECK ((principal_id IS NULL) = (actor = 'sealed'));

CREATE FUNCTION journal.seal(entry uuid, instant timestamptz, type text, leaf bytea) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    INSERT INTO journal.entries
        (id, at, actor, type, subject_kind, subject_id, version, leaf, public)
    VALUES (entry, instant, 'sealed', type, 'seal', entry, 1, leaf, true);
END;
COMMENT ON FUNCTION journal.seal IS 'Appends an entry that names nobody; it is its own subject.';
GRANT EXECUTE ON FUNCTION journal.seal TO tizilim_applicant;
SELECT journal.publish_kind('seal', $$SELECT '{}'::json WHERE $1 IS NOT NULL AND $2 = 1$$);

CREATE FUNCTION financing.hold_order(wanted uuid)
    RETURNS TABLE (tenant_id uuid, state text, opens_at timestamptz, closes_at timestamptz)
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    SELECT o.tenant_id, o.state, o.opens_at, o.closes_at FROM financing.orders AS o
    WHERE o.id = hold_order.wanted FOR SHARE;
END;
COMMENT ON FUNCTION financing.hold_order IS
    'Keeps an order as it is to the end of the transaction, beside others who do the same: who '
    'submits holds back who opens, and the other way round.';
GRANT EXECUTE ON FUNCTION financing.hold_order TO tizilim_applicant;

CREATE FUNCTION financing.open_applications(wanted uuid) RETURNS integer
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    WITH opened AS (
        INSERT INTO financing.opened_applications
            (tenant_id, application_id, seq, order_id, organisation_id, amount_tiyn, months,
             received_at)
        SELECT s.tenant_id, s.application_id, s.seq, s.order_id, s.organisation_id,
               s.amount_tiyn, s.months, s.received_at
        FROM financing.orders AS o
        JOIN financing.applications AS a ON a.tenant_id = o.tenant_id AND a.order_id = o.id
        JOIN financing.submissions AS s ON s.tenant_id = a.tenant_id AND s.application_id = a.id
            AND s.seq = a.seq
        WHERE o.id = open_applications.wanted AND o.state = 'announced'
          AND o.closes_at <= clock_timestamp() AND a.state = 'submitted'
        RETURNING 1
    )
    SELECT count(*)::integer FROM opened;
END;
COMMENT ON FUNCTION financing.open_applications IS
    'Opens what was submitted to an own order whose deadline has passed, and says how many; the '
    'caller has locked the order.';
GRANT EXECUTE ON FUNCTION financing.open_applications TO tizilim_app;
