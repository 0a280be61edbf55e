-- Public figures as members: persons with an account, where an alliance's charter has a kind for
-- them.
--
-- A person's rows go by `citizen_id`, an id that says nothing of the account behind it: it stands in
-- the public roll whether or not a name does. Citizens have a database role of their own,
-- tizilim_citizen, which compares that id with the setting tizilim.citizen as tizilim_applicant
-- compares an organisation; one role can't serve both, since a table has one permissive policy for
-- each. The tables of applications, memberships and fees are shared: a row is an organisation's or a
-- person's, and each key of theirs has a twin.

ALTER TABLE tenancy.principals ADD COLUMN citizen_id uuid NOT NULL DEFAULT gen_random_uuid()
    CONSTRAINT principals_citizen_unique UNIQUE;
COMMENT ON COLUMN tenancy.principals.citizen_id IS
    'The person as others may know it; by chance alone, so that not even a time leads back.';

CREATE OR REPLACE FUNCTION tenancy.readers() RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = ''
AS $$
    SELECT 'tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen,'
        ' tizilim_audit, tizilim_read, tizilim_auth'
$$;

-- A citizen reads what everybody reads.
DO $public$
DECLARE
    schemas CONSTANT name[] := ARRAY['tenancy', 'registry', 'membership', 'sitting', 'journal'];
    part text;
BEGIN
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO tizilim_citizen', current_database());
    GRANT USAGE ON SCHEMA extensions, tenancy, registry, membership, sitting, journal
        TO tizilim_citizen;
    FOR part IN
        SELECT format('ALTER POLICY %I ON %I.%I TO %s', p.policyname, p.schemaname, p.tablename,
            array_to_string(p.roles || 'tizilim_citizen'::name, ', '))
        FROM pg_catalog.pg_policies AS p
        WHERE p.schemaname = ANY (schemas) AND 'tizilim_read' = ANY (p.roles)
        UNION ALL
        SELECT CASE WHEN has_table_privilege('tizilim_read', c.oid, 'SELECT')
            THEN format('GRANT SELECT ON TABLE %s TO tizilim_citizen', c.oid::regclass)
            ELSE format('GRANT SELECT (%s) ON TABLE %s TO tizilim_citizen', (
                SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
                FROM pg_catalog.pg_attribute AS a
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                  AND has_column_privilege('tizilim_read', c.oid, a.attnum, 'SELECT')),
                c.oid::regclass) END
        FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = ANY (schemas) AND c.relkind IN ('r', 'p', 'v')
          AND has_any_column_privilege('tizilim_read', c.oid, 'SELECT')
        UNION ALL
        SELECT format('GRANT EXECUTE ON FUNCTION %s TO tizilim_citizen', f.oid::regprocedure)
        FROM pg_catalog.pg_proc AS f JOIN pg_catalog.pg_namespace AS n ON n.oid = f.pronamespace
        WHERE n.nspname = ANY (schemas)
          AND has_function_privilege('tizilim_read', f.oid, 'EXECUTE')
    LOOP
        EXECUTE part;
    END LOOP;
END
$public$;

-- What the settings of a call need, and what every writing call leaves.
GRANT SELECT (tenant_id, organisation_id, alliance_id) ON tenancy.tokens TO tizilim_citizen;
CREATE POLICY principals_call ON tenancy.principals FOR SELECT TO tizilim_citizen USING (true);
GRANT SELECT (id, citizen_id) ON tenancy.principals TO tizilim_citizen;
SELECT tenancy.isolate('tenancy.idempotency', 'tizilim_citizen', 'principal_id',
    'tizilim.principal', 'SELECT, INSERT');
SELECT tenancy.admit(target, 'tizilim_citizen', 'principal_id', 'tizilim.principal',
    -- Nobody states xid: the order of the journal rests on it.
    (SELECT 'INSERT (' || string_agg(quote_ident(attname), ', ' ORDER BY attnum) || ')'
     FROM pg_catalog.pg_attribute
     WHERE attrelid = target AND attnum > 0 AND NOT attisdropped AND attname <> 'xid'))
