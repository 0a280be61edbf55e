/// What tries database roles out, in a schema that goes with its database.
enum ProbeSchema {
    static let sql = #"""
        CREATE SCHEMA probe;
        GRANT USAGE ON SCHEMA probe TO PUBLIC;

        -- Whether row security lets a statement through. What it does is undone. A constraint is
        -- asked only behind row security, so who breaks one has passed.
        CREATE FUNCTION probe.passes(statement text) RETURNS boolean LANGUAGE plpgsql AS $$
        DECLARE
            touched bigint;
        BEGIN
            EXECUTE statement;
            GET DIAGNOSTICS touched = ROW_COUNT;
            RAISE EXCEPTION USING ERRCODE = 'P0P00', MESSAGE = (touched > 0)::text;
        EXCEPTION
            WHEN SQLSTATE 'P0P00' THEN RETURN SQLERRM::boolean;
            WHEN insufficient_privilege THEN RETURN false;
            WHEN integrity_constraint_violation THEN RETURN true;
        END $$;

        -- Where a row says who wrote it. A seat's principal is who sits there, not who named or
        -- appointed it.
        CREATE FUNCTION probe.signatures(item jsonb) RETURNS text[] LANGUAGE sql AS $$
            SELECT CASE WHEN item ? 'named_by' THEN ARRAY['named_by']
                WHEN item ? 'appointed_by' THEN ARRAY['appointed_by']
                ELSE ARRAY['principal_id', 'recorded_by', 'announced_by'] END
        $$;

        -- Which of the caller's ids a row holds; as its author only where it signs. A submission that
        -- is opened is something else for who is held to a role, and so is one of a blind order.
        CREATE FUNCTION probe.class(item jsonb, caller jsonb) RETURNS text LANGUAGE sql AS $$
            SELECT CASE WHEN caller = '{}' THEN 'row' ELSE
                CASE WHEN caller ? 'role' AND item ?& ARRAY['application_id', 'commitment']
                    THEN (caller ->> 'role') || ':' || coalesce((
                        SELECT CASE WHEN o.blind THEN 'opened:blind:' ELSE 'opened:' END
                        FROM financing.opened_applications AS o
                        WHERE o.application_id::text = item ->> 'application_id'
                          AND o.seq::text = item ->> 'seq'), '')
                    ELSE '' END
                || coalesce((
                SELECT string_agg(c.key, '+' ORDER BY c.key) FROM jsonb_each_text(caller) AS c
                WHERE c.value <> '' AND c.key <> 'role'
                  AND EXISTS (SELECT FROM jsonb_each_text(item) AS i
                              WHERE i.value = c.value AND (c.key <> 'principal'
                                  OR i.key = ANY (probe.signatures(item))))),
                'foreign') END
        $$;

        -- Rows of one class that differ in what conditions of state or time look at.
        CREATE FUNCTION probe.state(item jsonb) RETURNS text LANGUAGE sql AS $$
            SELECT string_agg(
                CASE WHEN i.value IS NULL THEN '-'
                     WHEN i.key IN ('state', 'to_state', 'act', 'legal_status', 'verification',
                         'found_false', 'public', 'subject_kind', 'blind') THEN i.value
                     -- An expert sees no applicant of a blind order.
                     WHEN i.key = 'computed' THEN (EXISTS (
                         SELECT FROM financing.opened_applications AS o
                         WHERE o.application_id::text = item ->> 'application_id'
                           AND o.blind))::text
                     -- A tenant reads a submission when it is opened.
                     WHEN i.key = 'application_id' AND item ? 'commitment'
                         THEN (EXISTS (SELECT FROM financing.opened_applications AS o
                                       WHERE o.application_id = i.value::uuid
                                         AND o.seq = (item ->> 'seq')::integer))::text
                         -- An expert reads it when he judges it, and no other does.
                         || coalesce((SELECT string_agg(d.principal_id::text, ','
                                          ORDER BY d.principal_id)
                                      FROM financing.declaration_items AS d
                                      WHERE d.application_id = i.value::uuid
                                        AND NOT d.related), '')
                     -- Who is related to an applicant is not assigned.
                     WHEN i.key = 'recused' THEN i.value
                     -- Scores are told when all are in.
                     WHEN i.key = 'order_id' AND item ? 'points'
                         THEN (EXISTS (SELECT FROM financing.order_experts AS e
                                       WHERE e.order_id = i.value::uuid AND NOT e.done))::text
                     -- Who has recused himself decides nothing.
                     WHEN i.key = 'order_id' AND item ? 'sitting_id'
                         THEN (EXISTS (SELECT FROM financing.declarations AS d
                                       WHERE d.order_id = i.value::uuid AND d.recused))::text
                     WHEN i.key = 'proposer_id'
                         THEN (EXISTS (SELECT FROM financing.declarations AS d
                                       JOIN financing.decisions AS n ON n.order_id = d.order_id
                                       WHERE n.id::text = item ->> 'decision_id'
                                         AND d.principal_id::text = item ->> 'principal_id'
                                         AND d.recused))::text
                     -- The first wording of a comment is its own; another one needs that nobody answered.
                     WHEN i.key = 'seq' AND item ?& ARRAY['comment_id', 'text_digest']
                         THEN (i.value::bigint > 1)::text
                     -- A term is extended before it is over.
                     WHEN i.key = 'due_on' AND item ?& ARRAY['limit_on', 'reason']
                         THEN (i.value::date >= now()::date)::text
                     WHEN i.key = 'at' AND item ? 'network'
                         THEN (i.value::timestamptz < now() - interval '2 days')::text
                     WHEN i.key = 'lasts_to' THEN (i.value::date >= now()::date)::text
                     WHEN i.key = 'created_at'
                         THEN (i.value::timestamptz < now() - interval '30 days')::text
                     ELSE '+' END, '' ORDER BY i.key)
            FROM jsonb_each_text(item) AS i
        $$;

