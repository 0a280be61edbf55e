-- Texts that are public for now: which salts the public may read, and where the feed finds the text
-- of an entry. The text itself stays in the public tables of its module; the journal keeps no copy.

ALTER TABLE journal.salts ADD COLUMN public boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN journal.salts.public IS
    'The text is public at present, so its salt is too: a certificate shows both.';
GRANT INSERT (public) ON journal.salts
    TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_auth;
CREATE POLICY salts_public ON journal.salts AS PERMISSIVE FOR SELECT
    TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_audit, tizilim_read, tizilim_auth
    USING (public);
GRANT SELECT (entry_id, field, salt, public) ON journal.salts
    TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_audit, tizilim_read, tizilim_auth;

-- Which version of an organisation a merge made, and which its end.
ALTER TABLE registry.merges
    ADD COLUMN version bigint,
    ADD COLUMN undone_version bigint,
    ADD CONSTRAINT merges_undone_version_later CHECK (undone_version > version);
COMMENT ON COLUMN registry.merges.version IS 'The version of the merged record that the merge made.';
GRANT UPDATE (undone_version) ON registry.merges TO tizilim_app;

-- The reason of an access that could not wait is public, the grant itself is not.
CREATE TABLE tenancy.emergencies (
    grant_id uuid CONSTRAINT emergencies_pkey PRIMARY KEY
        CONSTRAINT emergencies_grant_exists REFERENCES tenancy.grants (id),
    reason text NOT NULL,
    CONSTRAINT emergencies_reason_length CHECK (char_length(reason) BETWEEN 10 AND 1000)
);
COMMENT ON TABLE tenancy.emergencies IS
    'national: why somebody was given a role without a second administrator; INSERT only';
SELECT tenancy.publish('tenancy.emergencies');
CREATE POLICY emergencies_auth_insert ON tenancy.emergencies AS PERMISSIVE FOR INSERT
    TO tizilim_auth WITH CHECK (true);
GRANT INSERT ON tenancy.emergencies TO tizilim_auth;

-- What was written before this migration. Forced row security hides it from the owner, so for the
-- length of this transaction it is not forced.
DO $before$
DECLARE
    target regclass;
    tables CONSTANT regclass[] := ARRAY['journal.entries', 'journal.salts', 'registry.merges',
        'registry.organisation_versions', 'tenancy.grants', 'tenancy.emergencies']::regclass[];
BEGIN
    FOREACH target IN ARRAY tables LOOP
        EXECUTE format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', target);
    END LOOP;
    UPDATE journal.salts AS s SET public = true FROM journal.entries AS e
    WHERE e.id = s.entry_id AND e.public
      AND e.subject_kind IN ('organisation', 'report', 'finding', 'grant');
    -- A merge is written behind its version, in the same transaction, under the record's lock.
    UPDATE registry.merges AS m SET version = v.version FROM registry.organisation_versions AS v
    WHERE v.organisation_id = m.merged_id AND v.act = 'organisation.merged'
      AND m.merged_at >= v.recorded_from AND m.merged_at < coalesce(v.recorded_to, 'infinity');
    UPDATE registry.merges AS m SET undone_version = v.version
    FROM registry.organisation_versions AS v
    WHERE v.organisation_id = m.merged_id AND v.act = 'organisation.unmerged'
      AND m.undone_at >= v.recorded_from AND m.undone_at < coalesce(v.recorded_to, 'infinity');
    INSERT INTO tenancy.emergencies (grant_id, reason)
    SELECT id, emergency_reason FROM tenancy.grants WHERE emergency_reason IS NOT NULL;
    FOREACH target IN ARRAY tables LOOP
        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
    END LOOP;
END
$before$;
CREATE INDEX merges_version ON registry.merges (merged_id, version);

