-- Who may call: principals, the roles granted to them, the tokens they call with.

CREATE TABLE tenancy.principals (
    id uuid CONSTRAINT principals_pkey PRIMARY KEY,
    kind text NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    label text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    created_by uuid NOT NULL
        CONSTRAINT principals_created_by_exists REFERENCES tenancy.principals (id),
    suspended_at timestamptz,
    suspended_by uuid CONSTRAINT principals_suspended_by_exists REFERENCES tenancy.principals (id),
    CONSTRAINT principals_kind_known CHECK (kind IN ('person', 'service')),
    CONSTRAINT principals_label_length CHECK (char_length(label) BETWEEN 1 AND 100),
    CONSTRAINT principals_suspended_by_someone
        CHECK ((suspended_at IS NULL) = (suspended_by IS NULL))
);
COMMENT ON TABLE tenancy.principals IS 'account: a person or a service that calls';
COMMENT ON COLUMN tenancy.principals.label IS
    'Public form of the caller, such as "officer 7 of KZ-75"; never a name, a phone or an e-mail.';
COMMENT ON COLUMN tenancy.principals.created_by IS 'The first administrator is created by itself and creates the second.';

CREATE TABLE tenancy.roles (
    code text CONSTRAINT roles_pkey PRIMARY KEY,
    scope text NOT NULL,
    database_role text NOT NULL,
    CONSTRAINT roles_scope_known CHECK (scope IN ('tenant', 'organisation', 'alliance', 'none')),
    CONSTRAINT roles_code_scope_unique UNIQUE (code, scope)
);
COMMENT ON TABLE tenancy.roles IS
    'reference: what a principal can be, what such a grant must name, which sessions serve it';
SELECT tenancy.reference('tenancy.roles');

INSERT INTO tenancy.roles (code, scope, database_role) VALUES
    ('citizen', 'none', 'tizilim_read'),
    ('representative', 'organisation', 'tizilim_applicant'),
    ('officer', 'tenant', 'tizilim_app'),
    ('coordinator', 'alliance', 'tizilim_alliance'),
    ('expert', 'tenant', 'tizilim_app'),
    ('moderator', 'tenant', 'tizilim_app'),
    ('client', 'tenant', 'tizilim_app'),
    ('auditor', 'none', 'tizilim_audit'),
    ('administrator', 'none', 'tizilim_auth');

CREATE TABLE tenancy.grants (
    id uuid CONSTRAINT grants_pkey PRIMARY KEY,
    version bigint NOT NULL DEFAULT 1,
    principal_id uuid NOT NULL
        CONSTRAINT grants_principal_exists REFERENCES tenancy.principals (id),
    role text NOT NULL,
    scope text NOT NULL GENERATED ALWAYS AS (
        CASE WHEN tenant_id IS NOT NULL THEN 'tenant'
             WHEN organisation_id IS NOT NULL THEN 'organisation'
             WHEN alliance_id IS NOT NULL THEN 'alliance'
             ELSE 'none' END) STORED,
    tenant_id uuid CONSTRAINT grants_tenant_exists REFERENCES tenancy.tenants (id),
    organisation_id uuid,
    alliance_id uuid CONSTRAINT grants_alliance_exists REFERENCES tenancy.tenants (id),
    -- One value that a token can point at whatever the scope.
    scope_id uuid NOT NULL GENERATED ALWAYS AS (coalesce(
        tenant_id, organisation_id, alliance_id, '00000000-0000-0000-0000-000000000000')) STORED,
    state text NOT NULL,
    requested_by uuid NOT NULL
        CONSTRAINT grants_requested_by_exists REFERENCES tenancy.principals (id),
    requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    approved_by uuid CONSTRAINT grants_approved_by_exists REFERENCES tenancy.principals (id),
    approved_at timestamptz,
    revoked_by uuid CONSTRAINT grants_revoked_by_exists REFERENCES tenancy.principals (id),
    revoked_at timestamptz,
    bootstrap boolean NOT NULL DEFAULT false,
    emergency_reason text,
    expires_at timestamptz,
    emergency boolean NOT NULL GENERATED ALWAYS AS (emergency_reason IS NOT NULL) STORED,
    CONSTRAINT grants_role_scope_matches
        FOREIGN KEY (role, scope) REFERENCES tenancy.roles (code, scope),
    CONSTRAINT grants_scope_single
        CHECK (num_nonnulls(tenant_id, organisation_id, alliance_id) <= 1),
    CONSTRAINT grants_state_known CHECK (state IN ('pending', 'active', 'revoked')),
    CONSTRAINT grants_state_matches CHECK (CASE state
        WHEN 'pending' THEN approved_at IS NULL AND revoked_at IS NULL
        WHEN 'active' THEN approved_at IS NOT NULL AND revoked_at IS NULL
        ELSE revoked_at IS NOT NULL AND revoked_by IS NOT NULL END),
    CONSTRAINT grants_approved_by_someone CHECK (approved_at IS NULL OR approved_by IS NOT NULL),
    -- Four eyes: the second administrator is neither the first nor the one who gains.
    CONSTRAINT grants_four_eyes CHECK (
        approved_by IS NULL OR bootstrap OR emergency_reason IS NOT NULL
        OR approved_by NOT IN (requested_by, principal_id)),
    CONSTRAINT grants_bootstrap_administrator CHECK (NOT bootstrap OR role = 'administrator'),
    CONSTRAINT grants_emergency_limited CHECK (emergency_reason IS NULL OR (
        char_length(emergency_reason) >= 10 AND char_length(emergency_reason) <= 1000
        AND expires_at IS NOT NULL
        AND expires_at - requested_at <= interval '4 hours')),
    CONSTRAINT grants_token_target
        UNIQUE (id, principal_id, role, scope, scope_id, bootstrap, emergency)
);
COMMENT ON TABLE tenancy.grants IS
    'account: one role of one principal, in force when a second administrator has approved it';
