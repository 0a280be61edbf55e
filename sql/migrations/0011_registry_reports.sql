-- The yearly information of law 142 Art. 41(5), as far as Art. 41(4) makes it public. No row:
-- missing.

CREATE TABLE registry.reports (
    organisation_id uuid NOT NULL,
    year smallint NOT NULL,
    home_tenant_id uuid NOT NULL,
    version integer NOT NULL DEFAULT 1,
    timeliness text NOT NULL,
    due_on date NOT NULL,
    due_rule text NOT NULL,
    due_explanation jsonb NOT NULL,
    submitted_on date NOT NULL,
    found_false boolean NOT NULL DEFAULT false,
    state text NOT NULL GENERATED ALWAYS AS
        (CASE WHEN found_false THEN 'false' ELSE timeliness END) STORED,
    CONSTRAINT reports_pkey PRIMARY KEY (organisation_id, year),
    CONSTRAINT reports_organisation_exists FOREIGN KEY (organisation_id, home_tenant_id)
        REFERENCES registry.organisations (id, home_tenant_id) ON UPDATE CASCADE,
    CONSTRAINT reports_year_sane CHECK (year BETWEEN 1991 AND 2200),
    CONSTRAINT reports_version_positive CHECK (version > 0),
    CONSTRAINT reports_timeliness_known CHECK (timeliness IN ('on-time', 'late')),
    CONSTRAINT reports_timeliness_true CHECK ((timeliness = 'on-time') = (submitted_on <= due_on))
);
COMMENT ON TABLE registry.reports IS
    'national: that an organisation reported for a year, and when first; corrections do not make '
    'it late';
COMMENT ON COLUMN registry.reports.submitted_on IS 'Day in Kazakhstan of the first submission.';
COMMENT ON COLUMN registry.reports.found_false IS 'The home tenant found the newest version false.';
CREATE INDEX reports_year ON registry.reports (year, home_tenant_id, organisation_id);

CREATE TABLE registry.report_versions (
    organisation_id uuid NOT NULL,
    year smallint NOT NULL,
    version integer NOT NULL,
    prev_version integer GENERATED ALWAYS AS (nullif(version - 1, 0)) STORED,
    home_tenant_id uuid NOT NULL,
    written_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
    submitted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    activity_kk text,
    activity_ru text,
    founders_count integer,
    staff_count integer,
    volunteers_count integer,
    CONSTRAINT report_versions_pkey PRIMARY KEY (organisation_id, year, version),
    CONSTRAINT report_versions_report_exists FOREIGN KEY (organisation_id, year)
        REFERENCES registry.reports (organisation_id, year) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT report_versions_organisation_exists FOREIGN KEY (organisation_id, home_tenant_id)
        REFERENCES registry.organisations (id, home_tenant_id) ON UPDATE CASCADE,
    CONSTRAINT report_versions_written_unique UNIQUE (organisation_id, year, version, written_in),
    CONSTRAINT report_versions_version_positive CHECK (version > 0),
    CONSTRAINT report_versions_follow FOREIGN KEY (organisation_id, year, prev_version)
        REFERENCES registry.report_versions (organisation_id, year, version),
    CONSTRAINT report_versions_activity_stated CHECK (coalesce(activity_kk, activity_ru) <> ''),
    CONSTRAINT report_versions_activity_length CHECK (
        coalesce(char_length(activity_kk), 0) <= 20000
        AND coalesce(char_length(activity_ru), 0) <= 20000),
    CONSTRAINT report_versions_counts_sane CHECK (
        coalesce(founders_count, 0) >= 0 AND coalesce(staff_count, 0) >= 0
        AND coalesce(volunteers_count, 0) >= 0)
);
COMMENT ON TABLE registry.report_versions IS
    'national: what was reported; a correction is a new version; INSERT only';
COMMENT ON COLUMN registry.report_versions.written_in IS
    'The transaction that wrote it; nobody can state it, so lines come with their version or '
    'never.';

ALTER TABLE registry.reports ADD CONSTRAINT reports_version_recorded
    FOREIGN KEY (organisation_id, year, version)
    REFERENCES registry.report_versions (organisation_id, year, version)
    DEFERRABLE INITIALLY IMMEDIATE;

CREATE TABLE registry.report_line_codes (
    direction text NOT NULL,
    code text NOT NULL,
    position smallint NOT NULL,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    confirmed boolean NOT NULL,
    CONSTRAINT report_line_codes_pkey PRIMARY KEY (direction, code),
    CONSTRAINT report_line_codes_direction_known
        CHECK (direction IN ('income', 'expense', 'property')),
    CONSTRAINT report_line_codes_valid_order CHECK (valid_to > valid_from)
);
COMMENT ON TABLE registry.report_line_codes IS
    'reference: sources of money, directions of spending, kinds of property; the form''s own list '
    'is not known';
SELECT tenancy.reference('registry.report_line_codes', 'INSERT', 'UPDATE (valid_to)');

INSERT INTO registry.report_line_codes
    (direction, code, position, name_kk, name_ru, name_en, valid_from, confirmed)
