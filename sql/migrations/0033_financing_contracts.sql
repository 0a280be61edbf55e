-- Contracts on awards, the tranches that they are paid in, and the reports that unlock them. All of
-- it is public. No amount here exceeds the one above it: each is tied to that one, and a check
-- compares them.

-- What a contract refers to of an award.
ALTER TABLE financing.awards ADD CONSTRAINT awards_contract_unique
    UNIQUE (tenant_id, id, order_id, organisation_id);
ALTER TABLE financing.award_lines ADD CONSTRAINT award_lines_contracted_unique
    UNIQUE (tenant_id, award_id, line_id, contracted_tiyn);

-- Of an order's line no more is contracted than awarded; when the order is completed, what nobody has
-- contracted is released, and the two are the same.
ALTER TABLE financing.order_lines ADD COLUMN contracted_tiyn bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN financing.order_lines.contracted_tiyn IS 'What contracts take of it.';
ALTER TABLE financing.order_lines ADD CONSTRAINT order_lines_contracted_within
    CHECK (contracted_tiyn BETWEEN 0 AND awarded_tiyn);
GRANT UPDATE (contracted_tiyn) ON financing.order_lines TO tizilim_app;

CREATE TABLE financing.contracts (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    award_id uuid NOT NULL,
    order_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    eligibility jsonb NOT NULL,
    CONSTRAINT contracts_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT contracts_id_unique UNIQUE (id),
    CONSTRAINT contracts_award_once UNIQUE (tenant_id, award_id),
    CONSTRAINT contracts_award_unique UNIQUE (tenant_id, id, award_id),
    CONSTRAINT contracts_organisation_unique UNIQUE (tenant_id, id, organisation_id),
    CONSTRAINT contracts_version_unique UNIQUE (tenant_id, id, version),
    CONSTRAINT contracts_award_exists
        FOREIGN KEY (tenant_id, award_id, order_id, organisation_id)
        REFERENCES financing.awards (tenant_id, id, order_id, organisation_id),
    CONSTRAINT contracts_version_positive CHECK (version > 0),
    CONSTRAINT contracts_eligible
        CHECK (coalesce(eligibility ->> 'outcome', '') IN ('met', 'unknown'))
);
COMMENT ON TABLE financing.contracts IS
    'tenant: the contract on an award, as its last version has it; public';
COMMENT ON COLUMN financing.contracts.eligibility IS
    'What the registry knew of the organisation when the first version was signed, item by item.';
COMMENT ON COLUMN financing.contracts.id IS 'Of the first version, the root of the chain.';
CREATE INDEX contracts_order ON financing.contracts (tenant_id, order_id, id);
CREATE INDEX contracts_organisation ON financing.contracts (organisation_id, id);

CREATE TABLE financing.contract_versions (
    tenant_id uuid NOT NULL,
    root_id uuid NOT NULL,
    version bigint NOT NULL,
    id uuid NOT NULL,
    parent_id uuid,
    prev bigint GENERATED ALWAYS AS (nullif(version - 1, 0)) STORED,
    signed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    report_due_on date NOT NULL,
    reason text,
    reference text NOT NULL,
    reference_sha256 bytea NOT NULL,
    signature text NOT NULL,
    signature_sha256 bytea NOT NULL,
    CONSTRAINT contract_versions_pkey PRIMARY KEY (tenant_id, root_id, version),
    CONSTRAINT contract_versions_id_unique UNIQUE (id),
    CONSTRAINT contract_versions_chain_unique UNIQUE (tenant_id, root_id, version, id),
    CONSTRAINT contract_versions_contract_exists FOREIGN KEY (tenant_id, root_id)
        REFERENCES financing.contracts (tenant_id, id) DEFERRABLE INITIALLY IMMEDIATE,
    -- A version is superseded once, by the one that follows it.
    CONSTRAINT contract_versions_follow FOREIGN KEY (tenant_id, root_id, prev, parent_id)
        REFERENCES financing.contract_versions (tenant_id, root_id, version, id),
    CONSTRAINT contract_versions_version_positive CHECK (version > 0),
    CONSTRAINT contract_versions_first_is_root CHECK (
        (version = 1) = (parent_id IS NULL) AND (version = 1) = (id = root_id)),
    CONSTRAINT contract_versions_time_order
        CHECK (starts_on <= ends_on AND ends_on <= report_due_on),
    CONSTRAINT contract_versions_reason_of_change CHECK ((version = 1) = (reason IS NULL)),
    CONSTRAINT contract_versions_reason_length CHECK (char_length(reason) BETWEEN 1 AND 4000),
    CONSTRAINT contract_versions_reference_length CHECK (
        char_length(reference) BETWEEN 1 AND 1000 AND char_length(signature) BETWEEN 1 AND 1000),
    CONSTRAINT contract_versions_sha256 CHECK (
        octet_length(reference_sha256) = 32 AND octet_length(signature_sha256) = 32)
);
COMMENT ON TABLE financing.contract_versions IS
    'tenant: a contract as it was signed, and each amendment on the one before it; INSERT only, '
    'public';
