-- Orders that are judged blind: until their decision is public nobody but the tenant's officers and
-- each applicant itself finds who has applied, and experts read applications by their number, without
-- what the order hides. Everybody else would tell the experts, so nobody else is told.

CREATE TABLE financing.hidable_fields (
    stage text NOT NULL,
    field text NOT NULL,
    position smallint NOT NULL CONSTRAINT hidable_fields_position_unique UNIQUE,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    CONSTRAINT hidable_fields_pkey PRIMARY KEY (stage, field)
);
COMMENT ON TABLE financing.hidable_fields IS
    'reference: what of an application an order may hide from experts, at which stage; "applicant" '
    'goes with every other';
INSERT INTO financing.hidable_fields (stage, field, position, name_kk, name_ru, name_en) VALUES
    ('evaluation', 'applicant', 1, 'Өтінім беруші', 'Заявитель', 'The applicant'),
    ('evaluation', 'title', 2, 'Атауы', 'Название', 'The title'),
    ('evaluation', 'summary', 3, 'Мазмұны', 'Содержание', 'The summary'),
    ('evaluation', 'documents', 4, 'Құжаттар', 'Документы', 'Documents'),
    ('evaluation', 'spending', 5, 'Шығындар', 'Статьи расходов', 'Items of spending'),
    ('evaluation', 'indicators', 6, 'Көрсеткіштер', 'Показатели', 'Indicators');
SELECT tenancy.reference('financing.hidable_fields');

ALTER TABLE financing.orders
    ADD COLUMN judged_blind boolean NOT NULL DEFAULT false,
    ADD COLUMN revealed_by uuid;
ALTER TABLE financing.orders
    ADD COLUMN blind boolean NOT NULL GENERATED ALWAYS AS (
        judged_blind AND revealed_by IS NULL AND state NOT IN ('failed', 'cancelled')) STORED;
COMMENT ON COLUMN financing.orders.blind IS
    'Who has applied is not told: it is judged blind, and no decision is public yet.';
COMMENT ON COLUMN financing.orders.revealed_by IS 'The first decision on it that was published.';
ALTER TABLE financing.orders
    ADD CONSTRAINT orders_judged_blind_unique UNIQUE (tenant_id, id, judged_blind),
    ADD CONSTRAINT orders_blind_unique UNIQUE (tenant_id, id, blind),
    ADD CONSTRAINT orders_revealed_by_publication FOREIGN KEY (tenant_id, revealed_by, id)
        REFERENCES financing.published_decisions (tenant_id, id, order_id)
        DEFERRABLE INITIALLY IMMEDIATE;
GRANT INSERT (judged_blind), UPDATE (revealed_by) ON financing.orders TO tizilim_app;

CREATE TABLE financing.order_hidden_fields (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    stage text NOT NULL,
    field text NOT NULL,
    judged_blind boolean NOT NULL GENERATED ALWAYS AS (true) STORED,
    CONSTRAINT order_hidden_fields_pkey PRIMARY KEY (tenant_id, order_id, stage, field),
    CONSTRAINT order_hidden_fields_order_blind FOREIGN KEY (tenant_id, order_id, judged_blind)
        REFERENCES financing.orders (tenant_id, id, judged_blind),
    CONSTRAINT order_hidden_fields_known FOREIGN KEY (stage, field)
        REFERENCES financing.hidable_fields (stage, field)
);
COMMENT ON TABLE financing.order_hidden_fields IS
    'tenant: what an order hides of its applications, from experts, at which stage; INSERT only, '
    'public';

-- It goes with the order's own, so an opened application is blind as long as its order is.
ALTER TABLE financing.opened_applications ADD COLUMN blind boolean NOT NULL DEFAULT false;
ALTER TABLE financing.opened_applications ADD CONSTRAINT opened_applications_blind_as_order
    FOREIGN KEY (tenant_id, order_id, blind)
    REFERENCES financing.orders (tenant_id, id, blind) ON UPDATE CASCADE;
COMMENT ON TABLE financing.opened_applications IS
    'tenant: who has applied to an opened order, with the submission that counts; written by '
    'financing.open_applications alone; public, of a blind order when its decision is';

CREATE OR REPLACE FUNCTION financing.open_applications(wanted uuid) RETURNS integer
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    WITH opened AS (
        INSERT INTO financing.opened_applications
            (tenant_id, application_id, seq, order_id, organisation_id, amount_tiyn, months,
             received_at, blind)
        SELECT s.tenant_id, s.application_id, s.seq, s.order_id, s.organisation_id,
               s.amount_tiyn, s.months, s.received_at, o.blind
        FROM financing.orders AS o
        JOIN financing.applications AS a ON a.tenant_id = o.tenant_id AND a.order_id = o.id
        JOIN financing.submissions AS s ON s.tenant_id = a.tenant_id AND s.application_id = a.id
            AND s.seq = a.seq
        WHERE o.id = open_applications.wanted AND o.state = 'announced'
          AND o.closes_at <= clock_timestamp() AND a.state = 'submitted'
        RETURNING 1
    )
    SELECT count(*)::integer FROM opened;
