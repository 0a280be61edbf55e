-- Schemas, extensions and the few helpers by which every later migration states who may do what.

-- Under LC_CTYPE "C" no Cyrillic letter counts as a letter: lower() does nothing and a trigram
-- index stays empty without an error. Better to stop here than to find nothing later.
DO $locale$
BEGIN
    IF lower('ҚОР') <> 'қор' OR pg_catalog.getdatabaseencoding() <> 'UTF8' THEN
        RAISE EXCEPTION 'this database cannot fold Kazakh letters'
            USING HINT = 'Create it with ENCODING ''UTF8'' LC_COLLATE ''C'' LC_CTYPE ''C.UTF-8''.';
    END IF;
END
$locale$;

CREATE SCHEMA extensions;
CREATE SCHEMA tenancy;
CREATE SCHEMA registry;
CREATE SCHEMA journal;

COMMENT ON SCHEMA extensions IS 'Operators and operator classes of trusted extensions.';
COMMENT ON SCHEMA tenancy IS 'Tenants, accounts, tokens, idempotency and the audit of reads.';
COMMENT ON SCHEMA registry IS 'Organisations, their verification and yearly reports; code lists.';
COMMENT ON SCHEMA journal IS 'What happened, once and for good.';

CREATE EXTENSION pg_trgm SCHEMA extensions;
CREATE EXTENSION btree_gin SCHEMA extensions;
CREATE EXTENSION btree_gist SCHEMA extensions;

-- Nothing is open to everybody: each later grant names its role.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

DO $database$
BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format(
        'GRANT CONNECT ON DATABASE %I TO tizilim_app, tizilim_applicant, tizilim_alliance,'
        ' tizilim_audit, tizilim_read, tizilim_auth, tizilim_sequencer', current_database());
    -- An import brings its rows in by COPY, which row security refuses on the tables themselves.
    EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO tizilim_app', current_database());
END
$database$;

GRANT USAGE ON SCHEMA extensions, tenancy, registry
    TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_audit, tizilim_read, tizilim_auth;
GRANT USAGE ON SCHEMA tenancy TO tizilim_sequencer;
GRANT USAGE ON SCHEMA journal
    TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_auth, tizilim_audit,
       tizilim_sequencer;