SELECT c.direction, c.code, c.position, c.kk, c.ru, c.en, DATE '2016-01-01', false
FROM (VALUES
    ('income', 'social-order', 1, 'Мемлекеттік әлеуметтік тапсырыс', 'Государственный социальный заказ', 'State social order'),
    ('income', 'state-grant', 2, 'Мемлекеттік гранттар', 'Государственные гранты', 'State grants'),
    ('income', 'award', 3, 'Сыйлықақылар', 'Премии', 'Awards'),
    ('income', 'foreign', 4, 'Шетелдік көздер', 'Иностранные источники', 'Foreign sources'),
    ('income', 'donations', 5, 'Қайырмалдықтар', 'Пожертвования', 'Donations'),
    ('income', 'membership', 6, 'Мүшелік жарналар', 'Членские взносы', 'Membership dues'),
    ('income', 'business', 7, 'Кәсіпкерлік қызмет', 'Предпринимательская деятельность', 'Business activity'),
    ('income', 'other', 9, 'Өзге көздер', 'Иные источники', 'Other sources'),
    ('expense', 'projects', 1, 'Жобалар', 'Проекты', 'Projects'),
    ('expense', 'wages', 2, 'Еңбекақы', 'Оплата труда', 'Wages'),
    ('expense', 'premises', 3, 'Үй-жайлар', 'Помещения', 'Premises'),
    ('expense', 'equipment', 4, 'Жабдық', 'Оборудование', 'Equipment'),
    ('expense', 'charity', 5, 'Қайырымдылық көмек', 'Благотворительная помощь', 'Charitable help'),
    ('expense', 'taxes', 6, 'Салықтар', 'Налоги', 'Taxes'),
    ('expense', 'other', 9, 'Өзге бағыттар', 'Иные направления', 'Other directions'),
    ('property', 'real-estate', 1, 'Жылжымайтын мүлік', 'Недвижимое имущество', 'Real estate'),
    ('property', 'vehicles', 2, 'Көлік', 'Транспорт', 'Vehicles'),
    ('property', 'equipment', 3, 'Жабдық', 'Оборудование', 'Equipment'),
    ('property', 'money', 4, 'Ақша', 'Деньги', 'Money'),
    ('property', 'other', 9, 'Өзге мүлік', 'Иное имущество', 'Other property')
) AS c (direction, code, position, kk, ru, en);

CREATE TABLE registry.report_lines (
    organisation_id uuid NOT NULL,
    year smallint NOT NULL,
    version integer NOT NULL,
    direction text NOT NULL,
    code text NOT NULL,
    home_tenant_id uuid NOT NULL,
    amount_tiyn bigint NOT NULL,
    written_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
    CONSTRAINT report_lines_pkey PRIMARY KEY (organisation_id, year, version, direction, code),
    CONSTRAINT report_lines_organisation_exists FOREIGN KEY (organisation_id, home_tenant_id)
        REFERENCES registry.organisations (id, home_tenant_id) ON UPDATE CASCADE,
    CONSTRAINT report_lines_of_version FOREIGN KEY (organisation_id, year, version, written_in)
        REFERENCES registry.report_versions (organisation_id, year, version, written_in),
    CONSTRAINT report_lines_code_exists FOREIGN KEY (direction, code)
        REFERENCES registry.report_line_codes (direction, code),
    CONSTRAINT report_lines_amount_sane CHECK (amount_tiyn BETWEEN 0 AND 1000000000000000000)
);
COMMENT ON TABLE registry.report_lines IS
    'national: money of a reported version, in tiyn; INSERT only';

CREATE TABLE registry.report_findings (
    organisation_id uuid NOT NULL,
    year smallint NOT NULL,
    version integer NOT NULL,
    id uuid NOT NULL,
    home_tenant_id uuid NOT NULL,
    outcome text NOT NULL,
    reason text NOT NULL,
    found_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    CONSTRAINT report_findings_pkey PRIMARY KEY (organisation_id, year, id),
    CONSTRAINT report_findings_organisation_exists FOREIGN KEY (organisation_id, home_tenant_id)
        REFERENCES registry.organisations (id, home_tenant_id) ON UPDATE CASCADE,
    CONSTRAINT report_findings_version_exists FOREIGN KEY (organisation_id, year, version)
        REFERENCES registry.report_versions (organisation_id, year, version),
    CONSTRAINT report_findings_outcome_known CHECK (outcome IN ('false', 'corrected', 'withdrawn')),
    CONSTRAINT report_findings_reason_length CHECK (char_length(reason) BETWEEN 1 AND 4000)
);
COMMENT ON TABLE registry.report_findings IS
    'national: findings of the home tenant on a version of a report; INSERT only';

DO $reports$
DECLARE
    target regclass;
    member record;
BEGIN
    FOREACH target IN ARRAY ARRAY['registry.reports', 'registry.report_versions',
        'registry.report_lines', 'registry.report_findings']::regclass[]
    LOOP
        PERFORM tenancy.publish(target);
    END LOOP;

    FOR member IN SELECT * FROM (VALUES
        ('tizilim_app'::name, 'home_tenant_id'::name, 'tizilim.tenant',
         'UPDATE (version, found_false)'),
        ('tizilim_applicant', 'organisation_id', 'tizilim.organisation', 'UPDATE (version)')
    ) AS m (role, key, setting, correction)
    LOOP
        PERFORM tenancy.admit('registry.reports', member.role, member.key, member.setting,
            'INSERT', member.correction);
        PERFORM tenancy.admit('registry.report_versions', member.role, member.key, member.setting,
            'INSERT (organisation_id, year, version, home_tenant_id, submitted_at, actor,'
            ' activity_kk, activity_ru, founders_count, staff_count, volunteers_count)');
        PERFORM tenancy.admit('registry.report_lines', member.role, member.key, member.setting,
            'INSERT (organisation_id, year, version, direction, code, home_tenant_id,'
            ' amount_tiyn)');
    END LOOP;
    PERFORM tenancy.restrict('registry.reports', 'tizilim_applicant', 'unjudged', 'INSERT', NULL,
        'NOT found_false');

    PERFORM tenancy.admit('registry.report_findings', 'tizilim_app', 'home_tenant_id',
        'tizilim.tenant', 'INSERT');
END
$reports$;
