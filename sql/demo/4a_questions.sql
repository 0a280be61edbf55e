-- What organisations asked about orders, and the answers that everybody reads. Some questions about
-- orders that still accept applications wait.

CREATE TEMPORARY TABLE demo_question ON COMMIT DROP AS
SELECT o.id AS order_id, a.organisation, v.question, v.kk, v.ru, a.at,
       pg_temp.v7(a.at, 'question' || o.key || v.place) AS id,
       CASE WHEN a.at + interval '50 hours' <= s.now
                AND (o.first_closes_at <= s.now OR pg_temp.pick('answered' || o.key, 3) > 0)
           THEN a.at + interval '50 hours' END AS answered_at
FROM demo_order AS o CROSS JOIN demo_self AS s CROSS JOIN (VALUES
    (0, 'Можно ли привлечь соисполнителя?', 'Иә, өтінімде көрсетілсе (үлгі)',
     'Да, если он назван в заявке (образец)'),
    (1, 'Считаются ли в смете налоги с оплаты труда?', 'Иә, жеке жолмен (үлгі)',
     'Да, отдельной строкой (образец)'),
    (2, 'Можно ли закупить оборудование в начале проекта?', 'Аванс шегінде (үлгі)',
     'В пределах аванса (образец)'),
    (3, 'Принимаются ли документы на казахском и русском языках?', 'Иә, екеуінде де (үлгі)',
     'Да, на обоих (образец)')) AS v (place, question, kk, ru)
CROSS JOIN LATERAL (
    SELECT p.id AS organisation, o.announced_at + interval '2 days' + interval '1 hour'
               * pg_temp.pick('asks' || o.key || v.place, 140) AS at
    FROM demo_pool AS p ORDER BY md5(p.mark || o.key || v.place) LIMIT 1) AS a
WHERE pg_temp.pick('question' || o.key || v.place, 5) = 0 AND a.at <= s.now
  AND (o.fate >= 4 OR a.at + interval '50 hours' < o.cancelled_at);
INSERT INTO financing.order_questions (tenant_id, id, order_id, organisation_id, text, asked_at)
SELECT s.tenant, q.id, q.order_id, q.organisation, q.question, q.at FROM demo_question AS q, demo_self AS s;
INSERT INTO financing.order_answers
    (tenant_id, id, question_id, order_id, question, text_kk, text_ru, answered_at, actor)
SELECT s.tenant, pg_temp.v7(q.answered_at, 'answer' || q.id), q.id, q.order_id, q.question, q.kk, q.ru,
       q.answered_at, s.actor
FROM demo_question AS q, demo_self AS s WHERE q.answered_at IS NOT NULL;
INSERT INTO demo_journal
SELECT 'answer', pg_temp.v7(q.answered_at, 'answer' || q.id), 1, q.answered_at, 'order.answered', s.actor,
       true, s.first, pg_temp.facts('order', pg_temp.word(q.order_id)),
       jsonb_build_object('question', q.question, 'textKk', q.kk, 'textRu', q.ru)
FROM demo_question AS q, demo_self AS s WHERE q.answered_at IS NOT NULL;
