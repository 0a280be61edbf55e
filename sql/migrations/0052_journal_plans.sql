-- What is made of one branch for each kind is planned branch by branch, when one is first needed in
-- a session. In plain SQL the planner looked into all of them each time a page was read, which took
-- four times as long as reading the page, and longer with each kind.

DROP FUNCTION journal.public_texts;

CREATE OR REPLACE FUNCTION journal.publish_kind(kind text, texts text, state text DEFAULT NULL)
    RETURNS void
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
DECLARE
    branches text;
BEGIN
    -- A kind whose records have become more is published again.
    INSERT INTO journal.public_kinds AS k VALUES (kind, texts, state)
    ON CONFLICT ON CONSTRAINT public_kinds_pkey
        DO UPDATE SET texts = excluded.texts, state = excluded.state;
    SELECT string_agg(format('WHEN %L THEN texts := coalesce((%s), %L);', k.kind, k.texts,
        '{"tombstone":true}'), E'\n' ORDER BY k.kind)
    INTO branches FROM journal.public_kinds AS k;
    EXECUTE format('CREATE OR REPLACE FUNCTION'
        ' journal.public_texts(subject uuid, version bigint, kind text, OUT texts json)'
        ' LANGUAGE plpgsql STABLE PARALLEL SAFE AS %L',
        format(E'#variable_conflict use_column\nBEGIN\nCASE $3\n%s\n'
            'ELSE texts := NULL;\nEND CASE;\nEND', branches));
    EXECUTE format('GRANT EXECUTE ON FUNCTION journal.public_texts TO %s', tenancy.readers());
    -- One view for all kinds, made of plain SQL: it is read whole, and the planner looks into it.
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

CREATE OR REPLACE FUNCTION oversight.admit_kind(
    kind text, name_kk text, name_ru text, name_en text, located text
) RETURNS void
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
DECLARE
    branches text;
BEGIN
    INSERT INTO oversight.subject_kinds AS k
    VALUES (kind, name_kk, name_ru, name_en, located, '2005-04-12')
    ON CONFLICT ON CONSTRAINT subject_kinds_pkey DO UPDATE SET located = excluded.located;
    SELECT string_agg(format('WHEN %L THEN RETURN QUERY'
        ' SELECT l.tenant_id, l.version::bigint FROM (%s) AS l (tenant_id, version);',
        k.kind, k.located), E'\n' ORDER BY k.kind)
    INTO branches FROM oversight.subject_kinds AS k;
    EXECUTE format('CREATE OR REPLACE FUNCTION oversight.locate(kind text, subject uuid)'
        ' RETURNS TABLE (tenant_id uuid, version bigint)'
        ' LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1 AS %L',
        format(E'#variable_conflict use_column\nBEGIN\nCASE $1\n%s\nELSE NULL;\nEND CASE;\nEND',
            branches));
    EXECUTE format('GRANT EXECUTE ON FUNCTION oversight.locate TO %s', tenancy.readers());
END
$$;

-- Both are made again as they are filled by now.
SELECT journal.publish_kind(k.kind, k.texts, k.state) FROM journal.public_kinds AS k
ORDER BY k.kind LIMIT 1;
SELECT oversight.admit_kind(k.kind, k.name_kk, k.name_ru, k.name_en, k.located)
FROM oversight.subject_kinds AS k ORDER BY k.kind LIMIT 1;
