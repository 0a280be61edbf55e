-- Code lists of the register: dated data with a source. "confirmed" is false where the value is
-- general knowledge or a suggestion that the authorised body has yet to confirm.

CREATE TABLE registry.regions (
    code text CONSTRAINT regions_pkey PRIMARY KEY,
    tenant_id uuid NOT NULL CONSTRAINT regions_tenant_exists REFERENCES tenancy.tenants (id),
    kato text NOT NULL,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    source text NOT NULL,
    CONSTRAINT regions_code_format CHECK (code ~ '^KZ-[0-9]{2}$'),
    CONSTRAINT regions_valid_order CHECK (valid_to > valid_from),
    CONSTRAINT regions_tenant_unique UNIQUE (code, tenant_id)
);
COMMENT ON TABLE registry.regions IS 'reference: regions, each with the akimat that is its tenant';

INSERT INTO registry.regions
SELECT code, id, kato, name_kk, name_ru, name_en, valid_from, valid_to,
       'KATO of 17.07.2026 (NK RK 11-2025)'
FROM tenancy.tenants WHERE kind = 'akimat';

CREATE TABLE registry.region_aliases (
    scheme text NOT NULL,
    code text NOT NULL,
    region_code text NOT NULL
        CONSTRAINT region_aliases_region_exists REFERENCES registry.regions (code),
    valid_to date,
    source text NOT NULL,
    confirmed boolean NOT NULL,
    CONSTRAINT region_aliases_pkey PRIMARY KEY (scheme, code, region_code),
    CONSTRAINT region_aliases_scheme_known CHECK (scheme IN ('ISO-3166-2', 'KATO'))
);
COMMENT ON TABLE registry.region_aliases IS
    'reference: obsolete codes that old data still carry; one that was divided has several rows';

INSERT INTO registry.region_aliases (scheme, code, region_code, valid_to, source, confirmed)
SELECT 'ISO-3166-2', a.code, a.region, DATE '2022-11-29', 'ISO 3166-2 before November 2022', false
FROM (VALUES
    ('KZ-AKM', 'KZ-11'), ('KZ-AKT', 'KZ-15'), ('KZ-ALM', 'KZ-19'), ('KZ-ALM', 'KZ-33'),
    ('KZ-ATY', 'KZ-23'), ('KZ-ZAP', 'KZ-27'), ('KZ-ZHA', 'KZ-31'), ('KZ-KAR', 'KZ-35'),
    ('KZ-KAR', 'KZ-62'), ('KZ-KUS', 'KZ-39'), ('KZ-KZY', 'KZ-43'), ('KZ-MAN', 'KZ-47'),
    ('KZ-PAV', 'KZ-55'), ('KZ-SEV', 'KZ-59'), ('KZ-YUZ', 'KZ-61'), ('KZ-YUZ', 'KZ-79'),
    ('KZ-VOS', 'KZ-63'), ('KZ-VOS', 'KZ-10'), ('KZ-AST', 'KZ-71'), ('KZ-ALA', 'KZ-75'),
    ('KZ-SHY', 'KZ-79')
) AS a (code, region);
INSERT INTO registry.region_aliases (scheme, code, region_code, valid_to, source, confirmed) VALUES
    ('KATO', '510000000', 'KZ-61', '2018-06-19', 'KATO before the division of South Kazakhstan', false),
    ('KATO', '510000000', 'KZ-79', '2018-06-19', 'KATO before the division of South Kazakhstan', false);

CREATE TABLE registry.legal_forms (
    code text CONSTRAINT legal_forms_pkey PRIMARY KEY,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    ngo boolean NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    source text NOT NULL,
    confirmed boolean NOT NULL,
    CONSTRAINT legal_forms_code_format CHECK (code ~ '^[a-z]+(-[a-z]+)*$'),
    CONSTRAINT legal_forms_valid_order CHECK (valid_to > valid_from)
);
COMMENT ON TABLE registry.legal_forms IS
    'reference: legal forms of law 142; a form whose meaning changes gets a new code';
COMMENT ON COLUMN registry.legal_forms.ngo IS
    'Whether law 36-III Art. 1(7) counts the form as an NGO.';

INSERT INTO registry.legal_forms
    (code, name_kk, name_ru, name_en, ngo, valid_from, source, confirmed)
