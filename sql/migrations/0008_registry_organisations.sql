-- One record per organisation for the whole country. Everything here is public; who may write is
-- decided by the home tenant. People are elsewhere (0009).

CREATE TABLE registry.organisations (
    id uuid CONSTRAINT organisations_pkey PRIMARY KEY,
    version bigint NOT NULL,
    home_tenant_id uuid NOT NULL,
    region_code text NOT NULL,
    kato text,
    unit text NOT NULL DEFAULT 'head',
    parent_id uuid CONSTRAINT organisations_parent_exists REFERENCES registry.organisations (id),
    legal_form text NOT NULL
        CONSTRAINT organisations_form_exists REFERENCES registry.legal_forms (code),
    name_kk text,
    name_ru text,
    name_en text,
    short_kk text,
    short_ru text,
    short_en text,
    mixed_script boolean NOT NULL DEFAULT false,
    registered_on date,
    legal_status text NOT NULL DEFAULT 'active',
    suspended_until date,
    successor_id uuid
        CONSTRAINT organisations_successor_exists REFERENCES registry.organisations (id),
    verification text NOT NULL DEFAULT 'unverified',
    verified_until date,
    report_exemption text,
    email text,
    phone text,
    website text,
    address_kk text,
    address_ru text,
    spheres text[] NOT NULL DEFAULT '{}',
    merged_into_id uuid,
    standing boolean NOT NULL GENERATED ALWAYS AS (merged_into_id IS NULL) STORED,
    merged_into_standing boolean
        GENERATED ALWAYS AS (CASE WHEN merged_into_id IS NOT NULL THEN true END) STORED,
    search_key text NOT NULL,
    latin_key text NOT NULL DEFAULT '',
    CONSTRAINT organisations_version_positive CHECK (version > 0),
    -- An akimat registers in its own region.
    CONSTRAINT organisations_region_of_tenant FOREIGN KEY (region_code, home_tenant_id)
        REFERENCES registry.regions (code, tenant_id),
    CONSTRAINT organisations_kato_format CHECK (kato ~ '^[0-9]{9}$'),
    CONSTRAINT organisations_unit_known CHECK (unit IN ('head', 'branch', 'representation')),
    CONSTRAINT organisations_parent_of_branch CHECK (parent_id IS NULL OR unit <> 'head'),
    CONSTRAINT organisations_parent_other CHECK (parent_id <> id),
    CONSTRAINT organisations_named CHECK (coalesce(name_kk, name_ru) <> ''),
    CONSTRAINT organisations_name_length CHECK (
        greatest(char_length(name_kk), char_length(name_ru), char_length(name_en)) <= 1000),
    CONSTRAINT organisations_short_length CHECK (
        greatest(char_length(short_kk), char_length(short_ru), char_length(short_en)) <= 300),
    CONSTRAINT organisations_legal_status_known CHECK (legal_status IN (
        'active', 'not-found', 'suspended', 'in-liquidation', 'liquidated', 'reorganised')),
    CONSTRAINT organisations_suspended_until_of_suspended
        CHECK (suspended_until IS NULL OR legal_status = 'suspended'),
    CONSTRAINT organisations_successor_of_reorganised
        CHECK (successor_id IS NULL OR legal_status = 'reorganised'),
    CONSTRAINT organisations_successor_other CHECK (successor_id <> id),
    CONSTRAINT organisations_verification_known CHECK (verification IN (
        'unverified', 'submitted', 'in-review', 'returned', 'verified', 'expired', 'refused',
        'revoked')),
    -- A representative has no right to verified_until, so none can make itself verified.
    CONSTRAINT organisations_verified_until_of_verified CHECK (CASE verification
        WHEN 'verified' THEN verified_until IS NOT NULL
        WHEN 'expired' THEN true
        ELSE verified_until IS NULL END),
    CONSTRAINT organisations_report_exemption_known
        CHECK (report_exemption IN ('state-founder', 'state-affiliate')),
    CONSTRAINT organisations_contacts_length CHECK (
        coalesce(char_length(email), 0) <= 254 AND coalesce(char_length(phone), 0) <= 50
        AND coalesce(char_length(website), 0) <= 500
        AND coalesce(char_length(address_kk), 0) <= 500
        AND coalesce(char_length(address_ru), 0) <= 500),
    CONSTRAINT organisations_spheres_few CHECK (cardinality(spheres) <= 20),
    CONSTRAINT organisations_search_key_spaced CHECK (search_key LIKE ' %'),
    CONSTRAINT organisations_home_unique UNIQUE (id, home_tenant_id),
    CONSTRAINT organisations_standing_unique UNIQUE (id, standing),
    -- Merged into one that itself stands: no chains, no circles, one step to the kept record.
    CONSTRAINT organisations_merged_into_standing FOREIGN KEY (merged_into_id, merged_into_standing)
        REFERENCES registry.organisations (id, standing),
    CONSTRAINT organisations_merged_into_other CHECK (merged_into_id <> id)
);
COMMENT ON TABLE registry.organisations IS
    'national: the current public record of each organisation; its versions are '
    'organisation_versions';