-- The condition by which a row belongs to the caller. The sub-select is evaluated once per
-- statement and leaves an indexable equality; nullif because a setting that was once set comes back
-- as ''.
CREATE FUNCTION tenancy.owned_by(key name, setting text) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = ''
AS $$
    SELECT format('%I = (SELECT nullif(current_setting(%L, true), '''')::uuid)', key, setting)
$$;
COMMENT ON FUNCTION tenancy.owned_by IS
    'Text of a policy: the key column equals the call''s setting.';

-- The name of a policy: table and role, so that (table, role) can have only one of a kind.
CREATE FUNCTION tenancy.policy_name(target regclass, member name, kind text) RETURNS name
    LANGUAGE sql STABLE
    SET search_path = ''
AS $$
    SELECT (c.relname || regexp_replace(member::text, '^tizilim', '')
            || CASE kind WHEN '' THEN '' ELSE '_' || kind END)::name
    FROM pg_catalog.pg_class AS c WHERE c.oid = target
$$;

CREATE FUNCTION tenancy.force(target regclass) RETURNS void
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
END
$$;
COMMENT ON FUNCTION tenancy.force IS 'Row security for everybody, the owner included.';

CREATE FUNCTION tenancy.isolate(
    target regclass, member name, key name, setting text, privileges text
) RETURNS void
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
DECLARE
    condition text := tenancy.owned_by(key, setting);
BEGIN
    PERFORM tenancy.force(target);
    EXECUTE format('CREATE POLICY %I ON %s AS PERMISSIVE FOR ALL TO %I USING (%s) WITH CHECK (%s)',
        tenancy.policy_name(target, member, ''), target, member, condition, condition);
    EXECUTE format('GRANT %s ON TABLE %s TO %I', privileges, target, member);
END
$$;
COMMENT ON FUNCTION tenancy.isolate IS
    'Private rows: the role sees and writes those whose key equals its setting, by these '
    'privileges.';

CREATE FUNCTION tenancy.publish(target regclass) RETURNS void
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
DECLARE
    readers CONSTANT text := 'tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_audit,'
        ' tizilim_read, tizilim_auth';
BEGIN
    PERFORM tenancy.force(target);
    EXECUTE format('CREATE POLICY %I ON %s AS PERMISSIVE FOR SELECT TO %s USING (true)',
        tenancy.policy_name(target, 'tizilim_public', ''), target, readers);
    EXECUTE format('GRANT SELECT ON TABLE %s TO %s', target, readers);
END
$$;
COMMENT ON FUNCTION tenancy.publish IS
    'Public rows: every reading role sees all of them. Who writes is said with tenancy.admit.';

-- Commands are given one by one, because a policy FOR ALL would add its condition to reading.
CREATE FUNCTION tenancy.admit(
    target regclass, member name, key name, setting text, VARIADIC privileges text[]
) RETURNS void
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
DECLARE
    condition text := tenancy.owned_by(key, setting);
    privilege text;
    command text;
BEGIN
    FOREACH privilege IN ARRAY privileges LOOP
        command := upper(split_part(privilege, ' ', 1));
        EXECUTE format('CREATE POLICY %I ON %s AS PERMISSIVE FOR %s TO %I %s %s',
            tenancy.policy_name(target, member, lower(command)), target, command, member,
            CASE command WHEN 'INSERT' THEN '' ELSE format('USING (%s)', condition) END,
            CASE command WHEN 'DELETE' THEN '' ELSE format('WITH CHECK (%s)', condition) END);
        EXECUTE format('GRANT %s ON TABLE %s TO %I', privilege, target, member);
    END LOOP;
END
$$;
COMMENT ON FUNCTION tenancy.admit IS
    'Public rows: the role writes those whose key equals its setting, by these privileges.';

CREATE FUNCTION tenancy.restrict(
    target regclass, member name, kind text, command text, old_row text, new_row text
) RETURNS void
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
BEGIN
    EXECUTE format('CREATE POLICY %I ON %s AS RESTRICTIVE FOR %s TO %I %s %s',
        tenancy.policy_name(target, member, kind), target, command, member,
        'USING (' || old_row || ')', 'WITH CHECK (' || new_row || ')');
END
$$;
COMMENT ON FUNCTION tenancy.restrict IS
    'A further condition of state or time on what the role may already do; null leaves a side '
    'open.';

-- Who signs a row is who calls.
CREATE FUNCTION tenancy.signed(target regclass, member name, key name) RETURNS void
    LANGUAGE sql
    SET search_path = ''
AS $$
    SELECT tenancy.restrict(target, member, 'signed', 'INSERT', NULL,
        tenancy.owned_by(key, 'tizilim.principal'))
$$;
COMMENT ON FUNCTION tenancy.signed IS
    'The role inserts rows only in the name of its own principal.';

-- Rules of code lists: every role reads them, an administrator adds to them.
CREATE FUNCTION tenancy.reference(
    target regclass, VARIADIC privileges text[] DEFAULT ARRAY[]::text[]
) RETURNS void
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
DECLARE
    privilege text;
BEGIN
    EXECUTE format('GRANT SELECT ON TABLE %s TO tizilim_app, tizilim_applicant, tizilim_alliance,'
        ' tizilim_audit, tizilim_read, tizilim_auth', target);
    FOREACH privilege IN ARRAY privileges LOOP
        EXECUTE format('GRANT %s ON TABLE %s TO tizilim_auth', privilege, target);
    END LOOP;
END
$$;
COMMENT ON FUNCTION tenancy.reference IS 'A code list: read by all, no row security.';
