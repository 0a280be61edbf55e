-- What became of a contract: acts of acceptance, breaches and the answers to them, the evaluation.
-- All of it is public, and only added to.

CREATE TABLE financing.acceptances (
    tenant_id uuid NOT NULL,
    report_id uuid NOT NULL,
    id uuid NOT NULL,
    contract_id uuid NOT NULL,
    kind text NOT NULL,
    report_state text NOT NULL GENERATED ALWAYS AS ('accepted') STORED,
    signed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    reference text NOT NULL,
    reference_sha256 bytea NOT NULL,
    signature text NOT NULL,
    signature_sha256 bytea NOT NULL,
    CONSTRAINT acceptances_pkey PRIMARY KEY (tenant_id, report_id),
    CONSTRAINT acceptances_id_unique UNIQUE (id),
    CONSTRAINT acceptances_report_accepted
        FOREIGN KEY (tenant_id, report_id, contract_id, kind, report_state)
        REFERENCES financing.project_reports (tenant_id, id, contract_id, kind, state),
    CONSTRAINT acceptances_reference_length CHECK (
        char_length(reference) BETWEEN 1 AND 1000 AND char_length(signature) BETWEEN 1 AND 1000),
    CONSTRAINT acceptances_sha256 CHECK (
        octet_length(reference_sha256) = 32 AND octet_length(signature_sha256) = 32)
);
COMMENT ON TABLE financing.acceptances IS
    'tenant: the act by which both sides accept what a report says was done; INSERT only, public';

CREATE TABLE financing.breaches (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    contract_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    reported_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    happened_on date NOT NULL,
    text text NOT NULL,
    CONSTRAINT breaches_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT breaches_id_unique UNIQUE (id),
    CONSTRAINT breaches_organisation_unique UNIQUE (tenant_id, id, organisation_id),
    CONSTRAINT breaches_contract_exists FOREIGN KEY (tenant_id, contract_id, organisation_id)
        REFERENCES financing.contracts (tenant_id, id, organisation_id),
    CONSTRAINT breaches_text_length CHECK (char_length(text) BETWEEN 1 AND 4000),
    CONSTRAINT breaches_happened_by_then
        CHECK (happened_on <= timezone(interval '5 hours', reported_at)::date)
);
COMMENT ON TABLE financing.breaches IS
    'tenant: in what a contract was not kept, as the tenant says; INSERT only, public';
CREATE INDEX breaches_contract ON financing.breaches (tenant_id, contract_id, id);
CREATE INDEX breaches_organisation ON financing.breaches (organisation_id, id);

CREATE TABLE financing.breach_answers (
    tenant_id uuid NOT NULL,
    breach_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    answered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    text text NOT NULL,
    CONSTRAINT breach_answers_pkey PRIMARY KEY (tenant_id, breach_id),
    CONSTRAINT breach_answers_breach_exists FOREIGN KEY (tenant_id, breach_id, organisation_id)
        REFERENCES financing.breaches (tenant_id, id, organisation_id),
    CONSTRAINT breach_answers_text_length CHECK (char_length(text) BETWEEN 1 AND 4000)
);
COMMENT ON TABLE financing.breach_answers IS
    'tenant: what the organisation says to it, once; INSERT only, public';

CREATE TABLE financing.evaluations (
    tenant_id uuid NOT NULL,
    contract_id uuid NOT NULL,
    id uuid NOT NULL,
    report_id uuid NOT NULL,
    kind text NOT NULL GENERATED ALWAYS AS ('final') STORED,
    report_state text NOT NULL GENERATED ALWAYS AS ('accepted') STORED,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    effectiveness_percent smallint NOT NULL,
    beneficiaries bigint NOT NULL,
    asked bigint NOT NULL,
    satisfied bigint NOT NULL,
    conclusion text NOT NULL,
    CONSTRAINT evaluations_pkey PRIMARY KEY (tenant_id, contract_id),
    CONSTRAINT evaluations_id_unique UNIQUE (id),
    CONSTRAINT evaluations_final_accepted
        FOREIGN KEY (tenant_id, report_id, contract_id, kind, report_state)
        REFERENCES financing.project_reports (tenant_id, id, contract_id, kind, state),
    CONSTRAINT evaluations_effectiveness_range CHECK (effectiveness_percent BETWEEN 0 AND 100),
    CONSTRAINT evaluations_counts_within CHECK (
        satisfied BETWEEN 0 AND asked AND asked <= beneficiaries
        AND beneficiaries <= 1000000000),
    CONSTRAINT evaluations_conclusion_length CHECK (char_length(conclusion) BETWEEN 1 AND 4000)
);
COMMENT ON TABLE financing.evaluations IS
    'tenant: how effective a project was, and how many of those asked were satisfied; INSERT only, '
    'public';

DO $outcomes$
DECLARE
    tenant CONSTANT text := 'tizilim.tenant';
BEGIN
    PERFORM tenancy.publish(target) FROM unnest(ARRAY['financing.acceptances',
        'financing.breaches', 'financing.breach_answers',
        'financing.evaluations']::regclass[]) AS target;
    PERFORM tenancy.admit('financing.acceptances', 'tizilim_app', 'tenant_id', tenant,
        'INSERT (tenant_id, report_id, id, contract_id, kind, actor, reference,'
        ' reference_sha256, signature, signature_sha256)');
    PERFORM tenancy.admit('financing.breaches', 'tizilim_app', 'tenant_id', tenant,
        'INSERT (tenant_id, id, contract_id, organisation_id, actor, happened_on, text)');
    PERFORM tenancy.admit('financing.breach_answers', 'tizilim_applicant', 'organisation_id',
        'tizilim.organisation', 'INSERT (tenant_id, breach_id, organisation_id, actor, text)');
    PERFORM tenancy.admit('financing.evaluations', 'tizilim_app', 'tenant_id', tenant,
        'INSERT (tenant_id, contract_id, id, report_id, actor, effectiveness_percent,'
        ' beneficiaries, asked, satisfied, conclusion)');
END
$outcomes$;

SELECT journal.publish_kind('acceptance',
    $$SELECT json_build_object('reference', a.reference, 'signature', a.signature)
      FROM financing.acceptances AS a WHERE a.id = $1 AND $2 = 1$$);
SELECT journal.publish_kind('breach',
    $$SELECT json_build_object('text', CASE WHEN $2 = 1 THEN b.text ELSE a.text END)
      FROM financing.breaches AS b
      LEFT JOIN financing.breach_answers AS a
          ON a.tenant_id = b.tenant_id AND a.breach_id = b.id
      WHERE b.id = $1$$);
SELECT journal.publish_kind('evaluation',
    $$SELECT json_build_object('conclusion', e.conclusion)
      FROM financing.evaluations AS e WHERE e.id = $1 AND $2 = 1$$);
