-- serves-from: 44
-- How money ends otherwise than planned: the treasury refuses a payment, a contract is terminated,
-- something comes back within the year of its budget line or later. A server that does not know
-- this would be refused its writes.

INSERT INTO financing.tranche_transitions (from_state, to_state, act) VALUES
    ('ordered', 'released', 'payment.refuse'),
    ('planned', 'dropped', 'contract.terminate'),
    ('released', 'dropped', 'contract.terminate');

-- A refused payment takes its tranche back to where it was, so a tranche may be ordered again: each
-- payment names the step that ordered it, and what became of it is the step after that one. So of a
-- confirmation and a refusal there can be only one.
ALTER TABLE financing.payment_confirmations DROP CONSTRAINT payment_confirmations_payment_exists;
ALTER TABLE financing.payments DROP CONSTRAINT payments_tranche_unique;
ALTER TABLE financing.payments DROP CONSTRAINT payments_tranche_once;
ALTER TABLE financing.payments ALTER COLUMN step DROP EXPRESSION;
ALTER TABLE financing.payments ALTER COLUMN step SET DEFAULT 3;
COMMENT ON COLUMN financing.payments.step IS 'The step of the tranche that ordered it.';
ALTER TABLE financing.payments
    -- A step that orders is behind one that releases, and a second one of those is a refusal.
    ADD CONSTRAINT payments_tranche_once UNIQUE (tenant_id, tranche_id, step),
    ADD CONSTRAINT payments_step_unique UNIQUE (tenant_id, id, tranche_id, step);
ALTER TABLE financing.payment_confirmations ALTER COLUMN step DROP EXPRESSION;
ALTER TABLE financing.payment_confirmations ALTER COLUMN step SET DEFAULT 4;
ALTER TABLE financing.payment_confirmations
    ADD COLUMN ordered_step bigint NOT NULL GENERATED ALWAYS AS (step - 1) STORED;
ALTER TABLE financing.payment_confirmations ADD CONSTRAINT payment_confirmations_payment_exists
    FOREIGN KEY (tenant_id, payment_id, tranche_id, ordered_step)
    REFERENCES financing.payments (tenant_id, id, tranche_id, step);
GRANT INSERT (step) ON financing.payments, financing.payment_confirmations TO tizilim_app;

CREATE TABLE financing.payment_refusals (
    tenant_id uuid NOT NULL,
    payment_id uuid NOT NULL,
    tranche_id uuid NOT NULL,
    step bigint NOT NULL,
    ordered_step bigint NOT NULL GENERATED ALWAYS AS (step - 1) STORED,
    step_state text NOT NULL GENERATED ALWAYS AS ('released') STORED,
    signature bigint NOT NULL GENERATED ALWAYS AS (2) STORED,
    refused_on date NOT NULL,
    reference text NOT NULL,
    reason text NOT NULL,
    refused_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    CONSTRAINT payment_refusals_pkey PRIMARY KEY (tenant_id, payment_id),
    CONSTRAINT payment_refusals_step_unique UNIQUE (tenant_id, tranche_id, step),
    CONSTRAINT payment_refusals_reference_once UNIQUE (tenant_id, reference),
    CONSTRAINT payment_refusals_payment_exists
        FOREIGN KEY (tenant_id, payment_id, tranche_id, ordered_step)
        REFERENCES financing.payments (tenant_id, id, tranche_id, step),
    CONSTRAINT payment_refusals_tranche_released
        FOREIGN KEY (tenant_id, tranche_id, step, step_state)
        REFERENCES financing.tranche_steps (tenant_id, tranche_id, seq, to_state)
        DEFERRABLE INITIALLY IMMEDIATE,
    -- By somebody else than who ordered it, as a confirmation.
    CONSTRAINT payment_refusals_signed FOREIGN KEY (tenant_id, payment_id, signature)
        REFERENCES financing.payment_signers (tenant_id, payment_id, seq)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT payment_refusals_reference_length CHECK (char_length(reference) BETWEEN 1 AND 100),
    CONSTRAINT payment_refusals_reason_length CHECK (char_length(reason) BETWEEN 1 AND 4000),
    -- Kazakhstan time is UTC+5.
    CONSTRAINT payment_refusals_refused_by_then
        CHECK (refused_on <= timezone(interval '5 hours', refused_at)::date)
);
COMMENT ON TABLE financing.payment_refusals IS
    'tenant: that the treasury refused a payment, under its number and why; INSERT only, public';
