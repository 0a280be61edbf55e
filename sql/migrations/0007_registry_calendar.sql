-- The working calendar as yearly data, and the deadlines that are counted with it. Saturdays and
-- Sundays are days off, other days are working days; a row says otherwise, or names the holiday
-- that falls on a weekend, so that an explanation can name it. No year, no answer.
--
-- The rule behind the moved days: a holiday on a weekend gives the next working day off (Labour
-- Code, Art. 85); 7 January and the first day of Kurban Ait are days off that do not move. The
-- Government may exchange a working day for a Saturday or Sunday. Whatever is not confirmed is
-- general knowledge and must be compared with the published calendar of the year.

CREATE TABLE registry.calendar_years (
    year smallint CONSTRAINT calendar_years_pkey PRIMARY KEY,
    source text NOT NULL,
    confirmed boolean NOT NULL,
    CONSTRAINT calendar_years_year_sane CHECK (year BETWEEN 1991 AND 2200)
);
COMMENT ON TABLE registry.calendar_years IS
    'reference: years whose days are complete; a deadline that touches another year is an error';

CREATE TABLE registry.calendar_days (
    day date CONSTRAINT calendar_days_pkey PRIMARY KEY,
    year smallint NOT NULL GENERATED ALWAYS AS (extract(year FROM day)::smallint) STORED
        CONSTRAINT calendar_days_year_exists REFERENCES registry.calendar_years (year),
    kind text NOT NULL,
    working boolean NOT NULL GENERATED ALWAYS AS (kind = 'working') STORED,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    source text NOT NULL,
    confirmed boolean NOT NULL,
    CONSTRAINT calendar_days_kind_known
        CHECK (kind IN ('holiday', 'day-off', 'moved-off', 'exchanged-off', 'working')),
    CONSTRAINT calendar_days_working_weekend
        CHECK (kind <> 'working' OR extract(isodow FROM day) >= 6)
);
COMMENT ON TABLE registry.calendar_days IS
    'reference: days that differ from the plain week, and holidays on weekends';
COMMENT ON COLUMN registry.calendar_days.kind IS
    'holiday; day-off (7 January, Kurban Ait); moved-off (for a holiday on a weekend); '
    'exchanged-off and working (by Government decision)';

INSERT INTO registry.calendar_years (year, source, confirmed) VALUES
    (2024, 'Law on holidays 267-II; Labour Code, Art. 84-85', false),
    (2025, 'Law on holidays 267-II; Labour Code, Art. 84-85', false),
    (2026, 'Published calendar of holidays for 2026; Labour Code, Art. 84-85', false),
    (2027, 'Computed from the rule; not yet published', false);

INSERT INTO registry.calendar_days
    (day, kind, name_kk, name_ru, name_en, source, confirmed)