        -- The row as it could be written: as it is, in the caller's own name, for somebody else.
        CREATE FUNCTION probe.variants(item jsonb, caller jsonb) RETURNS SETOF jsonb
            LANGUAGE sql AS $$
            WITH signed AS (
                SELECT coalesce(jsonb_object_agg(k, caller -> 'principal'), '{}') AS part
                FROM unnest(probe.signatures(item)) AS k
                WHERE item ? k AND caller ->> 'principal' <> ''
            ), estranged AS (
                SELECT coalesce(jsonb_object_agg(i.key, gen_random_uuid()), '{}') AS part
                FROM jsonb_each_text(item) AS i
                JOIN jsonb_each_text(caller - 'principal' - 'role') AS c
                    ON c.value = i.value AND c.value <> ''
            )
            SELECT DISTINCT item || v.part FROM signed AS s, estranged AS e,
                LATERAL (VALUES ('{}'::jsonb), (s.part), (e.part), (s.part || e.part)) AS v (part)
        $$;

        -- All rows there are, with what depends on no caller.
        CREATE TABLE probe.items (
            target regclass, number bigint, item jsonb, texts text[], state text);

        CREATE FUNCTION probe.collect(target regclass) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            EXECUTE format(
                'INSERT INTO probe.items SELECT $1, row_number() OVER (ORDER BY j), j,'
                ' ARRAY(SELECT value FROM jsonb_each_text(j)), probe.state(j)'
                ' FROM (SELECT to_jsonb(t) FROM %s AS t) AS x (j)', target) USING target;
        END $$;

        CREATE TABLE probe.trials (
            target regclass, member name, caller jsonb, class text, command text, statement text);