COMMENT ON TABLE financing.payment_signers IS
    'tenant: who ordered a payment (1) and who confirmed or refused it (2); INSERT only, the '
    'tenant''s alone';

ALTER TABLE financing.tranche_steps
    ADD COLUMN refusal bigint GENERATED ALWAYS AS (CASE act WHEN 'payment.refuse' THEN seq END)
        STORED;
-- No way back without the treasury's word.
ALTER TABLE financing.tranche_steps ADD CONSTRAINT tranche_steps_refused
    FOREIGN KEY (tenant_id, tranche_id, refusal)
    REFERENCES financing.payment_refusals (tenant_id, tranche_id, step)
    DEFERRABLE INITIALLY DEFERRED;

-- Contracts that end before they are fulfilled: one officer gives notice, for a ground of the list,
-- another one terminates. What is not paid then goes back to the budget line, and nothing can be
-- planned, ordered or amended any more.
CREATE TABLE financing.termination_grounds (
    code text CONSTRAINT termination_grounds_pkey PRIMARY KEY,
    position smallint NOT NULL CONSTRAINT termination_grounds_position_unique UNIQUE,
    of_breach boolean NOT NULL,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    source text NOT NULL,
    confirmed boolean NOT NULL,
    CONSTRAINT termination_grounds_breach_unique UNIQUE (code, of_breach),
    CONSTRAINT termination_grounds_code_format CHECK (code ~ '^[a-z]+(-[a-z]+)*$'),
    CONSTRAINT termination_grounds_source_stated CHECK (source <> '')
);
COMMENT ON TABLE financing.termination_grounds IS
    'reference: for what a contract may be terminated';
COMMENT ON COLUMN financing.termination_grounds.of_breach IS
    'It names a breach of the contract that was reported before.';
COMMENT ON COLUMN financing.termination_grounds.confirmed IS 'Read in the act itself.';
INSERT INTO financing.termination_grounds
    (code, position, of_breach, name_kk, name_ru, name_en, source, confirmed)
VALUES
    ('agreement', 1, false, 'Тараптардың келісімі', 'Соглашение сторон', 'Agreement of both sides', 'A proposal; the list of an act was not found', false),
    ('breach', 2, true, 'Жойылмаған бұзушылық', 'Неустранённое нарушение договора', 'A breach that was not mended', 'A proposal; the list of an act was not found', false),
    ('misuse', 3, true, 'Қаражатты мақсатсыз пайдалану', 'Нецелевое использование средств', 'Money used for another purpose', 'A proposal; the list of an act was not found', false),
    ('ineligible', 4, false, 'Ұйым заң талаптарына сай болмай қалды', 'Организация перестала отвечать требованиям закона', 'The organisation does not meet the law''s requirements any more', 'Law 36-III, Art. 6-1 bars grants; that it ends a contract is a proposal', false),
    ('renounced', 5, false, 'Ұйым жобадан бас тартты', 'Организация отказалась от проекта', 'The organisation gives the project up', 'A proposal; the list of an act was not found', false),
    ('budget', 6, false, 'Бюджет қысқартылды', 'Сокращение бюджета', 'The budget was cut', 'A proposal; the list of an act was not found', false),
    ('force-majeure', 7, false, 'Еңсерілмейтін күш', 'Непреодолимая сила', 'Force majeure', 'A proposal; the list of an act was not found', false);
SELECT tenancy.reference('financing.termination_grounds');

CREATE TABLE financing.termination_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    CONSTRAINT termination_transitions_pkey PRIMARY KEY (from_state, to_state, act)
);
COMMENT ON TABLE financing.termination_transitions IS
    'reference: the steps that a termination may take; "new" stands before the first';
SELECT tenancy.reference('financing.termination_transitions');
INSERT INTO financing.termination_transitions (from_state, to_state, act) VALUES
    ('new', 'announced', 'contract.giveNotice'),
    ('announced', 'withdrawn', 'contract.withdrawNotice'),
    ('announced', 'done', 'contract.terminate');

ALTER TABLE financing.breaches
    ADD CONSTRAINT breaches_contract_unique UNIQUE (tenant_id, id, contract_id);