COMMENT ON COLUMN registry.organisations.home_tenant_id IS 'The akimat that verifies it.';
COMMENT ON COLUMN registry.organisations.mixed_script IS
    'A word of a name mixes Cyrillic with look-alike Latin letters.';
COMMENT ON COLUMN registry.organisations.verified_until IS
    'Last day on which the verification holds; after it the record reads as expired.';
COMMENT ON COLUMN registry.organisations.report_exemption IS
    'Why this one need not report although its form must: law 142, Art. 41(5).';
COMMENT ON COLUMN registry.organisations.spheres IS
    'Spheres that hold today; dated in sphere_rows.';
COMMENT ON COLUMN registry.organisations.search_key IS
    'Current, short and former names in both languages, folded by the server, a space before each '
    'word: "% қо%" finds a short word at its start, "%қор%" a longer one anywhere.';
COMMENT ON COLUMN registry.organisations.latin_key IS 'The same names in Latin letters.';

CREATE TABLE registry.organisation_versions (
    organisation_id uuid NOT NULL
        CONSTRAINT organisation_versions_organisation_exists REFERENCES registry.organisations (id)
        DEFERRABLE INITIALLY IMMEDIATE,
    version bigint NOT NULL,
    prev_version bigint GENERATED ALWAYS AS (nullif(version - 1, 0)) STORED,
    home_tenant_id uuid NOT NULL
        CONSTRAINT organisation_versions_home_exists REFERENCES tenancy.tenants (id),
    recorded_from timestamptz NOT NULL,
    recorded_to timestamptz,
    valid_from date,
    act text NOT NULL,
    actor text NOT NULL,
    record json NOT NULL,
    CONSTRAINT organisation_versions_pkey PRIMARY KEY (organisation_id, version),
    CONSTRAINT organisation_versions_version_positive CHECK (version > 0),
    CONSTRAINT organisation_versions_recorded_order CHECK (recorded_to > recorded_from),
    CONSTRAINT organisation_versions_ends_unique UNIQUE (organisation_id, version, recorded_to),
    -- Version v begins at the very moment at which v - 1 ended: no gap, no overlap, no jump, and at
    -- most one version that has not ended.
    CONSTRAINT organisation_versions_follow
        FOREIGN KEY (organisation_id, prev_version, recorded_from)
        REFERENCES registry.organisation_versions (organisation_id, version, recorded_to)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT organisation_versions_act_format CHECK (act ~ '^[a-z]+[a-zA-Z]*\.[a-z]+[a-zA-Z]*$'),
    CONSTRAINT organisation_versions_record_object CHECK (json_typeof(record) = 'object')
);
COMMENT ON TABLE registry.organisation_versions IS
    'national: every version of the public record as it stood; only recorded_to is ever set, once';