VALUES
    ('2024-01-01', 'holiday', 'Жаңа жыл', 'Новый год', 'New Year', 'Law on holidays 267-II', false),
    ('2024-01-02', 'holiday', 'Жаңа жыл', 'Новый год', 'New Year', 'Law on holidays 267-II', false),
    ('2024-01-07', 'day-off', 'Православиелік Рождество', 'Православное Рождество', 'Orthodox Christmas', 'Law on holidays 267-II', false),
    ('2024-03-08', 'holiday', 'Халықаралық әйелдер күні', 'Международный женский день', 'International Women''s Day', 'Law on holidays 267-II', false),
    ('2024-03-21', 'holiday', 'Наурыз мейрамы', 'Наурыз мейрамы', 'Nauryz', 'Law on holidays 267-II', false),
    ('2024-03-22', 'holiday', 'Наурыз мейрамы', 'Наурыз мейрамы', 'Nauryz', 'Law on holidays 267-II', false),
    ('2024-03-23', 'holiday', 'Наурыз мейрамы', 'Наурыз мейрамы', 'Nauryz', 'Law on holidays 267-II', false),
    ('2024-03-25', 'moved-off', 'Наурыз мейрамы', 'Наурыз мейрамы', 'Nauryz', 'Law on holidays 267-II (moved from a weekend)', false),
    ('2024-05-01', 'holiday', 'Қазақстан халқының бірлігі мерекесі', 'Праздник единства народа Казахстана', 'Day of Unity of the People of Kazakhstan', 'Law on holidays 267-II', false),
    ('2024-05-04', 'working', 'Жұмыс күні 8 мамыр үшін', 'Рабочий день за 8 мая', 'Working day for 8 May', 'Government decision on 2024: confirm', false),
    ('2024-05-07', 'holiday', 'Отан қорғаушы күні', 'День защитника Отечества', 'Defender of the Fatherland Day', 'Law on holidays 267-II', false),
    ('2024-05-08', 'exchanged-off', 'Демалыс күні 4 мамырдан ауыстырылды', 'Выходной день перенесен с 4 мая', 'Day off exchanged with 4 May', 'Government decision on 2024: confirm', false),
    ('2024-05-09', 'holiday', 'Жеңіс күні', 'День Победы', 'Victory Day', 'Law on holidays 267-II', false),
    ('2024-06-16', 'day-off', 'Құрбан айттың бірінші күні', 'Первый день Курбан-айта', 'First day of Kurban Ait', 'Law on holidays 267-II; date by the Islamic calendar', false),
    ('2024-07-06', 'holiday', 'Астана күні', 'День Столицы', 'Capital Day', 'Law on holidays 267-II', false),
    ('2024-07-08', 'moved-off', 'Астана күні', 'День Столицы', 'Capital Day', 'Law on holidays 267-II (moved from a weekend)', false),
    ('2024-08-30', 'holiday', 'Конституция күні', 'День Конституции', 'Constitution Day', 'Law on holidays 267-II', false),
    ('2024-10-25', 'holiday', 'Республика күні', 'День Республики', 'Republic Day', 'Law on holidays 267-II', false),
    ('2024-12-16', 'holiday', 'Тәуелсіздік күні', 'День Независимости', 'Independence Day', 'Law on holidays 267-II', false),
    ('2025-01-01', 'holiday', 'Жаңа жыл', 'Новый год', 'New Year', 'Law on holidays 267-II', false),
    ('2025-01-02', 'holiday', 'Жаңа жыл', 'Новый год', 'New Year', 'Law on holidays 267-II', false),
    ('2025-01-03', 'exchanged-off', 'Демалыс күні 5 қаңтардан ауыстырылды', 'Выходной день перенесен с 5 января', 'Day off exchanged with 5 January', 'Government decision on 2025: confirm', false),
    ('2025-01-05', 'working', 'Жұмыс күні 3 қаңтар үшін', 'Рабочий день за 3 января', 'Working day for 3 January', 'Government decision on 2025: confirm', false),
    ('2025-01-07', 'day-off', 'Православиелік Рождество', 'Православное Рождество', 'Orthodox Christmas', 'Law on holidays 267-II', false),
    ('2025-03-08', 'holiday', 'Халықаралық әйелдер күні', 'Международный женский день', 'International Women''s Day', 'Law on holidays 267-II', false),
    ('2025-03-10', 'moved-off', 'Халықаралық әйелдер күні', 'Международный женский день', 'International Women''s Day', 'Law on holidays 267-II (moved from a weekend)', false),
    ('2025-03-21', 'holiday', 'Наурыз мейрамы', 'Наурыз мейрамы', 'Nauryz', 'Law on holidays 267-II', false),
    ('2025-03-22', 'holiday', 'Наурыз мейрамы', 'Наурыз мейрамы', 'Nauryz', 'Law on holidays 267-II', false),
    ('2025-03-23', 'holiday', 'Наурыз мейрамы', 'Наурыз мейрамы', 'Nauryz', 'Law on holidays 267-II', false),
    ('2025-03-24', 'moved-off', 'Наурыз мейрамы', 'Наурыз мейрамы', 'Nauryz', 'Law on holidays 267-II (moved from a weekend)', false),
    ('2025-03-25', 'moved-off', 'Наурыз мейрамы', 'Наурыз мейрамы', 'Nauryz', 'Law on holidays 267-II (moved from a weekend)', false),
    ('2025-05-01', 'holiday', 'Қазақстан халқының бірлігі мерекесі', 'Праздник единства народа Казахстана', 'Day of Unity of the People of Kazakhstan', 'Law on holidays 267-II', false),
    ('2025-05-07', 'holiday', 'Отан қорғаушы күні', 'День защитника Отечества', 'Defender of the Fatherland Day', 'Law on holidays 267-II', false),
    ('2025-05-09', 'holiday', 'Жеңіс күні', 'День Победы', 'Victory Day', 'Law on holidays 267-II', false),
    ('2025-06-06', 'day-off', 'Құрбан айттың бірінші күні', 'Первый день Курбан-айта', 'First day of Kurban Ait', 'Law on holidays 267-II; date by the Islamic calendar', false),
    ('2025-07-06', 'holiday', 'Астана күні', 'День Столицы', 'Capital Day', 'Law on holidays 267-II', false),
    ('2025-07-07', 'moved-off', 'Астана күні', 'День Столицы', 'Capital Day', 'Law on holidays 267-II (moved from a weekend)', false),
    ('2025-08-30', 'holiday', 'Конституция күні', 'День Конституции', 'Constitution Day', 'Law on holidays 267-II', false),
    ('2025-09-01', 'moved-off', 'Конституция күні', 'День Конституции', 'Constitution Day', 'Law on holidays 267-II (moved from a weekend)', false),
    ('2025-10-25', 'holiday', 'Республика күні', 'День Республики', 'Republic Day', 'Law on holidays 267-II', false),
    ('2025-10-27', 'moved-off', 'Республика күні', 'День Республики', 'Republic Day', 'Law on holidays 267-II (moved from a weekend)', false),
    ('2025-12-16', 'holiday', 'Тәуелсіздік күні', 'День Независимости', 'Independence Day', 'Law on holidays 267-II', false),
    ('2026-01-01', 'holiday', 'Жаңа жыл', 'Новый год', 'New Year', 'Published calendar for 2026', false),
    ('2026-01-02', 'holiday', 'Жаңа жыл', 'Новый год', 'New Year', 'Published calendar for 2026', false),
    ('2026-01-07', 'day-off', 'Православиелік Рождество', 'Православное Рождество', 'Orthodox Christmas', 'Published calendar for 2026', false),
    ('2026-03-08', 'holiday', 'Халықаралық әйелдер күні', 'Международный женский день', 'International Women''s Day', 'Published calendar for 2026', false),
    ('2026-03-09', 'moved-off', 'Халықаралық әйелдер күні', 'Международный женский день', 'International Women''s Day', 'Published calendar for 2026 (moved from a weekend)', false),
    ('2026-03-21', 'holiday', 'Наурыз мейрамы', 'Наурыз мейрамы', 'Nauryz', 'Published calendar for 2026', false),
    ('2026-03-22', 'holiday', 'Наурыз мейрамы', 'Наурыз мейрамы', 'Nauryz', 'Published calendar for 2026', false),
    ('2026-03-23', 'holiday', 'Наурыз мейрамы', 'Наурыз мейрамы', 'Nauryz', 'Published calendar for 2026', false),
    ('2026-03-24', 'moved-off', 'Наурыз мейрамы', 'Наурыз мейрамы', 'Nauryz', 'Published calendar for 2026 (moved from a weekend)', false),
    ('2026-03-25', 'moved-off', 'Наурыз мейрамы', 'Наурыз мейрамы', 'Nauryz', 'Published calendar for 2026 (moved from a weekend)', false),
    ('2026-05-01', 'holiday', 'Қазақстан халқының бірлігі мерекесі', 'Праздник единства народа Казахстана', 'Day of Unity of the People of Kazakhstan', 'Published calendar for 2026', false),
    ('2026-05-07', 'holiday', 'Отан қорғаушы күні', 'День защитника Отечества', 'Defender of the Fatherland Day', 'Published calendar for 2026', false),
    ('2026-05-09', 'holiday', 'Жеңіс күні', 'День Победы', 'Victory Day', 'Published calendar for 2026', false),
    ('2026-05-11', 'moved-off', 'Жеңіс күні', 'День Победы', 'Victory Day', 'Published calendar for 2026 (moved from a weekend)', false),
    ('2026-05-27', 'day-off', 'Құрбан айттың бірінші күні', 'Первый день Курбан-айта', 'First day of Kurban Ait', 'Published calendar for 2026; date by the Islamic calendar', false),
    ('2026-07-06', 'holiday', 'Астана күні', 'День Столицы', 'Capital Day', 'Published calendar for 2026', false),
    ('2026-08-30', 'holiday', 'Конституция күні', 'День Конституции', 'Constitution Day', 'Published calendar for 2026; the law moves Constitution Day to 15 March from 01.07.2026: confirm', false),
    ('2026-08-31', 'moved-off', 'Конституция күні', 'День Конституции', 'Constitution Day', 'Published calendar for 2026 (moved from a weekend)', false),
    ('2026-10-25', 'holiday', 'Республика күні', 'День Республики', 'Republic Day', 'Published calendar for 2026', false),
    ('2026-10-26', 'moved-off', 'Республика күні', 'День Республики', 'Republic Day', 'Published calendar for 2026 (moved from a weekend)', false),
    ('2026-12-16', 'holiday', 'Тәуелсіздік күні', 'День Независимости', 'Independence Day', 'Published calendar for 2026', false),
    ('2027-01-01', 'holiday', 'Жаңа жыл', 'Новый год', 'New Year', 'Computed from the rule', false),
    ('2027-01-02', 'holiday', 'Жаңа жыл', 'Новый год', 'New Year', 'Computed from the rule', false),
    ('2027-01-04', 'moved-off', 'Жаңа жыл', 'Новый год', 'New Year', 'Computed from the rule (moved from a weekend)', false),
    ('2027-01-07', 'day-off', 'Православиелік Рождество', 'Православное Рождество', 'Orthodox Christmas', 'Computed from the rule', false),
    ('2027-03-08', 'holiday', 'Халықаралық әйелдер күні', 'Международный женский день', 'International Women''s Day', 'Computed from the rule', false),
    ('2027-03-15', 'holiday', 'Конституция күні', 'День Конституции', 'Constitution Day', 'Law on holidays as amended from 01.07.2026: confirm', false),
    ('2027-03-21', 'holiday', 'Наурыз мейрамы', 'Наурыз мейрамы', 'Nauryz', 'Computed from the rule', false),
    ('2027-03-22', 'holiday', 'Наурыз мейрамы', 'Наурыз мейрамы', 'Nauryz', 'Computed from the rule', false),
    ('2027-03-23', 'holiday', 'Наурыз мейрамы', 'Наурыз мейрамы', 'Nauryz', 'Computed from the rule', false),
    ('2027-03-24', 'moved-off', 'Наурыз мейрамы', 'Наурыз мейрамы', 'Nauryz', 'Computed from the rule (moved from a weekend)', false),
    ('2027-05-01', 'holiday', 'Қазақстан халқының бірлігі мерекесі', 'Праздник единства народа Казахстана', 'Day of Unity of the People of Kazakhstan', 'Computed from the rule', false),
    ('2027-05-03', 'moved-off', 'Қазақстан халқының бірлігі мерекесі', 'Праздник единства народа Казахстана', 'Day of Unity of the People of Kazakhstan', 'Computed from the rule (moved from a weekend)', false),
    ('2027-05-07', 'holiday', 'Отан қорғаушы күні', 'День защитника Отечества', 'Defender of the Fatherland Day', 'Computed from the rule', false),
    ('2027-05-09', 'holiday', 'Жеңіс күні', 'День Победы', 'Victory Day', 'Computed from the rule', false),
    ('2027-05-10', 'moved-off', 'Жеңіс күні', 'День Победы', 'Victory Day', 'Computed from the rule (moved from a weekend)', false),
    ('2027-05-16', 'day-off', 'Құрбан айттың бірінші күні', 'Первый день Курбан-айта', 'First day of Kurban Ait', 'Computed from the rule; date by the Islamic calendar', false),
    ('2027-07-06', 'holiday', 'Астана күні', 'День Столицы', 'Capital Day', 'Computed from the rule', false),
    ('2027-10-25', 'holiday', 'Республика күні', 'День Республики', 'Republic Day', 'Computed from the rule', false),
    ('2027-12-16', 'holiday', 'Тәуелсіздік күні', 'День Независимости', 'Independence Day', 'Computed from the rule', false);

