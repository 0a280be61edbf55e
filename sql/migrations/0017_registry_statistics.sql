-- Until PostgreSQL has looked at a register that was filled in one go, it plans as if there were no
-- rows: a search of a second instead of a millisecond. Autovacuum comes within minutes; whoever
-- imports asks for it at once. Only a table's owner may.
CREATE FUNCTION registry.keep_statistics() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = ''
AS $$
BEGIN
    ANALYZE registry.organisations, registry.organisation_versions, registry.identifiers,
        registry.names, registry.sphere_rows, registry.residences, registry.persons,
        registry.person_tags, registry.search_words;
END
$$;
COMMENT ON FUNCTION registry.keep_statistics IS
    'Lets the planner know what the tables hold, after many rows were written at once.';
REVOKE ALL ON FUNCTION registry.keep_statistics FROM PUBLIC;
GRANT EXECUTE ON FUNCTION registry.keep_statistics TO tizilim_app;