COMMENT ON COLUMN financing.contract_versions.signature IS
    'Where the organisation''s signature is; who put it stands in no table.';
COMMENT ON COLUMN financing.contract_versions.report_due_on IS 'The final report''s day.';

ALTER TABLE financing.contracts ADD CONSTRAINT contracts_last_version
    FOREIGN KEY (tenant_id, id, version)
    REFERENCES financing.contract_versions (tenant_id, root_id, version)
    DEFERRABLE INITIALLY IMMEDIATE;

CREATE TABLE financing.contract_amounts (
    tenant_id uuid NOT NULL,
    root_id uuid NOT NULL,
    version bigint NOT NULL,
    line_id uuid NOT NULL,
    amount_tiyn bigint NOT NULL,
    CONSTRAINT contract_amounts_pkey PRIMARY KEY (tenant_id, root_id, version, line_id),
    CONSTRAINT contract_amounts_whole_unique
        UNIQUE (tenant_id, root_id, version, line_id, amount_tiyn),
    CONSTRAINT contract_amounts_version_exists FOREIGN KEY (tenant_id, root_id, version)
        REFERENCES financing.contract_versions (tenant_id, root_id, version),
    CONSTRAINT contract_amounts_range
        CHECK (amount_tiyn BETWEEN 0 AND 1000000000000000000)
);
COMMENT ON TABLE financing.contract_amounts IS
    'tenant: what a version of a contract takes of each budget line; INSERT only, public';

CREATE TABLE financing.contract_lines (
    tenant_id uuid NOT NULL,
    contract_id uuid NOT NULL,
    line_id uuid NOT NULL,
    award_id uuid NOT NULL,
    version bigint NOT NULL,
    movements bigint NOT NULL DEFAULT 1,
    contracted_tiyn bigint NOT NULL,
    planned_tiyn bigint NOT NULL DEFAULT 0,
    ordered_tiyn bigint NOT NULL DEFAULT 0,
    paid_tiyn bigint NOT NULL DEFAULT 0,
    returned_tiyn bigint NOT NULL DEFAULT 0,
    CONSTRAINT contract_lines_pkey PRIMARY KEY (tenant_id, contract_id, line_id),
    CONSTRAINT contract_lines_version_matches FOREIGN KEY (tenant_id, contract_id, version)
        REFERENCES financing.contracts (tenant_id, id, version) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT contract_lines_award_matches FOREIGN KEY (tenant_id, contract_id, award_id)
        REFERENCES financing.contracts (tenant_id, id, award_id),
    CONSTRAINT contract_lines_amount_matches
        FOREIGN KEY (tenant_id, contract_id, version, line_id, contracted_tiyn)
        REFERENCES financing.contract_amounts
            (tenant_id, root_id, version, line_id, amount_tiyn) DEFERRABLE INITIALLY IMMEDIATE,
    -- The award counts the very same amount, and checks it.
    CONSTRAINT contract_lines_awarded
        FOREIGN KEY (tenant_id, award_id, line_id, contracted_tiyn)
        REFERENCES financing.award_lines (tenant_id, award_id, line_id, contracted_tiyn)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT contract_lines_planned_within CHECK (planned_tiyn <= contracted_tiyn),
    CONSTRAINT contract_lines_ordered_within CHECK (ordered_tiyn <= planned_tiyn),
    CONSTRAINT contract_lines_paid_within CHECK (paid_tiyn <= ordered_tiyn),
    CONSTRAINT contract_lines_returned_within CHECK (returned_tiyn BETWEEN 0 AND paid_tiyn)
);
COMMENT ON TABLE financing.contract_lines IS
    'tenant: how much of a budget line a contract has, plans, orders to pay, has paid and got back; '
    'public';
