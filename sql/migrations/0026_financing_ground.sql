-- Instruments with their rules as dated data, and budget lines. All of it is public. What a rule does
-- not state is not asked of anybody; nothing that the law leaves open is invented here.

CREATE SCHEMA financing;
COMMENT ON SCHEMA financing IS
    'State money for NGOs: budget lines, plans, orders, applications and what became of them.';
DO $schema$
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA financing TO %s', tenancy.readers());
END
$schema$;

CREATE TABLE financing.instruments (
    code text CONSTRAINT instruments_pkey PRIMARY KEY,
    position smallint NOT NULL CONSTRAINT instruments_position_unique UNIQUE,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    spheres text NOT NULL,
    CONSTRAINT instruments_code_format CHECK (code ~ '^[a-z]+(-[a-z]+)*$'),
    CONSTRAINT instruments_spheres_known
        CHECK (spheres IN ('social-order', 'grant', 'award', 'partnership'))
);
COMMENT ON TABLE financing.instruments IS
    'reference: in what forms the state finances NGOs; law 36-III of 12.04.2005';
COMMENT ON COLUMN financing.instruments.spheres IS
    'Which spheres it may be given in: those of registry.spheres with this word in instruments.';

INSERT INTO financing.instruments (code, position, name_kk, name_ru, name_en, spheres) VALUES
    ('social-order', 1, 'Мемлекеттік әлеуметтік тапсырыс', 'Государственный социальный заказ', 'State social order', 'social-order'),
    ('grant-short', 2, 'Қысқа мерзімді мемлекеттік грант', 'Краткосрочный государственный грант', 'Short-term state grant', 'grant'),
    ('grant-medium', 3, 'Орта мерзімді мемлекеттік грант', 'Среднесрочный государственный грант', 'Medium-term state grant', 'grant'),
    ('grant-long', 4, 'Ұзақ мерзімді мемлекеттік грант', 'Долгосрочный государственный грант', 'Long-term state grant', 'grant'),
    ('award', 5, 'Үкіметтік емес ұйымдарға сыйлықақы', 'Премия для неправительственных организаций', 'Award for NGOs', 'award'),
    ('partnership', 6, 'Стратегиялық әріптестікке мемлекеттік тапсырыс', 'Государственный заказ на реализацию стратегического партнёрства', 'State order for strategic partnership', 'partnership'),
    ('transferred-function', 7, 'Берілген мемлекеттік функция', 'Переданная государственная функция', 'Transferred state function', 'social-order');
SELECT tenancy.reference('financing.instruments');

CREATE TABLE financing.instrument_rules (
    instrument text NOT NULL
        CONSTRAINT instrument_rules_instrument_exists REFERENCES financing.instruments (code),
    valid_from date NOT NULL,
    valid_to date,
    amount_min_mci integer,
    amount_max_mci integer,
    months_min smallint,
    months_max smallint,
    development_percent_max smallint,
    application_days smallint,
    requires text[] NOT NULL,
    legal_forms text[],
    source text NOT NULL,
    sample boolean NOT NULL,
    CONSTRAINT instrument_rules_pkey PRIMARY KEY (instrument, valid_from),
    CONSTRAINT instrument_rules_valid_order CHECK (valid_to > valid_from),
    CONSTRAINT instrument_rules_no_overlap EXCLUDE USING gist
        (instrument WITH =, daterange(valid_from, valid_to) WITH &&),
    CONSTRAINT instrument_rules_amount_order
        CHECK (amount_min_mci > 0 AND amount_max_mci >= coalesce(amount_min_mci, 1)),
    CONSTRAINT instrument_rules_months_order
        CHECK (months_min > 0 AND months_max >= coalesce(months_min, 1)),
    CONSTRAINT instrument_rules_development_percent
        CHECK (development_percent_max BETWEEN 0 AND 100),
    CONSTRAINT instrument_rules_application_days CHECK (application_days BETWEEN 1 AND 366),
    CONSTRAINT instrument_rules_requires_known
        CHECK (requires <@ ARRAY['active', 'verified', 'reported']),
    CONSTRAINT instrument_rules_source_stated CHECK (source <> '')
);
COMMENT ON TABLE financing.instrument_rules IS
    'reference: what an instrument asks of an order and of who applies, from a day on; NULL where '
    'nothing is asked';