VALUES
    ('private-institution', 'Жеке меншік мекеме', 'Частное учреждение', 'Private institution', true, '2001-01-16', 'Law 142 of 16.01.2001, Art. 10', true),
    ('public-association', 'Қоғамдық бірлестік', 'Общественное объединение', 'Public association', true, '2001-01-16', 'Law 142 of 16.01.2001, Art. 11', true),
    ('private-foundation', 'Жеке қор', 'Частный фонд', 'Private foundation', true, '2001-01-16', 'Law 142 of 16.01.2001, Art. 12-13', true),
    ('corporate-foundation', 'Корпоративтік қор', 'Корпоративный фонд', 'Corporate foundation', true, '2001-01-16', 'Law 142 of 16.01.2001, Art. 12', true),
    ('public-foundation', 'Қоғамдық қор', 'Общественный фонд', 'Public foundation', true, '2001-01-16', 'Law 142 of 16.01.2001, Art. 12-13', true),
    ('state-foundation', 'Мемлекеттік қор', 'Государственный фонд', 'State foundation', false, '2001-01-16', 'Law 142 of 16.01.2001, Art. 12', true),
    ('consumer-cooperative', 'Тұтыну кооперативі', 'Потребительский кооператив', 'Consumer cooperative', true, '2001-01-16', 'Law 142 of 16.01.2001', true),
    ('religious-association', 'Діни бірлестік', 'Религиозное объединение', 'Religious association', false, '2001-01-16', 'Law 142 of 16.01.2001; law 36-III, Art. 1(7)', true),
    ('political-party', 'Саяси партия', 'Политическая партия', 'Political party', false, '2001-01-16', 'Law 36-III, Art. 1(7)', true),
    ('trade-union', 'Кәсіптік одақ', 'Профессиональный союз', 'Trade union', false, '2001-01-16', 'Law 36-III, Art. 1(7)', true),
    ('noncommercial-jsc', 'Коммерциялық емес акционерлік қоғам', 'Некоммерческое акционерное общество', 'Non-commercial joint-stock company', true, '2001-01-16', 'Law 142 of 16.01.2001', true),
    ('association-of-legal-entities', 'Заңды тұлғалар бірлестігі (қауымдастық, одақ)', 'Объединение юридических лиц в форме ассоциации (союза)', 'Association (union) of legal entities', true, '2001-01-16', 'Law 142 of 16.01.2001', true),
    ('foreign-branch', 'Шетелдік немесе халықаралық коммерциялық емес ұйымның филиалы немесе өкілдігі', 'Филиал или представительство иностранной или международной некоммерческой организации', 'Branch or representation of a foreign or international non-profit organisation', true, '2001-01-16', 'Law 142 of 16.01.2001, Art. 41(5)', true),
    ('other', 'Өзге ұйымдық-құқықтық нысан', 'Иная организационно-правовая форма', 'Other form', false, '2001-01-16', 'Law 142 of 16.01.2001, Art. 17', true);

CREATE TABLE registry.report_duties (
    legal_form text NOT NULL
        CONSTRAINT report_duties_form_exists REFERENCES registry.legal_forms (code),
    valid_from date NOT NULL,
    valid_to date,
    must_report boolean NOT NULL,
    source text NOT NULL,
    CONSTRAINT report_duties_pkey PRIMARY KEY (legal_form, valid_from),
    CONSTRAINT report_duties_valid_order CHECK (valid_to > valid_from),
    CONSTRAINT report_duties_no_overlap EXCLUDE USING gist
        (legal_form WITH =, daterange(valid_from, valid_to) WITH &&)
);
COMMENT ON TABLE registry.report_duties IS
    'reference: which legal forms owe the yearly information, and since when';
COMMENT ON COLUMN registry.report_duties.must_report IS
    'A single organisation may still be exempt: organisations.report_exemption.';

INSERT INTO registry.report_duties (legal_form, valid_from, must_report, source)
SELECT code, DATE '2016-01-01',
       code IN ('private-institution', 'public-association', 'noncommercial-jsc',
                'public-foundation', 'corporate-foundation', 'private-foundation',
                'association-of-legal-entities', 'foreign-branch'),
       'Law 142 of 16.01.2001, Art. 41(5)'
FROM registry.legal_forms;

CREATE TABLE registry.spheres (
    code text CONSTRAINT spheres_pkey PRIMARY KEY,
    position smallint NOT NULL CONSTRAINT spheres_position_unique UNIQUE,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    instruments text[] NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    source text NOT NULL,
    confirmed boolean NOT NULL,
    CONSTRAINT spheres_code_format CHECK (code ~ '^(so-)?[0-9]{1,2}(-[0-9]{1,2})?$'),
    CONSTRAINT spheres_instruments_known
        CHECK (instruments <@ ARRAY['social-order', 'grant', 'award', 'partnership']),
    CONSTRAINT spheres_valid_order CHECK (valid_to > valid_from)
);
COMMENT ON TABLE registry.spheres IS
    'reference: spheres of law 36-III Art. 5; "13-1" is point 13-1 of Art. 5(1), "so-2" point 2 '
    'of Art. 5(2)';
COMMENT ON COLUMN registry.spheres.confirmed IS
    'False while the Kazakh wording is a translation of the Russian text.';

INSERT INTO registry.spheres
    (code, position, name_kk, name_ru, name_en, instruments, valid_from, source, confirmed)
SELECT s.code, s.position, s.kk, s.ru, s.en,
       CASE WHEN s.code LIKE 'so-%' THEN ARRAY['social-order']
            ELSE ARRAY['social-order', 'grant', 'award'] END,
       DATE '2005-04-12',
       CASE WHEN s.code LIKE 'so-%' THEN 'Law 36-III of 12.04.2005, Art. 5(2)'
            ELSE 'Law 36-III of 12.04.2005, Art. 5(1)' END,
       false