COMMENT ON COLUMN registry.organisation_versions.valid_from IS
    'When the fact began to hold, if that was stated; may lie before recorded_from.';

ALTER TABLE registry.organisations ADD CONSTRAINT organisations_version_recorded
    FOREIGN KEY (id, version) REFERENCES registry.organisation_versions (organisation_id, version)
    DEFERRABLE INITIALLY IMMEDIATE;

CREATE TABLE registry.identifiers (
    organisation_id uuid NOT NULL,
    home_tenant_id uuid NOT NULL,
    scheme text NOT NULL,
    value text NOT NULL,
    valid_from date,
    valid_to date,
    source text,
    recorded_from timestamptz NOT NULL DEFAULT clock_timestamp(),
    recorded_to timestamptz,
    CONSTRAINT identifiers_pkey PRIMARY KEY (organisation_id, scheme, value, recorded_from),
    CONSTRAINT identifiers_organisation_exists FOREIGN KEY (organisation_id, home_tenant_id)
        REFERENCES registry.organisations (id, home_tenant_id) ON UPDATE CASCADE,
    CONSTRAINT identifiers_scheme_known CHECK (scheme IN ('KZ-BIN', 'KZ-RNN', 'KZ-REG', 'FOREIGN')),
    CONSTRAINT identifiers_value_format CHECK (CASE
        WHEN scheme IN ('KZ-BIN', 'KZ-RNN') THEN value ~ '^[0-9]{12}$'
        WHEN scheme = 'FOREIGN' THEN value ~ '^[A-Z]{2}:.{1,60}$'
        ELSE char_length(value) BETWEEN 1 AND 60 END),
    CONSTRAINT identifiers_valid_order CHECK (valid_to >= valid_from),
    CONSTRAINT identifiers_recorded_order CHECK (recorded_to > recorded_from)
);
COMMENT ON TABLE registry.identifiers IS
    'national: dated external identifiers; one that holds today names one organisation';
COMMENT ON COLUMN registry.identifiers.value IS 'FOREIGN: country code, colon, number.';
CREATE UNIQUE INDEX identifiers_current_unique ON registry.identifiers (scheme, value)
    WHERE recorded_to IS NULL AND valid_to IS NULL;
-- Look-up of an identifier that no longer holds.
CREATE INDEX identifiers_former ON registry.identifiers (scheme, value)
    WHERE recorded_to IS NULL AND valid_to IS NOT NULL;

CREATE TABLE registry.names (
    organisation_id uuid NOT NULL,
    id uuid NOT NULL,
    home_tenant_id uuid NOT NULL,
    kind text NOT NULL,
    language text NOT NULL,
    name text NOT NULL,
    valid_from date,
    valid_to date,
    recorded_from timestamptz NOT NULL DEFAULT clock_timestamp(),
    recorded_to timestamptz,
    CONSTRAINT names_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT names_organisation_exists FOREIGN KEY (organisation_id, home_tenant_id)
        REFERENCES registry.organisations (id, home_tenant_id) ON UPDATE CASCADE,
    CONSTRAINT names_kind_known CHECK (kind IN ('full', 'short', 'former', 'former-short')),
    CONSTRAINT names_language_known CHECK (language IN ('kk', 'ru', 'en')),
    CONSTRAINT names_name_length CHECK (char_length(name) BETWEEN 1 AND 1000),
    CONSTRAINT names_former_ended CHECK (kind NOT LIKE 'former%' OR valid_to IS NOT NULL),
    CONSTRAINT names_valid_order CHECK (valid_to >= valid_from),
    CONSTRAINT names_recorded_order CHECK (recorded_to > recorded_from)
);
COMMENT ON TABLE registry.names IS 'national: names with the dates on which they held';

