-- Foreign keys take nearly half of PostgreSQL's time in an import, some ten microseconds for each
-- row and key. These three ask for what is certain: the tenant of such a row is that of its
-- organisation or its entry and the caller's own, which row security compares with the setting of
-- the call; and no role deletes a tenant.

ALTER TABLE registry.organisation_versions
    DROP CONSTRAINT IF EXISTS organisation_versions_home_exists;
ALTER TABLE journal.entries DROP CONSTRAINT IF EXISTS entries_tenant_exists;
ALTER TABLE journal.salts DROP CONSTRAINT IF EXISTS salts_tenant_exists;
