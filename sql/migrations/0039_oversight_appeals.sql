-- Appeals under the Administrative Procedure Code. A comment becomes one only by an explicit act of
-- its author, signed; it can't be refused, and is registered in the same transaction.

CREATE TABLE oversight.appeals (
    tenant_id uuid NOT NULL,
    duty_id uuid NOT NULL,
    kind text NOT NULL GENERATED ALWAYS AS ('appeal') STORED,
    number text NOT NULL,
    citizen_id uuid NOT NULL,
    signed_reference text NOT NULL,
    signed_sha256 bytea NOT NULL,
    converted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT appeals_pkey PRIMARY KEY (tenant_id, duty_id),
    CONSTRAINT appeals_number_unique UNIQUE (tenant_id, number),
    CONSTRAINT appeals_duty_exists FOREIGN KEY (tenant_id, duty_id, kind)
        REFERENCES oversight.duties (tenant_id, id, kind),
    CONSTRAINT appeals_of_author FOREIGN KEY (tenant_id, duty_id, citizen_id)
        REFERENCES oversight.duties (tenant_id, id, citizen_id),
    CONSTRAINT appeals_number_format CHECK (number ~ '^[A-Z0-9-]{1,60}$'),
    CONSTRAINT appeals_reference_length CHECK (char_length(signed_reference) BETWEEN 1 AND 1000),
    CONSTRAINT appeals_sha256 CHECK (octet_length(signed_sha256) = 32)
);
COMMENT ON TABLE oversight.appeals IS
    'tenant: the signed document of an appeal, where it is kept; its author and the body that was '
    'asked read it';
CREATE INDEX appeals_citizen ON oversight.appeals (citizen_id, duty_id);

CREATE TABLE oversight.extensions (
    tenant_id uuid NOT NULL,
    duty_id uuid NOT NULL,
    kind text NOT NULL GENERATED ALWAYS AS ('appeal') STORED,
    due_on date NOT NULL,
    limit_on date NOT NULL,
    reason text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    CONSTRAINT extensions_pkey PRIMARY KEY (tenant_id, duty_id),
    CONSTRAINT extensions_day_unique UNIQUE (tenant_id, duty_id, due_on),
    CONSTRAINT extensions_duty_exists FOREIGN KEY (tenant_id, duty_id, kind)
        REFERENCES oversight.duties (tenant_id, id, kind),
    -- Art. 76: once, and no longer than two months.
    CONSTRAINT extensions_within_law CHECK (
        due_on <= limit_on
        AND limit_on <= timezone(interval '5 hours', at)::date + interval '2 months 10 days'),
    CONSTRAINT extensions_reason_length CHECK (char_length(reason) BETWEEN 1 AND 4000)
);
COMMENT ON TABLE oversight.extensions IS
    'tenant: that the term of an appeal was extended, until when and why; INSERT only, public';
COMMENT ON COLUMN oversight.extensions.limit_on IS 'How long it may be at most, by the rule.';
-- A later day comes from an extension or not at all.
ALTER TABLE oversight.duties ADD CONSTRAINT duties_extension_exists
    FOREIGN KEY (tenant_id, id, extended_on)
    REFERENCES oversight.extensions (tenant_id, duty_id, due_on);

DO $appeals$
BEGIN
    PERFORM tenancy.isolate('oversight.appeals', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen', 'SELECT, INSERT (tenant_id, duty_id, number, citizen_id,'
        ' signed_reference, signed_sha256)');
    PERFORM tenancy.isolate('oversight.appeals', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
        'SELECT');
    PERFORM tenancy.publish('oversight.extensions');
    PERFORM tenancy.admit('oversight.extensions', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
        'INSERT (tenant_id, duty_id, due_on, limit_on, reason, actor)');
END
$appeals$;