CREATE TABLE financing.terminations (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    contract_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    state text NOT NULL DEFAULT 'announced',
    done boolean GENERATED ALWAYS AS (CASE state WHEN 'done' THEN true END) STORED,
    ground text NOT NULL,
    of_breach boolean NOT NULL,
    breach_id uuid,
    ends_on date NOT NULL,
    report_due_on date NOT NULL,
    reason text NOT NULL,
    reference text NOT NULL,
    reference_sha256 bytea NOT NULL,
    CONSTRAINT terminations_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT terminations_id_unique UNIQUE (id),
    CONSTRAINT terminations_day_unique UNIQUE (tenant_id, id, contract_id, ends_on),
    CONSTRAINT terminations_state_unique UNIQUE (tenant_id, id, contract_id, state),
    CONSTRAINT terminations_contract_exists FOREIGN KEY (tenant_id, contract_id, organisation_id)
        REFERENCES financing.contracts (tenant_id, id, organisation_id),
    CONSTRAINT terminations_ground_known FOREIGN KEY (ground, of_breach)
        REFERENCES financing.termination_grounds (code, of_breach),
    CONSTRAINT terminations_breach_reported FOREIGN KEY (tenant_id, breach_id, contract_id)
        REFERENCES financing.breaches (tenant_id, id, contract_id),
    CONSTRAINT terminations_breach_named CHECK (of_breach = (breach_id IS NOT NULL)),
    CONSTRAINT terminations_version_positive CHECK (version > 0),
    CONSTRAINT terminations_time_order CHECK (ends_on <= report_due_on),
    CONSTRAINT terminations_reason_length CHECK (char_length(reason) BETWEEN 1 AND 4000),
    CONSTRAINT terminations_reference_length CHECK (char_length(reference) BETWEEN 1 AND 1000),
    CONSTRAINT terminations_sha256 CHECK (octet_length(reference_sha256) = 32)
);
COMMENT ON TABLE financing.terminations IS
    'tenant: notice that a contract ends before it is fulfilled, why, and how that stands; public';
COMMENT ON COLUMN financing.terminations.report_due_on IS
    'By when the organisation accounts for what it was paid.';
-- One at a time: the next one comes when this one is withdrawn.
CREATE UNIQUE INDEX terminations_one_live ON financing.terminations (tenant_id, contract_id)
    WHERE state <> 'withdrawn';

