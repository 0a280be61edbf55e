-- One entry per act, in the act's own transaction, never changed. Positions and proofs are kept
-- elsewhere and later; what is needed for them (xid, exact bytes, salts) is here from the first
-- entry.

CREATE TABLE journal.entries (
    id uuid CONSTRAINT entries_pkey PRIMARY KEY,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    tenant_id uuid CONSTRAINT entries_tenant_exists REFERENCES tenancy.tenants (id),
    principal_id uuid NOT NULL,
    actor text NOT NULL,
    type text NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    version bigint NOT NULL,
    leaf bytea NOT NULL,
    public boolean NOT NULL,
    CONSTRAINT entries_subject_version_unique UNIQUE (subject_id, version),
    CONSTRAINT entries_version_positive CHECK (version > 0),
    CONSTRAINT entries_type_format CHECK (type ~ '^[a-z]+[a-zA-Z]*\.[a-z]+[a-zA-Z]*$'),
    CONSTRAINT entries_leaf_length CHECK (octet_length(leaf) BETWEEN 2 AND 65536)
);
COMMENT ON TABLE journal.entries IS
    'journal: what happened; INSERT only. The leaf is kept byte for byte and holds no text of '
    'people.';
COMMENT ON COLUMN journal.entries.xid IS
    'The writing transaction: entries are ordered by (xid, id) below pg_snapshot_xmin.';
COMMENT ON COLUMN journal.entries.actor IS 'Public form of the caller.';
COMMENT ON COLUMN journal.entries.version IS
    'The subject''s version after the act; every version of a subject has exactly one entry.';
CREATE INDEX entries_order ON journal.entries (xid, id);

CREATE TABLE journal.salts (
    entry_id uuid NOT NULL CONSTRAINT salts_entry_exists REFERENCES journal.entries (id),
    field text NOT NULL,
    tenant_id uuid CONSTRAINT salts_tenant_exists REFERENCES tenancy.tenants (id),
    principal_id uuid NOT NULL,
    salt bytea NOT NULL,
    CONSTRAINT salts_pkey PRIMARY KEY (entry_id, field),
    CONSTRAINT salts_salt_length CHECK (octet_length(salt) = 32)
);
COMMENT ON TABLE journal.salts IS
    'journal: the salt of each commitment in a leaf; deleting it makes the text unprovable for '
    'ever';

DO $journal$
DECLARE
    target regclass;
    member name;
    privilege text;
BEGIN
    FOREACH target IN ARRAY ARRAY['journal.entries', 'journal.salts']::regclass[] LOOP
        -- Nobody states xid: the order of the journal rests on it.
        SELECT 'INSERT (' || string_agg(quote_ident(attname), ', ' ORDER BY attnum) || ')'
        INTO privilege FROM pg_catalog.pg_attribute
        WHERE attrelid = target AND attnum > 0 AND attname <> 'xid';
        PERFORM tenancy.force(target);
        PERFORM tenancy.admit(target, 'tizilim_app', 'tenant_id', 'tizilim.tenant', privilege);
        PERFORM tenancy.signed(target, 'tizilim_app', 'principal_id');
        FOREACH member IN ARRAY ARRAY['tizilim_applicant', 'tizilim_alliance', 'tizilim_auth'] LOOP
            PERFORM tenancy.admit(target, member, 'principal_id', 'tizilim.principal', privilege);
        END LOOP;
        EXECUTE format('CREATE POLICY %I ON %s FOR SELECT TO tizilim_sequencer USING (true)',
            tenancy.policy_name(target, 'tizilim_sequencer', ''), target);
        EXECUTE format('GRANT SELECT ON %s TO tizilim_sequencer', target);
    END LOOP;
END
$journal$;

CREATE POLICY entries_audit ON journal.entries FOR SELECT TO tizilim_audit USING (true);
GRANT SELECT ON journal.entries TO tizilim_audit;
