-- Verification of an organisation by its home tenant: a case, its history, the facts checked, and
-- the announced revocation.

CREATE TABLE registry.case_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    CONSTRAINT case_transitions_pkey PRIMARY KEY (from_state, to_state)
);
COMMENT ON TABLE registry.case_transitions IS
    'reference: the steps that a case may take; "new" stands before the first';
SELECT tenancy.reference('registry.case_transitions');

INSERT INTO registry.case_transitions (from_state, to_state, act) VALUES
    ('new', 'submitted', 'verification.submit'),
    ('submitted', 'in-review', 'verification.claim'),
    ('in-review', 'in-review', 'verification.claim'),
    ('in-review', 'returned', 'verification.return'),
    ('returned', 'submitted', 'verification.submit'),
    ('returned', 'refused', 'verification.refuse'),
    ('in-review', 'refused', 'verification.refuse'),
    ('in-review', 'approved', 'verification.approve'),
    ('approved', 'revoking', 'verification.revoke'),
    ('revoking', 'approved', 'verification.keep'),
    ('revoking', 'revoked', 'verification.revoke'),
    ('approved', 'superseded', 'verification.approve'),
    ('approved', 'expired', 'verification.expire');

CREATE TABLE registry.cases (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    seq integer NOT NULL DEFAULT 1,
    state text NOT NULL,
    claimed_by uuid,
    submitted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    due_on date,
    due_rule text,
    due_explanation jsonb,
    valid_until date,
    CONSTRAINT cases_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT cases_organisation_exists FOREIGN KEY (organisation_id, tenant_id)
        REFERENCES registry.organisations (id, home_tenant_id),
    CONSTRAINT cases_organisation_unique UNIQUE (tenant_id, id, organisation_id),
    CONSTRAINT cases_version_positive CHECK (version > 0),
    CONSTRAINT cases_claimed_in_review CHECK (state <> 'in-review' OR claimed_by IS NOT NULL),
    CONSTRAINT cases_due_complete CHECK (num_nonnulls(due_on, due_rule, due_explanation) IN (0, 3)),
    CONSTRAINT cases_due_while_open
        CHECK (state NOT IN ('submitted', 'in-review', 'returned') OR due_on IS NOT NULL),
    CONSTRAINT cases_valid_until_of_approved CHECK (state <> 'approved' OR valid_until IS NOT NULL)
);
COMMENT ON TABLE registry.cases IS 'tenant: one application for verification, as it stands';
COMMENT ON COLUMN registry.cases.version IS 'Counts every change, steps and recorded checks alike.';
COMMENT ON COLUMN registry.cases.seq IS 'The last step in case_history.';
CREATE UNIQUE INDEX cases_open_unique ON registry.cases (tenant_id, organisation_id)
    WHERE state IN ('submitted', 'in-review', 'returned');
CREATE INDEX cases_queue ON registry.cases (tenant_id, due_on, id)
    WHERE state IN ('submitted', 'in-review', 'returned', 'revoking');
CREATE INDEX cases_organisation ON registry.cases (organisation_id, id);