FROM unnest(ARRAY['journal.entries', 'journal.salts']::regclass[]) AS target;
UPDATE tenancy.roles SET database_role = 'tizilim_citizen' WHERE code = 'citizen';

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
    -- One function and one view for all kinds, made of plain SQL: the planner looks into both.
    SELECT string_agg(format('WHEN %L THEN coalesce((%s), %L::json)', k.kind, k.texts,
        '{"tombstone":true}'), ' ' ORDER BY k.kind)
    INTO branches FROM journal.public_kinds AS k;
    EXECUTE format('CREATE OR REPLACE FUNCTION'
        ' journal.public_texts(subject uuid, version bigint, kind text)'
        ' RETURNS TABLE (texts json) LANGUAGE sql STABLE PARALLEL SAFE'
        ' BEGIN ATOMIC SELECT CASE $3 %s END; END', branches);
    EXECUTE format('GRANT EXECUTE ON FUNCTION journal.public_texts TO %s', tenancy.readers());
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

-- Whether an account is a person's own, this one or another of the same individual number.
CREATE POLICY principals_owner ON tenancy.principals FOR SELECT TO tizilim_owner USING (true);
CREATE FUNCTION tenancy.is_citizen(principal uuid, citizen uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path = ''
BEGIN ATOMIC
    SELECT EXISTS (
        SELECT FROM tenancy.principals AS p
        WHERE p.citizen_id = is_citizen.citizen
          AND (p.id = is_citizen.principal OR EXISTS (
            SELECT FROM tenancy.principal_tags AS a
            JOIN tenancy.principal_tags AS b ON b.tag = a.tag
            WHERE a.principal_id = p.id AND b.principal_id = is_citizen.principal)));
END;
COMMENT ON FUNCTION tenancy.is_citizen IS 'Whether an account''s holder is this person; not who it is.';
GRANT EXECUTE ON FUNCTION tenancy.is_citizen TO tizilim_alliance;

-- Who may hold a kind. Delegates are sent by organisations.
ALTER TABLE membership.charter_kinds
    ADD COLUMN organisations boolean NOT NULL DEFAULT true,
    ADD COLUMN persons boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT charter_kinds_holders_any CHECK (organisations OR persons),
    ADD CONSTRAINT charter_kinds_delegates_of_organisations
        CHECK (organisations OR delegates = 0),
    ADD CONSTRAINT charter_kinds_persons_unique UNIQUE (tenant_id, charter_id, code, persons);
COMMENT ON COLUMN membership.charter_kinds.persons IS 'Public figures may be such members.';

-- What a person tells an alliance of itself. It may be erased; what it did as a member stays.
CREATE TABLE membership.figures (
    tenant_id uuid NOT NULL CONSTRAINT figures_alliance_exists REFERENCES tenancy.tenants (id),
    id uuid NOT NULL,
    citizen_id uuid NOT NULL
        CONSTRAINT figures_citizen_exists REFERENCES tenancy.principals (citizen_id),
    version bigint NOT NULL DEFAULT 1,
    name_kk text,
    name_ru text,
    name_en text,
    merit text,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    erased_at timestamptz,
    erasure_ground text,
    erasure_reference text,
    CONSTRAINT figures_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT figures_citizen_unique UNIQUE (tenant_id, citizen_id),
    CONSTRAINT figures_version_positive CHECK (version > 0),
    CONSTRAINT figures_lengths CHECK (
        greatest(char_length(name_kk), char_length(name_ru), char_length(name_en)) <= 500
        AND coalesce(char_length(merit), 0) <= 4000),
    CONSTRAINT figures_erased_empty CHECK (
        CASE WHEN erased_at IS NULL THEN num_nonnulls(name_kk, name_ru) > 0 AND merit IS NOT NULL
             ELSE num_nonnulls(name_kk, name_ru, name_en, merit) = 0 END),
    CONSTRAINT figures_erasure_of_erased CHECK (
        num_nonnulls(erased_at, erasure_ground, erasure_reference) IN (0, 3)),
    CONSTRAINT figures_erasure_ground_known
        CHECK (erasure_ground IN ('request', 'retention', 'ended', 'court')),
    CONSTRAINT figures_erasure_reference_length
        CHECK (char_length(erasure_reference) BETWEEN 1 AND 100)
);
COMMENT ON TABLE membership.figures IS
    'tenant: personal data of a public figure, for the alliance that it applied to and itself';
COMMENT ON COLUMN membership.figures.merit IS 'What the person is known for, in its own words.';
CREATE INDEX figures_citizen ON membership.figures (citizen_id, id);

-- Law 94-V, Art. 7(3), 8(4): a name is published by consent, which states scope and term. The scope
-- is every roll that the person is in: one id stands in all of them.
CREATE TABLE membership.consents (
    citizen_id uuid NOT NULL
        CONSTRAINT consents_citizen_exists REFERENCES tenancy.principals (citizen_id),
    id uuid NOT NULL,
    scope text NOT NULL,
    lasts_to date NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    withdrawn_at timestamptz,
    holds boolean NOT NULL GENERATED ALWAYS AS (withdrawn_at IS NULL) STORED,
    CONSTRAINT consents_pkey PRIMARY KEY (citizen_id, id),
    CONSTRAINT consents_whole_unique UNIQUE (citizen_id, id, lasts_to, holds),
    CONSTRAINT consents_scope_known CHECK (scope IN ('roll')),
    CONSTRAINT consents_withdrawn_later CHECK (withdrawn_at >= recorded_at)
);
COMMENT ON TABLE membership.consents IS
    'principal: consents to the publication of the own name, and their withdrawal, set once';
COMMENT ON COLUMN membership.consents.lasts_to IS 'The last day on which it holds.';
CREATE UNIQUE INDEX consents_one_holds ON membership.consents (citizen_id, scope)
    WHERE withdrawn_at IS NULL;

CREATE TABLE membership.figure_names (
    citizen_id uuid CONSTRAINT figure_names_pkey PRIMARY KEY,
    consent_id uuid NOT NULL,
    lasts_to date NOT NULL,
    holds boolean NOT NULL GENERATED ALWAYS AS (true) STORED,
    name_kk text,
    name_ru text,
    name_en text,
    -- A consent can't be withdrawn while a name stands that rests on it.
    CONSTRAINT figure_names_consent_holds
        FOREIGN KEY (citizen_id, consent_id, lasts_to, holds)
        REFERENCES membership.consents (citizen_id, id, lasts_to, holds),
    CONSTRAINT figure_names_name_given CHECK (num_nonnulls(name_kk, name_ru) > 0),
    CONSTRAINT figure_names_name_length CHECK (
        greatest(char_length(name_kk), char_length(name_ru), char_length(name_en)) <= 500)
);
COMMENT ON TABLE membership.figure_names IS
    'national: names of public figures, each as its person lets it be shown and for as long; public';

-- A row is an organisation's or a person's.
DO $holders$
DECLARE
    target text;
BEGIN
    FOREACH target IN ARRAY ARRAY['applications', 'papers', 'application_history', 'memberships',
        'acts', 'periods', 'invoices', 'fee_entries']
    LOOP
        EXECUTE format('ALTER TABLE membership.%I ALTER COLUMN organisation_id DROP NOT NULL,'
            ' ADD COLUMN citizen_id uuid, ADD CONSTRAINT %I'
            ' CHECK (num_nonnulls(organisation_id, citizen_id) = 1)', target,
            target || '_holder_single');
    END LOOP;
END
$holders$;

-- A person has no organ that resolves for it.
ALTER TABLE membership.applications ALTER COLUMN resolved_on DROP NOT NULL;
ALTER TABLE membership.applications
    ADD COLUMN for_person boolean GENERATED ALWAYS AS
        (CASE WHEN citizen_id IS NOT NULL THEN true END) STORED,
    ADD CONSTRAINT applications_figure_exists FOREIGN KEY (tenant_id, citizen_id)
        REFERENCES membership.figures (tenant_id, citizen_id),
    ADD CONSTRAINT applications_kind_for_persons
        FOREIGN KEY (tenant_id, charter_id, kind, for_person)
        REFERENCES membership.charter_kinds (tenant_id, charter_id, code, persons),
    ADD CONSTRAINT applications_resolved_by_organ
        CHECK ((organisation_id IS NULL) = (resolved_on IS NULL)),
    ADD CONSTRAINT applications_citizen_unique UNIQUE (tenant_id, id, citizen_id);
COMMENT ON TABLE membership.applications IS
    'tenant: the wish of an organisation or a person to join, as it stands; the alliance and the '
    'applicant see it';
CREATE UNIQUE INDEX applications_citizen_open_unique ON membership.applications
    (tenant_id, citizen_id, kind)
    WHERE state IN ('submitted', 'returned', 'placed', 'approved');
CREATE INDEX applications_citizen ON membership.applications (citizen_id, id)
    WHERE citizen_id IS NOT NULL;

ALTER TABLE membership.papers
    ADD CONSTRAINT papers_application_of_citizen FOREIGN KEY (tenant_id, application_id, citizen_id)
        REFERENCES membership.applications (tenant_id, id, citizen_id);
ALTER TABLE membership.application_history
    ADD CONSTRAINT application_history_application_of_citizen
        FOREIGN KEY (tenant_id, application_id, citizen_id)
        REFERENCES membership.applications (tenant_id, id, citizen_id)
        DEFERRABLE INITIALLY IMMEDIATE;

ALTER TABLE membership.memberships
    ADD CONSTRAINT memberships_figure_exists FOREIGN KEY (tenant_id, citizen_id)
        REFERENCES membership.figures (tenant_id, citizen_id),
    ADD CONSTRAINT memberships_citizen_unique UNIQUE (tenant_id, citizen_id, lane),
    ADD CONSTRAINT memberships_whole_citizen_unique
        UNIQUE (tenant_id, id, citizen_id, root_id, lane);
COMMENT ON TABLE membership.memberships IS
    'tenant: one organisation or person in one alliance, for good, through every leaving and '
    're-joining; public';
CREATE INDEX memberships_citizen ON membership.memberships (citizen_id)
    WHERE citizen_id IS NOT NULL;
ALTER TABLE membership.acts
    ADD CONSTRAINT acts_membership_of_citizen
        FOREIGN KEY (tenant_id, membership_id, citizen_id, root_id, lane)
        REFERENCES membership.memberships (tenant_id, id, citizen_id, root_id, lane)
        DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE membership.periods
    ADD COLUMN for_person boolean GENERATED ALWAYS AS
        (CASE WHEN citizen_id IS NOT NULL THEN true END) STORED,
    ADD CONSTRAINT periods_membership_of_citizen
        FOREIGN KEY (tenant_id, membership_id, citizen_id, root_id, lane)
        REFERENCES membership.memberships (tenant_id, id, citizen_id, root_id, lane)
        DEFERRABLE INITIALLY IMMEDIATE,
    ADD CONSTRAINT periods_kind_for_persons FOREIGN KEY (tenant_id, charter_id, kind, for_person)
        REFERENCES membership.charter_kinds (tenant_id, charter_id, code, persons),
    ADD CONSTRAINT periods_citizen_no_overlap EXCLUDE USING gist (
        tenant_id WITH =, citizen_id WITH =, kind WITH =,
        daterange(valid_from, valid_to) WITH &&) WHERE (citizen_id IS NOT NULL),
    ADD CONSTRAINT periods_citizen_one_at_a_time EXCLUDE USING gist (
        tenant_id WITH =, citizen_id WITH =, lane WITH =,
        daterange(valid_from, valid_to) WITH &&) WHERE (citizen_id IS NOT NULL);
COMMENT ON TABLE membership.periods IS
    'tenant: from when to when an organisation or a person was a member, of which kind, in good '
    'standing or suspended; valid_to is its first day of no more, set once; public';

ALTER TABLE membership.invoices
    ADD CONSTRAINT invoices_application_of_citizen
        FOREIGN KEY (tenant_id, application_id, citizen_id)
        REFERENCES membership.applications (tenant_id, id, citizen_id),
    ADD CONSTRAINT invoices_figure_exists FOREIGN KEY (tenant_id, citizen_id)
        REFERENCES membership.figures (tenant_id, citizen_id),
    ADD CONSTRAINT invoices_citizen_unique UNIQUE (tenant_id, id, citizen_id);
CREATE INDEX invoices_citizen ON membership.invoices (citizen_id, id)
    WHERE citizen_id IS NOT NULL;
ALTER TABLE membership.fee_entries
    ADD CONSTRAINT fee_entries_invoice_of_citizen FOREIGN KEY (tenant_id, invoice_id, citizen_id)
        REFERENCES membership.invoices (tenant_id, id, citizen_id);

DO $figures$
DECLARE
    told CONSTANT text := 'name_kk, name_ru, name_en, merit';
    erased CONSTANT text := 'erased_at, erasure_ground, erasure_reference';
    uninvolved CONSTANT text := 'NOT tenancy.is_citizen(principal_id, citizen_id)';
BEGIN
    PERFORM tenancy.isolate('membership.figures', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen', format('SELECT, INSERT (tenant_id, id, citizen_id, %1$s),'
        ' UPDATE (version, recorded_at, %1$s, %2$s)', told, erased));
    PERFORM tenancy.isolate('membership.figures', 'tizilim_alliance', 'tenant_id',
        'tizilim.alliance', format('SELECT, UPDATE (version, %s, %s)', told, erased));
    -- An alliance erases what a person told it, and writes nothing in its place.
    PERFORM tenancy.restrict('membership.figures', 'tizilim_alliance', 'erasing', 'UPDATE',
        'erased_at IS NULL', 'erased_at IS NOT NULL');
    PERFORM tenancy.isolate('tenancy.access_audit', 'tizilim_alliance', 'tenant_id',
        'tizilim.alliance', 'SELECT, INSERT');
    PERFORM tenancy.signed('tenancy.access_audit', 'tizilim_alliance', 'principal_id');

    PERFORM tenancy.isolate('membership.consents', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen', 'SELECT, INSERT (citizen_id, id, scope, lasts_to),'
        ' UPDATE (withdrawn_at)');
    PERFORM tenancy.restrict('membership.consents', 'tizilim_citizen', 'withdrawn', 'UPDATE',
        'withdrawn_at IS NULL', 'withdrawn_at IS NOT NULL');
    PERFORM tenancy.publish('membership.figure_names');
    PERFORM tenancy.admit('membership.figure_names', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen', 'INSERT (citizen_id, consent_id, lasts_to, name_kk, name_ru, name_en)',
        'DELETE');

    PERFORM tenancy.isolate('membership.applications', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen', 'SELECT, INSERT (tenant_id, id, citizen_id, root_id, charter_id, kind,'
        ' state),'
        ' UPDATE (version, seq, state, due_on, due_rule, due_explanation)');
    PERFORM tenancy.restrict('membership.applications', 'tizilim_citizen', 'own', 'UPDATE',
        'state IN (''submitted'', ''returned'', ''placed'', ''approved'')',
        'state IN (''submitted'', ''withdrawn'')');
    PERFORM tenancy.isolate('membership.papers', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen', 'SELECT, INSERT');
    PERFORM tenancy.signed('membership.papers', 'tizilim_citizen', 'recorded_by');
    PERFORM tenancy.isolate('membership.application_history', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen', 'SELECT, INSERT (tenant_id, application_id, seq, citizen_id, root_id,'
        ' from_state, to_state, act, principal_id, actor, reason, organ, protocol_number,'
        ' protocol_on, votes_for, votes_against, votes_abstained, votes_entitled)');
    PERFORM tenancy.signed('membership.application_history', 'tizilim_citizen', 'principal_id');
    PERFORM tenancy.restrict('membership.application_history', 'tizilim_citizen', 'own',
        'INSERT', NULL, 'act IN (''apply'', ''withdraw'')');

    PERFORM tenancy.admit('membership.memberships', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen', 'UPDATE (version, seq, state)');
    PERFORM tenancy.isolate('membership.acts', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen', 'SELECT, INSERT (tenant_id, membership_id, seq, citizen_id, root_id,'
        ' lane, from_state, to_state, act, holds_from, principal_id, actor, reason, organ,'
        ' protocol_number, protocol_on, votes_for, votes_against, votes_abstained,'
        ' votes_entitled, hearing_on, appeal_due_on)');
    PERFORM tenancy.signed('membership.acts', 'tizilim_citizen', 'principal_id');
    PERFORM tenancy.restrict('membership.acts', 'tizilim_citizen', 'own', 'INSERT', NULL,
        'act IN (''leave'', ''appeal'')');
    PERFORM tenancy.admit('membership.periods', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen', 'UPDATE (valid_to)');
    PERFORM tenancy.restrict('membership.periods', 'tizilim_citizen', 'ended', 'UPDATE',
        'valid_to IS NULL', 'valid_to IS NOT NULL');
    PERFORM tenancy.isolate('membership.invoices', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen', 'SELECT');
    PERFORM tenancy.isolate('membership.fee_entries', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen', 'SELECT');

    -- Nobody takes part in what becomes of the own application and membership.
    PERFORM tenancy.restrict('membership.application_history', 'tizilim_alliance', 'uninvolved',
        'INSERT', NULL, uninvolved);
    PERFORM tenancy.restrict('membership.acts', 'tizilim_alliance', 'uninvolved', 'INSERT', NULL,
        uninvolved);
    GRANT INSERT (citizen_id) ON membership.application_history, membership.acts,
        membership.periods, membership.invoices, membership.fee_entries TO tizilim_alliance;
    GRANT INSERT (citizen_id) ON membership.application_history, membership.acts
        TO tizilim_applicant;
    GRANT INSERT (organisation_id) ON membership.application_history, membership.acts
        TO tizilim_citizen;
END
$figures$;

-- A name whose term is over is read by nobody but its person, who may put another in its place.
SELECT tenancy.restrict('membership.figure_names', member, 'lasting', 'SELECT',
    'lasts_to >= timezone(interval ''5 hours'', clock_timestamp())::date', NULL)
FROM unnest(ARRAY['tizilim_app', 'tizilim_applicant', 'tizilim_alliance', 'tizilim_federation',
    'tizilim_audit', 'tizilim_read', 'tizilim_auth']) AS member;

-- The right to have personal data erased, as 0014 has it for people of organisations.
CREATE POLICY figures_owner ON membership.figures FOR SELECT TO tizilim_owner USING (true);
CREATE POLICY figure_names_owner ON membership.figure_names FOR ALL TO tizilim_owner
    USING (true) WITH CHECK (false);
ALTER POLICY entries_owner ON journal.entries USING (subject_kind IN ('person', 'figure'));
ALTER POLICY idempotency_owner ON tenancy.idempotency
    USING (method IN ('ngo.setPersons', 'membership.apply', 'figure.consent'));

CREATE FUNCTION membership.forget_figure(figure uuid) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    -- Without its salt a commitment can be checked by nobody; the leaf stays as it is.
    DELETE FROM journal.salts AS s
    USING membership.figures AS f, journal.entries AS e
    WHERE f.id = forget_figure.figure AND f.erased_at IS NOT NULL
      AND (f.tenant_id = (SELECT nullif(current_setting('tizilim.alliance', true), '')::uuid)
          OR f.citizen_id = (SELECT nullif(current_setting('tizilim.citizen', true), '')::uuid))
      AND e.subject_id = f.id AND s.entry_id = e.id;
    -- Digests of parameters that named the person, and the answers to them.
    DELETE FROM tenancy.idempotency AS i
    USING membership.figures AS f, tenancy.principals AS p
    WHERE f.id = forget_figure.figure AND f.erased_at IS NOT NULL
      AND (f.tenant_id = (SELECT nullif(current_setting('tizilim.alliance', true), '')::uuid)
          OR f.citizen_id = (SELECT nullif(current_setting('tizilim.citizen', true), '')::uuid))
      AND p.citizen_id = f.citizen_id AND i.principal_id = p.id
      AND i.method IN ('membership.apply', 'figure.consent');
    DELETE FROM membership.figure_names AS n
    USING membership.figures AS f
    WHERE f.id = forget_figure.figure AND f.erased_at IS NOT NULL
      AND (f.tenant_id = (SELECT nullif(current_setting('tizilim.alliance', true), '')::uuid)
          OR f.citizen_id = (SELECT nullif(current_setting('tizilim.citizen', true), '')::uuid))
      AND n.citizen_id = f.citizen_id;
END;
COMMENT ON FUNCTION membership.forget_figure IS
    'Deletes the salts, kept answers and published name of a figure whom the caller has erased.';
GRANT EXECUTE ON FUNCTION membership.forget_figure TO tizilim_alliance, tizilim_citizen;

SELECT journal.publish_kind('membership',
    $$SELECT '{}'::json FROM membership.memberships AS m WHERE m.id = $1$$,
    $$SELECT m.id, m.version,
          (SELECT json_build_object('alliance', t.code,
               CASE WHEN m.citizen_id IS NULL THEN 'organisation' ELSE 'person' END,
               coalesce(m.organisation_id, m.citizen_id), 'state', m.state, 'periods',
               (SELECT json_agg(json_build_object('kind', p.kind, 'standing', p.standing,
                    'validFrom', p.valid_from, 'validTo', p.valid_to) ORDER BY p.seq)
                FROM membership.periods AS p
                WHERE p.tenant_id = m.tenant_id AND p.membership_id = m.id))
           FROM tenancy.tenants AS t WHERE t.id = m.tenant_id)
      FROM membership.memberships AS m$$);
