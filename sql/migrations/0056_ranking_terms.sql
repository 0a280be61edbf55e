-- serves-from: 56
-- Methods that the public can comment on, for as long as a rule says; what rankings read, as it was on
-- the cut-off day; money that was spent as planned and given back in time. Documents of public control
-- that are answered in their language.

-- A draft is version 1 of its subject, its publication version 2.
SELECT oversight.admit_kind('method', 'Рейтинг әдістемесі', 'Методика рейтинга',
    'Method of ranking',
    'SELECT m.tenant_id, CASE WHEN p.method_id IS NULL THEN 1 ELSE 2 END::bigint'
    ' FROM ranking.methods AS m LEFT JOIN ranking.method_publications AS p'
    ' ON p.tenant_id = m.tenant_id AND p.method_id = m.id WHERE m.id = $2');

INSERT INTO registry.deadline_rules
    (code, valid_from, unit, amount, month, day, article, name_kk, name_ru, name_en, confirmed)
VALUES
    ('method.comments', '2021-07-01', 'working-days', 15, NULL, NULL, 'Not fixed by an act; a proposal, as long as drafts of acts are discussed', 'Рейтинг әдістемесін талқылау мерзімі', 'Срок обсуждения методики рейтинга', 'Comments on a method of ranking', false);

-- Drafts and publications of before are left as they are.
ALTER TABLE ranking.methods
    ADD COLUMN due_on date,
    ADD COLUMN due_rule text,
    ADD COLUMN due_explanation jsonb,
    ADD CONSTRAINT methods_comments_long_enough CHECK (
        num_nonnulls(due_on, due_rule, due_explanation) = 3 AND comments_until >= due_on
        AND due_on > timezone(interval '5 hours', drafted_at)::date) NOT VALID;
COMMENT ON COLUMN ranking.methods.due_on IS
    'The first day that the rule allows to be the last one for comments.';
GRANT INSERT (due_on, due_rule, due_explanation) ON ranking.methods TO tizilim_app;
ALTER TABLE ranking.method_publications
    ADD CONSTRAINT method_publications_not_backdated CHECK (
        valid_from >= timezone(interval '5 hours', published_at)::date) NOT VALID;
