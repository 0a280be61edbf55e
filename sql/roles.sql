-- The database roles of the server. Run once per cluster by a superuser or a role with CREATEROLE,
-- before the database is made; may be run again at any time. Passwords are the operator's business:
-- ALTER ROLE tizilim_app PASSWORD '…', or peer / certificate authentication in pg_hba.conf.
--
-- No role here is a superuser, none bypasses row security, none inherits another, and none but
-- tizilim_owner owns anything. Each has its own sessions; nobody changes role with SET ROLE.
-- Then: CREATE DATABASE tizilim OWNER tizilim_owner TEMPLATE template0
--       ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8';

DO $roles$
DECLARE
    member text;
    call_roles CONSTANT text[] := ARRAY[
        'tizilim_app',        -- a tenant's officers, by tenant
        'tizilim_applicant',  -- an organisation's own rows in any tenant, by organisation
        'tizilim_alliance',   -- coordinators, by alliance
        'tizilim_federation', -- reads all alliances of a tree, by its top
        'tizilim_citizen',    -- a person's own rows in any tenant, by the citizen's id
        'tizilim_audit',      -- reads the audit trail
        'tizilim_read',       -- anybody: SELECT on public tables, nothing else
        'tizilim_auth',       -- token look-up, administration of accounts
        'tizilim_sequencer'   -- order of the journal, expiry of old idempotency records
    ];
BEGIN
    FOREACH member IN ARRAY call_roles || 'tizilim_owner'::text LOOP
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = member) THEN
            EXECUTE format('CREATE ROLE %I', member);
        END IF;
        -- Only what is wrong is changed: a CREATEROLE that is no superuser may not even repeat
        -- NOSUPERUSER or NOBYPASSRLS.
        IF EXISTS (SELECT FROM pg_catalog.pg_roles
                   WHERE rolname = member AND (rolsuper OR rolbypassrls OR rolreplication)) THEN
            EXECUTE format('ALTER ROLE %I NOSUPERUSER NOBYPASSRLS NOREPLICATION', member);
        END IF;
        EXECUTE format('ALTER ROLE %I LOGIN NOINHERIT NOCREATEDB NOCREATEROLE', member);
        -- Every name in a statement says its schema.
        EXECUTE format('ALTER ROLE %I SET search_path = %L', member, '');
        EXECUTE format('ALTER ROLE %I SET timezone = %L', member, 'UTC');
        EXECUTE format('ALTER ROLE %I SET row_security = on', member);
        EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = %L', member, '15s');
    END LOOP;

    FOREACH member IN ARRAY call_roles LOOP
        -- A call may take 30 s; nothing may wait longer than that by accident.
        EXECUTE format('ALTER ROLE %I SET statement_timeout = %L', member, '30s');
        EXECUTE format('ALTER ROLE %I SET lock_timeout = %L', member, '5s');
        -- A client that went away must not leave a search running.
        EXECUTE format('ALTER ROLE %I SET client_connection_check_interval = %L', member, '5s');
        -- Compiling and parallel workers cost the other callers more than they gain this one.
        EXECUTE format('ALTER ROLE %I SET jit = off', member);
        EXECUTE format('ALTER ROLE %I SET max_parallel_workers_per_gather = 0', member);
    END LOOP;

    FOREACH member IN ARRAY ARRAY['tizilim_read', 'tizilim_audit', 'tizilim_federation']
    LOOP
        EXECUTE format('ALTER ROLE %I SET default_transaction_read_only = on', member);
    END LOOP;

    -- A migration waits a moment for its locks and then gives way to the calls behind it.
    ALTER ROLE tizilim_owner SET lock_timeout = '10s';
    ALTER ROLE tizilim_owner SET statement_timeout = 0;
    ALTER ROLE tizilim_owner SET idle_in_transaction_session_timeout = '5min';
END
$roles$;
