-- More kinds of records that can be commented on; when it is asked whether something was fixed, by
-- the database's clock; who holds the signed document of an appeal that was forwarded.

SELECT oversight.admit_kind('decision', 'Тапсырыс бойынша шешім', 'Решение по заказу',
    'Decision on an order',
    'SELECT tenant_id, version FROM financing.published_decisions WHERE id = $2');
SELECT oversight.admit_kind('contract', 'Шарт', 'Договор', 'Contract',
    'SELECT tenant_id, version FROM financing.contracts WHERE id = $2');
SELECT oversight.admit_kind('tranche', 'Транш', 'Транш', 'Tranche',
    'SELECT tenant_id, version FROM financing.tranches WHERE id = $2');
SELECT oversight.admit_kind('projectreport', 'Жоба туралы есеп', 'Отчёт о проекте',
    'Report on a project',
    'SELECT tenant_id, version FROM financing.project_reports WHERE id = $2');
-- Provisional at first, final when it is published.
SELECT oversight.admit_kind('ranking', 'Рейтинг', 'Рейтинг', 'Ranking',
    'SELECT s.tenant_id, CASE WHEN p.snapshot_id IS NULL THEN 1 ELSE 2 END::bigint'
    ' FROM ranking.snapshots AS s LEFT JOIN ranking.publications AS p'
    ' ON p.tenant_id = s.tenant_id AND p.snapshot_id = s.id WHERE s.id = $2');
SELECT oversight.admit_kind('recommendationanswer', 'Ұсынымға жауап', 'Ответ на рекомендацию',
    'Answer to a recommendation',
    'SELECT tenant_id, 1::bigint FROM oversight.recommendation_answers WHERE id = $2');
-- A case of verification is the akimat's own; what it decided is in the public log.
SELECT oversight.admit_kind('verification', 'Верификация туралы шешім', 'Решение о верификации',
    'Decision on verification',
    'SELECT e.tenant_id, e.version FROM (SELECT l.tenant_id, l.version FROM journal.log AS l'
    ' WHERE l.subject_id = $2 AND l.subject_kind = ''case'' AND l.tenant_id IS NOT NULL'
    ' AND l.type IN (''verification.approved'', ''verification.refused'','
    ' ''verification.revocation'', ''verification.kept'')'
    ' ORDER BY l.position DESC LIMIT 1) AS e');

-- Whether it was fixed is said when it is asked, not before. The body that answers writes the day,
-- so it can't be far.
SELECT tenancy.restrict('oversight.opinions', 'tizilim_citizen', 'asked', 'INSERT', NULL,
    'fixed IS NULL OR EXISTS (SELECT FROM oversight.duties AS d'
    ' WHERE d.tenant_id = opinions.tenant_id AND d.id = opinions.duty_id'
    ' AND d.fix_on <= timezone(interval ''5 hours'', clock_timestamp())::date)');
ALTER TABLE oversight.duties ADD CONSTRAINT duties_asked_soon CHECK (
    fix_on BETWEEN timezone(interval '5 hours', answered_at)::date
        AND timezone(interval '5 hours', answered_at)::date + 92);

-- The document of a forwarded appeal goes with it: the body that owes reads it, the one before no
-- longer (law 94-V, Art. 7(8): no more than the purpose needs; code 350-VI, Art. 65).
ALTER TABLE oversight.appeals
    ADD COLUMN handed_to uuid,
    ADD COLUMN handed_duty uuid,
    ADD COLUMN reader_id uuid NOT NULL
        GENERATED ALWAYS AS (coalesce(handed_to, tenant_id)) STORED,
    ADD CONSTRAINT appeals_handed_whole CHECK ((handed_to IS NULL) = (handed_duty IS NULL)),
    ADD CONSTRAINT appeals_handed_exists FOREIGN KEY (handed_to, handed_duty, kind)
        REFERENCES oversight.duties (tenant_id, id, kind);
COMMENT ON TABLE oversight.appeals IS
    'tenant: the signed document of an appeal, where it is kept; its author and the body that has '
    'to answer read it';
COMMENT ON COLUMN oversight.appeals.handed_duty IS 'What the body owes to which it was forwarded.';
CREATE INDEX appeals_handed ON oversight.appeals (handed_duty) WHERE handed_duty IS NOT NULL;
DO $appeals$
BEGIN
    DROP POLICY appeals_app ON oversight.appeals;
    PERFORM tenancy.isolate('oversight.appeals', 'tizilim_app', 'reader_id', 'tizilim.tenant',
        'SELECT');
    -- What the function below may do as the owner.
    CREATE POLICY appeals_owner_select ON oversight.appeals FOR SELECT TO tizilim_owner
        USING (true);
    CREATE POLICY appeals_owner_update ON oversight.appeals FOR UPDATE TO tizilim_owner
        USING (true) WITH CHECK (handed_to IS NOT NULL);
    CREATE POLICY duties_owner_select ON oversight.duties FOR SELECT TO tizilim_owner
        USING (true);
END
$appeals$;

CREATE FUNCTION oversight.hand_over(duty uuid, next uuid) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    UPDATE oversight.appeals AS a SET handed_to = n.tenant_id, handed_duty = n.id
    FROM oversight.duties AS n
    WHERE n.id = hand_over.next AND n.cause = 'forwarded' AND n.origin_id = hand_over.duty
      AND n.origin_tenant = (SELECT nullif(current_setting('tizilim.tenant', true), '')::uuid)
      AND a.reader_id = n.origin_tenant
      AND coalesce(a.handed_duty, a.duty_id) = hand_over.duty;
END;
COMMENT ON FUNCTION oversight.hand_over IS
    'Gives the document of an appeal to the body that the caller''s tenant has forwarded it to.';
GRANT EXECUTE ON FUNCTION oversight.hand_over TO tizilim_app;