CREATE TABLE registry.case_history (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    seq integer NOT NULL,
    organisation_id uuid NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    prev integer GENERATED ALWAYS AS (nullif(seq - 1, 0)) STORED,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    principal_id uuid NOT NULL,
    prev_principal_id uuid,
    actor text NOT NULL,
    reason text,
    due_on date,
    due_rule text,
    due_explanation jsonb,
    revocation_id uuid,
    revocation_effective_on date,
    CONSTRAINT case_history_pkey PRIMARY KEY (tenant_id, case_id, seq),
    CONSTRAINT case_history_case_exists FOREIGN KEY (tenant_id, case_id, organisation_id)
        REFERENCES registry.cases (tenant_id, id, organisation_id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT case_history_seq_positive CHECK (seq > 0),
    CONSTRAINT case_history_first_is_new CHECK ((seq = 1) = (from_state = 'new')),
    CONSTRAINT case_history_step_unique UNIQUE (tenant_id, case_id, seq, to_state),
    CONSTRAINT case_history_signer_unique UNIQUE (tenant_id, case_id, seq, principal_id),
    CONSTRAINT case_history_follows FOREIGN KEY (tenant_id, case_id, prev, from_state)
        REFERENCES registry.case_history (tenant_id, case_id, seq, to_state),
    CONSTRAINT case_history_transition_allowed FOREIGN KEY (from_state, to_state)
        REFERENCES registry.case_transitions (from_state, to_state),
    -- Who took the step before is copied and tied; approval always follows a claim.
    CONSTRAINT case_history_prev_signer_matches
        FOREIGN KEY (tenant_id, case_id, prev, prev_principal_id)
        REFERENCES registry.case_history (tenant_id, case_id, seq, principal_id),
    CONSTRAINT case_history_prev_signer_known CHECK ((seq = 1) = (prev_principal_id IS NULL)),
    CONSTRAINT case_history_four_eyes CHECK (
        from_state <> 'in-review' OR to_state <> 'approved'
        OR principal_id <> prev_principal_id),
    CONSTRAINT case_history_reason_stated CHECK (
        to_state NOT IN ('returned', 'refused', 'revoking', 'revoked') OR char_length(reason) > 0),
    CONSTRAINT case_history_reason_length CHECK (char_length(reason) <= 4000),
    CONSTRAINT case_history_due_complete CHECK
        (num_nonnulls(due_on, due_rule, due_explanation) IN (0, 3)),
    CONSTRAINT case_history_revocation_named CHECK (
        (to_state IN ('revoking', 'revoked')) = (revocation_id IS NOT NULL)
        AND (revocation_id IS NULL) = (revocation_effective_on IS NULL)),
    -- Kazakhstan time is UTC+5; a revocation takes effect on its day, not before.
    CONSTRAINT case_history_revoked_when_due CHECK (
        to_state <> 'revoked'
        OR at >= timezone(interval '5 hours', revocation_effective_on::timestamp))
);
COMMENT ON TABLE registry.case_history IS 'tenant: the steps of a case; INSERT only';

ALTER TABLE registry.cases ADD CONSTRAINT cases_last_step FOREIGN KEY (tenant_id, id, seq, state)
    REFERENCES registry.case_history (tenant_id, case_id, seq, to_state)
    DEFERRABLE INITIALLY IMMEDIATE;

CREATE TABLE registry.check_kinds (
    code text CONSTRAINT check_kinds_pkey PRIMARY KEY,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    required boolean NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    confirmed boolean NOT NULL,
    CONSTRAINT check_kinds_code_format CHECK (code ~ '^[a-z]+(-[a-z]+)*$'),
    CONSTRAINT check_kinds_valid_order CHECK (valid_to > valid_from)
);
COMMENT ON TABLE registry.check_kinds IS
    'reference: facts that are checked one by one; what "yes" means is in the name';
COMMENT ON COLUMN registry.check_kinds.required IS 'An approval needs a "yes" of this kind.';
SELECT tenancy.reference('registry.check_kinds', 'INSERT', 'UPDATE (required, valid_to)');

INSERT INTO registry.check_kinds (code, name_kk, name_ru, name_en, required, valid_from, confirmed)
SELECT k.code, k.kk, k.ru, k.en, k.required, DATE '2024-01-01', false
FROM (VALUES
    ('legal-entity', 'Заңды тұлға ретінде тіркелген', 'Зарегистрирована как юридическое лицо', 'Registered as a legal entity', true),
    ('identifier', 'Сәйкестендіру нөмірі дұрыс', 'Идентификационный номер подтвержден', 'Identifier confirmed', true),
    ('head', 'Басшының өкілеттігі расталған', 'Полномочия руководителя подтверждены', 'Authority of the head confirmed', true),
    ('founders', 'Құрылтайшылары расталған', 'Учредители подтверждены', 'Founders confirmed', false),
    ('address', 'Мекенжайы бойынша табылған', 'Находится по адресу', 'Found at its address', false),
    ('not-in-liquidation', 'Таратылу сатысында емес', 'Не находится в ликвидации', 'Not in liquidation', true),
    ('not-suspended', 'Қызметі тоқтатыла тұрмаған', 'Деятельность не приостановлена', 'Activity not suspended', true),
    ('not-unfair', 'Жосықсыз қатысушылар тізілімінде жоқ', 'Нет в реестре недобросовестных участников', 'Not in the register of unfair participants', false),
    ('no-debts', 'Атқарушылық іс жүргізу бойынша берешегі жоқ', 'Нет задолженности по исполнительным производствам', 'No enforcement debts', false),
    ('not-listed', 'Терроризм және экстремизм тізімдерінде жоқ', 'Нет в перечнях по терроризму и экстремизму', 'Not on terrorism, WMD-financing or extremism lists', false)
) AS k (code, kk, ru, en, required);

CREATE TABLE registry.checks (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    kind text NOT NULL,
    outcome text NOT NULL,
    source text NOT NULL,
    as_of date NOT NULL,
    evidence text,
    evidence_sha256 bytea,
    note text,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT checks_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT checks_case_exists FOREIGN KEY (tenant_id, case_id, organisation_id)
        REFERENCES registry.cases (tenant_id, id, organisation_id),
    CONSTRAINT checks_kind_exists FOREIGN KEY (kind) REFERENCES registry.check_kinds (code),
    CONSTRAINT checks_outcome_known CHECK (outcome IN ('yes', 'no', 'unknown')),
    CONSTRAINT checks_source_length CHECK (char_length(source) BETWEEN 1 AND 300),
    CONSTRAINT checks_evidence_length CHECK (char_length(evidence) <= 1000),
    CONSTRAINT checks_evidence_complete CHECK (evidence_sha256 IS NULL OR evidence IS NOT NULL),
    CONSTRAINT checks_evidence_sha256 CHECK (octet_length(evidence_sha256) = 32),
    CONSTRAINT checks_note_length CHECK (char_length(note) <= 4000)
);
COMMENT ON TABLE registry.checks IS
    'tenant: one fact, its outcome and where it was seen; INSERT only, the newest of a kind counts';
COMMENT ON COLUMN registry.checks.evidence IS
    'Where the document is; the document itself is not kept here.';
CREATE INDEX checks_case ON registry.checks (tenant_id, case_id, kind, recorded_at);

CREATE TABLE registry.revocations (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    reason text NOT NULL,
    announced_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    announced_by uuid NOT NULL,
    effective_on date NOT NULL,
    effective_rule text NOT NULL,
    effective_explanation jsonb NOT NULL,
    objection_due_on date,
    objected_at timestamptz,
    objected_by uuid,
    objection text,
    CONSTRAINT revocations_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT revocations_case_exists FOREIGN KEY (tenant_id, case_id, organisation_id)
        REFERENCES registry.cases (tenant_id, id, organisation_id),
    CONSTRAINT revocations_effective_unique UNIQUE (tenant_id, id, case_id, effective_on),
    CONSTRAINT revocations_reason_length CHECK (char_length(reason) BETWEEN 1 AND 4000),
    -- Three working days are never less than three days; the exact date comes with its explanation.
    CONSTRAINT revocations_notice_given CHECK (
        effective_on > timezone(interval '5 hours', announced_at)::date + 2),
    CONSTRAINT revocations_objection_complete
        CHECK (num_nonnulls(objected_at, objected_by, objection) IN (0, 3)),
    CONSTRAINT revocations_objection_length CHECK (char_length(objection) BETWEEN 1 AND 8000)
);
COMMENT ON TABLE registry.revocations IS
    'tenant: an announced revocation; the organisation may object to it once';
CREATE INDEX revocations_case ON registry.revocations (tenant_id, case_id, id);

ALTER TABLE registry.case_history ADD CONSTRAINT case_history_revocation_exists
    FOREIGN KEY (tenant_id, revocation_id, case_id, revocation_effective_on)
    REFERENCES registry.revocations (tenant_id, id, case_id, effective_on);

DO $verification$
DECLARE
    -- The moment of a step is the database's own.
    step CONSTANT text := 'INSERT (tenant_id, case_id, seq, organisation_id, from_state, to_state,'
        ' principal_id, prev_principal_id, actor, reason, due_on, due_rule, due_explanation,'
        ' revocation_id, revocation_effective_on)';
BEGIN
    PERFORM tenancy.isolate('registry.cases', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
        'SELECT, INSERT, UPDATE (version, seq, state, claimed_by, due_on, due_rule,'
        ' due_explanation, valid_until)');
    PERFORM tenancy.isolate('registry.cases', 'tizilim_applicant', 'organisation_id',
        'tizilim.organisation',
        'SELECT, INSERT, UPDATE (version, seq, state, due_on, due_rule, due_explanation)');
    PERFORM tenancy.restrict('registry.cases', 'tizilim_applicant', 'new', 'INSERT', NULL,
        'state = ''submitted''');
    PERFORM tenancy.restrict('registry.cases', 'tizilim_applicant', 'resubmit', 'UPDATE',
        'state = ''returned''', 'state = ''submitted''');

    PERFORM tenancy.isolate('registry.case_history', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
        'SELECT, ' || step);
    PERFORM tenancy.signed('registry.case_history', 'tizilim_app', 'principal_id');
    PERFORM tenancy.isolate('registry.checks', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
        'SELECT, INSERT');
    PERFORM tenancy.signed('registry.checks', 'tizilim_app', 'recorded_by');
    PERFORM tenancy.isolate('registry.case_history', 'tizilim_applicant', 'organisation_id',
        'tizilim.organisation', 'SELECT, ' || step);
    PERFORM tenancy.signed('registry.case_history', 'tizilim_applicant', 'principal_id');
    PERFORM tenancy.restrict('registry.case_history', 'tizilim_applicant', 'submits', 'INSERT',
        NULL, 'to_state = ''submitted''');
    -- The file is open to the organisation it is about, but for notes and names of officers.
    PERFORM tenancy.isolate('registry.checks', 'tizilim_applicant', 'organisation_id',
        'tizilim.organisation', 'SELECT (tenant_id, id, case_id, organisation_id, kind, outcome,'
        ' source, as_of, recorded_at)');

    PERFORM tenancy.isolate('registry.revocations', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
        'SELECT, INSERT (tenant_id, id, case_id, organisation_id, reason, announced_by,'
        ' effective_on, effective_rule, effective_explanation, objection_due_on)');
    PERFORM tenancy.signed('registry.revocations', 'tizilim_app', 'announced_by');
    PERFORM tenancy.isolate('registry.revocations', 'tizilim_applicant', 'organisation_id',
        'tizilim.organisation', 'SELECT, UPDATE (objected_at, objected_by, objection)');
    PERFORM tenancy.restrict('registry.revocations', 'tizilim_applicant', 'unanswered', 'UPDATE',
        'objected_at IS NULL', 'true');
END
$verification$;
