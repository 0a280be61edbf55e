-- Who owns drafts, decisions, budgets and work lists. Ids are fixed: the last digits are the first
-- two of the region's KATO, so that a person reading a log recognises them.

CREATE TABLE tenancy.tenants (
    id uuid CONSTRAINT tenants_pkey PRIMARY KEY,
    code text NOT NULL CONSTRAINT tenants_code_unique UNIQUE,
    kind text NOT NULL,
    parent_id uuid CONSTRAINT tenants_parent_exists REFERENCES tenancy.tenants (id),
    kato text CONSTRAINT tenants_kato_unique UNIQUE,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    CONSTRAINT tenants_kind_known CHECK (kind IN ('akimat', 'ministry', 'operator', 'alliance')),
    CONSTRAINT tenants_kato_format CHECK (kato ~ '^[0-9]{9}$'),
    CONSTRAINT tenants_kato_of_akimat CHECK ((kind = 'akimat') = (kato IS NOT NULL)),
    CONSTRAINT tenants_code_of_akimat
        CHECK (kind <> 'akimat' OR code = 'KZ-' || substr(kato, 1, 2)),
    CONSTRAINT tenants_parent_of_alliance CHECK (parent_id IS NULL OR kind = 'alliance'),
    CONSTRAINT tenants_valid_order CHECK (valid_to > valid_from)
);
COMMENT ON TABLE tenancy.tenants IS
    'reference: who owns drafts, decisions, budgets and work lists; the code is for people, the '
    'id for keys';
COMMENT ON COLUMN tenancy.tenants.valid_to IS 'First day on which the tenant is no more.';

SELECT tenancy.reference('tenancy.tenants', 'INSERT', 'UPDATE (valid_to)');

-- Source: KATO of 17.07.2026 (NK RK 11-2025); ISO 3166-2 is "KZ-" and the first two digits of KATO.
-- The three regions of June 2022 begin on 8 June 2022, the others with the present division.
INSERT INTO tenancy.tenants (id, code, kind, kato, name_kk, name_ru, name_en, valid_from)
SELECT ('01900000-0000-7000-8000-0000000000' || substr(r.kato, 1, 2))::uuid,
       'KZ-' || substr(r.kato, 1, 2), 'akimat', r.kato, r.kk, r.ru, r.en,
       CASE WHEN substr(r.kato, 1, 2) IN ('10', '33', '62') THEN DATE '2022-06-08'
            WHEN substr(r.kato, 1, 2) IN ('61', '79') THEN DATE '2018-06-19'
            ELSE DATE '1997-05-03' END
FROM (VALUES
    ('100000000', 'Абай облысы', 'область Абай', 'Abai'),
    ('110000000', 'Ақмола облысы', 'Акмолинская область', 'Akmola'),
    ('150000000', 'Ақтөбе облысы', 'Актюбинская область', 'Aktobe'),
    ('190000000', 'Алматы облысы', 'Алматинская область', 'Almaty Region'),
    ('230000000', 'Атырау облысы', 'Атырауская область', 'Atyrau'),
    ('270000000', 'Батыс Қазақстан облысы', 'Западно-Казахстанская область', 'West Kazakhstan'),
    ('310000000', 'Жамбыл облысы', 'Жамбылская область', 'Zhambyl'),
    ('330000000', 'Жетісу облысы', 'область Жетісу', 'Zhetisu'),
    ('350000000', 'Қарағанды облысы', 'Карагандинская область', 'Karaganda'),
    ('390000000', 'Қостанай облысы', 'Костанайская область', 'Kostanay'),
    ('430000000', 'Қызылорда облысы', 'Кызылординская область', 'Kyzylorda'),
    ('470000000', 'Маңғыстау облысы', 'Мангистауская область', 'Mangystau'),
    ('550000000', 'Павлодар облысы', 'Павлодарская область', 'Pavlodar'),
    ('590000000', 'Солтүстік Қазақстан облысы', 'Северо-Казахстанская область', 'North Kazakhstan'),
    ('610000000', 'Түркістан облысы', 'Туркестанская область', 'Turkistan'),
    ('620000000', 'Ұлытау облысы', 'область Ұлытау', 'Ulytau'),
    ('630000000', 'Шығыс Қазақстан облысы', 'Восточно-Казахстанская область', 'East Kazakhstan'),
    ('710000000', 'Астана қ.', 'г.Астана', 'Astana (city)'),
    ('750000000', 'Алматы қ.', 'г.Алматы', 'Almaty (city)'),
    ('790000000', 'Шымкент қ.', 'г.Шымкент', 'Shymkent (city)')
) AS r (kato, kk, ru, en);

INSERT INTO tenancy.tenants (id, code, kind, name_kk, name_ru, name_en, valid_from) VALUES
    ('01900000-0000-7000-8000-000000000001', 'ministry', 'ministry',
     'Үкіметтік емес ұйымдармен өзара іс-қимыл саласындағы уәкілетті орган',
     'Уполномоченный орган в сфере взаимодействия с неправительственными организациями',
     'Authorised body for cooperation with non-governmental organisations', '2005-04-12'),
    ('01900000-0000-7000-8000-000000000002', 'operator', 'operator',
     'Үкіметтік емес ұйымдарға арналған гранттар операторы',
     'Оператор в сфере грантового финансирования неправительственных организаций',
     'Operator of grants for non-governmental organisations', '2015-12-31'),
    ('01900000-0000-7000-8000-000000000003', 'alliance', 'alliance',
     'Қазақстанның Азаматтық Альянсы', 'Гражданский Альянс Казахстана',
     'Civil Alliance of Kazakhstan', '2005-01-01');
