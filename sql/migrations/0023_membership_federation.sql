-- Who acts for the top of a tree reads what is private in all its alliances, and writes nothing. Each
-- such row says the top of its tree, tied to its alliance; the policy is an equality on that.

-- Which roles read what is public, said once.
CREATE FUNCTION tenancy.readers() RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = ''
AS $$
    SELECT 'tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_audit,'
        ' tizilim_read, tizilim_auth'
$$;
COMMENT ON FUNCTION tenancy.readers IS 'The roles that read what is public, as GRANT lists them.';

CREATE OR REPLACE FUNCTION tenancy.publish(target regclass) RETURNS void
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
BEGIN
    PERFORM tenancy.force(target);
    EXECUTE format('CREATE POLICY %I ON %s AS PERMISSIVE FOR SELECT TO %s USING (true)',
        tenancy.policy_name(target, 'tizilim_public', ''), target, tenancy.readers());
    EXECUTE format('GRANT SELECT ON TABLE %s TO %s', target, tenancy.readers());
END
$$;

CREATE OR REPLACE FUNCTION tenancy.reference(
    target regclass, VARIADIC privileges text[] DEFAULT ARRAY[]::text[]
) RETURNS void
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
DECLARE
    privilege text;
BEGIN
    EXECUTE format('GRANT SELECT ON TABLE %s TO %s', target, tenancy.readers());
    FOREACH privilege IN ARRAY privileges LOOP
        EXECUTE format('GRANT %s ON TABLE %s TO tizilim_auth', privilege, target);
    END LOOP;
END
$$;

CREATE OR REPLACE FUNCTION journal.publish_kind(kind text, texts text, state text DEFAULT NULL)
    RETURNS void
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
DECLARE
    branches text;
BEGIN
    INSERT INTO journal.public_kinds VALUES (kind, texts, state);
    -- One function and one view for all kinds, made of plain SQL: the planner looks into both.
    SELECT string_agg(format('WHEN %L THEN coalesce((%s), %L::json)', k.kind, k.texts,
        '{"tombstone":true}'), ' ' ORDER BY k.kind)
    INTO branches FROM journal.public_kinds AS k;
    EXECUTE format('CREATE OR REPLACE FUNCTION'
        ' journal.public_texts(subject uuid, version bigint, kind text)'
        ' RETURNS TABLE (texts json) LANGUAGE sql STABLE PARALLEL SAFE'
        ' BEGIN ATOMIC SELECT CASE $3 %s END; END', branches);
    EXECUTE format('GRANT EXECUTE ON FUNCTION journal.public_texts TO %s', tenancy.readers());
    SELECT string_agg(format('SELECT %L::text AS kind, s.subject_id, s.version, s.state'
        ' FROM (%s) AS s (subject_id, version, state)', k.kind, k.state),
        ' UNION ALL ' ORDER BY k.kind)
    INTO branches FROM journal.public_kinds AS k WHERE k.state IS NOT NULL;
    IF branches IS NOT NULL THEN
        EXECUTE 'CREATE OR REPLACE VIEW journal.public_state'
            ' WITH (security_invoker = true) AS ' || branches;
        EXECUTE format('GRANT SELECT ON journal.public_state TO %s', tenancy.readers());
    END IF;
END
$$;

-- What there is already: whatever anybody may read, it may.
DO $readers$
DECLARE
    command text;
