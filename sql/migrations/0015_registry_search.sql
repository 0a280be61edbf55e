-- Search over a million organisations. Two ways lead to a page, because no one index is good for
-- both: names that hold common words are found by walking along the order of names, the others by
-- an index of words. The trigrams that this replaces cost both more: most of them are in most names.

-- The words of both keys, each behind its region, the Latin ones behind a further "=": so the words
-- of other regions are no burden. One name in 256 has them once more behind a "~": how many of those
-- a query finds tells at once whether its words are common. A word of over 400 letters is cut, since
-- an index takes no longer ones; no query has as many.
CREATE FUNCTION registry.search_tokens(id uuid, region text, cyrillic text, latin text)
    RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
DECLARE
    words text;
BEGIN
    IF octet_length(cyrillic) + octet_length(latin) > 2000 THEN
        cyrillic := regexp_replace(cyrillic, '([^ ]{400})[^ ]+', '\1', 'g');
        latin := regexp_replace(latin, '([^ ]{400})[^ ]+', '\1', 'g');
    END IF;
    words := replace(cyrillic, ' ', ' ' || region) || replace(latin, ' ', ' ' || region || '=');
    IF right(id::text, 2) = '00' THEN
        words := words || replace(words, ' ', ' ~');
    END IF;
    RETURN array_to_tsvector(string_to_array(substr(words, 2), ' '));
END
$$;
COMMENT ON FUNCTION registry.search_tokens IS
    'What organisations_search holds of a name: its words, each behind its region.';

-- Which words there are: the index of words finds a whole word at once, but reads the lists of all
-- that begin like it from one end to the other when it is asked for a beginning.
CREATE TABLE registry.search_words (word text COLLATE pg_catalog."C" NOT NULL);
COMMENT ON TABLE registry.search_words IS
    'reference: every word that a name has or had, the Latin ones behind a "="; some twice';
CREATE INDEX search_words_word ON registry.search_words (word);
SELECT tenancy.reference('registry.search_words');

CREATE FUNCTION registry.search_query(region text, words text[], is_sample boolean DEFAULT false)
    RETURNS tsquery
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path = ''
AS $$
DECLARE
    -- Beginnings of more words than these are looked for as beginnings.
    endings_max CONSTANT integer := 30;
    mark CONSTANT text := CASE WHEN is_sample THEN '~' ELSE '' END;
BEGIN
    RETURN (
        SELECT string_agg((
            SELECT string_agg((
                SELECT CASE WHEN count(*) BETWEEN 1 AND endings_max
                    THEN '(' || string_agg(quote_literal(mark || r.code || s.word), '|') || ')'
                    ELSE quote_literal(mark || r.code || w.word) || ':*' END
                FROM (SELECT k.word FROM registry.search_words AS k
                      WHERE k.word >= w.word AND k.word < w.word || chr(1114111)
                      LIMIT endings_max + 1) AS s), '&')
            FROM unnest(words) AS w (word)), '|')::tsquery
        FROM registry.regions AS r
        WHERE search_query.region IS NULL OR r.code = search_query.region);
END
$$;
COMMENT ON FUNCTION registry.search_query IS
    'Asks for names that have words with all of these beginnings, in the region or in any; of all '
    'names, or of one in 256.';

-- Whoever writes names keeps their words. Two that bring the same new one at the same time both
-- write it: neither waits for the other.
CREATE FUNCTION registry.keep_search_words(cyrillic text, latin text) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    INSERT INTO registry.search_words (word)
    SELECT n.word FROM (
        SELECT DISTINCT k.word COLLATE pg_catalog."C" AS word
        FROM string_to_table(substr(cyrillic || replace(latin, ' ', ' ='), 2), ' ') AS k (word)
    ) AS n
    WHERE NOT EXISTS (SELECT FROM registry.search_words AS w WHERE w.word = n.word);
END;
COMMENT ON FUNCTION registry.keep_search_words IS
    'Writes down the words of search keys, of one name or of many, that no name had before.';

DROP INDEX registry.organisations_search;
DROP INDEX registry.organisations_by_name_kk;
DROP INDEX registry.organisations_by_region_name_kk;

-- A column, because no expression can be read from an index alone.
ALTER TABLE registry.organisations ADD COLUMN order_kk text COLLATE pg_catalog."kk-x-icu"
    GENERATED ALWAYS AS (coalesce(name_kk, name_ru)) STORED;
COMMENT ON COLUMN registry.organisations.order_kk IS 'By which lists in Kazakh order are sorted.';

-- Forced row security hides the names from the owner, too.
ALTER TABLE registry.organisations NO FORCE ROW LEVEL SECURITY;
INSERT INTO registry.search_words (word)
SELECT DISTINCT k.word COLLATE pg_catalog."C"
FROM registry.organisations AS o, string_to_table(
    substr(o.search_key || replace(o.latin_key, ' ', ' ='), 2), ' ') AS k (word);
ALTER TABLE registry.organisations FORCE ROW LEVEL SECURITY;

GRANT EXECUTE ON FUNCTION registry.search_tokens, registry.search_query
    TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_audit, tizilim_read, tizilim_auth;
GRANT EXECUTE ON FUNCTION registry.keep_search_words TO tizilim_app, tizilim_applicant;

-- New rows wait in a short list that each search reads.
CREATE INDEX organisations_search ON registry.organisations
    USING gin (registry.search_tokens(id, region_code, search_key, latin_key))
    WITH (gin_pending_list_limit = 1024) WHERE merged_into_id IS NULL;
CREATE INDEX organisations_by_name_kk ON registry.organisations (order_kk, id)
    WHERE merged_into_id IS NULL;
-- Holds the keys, so that whoever walks along it looks at no row whose name does not fit.
CREATE INDEX organisations_by_region_name_kk ON registry.organisations (region_code, order_kk, id)
    INCLUDE (search_key, latin_key) WHERE merged_into_id IS NULL;
-- Names that begin with a place ("Алматы қаласының …") are very many, have the same two words, and
-- stand together in the middle of the alphabet, where a walk from its beginning hardly comes.
CREATE INDEX organisations_by_place_name_kk ON registry.organisations (region_code, order_kk, id)
    INCLUDE (search_key, latin_key)
    WHERE merged_into_id IS NULL AND (search_key ~ ' (каласинин|облисинин|ауданинин)'
        OR latin_key ~ ' (kalasinin|oblisinin|audaninin)');
