-- Payments, returns, and the ledger of both: one row a movement, with the account that it takes from
-- and the one that it goes to. The totals of a contract's line are what its last movement left.

CREATE TABLE financing.payments (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    tranche_id uuid NOT NULL,
    contract_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    step bigint NOT NULL GENERATED ALWAYS AS (3) STORED,
    step_state text NOT NULL GENERATED ALWAYS AS ('ordered') STORED,
    signature bigint NOT NULL GENERATED ALWAYS AS (1) STORED,
    ordered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    CONSTRAINT payments_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT payments_id_unique UNIQUE (id),
    -- However often it is clicked, and whatever dies in between.
    CONSTRAINT payments_tranche_once UNIQUE (tenant_id, tranche_id),
    CONSTRAINT payments_tranche_unique UNIQUE (tenant_id, id, tranche_id),
    CONSTRAINT payments_tranche_exists FOREIGN KEY (tenant_id, tranche_id, contract_id)
        REFERENCES financing.tranches (tenant_id, id, contract_id),
    CONSTRAINT payments_tranche_ordered FOREIGN KEY (tenant_id, tranche_id, step, step_state)
        REFERENCES financing.tranche_steps (tenant_id, tranche_id, seq, to_state)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT payments_organisation_matches FOREIGN KEY (tenant_id, contract_id, organisation_id)
        REFERENCES financing.contracts (tenant_id, id, organisation_id)
);
COMMENT ON TABLE financing.payments IS
    'tenant: orders to pay a released tranche; INSERT only, public';
CREATE INDEX payments_contract ON financing.payments (tenant_id, contract_id, id);
CREATE INDEX payments_organisation ON financing.payments (organisation_id, id);

CREATE TABLE financing.payment_confirmations (
    tenant_id uuid NOT NULL,
    payment_id uuid NOT NULL,
    tranche_id uuid NOT NULL,
    step bigint NOT NULL GENERATED ALWAYS AS (4) STORED,
    step_state text NOT NULL GENERATED ALWAYS AS ('paid') STORED,
    signature bigint NOT NULL GENERATED ALWAYS AS (2) STORED,
    paid_on date NOT NULL,
    reference text NOT NULL,
    confirmed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    CONSTRAINT payment_confirmations_pkey PRIMARY KEY (tenant_id, payment_id),
    CONSTRAINT payment_confirmations_tranche_unique UNIQUE (tenant_id, payment_id, tranche_id),
    CONSTRAINT payment_confirmations_reference_once UNIQUE (tenant_id, reference),
    CONSTRAINT payment_confirmations_payment_exists
        FOREIGN KEY (tenant_id, payment_id, tranche_id)
        REFERENCES financing.payments (tenant_id, id, tranche_id),
    CONSTRAINT payment_confirmations_tranche_paid
        FOREIGN KEY (tenant_id, tranche_id, step, step_state)
        REFERENCES financing.tranche_steps (tenant_id, tranche_id, seq, to_state)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT payment_confirmations_reference_length
        CHECK (char_length(reference) BETWEEN 1 AND 100),
    -- Kazakhstan time is UTC+5.
    CONSTRAINT payment_confirmations_paid_by_then
        CHECK (paid_on <= timezone(interval '5 hours', confirmed_at)::date)
);
COMMENT ON TABLE financing.payment_confirmations IS
    'tenant: that a payment left the treasury, under its number; INSERT only, public';

