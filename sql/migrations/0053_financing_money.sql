-- serves-from: 53
-- Money stays nearer to what it is for: one tranche for each report, refunds that were demanded in
-- error are withdrawn, an order takes nothing of a budget year that is over, and nothing is paid of one
-- that has not begun. A server that does not know the years would be refused its writes.

-- A contract has one advance, and a report unlocks one tranche. Of a contract that was planned
-- otherwise before this rule all tranches stand.
ALTER TABLE financing.tranches ADD COLUMN single boolean NOT NULL DEFAULT false;
ALTER TABLE financing.tranches ALTER COLUMN single SET DEFAULT true;
COMMENT ON COLUMN financing.tranches.single IS
    'The one advance, or the one of its report; false of those that were planned before that rule.';
CREATE UNIQUE INDEX tranches_report_once
    ON financing.tranches (tenant_id, contract_id, report_number)
    WHERE single AND state <> 'dropped';

-- What was demanded in error is withdrawn, with a public reason, and then neither received nor owed:
-- the key of a receipt looks at that, from both sides.
ALTER TABLE financing.refunds
    ADD COLUMN withdrawn_at timestamptz,
    ADD COLUMN withdrawn_by text,
    ADD COLUMN withdrawal text,
    ADD COLUMN withdrawn boolean NOT NULL
        GENERATED ALWAYS AS (withdrawn_at IS NOT NULL) STORED;
ALTER TABLE financing.refunds
    ADD CONSTRAINT refunds_withdrawn_unique UNIQUE (tenant_id, id, withdrawn),
    ADD CONSTRAINT refunds_withdrawal_whole
        CHECK (num_nonnulls(withdrawn_at, withdrawn_by, withdrawal) IN (0, 3)),
    ADD CONSTRAINT refunds_withdrawal_length CHECK (char_length(withdrawal) BETWEEN 1 AND 4000);
COMMENT ON TABLE financing.refunds IS
    'tenant: money that an organisation is to give back, and why, until it is withdrawn; public';
COMMENT ON COLUMN financing.refunds.withdrawal IS 'Why it was withdrawn.';
ALTER TABLE financing.refund_receipts
    ADD COLUMN withdrawn boolean NOT NULL GENERATED ALWAYS AS (false) STORED;
ALTER TABLE financing.refund_receipts ADD CONSTRAINT refund_receipts_refund_stands
    FOREIGN KEY (tenant_id, refund_id, withdrawn)
    REFERENCES financing.refunds (tenant_id, id, withdrawn);

-- A final report says what was spent in all, or the rest is demanded, before it is accepted. One that
-- was accepted before this rule may say less for ever.
ALTER TABLE financing.project_reports ADD COLUMN spending_asked boolean NOT NULL DEFAULT false;
ALTER TABLE financing.project_reports ALTER COLUMN spending_asked SET DEFAULT true;
COMMENT ON COLUMN financing.project_reports.spending_asked IS
    'Whether what it says was spent is held against what was paid; false of those from before.';

-- An order takes of budget lines of its own year or of later ones. Of orders that were announced
-- before this rule nothing is known to follow it.
ALTER TABLE financing.orders ADD CONSTRAINT orders_year_unique UNIQUE (tenant_id, id, year);
ALTER TABLE financing.order_lines
    ADD COLUMN order_year smallint,
    ADD COLUMN line_year smallint,
    ADD COLUMN dated boolean NOT NULL DEFAULT false;
ALTER TABLE financing.order_lines ALTER COLUMN dated SET DEFAULT true;
COMMENT ON COLUMN financing.order_lines.dated IS
    'The years are kept beside it; false of what was announced before they were.';
ALTER TABLE financing.order_lines
    ADD CONSTRAINT order_lines_order_year FOREIGN KEY (tenant_id, order_id, order_year)
        REFERENCES financing.orders (tenant_id, id, year),
    ADD CONSTRAINT order_lines_line_year FOREIGN KEY (tenant_id, line_id, line_year)
        REFERENCES financing.budget_lines (tenant_id, id, year),
    ADD CONSTRAINT order_lines_year_not_over CHECK (NOT dated
        OR (order_year IS NOT NULL AND line_year IS NOT NULL AND line_year >= order_year));
GRANT INSERT (order_year, line_year) ON financing.order_lines TO tizilim_app;

-- Nothing of a budget is paid before its year begins. What is paid later than in it is not refused:
-- projects run over several years. Payments from before this rule hold no years.
ALTER TABLE financing.payment_confirmations
    ADD COLUMN paid_in smallint NOT NULL
        GENERATED ALWAYS AS (extract(year FROM paid_on)::smallint) STORED;
ALTER TABLE financing.payment_confirmations ADD CONSTRAINT payment_confirmations_year_unique
    UNIQUE (tenant_id, payment_id, paid_in);
ALTER TABLE financing.ledger_entries
    DROP CONSTRAINT ledger_entries_refund_year,
    ADD COLUMN paid_in smallint;
ALTER TABLE financing.ledger_entries
    ADD CONSTRAINT ledger_entries_paid_in FOREIGN KEY (tenant_id, payment_id, paid_in)
        REFERENCES financing.payment_confirmations (tenant_id, payment_id, paid_in)
        DEFERRABLE INITIALLY IMMEDIATE,
    -- As it was, but that a payment knows its line's year too.
    ADD CONSTRAINT ledger_entries_refund_year CHECK (CASE act
        WHEN 'refund.receive' THEN returned_in IS NOT NULL AND line_year IS NOT NULL
            AND (debit = 'budget') = (returned_in <= line_year)
        WHEN 'payment.confirm' THEN returned_in IS NULL
        ELSE returned_in IS NULL AND line_year IS NULL END) NOT VALID,
    ADD CONSTRAINT ledger_entries_payment_year CHECK (CASE act
        WHEN 'payment.confirm' THEN paid_in IS NOT NULL AND line_year IS NOT NULL
            AND paid_in >= line_year
        ELSE paid_in IS NULL END) NOT VALID;
GRANT INSERT (paid_in) ON financing.ledger_entries TO tizilim_app;

DO $money$
BEGIN
    PERFORM tenancy.admit('financing.refunds', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
        'UPDATE (withdrawn_at, withdrawn_by, withdrawal)');
    -- Once, and not otherwise afterwards.
    PERFORM tenancy.restrict('financing.refunds', 'tizilim_app', 'standing', 'UPDATE',
        'withdrawn_at IS NULL', 'true');
END
$money$;

SELECT journal.publish_kind('refund',
    $$SELECT json_strip_nulls(json_build_object(
          'reason', CASE $2 WHEN 1 THEN r.reason WHEN 2 THEN r.withdrawal END,
          'reference', CASE WHEN $2 = 2 THEN c.reference END))
      FROM financing.refunds AS r
      LEFT JOIN financing.refund_receipts AS c
          ON c.tenant_id = r.tenant_id AND c.refund_id = r.id
      WHERE r.id = $1$$);