COMMENT ON COLUMN financing.contract_lines.movements IS 'The last one in ledger_entries.';
CREATE INDEX contract_lines_line ON financing.contract_lines (tenant_id, line_id, contract_id);

CREATE TABLE financing.report_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    CONSTRAINT report_transitions_pkey PRIMARY KEY (from_state, to_state, act)
);
COMMENT ON TABLE financing.report_transitions IS
    'reference: the steps that a project''s report may take; "new" stands before the first';
SELECT tenancy.reference('financing.report_transitions');
INSERT INTO financing.report_transitions (from_state, to_state, act) VALUES
    ('new', 'submitted', 'projectReport.submit'),
    ('submitted', 'returned', 'projectReport.return'),
    ('returned', 'submitted', 'projectReport.submit'),
    ('submitted', 'accepted', 'projectReport.accept');

CREATE TABLE financing.project_reports (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    contract_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    number smallint NOT NULL,
    kind text NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    state text NOT NULL DEFAULT 'submitted',
    CONSTRAINT project_reports_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT project_reports_id_unique UNIQUE (id),
    CONSTRAINT project_reports_number_once UNIQUE (tenant_id, contract_id, number),
    CONSTRAINT project_reports_gate_unique UNIQUE (tenant_id, contract_id, number, state),
    CONSTRAINT project_reports_kind_unique UNIQUE (tenant_id, id, contract_id, kind, state),
    CONSTRAINT project_reports_organisation_unique UNIQUE (tenant_id, id, organisation_id),
    CONSTRAINT project_reports_contract_exists
        FOREIGN KEY (tenant_id, contract_id, organisation_id)
        REFERENCES financing.contracts (tenant_id, id, organisation_id),
    CONSTRAINT project_reports_version_positive CHECK (version > 0),
    CONSTRAINT project_reports_number_range CHECK (number BETWEEN 1 AND 100),
    CONSTRAINT project_reports_kind_known CHECK (kind IN ('interim', 'final'))
);
COMMENT ON TABLE financing.project_reports IS
    'tenant: what an organisation reports about a contract, and how that stands; public';
CREATE UNIQUE INDEX project_reports_final_once
    ON financing.project_reports (tenant_id, contract_id) WHERE kind = 'final';
CREATE INDEX project_reports_organisation ON financing.project_reports (organisation_id, id);

CREATE TABLE financing.project_report_steps (
    tenant_id uuid NOT NULL,
    report_id uuid NOT NULL,
    seq bigint NOT NULL,
    organisation_id uuid NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    prev bigint GENERATED ALWAYS AS (nullif(seq - 1, 0)) STORED,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    reason text,
    CONSTRAINT project_report_steps_pkey PRIMARY KEY (tenant_id, report_id, seq),
    CONSTRAINT project_report_steps_report_exists
        FOREIGN KEY (tenant_id, report_id, organisation_id)
        REFERENCES financing.project_reports (tenant_id, id, organisation_id)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT project_report_steps_first_is_new
        CHECK (seq > 0 AND (seq = 1) = (from_state = 'new')),
    CONSTRAINT project_report_steps_step_unique UNIQUE (tenant_id, report_id, seq, to_state),
    CONSTRAINT project_report_steps_follow FOREIGN KEY (tenant_id, report_id, prev, from_state)
        REFERENCES financing.project_report_steps (tenant_id, report_id, seq, to_state),
    CONSTRAINT project_report_steps_transition_allowed FOREIGN KEY (from_state, to_state, act)
        REFERENCES financing.report_transitions (from_state, to_state, act),
    CONSTRAINT project_report_steps_reason_of_return
        CHECK ((to_state = 'returned') = (reason IS NOT NULL)),
    CONSTRAINT project_report_steps_reason_length CHECK (char_length(reason) BETWEEN 1 AND 4000)
);
COMMENT ON TABLE financing.project_report_steps IS
    'tenant: when a report was submitted, returned with the reason, accepted; INSERT only, public';

ALTER TABLE financing.project_reports ADD CONSTRAINT project_reports_last_step
    FOREIGN KEY (tenant_id, id, version, state)
    REFERENCES financing.project_report_steps (tenant_id, report_id, seq, to_state)
    DEFERRABLE INITIALLY IMMEDIATE;

