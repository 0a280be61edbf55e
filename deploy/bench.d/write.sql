\if :started
\else
\set started 1
BEGIN;
SELECT set_config('tizilim.tenant', t.tenant_id::text, true) AS a,
       set_config('tizilim.principal', t.principal_id::text, true) AS b,
       set_config('tizilim.role', t.role, true) AS c
FROM tenancy.tokens t WHERE t.id = :token \gset
SELECT o.id AS org, v.version, o.home_tenant_id AS home, o.home_tenant_id::text AS home_text,
       v.record AS record,
       current_setting('tizilim.principal') AS principal
FROM registry.organisations o
JOIN registry.organisation_versions v ON v.organisation_id = o.id AND v.version = o.version
WHERE o.home_tenant_id = current_setting('tizilim.tenant')::uuid AND o.merged_into_id IS NULL
ORDER BY o.id OFFSET :client_id LIMIT 1 \gset
COMMIT;
\endif
\set before :version
\set version :version + 1
\startpipeline
BEGIN;
SELECT set_config('tizilim.tenant', coalesce(max(t.tenant_id::text), ''), true),
       set_config('tizilim.organisation', coalesce(max(t.organisation_id::text), ''), true),
       set_config('tizilim.alliance', coalesce(max(t.alliance_id::text), ''), true),
       set_config('tizilim.principal', coalesce(max(t.principal_id::text), ''), true),
       set_config('tizilim.role', coalesce(max(t.role), ''), true),
       set_config('statement_timeout', '30000', true),
       1 / count(t.id) = 1 AS live
FROM tenancy.tokens t
WHERE t.id = :token AND t.state = 'active' AND t.expires_at > clock_timestamp();
SELECT id FROM registry.organisations WHERE id = :org AND home_tenant_id = :home FOR UPDATE;
INSERT INTO tenancy.idempotency
    (principal_id, key, method, params_hmac, answer, secret, subject_id)
VALUES (:principal, gen_random_uuid()::text, 'ngo.update', sha256('params'),
    '{"id":"00000000-0000-0000-0000-000000000000","version":1}', false, :org);
WITH ended AS (
    UPDATE registry.organisation_versions
    SET recorded_to = greatest(clock_timestamp(), recorded_from + interval '1 microsecond')
    WHERE organisation_id = :org AND version = :before
    RETURNING recorded_to)
INSERT INTO registry.organisation_versions
    (organisation_id, version, home_tenant_id, recorded_from, valid_from, act, actor, record)
SELECT :org, :version, :home, recorded_to, NULL, 'organisation.updated', 'officer@KZ-75',
       :record::json
FROM ended;
UPDATE registry.organisations SET version = :version, phone = '+7 727 ' || (2000000 + :version)
WHERE id = :org AND home_tenant_id = :home;
WITH entry AS (
    INSERT INTO journal.entries
        (id, tenant_id, principal_id, at, actor, type, subject_kind, subject_id, version, leaf,
         public)
    VALUES (md5(:org || '/' || :version)::uuid, :home, :principal, clock_timestamp(),
        'officer@KZ-75', 'organisation.updated', 'organisation', :org, :version,
        convert_to(:record, 'UTF8'), true))
INSERT INTO journal.salts (entry_id, field, tenant_id, principal_id, salt, public)
VALUES (md5(:org || '/' || :version)::uuid, 'record', :home, :principal, sha256('salt'), true);
COMMIT;
\endpipeline