-- The payments are public, the people who signed them are not.
CREATE TABLE financing.payment_signers (
    tenant_id uuid NOT NULL,
    payment_id uuid NOT NULL,
    seq bigint NOT NULL,
    principal_id uuid NOT NULL,
    payer_id uuid NOT NULL,
    first bigint NOT NULL GENERATED ALWAYS AS (1) STORED,
    CONSTRAINT payment_signers_pkey PRIMARY KEY (tenant_id, payment_id, seq),
    CONSTRAINT payment_signers_signer_unique UNIQUE (tenant_id, payment_id, seq, principal_id),
    CONSTRAINT payment_signers_payment_exists FOREIGN KEY (tenant_id, payment_id)
        REFERENCES financing.payments (tenant_id, id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT payment_signers_seq_known CHECK (seq IN (1, 2)),
    -- Who ordered the payment is copied and tied.
    CONSTRAINT payment_signers_payer_matches
        FOREIGN KEY (tenant_id, payment_id, first, payer_id)
        REFERENCES financing.payment_signers (tenant_id, payment_id, seq, principal_id),
    CONSTRAINT payment_signers_four_eyes CHECK ((seq = 1) = (principal_id = payer_id))
);
COMMENT ON TABLE financing.payment_signers IS
    'tenant: who ordered a payment (1) and who confirmed it (2); INSERT only, the tenant''s alone';

ALTER TABLE financing.payments ADD CONSTRAINT payments_signed
    FOREIGN KEY (tenant_id, id, signature)
    REFERENCES financing.payment_signers (tenant_id, payment_id, seq)
    DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE financing.payment_confirmations ADD CONSTRAINT payment_confirmations_signed
    FOREIGN KEY (tenant_id, payment_id, signature)
    REFERENCES financing.payment_signers (tenant_id, payment_id, seq)
    DEFERRABLE INITIALLY IMMEDIATE;

CREATE TABLE financing.refunds (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    contract_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    demanded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    due_on date NOT NULL,
    reason text NOT NULL,
    CONSTRAINT refunds_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT refunds_id_unique UNIQUE (id),
    CONSTRAINT refunds_contract_unique UNIQUE (tenant_id, id, contract_id),
    CONSTRAINT refunds_contract_exists FOREIGN KEY (tenant_id, contract_id, organisation_id)
        REFERENCES financing.contracts (tenant_id, id, organisation_id),
    CONSTRAINT refunds_reason_length CHECK (char_length(reason) BETWEEN 1 AND 4000)
);
COMMENT ON TABLE financing.refunds IS
    'tenant: money that an organisation is to give back, and why; INSERT only, public';
CREATE INDEX refunds_contract ON financing.refunds (tenant_id, contract_id, id);

CREATE TABLE financing.refund_lines (
    tenant_id uuid NOT NULL,
    refund_id uuid NOT NULL,
    line_id uuid NOT NULL,
    contract_id uuid NOT NULL,
    amount_tiyn bigint NOT NULL,
    CONSTRAINT refund_lines_pkey PRIMARY KEY (tenant_id, refund_id, line_id),
    CONSTRAINT refund_lines_whole_unique
        UNIQUE (tenant_id, refund_id, line_id, contract_id, amount_tiyn),
    CONSTRAINT refund_lines_refund_exists FOREIGN KEY (tenant_id, refund_id, contract_id)
        REFERENCES financing.refunds (tenant_id, id, contract_id),
    CONSTRAINT refund_lines_line_exists FOREIGN KEY (tenant_id, contract_id, line_id)
        REFERENCES financing.contract_lines (tenant_id, contract_id, line_id),
    CONSTRAINT refund_lines_amount_positive
        CHECK (amount_tiyn BETWEEN 1 AND 1000000000000000000)
);
COMMENT ON TABLE financing.refund_lines IS
    'tenant: how much of a refund belongs to which budget line; INSERT only, public';

CREATE TABLE financing.refund_receipts (
    tenant_id uuid NOT NULL,
    refund_id uuid NOT NULL,
    received_on date NOT NULL,
    reference text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    CONSTRAINT refund_receipts_pkey PRIMARY KEY (tenant_id, refund_id),
    CONSTRAINT refund_receipts_reference_once UNIQUE (tenant_id, reference),
    CONSTRAINT refund_receipts_refund_exists FOREIGN KEY (tenant_id, refund_id)
        REFERENCES financing.refunds (tenant_id, id),
    CONSTRAINT refund_receipts_reference_length CHECK (char_length(reference) BETWEEN 1 AND 100),
    CONSTRAINT refund_receipts_received_by_then
        CHECK (received_on <= timezone(interval '5 hours', received_at)::date)
);
COMMENT ON TABLE financing.refund_receipts IS
    'tenant: that a refund came in, whole, under the treasury''s number; INSERT only, public';

CREATE TABLE financing.ledger_movements (
    act text NOT NULL,
    debit text NOT NULL,
    credit text NOT NULL,
    CONSTRAINT ledger_movements_pkey PRIMARY KEY (act, debit, credit),
    CONSTRAINT ledger_movements_accounts_differ CHECK (debit <> credit)
);
COMMENT ON TABLE financing.ledger_movements IS
    'reference: by which act money moves from the account of the credit to that of the debit';
SELECT tenancy.reference('financing.ledger_movements');
INSERT INTO financing.ledger_movements (act, debit, credit) VALUES
    ('contract.sign', 'contract', 'budget'),
    ('contract.amend', 'contract', 'budget'),
    ('contract.amend', 'budget', 'contract'),
    ('payment.confirm', 'organisation', 'contract'),
    ('refund.receive', 'returned', 'organisation');

CREATE TABLE financing.ledger_entries (
    tenant_id uuid NOT NULL,
    contract_id uuid NOT NULL,
    line_id uuid NOT NULL,
    seq bigint NOT NULL,
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    act text NOT NULL,
    debit text NOT NULL,
    credit text NOT NULL,
    amount_tiyn bigint NOT NULL,
    version bigint,
    payment_id uuid,
    tranche_id uuid,
    refund_id uuid,
    contracted_before_tiyn bigint NOT NULL,
    paid_before_tiyn bigint NOT NULL,
    returned_before_tiyn bigint NOT NULL,
    contracted_tiyn bigint NOT NULL GENERATED ALWAYS AS (contracted_before_tiyn + CASE
        WHEN credit = 'budget' THEN amount_tiyn WHEN debit = 'budget' THEN -amount_tiyn
        ELSE 0 END) STORED,
    paid_tiyn bigint NOT NULL GENERATED ALWAYS AS (paid_before_tiyn
        + CASE WHEN debit = 'organisation' THEN amount_tiyn ELSE 0 END) STORED,
    returned_tiyn bigint NOT NULL GENERATED ALWAYS AS (returned_before_tiyn
        + CASE WHEN debit = 'returned' THEN amount_tiyn ELSE 0 END) STORED,
    prev bigint GENERATED ALWAYS AS (nullif(seq - 1, 0)) STORED,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT ledger_entries_pkey PRIMARY KEY (tenant_id, contract_id, line_id, seq),
    CONSTRAINT ledger_entries_id_unique UNIQUE (id),
    CONSTRAINT ledger_entries_line_exists FOREIGN KEY (tenant_id, contract_id, line_id)
        REFERENCES financing.contract_lines (tenant_id, contract_id, line_id)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ledger_entries_organisation_matches
        FOREIGN KEY (tenant_id, contract_id, organisation_id)
        REFERENCES financing.contracts (tenant_id, id, organisation_id),
    CONSTRAINT ledger_entries_movement_known FOREIGN KEY (act, debit, credit)
        REFERENCES financing.ledger_movements (act, debit, credit),
    CONSTRAINT ledger_entries_totals_unique UNIQUE
        (tenant_id, contract_id, line_id, seq, contracted_tiyn, paid_tiyn, returned_tiyn),
    -- Each begins with what the one before left.
    CONSTRAINT ledger_entries_follow FOREIGN KEY (tenant_id, contract_id, line_id, prev,
            contracted_before_tiyn, paid_before_tiyn, returned_before_tiyn)
        REFERENCES financing.ledger_entries (tenant_id, contract_id, line_id, seq,
            contracted_tiyn, paid_tiyn, returned_tiyn),
    CONSTRAINT ledger_entries_first_from_nothing CHECK (seq > 0 AND (seq > 1
        OR (contracted_before_tiyn = 0 AND paid_before_tiyn = 0 AND returned_before_tiyn = 0))),
    CONSTRAINT ledger_entries_amount_positive
        CHECK (amount_tiyn BETWEEN 1 AND 1000000000000000000),
    CONSTRAINT ledger_entries_paid_within CHECK (paid_tiyn BETWEEN 0 AND contracted_tiyn),
    CONSTRAINT ledger_entries_returned_within CHECK (returned_tiyn BETWEEN 0 AND paid_tiyn),
    -- What moved, and by which paper: it moves by that amount, once.
    CONSTRAINT ledger_entries_ground_single CHECK (
        (version IS NOT NULL) = (act IN ('contract.sign', 'contract.amend'))
        AND (payment_id IS NOT NULL) = (act = 'payment.confirm')
        AND (tranche_id IS NOT NULL) = (act = 'payment.confirm')
        AND (refund_id IS NOT NULL) = (act = 'refund.receive')),
    CONSTRAINT ledger_entries_version_amount
        FOREIGN KEY (tenant_id, contract_id, version, line_id)
        REFERENCES financing.contract_amounts (tenant_id, root_id, version, line_id)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ledger_entries_version_once UNIQUE (tenant_id, contract_id, line_id, version),
    CONSTRAINT ledger_entries_payment_confirmed FOREIGN KEY (tenant_id, payment_id, tranche_id)
        REFERENCES financing.payment_confirmations (tenant_id, payment_id, tranche_id)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ledger_entries_payment_amount
        FOREIGN KEY (tenant_id, tranche_id, line_id, contract_id, amount_tiyn)
        REFERENCES financing.tranche_lines
            (tenant_id, tranche_id, line_id, contract_id, amount_tiyn),
    CONSTRAINT ledger_entries_payment_once UNIQUE (tenant_id, payment_id, line_id),
    CONSTRAINT ledger_entries_refund_received FOREIGN KEY (tenant_id, refund_id)
        REFERENCES financing.refund_receipts (tenant_id, refund_id)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ledger_entries_refund_amount
        FOREIGN KEY (tenant_id, refund_id, line_id, contract_id, amount_tiyn)
        REFERENCES financing.refund_lines
            (tenant_id, refund_id, line_id, contract_id, amount_tiyn),
    CONSTRAINT ledger_entries_refund_once UNIQUE (tenant_id, refund_id, line_id)
);
COMMENT ON TABLE financing.ledger_entries IS
    'tenant: movements of money, from the credited account to the debited one; INSERT only, public';
COMMENT ON COLUMN financing.ledger_entries.debit IS
    'Accounts: budget of the line, contract (owed to the organisation), organisation (paid to it), '
    'returned (paid back to the line).';
CREATE INDEX ledger_entries_line ON financing.ledger_entries (tenant_id, line_id, id);
CREATE INDEX ledger_entries_organisation ON financing.ledger_entries (organisation_id, id);

-- No total without the movements that make it.
ALTER TABLE financing.contract_lines ADD CONSTRAINT contract_lines_last_movement
    FOREIGN KEY (tenant_id, contract_id, line_id, movements, contracted_tiyn, paid_tiyn,
        returned_tiyn)
    REFERENCES financing.ledger_entries (tenant_id, contract_id, line_id, seq, contracted_tiyn,
        paid_tiyn, returned_tiyn) DEFERRABLE INITIALLY IMMEDIATE;

DO $ledger$
DECLARE
    tenant CONSTANT text := 'tizilim.tenant';
BEGIN
    PERFORM tenancy.publish(target) FROM unnest(ARRAY['financing.payments',
        'financing.payment_confirmations', 'financing.refunds', 'financing.refund_lines',
        'financing.refund_receipts', 'financing.ledger_entries']::regclass[]) AS target;
    PERFORM tenancy.admit('financing.payments', 'tizilim_app', 'tenant_id', tenant,
        'INSERT (tenant_id, id, tranche_id, contract_id, organisation_id, actor)');
    PERFORM tenancy.admit('financing.payment_confirmations', 'tizilim_app', 'tenant_id', tenant,
        'INSERT (tenant_id, payment_id, tranche_id, paid_on, reference, actor)');
    PERFORM tenancy.isolate('financing.payment_signers', 'tizilim_app', 'tenant_id', tenant,
        'SELECT, INSERT (tenant_id, payment_id, seq, principal_id, payer_id)');
    PERFORM tenancy.signed('financing.payment_signers', 'tizilim_app', 'principal_id');
    PERFORM tenancy.admit('financing.refunds', 'tizilim_app', 'tenant_id', tenant,
        'INSERT (tenant_id, id, contract_id, organisation_id, actor, due_on, reason)');
    PERFORM tenancy.admit('financing.refund_lines', 'tizilim_app', 'tenant_id', tenant,
        'INSERT');
    PERFORM tenancy.admit('financing.refund_receipts', 'tizilim_app', 'tenant_id', tenant,
        'INSERT (tenant_id, refund_id, received_on, reference, actor)');
    PERFORM tenancy.admit('financing.ledger_entries', 'tizilim_app', 'tenant_id', tenant,
        'INSERT (tenant_id, contract_id, line_id, seq, id, organisation_id, act, debit, credit,'
        ' amount_tiyn, version, payment_id, tranche_id, refund_id, contracted_before_tiyn,'
        ' paid_before_tiyn, returned_before_tiyn)');
END
$ledger$;

SELECT journal.publish_kind('payment',
    $$SELECT json_strip_nulls(json_build_object('reference',
          CASE WHEN $2 = 2 THEN c.reference END))
      FROM financing.payments AS p
      LEFT JOIN financing.payment_confirmations AS c
          ON c.tenant_id = p.tenant_id AND c.payment_id = p.id
      WHERE p.id = $1$$);
SELECT journal.publish_kind('refund',
    $$SELECT json_strip_nulls(json_build_object('reason', CASE WHEN $2 = 1 THEN r.reason END,
          'reference', CASE WHEN $2 = 2 THEN c.reference END))
      FROM financing.refunds AS r
      LEFT JOIN financing.refund_receipts AS c
          ON c.tenant_id = r.tenant_id AND c.refund_id = r.id
      WHERE r.id = $1$$);
SELECT journal.publish_kind('tranche',
    $$SELECT json_build_object() WHERE $1 IS NOT NULL AND $2 > 0$$);