CREATE TABLE registry.deadline_rules (
    code text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    unit text NOT NULL,
    amount smallint,
    month smallint,
    day smallint,
    article text NOT NULL,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    confirmed boolean NOT NULL,
    CONSTRAINT deadline_rules_pkey PRIMARY KEY (code, valid_from),
    CONSTRAINT deadline_rules_valid_order CHECK (valid_to > valid_from),
    CONSTRAINT deadline_rules_no_overlap EXCLUDE USING gist
        (code WITH =, daterange(valid_from, valid_to) WITH &&),
    CONSTRAINT deadline_rules_unit_complete CHECK (CASE unit
        WHEN 'fixed-date' THEN amount IS NULL AND month BETWEEN 1 AND 12 AND day BETWEEN 1 AND 31
        WHEN 'working-days' THEN amount > 0 AND month IS NULL AND day IS NULL
        WHEN 'calendar-days' THEN amount > 0 AND month IS NULL AND day IS NULL
        WHEN 'months' THEN amount > 0 AND month IS NULL AND day IS NULL
        ELSE false END)
);
COMMENT ON TABLE registry.deadline_rules IS
    'reference: deadlines; a due date is stored with the code, the start and the explanation of '
    'its rule';

INSERT INTO registry.deadline_rules
    (code, valid_from, unit, amount, month, day, article, name_kk, name_ru, name_en, confirmed)
