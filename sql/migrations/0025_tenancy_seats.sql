-- Seats of persons: who sits in a council or a commission, from when to when, by which decision; and
-- what sittings lacked: a roll taken from such seats, the charter's days between cut-off and
-- sitting, who came, and a call that is taken back.

INSERT INTO sitting.transitions (from_state, to_state, act) VALUES
    ('called', 'cancelled', 'cancel');

CREATE TABLE sitting.mandates (
    tenant_id uuid NOT NULL CONSTRAINT mandates_tenant_exists REFERENCES tenancy.tenants (id),
    id uuid NOT NULL,
    organ text NOT NULL,
    principal_id uuid NOT NULL
        CONSTRAINT mandates_principal_exists REFERENCES tenancy.principals (id),
    valid_from date NOT NULL,
    valid_to date,
    appointed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    appointed_by uuid NOT NULL,
    protocol_number text NOT NULL,
    protocol_on date NOT NULL,
    protocol_reference text NOT NULL,
    protocol_sha256 bytea NOT NULL,
    ended_at timestamptz,
    ended_by uuid,
    end_number text,
    end_on date,
    end_reference text,
    end_sha256 bytea,
    CONSTRAINT mandates_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT mandates_principal_unique UNIQUE (tenant_id, id, principal_id),
    CONSTRAINT mandates_organ_format CHECK (organ ~ '^[a-z]+(-[a-z]+)*$'),
    CONSTRAINT mandates_valid_order CHECK (valid_to >= valid_from),
    -- Kazakhstan time is UTC+5. Nobody sits, or stops sitting, before it was decided.
    CONSTRAINT mandates_decided_first CHECK (
        protocol_on <= valid_from
        AND protocol_on <= timezone(interval '5 hours', appointed_at)::date),
    CONSTRAINT mandates_end_decided_first CHECK (
        end_on <= valid_to AND end_on <= timezone(interval '5 hours', ended_at)::date),
    CONSTRAINT mandates_end_complete CHECK (
        num_nonnulls(valid_to, ended_at, ended_by, end_number, end_on, end_reference, end_sha256)
            IN (0, 7)),
    CONSTRAINT mandates_protocol_length CHECK (
        char_length(protocol_number) BETWEEN 1 AND 100
        AND char_length(protocol_reference) BETWEEN 1 AND 1000
        AND char_length(end_number) BETWEEN 1 AND 100
        AND char_length(end_reference) BETWEEN 1 AND 1000),
    CONSTRAINT mandates_protocol_sha256
        CHECK (octet_length(protocol_sha256) = 32 AND octet_length(end_sha256) = 32),
    CONSTRAINT mandates_no_overlap EXCLUDE USING gist (
        tenant_id WITH =, organ WITH =, principal_id WITH =,
        daterange(valid_from, valid_to) WITH &&)
);
COMMENT ON TABLE sitting.mandates IS
    'tenant: a person''s seat in an organ, by which decision, from when to when; the tenant and the '
    'person see it, the public how many there are';
COMMENT ON COLUMN sitting.mandates.valid_to IS 'Its first day of no more, set once.';
CREATE INDEX mandates_principal ON sitting.mandates (principal_id);

ALTER TABLE sitting.sittings ADD COLUMN roll text NOT NULL DEFAULT 'delegates';
ALTER TABLE sitting.sittings ADD COLUMN cut_off_days smallint;
ALTER TABLE sitting.sittings ADD COLUMN seats_present integer;
ALTER TABLE sitting.sittings ADD COLUMN cancel_reason text;
COMMENT ON COLUMN sitting.sittings.roll IS
    'Whose seats there are: of delegates that members name, or of persons who were appointed.';
COMMENT ON COLUMN sitting.sittings.cut_off_days IS
    'At least so many days lie between cut-off and sitting, as the charter said when it was called.';
COMMENT ON COLUMN sitting.sittings.seats_present IS 'How many came, as the protocol says.';
COMMENT ON COLUMN membership.charters.cut_off_days IS
    'Delegates of a sitting are named until at least so many days before it.';
