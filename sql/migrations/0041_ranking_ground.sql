-- Methods of ranking, and snapshots that are computed by them. All of it is public, but for who
-- signed. What a snapshot is made of is written with it and never again.

CREATE SCHEMA ranking;
COMMENT ON SCHEMA ranking IS 'How NGOs are ranked, from what, and with what result.';
DO $schema$
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA ranking TO %s', tenancy.readers());
END
$schema$;

ALTER TABLE tenancy.tenants ADD CONSTRAINT tenants_kind_unique UNIQUE (id, kind);

CREATE TABLE ranking.methods (
    tenant_id uuid NOT NULL,
    tenant_kind text NOT NULL GENERATED ALWAYS AS ('ministry') STORED,
    id uuid NOT NULL,
    act text NOT NULL GENERATED ALWAYS AS ('first') STORED,
    code text NOT NULL,
    number integer NOT NULL,
    prev integer GENERATED ALWAYS AS (nullif(number - 1, 0)) STORED,
    name_kk text,
    name_ru text,
    sample boolean NOT NULL,
    record text NOT NULL,
    record_sha256 bytea NOT NULL GENERATED ALWAYS AS (sha256(record::bytea)) STORED,
    comments_until date NOT NULL,
    drafted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    CONSTRAINT methods_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT methods_id_unique UNIQUE (id),
    CONSTRAINT methods_number_unique UNIQUE (tenant_id, code, number),
    CONSTRAINT methods_comments_unique UNIQUE (tenant_id, id, comments_until),
    CONSTRAINT methods_of_ministry FOREIGN KEY (tenant_id, tenant_kind)
        REFERENCES tenancy.tenants (id, kind),
    CONSTRAINT methods_follow FOREIGN KEY (tenant_id, code, prev)
        REFERENCES ranking.methods (tenant_id, code, number),
    CONSTRAINT methods_number_positive CHECK (number > 0),
    CONSTRAINT methods_code_format CHECK (code ~ '^[a-z]+(-[a-z]+)*$' AND length(code) <= 60),
    CONSTRAINT methods_name_stated CHECK (coalesce(name_kk, name_ru) <> ''),
    CONSTRAINT methods_name_length CHECK (
        coalesce(char_length(name_kk), 0) <= 500 AND coalesce(char_length(name_ru), 0) <= 500),
    CONSTRAINT methods_record_length CHECK (octet_length(record) <= 65536)
);
COMMENT ON TABLE ranking.methods IS
    'tenant: a version of a method as it was put up for comments; INSERT only, public';
COMMENT ON COLUMN ranking.methods.record IS
    'Everything that a computation depends on beside its rows: canonical JSON (RFC 8785).';
COMMENT ON COLUMN ranking.methods.comments_until IS
    'Last day on which the public may comment before it can be published.';

CREATE TABLE ranking.method_publications (
    tenant_id uuid NOT NULL,
    method_id uuid NOT NULL,
    act text NOT NULL GENERATED ALWAYS AS ('second') STORED,
    comments_until date NOT NULL,
    valid_from date NOT NULL,
    published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    reference text NOT NULL,
    reference_sha256 bytea NOT NULL,
    CONSTRAINT method_publications_pkey PRIMARY KEY (tenant_id, method_id),
    CONSTRAINT method_publications_method_exists FOREIGN KEY (tenant_id, method_id, comments_until)
        REFERENCES ranking.methods (tenant_id, id, comments_until),
    CONSTRAINT method_publications_after_comments
        CHECK (timezone(interval '5 hours', published_at)::date > comments_until),
    CONSTRAINT method_publications_reference_length
        CHECK (char_length(reference) BETWEEN 1 AND 1000),
    CONSTRAINT method_publications_reference_sha256 CHECK (octet_length(reference_sha256) = 32)
);
COMMENT ON TABLE ranking.method_publications IS
    'tenant: by which act a method was approved, and from when rankings follow it; INSERT only, '
    'public';