COMMENT ON COLUMN financing.instrument_rules.amount_min_mci IS
    'For one project, in monthly calculation indices of the order''s financial year.';
COMMENT ON COLUMN financing.instrument_rules.development_percent_max IS
    'How much of an amount may go into the organisation''s own base and development.';
COMMENT ON COLUMN financing.instrument_rules.application_days IS
    'Calendar days that applications must be accepted for, at least.';
COMMENT ON COLUMN financing.instrument_rules.sample IS
    'Made up for a demonstration: says so wherever it is shown.';

INSERT INTO financing.instrument_rules
    (instrument, valid_from, amount_min_mci, amount_max_mci, months_min, months_max,
     development_percent_max, requires, source, sample)
VALUES
    ('social-order', '2022-07-04', NULL, NULL, 1, 36, NULL, ARRAY['active', 'reported'],
        'Law 36-III, Art. 1, 6; presence in the NGO Database since 1.01.2018', false),
    ('grant-short', '2022-07-04', 500, 3000, 3, 12, 10, ARRAY['active', 'reported'],
        'Law 36-III, Art. 6-1', false),
    ('grant-medium', '2022-07-04', 3000, 10000, 12, 24, 10, ARRAY['active', 'reported'],
        'Law 36-III, Art. 6-1', false),
    ('grant-long', '2022-07-04', 10000, NULL, 24, 36, 5, ARRAY['active', 'reported'],
        'Law 36-III, Art. 6-1', false),
    ('award', '2022-07-04', 2000, NULL, NULL, NULL, NULL, ARRAY['active', 'reported'],
        'Law 36-III, Art. 6-3', false),
    ('transferred-function', '2022-07-04', NULL, NULL, 1, 36, NULL, ARRAY['active', 'reported'],
        'Law 36-III, Art. 6: as a social order', false);
SELECT tenancy.reference('financing.instrument_rules', 'INSERT', 'UPDATE (valid_to)');

CREATE TABLE financing.budget_lines (
    tenant_id uuid NOT NULL
        CONSTRAINT budget_lines_tenant_exists REFERENCES tenancy.tenants (id),
    id uuid NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    year smallint NOT NULL,
    programme text NOT NULL,
    specific text NOT NULL,
    name_kk text,
    name_ru text,
    amount_tiyn bigint NOT NULL,
    reserved_tiyn bigint NOT NULL DEFAULT 0,
    CONSTRAINT budget_lines_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT budget_lines_id_unique UNIQUE (id),
    CONSTRAINT budget_lines_code_unique UNIQUE (tenant_id, year, programme, specific),
    CONSTRAINT budget_lines_year_unique UNIQUE (tenant_id, id, year),
    CONSTRAINT budget_lines_version_positive CHECK (version > 0),
    CONSTRAINT budget_lines_year_range CHECK (year BETWEEN 2000 AND 2100),
    CONSTRAINT budget_lines_programme_format CHECK (programme ~ '^[0-9]{3}(-[0-9]{3}){0,2}$'),
    CONSTRAINT budget_lines_specific_format CHECK (specific ~ '^[0-9]{3}$'),
    CONSTRAINT budget_lines_name_stated CHECK (coalesce(name_kk, name_ru) <> ''),
    CONSTRAINT budget_lines_name_length CHECK (
        coalesce(char_length(name_kk), 0) <= 500 AND coalesce(char_length(name_ru), 0) <= 500),
    -- What is announced is there: no order is announced beyond its lines.
    CONSTRAINT budget_lines_reserved_within CHECK (reserved_tiyn BETWEEN 0 AND amount_tiyn),
    CONSTRAINT budget_lines_amount_range CHECK (amount_tiyn <= 1000000000000000000)
);
COMMENT ON TABLE financing.budget_lines IS
    'tenant: money of a year for one programme and specific, and how much of it is announced; '
    'public';
COMMENT ON COLUMN financing.budget_lines.version IS 'The last amendment in budget_entries.';
COMMENT ON COLUMN financing.budget_lines.programme IS
    'Administrator, programme and sub-programme as far as stated, such as 281-003-015.';
COMMENT ON COLUMN financing.budget_lines.specific IS
    'Economic specific; 155 is services under the state social order.';