BEGIN
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO tizilim_federation', current_database());
    FOR command IN
        SELECT format('GRANT %s ON SCHEMA %I TO tizilim_federation', a.privilege_type, n.nspname)
        FROM pg_catalog.pg_namespace AS n, pg_catalog.aclexplode(n.nspacl) AS a
        WHERE a.grantee = 'tizilim_read'::regrole
        UNION ALL
        SELECT format('GRANT %s ON TABLE %s TO tizilim_federation', a.privilege_type,
            c.oid::regclass)
        FROM pg_catalog.pg_class AS c, pg_catalog.aclexplode(c.relacl) AS a
        WHERE a.grantee = 'tizilim_read'::regrole
        UNION ALL
        SELECT format('GRANT %s (%I) ON TABLE %s TO tizilim_federation', a.privilege_type,
            c.attname, c.attrelid::regclass)
        FROM pg_catalog.pg_attribute AS c, pg_catalog.aclexplode(c.attacl) AS a
        WHERE a.grantee = 'tizilim_read'::regrole
        UNION ALL
        SELECT format('GRANT %s ON FUNCTION %s TO tizilim_federation', a.privilege_type,
            p.oid::regprocedure)
        FROM pg_catalog.pg_proc AS p, pg_catalog.aclexplode(p.proacl) AS a
        WHERE a.grantee = 'tizilim_read'::regrole
        UNION ALL
        SELECT format('ALTER POLICY %I ON %I.%I TO %s, tizilim_federation', p.policyname,
            p.schemaname, p.tablename, array_to_string(p.roles, ', '))
        FROM pg_catalog.pg_policies AS p
        WHERE 'tizilim_read' = ANY (p.roles)
    LOOP
        EXECUTE command;
    END LOOP;
END
$readers$;
-- What the settings of its calls are made of.
GRANT SELECT (tenant_id, organisation_id, alliance_id) ON tenancy.tokens TO tizilim_federation;

INSERT INTO tenancy.roles (code, scope, database_role) VALUES
    ('federation', 'alliance', 'tizilim_federation');

-- Every tenant has a top, so that a row of any tenant can be tied to it: one that is in no tree is
-- its own.
ALTER TABLE tenancy.tenants DROP CONSTRAINT tenants_reach_of_alliance;
ALTER TABLE tenancy.tenants ADD CONSTRAINT tenants_reach_of_alliance
    CHECK (kind = 'alliance' OR num_nonnulls(region, sphere) = 0);
UPDATE tenancy.tenants SET root_id = id WHERE root_id IS NULL;
ALTER TABLE tenancy.tenants ALTER COLUMN root_id SET NOT NULL;
COMMENT ON COLUMN tenancy.tenants.root_id IS
    'The top of its tree; itself where it is the top, and of all that are no alliances.';

DO $federation$
DECLARE
    target regclass;
BEGIN
    FOREACH target IN ARRAY ARRAY['membership.applications', 'membership.papers',
        'membership.application_history', 'membership.invoices', 'membership.fee_entries',
        'sitting.seats']::regclass[]
    LOOP
        EXECUTE format('ALTER TABLE %s ADD COLUMN root_id uuid', target);
        -- Forced row security hides the rows from the owner too.
        EXECUTE format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', target);
        EXECUTE format('UPDATE %s AS r SET root_id = t.root_id FROM tenancy.tenants AS t'
            ' WHERE t.id = r.tenant_id', target);
        EXECUTE format('ALTER TABLE %s ALTER COLUMN root_id SET NOT NULL', target);
        EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I FOREIGN KEY (tenant_id, root_id)'
            ' REFERENCES tenancy.tenants (id, root_id)', target,
            (SELECT relname FROM pg_catalog.pg_class WHERE oid = target) || '_root_of_tenant');
        PERFORM tenancy.force(target);
    END LOOP;
    PERFORM tenancy.isolate(each, 'tizilim_federation', 'root_id', 'tizilim.alliance', 'SELECT')
    FROM unnest(ARRAY['membership.applications', 'membership.papers',
        'membership.application_history', 'membership.acts', 'membership.invoices',
        'membership.fee_entries', 'sitting.seats']::regclass[]) AS each;
END
$federation$;

-- Papers are granted whole.
GRANT INSERT (root_id) ON membership.applications, membership.application_history
    TO tizilim_alliance, tizilim_applicant;
GRANT INSERT (root_id) ON membership.invoices, membership.fee_entries TO tizilim_alliance;
GRANT INSERT (root_id) ON sitting.seats TO tizilim_app, tizilim_alliance, tizilim_applicant;

CREATE INDEX applications_tree ON membership.applications (root_id, id)
    WHERE state IN ('submitted', 'returned', 'placed', 'approved');
CREATE INDEX memberships_tree ON membership.memberships (root_id, id);
CREATE INDEX invoices_tree_arrears ON membership.invoices (root_id, due_on, id)
    WHERE open_tiyn > 0;