INSERT INTO registry.deadline_rules
    (code, valid_from, unit, amount, month, day, article, name_kk, name_ru, name_en, confirmed)
VALUES
    ('ranking.objection', '2021-07-01', 'working-days', 5, NULL, NULL, 'APPC, Art. 73 (hearing: at least 3 working days, objection 2)', 'Рейтингке қарсылық білдіру мерзімі', 'Срок возражения на рейтинг', 'Objections to a provisional ranking', false);

CREATE TABLE ranking.snapshots (
    tenant_id uuid NOT NULL,
    tenant_kind text NOT NULL GENERATED ALWAYS AS ('ministry') STORED,
    id uuid NOT NULL,
    act text NOT NULL GENERATED ALWAYS AS ('first') STORED,
    method_id uuid NOT NULL,
    cut_off date NOT NULL,
    written_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
    computed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    objections_until timestamptz NOT NULL,
    due_rule text NOT NULL,
    due_explanation jsonb NOT NULL,
    organisations integer NOT NULL,
    inputs bigint NOT NULL,
    parts integer NOT NULL,
    digest bytea NOT NULL,
    CONSTRAINT snapshots_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT snapshots_id_unique UNIQUE (id),
    CONSTRAINT snapshots_written_unique UNIQUE (tenant_id, id, written_in),
    CONSTRAINT snapshots_objections_unique UNIQUE (tenant_id, id, objections_until),
    CONSTRAINT snapshots_of_ministry FOREIGN KEY (tenant_id, tenant_kind)
        REFERENCES tenancy.tenants (id, kind),
    CONSTRAINT snapshots_method_published FOREIGN KEY (tenant_id, method_id)
        REFERENCES ranking.method_publications (tenant_id, method_id),
    CONSTRAINT snapshots_cut_off_past
        CHECK (cut_off <= timezone(interval '5 hours', computed_at)::date),
    CONSTRAINT snapshots_objections_later CHECK (objections_until > computed_at),
    CONSTRAINT snapshots_counts CHECK (organisations >= 0 AND inputs >= 0 AND parts > 0),
    CONSTRAINT snapshots_digest_sha256 CHECK (octet_length(digest) = 32)
);
COMMENT ON TABLE ranking.snapshots IS
    'tenant: a ranking as it was computed; provisional until it is in publications; INSERT only, '
    'public';
COMMENT ON COLUMN ranking.snapshots.written_in IS
    'The transaction that wrote it; nobody can state it, so rows come with their snapshot or never.';
COMMENT ON COLUMN ranking.snapshots.digest IS 'SHA-256 of the whole export.';
CREATE INDEX snapshots_listed ON ranking.snapshots (cut_off, id);

CREATE TABLE ranking.publications (
    tenant_id uuid NOT NULL,
    snapshot_id uuid NOT NULL,
    act text NOT NULL GENERATED ALWAYS AS ('second') STORED,
    objections_until timestamptz NOT NULL,
    published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    CONSTRAINT publications_pkey PRIMARY KEY (tenant_id, snapshot_id),
    CONSTRAINT publications_snapshot_exists FOREIGN KEY (tenant_id, snapshot_id, objections_until)
        REFERENCES ranking.snapshots (tenant_id, id, objections_until),
    CONSTRAINT publications_after_objections CHECK (published_at > objections_until)
);
COMMENT ON TABLE ranking.publications IS
    'tenant: that a ranking is final, since when; INSERT only, public';

-- Who signed is not public: a row for each of the two acts on a method or a snapshot.
CREATE TABLE ranking.signers (
    tenant_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    act text NOT NULL,
    principal_id uuid NOT NULL,
    first_id uuid NOT NULL,
    first text NOT NULL GENERATED ALWAYS AS ('first') STORED,
    CONSTRAINT signers_pkey PRIMARY KEY (tenant_id, subject_id, act),
    CONSTRAINT signers_first_unique UNIQUE (tenant_id, subject_id, act, principal_id),
    CONSTRAINT signers_first_matches FOREIGN KEY (tenant_id, subject_id, first, first_id)
        REFERENCES ranking.signers (tenant_id, subject_id, act, principal_id),
    CONSTRAINT signers_act_known CHECK (act IN ('first', 'second')),
    CONSTRAINT signers_four_eyes CHECK ((act = 'first') = (principal_id = first_id))
);
COMMENT ON TABLE ranking.signers IS
    'tenant: who drafted and who published a method, who computed and who published a ranking; '
    'INSERT only; the tenant sees it';