VALUES
    ('verification.review', '2021-07-01', 'working-days', 15, NULL, NULL, 'APPC, Art. 76 (general term of an appeal)', 'Тексеру мерзімі', 'Срок рассмотрения', 'Review of an application for verification', false),
    ('verification.mend', '2021-07-01', 'working-days', 10, NULL, NULL, 'APPC, Art. 63-64 (reasonable time to mend; the number is a proposal)', 'Кемшіліктерді жою мерзімі', 'Срок устранения недостатков', 'Mending what was found', false),
    ('verification.validity', '2021-07-01', 'months', 12, NULL, NULL, 'Not fixed by an act; a proposal', 'Верификацияның қолданылу мерзімі', 'Срок действия верификации', 'Validity of a verification', false),
    ('revocation.notice', '2021-07-01', 'working-days', 3, NULL, NULL, 'APPC, Art. 73 (hearing before a burdensome act)', 'Кері қайтарып алу туралы хабарлау мерзімі', 'Срок уведомления об отзыве', 'Notice before a revocation takes effect', true),
    ('revocation.objection', '2021-07-01', 'working-days', 2, NULL, NULL, 'APPC, Art. 73 (objection)', 'Қарсылық білдіру мерзімі', 'Срок возражения', 'Objection to an announced revocation', true),
    ('report.yearly', '2016-01-01', 'fixed-date', NULL, 3, 31, 'Law 142 of 16.01.2001, Art. 41(5)', 'Жыл сайынғы мәлімет тапсыру мерзімі', 'Срок представления ежегодных сведений', 'Yearly information', true);

SELECT tenancy.reference('registry.calendar_years', 'INSERT', 'UPDATE (source, confirmed)');
SELECT tenancy.reference('registry.calendar_days', 'INSERT', 'UPDATE (kind, source, confirmed)',
    'DELETE');
SELECT tenancy.reference('registry.deadline_rules', 'INSERT', 'UPDATE (valid_to)');