        CREATE FUNCTION probe.prepare(target regclass, member name, caller jsonb) RETURNS void
            LANGUAGE plpgsql AS $$
        DECLARE
            item jsonb;
            mine text[];
            keys name[];
            condition text;
            mutable name;
            closing name;
            insertable text;
            sees boolean;
        BEGIN
            SELECT array_agg(a.attname), bool_and(has_column_privilege(member, target, a.attnum,
                'SELECT'))
            INTO keys, sees
            FROM pg_index i
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
            WHERE i.indrelid = target AND i.indisprimary;
            SELECT min(a.attname) FILTER (WHERE has_column_privilege(member, target, a.attnum,
                       'SELECT') AND has_column_privilege(member, target, a.attnum, 'UPDATE')),
                   min(a.attname) FILTER (WHERE a.attname IN ('recorded_to', 'valid_to')
                       AND has_column_privilege(member, target, a.attnum, 'UPDATE')),
                   string_agg(quote_ident(a.attname), ', ') FILTER (WHERE
                       has_column_privilege(member, target, a.attnum, 'INSERT'))
            INTO mutable, closing, insertable
            FROM pg_attribute a
            WHERE a.attrelid = target AND a.attnum > 0 AND NOT a.attisdropped
              AND a.attgenerated = '';
            SELECT array_agg(c.value) INTO mine FROM jsonb_each_text(caller - 'role') AS c
            WHERE c.value <> '';
            FOR item IN
                -- A seat is named by one and taken by another: both kinds are tried. The first row
                -- of each kind, the same one at every run: jsonb compares short names first, id and
                -- at among them.
                SELECT DISTINCT ON (c.class, i.state, c.own) i.item
                FROM probe.items AS i
                CROSS JOIN LATERAL (SELECT
                    -- Most rows hold nothing of the caller's, which takes no looking at each value.
                    CASE WHEN caller = '{}' OR i.texts && mine OR i.item ? 'commitment'
                         THEN probe.class(i.item, caller) ELSE 'foreign' END AS class,
                    i.item ->> 'principal_id' = caller ->> 'principal' AS own) AS c
                WHERE i.target = prepare.target
                ORDER BY c.class, i.state, c.own, i.number
            LOOP
                SELECT string_agg(format('%I = %L', k, item ->> k), ' AND ') INTO condition
                FROM unnest(keys) AS k;
                INSERT INTO probe.trials
                SELECT target, member, caller, probe.class(item, caller), c.command,
                       format(c.pattern, target, coalesce(closing, mutable), condition)
                FROM (VALUES
                    ('SELECT', 'SELECT FROM %1$s WHERE %3$s', true),
                    ('UPDATE', 'UPDATE %1$s SET %2$I = %2$I WHERE %3$s', mutable IS NOT NULL),
                    -- Of a row with a history only its end can be set, once.
                    ('UPDATE', 'UPDATE %1$s SET %2$I = clock_timestamp() WHERE %3$s',
                        closing IS NOT NULL),
                    ('DELETE', 'DELETE FROM %1$s WHERE %3$s',
                        has_table_privilege(member, target, 'DELETE'))
                ) AS c (command, pattern, may)
                WHERE sees AND c.may;
                IF insertable IS NOT NULL THEN
                    INSERT INTO probe.trials
                    SELECT target, member, caller, probe.class(v, caller), 'INSERT',
                           format('INSERT INTO %1$s (%2$s) SELECT %2$s'
                               ' FROM jsonb_populate_record(NULL::%1$s, %3$L)',
                               target, insertable, v)
                    FROM probe.variants(item, caller) AS v;
                END IF;
            END LOOP;
        END $$;

        -- What a role reaches of a table, for each command and class of rows: all, some, none.
        CREATE FUNCTION probe.reach(target regclass, member name) RETURNS text
            LANGUAGE plpgsql AS $$
        DECLARE
            who jsonb;
            trial probe.trials;
            passed text[] := '{}';
            trials probe.trials[];
        BEGIN
            FOR who IN SELECT DISTINCT t.caller FROM probe.trials AS t
                WHERE t.target = reach.target AND t.member = reach.member
            LOOP
                SELECT array_agg(t) INTO trials FROM probe.trials AS t
                WHERE t.target = reach.target AND t.member = reach.member
                  AND t.caller = who;
                PERFORM set_config('tizilim.' || s, coalesce(who ->> s, ''), true)
                FROM unnest(ARRAY['tenant', 'organisation', 'alliance', 'citizen', 'principal',
                    'role']) AS s;
                EXECUTE format('SET LOCAL ROLE %I', member);
                FOREACH trial IN ARRAY trials LOOP
                    passed := passed || format('%s %s %s', trial.command, trial.class,
                        probe.passes(trial.statement));
                END LOOP;
                SET LOCAL ROLE NONE;
            END LOOP;
            RETURN (
                SELECT string_agg(c.line, '; ' ORDER BY c.line) FROM (
                    SELECT r.command || ' ' || string_agg(r.class || ' ' || r.verdict, ', '
                               ORDER BY r.class) AS line
                    FROM (
                        SELECT p[1] AS command, p[2] AS class,
                               CASE WHEN bool_and(p[3]::boolean) THEN 'all'
                                    WHEN bool_or(p[3]::boolean) THEN 'some' ELSE 'none' END
                                   AS verdict
                        FROM (SELECT string_to_array(x, ' ') FROM unnest(passed) AS x) AS y (p)
                        GROUP BY 1, 2) AS r
                    GROUP BY r.command) AS c);
        END $$;
        """#
}