COMMENT ON COLUMN membership.charters.hearing_notice_days IS
    'Who is to be expelled is told of the hearing at least so many days before it.';
ALTER TABLE sitting.sittings DROP CONSTRAINT sittings_roll_complete;
ALTER TABLE sitting.sittings ADD CONSTRAINT sittings_roll_complete CHECK (
    num_nonnulls(seats_total, seats_entitled)
        = CASE WHEN state IN ('called', 'cancelled') THEN 0 ELSE 2 END);
ALTER TABLE sitting.sittings ADD CONSTRAINT sittings_roll_known
    CHECK (roll IN ('delegates', 'appointed'));
ALTER TABLE sitting.sittings ADD CONSTRAINT sittings_roll_unique UNIQUE (tenant_id, id, roll);
ALTER TABLE sitting.sittings ADD CONSTRAINT sittings_cut_off_days_kept CHECK (
    cut_off_days >= 0
    AND cut_off_on <= timezone(interval '5 hours', starts_at)::date - cut_off_days);
-- Those of before have no such number.
ALTER TABLE sitting.sittings ADD CONSTRAINT sittings_present_counted CHECK (
    seats_present BETWEEN 0 AND seats_entitled AND (seats_present IS NULL OR state = 'closed'));
ALTER TABLE sitting.sittings ADD CONSTRAINT sittings_cancelled_why CHECK (
    (state = 'cancelled') = (cancel_reason IS NOT NULL)
    AND char_length(cancel_reason) BETWEEN 1 AND 4000);

-- A seat at a sitting is an organisation's or a person's, as the sitting's roll is taken.
ALTER TABLE sitting.seats ADD COLUMN mandate_id uuid;
ALTER TABLE sitting.seats ADD COLUMN roll text NOT NULL GENERATED ALWAYS AS (
    CASE WHEN organisation_id IS NULL THEN 'appointed' ELSE 'delegates' END) STORED;
COMMENT ON COLUMN sitting.seats.mandate_id IS 'By which a person has the seat.';
ALTER TABLE sitting.seats ADD CONSTRAINT seats_mandate_of_person
    CHECK (num_nonnulls(organisation_id, mandate_id) = 1);
ALTER TABLE sitting.seats ADD CONSTRAINT seats_mandate_exists
    FOREIGN KEY (tenant_id, mandate_id, principal_id)
    REFERENCES sitting.mandates (tenant_id, id, principal_id);
ALTER TABLE sitting.seats ADD CONSTRAINT seats_roll_matches
    FOREIGN KEY (tenant_id, sitting_id, roll) REFERENCES sitting.sittings (tenant_id, id, roll);

GRANT INSERT (roll, cut_off_days), UPDATE (seats_present, cancel_reason)
    ON sitting.sittings TO tizilim_app, tizilim_alliance;
GRANT INSERT (mandate_id) ON sitting.seats TO tizilim_app, tizilim_alliance;
GRANT EXECUTE ON FUNCTION sitting.voters TO tizilim_app, tizilim_alliance;

DO $mandates$
DECLARE
    member name;
    setting text;
BEGIN
    FOR member, setting IN VALUES ('tizilim_app'::name, 'tizilim.tenant'),
        ('tizilim_alliance', 'tizilim.alliance')
    LOOP
        PERFORM tenancy.isolate('sitting.mandates', member, 'tenant_id', setting,
            'SELECT, INSERT (tenant_id, id, organ, principal_id, valid_from, appointed_by,'
            ' protocol_number, protocol_on, protocol_reference, protocol_sha256),'
            ' UPDATE (valid_to, ended_at, ended_by, end_number, end_on, end_reference,'
            ' end_sha256)');
        PERFORM tenancy.signed('sitting.mandates', member, 'appointed_by');
        PERFORM tenancy.restrict('sitting.mandates', member, 'lasting', 'UPDATE',
            'valid_to IS NULL', 'valid_to IS NOT NULL');
    END LOOP;
