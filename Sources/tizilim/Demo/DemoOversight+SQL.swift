extension DemoOversight {
    /// Once in a session: accounts of made-up citizens, working days by number, and what is talked
    /// of.
    static let ground: StaticString = """
        CREATE FUNCTION pg_temp.uuid7(at timestamptz) RETURNS uuid LANGUAGE sql VOLATILE AS $$
            SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7'
                || substr(md5(random()::text), 1, 3) || '8'
                || substr(md5(random()::text || at), 1, 15))::uuid
        $$;
        CREATE FUNCTION pg_temp.instant(at timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
            SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        $$;
        CREATE TEMPORARY TABLE demo_days AS
            SELECT d::date AS day, row_number() OVER (ORDER BY d) AS n
            FROM generate_series(timestamp '2024-01-01', '2027-12-31', '1 day') AS d
            LEFT JOIN registry.calendar_days AS c ON c.day = d::date
            WHERE coalesce(c.working, extract(isodow FROM d) < 6);
        CREATE UNIQUE INDEX ON demo_days (day);
        CREATE UNIQUE INDEX ON demo_days (n);
        CREATE TEMPORARY TABLE demo_people AS
            SELECT n, pg_temp.uuid7(clock_timestamp()) AS id, gen_random_uuid() AS citizen_id
            FROM generate_series(1, 400) AS n;
        INSERT INTO tenancy.principals (id, kind, label, created_by, citizen_id)
            SELECT id, 'person', 'demo citizen ' || n, id, citizen_id FROM demo_people;
        CREATE TEMPORARY TABLE demo_subjects AS
            SELECT o.id, t.id AS tenant_id, t.code, i.moderator_id,
                   row_number() OVER (ORDER BY o.id) AS n,
                   -- How a region deals with what it is told; made up from its code.
                   (40 + ('x' || substr(md5(t.code), 1, 4))::bit(16)::integer % 50) / 100.0 AS care
            FROM registry.organisations AS o JOIN tenancy.tenants AS t ON t.id = o.home_tenant_id
            JOIN oversight.instances AS i ON i.kind = t.kind;
        CREATE UNIQUE INDEX ON demo_subjects (n);
        CREATE TEMPORARY TABLE demo_words (n, language, said, answered) AS VALUES
            (0, 'ru', 'На странице организации нет отчёта за прошлый год', 'Отчёт размещён'),
            (1, 'kk', 'Ұйымның мекенжайы өзгерген, тізілімде ескісі тұр', 'Мекенжай түзетілді'),
            (2, 'ru', 'Кружок для детей закрыли раньше срока договора', 'Занятия возобновлены'),
            (3, 'kk', 'Ауылдағы жоба неге тоқтап қалды?', 'Жоба жалғасуда, кесте жарияланды'),
            (4, 'ru', 'Спасибо, курсы для пожилых помогли соседям', 'Благодарим за отзыв'),
            (5, 'kk', 'Мүгедектерге арналған пандус салынбаған', 'Пандус орнатылды'),
            (6, 'ru', 'Деньги проекта потрачены не на то, что обещали', 'Проведена проверка'),
            (7, 'kk', 'Волонтёрлерге төлем уақытында берілмеді', 'Төлем аударылды'),
            (8, 'ru', 'Горячая линия не отвечает вторую неделю', 'Линия восстановлена'),
            (9, 'kk', 'Шараның есебі мен фотолары жоқ', 'Есеп қосымшаларымен жарияланды');
        """

    /// What was said from one day to another, and what became of it: `$from`, `$to` and `$count` are
    /// put in by ``DemoOversight``.
    static let month: StaticString = """
        SET CONSTRAINTS ALL DEFERRED;
        CREATE TEMPORARY TABLE demo_said ON COMMIT DROP AS
        WITH draw AS MATERIALIZED (
            SELECT timestamptz '$from' + random() * (timestamptz '$to' - timestamptz '$from') AS at,
                   1 + floor(random() * (SELECT count(*) FROM demo_subjects))::bigint AS subject,
                   1 + floor(random() * 400)::integer AS person, floor(random() * 10)::integer AS words,
                   random() AS a, random() AS b, random() AS c, random() AS d, random() AS e,
                   random() AS f, random() AS g, random() AS h
            FROM generate_series(1, $count)
        ), begun AS MATERIALIZED (
            SELECT r.*, (SELECT min(y.n) FROM demo_days AS y
                         WHERE y.day >= timezone(interval '10 hours 30 minutes', r.at)::date) AS first
            FROM draw AS r
        ), said AS MATERIALIZED (
            SELECT pg_temp.uuid7(b.at) AS id, b.at, s.tenant_id, s.code, s.moderator_id,
                   s.id AS subject_id, s.care, p.id AS principal_id, p.citizen_id, w.language,
                   w.said, w.answered, b.a, b.c, b.d, b.e, b.f, b.g, b.h, b.b > 0.2 AS named,
                   CASE WHEN b.a < 0.03 THEN 'hidden' WHEN b.a < 0.05 THEN 'held'
                        WHEN b.a < 0.08 THEN 'withdrawn' ELSE 'shown' END AS state,
                   CASE WHEN b.a < 0.01 THEN 'insult' WHEN b.a < 0.02 THEN 'off-topic'
                        WHEN b.a < 0.03 THEN 'spam' WHEN b.a < 0.05 THEN 'personal-data' END
                        AS reason,
                   (SELECT y.day FROM demo_days AS y WHERE y.n = b.first + 15) AS due_on,
                   (SELECT y.day FROM demo_days AS y WHERE y.n = b.first + 35) AS long_on,
                   -- In the end of their second day a moderator or the author has looked again.
                   b.at + interval '2 days' AS second_at,
                   b.at + make_interval(secs => 86400
                       * (1 + b.d * CASE WHEN b.e < 0.85 THEN 17 ELSE 45 END)) AS answered_at
            FROM begun AS b JOIN demo_subjects AS s ON s.n = b.subject
            JOIN demo_people AS p ON p.n = b.person JOIN demo_words AS w ON w.n = b.words
        )
        SELECT s.*, pg_temp.uuid7(s.at) AS duty_id, pg_temp.uuid7(s.answered_at) AS response_id,
               pg_temp.uuid7(s.second_at) AS decision_id,
               s.named AND s.state = 'shown' AND s.c < s.care + 0.08
                   AND s.answered_at < clock_timestamp() AS is_answered,
               CASE WHEN s.f < 0.6 THEN least(5, 1 + floor(5 * power(s.g, 0.5 / s.care)))::integer
                   END AS rating,
               CASE WHEN s.h < 0.6 AND s.answered_at < clock_timestamp() - interval '29 days'
                   THEN s.g < s.care END AS fixed
        FROM said AS s WHERE s.second_at < clock_timestamp();

        INSERT INTO oversight.comments (tenant_id, id, moderator_id, root_id, kind, subject_kind,
            subject_id, subject_version, citizen_id, named, language, version, state, text, reason,
            posted_at)
        SELECT tenant_id, id, moderator_id, id, 'comment', 'organisation', subject_id, 1,
               citizen_id, named, language, CASE WHEN state IN ('hidden', 'withdrawn') THEN 2 ELSE 1
               END, state, CASE WHEN state = 'shown' THEN said END, reason, at
        FROM demo_said;
        INSERT INTO oversight.wordings (tenant_id, comment_id, seq, citizen_id, moderator_id, text,
            at)
        SELECT tenant_id, id, 1, citizen_id, moderator_id, said, at FROM demo_said;
        INSERT INTO oversight.comment_steps (tenant_id, comment_id, seq, citizen_id, moderator_id,
            from_state, to_state, act, at, actor, reason, wording)
        SELECT tenant_id, id, 1, citizen_id, NULL, 'new',
               CASE state WHEN 'held' THEN 'held' ELSE 'shown' END, 'comment.post', at, 'citizen',
               CASE state WHEN 'held' THEN reason END, 1
        FROM demo_said
        UNION ALL
        SELECT tenant_id, id, 2, NULL, moderator_id, 'shown', 'hidden', 'moderation.decide',
               second_at, 'moderator@alliance', reason, 1
        FROM demo_said WHERE state = 'hidden'
        UNION ALL
        SELECT tenant_id, id, 2, citizen_id, NULL, 'shown', 'withdrawn', 'comment.withdraw',
               second_at, 'citizen', NULL, 1
        FROM demo_said WHERE state = 'withdrawn';
        INSERT INTO oversight.decisions (tenant_id, id, body_id, comment_id, outcome, reason, at,
            principal_id, actor)
        SELECT moderator_id, decision_id, tenant_id, id, 'hide', reason, second_at,
               (SELECT p.id FROM demo_people AS p WHERE p.n = 1), 'moderator@alliance'
        FROM demo_said WHERE state = 'hidden';
        INSERT INTO oversight.duties (tenant_id, id, kind, body_id, comment_id, citizen_id,
            language, version, state, cause, started_at, due_on, due_rule, due_explanation, long_on,
            answered_at, fix_on)
        SELECT tenant_id, duty_id, 'comment', tenant_id, id, citizen_id, language,
               CASE WHEN is_answered THEN 2 ELSE 1 END,
               CASE WHEN is_answered THEN 'answered' ELSE 'waiting' END, 'said', at, due_on,
               'oversight.comment', jsonb_build_object('due', due_on, 'sample', true), long_on,
               CASE WHEN is_answered THEN answered_at END,
               CASE WHEN is_answered THEN answered_at::date + 28 END
        FROM demo_said WHERE named;
        INSERT INTO oversight.duty_steps (tenant_id, duty_id, seq, kind, citizen_id, acting_id,
            from_state, to_state, act, at, actor)
        SELECT tenant_id, duty_id, 1, 'comment', citizen_id, NULL::uuid, 'new', 'waiting', 'start',
               at, 'citizen'
        FROM demo_said WHERE named
        UNION ALL
        SELECT tenant_id, duty_id, 2, 'comment', NULL, tenant_id, 'waiting', 'answered', 'answer',
               answered_at, 'officer@' || code
        FROM demo_said WHERE is_answered;
        INSERT INTO oversight.responses (tenant_id, id, duty_id, language, outcome, text, at, actor)
        SELECT tenant_id, response_id, duty_id, language, 'measures', answered, answered_at,
               'officer@' || code
        FROM demo_said WHERE is_answered;
        CREATE TEMPORARY TABLE demo_opinions ON COMMIT DROP AS
        SELECT s.*, o.at AS given_at, pg_temp.uuid7(o.at) AS opinion_id, o.score, o.verdict
        FROM demo_said AS s, LATERAL (VALUES
            (s.answered_at + interval '1 hour', s.rating, NULL::boolean),
            (s.answered_at + interval '28 days', NULL, s.fixed)) AS o (at, score, verdict)
        WHERE s.is_answered AND num_nonnulls(o.score, o.verdict) = 1
          AND o.at < clock_timestamp();
        INSERT INTO oversight.opinions (tenant_id, id, duty_id, body_id, comment_id, citizen_id,
            rating, fixed, at)
        SELECT tenant_id, opinion_id, duty_id, tenant_id, id, citizen_id, score, verdict, given_at
        FROM demo_opinions;
        """

    /// The entries of all that, as the methods would have written them.
    static let journal: StaticString = """
        CREATE TEMPORARY TABLE demo_entries ON COMMIT DROP AS
        SELECT e.*, pg_temp.uuid7(e.at) AS id,
               decode(md5(random()::text) || md5(random()::text), 'hex') AS salt
        FROM (
            SELECT at, principal_id, NULL::uuid AS tenant_id, 'citizen' AS actor,
                   'comment.posted' AS type, 'comment' AS kind, id AS subject_id, 1 AS version,
                   format('{"kind":"comment","language":"%s","state":"%s","subject":"%s",'
                       '"subjectKind":"organisation","subjectVersion":1,"tenant":"%s"}', language,
                       CASE state WHEN 'held' THEN 'held' ELSE 'shown' END, subject_id, code)
                       AS facts, said AS words, state <> 'held' AS told
            FROM demo_said
            UNION ALL
            SELECT at, principal_id, NULL, 'citizen', 'comment.posted', 'duty', duty_id, 1,
                   format('{"cause":"said","comment":"%s","dueOn":"%s","kind":"comment","level":1,'
                       '"state":"waiting","tenant":"%s"}', id, due_on, code), NULL, false
            FROM demo_said WHERE named
            UNION ALL
            SELECT second_at, (SELECT p.id FROM demo_people AS p WHERE p.n = 1), moderator_id,
                   'moderator@alliance', 'moderation.decided', 'comment', id, 2,
                   format('{"act":"moderation.decide","from":"shown","reason":"%s",'
                       '"state":"hidden","tenant":"%s"}', reason, code), NULL, false
            FROM demo_said WHERE state = 'hidden'
            UNION ALL
            SELECT second_at, (SELECT p.id FROM demo_people AS p WHERE p.n = 1), moderator_id,
                   'moderator@alliance', 'moderation.decided', 'moderation', decision_id, 1,
                   format('{"body":"%s","comment":"%s","outcome":"hide","reason":"%s"}', code, id,
                       reason), NULL, false
            FROM demo_said WHERE state = 'hidden'
            UNION ALL
            SELECT second_at, principal_id, NULL, 'citizen', 'comment.withdrawn', 'comment', id, 2,
                   format('{"act":"comment.withdraw","from":"shown","state":"withdrawn",'
                       '"tenant":"%s"}', code), NULL, false
            FROM demo_said WHERE state = 'withdrawn'
            UNION ALL
            SELECT answered_at, (SELECT p.id FROM demo_people AS p WHERE p.n = 2), tenant_id,
                   'officer@' || code, 'answer.given', 'duty', duty_id, 2,
                   format('{"act":"answer","fixOn":"%s","from":"waiting","state":"answered",'
                       '"tenant":"%s"}', answered_at::date + 28, code), NULL, false
            FROM demo_said WHERE is_answered
            UNION ALL
            SELECT answered_at, (SELECT p.id FROM demo_people AS p WHERE p.n = 2), tenant_id,
                   'officer@' || code, 'answer.given', 'response', response_id, 1,
                   format('{"duty":"%s","outcome":"measures","tenant":"%s"}', duty_id, code),
                   answered, true
            FROM demo_said WHERE is_answered
            UNION ALL
            SELECT given_at, principal_id, NULL, 'citizen',
                   CASE WHEN score IS NOT NULL THEN 'answer.rated' WHEN verdict
                       THEN 'fix.confirmed' ELSE 'fix.denied' END, 'opinion', opinion_id, 1,
                   CASE WHEN score IS NULL
                       THEN format('{"duty":"%s","fixed":%s,"tenant":"%s"}', duty_id,
                           verdict::text, code)
                       ELSE format('{"duty":"%s","rating":%s,"tenant":"%s"}', duty_id, score, code)
                       END, NULL, false
            FROM demo_opinions
        ) AS e;
        INSERT INTO journal.entries (id, tenant_id, principal_id, at, actor, type, subject_kind,
            subject_id, version, leaf, public)
        SELECT e.id, e.tenant_id, e.principal_id, e.at, e.actor, e.type, e.kind, e.subject_id,
               e.version, convert_to(
                   format('{"actor":"%s","at":"%s",', e.actor, pg_temp.instant(e.at))
                   || CASE WHEN e.words IS NULL THEN '' ELSE format('"commitments":{"text":"%s"},',
                       encode(sha256(e.salt || convert_to(e.words, 'UTF8')), 'hex')) END
                   || format('"facts":%s,"id":"%s","kind":"%s","subject":"%s",', e.facts, e.id,
                       e.kind, e.subject_id)
                   || coalesce(format('"tenant":"%s",', (SELECT t.code FROM tenancy.tenants AS t
                       WHERE t.id = e.tenant_id)), '')
                   || format('"type":"%s","v":1,"version":%s}', e.type, e.version), 'UTF8'), true
        FROM demo_entries AS e;
        INSERT INTO journal.salts (entry_id, field, tenant_id, principal_id, salt, public)
        SELECT id, 'text', tenant_id, principal_id, salt, told FROM demo_entries
        WHERE words IS NOT NULL;
        """
}
