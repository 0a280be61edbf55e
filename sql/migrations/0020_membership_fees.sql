-- Fees of members: invoices, and one entry for each movement of money or of a claim, which names
-- both accounts, so that every entry balances by itself. The totals on an invoice are tied to each
-- other by checks; `tizilim check` holds them against the entries.

CREATE TABLE membership.invoices (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    organisation_id uuid NOT NULL
        CONSTRAINT invoices_organisation_exists REFERENCES registry.organisations (id),
    application_id uuid,
    membership_id uuid,
    charter_id uuid NOT NULL,
    kind text NOT NULL,
    fee text NOT NULL,
    covers_from date NOT NULL,
    covers_to date,
    amount_tiyn bigint NOT NULL,
    paid_tiyn bigint NOT NULL DEFAULT 0,
    refunded_tiyn bigint NOT NULL DEFAULT 0,
    waived_tiyn bigint NOT NULL DEFAULT 0,
    open_tiyn bigint NOT NULL GENERATED ALWAYS AS
        (amount_tiyn - waived_tiyn - paid_tiyn + refunded_tiyn) STORED,
    issued_on date NOT NULL,
    due_on date NOT NULL,
    due_rule text NOT NULL,
    due_explanation jsonb NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT invoices_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT invoices_application_exists FOREIGN KEY (tenant_id, application_id, organisation_id)
        REFERENCES membership.applications (tenant_id, id, organisation_id),
    CONSTRAINT invoices_membership_exists FOREIGN KEY (tenant_id, membership_id)
        REFERENCES membership.memberships (tenant_id, id),
    CONSTRAINT invoices_fee_exists FOREIGN KEY (tenant_id, charter_id, kind, fee)
        REFERENCES membership.charter_fees (tenant_id, charter_id, kind, fee),
    CONSTRAINT invoices_of_one CHECK (num_nonnulls(application_id, membership_id) = 1),
    CONSTRAINT invoices_entrance_of_application CHECK ((fee = 'entrance') = (application_id IS NOT NULL)),
    CONSTRAINT invoices_covers_order CHECK (covers_to > covers_from),
    CONSTRAINT invoices_covers_of_yearly CHECK ((fee = 'yearly') = (covers_to IS NOT NULL)),
    CONSTRAINT invoices_amount_positive
        CHECK (amount_tiyn > 0 AND amount_tiyn <= 1000000000000000000),
    CONSTRAINT invoices_totals_positive CHECK (least(paid_tiyn, refunded_tiyn, waived_tiyn) >= 0),
    CONSTRAINT invoices_refunded_paid CHECK (refunded_tiyn <= paid_tiyn),
    CONSTRAINT invoices_waived_owed CHECK (waived_tiyn <= amount_tiyn),
    CONSTRAINT invoices_version_positive CHECK (version > 0),
    CONSTRAINT invoices_organisation_unique UNIQUE (tenant_id, id, organisation_id),
    -- No day of a membership is charged for twice.
    CONSTRAINT invoices_no_overlap EXCLUDE USING gist (
        tenant_id WITH =, membership_id WITH =, fee WITH =,
        daterange(covers_from, covers_to) WITH &&) WHERE (membership_id IS NOT NULL)
);
COMMENT ON TABLE membership.invoices IS
    'tenant: what a member owes for what, and what became of it; the alliance and the member see '
    'it';
COMMENT ON COLUMN membership.invoices.open_tiyn IS 'What is still owed; less than nothing when too much was paid.';
CREATE UNIQUE INDEX invoices_entrance_once ON membership.invoices (tenant_id, application_id)
    WHERE application_id IS NOT NULL;
CREATE INDEX invoices_organisation ON membership.invoices (organisation_id, id);
CREATE INDEX invoices_arrears ON membership.invoices (tenant_id, due_on, id) WHERE open_tiyn > 0;

CREATE TABLE membership.fee_entries (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    invoice_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    act text NOT NULL,
    debit text NOT NULL GENERATED ALWAYS AS (CASE act
        WHEN 'invoice' THEN 'receivable' WHEN 'pay' THEN 'cash'
        WHEN 'refund' THEN 'receivable' ELSE 'waived' END) STORED,
    credit text NOT NULL GENERATED ALWAYS AS (CASE act
        WHEN 'invoice' THEN 'income' WHEN 'pay' THEN 'receivable'
        WHEN 'refund' THEN 'cash' ELSE 'receivable' END) STORED,
    amount_tiyn bigint NOT NULL,
    on_day date NOT NULL,
    document text,
    reason text,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    recorded_by uuid NOT NULL,
    CONSTRAINT fee_entries_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT fee_entries_invoice_exists FOREIGN KEY (tenant_id, invoice_id, organisation_id)
        REFERENCES membership.invoices (tenant_id, id, organisation_id),
    CONSTRAINT fee_entries_act_known CHECK (act IN ('invoice', 'pay', 'refund', 'waive')),
    CONSTRAINT fee_entries_amount_positive
        CHECK (amount_tiyn > 0 AND amount_tiyn <= 1000000000000000000),
    CONSTRAINT fee_entries_document_of_money
        CHECK ((act IN ('pay', 'refund')) = (document IS NOT NULL)),
    CONSTRAINT fee_entries_document_length CHECK (char_length(document) BETWEEN 1 AND 100),
    CONSTRAINT fee_entries_reason_stated
        CHECK (act NOT IN ('refund', 'waive') OR char_length(reason) > 0),
    CONSTRAINT fee_entries_reason_length CHECK (char_length(reason) <= 4000)
);
COMMENT ON TABLE membership.fee_entries IS
    'tenant: movements of money and of claims; INSERT only';
CREATE INDEX fee_entries_invoice ON membership.fee_entries (tenant_id, invoice_id, id);

DO $fees$
BEGIN
    PERFORM tenancy.isolate('membership.invoices', 'tizilim_alliance', 'tenant_id',
        'tizilim.alliance', 'SELECT, INSERT (tenant_id, id, organisation_id, application_id,'
        ' membership_id, charter_id, kind, fee, covers_from, covers_to, amount_tiyn, issued_on,'
        ' due_on, due_rule, due_explanation), UPDATE (paid_tiyn, refunded_tiyn, waived_tiyn,'
        ' version)');
    PERFORM tenancy.isolate('membership.invoices', 'tizilim_applicant', 'organisation_id',
        'tizilim.organisation', 'SELECT');
    PERFORM tenancy.isolate('membership.fee_entries', 'tizilim_alliance', 'tenant_id',
        'tizilim.alliance', 'SELECT, INSERT (tenant_id, id, invoice_id, organisation_id, act,'
        ' amount_tiyn, on_day, document, reason, recorded_by)');
    PERFORM tenancy.signed('membership.fee_entries', 'tizilim_alliance', 'recorded_by');
    PERFORM tenancy.isolate('membership.fee_entries', 'tizilim_applicant', 'organisation_id',
        'tizilim.organisation', 'SELECT');
END
$fees$;