CREATE TABLE financing.project_report_contents (
    tenant_id uuid NOT NULL,
    report_id uuid NOT NULL,
    seq bigint NOT NULL,
    organisation_id uuid NOT NULL,
    to_state text NOT NULL GENERATED ALWAYS AS ('submitted') STORED,
    narrative text NOT NULL,
    indicators text NOT NULL,
    spending text NOT NULL,
    spent_tiyn bigint NOT NULL,
    CONSTRAINT project_report_contents_pkey PRIMARY KEY (tenant_id, report_id, seq),
    CONSTRAINT project_report_contents_step_exists
        FOREIGN KEY (tenant_id, report_id, seq, to_state)
        REFERENCES financing.project_report_steps (tenant_id, report_id, seq, to_state),
    CONSTRAINT project_report_contents_report_exists
        FOREIGN KEY (tenant_id, report_id, organisation_id)
        REFERENCES financing.project_reports (tenant_id, id, organisation_id),
    CONSTRAINT project_report_contents_narrative_length
        CHECK (char_length(narrative) BETWEEN 1 AND 4000),
    CONSTRAINT project_report_contents_length
        CHECK (octet_length(indicators) <= 32768 AND octet_length(spending) <= 32768),
    CONSTRAINT project_report_contents_spent_range
        CHECK (spent_tiyn BETWEEN 0 AND 1000000000000000000)
);
COMMENT ON TABLE financing.project_report_contents IS
    'tenant: what a report says each time that it is submitted; INSERT only, public';
COMMENT ON COLUMN financing.project_report_contents.indicators IS
    'JSON: name, unit, planned and reached of each.';
COMMENT ON COLUMN financing.project_report_contents.spending IS 'JSON: item and amount of each.';

CREATE TABLE financing.tranche_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    CONSTRAINT tranche_transitions_pkey PRIMARY KEY (from_state, to_state, act)
);
COMMENT ON TABLE financing.tranche_transitions IS
    'reference: the steps that a tranche may take; "new" stands before the first';
SELECT tenancy.reference('financing.tranche_transitions');
INSERT INTO financing.tranche_transitions (from_state, to_state, act) VALUES
    ('new', 'planned', 'tranche.plan'),
    ('planned', 'dropped', 'tranche.plan'),
    ('planned', 'released', 'tranche.release'),
    ('released', 'ordered', 'payment.execute'),
    ('ordered', 'paid', 'payment.confirm');

CREATE TABLE financing.tranches (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    contract_id uuid NOT NULL,
    number smallint NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    state text NOT NULL DEFAULT 'planned',
    report_number smallint NOT NULL,
    condition text NOT NULL GENERATED ALWAYS AS
        (CASE report_number WHEN 0 THEN 'advance' ELSE 'report' END) STORED,
    due_on date NOT NULL,
    report_due_on date,
    CONSTRAINT tranches_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT tranches_id_unique UNIQUE (id),
    CONSTRAINT tranches_number_once UNIQUE (tenant_id, contract_id, number),
    CONSTRAINT tranches_contract_unique UNIQUE (tenant_id, id, contract_id),
    CONSTRAINT tranches_gate_unique UNIQUE (tenant_id, id, contract_id, report_number),
    CONSTRAINT tranches_contract_exists FOREIGN KEY (tenant_id, contract_id)
        REFERENCES financing.contracts (tenant_id, id),
    CONSTRAINT tranches_version_positive CHECK (version > 0),
    CONSTRAINT tranches_number_range CHECK (number BETWEEN 1 AND 1000),
    CONSTRAINT tranches_report_range CHECK (report_number BETWEEN 0 AND 100),
    CONSTRAINT tranches_report_due CHECK (
        (report_number = 0) = (report_due_on IS NULL) AND report_due_on <= due_on)
);
COMMENT ON TABLE financing.tranches IS
    'tenant: a part in which a contract is paid, when, and on what condition; public';
COMMENT ON COLUMN financing.tranches.report_number IS
    'The report of the contract that must be accepted before; 0 for an advance.';