FROM (VALUES
    ('1', 1, 'Білім беру, ғылым, ақпарат, дене шынықтыру және спорт', 'Образование, наука, информация, физическая культура и спорт', 'Education, science, information, physical culture and sport'),
    ('2', 2, 'Азаматтардың денсаулығын қорғау, саламатты өмір салты', 'Охрана здоровья граждан, пропаганда здорового образа жизни', 'Health and healthy lifestyle'),
    ('3', 3, 'Қоршаған ортаны қорғау', 'Охрана окружающей среды', 'Environment'),
    ('4', 4, 'Жастар саясаты және балалар бастамалары', 'Молодежная политика и детские инициативы', 'Youth policy and children''s initiatives'),
    ('5', 5, 'Отбасы-демографиялық және гендерлік мәселелер', 'Семейно-демографические и гендерные вопросы', 'Family, demographic and gender questions'),
    ('7', 7, 'Халықтың әлеуметтік осал топтарын қолдау', 'Поддержка социально уязвимых слоев населения', 'Socially vulnerable groups'),
    ('8', 8, 'Жетім балаларға, толық емес және көпбалалы отбасылардың балаларына көмек', 'Помощь детям-сиротам, детям из неполных и многодетных семей', 'Orphans, children of single-parent and large families'),
    ('9', 9, 'Халықтың жұмыспен қамтылуын қамтамасыз ету', 'Обеспечение трудовой занятости населения', 'Employment'),
    ('10', 10, 'Азаматтар мен ұйымдардың құқықтары мен заңды мүдделерін қорғау', 'Защита прав, законных интересов граждан и организаций', 'Rights and lawful interests of citizens and organisations'),
    ('11', 11, 'Мәдениет пен өнерді дамыту', 'Развитие культуры и искусства', 'Culture and art'),
    ('12', 12, 'Тарихи-мәдени мұраны қорғау', 'Охрана историко-культурного наследия', 'Historical and cultural heritage'),
    ('13', 13, 'Қоғамдық келісім мен ұлттық бірлікті нығайту', 'Укрепление общественного согласия и национального единства', 'Public accord and national unity'),
    ('13-1', 14, 'Пробация қызметтеріне жәрдемдесу', 'Содействие службам пробации', 'Help to probation services'),
    ('13-2', 15, 'Мемлекеттік көрсетілетін қызметтер сапасының қоғамдық мониторингі', 'Общественный мониторинг качества оказания государственных услуг', 'Public monitoring of the quality of state services'),
    ('15', 17, 'Азаматтық қоғамды дамытуға, оның ішінде ҮЕҰ қызметінің тиімділігін арттыруға жәрдемдесу', 'Содействие развитию гражданского общества, в том числе повышение эффективности деятельности НПО', 'Development of civil society, including the effectiveness of NGOs'),
    ('16', 18, 'Волонтерлік бастамаларды қолдау', 'Поддержка волонтерских инициатив', 'Volunteer initiatives'),
    ('so-1', 21, 'Қиын өмірлік жағдайдағы адамдарға (отбасыларға) көмек', 'Помощь лицам (семьям), находящимся в трудной жизненной ситуации', 'Help to persons and families in difficult life situations'),
    ('so-2', 22, 'Жануарларға жауапкершілікпен қарау, жануарларға арналған баспаналар', 'Ответственное обращение с животными, приюты для животных', 'Responsible treatment of animals, shelters'),
    ('so-3', 23, 'Өзге де әлеуметтік маңызы бар салалар', 'Иные социально значимые сферы', 'Other socially significant spheres')
) AS s (code, position, kk, ru, en);

CREATE TABLE registry.parameters (
    code text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    value numeric NOT NULL,
    unit text NOT NULL,
    source text NOT NULL,
    confirmed boolean NOT NULL,
    CONSTRAINT parameters_pkey PRIMARY KEY (code, valid_from),
    CONSTRAINT parameters_valid_order CHECK (valid_to > valid_from),
    CONSTRAINT parameters_no_overlap EXCLUDE USING gist
        (code WITH =, daterange(valid_from, valid_to) WITH &&)
);
COMMENT ON TABLE registry.parameters IS
    'reference: legal amounts and limits; the value that counts is that of the date concerned';

INSERT INTO registry.parameters (code, valid_from, valid_to, value, unit, source, confirmed) VALUES
    ('mci', '2018-01-01', '2019-01-01', 2405, 'KZT', 'Republican budget 2018', true),
    ('mci', '2024-01-01', '2025-01-01', 3692, 'KZT', 'Republican budget 2024', false),
    ('mci', '2025-01-01', '2026-01-01', 3932, 'KZT', 'Republican budget 2025', false),
    ('mci', '2026-01-01', '2027-01-01', 4325, 'KZT', 'Law on the republican budget 2026-2028, Art. 7', true);

DO $codes$
DECLARE
    target regclass;
BEGIN
    FOREACH target IN ARRAY ARRAY['registry.regions', 'registry.region_aliases',
        'registry.legal_forms', 'registry.spheres', 'registry.report_duties',
        'registry.parameters']::regclass[]
    LOOP
        PERFORM tenancy.reference(target, 'INSERT', 'UPDATE (valid_to)');
    END LOOP;
END
$codes$;