CREATE TABLE registry.sphere_rows (
    organisation_id uuid NOT NULL,
    home_tenant_id uuid NOT NULL,
    sphere text NOT NULL CONSTRAINT sphere_rows_sphere_exists REFERENCES registry.spheres (code),
    valid_from date,
    valid_to date,
    recorded_from timestamptz NOT NULL DEFAULT clock_timestamp(),
    recorded_to timestamptz,
    CONSTRAINT sphere_rows_pkey PRIMARY KEY (organisation_id, sphere, recorded_from),
    CONSTRAINT sphere_rows_organisation_exists FOREIGN KEY (organisation_id, home_tenant_id)
        REFERENCES registry.organisations (id, home_tenant_id) ON UPDATE CASCADE,
    CONSTRAINT sphere_rows_valid_order CHECK (valid_to >= valid_from),
    CONSTRAINT sphere_rows_recorded_order CHECK (recorded_to > recorded_from)
);
COMMENT ON TABLE registry.sphere_rows IS 'national: spheres with the dates on which they held';

CREATE TABLE registry.residences (
    organisation_id uuid NOT NULL,
    home_tenant_id uuid NOT NULL,
    region_code text NOT NULL
        CONSTRAINT residences_region_exists REFERENCES registry.regions (code),
    kato text,
    valid_from date,
    valid_to date,
    recorded_from timestamptz NOT NULL DEFAULT clock_timestamp(),
    recorded_to timestamptz,
    CONSTRAINT residences_pkey PRIMARY KEY (organisation_id, recorded_from),
    CONSTRAINT residences_organisation_exists FOREIGN KEY (organisation_id, home_tenant_id)
        REFERENCES registry.organisations (id, home_tenant_id) ON UPDATE CASCADE,
    CONSTRAINT residences_kato_format CHECK (kato ~ '^[0-9]{9}$'),
    CONSTRAINT residences_valid_order CHECK (valid_to >= valid_from),
    CONSTRAINT residences_recorded_order CHECK (recorded_to > recorded_from)
);
COMMENT ON TABLE registry.residences IS
    'national: home regions with their dates, so that a report can use the region as it was';

CREATE TABLE registry.merges (
    id uuid CONSTRAINT merges_pkey PRIMARY KEY,
    home_tenant_id uuid NOT NULL,
    merged_id uuid NOT NULL,
    kept_id uuid NOT NULL CONSTRAINT merges_kept_exists REFERENCES registry.organisations (id),
    reason text NOT NULL,
    merged_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    merged_by text NOT NULL,
    undone_at timestamptz,
    undone_by text,
    undone_reason text,
    CONSTRAINT merges_merged_exists FOREIGN KEY (merged_id, home_tenant_id)
        REFERENCES registry.organisations (id, home_tenant_id) ON UPDATE CASCADE,
    CONSTRAINT merges_other CHECK (merged_id <> kept_id),
    CONSTRAINT merges_reason_length CHECK (char_length(reason) BETWEEN 1 AND 1000),
    CONSTRAINT merges_undone_complete CHECK
        (num_nonnulls(undone_at, undone_by, undone_reason) IN (0, 3)),
    CONSTRAINT merges_undone_later CHECK (undone_at >= merged_at)
);
COMMENT ON TABLE registry.merges IS
    'national: which record was found to be which other, and whether that was taken back';
CREATE UNIQUE INDEX merges_merged_once ON registry.merges (merged_id) WHERE undone_at IS NULL;
CREATE INDEX merges_kept ON registry.merges (kept_id);

DO $organisations$
DECLARE
    target regclass;
