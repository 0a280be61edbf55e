-- What a caller has already been answered, and which personal data were read by whom.

CREATE TABLE tenancy.idempotency (
    principal_id uuid NOT NULL,
    key text NOT NULL,
    method text NOT NULL,
    params_hmac bytea NOT NULL,
    answer text,
    secret boolean NOT NULL DEFAULT false,
    subject_id uuid,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT idempotency_pkey PRIMARY KEY (principal_id, key),
    CONSTRAINT idempotency_key_length CHECK (octet_length(key) BETWEEN 1 AND 64),
    CONSTRAINT idempotency_params_sha256 CHECK (octet_length(params_hmac) = 32),
    -- A secret is told once: its replay says the id only.
    CONSTRAINT idempotency_secret_unkept CHECK (
        CASE WHEN secret THEN answer IS NULL AND subject_id IS NOT NULL ELSE answer IS NOT NULL END)
);
COMMENT ON TABLE tenancy.idempotency IS
    'principal: answers of writing calls by the caller''s key, kept for 30 days';
COMMENT ON COLUMN tenancy.idempotency.answer IS 'The exact bytes of the result, as JSON text.';
CREATE INDEX idempotency_created ON tenancy.idempotency (created_at);
CREATE INDEX idempotency_subject ON tenancy.idempotency (subject_id);

SELECT tenancy.isolate('tenancy.idempotency', member, 'principal_id', 'tizilim.principal',
    'SELECT, INSERT')
FROM unnest(
    ARRAY['tizilim_app', 'tizilim_applicant', 'tizilim_alliance', 'tizilim_auth']) AS member;

-- Housekeeping, by age alone.
CREATE POLICY idempotency_sequencer ON tenancy.idempotency FOR ALL TO tizilim_sequencer
    USING (created_at < clock_timestamp() - interval '30 days') WITH CHECK (false);
GRANT SELECT (principal_id, key, created_at), DELETE ON tenancy.idempotency TO tizilim_sequencer;

CREATE TABLE tenancy.access_audit (
    tenant_id uuid NOT NULL CONSTRAINT access_audit_tenant_exists REFERENCES tenancy.tenants (id),
    id uuid NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    principal_id uuid NOT NULL,
    role text NOT NULL,
    method text NOT NULL,
    organisation_id uuid,
    subject_id uuid NOT NULL,
    class text NOT NULL,
    CONSTRAINT access_audit_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT access_audit_class_known CHECK (class IN ('personal', 'sealed'))
);
COMMENT ON TABLE tenancy.access_audit IS
    'tenant: who read which personal or sealed data; nobody changes it, the tenant and the audit '
    'read it';
CREATE INDEX access_audit_subject ON tenancy.access_audit (tenant_id, subject_id, id);
CREATE INDEX access_audit_time ON tenancy.access_audit (at, id);

SELECT tenancy.isolate('tenancy.access_audit', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
    'SELECT, INSERT');
SELECT tenancy.signed('tenancy.access_audit', 'tizilim_app', 'principal_id');
-- An organisation sees who has looked at its own people.
SELECT tenancy.isolate('tenancy.access_audit', 'tizilim_applicant', 'organisation_id',
    'tizilim.organisation', 'SELECT, INSERT');
SELECT tenancy.signed('tenancy.access_audit', 'tizilim_applicant', 'principal_id');
CREATE POLICY access_audit_audit ON tenancy.access_audit FOR SELECT TO tizilim_audit USING (true);
GRANT SELECT ON tenancy.access_audit TO tizilim_audit;