CREATE TABLE financing.tranche_steps (
    tenant_id uuid NOT NULL,
    tranche_id uuid NOT NULL,
    seq bigint NOT NULL,
    contract_id uuid NOT NULL,
    report_number smallint NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    prev bigint GENERATED ALWAYS AS (nullif(seq - 1, 0)) STORED,
    gate smallint GENERATED ALWAYS AS
        (CASE to_state WHEN 'released' THEN nullif(report_number, 0) END) STORED,
    gate_state text NOT NULL GENERATED ALWAYS AS ('accepted') STORED,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    CONSTRAINT tranche_steps_pkey PRIMARY KEY (tenant_id, tranche_id, seq),
    CONSTRAINT tranche_steps_tranche_exists
        FOREIGN KEY (tenant_id, tranche_id, contract_id, report_number)
        REFERENCES financing.tranches (tenant_id, id, contract_id, report_number)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT tranche_steps_first_is_new CHECK (seq > 0 AND (seq = 1) = (from_state = 'new')),
    CONSTRAINT tranche_steps_step_unique UNIQUE (tenant_id, tranche_id, seq, to_state),
    CONSTRAINT tranche_steps_follow FOREIGN KEY (tenant_id, tranche_id, prev, from_state)
        REFERENCES financing.tranche_steps (tenant_id, tranche_id, seq, to_state),
    CONSTRAINT tranche_steps_transition_allowed FOREIGN KEY (from_state, to_state, act)
        REFERENCES financing.tranche_transitions (from_state, to_state, act),
    -- Locked until the report is accepted; and no report is unaccepted behind a release.
    CONSTRAINT tranche_steps_report_accepted
        FOREIGN KEY (tenant_id, contract_id, gate, gate_state)
        REFERENCES financing.project_reports (tenant_id, contract_id, number, state)
);
COMMENT ON TABLE financing.tranche_steps IS
    'tenant: when a tranche was planned, released, ordered, paid or dropped; INSERT only, public';

ALTER TABLE financing.tranches ADD CONSTRAINT tranches_last_step
    FOREIGN KEY (tenant_id, id, version, state)
    REFERENCES financing.tranche_steps (tenant_id, tranche_id, seq, to_state)
    DEFERRABLE INITIALLY IMMEDIATE;

CREATE TABLE financing.tranche_lines (
    tenant_id uuid NOT NULL,
    tranche_id uuid NOT NULL,
    line_id uuid NOT NULL,
    contract_id uuid NOT NULL,
    amount_tiyn bigint NOT NULL,
    CONSTRAINT tranche_lines_pkey PRIMARY KEY (tenant_id, tranche_id, line_id),
    CONSTRAINT tranche_lines_whole_unique
        UNIQUE (tenant_id, tranche_id, line_id, contract_id, amount_tiyn),
    CONSTRAINT tranche_lines_tranche_exists FOREIGN KEY (tenant_id, tranche_id, contract_id)
        REFERENCES financing.tranches (tenant_id, id, contract_id),
    CONSTRAINT tranche_lines_line_exists FOREIGN KEY (tenant_id, contract_id, line_id)
        REFERENCES financing.contract_lines (tenant_id, contract_id, line_id),
    CONSTRAINT tranche_lines_amount_positive
        CHECK (amount_tiyn BETWEEN 1 AND 1000000000000000000)
);
COMMENT ON TABLE financing.tranche_lines IS
    'tenant: what a tranche takes of each budget line of its contract; INSERT only, public';

DO $contracts$
DECLARE
    tenant CONSTANT text := 'tizilim.tenant';
    own CONSTANT text := 'tizilim.organisation';