BEGIN
    PERFORM tenancy.publish('registry.organisations');
    PERFORM tenancy.admit('registry.organisations', 'tizilim_app',
        'home_tenant_id', 'tizilim.tenant', 'INSERT', 'UPDATE');
    PERFORM tenancy.admit('registry.organisations', 'tizilim_applicant',
        'id', 'tizilim.organisation', 'INSERT',
        'UPDATE (version, verification, name_kk, name_ru, name_en, short_kk, short_ru, short_en,'
        ' mixed_script, registered_on, kato, email, phone, website, address_kk, address_ru,'
        ' spheres, search_key, latin_key)');
    PERFORM tenancy.restrict('registry.organisations', 'tizilim_applicant', 'new', 'INSERT', NULL,
        'verification = ''unverified'' AND legal_status = ''active'' AND merged_into_id IS NULL'
        ' AND report_exemption IS NULL');

    -- Facts with a history: a row is written once and closed once.
    FOREACH target IN ARRAY ARRAY['registry.organisation_versions', 'registry.identifiers',
        'registry.names', 'registry.sphere_rows', 'registry.residences']::regclass[]
    LOOP
        PERFORM tenancy.publish(target);
        PERFORM tenancy.admit(target, 'tizilim_app',
            'home_tenant_id', 'tizilim.tenant', 'INSERT', 'UPDATE (recorded_to)');
        PERFORM tenancy.restrict(target, 'tizilim_app', 'open', 'UPDATE',
            'recorded_to IS NULL', 'recorded_to IS NOT NULL');
        PERFORM tenancy.admit(target, 'tizilim_applicant',
            'organisation_id', 'tizilim.organisation', 'INSERT', 'UPDATE (recorded_to)');
        PERFORM tenancy.restrict(target, 'tizilim_applicant', 'open', 'UPDATE',
            'recorded_to IS NULL', 'recorded_to IS NOT NULL');
    END LOOP;

    PERFORM tenancy.publish('registry.merges');
    PERFORM tenancy.admit('registry.merges', 'tizilim_app', 'home_tenant_id', 'tizilim.tenant',
        'INSERT', 'UPDATE (undone_at, undone_by, undone_reason)');
    PERFORM tenancy.restrict('registry.merges', 'tizilim_app', 'standing', 'UPDATE',
        'undone_at IS NULL', 'true');
END
$organisations$;

-- Search: every word of the query must occur in a key, and usually the region is given. New keys
-- wait in a short list that each search reads (0.3 ms at 1 MiB, 1.1 ms at the default of 4 MiB):
-- without one a row costs 370 µs to insert, with 1 MiB 40 µs.
CREATE INDEX organisations_search ON registry.organisations
    USING gin (region_code, search_key extensions.gin_trgm_ops, latin_key extensions.gin_trgm_ops)
    WITH (gin_pending_list_limit = 1024);
-- Lists in the order of names; the id makes the place of a cursor unique.
CREATE INDEX organisations_by_name_kk ON registry.organisations
    ((coalesce(name_kk, name_ru)) COLLATE pg_catalog."kk-x-icu", id);
CREATE INDEX organisations_by_name_ru ON registry.organisations
    ((coalesce(name_ru, name_kk)) COLLATE pg_catalog."ru-x-icu", id);
CREATE INDEX organisations_by_region_name_kk ON registry.organisations
    (region_code, (coalesce(name_kk, name_ru)) COLLATE pg_catalog."kk-x-icu", id);
CREATE INDEX organisations_by_region_name_ru ON registry.organisations
    (region_code, (coalesce(name_ru, name_kk)) COLLATE pg_catalog."ru-x-icu", id);
-- Counts read this index alone: equal entries are kept once, so it is small.
CREATE INDEX organisations_counts ON registry.organisations
    (region_code, legal_form, legal_status, verification, verified_until, spheres)
    WHERE merged_into_id IS NULL;
CREATE INDEX organisations_by_sphere ON registry.organisations USING gin (region_code, spheres)
    WITH (gin_pending_list_limit = 1024);
CREATE INDEX organisations_expiry ON registry.organisations (home_tenant_id, verified_until)
    WHERE verification = 'verified';
CREATE INDEX organisations_parent ON registry.organisations (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX organisations_successor ON registry.organisations (successor_id)
    WHERE successor_id IS NOT NULL;
CREATE INDEX organisations_merged_into ON registry.organisations (merged_into_id)
    WHERE merged_into_id IS NOT NULL;