ALTER TABLE ranking.methods ADD CONSTRAINT methods_signed
    FOREIGN KEY (tenant_id, id, act)
    REFERENCES ranking.signers (tenant_id, subject_id, act) DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE ranking.method_publications ADD CONSTRAINT method_publications_signed
    FOREIGN KEY (tenant_id, method_id, act)
    REFERENCES ranking.signers (tenant_id, subject_id, act) DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE ranking.snapshots ADD CONSTRAINT snapshots_signed
    FOREIGN KEY (tenant_id, id, act)
    REFERENCES ranking.signers (tenant_id, subject_id, act) DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE ranking.publications ADD CONSTRAINT publications_signed
    FOREIGN KEY (tenant_id, snapshot_id, act)
    REFERENCES ranking.signers (tenant_id, subject_id, act) DEFERRABLE INITIALLY IMMEDIATE;

CREATE TABLE ranking.standings (
    tenant_id uuid NOT NULL,
    snapshot_id uuid NOT NULL,
    organisation_id uuid NOT NULL
        CONSTRAINT standings_organisation_exists REFERENCES registry.organisations (id),
    written_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
    form text NOT NULL,
    size text NOT NULL,
    sphere text NOT NULL,
    region text NOT NULL,
    bars text NOT NULL,
    alert text NOT NULL,
    state text NOT NULL,
    points integer,
    band text,
    place integer,
    place_region integer,
    place_sphere integer,
    place_group integer,
    level text NOT NULL,
    listed integer NOT NULL GENERATED ALWAYS AS (coalesce(place, 2147483647)) STORED,
    means integer[] NOT NULL,
    values integer[] NOT NULL,
    CONSTRAINT standings_pkey PRIMARY KEY (tenant_id, snapshot_id, organisation_id),
    CONSTRAINT standings_snapshot_exists FOREIGN KEY (tenant_id, snapshot_id, written_in)
        REFERENCES ranking.snapshots (tenant_id, id, written_in),
    CONSTRAINT standings_state_known CHECK (state IN ('rated', 'unrated', 'alert')),
    CONSTRAINT standings_alert_stated CHECK ((state = 'alert') = (alert <> '')),
    CONSTRAINT standings_rated_complete CHECK (
        num_nonnulls(points, band, place, place_region, place_sphere, place_group)
        = CASE state WHEN 'rated' THEN 6 ELSE 0 END)
);
COMMENT ON TABLE ranking.standings IS
    'tenant: an organisation as it stood on the cut-off day, and its result; INSERT only, public';
COMMENT ON COLUMN ranking.standings.bars IS
    'The gate: what kept it from being financed on that day, joined by commas.';
COMMENT ON COLUMN ranking.standings.means IS
    'Of its peer group for each indicator of the method, in parts of a million; "values" are its '
    'own ones after they were drawn to them.';
CREATE INDEX standings_listed
    ON ranking.standings (tenant_id, snapshot_id, listed, organisation_id);
CREATE INDEX standings_organisation ON ranking.standings (organisation_id, snapshot_id);

CREATE TABLE ranking.inputs (
    tenant_id uuid NOT NULL,
    snapshot_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    indicator text NOT NULL,
    source text NOT NULL,
    written_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
    day date NOT NULL,
    good bigint NOT NULL,
    total bigint NOT NULL,
    CONSTRAINT inputs_pkey PRIMARY KEY
        (tenant_id, snapshot_id, organisation_id, indicator, source),
    CONSTRAINT inputs_snapshot_exists FOREIGN KEY (tenant_id, snapshot_id, written_in)
        REFERENCES ranking.snapshots (tenant_id, id, written_in),
    CONSTRAINT inputs_share CHECK (total > 0 AND good BETWEEN 0 AND total),
    CONSTRAINT inputs_code_format CHECK (
        indicator ~ '^[a-z]+$' AND source ~ '^[a-z0-9/-]+$')
);
COMMENT ON TABLE ranking.inputs IS
    'tenant: the evidence that a ranking was computed from; INSERT only, public';

