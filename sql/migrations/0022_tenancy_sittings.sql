-- Sittings and votes of whatever organ a tenant has: congresses and councils of alliances,
-- commissions of akimats. Who has a seat is the module's business that knows the organ: it fills
-- `seats` while a sitting is called, and freezes the roll by saying for each seat whether it is
-- entitled and how many seats there are in all. From then on nothing here asks the module.
--
-- A vote is cast by sitting.cast_vote and counted by sitting.count_ballot alone: no role of a call
-- writes votes, slips or tallies by itself, so there is never a slip without a seat that has voted.
-- Both take the locks that row security would refuse to a voter: a cast shares the ballot's row, a
-- close has it alone, so a close waits for every cast that has begun and a cast behind it is late.

CREATE SCHEMA sitting;
COMMENT ON SCHEMA sitting IS 'Sittings of organs: who has a seat, what is voted on, how it ended.';
GRANT USAGE ON SCHEMA sitting
    TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_audit, tizilim_read, tizilim_auth;

CREATE TABLE sitting.transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    CONSTRAINT transitions_pkey PRIMARY KEY (from_state, to_state)
);
COMMENT ON TABLE sitting.transitions IS
    'reference: the steps that a sitting may take; "new" stands before the first';
SELECT tenancy.reference('sitting.transitions');

INSERT INTO sitting.transitions (from_state, to_state, act) VALUES
    ('new', 'called', 'call'),
    ('called', 'open', 'freeze'),
    ('called', 'failed', 'freeze'),
    ('open', 'closed', 'close');

CREATE TABLE sitting.sittings (
    tenant_id uuid NOT NULL CONSTRAINT sittings_tenant_exists REFERENCES tenancy.tenants (id),
    id uuid NOT NULL CONSTRAINT sittings_id_unique UNIQUE,
    organ text NOT NULL,
    title_kk text,
    title_ru text,
    title_en text,
    place text NOT NULL,
    starts_at timestamptz NOT NULL,
    cut_off_on date NOT NULL,
    quorum_numerator smallint NOT NULL,
    quorum_denominator smallint NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    state text NOT NULL,
    seats_total integer,
    seats_entitled integer,
    quorate boolean GENERATED ALWAYS AS (
        seats_entitled::bigint * quorum_denominator >= seats_total::bigint * quorum_numerator)
        STORED,
    protocol_number text,
    protocol_reference text,
    protocol_sha256 bytea,
    CONSTRAINT sittings_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT sittings_version_positive CHECK (version > 0),
    CONSTRAINT sittings_organ_format CHECK (organ ~ '^[a-z]+(-[a-z]+)*$'),
    CONSTRAINT sittings_title_given CHECK (num_nonnulls(title_kk, title_ru) > 0),
    CONSTRAINT sittings_title_length
        CHECK (greatest(char_length(title_kk), char_length(title_ru), char_length(title_en)) <= 500),
    CONSTRAINT sittings_place_length CHECK (char_length(place) BETWEEN 1 AND 500),
    -- Kazakhstan time is UTC+5.
    CONSTRAINT sittings_cut_off_before
        CHECK (cut_off_on <= timezone(interval '5 hours', starts_at)::date),
    CONSTRAINT sittings_quorum_share CHECK (
        quorum_denominator BETWEEN 1 AND 1000
        AND quorum_numerator BETWEEN 0 AND quorum_denominator),
    CONSTRAINT sittings_roll_complete
        CHECK (num_nonnulls(seats_total, seats_entitled) = CASE state WHEN 'called' THEN 0 ELSE 2 END),
    CONSTRAINT sittings_roll_counts
        CHECK (seats_entitled BETWEEN 0 AND seats_total AND seats_total <= 1000000),
    CONSTRAINT sittings_quorum_decides
        CHECK (state NOT IN ('open', 'closed', 'failed') OR quorate = (state <> 'failed')),
    CONSTRAINT sittings_protocol_at_close CHECK (
        num_nonnulls(protocol_number, protocol_reference, protocol_sha256)
            = CASE state WHEN 'closed' THEN 3 ELSE 0 END),
    CONSTRAINT sittings_protocol_length CHECK (
        char_length(protocol_number) BETWEEN 1 AND 100
        AND char_length(protocol_reference) BETWEEN 1 AND 1000),
    CONSTRAINT sittings_protocol_sha256 CHECK (octet_length(protocol_sha256) = 32)
);
COMMENT ON TABLE sitting.sittings IS
    'tenant: a sitting of an organ, from its call to its protocol; public';