END
$mandates$;

-- What the functions below may read as the owner: a person its own seats, everybody their number.
CREATE POLICY mandates_owner_select ON sitting.mandates FOR SELECT TO tizilim_owner USING (true);

CREATE FUNCTION sitting.own_mandates() RETURNS SETOF sitting.mandates
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    SELECT m.* FROM sitting.mandates AS m
    WHERE m.principal_id = (SELECT nullif(current_setting('tizilim.principal', true), '')::uuid);
END;
COMMENT ON FUNCTION sitting.own_mandates IS
    'The caller''s own seats, whatever the tenant and whatever the caller''s role.';
GRANT EXECUTE ON FUNCTION sitting.own_mandates
    TO tizilim_app, tizilim_applicant, tizilim_alliance;

CREATE FUNCTION sitting.seats_on(host uuid, day date) RETURNS TABLE (organ text, seats integer)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    SELECT m.organ, count(*)::integer FROM sitting.mandates AS m
    WHERE m.tenant_id = seats_on.host AND daterange(m.valid_from, m.valid_to) @> seats_on.day
    GROUP BY m.organ;
END;
COMMENT ON FUNCTION sitting.seats_on IS
    'How many persons sit in which organ of a tenant on a day; not who.';
GRANT EXECUTE ON FUNCTION sitting.seats_on TO tizilim_read;

-- A voter's seat may be in another tenant than the one it acts for; row security shows the owner
-- the caller's own seats only.
CREATE FUNCTION sitting.own_seats(ballot uuid)
    RETURNS TABLE (tenant_id uuid, id uuid, organisation_id uuid, is_revoked boolean,
        named_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    SELECT s.tenant_id, s.id, s.organisation_id, s.revoked_at IS NOT NULL, s.named_at
    FROM sitting.ballots AS b
    JOIN sitting.seats AS s ON s.tenant_id = b.tenant_id AND s.sitting_id = b.sitting_id
    WHERE b.id = own_seats.ballot;
END;
COMMENT ON FUNCTION sitting.own_seats IS 'Seats of the caller at the sitting of a ballot.';
GRANT EXECUTE ON FUNCTION sitting.own_seats TO tizilim_app, tizilim_applicant, tizilim_alliance;

-- Sittings know no charter; this is where they ask.
CREATE FUNCTION sitting.cut_off_days(host uuid, day date) RETURNS smallint
    LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path = ''
BEGIN ATOMIC
    SELECT c.cut_off_days FROM membership.charters AS c
    WHERE c.tenant_id = cut_off_days.host
      AND c.id = membership.charter_on(cut_off_days.host, cut_off_days.day);
END;
COMMENT ON FUNCTION sitting.cut_off_days IS
    'Days that lie between cut-off and sitting by the charter of that day; nothing where none holds.';
GRANT EXECUTE ON FUNCTION sitting.cut_off_days TO tizilim_alliance;

-- When the member was told of the hearing. What was imported from older rolls may not say it.
ALTER TABLE membership.acts ADD COLUMN notice_on date;
ALTER TABLE membership.acts ADD CONSTRAINT acts_notice_before_hearing
    CHECK (notice_on <= hearing_on AND (notice_on IS NULL OR act = 'expel'));
GRANT INSERT (notice_on) ON membership.acts
    TO tizilim_alliance, tizilim_applicant, tizilim_citizen;

SELECT journal.publish_kind('mandate', $$SELECT '{}'::json$$);
-- The same as before, with the reason of a cancellation.
DELETE FROM journal.public_kinds WHERE kind = 'sitting';
SELECT journal.publish_kind('sitting',
    $$SELECT CASE
          WHEN $2 > 1 AND s.cancel_reason IS NOT NULL THEN
              json_build_object('reason', s.cancel_reason)
          WHEN $2 > 1 THEN '{}'::json
          ELSE (
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