COMMENT ON COLUMN tenancy.grants.organisation_id IS
    'No foreign key: a representative may be granted the id of an organisation it is about to '
    'register.';
COMMENT ON COLUMN tenancy.grants.bootstrap IS
    'The first two administrators: four eyes need two, so they are made together, once.';
COMMENT ON COLUMN tenancy.grants.emergency_reason IS
    'Break-glass access: one administrator is enough, for four hours at most, and the entry is '
    'public.';
-- One that asked for itself and one that it asked for: two such rows ever.
CREATE UNIQUE INDEX grants_bootstrap_once ON tenancy.grants ((requested_by = principal_id))
    WHERE bootstrap;
CREATE UNIQUE INDEX grants_active_unique ON tenancy.grants (principal_id, role, scope_id)
    WHERE state <> 'revoked';

CREATE TABLE tenancy.tokens (
    id uuid CONSTRAINT tokens_pkey PRIMARY KEY,
    version bigint NOT NULL DEFAULT 1,
    hash bytea NOT NULL CONSTRAINT tokens_hash_unique UNIQUE,
    label text NOT NULL,
    grant_id uuid NOT NULL,
    principal_id uuid NOT NULL,
    role text NOT NULL,
    scope text NOT NULL GENERATED ALWAYS AS (
        CASE WHEN tenant_id IS NOT NULL THEN 'tenant'
             WHEN organisation_id IS NOT NULL THEN 'organisation'
             WHEN alliance_id IS NOT NULL THEN 'alliance'
             ELSE 'none' END) STORED,
    tenant_id uuid,
    organisation_id uuid,
    alliance_id uuid,
    scope_id uuid NOT NULL GENERATED ALWAYS AS (coalesce(
        tenant_id, organisation_id, alliance_id, '00000000-0000-0000-0000-000000000000')) STORED,
    bootstrap boolean NOT NULL DEFAULT false,
    emergency boolean NOT NULL DEFAULT false,
    state text NOT NULL,
    expires_at timestamptz NOT NULL,
    issued_by uuid NOT NULL CONSTRAINT tokens_issued_by_exists REFERENCES tenancy.principals (id),
    issued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    approved_by uuid CONSTRAINT tokens_approved_by_exists REFERENCES tenancy.principals (id),
    revoked_by uuid CONSTRAINT tokens_revoked_by_exists REFERENCES tenancy.principals (id),
    revoked_at timestamptz,
    -- What a token says of its holder is what the grant says: copied, so that the settings of a
    -- call are one row, and tied, so that the copy can't differ.
    CONSTRAINT tokens_grant_matches
        FOREIGN KEY (grant_id, principal_id, role, scope, scope_id, bootstrap, emergency)
        REFERENCES tenancy.grants (id, principal_id, role, scope, scope_id, bootstrap, emergency),
    CONSTRAINT tokens_hash_sha256 CHECK (octet_length(hash) = 32),
    CONSTRAINT tokens_label_length CHECK (char_length(label) BETWEEN 1 AND 100),
    CONSTRAINT tokens_state_known CHECK (state IN ('pending', 'active', 'revoked')),
    CONSTRAINT tokens_state_matches CHECK (
        (state = 'revoked') = (revoked_at IS NOT NULL AND revoked_by IS NOT NULL)),
    CONSTRAINT tokens_four_eyes CHECK (
        state <> 'active' OR bootstrap OR emergency OR issued_by = principal_id
        OR (approved_by IS NOT NULL AND approved_by NOT IN (issued_by, principal_id))),
    CONSTRAINT tokens_expires_later CHECK (expires_at > issued_at),
    CONSTRAINT tokens_emergency_limited
        CHECK (NOT emergency OR expires_at - issued_at <= interval '4 hours')
);
COMMENT ON TABLE tenancy.tokens IS
    'account: what a caller shows; live when active and not expired. Only the SHA-256 is kept.';