COMMENT ON COLUMN sitting.sittings.version IS 'The last step in steps.';
COMMENT ON COLUMN sitting.sittings.cut_off_on IS
    'Delegates are named before this day, and who is entitled is seen as of it.';
COMMENT ON COLUMN sitting.sittings.quorum_numerator IS 'At least this share of all seats.';
COMMENT ON COLUMN sitting.sittings.seats_total IS
    'How many seats there are, named or not, as frozen; the quorum and majorities of all count '
    'from it.';
COMMENT ON COLUMN sitting.sittings.seats_entitled IS 'How many are named and may vote.';

CREATE TABLE sitting.steps (
    tenant_id uuid NOT NULL,
    sitting_id uuid NOT NULL,
    version bigint NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    prev bigint GENERATED ALWAYS AS (nullif(version - 1, 0)) STORED,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    principal_id uuid NOT NULL,
    actor text NOT NULL,
    CONSTRAINT steps_pkey PRIMARY KEY (tenant_id, sitting_id, version),
    CONSTRAINT steps_sitting_exists FOREIGN KEY (tenant_id, sitting_id)
        REFERENCES sitting.sittings (tenant_id, id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT steps_first_is_new CHECK ((version = 1) = (from_state = 'new')),
    CONSTRAINT steps_step_unique UNIQUE (tenant_id, sitting_id, version, to_state),
    CONSTRAINT steps_follow FOREIGN KEY (tenant_id, sitting_id, prev, from_state)
        REFERENCES sitting.steps (tenant_id, sitting_id, version, to_state),
    CONSTRAINT steps_transition_allowed FOREIGN KEY (from_state, to_state)
        REFERENCES sitting.transitions (from_state, to_state)
);
COMMENT ON TABLE sitting.steps IS 'tenant: the steps of a sitting, and who took them; INSERT only';

ALTER TABLE sitting.sittings ADD CONSTRAINT sittings_last_step
    FOREIGN KEY (tenant_id, id, version, state)
    REFERENCES sitting.steps (tenant_id, sitting_id, version, to_state)
    DEFERRABLE INITIALLY IMMEDIATE;

CREATE TABLE sitting.agenda_items (
    tenant_id uuid NOT NULL,
    sitting_id uuid NOT NULL,
    number smallint NOT NULL,
    text_kk text,
    text_ru text,
    text_en text,
    document_reference text,
    document_sha256 bytea,
    CONSTRAINT agenda_items_pkey PRIMARY KEY (tenant_id, sitting_id, number),
    CONSTRAINT agenda_items_sitting_exists FOREIGN KEY (tenant_id, sitting_id)
        REFERENCES sitting.sittings (tenant_id, id),
    CONSTRAINT agenda_items_number_small CHECK (number BETWEEN 1 AND 100),
    CONSTRAINT agenda_items_text_given CHECK (num_nonnulls(text_kk, text_ru) > 0),
    CONSTRAINT agenda_items_text_length
        CHECK (greatest(char_length(text_kk), char_length(text_ru), char_length(text_en)) <= 500),
    CONSTRAINT agenda_items_document_length
        CHECK (char_length(document_reference) BETWEEN 1 AND 1000),
    CONSTRAINT agenda_items_document_sha256 CHECK (
        octet_length(document_sha256) = 32
        AND (document_sha256 IS NULL OR document_reference IS NOT NULL))
);
COMMENT ON TABLE sitting.agenda_items IS
    'tenant: what a sitting is called to decide; INSERT only, public';

CREATE TABLE sitting.seats (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    sitting_id uuid NOT NULL,
    organisation_id uuid
        CONSTRAINT seats_organisation_exists REFERENCES registry.organisations (id),
    principal_id uuid NOT NULL
        CONSTRAINT seats_principal_exists REFERENCES tenancy.principals (id),
    named_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    named_by uuid NOT NULL,
    revoked_at timestamptz,
    revoked_by uuid,
    entitled boolean,
    barred text,
    CONSTRAINT seats_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT seats_sitting_exists FOREIGN KEY (tenant_id, sitting_id)
        REFERENCES sitting.sittings (tenant_id, id),
    CONSTRAINT seats_sitting_unique UNIQUE (tenant_id, id, sitting_id),
    CONSTRAINT seats_revoked_complete CHECK (num_nonnulls(revoked_at, revoked_by) IN (0, 2)),
    CONSTRAINT seats_barred_why CHECK (coalesce(entitled, true) = (barred IS NULL)),
    CONSTRAINT seats_barred_format CHECK (barred ~ '^[a-z]+[a-zA-Z]*$'),
    CONSTRAINT seats_revoked_not_entitled CHECK (revoked_at IS NULL OR entitled IS NOT true)
);
COMMENT ON TABLE sitting.seats IS
    'tenant: who may cast one vote at a sitting; the tenant and the organisation see it';
COMMENT ON COLUMN sitting.seats.organisation_id IS 'For whom; empty where persons have seats.';
COMMENT ON COLUMN sitting.seats.entitled IS
    'Empty until the roll is frozen; then whether the seat votes, as of the cut-off.';
COMMENT ON COLUMN sitting.seats.barred IS 'Why it does not vote, as a word of the module.';
CREATE UNIQUE INDEX seats_principal_unique ON sitting.seats (tenant_id, sitting_id, principal_id)
    WHERE revoked_at IS NULL;
CREATE INDEX seats_organisation ON sitting.seats (organisation_id, sitting_id);

CREATE TABLE sitting.ballots (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL CONSTRAINT ballots_id_unique UNIQUE,
    sitting_id uuid NOT NULL,
    agenda smallint NOT NULL,
    question_kk text,
    question_ru text,
    question_en text,
    options text[] NOT NULL,
    majority_numerator smallint NOT NULL,
    majority_denominator smallint NOT NULL,
    majority_of text NOT NULL,
    secret boolean NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    state text NOT NULL DEFAULT 'open',
    opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    closed_at timestamptz,
    CONSTRAINT ballots_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT ballots_item_exists FOREIGN KEY (tenant_id, sitting_id, agenda)
        REFERENCES sitting.agenda_items (tenant_id, sitting_id, number),
    CONSTRAINT ballots_whole_unique UNIQUE (tenant_id, id, sitting_id, secret),
    CONSTRAINT ballots_question_given CHECK (num_nonnulls(question_kk, question_ru) > 0),
    CONSTRAINT ballots_question_length CHECK (
        greatest(char_length(question_kk), char_length(question_ru), char_length(question_en))
            <= 500),
    CONSTRAINT ballots_options_few CHECK (
        array_ndims(options) = 1 AND array_lower(options, 1) = 1
        AND cardinality(options) BETWEEN 2 AND 100 AND array_position(options, NULL) IS NULL),
    CONSTRAINT ballots_majority_share CHECK (
        majority_denominator BETWEEN 1 AND 1000
        AND majority_numerator BETWEEN 0 AND majority_denominator),
    CONSTRAINT ballots_majority_of_known CHECK (majority_of IN ('cast', 'all')),
    CONSTRAINT ballots_version_matches CHECK (version = CASE state WHEN 'open' THEN 1 ELSE 2 END),
    CONSTRAINT ballots_closed_matches CHECK (
        state IN ('open', 'closed') AND (state = 'closed') = (closed_at IS NOT NULL))
);
COMMENT ON TABLE sitting.ballots IS 'tenant: one question put to the vote; public';
COMMENT ON COLUMN sitting.ballots.majority_numerator IS
    'For more than this share, of the votes cast or of all seats; a share of one is everybody.';
CREATE INDEX ballots_sitting ON sitting.ballots (tenant_id, sitting_id, id);

CREATE TABLE sitting.votes (
    tenant_id uuid NOT NULL,
    ballot_id uuid NOT NULL,
    seat_id uuid NOT NULL,
    sitting_id uuid NOT NULL,
    secret boolean NOT NULL GENERATED ALWAYS AS (false) STORED,
    option smallint NOT NULL,
    cast_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT votes_pkey PRIMARY KEY (tenant_id, ballot_id, seat_id),
    CONSTRAINT votes_ballot_open FOREIGN KEY (tenant_id, ballot_id, sitting_id, secret)
        REFERENCES sitting.ballots (tenant_id, id, sitting_id, secret),
    CONSTRAINT votes_seat_exists FOREIGN KEY (tenant_id, seat_id, sitting_id)
        REFERENCES sitting.seats (tenant_id, id, sitting_id),
    CONSTRAINT votes_option_positive CHECK (option > 0)
);
COMMENT ON TABLE sitting.votes IS
    'tenant: who voted for what in an open ballot; written by sitting.cast_vote alone';

-- Of a secret ballot no row says when, and none both who and what. All that still ties the two
-- together before the close is the writing transaction, which only a superuser can read.
CREATE TABLE sitting.voted (
    tenant_id uuid NOT NULL,
    ballot_id uuid NOT NULL,
    seat_id uuid NOT NULL,
    sitting_id uuid NOT NULL,
    secret boolean NOT NULL GENERATED ALWAYS AS (true) STORED,
    CONSTRAINT voted_pkey PRIMARY KEY (tenant_id, ballot_id, seat_id),
    CONSTRAINT voted_ballot_secret FOREIGN KEY (tenant_id, ballot_id, sitting_id, secret)
        REFERENCES sitting.ballots (tenant_id, id, sitting_id, secret),
    CONSTRAINT voted_seat_exists FOREIGN KEY (tenant_id, seat_id, sitting_id)
        REFERENCES sitting.seats (tenant_id, id, sitting_id)
);
COMMENT ON TABLE sitting.voted IS
    'tenant: that a seat has voted in a secret ballot, nothing else; written by sitting.cast_vote '
    'alone';

CREATE TABLE sitting.slips (
    tenant_id uuid NOT NULL,
    ballot_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    choice smallint NOT NULL,
    CONSTRAINT slips_pkey PRIMARY KEY (tenant_id, ballot_id, id),
    CONSTRAINT slips_ballot_exists FOREIGN KEY (tenant_id, ballot_id)
        REFERENCES sitting.ballots (tenant_id, id),
    CONSTRAINT slips_choice_positive CHECK (choice > 0)
);
COMMENT ON TABLE sitting.slips IS
    'tenant: the urn of a secret ballot while it is open; no role reads it';

CREATE TABLE sitting.tallied_slips (
    tenant_id uuid NOT NULL,
    ballot_id uuid NOT NULL,
    id uuid NOT NULL,
    choice smallint NOT NULL,
    CONSTRAINT tallied_slips_pkey PRIMARY KEY (tenant_id, ballot_id, id),
    CONSTRAINT tallied_slips_ballot_exists FOREIGN KEY (tenant_id, ballot_id)
        REFERENCES sitting.ballots (tenant_id, id)
);
COMMENT ON TABLE sitting.tallied_slips IS
    'tenant: the slips of a closed secret ballot, shuffled, under new ids; public';

CREATE TABLE sitting.tallies (
    tenant_id uuid NOT NULL,
    ballot_id uuid NOT NULL,
    option smallint NOT NULL,
    votes integer NOT NULL,
    carried boolean NOT NULL,
    CONSTRAINT tallies_pkey PRIMARY KEY (tenant_id, ballot_id, option),
    CONSTRAINT tallies_ballot_exists FOREIGN KEY (tenant_id, ballot_id)
        REFERENCES sitting.ballots (tenant_id, id),
    CONSTRAINT tallies_votes_counted CHECK (votes >= 0)
);
COMMENT ON TABLE sitting.tallies IS
    'tenant: how a ballot ended, as counted at its close; written by sitting.count_ballot alone; '
    'public';
CREATE UNIQUE INDEX tallies_carried_once ON sitting.tallies (tenant_id, ballot_id) WHERE carried;

DO $sittings$
DECLARE
    member name;
    setting text;
    seat CONSTANT text := 'SELECT, INSERT (tenant_id, id, sitting_id, organisation_id,'
        ' principal_id, named_by), UPDATE (revoked_at, revoked_by';
    called CONSTANT text := 'EXISTS (SELECT FROM sitting.sittings AS g'
        ' WHERE g.tenant_id = seats.tenant_id AND g.id = seats.sitting_id AND g.state = ''called'')';
BEGIN
    PERFORM tenancy.publish(target) FROM unnest(ARRAY['sitting.sittings', 'sitting.agenda_items',
        'sitting.ballots', 'sitting.tallied_slips', 'sitting.tallies']::regclass[]) AS target;
    FOR member, setting IN VALUES ('tizilim_app'::name, 'tizilim.tenant'),
        ('tizilim_alliance', 'tizilim.alliance')
    LOOP
        PERFORM tenancy.admit('sitting.sittings', member, 'tenant_id', setting,
            'INSERT (tenant_id, id, organ, title_kk, title_ru, title_en, place, starts_at,'
            ' cut_off_on, quorum_numerator, quorum_denominator, state)',
            'UPDATE (version, state, seats_total, seats_entitled, protocol_number,'
            ' protocol_reference, protocol_sha256)');
        PERFORM tenancy.isolate('sitting.steps', member, 'tenant_id', setting,
            'SELECT, INSERT (tenant_id, sitting_id, version, from_state, to_state, principal_id,'
            ' actor)');
        PERFORM tenancy.signed('sitting.steps', member, 'principal_id');
        PERFORM tenancy.admit('sitting.agenda_items', member, 'tenant_id', setting, 'INSERT');
        PERFORM tenancy.isolate('sitting.seats', member, 'tenant_id', setting,
            seat || ', entitled, barred)');
        PERFORM tenancy.signed('sitting.seats', member, 'named_by');
        PERFORM tenancy.admit('sitting.ballots', member, 'tenant_id', setting,
            'INSERT (tenant_id, id, sitting_id, agenda, question_kk, question_ru, question_en,'
            ' options, majority_numerator, majority_denominator, majority_of, secret)',
            'UPDATE (version, state, closed_at)');
        -- What is closed stays closed.
        PERFORM tenancy.restrict('sitting.ballots', member, 'closing', 'UPDATE',
            'state = ''open''', 'true');
        PERFORM tenancy.isolate('sitting.votes', member, 'tenant_id', setting, 'SELECT');
        PERFORM tenancy.isolate('sitting.voted', member, 'tenant_id', setting, 'SELECT');
    END LOOP;
    -- A representative names and revokes; whether a seat is entitled is not its to say.
    PERFORM tenancy.isolate('sitting.seats', 'tizilim_applicant', 'organisation_id',
        'tizilim.organisation', seat || ')');
    PERFORM tenancy.signed('sitting.seats', 'tizilim_applicant', 'named_by');
    -- A roll that is frozen stays as it is.
    PERFORM tenancy.restrict('sitting.seats', role, 'thawed', 'UPDATE', called, 'true'),
            tenancy.restrict('sitting.seats', role, 'named', 'INSERT', NULL, called)
    FROM unnest(ARRAY['tizilim_app', 'tizilim_alliance', 'tizilim_applicant']) AS role;
    PERFORM tenancy.force('sitting.slips');
END
$sittings$;

-- What the two functions below may do as the owner: a voter reaches only its own seat, and an urn
-- is emptied only by the tenant whose ballot it is.
DO $owner$
DECLARE
    own_seat CONSTANT text := tenancy.owned_by('principal_id', 'tizilim.principal');
    hosted CONSTANT text := 'tenant_id = (SELECT coalesce('
        'nullif(current_setting(''tizilim.alliance'', true), ''''),'
        ' nullif(current_setting(''tizilim.tenant'', true), ''''))::uuid)';
    policy text[];
BEGIN
    FOREACH policy SLICE 1 IN ARRAY ARRAY[
        ['sitting.sittings', 'select', 'USING (true)'],
        ['sitting.ballots', 'all', 'USING (true) WITH CHECK (false)'],
        ['sitting.seats', 'all', format('USING (%s) WITH CHECK (false)', own_seat)],
        ['sitting.votes', 'select', 'USING (true)'],
        ['sitting.votes', 'insert', 'WITH CHECK (true)'],
        ['sitting.voted', 'select', 'USING (true)'],
        ['sitting.voted', 'insert', 'WITH CHECK (true)'],
        ['sitting.slips', 'insert', 'WITH CHECK (true)'],
        ['sitting.slips', 'select', format('USING (%s)', hosted)],
        -- Which ones is what the policy above says: a DELETE reads its rows first.
        ['sitting.slips', 'delete', 'USING (true)'],
        ['sitting.tallied_slips', 'select', 'USING (true)'],
        ['sitting.tallied_slips', 'insert', format('WITH CHECK (%s)', hosted)],
        ['sitting.tallies', 'select', 'USING (true)'],
        ['sitting.tallies', 'insert', format('WITH CHECK (%s)', hosted)]]
    LOOP
        EXECUTE format('CREATE POLICY %I ON %s FOR %s TO tizilim_owner %s',
            split_part(policy[1], '.', 2) || '_owner_' || policy[2], policy[1], policy[2],
            policy[3]);
    END LOOP;
END
$owner$;

CREATE FUNCTION sitting.cast_vote(
    host uuid, ballot uuid, seat uuid, choice smallint
) RETURNS text
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    -- One cast of a seat after the other, and none beside a close. What is read below is read
    -- behind these locks.
    SELECT b.id FROM sitting.ballots AS b
    WHERE b.tenant_id = cast_vote.host AND b.id = cast_vote.ballot FOR SHARE;
    SELECT s.id FROM sitting.seats AS s
    WHERE s.tenant_id = cast_vote.host AND s.id = cast_vote.seat FOR NO KEY UPDATE;
    WITH place AS (
        SELECT b.secret, s.sitting_id, CASE
                WHEN b.state <> 'open' THEN 'closed'
                WHEN s.revoked_at IS NOT NULL THEN 'revoked'
                WHEN s.entitled IS NOT true THEN 'barred'
                WHEN EXISTS (
                        SELECT FROM sitting.votes AS v WHERE v.tenant_id = s.tenant_id
                          AND v.ballot_id = b.id AND v.seat_id = s.id)
                  OR EXISTS (
                        SELECT FROM sitting.voted AS v WHERE v.tenant_id = s.tenant_id
                          AND v.ballot_id = b.id AND v.seat_id = s.id) THEN 'already'
                WHEN cast_vote.choice NOT BETWEEN 1 AND cardinality(b.options) THEN 'unknown'
                WHEN b.secret THEN 'secret' ELSE 'open' END AS outcome
        FROM sitting.ballots AS b
        JOIN sitting.seats AS s ON s.tenant_id = b.tenant_id AND s.sitting_id = b.sitting_id
        WHERE b.tenant_id = cast_vote.host AND b.id = cast_vote.ballot AND s.id = cast_vote.seat
    ), vote AS (
        INSERT INTO sitting.votes (tenant_id, ballot_id, seat_id, sitting_id, option)
        SELECT cast_vote.host, cast_vote.ballot, cast_vote.seat, p.sitting_id, cast_vote.choice
        FROM place AS p WHERE p.outcome = 'open'
    ), mark AS (
        INSERT INTO sitting.voted (tenant_id, ballot_id, seat_id, sitting_id)
        SELECT cast_vote.host, cast_vote.ballot, cast_vote.seat, p.sitting_id
        FROM place AS p WHERE p.outcome = 'secret'
    ), slip AS (
        INSERT INTO sitting.slips (tenant_id, ballot_id, choice)
        SELECT cast_vote.host, cast_vote.ballot, cast_vote.choice
        FROM place AS p WHERE p.outcome = 'secret'
    )
    SELECT p.outcome FROM place AS p;
END;
COMMENT ON FUNCTION sitting.cast_vote IS
    'Casts the vote of the caller''s own seat: "open" or "secret" as the ballot is, else why not; '
    'nothing for somebody else''s seat.';
GRANT EXECUTE ON FUNCTION sitting.cast_vote TO tizilim_app, tizilim_applicant, tizilim_alliance;

CREATE FUNCTION sitting.recount(host uuid, ballot uuid)
    RETURNS TABLE (option smallint, votes integer)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    SELECT o.option::smallint, ((
            SELECT count(*) FROM sitting.votes AS v WHERE v.tenant_id = b.tenant_id
              AND v.ballot_id = b.id AND v.option = o.option)
        + (SELECT count(*) FROM sitting.tallied_slips AS t WHERE t.tenant_id = b.tenant_id
              AND t.ballot_id = b.id AND t.choice = o.option))::integer
    FROM sitting.ballots AS b, generate_series(1, cardinality(b.options)) AS o (option)
    WHERE b.tenant_id = recount.host AND b.id = recount.ballot AND b.state = 'closed';
END;
COMMENT ON FUNCTION sitting.recount IS
    'The votes of a closed ballot, counted again from what was cast; of an open one nothing.';
GRANT EXECUTE ON FUNCTION sitting.recount TO tizilim_read;

CREATE FUNCTION sitting.voters(host uuid, ballot uuid) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    SELECT ((SELECT count(*) FROM sitting.votes AS v
             WHERE v.tenant_id = voters.host AND v.ballot_id = voters.ballot)
        + (SELECT count(*) FROM sitting.voted AS v
           WHERE v.tenant_id = voters.host AND v.ballot_id = voters.ballot))::integer;
END;
COMMENT ON FUNCTION sitting.voters IS 'How many seats have voted in a ballot; not which.';
GRANT EXECUTE ON FUNCTION sitting.voters TO tizilim_read;

CREATE FUNCTION sitting.count_ballot(host uuid, ballot uuid)
    RETURNS TABLE (option smallint, votes integer, carried boolean)
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    -- Written again in a chance order, under new ids, all by one transaction: nothing is left that
    -- lies in the order in which the seats voted.
    INSERT INTO sitting.tallied_slips (tenant_id, ballot_id, id, choice)
    SELECT s.tenant_id, s.ballot_id, gen_random_uuid(), s.choice
    FROM sitting.slips AS s
    JOIN sitting.ballots AS b ON b.tenant_id = s.tenant_id AND b.id = s.ballot_id
    WHERE s.tenant_id = count_ballot.host AND s.ballot_id = count_ballot.ballot
      AND b.state = 'closed'
    ORDER BY random();
    DELETE FROM sitting.slips AS s USING sitting.ballots AS b
    WHERE s.tenant_id = count_ballot.host AND s.ballot_id = count_ballot.ballot
      AND b.tenant_id = s.tenant_id AND b.id = s.ballot_id AND b.state = 'closed';
    INSERT INTO sitting.tallies AS t (tenant_id, ballot_id, option, votes, carried)
    SELECT b.tenant_id, b.id, r.option, r.votes,
           r.votes > 0 AND r.votes > coalesce(r.most_of_others, 0) AND CASE
               WHEN b.majority_numerator = b.majority_denominator THEN r.votes = w.whole
               ELSE r.votes::bigint * b.majority_denominator
                   > b.majority_numerator::bigint * w.whole END
    FROM sitting.ballots AS b
    JOIN sitting.sittings AS g ON g.tenant_id = b.tenant_id AND g.id = b.sitting_id
    CROSS JOIN LATERAL (
        SELECT c.option, c.votes, sum(c.votes) OVER ()::integer AS cast_votes,
               max(c.votes) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                   EXCLUDE CURRENT ROW) AS most_of_others
        FROM sitting.recount(b.tenant_id, b.id) AS c) AS r
    CROSS JOIN LATERAL (
        SELECT CASE b.majority_of WHEN 'all' THEN g.seats_total ELSE r.cast_votes END AS whole) AS w
    WHERE b.tenant_id = count_ballot.host AND b.id = count_ballot.ballot
    RETURNING t.option, t.votes, t.carried;