-- A report has no id of its own: the organisation's id with the year in its twelve bits of chance,
-- as a UUID of version 8. The server makes the same one.
CREATE FUNCTION registry.report_id(organisation uuid, year smallint) RETURNS uuid
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT encode(
        set_byte(
            set_byte(uuid_send(organisation), 6,
                128 | ((get_byte(uuid_send(organisation), 6) & 15) # (year::integer >> 8))),
            7, get_byte(uuid_send(organisation), 7) # (year::integer & 255)), 'hex')::uuid;
END;
COMMENT ON FUNCTION registry.report_id IS 'By what the journal names the report of a year.';
GRANT EXECUTE ON FUNCTION registry.report_id TO tizilim_app, tizilim_applicant, tizilim_alliance,
    tizilim_audit, tizilim_read, tizilim_auth;
CREATE INDEX report_versions_subject
    ON registry.report_versions (registry.report_id(organisation_id, year), version);
CREATE INDEX reports_subject ON registry.reports (registry.report_id(organisation_id, year));
CREATE INDEX report_findings_subject ON registry.report_findings (id);

-- Kinds of subjects whose public text the feed joins. A module adds its own with publish_kind, in
-- its own migration.
CREATE TABLE journal.public_kinds (
    kind text CONSTRAINT public_kinds_pkey PRIMARY KEY,
    texts text NOT NULL,
    state text,
    CONSTRAINT public_kinds_kind_format CHECK (kind ~ '^[a-z]+$')
);
COMMENT ON TABLE journal.public_kinds IS
    'reference: where the public text and the public state of a kind of subject are found';
SELECT tenancy.reference('journal.public_kinds');

CREATE FUNCTION journal.publish_kind(kind text, texts text, state text DEFAULT NULL)
    RETURNS void
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
DECLARE
    readers CONSTANT text := 'tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_audit,'
        ' tizilim_read, tizilim_auth';
    branches text;
BEGIN
    INSERT INTO journal.public_kinds VALUES (kind, texts, state);
    -- One function and one view for all kinds, made of plain SQL: the planner looks into both.
    SELECT string_agg(format('WHEN %L THEN coalesce((%s), %L::json)', k.kind, k.texts,
        '{"tombstone":true}'), ' ' ORDER BY k.kind)
    INTO branches FROM journal.public_kinds AS k;
    EXECUTE format('CREATE OR REPLACE FUNCTION'
        ' journal.public_texts(subject uuid, version bigint, kind text)'
        ' RETURNS TABLE (texts json) LANGUAGE sql STABLE PARALLEL SAFE'
        ' BEGIN ATOMIC SELECT CASE $3 %s END; END', branches);
    EXECUTE format('GRANT EXECUTE ON FUNCTION journal.public_texts TO %s', readers);
    SELECT string_agg(format('SELECT %L::text AS kind, s.subject_id, s.version, s.state'
        ' FROM (%s) AS s (subject_id, version, state)', k.kind, k.state),
        ' UNION ALL ' ORDER BY k.kind)
    INTO branches FROM journal.public_kinds AS k WHERE k.state IS NOT NULL;
    IF branches IS NOT NULL THEN
        EXECUTE 'CREATE OR REPLACE VIEW journal.public_state'
            ' WITH (security_invoker = true) AS ' || branches;
        EXECUTE format('GRANT SELECT ON journal.public_state TO %s', readers);
    END IF;
END
$$;
COMMENT ON FUNCTION journal.publish_kind IS
    'Adds a kind: `texts` gives, as one json, the texts of version $2 of subject $1 that are public '
    'now, a member for each (null: withdrawn), no row when all are; `state` gives (subject, '
    'version, json) of all subjects, their order served by an index.';

SELECT journal.publish_kind('organisation',
    $$SELECT CASE v.act
            WHEN 'organisation.merged' THEN json_build_object('record', v.record, 'reason',
                (SELECT m.reason FROM registry.merges AS m
                 WHERE m.merged_id = v.organisation_id AND m.version = v.version))
            WHEN 'organisation.unmerged' THEN json_build_object('record', v.record, 'reason',
                (SELECT m.undone_reason FROM registry.merges AS m
                 WHERE m.merged_id = v.organisation_id AND m.undone_version = v.version))
            ELSE json_build_object('record', v.record) END
      FROM registry.organisation_versions AS v
      WHERE v.organisation_id = $1 AND v.version = $2$$,
    $$SELECT o.id, o.version, (SELECT v.record FROM registry.organisation_versions AS v
                               WHERE v.organisation_id = o.id AND v.version = o.version)
      FROM registry.organisations AS o$$);
SELECT journal.publish_kind('report',
    $$SELECT json_strip_nulls(
          json_build_object('activityKk', v.activity_kk, 'activityRu', v.activity_ru))
      FROM registry.report_versions AS v
      WHERE registry.report_id(v.organisation_id, v.year) = $1 AND v.version = $2$$,
    $$SELECT registry.report_id(r.organisation_id, r.year), r.version::bigint,
          (SELECT json_strip_nulls(json_build_object('organisation', r.organisation_id,
               'year', r.year, 'state', r.state, 'dueOn', r.due_on,
               'submittedOn', r.submitted_on, 'activityKk', v.activity_kk,
               'activityRu', v.activity_ru,
               'lines', (SELECT json_agg(json_build_object('direction', l.direction,
                    'code', l.code, 'amount', (l.amount_tiyn / 100)::text || '.'
                        || lpad((l.amount_tiyn % 100)::text, 2, '0'))
                    ORDER BY l.direction, l.code)
                FROM registry.report_lines AS l WHERE l.organisation_id = r.organisation_id
                  AND l.year = r.year AND l.version = r.version)))
           FROM registry.report_versions AS v WHERE v.organisation_id = r.organisation_id
             AND v.year = r.year AND v.version = r.version)
      FROM registry.reports AS r$$);
SELECT journal.publish_kind('finding',
    $$SELECT json_build_object('reason', f.reason) FROM registry.report_findings AS f
      WHERE f.id = $1 AND $2 = 1$$);
SELECT journal.publish_kind('grant',
    $$SELECT json_build_object('reason', e.reason) FROM tenancy.emergencies AS e
      WHERE e.grant_id = $1 AND $2 = 1$$);