END;

-- What the caller may ask about applications whose applicants it does not see.
CREATE FUNCTION financing.order_of(application uuid) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    SELECT a.order_id FROM financing.opened_applications AS a
    WHERE a.application_id = order_of.application
      AND a.tenant_id = nullif(current_setting('tizilim.tenant', true), '')::uuid;
END;
COMMENT ON FUNCTION financing.order_of IS 'To which own order an opened application belongs.';
GRANT EXECUTE ON FUNCTION financing.order_of TO tizilim_app;

CREATE FUNCTION financing.is_related(application uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    SELECT EXISTS (
        SELECT FROM financing.declaration_items AS d
        WHERE d.application_id = is_related.application
          AND d.tenant_id = nullif(current_setting('tizilim.tenant', true), '')::uuid
          AND d.principal_id = nullif(current_setting('tizilim.principal', true), '')::uuid
          -- As it was declared, or as it has become known since.
          AND (d.related OR financing.is_concerned(d.principal_id, d.organisation_id)));
END;
COMMENT ON FUNCTION financing.is_related IS
    'Whether the caller is related to the applicant, by the own declaration or by what became known '
    'since.';
GRANT EXECUTE ON FUNCTION financing.is_related TO tizilim_app;

CREATE FUNCTION financing.has_concern(principal uuid, wanted uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    SELECT EXISTS (
        SELECT FROM financing.opened_applications AS a
        WHERE a.order_id = has_concern.wanted
          AND a.tenant_id = nullif(current_setting('tizilim.tenant', true), '')::uuid
          AND financing.is_concerned(has_concern.principal, a.organisation_id));
END;
COMMENT ON FUNCTION financing.has_concern IS
    'Whether a principal is related to some applicant of an own order; not to which.';
GRANT EXECUTE ON FUNCTION financing.has_concern TO tizilim_app;

CREATE FUNCTION financing.count_relations(
    wanted uuid, applications uuid[], organisations uuid[]
) RETURNS TABLE (applicants bigint, related bigint, known bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    SELECT count(*), count(*) FILTER (WHERE a.application_id = ANY (count_relations.applications)
               OR a.organisation_id = ANY (count_relations.organisations)
               OR financing.is_concerned(
                   nullif(current_setting('tizilim.principal', true), '')::uuid, a.organisation_id)),
           count(*) FILTER (WHERE a.application_id = ANY (count_relations.applications))
    FROM financing.opened_applications AS a
    WHERE a.order_id = count_relations.wanted
      AND a.tenant_id = nullif(current_setting('tizilim.tenant', true), '')::uuid;
END;
COMMENT ON FUNCTION financing.count_relations IS
    'How many have applied to an own order, to how many of them the caller is related by what is '
    'declared or known, and how many of the applications named are among them.';
GRANT EXECUTE ON FUNCTION financing.count_relations TO tizilim_app;

CREATE FUNCTION financing.write_relations(
    wanted uuid, applications uuid[], organisations uuid[], natures text[]
) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    INSERT INTO financing.declaration_items
        (tenant_id, order_id, principal_id, application_id, organisation_id, computed, nature)
    SELECT a.tenant_id, a.order_id, me.id, a.application_id, a.organisation_id,
           financing.is_concerned(me.id, a.organisation_id), (
               SELECT n.nature FROM unnest(write_relations.applications,
                   write_relations.organisations, write_relations.natures)
                   WITH ORDINALITY AS n (application, organisation, nature, place)
               WHERE n.application = a.application_id OR n.organisation = a.organisation_id
               ORDER BY n.place LIMIT 1)
    FROM financing.opened_applications AS a
    CROSS JOIN (
        SELECT nullif(current_setting('tizilim.principal', true), '')::uuid AS id) AS me
    WHERE a.order_id = write_relations.wanted
      AND a.tenant_id = nullif(current_setting('tizilim.tenant', true), '')::uuid;
END;
COMMENT ON FUNCTION financing.write_relations IS
    'Writes the items of the caller''s declaration about an own order, one for each application: its '
    'key refuses them where there is no declaration.';
GRANT EXECUTE ON FUNCTION financing.write_relations TO tizilim_app;

CREATE FUNCTION financing.numbers(wanted uuid) RETURNS TABLE (application_id uuid, number bigint)
    LANGUAGE sql STABLE
    SET search_path = ''
BEGIN ATOMIC
    SELECT a.application_id, row_number() OVER (
               ORDER BY sha256(uuid_send(a.order_id) || uuid_send(a.application_id)))
    FROM financing.orders AS o
    JOIN financing.opened_applications AS a ON a.tenant_id = o.tenant_id AND a.order_id = o.id
    WHERE o.id = numbers.wanted AND o.judged_blind;
END;
COMMENT ON FUNCTION financing.numbers IS
    'Under which number each application of an order that is judged blind is talked about; neither '
    'who applied nor when follows from it.';
GRANT EXECUTE ON FUNCTION financing.numbers TO tizilim_app;

CREATE FUNCTION financing.blind_applications(wanted uuid)
    RETURNS TABLE (application_id uuid, number bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    SELECT n.application_id, n.number
    FROM financing.orders AS o CROSS JOIN financing.numbers(o.id) AS n
    WHERE o.id = blind_applications.wanted AND o.blind AND EXISTS (
        SELECT FROM financing.order_experts AS e
        WHERE e.tenant_id = o.tenant_id AND e.order_id = o.id AND NOT e.ended
          AND e.principal_id = nullif(current_setting('tizilim.principal', true), '')::uuid);
END;
COMMENT ON FUNCTION financing.blind_applications IS
    'The applications of a blind order that the caller judges, by number.';
GRANT EXECUTE ON FUNCTION financing.blind_applications TO tizilim_app;

CREATE FUNCTION financing.blind_submission(application uuid)
    RETURNS TABLE (order_id uuid, number bigint, content jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    SELECT a.order_id, n.number, s.content::jsonb - ARRAY(
               SELECT h.field FROM financing.order_hidden_fields AS h
               WHERE h.tenant_id = o.tenant_id AND h.order_id = o.id AND h.stage = 'evaluation')
    FROM financing.opened_applications AS a
    JOIN financing.orders AS o ON o.tenant_id = a.tenant_id AND o.id = a.order_id AND o.blind
    JOIN financing.submissions AS s ON s.tenant_id = a.tenant_id
        AND s.application_id = a.application_id AND s.seq = a.seq
    JOIN financing.numbers(a.order_id) AS n ON n.application_id = a.application_id
    -- Who judges it, and has declared no relation.
    JOIN financing.order_experts AS e ON e.tenant_id = a.tenant_id AND e.order_id = a.order_id
        AND e.expected > 0
    JOIN financing.declaration_items AS d ON d.tenant_id = e.tenant_id
        AND d.principal_id = e.principal_id AND d.application_id = a.application_id
        AND NOT d.related
    WHERE a.application_id = blind_submission.application
      AND e.principal_id = nullif(current_setting('tizilim.principal', true), '')::uuid;
END;
COMMENT ON FUNCTION financing.blind_submission IS
    'What the caller, an expert, reads of an application of a blind order: without what the order '
    'hides, without receipt and time.';
GRANT EXECUTE ON FUNCTION financing.blind_submission TO tizilim_app;

DO $blind$
DECLARE
    own CONSTANT text := 'tizilim.tenant';
    me CONSTANT text := tenancy.owned_by('principal_id', 'tizilim.principal');
    member text;
BEGIN
    PERFORM tenancy.publish('financing.order_hidden_fields');
    PERFORM tenancy.admit('financing.order_hidden_fields', 'tizilim_app', 'tenant_id', own,
        'INSERT (tenant_id, order_id, stage, field)');

    FOREACH member IN ARRAY regexp_split_to_array(tenancy.readers(), ',\s*') LOOP
        PERFORM tenancy.restrict('financing.opened_applications', member, 'blind', 'SELECT',
            'NOT blind' || CASE member
                WHEN 'tizilim_applicant'
                    THEN ' OR ' || tenancy.owned_by('organisation_id', 'tizilim.organisation')
                -- The tenant's officers, but for one who judges the order.
                WHEN 'tizilim_app' THEN ' OR (' || tenancy.owned_by('tenant_id', own)
                    || ' AND (SELECT coalesce(current_setting(''tizilim.role'', true), ''''))'
                    || ' <> ''expert'' AND NOT EXISTS ('
                    || 'SELECT FROM financing.order_experts AS e'
                    || ' WHERE e.tenant_id = opened_applications.tenant_id'
                    || ' AND e.order_id = opened_applications.order_id AND e.' || me || '))'
                ELSE '' END, NULL);
    END LOOP;
    -- It names the applicant beside the application.
    PERFORM tenancy.restrict('financing.declaration_items', 'tizilim_app', 'blind', 'SELECT',
        'EXISTS (SELECT FROM financing.opened_applications AS o'
        ' WHERE o.tenant_id = declaration_items.tenant_id'
        ' AND o.application_id = declaration_items.application_id)', NULL);
    -- Whoever writes it, and whatever of the applicants that one sees.
    DROP POLICY order_experts_app_unconcerned ON financing.order_experts;
    PERFORM tenancy.restrict('financing.order_experts', 'tizilim_app', 'unconcerned', 'INSERT',
        NULL, 'NOT financing.has_concern(principal_id, order_id)');

    -- What the functions may do as the owner.
    EXECUTE format('CREATE POLICY order_hidden_fields_owner_select'
        ' ON financing.order_hidden_fields FOR SELECT TO tizilim_owner USING (%s)',
        tenancy.owned_by('tenant_id', own));
    EXECUTE format('CREATE POLICY declaration_items_owner_insert'
        ' ON financing.declaration_items FOR INSERT TO tizilim_owner WITH CHECK (%s)',
        tenancy.owned_by('tenant_id', own));
END
$blind$;