CREATE TABLE financing.termination_steps (
    tenant_id uuid NOT NULL,
    termination_id uuid NOT NULL,
    seq bigint NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    prev bigint GENERATED ALWAYS AS (nullif(seq - 1, 0)) STORED,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    reason text,
    CONSTRAINT termination_steps_pkey PRIMARY KEY (tenant_id, termination_id, seq),
    CONSTRAINT termination_steps_termination_exists FOREIGN KEY (tenant_id, termination_id)
        REFERENCES financing.terminations (tenant_id, id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT termination_steps_first_is_new CHECK (seq > 0 AND (seq = 1) = (from_state = 'new')),
    CONSTRAINT termination_steps_step_unique UNIQUE (tenant_id, termination_id, seq, to_state),
    CONSTRAINT termination_steps_follow FOREIGN KEY (tenant_id, termination_id, prev, from_state)
        REFERENCES financing.termination_steps (tenant_id, termination_id, seq, to_state),
    CONSTRAINT termination_steps_transition_allowed FOREIGN KEY (from_state, to_state, act)
        REFERENCES financing.termination_transitions (from_state, to_state, act),
    CONSTRAINT termination_steps_reason_of_withdrawal
        CHECK ((to_state = 'withdrawn') = (reason IS NOT NULL)),
    CONSTRAINT termination_steps_reason_length CHECK (char_length(reason) BETWEEN 1 AND 4000)
);
COMMENT ON TABLE financing.termination_steps IS
    'tenant: when notice was given, withdrawn, carried out; INSERT only, public';

ALTER TABLE financing.terminations ADD CONSTRAINT terminations_last_step
    FOREIGN KEY (tenant_id, id, version, state)
    REFERENCES financing.termination_steps (tenant_id, termination_id, seq, to_state)
    DEFERRABLE INITIALLY IMMEDIATE;

CREATE TABLE financing.termination_signers (
    tenant_id uuid NOT NULL,
    termination_id uuid NOT NULL,
    seq bigint NOT NULL,
    to_state text NOT NULL,
    principal_id uuid NOT NULL,
    author_id uuid NOT NULL,
    first bigint NOT NULL GENERATED ALWAYS AS (1) STORED,
    CONSTRAINT termination_signers_pkey PRIMARY KEY (tenant_id, termination_id, seq),
    CONSTRAINT termination_signers_signer_unique
        UNIQUE (tenant_id, termination_id, seq, principal_id),
    CONSTRAINT termination_signers_step_exists
        FOREIGN KEY (tenant_id, termination_id, seq, to_state)
        REFERENCES financing.termination_steps (tenant_id, termination_id, seq, to_state)
        DEFERRABLE INITIALLY IMMEDIATE,
    -- Who gave notice is copied and tied.
    CONSTRAINT termination_signers_author_matches
        FOREIGN KEY (tenant_id, termination_id, first, author_id)
        REFERENCES financing.termination_signers (tenant_id, termination_id, seq, principal_id),
    CONSTRAINT termination_signers_four_eyes
        CHECK (to_state <> 'done' OR principal_id <> author_id)
);
COMMENT ON TABLE financing.termination_signers IS
    'tenant: who gave notice and who withdrew it or terminated; INSERT only, the tenant''s alone';
ALTER TABLE financing.termination_steps ADD CONSTRAINT termination_steps_signed
    FOREIGN KEY (tenant_id, termination_id, seq)
    REFERENCES financing.termination_signers (tenant_id, termination_id, seq)
    DEFERRABLE INITIALLY IMMEDIATE;

ALTER TABLE financing.contracts
    ADD COLUMN termination_id uuid,
    ADD COLUMN terminated boolean NOT NULL
        GENERATED ALWAYS AS (termination_id IS NOT NULL) STORED,
    ADD COLUMN termination_state text
        GENERATED ALWAYS AS (CASE WHEN termination_id IS NOT NULL THEN 'done' END) STORED;
ALTER TABLE financing.contracts
    ADD CONSTRAINT contracts_terminated_unique UNIQUE (tenant_id, id, terminated),
    ADD CONSTRAINT contracts_termination_done
        FOREIGN KEY (tenant_id, termination_id, id, termination_state)
        REFERENCES financing.terminations (tenant_id, id, contract_id, state)
        DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE financing.terminations ADD CONSTRAINT terminations_contract_ended
    FOREIGN KEY (tenant_id, contract_id, done)
    REFERENCES financing.contracts (tenant_id, id, terminated) DEFERRABLE INITIALLY DEFERRED;

-- A termination is the last version of its contract. The organisation need not sign it.
ALTER TABLE financing.contract_versions
    ALTER COLUMN signature DROP NOT NULL,
    ALTER COLUMN signature_sha256 DROP NOT NULL,
    ADD COLUMN termination_id uuid;
ALTER TABLE financing.contract_versions
    ADD CONSTRAINT contract_versions_signed CHECK (
        (signature IS NULL) = (termination_id IS NOT NULL)
        AND (signature IS NULL) = (signature_sha256 IS NULL)),
    ADD CONSTRAINT contract_versions_termination_matches
        FOREIGN KEY (tenant_id, termination_id, root_id, ends_on)
        REFERENCES financing.terminations (tenant_id, id, contract_id, ends_on),
    -- Notice runs until its day.
    ADD CONSTRAINT contract_versions_notice_over CHECK (
        termination_id IS NULL OR ends_on <= timezone(interval '5 hours', signed_at)::date);

-- A terminated contract has what it was paid, so by the checks beside this one nothing more can be
-- planned, ordered or paid, and an order to pay that is not confirmed keeps it from ending.
ALTER TABLE financing.contract_lines
    ADD COLUMN freed_tiyn bigint NOT NULL DEFAULT 0,
    ADD COLUMN terminated boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN financing.contract_lines.freed_tiyn IS
    'What came back in the line''s own year, of returned_tiyn; it is the line''s again.';
ALTER TABLE financing.contract_lines
    ADD CONSTRAINT contract_lines_terminated_matches
        FOREIGN KEY (tenant_id, contract_id, terminated)
        REFERENCES financing.contracts (tenant_id, id, terminated)
        DEFERRABLE INITIALLY IMMEDIATE,
    ADD CONSTRAINT contract_lines_ended CHECK (NOT terminated OR contracted_tiyn = paid_tiyn),
    ADD CONSTRAINT contract_lines_freed_within CHECK (freed_tiyn BETWEEN 0 AND returned_tiyn);

-- What comes back. In the year of its budget line, by the day on which the treasury received it, it is
-- the line's again; later it is the budget's revenue, which the account "returned" shows.
ALTER TABLE financing.order_lines ADD COLUMN freed_tiyn bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN financing.order_lines.freed_tiyn IS
    'What was paid of it and came back in the line''s own year; the order holds it no more.';
ALTER TABLE financing.order_lines ADD CONSTRAINT order_lines_freed_within
    CHECK (freed_tiyn BETWEEN 0 AND contracted_tiyn);

ALTER TABLE financing.refund_receipts
    ADD COLUMN received_in smallint NOT NULL
        GENERATED ALWAYS AS (extract(year FROM received_on)::smallint) STORED;
ALTER TABLE financing.refund_receipts ADD CONSTRAINT refund_receipts_year_unique
    UNIQUE (tenant_id, refund_id, received_in);

INSERT INTO financing.ledger_movements (act, debit, credit) VALUES
    ('contract.terminate', 'budget', 'contract'),
    ('refund.receive', 'budget', 'organisation');
ALTER TABLE financing.contract_lines DROP CONSTRAINT contract_lines_last_movement;
ALTER TABLE financing.ledger_entries
    DROP CONSTRAINT ledger_entries_follow,
    DROP CONSTRAINT ledger_entries_totals_unique,
    DROP CONSTRAINT ledger_entries_first_from_nothing,
    DROP CONSTRAINT ledger_entries_paid_within,
    DROP CONSTRAINT ledger_entries_returned_within,
    DROP CONSTRAINT ledger_entries_ground_single,
    DROP COLUMN contracted_tiyn,
    DROP COLUMN returned_tiyn;
ALTER TABLE financing.ledger_entries
    ADD COLUMN freed_before_tiyn bigint NOT NULL DEFAULT 0,
    ADD COLUMN contracted_tiyn bigint NOT NULL GENERATED ALWAYS AS (contracted_before_tiyn + CASE
        WHEN credit = 'budget' THEN amount_tiyn
        WHEN debit = 'budget' AND credit = 'contract' THEN -amount_tiyn ELSE 0 END) STORED,
    ADD COLUMN returned_tiyn bigint NOT NULL GENERATED ALWAYS AS (returned_before_tiyn
        + CASE WHEN credit = 'organisation' THEN amount_tiyn ELSE 0 END) STORED,
    ADD COLUMN freed_tiyn bigint NOT NULL GENERATED ALWAYS AS (freed_before_tiyn + CASE
        WHEN debit = 'budget' AND credit = 'organisation' THEN amount_tiyn ELSE 0 END) STORED,
    ADD COLUMN returned_in smallint,
    ADD COLUMN line_year smallint;
ALTER TABLE financing.ledger_entries
    ADD CONSTRAINT ledger_entries_totals_unique UNIQUE (tenant_id, contract_id, line_id, seq,
        contracted_tiyn, paid_tiyn, returned_tiyn, freed_tiyn),
    -- Each begins with what the one before left.
    ADD CONSTRAINT ledger_entries_follow FOREIGN KEY (tenant_id, contract_id, line_id, prev,
            contracted_before_tiyn, paid_before_tiyn, returned_before_tiyn, freed_before_tiyn)
        REFERENCES financing.ledger_entries (tenant_id, contract_id, line_id, seq,
            contracted_tiyn, paid_tiyn, returned_tiyn, freed_tiyn),
    ADD CONSTRAINT ledger_entries_first_from_nothing CHECK (seq > 0 AND (seq > 1
        OR (contracted_before_tiyn = 0 AND paid_before_tiyn = 0 AND returned_before_tiyn = 0
            AND freed_before_tiyn = 0))),
    ADD CONSTRAINT ledger_entries_paid_within CHECK (paid_tiyn BETWEEN 0 AND contracted_tiyn),
    ADD CONSTRAINT ledger_entries_returned_within CHECK (returned_tiyn BETWEEN 0 AND paid_tiyn),
    ADD CONSTRAINT ledger_entries_freed_within CHECK (freed_tiyn BETWEEN 0 AND returned_tiyn),
    ADD CONSTRAINT ledger_entries_ground_single CHECK (
        (version IS NOT NULL) = (act IN ('contract.sign', 'contract.amend', 'contract.terminate'))
        AND (payment_id IS NOT NULL) = (act = 'payment.confirm')
        AND (tranche_id IS NOT NULL) = (act = 'payment.confirm')
        AND (refund_id IS NOT NULL) = (act = 'refund.receive')),
    ADD CONSTRAINT ledger_entries_received_in FOREIGN KEY (tenant_id, refund_id, returned_in)
        REFERENCES financing.refund_receipts (tenant_id, refund_id, received_in)
        DEFERRABLE INITIALLY IMMEDIATE,
    ADD CONSTRAINT ledger_entries_line_year FOREIGN KEY (tenant_id, line_id, line_year)
        REFERENCES financing.budget_lines (tenant_id, id, year),
    -- Where a refund goes is not chosen. Of what came back before this rule all was revenue.
    ADD CONSTRAINT ledger_entries_refund_year CHECK (CASE act
        WHEN 'refund.receive' THEN returned_in IS NOT NULL AND line_year IS NOT NULL
            AND (debit = 'budget') = (returned_in <= line_year)
        ELSE returned_in IS NULL AND line_year IS NULL END) NOT VALID;
COMMENT ON COLUMN financing.ledger_entries.debit IS
    'Accounts: budget of the line, contract (owed to the organisation), organisation (paid to it), '
    'returned (paid back when the line''s year was over: the budget''s revenue).';
ALTER TABLE financing.contract_lines ADD CONSTRAINT contract_lines_last_movement
    FOREIGN KEY (tenant_id, contract_id, line_id, movements, contracted_tiyn, paid_tiyn,
        returned_tiyn, freed_tiyn)
    REFERENCES financing.ledger_entries (tenant_id, contract_id, line_id, seq, contracted_tiyn,
        paid_tiyn, returned_tiyn, freed_tiyn) DEFERRABLE INITIALLY IMMEDIATE;

-- What the registry knew of an applicant when the application was submitted.
ALTER TABLE financing.submissions ADD COLUMN eligibility jsonb;
ALTER TABLE financing.submissions ADD CONSTRAINT submissions_eligibility_known
    CHECK (coalesce(eligibility ->> 'outcome', 'unknown') IN ('met', 'unknown', 'not-met'));
COMMENT ON COLUMN financing.submissions.eligibility IS
    'What the registry knew of the applicant at that moment, item by item; it refuses nobody.';
GRANT INSERT (eligibility) ON financing.submissions TO tizilim_applicant;

-- A withdrawal leaves a commitment as a submission does, under the same type, so the journal tells
-- nobody which of the two somebody has done.
CREATE TABLE financing.application_withdrawals (
    tenant_id uuid NOT NULL,
    application_id uuid NOT NULL,
    seq integer NOT NULL,
    organisation_id uuid NOT NULL,
    order_id uuid NOT NULL,
    to_state text NOT NULL GENERATED ALWAYS AS ('withdrawn') STORED,
    entry_id uuid NOT NULL,
    salt bytea NOT NULL,
    commitment bytea NOT NULL,
    CONSTRAINT application_withdrawals_pkey PRIMARY KEY (tenant_id, application_id, seq),
    CONSTRAINT application_withdrawals_application_exists
        FOREIGN KEY (tenant_id, application_id, order_id, organisation_id)
        REFERENCES financing.applications (tenant_id, id, order_id, organisation_id),
    CONSTRAINT application_withdrawals_step_exists
        FOREIGN KEY (tenant_id, application_id, seq, to_state)
        REFERENCES financing.application_steps (tenant_id, application_id, seq, to_state)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT application_withdrawals_entry_exists FOREIGN KEY (entry_id)
        REFERENCES journal.entries (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT application_withdrawals_entry_unique UNIQUE (entry_id),
    CONSTRAINT application_withdrawals_commitment_true CHECK (commitment = sha256(salt
        || convert_to('withdrawn ' || application_id || ' ' || seq, 'UTF8'))),
    CONSTRAINT application_withdrawals_salt_length CHECK (octet_length(salt) = 32)
);
COMMENT ON TABLE financing.application_withdrawals IS
    'tenant: what proves that an application was withdrawn; INSERT only, the applicant''s alone';
COMMENT ON COLUMN financing.application_withdrawals.commitment IS
    'To "withdrawn", the application''s id and the number of its step, with a space between them.';

DO $endings$
DECLARE
    tenant CONSTANT text := 'tizilim.tenant';
BEGIN
    PERFORM tenancy.publish(target) FROM unnest(ARRAY['financing.payment_refusals',
        'financing.terminations', 'financing.termination_steps']::regclass[]) AS target;
    PERFORM tenancy.admit('financing.payment_refusals', 'tizilim_app', 'tenant_id', tenant,
        'INSERT (tenant_id, payment_id, tranche_id, step, refused_on, reference, reason, actor)');
    PERFORM tenancy.admit('financing.terminations', 'tizilim_app', 'tenant_id', tenant,
        'INSERT (tenant_id, id, contract_id, organisation_id, ground, of_breach, breach_id,'
        ' ends_on, report_due_on, reason, reference, reference_sha256)',
        'UPDATE (version, state)');
    PERFORM tenancy.admit('financing.termination_steps', 'tizilim_app', 'tenant_id', tenant,
        'INSERT (tenant_id, termination_id, seq, from_state, to_state, act, actor, reason)');
    PERFORM tenancy.isolate('financing.termination_signers', 'tizilim_app', 'tenant_id', tenant,
        'SELECT, INSERT (tenant_id, termination_id, seq, to_state, principal_id, author_id)');
    PERFORM tenancy.signed('financing.termination_signers', 'tizilim_app', 'principal_id');
    PERFORM tenancy.isolate('financing.application_withdrawals', 'tizilim_applicant',
        'organisation_id', 'tizilim.organisation', 'SELECT, INSERT (tenant_id, application_id,'
        ' seq, organisation_id, order_id, entry_id, salt, commitment)');
END
$endings$;
GRANT UPDATE (termination_id) ON financing.contracts TO tizilim_app;
GRANT INSERT (termination_id) ON financing.contract_versions TO tizilim_app;
GRANT UPDATE (freed_tiyn, terminated) ON financing.contract_lines TO tizilim_app;
GRANT UPDATE (freed_tiyn) ON financing.order_lines TO tizilim_app;
GRANT INSERT (freed_before_tiyn, returned_in, line_year) ON financing.ledger_entries TO tizilim_app;

SELECT journal.publish_kind('payment',
    $$SELECT json_strip_nulls(json_build_object(
          'reference', CASE WHEN $2 = 2 THEN coalesce(c.reference, f.reference) END,
          'reason', CASE WHEN $2 = 2 THEN f.reason END))
      FROM financing.payments AS p
      LEFT JOIN financing.payment_confirmations AS c
          ON c.tenant_id = p.tenant_id AND c.payment_id = p.id
      LEFT JOIN financing.payment_refusals AS f
          ON f.tenant_id = p.tenant_id AND f.payment_id = p.id
      WHERE p.id = $1$$);
SELECT journal.publish_kind('termination',
    $$SELECT json_strip_nulls(json_build_object(
          'reason', CASE WHEN $2 = 1 THEN t.reason ELSE s.reason END,
          'reference', CASE WHEN $2 = 1 THEN t.reference END))
      FROM financing.terminations AS t
      JOIN financing.termination_steps AS s
          ON s.tenant_id = t.tenant_id AND s.termination_id = t.id AND s.seq = $2
      WHERE t.id = $1$$);
SELECT journal.publish_kind('contract',
    $$SELECT json_strip_nulls(json_build_object('reason', v.reason, 'reference', v.reference,
          'signature', v.signature))
      FROM financing.contract_versions AS v
      JOIN financing.contracts AS c ON c.tenant_id = v.tenant_id AND c.id = v.root_id
      WHERE c.id = $1 AND v.version = $2$$,
    $$SELECT c.id, c.version,
          (SELECT json_build_object('tenant', t.code, 'award', c.award_id, 'order', c.order_id,
               'organisation', c.organisation_id, 'terminated', c.terminated,
               'lines', (SELECT json_agg(json_build_object('line', l.line_id,
                    'contracted', (l.contracted_tiyn / 100.0)::numeric(20,2)::text,
                    'paid', (l.paid_tiyn / 100.0)::numeric(20,2)::text,
                    'returned', (l.returned_tiyn / 100.0)::numeric(20,2)::text,
                    'freed', (l.freed_tiyn / 100.0)::numeric(20,2)::text)
                    ORDER BY l.line_id)
                FROM financing.contract_lines AS l
                WHERE l.tenant_id = c.tenant_id AND l.contract_id = c.id))
           FROM tenancy.tenants AS t WHERE t.id = c.tenant_id)
      FROM financing.contracts AS c$$);