CREATE INDEX budget_lines_listed ON financing.budget_lines (year, tenant_id, id);

CREATE TABLE financing.budget_entries (
    tenant_id uuid NOT NULL,
    line_id uuid NOT NULL,
    seq bigint NOT NULL,
    before_tiyn bigint NOT NULL,
    change_tiyn bigint NOT NULL,
    after_tiyn bigint NOT NULL GENERATED ALWAYS AS (before_tiyn + change_tiyn) STORED,
    prev bigint GENERATED ALWAYS AS (nullif(seq - 1, 0)) STORED,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    reason text NOT NULL,
    reference text NOT NULL,
    reference_sha256 bytea NOT NULL,
    CONSTRAINT budget_entries_pkey PRIMARY KEY (tenant_id, line_id, seq),
    CONSTRAINT budget_entries_line_exists FOREIGN KEY (tenant_id, line_id)
        REFERENCES financing.budget_lines (tenant_id, id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT budget_entries_after_unique UNIQUE (tenant_id, line_id, seq, after_tiyn),
    -- Each begins with what the one before left.
    CONSTRAINT budget_entries_follow FOREIGN KEY (tenant_id, line_id, prev, before_tiyn)
        REFERENCES financing.budget_entries (tenant_id, line_id, seq, after_tiyn),
    CONSTRAINT budget_entries_seq_positive CHECK (seq > 0),
    CONSTRAINT budget_entries_first_from_nothing CHECK (seq > 1 OR before_tiyn = 0),
    CONSTRAINT budget_entries_change_stated CHECK (change_tiyn <> 0),
    CONSTRAINT budget_entries_range CHECK (
        abs(change_tiyn) <= 1000000000000000000
        AND before_tiyn BETWEEN 0 AND 1000000000000000000),
    CONSTRAINT budget_entries_reason_length CHECK (char_length(reason) BETWEEN 1 AND 4000),
    CONSTRAINT budget_entries_reference_length CHECK (char_length(reference) BETWEEN 1 AND 1000),
    CONSTRAINT budget_entries_reference_sha256 CHECK (octet_length(reference_sha256) = 32)
);
COMMENT ON TABLE financing.budget_entries IS
    'tenant: how a budget line came to its amount, by which act; INSERT only, public';

ALTER TABLE financing.budget_lines ADD CONSTRAINT budget_lines_last_entry
    FOREIGN KEY (tenant_id, id, version, amount_tiyn)
    REFERENCES financing.budget_entries (tenant_id, line_id, seq, after_tiyn)
    DEFERRABLE INITIALLY IMMEDIATE;

DO $budget$
BEGIN
    PERFORM tenancy.publish('financing.budget_lines'), tenancy.publish('financing.budget_entries');
    PERFORM tenancy.admit('financing.budget_lines', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
        'INSERT (tenant_id, id, year, programme, specific, name_kk, name_ru, amount_tiyn)',
        'UPDATE (version, amount_tiyn, reserved_tiyn)');
    PERFORM tenancy.admit('financing.budget_entries', 'tizilim_app', 'tenant_id',
        'tizilim.tenant', 'INSERT (tenant_id, line_id, seq, before_tiyn, change_tiyn, actor,'
        ' reason, reference, reference_sha256)');
END
$budget$;

SELECT journal.publish_kind('budget',
    $$SELECT json_strip_nulls(json_build_object(
          'nameKk', CASE WHEN e.seq = 1 THEN l.name_kk END,
          'nameRu', CASE WHEN e.seq = 1 THEN l.name_ru END,
          'reason', e.reason, 'reference', e.reference))
      FROM financing.budget_lines AS l
      JOIN financing.budget_entries AS e
          ON e.tenant_id = l.tenant_id AND e.line_id = l.id AND e.seq = $2
      WHERE l.id = $1$$,
    $$SELECT l.id, l.version,
          (SELECT json_strip_nulls(json_build_object('tenant', t.code, 'year', l.year,
               'programme', l.programme, 'specific', l.specific, 'nameKk', l.name_kk,
               'nameRu', l.name_ru,
               'amount', (l.amount_tiyn / 100.0)::numeric(20,2)::text))
           FROM tenancy.tenants AS t WHERE t.id = l.tenant_id)
      FROM financing.budget_lines AS l$$);