CREATE TABLE ranking.export_parts (
    tenant_id uuid NOT NULL,
    snapshot_id uuid NOT NULL,
    number integer NOT NULL,
    written_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
    text text NOT NULL,
    CONSTRAINT export_parts_pkey PRIMARY KEY (tenant_id, snapshot_id, number),
    CONSTRAINT export_parts_snapshot_exists FOREIGN KEY (tenant_id, snapshot_id, written_in)
        REFERENCES ranking.snapshots (tenant_id, id, written_in),
    CONSTRAINT export_parts_number_positive CHECK (number > 0),
    CONSTRAINT export_parts_length CHECK (octet_length(text) <= 2097152)
);
COMMENT ON TABLE ranking.export_parts IS
    'tenant: the very bytes of an export, in parts; INSERT only, public';

DO $rights$
DECLARE
    tenant CONSTANT text := 'tizilim.tenant';
BEGIN
    PERFORM tenancy.publish(target) FROM unnest(ARRAY['ranking.methods',
        'ranking.method_publications', 'ranking.snapshots', 'ranking.publications',
        'ranking.standings', 'ranking.inputs', 'ranking.export_parts']::regclass[]) AS target;
    PERFORM tenancy.isolate('ranking.signers', 'tizilim_app', 'tenant_id', tenant,
        'SELECT, INSERT (tenant_id, subject_id, act, principal_id, first_id)');
    PERFORM tenancy.signed('ranking.signers', 'tizilim_app', 'principal_id');
    PERFORM tenancy.admit('ranking.methods', 'tizilim_app', 'tenant_id', tenant,
        'INSERT (tenant_id, id, code, number, name_kk, name_ru, sample, record, comments_until,'
        ' actor)');
    PERFORM tenancy.admit('ranking.method_publications', 'tizilim_app', 'tenant_id', tenant,
        'INSERT (tenant_id, method_id, comments_until, valid_from, actor, reference,'
        ' reference_sha256)');
    PERFORM tenancy.admit('ranking.snapshots', 'tizilim_app', 'tenant_id', tenant,
        'INSERT (tenant_id, id, method_id, cut_off, actor, objections_until, due_rule,'
        ' due_explanation, organisations, inputs, parts, digest)');
    PERFORM tenancy.admit('ranking.publications', 'tizilim_app', 'tenant_id', tenant,
        'INSERT (tenant_id, snapshot_id, objections_until, actor)');
    PERFORM tenancy.admit('ranking.standings', 'tizilim_app', 'tenant_id', tenant,
        'INSERT (tenant_id, snapshot_id, organisation_id, form, size, sphere, region, bars,'
        ' alert, state, points, band, place, place_region, place_sphere, place_group, level,'
        ' means, values)');
    PERFORM tenancy.admit('ranking.inputs', 'tizilim_app', 'tenant_id', tenant,
        'INSERT (tenant_id, snapshot_id, organisation_id, indicator, source, day, good, total)');
    PERFORM tenancy.admit('ranking.export_parts', 'tizilim_app', 'tenant_id', tenant,
        'INSERT (tenant_id, snapshot_id, number, text)');
END
$rights$;

SELECT journal.publish_kind('method',
    $$SELECT json_strip_nulls(json_build_object('nameKk', m.name_kk, 'nameRu', m.name_ru,
          'reference', CASE WHEN $2 = 2 THEN p.reference END))
      FROM ranking.methods AS m
      LEFT JOIN ranking.method_publications AS p
          ON p.tenant_id = m.tenant_id AND p.method_id = m.id
      WHERE m.id = $1$$);