END;
COMMENT ON FUNCTION sitting.count_ballot IS
    'Empties the urn of a ballot that this transaction has closed and writes its tally, once.';
GRANT EXECUTE ON FUNCTION sitting.count_ballot TO tizilim_app, tizilim_alliance;

-- The public texts of an entry, for the feed; those of a sitting and of a ballot come with version 1.
SELECT journal.publish_kind('sitting',
    $$SELECT CASE WHEN $2 > 1 THEN '{}'::json ELSE (
          SELECT json_object_agg(f.field, f.value) FROM (
              SELECT 'titleKk' AS field, s.title_kk AS value
              UNION ALL SELECT 'titleRu', s.title_ru UNION ALL SELECT 'titleEn', s.title_en
              UNION ALL SELECT 'place', s.place
              UNION ALL SELECT 'agenda' || a.number || l.suffix, l.value
              FROM sitting.agenda_items AS a, LATERAL (VALUES ('Kk', a.text_kk),
                  ('Ru', a.text_ru), ('En', a.text_en)) AS l (suffix, value)
              WHERE a.tenant_id = s.tenant_id AND a.sitting_id = s.id) AS f
          WHERE f.value IS NOT NULL) END
      FROM sitting.sittings AS s WHERE s.id = $1$$);
SELECT journal.publish_kind('ballot',
    $$SELECT CASE WHEN $2 > 1 THEN '{}'::json ELSE (
          SELECT json_object_agg(f.field, f.value) FROM (
              SELECT 'questionKk' AS field, b.question_kk AS value
              UNION ALL SELECT 'questionRu', b.question_ru
              UNION ALL SELECT 'questionEn', b.question_en
              UNION ALL SELECT 'option' || o.number, o.value
              FROM unnest(b.options) WITH ORDINALITY AS o (value, number)) AS f
          WHERE f.value IS NOT NULL) END
      FROM sitting.ballots AS b WHERE b.id = $1$$);