BEGIN
    PERFORM tenancy.publish(target) FROM unnest(ARRAY['financing.contracts',
        'financing.contract_versions', 'financing.contract_amounts', 'financing.contract_lines',
        'financing.project_reports', 'financing.project_report_steps',
        'financing.project_report_contents', 'financing.tranches', 'financing.tranche_steps',
        'financing.tranche_lines']::regclass[]) AS target;
    PERFORM tenancy.admit('financing.contracts', 'tizilim_app', 'tenant_id', tenant,
        'INSERT (tenant_id, id, award_id, order_id, organisation_id, eligibility)',
        'UPDATE (version)');
    PERFORM tenancy.admit('financing.contract_versions', 'tizilim_app', 'tenant_id', tenant,
        'INSERT (tenant_id, root_id, version, id, parent_id, actor, starts_on, ends_on,'
        ' report_due_on, reason, reference, reference_sha256, signature, signature_sha256)');
    PERFORM tenancy.admit('financing.contract_amounts', 'tizilim_app', 'tenant_id', tenant,
        'INSERT');
    PERFORM tenancy.admit('financing.contract_lines', 'tizilim_app', 'tenant_id', tenant,
        'INSERT (tenant_id, contract_id, line_id, award_id, version, contracted_tiyn)',
        'UPDATE (version, movements, contracted_tiyn, planned_tiyn, ordered_tiyn, paid_tiyn,'
        ' returned_tiyn)');
    PERFORM tenancy.admit('financing.tranches', 'tizilim_app', 'tenant_id', tenant,
        'INSERT (tenant_id, id, contract_id, number, report_number, due_on, report_due_on)',
        'UPDATE (version, state)');
    PERFORM tenancy.admit('financing.tranche_steps', 'tizilim_app', 'tenant_id', tenant,
        'INSERT (tenant_id, tranche_id, seq, contract_id, report_number, from_state, to_state,'
        ' act, actor)');
    PERFORM tenancy.admit('financing.tranche_lines', 'tizilim_app', 'tenant_id', tenant,
        'INSERT');

    -- The organisation submits, the tenant judges; a state follows from a step.
    PERFORM tenancy.admit('financing.project_reports', 'tizilim_applicant', 'organisation_id',
        own, 'INSERT (tenant_id, id, contract_id, organisation_id, number, kind)',
        'UPDATE (version, state)');
    PERFORM tenancy.admit('financing.project_reports', 'tizilim_app', 'tenant_id', tenant,
        'UPDATE (version, state)');
    PERFORM tenancy.admit('financing.project_report_steps', 'tizilim_applicant',
        'organisation_id', own, 'INSERT (tenant_id, report_id, seq, organisation_id, from_state,'
        ' to_state, act, actor)');
    PERFORM tenancy.restrict('financing.project_report_steps', 'tizilim_applicant', 'submitted',
        'INSERT', NULL, 'to_state = ''submitted''');
    PERFORM tenancy.admit('financing.project_report_steps', 'tizilim_app', 'tenant_id', tenant,
        'INSERT (tenant_id, report_id, seq, organisation_id, from_state, to_state, act, actor,'
        ' reason)');
    PERFORM tenancy.restrict('financing.project_report_steps', 'tizilim_app', 'judged',
        'INSERT', NULL, 'to_state <> ''submitted''');
    PERFORM tenancy.admit('financing.project_report_contents', 'tizilim_applicant',
        'organisation_id', own, 'INSERT (tenant_id, report_id, seq, organisation_id, narrative,'
        ' indicators, spending, spent_tiyn)');
END
$contracts$;

SELECT journal.publish_kind('contract',
    $$SELECT json_strip_nulls(json_build_object('reason', v.reason, 'reference', v.reference,
          'signature', v.signature))
      FROM financing.contract_versions AS v
      JOIN financing.contracts AS c ON c.tenant_id = v.tenant_id AND c.id = v.root_id
      WHERE c.id = $1 AND v.version = $2$$,
    $$SELECT c.id, c.version,
          (SELECT json_build_object('tenant', t.code, 'award', c.award_id, 'order', c.order_id,
               'organisation', c.organisation_id,
               'lines', (SELECT json_agg(json_build_object('line', l.line_id,
                    'contracted', (l.contracted_tiyn / 100.0)::numeric(20,2)::text,
                    'paid', (l.paid_tiyn / 100.0)::numeric(20,2)::text,
                    'returned', (l.returned_tiyn / 100.0)::numeric(20,2)::text)
                    ORDER BY l.line_id)
                FROM financing.contract_lines AS l
                WHERE l.tenant_id = c.tenant_id AND l.contract_id = c.id))
           FROM tenancy.tenants AS t WHERE t.id = c.tenant_id)
      FROM financing.contracts AS c$$);
SELECT journal.publish_kind('projectreport',
    $$SELECT json_strip_nulls(json_build_object('reason', s.reason, 'narrative', n.narrative,
          'indicators', n.indicators, 'spending', n.spending))
      FROM financing.project_reports AS r
      JOIN financing.project_report_steps AS s
          ON s.tenant_id = r.tenant_id AND s.report_id = r.id AND s.seq = $2
      LEFT JOIN financing.project_report_contents AS n
          ON n.tenant_id = s.tenant_id AND n.report_id = s.report_id AND n.seq = s.seq
      WHERE r.id = $1$$);