CREATE INDEX tokens_principal ON tenancy.tokens (principal_id) WHERE state <> 'revoked';
CREATE INDEX tokens_grant ON tenancy.tokens (grant_id) WHERE state <> 'revoked';

-- Accounts belong to no tenant: tizilim_auth sees all of them, the others only what the settings of
-- a call need. The hash leaves the table for tizilim_auth alone.
DO $accounts$
DECLARE
    target regclass;
BEGIN
    FOREACH target IN ARRAY
        ARRAY['tenancy.principals', 'tenancy.grants', 'tenancy.tokens']::regclass[]
    LOOP
        PERFORM tenancy.force(target);
        EXECUTE format(
            'CREATE POLICY %I ON %s FOR ALL TO tizilim_auth USING (true) WITH CHECK (true)',
            tenancy.policy_name(target, 'tizilim_auth', ''), target);
        EXECUTE format('CREATE POLICY %I ON %s FOR SELECT TO tizilim_audit USING (true)',
            tenancy.policy_name(target, 'tizilim_audit', ''), target);
        EXECUTE format('GRANT SELECT, INSERT ON TABLE %s TO tizilim_auth', target);
    END LOOP;
END
$accounts$;

GRANT UPDATE (version, suspended_at, suspended_by) ON tenancy.principals TO tizilim_auth;
GRANT UPDATE (version, state, approved_by, approved_at, revoked_by, revoked_at) ON tenancy.grants
    TO tizilim_auth;
GRANT UPDATE (version, state, approved_by, revoked_by, revoked_at) ON tenancy.tokens
    TO tizilim_auth;
-- What is revoked stays revoked.
SELECT tenancy.restrict('tenancy.grants', 'tizilim_auth', 'revoked', 'UPDATE',
    'state <> ''revoked''', 'true');
SELECT tenancy.restrict('tenancy.tokens', 'tizilim_auth', 'revoked', 'UPDATE',
    'state <> ''revoked''', 'true');

GRANT SELECT ON tenancy.principals, tenancy.grants TO tizilim_audit;
GRANT SELECT (id, version, label, grant_id, principal_id, role, tenant_id, organisation_id,
    alliance_id, bootstrap, emergency, state, expires_at, issued_by, issued_at, approved_by,
    revoked_by, revoked_at)
    ON tenancy.tokens TO tizilim_audit;

CREATE POLICY tokens_call ON tenancy.tokens FOR SELECT
    TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_read USING (true);
GRANT SELECT (id, principal_id, role, tenant_id, organisation_id, alliance_id, state, expires_at)
    ON tenancy.tokens TO tizilim_app, tizilim_applicant, tizilim_alliance;
GRANT SELECT (id, principal_id, role, state, expires_at) ON tenancy.tokens TO tizilim_read;
