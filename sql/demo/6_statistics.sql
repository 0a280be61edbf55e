-- Until PostgreSQL has looked at tables that were filled in one go, it plans as if they were empty.
DO $statistics$
DECLARE
    target regclass;
BEGIN
    FOR target IN
        SELECT c.oid FROM pg_catalog.pg_class AS c
        WHERE c.relnamespace = ANY (ARRAY['financing', 'sitting']::regnamespace[])
          AND c.relkind = 'r'
    LOOP
        EXECUTE format('ANALYZE %s', target);
    END LOOP;
END
$statistics$;
