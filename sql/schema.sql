CREATE SCHEMA extensions;

ALTER SCHEMA extensions OWNER TO tizilim_owner;

COMMENT ON SCHEMA extensions IS 'Operators and operator classes of trusted extensions.';

CREATE SCHEMA financing;

ALTER SCHEMA financing OWNER TO tizilim_owner;

COMMENT ON SCHEMA financing IS 'State money for NGOs: budget lines, plans, orders, applications and what became of them.';

CREATE SCHEMA journal;

ALTER SCHEMA journal OWNER TO tizilim_owner;

COMMENT ON SCHEMA journal IS 'What happened, once and for good.';

CREATE SCHEMA membership;

ALTER SCHEMA membership OWNER TO tizilim_owner;

COMMENT ON SCHEMA membership IS 'Alliances: charters, applications, the roll of members, fees; proposals to the state.';

CREATE SCHEMA oversight;

ALTER SCHEMA oversight OWNER TO tizilim_owner;

COMMENT ON SCHEMA oversight IS 'Comments on public records, their moderation, the answers of bodies and their deadlines.';

CREATE SCHEMA ranking;

ALTER SCHEMA ranking OWNER TO tizilim_owner;

COMMENT ON SCHEMA ranking IS 'How NGOs are ranked, from what, and with what result.';

CREATE SCHEMA registry;

ALTER SCHEMA registry OWNER TO tizilim_owner;

COMMENT ON SCHEMA registry IS 'Organisations, their verification and yearly reports; code lists.';

CREATE SCHEMA sitting;

ALTER SCHEMA sitting OWNER TO tizilim_owner;

COMMENT ON SCHEMA sitting IS 'Sittings of organs: who has a seat, what is voted on, how it ended.';

CREATE SCHEMA tenancy;

ALTER SCHEMA tenancy OWNER TO tizilim_owner;

COMMENT ON SCHEMA tenancy IS 'Tenants, accounts, tokens, idempotency and the audit of reads.';

CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA extensions;

COMMENT ON EXTENSION btree_gin IS 'support for indexing common datatypes in GIN';

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA extensions;

COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA extensions;

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';

CREATE TABLE financing.opened_applications (
    tenant_id uuid NOT NULL,
    application_id uuid NOT NULL,
    seq integer NOT NULL,
    order_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    amount_tiyn bigint NOT NULL,
    months smallint NOT NULL,
    received_at timestamp with time zone NOT NULL,
    blind boolean DEFAULT false NOT NULL
);

ALTER TABLE ONLY financing.opened_applications FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.opened_applications OWNER TO tizilim_owner;

COMMENT ON TABLE financing.opened_applications IS 'tenant: who has applied to an opened order, with the submission that counts; written by financing.open_applications alone; public, of a blind order when its decision is';

CREATE TABLE financing.orders (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    draft_id uuid NOT NULL,
    announced boolean GENERATED ALWAYS AS (true) STORED NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    state text NOT NULL,
    instrument text NOT NULL,
    rule_from date NOT NULL,
    sphere text NOT NULL,
    theme_id uuid,
    theme_state text GENERATED ALWAYS AS (
CASE
    WHEN (theme_id IS NOT NULL) THEN 'approved'::text
    ELSE NULL::text
END) STORED,
    year smallint NOT NULL,
    title_kk text,
    title_ru text,
    description_kk text,
    description_ru text,
    amount_tiyn bigint NOT NULL,
    project_min_tiyn bigint,
    project_max_tiyn bigint,
    months_min smallint,
    months_max smallint,
    development_percent_max smallint,
    opens_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    opened_at timestamp with time zone,
    applications integer,
    judged_blind boolean DEFAULT false NOT NULL,
    revealed_by uuid,
    blind boolean GENERATED ALWAYS AS ((judged_blind AND (revealed_by IS NULL) AND (state <> ALL (ARRAY['failed'::text, 'cancelled'::text])))) STORED NOT NULL,
    ranking_tenant_id uuid,
    ranking_id uuid,
    ranking_points_min integer,
    ranking_band text,
    ranked boolean DEFAULT false NOT NULL,
    CONSTRAINT orders_amount_positive CHECK (((amount_tiyn >= 1) AND (amount_tiyn <= '1000000000000000000'::bigint))),
    CONSTRAINT orders_months_order CHECK (((months_min > 0) AND (months_max >= COALESCE((months_min)::integer, 1)))),
    CONSTRAINT orders_opened_counted CHECK ((((opened_at IS NULL) = (applications IS NULL)) AND
CASE state
    WHEN 'announced'::text THEN (opened_at IS NULL)
    WHEN 'failed'::text THEN (opened_at IS NOT NULL)
    WHEN 'cancelled'::text THEN true
    ELSE (applications > 0)
END)),
    CONSTRAINT orders_project_order CHECK (((project_min_tiyn > 0) AND (project_max_tiyn <= amount_tiyn) AND (COALESCE(project_min_tiyn, (1)::bigint) <= COALESCE(project_max_tiyn, amount_tiyn)))),
    CONSTRAINT orders_ranked_asks CHECK (((NOT ranked) OR (ranking_id IS NOT NULL))),
    CONSTRAINT orders_ranking_complete CHECK (((num_nonnulls(ranking_tenant_id, ranking_id, ranking_points_min) = ANY (ARRAY[0, 3])) AND ((ranking_band IS NULL) OR (ranking_id IS NOT NULL)))),
    CONSTRAINT orders_ranking_points CHECK (((ranking_points_min >= 0) AND (ranking_points_min <= 100000))),
    CONSTRAINT orders_text_length CHECK (((COALESCE(char_length(title_kk), 0) <= 500) AND (COALESCE(char_length(title_ru), 0) <= 500) AND (COALESCE(char_length(description_kk), 0) <= 10000) AND (COALESCE(char_length(description_ru), 0) <= 10000))),
    CONSTRAINT orders_time_order CHECK (((opens_at < closes_at) AND (opened_at >= closes_at))),
    CONSTRAINT orders_title_stated CHECK ((COALESCE(title_kk, title_ru) <> ''::text)),
    CONSTRAINT orders_version_positive CHECK ((version > 0)),
    CONSTRAINT orders_year_range CHECK (((year >= 2000) AND (year <= 2100)))
);

ALTER TABLE ONLY financing.orders FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.orders OWNER TO tizilim_owner;

COMMENT ON TABLE financing.orders IS 'tenant: an order of an akimat, the ministry or the operator, as it stands; public';

COMMENT ON COLUMN financing.orders.version IS 'The last step in order_steps: every change is one.';

COMMENT ON COLUMN financing.orders.opened_at IS 'When its applications were opened; before that nobody but each applicant sees any.';

COMMENT ON COLUMN financing.orders.revealed_by IS 'The first decision on it that was published.';

COMMENT ON COLUMN financing.orders.blind IS 'Who has applied is not told: it is judged blind, and no decision is public yet.';

COMMENT ON COLUMN financing.orders.ranking_id IS 'The final ranking in which an applicant must have so many points; empty where none is asked.';

COMMENT ON COLUMN financing.orders.ranking_band IS 'The band that was asked for, where the points are those that it begins with.';

COMMENT ON COLUMN financing.orders.ranked IS 'The instrument''s rule asks for a place in a ranking.';

CREATE FUNCTION financing.numbers(wanted uuid) RETURNS TABLE(application_id uuid, number bigint)
    LANGUAGE sql STABLE
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT a.application_id,
     row_number() OVER (ORDER BY (sha256((uuid_send(a.order_id) || uuid_send(a.application_id))))) AS row_number
    FROM (financing.orders o
      JOIN financing.opened_applications a ON (((a.tenant_id = o.tenant_id) AND (a.order_id = o.id))))
   WHERE ((o.id = numbers.wanted) AND o.judged_blind);
END;

ALTER FUNCTION financing.numbers(wanted uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.numbers(wanted uuid) IS 'Under which number each application of an order that is judged blind is talked about; neither who applied nor when follows from it.';

CREATE TABLE financing.order_experts (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    principal_id uuid NOT NULL,
    expert_id uuid NOT NULL,
    drawn boolean NOT NULL,
    replaces uuid,
    replaced boolean GENERATED ALWAYS AS (true) STORED NOT NULL,
    applications integer NOT NULL,
    criteria smallint NOT NULL,
    recused boolean DEFAULT false NOT NULL,
    ended boolean DEFAULT false NOT NULL,
    related smallint,
    given integer DEFAULT 0 NOT NULL,
    last_given integer GENERATED ALWAYS AS (NULLIF(given, 0)) STORED,
    expected integer GENERATED ALWAYS AS (
CASE
    WHEN (recused OR ended) THEN 0
    ELSE ((applications - COALESCE((related)::integer, 0)) * criteria)
END) STORED NOT NULL,
    done boolean GENERATED ALWAYS AS ((recused OR ended OR (given = ((applications - COALESCE((related)::integer, 0)) * criteria)))) STORED NOT NULL,
    CONSTRAINT order_experts_criteria_counted CHECK ((criteria > 0)),
    CONSTRAINT order_experts_drawn_or_follows CHECK ((drawn = (replaces IS NULL))),
    CONSTRAINT order_experts_given_within CHECK ((((given >= 0) AND (given <= ((applications - COALESCE((related)::integer, 0)) * criteria))) AND ((given = 0) OR (NOT recused)))),
    CONSTRAINT order_experts_related_few CHECK ((recused OR (COALESCE((related)::integer, 0) < applications)))
);

ALTER TABLE ONLY financing.order_experts FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.order_experts OWNER TO tizilim_owner;

COMMENT ON TABLE financing.order_experts IS 'tenant: who judges an order''s applications, and how many scores of how many are in';

COMMENT ON COLUMN financing.order_experts.ended IS 'Recused or without the role of an expert, and replaced; what was given does not count.';

COMMENT ON COLUMN financing.order_experts.related IS 'Empty until the expert has declared.';

CREATE FUNCTION financing.blind_applications(wanted uuid) RETURNS TABLE(application_id uuid, number bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT n.application_id,
     n.number
    FROM (financing.orders o
      CROSS JOIN LATERAL financing.numbers(o.id) n(application_id, number))
   WHERE ((o.id = blind_applications.wanted) AND o.blind AND (EXISTS ( SELECT
            FROM financing.order_experts e
           WHERE ((e.tenant_id = o.tenant_id) AND (e.order_id = o.id) AND (NOT e.ended) AND (e.principal_id = (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid)))));
END;

ALTER FUNCTION financing.blind_applications(wanted uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.blind_applications(wanted uuid) IS 'The applications of a blind order that the caller judges, by number.';

CREATE TABLE financing.declaration_items (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    principal_id uuid NOT NULL,
    application_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    computed boolean NOT NULL,
    nature text,
    related boolean GENERATED ALWAYS AS ((computed OR (nature IS NOT NULL))) STORED NOT NULL,
    CONSTRAINT declaration_items_nature_length CHECK (((char_length(nature) >= 1) AND (char_length(nature) <= 4000)))
);

ALTER TABLE ONLY financing.declaration_items FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.declaration_items OWNER TO tizilim_owner;

COMMENT ON TABLE financing.declaration_items IS 'tenant: for each application whether who declared is related to the applicant, and how; INSERT only';

COMMENT ON COLUMN financing.declaration_items.computed IS 'Found by the registry, whatever was declared.';

CREATE TABLE financing.order_hidden_fields (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    stage text NOT NULL,
    field text NOT NULL,
    judged_blind boolean GENERATED ALWAYS AS (true) STORED NOT NULL
);

ALTER TABLE ONLY financing.order_hidden_fields FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.order_hidden_fields OWNER TO tizilim_owner;

COMMENT ON TABLE financing.order_hidden_fields IS 'tenant: what an order hides of its applications, from experts, at which stage; INSERT only, public';

CREATE TABLE financing.submissions (
    tenant_id uuid NOT NULL,
    application_id uuid NOT NULL,
    seq integer NOT NULL,
    order_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    act text GENERATED ALWAYS AS ('application.submit'::text) STORED NOT NULL,
    received_at timestamp with time zone NOT NULL,
    content text NOT NULL,
    amount_tiyn bigint NOT NULL,
    months smallint NOT NULL,
    entry_id uuid NOT NULL,
    salt bytea NOT NULL,
    commitment bytea NOT NULL,
    eligibility jsonb,
    CONSTRAINT submissions_amount_positive CHECK (((amount_tiyn >= 1) AND (amount_tiyn <= '1000000000000000000'::bigint))),
    CONSTRAINT submissions_commitment_true CHECK ((commitment = sha256((salt || convert_to(content, 'UTF8'::name))))),
    CONSTRAINT submissions_content_length CHECK ((octet_length(content) <= 262144)),
    CONSTRAINT submissions_eligibility_known CHECK ((COALESCE((eligibility ->> 'outcome'::text), 'unknown'::text) = ANY (ARRAY['met'::text, 'unknown'::text, 'not-met'::text]))),
    CONSTRAINT submissions_months_positive CHECK (((months >= 1) AND (months <= 120))),
    CONSTRAINT submissions_salt_length CHECK ((octet_length(salt) = 32))
);

ALTER TABLE ONLY financing.submissions FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.submissions OWNER TO tizilim_owner;

COMMENT ON TABLE financing.submissions IS 'tenant: what was handed in, word for word; INSERT only. The applicant sees it, the tenant when it is opened';

COMMENT ON COLUMN financing.submissions.entry_id IS 'The journal''s entry that keeps the commitment, and nothing that tells whose it is.';

COMMENT ON COLUMN financing.submissions.eligibility IS 'What the registry knew of the applicant at that moment, item by item; it refuses nobody.';

CREATE FUNCTION financing.blind_submission(application uuid) RETURNS TABLE(order_id uuid, number bigint, content jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT a.order_id,
     n.number,
     ((s.content)::jsonb - ARRAY( SELECT h.field
            FROM financing.order_hidden_fields h
           WHERE ((h.tenant_id = o.tenant_id) AND (h.order_id = o.id) AND (h.stage = 'evaluation'::text))))
    FROM (((((financing.opened_applications a
      JOIN financing.orders o ON (((o.tenant_id = a.tenant_id) AND (o.id = a.order_id) AND o.blind)))
      JOIN financing.submissions s ON (((s.tenant_id = a.tenant_id) AND (s.application_id = a.application_id) AND (s.seq = a.seq))))
      JOIN LATERAL financing.numbers(a.order_id) n(application_id, number) ON ((n.application_id = a.application_id)))
      JOIN financing.order_experts e ON (((e.tenant_id = a.tenant_id) AND (e.order_id = a.order_id) AND (e.expected > 0))))
      JOIN financing.declaration_items d ON (((d.tenant_id = e.tenant_id) AND (d.principal_id = e.principal_id) AND (d.application_id = a.application_id) AND (NOT d.related))))
   WHERE ((a.application_id = blind_submission.application) AND (e.principal_id = (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid));
END;

ALTER FUNCTION financing.blind_submission(application uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.blind_submission(application uuid) IS 'What the caller, an expert, reads of an application of a blind order: without what the order hides, without receipt and time.';

CREATE TABLE registry.person_tags (
    tenant_id uuid NOT NULL,
    person_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    tag bytea NOT NULL,
    CONSTRAINT person_tags_tag_length CHECK ((octet_length(tag) = 32))
);

ALTER TABLE ONLY registry.person_tags FORCE ROW LEVEL SECURITY;

ALTER TABLE registry.person_tags OWNER TO tizilim_owner;

COMMENT ON TABLE registry.person_tags IS 'tenant: written by calls, read by registry.same_person alone';

CREATE TABLE tenancy.grants (
    id uuid NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    principal_id uuid NOT NULL,
    role text NOT NULL,
    scope text GENERATED ALWAYS AS (
CASE
    WHEN (tenant_id IS NOT NULL) THEN 'tenant'::text
    WHEN (organisation_id IS NOT NULL) THEN 'organisation'::text
    WHEN (alliance_id IS NOT NULL) THEN 'alliance'::text
    ELSE 'none'::text
END) STORED NOT NULL,
    tenant_id uuid,
    organisation_id uuid,
    alliance_id uuid,
    scope_id uuid GENERATED ALWAYS AS (COALESCE(tenant_id, organisation_id, alliance_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL,
    state text NOT NULL,
    requested_by uuid NOT NULL,
    requested_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    approved_by uuid,
    approved_at timestamp with time zone,
    revoked_by uuid,
    revoked_at timestamp with time zone,
    bootstrap boolean DEFAULT false NOT NULL,
    emergency_reason text,
    expires_at timestamp with time zone,
    emergency boolean GENERATED ALWAYS AS ((emergency_reason IS NOT NULL)) STORED NOT NULL,
    CONSTRAINT grants_approved_by_someone CHECK (((approved_at IS NULL) OR (approved_by IS NOT NULL))),
    CONSTRAINT grants_bootstrap_administrator CHECK (((NOT bootstrap) OR (role = 'administrator'::text))),
    CONSTRAINT grants_emergency_limited CHECK (((emergency_reason IS NULL) OR ((char_length(emergency_reason) >= 10) AND (char_length(emergency_reason) <= 1000) AND (expires_at IS NOT NULL) AND ((expires_at - requested_at) <= '04:00:00'::interval)))),
    CONSTRAINT grants_four_eyes CHECK (((approved_by IS NULL) OR bootstrap OR (emergency_reason IS NOT NULL) OR ((approved_by <> requested_by) AND (approved_by <> principal_id)))),
    CONSTRAINT grants_scope_single CHECK ((num_nonnulls(tenant_id, organisation_id, alliance_id) <= 1)),
    CONSTRAINT grants_state_known CHECK ((state = ANY (ARRAY['pending'::text, 'active'::text, 'revoked'::text]))),
    CONSTRAINT grants_state_matches CHECK (
CASE state
    WHEN 'pending'::text THEN ((approved_at IS NULL) AND (revoked_at IS NULL))
    WHEN 'active'::text THEN ((approved_at IS NOT NULL) AND (revoked_at IS NULL))
    ELSE ((revoked_at IS NOT NULL) AND (revoked_by IS NOT NULL))
END)
);

ALTER TABLE ONLY tenancy.grants FORCE ROW LEVEL SECURITY;

ALTER TABLE tenancy.grants OWNER TO tizilim_owner;

COMMENT ON TABLE tenancy.grants IS 'account: one role of one principal, in force when a second administrator has approved it';

COMMENT ON COLUMN tenancy.grants.organisation_id IS 'No foreign key: a representative may be granted the id of an organisation it is about to register.';

COMMENT ON COLUMN tenancy.grants.bootstrap IS 'The first two administrators: four eyes need two, so they are made together, once.';

COMMENT ON COLUMN tenancy.grants.emergency_reason IS 'Break-glass access: one administrator is enough, for four hours at most, and the entry is public.';

CREATE TABLE tenancy.principal_tags (
    principal_id uuid NOT NULL,
    tag bytea NOT NULL,
    CONSTRAINT principal_tags_tag_length CHECK ((octet_length(tag) = 32))
);

ALTER TABLE ONLY tenancy.principal_tags FORCE ROW LEVEL SECURITY;

ALTER TABLE tenancy.principal_tags OWNER TO tizilim_owner;

COMMENT ON TABLE tenancy.principal_tags IS 'account: which person a principal is, as a tag; read by registry.is_of alone';

CREATE FUNCTION registry.is_of(principal uuid, organisation uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT ((EXISTS ( SELECT
            FROM tenancy.grants g
           WHERE ((g.principal_id = is_of.principal) AND (g.organisation_id = is_of.organisation) AND (g.state = 'active'::text) AND ((g.expires_at IS NULL) OR (g.expires_at > clock_timestamp()))))) OR (EXISTS ( SELECT
            FROM (tenancy.principal_tags p
              JOIN registry.person_tags t ON ((t.tag = p.tag)))
           WHERE ((p.principal_id = is_of.principal) AND (t.organisation_id = is_of.organisation)))));
END;

ALTER FUNCTION registry.is_of(principal uuid, organisation uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION registry.is_of(principal uuid, organisation uuid) IS 'Whether a principal represents an organisation or is one of its people; not which.';

CREATE FUNCTION financing.is_concerned(principal uuid, organisation uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT (registry.is_of(principal, organisation) OR (EXISTS ( SELECT
            FROM financing.declaration_items d
           WHERE ((d.organisation_id = is_concerned.organisation) AND d.related AND ((d.principal_id = is_concerned.principal) OR (EXISTS ( SELECT
                    FROM (tenancy.principal_tags a
                      JOIN tenancy.principal_tags b ON ((b.tag = a.tag)))
                   WHERE ((a.principal_id = is_concerned.principal) AND (b.principal_id = d.principal_id)))))))));
END;

ALTER FUNCTION financing.is_concerned(principal uuid, organisation uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.is_concerned(principal uuid, organisation uuid) IS 'Whether a principal represents an organisation, is one of its people, or has declared a relation to it, in whatever tenant; not which.';

CREATE FUNCTION financing.count_relations(wanted uuid, applications uuid[], organisations uuid[]) RETURNS TABLE(applicants bigint, related bigint, known bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT count(*) AS count,
     count(*) FILTER (WHERE ((a.application_id = ANY (count_relations.applications)) OR (a.organisation_id = ANY (count_relations.organisations)) OR financing.is_concerned((NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid, a.organisation_id))) AS count,
     count(*) FILTER (WHERE (a.application_id = ANY (count_relations.applications))) AS count
    FROM financing.opened_applications a
   WHERE ((a.order_id = count_relations.wanted) AND (a.tenant_id = (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid));
END;

ALTER FUNCTION financing.count_relations(wanted uuid, applications uuid[], organisations uuid[]) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.count_relations(wanted uuid, applications uuid[], organisations uuid[]) IS 'How many have applied to an own order, to how many of them the caller is related by what is declared or known, and how many of the applications named are among them.';

CREATE FUNCTION financing.is_evaluated(wanted uuid) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT COALESCE((bool_and(e.done) AND bool_or((e.expected > 0))), false) AS "coalesce"
    FROM (financing.order_experts e
      JOIN financing.orders o ON (((o.tenant_id = e.tenant_id) AND (o.id = e.order_id))))
   WHERE (o.id = is_evaluated.wanted);
END;

ALTER FUNCTION financing.is_evaluated(wanted uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.is_evaluated(wanted uuid) IS 'Whether experts judge an order and all their scores are in.';

CREATE TABLE financing.scores (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    principal_id uuid NOT NULL,
    number integer NOT NULL,
    prev integer GENERATED ALWAYS AS (NULLIF((number - 1), 0)) STORED,
    expert_id uuid NOT NULL,
    application_id uuid NOT NULL,
    related boolean GENERATED ALWAYS AS (false) STORED NOT NULL,
    criterion text NOT NULL,
    points smallint NOT NULL,
    points_max smallint NOT NULL,
    given_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT scores_number_positive CHECK ((number > 0)),
    CONSTRAINT scores_points_range CHECK (((points >= 0) AND (points <= points_max)))
);

ALTER TABLE ONLY financing.scores FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.scores OWNER TO tizilim_owner;

COMMENT ON TABLE financing.scores IS 'tenant: points of an expert for an application by a criterion; INSERT only. An expert sees the others'' when the own are in, an officer all when all are';

CREATE FUNCTION financing.counted_scores(wanted uuid) RETURNS SETOF financing.scores
    LANGUAGE sql STABLE
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT s.tenant_id,
     s.order_id,
     s.principal_id,
     s.number,
     s.prev,
     s.expert_id,
     s.application_id,
     s.related,
     s.criterion,
     s.points,
     s.points_max,
     s.given_at
    FROM ((financing.orders o
      JOIN financing.scores s ON (((s.tenant_id = o.tenant_id) AND (s.order_id = o.id))))
      JOIN financing.order_experts e ON (((e.tenant_id = s.tenant_id) AND (e.order_id = s.order_id) AND (e.principal_id = s.principal_id) AND (NOT e.ended))))
   WHERE ((o.id = counted_scores.wanted) AND financing.is_evaluated(counted_scores.wanted));
END;

ALTER FUNCTION financing.counted_scores(wanted uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.counted_scores(wanted uuid) IS 'Scores of an order when all are in, but for those of experts who were replaced.';

CREATE TABLE registry.checks (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    kind text NOT NULL,
    outcome text NOT NULL,
    source text NOT NULL,
    as_of date NOT NULL,
    evidence text,
    evidence_sha256 bytea,
    note text,
    recorded_by uuid NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    source_told boolean DEFAULT true NOT NULL,
    CONSTRAINT checks_evidence_complete CHECK (((evidence_sha256 IS NULL) OR (evidence IS NOT NULL))),
    CONSTRAINT checks_evidence_length CHECK ((char_length(evidence) <= 1000)),
    CONSTRAINT checks_evidence_sha256 CHECK ((octet_length(evidence_sha256) = 32)),
    CONSTRAINT checks_note_length CHECK ((char_length(note) <= 4000)),
    CONSTRAINT checks_outcome_known CHECK ((outcome = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text]))),
    CONSTRAINT checks_source_length CHECK (((char_length(source) >= 1) AND (char_length(source) <= 300)))
);

ALTER TABLE ONLY registry.checks FORCE ROW LEVEL SECURITY;

ALTER TABLE registry.checks OWNER TO tizilim_owner;

COMMENT ON TABLE registry.checks IS 'tenant: one fact, its outcome and where it was seen; INSERT only, the newest of a kind counts';

COMMENT ON COLUMN registry.checks.evidence IS 'Where the document is; the document itself is not kept here.';

COMMENT ON COLUMN registry.checks.source_told IS 'Who wrote the source knew that those of bars are public; false for those from before.';

CREATE FUNCTION registry.bar_checks(organisation uuid) RETURNS TABLE(kind text, outcome text, source text, as_of date)
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT DISTINCT ON (c.kind) c.kind,
     c.outcome,
         CASE
             WHEN c.source_told THEN c.source
             ELSE NULL::text
         END AS "case",
     c.as_of
    FROM registry.checks c
   WHERE ((c.organisation_id = bar_checks.organisation) AND (c.kind = ANY (ARRAY['not-unfair'::text, 'no-debts'::text, 'not-listed'::text])))
   ORDER BY c.kind, c.recorded_at DESC, c.id DESC;
END;

ALTER FUNCTION registry.bar_checks(organisation uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION registry.bar_checks(organisation uuid) IS 'How the newest check of each bar to state money has ended, as of which day, by which source.';

CREATE TABLE financing.instrument_rules (
    instrument text NOT NULL,
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
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    ranked boolean GENERATED ALWAYS AS (('ranked'::text = ANY (requires))) STORED NOT NULL,
    CONSTRAINT instrument_rules_amount_order CHECK (((amount_min_mci > 0) AND (amount_max_mci >= COALESCE(amount_min_mci, 1)))),
    CONSTRAINT instrument_rules_application_days CHECK (((application_days >= 1) AND (application_days <= 366))),
    CONSTRAINT instrument_rules_development_percent CHECK (((development_percent_max >= 0) AND (development_percent_max <= 100))),
    CONSTRAINT instrument_rules_months_order CHECK (((months_min > 0) AND (months_max >= COALESCE((months_min)::integer, 1)))),
    CONSTRAINT instrument_rules_requires_known CHECK ((requires <@ ARRAY['active'::text, 'verified'::text, 'reported'::text, 'ranked'::text])),
    CONSTRAINT instrument_rules_source_length CHECK ((char_length(source) <= 500)),
    CONSTRAINT instrument_rules_source_stated CHECK ((source <> ''::text)),
    CONSTRAINT instrument_rules_valid_order CHECK ((valid_to > valid_from))
);

ALTER TABLE financing.instrument_rules OWNER TO tizilim_owner;

COMMENT ON TABLE financing.instrument_rules IS 'reference: what an instrument asks of an order and of who applies, from a day on; NULL where nothing is asked';

COMMENT ON COLUMN financing.instrument_rules.amount_min_mci IS 'For one project, in monthly calculation indices of the order''s financial year.';

COMMENT ON COLUMN financing.instrument_rules.development_percent_max IS 'How much of an amount may go into the organisation''s own base and development.';

COMMENT ON COLUMN financing.instrument_rules.application_days IS 'Calendar days that applications must be accepted for, at least.';

COMMENT ON COLUMN financing.instrument_rules.sample IS 'Made up for a demonstration: says so wherever it is shown.';

CREATE TABLE ranking.snapshots (
    tenant_id uuid NOT NULL,
    tenant_kind text GENERATED ALWAYS AS ('ministry'::text) STORED NOT NULL,
    id uuid NOT NULL,
    act text GENERATED ALWAYS AS ('first'::text) STORED NOT NULL,
    method_id uuid NOT NULL,
    cut_off date NOT NULL,
    written_in xid8 DEFAULT pg_current_xact_id() NOT NULL,
    computed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    objections_until timestamp with time zone NOT NULL,
    due_rule text NOT NULL,
    due_explanation jsonb NOT NULL,
    organisations integer NOT NULL,
    inputs bigint NOT NULL,
    parts integer NOT NULL,
    digest bytea NOT NULL,
    CONSTRAINT snapshots_counts CHECK (((organisations >= 0) AND (inputs >= 0) AND (parts > 0))),
    CONSTRAINT snapshots_cut_off_past CHECK ((cut_off <= (timezone('05:00:00'::interval, computed_at))::date)),
    CONSTRAINT snapshots_digest_sha256 CHECK ((octet_length(digest) = 32)),
    CONSTRAINT snapshots_objections_later CHECK ((objections_until > computed_at))
);

ALTER TABLE ONLY ranking.snapshots FORCE ROW LEVEL SECURITY;

ALTER TABLE ranking.snapshots OWNER TO tizilim_owner;

COMMENT ON TABLE ranking.snapshots IS 'tenant: a ranking as it was computed; provisional until it is in publications; INSERT only, public';

COMMENT ON COLUMN ranking.snapshots.written_in IS 'The transaction that wrote it; nobody can state it, so rows come with their snapshot or never.';

COMMENT ON COLUMN ranking.snapshots.digest IS 'SHA-256 of the whole export.';

CREATE TABLE ranking.standings (
    tenant_id uuid NOT NULL,
    snapshot_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    written_in xid8 DEFAULT pg_current_xact_id() NOT NULL,
    form text NOT NULL,
    size text NOT NULL,
    sphere text NOT NULL,
    region text NOT NULL,
    bars text NOT NULL,
    alert text NOT NULL,
    state text NOT NULL,
    points integer,
    band text,
    place integer,
    place_region integer,
    place_sphere integer,
    place_group integer,
    level text NOT NULL,
    listed integer GENERATED ALWAYS AS (COALESCE(place, 2147483647)) STORED NOT NULL,
    means integer[] NOT NULL,
    "values" integer[] NOT NULL,
    CONSTRAINT standings_alert_stated CHECK (((state = 'alert'::text) = (alert <> ''::text))),
    CONSTRAINT standings_rated_complete CHECK ((num_nonnulls(points, band, place, place_region, place_sphere, place_group) =
CASE state
    WHEN 'rated'::text THEN 6
    ELSE 0
END)),
    CONSTRAINT standings_state_known CHECK ((state = ANY (ARRAY['rated'::text, 'unrated'::text, 'alert'::text])))
);

ALTER TABLE ONLY ranking.standings FORCE ROW LEVEL SECURITY;

ALTER TABLE ranking.standings OWNER TO tizilim_owner;

COMMENT ON TABLE ranking.standings IS 'tenant: an organisation as it stood on the cut-off day, and its result; INSERT only, public';

COMMENT ON COLUMN ranking.standings.bars IS 'The gate: what kept it from being financed on that day, joined by commas.';

COMMENT ON COLUMN ranking.standings.means IS 'Of its peer group for each indicator of the method, in parts of a million; "values" are its own ones after they were drawn to them.';

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
    closes_at time without time zone,
    CONSTRAINT deadline_rules_closes_at_hour CHECK ((closes_at > '00:00:00'::time without time zone)),
    CONSTRAINT deadline_rules_unit_complete CHECK (
CASE unit
    WHEN 'fixed-date'::text THEN ((amount IS NULL) AND ((month >= 1) AND (month <= 12)) AND ((day >= 1) AND (day <= 31)))
    WHEN 'working-days'::text THEN ((amount > 0) AND (month IS NULL) AND (day IS NULL))
    WHEN 'calendar-days'::text THEN ((amount > 0) AND (month IS NULL) AND (day IS NULL))
    WHEN 'months'::text THEN ((amount > 0) AND (month IS NULL) AND (day IS NULL))
    ELSE false
END),
    CONSTRAINT deadline_rules_valid_order CHECK ((valid_to > valid_from))
);

ALTER TABLE registry.deadline_rules OWNER TO tizilim_owner;

COMMENT ON TABLE registry.deadline_rules IS 'reference: deadlines; a due date is stored with the code, the start and the explanation of its rule';

COMMENT ON COLUMN registry.deadline_rules.closes_at IS 'What arrives then or later, or on a day off, counts as of the next working day; empty: any hour.';

CREATE TABLE registry.organisations (
    id uuid NOT NULL,
    version bigint NOT NULL,
    home_tenant_id uuid NOT NULL,
    region_code text NOT NULL,
    kato text,
    unit text DEFAULT 'head'::text NOT NULL,
    parent_id uuid,
    legal_form text NOT NULL,
    name_kk text,
    name_ru text,
    name_en text,
    short_kk text,
    short_ru text,
    short_en text,
    mixed_script boolean DEFAULT false NOT NULL,
    registered_on date,
    legal_status text DEFAULT 'active'::text NOT NULL,
    suspended_until date,
    successor_id uuid,
    verification text DEFAULT 'unverified'::text NOT NULL,
    verified_until date,
    report_exemption text,
    email text,
    phone text,
    website text,
    address_kk text,
    address_ru text,
    spheres text[] DEFAULT '{}'::text[] NOT NULL,
    merged_into_id uuid,
    standing boolean GENERATED ALWAYS AS ((merged_into_id IS NULL)) STORED NOT NULL,
    merged_into_standing boolean GENERATED ALWAYS AS (
CASE
    WHEN (merged_into_id IS NOT NULL) THEN true
    ELSE NULL::boolean
END) STORED,
    search_key text NOT NULL,
    latin_key text DEFAULT ''::text NOT NULL,
    order_kk text GENERATED ALWAYS AS (COALESCE(name_kk, name_ru)) STORED COLLATE pg_catalog."kk-x-icu",
    CONSTRAINT organisations_contacts_length CHECK (((COALESCE(char_length(email), 0) <= 254) AND (COALESCE(char_length(phone), 0) <= 50) AND (COALESCE(char_length(website), 0) <= 500) AND (COALESCE(char_length(address_kk), 0) <= 500) AND (COALESCE(char_length(address_ru), 0) <= 500))),
    CONSTRAINT organisations_kato_format CHECK ((kato ~ '^[0-9]{9}$'::text)),
    CONSTRAINT organisations_legal_status_known CHECK ((legal_status = ANY (ARRAY['active'::text, 'not-found'::text, 'suspended'::text, 'in-liquidation'::text, 'liquidated'::text, 'reorganised'::text]))),
    CONSTRAINT organisations_merged_into_other CHECK ((merged_into_id <> id)),
    CONSTRAINT organisations_name_length CHECK ((GREATEST(char_length(name_kk), char_length(name_ru), char_length(name_en)) <= 1000)),
    CONSTRAINT organisations_named CHECK ((COALESCE(name_kk, name_ru) <> ''::text)),
    CONSTRAINT organisations_parent_of_branch CHECK (((parent_id IS NULL) OR (unit <> 'head'::text))),
    CONSTRAINT organisations_parent_other CHECK ((parent_id <> id)),
    CONSTRAINT organisations_report_exemption_known CHECK ((report_exemption = ANY (ARRAY['state-founder'::text, 'state-affiliate'::text]))),
    CONSTRAINT organisations_search_key_spaced CHECK ((search_key ~~ ' %'::text)),
    CONSTRAINT organisations_short_length CHECK ((GREATEST(char_length(short_kk), char_length(short_ru), char_length(short_en)) <= 300)),
    CONSTRAINT organisations_spheres_few CHECK ((cardinality(spheres) <= 20)),
    CONSTRAINT organisations_successor_of_reorganised CHECK (((successor_id IS NULL) OR (legal_status = 'reorganised'::text))),
    CONSTRAINT organisations_successor_other CHECK ((successor_id <> id)),
    CONSTRAINT organisations_suspended_until_of_suspended CHECK (((suspended_until IS NULL) OR (legal_status = 'suspended'::text))),
    CONSTRAINT organisations_unit_known CHECK ((unit = ANY (ARRAY['head'::text, 'branch'::text, 'representation'::text]))),
    CONSTRAINT organisations_verification_known CHECK ((verification = ANY (ARRAY['unverified'::text, 'submitted'::text, 'in-review'::text, 'returned'::text, 'verified'::text, 'expired'::text, 'refused'::text, 'revoked'::text]))),
    CONSTRAINT organisations_verified_until_of_verified CHECK (
CASE verification
    WHEN 'verified'::text THEN (verified_until IS NOT NULL)
    WHEN 'expired'::text THEN true
    ELSE (verified_until IS NULL)
END),
    CONSTRAINT organisations_version_positive CHECK ((version > 0))
);

ALTER TABLE ONLY registry.organisations FORCE ROW LEVEL SECURITY;

ALTER TABLE registry.organisations OWNER TO tizilim_owner;

COMMENT ON TABLE registry.organisations IS 'national: the current public record of each organisation; its versions are organisation_versions';

COMMENT ON COLUMN registry.organisations.home_tenant_id IS 'The akimat that verifies it.';

COMMENT ON COLUMN registry.organisations.mixed_script IS 'A word of a name mixes Cyrillic with look-alike Latin letters.';

COMMENT ON COLUMN registry.organisations.verified_until IS 'Last day on which the verification holds; after it the record reads as expired.';

COMMENT ON COLUMN registry.organisations.report_exemption IS 'Why this one need not report although its form must: law 142, Art. 41(5).';

COMMENT ON COLUMN registry.organisations.spheres IS 'Spheres that hold today; dated in sphere_rows.';

COMMENT ON COLUMN registry.organisations.search_key IS 'Current, short and former names in both languages, folded by the server, a space before each word: "% қо%" finds a short word at its start, "%қор%" a longer one anywhere.';

COMMENT ON COLUMN registry.organisations.latin_key IS 'The same names in Latin letters.';

COMMENT ON COLUMN registry.organisations.order_kk IS 'By which lists in Kazakh order are sorted.';

CREATE TABLE registry.report_duties (
    legal_form text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    must_report boolean NOT NULL,
    source text NOT NULL,
    CONSTRAINT report_duties_valid_order CHECK ((valid_to > valid_from))
);

ALTER TABLE registry.report_duties OWNER TO tizilim_owner;

COMMENT ON TABLE registry.report_duties IS 'reference: which legal forms owe the yearly information, and since when';

COMMENT ON COLUMN registry.report_duties.must_report IS 'A single organisation may still be exempt: organisations.report_exemption.';

CREATE TABLE registry.reports (
    organisation_id uuid NOT NULL,
    year smallint NOT NULL,
    home_tenant_id uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    timeliness text NOT NULL,
    due_on date NOT NULL,
    due_rule text NOT NULL,
    due_explanation jsonb NOT NULL,
    submitted_on date NOT NULL,
    found_false boolean DEFAULT false NOT NULL,
    state text GENERATED ALWAYS AS (
CASE
    WHEN found_false THEN 'false'::text
    ELSE timeliness
END) STORED NOT NULL,
    CONSTRAINT reports_timeliness_known CHECK ((timeliness = ANY (ARRAY['on-time'::text, 'late'::text]))),
    CONSTRAINT reports_timeliness_true CHECK (((timeliness = 'on-time'::text) = (submitted_on <= due_on))),
    CONSTRAINT reports_version_positive CHECK ((version > 0)),
    CONSTRAINT reports_year_sane CHECK (((year >= 1991) AND (year <= 2200)))
);

ALTER TABLE ONLY registry.reports FORCE ROW LEVEL SECURITY;

ALTER TABLE registry.reports OWNER TO tizilim_owner;

COMMENT ON TABLE registry.reports IS 'national: that an organisation reported for a year, and when first; corrections do not make it late';

COMMENT ON COLUMN registry.reports.submitted_on IS 'Day in Kazakhstan of the first submission.';

COMMENT ON COLUMN registry.reports.found_false IS 'The home tenant found the newest version false.';

CREATE FUNCTION financing.eligibility(organisation uuid, wanted uuid) RETURNS TABLE("position" smallint, item text, required boolean, outcome text, evidence jsonb)
    LANGUAGE sql STABLE
    SET search_path TO ''
    BEGIN ATOMIC
 WITH subject AS (
          SELECT g.id,
             g.version,
             g.home_tenant_id,
             g.region_code,
             g.kato,
             g.unit,
             g.parent_id,
             g.legal_form,
             g.name_kk,
             g.name_ru,
             g.name_en,
             g.short_kk,
             g.short_ru,
             g.short_en,
             g.mixed_script,
             g.registered_on,
             g.legal_status,
             g.suspended_until,
             g.successor_id,
             g.verification,
             g.verified_until,
             g.report_exemption,
             g.email,
             g.phone,
             g.website,
             g.address_kk,
             g.address_ru,
             g.spheres,
             g.merged_into_id,
             g.standing,
             g.merged_into_standing,
             g.search_key,
             g.latin_key,
             g.order_kk,
             r.requires,
             r.legal_forms,
             o.sphere,
             t.today,
             ((EXTRACT(year FROM t.today))::integer - 1) AS last_year,
             o.id AS order_id,
             o.instrument,
             o.year AS order_year,
             o.ranking_tenant_id,
             o.ranking_id,
             o.ranking_points_min,
             o.ranking_band
            FROM (((financing.orders o
              JOIN financing.instrument_rules r ON (((r.instrument = o.instrument) AND (r.valid_from = o.rule_from))))
              CROSS JOIN ( SELECT (timezone('05:00:00'::interval, statement_timestamp()))::date AS today) t)
              JOIN registry.organisations g ON ((g.id = eligibility.organisation)))
           WHERE (o.id = eligibility.wanted)
         ), due AS (
          SELECT make_date((s.last_year + 1), (d.month)::integer, (d.day)::integer) AS day
            FROM (subject s
              JOIN registry.deadline_rules d ON (((d.code = 'report.yearly'::text) AND (daterange(d.valid_from, d.valid_to) @> make_date(s.last_year, 12, 31)))))
         ), year_asked AS (
          SELECT
                 CASE
                     WHEN ((s.today <= ( SELECT d.day
                        FROM due d)) AND (NOT (EXISTS ( SELECT
                        FROM registry.reports p
                       WHERE ((p.organisation_id = s.id) AND (p.year = s.last_year)))))) THEN (s.last_year - 1)
                     ELSE s.last_year
                 END AS year
            FROM subject s
         ), report AS (
          SELECT y.year,
             p.state,
             v.must_report
            FROM (((subject s
              CROSS JOIN year_asked y)
              LEFT JOIN registry.reports p ON (((p.organisation_id = s.id) AND (p.year = y.year))))
              LEFT JOIN registry.report_duties v ON (((v.legal_form = s.legal_form) AND (daterange(v.valid_from, v.valid_to) @> make_date(y.year, 12, 31)))))
         )
  SELECT (1)::smallint AS int2,
     'active'::text,
     ('active'::text = ANY (s.requires)),
         CASE
             WHEN (s.merged_into_id IS NOT NULL) THEN 'not-met'::text
             WHEN (s.legal_status = 'active'::text) THEN 'met'::text
             WHEN (s.legal_status = 'not-found'::text) THEN 'unknown'::text
             ELSE 'not-met'::text
         END AS "case",
     jsonb_strip_nulls(jsonb_build_object('legalStatus', s.legal_status, 'mergedInto', s.merged_into_id, 'organisationVersion', s.version)) AS jsonb_strip_nulls
    FROM subject s
 UNION ALL
  SELECT 2,
     'verified'::text,
     ('verified'::text = ANY (s.requires)),
         CASE
             WHEN ((s.verification = 'verified'::text) AND (s.verified_until >= s.today)) THEN 'met'::text
             ELSE 'not-met'::text
         END AS "case",
     jsonb_strip_nulls(jsonb_build_object('verification', s.verification, 'verifiedUntil', s.verified_until)) AS jsonb_strip_nulls
    FROM subject s
 UNION ALL
  SELECT 3,
     'reported'::text,
     ('reported'::text = ANY (s.requires)),
         CASE
             WHEN (p.state = ANY (ARRAY['on-time'::text, 'late'::text])) THEN 'met'::text
             WHEN (p.state = 'false'::text) THEN 'not-met'::text
             WHEN ((s.report_exemption IS NOT NULL) OR (NOT p.must_report) OR ((s.unit <> 'head'::text) AND (s.legal_form <> 'foreign-branch'::text)) OR (s.registered_on > make_date(p.year, 12, 31))) THEN 'met'::text
             WHEN ((p.must_report IS NULL) OR (s.registered_on IS NULL) OR ((p.year = s.last_year) AND (s.today <= ( SELECT (d.day + 10)
                FROM due d)))) THEN 'unknown'::text
             ELSE 'not-met'::text
         END AS "case",
     jsonb_strip_nulls(jsonb_build_object('year', p.year, 'report', COALESCE(p.state, 'missing'::text), 'mustReport', p.must_report, 'exemption', s.report_exemption, 'registeredOn', s.registered_on)) AS jsonb_strip_nulls
    FROM (subject s
      CROSS JOIN report p)
 UNION ALL
  SELECT 4,
     'legal-form'::text,
     (s.legal_forms IS NOT NULL),
         CASE
             WHEN ((s.legal_forms IS NULL) OR (s.legal_form = ANY (s.legal_forms))) THEN 'met'::text
             ELSE 'not-met'::text
         END AS "case",
     jsonb_strip_nulls(jsonb_build_object('legalForm', s.legal_form, 'allowed', to_jsonb(s.legal_forms))) AS jsonb_strip_nulls
    FROM subject s
 UNION ALL
  SELECT 5,
     'sphere'::text,
     true,
         CASE
             WHEN (s.sphere = ANY (s.spheres)) THEN 'met'::text
             WHEN (s.spheres = '{}'::text[]) THEN 'unknown'::text
             ELSE 'not-met'::text
         END AS "case",
     jsonb_build_object('sphere', s.sphere, 'spheres', to_jsonb(s.spheres)) AS jsonb_build_object
    FROM subject s
 UNION ALL
  SELECT 6,
     'ranking'::text,
     true,
         CASE
             WHEN ((x.state = 'alert'::text) OR (x.bars <> ''::text)) THEN 'not-met'::text
             WHEN ((x.state = 'rated'::text) AND (x.points >= s.ranking_points_min)) THEN 'met'::text
             WHEN (x.state = 'rated'::text) THEN 'not-met'::text
             ELSE 'unknown'::text
         END AS "case",
     jsonb_strip_nulls(jsonb_build_object('ranking', s.ranking_id, 'digest', encode(n.digest, 'hex'::text), 'cutOff', n.cut_off, 'pointsMin', s.ranking_points_min, 'bandMin', s.ranking_band, 'state', COALESCE(x.state, 'absent'::text), 'points', x.points, 'band', x.band, 'bars', NULLIF(x.bars, ''::text), 'alert', NULLIF(x.alert, ''::text))) AS jsonb_strip_nulls
    FROM ((subject s
      JOIN ranking.snapshots n ON (((n.tenant_id = s.ranking_tenant_id) AND (n.id = s.ranking_id))))
      LEFT JOIN ranking.standings x ON (((x.tenant_id = n.tenant_id) AND (x.snapshot_id = n.id) AND (x.organisation_id = s.id))))
 UNION ALL
  SELECT 7,
     'award-sphere'::text,
     true,
         CASE
             WHEN (n.sphere IS NULL) THEN 'met'::text
             ELSE 'not-met'::text
         END AS "case",
     jsonb_strip_nulls(jsonb_build_object('year', s.order_year, 'sphere', s.sphere, 'nominatedIn', n.sphere, 'nominatedBy', n.order_id)) AS jsonb_strip_nulls
    FROM (subject s
      LEFT JOIN LATERAL ( SELECT p.sphere,
             p.id AS order_id
            FROM (financing.opened_applications a
              JOIN financing.orders p ON (((p.tenant_id = a.tenant_id) AND (p.id = a.order_id))))
           WHERE ((a.organisation_id = s.id) AND (p.instrument = 'award'::text) AND (p.year = s.order_year) AND (p.sphere <> s.sphere) AND (p.state <> 'cancelled'::text) AND (NOT (EXISTS ( SELECT
                    FROM (financing.opened_applications b
                      JOIN financing.orders q ON (((q.tenant_id = b.tenant_id) AND (q.id = b.order_id))))
                   WHERE ((b.organisation_id = s.id) AND (q.id = s.order_id) AND (ROW(q.opened_at, b.application_id) < ROW(p.opened_at, a.application_id)))))))
           ORDER BY p.opened_at, a.application_id
          LIMIT 1) n ON (true))
   WHERE (s.instrument = 'award'::text)
 UNION ALL
  SELECT ((7 + v.place))::smallint AS int2,
     v.kind,
     true,
         CASE c.outcome
             WHEN 'yes'::text THEN 'met'::text
             WHEN 'no'::text THEN 'not-met'::text
             ELSE 'unknown'::text
         END AS "case",
     jsonb_strip_nulls(jsonb_build_object('check', COALESCE(c.outcome, 'missing'::text), 'asOf', c.as_of, 'source', c.source)) AS jsonb_strip_nulls
    FROM ((subject s
      CROSS JOIN ( VALUES (1,'not-unfair'::text), (2,'no-debts'::text), (3,'not-listed'::text)) v(place, kind))
      LEFT JOIN registry.bar_checks(eligibility.organisation) c(kind, outcome, source, as_of) ON ((c.kind = v.kind)))
  ORDER BY 1;
END;

ALTER FUNCTION financing.eligibility(organisation uuid, wanted uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.eligibility(organisation uuid, wanted uuid) IS 'Whether an organisation may be given an order''s money, item by item: met, not-met, unknown; from public data alone.';

CREATE FUNCTION financing.is_expert(principal uuid, host uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM tenancy.grants g
           WHERE ((g.principal_id = is_expert.principal) AND (g.tenant_id = is_expert.host) AND (g.role = 'expert'::text) AND (g.state = 'active'::text) AND ((g.expires_at IS NULL) OR (g.expires_at > clock_timestamp()))))) AS "exists";
END;

ALTER FUNCTION financing.is_expert(principal uuid, host uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.is_expert(principal uuid, host uuid) IS 'Whether a principal has the role of an expert of a tenant, at this moment.';

CREATE FUNCTION financing.end_expert(wanted uuid, expert uuid) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 UPDATE financing.order_experts e SET ended = true
   WHERE ((e.order_id = end_expert.wanted) AND (e.expert_id = end_expert.expert) AND (NOT e.ended) AND (e.recused OR (NOT financing.is_expert(e.principal_id, e.tenant_id))))
   RETURNING true;
END;

ALTER FUNCTION financing.end_expert(wanted uuid, expert uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.end_expert(wanted uuid, expert uuid) IS 'Ends an own expert''s part in an order who has recused himself or is no expert any more; nothing for any other.';

CREATE FUNCTION financing.gate(organisation uuid, wanted uuid) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT jsonb_build_object('outcome',
         CASE
             WHEN bool_or((e.required AND (e.outcome = 'not-met'::text))) THEN 'not-met'::text
             WHEN bool_or((e.required AND (e.outcome = 'unknown'::text))) THEN 'unknown'::text
             ELSE 'met'::text
         END, 'items', jsonb_agg(jsonb_build_object('item', e.item, 'required', e.required, 'outcome', e.outcome, 'evidence', e.evidence) ORDER BY e."position")) AS jsonb_build_object
    FROM financing.eligibility(gate.organisation, gate.wanted) e("position", item, required, outcome, evidence)
  HAVING (count(*) > 0);
END;

ALTER FUNCTION financing.gate(organisation uuid, wanted uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.gate(organisation uuid, wanted uuid) IS 'Eligibility as a whole with its items: only what is required counts, and a bar goes before what is unknown; nothing where there is no such organisation or order.';

CREATE FUNCTION financing.has_concern(principal uuid, wanted uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM financing.opened_applications a
           WHERE ((a.order_id = has_concern.wanted) AND (a.tenant_id = (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid) AND financing.is_concerned(has_concern.principal, a.organisation_id)))) AS "exists";
END;

ALTER FUNCTION financing.has_concern(principal uuid, wanted uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.has_concern(principal uuid, wanted uuid) IS 'Whether a principal is related to some applicant of an own order; not to which.';

CREATE FUNCTION financing.hold_order(wanted uuid) RETURNS TABLE(tenant_id uuid, state text, opens_at timestamp with time zone, closes_at timestamp with time zone)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT o.tenant_id,
     o.state,
     o.opens_at,
     o.closes_at
    FROM financing.orders o
   WHERE (o.id = hold_order.wanted)
  FOR SHARE OF o;
END;

ALTER FUNCTION financing.hold_order(wanted uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.hold_order(wanted uuid) IS 'Keeps an order as it is to the end of the transaction, beside others who do the same: who submits holds back who opens, and the other way round.';

CREATE TABLE financing.declarations (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    principal_id uuid NOT NULL,
    id uuid NOT NULL,
    role text NOT NULL,
    recused boolean NOT NULL,
    related smallint NOT NULL,
    declared_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT declarations_related_counted CHECK ((related >= 0)),
    CONSTRAINT declarations_role_known CHECK ((role = ANY (ARRAY['expert'::text, 'officer'::text])))
);

ALTER TABLE ONLY financing.declarations FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.declarations OWNER TO tizilim_owner;

COMMENT ON TABLE financing.declarations IS 'tenant: what an expert or an officer has declared about an order; once, INSERT only';

COMMENT ON COLUMN financing.declarations.related IS 'To how many of its applicants.';

CREATE FUNCTION financing.is_partial(principal uuid, wanted uuid) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT ((EXISTS ( SELECT
            FROM (financing.orders o
              JOIN financing.declarations x ON (((x.tenant_id = o.tenant_id) AND (x.order_id = o.id))))
           WHERE ((o.id = is_partial.wanted) AND (x.principal_id = is_partial.principal) AND x.recused))) OR financing.has_concern(principal, wanted));
END;

ALTER FUNCTION financing.is_partial(principal uuid, wanted uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.is_partial(principal uuid, wanted uuid) IS 'Whether a principal has recused himself from an order or is related to one of its applicants.';

CREATE TABLE financing.decision_steps (
    tenant_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    seq bigint NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    prev bigint GENERATED ALWAYS AS (NULLIF((seq - 1), 0)) STORED,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    principal_id uuid NOT NULL,
    proposer_id uuid NOT NULL,
    first bigint GENERATED ALWAYS AS (1) STORED NOT NULL,
    standstill_ends_at timestamp with time zone,
    CONSTRAINT decision_steps_first_is_new CHECK (((seq = 1) = (from_state = 'new'::text))),
    CONSTRAINT decision_steps_four_eyes CHECK (((to_state <> 'approved'::text) OR (principal_id <> proposer_id))),
    CONSTRAINT decision_steps_standstill_over CHECK ((((to_state = 'final'::text) = (standstill_ends_at IS NOT NULL)) AND (at >= standstill_ends_at)))
);

ALTER TABLE ONLY financing.decision_steps FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.decision_steps OWNER TO tizilim_owner;

COMMENT ON TABLE financing.decision_steps IS 'tenant: the steps of a decision, and who took them; INSERT only';

CREATE TABLE financing.decisions (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    instrument text NOT NULL,
    year smallint NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    state text DEFAULT 'proposed'::text NOT NULL,
    sitting_id uuid NOT NULL,
    sitting_state text GENERATED ALWAYS AS ('closed'::text) STORED NOT NULL,
    sitting_starts_at timestamp with time zone NOT NULL,
    ballot_id uuid,
    ballot_option smallint,
    carried boolean GENERATED ALWAYS AS (
CASE
    WHEN (ballot_id IS NOT NULL) THEN true
    ELSE NULL::boolean
END) STORED,
    content text NOT NULL,
    ballot_asked boolean DEFAULT true NOT NULL,
    CONSTRAINT decisions_ballot_complete CHECK ((num_nonnulls(ballot_id, ballot_option) = ANY (ARRAY[0, 2]))),
    CONSTRAINT decisions_ballot_given CHECK (((ballot_id IS NOT NULL) OR (NOT ballot_asked))),
    CONSTRAINT decisions_content_length CHECK ((octet_length(content) <= 1048576)),
    CONSTRAINT decisions_sitting_after_opening CHECK ((sitting_starts_at >= opened_at)),
    CONSTRAINT decisions_version_positive CHECK ((version > 0))
);

ALTER TABLE ONLY financing.decisions FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.decisions OWNER TO tizilim_owner;

COMMENT ON TABLE financing.decisions IS 'tenant: what is decided on an order''s applications, as the parameters of decision.propose; what is published is in published_decisions';

COMMENT ON COLUMN financing.decisions.ballot_asked IS 'Whether a ballot has to stand behind it; false for those from before one was asked.';

CREATE TABLE financing.draw_candidates (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    rank smallint NOT NULL,
    expert_id uuid NOT NULL,
    hash bytea NOT NULL,
    seed bytea NOT NULL,
    places smallint NOT NULL,
    registered_at timestamp with time zone NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    late boolean GENERATED ALWAYS AS ((registered_at >= opened_at)) STORED NOT NULL,
    prev_rank smallint GENERATED ALWAYS AS (NULLIF((rank - 1), 0)) STORED,
    prev_hash bytea,
    prev_late boolean,
    drawn boolean GENERATED ALWAYS AS ((rank <= places)) STORED NOT NULL,
    CONSTRAINT draw_candidates_hash_true CHECK ((hash = sha256((seed || uuid_send(expert_id))))),
    CONSTRAINT draw_candidates_in_order CHECK (((rank > 0) AND ((rank = 1) = (prev_hash IS NULL)) AND ((rank = 1) = (prev_late IS NULL)) AND
CASE
    WHEN (rank = 1) THEN true
    WHEN (late = prev_late) THEN (hash > prev_hash)
    ELSE late
END))
);

ALTER TABLE ONLY financing.draw_candidates FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.draw_candidates OWNER TO tizilim_owner;

COMMENT ON TABLE financing.draw_candidates IS 'tenant: who took part in a draw, by rank; the first ones are drawn; INSERT only, public';

CREATE TABLE financing.experts (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    principal_id uuid NOT NULL,
    registered_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

ALTER TABLE ONLY financing.experts FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.experts OWNER TO tizilim_owner;

COMMENT ON TABLE financing.experts IS 'tenant: who may be drawn to judge applications; the public knows the id alone; INSERT only';

CREATE FUNCTION financing.is_awaiting_scores(wanted uuid) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT (((EXISTS ( SELECT
            FROM (financing.orders o
              JOIN financing.order_experts e ON (((e.tenant_id = o.tenant_id) AND (e.order_id = o.id))))
           WHERE ((o.id = is_awaiting_scores.wanted) AND (NOT e.done) AND financing.is_expert(e.principal_id, e.tenant_id) AND (NOT financing.is_partial(e.principal_id, o.id))))) OR ((NOT financing.is_evaluated(wanted)) AND (EXISTS ( SELECT
            FROM ((financing.orders o
              JOIN financing.draw_candidates c ON (((c.tenant_id = o.tenant_id) AND (c.order_id = o.id))))
              JOIN financing.experts e ON (((e.tenant_id = c.tenant_id) AND (e.id = c.expert_id))))
           WHERE ((o.id = is_awaiting_scores.wanted) AND (NOT (EXISTS ( SELECT
                    FROM financing.order_experts x
                   WHERE ((x.tenant_id = c.tenant_id) AND (x.order_id = c.order_id) AND (x.principal_id = e.principal_id))))) AND financing.is_expert(e.principal_id, e.tenant_id) AND (NOT financing.is_partial(e.principal_id, o.id))))))) AND (NOT (EXISTS ( SELECT
            FROM ((financing.orders o
              JOIN financing.decisions d ON (((d.tenant_id = o.tenant_id) AND (d.order_id = o.id))))
              JOIN financing.decision_steps s ON (((s.tenant_id = d.tenant_id) AND (s.decision_id = d.id))))
           WHERE ((o.id = is_awaiting_scores.wanted) AND (NOT d.ballot_asked) AND (d.state = ANY (ARRAY['approved'::text, 'replaced'::text])) AND (s.to_state = 'approved'::text))))));
END;

ALTER FUNCTION financing.is_awaiting_scores(wanted uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.is_awaiting_scores(wanted uuid) IS 'Whether scores of an order whose experts are drawn are still to come.';

CREATE TABLE sitting.seats (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    sitting_id uuid NOT NULL,
    organisation_id uuid,
    principal_id uuid NOT NULL,
    named_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    named_by uuid NOT NULL,
    revoked_at timestamp with time zone,
    revoked_by uuid,
    entitled boolean,
    barred text,
    root_id uuid NOT NULL,
    mandate_id uuid,
    roll text GENERATED ALWAYS AS (
CASE
    WHEN (organisation_id IS NULL) THEN 'appointed'::text
    ELSE 'delegates'::text
END) STORED NOT NULL,
    CONSTRAINT seats_barred_format CHECK ((barred ~ '^[a-z]+[a-zA-Z]*$'::text)),
    CONSTRAINT seats_barred_why CHECK ((COALESCE(entitled, true) = (barred IS NULL))),
    CONSTRAINT seats_mandate_of_person CHECK ((num_nonnulls(organisation_id, mandate_id) = 1)),
    CONSTRAINT seats_revoked_complete CHECK ((num_nonnulls(revoked_at, revoked_by) = ANY (ARRAY[0, 2]))),
    CONSTRAINT seats_revoked_not_entitled CHECK (((revoked_at IS NULL) OR (entitled IS NOT TRUE)))
);

ALTER TABLE ONLY sitting.seats FORCE ROW LEVEL SECURITY;

ALTER TABLE sitting.seats OWNER TO tizilim_owner;

COMMENT ON TABLE sitting.seats IS 'tenant: who may cast one vote at a sitting; the tenant and the organisation see it';

COMMENT ON COLUMN sitting.seats.organisation_id IS 'For whom; empty where persons have seats.';

COMMENT ON COLUMN sitting.seats.entitled IS 'Empty until the roll is frozen; then whether the seat votes, as of the cut-off.';

COMMENT ON COLUMN sitting.seats.barred IS 'Why it does not vote, as a word of the module.';

COMMENT ON COLUMN sitting.seats.mandate_id IS 'By which a person has the seat.';

CREATE TABLE sitting.voted (
    tenant_id uuid NOT NULL,
    ballot_id uuid NOT NULL,
    seat_id uuid NOT NULL,
    sitting_id uuid NOT NULL,
    secret boolean GENERATED ALWAYS AS (true) STORED NOT NULL
);

ALTER TABLE ONLY sitting.voted FORCE ROW LEVEL SECURITY;

ALTER TABLE sitting.voted OWNER TO tizilim_owner;

COMMENT ON TABLE sitting.voted IS 'tenant: that a seat has voted in a secret ballot, nothing else; written by sitting.cast_vote alone';

CREATE TABLE sitting.votes (
    tenant_id uuid NOT NULL,
    ballot_id uuid NOT NULL,
    seat_id uuid NOT NULL,
    sitting_id uuid NOT NULL,
    secret boolean GENERATED ALWAYS AS (false) STORED NOT NULL,
    option smallint NOT NULL,
    cast_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT votes_option_positive CHECK ((option > 0))
);

ALTER TABLE ONLY sitting.votes FORCE ROW LEVEL SECURITY;

ALTER TABLE sitting.votes OWNER TO tizilim_owner;

COMMENT ON TABLE sitting.votes IS 'tenant: who voted for what in an open ballot; written by sitting.cast_vote alone';

CREATE FUNCTION financing.is_sitting_partial(sitting uuid, wanted uuid) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM (financing.orders o
              JOIN sitting.seats m ON (((m.tenant_id = o.tenant_id) AND (m.sitting_id = is_sitting_partial.sitting))))
           WHERE ((o.id = is_sitting_partial.wanted) AND ((EXISTS ( SELECT
                    FROM sitting.votes v
                   WHERE ((v.tenant_id = m.tenant_id) AND (v.seat_id = m.id)))) OR (EXISTS ( SELECT
                    FROM sitting.voted v
                   WHERE ((v.tenant_id = m.tenant_id) AND (v.seat_id = m.id))))) AND financing.is_partial(m.principal_id, is_sitting_partial.wanted)))) AS "exists";
END;

ALTER FUNCTION financing.is_sitting_partial(sitting uuid, wanted uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.is_sitting_partial(sitting uuid, wanted uuid) IS 'Whether somebody has voted at a sitting who may take no part in an order.';

CREATE FUNCTION financing.is_decision_partial(host uuid, decision uuid) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM financing.decisions d
           WHERE ((d.tenant_id = is_decision_partial.host) AND (d.id = is_decision_partial.decision) AND (financing.is_sitting_partial(d.sitting_id, d.order_id) OR (EXISTS ( SELECT
                    FROM financing.decision_steps s
                   WHERE ((s.tenant_id = d.tenant_id) AND (s.decision_id = d.id) AND financing.is_partial(s.principal_id, d.order_id)))))))) AS "exists";
END;

ALTER FUNCTION financing.is_decision_partial(host uuid, decision uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.is_decision_partial(host uuid, decision uuid) IS 'Whether somebody stands behind a decision, by vote or signature, who may take no part in its order.';

CREATE FUNCTION financing.is_related(application uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM financing.declaration_items d
           WHERE ((d.application_id = is_related.application) AND (d.tenant_id = (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid) AND (d.principal_id = (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid) AND (d.related OR financing.is_concerned(d.principal_id, d.organisation_id))))) AS "exists";
END;

ALTER FUNCTION financing.is_related(application uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.is_related(application uuid) IS 'Whether the caller is related to the applicant, by the own declaration or by what became known since.';

CREATE TABLE financing.complaint_notices (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    decision_id uuid NOT NULL,
    number integer NOT NULL,
    filed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    due_on date NOT NULL,
    due_rule text NOT NULL,
    due_explanation jsonb NOT NULL,
    CONSTRAINT complaint_notices_number_positive CHECK ((number > 0))
);

ALTER TABLE ONLY financing.complaint_notices FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.complaint_notices OWNER TO tizilim_owner;

COMMENT ON TABLE financing.complaint_notices IS 'tenant: that there is a complaint, and by when it is ruled on; written by financing.note_complaint alone; public';

CREATE TABLE financing.published_decisions (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    version bigint NOT NULL,
    state text NOT NULL,
    applications integer NOT NULL,
    sitting_id uuid NOT NULL,
    ballot_id uuid,
    ballot_option smallint,
    split_tiyn bigint,
    split_among smallint,
    share_tiyn bigint GENERATED ALWAYS AS ((split_tiyn / NULLIF(split_among, 0))) STORED,
    remainder_tiyn bigint GENERATED ALWAYS AS ((split_tiyn % (NULLIF(split_among, 0))::bigint)) STORED,
    published_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    standstill_on date NOT NULL,
    standstill_ends_at timestamp with time zone GENERATED ALWAYS AS (timezone('05:00:00'::interval, ((standstill_on + 1))::timestamp without time zone)) STORED NOT NULL,
    standstill_rule text NOT NULL,
    standstill_explanation jsonb NOT NULL,
    complaints integer DEFAULT 0 NOT NULL,
    rulings integer DEFAULT 0 NOT NULL,
    last_ruling integer GENERATED ALWAYS AS (NULLIF(rulings, 0)) STORED,
    CONSTRAINT published_decisions_rulings CHECK (((complaints >= 0) AND ((rulings >= 0) AND (rulings <= complaints)) AND ((state <> 'final'::text) OR (rulings = complaints)))),
    CONSTRAINT published_decisions_split CHECK (((num_nonnulls(split_tiyn, split_among) = ANY (ARRAY[0, 2])) AND (split_tiyn > 0) AND ((split_among >= 1) AND (split_among <= 1000)))),
    CONSTRAINT published_decisions_state_public CHECK ((state = ANY (ARRAY['published'::text, 'final'::text, 'annulled'::text])))
);

ALTER TABLE ONLY financing.published_decisions FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.published_decisions OWNER TO tizilim_owner;

COMMENT ON TABLE financing.published_decisions IS 'tenant: decisions that everybody reads, with their standstill and how many complaints there are; public';

COMMENT ON COLUMN financing.published_decisions.remainder_tiyn IS 'What an equal split leaves; nobody is awarded it.';

COMMENT ON COLUMN financing.published_decisions.standstill_on IS 'The last day for complaints, in Kazakhstan time, with the rule and how it was counted.';

CREATE FUNCTION financing.note_complaint(complaint uuid, decision uuid, due_on date, due_rule text, due_explanation jsonb) RETURNS integer
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 WITH counted AS (
          UPDATE financing.published_decisions p SET complaints = (p.complaints + 1)
           WHERE ((p.id = note_complaint.decision) AND (p.state = 'published'::text))
           RETURNING p.tenant_id,
             p.complaints
         ), notice AS (
          INSERT INTO financing.complaint_notices (tenant_id, id, decision_id, number, due_on, due_rule, due_explanation)  SELECT c_1.tenant_id,
                     note_complaint.complaint AS complaint,
                     note_complaint.decision AS decision,
                     c_1.complaints,
                     note_complaint.due_on AS due_on,
                     note_complaint.due_rule AS due_rule,
                     note_complaint.due_explanation AS due_explanation
                    FROM counted c_1
         )
  SELECT c.complaints
    FROM counted c;
END;

ALTER FUNCTION financing.note_complaint(complaint uuid, decision uuid, due_on date, due_rule text, due_explanation jsonb) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.note_complaint(complaint uuid, decision uuid, due_on date, due_rule text, due_explanation jsonb) IS 'Counts a complaint that the caller has written about a decision, and says its number; its key refuses one that nobody wrote.';

CREATE TABLE financing.applications (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    seq integer DEFAULT 1 NOT NULL,
    state text DEFAULT 'draft'::text NOT NULL,
    content text NOT NULL,
    edited_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT applications_content_length CHECK ((octet_length(content) <= 262144)),
    CONSTRAINT applications_version_positive CHECK ((version > 0))
);

ALTER TABLE ONLY financing.applications FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.applications OWNER TO tizilim_owner;

COMMENT ON TABLE financing.applications IS 'tenant: an organisation''s application to an order and its present draft; the applicant''s alone, always';

CREATE FUNCTION financing.open_applications(wanted uuid) RETURNS integer
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 WITH opened AS (
          INSERT INTO financing.opened_applications (tenant_id, application_id, seq, order_id, organisation_id, amount_tiyn, months, received_at, blind)  SELECT s.tenant_id,
                     s.application_id,
                     s.seq,
                     s.order_id,
                     s.organisation_id,
                     s.amount_tiyn,
                     s.months,
                     s.received_at,
                     o.blind
                    FROM ((financing.orders o
                      JOIN financing.applications a ON (((a.tenant_id = o.tenant_id) AND (a.order_id = o.id))))
                      JOIN financing.submissions s ON (((s.tenant_id = a.tenant_id) AND (s.application_id = a.id) AND (s.seq = a.seq))))
                   WHERE ((o.id = open_applications.wanted) AND (o.state = 'announced'::text) AND (o.closes_at <= clock_timestamp()) AND (a.state = 'submitted'::text))
           RETURNING 1 AS "?column?"
         )
  SELECT (count(*))::integer AS count
    FROM opened;
END;

ALTER FUNCTION financing.open_applications(wanted uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.open_applications(wanted uuid) IS 'Opens what was submitted to an own order whose deadline has passed, and says how many; the caller has locked the order.';

CREATE FUNCTION financing.order_of(application uuid) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT a.order_id
    FROM financing.opened_applications a
   WHERE ((a.application_id = order_of.application) AND (a.tenant_id = (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid));
END;

ALTER FUNCTION financing.order_of(application uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.order_of(application uuid) IS 'To which own order an opened application belongs.';

CREATE FUNCTION financing.outliers(wanted uuid) RETURNS TABLE(expert_id uuid, application_id uuid, criterion text, points smallint, twice_median integer)
    LANGUAGE sql STABLE
    SET search_path TO ''
    BEGIN ATOMIC
 WITH counted AS (
          SELECT counted_scores.tenant_id,
             counted_scores.order_id,
             counted_scores.principal_id,
             counted_scores.number,
             counted_scores.prev,
             counted_scores.expert_id,
             counted_scores.application_id,
             counted_scores.related,
             counted_scores.criterion,
             counted_scores.points,
             counted_scores.points_max,
             counted_scores.given_at
            FROM financing.counted_scores(outliers.wanted) counted_scores(tenant_id, order_id, principal_id, number, prev, expert_id, application_id, related, criterion, points, points_max, given_at)
         )
  SELECT s.expert_id,
     s.application_id,
     s.criterion,
     s.points,
     m.twice
    FROM (counted s
      JOIN ( SELECT c.application_id,
             c.criterion,
             ((percentile_disc((0.5)::double precision) WITHIN GROUP (ORDER BY c.points) + percentile_disc((0.5)::double precision) WITHIN GROUP (ORDER BY c.points DESC)))::integer AS twice
            FROM counted c
           GROUP BY c.application_id, c.criterion) m ON (((m.application_id = s.application_id) AND (m.criterion = s.criterion))))
   WHERE (abs(((2 * s.points) - m.twice)) > s.points_max);
END;

ALTER FUNCTION financing.outliers(wanted uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.outliers(wanted uuid) IS 'Scores that differ from the median of their application and criterion by more than half of the scale, when all are in; they count as all others do.';

CREATE AGGREGATE financing.common_multiple(numeric) (
    SFUNC = pg_catalog.lcm,
    STYPE = numeric,
    INITCOND = '1'
);

ALTER AGGREGATE financing.common_multiple(numeric) OWNER TO tizilim_owner;

COMMENT ON AGGREGATE financing.common_multiple(numeric) IS 'The least common multiple: shares over it are whole numbers.';

CREATE TABLE financing.order_criteria (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    code text NOT NULL,
    name_kk text,
    name_ru text,
    weight_percent smallint NOT NULL,
    points_max smallint NOT NULL,
    CONSTRAINT order_criteria_code_format CHECK ((code ~ '^[a-z]+(-[a-z]+)*$'::text)),
    CONSTRAINT order_criteria_name_stated CHECK ((COALESCE(name_kk, name_ru) <> ''::text)),
    CONSTRAINT order_criteria_ranges CHECK ((((weight_percent >= 1) AND (weight_percent <= 100)) AND ((points_max >= 1) AND (points_max <= 1000))))
);

ALTER TABLE ONLY financing.order_criteria FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.order_criteria OWNER TO tizilim_owner;

COMMENT ON TABLE financing.order_criteria IS 'tenant: by what applications are judged, weights adding up to 100; INSERT only, public';

CREATE FUNCTION financing.ranking(wanted uuid) RETURNS TABLE(application_id uuid, experts integer, sum numeric, sum_max numeric, first_sum numeric, rank integer, tied boolean)
    LANGUAGE sql STABLE
    SET search_path TO ''
    BEGIN ATOMIC
 WITH criteria AS (
          SELECT c.code,
             c.weight_percent,
             c.points_max,
             row_number() OVER (ORDER BY c.weight_percent DESC, c.code) AS place
            FROM (financing.order_criteria c
              JOIN financing.orders o ON (((o.tenant_id = c.tenant_id) AND (o.id = c.order_id))))
           WHERE (o.id = ranking.wanted)
         ), judged AS (
          SELECT s_1.application_id,
             count(DISTINCT s_1.principal_id) AS experts
            FROM financing.counted_scores(ranking.wanted) s_1(tenant_id, order_id, principal_id, number, prev, expert_id, application_id, related, criterion, points, points_max, given_at)
           GROUP BY s_1.application_id
         ), whole AS (
          SELECT ( SELECT financing.common_multiple((c.points_max)::numeric) AS common_multiple
                    FROM criteria c) AS points,
             ( SELECT financing.common_multiple((j.experts)::numeric) AS common_multiple
                    FROM judged j) AS experts
         ), summed AS (
          SELECT a.application_id,
             a.amount_tiyn,
             a.received_at,
             j.experts,
             sum(((((c.weight_percent * s_1.points))::numeric * div(w.points, (c.points_max)::numeric)) * div(w.experts, (j.experts)::numeric))) AS sum,
             (((100)::numeric * w.points) * w.experts) AS sum_max,
             sum(((s_1.points)::numeric * div(w.experts, (j.experts)::numeric))) FILTER (WHERE (c.place = 1)) AS first_sum
            FROM (((((judged j
              CROSS JOIN whole w)
              JOIN financing.orders o ON ((o.id = ranking.wanted)))
              JOIN financing.opened_applications a ON (((a.tenant_id = o.tenant_id) AND (a.application_id = j.application_id))))
              JOIN financing.counted_scores(ranking.wanted) s_1(tenant_id, order_id, principal_id, number, prev, expert_id, application_id, related, criterion, points, points_max, given_at) ON ((s_1.application_id = j.application_id)))
              JOIN criteria c ON ((c.code = s_1.criterion)))
           GROUP BY a.application_id, a.amount_tiyn, a.received_at, j.experts, w.points, w.experts
         )
  SELECT s.application_id,
     (s.experts)::integer AS experts,
     s.sum,
     s.sum_max,
     s.first_sum,
     (row_number() OVER (ORDER BY s.sum DESC, s.first_sum DESC, s.amount_tiyn, s.received_at, s.application_id))::integer AS row_number,
     (count(*) OVER (PARTITION BY s.sum) > 1)
    FROM summed s;
END;

ALTER FUNCTION financing.ranking(wanted uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.ranking(wanted uuid) IS 'The ranking of an order''s applications when all scores are in; of equal sums the one with more points by the heaviest criterion (of equal weights the first by its code) comes first, then the lower amount, then the earlier submission.';

CREATE TABLE financing.draw_commitments (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    commitment bytea NOT NULL,
    committed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT draw_commitments_sha256 CHECK ((octet_length(commitment) = 32))
);

ALTER TABLE ONLY financing.draw_commitments FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.draw_commitments OWNER TO tizilim_owner;

COMMENT ON TABLE financing.draw_commitments IS 'tenant: SHA-256 of the seed by which an order''s experts will be drawn; INSERT only, public';

CREATE TABLE financing.draw_seeds (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    seed bytea NOT NULL,
    commitment bytea GENERATED ALWAYS AS (sha256(seed)) STORED NOT NULL,
    CONSTRAINT draw_seeds_length CHECK ((octet_length(seed) = 32))
);

ALTER TABLE ONLY financing.draw_seeds FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.draw_seeds OWNER TO tizilim_owner;

COMMENT ON TABLE financing.draw_seeds IS 'tenant: seeds of draws to come; no role of a call reads one, financing.reveal_seed publishes it';

CREATE TABLE financing.draws (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    id uuid NOT NULL,
    seed bytea NOT NULL,
    commitment bytea NOT NULL,
    committed_at timestamp with time zone NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    applications integer NOT NULL,
    places smallint NOT NULL,
    drawn_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT draws_committed_before CHECK ((committed_at < opened_at)),
    CONSTRAINT draws_places_range CHECK (((places >= 1) AND (places <= 100))),
    CONSTRAINT draws_seed_true CHECK ((commitment = sha256(seed)))
);

ALTER TABLE ONLY financing.draws FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.draws OWNER TO tizilim_owner;

COMMENT ON TABLE financing.draws IS 'tenant: the seed of a draw, and how many places there were; written by financing.reveal_seed alone; public';

CREATE FUNCTION financing.reveal_seed(wanted uuid, draw uuid, places smallint) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 INSERT INTO financing.draws (tenant_id, order_id, id, seed, commitment, committed_at, opened_at, applications, places)  SELECT o.tenant_id,
             o.id,
             reveal_seed.draw AS draw,
             s.seed,
             c.commitment,
             c.committed_at,
             o.opened_at,
             o.applications,
             reveal_seed.places AS places
            FROM ((financing.orders o
              JOIN financing.draw_commitments c ON (((c.tenant_id = o.tenant_id) AND (c.order_id = o.id))))
              JOIN financing.draw_seeds s ON (((s.tenant_id = o.tenant_id) AND (s.order_id = o.id))))
           WHERE ((o.id = reveal_seed.wanted) AND (o.state = ANY (ARRAY['closed'::text, 'evaluation'::text])))
   RETURNING draws.seed;
END;

ALTER FUNCTION financing.reveal_seed(wanted uuid, draw uuid, places smallint) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.reveal_seed(wanted uuid, draw uuid, places smallint) IS 'Publishes the seed of an own order that is opened, once; nothing where there is none.';

CREATE FUNCTION financing.write_relations(wanted uuid, applications uuid[], organisations uuid[], natures text[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 INSERT INTO financing.declaration_items (tenant_id, order_id, principal_id, application_id, organisation_id, computed, nature)  SELECT a.tenant_id,
             a.order_id,
             me.id,
             a.application_id,
             a.organisation_id,
             financing.is_concerned(me.id, a.organisation_id) AS is_concerned,
             ( SELECT n.nature
                    FROM UNNEST(write_relations.applications, write_relations.organisations, write_relations.natures) WITH ORDINALITY n(application, organisation, nature, place)
                   WHERE ((n.application = a.application_id) OR (n.organisation = a.organisation_id))
                   ORDER BY n.place
                  LIMIT 1) AS nature
            FROM (financing.opened_applications a
              CROSS JOIN ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS id) me)
           WHERE ((a.order_id = write_relations.wanted) AND (a.tenant_id = (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid));
END;

ALTER FUNCTION financing.write_relations(wanted uuid, applications uuid[], organisations uuid[], natures text[]) OWNER TO tizilim_owner;

COMMENT ON FUNCTION financing.write_relations(wanted uuid, applications uuid[], organisations uuid[], natures text[]) IS 'Writes the items of the caller''s declaration about an own order, one for each application: its key refuses them where there is no declaration.';

CREATE FUNCTION journal.begin_epoch() RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
DECLARE
    new_epoch integer;
BEGIN
    EXECUTE 'LOCK TABLE journal.entries IN ACCESS EXCLUSIVE MODE';
    SELECT epoch + 1 INTO new_epoch FROM journal.sequencer;
    EXECUTE format('ALTER TABLE journal.entries ALTER COLUMN epoch SET DEFAULT %s', new_epoch);
    UPDATE journal.sequencer SET epoch = new_epoch, database_oid = NULL, system_identifier = NULL;
    RETURN new_epoch;
END
$$;

ALTER FUNCTION journal.begin_epoch() OWNER TO tizilim_owner;

COMMENT ON FUNCTION journal.begin_epoch() IS 'Starts a new count of transactions; the next sequencer binds the log to this database.';

CREATE FUNCTION journal.extend_log(through bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
DECLARE
    -- 2^22: whole tiles, some gigabytes, three partitions for ten million entries.
    span CONSTANT bigint := 4194304;
    first bigint;
    made integer := 0;
    part text;
BEGIN
    SELECT span * count(*) INTO first FROM pg_catalog.pg_inherits
    WHERE inhparent = 'journal.log'::regclass;
    -- Whoever asks for the impossible gets no more than what a log can hold some day.
    WHILE first <= least(through, 1099511627776) AND made < 16 LOOP
        part := format('journal.%I', 'log_' || first / span);
        EXECUTE format('CREATE TABLE %s (LIKE journal.log INCLUDING ALL)', part);
        EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I CHECK (position >= %s AND position < %s)',
            part, 'log_' || first / span || '_range', first, first + span);
        EXECUTE format('COMMENT ON TABLE %s IS %L', part, 'journal: a part of journal.log');
        PERFORM tenancy.force(part::regclass);
        EXECUTE format('ALTER TABLE journal.log ATTACH PARTITION %s FOR VALUES FROM (%s) TO (%s)',
            part, first, first + span);
        first := first + span;
        made := made + 1;
    END LOOP;
    RETURN made;
END
$$;

ALTER FUNCTION journal.extend_log(through bigint) OWNER TO tizilim_owner;

COMMENT ON FUNCTION journal.extend_log(through bigint) IS 'Makes the partitions for positions up to this one, at most 16 at once; returns how many.';

CREATE FUNCTION journal.public_texts(subject uuid, version bigint, kind text, OUT texts json) RETURNS json
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $_$#variable_conflict use_column
BEGIN
CASE $3
WHEN 'acceptance' THEN texts := coalesce((SELECT json_build_object('reference', a.reference, 'signature', a.signature)
      FROM financing.acceptances AS a WHERE a.id = $1 AND $2 = 1), '{"tombstone":true}');
WHEN 'answer' THEN texts := coalesce((SELECT json_strip_nulls(json_build_object('question', a.question, 'textKk', a.text_kk,
          'textRu', a.text_ru))
      FROM financing.order_answers AS a WHERE a.id = $1 AND $2 = 1), '{"tombstone":true}');
WHEN 'ballot' THEN texts := coalesce((SELECT CASE WHEN $2 > 1 THEN '{}'::json ELSE (
          SELECT json_object_agg(f.field, f.value) FROM (
              SELECT 'questionKk' AS field, b.question_kk AS value
              UNION ALL SELECT 'questionRu', b.question_ru
              UNION ALL SELECT 'questionEn', b.question_en
              UNION ALL SELECT 'option' || o.number, o.value
              FROM unnest(b.options) WITH ORDINALITY AS o (value, number)) AS f
          WHERE f.value IS NOT NULL) END
      FROM sitting.ballots AS b WHERE b.id = $1), '{"tombstone":true}');
WHEN 'breach' THEN texts := coalesce((SELECT json_build_object('text', CASE WHEN $2 = 1 THEN b.text ELSE a.text END)
      FROM financing.breaches AS b
      LEFT JOIN financing.breach_answers AS a
          ON a.tenant_id = b.tenant_id AND a.breach_id = b.id
      WHERE b.id = $1), '{"tombstone":true}');
WHEN 'budget' THEN texts := coalesce((SELECT json_strip_nulls(json_build_object(
          'nameKk', CASE WHEN e.seq = 1 THEN l.name_kk END,
          'nameRu', CASE WHEN e.seq = 1 THEN l.name_ru END,
          'reason', e.reason, 'reference', e.reference))
      FROM financing.budget_lines AS l
      JOIN financing.budget_entries AS e
          ON e.tenant_id = l.tenant_id AND e.line_id = l.id AND e.seq = $2
      WHERE l.id = $1), '{"tombstone":true}');
WHEN 'charter' THEN texts := coalesce((SELECT '{}'::json FROM membership.charters AS c WHERE c.id = $1), '{"tombstone":true}');
WHEN 'comment' THEN texts := coalesce((SELECT json_build_object('text',
          CASE WHEN c.state = 'shown' AND c.wording = s.wording THEN c.text END)
      FROM oversight.comments AS c
      JOIN oversight.comment_steps AS s
          ON s.tenant_id = c.tenant_id AND s.comment_id = c.id AND s.seq = $2
      WHERE c.id = $1), '{"tombstone":true}');
WHEN 'complaint' THEN texts := coalesce((SELECT coalesce((
          SELECT json_strip_nulls(json_build_object('reasonKk', r.reason_kk,
              'reasonRu', r.reason_ru))
          FROM financing.complaint_rulings AS r
          WHERE r.tenant_id = n.tenant_id AND r.complaint_id = n.id AND $2 = 2), '{}')
      FROM financing.complaint_notices AS n WHERE n.id = $1), '{"tombstone":true}');
WHEN 'contract' THEN texts := coalesce((SELECT json_strip_nulls(json_build_object('reason', v.reason, 'reference', v.reference,
          'signature', v.signature))
      FROM financing.contract_versions AS v
      JOIN financing.contracts AS c ON c.tenant_id = v.tenant_id AND c.id = v.root_id
      WHERE c.id = $1 AND v.version = $2), '{"tombstone":true}');
WHEN 'control' THEN texts := coalesce((SELECT json_strip_nulls(json_build_object(
          'title', CASE WHEN s.seq = 1 THEN d.title END,
          'text', CASE WHEN s.seq = 1 THEN d.text
              ELSE (SELECT r.text FROM oversight.recommendations AS r
                    WHERE r.tenant_id = d.tenant_id AND r.document_id = d.id
                      AND s.act = 'recommend' AND r.seq = s.seq - 1) END))
      FROM oversight.documents AS d
      JOIN oversight.document_steps AS s
          ON s.tenant_id = d.tenant_id AND s.document_id = d.id AND s.seq = $2
      WHERE d.id = $1), '{"tombstone":true}');
WHEN 'decision' THEN texts := coalesce((SELECT CASE WHEN $2 <> 3 THEN '{}'::json ELSE coalesce((
          SELECT json_object_agg('reason' || r.place || r.suffix, r.value)
          FROM (SELECT o.place, l.suffix, l.value
                FROM financing.decision_outcomes AS o, LATERAL (VALUES ('Kk', o.reason_kk),
                    ('Ru', o.reason_ru)) AS l (suffix, value)
                WHERE o.tenant_id = p.tenant_id AND o.decision_id = p.id) AS r
          WHERE r.value IS NOT NULL), '{}') END
      FROM financing.published_decisions AS p WHERE p.id = $1), '{"tombstone":true}');
WHEN 'draw' THEN texts := coalesce((SELECT '{}'::json WHERE $1 IS NOT NULL AND $2 > 0), '{"tombstone":true}');
WHEN 'duty' THEN texts := coalesce((SELECT json_strip_nulls(json_build_object('reason', s.reason))
      FROM oversight.duties AS d
      JOIN oversight.duty_steps AS s
          ON s.tenant_id = d.tenant_id AND s.duty_id = d.id AND s.seq = $2
      WHERE d.id = $1), '{"tombstone":true}');
WHEN 'evaluation' THEN texts := coalesce((SELECT json_build_object('conclusion', e.conclusion)
      FROM financing.evaluations AS e WHERE e.id = $1 AND $2 = 1), '{"tombstone":true}');
WHEN 'expert' THEN texts := coalesce((SELECT '{}'::json WHERE $1 IS NOT NULL AND $2 = 1), '{"tombstone":true}');
WHEN 'finding' THEN texts := coalesce((SELECT json_build_object('reason', f.reason) FROM registry.report_findings AS f
      WHERE f.id = $1 AND $2 = 1), '{"tombstone":true}');
WHEN 'function' THEN texts := coalesce((SELECT json_strip_nulls(json_build_object(
          'nameKk', CASE WHEN $2 = 1 THEN f.name_kk END,
          'nameRu', CASE WHEN $2 = 1 THEN f.name_ru END,
          'legalBasis', CASE WHEN $2 = 1 THEN f.legal_basis END,
          'body', CASE WHEN $2 = 1 THEN f.body END,
          'standard', CASE WHEN $2 = 1 THEN f.standard END,
          'act', (SELECT p.act FROM financing.function_performers AS p
                  WHERE p.tenant_id = f.tenant_id AND p.function_id = f.id AND p.seq = $2)))
      FROM financing.functions AS f WHERE f.id = $1), '{"tombstone":true}');
WHEN 'grant' THEN texts := coalesce((SELECT json_build_object('reason', e.reason) FROM tenancy.emergencies AS e
      WHERE e.grant_id = $1 AND $2 = 1), '{"tombstone":true}');
WHEN 'instrument' THEN texts := coalesce((SELECT json_build_object('source', r.source)
      FROM financing.instrument_rules AS r WHERE r.id = $1 AND $2 = 1), '{"tombstone":true}');
WHEN 'mandate' THEN texts := coalesce((SELECT '{}'::json), '{"tombstone":true}');
WHEN 'membership' THEN texts := coalesce((SELECT '{}'::json FROM membership.memberships AS m WHERE m.id = $1), '{"tombstone":true}');
WHEN 'method' THEN texts := coalesce((SELECT json_strip_nulls(json_build_object('nameKk', m.name_kk, 'nameRu', m.name_ru,
          'reference', CASE WHEN $2 = 2 THEN p.reference END))
      FROM ranking.methods AS m
      LEFT JOIN ranking.method_publications AS p
          ON p.tenant_id = m.tenant_id AND p.method_id = m.id
      WHERE m.id = $1), '{"tombstone":true}');
WHEN 'moderation' THEN texts := coalesce((SELECT '{}'::json FROM oversight.decisions AS d WHERE d.id = $1 AND $2 = 1), '{"tombstone":true}');
WHEN 'moderationrequest' THEN texts := coalesce((SELECT '{}'::json FROM oversight.requests AS r WHERE r.id = $1 AND $2 = 1), '{"tombstone":true}');
WHEN 'moderationreview' THEN texts := coalesce((SELECT '{}'::json FROM oversight.reviews AS r WHERE r.id = $1 AND $2 = 1), '{"tombstone":true}');
WHEN 'objection' THEN texts := coalesce((SELECT json_strip_nulls(json_build_object(
          'text', CASE WHEN $2 = 1 THEN o.text END, 'reason', CASE WHEN $2 = 2 THEN d.reason END))
      FROM ranking.objections AS o
      LEFT JOIN ranking.objection_decisions AS d ON d.tenant_id = o.tenant_id
          AND d.snapshot_id = o.snapshot_id AND d.number = o.number
      WHERE o.id = $1), '{"tombstone":true}');
WHEN 'opinion' THEN texts := coalesce((SELECT '{}'::json FROM oversight.opinions AS o WHERE o.id = $1 AND $2 = 1), '{"tombstone":true}');
WHEN 'order' THEN texts := coalesce((SELECT json_strip_nulls(json_build_object(
          'titleKk', CASE WHEN s.seq = 1 THEN o.title_kk END,
          'titleRu', CASE WHEN s.seq = 1 THEN o.title_ru END,
          'descriptionKk', CASE WHEN s.seq = 1 THEN o.description_kk END,
          'descriptionRu', CASE WHEN s.seq = 1 THEN o.description_ru END,
          'reason', s.reason))
      FROM financing.orders AS o
      JOIN financing.order_steps AS s
          ON s.tenant_id = o.tenant_id AND s.order_id = o.id AND s.seq = $2
      WHERE o.id = $1), '{"tombstone":true}');
WHEN 'organisation' THEN texts := coalesce((SELECT CASE v.act
            WHEN 'organisation.merged' THEN json_build_object('record', v.record, 'reason',
                (SELECT m.reason FROM registry.merges AS m
                 WHERE m.merged_id = v.organisation_id AND m.version = v.version))
            WHEN 'organisation.unmerged' THEN json_build_object('record', v.record, 'reason',
                (SELECT m.undone_reason FROM registry.merges AS m
                 WHERE m.merged_id = v.organisation_id AND m.undone_version = v.version))
            ELSE json_build_object('record', v.record) END
      FROM registry.organisation_versions AS v
      WHERE v.organisation_id = $1 AND v.version = $2), '{"tombstone":true}');
WHEN 'pause' THEN texts := coalesce((SELECT '{}'::json FROM oversight.pauses AS p WHERE p.id = $1 AND $2 IN (1, p.version)), '{"tombstone":true}');
WHEN 'payment' THEN texts := coalesce((SELECT json_strip_nulls(json_build_object(
          'reference', CASE WHEN $2 = 2 THEN coalesce(c.reference, f.reference) END,
          'reason', CASE WHEN $2 = 2 THEN f.reason END))
      FROM financing.payments AS p
      LEFT JOIN financing.payment_confirmations AS c
          ON c.tenant_id = p.tenant_id AND c.payment_id = p.id
      LEFT JOIN financing.payment_refusals AS f
          ON f.tenant_id = p.tenant_id AND f.payment_id = p.id
      WHERE p.id = $1), '{"tombstone":true}');
WHEN 'plan' THEN texts := coalesce((SELECT json_strip_nulls(json_build_object('reason', v.reason))
      FROM financing.plans AS p
      JOIN financing.plan_versions AS v
          ON v.tenant_id = p.tenant_id AND v.plan_id = p.id AND v.version = $2
      WHERE p.id = $1), '{"tombstone":true}');
WHEN 'projectreport' THEN texts := coalesce((SELECT json_strip_nulls(json_build_object('reason', s.reason, 'narrative', n.narrative,
          'indicators', n.indicators, 'spending', n.spending))
      FROM financing.project_reports AS r
      JOIN financing.project_report_steps AS s
          ON s.tenant_id = r.tenant_id AND s.report_id = r.id AND s.seq = $2
      LEFT JOIN financing.project_report_contents AS n
          ON n.tenant_id = s.tenant_id AND n.report_id = s.report_id AND n.seq = s.seq
      WHERE r.id = $1), '{"tombstone":true}');
WHEN 'proposal' THEN texts := coalesce((SELECT json_strip_nulls(json_build_object(
          'origin', CASE WHEN h.seq = 1 THEN p.origin END,
          'textKk', CASE WHEN h.seq = 1 THEN p.text_kk END,
          'textRu', CASE WHEN h.seq = 1 THEN p.text_ru END,
          'body', h.responsible_body, 'planItem', h.plan_item, 'reason', h.reason,
          'evidence', h.evidence))
      FROM membership.proposals AS p
      JOIN membership.proposal_history AS h
          ON h.tenant_id = p.tenant_id AND h.proposal_id = p.id AND h.seq = $2
      WHERE p.id = $1), '{"tombstone":true}');
WHEN 'recommendationanswer' THEN texts := coalesce((SELECT json_build_object('text', a.text) FROM oversight.recommendation_answers AS a
      WHERE a.id = $1 AND $2 = 1), '{"tombstone":true}');
WHEN 'refund' THEN texts := coalesce((SELECT json_strip_nulls(json_build_object(
          'reason', CASE $2 WHEN 1 THEN r.reason WHEN 2 THEN r.withdrawal END,
          'reference', CASE WHEN $2 = 2 THEN c.reference END))
      FROM financing.refunds AS r
      LEFT JOIN financing.refund_receipts AS c
          ON c.tenant_id = r.tenant_id AND c.refund_id = r.id
      WHERE r.id = $1), '{"tombstone":true}');
WHEN 'report' THEN texts := coalesce((SELECT json_strip_nulls(
          json_build_object('activityKk', v.activity_kk, 'activityRu', v.activity_ru))
      FROM registry.report_versions AS v
      WHERE registry.report_id(v.organisation_id, v.year) = $1 AND v.version = $2), '{"tombstone":true}');
WHEN 'response' THEN texts := coalesce((SELECT json_build_object('text', r.text) FROM oversight.responses AS r
      WHERE r.id = $1 AND $2 = 1), '{"tombstone":true}');
WHEN 'seal' THEN texts := coalesce((SELECT '{}'::json WHERE $1 IS NOT NULL AND $2 = 1), '{"tombstone":true}');
WHEN 'sitting' THEN texts := coalesce((SELECT CASE
          WHEN $2 > 1 AND s.cancel_reason IS NOT NULL THEN
              json_build_object('reason', s.cancel_reason)
          WHEN $2 > 1 THEN '{}'::json
          ELSE (
          SELECT json_object_agg(f.field, f.value) FROM (
              SELECT 'titleKk' AS field, s.title_kk AS value
              UNION ALL SELECT 'titleRu', s.title_ru UNION ALL SELECT 'titleEn', s.title_en
              UNION ALL SELECT 'place', s.place
              UNION ALL SELECT 'agenda' || a.number || l.suffix, l.value
              FROM sitting.agenda_items AS a, LATERAL (VALUES ('Kk', a.text_kk),
                  ('Ru', a.text_ru), ('En', a.text_en)) AS l (suffix, value)
              WHERE a.tenant_id = s.tenant_id AND a.sitting_id = s.id) AS f
          WHERE f.value IS NOT NULL) END
      FROM sitting.sittings AS s WHERE s.id = $1), '{"tombstone":true}');
WHEN 'support' THEN texts := coalesce((SELECT '{}'::json FROM membership.proposal_supporters AS s WHERE s.id = $1 AND $2 = 1), '{"tombstone":true}');
WHEN 'termination' THEN texts := coalesce((SELECT json_strip_nulls(json_build_object(
          'reason', CASE WHEN $2 = 1 THEN t.reason ELSE s.reason END,
          'reference', CASE WHEN $2 = 1 THEN t.reference END))
      FROM financing.terminations AS t
      JOIN financing.termination_steps AS s
          ON s.tenant_id = t.tenant_id AND s.termination_id = t.id AND s.seq = $2
      WHERE t.id = $1), '{"tombstone":true}');
WHEN 'theme' THEN texts := coalesce((SELECT json_strip_nulls(json_build_object(
          'titleKk', CASE WHEN h.seq = 1 THEN t.title_kk END,
          'titleRu', CASE WHEN h.seq = 1 THEN t.title_ru END,
          'need', CASE WHEN h.seq = 1 THEN t.need END,
          'targetGroup', CASE WHEN h.seq = 1 THEN t.target_group END,
          'outcome', h.outcome, 'protocol', h.reference, 'reason', h.reason))
      FROM financing.themes AS t
      JOIN financing.theme_history AS h
          ON h.tenant_id = t.tenant_id AND h.theme_id = t.id AND h.seq = $2
      WHERE t.id = $1), '{"tombstone":true}');
WHEN 'tranche' THEN texts := coalesce((SELECT json_build_object() WHERE $1 IS NOT NULL AND $2 > 0), '{"tombstone":true}');
WHEN 'voice' THEN texts := coalesce((SELECT '{}'::json FROM oversight.voices AS v WHERE v.id = $1 AND $2 = 1), '{"tombstone":true}');
ELSE texts := NULL;
END CASE;
END$_$;

ALTER FUNCTION journal.public_texts(subject uuid, version bigint, kind text, OUT texts json) OWNER TO tizilim_owner;

CREATE FUNCTION journal.publish_kind(kind text, texts text, state text DEFAULT NULL::text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $_$
DECLARE
    branches text;
BEGIN
    -- A kind whose records have become more is published again.
    INSERT INTO journal.public_kinds AS k VALUES (kind, texts, state)
    ON CONFLICT ON CONSTRAINT public_kinds_pkey
        DO UPDATE SET texts = excluded.texts, state = excluded.state;
    SELECT string_agg(format('WHEN %L THEN texts := coalesce((%s), %L);', k.kind, k.texts,
        '{"tombstone":true}'), E'\n' ORDER BY k.kind)
    INTO branches FROM journal.public_kinds AS k;
    EXECUTE format('CREATE OR REPLACE FUNCTION'
        ' journal.public_texts(subject uuid, version bigint, kind text, OUT texts json)'
        ' LANGUAGE plpgsql STABLE PARALLEL SAFE AS %L',
        format(E'#variable_conflict use_column\nBEGIN\nCASE $3\n%s\n'
            'ELSE texts := NULL;\nEND CASE;\nEND', branches));
    EXECUTE format('GRANT EXECUTE ON FUNCTION journal.public_texts TO %s', tenancy.readers());
    -- One view for all kinds, made of plain SQL: it is read whole, and the planner looks into it.
    SELECT string_agg(format('SELECT %L::text AS kind, s.subject_id, s.version, s.state'
        ' FROM (%s) AS s (subject_id, version, state)', k.kind, k.state),
        ' UNION ALL ' ORDER BY k.kind)
    INTO branches FROM journal.public_kinds AS k WHERE k.state IS NOT NULL;
    IF branches IS NOT NULL THEN
        EXECUTE 'CREATE OR REPLACE VIEW journal.public_state'
            ' WITH (security_invoker = true) AS ' || branches;
        EXECUTE format('GRANT SELECT ON journal.public_state TO %s', tenancy.readers());
    END IF;
END
$_$;

ALTER FUNCTION journal.publish_kind(kind text, texts text, state text) OWNER TO tizilim_owner;

COMMENT ON FUNCTION journal.publish_kind(kind text, texts text, state text) IS 'Adds a kind: `texts` gives, as one json, the texts of version $2 of subject $1 that are public now, a member for each (null: withdrawn), no row when all are; `state` gives (subject, version, json) of all subjects, their order served by an index.';

CREATE TABLE journal.entries (
    id uuid NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    tenant_id uuid,
    principal_id uuid,
    actor text NOT NULL,
    type text NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    version bigint NOT NULL,
    leaf bytea NOT NULL,
    public boolean NOT NULL,
    epoch integer DEFAULT 1 NOT NULL,
    CONSTRAINT entries_leaf_length CHECK (((octet_length(leaf) >= 2) AND (octet_length(leaf) <= 65535))),
    CONSTRAINT entries_principal_unless_sealed CHECK (((principal_id IS NULL) = (actor = 'sealed'::text))),
    CONSTRAINT entries_type_format CHECK ((type ~ '^[a-z]+[a-zA-Z]*\.[a-z]+[a-zA-Z]*$'::text)),
    CONSTRAINT entries_version_positive CHECK ((version > 0))
);

ALTER TABLE ONLY journal.entries FORCE ROW LEVEL SECURITY;

ALTER TABLE journal.entries OWNER TO tizilim_owner;

COMMENT ON TABLE journal.entries IS 'journal: what happened; INSERT only. The leaf is kept byte for byte and holds no text of people.';

COMMENT ON COLUMN journal.entries.xid IS 'The writing transaction: entries of the newest epoch are ordered below pg_snapshot_xmin.';

COMMENT ON COLUMN journal.entries.actor IS 'Public form of the caller.';

COMMENT ON COLUMN journal.entries.version IS 'The subject''s version after the act; every version of a subject has exactly one entry.';

COMMENT ON COLUMN journal.entries.epoch IS 'Which database counted xid: entries are ordered by (epoch, xid, id).';

CREATE FUNCTION journal.seal(entry uuid, instant timestamp with time zone, type text, leaf bytea) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 INSERT INTO journal.entries (id, at, actor, type, subject_kind, subject_id, version, leaf, public)
   VALUES (seal.entry, seal.instant, 'sealed'::text, seal.type, 'seal'::text, seal.entry, 1, seal.leaf, true);
END;

ALTER FUNCTION journal.seal(entry uuid, instant timestamp with time zone, type text, leaf bytea) OWNER TO tizilim_owner;

COMMENT ON FUNCTION journal.seal(entry uuid, instant timestamp with time zone, type text, leaf bytea) IS 'Appends an entry that names nobody; it is its own subject.';

CREATE TABLE membership.charters (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    root_id uuid NOT NULL,
    valid_from date NOT NULL,
    sample boolean NOT NULL,
    organisation_id uuid,
    reference text NOT NULL,
    reference_sha256 bytea NOT NULL,
    several_kinds boolean NOT NULL,
    mend_days smallint NOT NULL,
    fee_days smallint NOT NULL,
    appeal_days smallint NOT NULL,
    hearing_notice_days smallint NOT NULL,
    cut_off_days smallint NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    CONSTRAINT charters_reference_length CHECK (((char_length(reference) >= 1) AND (char_length(reference) <= 1000))),
    CONSTRAINT charters_reference_sha256 CHECK ((octet_length(reference_sha256) = 32)),
    CONSTRAINT charters_terms CHECK ((((mend_days >= 1) AND (mend_days <= 366)) AND ((fee_days >= 1) AND (fee_days <= 366)) AND ((appeal_days >= 1) AND (appeal_days <= 366)) AND ((hearing_notice_days >= 0) AND (hearing_notice_days <= 366)) AND ((cut_off_days >= 0) AND (cut_off_days <= 366))))
);

ALTER TABLE ONLY membership.charters FORCE ROW LEVEL SECURITY;

ALTER TABLE membership.charters OWNER TO tizilim_owner;

COMMENT ON TABLE membership.charters IS 'tenant: a charter from its first day on, until the next one''s; INSERT only, public';

COMMENT ON COLUMN membership.charters.sample IS 'Made up for a demonstration: says so wherever it is shown.';

COMMENT ON COLUMN membership.charters.organisation_id IS 'The association of legal entities whose charter it is, as the register knows it.';

COMMENT ON COLUMN membership.charters.several_kinds IS 'One organisation may hold several kinds of membership at once.';

COMMENT ON COLUMN membership.charters.hearing_notice_days IS 'Who is to be expelled is told of the hearing at least so many days before it.';

COMMENT ON COLUMN membership.charters.cut_off_days IS 'Delegates of a sitting are named until at least so many days before it.';

CREATE FUNCTION membership.charter_on(alliance uuid, day date) RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT c.id
    FROM membership.charters c
   WHERE ((c.tenant_id = charter_on.alliance) AND (c.valid_from <= charter_on.day))
   ORDER BY c.valid_from DESC
  LIMIT 1;
END;

ALTER FUNCTION membership.charter_on(alliance uuid, day date) OWNER TO tizilim_owner;

COMMENT ON FUNCTION membership.charter_on(alliance uuid, day date) IS 'The charter that holds on a day; nothing before the first.';

CREATE TABLE journal.salts (
    entry_id uuid NOT NULL,
    field text NOT NULL,
    tenant_id uuid,
    principal_id uuid NOT NULL,
    salt bytea NOT NULL,
    public boolean DEFAULT false NOT NULL,
    CONSTRAINT salts_salt_length CHECK ((octet_length(salt) = 32))
);

ALTER TABLE ONLY journal.salts FORCE ROW LEVEL SECURITY;

ALTER TABLE journal.salts OWNER TO tizilim_owner;

COMMENT ON TABLE journal.salts IS 'journal: the salt of each commitment in a leaf; deleting it makes the text unprovable for ever';

COMMENT ON COLUMN journal.salts.public IS 'The text is public at present, so its salt is too: a certificate shows both.';

CREATE TABLE membership.figure_names (
    citizen_id uuid NOT NULL,
    consent_id uuid NOT NULL,
    lasts_to date NOT NULL,
    holds boolean GENERATED ALWAYS AS (true) STORED NOT NULL,
    name_kk text,
    name_ru text,
    name_en text,
    CONSTRAINT figure_names_name_given CHECK ((num_nonnulls(name_kk, name_ru) > 0)),
    CONSTRAINT figure_names_name_length CHECK ((GREATEST(char_length(name_kk), char_length(name_ru), char_length(name_en)) <= 500))
);

ALTER TABLE ONLY membership.figure_names FORCE ROW LEVEL SECURITY;

ALTER TABLE membership.figure_names OWNER TO tizilim_owner;

COMMENT ON TABLE membership.figure_names IS 'national: names of public figures, each as its person lets it be shown and for as long; public';

CREATE TABLE membership.figures (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    citizen_id uuid NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    name_kk text,
    name_ru text,
    name_en text,
    merit text,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    erased_at timestamp with time zone,
    erasure_ground text,
    erasure_reference text,
    CONSTRAINT figures_erased_empty CHECK (
CASE
    WHEN (erased_at IS NULL) THEN ((num_nonnulls(name_kk, name_ru) > 0) AND (merit IS NOT NULL))
    ELSE (num_nonnulls(name_kk, name_ru, name_en, merit) = 0)
END),
    CONSTRAINT figures_erasure_ground_known CHECK ((erasure_ground = ANY (ARRAY['request'::text, 'retention'::text, 'ended'::text, 'court'::text]))),
    CONSTRAINT figures_erasure_of_erased CHECK ((num_nonnulls(erased_at, erasure_ground, erasure_reference) = ANY (ARRAY[0, 3]))),
    CONSTRAINT figures_erasure_reference_length CHECK (((char_length(erasure_reference) >= 1) AND (char_length(erasure_reference) <= 100))),
    CONSTRAINT figures_lengths CHECK (((GREATEST(char_length(name_kk), char_length(name_ru), char_length(name_en)) <= 500) AND (COALESCE(char_length(merit), 0) <= 4000))),
    CONSTRAINT figures_version_positive CHECK ((version > 0))
);

ALTER TABLE ONLY membership.figures FORCE ROW LEVEL SECURITY;

ALTER TABLE membership.figures OWNER TO tizilim_owner;

COMMENT ON TABLE membership.figures IS 'tenant: personal data of a public figure, for the alliance that it applied to and itself';

COMMENT ON COLUMN membership.figures.merit IS 'What the person is known for, in its own words.';

CREATE TABLE tenancy.idempotency (
    principal_id uuid NOT NULL,
    key text NOT NULL,
    method text NOT NULL,
    params_hmac bytea NOT NULL,
    answer text,
    secret boolean DEFAULT false NOT NULL,
    subject_id uuid,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT idempotency_key_length CHECK (((octet_length(key) >= 1) AND (octet_length(key) <= 64))),
    CONSTRAINT idempotency_params_sha256 CHECK ((octet_length(params_hmac) = 32)),
    CONSTRAINT idempotency_secret_unkept CHECK (
CASE
    WHEN secret THEN ((answer IS NULL) AND (subject_id IS NOT NULL))
    ELSE (answer IS NOT NULL)
END)
);

ALTER TABLE ONLY tenancy.idempotency FORCE ROW LEVEL SECURITY;

ALTER TABLE tenancy.idempotency OWNER TO tizilim_owner;

COMMENT ON TABLE tenancy.idempotency IS 'principal: answers of writing calls by the caller''s key, kept for 30 days';

COMMENT ON COLUMN tenancy.idempotency.answer IS 'The exact bytes of the result, as JSON text.';

CREATE TABLE tenancy.principals (
    id uuid NOT NULL,
    kind text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    label text NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    created_by uuid NOT NULL,
    suspended_at timestamp with time zone,
    suspended_by uuid,
    citizen_id uuid DEFAULT gen_random_uuid() NOT NULL,
    CONSTRAINT principals_kind_known CHECK ((kind = ANY (ARRAY['person'::text, 'service'::text]))),
    CONSTRAINT principals_label_length CHECK (((char_length(label) >= 1) AND (char_length(label) <= 100))),
    CONSTRAINT principals_suspended_by_someone CHECK (((suspended_at IS NULL) = (suspended_by IS NULL)))
);

ALTER TABLE ONLY tenancy.principals FORCE ROW LEVEL SECURITY;

ALTER TABLE tenancy.principals OWNER TO tizilim_owner;

COMMENT ON TABLE tenancy.principals IS 'account: a person or a service that calls';

COMMENT ON COLUMN tenancy.principals.label IS 'Public form of the caller, such as "officer 7 of KZ-75"; never a name, a phone or an e-mail.';

COMMENT ON COLUMN tenancy.principals.created_by IS 'The first administrator is created by itself and creates the second.';

COMMENT ON COLUMN tenancy.principals.citizen_id IS 'The person as others may know it; by chance alone, so that not even a time leads back.';

CREATE FUNCTION membership.forget_figure(figure uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 DELETE FROM journal.salts s
    USING membership.figures f,
     journal.entries e
   WHERE ((f.id = forget_figure.figure) AND (f.erased_at IS NOT NULL) AND ((f.tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")) OR (f.citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif"))) AND (e.subject_id = f.id) AND (s.entry_id = e.id));
 DELETE FROM tenancy.idempotency i
    USING membership.figures f,
     tenancy.principals p
   WHERE ((f.id = forget_figure.figure) AND (f.erased_at IS NOT NULL) AND ((f.tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")) OR (f.citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif"))) AND (p.citizen_id = f.citizen_id) AND (i.principal_id = p.id) AND (i.method = ANY (ARRAY['membership.apply'::text, 'figure.consent'::text])));
 DELETE FROM membership.figure_names n
    USING membership.figures f
   WHERE ((f.id = forget_figure.figure) AND (f.erased_at IS NOT NULL) AND ((f.tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")) OR (f.citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif"))) AND (n.citizen_id = f.citizen_id));
END;

ALTER FUNCTION membership.forget_figure(figure uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION membership.forget_figure(figure uuid) IS 'Deletes the salts, kept answers and published name of a figure whom the caller has erased.';

CREATE FUNCTION oversight.admit_kind(kind text, name_kk text, name_ru text, name_en text, located text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $_$
DECLARE
    branches text;
BEGIN
    INSERT INTO oversight.subject_kinds AS k
    VALUES (kind, name_kk, name_ru, name_en, located, '2005-04-12')
    ON CONFLICT ON CONSTRAINT subject_kinds_pkey DO UPDATE SET located = excluded.located;
    SELECT string_agg(format('WHEN %L THEN RETURN QUERY'
        ' SELECT l.tenant_id, l.version::bigint FROM (%s) AS l (tenant_id, version);',
        k.kind, k.located), E'\n' ORDER BY k.kind)
    INTO branches FROM oversight.subject_kinds AS k;
    EXECUTE format('CREATE OR REPLACE FUNCTION oversight.locate(kind text, subject uuid)'
        ' RETURNS TABLE (tenant_id uuid, version bigint)'
        ' LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1 AS %L',
        format(E'#variable_conflict use_column\nBEGIN\nCASE $1\n%s\nELSE NULL;\nEND CASE;\nEND',
            branches));
    EXECUTE format('GRANT EXECUTE ON FUNCTION oversight.locate TO %s', tenancy.readers());
END
$_$;

ALTER FUNCTION oversight.admit_kind(kind text, name_kk text, name_ru text, name_en text, located text) OWNER TO tizilim_owner;

COMMENT ON FUNCTION oversight.admit_kind(kind text, name_kk text, name_ru text, name_en text, located text) IS 'Adds a kind of records that can be commented on: who answers for one, and its version now.';

CREATE FUNCTION oversight.digest(words text) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT sha256(convert_to(words, 'UTF8'::name)) AS sha256;
END;

ALTER FUNCTION oversight.digest(words text) OWNER TO tizilim_owner;

COMMENT ON FUNCTION oversight.digest(words text) IS 'SHA-256 of a text in UTF-8.';

CREATE TABLE oversight.comment_steps (
    tenant_id uuid NOT NULL,
    comment_id uuid NOT NULL,
    seq bigint NOT NULL,
    citizen_id uuid,
    moderator_id uuid,
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    prev bigint GENERATED ALWAYS AS (NULLIF((seq - 1), 0)) STORED,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    reason text,
    wording bigint NOT NULL,
    CONSTRAINT comment_steps_first_is_new CHECK (((seq = 1) = (from_state = 'new'::text))),
    CONSTRAINT comment_steps_of_one CHECK (((num_nonnulls(citizen_id, moderator_id) = 1) AND ((citizen_id IS NOT NULL) = (act ~~ 'comment.%'::text)))),
    CONSTRAINT comment_steps_reason_stated CHECK (((to_state = ANY (ARRAY['held'::text, 'hidden'::text])) = (reason IS NOT NULL))),
    CONSTRAINT comment_steps_seq_positive CHECK ((seq > 0))
);

ALTER TABLE ONLY oversight.comment_steps FORCE ROW LEVEL SECURITY;

ALTER TABLE oversight.comment_steps OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.comment_steps IS 'tenant: what became of a comment, step by step; INSERT only, public but for who wrote it';

CREATE TABLE oversight.comments (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    moderator_id uuid NOT NULL,
    root_id uuid NOT NULL,
    parent_id uuid,
    kind text NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    subject_version bigint NOT NULL,
    citizen_id uuid NOT NULL,
    named boolean NOT NULL,
    author_id uuid GENERATED ALWAYS AS (
CASE
    WHEN named THEN citizen_id
    ELSE NULL::uuid
END) STORED,
    language text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    state text NOT NULL,
    wording bigint DEFAULT 1 NOT NULL,
    text text,
    text_digest bytea GENERATED ALWAYS AS (oversight.digest(text)) STORED,
    reason text,
    posted_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    edited_at timestamp with time zone,
    CONSTRAINT comments_erased_nameless CHECK (((state <> 'erased'::text) OR (NOT named))),
    CONSTRAINT comments_kind_known CHECK ((kind = ANY (ARRAY['comment'::text, 'reply'::text, 'correction'::text]))),
    CONSTRAINT comments_language_known CHECK ((language = ANY (ARRAY['kk'::text, 'ru'::text]))),
    CONSTRAINT comments_moderated_by_another CHECK ((moderator_id <> tenant_id)),
    CONSTRAINT comments_root_own CHECK ((((parent_id IS NULL) = (root_id = id)) AND ((parent_id IS NULL) = (kind <> 'reply'::text)))),
    CONSTRAINT comments_text_length CHECK (((char_length(text) >= 1) AND (char_length(text) <= 10000))),
    CONSTRAINT comments_text_of_shown CHECK (((state = 'shown'::text) = (text IS NOT NULL))),
    CONSTRAINT comments_tombstone_reason CHECK (((state = ANY (ARRAY['held'::text, 'hidden'::text])) = (reason IS NOT NULL))),
    CONSTRAINT comments_versions_positive CHECK (((version > 0) AND (wording > 0) AND (subject_version > 0)))
);

ALTER TABLE ONLY oversight.comments FORCE ROW LEVEL SECURITY;

ALTER TABLE oversight.comments OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.comments IS 'tenant: what citizens say about a version of a record, as it is shown now; the tenant is who answers for the record and changes nothing here; public but for who wrote it';

COMMENT ON COLUMN oversight.comments.moderator_id IS 'The other body, which alone can hide it, by reasons of a closed list.';

COMMENT ON COLUMN oversight.comments.author_id IS 'The citizen, where the comment is signed; an id that leads to nobody.';

COMMENT ON COLUMN oversight.comments.text IS 'What is shown: a wording of the author, letter by letter.';

CREATE TABLE oversight.duties (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    body_id uuid NOT NULL,
    comment_id uuid NOT NULL,
    citizen_id uuid,
    language text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    state text NOT NULL,
    level smallint DEFAULT 1 NOT NULL,
    cause text NOT NULL,
    origin_tenant uuid,
    origin_id uuid,
    started_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    due_on date NOT NULL,
    due_rule text NOT NULL,
    due_explanation jsonb NOT NULL,
    long_on date NOT NULL,
    extended_on date,
    answered_at timestamp with time zone,
    fix_on date,
    paused_to date,
    last_on date GENERATED ALWAYS AS (GREATEST(due_on, extended_on, paused_to)) STORED NOT NULL,
    forward_on date,
    shut_on date GENERATED ALWAYS AS (
CASE
    WHEN (state = ANY (ARRAY['returned'::text, 'closed'::text])) THEN GREATEST(due_on, extended_on, paused_to)
    ELSE NULL::date
END) STORED,
    CONSTRAINT duties_answered_dated CHECK ((((state = 'answered'::text) = (num_nonnulls(answered_at, fix_on) = 2)) AND (num_nonnulls(answered_at, fix_on) = ANY (ARRAY[0, 2])))),
    CONSTRAINT duties_asked_soon CHECK (((fix_on >= (timezone('05:00:00'::interval, answered_at))::date) AND (fix_on <= ((timezone('05:00:00'::interval, answered_at))::date + 92)))),
    CONSTRAINT duties_cause_known CHECK ((cause = ANY (ARRAY['said'::text, 'converted'::text, 'forwarded'::text, 'escalated'::text, 'reopened'::text]))),
    CONSTRAINT duties_cause_origin CHECK ((((cause = ANY (ARRAY['said'::text, 'converted'::text])) = (origin_id IS NULL)) AND ((origin_id IS NULL) = (origin_tenant IS NULL)))),
    CONSTRAINT duties_due_order CHECK ((long_on > due_on)),
    CONSTRAINT duties_extended_appeal CHECK (((extended_on IS NULL) OR ((kind = 'appeal'::text) AND (extended_on > due_on)))),
    CONSTRAINT duties_forwarded_away CHECK (((cause <> 'forwarded'::text) OR (origin_tenant <> tenant_id))),
    CONSTRAINT duties_kind_known CHECK ((kind = ANY (ARRAY['comment'::text, 'danger'::text, 'correction'::text, 'appeal'::text]))),
    CONSTRAINT duties_language_known CHECK ((language = ANY (ARRAY['kk'::text, 'ru'::text]))),
    CONSTRAINT duties_opened_by_one CHECK (((cause = 'forwarded'::text) = (citizen_id IS NULL))),
    CONSTRAINT duties_paused_appeal CHECK (((paused_to IS NULL) OR ((kind = 'appeal'::text) AND (paused_to >= due_on)))),
    CONSTRAINT duties_version_positive CHECK (((version > 0) AND ((level >= 1) AND (level <= 3))))
);

ALTER TABLE ONLY oversight.duties FORCE ROW LEVEL SECURITY;

ALTER TABLE oversight.duties OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.duties IS 'tenant: an answer that a body owes, by which day and why; public but for who opened it';

COMMENT ON COLUMN oversight.duties.body_id IS 'The tenant of the comment; who owes may be another.';

COMMENT ON COLUMN oversight.duties.fix_on IS 'From when on it is asked whether it was fixed.';

COMMENT ON COLUMN oversight.duties.paused_to IS 'The last day as its pauses have it; written by oversight.note_pause alone.';

COMMENT ON COLUMN oversight.duties.last_on IS 'The last day, extension and pauses counted in.';

COMMENT ON COLUMN oversight.duties.forward_on IS 'Of an appeal: the last day on which it is forwarded or returned in time; a pause gives another.';

COMMENT ON COLUMN oversight.duties.shut_on IS 'Of what was returned or closed: its last day, as the step had it.';

CREATE FUNCTION oversight.begin_anew(comment uuid, due date, explanation jsonb, long date) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 UPDATE oversight.duties d SET started_at = clock_timestamp(), due_on = begin_anew.due, due_explanation = begin_anew.explanation, long_on = begin_anew.long
    FROM (oversight.comments c
      JOIN oversight.comment_steps s ON (((s.tenant_id = c.tenant_id) AND (s.comment_id = c.id) AND (s.seq = c.version))))
   WHERE ((c.id = begin_anew.comment) AND (c.state = 'shown'::text) AND ((c.citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")) OR (c.moderator_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) AND (d.body_id = c.tenant_id) AND (d.comment_id = c.id) AND (d.cause = 'said'::text) AND (d.kind = ANY (ARRAY['comment'::text, 'correction'::text])) AND (d.state = 'waiting'::text) AND (d.started_at < s.at) AND (((begin_anew.due - (timezone('05:00:00'::interval, s.at))::date) >= 0) AND ((begin_anew.due - (timezone('05:00:00'::interval, s.at))::date) <= 62)) AND (((begin_anew.long - begin_anew.due) >= 1) AND ((begin_anew.long - begin_anew.due) <= 62)) AND (NOT (EXISTS ( SELECT
            FROM oversight.comment_steps b
           WHERE ((b.tenant_id = c.tenant_id) AND (b.comment_id = c.id) AND (b.to_state = 'shown'::text) AND (b.seq < s.seq))))));
END;

ALTER FUNCTION oversight.begin_anew(comment uuid, due date, explanation jsonb, long date) OWNER TO tizilim_owner;

COMMENT ON FUNCTION oversight.begin_anew(comment uuid, due date, explanation jsonb, long date) IS 'Begins what a held comment obliges to anew, when its author or moderator, who calls, has shown it for the first time.';

CREATE FUNCTION oversight.count_network(code text, today bytea, yesterday bytea) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
DECLARE
    wait bigint;
BEGIN
    PERFORM pg_catalog.pg_advisory_xact_lock(
        pg_catalog.hashtextextended(code || encode(today, 'hex'), 41));
    SELECT greatest(1, ceil(1000 * extract(epoch FROM
        w.at + make_interval(secs => l.seconds) - clock_timestamp())))::bigint
    INTO wait
    FROM oversight.limits AS l
    CROSS JOIN LATERAL (
        SELECT m.at FROM oversight.network_marks AS m
        WHERE m.code = count_network.code AND m.network IN (today, yesterday)
          AND m.at > clock_timestamp() - make_interval(secs => l.seconds)
        ORDER BY m.at DESC OFFSET l.amount - 1 LIMIT 1) AS w
    WHERE l.code = count_network.code ORDER BY 1 DESC LIMIT 1;
    IF wait IS NULL THEN
        INSERT INTO oversight.network_marks (code, network) VALUES (count_network.code, today);
    END IF;
    RETURN coalesce(wait, 0);
END
$$;

ALTER FUNCTION oversight.count_network(code text, today bytea, yesterday bytea) OWNER TO tizilim_owner;

COMMENT ON FUNCTION oversight.count_network(code text, today bytea, yesterday bytea) IS 'Counts that somebody of a network says something, and answers 0; or the milliseconds to wait where as many as are allowed have spoken.';

CREATE TABLE oversight.wordings (
    tenant_id uuid NOT NULL,
    comment_id uuid NOT NULL,
    seq bigint NOT NULL,
    citizen_id uuid NOT NULL,
    moderator_id uuid NOT NULL,
    text text,
    text_digest bytea GENERATED ALWAYS AS (oversight.digest(text)) STORED,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT wordings_seq_positive CHECK ((seq > 0)),
    CONSTRAINT wordings_text_length CHECK (((char_length(text) >= 1) AND (char_length(text) <= 10000)))
);

ALTER TABLE ONLY oversight.wordings FORCE ROW LEVEL SECURITY;

ALTER TABLE oversight.wordings OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.wordings IS 'tenant: the sealed original of a comment, each wording of it; the author and its moderators read it, who has erased it leaves an empty row';

CREATE FUNCTION oversight.danger_wordings(comment uuid) RETURNS TABLE(seq bigint, text text, at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT w.seq,
     w.text,
     w.at
    FROM oversight.wordings w
   WHERE ((w.comment_id = danger_wordings.comment) AND (EXISTS ( SELECT
            FROM oversight.duties d
           WHERE ((d.body_id = w.tenant_id) AND (d.comment_id = w.comment_id) AND (d.kind = 'danger'::text) AND (d.state = 'waiting'::text) AND (d.tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))))));
END;

ALTER FUNCTION oversight.danger_wordings(comment uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION oversight.danger_wordings(comment uuid) IS 'What a report of a danger says, for the body that owes what is done about it, while it does.';

CREATE TABLE oversight.pleas (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    decision_id uuid NOT NULL,
    body_id uuid NOT NULL,
    comment_id uuid NOT NULL,
    outcome text GENERATED ALWAYS AS ('hide'::text) STORED NOT NULL,
    citizen_id uuid NOT NULL,
    text text,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT pleas_text_length CHECK (((char_length(text) >= 1) AND (char_length(text) <= 4000)))
);

ALTER TABLE ONLY oversight.pleas FORCE ROW LEVEL SECURITY;

ALTER TABLE oversight.pleas OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.pleas IS 'tenant: what an author says against the hiding of a comment; the author and the moderating body read it, who has erased the comment leaves an empty row';

CREATE FUNCTION oversight.forget_comment(comment uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 DELETE FROM journal.salts s
    USING oversight.comments c,
     journal.entries e
   WHERE ((c.id = forget_comment.comment) AND (c.state = 'erased'::text) AND (c.citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")) AND ((e.subject_id = c.id) OR (e.subject_id IN ( SELECT p.id
            FROM oversight.pleas p
           WHERE (p.comment_id = c.id)))) AND (s.entry_id = e.id));
 DELETE FROM tenancy.idempotency i
    USING oversight.comments c,
     tenancy.principals a
   WHERE ((c.id = forget_comment.comment) AND (c.state = 'erased'::text) AND (c.citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")) AND (a.citizen_id = c.citizen_id) AND (i.principal_id = a.id) AND (((i.method = ANY (ARRAY['comment.post'::text, 'comment.reply'::text, 'comment.edit'::text])) AND (i.subject_id = c.id)) OR ((i.method = 'moderation.appeal'::text) AND (i.subject_id IN ( SELECT p.id
            FROM oversight.pleas p
           WHERE (p.comment_id = c.id))))));
END;

ALTER FUNCTION oversight.forget_comment(comment uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION oversight.forget_comment(comment uuid) IS 'Deletes the salts and kept answers of a comment that its author, who calls, has erased.';

CREATE TABLE oversight.appeals (
    tenant_id uuid NOT NULL,
    duty_id uuid NOT NULL,
    kind text GENERATED ALWAYS AS ('appeal'::text) STORED NOT NULL,
    number text NOT NULL,
    citizen_id uuid NOT NULL,
    signed_reference text NOT NULL,
    signed_sha256 bytea NOT NULL,
    converted_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    handed_to uuid,
    handed_duty uuid,
    reader_id uuid GENERATED ALWAYS AS (COALESCE(handed_to, tenant_id)) STORED NOT NULL,
    CONSTRAINT appeals_handed_whole CHECK (((handed_to IS NULL) = (handed_duty IS NULL))),
    CONSTRAINT appeals_number_format CHECK ((number ~ '^[A-Z0-9-]{1,60}$'::text)),
    CONSTRAINT appeals_reference_length CHECK (((char_length(signed_reference) >= 1) AND (char_length(signed_reference) <= 1000))),
    CONSTRAINT appeals_sha256 CHECK ((octet_length(signed_sha256) = 32))
);

ALTER TABLE ONLY oversight.appeals FORCE ROW LEVEL SECURITY;

ALTER TABLE oversight.appeals OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.appeals IS 'tenant: the signed document of an appeal, where it is kept; its author and the body that has to answer read it';

COMMENT ON COLUMN oversight.appeals.handed_duty IS 'What the body owes to which it was forwarded.';

CREATE FUNCTION oversight.hand_over(duty uuid, next uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 UPDATE oversight.appeals a SET handed_to = n.tenant_id, handed_duty = n.id
    FROM oversight.duties n
   WHERE ((n.id = hand_over.next) AND (n.cause = 'forwarded'::text) AND (n.origin_id = hand_over.duty) AND (n.origin_tenant = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")) AND (a.reader_id = n.origin_tenant) AND (COALESCE(a.handed_duty, a.duty_id) = hand_over.duty));
END;

ALTER FUNCTION oversight.hand_over(duty uuid, next uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION oversight.hand_over(duty uuid, next uuid) IS 'Gives the document of an appeal to the body that the caller''s tenant has forwarded it to.';

CREATE FUNCTION oversight.locate(kind text, subject uuid) RETURNS TABLE(tenant_id uuid, version bigint)
    LANGUAGE plpgsql STABLE ROWS 1 PARALLEL SAFE
    AS $_$#variable_conflict use_column
BEGIN
CASE $1
WHEN 'contract' THEN RETURN QUERY SELECT l.tenant_id, l.version::bigint FROM (SELECT tenant_id, version FROM financing.contracts WHERE id = $2) AS l (tenant_id, version);
WHEN 'decision' THEN RETURN QUERY SELECT l.tenant_id, l.version::bigint FROM (SELECT tenant_id, version FROM financing.published_decisions WHERE id = $2) AS l (tenant_id, version);
WHEN 'function' THEN RETURN QUERY SELECT l.tenant_id, l.version::bigint FROM (SELECT tenant_id, version FROM financing.functions WHERE id = $2) AS l (tenant_id, version);
WHEN 'membership' THEN RETURN QUERY SELECT l.tenant_id, l.version::bigint FROM (SELECT tenant_id, version FROM membership.memberships WHERE id = $2) AS l (tenant_id, version);
WHEN 'method' THEN RETURN QUERY SELECT l.tenant_id, l.version::bigint FROM (SELECT m.tenant_id, CASE WHEN p.method_id IS NULL THEN 1 ELSE 2 END::bigint FROM ranking.methods AS m LEFT JOIN ranking.method_publications AS p ON p.tenant_id = m.tenant_id AND p.method_id = m.id WHERE m.id = $2) AS l (tenant_id, version);
WHEN 'order' THEN RETURN QUERY SELECT l.tenant_id, l.version::bigint FROM (SELECT tenant_id, version FROM financing.orders WHERE id = $2) AS l (tenant_id, version);
WHEN 'organisation' THEN RETURN QUERY SELECT l.tenant_id, l.version::bigint FROM (SELECT home_tenant_id, version FROM registry.organisations WHERE id = $2) AS l (tenant_id, version);
WHEN 'plan' THEN RETURN QUERY SELECT l.tenant_id, l.version::bigint FROM (SELECT tenant_id, version FROM financing.plans WHERE id = $2) AS l (tenant_id, version);
WHEN 'projectreport' THEN RETURN QUERY SELECT l.tenant_id, l.version::bigint FROM (SELECT tenant_id, version FROM financing.project_reports WHERE id = $2) AS l (tenant_id, version);
WHEN 'proposal' THEN RETURN QUERY SELECT l.tenant_id, l.version::bigint FROM (SELECT coalesce(t.id, p.tenant_id), p.version FROM membership.proposals AS p LEFT JOIN tenancy.tenants AS t ON t.code = p.responsible_tenant WHERE p.id = $2) AS l (tenant_id, version);
WHEN 'ranking' THEN RETURN QUERY SELECT l.tenant_id, l.version::bigint FROM (SELECT s.tenant_id, CASE WHEN p.snapshot_id IS NULL THEN 1 ELSE 2 END::bigint FROM ranking.snapshots AS s LEFT JOIN ranking.publications AS p ON p.tenant_id = s.tenant_id AND p.snapshot_id = s.id WHERE s.id = $2) AS l (tenant_id, version);
WHEN 'recommendationanswer' THEN RETURN QUERY SELECT l.tenant_id, l.version::bigint FROM (SELECT tenant_id, 1::bigint FROM oversight.recommendation_answers WHERE id = $2) AS l (tenant_id, version);
WHEN 'report' THEN RETURN QUERY SELECT l.tenant_id, l.version::bigint FROM (SELECT o.home_tenant_id, r.version::bigint FROM registry.reports AS r JOIN registry.organisations AS o ON o.id = r.organisation_id WHERE registry.report_id(r.organisation_id, r.year) = $2) AS l (tenant_id, version);
WHEN 'response' THEN RETURN QUERY SELECT l.tenant_id, l.version::bigint FROM (SELECT tenant_id, 1::bigint FROM oversight.responses WHERE id = $2) AS l (tenant_id, version);
WHEN 'theme' THEN RETURN QUERY SELECT l.tenant_id, l.version::bigint FROM (SELECT tenant_id, version FROM financing.themes WHERE id = $2) AS l (tenant_id, version);
WHEN 'tranche' THEN RETURN QUERY SELECT l.tenant_id, l.version::bigint FROM (SELECT tenant_id, version FROM financing.tranches WHERE id = $2) AS l (tenant_id, version);
WHEN 'verification' THEN RETURN QUERY SELECT l.tenant_id, l.version::bigint FROM (SELECT e.tenant_id, e.version FROM (SELECT l.tenant_id, l.version FROM journal.log AS l WHERE l.subject_id = $2 AND l.subject_kind = 'case' AND l.tenant_id IS NOT NULL AND l.type IN ('verification.approved', 'verification.refused', 'verification.revocation', 'verification.kept') ORDER BY l.position DESC LIMIT 1) AS e) AS l (tenant_id, version);
ELSE NULL;
END CASE;
END$_$;

ALTER FUNCTION oversight.locate(kind text, subject uuid) OWNER TO tizilim_owner;

CREATE TABLE oversight.pauses (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    duty_id uuid NOT NULL,
    kind text GENERATED ALWAYS AS ('appeal'::text) STORED NOT NULL,
    body_id uuid NOT NULL,
    comment_id uuid NOT NULL,
    citizen_id uuid NOT NULL,
    ground text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    from_on date GENERATED ALWAYS AS ((timezone('05:00:00'::interval, at))::date) STORED NOT NULL,
    until_on date NOT NULL,
    limit_on date NOT NULL,
    was_on date NOT NULL,
    due_on date NOT NULL,
    explanation jsonb NOT NULL,
    ended_on date,
    forward_on date,
    long_on date,
    CONSTRAINT pauses_ended_within CHECK (((ended_on >= from_on) AND (ended_on <= until_on))),
    CONSTRAINT pauses_forward_soon CHECK (((forward_on >= from_on) AND (forward_on <= (limit_on + 31)))),
    CONSTRAINT pauses_in_time CHECK (((was_on >= from_on) AND (due_on >= was_on))),
    CONSTRAINT pauses_long_order CHECK (((long_on > due_on) AND (long_on <= (due_on + 62)))),
    CONSTRAINT pauses_version_of_end CHECK ((version =
CASE
    WHEN (ended_on IS NULL) THEN 1
    ELSE 2
END)),
    CONSTRAINT pauses_within_rule CHECK ((((until_on >= from_on) AND (until_on <= limit_on)) AND (limit_on <= (from_on + 62))))
);

ALTER TABLE ONLY oversight.pauses FORCE ROW LEVEL SECURITY;

ALTER TABLE oversight.pauses OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.pauses IS 'tenant: that the term of an appeal stands still at its author''s request, until when and why; public but for who asked';

COMMENT ON COLUMN oversight.pauses.was_on IS 'The last day of the term without it.';

COMMENT ON COLUMN oversight.pauses.due_on IS 'The last day of the term with it.';

COMMENT ON COLUMN oversight.pauses.ended_on IS 'The first day that counts again, when that is earlier.';

COMMENT ON COLUMN oversight.pauses.forward_on IS 'The last day on which the appeal is forwarded or returned in time, with the pause.';

COMMENT ON COLUMN oversight.pauses.long_on IS 'After it the answer is long overdue, with the pause.';

CREATE FUNCTION oversight.note_pause(pause uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 UPDATE oversight.duties d SET paused_to = ( SELECT max(o.due_on) AS max
            FROM oversight.pauses o
           WHERE ((o.tenant_id = d.tenant_id) AND (o.duty_id = d.id)))
    FROM oversight.pauses p
   WHERE ((p.id = note_pause.pause) AND (d.tenant_id = p.tenant_id) AND (d.id = p.duty_id) AND (d.state = 'waiting'::text) AND (p.citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));
END;

ALTER FUNCTION oversight.note_pause(pause uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION oversight.note_pause(pause uuid) IS 'Puts the last day of a duty where the pauses have it that its author, who calls, has asked for.';

CREATE FUNCTION oversight.publish_but(target regclass, VARIADIC hidden name[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
BEGIN
    PERFORM tenancy.force(target);
    EXECUTE format('CREATE POLICY %I ON %s AS PERMISSIVE FOR SELECT TO %s USING (true)',
        tenancy.policy_name(target, 'tizilim_public', ''), target, tenancy.readers());
    EXECUTE format('GRANT SELECT (%s) ON TABLE %s TO %s', (
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum)
        FROM pg_catalog.pg_attribute
        WHERE attrelid = target AND attnum > 0 AND NOT attisdropped
          AND attname <> ALL (hidden)), target, tenancy.readers());
END
$$;

ALTER FUNCTION oversight.publish_but(target regclass, VARIADIC hidden name[]) OWNER TO tizilim_owner;

COMMENT ON FUNCTION oversight.publish_but(target regclass, VARIADIC hidden name[]) IS 'Public rows: every reading role sees all of them, but not these columns.';

CREATE TABLE financing.contract_versions (
    tenant_id uuid NOT NULL,
    root_id uuid NOT NULL,
    version bigint NOT NULL,
    id uuid NOT NULL,
    parent_id uuid,
    prev bigint GENERATED ALWAYS AS (NULLIF((version - 1), 0)) STORED,
    signed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    report_due_on date NOT NULL,
    reason text,
    reference text NOT NULL,
    reference_sha256 bytea NOT NULL,
    signature text,
    signature_sha256 bytea,
    termination_id uuid,
    CONSTRAINT contract_versions_first_is_root CHECK ((((version = 1) = (parent_id IS NULL)) AND ((version = 1) = (id = root_id)))),
    CONSTRAINT contract_versions_notice_over CHECK (((termination_id IS NULL) OR (ends_on <= (timezone('05:00:00'::interval, signed_at))::date))),
    CONSTRAINT contract_versions_reason_length CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 4000))),
    CONSTRAINT contract_versions_reason_of_change CHECK (((version = 1) = (reason IS NULL))),
    CONSTRAINT contract_versions_reference_length CHECK ((((char_length(reference) >= 1) AND (char_length(reference) <= 1000)) AND ((char_length(signature) >= 1) AND (char_length(signature) <= 1000)))),
    CONSTRAINT contract_versions_sha256 CHECK (((octet_length(reference_sha256) = 32) AND (octet_length(signature_sha256) = 32))),
    CONSTRAINT contract_versions_signed CHECK ((((signature IS NULL) = (termination_id IS NOT NULL)) AND ((signature IS NULL) = (signature_sha256 IS NULL)))),
    CONSTRAINT contract_versions_time_order CHECK (((starts_on <= ends_on) AND (ends_on <= report_due_on))),
    CONSTRAINT contract_versions_version_positive CHECK ((version > 0))
);

ALTER TABLE ONLY financing.contract_versions FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.contract_versions OWNER TO tizilim_owner;

COMMENT ON TABLE financing.contract_versions IS 'tenant: a contract as it was signed, and each amendment on the one before it; INSERT only, public';

COMMENT ON COLUMN financing.contract_versions.report_due_on IS 'The final report''s day.';

COMMENT ON COLUMN financing.contract_versions.signature IS 'Where the organisation''s signature is; who put it stands in no table.';

CREATE TABLE financing.contracts (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    award_id uuid NOT NULL,
    order_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    eligibility jsonb NOT NULL,
    termination_id uuid,
    terminated boolean GENERATED ALWAYS AS ((termination_id IS NOT NULL)) STORED NOT NULL,
    termination_state text GENERATED ALWAYS AS (
CASE
    WHEN (termination_id IS NOT NULL) THEN 'done'::text
    ELSE NULL::text
END) STORED,
    CONSTRAINT contracts_eligible CHECK ((COALESCE((eligibility ->> 'outcome'::text), ''::text) = ANY (ARRAY['met'::text, 'unknown'::text]))),
    CONSTRAINT contracts_version_positive CHECK ((version > 0))
);

ALTER TABLE ONLY financing.contracts FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.contracts OWNER TO tizilim_owner;

COMMENT ON TABLE financing.contracts IS 'tenant: the contract on an award, as its last version has it; public';

COMMENT ON COLUMN financing.contracts.id IS 'Of the first version, the root of the chain.';

COMMENT ON COLUMN financing.contracts.eligibility IS 'What the registry knew of the organisation when the first version was signed, item by item.';

CREATE TABLE financing.evaluations (
    tenant_id uuid NOT NULL,
    contract_id uuid NOT NULL,
    id uuid NOT NULL,
    report_id uuid NOT NULL,
    kind text GENERATED ALWAYS AS ('final'::text) STORED NOT NULL,
    report_state text GENERATED ALWAYS AS ('accepted'::text) STORED NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    effectiveness_percent smallint NOT NULL,
    beneficiaries bigint NOT NULL,
    asked bigint NOT NULL,
    satisfied bigint NOT NULL,
    conclusion text NOT NULL,
    CONSTRAINT evaluations_conclusion_length CHECK (((char_length(conclusion) >= 1) AND (char_length(conclusion) <= 4000))),
    CONSTRAINT evaluations_counts_within CHECK ((((satisfied >= 0) AND (satisfied <= asked)) AND (asked <= beneficiaries) AND (beneficiaries <= 1000000000))),
    CONSTRAINT evaluations_effectiveness_range CHECK (((effectiveness_percent >= 0) AND (effectiveness_percent <= 100)))
);

ALTER TABLE ONLY financing.evaluations FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.evaluations OWNER TO tizilim_owner;

COMMENT ON TABLE financing.evaluations IS 'tenant: how effective a project was, and how many of those asked were satisfied; INSERT only, public';

CREATE TABLE financing.project_report_contents (
    tenant_id uuid NOT NULL,
    report_id uuid NOT NULL,
    seq bigint NOT NULL,
    organisation_id uuid NOT NULL,
    to_state text GENERATED ALWAYS AS ('submitted'::text) STORED NOT NULL,
    narrative text NOT NULL,
    indicators text NOT NULL,
    spending text NOT NULL,
    spent_tiyn bigint NOT NULL,
    CONSTRAINT project_report_contents_length CHECK (((octet_length(indicators) <= 32768) AND (octet_length(spending) <= 32768))),
    CONSTRAINT project_report_contents_narrative_length CHECK (((char_length(narrative) >= 1) AND (char_length(narrative) <= 4000))),
    CONSTRAINT project_report_contents_spent_range CHECK (((spent_tiyn >= 0) AND (spent_tiyn <= '1000000000000000000'::bigint)))
);

ALTER TABLE ONLY financing.project_report_contents FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.project_report_contents OWNER TO tizilim_owner;

COMMENT ON TABLE financing.project_report_contents IS 'tenant: what a report says each time that it is submitted; INSERT only, public';

COMMENT ON COLUMN financing.project_report_contents.indicators IS 'JSON: name, unit, planned and reached of each.';

COMMENT ON COLUMN financing.project_report_contents.spending IS 'JSON: item and amount of each.';

CREATE TABLE financing.project_report_steps (
    tenant_id uuid NOT NULL,
    report_id uuid NOT NULL,
    seq bigint NOT NULL,
    organisation_id uuid NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    prev bigint GENERATED ALWAYS AS (NULLIF((seq - 1), 0)) STORED,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    reason text,
    CONSTRAINT project_report_steps_first_is_new CHECK (((seq > 0) AND ((seq = 1) = (from_state = 'new'::text)))),
    CONSTRAINT project_report_steps_reason_length CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 4000))),
    CONSTRAINT project_report_steps_reason_of_return CHECK (((to_state = 'returned'::text) = (reason IS NOT NULL)))
);

ALTER TABLE ONLY financing.project_report_steps FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.project_report_steps OWNER TO tizilim_owner;

COMMENT ON TABLE financing.project_report_steps IS 'tenant: when a report was submitted, returned with the reason, accepted; INSERT only, public';

CREATE TABLE financing.project_reports (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    contract_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    number smallint NOT NULL,
    kind text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    state text DEFAULT 'submitted'::text NOT NULL,
    spending_asked boolean DEFAULT true NOT NULL,
    CONSTRAINT project_reports_kind_known CHECK ((kind = ANY (ARRAY['interim'::text, 'final'::text]))),
    CONSTRAINT project_reports_number_range CHECK (((number >= 1) AND (number <= 100))),
    CONSTRAINT project_reports_version_positive CHECK ((version > 0))
);

ALTER TABLE ONLY financing.project_reports FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.project_reports OWNER TO tizilim_owner;

COMMENT ON TABLE financing.project_reports IS 'tenant: what an organisation reports about a contract, and how that stands; public';

COMMENT ON COLUMN financing.project_reports.spending_asked IS 'Whether what it says was spent is held against what was paid; false of those from before.';

CREATE FUNCTION ranking.delivery_at(cut_off date) RETURNS TABLE(organisation_id uuid, indicator text, source text, day date, good bigint, total bigint)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH ended AS (
          SELECT c.tenant_id,
             c.id,
             c.organisation_id,
             v.report_due_on,
             r.id AS report_id
            FROM ((financing.contracts c
              CROSS JOIN LATERAL ( SELECT n.report_due_on
                    FROM financing.contract_versions n
                   WHERE ((n.tenant_id = c.tenant_id) AND (n.root_id = c.id) AND ((n.version = 1) OR ((timezone('05:00:00'::interval, n.signed_at))::date <= delivery_at.cut_off)))
                   ORDER BY n.version DESC
                  LIMIT 1) v)
              LEFT JOIN financing.project_reports r ON (((r.tenant_id = c.tenant_id) AND (r.contract_id = c.id) AND (r.kind = 'final'::text))))
         ), stood AS (
          SELECT e.tenant_id,
             e.id,
             e.organisation_id,
             e.report_due_on,
             e.report_id,
             l.to_state,
             l.submitted_seq,
             (timezone('05:00:00'::interval, l.at))::date AS stepped_on,
             (timezone('05:00:00'::interval, h.at))::date AS submitted_on
            FROM ((ended e
              LEFT JOIN LATERAL ( SELECT p.to_state,
                     p.at,
                     (p.seq - ((p.to_state <> 'submitted'::text))::integer) AS submitted_seq
                    FROM financing.project_report_steps p
                   WHERE ((p.tenant_id = e.tenant_id) AND (p.report_id = e.report_id) AND ((timezone('05:00:00'::interval, p.at))::date <= delivery_at.cut_off))
                   ORDER BY p.seq DESC
                  LIMIT 1) l ON (true))
              LEFT JOIN financing.project_report_steps h ON (((h.tenant_id = e.tenant_id) AND (h.report_id = e.report_id) AND (h.seq = l.submitted_seq))))
         )
  SELECT c.organisation_id,
     'delivery'::text,
     ('evaluation/'::text || e.id),
     (timezone('05:00:00'::interval, e.recorded_at))::date AS timezone,
     (e.effectiveness_percent)::bigint AS effectiveness_percent,
     (100)::bigint AS int8
    FROM (financing.evaluations e
      JOIN financing.contracts c ON (((c.tenant_id = e.tenant_id) AND (c.id = e.contract_id))))
   WHERE ((timezone('05:00:00'::interval, e.recorded_at))::date <= delivery_at.cut_off)
 UNION ALL
  SELECT s.organisation_id,
     'delivery'::text,
     ('indicators/'::text || s.id),
     s.stepped_on,
     (sum(div((LEAST(i.planned, i.reached) * (1000000)::numeric), i.planned)))::bigint AS sum,
     (count(*) * 1000000)
    FROM ((stood s
      JOIN financing.project_report_contents t ON (((t.tenant_id = s.tenant_id) AND (t.report_id = s.report_id) AND (t.seq = s.submitted_seq))))
      CROSS JOIN LATERAL jsonb_to_recordset((t.indicators)::jsonb) i(planned numeric, reached numeric))
   WHERE ((s.to_state = 'accepted'::text) AND (i.planned > (0)::numeric))
   GROUP BY s.organisation_id, s.id, s.stepped_on
 UNION ALL
  SELECT s.organisation_id,
     'delivery'::text,
     ('acceptance/'::text || s.id),
     s.report_due_on,
     (
         CASE
             WHEN ((s.to_state = 'accepted'::text) AND (s.submitted_on <= s.report_due_on)) THEN 1
             ELSE 0
         END)::bigint AS int8,
     (1)::bigint AS int8
    FROM stood s
   WHERE ((s.report_due_on < delivery_at.cut_off) AND (((s.to_state = 'submitted'::text) AND (s.submitted_on <= s.report_due_on)) IS NOT TRUE));
END;

ALTER FUNCTION ranking.delivery_at(cut_off date) OWNER TO tizilim_owner;

COMMENT ON FUNCTION ranking.delivery_at(cut_off date) IS 'Rows of the indicator "delivery": evaluations, indicators reached of accepted final reports, and whether a final report was handed in by its day and accepted.';

CREATE TABLE registry.organisation_versions (
    organisation_id uuid NOT NULL,
    version bigint NOT NULL,
    prev_version bigint GENERATED ALWAYS AS (NULLIF((version - 1), 0)) STORED,
    home_tenant_id uuid NOT NULL,
    recorded_from timestamp with time zone NOT NULL,
    recorded_to timestamp with time zone,
    valid_from date,
    act text NOT NULL,
    actor text NOT NULL,
    record json NOT NULL,
    CONSTRAINT organisation_versions_act_format CHECK ((act ~ '^[a-z]+[a-zA-Z]*\.[a-z]+[a-zA-Z]*$'::text)),
    CONSTRAINT organisation_versions_record_object CHECK ((json_typeof(record) = 'object'::text)),
    CONSTRAINT organisation_versions_recorded_order CHECK ((recorded_to > recorded_from)),
    CONSTRAINT organisation_versions_version_positive CHECK ((version > 0))
);

ALTER TABLE ONLY registry.organisation_versions FORCE ROW LEVEL SECURITY;

ALTER TABLE registry.organisation_versions OWNER TO tizilim_owner;

COMMENT ON TABLE registry.organisation_versions IS 'national: every version of the public record as it stood; only recorded_to is ever set, once';

COMMENT ON COLUMN registry.organisation_versions.valid_from IS 'When the fact began to hold, if that was stated; may lie before recorded_from.';

CREATE FUNCTION ranking.empty_fields(organisation uuid, version bigint) RETURNS text[]
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT COALESCE(array_agg(f.name ORDER BY f.place) FILTER (WHERE (NOT f.is_filled)), '{}'::text[]) AS "coalesce"
    FROM (registry.organisation_versions v
      CROSS JOIN LATERAL ( VALUES (1,'name.kk'::text,((v.record #>> '{name,kk}'::text[]) IS NOT NULL)), (2,'name.ru'::text,((v.record #>> '{name,ru}'::text[]) IS NOT NULL)), (3,'contacts.email'::text,((v.record #>> '{contacts,email}'::text[]) IS NOT NULL)), (4,'contacts.phone'::text,((v.record #>> '{contacts,phone}'::text[]) IS NOT NULL)), (5,'contacts.website'::text,((v.record #>> '{contacts,website}'::text[]) IS NOT NULL)), (6,'contacts.address'::text,((v.record #>> '{contacts,address}'::text[]) IS NOT NULL)), (7,'spheres'::text,((v.record #>> '{spheres}'::text[]) IS NOT NULL))) f(place, name, is_filled))
   WHERE ((v.organisation_id = empty_fields.organisation) AND (v.version = empty_fields.version));
END;

ALTER FUNCTION ranking.empty_fields(organisation uuid, version bigint) OWNER TO tizilim_owner;

COMMENT ON FUNCTION ranking.empty_fields(organisation uuid, version bigint) IS 'What of the seven things that "transparency" looks at a version of a record does not have.';

CREATE TABLE registry.report_findings (
    organisation_id uuid NOT NULL,
    year smallint NOT NULL,
    version integer NOT NULL,
    id uuid NOT NULL,
    home_tenant_id uuid NOT NULL,
    outcome text NOT NULL,
    reason text NOT NULL,
    found_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    CONSTRAINT report_findings_outcome_known CHECK ((outcome = ANY (ARRAY['false'::text, 'corrected'::text, 'withdrawn'::text]))),
    CONSTRAINT report_findings_reason_length CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 4000)))
);

ALTER TABLE ONLY registry.report_findings FORCE ROW LEVEL SECURITY;

ALTER TABLE registry.report_findings OWNER TO tizilim_owner;

COMMENT ON TABLE registry.report_findings IS 'national: findings of the home tenant on a version of a report; INSERT only';

CREATE FUNCTION ranking.false_reports_at(cut_off date) RETURNS TABLE(organisation_id uuid, year smallint)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT f.organisation_id,
     f.year
    FROM ( SELECT DISTINCT ON (n.organisation_id, n.year) n.organisation_id,
             n.year,
             n.outcome
            FROM registry.report_findings n
           WHERE ((timezone('05:00:00'::interval, n.found_at))::date <= false_reports_at.cut_off)
           ORDER BY n.organisation_id, n.year, n.found_at DESC, n.id DESC) f
   WHERE (f.outcome = 'false'::text);
END;

ALTER FUNCTION ranking.false_reports_at(cut_off date) OWNER TO tizilim_owner;

COMMENT ON FUNCTION ranking.false_reports_at(cut_off date) IS 'Reports that were false by what was found by then.';

CREATE TABLE registry.calendar_days (
    day date NOT NULL,
    year smallint GENERATED ALWAYS AS ((EXTRACT(year FROM day))::smallint) STORED NOT NULL,
    kind text NOT NULL,
    working boolean GENERATED ALWAYS AS ((kind = 'working'::text)) STORED NOT NULL,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    source text NOT NULL,
    confirmed boolean NOT NULL,
    CONSTRAINT calendar_days_kind_known CHECK ((kind = ANY (ARRAY['holiday'::text, 'day-off'::text, 'moved-off'::text, 'exchanged-off'::text, 'working'::text]))),
    CONSTRAINT calendar_days_working_weekend CHECK (((kind <> 'working'::text) OR (EXTRACT(isodow FROM day) >= (6)::numeric)))
);

ALTER TABLE registry.calendar_days OWNER TO tizilim_owner;

COMMENT ON TABLE registry.calendar_days IS 'reference: days that differ from the plain week, and holidays on weekends';

COMMENT ON COLUMN registry.calendar_days.kind IS 'holiday; day-off (7 January, Kurban Ait); moved-off (for a holiday on a weekend); exchanged-off and working (by Government decision)';

CREATE FUNCTION ranking.report_due(year integer) RETURNS date
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT t.day
    FROM (((registry.deadline_rules r
      CROSS JOIN generate_series(0, 30) n(later))
      CROSS JOIN LATERAL ( SELECT (make_date((report_due.year + 1), (r.month)::integer, (r.day)::integer) + n.later) AS day) t)
      LEFT JOIN registry.calendar_days c ON ((c.day = t.day)))
   WHERE ((r.code = 'report.yearly'::text) AND (r.unit = 'fixed-date'::text) AND (daterange(r.valid_from, r.valid_to) @> make_date(report_due.year, 12, 31)) AND COALESCE(c.working, (EXTRACT(isodow FROM t.day) < (6)::numeric)))
   ORDER BY n.later
  LIMIT 1;
END;

ALTER FUNCTION ranking.report_due(year integer) OWNER TO tizilim_owner;

COMMENT ON FUNCTION ranking.report_due(year integer) IS 'By when the report of a year is due: the day of the rule "report.yearly", or the working day after it.';

CREATE FUNCTION ranking.last_report_year(cut_off date) RETURNS integer
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ((EXTRACT(year FROM cut_off))::integer -
         CASE
             WHEN (cut_off > ranking.report_due(((EXTRACT(year FROM cut_off))::integer - 1))) THEN 1
             ELSE 2
         END);
END;

ALTER FUNCTION ranking.last_report_year(cut_off date) OWNER TO tizilim_owner;

COMMENT ON FUNCTION ranking.last_report_year(cut_off date) IS 'Of which year the last report was due before that day.';

CREATE FUNCTION ranking.organisations_at(cut_off date) RETURNS TABLE(organisation_id uuid, version bigint, legal_form text, unit text, region text, registered_on date, legal_status text, verification text, verified_until date, report_exemption text, spheres text[], is_merged boolean, filled integer)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT o.id,
     o.version,
     o.legal_form,
     o.unit,
     o.region_code,
     o.registered_on,
     o.legal_status,
     o.verification,
     o.verified_until,
     o.report_exemption,
     o.spheres,
     (o.merged_into_id IS NOT NULL),
     num_nonnulls(o.name_kk, o.name_ru, o.email, o.phone, o.website, COALESCE(o.address_kk, o.address_ru), NULLIF(o.spheres, '{}'::text[])) AS num_nonnulls
    FROM (registry.organisations o
      JOIN registry.organisation_versions v ON (((v.organisation_id = o.id) AND (v.version = o.version))))
   WHERE ((v.version = 1) OR (v.recorded_from < timezone('05:00:00'::interval, ((organisations_at.cut_off + 1))::timestamp without time zone)))
 UNION ALL
  SELECT o.id,
     past.version,
     r."legalForm",
     COALESCE(r.unit, 'head'::text) AS "coalesce",
     r.region,
     r."registeredOn",
     COALESCE(r."legalStatus", 'active'::text) AS "coalesce",
     COALESCE(r.verification, 'unverified'::text) AS "coalesce",
     r."verifiedUntil",
     o.report_exemption,
     COALESCE(r.spheres, '{}'::text[]) AS "coalesce",
     (r."mergedInto" IS NOT NULL),
     num_nonnulls((r.name ->> 'kk'::text), (r.name ->> 'ru'::text), (r.contacts ->> 'email'::text), (r.contacts ->> 'phone'::text), (r.contacts ->> 'website'::text), (r.contacts -> 'address'::text), NULLIF(r.spheres, '{}'::text[])) AS num_nonnulls
    FROM (((registry.organisations o
      JOIN registry.organisation_versions v ON (((v.organisation_id = o.id) AND (v.version = o.version))))
      CROSS JOIN LATERAL ( SELECT p.version,
             p.record
            FROM registry.organisation_versions p
           WHERE ((p.organisation_id = o.id) AND ((p.version = 1) OR (p.recorded_from < timezone('05:00:00'::interval, ((organisations_at.cut_off + 1))::timestamp without time zone))))
           ORDER BY p.version DESC
          LIMIT 1) past)
      CROSS JOIN LATERAL json_to_record(past.record) r("legalForm" text, unit text, region text, "registeredOn" date, "legalStatus" text, verification text, "verifiedUntil" date, spheres text[], "mergedInto" uuid, name json, contacts json))
   WHERE ((v.version > 1) AND (v.recorded_from >= timezone('05:00:00'::interval, ((organisations_at.cut_off + 1))::timestamp without time zone)));
END;

ALTER FUNCTION ranking.organisations_at(cut_off date) OWNER TO tizilim_owner;

COMMENT ON FUNCTION ranking.organisations_at(cut_off date) IS 'The register as it stood at the end of a day, with how many of the seven things that "transparency" looks at are filled in.';

CREATE FUNCTION registry.report_id(organisation uuid, year smallint) RETURNS uuid
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (encode(set_byte(set_byte(uuid_send(organisation), 6, (128 | ((get_byte(uuid_send(organisation), 6) & 15) # ((year)::integer >> 8)))), 7, (get_byte(uuid_send(organisation), 7) # ((year)::integer & 255))), 'hex'::text))::uuid AS encode;
END;

ALTER FUNCTION registry.report_id(organisation uuid, year smallint) OWNER TO tizilim_owner;

COMMENT ON FUNCTION registry.report_id(organisation uuid, year smallint) IS 'By what the journal names the report of a year.';

CREATE TABLE oversight.opinions (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    duty_id uuid NOT NULL,
    body_id uuid NOT NULL,
    comment_id uuid NOT NULL,
    citizen_id uuid NOT NULL,
    rating smallint,
    fixed boolean,
    subject text GENERATED ALWAYS AS (
CASE
    WHEN (rating IS NULL) THEN 'fix'::text
    ELSE 'answer'::text
END) STORED NOT NULL,
    rater_id uuid GENERATED ALWAYS AS (
CASE
    WHEN (rating IS NOT NULL) THEN citizen_id
    ELSE NULL::uuid
END) STORED,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT opinions_of_one CHECK ((num_nonnulls(rating, fixed) = 1)),
    CONSTRAINT opinions_rating_range CHECK (((rating >= 1) AND (rating <= 5)))
);

ALTER TABLE ONLY oversight.opinions FORCE ROW LEVEL SECURITY;

ALTER TABLE oversight.opinions OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.opinions IS 'tenant: what the author thinks of an answer, and whether author and followers see it fixed; INSERT only, public but for who';

CREATE TABLE oversight.responses (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    duty_id uuid NOT NULL,
    language text NOT NULL,
    outcome text NOT NULL,
    text text NOT NULL,
    change_version bigint,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    CONSTRAINT responses_change_of_correction CHECK (((outcome = 'corrected'::text) = (change_version IS NOT NULL))),
    CONSTRAINT responses_outcome_known CHECK ((outcome = ANY (ARRAY['measures'::text, 'explained'::text, 'refused'::text, 'corrected'::text]))),
    CONSTRAINT responses_text_length CHECK (((char_length(text) >= 1) AND (char_length(text) <= 10000)))
);

ALTER TABLE ONLY oversight.responses FORCE ROW LEVEL SECURITY;

ALTER TABLE oversight.responses OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.responses IS 'tenant: the official answer to a comment, for its body; INSERT only, public';

COMMENT ON COLUMN oversight.responses.change_version IS 'The version of the record in which the wrong fact is right.';

CREATE FUNCTION ranking.oversight_at(cut_off date) RETURNS TABLE(organisation_id uuid, indicator text, source text, day date, good bigint, total bigint)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH said AS (
          SELECT c.tenant_id,
             c.id,
             c.subject_id AS organisation_id
            FROM oversight.comments c
           WHERE (c.subject_kind = 'organisation'::text)
         UNION ALL
          SELECT c.tenant_id,
             c.id,
             r.organisation_id
            FROM (oversight.comments c
              JOIN registry.reports r ON ((registry.report_id(r.organisation_id, r.year) = c.subject_id)))
           WHERE (c.subject_kind = 'report'::text)
         ), answered AS (
          SELECT DISTINCT ON (d.body_id, d.comment_id) s.organisation_id,
             d.tenant_id,
             d.id AS duty_id,
             p.outcome
            FROM ((said s
              JOIN oversight.duties d ON (((d.body_id = s.tenant_id) AND (d.comment_id = s.id) AND (d.kind <> 'correction'::text))))
              JOIN oversight.responses p ON (((p.tenant_id = d.tenant_id) AND (p.duty_id = d.id))))
           WHERE (((timezone('05:00:00'::interval, p.at))::date <= oversight_at.cut_off) AND ((timezone('05:00:00'::interval, p.at))::date > (oversight_at.cut_off - '3 years'::interval)))
           ORDER BY d.body_id, d.comment_id, p.at DESC, p.id DESC
         ), upheld AS (
          SELECT a.organisation_id,
             bool_and(COALESCE(f.fixed, false)) AS fixed
            FROM (answered a
              LEFT JOIN ( SELECT o_1.tenant_id,
                     o_1.duty_id,
                     (count(*) FILTER (WHERE o_1.fixed) > count(*) FILTER (WHERE (NOT o_1.fixed))) AS fixed
                    FROM oversight.opinions o_1
                   WHERE ((o_1.fixed IS NOT NULL) AND ((timezone('05:00:00'::interval, o_1.at))::date <= oversight_at.cut_off))
                   GROUP BY o_1.tenant_id, o_1.duty_id) f ON (((f.tenant_id = a.tenant_id) AND (f.duty_id = a.duty_id))))
           WHERE (a.outcome = ANY (ARRAY['measures'::text, 'corrected'::text]))
           GROUP BY a.organisation_id
         )
  SELECT o.id,
     'oversight'::text,
     'criticism'::text,
     oversight_at.cut_off AS cut_off,
     (
         CASE
             WHEN (u.organisation_id IS NULL) THEN 2
             WHEN u.fixed THEN 1
             ELSE 0
         END)::bigint AS int8,
     (2)::bigint AS int8
    FROM (registry.organisations o
      LEFT JOIN upheld u ON ((u.organisation_id = o.id)));
END;

ALTER FUNCTION ranking.oversight_at(cut_off date) OWNER TO tizilim_owner;

COMMENT ON FUNCTION ranking.oversight_at(cut_off date) IS 'Rows of the indicator "oversight": 2 of 2 where no complaint was upheld in three years, 1 where each that was upheld is fixed, 0 otherwise.';

CREATE TABLE financing.contract_amounts (
    tenant_id uuid NOT NULL,
    root_id uuid NOT NULL,
    version bigint NOT NULL,
    line_id uuid NOT NULL,
    amount_tiyn bigint NOT NULL,
    CONSTRAINT contract_amounts_range CHECK (((amount_tiyn >= 0) AND (amount_tiyn <= '1000000000000000000'::bigint)))
);

ALTER TABLE ONLY financing.contract_amounts FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.contract_amounts OWNER TO tizilim_owner;

COMMENT ON TABLE financing.contract_amounts IS 'tenant: what a version of a contract takes of each budget line; INSERT only, public';

CREATE TABLE financing.payment_confirmations (
    tenant_id uuid NOT NULL,
    payment_id uuid NOT NULL,
    tranche_id uuid NOT NULL,
    step bigint DEFAULT 4 NOT NULL,
    step_state text GENERATED ALWAYS AS ('paid'::text) STORED NOT NULL,
    signature bigint GENERATED ALWAYS AS (2) STORED NOT NULL,
    paid_on date NOT NULL,
    reference text NOT NULL,
    confirmed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    ordered_step bigint GENERATED ALWAYS AS ((step - 1)) STORED NOT NULL,
    paid_in smallint GENERATED ALWAYS AS ((EXTRACT(year FROM paid_on))::smallint) STORED NOT NULL,
    CONSTRAINT payment_confirmations_paid_by_then CHECK ((paid_on <= (timezone('05:00:00'::interval, confirmed_at))::date)),
    CONSTRAINT payment_confirmations_reference_length CHECK (((char_length(reference) >= 1) AND (char_length(reference) <= 100)))
);

ALTER TABLE ONLY financing.payment_confirmations FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.payment_confirmations OWNER TO tizilim_owner;

COMMENT ON TABLE financing.payment_confirmations IS 'tenant: that a payment left the treasury, under its number; INSERT only, public';

CREATE TABLE financing.payments (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    tranche_id uuid NOT NULL,
    contract_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    step bigint DEFAULT 3 NOT NULL,
    step_state text GENERATED ALWAYS AS ('ordered'::text) STORED NOT NULL,
    signature bigint GENERATED ALWAYS AS (1) STORED NOT NULL,
    ordered_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL
);

ALTER TABLE ONLY financing.payments FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.payments OWNER TO tizilim_owner;

COMMENT ON TABLE financing.payments IS 'tenant: orders to pay a released tranche; INSERT only, public';

COMMENT ON COLUMN financing.payments.step IS 'The step of the tranche that ordered it.';

CREATE TABLE financing.refund_receipts (
    tenant_id uuid NOT NULL,
    refund_id uuid NOT NULL,
    received_on date NOT NULL,
    reference text NOT NULL,
    received_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    received_in smallint GENERATED ALWAYS AS ((EXTRACT(year FROM received_on))::smallint) STORED NOT NULL,
    withdrawn boolean GENERATED ALWAYS AS (false) STORED NOT NULL,
    CONSTRAINT refund_receipts_received_by_then CHECK ((received_on <= (timezone('05:00:00'::interval, received_at))::date)),
    CONSTRAINT refund_receipts_reference_length CHECK (((char_length(reference) >= 1) AND (char_length(reference) <= 100)))
);

ALTER TABLE ONLY financing.refund_receipts FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.refund_receipts OWNER TO tizilim_owner;

COMMENT ON TABLE financing.refund_receipts IS 'tenant: that a refund came in, whole, under the treasury''s number; INSERT only, public';

CREATE TABLE financing.refunds (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    contract_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    demanded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    due_on date NOT NULL,
    reason text NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by text,
    withdrawal text,
    withdrawn boolean GENERATED ALWAYS AS ((withdrawn_at IS NOT NULL)) STORED NOT NULL,
    CONSTRAINT refunds_reason_length CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 4000))),
    CONSTRAINT refunds_withdrawal_length CHECK (((char_length(withdrawal) >= 1) AND (char_length(withdrawal) <= 4000))),
    CONSTRAINT refunds_withdrawal_whole CHECK ((num_nonnulls(withdrawn_at, withdrawn_by, withdrawal) = ANY (ARRAY[0, 3])))
);

ALTER TABLE ONLY financing.refunds FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.refunds OWNER TO tizilim_owner;

COMMENT ON TABLE financing.refunds IS 'tenant: money that an organisation is to give back, and why, until it is withdrawn; public';

COMMENT ON COLUMN financing.refunds.withdrawal IS 'Why it was withdrawn.';

CREATE FUNCTION ranking.spending_at(cut_off date) RETURNS TABLE(organisation_id uuid, indicator text, source text, day date, good bigint, total bigint)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH planned AS (
          SELECT c.tenant_id,
             c.id,
             c.organisation_id,
             v.report_due_on,
             ( SELECT sum(m.amount_tiyn) AS sum
                    FROM financing.contract_amounts m
                   WHERE ((m.tenant_id = c.tenant_id) AND (m.root_id = c.id) AND (m.version = v.version))) AS tiyn
            FROM (financing.contracts c
              CROSS JOIN LATERAL ( SELECT n.version,
                     n.report_due_on
                    FROM financing.contract_versions n
                   WHERE ((n.tenant_id = c.tenant_id) AND (n.root_id = c.id) AND ((n.version = 1) OR ((timezone('05:00:00'::interval, n.signed_at))::date <= spending_at.cut_off)))
                   ORDER BY n.version DESC
                  LIMIT 1) v)
           WHERE ((v.report_due_on < spending_at.cut_off) AND (EXISTS ( SELECT
                    FROM (financing.payments p
                      JOIN financing.payment_confirmations f ON (((f.tenant_id = p.tenant_id) AND (f.payment_id = p.id))))
                   WHERE ((p.tenant_id = c.tenant_id) AND (p.contract_id = c.id) AND (f.paid_on <= spending_at.cut_off)))))
         ), reported AS (
          SELECT r.tenant_id,
             r.contract_id,
             COALESCE(max(t.spent_tiyn) FILTER (WHERE ((l.to_state = 'accepted'::text) AND (r.kind = 'final'::text))), max(t.spent_tiyn) FILTER (WHERE (l.to_state = 'accepted'::text))) AS spent_tiyn,
             bool_or(((r.kind = 'final'::text) AND (l.to_state = 'submitted'::text))) AS waits
            FROM ((financing.project_reports r
              CROSS JOIN LATERAL ( SELECT s.to_state,
                     (s.seq - ((s.to_state <> 'submitted'::text))::integer) AS submitted_seq
                    FROM financing.project_report_steps s
                   WHERE ((s.tenant_id = r.tenant_id) AND (s.report_id = r.id) AND ((timezone('05:00:00'::interval, s.at))::date <= spending_at.cut_off))
                   ORDER BY s.seq DESC
                  LIMIT 1) l)
              JOIN financing.project_report_contents t ON (((t.tenant_id = r.tenant_id) AND (t.report_id = r.id) AND (t.seq = l.submitted_seq))))
           GROUP BY r.tenant_id, r.contract_id
         )
  SELECT p.organisation_id,
     'spending'::text,
     ('contract/'::text || p.id),
     p.report_due_on,
     (LEAST((COALESCE(q.spent_tiyn, (0)::bigint))::numeric, p.tiyn))::bigint AS "least",
     (p.tiyn)::bigint AS tiyn
    FROM (planned p
      LEFT JOIN reported q ON (((q.tenant_id = p.tenant_id) AND (q.contract_id = p.id))))
   WHERE ((p.tiyn > (0)::numeric) AND (q.waits IS NOT TRUE))
 UNION ALL
  SELECT r.organisation_id,
     'spending'::text,
     ('refund/'::text || r.id),
     r.due_on,
     (
         CASE
             WHEN (e.received_on <= r.due_on) THEN 1
             ELSE 0
         END)::bigint AS int8,
     (1)::bigint AS int8
    FROM (financing.refunds r
      LEFT JOIN financing.refund_receipts e ON (((e.tenant_id = r.tenant_id) AND (e.refund_id = r.id))))
   WHERE ((r.due_on < spending_at.cut_off) AND ((r.withdrawn_at IS NULL) OR ((timezone('05:00:00'::interval, r.withdrawn_at))::date > spending_at.cut_off)));
END;

ALTER FUNCTION ranking.spending_at(cut_off date) OWNER TO tizilim_owner;

COMMENT ON FUNCTION ranking.spending_at(cut_off date) IS 'Rows of the indicator "spending": what was spent of what was planned, for each contract that ended, and whether money came back by its day, for each refund.';

CREATE TABLE financing.breaches (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    contract_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    reported_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    happened_on date NOT NULL,
    text text NOT NULL,
    CONSTRAINT breaches_happened_by_then CHECK ((happened_on <= (timezone('05:00:00'::interval, reported_at))::date)),
    CONSTRAINT breaches_text_length CHECK (((char_length(text) >= 1) AND (char_length(text) <= 4000)))
);

ALTER TABLE ONLY financing.breaches FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.breaches OWNER TO tizilim_owner;

COMMENT ON TABLE financing.breaches IS 'tenant: in what a contract was not kept, as the tenant says; INSERT only, public';

CREATE FUNCTION ranking.inputs_at(cut_off date) RETURNS TABLE(organisation_id uuid, indicator text, source text, day date, good bigint, total bigint)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH years AS MATERIALIZED (
          SELECT y.year,
             ranking.report_due(y.year) AS due_on
            FROM (ranking.last_report_year(inputs_at.cut_off) last(last)
              CROSS JOIN LATERAL generate_series((last.last - 2), last.last) y(year))
         ), known AS MATERIALIZED (
          SELECT g.organisation_id,
             g.version,
             g.legal_form,
             g.unit,
             g.region,
             g.registered_on,
             g.legal_status,
             g.verification,
             g.verified_until,
             g.report_exemption,
             g.spheres,
             g.is_merged,
             g.filled
            FROM ranking.organisations_at(inputs_at.cut_off) g(organisation_id, version, legal_form, unit, region, registered_on, legal_status, verification, verified_until, report_exemption, spheres, is_merged, filled)
         )
  SELECT o.organisation_id,
     'reporting'::text,
     ('report/'::text || y.year),
     y.due_on,
     (
         CASE
             WHEN ((r.timeliness = 'on-time'::text) AND (wrong.year IS NULL)) THEN 1
             ELSE 0
         END)::bigint AS int8,
     (1)::bigint AS int8
    FROM ((((known o
      CROSS JOIN years y)
      JOIN registry.report_duties d ON (((d.legal_form = o.legal_form) AND d.must_report AND (d.valid_from <= make_date(y.year, 12, 31)) AND ((d.valid_to IS NULL) OR (d.valid_to > make_date(y.year, 12, 31))))))
      LEFT JOIN registry.reports r ON (((r.organisation_id = o.organisation_id) AND (r.year = y.year) AND (r.submitted_on <= inputs_at.cut_off))))
      LEFT JOIN ranking.false_reports_at(inputs_at.cut_off) wrong(organisation_id, year) ON (((wrong.organisation_id = r.organisation_id) AND (wrong.year = r.year))))
   WHERE ((o.report_exemption IS NULL) AND (COALESCE(o.registered_on, '-infinity'::date) < make_date((y.year + 1), 1, 1)))
 UNION ALL
  SELECT p.organisation_id,
     p.indicator,
     p.source,
     p.day,
     p.good,
     p.total
    FROM ranking.delivery_at(inputs_at.cut_off) p(organisation_id, indicator, source, day, good, total)
 UNION ALL
  SELECT m.organisation_id,
     m.indicator,
     m.source,
     m.day,
     m.good,
     m.total
    FROM ranking.spending_at(inputs_at.cut_off) m(organisation_id, indicator, source, day, good, total)
 UNION ALL
  SELECT c.organisation_id,
     'breaches'::text,
     ('contract/'::text || c.id),
     v.starts_on,
     (
         CASE
             WHEN (EXISTS ( SELECT
                FROM financing.breaches b
               WHERE ((b.tenant_id = c.tenant_id) AND (b.contract_id = c.id) AND (b.happened_on <= inputs_at.cut_off)))) THEN 1
             ELSE 0
         END)::bigint AS int8,
     1
    FROM (financing.contracts c
      JOIN financing.contract_versions v ON (((v.tenant_id = c.tenant_id) AND (v.root_id = c.id) AND (v.version = 1))))
   WHERE (v.starts_on <= inputs_at.cut_off)
 UNION ALL
  SELECT s.organisation_id,
     s.indicator,
     s.source,
     s.day,
     s.good,
     s.total
    FROM ranking.oversight_at(inputs_at.cut_off) s(organisation_id, indicator, source, day, good, total)
 UNION ALL
  SELECT o.organisation_id,
     'transparency'::text,
     ('record/'::text || o.version),
     inputs_at.cut_off AS cut_off,
     (o.filled)::bigint AS filled,
     7
    FROM known o;
END;

ALTER FUNCTION ranking.inputs_at(cut_off date) OWNER TO tizilim_owner;

COMMENT ON FUNCTION ranking.inputs_at(cut_off date) IS 'Every row of evidence up to a day, from what is public.';

CREATE TABLE registry.legal_forms (
    code text NOT NULL,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    ngo boolean NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    source text NOT NULL,
    confirmed boolean NOT NULL,
    CONSTRAINT legal_forms_code_format CHECK ((code ~ '^[a-z]+(-[a-z]+)*$'::text)),
    CONSTRAINT legal_forms_valid_order CHECK ((valid_to > valid_from))
);

ALTER TABLE registry.legal_forms OWNER TO tizilim_owner;

COMMENT ON TABLE registry.legal_forms IS 'reference: legal forms of law 142; a form whose meaning changes gets a new code';

COMMENT ON COLUMN registry.legal_forms.ngo IS 'Whether law 36-III Art. 1(7) counts the form as an NGO.';

CREATE TABLE registry.report_versions (
    organisation_id uuid NOT NULL,
    year smallint NOT NULL,
    version integer NOT NULL,
    prev_version integer GENERATED ALWAYS AS (NULLIF((version - 1), 0)) STORED,
    home_tenant_id uuid NOT NULL,
    written_in xid8 DEFAULT pg_current_xact_id() NOT NULL,
    submitted_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    activity_kk text,
    activity_ru text,
    founders_count integer,
    staff_count integer,
    volunteers_count integer,
    CONSTRAINT report_versions_activity_length CHECK (((COALESCE(char_length(activity_kk), 0) <= 20000) AND (COALESCE(char_length(activity_ru), 0) <= 20000))),
    CONSTRAINT report_versions_activity_stated CHECK ((COALESCE(activity_kk, activity_ru) <> ''::text)),
    CONSTRAINT report_versions_counts_sane CHECK (((COALESCE(founders_count, 0) >= 0) AND (COALESCE(staff_count, 0) >= 0) AND (COALESCE(volunteers_count, 0) >= 0))),
    CONSTRAINT report_versions_version_positive CHECK ((version > 0))
);

ALTER TABLE ONLY registry.report_versions FORCE ROW LEVEL SECURITY;

ALTER TABLE registry.report_versions OWNER TO tizilim_owner;

COMMENT ON TABLE registry.report_versions IS 'national: what was reported; a correction is a new version; INSERT only';

COMMENT ON COLUMN registry.report_versions.written_in IS 'The transaction that wrote it; nobody can state it, so lines come with their version or never.';

CREATE TABLE registry.spheres (
    code text NOT NULL,
    "position" smallint NOT NULL,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    instruments text[] NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    source text NOT NULL,
    confirmed boolean NOT NULL,
    CONSTRAINT spheres_code_format CHECK ((code ~ '^(so-)?[0-9]{1,2}(-[0-9]{1,2})?$'::text)),
    CONSTRAINT spheres_instruments_known CHECK ((instruments <@ ARRAY['social-order'::text, 'grant'::text, 'award'::text, 'partnership'::text])),
    CONSTRAINT spheres_valid_order CHECK ((valid_to > valid_from))
);

ALTER TABLE registry.spheres OWNER TO tizilim_owner;

COMMENT ON TABLE registry.spheres IS 'reference: spheres of law 36-III Art. 5; "13-1" is point 13-1 of Art. 5(1), "so-2" point 2 of Art. 5(2)';

COMMENT ON COLUMN registry.spheres.confirmed IS 'False while the Kazakh wording is a translation of the Russian text.';

CREATE FUNCTION ranking.subjects_at(cut_off date) RETURNS TABLE(organisation_id uuid, form text, size text, sphere text, region text, bars text, alert text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH asked AS MATERIALIZED (
          SELECT ranking.last_report_year(subjects_at.cut_off) AS year
         )
  SELECT o.organisation_id,
     o.legal_form,
     COALESCE(( SELECT
                 CASE
                     WHEN (v.staff_count IS NULL) THEN ''::text
                     WHEN (v.staff_count = 0) THEN 'none'::text
                     WHEN (v.staff_count < 10) THEN 'few'::text
                     WHEN (v.staff_count < 50) THEN 'some'::text
                     ELSE 'many'::text
                 END AS "case"
            FROM (registry.reports r
              JOIN registry.report_versions v ON (((v.organisation_id = r.organisation_id) AND (v.year = r.year))))
           WHERE ((r.organisation_id = o.organisation_id) AND (r.submitted_on <= subjects_at.cut_off) AND ((v.version = 1) OR ((timezone('05:00:00'::interval, v.submitted_at))::date <= subjects_at.cut_off)))
           ORDER BY r.year DESC, v.version DESC
          LIMIT 1), ''::text) AS "coalesce",
     COALESCE(( SELECT s.code
            FROM registry.spheres s
           WHERE (s.code = ANY (o.spheres))
           ORDER BY s."position"
          LIMIT 1), ''::text) AS "coalesce",
     o.region,
     concat_ws(','::text,
         CASE
             WHEN (o.legal_status <> 'active'::text) THEN o.legal_status
             ELSE NULL::text
         END,
         CASE
             WHEN ((last.year IS NULL) AND (o.report_exemption IS NULL) AND d.must_report AND (COALESCE(o.registered_on, '-infinity'::date) < make_date((a.year + 1), 1, 1))) THEN 'report-missing'::text
             ELSE NULL::text
         END,
         CASE
             WHEN (wrong.year IS NOT NULL) THEN 'report-false'::text
             ELSE NULL::text
         END,
         CASE
             WHEN ((o.verification <> 'verified'::text) OR (o.verified_until < subjects_at.cut_off)) THEN 'unverified'::text
             ELSE NULL::text
         END) AS concat_ws,
         CASE
             WHEN (wrong.year IS NOT NULL) THEN 'report-false'::text
             ELSE ''::text
         END AS "case"
    FROM (((((ranking.organisations_at(subjects_at.cut_off) o(organisation_id, version, legal_form, unit, region, registered_on, legal_status, verification, verified_until, report_exemption, spheres, is_merged, filled)
      CROSS JOIN asked a)
      JOIN registry.legal_forms f ON (((f.code = o.legal_form) AND f.ngo)))
      LEFT JOIN registry.report_duties d ON (((d.legal_form = o.legal_form) AND (d.valid_from <= subjects_at.cut_off) AND ((d.valid_to IS NULL) OR (d.valid_to > subjects_at.cut_off)))))
      LEFT JOIN registry.reports last ON (((last.organisation_id = o.organisation_id) AND (last.year = a.year) AND (last.submitted_on <= subjects_at.cut_off))))
      LEFT JOIN ranking.false_reports_at(subjects_at.cut_off) wrong(organisation_id, year) ON (((wrong.organisation_id = last.organisation_id) AND (wrong.year = last.year))))
   WHERE ((NOT o.is_merged) AND (o.unit = 'head'::text) AND (COALESCE(o.registered_on, '-infinity'::date) <= subjects_at.cut_off) AND (o.legal_status <> ALL (ARRAY['liquidated'::text, 'reorganised'::text])));
END;

ALTER FUNCTION ranking.subjects_at(cut_off date) OWNER TO tizilim_owner;

COMMENT ON FUNCTION ranking.subjects_at(cut_off date) IS 'Who is ranked, its peer group, and the gate, as the register had them on that day: a head office of an NGO that stood.';

CREATE TABLE registry.persons (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    kind text NOT NULL,
    full_name text,
    iin text,
    phone text,
    email text,
    address text,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    erased_at timestamp with time zone,
    erasure_ground text,
    erasure_reference text,
    CONSTRAINT persons_erased_empty CHECK (
CASE
    WHEN (erased_at IS NULL) THEN (full_name IS NOT NULL)
    ELSE (num_nonnulls(full_name, iin, phone, email, address) = 0)
END),
    CONSTRAINT persons_erasure_ground_known CHECK ((erasure_ground = ANY (ARRAY['request'::text, 'retention'::text, 'ended'::text, 'court'::text]))),
    CONSTRAINT persons_erasure_of_erased CHECK (((erased_at IS NOT NULL) OR (num_nonnulls(erasure_ground, erasure_reference) = 0))),
    CONSTRAINT persons_erasure_reference_length CHECK (((char_length(erasure_reference) >= 1) AND (char_length(erasure_reference) <= 100))),
    CONSTRAINT persons_iin_format CHECK ((iin ~ '^[0-9]{12}$'::text)),
    CONSTRAINT persons_kind_known CHECK ((kind = ANY (ARRAY['head'::text, 'founder'::text, 'accountant'::text, 'contact'::text]))),
    CONSTRAINT persons_lengths CHECK (((COALESCE(char_length(full_name), 0) <= 300) AND (COALESCE(char_length(phone), 0) <= 50) AND (COALESCE(char_length(email), 0) <= 254) AND (COALESCE(char_length(address), 0) <= 500))),
    CONSTRAINT persons_valid_order CHECK ((valid_to >= valid_from))
);

ALTER TABLE ONLY registry.persons FORCE ROW LEVEL SECURITY;

ALTER TABLE registry.persons OWNER TO tizilim_owner;

COMMENT ON TABLE registry.persons IS 'tenant: personal data of heads, founders, accountants and private contacts';

COMMENT ON COLUMN registry.persons.erasure_reference IS 'Number and date of the request or decision; holds no name.';

CREATE FUNCTION registry.forget_person(person uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 DELETE FROM journal.salts s
    USING registry.persons p,
     journal.entries e
   WHERE ((p.tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")) AND (p.id = forget_person.person) AND (p.erased_at IS NOT NULL) AND (e.subject_id = p.id) AND (s.entry_id = e.id));
 DELETE FROM tenancy.idempotency i
    USING registry.persons p
   WHERE ((p.tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")) AND (p.id = forget_person.person) AND (p.erased_at IS NOT NULL) AND (i.subject_id = p.organisation_id) AND (i.method = 'ngo.setPersons'::text));
END;

ALTER FUNCTION registry.forget_person(person uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION registry.forget_person(person uuid) IS 'Deletes the salts and kept answers of a person whom the caller''s tenant has erased.';

CREATE TABLE registry.search_words (
    word text NOT NULL COLLATE pg_catalog."C"
);

ALTER TABLE registry.search_words OWNER TO tizilim_owner;

COMMENT ON TABLE registry.search_words IS 'reference: every word that a name has or had, the Latin ones behind a "="; some twice';

CREATE FUNCTION registry.keep_search_words(cyrillic text, latin text) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 INSERT INTO registry.search_words (word)  SELECT n.word
            FROM ( SELECT DISTINCT (k.word COLLATE "C") AS word
                    FROM string_to_table(substr((keep_search_words.cyrillic || replace(keep_search_words.latin, ' '::text, ' ='::text)), 2), ' '::text) k(word)) n
           WHERE (NOT (EXISTS ( SELECT
                    FROM registry.search_words w
                   WHERE (w.word = n.word))));
END;

ALTER FUNCTION registry.keep_search_words(cyrillic text, latin text) OWNER TO tizilim_owner;

COMMENT ON FUNCTION registry.keep_search_words(cyrillic text, latin text) IS 'Writes down the words of search keys, of one name or of many, that no name had before.';

CREATE FUNCTION registry.keep_statistics() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
BEGIN
    ANALYZE registry.organisations, registry.organisation_versions, registry.identifiers,
        registry.names, registry.sphere_rows, registry.residences, registry.persons,
        registry.person_tags, registry.search_words;
END
$$;

ALTER FUNCTION registry.keep_statistics() OWNER TO tizilim_owner;

COMMENT ON FUNCTION registry.keep_statistics() IS 'Lets the planner know what the tables hold, after many rows were written at once.';

CREATE FUNCTION registry.same_person(organisation uuid, tag bytea) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM registry.person_tags t
           WHERE ((t.organisation_id = same_person.organisation) AND (t.tag = same_person.tag)))) AS "exists";
END;

ALTER FUNCTION registry.same_person(organisation uuid, tag bytea) OWNER TO tizilim_owner;

COMMENT ON FUNCTION registry.same_person(organisation uuid, tag bytea) IS 'Whether the person with this tag belongs to the organisation.';

CREATE FUNCTION registry.same_person(one uuid, other uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM (registry.person_tags a
              JOIN registry.person_tags b ON ((b.tag = a.tag)))
           WHERE ((a.organisation_id = same_person.one) AND (b.organisation_id = same_person.other)))) AS "exists";
END;

ALTER FUNCTION registry.same_person(one uuid, other uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION registry.same_person(one uuid, other uuid) IS 'Whether two organisations, of whatever tenants, have a person in common; not who.';

CREATE FUNCTION registry.search_query(region text, words text[], is_sample boolean DEFAULT false) RETURNS tsquery
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path TO ''
    AS $$
DECLARE
    -- Beginnings of more words than these are looked for as beginnings.
    endings_max CONSTANT integer := 30;
    mark CONSTANT text := CASE WHEN is_sample THEN '~' ELSE '' END;
BEGIN
    RETURN (
        SELECT string_agg((
            SELECT string_agg((
                SELECT CASE WHEN count(*) BETWEEN 1 AND endings_max
                    THEN '(' || string_agg(quote_literal(mark || r.code || s.word), '|') || ')'
                    ELSE quote_literal(mark || r.code || w.word) || ':*' END
                FROM (SELECT k.word FROM registry.search_words AS k
                      WHERE k.word >= w.word AND k.word < w.word || chr(1114111)
                      LIMIT endings_max + 1) AS s), '&')
            FROM unnest(words) AS w (word)), '|')::tsquery
        FROM registry.regions AS r
        WHERE search_query.region IS NULL OR r.code = search_query.region);
END
$$;

ALTER FUNCTION registry.search_query(region text, words text[], is_sample boolean) OWNER TO tizilim_owner;

COMMENT ON FUNCTION registry.search_query(region text, words text[], is_sample boolean) IS 'Asks for names that have words with all of these beginnings, in the region or in any; of all names, or of one in 256.';

CREATE FUNCTION registry.search_tokens(id uuid, region text, cyrillic text, latin text) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
DECLARE
    words text;
BEGIN
    IF octet_length(cyrillic) + octet_length(latin) > 2000 THEN
        cyrillic := regexp_replace(cyrillic, '([^ ]{400})[^ ]+', '\1', 'g');
        latin := regexp_replace(latin, '([^ ]{400})[^ ]+', '\1', 'g');
    END IF;
    words := replace(cyrillic, ' ', ' ' || region) || replace(latin, ' ', ' ' || region || '=');
    IF right(id::text, 2) = '00' THEN
        words := words || replace(words, ' ', ' ~');
    END IF;
    RETURN array_to_tsvector(string_to_array(substr(words, 2), ' '));
END
$$;

ALTER FUNCTION registry.search_tokens(id uuid, region text, cyrillic text, latin text) OWNER TO tizilim_owner;

COMMENT ON FUNCTION registry.search_tokens(id uuid, region text, cyrillic text, latin text) IS 'What organisations_search holds of a name: its words, each behind its region.';

CREATE TABLE sitting.ballots (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    sitting_id uuid NOT NULL,
    agenda smallint NOT NULL,
    question_kk text,
    question_ru text,
    question_en text,
    options text[] NOT NULL,
    majority_numerator smallint NOT NULL,
    majority_denominator smallint NOT NULL,
    majority_of text NOT NULL,
    secret boolean NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    opened_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    closed_at timestamp with time zone,
    CONSTRAINT ballots_closed_matches CHECK (((state = ANY (ARRAY['open'::text, 'closed'::text])) AND ((state = 'closed'::text) = (closed_at IS NOT NULL)))),
    CONSTRAINT ballots_majority_of_known CHECK ((majority_of = ANY (ARRAY['cast'::text, 'all'::text]))),
    CONSTRAINT ballots_majority_share CHECK ((((majority_denominator >= 1) AND (majority_denominator <= 1000)) AND ((majority_numerator >= 0) AND (majority_numerator <= majority_denominator)))),
    CONSTRAINT ballots_options_few CHECK (((array_ndims(options) = 1) AND (array_lower(options, 1) = 1) AND ((cardinality(options) >= 2) AND (cardinality(options) <= 100)) AND (array_position(options, NULL::text) IS NULL))),
    CONSTRAINT ballots_question_given CHECK ((num_nonnulls(question_kk, question_ru) > 0)),
    CONSTRAINT ballots_question_length CHECK ((GREATEST(char_length(question_kk), char_length(question_ru), char_length(question_en)) <= 500)),
    CONSTRAINT ballots_version_matches CHECK ((version =
CASE state
    WHEN 'open'::text THEN 1
    ELSE 2
END))
);

ALTER TABLE ONLY sitting.ballots FORCE ROW LEVEL SECURITY;

ALTER TABLE sitting.ballots OWNER TO tizilim_owner;

COMMENT ON TABLE sitting.ballots IS 'tenant: one question put to the vote; public';

COMMENT ON COLUMN sitting.ballots.majority_numerator IS 'For more than this share, of the votes cast or of all seats; a share of one is everybody.';

CREATE TABLE sitting.slips (
    tenant_id uuid NOT NULL,
    ballot_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    choice smallint NOT NULL,
    CONSTRAINT slips_choice_positive CHECK ((choice > 0))
);

ALTER TABLE ONLY sitting.slips FORCE ROW LEVEL SECURITY;

ALTER TABLE sitting.slips OWNER TO tizilim_owner;

COMMENT ON TABLE sitting.slips IS 'tenant: the urn of a secret ballot while it is open; no role reads it';

CREATE FUNCTION sitting.cast_vote(host uuid, ballot uuid, seat uuid, choice smallint) RETURNS text
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT b.id
    FROM sitting.ballots b
   WHERE ((b.tenant_id = cast_vote.host) AND (b.id = cast_vote.ballot))
  FOR SHARE OF b;
 SELECT s.id
    FROM sitting.seats s
   WHERE ((s.tenant_id = cast_vote.host) AND (s.id = cast_vote.seat))
  FOR NO KEY UPDATE OF s;
 WITH place AS (
          SELECT b.secret,
             s.sitting_id,
                 CASE
                     WHEN (b.state <> 'open'::text) THEN 'closed'::text
                     WHEN (s.revoked_at IS NOT NULL) THEN 'revoked'::text
                     WHEN (s.entitled IS NOT TRUE) THEN 'barred'::text
                     WHEN ((EXISTS ( SELECT
                        FROM sitting.votes v
                       WHERE ((v.tenant_id = s.tenant_id) AND (v.ballot_id = b.id) AND (v.seat_id = s.id)))) OR (EXISTS ( SELECT
                        FROM sitting.voted v
                       WHERE ((v.tenant_id = s.tenant_id) AND (v.ballot_id = b.id) AND (v.seat_id = s.id))))) THEN 'already'::text
                     WHEN ((cast_vote.choice < 1) OR (cast_vote.choice > cardinality(b.options))) THEN 'unknown'::text
                     WHEN b.secret THEN 'secret'::text
                     ELSE 'open'::text
                 END AS outcome
            FROM (sitting.ballots b
              JOIN sitting.seats s ON (((s.tenant_id = b.tenant_id) AND (s.sitting_id = b.sitting_id))))
           WHERE ((b.tenant_id = cast_vote.host) AND (b.id = cast_vote.ballot) AND (s.id = cast_vote.seat))
         ), vote AS (
          INSERT INTO sitting.votes (tenant_id, ballot_id, seat_id, sitting_id, option)  SELECT cast_vote.host AS host,
                     cast_vote.ballot AS ballot,
                     cast_vote.seat AS seat,
                     p_1.sitting_id,
                     cast_vote.choice AS choice
                    FROM place p_1
                   WHERE (p_1.outcome = 'open'::text)
         ), mark AS (
          INSERT INTO sitting.voted (tenant_id, ballot_id, seat_id, sitting_id)  SELECT cast_vote.host AS host,
                     cast_vote.ballot AS ballot,
                     cast_vote.seat AS seat,
                     p_1.sitting_id
                    FROM place p_1
                   WHERE (p_1.outcome = 'secret'::text)
         ), slip AS (
          INSERT INTO sitting.slips (tenant_id, ballot_id, choice)  SELECT cast_vote.host AS host,
                     cast_vote.ballot AS ballot,
                     cast_vote.choice AS choice
                    FROM place p_1
                   WHERE (p_1.outcome = 'secret'::text)
         )
  SELECT p.outcome
    FROM place p;
END;

ALTER FUNCTION sitting.cast_vote(host uuid, ballot uuid, seat uuid, choice smallint) OWNER TO tizilim_owner;

COMMENT ON FUNCTION sitting.cast_vote(host uuid, ballot uuid, seat uuid, choice smallint) IS 'Casts the vote of the caller''s own seat: "open" or "secret" as the ballot is, else why not; nothing for somebody else''s seat.';

CREATE TABLE sitting.tallied_slips (
    tenant_id uuid NOT NULL,
    ballot_id uuid NOT NULL,
    id uuid NOT NULL,
    choice smallint NOT NULL
);

ALTER TABLE ONLY sitting.tallied_slips FORCE ROW LEVEL SECURITY;

ALTER TABLE sitting.tallied_slips OWNER TO tizilim_owner;

COMMENT ON TABLE sitting.tallied_slips IS 'tenant: the slips of a closed secret ballot, shuffled, under new ids; public';

CREATE FUNCTION sitting.recount(host uuid, ballot uuid) RETURNS TABLE(option smallint, votes integer)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT (o.option)::smallint AS option,
     ((( SELECT count(*) AS count
            FROM sitting.votes v
           WHERE ((v.tenant_id = b.tenant_id) AND (v.ballot_id = b.id) AND (v.option = o.option))) + ( SELECT count(*) AS count
            FROM sitting.tallied_slips t
           WHERE ((t.tenant_id = b.tenant_id) AND (t.ballot_id = b.id) AND (t.choice = o.option)))))::integer AS int4
    FROM sitting.ballots b,
     LATERAL generate_series(1, cardinality(b.options)) o(option)
   WHERE ((b.tenant_id = recount.host) AND (b.id = recount.ballot) AND (b.state = 'closed'::text));
END;

ALTER FUNCTION sitting.recount(host uuid, ballot uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION sitting.recount(host uuid, ballot uuid) IS 'The votes of a closed ballot, counted again from what was cast; of an open one nothing.';

CREATE TABLE sitting.sittings (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    organ text NOT NULL,
    title_kk text,
    title_ru text,
    title_en text,
    place text NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    cut_off_on date NOT NULL,
    quorum_numerator smallint NOT NULL,
    quorum_denominator smallint NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    state text NOT NULL,
    seats_total integer,
    seats_entitled integer,
    quorate boolean GENERATED ALWAYS AS ((((seats_entitled)::bigint * quorum_denominator) >= ((seats_total)::bigint * quorum_numerator))) STORED,
    protocol_number text,
    protocol_reference text,
    protocol_sha256 bytea,
    roll text DEFAULT 'delegates'::text NOT NULL,
    cut_off_days smallint,
    seats_present integer,
    cancel_reason text,
    CONSTRAINT sittings_cancelled_why CHECK ((((state = 'cancelled'::text) = (cancel_reason IS NOT NULL)) AND ((char_length(cancel_reason) >= 1) AND (char_length(cancel_reason) <= 4000)))),
    CONSTRAINT sittings_cut_off_before CHECK ((cut_off_on <= (timezone('05:00:00'::interval, starts_at))::date)),
    CONSTRAINT sittings_cut_off_days_kept CHECK (((cut_off_days >= 0) AND (cut_off_on <= ((timezone('05:00:00'::interval, starts_at))::date - (cut_off_days)::integer)))),
    CONSTRAINT sittings_organ_format CHECK ((organ ~ '^[a-z]+(-[a-z]+)*$'::text)),
    CONSTRAINT sittings_place_length CHECK (((char_length(place) >= 1) AND (char_length(place) <= 500))),
    CONSTRAINT sittings_present_counted CHECK ((((seats_present >= 0) AND (seats_present <= seats_entitled)) AND ((seats_present IS NULL) OR (state = 'closed'::text)))),
    CONSTRAINT sittings_protocol_at_close CHECK ((num_nonnulls(protocol_number, protocol_reference, protocol_sha256) =
CASE state
    WHEN 'closed'::text THEN 3
    ELSE 0
END)),
    CONSTRAINT sittings_protocol_length CHECK ((((char_length(protocol_number) >= 1) AND (char_length(protocol_number) <= 100)) AND ((char_length(protocol_reference) >= 1) AND (char_length(protocol_reference) <= 1000)))),
    CONSTRAINT sittings_protocol_sha256 CHECK ((octet_length(protocol_sha256) = 32)),
    CONSTRAINT sittings_quorum_decides CHECK (((state <> ALL (ARRAY['open'::text, 'closed'::text, 'failed'::text])) OR (quorate = (state <> 'failed'::text)))),
    CONSTRAINT sittings_quorum_share CHECK ((((quorum_denominator >= 1) AND (quorum_denominator <= 1000)) AND ((quorum_numerator >= 0) AND (quorum_numerator <= quorum_denominator)))),
    CONSTRAINT sittings_roll_complete CHECK ((num_nonnulls(seats_total, seats_entitled) =
CASE
    WHEN (state = ANY (ARRAY['called'::text, 'cancelled'::text])) THEN 0
    ELSE 2
END)),
    CONSTRAINT sittings_roll_counts CHECK ((((seats_entitled >= 0) AND (seats_entitled <= seats_total)) AND (seats_total <= 1000000))),
    CONSTRAINT sittings_roll_known CHECK ((roll = ANY (ARRAY['delegates'::text, 'appointed'::text]))),
    CONSTRAINT sittings_title_given CHECK ((num_nonnulls(title_kk, title_ru) > 0)),
    CONSTRAINT sittings_title_length CHECK ((GREATEST(char_length(title_kk), char_length(title_ru), char_length(title_en)) <= 500)),
    CONSTRAINT sittings_version_positive CHECK ((version > 0))
);

ALTER TABLE ONLY sitting.sittings FORCE ROW LEVEL SECURITY;

ALTER TABLE sitting.sittings OWNER TO tizilim_owner;

COMMENT ON TABLE sitting.sittings IS 'tenant: a sitting of an organ, from its call to its protocol; public';

COMMENT ON COLUMN sitting.sittings.cut_off_on IS 'Delegates are named before this day, and who is entitled is seen as of it.';

COMMENT ON COLUMN sitting.sittings.quorum_numerator IS 'At least this share of all seats.';

COMMENT ON COLUMN sitting.sittings.version IS 'The last step in steps.';

COMMENT ON COLUMN sitting.sittings.seats_total IS 'How many seats there are, named or not, as frozen; the quorum and majorities of all count from it.';

COMMENT ON COLUMN sitting.sittings.seats_entitled IS 'How many are named and may vote.';

COMMENT ON COLUMN sitting.sittings.roll IS 'Whose seats there are: of delegates that members name, or of persons who were appointed.';

COMMENT ON COLUMN sitting.sittings.cut_off_days IS 'At least so many days lie between cut-off and sitting, as the charter said when it was called.';

COMMENT ON COLUMN sitting.sittings.seats_present IS 'How many came, as the protocol says.';

CREATE TABLE sitting.tallies (
    tenant_id uuid NOT NULL,
    ballot_id uuid NOT NULL,
    option smallint NOT NULL,
    votes integer NOT NULL,
    carried boolean NOT NULL,
    CONSTRAINT tallies_votes_counted CHECK ((votes >= 0))
);

ALTER TABLE ONLY sitting.tallies FORCE ROW LEVEL SECURITY;

ALTER TABLE sitting.tallies OWNER TO tizilim_owner;

COMMENT ON TABLE sitting.tallies IS 'tenant: how a ballot ended, as counted at its close; written by sitting.count_ballot alone; public';

CREATE FUNCTION sitting.count_ballot(host uuid, ballot uuid) RETURNS TABLE(option smallint, votes integer, carried boolean)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 INSERT INTO sitting.tallied_slips (tenant_id, ballot_id, id, choice)  SELECT s.tenant_id,
             s.ballot_id,
             gen_random_uuid() AS gen_random_uuid,
             s.choice
            FROM (sitting.slips s
              JOIN sitting.ballots b ON (((b.tenant_id = s.tenant_id) AND (b.id = s.ballot_id))))
           WHERE ((s.tenant_id = count_ballot.host) AND (s.ballot_id = count_ballot.ballot) AND (b.state = 'closed'::text))
           ORDER BY (random());
 DELETE FROM sitting.slips s
    USING sitting.ballots b
   WHERE ((s.tenant_id = count_ballot.host) AND (s.ballot_id = count_ballot.ballot) AND (b.tenant_id = s.tenant_id) AND (b.id = s.ballot_id) AND (b.state = 'closed'::text));
 INSERT INTO sitting.tallies AS t (tenant_id, ballot_id, option, votes, carried)  SELECT b.tenant_id,
             b.id,
             r.option,
             r.votes,
             ((r.votes > 0) AND (r.votes > COALESCE(r.most_of_others, 0)) AND
                 CASE
                     WHEN (b.majority_numerator = b.majority_denominator) THEN (r.votes = w.whole)
                     ELSE (((r.votes)::bigint * b.majority_denominator) > ((b.majority_numerator)::bigint * w.whole))
                 END)
            FROM (((sitting.ballots b
              JOIN sitting.sittings g ON (((g.tenant_id = b.tenant_id) AND (g.id = b.sitting_id))))
              CROSS JOIN LATERAL ( SELECT c.option,
                     c.votes,
                     (sum(c.votes) OVER ())::integer AS cast_votes,
                     max(c.votes) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW) AS most_of_others
                    FROM sitting.recount(b.tenant_id, b.id) c(option, votes)) r)
              CROSS JOIN LATERAL ( SELECT
                         CASE b.majority_of
                             WHEN 'all'::text THEN g.seats_total
                             ELSE r.cast_votes
                         END AS whole) w)
           WHERE ((b.tenant_id = count_ballot.host) AND (b.id = count_ballot.ballot))
   RETURNING t.option,
     t.votes,
     t.carried;
END;

ALTER FUNCTION sitting.count_ballot(host uuid, ballot uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION sitting.count_ballot(host uuid, ballot uuid) IS 'Empties the urn of a ballot that this transaction has closed and writes its tally, once.';

CREATE FUNCTION sitting.cut_off_days(host uuid, day date) RETURNS smallint
    LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT c.cut_off_days
    FROM membership.charters c
   WHERE ((c.tenant_id = cut_off_days.host) AND (c.id = membership.charter_on(cut_off_days.host, cut_off_days.day)));
END;

ALTER FUNCTION sitting.cut_off_days(host uuid, day date) OWNER TO tizilim_owner;

COMMENT ON FUNCTION sitting.cut_off_days(host uuid, day date) IS 'Days that lie between cut-off and sitting by the charter of that day; nothing where none holds.';

CREATE TABLE sitting.mandates (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    organ text NOT NULL,
    principal_id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    appointed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    appointed_by uuid NOT NULL,
    protocol_number text NOT NULL,
    protocol_on date NOT NULL,
    protocol_reference text NOT NULL,
    protocol_sha256 bytea NOT NULL,
    ended_at timestamp with time zone,
    ended_by uuid,
    end_number text,
    end_on date,
    end_reference text,
    end_sha256 bytea,
    CONSTRAINT mandates_decided_first CHECK (((protocol_on <= valid_from) AND (protocol_on <= (timezone('05:00:00'::interval, appointed_at))::date))),
    CONSTRAINT mandates_end_complete CHECK ((num_nonnulls(valid_to, ended_at, ended_by, end_number, end_on, end_reference, end_sha256) = ANY (ARRAY[0, 7]))),
    CONSTRAINT mandates_end_decided_first CHECK (((end_on <= valid_to) AND (end_on <= (timezone('05:00:00'::interval, ended_at))::date))),
    CONSTRAINT mandates_organ_format CHECK ((organ ~ '^[a-z]+(-[a-z]+)*$'::text)),
    CONSTRAINT mandates_protocol_length CHECK ((((char_length(protocol_number) >= 1) AND (char_length(protocol_number) <= 100)) AND ((char_length(protocol_reference) >= 1) AND (char_length(protocol_reference) <= 1000)) AND ((char_length(end_number) >= 1) AND (char_length(end_number) <= 100)) AND ((char_length(end_reference) >= 1) AND (char_length(end_reference) <= 1000)))),
    CONSTRAINT mandates_protocol_sha256 CHECK (((octet_length(protocol_sha256) = 32) AND (octet_length(end_sha256) = 32))),
    CONSTRAINT mandates_valid_order CHECK ((valid_to >= valid_from))
);

ALTER TABLE ONLY sitting.mandates FORCE ROW LEVEL SECURITY;

ALTER TABLE sitting.mandates OWNER TO tizilim_owner;

COMMENT ON TABLE sitting.mandates IS 'tenant: a person''s seat in an organ, by which decision, from when to when; the tenant and the person see it, the public how many there are';

COMMENT ON COLUMN sitting.mandates.valid_to IS 'Its first day of no more, set once.';

CREATE FUNCTION sitting.own_mandates() RETURNS SETOF sitting.mandates
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT m.tenant_id,
     m.id,
     m.organ,
     m.principal_id,
     m.valid_from,
     m.valid_to,
     m.appointed_at,
     m.appointed_by,
     m.protocol_number,
     m.protocol_on,
     m.protocol_reference,
     m.protocol_sha256,
     m.ended_at,
     m.ended_by,
     m.end_number,
     m.end_on,
     m.end_reference,
     m.end_sha256
    FROM sitting.mandates m
   WHERE (m.principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif"));
END;

ALTER FUNCTION sitting.own_mandates() OWNER TO tizilim_owner;

COMMENT ON FUNCTION sitting.own_mandates() IS 'The caller''s own seats, whatever the tenant and whatever the caller''s role.';

CREATE FUNCTION sitting.own_seats(ballot uuid) RETURNS TABLE(tenant_id uuid, id uuid, organisation_id uuid, is_revoked boolean, named_at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT s.tenant_id,
     s.id,
     s.organisation_id,
     (s.revoked_at IS NOT NULL),
     s.named_at
    FROM (sitting.ballots b
      JOIN sitting.seats s ON (((s.tenant_id = b.tenant_id) AND (s.sitting_id = b.sitting_id))))
   WHERE (b.id = own_seats.ballot);
END;

ALTER FUNCTION sitting.own_seats(ballot uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION sitting.own_seats(ballot uuid) IS 'Seats of the caller at the sitting of a ballot.';

CREATE FUNCTION sitting.seats_on(host uuid, day date) RETURNS TABLE(organ text, seats integer)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT m.organ,
     (count(*))::integer AS count
    FROM sitting.mandates m
   WHERE ((m.tenant_id = seats_on.host) AND (daterange(m.valid_from, m.valid_to) @> seats_on.day))
   GROUP BY m.organ;
END;

ALTER FUNCTION sitting.seats_on(host uuid, day date) OWNER TO tizilim_owner;

COMMENT ON FUNCTION sitting.seats_on(host uuid, day date) IS 'How many persons sit in which organ of a tenant on a day; not who.';

CREATE FUNCTION sitting.voters(host uuid, ballot uuid) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT ((( SELECT count(*) AS count
            FROM sitting.votes v
           WHERE ((v.tenant_id = voters.host) AND (v.ballot_id = voters.ballot))) + ( SELECT count(*) AS count
            FROM sitting.voted v
           WHERE ((v.tenant_id = voters.host) AND (v.ballot_id = voters.ballot)))))::integer AS int4;
END;

ALTER FUNCTION sitting.voters(host uuid, ballot uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION sitting.voters(host uuid, ballot uuid) IS 'How many seats have voted in a ballot; not which.';

CREATE FUNCTION tenancy.admit(target regclass, member name, key name, setting text, VARIADIC privileges text[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
DECLARE
    condition text := tenancy.owned_by(key, setting);
    privilege text;
    command text;
BEGIN
    FOREACH privilege IN ARRAY privileges LOOP
        command := upper(split_part(privilege, ' ', 1));
        EXECUTE format('CREATE POLICY %I ON %s AS PERMISSIVE FOR %s TO %I %s %s',
            tenancy.policy_name(target, member, lower(command)), target, command, member,
            CASE command WHEN 'INSERT' THEN '' ELSE format('USING (%s)', condition) END,
            CASE command WHEN 'DELETE' THEN '' ELSE format('WITH CHECK (%s)', condition) END);
        EXECUTE format('GRANT %s ON TABLE %s TO %I', privilege, target, member);
    END LOOP;
END
$$;

ALTER FUNCTION tenancy.admit(target regclass, member name, key name, setting text, VARIADIC privileges text[]) OWNER TO tizilim_owner;

COMMENT ON FUNCTION tenancy.admit(target regclass, member name, key name, setting text, VARIADIC privileges text[]) IS 'Public rows: the role writes those whose key equals its setting, by these privileges.';

CREATE FUNCTION tenancy.force(target regclass) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
END
$$;

ALTER FUNCTION tenancy.force(target regclass) OWNER TO tizilim_owner;

COMMENT ON FUNCTION tenancy.force(target regclass) IS 'Row security for everybody, the owner included.';

CREATE FUNCTION tenancy.is_citizen(principal uuid, citizen uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO ''
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM tenancy.principals p
           WHERE ((p.citizen_id = is_citizen.citizen) AND ((p.id = is_citizen.principal) OR (EXISTS ( SELECT
                    FROM (tenancy.principal_tags a
                      JOIN tenancy.principal_tags b ON ((b.tag = a.tag)))
                   WHERE ((a.principal_id = p.id) AND (b.principal_id = is_citizen.principal)))))))) AS "exists";
END;

ALTER FUNCTION tenancy.is_citizen(principal uuid, citizen uuid) OWNER TO tizilim_owner;

COMMENT ON FUNCTION tenancy.is_citizen(principal uuid, citizen uuid) IS 'Whether an account''s holder is this person; not who it is.';

CREATE FUNCTION tenancy.isolate(target regclass, member name, key name, setting text, privileges text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
DECLARE
    condition text := tenancy.owned_by(key, setting);
BEGIN
    PERFORM tenancy.force(target);
    EXECUTE format('CREATE POLICY %I ON %s AS PERMISSIVE FOR ALL TO %I USING (%s) WITH CHECK (%s)',
        tenancy.policy_name(target, member, ''), target, member, condition, condition);
    EXECUTE format('GRANT %s ON TABLE %s TO %I', privileges, target, member);
END
$$;

ALTER FUNCTION tenancy.isolate(target regclass, member name, key name, setting text, privileges text) OWNER TO tizilim_owner;

COMMENT ON FUNCTION tenancy.isolate(target regclass, member name, key name, setting text, privileges text) IS 'Private rows: the role sees and writes those whose key equals its setting, by these privileges.';

CREATE FUNCTION tenancy.owned_by(key name, setting text) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO ''
    AS $$
    SELECT format('%I = (SELECT nullif(current_setting(%L, true), '''')::uuid)', key, setting)
$$;

ALTER FUNCTION tenancy.owned_by(key name, setting text) OWNER TO tizilim_owner;

COMMENT ON FUNCTION tenancy.owned_by(key name, setting text) IS 'Text of a policy: the key column equals the call''s setting.';

CREATE FUNCTION tenancy.policy_name(target regclass, member name, kind text) RETURNS name
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$
    SELECT (c.relname || regexp_replace(member::text, '^tizilim', '')
            || CASE kind WHEN '' THEN '' ELSE '_' || kind END)::name
    FROM pg_catalog.pg_class AS c WHERE c.oid = target
$$;

ALTER FUNCTION tenancy.policy_name(target regclass, member name, kind text) OWNER TO tizilim_owner;

CREATE FUNCTION tenancy.publish(target regclass) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
BEGIN
    PERFORM tenancy.force(target);
    EXECUTE format('CREATE POLICY %I ON %s AS PERMISSIVE FOR SELECT TO %s USING (true)',
        tenancy.policy_name(target, 'tizilim_public', ''), target, tenancy.readers());
    EXECUTE format('GRANT SELECT ON TABLE %s TO %s', target, tenancy.readers());
END
$$;

ALTER FUNCTION tenancy.publish(target regclass) OWNER TO tizilim_owner;

COMMENT ON FUNCTION tenancy.publish(target regclass) IS 'Public rows: every reading role sees all of them. Who writes is said with tenancy.admit.';

CREATE FUNCTION tenancy.readers() RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO ''
    AS $$
    SELECT 'tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen,'
        ' tizilim_audit, tizilim_read, tizilim_auth'
$$;

ALTER FUNCTION tenancy.readers() OWNER TO tizilim_owner;

COMMENT ON FUNCTION tenancy.readers() IS 'The roles that read what is public, as GRANT lists them.';

CREATE FUNCTION tenancy.reference(target regclass, VARIADIC privileges text[] DEFAULT ARRAY[]::text[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
DECLARE
    privilege text;
BEGIN
    EXECUTE format('GRANT SELECT ON TABLE %s TO %s', target, tenancy.readers());
    FOREACH privilege IN ARRAY privileges LOOP
        EXECUTE format('GRANT %s ON TABLE %s TO tizilim_auth', privilege, target);
    END LOOP;
END
$$;

ALTER FUNCTION tenancy.reference(target regclass, VARIADIC privileges text[]) OWNER TO tizilim_owner;

COMMENT ON FUNCTION tenancy.reference(target regclass, VARIADIC privileges text[]) IS 'A code list: read by all, no row security.';

CREATE FUNCTION tenancy.restrict(target regclass, member name, kind text, command text, old_row text, new_row text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
BEGIN
    EXECUTE format('CREATE POLICY %I ON %s AS RESTRICTIVE FOR %s TO %I %s %s',
        tenancy.policy_name(target, member, kind), target, command, member,
        'USING (' || old_row || ')', 'WITH CHECK (' || new_row || ')');
END
$$;

ALTER FUNCTION tenancy.restrict(target regclass, member name, kind text, command text, old_row text, new_row text) OWNER TO tizilim_owner;

COMMENT ON FUNCTION tenancy.restrict(target regclass, member name, kind text, command text, old_row text, new_row text) IS 'A further condition of state or time on what the role may already do; null leaves a side open.';

CREATE FUNCTION tenancy.signed(target regclass, member name, key name) RETURNS void
    LANGUAGE sql
    SET search_path TO ''
    AS $$
    SELECT tenancy.restrict(target, member, 'signed', 'INSERT', NULL,
        tenancy.owned_by(key, 'tizilim.principal'))
$$;

ALTER FUNCTION tenancy.signed(target regclass, member name, key name) OWNER TO tizilim_owner;

COMMENT ON FUNCTION tenancy.signed(target regclass, member name, key name) IS 'The role inserts rows only in the name of its own principal.';

CREATE TABLE financing.acceptances (
    tenant_id uuid NOT NULL,
    report_id uuid NOT NULL,
    id uuid NOT NULL,
    contract_id uuid NOT NULL,
    kind text NOT NULL,
    report_state text GENERATED ALWAYS AS ('accepted'::text) STORED NOT NULL,
    signed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    reference text NOT NULL,
    reference_sha256 bytea NOT NULL,
    signature text NOT NULL,
    signature_sha256 bytea NOT NULL,
    CONSTRAINT acceptances_reference_length CHECK ((((char_length(reference) >= 1) AND (char_length(reference) <= 1000)) AND ((char_length(signature) >= 1) AND (char_length(signature) <= 1000)))),
    CONSTRAINT acceptances_sha256 CHECK (((octet_length(reference_sha256) = 32) AND (octet_length(signature_sha256) = 32)))
);

ALTER TABLE ONLY financing.acceptances FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.acceptances OWNER TO tizilim_owner;

COMMENT ON TABLE financing.acceptances IS 'tenant: the act by which both sides accept what a report says was done; INSERT only, public';

CREATE TABLE financing.application_steps (
    tenant_id uuid NOT NULL,
    application_id uuid NOT NULL,
    seq integer NOT NULL,
    order_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    prev integer GENERATED ALWAYS AS (NULLIF((seq - 1), 0)) STORED,
    opens_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    principal_id uuid NOT NULL,
    CONSTRAINT application_steps_first_is_new CHECK (((seq = 1) = (from_state = 'new'::text))),
    CONSTRAINT application_steps_in_time CHECK (((act = 'application.draft'::text) OR ((at >= opens_at) AND (at < closes_at))))
);

ALTER TABLE ONLY financing.application_steps FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.application_steps OWNER TO tizilim_owner;

COMMENT ON TABLE financing.application_steps IS 'tenant: when an application was begun, submitted, replaced, withdrawn; INSERT only, the applicant''s alone';

COMMENT ON COLUMN financing.application_steps.at IS 'By the database''s clock, taken while the step is written; it decides what is in time.';

CREATE TABLE financing.application_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL
);

ALTER TABLE financing.application_transitions OWNER TO tizilim_owner;

COMMENT ON TABLE financing.application_transitions IS 'reference: the steps that an application may take; "new" stands before the first';

CREATE TABLE financing.application_withdrawals (
    tenant_id uuid NOT NULL,
    application_id uuid NOT NULL,
    seq integer NOT NULL,
    organisation_id uuid NOT NULL,
    order_id uuid NOT NULL,
    to_state text GENERATED ALWAYS AS ('withdrawn'::text) STORED NOT NULL,
    entry_id uuid NOT NULL,
    salt bytea NOT NULL,
    commitment bytea NOT NULL,
    CONSTRAINT application_withdrawals_commitment_true CHECK ((commitment = sha256((salt || convert_to(((('withdrawn '::text || application_id) || ' '::text) || seq), 'UTF8'::name))))),
    CONSTRAINT application_withdrawals_salt_length CHECK ((octet_length(salt) = 32))
);

ALTER TABLE ONLY financing.application_withdrawals FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.application_withdrawals OWNER TO tizilim_owner;

COMMENT ON TABLE financing.application_withdrawals IS 'tenant: what proves that an application was withdrawn; INSERT only, the applicant''s alone';

COMMENT ON COLUMN financing.application_withdrawals.commitment IS 'To "withdrawn", the application''s id and the number of its step, with a space between them.';

CREATE TABLE financing.award_lines (
    tenant_id uuid NOT NULL,
    award_id uuid NOT NULL,
    line_id uuid NOT NULL,
    order_id uuid NOT NULL,
    lines smallint NOT NULL,
    place smallint NOT NULL,
    prev smallint GENERATED ALWAYS AS (NULLIF((place - 1), 0)) STORED,
    before_tiyn bigint NOT NULL,
    amount_tiyn bigint NOT NULL,
    after_tiyn bigint GENERATED ALWAYS AS ((before_tiyn + amount_tiyn)) STORED NOT NULL,
    contracted_tiyn bigint DEFAULT 0 NOT NULL,
    CONSTRAINT award_lines_amount_range CHECK ((((amount_tiyn >= 1) AND (amount_tiyn <= '1000000000000000000'::bigint)) AND ((before_tiyn >= 0) AND (before_tiyn <= '1000000000000000000'::bigint)))),
    CONSTRAINT award_lines_contracted_within CHECK (((contracted_tiyn >= 0) AND (contracted_tiyn <= amount_tiyn))),
    CONSTRAINT award_lines_first_from_nothing CHECK (((place > 1) OR (before_tiyn = 0))),
    CONSTRAINT award_lines_place_within CHECK (((place >= 1) AND (place <= lines)))
);

ALTER TABLE ONLY financing.award_lines FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.award_lines OWNER TO tizilim_owner;

COMMENT ON TABLE financing.award_lines IS 'tenant: what an award takes of which budget line; public';

CREATE TABLE financing.awards (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    application_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    state text NOT NULL,
    instrument text NOT NULL,
    year smallint NOT NULL,
    asked_tiyn bigint NOT NULL,
    amount_tiyn bigint NOT NULL,
    months smallint NOT NULL,
    lines smallint NOT NULL,
    contracted_tiyn bigint DEFAULT 0 NOT NULL,
    wins int4range,
    CONSTRAINT awards_amount_within CHECK (((amount_tiyn >= 1) AND (amount_tiyn <= asked_tiyn))),
    CONSTRAINT awards_contracted_final CHECK (((contracted_tiyn = 0) OR (state = 'final'::text))),
    CONSTRAINT awards_contracted_within CHECK (((contracted_tiyn >= 0) AND (contracted_tiyn <= amount_tiyn))),
    CONSTRAINT awards_lines_range CHECK (((lines >= 1) AND (lines <= 100))),
    CONSTRAINT awards_months_range CHECK (((months >= 1) AND (months <= 120))),
    CONSTRAINT awards_state_public CHECK ((state = ANY (ARRAY['published'::text, 'final'::text, 'annulled'::text]))),
    CONSTRAINT awards_wins_of_instrument CHECK ((((instrument = 'award'::text) = (wins IS NOT NULL)) AND (lower(wins) = year) AND lower_inc(wins) AND (NOT upper_inf(wins))))
);

ALTER TABLE ONLY financing.awards FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.awards OWNER TO tizilim_owner;

COMMENT ON TABLE financing.awards IS 'tenant: what a published decision gives to an application; public';

COMMENT ON COLUMN financing.awards.state IS 'The decision''s: only what is final may be contracted, and what is annulled gives nothing.';

COMMENT ON COLUMN financing.awards.wins IS 'Of an award for NGOs: its year and those in which there is no further one.';

CREATE TABLE financing.breach_answers (
    tenant_id uuid NOT NULL,
    breach_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    answered_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    text text NOT NULL,
    CONSTRAINT breach_answers_text_length CHECK (((char_length(text) >= 1) AND (char_length(text) <= 4000)))
);

ALTER TABLE ONLY financing.breach_answers FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.breach_answers OWNER TO tizilim_owner;

COMMENT ON TABLE financing.breach_answers IS 'tenant: what the organisation says to it, once; INSERT only, public';

CREATE TABLE financing.budget_entries (
    tenant_id uuid NOT NULL,
    line_id uuid NOT NULL,
    seq bigint NOT NULL,
    before_tiyn bigint NOT NULL,
    change_tiyn bigint NOT NULL,
    after_tiyn bigint GENERATED ALWAYS AS ((before_tiyn + change_tiyn)) STORED NOT NULL,
    prev bigint GENERATED ALWAYS AS (NULLIF((seq - 1), 0)) STORED,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    reason text NOT NULL,
    reference text NOT NULL,
    reference_sha256 bytea NOT NULL,
    CONSTRAINT budget_entries_change_stated CHECK ((change_tiyn <> 0)),
    CONSTRAINT budget_entries_first_from_nothing CHECK (((seq > 1) OR (before_tiyn = 0))),
    CONSTRAINT budget_entries_range CHECK (((abs(change_tiyn) <= '1000000000000000000'::bigint) AND ((before_tiyn >= 0) AND (before_tiyn <= '1000000000000000000'::bigint)))),
    CONSTRAINT budget_entries_reason_length CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 4000))),
    CONSTRAINT budget_entries_reference_length CHECK (((char_length(reference) >= 1) AND (char_length(reference) <= 1000))),
    CONSTRAINT budget_entries_reference_sha256 CHECK ((octet_length(reference_sha256) = 32)),
    CONSTRAINT budget_entries_seq_positive CHECK ((seq > 0))
);

ALTER TABLE ONLY financing.budget_entries FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.budget_entries OWNER TO tizilim_owner;

COMMENT ON TABLE financing.budget_entries IS 'tenant: how a budget line came to its amount, by which act; INSERT only, public';

CREATE TABLE financing.budget_lines (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    year smallint NOT NULL,
    programme text NOT NULL,
    specific text NOT NULL,
    name_kk text,
    name_ru text,
    amount_tiyn bigint NOT NULL,
    reserved_tiyn bigint DEFAULT 0 NOT NULL,
    CONSTRAINT budget_lines_amount_range CHECK ((amount_tiyn <= '1000000000000000000'::bigint)),
    CONSTRAINT budget_lines_name_length CHECK (((COALESCE(char_length(name_kk), 0) <= 500) AND (COALESCE(char_length(name_ru), 0) <= 500))),
    CONSTRAINT budget_lines_name_stated CHECK ((COALESCE(name_kk, name_ru) <> ''::text)),
    CONSTRAINT budget_lines_programme_format CHECK ((programme ~ '^[0-9]{3}(-[0-9]{3}){0,2}$'::text)),
    CONSTRAINT budget_lines_reserved_within CHECK (((reserved_tiyn >= 0) AND (reserved_tiyn <= amount_tiyn))),
    CONSTRAINT budget_lines_specific_format CHECK ((specific ~ '^[0-9]{3}$'::text)),
    CONSTRAINT budget_lines_version_positive CHECK ((version > 0)),
    CONSTRAINT budget_lines_year_range CHECK (((year >= 2000) AND (year <= 2100)))
);

ALTER TABLE ONLY financing.budget_lines FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.budget_lines OWNER TO tizilim_owner;

COMMENT ON TABLE financing.budget_lines IS 'tenant: money of a year for one programme and specific, and how much of it is announced; public';

COMMENT ON COLUMN financing.budget_lines.version IS 'The last amendment in budget_entries.';

COMMENT ON COLUMN financing.budget_lines.programme IS 'Administrator, programme and sub-programme as far as stated, such as 281-003-015.';

COMMENT ON COLUMN financing.budget_lines.specific IS 'Economic specific; 155 is services under the state social order.';

CREATE TABLE financing.complaint_rulings (
    tenant_id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    ordinal integer NOT NULL,
    prev integer GENERATED ALWAYS AS (NULLIF((ordinal - 1), 0)) STORED,
    outcome text NOT NULL,
    decision_state text GENERATED ALWAYS AS (
CASE outcome
    WHEN 'upheld'::text THEN 'annulled'::text
    ELSE NULL::text
END) STORED,
    reason_kk text,
    reason_ru text,
    ruled_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    CONSTRAINT complaint_rulings_ordinal_positive CHECK ((ordinal > 0)),
    CONSTRAINT complaint_rulings_outcome_known CHECK ((outcome = ANY (ARRAY['upheld'::text, 'rejected'::text]))),
    CONSTRAINT complaint_rulings_reason_length CHECK (((COALESCE(char_length(reason_kk), 0) <= 10000) AND (COALESCE(char_length(reason_ru), 0) <= 10000))),
    CONSTRAINT complaint_rulings_reason_stated CHECK ((COALESCE(reason_kk, reason_ru) <> ''::text))
);

ALTER TABLE ONLY financing.complaint_rulings FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.complaint_rulings OWNER TO tizilim_owner;

COMMENT ON TABLE financing.complaint_rulings IS 'tenant: how a complaint ended, and why; one for each, INSERT only, public';

CREATE TABLE financing.complaint_signers (
    tenant_id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    principal_id uuid NOT NULL,
    approver_id uuid NOT NULL,
    approval bigint GENERATED ALWAYS AS (2) STORED NOT NULL,
    CONSTRAINT complaint_signers_four_eyes CHECK ((principal_id <> approver_id))
);

ALTER TABLE ONLY financing.complaint_signers FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.complaint_signers OWNER TO tizilim_owner;

COMMENT ON TABLE financing.complaint_signers IS 'tenant: who ruled on a complaint; INSERT only, the tenant sees it';

CREATE TABLE financing.complaints (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    decision_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    text text NOT NULL,
    filed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    standstill_ends_at timestamp with time zone NOT NULL,
    principal_id uuid NOT NULL,
    CONSTRAINT complaints_in_time CHECK ((filed_at < standstill_ends_at)),
    CONSTRAINT complaints_text_length CHECK (((char_length(text) >= 1) AND (char_length(text) <= 10000)))
);

ALTER TABLE ONLY financing.complaints FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.complaints OWNER TO tizilim_owner;

COMMENT ON TABLE financing.complaints IS 'tenant: what an applicant says against a decision; the tenant and the applicant read it; INSERT only';

CREATE TABLE financing.contract_lines (
    tenant_id uuid NOT NULL,
    contract_id uuid NOT NULL,
    line_id uuid NOT NULL,
    award_id uuid NOT NULL,
    version bigint NOT NULL,
    movements bigint DEFAULT 1 NOT NULL,
    contracted_tiyn bigint NOT NULL,
    planned_tiyn bigint DEFAULT 0 NOT NULL,
    ordered_tiyn bigint DEFAULT 0 NOT NULL,
    paid_tiyn bigint DEFAULT 0 NOT NULL,
    returned_tiyn bigint DEFAULT 0 NOT NULL,
    freed_tiyn bigint DEFAULT 0 NOT NULL,
    terminated boolean DEFAULT false NOT NULL,
    CONSTRAINT contract_lines_ended CHECK (((NOT terminated) OR (contracted_tiyn = paid_tiyn))),
    CONSTRAINT contract_lines_freed_within CHECK (((freed_tiyn >= 0) AND (freed_tiyn <= returned_tiyn))),
    CONSTRAINT contract_lines_ordered_within CHECK ((ordered_tiyn <= planned_tiyn)),
    CONSTRAINT contract_lines_paid_within CHECK ((paid_tiyn <= ordered_tiyn)),
    CONSTRAINT contract_lines_planned_within CHECK ((planned_tiyn <= contracted_tiyn)),
    CONSTRAINT contract_lines_returned_within CHECK (((returned_tiyn >= 0) AND (returned_tiyn <= paid_tiyn)))
);

ALTER TABLE ONLY financing.contract_lines FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.contract_lines OWNER TO tizilim_owner;

COMMENT ON TABLE financing.contract_lines IS 'tenant: how much of a budget line a contract has, plans, orders to pay, has paid and got back; public';

COMMENT ON COLUMN financing.contract_lines.movements IS 'The last one in ledger_entries.';

COMMENT ON COLUMN financing.contract_lines.freed_tiyn IS 'What came back in the line''s own year, of returned_tiyn; it is the line''s again.';

CREATE TABLE financing.decision_outcomes (
    tenant_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    place integer NOT NULL,
    prev integer GENERATED ALWAYS AS (NULLIF((place - 1), 0)) STORED,
    order_id uuid NOT NULL,
    application_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    asked_tiyn bigint NOT NULL,
    award_id uuid,
    amount_tiyn bigint,
    refusal text,
    reason_kk text,
    reason_ru text,
    eligibility jsonb NOT NULL,
    CONSTRAINT decision_outcomes_award_eligible CHECK (((award_id IS NULL) OR ((eligibility ->> 'outcome'::text) <> 'not-met'::text))),
    CONSTRAINT decision_outcomes_award_or_refusal CHECK ((((award_id IS NULL) = (amount_tiyn IS NULL)) AND ((award_id IS NULL) = (refusal IS NOT NULL)) AND ((award_id IS NULL) = (COALESCE(reason_kk, reason_ru, ''::text) <> ''::text)))),
    CONSTRAINT decision_outcomes_eligibility_known CHECK ((COALESCE((eligibility ->> 'outcome'::text), ''::text) = ANY (ARRAY['met'::text, 'unknown'::text, 'not-met'::text]))),
    CONSTRAINT decision_outcomes_place_positive CHECK ((place > 0)),
    CONSTRAINT decision_outcomes_reason_length CHECK (((COALESCE(char_length(reason_kk), 0) <= 4000) AND (COALESCE(char_length(reason_ru), 0) <= 4000))),
    CONSTRAINT decision_outcomes_refusal_known CHECK ((refusal = ANY (ARRAY['ineligible'::text, 'incomplete'::text, 'off-topic'::text, 'score'::text, 'funds'::text, 'conflict'::text, 'other'::text])))
);

ALTER TABLE ONLY financing.decision_outcomes FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.decision_outcomes OWNER TO tizilim_owner;

COMMENT ON TABLE financing.decision_outcomes IS 'tenant: what a decision says to each application: an award, or why not; INSERT only, public';

COMMENT ON COLUMN financing.decision_outcomes.eligibility IS 'What the registry knew of the applicant when the decision was published, item by item.';

CREATE TABLE financing.decision_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL
);

ALTER TABLE financing.decision_transitions OWNER TO tizilim_owner;

COMMENT ON TABLE financing.decision_transitions IS 'reference: the steps that a decision may take; "new" stands before the first';

CREATE TABLE financing.expert_spheres (
    tenant_id uuid NOT NULL,
    expert_id uuid NOT NULL,
    sphere text NOT NULL
);

ALTER TABLE ONLY financing.expert_spheres FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.expert_spheres OWNER TO tizilim_owner;

COMMENT ON TABLE financing.expert_spheres IS 'tenant: in which spheres an expert may be drawn; INSERT only';

CREATE TABLE financing.function_performers (
    tenant_id uuid NOT NULL,
    function_id uuid NOT NULL,
    seq bigint NOT NULL,
    prev bigint GENERATED ALWAYS AS (NULLIF((seq - 1), 1)) STORED,
    organisation_id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    act text NOT NULL,
    act_sha256 bytea NOT NULL,
    CONSTRAINT function_performers_act_length CHECK (((char_length(act) >= 1) AND (char_length(act) <= 1000))),
    CONSTRAINT function_performers_act_sha256 CHECK ((octet_length(act_sha256) = 32)),
    CONSTRAINT function_performers_seq_second CHECK ((seq > 1)),
    CONSTRAINT function_performers_valid_order CHECK ((valid_to > valid_from))
);

ALTER TABLE ONLY financing.function_performers FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.function_performers OWNER TO tizilim_owner;

COMMENT ON TABLE financing.function_performers IS 'tenant: who performs a transferred function from when to when, by which act; valid_to is the first day of no more, set once; public';

CREATE TABLE financing.functions (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    last bigint GENERATED ALWAYS AS (NULLIF(version, 1)) STORED,
    name_kk text,
    name_ru text,
    legal_basis text NOT NULL,
    body text NOT NULL,
    standard text NOT NULL,
    standard_sha256 bytea NOT NULL,
    price_tiyn bigint NOT NULL,
    term_months smallint NOT NULL,
    added_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    CONSTRAINT functions_body_length CHECK (((char_length(body) >= 1) AND (char_length(body) <= 500))),
    CONSTRAINT functions_legal_basis_length CHECK (((char_length(legal_basis) >= 1) AND (char_length(legal_basis) <= 500))),
    CONSTRAINT functions_name_length CHECK (((COALESCE(char_length(name_kk), 0) <= 500) AND (COALESCE(char_length(name_ru), 0) <= 500))),
    CONSTRAINT functions_name_stated CHECK ((COALESCE(name_kk, name_ru) <> ''::text)),
    CONSTRAINT functions_price_positive CHECK (((price_tiyn >= 1) AND (price_tiyn <= '1000000000000000000'::bigint))),
    CONSTRAINT functions_standard_length CHECK (((char_length(standard) >= 1) AND (char_length(standard) <= 1000))),
    CONSTRAINT functions_standard_sha256 CHECK ((octet_length(standard_sha256) = 32)),
    CONSTRAINT functions_term_range CHECK (((term_months >= 1) AND (term_months <= 120))),
    CONSTRAINT functions_version_positive CHECK ((version > 0))
);

ALTER TABLE ONLY financing.functions FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.functions OWNER TO tizilim_owner;

COMMENT ON TABLE financing.functions IS 'tenant: a state function that may be transferred to an NGO; public';

COMMENT ON COLUMN financing.functions.version IS 'The last assignment in function_performers; 1 before the first.';

COMMENT ON COLUMN financing.functions.body IS 'The state body whose function it is, by name.';

COMMENT ON COLUMN financing.functions.standard IS 'Where the standard of the service is.';

COMMENT ON COLUMN financing.functions.price_tiyn IS 'What performing it for its term costs.';

CREATE TABLE financing.hidable_fields (
    stage text NOT NULL,
    field text NOT NULL,
    "position" smallint NOT NULL,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL
);

ALTER TABLE financing.hidable_fields OWNER TO tizilim_owner;

COMMENT ON TABLE financing.hidable_fields IS 'reference: what of an application an order may hide from experts, at which stage; "applicant" goes with every other';

CREATE TABLE financing.instruments (
    code text NOT NULL,
    "position" smallint NOT NULL,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    spheres text NOT NULL,
    CONSTRAINT instruments_code_format CHECK ((code ~ '^[a-z]+(-[a-z]+)*$'::text)),
    CONSTRAINT instruments_spheres_known CHECK ((spheres = ANY (ARRAY['social-order'::text, 'grant'::text, 'award'::text, 'partnership'::text])))
);

ALTER TABLE financing.instruments OWNER TO tizilim_owner;

COMMENT ON TABLE financing.instruments IS 'reference: in what forms the state finances NGOs; law 36-III of 12.04.2005';

COMMENT ON COLUMN financing.instruments.spheres IS 'Which spheres it may be given in: those of registry.spheres with this word in instruments.';

CREATE TABLE financing.ledger_entries (
    tenant_id uuid NOT NULL,
    contract_id uuid NOT NULL,
    line_id uuid NOT NULL,
    seq bigint NOT NULL,
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    act text NOT NULL,
    debit text NOT NULL,
    credit text NOT NULL,
    amount_tiyn bigint NOT NULL,
    version bigint,
    payment_id uuid,
    tranche_id uuid,
    refund_id uuid,
    contracted_before_tiyn bigint NOT NULL,
    paid_before_tiyn bigint NOT NULL,
    returned_before_tiyn bigint NOT NULL,
    paid_tiyn bigint GENERATED ALWAYS AS ((paid_before_tiyn +
CASE
    WHEN (debit = 'organisation'::text) THEN amount_tiyn
    ELSE (0)::bigint
END)) STORED NOT NULL,
    prev bigint GENERATED ALWAYS AS (NULLIF((seq - 1), 0)) STORED,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    freed_before_tiyn bigint DEFAULT 0 NOT NULL,
    contracted_tiyn bigint GENERATED ALWAYS AS ((contracted_before_tiyn +
CASE
    WHEN (credit = 'budget'::text) THEN amount_tiyn
    WHEN ((debit = 'budget'::text) AND (credit = 'contract'::text)) THEN (- amount_tiyn)
    ELSE (0)::bigint
END)) STORED NOT NULL,
    returned_tiyn bigint GENERATED ALWAYS AS ((returned_before_tiyn +
CASE
    WHEN (credit = 'organisation'::text) THEN amount_tiyn
    ELSE (0)::bigint
END)) STORED NOT NULL,
    freed_tiyn bigint GENERATED ALWAYS AS ((freed_before_tiyn +
CASE
    WHEN ((debit = 'budget'::text) AND (credit = 'organisation'::text)) THEN amount_tiyn
    ELSE (0)::bigint
END)) STORED NOT NULL,
    returned_in smallint,
    line_year smallint,
    paid_in smallint,
    CONSTRAINT ledger_entries_amount_positive CHECK (((amount_tiyn >= 1) AND (amount_tiyn <= '1000000000000000000'::bigint))),
    CONSTRAINT ledger_entries_first_from_nothing CHECK (((seq > 0) AND ((seq > 1) OR ((contracted_before_tiyn = 0) AND (paid_before_tiyn = 0) AND (returned_before_tiyn = 0) AND (freed_before_tiyn = 0))))),
    CONSTRAINT ledger_entries_freed_within CHECK (((freed_tiyn >= 0) AND (freed_tiyn <= returned_tiyn))),
    CONSTRAINT ledger_entries_ground_single CHECK ((((version IS NOT NULL) = (act = ANY (ARRAY['contract.sign'::text, 'contract.amend'::text, 'contract.terminate'::text]))) AND ((payment_id IS NOT NULL) = (act = 'payment.confirm'::text)) AND ((tranche_id IS NOT NULL) = (act = 'payment.confirm'::text)) AND ((refund_id IS NOT NULL) = (act = 'refund.receive'::text)))),
    CONSTRAINT ledger_entries_paid_within CHECK (((paid_tiyn >= 0) AND (paid_tiyn <= contracted_tiyn))),
    CONSTRAINT ledger_entries_returned_within CHECK (((returned_tiyn >= 0) AND (returned_tiyn <= paid_tiyn)))
);

ALTER TABLE ONLY financing.ledger_entries FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.ledger_entries OWNER TO tizilim_owner;

COMMENT ON TABLE financing.ledger_entries IS 'tenant: movements of money, from the credited account to the debited one; INSERT only, public';

COMMENT ON COLUMN financing.ledger_entries.debit IS 'Accounts: budget of the line, contract (owed to the organisation), organisation (paid to it), returned (paid back when the line''s year was over: the budget''s revenue).';

CREATE TABLE financing.ledger_movements (
    act text NOT NULL,
    debit text NOT NULL,
    credit text NOT NULL,
    CONSTRAINT ledger_movements_accounts_differ CHECK ((debit <> credit))
);

ALTER TABLE financing.ledger_movements OWNER TO tizilim_owner;

COMMENT ON TABLE financing.ledger_movements IS 'reference: by which act money moves from the account of the credit to that of the debit';

CREATE TABLE financing.order_answers (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    question_id uuid NOT NULL,
    order_id uuid NOT NULL,
    question text NOT NULL,
    text_kk text,
    text_ru text,
    answered_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    CONSTRAINT order_answers_text_length CHECK ((((char_length(question) >= 1) AND (char_length(question) <= 4000)) AND (COALESCE(char_length(text_kk), 0) <= 10000) AND (COALESCE(char_length(text_ru), 0) <= 10000))),
    CONSTRAINT order_answers_text_stated CHECK ((COALESCE(text_kk, text_ru) <> ''::text))
);

ALTER TABLE ONLY financing.order_answers FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.order_answers OWNER TO tizilim_owner;

COMMENT ON TABLE financing.order_answers IS 'tenant: questions with their answers, for every applicant the same; INSERT only, public';

CREATE TABLE financing.order_documents (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    number smallint NOT NULL,
    step bigint NOT NULL,
    title text NOT NULL,
    reference text NOT NULL,
    sha256 bytea NOT NULL,
    CONSTRAINT order_documents_number_range CHECK (((number >= 1) AND (number <= 1000))),
    CONSTRAINT order_documents_reference_length CHECK (((char_length(reference) >= 1) AND (char_length(reference) <= 1000))),
    CONSTRAINT order_documents_sha256 CHECK ((octet_length(sha256) = 32)),
    CONSTRAINT order_documents_title_length CHECK (((char_length(title) >= 1) AND (char_length(title) <= 500)))
);

ALTER TABLE ONLY financing.order_documents FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.order_documents OWNER TO tizilim_owner;

COMMENT ON TABLE financing.order_documents IS 'tenant: where an order''s documents are, their digests, and the step that brought them; INSERT only, public';

CREATE TABLE financing.order_drafts (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    content text NOT NULL,
    edited_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    edited_by uuid NOT NULL,
    announced_by uuid,
    announced boolean GENERATED ALWAYS AS ((announced_by IS NOT NULL)) STORED NOT NULL,
    CONSTRAINT order_drafts_content_length CHECK ((octet_length(content) <= 262144)),
    CONSTRAINT order_drafts_four_eyes CHECK ((announced_by <> edited_by)),
    CONSTRAINT order_drafts_version_positive CHECK ((version > 0))
);

ALTER TABLE ONLY financing.order_drafts FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.order_drafts OWNER TO tizilim_owner;

COMMENT ON TABLE financing.order_drafts IS 'tenant: an order before it is announced, as the parameters of order.draft';

CREATE TABLE financing.order_lines (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    line_id uuid NOT NULL,
    amount_tiyn bigint NOT NULL,
    released_tiyn bigint DEFAULT 0 NOT NULL,
    awarded_tiyn bigint DEFAULT 0 NOT NULL,
    contracted_tiyn bigint DEFAULT 0 NOT NULL,
    freed_tiyn bigint DEFAULT 0 NOT NULL,
    order_year smallint,
    line_year smallint,
    dated boolean DEFAULT true NOT NULL,
    CONSTRAINT order_lines_amount_range CHECK (((amount_tiyn > 0) AND ((released_tiyn >= 0) AND (released_tiyn <= amount_tiyn)))),
    CONSTRAINT order_lines_awarded_within CHECK (((awarded_tiyn >= 0) AND ((awarded_tiyn + released_tiyn) <= amount_tiyn))),
    CONSTRAINT order_lines_contracted_within CHECK (((contracted_tiyn >= 0) AND (contracted_tiyn <= awarded_tiyn))),
    CONSTRAINT order_lines_freed_within CHECK (((freed_tiyn >= 0) AND (freed_tiyn <= contracted_tiyn))),
    CONSTRAINT order_lines_year_not_over CHECK (((NOT dated) OR ((order_year IS NOT NULL) AND (line_year IS NOT NULL) AND (line_year >= order_year))))
);

ALTER TABLE ONLY financing.order_lines FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.order_lines OWNER TO tizilim_owner;

COMMENT ON TABLE financing.order_lines IS 'tenant: what an order takes of which budget line, a line for each year; public';

COMMENT ON COLUMN financing.order_lines.released_tiyn IS 'What went back to the line because nobody got it.';

COMMENT ON COLUMN financing.order_lines.awarded_tiyn IS 'What award_lines of decisions that are not annulled take of it.';

COMMENT ON COLUMN financing.order_lines.contracted_tiyn IS 'What contracts take of it.';

COMMENT ON COLUMN financing.order_lines.freed_tiyn IS 'What was paid of it and came back in the line''s own year; the order holds it no more.';

COMMENT ON COLUMN financing.order_lines.dated IS 'The years are kept beside it; false of what was announced before they were.';

CREATE TABLE financing.order_questions (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    text text NOT NULL,
    asked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT order_questions_text_length CHECK (((char_length(text) >= 1) AND (char_length(text) <= 4000)))
);

ALTER TABLE ONLY financing.order_questions FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.order_questions OWNER TO tizilim_owner;

COMMENT ON TABLE financing.order_questions IS 'tenant: what organisations ask about an order; the tenant reads the questions and never who asks; INSERT only';

CREATE TABLE financing.order_steps (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    seq bigint NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    prev bigint GENERATED ALWAYS AS (NULLIF((seq - 1), 0)) STORED,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    closed_before timestamp with time zone,
    closes_at timestamp with time zone NOT NULL,
    reason text,
    CONSTRAINT order_steps_deadline_later CHECK (
CASE act
    WHEN 'order.announce'::text THEN (at < closes_at)
    WHEN 'order.amend'::text THEN ((closes_at > closed_before) AND (at < closed_before))
    ELSE (closes_at = closed_before)
END),
    CONSTRAINT order_steps_first_of_draft CHECK ((((seq = 1) = (from_state = 'draft'::text)) AND ((seq = 1) = (closed_before IS NULL)))),
    CONSTRAINT order_steps_opened_after CHECK (((act <> 'order.open'::text) OR (at >= closes_at))),
    CONSTRAINT order_steps_reason_length CHECK ((char_length(reason) <= 4000)),
    CONSTRAINT order_steps_reason_stated CHECK (((act = ANY (ARRAY['order.amend'::text, 'order.cancel'::text])) = (COALESCE(char_length(reason), 0) > 0))),
    CONSTRAINT order_steps_seq_positive CHECK ((seq > 0))
);

ALTER TABLE ONLY financing.order_steps FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.order_steps OWNER TO tizilim_owner;

COMMENT ON TABLE financing.order_steps IS 'tenant: the steps of an order, each with the deadline as it then was; INSERT only, public';

CREATE TABLE financing.order_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL
);

ALTER TABLE financing.order_transitions OWNER TO tizilim_owner;

COMMENT ON TABLE financing.order_transitions IS 'reference: the steps that an order may take; "draft" stands before the first';

CREATE TABLE financing.payment_refusals (
    tenant_id uuid NOT NULL,
    payment_id uuid NOT NULL,
    tranche_id uuid NOT NULL,
    step bigint NOT NULL,
    ordered_step bigint GENERATED ALWAYS AS ((step - 1)) STORED NOT NULL,
    step_state text GENERATED ALWAYS AS ('released'::text) STORED NOT NULL,
    signature bigint GENERATED ALWAYS AS (2) STORED NOT NULL,
    refused_on date NOT NULL,
    reference text NOT NULL,
    reason text NOT NULL,
    refused_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    CONSTRAINT payment_refusals_reason_length CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 4000))),
    CONSTRAINT payment_refusals_reference_length CHECK (((char_length(reference) >= 1) AND (char_length(reference) <= 100))),
    CONSTRAINT payment_refusals_refused_by_then CHECK ((refused_on <= (timezone('05:00:00'::interval, refused_at))::date))
);

ALTER TABLE ONLY financing.payment_refusals FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.payment_refusals OWNER TO tizilim_owner;

COMMENT ON TABLE financing.payment_refusals IS 'tenant: that the treasury refused a payment, under its number and why; INSERT only, public';

CREATE TABLE financing.payment_signers (
    tenant_id uuid NOT NULL,
    payment_id uuid NOT NULL,
    seq bigint NOT NULL,
    principal_id uuid NOT NULL,
    payer_id uuid NOT NULL,
    first bigint GENERATED ALWAYS AS (1) STORED NOT NULL,
    CONSTRAINT payment_signers_four_eyes CHECK (((seq = 1) = (principal_id = payer_id))),
    CONSTRAINT payment_signers_seq_known CHECK ((seq = ANY (ARRAY[(1)::bigint, (2)::bigint])))
);

ALTER TABLE ONLY financing.payment_signers FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.payment_signers OWNER TO tizilim_owner;

COMMENT ON TABLE financing.payment_signers IS 'tenant: who ordered a payment (1) and who confirmed or refused it (2); INSERT only, the tenant''s alone';

CREATE TABLE financing.plan_items (
    tenant_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    version bigint NOT NULL,
    line_id uuid NOT NULL,
    place smallint NOT NULL,
    year smallint NOT NULL,
    theme_id uuid NOT NULL,
    theme_year smallint NOT NULL,
    theme_state text GENERATED ALWAYS AS ('approved'::text) STORED NOT NULL,
    quarter smallint NOT NULL,
    line_version bigint NOT NULL,
    line_amount_tiyn bigint NOT NULL,
    before_tiyn bigint NOT NULL,
    amount_tiyn bigint NOT NULL,
    after_tiyn bigint GENERATED ALWAYS AS ((before_tiyn + amount_tiyn)) STORED NOT NULL,
    prev smallint GENERATED ALWAYS AS (NULLIF((place - 1), 0)) STORED,
    CONSTRAINT plan_items_amount_positive CHECK ((((amount_tiyn >= 1) AND (amount_tiyn <= '1000000000000000000'::bigint)) AND (before_tiyn >= 0))),
    CONSTRAINT plan_items_first_from_nothing CHECK (((place > 1) OR (before_tiyn = 0))),
    CONSTRAINT plan_items_place_positive CHECK ((place > 0)),
    CONSTRAINT plan_items_quarter_range CHECK (((quarter >= 1) AND (quarter <= 4))),
    CONSTRAINT plan_items_theme_begun CHECK ((theme_year <= year)),
    CONSTRAINT plan_items_within_line CHECK ((before_tiyn <= (line_amount_tiyn - amount_tiyn)))
);

ALTER TABLE ONLY financing.plan_items FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.plan_items OWNER TO tizilim_owner;

COMMENT ON TABLE financing.plan_items IS 'tenant: what a published plan is made of: an approved theme, its money from a budget line, the quarter; INSERT only, public';

COMMENT ON COLUMN financing.plan_items.line_version IS 'The line as it was when the plan was published; what is planned on it adds up to no more.';

CREATE TABLE financing.plan_versions (
    tenant_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    version bigint NOT NULL,
    year smallint NOT NULL,
    prev bigint GENERATED ALWAYS AS (NULLIF((version - 1), 0)) STORED,
    published_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    reason text,
    CONSTRAINT plan_versions_reason_length CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 4000))),
    CONSTRAINT plan_versions_reason_of_change CHECK (((version = 1) OR (reason IS NOT NULL))),
    CONSTRAINT plan_versions_version_positive CHECK ((version > 0))
);

ALTER TABLE ONLY financing.plan_versions FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.plan_versions OWNER TO tizilim_owner;

COMMENT ON TABLE financing.plan_versions IS 'tenant: a plan as it was published, and why it was changed; INSERT only, public';

CREATE TABLE financing.plans (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    year smallint NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT plans_version_positive CHECK ((version > 0)),
    CONSTRAINT plans_year_range CHECK (((year >= 2000) AND (year <= 2100)))
);

ALTER TABLE ONLY financing.plans FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.plans OWNER TO tizilim_owner;

COMMENT ON TABLE financing.plans IS 'tenant: the plan of a year; public';

COMMENT ON COLUMN financing.plans.version IS 'The last one in plan_versions.';

CREATE TABLE financing.refund_lines (
    tenant_id uuid NOT NULL,
    refund_id uuid NOT NULL,
    line_id uuid NOT NULL,
    contract_id uuid NOT NULL,
    amount_tiyn bigint NOT NULL,
    CONSTRAINT refund_lines_amount_positive CHECK (((amount_tiyn >= 1) AND (amount_tiyn <= '1000000000000000000'::bigint)))
);

ALTER TABLE ONLY financing.refund_lines FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.refund_lines OWNER TO tizilim_owner;

COMMENT ON TABLE financing.refund_lines IS 'tenant: how much of a refund belongs to which budget line; INSERT only, public';

CREATE TABLE financing.report_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL
);

ALTER TABLE financing.report_transitions OWNER TO tizilim_owner;

COMMENT ON TABLE financing.report_transitions IS 'reference: the steps that a project''s report may take; "new" stands before the first';

CREATE TABLE financing.termination_grounds (
    code text NOT NULL,
    "position" smallint NOT NULL,
    of_breach boolean NOT NULL,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    source text NOT NULL,
    confirmed boolean NOT NULL,
    CONSTRAINT termination_grounds_code_format CHECK ((code ~ '^[a-z]+(-[a-z]+)*$'::text)),
    CONSTRAINT termination_grounds_source_stated CHECK ((source <> ''::text))
);

ALTER TABLE financing.termination_grounds OWNER TO tizilim_owner;

COMMENT ON TABLE financing.termination_grounds IS 'reference: for what a contract may be terminated';

COMMENT ON COLUMN financing.termination_grounds.of_breach IS 'It names a breach of the contract that was reported before.';

COMMENT ON COLUMN financing.termination_grounds.confirmed IS 'Read in the act itself.';

CREATE TABLE financing.termination_signers (
    tenant_id uuid NOT NULL,
    termination_id uuid NOT NULL,
    seq bigint NOT NULL,
    to_state text NOT NULL,
    principal_id uuid NOT NULL,
    author_id uuid NOT NULL,
    first bigint GENERATED ALWAYS AS (1) STORED NOT NULL,
    CONSTRAINT termination_signers_four_eyes CHECK (((to_state <> 'done'::text) OR (principal_id <> author_id)))
);

ALTER TABLE ONLY financing.termination_signers FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.termination_signers OWNER TO tizilim_owner;

COMMENT ON TABLE financing.termination_signers IS 'tenant: who gave notice and who withdrew it or terminated; INSERT only, the tenant''s alone';

CREATE TABLE financing.termination_steps (
    tenant_id uuid NOT NULL,
    termination_id uuid NOT NULL,
    seq bigint NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    prev bigint GENERATED ALWAYS AS (NULLIF((seq - 1), 0)) STORED,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    reason text,
    CONSTRAINT termination_steps_first_is_new CHECK (((seq > 0) AND ((seq = 1) = (from_state = 'new'::text)))),
    CONSTRAINT termination_steps_reason_length CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 4000))),
    CONSTRAINT termination_steps_reason_of_withdrawal CHECK (((to_state = 'withdrawn'::text) = (reason IS NOT NULL)))
);

ALTER TABLE ONLY financing.termination_steps FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.termination_steps OWNER TO tizilim_owner;

COMMENT ON TABLE financing.termination_steps IS 'tenant: when notice was given, withdrawn, carried out; INSERT only, public';

CREATE TABLE financing.termination_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL
);

ALTER TABLE financing.termination_transitions OWNER TO tizilim_owner;

COMMENT ON TABLE financing.termination_transitions IS 'reference: the steps that a termination may take; "new" stands before the first';

CREATE TABLE financing.terminations (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    contract_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    state text DEFAULT 'announced'::text NOT NULL,
    done boolean GENERATED ALWAYS AS (
CASE state
    WHEN 'done'::text THEN true
    ELSE NULL::boolean
END) STORED,
    ground text NOT NULL,
    of_breach boolean NOT NULL,
    breach_id uuid,
    ends_on date NOT NULL,
    report_due_on date NOT NULL,
    reason text NOT NULL,
    reference text NOT NULL,
    reference_sha256 bytea NOT NULL,
    CONSTRAINT terminations_breach_named CHECK ((of_breach = (breach_id IS NOT NULL))),
    CONSTRAINT terminations_reason_length CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 4000))),
    CONSTRAINT terminations_reference_length CHECK (((char_length(reference) >= 1) AND (char_length(reference) <= 1000))),
    CONSTRAINT terminations_sha256 CHECK ((octet_length(reference_sha256) = 32)),
    CONSTRAINT terminations_time_order CHECK ((ends_on <= report_due_on)),
    CONSTRAINT terminations_version_positive CHECK ((version > 0))
);

ALTER TABLE ONLY financing.terminations FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.terminations OWNER TO tizilim_owner;

COMMENT ON TABLE financing.terminations IS 'tenant: notice that a contract ends before it is fulfilled, why, and how that stands; public';

COMMENT ON COLUMN financing.terminations.report_due_on IS 'By when the organisation accounts for what it was paid.';

CREATE TABLE financing.theme_history (
    tenant_id uuid NOT NULL,
    theme_id uuid NOT NULL,
    seq bigint NOT NULL,
    organisation_id uuid,
    from_state text NOT NULL,
    to_state text NOT NULL,
    prev bigint GENERATED ALWAYS AS (NULLIF((seq - 1), 0)) STORED,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    reason text,
    forum text,
    held_on date,
    outcome text,
    reference text,
    reference_sha256 bytea,
    CONSTRAINT theme_history_discussion_complete CHECK ((num_nonnulls(forum, held_on, outcome, reference, reference_sha256) =
CASE
    WHEN (to_state = 'discussed'::text) THEN 5
    ELSE 0
END)),
    CONSTRAINT theme_history_first_is_new CHECK (((seq = 1) = (from_state = 'new'::text))),
    CONSTRAINT theme_history_forum_known CHECK ((forum = ANY (ARRAY['council'::text, 'public'::text]))),
    CONSTRAINT theme_history_held_by_then CHECK ((held_on <= (timezone('05:00:00'::interval, at))::date)),
    CONSTRAINT theme_history_outcome_length CHECK (((char_length(outcome) >= 1) AND (char_length(outcome) <= 4000))),
    CONSTRAINT theme_history_proposer_first CHECK (((organisation_id IS NULL) OR (seq = 1))),
    CONSTRAINT theme_history_reason_length CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 4000))),
    CONSTRAINT theme_history_reason_of_rejected CHECK (((to_state = 'rejected'::text) = (reason IS NOT NULL))),
    CONSTRAINT theme_history_reference_length CHECK (((char_length(reference) >= 1) AND (char_length(reference) <= 1000))),
    CONSTRAINT theme_history_reference_sha256 CHECK ((octet_length(reference_sha256) = 32)),
    CONSTRAINT theme_history_seq_positive CHECK ((seq > 0))
);

ALTER TABLE ONLY financing.theme_history FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.theme_history OWNER TO tizilim_owner;

COMMENT ON TABLE financing.theme_history IS 'tenant: the steps of a theme; INSERT only, public';

COMMENT ON COLUMN financing.theme_history.forum IS 'Who discussed it: the council for cooperation with NGOs, or the public.';

CREATE TABLE financing.theme_signers (
    tenant_id uuid NOT NULL,
    theme_id uuid NOT NULL,
    seq bigint NOT NULL,
    organisation_id uuid,
    to_state text NOT NULL,
    principal_id uuid NOT NULL,
    proposer_id uuid NOT NULL,
    first bigint GENERATED ALWAYS AS (1) STORED,
    CONSTRAINT theme_signers_four_eyes CHECK (((to_state <> ALL (ARRAY['approved'::text, 'rejected'::text])) OR (principal_id <> proposer_id))),
    CONSTRAINT theme_signers_organisation_first CHECK (((organisation_id IS NULL) OR (seq = 1)))
);

ALTER TABLE ONLY financing.theme_signers FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.theme_signers OWNER TO tizilim_owner;

COMMENT ON TABLE financing.theme_signers IS 'tenant: who took the steps of a theme; INSERT only; the tenant sees it, the proposing organisation its own';

CREATE TABLE financing.theme_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL
);

ALTER TABLE financing.theme_transitions OWNER TO tizilim_owner;

COMMENT ON TABLE financing.theme_transitions IS 'reference: the steps that a theme may take; "new" stands before the first';

CREATE TABLE financing.themes (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    organisation_id uuid,
    version bigint DEFAULT 1 NOT NULL,
    state text NOT NULL,
    instrument text NOT NULL,
    sphere text NOT NULL,
    year smallint NOT NULL,
    title_kk text,
    title_ru text,
    need text NOT NULL,
    target_group text NOT NULL,
    region text,
    kato text,
    price_tiyn bigint,
    proposed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT themes_kato_format CHECK ((kato ~ '^[0-9]{9}$'::text)),
    CONSTRAINT themes_need_length CHECK (((char_length(need) >= 1) AND (char_length(need) <= 4000))),
    CONSTRAINT themes_place_single CHECK ((num_nonnulls(region, kato) = 1)),
    CONSTRAINT themes_price_positive CHECK (((price_tiyn >= 1) AND (price_tiyn <= '1000000000000000000'::bigint))),
    CONSTRAINT themes_target_group_length CHECK (((char_length(target_group) >= 1) AND (char_length(target_group) <= 500))),
    CONSTRAINT themes_title_length CHECK (((COALESCE(char_length(title_kk), 0) <= 500) AND (COALESCE(char_length(title_ru), 0) <= 500))),
    CONSTRAINT themes_title_stated CHECK ((COALESCE(title_kk, title_ru) <> ''::text)),
    CONSTRAINT themes_version_positive CHECK ((version > 0)),
    CONSTRAINT themes_year_range CHECK (((year >= 2000) AND (year <= 2100)))
);

ALTER TABLE ONLY financing.themes FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.themes OWNER TO tizilim_owner;

COMMENT ON TABLE financing.themes IS 'tenant: what the state might order or grant money for, and how that stands; public';

COMMENT ON COLUMN financing.themes.organisation_id IS 'Who proposed it, where that was an organisation; otherwise an officer of the tenant.';

COMMENT ON COLUMN financing.themes.version IS 'The last step in theme_history.';

COMMENT ON COLUMN financing.themes.year IS 'The year in which it is to begin.';

COMMENT ON COLUMN financing.themes.price_tiyn IS 'What it is expected to cost.';

CREATE TABLE financing.tranche_lines (
    tenant_id uuid NOT NULL,
    tranche_id uuid NOT NULL,
    line_id uuid NOT NULL,
    contract_id uuid NOT NULL,
    amount_tiyn bigint NOT NULL,
    CONSTRAINT tranche_lines_amount_positive CHECK (((amount_tiyn >= 1) AND (amount_tiyn <= '1000000000000000000'::bigint)))
);

ALTER TABLE ONLY financing.tranche_lines FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.tranche_lines OWNER TO tizilim_owner;

COMMENT ON TABLE financing.tranche_lines IS 'tenant: what a tranche takes of each budget line of its contract; INSERT only, public';

CREATE TABLE financing.tranche_steps (
    tenant_id uuid NOT NULL,
    tranche_id uuid NOT NULL,
    seq bigint NOT NULL,
    contract_id uuid NOT NULL,
    report_number smallint NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    prev bigint GENERATED ALWAYS AS (NULLIF((seq - 1), 0)) STORED,
    gate smallint GENERATED ALWAYS AS (
CASE to_state
    WHEN 'released'::text THEN NULLIF(report_number, 0)
    ELSE NULL::smallint
END) STORED,
    gate_state text GENERATED ALWAYS AS ('accepted'::text) STORED NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    refusal bigint GENERATED ALWAYS AS (
CASE act
    WHEN 'payment.refuse'::text THEN seq
    ELSE NULL::bigint
END) STORED,
    CONSTRAINT tranche_steps_first_is_new CHECK (((seq > 0) AND ((seq = 1) = (from_state = 'new'::text))))
);

ALTER TABLE ONLY financing.tranche_steps FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.tranche_steps OWNER TO tizilim_owner;

COMMENT ON TABLE financing.tranche_steps IS 'tenant: when a tranche was planned, released, ordered, paid or dropped; INSERT only, public';

CREATE TABLE financing.tranche_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL
);

ALTER TABLE financing.tranche_transitions OWNER TO tizilim_owner;

COMMENT ON TABLE financing.tranche_transitions IS 'reference: the steps that a tranche may take; "new" stands before the first';

CREATE TABLE financing.tranches (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    contract_id uuid NOT NULL,
    number smallint NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    state text DEFAULT 'planned'::text NOT NULL,
    report_number smallint NOT NULL,
    condition text GENERATED ALWAYS AS (
CASE report_number
    WHEN 0 THEN 'advance'::text
    ELSE 'report'::text
END) STORED NOT NULL,
    due_on date NOT NULL,
    report_due_on date,
    single boolean DEFAULT true NOT NULL,
    CONSTRAINT tranches_number_range CHECK (((number >= 1) AND (number <= 1000))),
    CONSTRAINT tranches_report_due CHECK ((((report_number = 0) = (report_due_on IS NULL)) AND (report_due_on <= due_on))),
    CONSTRAINT tranches_report_range CHECK (((report_number >= 0) AND (report_number <= 100))),
    CONSTRAINT tranches_version_positive CHECK ((version > 0))
);

ALTER TABLE ONLY financing.tranches FORCE ROW LEVEL SECURITY;

ALTER TABLE financing.tranches OWNER TO tizilim_owner;

COMMENT ON TABLE financing.tranches IS 'tenant: a part in which a contract is paid, when, and on what condition; public';

COMMENT ON COLUMN financing.tranches.report_number IS 'The report of the contract that must be accepted before; 0 for an advance.';

COMMENT ON COLUMN financing.tranches.single IS 'The one advance, or the one of its report; false of those that were planned before that rule.';

CREATE TABLE journal.checkpoints (
    size bigint NOT NULL,
    root bytea NOT NULL,
    note text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT checkpoints_root_sha256 CHECK ((octet_length(root) = 32)),
    CONSTRAINT checkpoints_size_positive CHECK ((size > 0))
);

ALTER TABLE ONLY journal.checkpoints FORCE ROW LEVEL SECURITY;

ALTER TABLE journal.checkpoints OWNER TO tizilim_owner;

COMMENT ON TABLE journal.checkpoints IS 'journal: the signed tree heads, as they were published; INSERT only';

COMMENT ON COLUMN journal.checkpoints.note IS 'C2SP tlog-checkpoint with the log''s signatures.';

CREATE TABLE journal.cosignatures (
    size bigint NOT NULL,
    witness text NOT NULL,
    line text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT cosignatures_line_length CHECK (((octet_length(line) >= 1) AND (octet_length(line) <= 1024)))
);

ALTER TABLE ONLY journal.cosignatures FORCE ROW LEVEL SECURITY;

ALTER TABLE journal.cosignatures OWNER TO tizilim_owner;

COMMENT ON TABLE journal.cosignatures IS 'journal: what witnesses signed, checked before it came here; INSERT only';

COMMENT ON COLUMN journal.cosignatures.witness IS 'The witness''s verifier key, as configured.';

COMMENT ON COLUMN journal.cosignatures.line IS 'A signature line of a signed note, without LF.';

CREATE TABLE journal.log (
    "position" bigint NOT NULL,
    entry_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    tenant_id uuid,
    type text NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    version bigint NOT NULL,
    leaf bytea NOT NULL,
    leaf_hash bytea NOT NULL,
    CONSTRAINT log_hash_sha256 CHECK ((octet_length(leaf_hash) = 32)),
    CONSTRAINT log_leaf_length CHECK (((octet_length(leaf) >= 2) AND (octet_length(leaf) <= 65535))),
    CONSTRAINT log_position_from_zero CHECK (("position" >= 0))
)
PARTITION BY RANGE ("position");

ALTER TABLE ONLY journal.log FORCE ROW LEVEL SECURITY;

ALTER TABLE journal.log OWNER TO tizilim_owner;

COMMENT ON TABLE journal.log IS 'journal: the public entries in their order, INSERT only; what the log proves and the feed tells. No foreign keys: a leaf that was recovered from a mirror may be all that is left.';

COMMENT ON COLUMN journal.log.leaf IS 'The bytes of journal.entries.leaf.';

COMMENT ON COLUMN journal.log.leaf_hash IS 'SHA-256(0x00 ‖ leaf). Source: RFC 6962, 2.1.';

CREATE TABLE journal.log_0 (
    "position" bigint NOT NULL,
    entry_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    tenant_id uuid,
    type text NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    version bigint NOT NULL,
    leaf bytea NOT NULL,
    leaf_hash bytea NOT NULL,
    CONSTRAINT log_0_range CHECK ((("position" >= 0) AND ("position" < 4194304))),
    CONSTRAINT log_hash_sha256 CHECK ((octet_length(leaf_hash) = 32)),
    CONSTRAINT log_leaf_length CHECK (((octet_length(leaf) >= 2) AND (octet_length(leaf) <= 65535))),
    CONSTRAINT log_position_from_zero CHECK (("position" >= 0))
);

ALTER TABLE ONLY journal.log_0 FORCE ROW LEVEL SECURITY;

ALTER TABLE journal.log_0 OWNER TO tizilim_owner;

COMMENT ON TABLE journal.log_0 IS 'journal: a part of journal.log';

COMMENT ON COLUMN journal.log_0.leaf IS 'The bytes of journal.entries.leaf.';

COMMENT ON COLUMN journal.log_0.leaf_hash IS 'SHA-256(0x00 ‖ leaf). Source: RFC 6962, 2.1.';

CREATE TABLE journal.log_1 (
    "position" bigint NOT NULL,
    entry_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    tenant_id uuid,
    type text NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    version bigint NOT NULL,
    leaf bytea NOT NULL,
    leaf_hash bytea NOT NULL,
    CONSTRAINT log_1_range CHECK ((("position" >= 4194304) AND ("position" < 8388608))),
    CONSTRAINT log_hash_sha256 CHECK ((octet_length(leaf_hash) = 32)),
    CONSTRAINT log_leaf_length CHECK (((octet_length(leaf) >= 2) AND (octet_length(leaf) <= 65535))),
    CONSTRAINT log_position_from_zero CHECK (("position" >= 0))
);

ALTER TABLE ONLY journal.log_1 FORCE ROW LEVEL SECURITY;

ALTER TABLE journal.log_1 OWNER TO tizilim_owner;

COMMENT ON TABLE journal.log_1 IS 'journal: a part of journal.log';

COMMENT ON COLUMN journal.log_1.leaf IS 'The bytes of journal.entries.leaf.';

COMMENT ON COLUMN journal.log_1.leaf_hash IS 'SHA-256(0x00 ‖ leaf). Source: RFC 6962, 2.1.';

CREATE TABLE journal.public_kinds (
    kind text NOT NULL,
    texts text NOT NULL,
    state text,
    CONSTRAINT public_kinds_kind_format CHECK ((kind ~ '^[a-z]+$'::text))
);

ALTER TABLE journal.public_kinds OWNER TO tizilim_owner;

COMMENT ON TABLE journal.public_kinds IS 'reference: where the public text and the public state of a kind of subject are found';

CREATE TABLE membership.memberships (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    root_id uuid NOT NULL,
    organisation_id uuid,
    lane text DEFAULT ''::text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    seq integer DEFAULT 1 NOT NULL,
    state text NOT NULL,
    citizen_id uuid,
    CONSTRAINT memberships_holder_single CHECK ((num_nonnulls(organisation_id, citizen_id) = 1)),
    CONSTRAINT memberships_version_positive CHECK ((version > 0))
);

ALTER TABLE ONLY membership.memberships FORCE ROW LEVEL SECURITY;

ALTER TABLE membership.memberships OWNER TO tizilim_owner;

COMMENT ON TABLE membership.memberships IS 'tenant: one organisation or person in one alliance, for good, through every leaving and re-joining; public';

COMMENT ON COLUMN membership.memberships.lane IS 'The kind, where the charter allows several at once; else empty: so there is one at a time.';

CREATE TABLE membership.periods (
    tenant_id uuid NOT NULL,
    membership_id uuid NOT NULL,
    seq integer NOT NULL,
    organisation_id uuid,
    root_id uuid NOT NULL,
    lane text NOT NULL,
    charter_id uuid NOT NULL,
    several_kinds boolean NOT NULL,
    kind text NOT NULL,
    standing text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    citizen_id uuid,
    for_person boolean GENERATED ALWAYS AS (
CASE
    WHEN (citizen_id IS NOT NULL) THEN true
    ELSE NULL::boolean
END) STORED,
    CONSTRAINT periods_holder_single CHECK ((num_nonnulls(organisation_id, citizen_id) = 1)),
    CONSTRAINT periods_lane_of_charter CHECK ((lane =
CASE
    WHEN several_kinds THEN kind
    ELSE ''::text
END)),
    CONSTRAINT periods_standing_known CHECK ((standing = ANY (ARRAY['active'::text, 'suspended'::text]))),
    CONSTRAINT periods_valid_order CHECK ((valid_to >= valid_from))
);

ALTER TABLE ONLY membership.periods FORCE ROW LEVEL SECURITY;

ALTER TABLE membership.periods OWNER TO tizilim_owner;

COMMENT ON TABLE membership.periods IS 'tenant: from when to when an organisation or a person was a member, of which kind, in good standing or suspended; valid_to is its first day of no more, set once; public';

CREATE TABLE membership.proposal_supporters (
    tenant_id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    id uuid NOT NULL,
    supported_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

ALTER TABLE ONLY membership.proposal_supporters FORCE ROW LEVEL SECURITY;

ALTER TABLE membership.proposal_supporters OWNER TO tizilim_owner;

COMMENT ON TABLE membership.proposal_supporters IS 'tenant: organisations that stand behind a proposal, each once; INSERT only, public';

COMMENT ON COLUMN membership.proposal_supporters.id IS 'A subject of the journal by itself: supporters wait neither for each other nor for a step.';

CREATE TABLE membership.proposals (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    organisation_id uuid,
    version bigint DEFAULT 1 NOT NULL,
    state text NOT NULL,
    origin_kind text NOT NULL,
    origin text NOT NULL,
    announced_on date NOT NULL,
    submitted_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    text_kk text,
    text_ru text,
    sphere text,
    responsible_tenant text,
    responsible_body text,
    responsible text GENERATED ALWAYS AS (COALESCE(responsible_tenant, responsible_body)) STORED,
    plan_item text,
    deadline date,
    CONSTRAINT proposals_announced_by_then CHECK ((announced_on <= (timezone('05:00:00'::interval, submitted_at))::date)),
    CONSTRAINT proposals_origin_kind_known CHECK ((origin_kind = ANY (ARRAY['forum'::text, 'congress'::text, 'sitting'::text, 'organisation'::text]))),
    CONSTRAINT proposals_origin_length CHECK (((char_length(origin) >= 1) AND (char_length(origin) <= 500))),
    CONSTRAINT proposals_origin_organisation CHECK (((origin_kind <> 'organisation'::text) OR (organisation_id IS NOT NULL))),
    CONSTRAINT proposals_plan_length CHECK ((((char_length(responsible_body) >= 1) AND (char_length(responsible_body) <= 500)) AND ((char_length(plan_item) >= 1) AND (char_length(plan_item) <= 500)))),
    CONSTRAINT proposals_planned_complete CHECK (((state <> ALL (ARRAY['accepted'::text, 'implementing'::text, 'implemented'::text])) OR (num_nonnulls(responsible, plan_item, deadline) = 3))),
    CONSTRAINT proposals_responsible_single CHECK ((num_nonnulls(responsible_tenant, responsible_body) <= 1)),
    CONSTRAINT proposals_text_length CHECK (((COALESCE(char_length(text_kk), 0) <= 4000) AND (COALESCE(char_length(text_ru), 0) <= 4000))),
    CONSTRAINT proposals_text_stated CHECK ((COALESCE(text_kk, text_ru) <> ''::text)),
    CONSTRAINT proposals_version_positive CHECK ((version > 0))
);

ALTER TABLE ONLY membership.proposals FORCE ROW LEVEL SECURITY;

ALTER TABLE membership.proposals OWNER TO tizilim_owner;

COMMENT ON TABLE membership.proposals IS 'tenant: a proposal to the state and how it stands; public';

COMMENT ON COLUMN membership.proposals.organisation_id IS 'Who proposed it, where that is known.';

COMMENT ON COLUMN membership.proposals.version IS 'The last step in proposal_history: every change is a step.';

COMMENT ON COLUMN membership.proposals.origin IS 'Where it was announced, as "XI Civil Forum".';

COMMENT ON COLUMN membership.proposals.responsible_tenant IS 'The body that answers for it, where it is a tenant; otherwise responsible_body names it.';

CREATE TABLE oversight.documents (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    citizen_id uuid NOT NULL,
    form text NOT NULL,
    group_size smallint NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    subject_version bigint NOT NULL,
    language text NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    state text NOT NULL,
    recommendations smallint DEFAULT 0 NOT NULL,
    due_on date,
    due_rule text,
    due_explanation jsonb,
    answered smallint DEFAULT 0 NOT NULL,
    CONSTRAINT documents_answered_within CHECK (((answered >= 0) AND (answered <= recommendations))),
    CONSTRAINT documents_form_known CHECK ((form = ANY (ARRAY['discussion'::text, 'expertise'::text, 'monitoring'::text]))),
    CONSTRAINT documents_group_small CHECK (((group_size >= 1) AND (group_size <= 5))),
    CONSTRAINT documents_language_known CHECK ((language = ANY (ARRAY['kk'::text, 'ru'::text]))),
    CONSTRAINT documents_lengths CHECK ((((char_length(title) >= 1) AND (char_length(title) <= 500)) AND ((char_length(text) >= 1) AND (char_length(text) <= 10000)))),
    CONSTRAINT documents_recommendations_few CHECK (((recommendations >= 0) AND (recommendations <= 50))),
    CONSTRAINT documents_sent_complete CHECK (((num_nonnulls(due_on, due_rule, due_explanation) =
CASE state
    WHEN 'open'::text THEN 0
    ELSE 3
END) AND ((state = 'open'::text) OR (recommendations > 0)))),
    CONSTRAINT documents_versions_positive CHECK (((version > 0) AND (subject_version > 0)))
);

ALTER TABLE ONLY oversight.documents FORCE ROW LEVEL SECURITY;

ALTER TABLE oversight.documents OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.documents IS 'tenant: a document of public control for a body; public but for who wrote it';

COMMENT ON COLUMN oversight.documents.answered IS 'How many recommendations have an answer.';

CREATE TABLE registry.report_lines (
    organisation_id uuid NOT NULL,
    year smallint NOT NULL,
    version integer NOT NULL,
    direction text NOT NULL,
    code text NOT NULL,
    home_tenant_id uuid NOT NULL,
    amount_tiyn bigint NOT NULL,
    written_in xid8 DEFAULT pg_current_xact_id() NOT NULL,
    CONSTRAINT report_lines_amount_sane CHECK (((amount_tiyn >= 0) AND (amount_tiyn <= '1000000000000000000'::bigint)))
);

ALTER TABLE ONLY registry.report_lines FORCE ROW LEVEL SECURITY;

ALTER TABLE registry.report_lines OWNER TO tizilim_owner;

COMMENT ON TABLE registry.report_lines IS 'national: money of a reported version, in tiyn; INSERT only';

CREATE TABLE tenancy.tenants (
    id uuid NOT NULL,
    code text NOT NULL,
    kind text NOT NULL,
    parent_id uuid,
    kato text,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    root_id uuid NOT NULL,
    region text,
    sphere text,
    CONSTRAINT tenants_code_of_akimat CHECK (((kind <> 'akimat'::text) OR (code = ('KZ-'::text || substr(kato, 1, 2))))),
    CONSTRAINT tenants_kato_format CHECK ((kato ~ '^[0-9]{9}$'::text)),
    CONSTRAINT tenants_kato_of_akimat CHECK (((kind = 'akimat'::text) = (kato IS NOT NULL))),
    CONSTRAINT tenants_kind_known CHECK ((kind = ANY (ARRAY['akimat'::text, 'ministry'::text, 'operator'::text, 'alliance'::text]))),
    CONSTRAINT tenants_parent_of_alliance CHECK (((parent_id IS NULL) OR (kind = 'alliance'::text))),
    CONSTRAINT tenants_parent_other CHECK ((parent_id <> id)),
    CONSTRAINT tenants_reach_of_alliance CHECK (((kind = 'alliance'::text) OR (num_nonnulls(region, sphere) = 0))),
    CONSTRAINT tenants_reach_of_child CHECK (((parent_id IS NOT NULL) OR (num_nonnulls(region, sphere) = 0))),
    CONSTRAINT tenants_reach_single CHECK ((num_nonnulls(region, sphere) <= 1)),
    CONSTRAINT tenants_root_itself CHECK (((parent_id IS NOT NULL) OR (root_id = id))),
    CONSTRAINT tenants_valid_order CHECK ((valid_to > valid_from))
);

ALTER TABLE tenancy.tenants OWNER TO tizilim_owner;

COMMENT ON TABLE tenancy.tenants IS 'reference: who owns drafts, decisions, budgets and work lists; the code is for people, the id for keys';

COMMENT ON COLUMN tenancy.tenants.valid_to IS 'First day on which the tenant is no more.';

COMMENT ON COLUMN tenancy.tenants.root_id IS 'The top of its tree; itself where it is the top, and of all that are no alliances.';

COMMENT ON COLUMN tenancy.tenants.region IS 'Of a regional alliance: code of the region.';

COMMENT ON COLUMN tenancy.tenants.sphere IS 'Of a sectoral council: code of the sphere.';

CREATE VIEW journal.public_state WITH (security_invoker='true') AS
 SELECT 'budget'::text AS kind,
    s.subject_id,
    s.version,
    s.state
   FROM ( SELECT l.id,
            l.version,
            ( SELECT json_strip_nulls(json_build_object('tenant', t.code, 'year', l.year, 'programme', l.programme, 'specific', l.specific, 'nameKk', l.name_kk, 'nameRu', l.name_ru, 'amount', ((((l.amount_tiyn)::numeric / 100.0))::numeric(20,2))::text)) AS json_strip_nulls
                   FROM tenancy.tenants t
                  WHERE (t.id = l.tenant_id)) AS json_strip_nulls
           FROM financing.budget_lines l) s(subject_id, version, state)
UNION ALL
 SELECT 'charter'::text AS kind,
    s.subject_id,
    s.version,
    s.state
   FROM ( SELECT c.id,
            (1)::bigint AS int8,
            ( SELECT json_build_object('alliance', t.code, 'validFrom', c.valid_from, 'sample', c.sample, 'sha256', encode(c.reference_sha256, 'hex'::text)) AS json_build_object
                   FROM tenancy.tenants t
                  WHERE (t.id = c.tenant_id)) AS json_build_object
           FROM membership.charters c) s(subject_id, version, state)
UNION ALL
 SELECT 'comment'::text AS kind,
    s.subject_id,
    s.version,
    s.state
   FROM ( SELECT c.id,
            c.version,
            ( SELECT json_strip_nulls(json_build_object('tenant', t.code, 'state', c.state, 'kind', c.kind, 'subjectKind', c.subject_kind, 'subject', c.subject_id, 'subjectVersion', c.subject_version, 'root', c.root_id, 'parent', c.parent_id, 'language', c.language, 'text', c.text, 'reason', c.reason)) AS json_strip_nulls
                   FROM tenancy.tenants t
                  WHERE (t.id = c.tenant_id)) AS json_strip_nulls
           FROM oversight.comments c) s(subject_id, version, state)
UNION ALL
 SELECT 'contract'::text AS kind,
    s.subject_id,
    s.version,
    s.state
   FROM ( SELECT c.id,
            c.version,
            ( SELECT json_build_object('tenant', t.code, 'award', c.award_id, 'order', c.order_id, 'organisation', c.organisation_id, 'terminated', c.terminated, 'lines', ( SELECT json_agg(json_build_object('line', l.line_id, 'contracted', ((((l.contracted_tiyn)::numeric / 100.0))::numeric(20,2))::text, 'paid', ((((l.paid_tiyn)::numeric / 100.0))::numeric(20,2))::text, 'returned', ((((l.returned_tiyn)::numeric / 100.0))::numeric(20,2))::text, 'freed', ((((l.freed_tiyn)::numeric / 100.0))::numeric(20,2))::text) ORDER BY l.line_id) AS json_agg
                           FROM financing.contract_lines l
                          WHERE ((l.tenant_id = c.tenant_id) AND (l.contract_id = c.id)))) AS json_build_object
                   FROM tenancy.tenants t
                  WHERE (t.id = c.tenant_id)) AS json_build_object
           FROM financing.contracts c) s(subject_id, version, state)
UNION ALL
 SELECT 'control'::text AS kind,
    s.subject_id,
    s.version,
    s.state
   FROM ( SELECT d.id,
            d.version,
            ( SELECT json_strip_nulls(json_build_object('tenant', t.code, 'state', d.state, 'form', d.form, 'subjectKind', d.subject_kind, 'subject', d.subject_id, 'title', d.title, 'dueOn', d.due_on)) AS json_strip_nulls
                   FROM tenancy.tenants t
                  WHERE (t.id = d.tenant_id)) AS json_strip_nulls
           FROM oversight.documents d) s(subject_id, version, state)
UNION ALL
 SELECT 'decision'::text AS kind,
    s.subject_id,
    s.version,
    s.state
   FROM ( SELECT p.id,
            p.version,
            ( SELECT json_strip_nulls(json_build_object('tenant', t.code, 'order', p.order_id, 'state', p.state, 'applications', p.applications, 'standstillOn', p.standstill_on, 'complaints', p.complaints, 'remainder', ((((p.remainder_tiyn)::numeric / 100.0))::numeric(20,2))::text, 'awards', ( SELECT json_agg(json_build_object('award', a.id, 'application', a.application_id, 'organisation', a.organisation_id, 'amount', ((((a.amount_tiyn)::numeric / 100.0))::numeric(20,2))::text) ORDER BY a.id) AS json_agg
                           FROM financing.awards a
                          WHERE ((a.tenant_id = p.tenant_id) AND (a.decision_id = p.id))))) AS json_strip_nulls
                   FROM tenancy.tenants t
                  WHERE (t.id = p.tenant_id)) AS json_strip_nulls
           FROM financing.published_decisions p) s(subject_id, version, state)
UNION ALL
 SELECT 'duty'::text AS kind,
    s.subject_id,
    s.version,
    s.state
   FROM ( SELECT d.id,
            d.version,
            ( SELECT json_strip_nulls(json_build_object('tenant', t.code, 'state', d.state, 'kind', d.kind, 'comment', d.comment_id, 'level', d.level, 'cause', d.cause, 'dueOn', d.due_on, 'extendedOn', d.extended_on)) AS json_strip_nulls
                   FROM tenancy.tenants t
                  WHERE (t.id = d.tenant_id)) AS json_strip_nulls
           FROM oversight.duties d) s(subject_id, version, state)
UNION ALL
 SELECT 'function'::text AS kind,
    s.subject_id,
    s.version,
    s.state
   FROM ( SELECT f.id,
            f.version,
            ( SELECT json_strip_nulls(json_build_object('tenant', a.code, 'nameKk', f.name_kk, 'nameRu', f.name_ru, 'legalBasis', f.legal_basis, 'body', f.body, 'standard', f.standard, 'standardSha256', encode(f.standard_sha256, 'hex'::text), 'price', ((((f.price_tiyn)::numeric / 100.0))::numeric(20,2))::text, 'termMonths', f.term_months, 'performers', ( SELECT json_agg(json_build_object('organisation', p.organisation_id, 'validFrom', p.valid_from, 'validTo', p.valid_to) ORDER BY p.seq) AS json_agg
                           FROM financing.function_performers p
                          WHERE ((p.tenant_id = f.tenant_id) AND (p.function_id = f.id))))) AS json_strip_nulls
                   FROM tenancy.tenants a
                  WHERE (a.id = f.tenant_id)) AS json_strip_nulls
           FROM financing.functions f) s(subject_id, version, state)
UNION ALL
 SELECT 'instrument'::text AS kind,
    s.subject_id,
    s.version,
    s.state
   FROM ( SELECT r.id,
            (1)::bigint AS int8,
            json_strip_nulls(json_build_object('instrument', r.instrument, 'validFrom', r.valid_from, 'validTo', r.valid_to, 'amountMinMci', r.amount_min_mci, 'amountMaxMci', r.amount_max_mci, 'monthsMin', r.months_min, 'monthsMax', r.months_max, 'developmentPercentMax', r.development_percent_max, 'applicationDays', r.application_days, 'requires', r.requires, 'legalForms', r.legal_forms, 'source', r.source, 'sample', r.sample)) AS json_strip_nulls
           FROM financing.instrument_rules r) s(subject_id, version, state)
UNION ALL
 SELECT 'membership'::text AS kind,
    s.subject_id,
    s.version,
    s.state
   FROM ( SELECT m.id,
            m.version,
            ( SELECT json_build_object('alliance', t.code,
                        CASE
                            WHEN (m.citizen_id IS NULL) THEN 'organisation'::text
                            ELSE 'person'::text
                        END, COALESCE(m.organisation_id, m.citizen_id), 'state', m.state, 'periods', ( SELECT json_agg(json_build_object('kind', p.kind, 'standing', p.standing, 'validFrom', p.valid_from, 'validTo', p.valid_to) ORDER BY p.seq) AS json_agg
                           FROM membership.periods p
                          WHERE ((p.tenant_id = m.tenant_id) AND (p.membership_id = m.id)))) AS json_build_object
                   FROM tenancy.tenants t
                  WHERE (t.id = m.tenant_id)) AS json_build_object
           FROM membership.memberships m) s(subject_id, version, state)
UNION ALL
 SELECT 'order'::text AS kind,
    s.subject_id,
    s.version,
    s.state
   FROM ( SELECT o.id,
            o.version,
            ( SELECT json_strip_nulls(json_build_object('tenant', t.code, 'state', o.state, 'instrument', o.instrument, 'sphere', o.sphere, 'year', o.year, 'titleKk', o.title_kk, 'titleRu', o.title_ru, 'amount', ((((o.amount_tiyn)::numeric / 100.0))::numeric(20,2))::text, 'opensAt', to_char((o.opens_at AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'::text), 'closesAt', to_char((o.closes_at AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'::text), 'applications', o.applications)) AS json_strip_nulls
                   FROM tenancy.tenants t
                  WHERE (t.id = o.tenant_id)) AS json_strip_nulls
           FROM financing.orders o) s(subject_id, version, state)
UNION ALL
 SELECT 'organisation'::text AS kind,
    s.subject_id,
    s.version,
    s.state
   FROM ( SELECT o.id,
            o.version,
            ( SELECT v.record
                   FROM registry.organisation_versions v
                  WHERE ((v.organisation_id = o.id) AND (v.version = o.version))) AS record
           FROM registry.organisations o) s(subject_id, version, state)
UNION ALL
 SELECT 'plan'::text AS kind,
    s.subject_id,
    s.version,
    s.state
   FROM ( SELECT p.id,
            p.version,
            ( SELECT json_build_object('tenant', a.code, 'year', p.year, 'items', ( SELECT json_agg(json_build_object('theme', i.theme_id, 'line', i.line_id, 'quarter', i.quarter, 'amount', ((((i.amount_tiyn)::numeric / 100.0))::numeric(20,2))::text) ORDER BY i.quarter, i.theme_id, i.line_id) AS json_agg
                           FROM financing.plan_items i
                          WHERE ((i.tenant_id = p.tenant_id) AND (i.plan_id = p.id) AND (i.version = p.version)))) AS json_build_object
                   FROM tenancy.tenants a
                  WHERE (a.id = p.tenant_id)) AS json_build_object
           FROM financing.plans p) s(subject_id, version, state)
UNION ALL
 SELECT 'proposal'::text AS kind,
    s.subject_id,
    s.version,
    s.state
   FROM ( SELECT p.id,
            p.version,
            ( SELECT json_strip_nulls(json_build_object('alliance', a.code, 'state', p.state, 'organisation', p.organisation_id, 'originKind', p.origin_kind, 'origin', p.origin, 'announcedOn', p.announced_on, 'textKk', p.text_kk, 'textRu', p.text_ru, 'sphere', p.sphere, 'tenant', p.responsible_tenant, 'body', p.responsible_body, 'planItem', p.plan_item, 'deadline', p.deadline)) AS json_strip_nulls
                   FROM tenancy.tenants a
                  WHERE (a.id = p.tenant_id)) AS json_strip_nulls
           FROM membership.proposals p) s(subject_id, version, state)
UNION ALL
 SELECT 'report'::text AS kind,
    s.subject_id,
    s.version,
    s.state
   FROM ( SELECT registry.report_id(r.organisation_id, r.year) AS report_id,
            (r.version)::bigint AS version,
            ( SELECT json_strip_nulls(json_build_object('organisation', r.organisation_id, 'year', r.year, 'state', r.state, 'dueOn', r.due_on, 'submittedOn', r.submitted_on, 'activityKk', v.activity_kk, 'activityRu', v.activity_ru, 'lines', ( SELECT json_agg(json_build_object('direction', l.direction, 'code', l.code, 'amount', ((((l.amount_tiyn / 100))::text || '.'::text) || lpad(((l.amount_tiyn % (100)::bigint))::text, 2, '0'::text))) ORDER BY l.direction, l.code) AS json_agg
                           FROM registry.report_lines l
                          WHERE ((l.organisation_id = r.organisation_id) AND (l.year = r.year) AND (l.version = r.version))))) AS json_strip_nulls
                   FROM registry.report_versions v
                  WHERE ((v.organisation_id = r.organisation_id) AND (v.year = r.year) AND (v.version = r.version))) AS json_strip_nulls
           FROM registry.reports r) s(subject_id, version, state)
UNION ALL
 SELECT 'support'::text AS kind,
    s.subject_id,
    s.version,
    s.state
   FROM ( SELECT s_1.id,
            (1)::bigint AS int8,
            ( SELECT json_build_object('alliance', a.code, 'proposal', s_1.proposal_id, 'organisation', s_1.organisation_id) AS json_build_object
                   FROM tenancy.tenants a
                  WHERE (a.id = s_1.tenant_id)) AS json_build_object
           FROM membership.proposal_supporters s_1) s(subject_id, version, state)
UNION ALL
 SELECT 'theme'::text AS kind,
    s.subject_id,
    s.version,
    s.state
   FROM ( SELECT t.id,
            t.version,
            ( SELECT json_strip_nulls(json_build_object('tenant', a.code, 'state', t.state, 'organisation', t.organisation_id, 'instrument', t.instrument, 'sphere', t.sphere, 'year', t.year, 'titleKk', t.title_kk, 'titleRu', t.title_ru, 'need', t.need, 'targetGroup', t.target_group, 'region', t.region, 'kato', t.kato, 'price', ((((t.price_tiyn)::numeric / 100.0))::numeric(20,2))::text)) AS json_strip_nulls
                   FROM tenancy.tenants a
                  WHERE (a.id = t.tenant_id)) AS json_strip_nulls
           FROM financing.themes t) s(subject_id, version, state);

ALTER TABLE journal.public_state OWNER TO tizilim_owner;

CREATE TABLE journal.sequencer (
    singleton boolean DEFAULT true NOT NULL,
    size bigint DEFAULT 0 NOT NULL,
    epoch integer DEFAULT 1 NOT NULL,
    done_epoch integer DEFAULT 1 NOT NULL,
    done_xid xid8 DEFAULT '0'::xid8 NOT NULL,
    done_id uuid DEFAULT '00000000-0000-0000-0000-000000000000'::uuid NOT NULL,
    held uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    ahead uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    origin text,
    key text,
    database_oid bigint,
    system_identifier bigint,
    CONSTRAINT sequencer_bound_whole CHECK ((((database_oid IS NULL) = (system_identifier IS NULL)) AND ((origin IS NULL) = (key IS NULL)))),
    CONSTRAINT sequencer_lists_bounded CHECK (((cardinality(held) <= 65536) AND (cardinality(ahead) <= 65536))),
    CONSTRAINT sequencer_single CHECK (singleton),
    CONSTRAINT sequencer_size_counts CHECK ((size >= 0))
);

ALTER TABLE ONLY journal.sequencer FORCE ROW LEVEL SECURITY;

ALTER TABLE journal.sequencer OWNER TO tizilim_owner;

COMMENT ON TABLE journal.sequencer IS 'journal: one row, the state of the sequencer';

COMMENT ON COLUMN journal.sequencer.epoch IS 'The default of journal.entries.epoch.';

COMMENT ON COLUMN journal.sequencer.held IS 'Entries before the mark whose public predecessor has no position yet.';

COMMENT ON COLUMN journal.sequencer.ahead IS 'Entries after the mark that were recovered at the positions they had before.';

COMMENT ON COLUMN journal.sequencer.key IS 'The verifier key of the log, so that it has one only.';

COMMENT ON COLUMN journal.sequencer.database_oid IS 'The database that counts the newest epoch; another one is a copy and may not append.';

CREATE TABLE journal.tiles (
    level smallint NOT NULL,
    index bigint NOT NULL,
    hashes bytea NOT NULL,
    CONSTRAINT tiles_hashes_whole CHECK ((((octet_length(hashes) >= 32) AND (octet_length(hashes) <= 8192)) AND ((octet_length(hashes) % 32) = 0))),
    CONSTRAINT tiles_place CHECK ((((level >= 0) AND (level <= 63)) AND (index >= 0)))
);
ALTER TABLE ONLY journal.tiles ALTER COLUMN hashes SET STORAGE EXTERNAL;

ALTER TABLE ONLY journal.tiles FORCE ROW LEVEL SECURITY;

ALTER TABLE journal.tiles OWNER TO tizilim_owner;

COMMENT ON TABLE journal.tiles IS 'journal: the hashes of the Merkle tree, 256 to a tile; the last one of a level grows';

CREATE TABLE membership.acts (
    tenant_id uuid NOT NULL,
    membership_id uuid NOT NULL,
    seq integer NOT NULL,
    organisation_id uuid,
    root_id uuid NOT NULL,
    lane text NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    noun text GENERATED ALWAYS AS ('membership'::text) STORED NOT NULL,
    prev integer GENERATED ALWAYS AS (NULLIF((seq - 1), 0)) STORED,
    holds_from date NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    principal_id uuid NOT NULL,
    actor text NOT NULL,
    reason text,
    organ text,
    protocol_number text,
    protocol_on date,
    votes_for integer,
    votes_against integer,
    votes_abstained integer,
    votes_entitled integer,
    hearing_on date,
    appeal_due_on date,
    citizen_id uuid,
    notice_on date,
    CONSTRAINT acts_decision_complete CHECK ((num_nonnulls(organ, protocol_number, protocol_on, votes_for, votes_against, votes_abstained, votes_entitled) = ANY (ARRAY[0, 7]))),
    CONSTRAINT acts_decision_stated CHECK (((act <> ALL (ARRAY['changeKind'::text, 'suspend'::text, 'resume'::text, 'expel'::text, 'uphold'::text, 'restore'::text])) OR (organ IS NOT NULL))),
    CONSTRAINT acts_expulsion_heard CHECK (((act <> 'expel'::text) OR ((hearing_on <= holds_from) AND (appeal_due_on >= holds_from)))),
    CONSTRAINT acts_first_is_new CHECK (((seq = 1) = (from_state = 'new'::text))),
    CONSTRAINT acts_hearing_of_expulsion CHECK (((act = 'expel'::text) OR (num_nonnulls(hearing_on, appeal_due_on) = 0))),
    CONSTRAINT acts_holder_single CHECK ((num_nonnulls(organisation_id, citizen_id) = 1)),
    CONSTRAINT acts_notice_before_hearing CHECK (((notice_on <= hearing_on) AND ((notice_on IS NULL) OR (act = 'expel'::text)))),
    CONSTRAINT acts_protocol_length CHECK (((char_length(protocol_number) >= 1) AND (char_length(protocol_number) <= 100))),
    CONSTRAINT acts_reason_length CHECK ((char_length(reason) <= 4000)),
    CONSTRAINT acts_reason_stated CHECK (((act <> ALL (ARRAY['suspend'::text, 'expel'::text, 'appeal'::text, 'uphold'::text, 'restore'::text])) OR (char_length(reason) > 0))),
    CONSTRAINT acts_votes CHECK (((LEAST(votes_for, votes_against, votes_abstained) >= 0) AND ((((votes_for)::bigint + votes_against) + votes_abstained) <= votes_entitled)))
);

ALTER TABLE ONLY membership.acts FORCE ROW LEVEL SECURITY;

ALTER TABLE membership.acts OWNER TO tizilim_owner;

COMMENT ON TABLE membership.acts IS 'tenant: what was done with a membership, by whom and why; INSERT only; the alliance and the member see it';

CREATE TABLE membership.application_history (
    tenant_id uuid NOT NULL,
    application_id uuid NOT NULL,
    seq integer NOT NULL,
    organisation_id uuid,
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    noun text GENERATED ALWAYS AS ('application'::text) STORED NOT NULL,
    prev integer GENERATED ALWAYS AS (NULLIF((seq - 1), 0)) STORED,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    principal_id uuid NOT NULL,
    actor text NOT NULL,
    reason text,
    organ text,
    protocol_number text,
    protocol_on date,
    votes_for integer,
    votes_against integer,
    votes_abstained integer,
    votes_entitled integer,
    root_id uuid NOT NULL,
    citizen_id uuid,
    CONSTRAINT application_history_decision_complete CHECK ((num_nonnulls(organ, protocol_number, protocol_on, votes_for, votes_against, votes_abstained, votes_entitled) =
CASE act
    WHEN 'decide'::text THEN 7
    WHEN 'place'::text THEN 1
    ELSE 0
END)),
    CONSTRAINT application_history_first_is_new CHECK (((seq = 1) = (from_state = 'new'::text))),
    CONSTRAINT application_history_holder_single CHECK ((num_nonnulls(organisation_id, citizen_id) = 1)),
    CONSTRAINT application_history_protocol_length CHECK (((char_length(protocol_number) >= 1) AND (char_length(protocol_number) <= 100))),
    CONSTRAINT application_history_reason_length CHECK ((char_length(reason) <= 4000)),
    CONSTRAINT application_history_reason_stated CHECK (((to_state <> ALL (ARRAY['returned'::text, 'refused'::text])) OR (char_length(reason) > 0))),
    CONSTRAINT application_history_votes CHECK (((LEAST(votes_for, votes_against, votes_abstained) >= 0) AND ((((votes_for)::bigint + votes_against) + votes_abstained) <= votes_entitled)))
);

ALTER TABLE ONLY membership.application_history FORCE ROW LEVEL SECURITY;

ALTER TABLE membership.application_history OWNER TO tizilim_owner;

COMMENT ON TABLE membership.application_history IS 'tenant: the steps of an application, with the organ''s decision; INSERT only';

CREATE TABLE membership.applications (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    organisation_id uuid,
    charter_id uuid NOT NULL,
    kind text NOT NULL,
    resolved_on date,
    version bigint DEFAULT 1 NOT NULL,
    seq integer DEFAULT 1 NOT NULL,
    state text NOT NULL,
    organ text,
    submitted_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    due_on date,
    due_rule text,
    due_explanation jsonb,
    root_id uuid NOT NULL,
    citizen_id uuid,
    for_person boolean GENERATED ALWAYS AS (
CASE
    WHEN (citizen_id IS NOT NULL) THEN true
    ELSE NULL::boolean
END) STORED,
    CONSTRAINT applications_due_complete CHECK ((num_nonnulls(due_on, due_rule, due_explanation) = ANY (ARRAY[0, 3]))),
    CONSTRAINT applications_due_while_returned CHECK (((state = 'returned'::text) <= (due_on IS NOT NULL))),
    CONSTRAINT applications_holder_single CHECK ((num_nonnulls(organisation_id, citizen_id) = 1)),
    CONSTRAINT applications_placed_before_organ CHECK (((state <> ALL (ARRAY['placed'::text, 'approved'::text, 'admitted'::text])) OR (organ IS NOT NULL))),
    CONSTRAINT applications_resolved_by_organ CHECK (((organisation_id IS NULL) = (resolved_on IS NULL))),
    CONSTRAINT applications_version_positive CHECK ((version > 0))
);

ALTER TABLE ONLY membership.applications FORCE ROW LEVEL SECURITY;

ALTER TABLE membership.applications OWNER TO tizilim_owner;

COMMENT ON TABLE membership.applications IS 'tenant: the wish of an organisation or a person to join, as it stands; the alliance and the applicant see it';

COMMENT ON COLUMN membership.applications.resolved_on IS 'When the applicant''s own competent organ decided to join.';

CREATE TABLE membership.charter_decisions (
    tenant_id uuid NOT NULL,
    charter_id uuid NOT NULL,
    decision text NOT NULL,
    kind text NOT NULL,
    organ text NOT NULL,
    quorum_numerator smallint NOT NULL,
    quorum_denominator smallint NOT NULL,
    majority_numerator smallint NOT NULL,
    majority_denominator smallint NOT NULL,
    majority_of text NOT NULL,
    CONSTRAINT charter_decisions_decision_known CHECK ((decision = ANY (ARRAY['admit'::text, 'change-kind'::text, 'suspend'::text, 'resume'::text, 'expel'::text, 'restore'::text]))),
    CONSTRAINT charter_decisions_majority_of_known CHECK ((majority_of = ANY (ARRAY['cast'::text, 'all'::text]))),
    CONSTRAINT charter_decisions_organ_format CHECK ((organ ~ '^[a-z]+(-[a-z]+)*$'::text)),
    CONSTRAINT charter_decisions_shares CHECK (((quorum_denominator > 0) AND ((quorum_numerator >= 0) AND (quorum_numerator <= quorum_denominator)) AND (majority_denominator > 0) AND ((majority_numerator >= 0) AND (majority_numerator <= majority_denominator))))
);

ALTER TABLE ONLY membership.charter_decisions FORCE ROW LEVEL SECURITY;

ALTER TABLE membership.charter_decisions OWNER TO tizilim_owner;

COMMENT ON TABLE membership.charter_decisions IS 'tenant: which organ may decide what about which kind, with its quorum and majority; INSERT only, public';

COMMENT ON COLUMN membership.charter_decisions.majority_numerator IS 'For more than this share, counted of the votes cast or of all who may vote.';

CREATE TABLE membership.charter_fees (
    tenant_id uuid NOT NULL,
    charter_id uuid NOT NULL,
    kind text NOT NULL,
    fee text NOT NULL,
    term text NOT NULL,
    amount_tiyn bigint NOT NULL,
    grace_days smallint NOT NULL,
    CONSTRAINT charter_fees_amount_positive CHECK (((amount_tiyn > 0) AND (amount_tiyn <= '1000000000000000000'::bigint))),
    CONSTRAINT charter_fees_fee_known CHECK ((fee = ANY (ARRAY['entrance'::text, 'yearly'::text]))),
    CONSTRAINT charter_fees_grace CHECK (((grace_days >= 0) AND (grace_days <= 366))),
    CONSTRAINT charter_fees_term_matches CHECK (
CASE fee
    WHEN 'entrance'::text THEN (term = 'once'::text)
    ELSE (term = ANY (ARRAY['calendar-year'::text, 'rolling-year'::text]))
END)
);

ALTER TABLE ONLY membership.charter_fees FORCE ROW LEVEL SECURITY;

ALTER TABLE membership.charter_fees OWNER TO tizilim_owner;

COMMENT ON TABLE membership.charter_fees IS 'tenant: entrance and yearly fees by kind; what is not here is free; INSERT only, public';

CREATE TABLE membership.charter_kinds (
    tenant_id uuid NOT NULL,
    charter_id uuid NOT NULL,
    code text NOT NULL,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text,
    votes boolean NOT NULL,
    delegates smallint NOT NULL,
    papers text[] NOT NULL,
    organisations boolean DEFAULT true NOT NULL,
    persons boolean DEFAULT false NOT NULL,
    CONSTRAINT charter_kinds_code_format CHECK ((code ~ '^[a-z]+(-[a-z]+)*$'::text)),
    CONSTRAINT charter_kinds_delegates_of_organisations CHECK ((organisations OR (delegates = 0))),
    CONSTRAINT charter_kinds_delegates_of_voting CHECK ((((delegates >= 0) AND (delegates <= 1000)) AND (votes OR (delegates = 0)))),
    CONSTRAINT charter_kinds_holders_any CHECK ((organisations OR persons)),
    CONSTRAINT charter_kinds_papers_few CHECK ((cardinality(papers) <= 30))
);

ALTER TABLE ONLY membership.charter_kinds FORCE ROW LEVEL SECURITY;

ALTER TABLE membership.charter_kinds OWNER TO tizilim_owner;

COMMENT ON TABLE membership.charter_kinds IS 'tenant: kinds of membership by a charter; INSERT only, public';

COMMENT ON COLUMN membership.charter_kinds.delegates IS 'How many a member may send.';

COMMENT ON COLUMN membership.charter_kinds.papers IS 'Codes of what an application must hold.';

COMMENT ON COLUMN membership.charter_kinds.persons IS 'Public figures may be such members.';

CREATE TABLE membership.consents (
    citizen_id uuid NOT NULL,
    id uuid NOT NULL,
    scope text NOT NULL,
    lasts_to date NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    withdrawn_at timestamp with time zone,
    holds boolean GENERATED ALWAYS AS ((withdrawn_at IS NULL)) STORED NOT NULL,
    CONSTRAINT consents_scope_known CHECK ((scope = 'roll'::text)),
    CONSTRAINT consents_withdrawn_later CHECK ((withdrawn_at >= recorded_at))
);

ALTER TABLE ONLY membership.consents FORCE ROW LEVEL SECURITY;

ALTER TABLE membership.consents OWNER TO tizilim_owner;

COMMENT ON TABLE membership.consents IS 'principal: consents to the publication of the own name, and their withdrawal, set once';

COMMENT ON COLUMN membership.consents.lasts_to IS 'The last day on which it holds.';

CREATE TABLE membership.fee_entries (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    invoice_id uuid NOT NULL,
    organisation_id uuid,
    act text NOT NULL,
    debit text GENERATED ALWAYS AS (
CASE act
    WHEN 'invoice'::text THEN 'receivable'::text
    WHEN 'pay'::text THEN 'cash'::text
    WHEN 'refund'::text THEN 'receivable'::text
    ELSE 'waived'::text
END) STORED NOT NULL,
    credit text GENERATED ALWAYS AS (
CASE act
    WHEN 'invoice'::text THEN 'income'::text
    WHEN 'pay'::text THEN 'receivable'::text
    WHEN 'refund'::text THEN 'cash'::text
    ELSE 'receivable'::text
END) STORED NOT NULL,
    amount_tiyn bigint NOT NULL,
    on_day date NOT NULL,
    document text,
    reason text,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    recorded_by uuid NOT NULL,
    root_id uuid NOT NULL,
    citizen_id uuid,
    CONSTRAINT fee_entries_act_known CHECK ((act = ANY (ARRAY['invoice'::text, 'pay'::text, 'refund'::text, 'waive'::text]))),
    CONSTRAINT fee_entries_amount_positive CHECK (((amount_tiyn > 0) AND (amount_tiyn <= '1000000000000000000'::bigint))),
    CONSTRAINT fee_entries_document_length CHECK (((char_length(document) >= 1) AND (char_length(document) <= 100))),
    CONSTRAINT fee_entries_document_of_money CHECK (((act = ANY (ARRAY['pay'::text, 'refund'::text])) = (document IS NOT NULL))),
    CONSTRAINT fee_entries_holder_single CHECK ((num_nonnulls(organisation_id, citizen_id) = 1)),
    CONSTRAINT fee_entries_reason_length CHECK ((char_length(reason) <= 4000)),
    CONSTRAINT fee_entries_reason_stated CHECK (((act <> ALL (ARRAY['refund'::text, 'waive'::text])) OR (char_length(reason) > 0)))
);

ALTER TABLE ONLY membership.fee_entries FORCE ROW LEVEL SECURITY;

ALTER TABLE membership.fee_entries OWNER TO tizilim_owner;

COMMENT ON TABLE membership.fee_entries IS 'tenant: movements of money and of claims; INSERT only';

CREATE TABLE membership.invoices (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    organisation_id uuid,
    application_id uuid,
    membership_id uuid,
    charter_id uuid NOT NULL,
    kind text NOT NULL,
    fee text NOT NULL,
    covers_from date NOT NULL,
    covers_to date,
    amount_tiyn bigint NOT NULL,
    paid_tiyn bigint DEFAULT 0 NOT NULL,
    refunded_tiyn bigint DEFAULT 0 NOT NULL,
    waived_tiyn bigint DEFAULT 0 NOT NULL,
    open_tiyn bigint GENERATED ALWAYS AS ((((amount_tiyn - waived_tiyn) - paid_tiyn) + refunded_tiyn)) STORED NOT NULL,
    issued_on date NOT NULL,
    due_on date NOT NULL,
    due_rule text NOT NULL,
    due_explanation jsonb NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    root_id uuid NOT NULL,
    citizen_id uuid,
    CONSTRAINT invoices_amount_positive CHECK (((amount_tiyn > 0) AND (amount_tiyn <= '1000000000000000000'::bigint))),
    CONSTRAINT invoices_covers_of_yearly CHECK (((fee = 'yearly'::text) = (covers_to IS NOT NULL))),
    CONSTRAINT invoices_covers_order CHECK ((covers_to > covers_from)),
    CONSTRAINT invoices_entrance_of_application CHECK (((fee = 'entrance'::text) = (application_id IS NOT NULL))),
    CONSTRAINT invoices_holder_single CHECK ((num_nonnulls(organisation_id, citizen_id) = 1)),
    CONSTRAINT invoices_of_one CHECK ((num_nonnulls(application_id, membership_id) = 1)),
    CONSTRAINT invoices_refunded_paid CHECK ((refunded_tiyn <= paid_tiyn)),
    CONSTRAINT invoices_totals_positive CHECK ((LEAST(paid_tiyn, refunded_tiyn, waived_tiyn) >= 0)),
    CONSTRAINT invoices_version_positive CHECK ((version > 0)),
    CONSTRAINT invoices_waived_owed CHECK ((waived_tiyn <= amount_tiyn))
);

ALTER TABLE ONLY membership.invoices FORCE ROW LEVEL SECURITY;

ALTER TABLE membership.invoices OWNER TO tizilim_owner;

COMMENT ON TABLE membership.invoices IS 'tenant: what a member owes for what, and what became of it; the alliance and the member see it';

COMMENT ON COLUMN membership.invoices.open_tiyn IS 'What is still owed; less than nothing when too much was paid.';

CREATE TABLE membership.papers (
    tenant_id uuid NOT NULL,
    application_id uuid NOT NULL,
    organisation_id uuid,
    code text NOT NULL,
    version integer NOT NULL,
    reference text NOT NULL,
    sha256 bytea NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    recorded_by uuid NOT NULL,
    root_id uuid NOT NULL,
    citizen_id uuid,
    CONSTRAINT papers_code_format CHECK ((code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
    CONSTRAINT papers_holder_single CHECK ((num_nonnulls(organisation_id, citizen_id) = 1)),
    CONSTRAINT papers_reference_length CHECK (((char_length(reference) >= 1) AND (char_length(reference) <= 1000))),
    CONSTRAINT papers_sha256 CHECK ((octet_length(sha256) = 32))
);

ALTER TABLE ONLY membership.papers FORCE ROW LEVEL SECURITY;

ALTER TABLE membership.papers OWNER TO tizilim_owner;

COMMENT ON TABLE membership.papers IS 'tenant: where the papers of an application are, and their digests; INSERT only, the newest of a code counts';

CREATE TABLE membership.proposal_history (
    tenant_id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    seq bigint NOT NULL,
    organisation_id uuid,
    from_state text NOT NULL,
    to_state text NOT NULL,
    prev bigint GENERATED ALWAYS AS (NULLIF((seq - 1), 0)) STORED,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    responsible_tenant text,
    responsible_body text,
    plan_item text,
    deadline date,
    reason text,
    evidence text,
    evidence_sha256 bytea,
    CONSTRAINT proposal_history_assignment_own CHECK (
CASE
    WHEN (from_state = to_state) THEN (num_nonnulls(responsible_tenant, responsible_body) = 1)
    ELSE (num_nonnulls(responsible_tenant, responsible_body, plan_item, deadline) = 0)
END),
    CONSTRAINT proposal_history_evidence_length CHECK (((char_length(evidence) >= 1) AND (char_length(evidence) <= 1000))),
    CONSTRAINT proposal_history_evidence_of_implemented CHECK ((num_nonnulls(evidence, evidence_sha256) =
CASE
    WHEN (to_state = 'implemented'::text) THEN 2
    ELSE 0
END)),
    CONSTRAINT proposal_history_evidence_sha256 CHECK ((octet_length(evidence_sha256) = 32)),
    CONSTRAINT proposal_history_first_is_new CHECK (((seq = 1) = (from_state = 'new'::text))),
    CONSTRAINT proposal_history_proposer_first CHECK (((organisation_id IS NULL) OR (seq = 1))),
    CONSTRAINT proposal_history_reason_length CHECK ((char_length(reason) <= 4000)),
    CONSTRAINT proposal_history_reason_stated CHECK ((((to_state <> 'rejected'::text) AND (from_state <> ALL (ARRAY['rejected'::text, 'implemented'::text]))) OR (COALESCE(char_length(reason), 0) > 0))),
    CONSTRAINT proposal_history_seq_positive CHECK ((seq > 0))
);

ALTER TABLE ONLY membership.proposal_history FORCE ROW LEVEL SECURITY;

ALTER TABLE membership.proposal_history OWNER TO tizilim_owner;

COMMENT ON TABLE membership.proposal_history IS 'tenant: the steps of a proposal; INSERT only, public';

COMMENT ON COLUMN membership.proposal_history.organisation_id IS 'The organisation that took the step; only the first can be an organisation''s.';

CREATE TABLE membership.proposal_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL
);

ALTER TABLE membership.proposal_transitions OWNER TO tizilim_owner;

COMMENT ON TABLE membership.proposal_transitions IS 'reference: the steps that a proposal may take; "new" stands before the first';

CREATE TABLE membership.transitions (
    noun text NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    CONSTRAINT transitions_noun_known CHECK ((noun = ANY (ARRAY['application'::text, 'membership'::text])))
);

ALTER TABLE membership.transitions OWNER TO tizilim_owner;

COMMENT ON TABLE membership.transitions IS 'reference: the steps that an application and a membership may take; "new" stands before the first';

CREATE TABLE oversight.comment_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL
);

ALTER TABLE oversight.comment_transitions OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.comment_transitions IS 'reference: the steps that a comment may take; "new" stands before the first';

CREATE TABLE oversight.decisions (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    comment_id uuid NOT NULL,
    request_id uuid,
    outcome text NOT NULL,
    reason text,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    principal_id uuid NOT NULL,
    actor text NOT NULL,
    CONSTRAINT decisions_by_another CHECK ((tenant_id <> body_id)),
    CONSTRAINT decisions_keep_asked CHECK (((outcome <> 'keep'::text) OR (request_id IS NOT NULL))),
    CONSTRAINT decisions_outcome_known CHECK ((outcome = ANY (ARRAY['hide'::text, 'release'::text, 'keep'::text]))),
    CONSTRAINT decisions_reason_of_hidden CHECK (((outcome = 'hide'::text) = (reason IS NOT NULL)))
);

ALTER TABLE ONLY oversight.decisions FORCE ROW LEVEL SECURITY;

ALTER TABLE oversight.decisions OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.decisions IS 'tenant: what the moderating body decided on a comment; INSERT only, public but for who';

CREATE TABLE oversight.document_steps (
    tenant_id uuid NOT NULL,
    document_id uuid NOT NULL,
    seq bigint NOT NULL,
    citizen_id uuid NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    prev bigint GENERATED ALWAYS AS (NULLIF((seq - 1), 0)) STORED,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT document_steps_first_is_new CHECK (((seq = 1) = (from_state = 'new'::text))),
    CONSTRAINT document_steps_seq_positive CHECK ((seq > 0))
);

ALTER TABLE ONLY oversight.document_steps FORCE ROW LEVEL SECURITY;

ALTER TABLE oversight.document_steps OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.document_steps IS 'tenant: what became of a document of public control; INSERT only, public but for who wrote it';

CREATE TABLE oversight.document_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL
);

ALTER TABLE oversight.document_transitions OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.document_transitions IS 'reference: the steps that a document of public control may take; "new" stands before the first';

CREATE TABLE oversight.duty_steps (
    tenant_id uuid NOT NULL,
    duty_id uuid NOT NULL,
    seq bigint NOT NULL,
    kind text NOT NULL,
    citizen_id uuid,
    acting_id uuid,
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    prev bigint GENERATED ALWAYS AS (NULLIF((seq - 1), 0)) STORED,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    reason text,
    last_on date,
    CONSTRAINT duty_steps_author_first CHECK (((citizen_id IS NULL) OR (seq = 1))),
    CONSTRAINT duty_steps_first_is_new CHECK (((seq = 1) = (from_state = 'new'::text))),
    CONSTRAINT duty_steps_of_appeal CHECK (((act <> ALL (ARRAY['register'::text, 'extend'::text, 'return'::text, 'close'::text])) OR (kind = 'appeal'::text))),
    CONSTRAINT duty_steps_of_body CHECK (((acting_id = tenant_id) OR (seq = 1))),
    CONSTRAINT duty_steps_of_one CHECK ((num_nonnulls(citizen_id, acting_id) = 1)),
    CONSTRAINT duty_steps_reason_length CHECK ((char_length(reason) <= 4000)),
    CONSTRAINT duty_steps_reason_stated CHECK (((act <> ALL (ARRAY['forward'::text, 'return'::text, 'close'::text, 'extend'::text])) OR (COALESCE(char_length(reason), 0) > 0))),
    CONSTRAINT duty_steps_seq_positive CHECK ((seq > 0))
);

ALTER TABLE ONLY oversight.duty_steps FORCE ROW LEVEL SECURITY;

ALTER TABLE oversight.duty_steps OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.duty_steps IS 'tenant: what became of a duty, step by step; INSERT only, public but for who opened it';

COMMENT ON COLUMN oversight.duty_steps.acting_id IS 'The body that took the step.';

COMMENT ON COLUMN oversight.duty_steps.last_on IS 'The last day of the duty when the step was taken.';

CREATE TABLE oversight.duty_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL
);

ALTER TABLE oversight.duty_transitions OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.duty_transitions IS 'reference: the steps that a duty may take; "new" stands before the first';

CREATE TABLE oversight.extensions (
    tenant_id uuid NOT NULL,
    duty_id uuid NOT NULL,
    kind text GENERATED ALWAYS AS ('appeal'::text) STORED NOT NULL,
    due_on date NOT NULL,
    limit_on date NOT NULL,
    reason text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    long_on date,
    CONSTRAINT extensions_long_order CHECK (((long_on > due_on) AND (long_on <= (due_on + 62)))),
    CONSTRAINT extensions_reason_length CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 4000))),
    CONSTRAINT extensions_within_law CHECK (((due_on <= limit_on) AND (limit_on <= ((timezone('05:00:00'::interval, at))::date + '2 mons 10 days'::interval))))
);

ALTER TABLE ONLY oversight.extensions FORCE ROW LEVEL SECURITY;

ALTER TABLE oversight.extensions OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.extensions IS 'tenant: that the term of an appeal was extended, until when and why; INSERT only, public';

COMMENT ON COLUMN oversight.extensions.limit_on IS 'How long it may be at most, by the rule.';

COMMENT ON COLUMN oversight.extensions.long_on IS 'After it the answer is long overdue, with the extension.';

CREATE TABLE oversight.follows (
    citizen_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    target_id uuid NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT follows_kind_format CHECK ((kind ~ '^[a-z]+$'::text))
);

ALTER TABLE ONLY oversight.follows FORCE ROW LEVEL SECURITY;

ALTER TABLE oversight.follows OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.follows IS 'principal: comments and records that a citizen follows; nobody else knows';

CREATE TABLE oversight.instances (
    kind text NOT NULL,
    moderator_id uuid NOT NULL,
    next_id uuid,
    CONSTRAINT instances_kind_known CHECK ((kind = ANY (ARRAY['akimat'::text, 'ministry'::text, 'operator'::text, 'alliance'::text])))
);

ALTER TABLE oversight.instances OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.instances IS 'reference: who moderates criticism of a body of this kind, and to whom silence escalates';

CREATE TABLE oversight.limits (
    code text NOT NULL,
    seconds integer NOT NULL,
    amount smallint NOT NULL,
    why text NOT NULL,
    CONSTRAINT limits_day CHECK ((seconds <= 86400)),
    CONSTRAINT limits_positive CHECK (((seconds > 0) AND (amount > 0)))
);

ALTER TABLE oversight.limits OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.limits IS 'reference: how much one person, or all of one network, may say in so many seconds; no longer than a day';

CREATE TABLE oversight.moderators (
    body_id uuid NOT NULL
);

ALTER TABLE oversight.moderators OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.moderators IS 'reference: bodies that may moderate at all; no akimat is among them';

CREATE TABLE oversight.network_marks (
    code text NOT NULL,
    network bytea NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    CONSTRAINT network_marks_digest CHECK ((octet_length(network) = 32))
);

ALTER TABLE ONLY oversight.network_marks FORCE ROW LEVEL SECURITY;

ALTER TABLE oversight.network_marks OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.network_marks IS 'principal: that somebody of a network has said something, for two days; nobody reads it before';

COMMENT ON COLUMN oversight.network_marks.network IS 'HMAC of the day and the network (IPv4 /24, IPv6 /56) under a key outside the database.';

CREATE TABLE oversight.pause_grounds (
    code text NOT NULL,
    rule text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    CONSTRAINT pause_grounds_code_format CHECK ((code ~ '^[a-z]+(-[a-z]+)*$'::text)),
    CONSTRAINT pause_grounds_valid_order CHECK ((valid_to > valid_from))
);

ALTER TABLE oversight.pause_grounds OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.pause_grounds IS 'reference: the closed list of what an author may ask to have a term stand still for';

COMMENT ON COLUMN oversight.pause_grounds.rule IS 'Code in registry.deadline_rules: how long at most.';

CREATE TABLE oversight.reasons (
    code text NOT NULL,
    "position" smallint NOT NULL,
    before_publication boolean NOT NULL,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    source text NOT NULL,
    CONSTRAINT reasons_code_format CHECK ((code ~ '^[a-z]+(-[a-z]+)*$'::text))
);

ALTER TABLE oversight.reasons OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.reasons IS 'reference: the closed list of what a comment may be hidden for';

COMMENT ON COLUMN oversight.reasons.before_publication IS 'Held back until a moderator has looked at it.';

CREATE TABLE oversight.recommendation_answers (
    tenant_id uuid NOT NULL,
    document_id uuid NOT NULL,
    seq smallint NOT NULL,
    id uuid NOT NULL,
    outcome text NOT NULL,
    text text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    language text,
    CONSTRAINT recommendation_answers_outcome_known CHECK ((outcome = ANY (ARRAY['accepted'::text, 'partly'::text, 'rejected'::text]))),
    CONSTRAINT recommendation_answers_text_length CHECK (((char_length(text) >= 1) AND (char_length(text) <= 10000)))
);

ALTER TABLE ONLY oversight.recommendation_answers FORCE ROW LEVEL SECURITY;

ALTER TABLE oversight.recommendation_answers OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.recommendation_answers IS 'tenant: the answer of a body to one recommendation; INSERT only, public';

CREATE TABLE oversight.recommendations (
    tenant_id uuid NOT NULL,
    document_id uuid NOT NULL,
    seq smallint NOT NULL,
    citizen_id uuid NOT NULL,
    text text NOT NULL,
    CONSTRAINT recommendations_seq_range CHECK (((seq >= 1) AND (seq <= 50))),
    CONSTRAINT recommendations_text_length CHECK (((char_length(text) >= 1) AND (char_length(text) <= 4000)))
);

ALTER TABLE ONLY oversight.recommendations FORCE ROW LEVEL SECURITY;

ALTER TABLE oversight.recommendations OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.recommendations IS 'tenant: what a document of public control recommends; INSERT only, public but for who';

CREATE TABLE oversight.requests (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    comment_id uuid NOT NULL,
    reason text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL
);

ALTER TABLE ONLY oversight.requests FORCE ROW LEVEL SECURITY;

ALTER TABLE oversight.requests OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.requests IS 'tenant: that a body asks to have criticism of itself hidden; INSERT only, public, so without words of its own';

CREATE TABLE oversight.reviews (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    plea_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    decided_by uuid NOT NULL,
    principal_id uuid NOT NULL,
    outcome text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    CONSTRAINT reviews_four_eyes CHECK ((principal_id <> decided_by)),
    CONSTRAINT reviews_outcome_known CHECK ((outcome = ANY (ARRAY['uphold'::text, 'restore'::text])))
);

ALTER TABLE ONLY oversight.reviews FORCE ROW LEVEL SECURITY;

ALTER TABLE oversight.reviews OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.reviews IS 'tenant: what a second moderator made of an appeal; INSERT only, public but for who';

CREATE TABLE oversight.subject_kinds (
    kind text NOT NULL,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    located text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    fixed boolean DEFAULT false NOT NULL,
    CONSTRAINT subject_kinds_kind_format CHECK ((kind ~ '^[a-z]+$'::text)),
    CONSTRAINT subject_kinds_valid_order CHECK ((valid_to > valid_from))
);

ALTER TABLE oversight.subject_kinds OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.subject_kinds IS 'reference: kinds of records that can be commented on';

COMMENT ON COLUMN oversight.subject_kinds.located IS 'SELECT of (tenant that answers for it, version now) for the record $2.';

COMMENT ON COLUMN oversight.subject_kinds.fixed IS 'A record stays as it is, and another one replaces it: it is commented on, not corrected.';

CREATE TABLE oversight.voices (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    comment_id uuid NOT NULL,
    citizen_id uuid NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

ALTER TABLE ONLY oversight.voices FORCE ROW LEVEL SECURITY;

ALTER TABLE oversight.voices OWNER TO tizilim_owner;

COMMENT ON TABLE oversight.voices IS 'tenant: that somebody supports a comment, each once; INSERT only, public but for who';

CREATE TABLE ranking.export_parts (
    tenant_id uuid NOT NULL,
    snapshot_id uuid NOT NULL,
    number integer NOT NULL,
    written_in xid8 DEFAULT pg_current_xact_id() NOT NULL,
    text text NOT NULL,
    CONSTRAINT export_parts_length CHECK ((octet_length(text) <= 2097152)),
    CONSTRAINT export_parts_number_positive CHECK ((number > 0))
);

ALTER TABLE ONLY ranking.export_parts FORCE ROW LEVEL SECURITY;

ALTER TABLE ranking.export_parts OWNER TO tizilim_owner;

COMMENT ON TABLE ranking.export_parts IS 'tenant: the very bytes of an export, in parts; INSERT only, public';

CREATE TABLE ranking.inputs (
    tenant_id uuid NOT NULL,
    snapshot_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    indicator text NOT NULL,
    source text NOT NULL,
    written_in xid8 DEFAULT pg_current_xact_id() NOT NULL,
    day date NOT NULL,
    good bigint NOT NULL,
    total bigint NOT NULL,
    CONSTRAINT inputs_code_format CHECK (((indicator ~ '^[a-z]+$'::text) AND (source ~ '^[a-z0-9/-]+$'::text))),
    CONSTRAINT inputs_share CHECK (((total > 0) AND ((good >= 0) AND (good <= total))))
);

ALTER TABLE ONLY ranking.inputs FORCE ROW LEVEL SECURITY;

ALTER TABLE ranking.inputs OWNER TO tizilim_owner;

COMMENT ON TABLE ranking.inputs IS 'tenant: the evidence that a ranking was computed from; INSERT only, public';

CREATE TABLE ranking.method_publications (
    tenant_id uuid NOT NULL,
    method_id uuid NOT NULL,
    act text GENERATED ALWAYS AS ('second'::text) STORED NOT NULL,
    comments_until date NOT NULL,
    valid_from date NOT NULL,
    published_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    reference text NOT NULL,
    reference_sha256 bytea NOT NULL,
    CONSTRAINT method_publications_after_comments CHECK (((timezone('05:00:00'::interval, published_at))::date > comments_until)),
    CONSTRAINT method_publications_reference_length CHECK (((char_length(reference) >= 1) AND (char_length(reference) <= 1000))),
    CONSTRAINT method_publications_reference_sha256 CHECK ((octet_length(reference_sha256) = 32))
);

ALTER TABLE ONLY ranking.method_publications FORCE ROW LEVEL SECURITY;

ALTER TABLE ranking.method_publications OWNER TO tizilim_owner;

COMMENT ON TABLE ranking.method_publications IS 'tenant: by which act a method was approved, and from when rankings follow it; INSERT only, public';

CREATE TABLE ranking.methods (
    tenant_id uuid NOT NULL,
    tenant_kind text GENERATED ALWAYS AS ('ministry'::text) STORED NOT NULL,
    id uuid NOT NULL,
    act text GENERATED ALWAYS AS ('first'::text) STORED NOT NULL,
    code text NOT NULL,
    number integer NOT NULL,
    prev integer GENERATED ALWAYS AS (NULLIF((number - 1), 0)) STORED,
    name_kk text,
    name_ru text,
    sample boolean NOT NULL,
    record text NOT NULL,
    record_sha256 bytea GENERATED ALWAYS AS (sha256((record)::bytea)) STORED NOT NULL,
    comments_until date NOT NULL,
    drafted_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    due_on date,
    due_rule text,
    due_explanation jsonb,
    CONSTRAINT methods_code_format CHECK (((code ~ '^[a-z]+(-[a-z]+)*$'::text) AND (length(code) <= 60))),
    CONSTRAINT methods_name_length CHECK (((COALESCE(char_length(name_kk), 0) <= 500) AND (COALESCE(char_length(name_ru), 0) <= 500))),
    CONSTRAINT methods_name_stated CHECK ((COALESCE(name_kk, name_ru) <> ''::text)),
    CONSTRAINT methods_number_positive CHECK ((number > 0)),
    CONSTRAINT methods_record_length CHECK ((octet_length(record) <= 65536))
);

ALTER TABLE ONLY ranking.methods FORCE ROW LEVEL SECURITY;

ALTER TABLE ranking.methods OWNER TO tizilim_owner;

COMMENT ON TABLE ranking.methods IS 'tenant: a version of a method as it was put up for comments; INSERT only, public';

COMMENT ON COLUMN ranking.methods.record IS 'Everything that a computation depends on beside its rows: canonical JSON (RFC 8785).';

COMMENT ON COLUMN ranking.methods.comments_until IS 'Last day on which the public may comment before it can be published.';

COMMENT ON COLUMN ranking.methods.due_on IS 'The first day that the rule allows to be the last one for comments.';

CREATE TABLE ranking.objection_decisions (
    tenant_id uuid NOT NULL,
    snapshot_id uuid NOT NULL,
    number integer NOT NULL,
    kind text GENERATED ALWAYS AS ('objection'::text) STORED NOT NULL,
    ordinal integer NOT NULL,
    prev integer GENERATED ALWAYS AS (NULLIF((ordinal - 1), 0)) STORED,
    upheld_before integer NOT NULL,
    upheld boolean NOT NULL,
    upheld_after integer GENERATED ALWAYS AS ((upheld_before + (upheld)::integer)) STORED NOT NULL,
    decided_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    reason text NOT NULL,
    act text GENERATED ALWAYS AS (('objection/'::text || (number)::text)) STORED NOT NULL,
    CONSTRAINT objection_decisions_first_from_nothing CHECK (((ordinal > 1) OR (upheld_before = 0))),
    CONSTRAINT objection_decisions_ordinal_positive CHECK ((ordinal > 0)),
    CONSTRAINT objection_decisions_reason_length CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 4000)))
);

ALTER TABLE ONLY ranking.objection_decisions FORCE ROW LEVEL SECURITY;

ALTER TABLE ranking.objection_decisions OWNER TO tizilim_owner;

COMMENT ON TABLE ranking.objection_decisions IS 'tenant: how objections were decided, and why; INSERT only, public';

CREATE TABLE ranking.objections (
    tenant_id uuid NOT NULL,
    snapshot_id uuid NOT NULL,
    number integer NOT NULL,
    id uuid NOT NULL,
    kind text GENERATED ALWAYS AS (
CASE
    WHEN (organisation_id IS NULL) THEN 'end'::text
    ELSE 'objection'::text
END) STORED NOT NULL,
    prev integer GENERATED ALWAYS AS (NULLIF((number - 1), 0)) STORED,
    prev_kind text GENERATED ALWAYS AS ('objection'::text) STORED NOT NULL,
    organisation_id uuid,
    objections_until timestamp with time zone NOT NULL,
    filed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    text text,
    CONSTRAINT objections_in_time CHECK (((organisation_id IS NOT NULL) = (filed_at <= objections_until))),
    CONSTRAINT objections_number_positive CHECK ((number > 0)),
    CONSTRAINT objections_text_length CHECK (((char_length(text) >= 1) AND (char_length(text) <= 4000))),
    CONSTRAINT objections_text_stated CHECK (((organisation_id IS NULL) = (text IS NULL)))
);

ALTER TABLE ONLY ranking.objections FORCE ROW LEVEL SECURITY;

ALTER TABLE ranking.objections OWNER TO tizilim_owner;

COMMENT ON TABLE ranking.objections IS 'tenant: what organisations say against a provisional ranking, and that the time for it is over; INSERT only, public';

CREATE TABLE ranking.publications (
    tenant_id uuid NOT NULL,
    snapshot_id uuid NOT NULL,
    act text GENERATED ALWAYS AS ('second'::text) STORED NOT NULL,
    objections_until timestamp with time zone NOT NULL,
    published_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    last integer NOT NULL,
    last_kind text GENERATED ALWAYS AS ('end'::text) STORED NOT NULL,
    decided integer GENERATED ALWAYS AS (NULLIF((last - 1), 0)) STORED,
    upheld integer GENERATED ALWAYS AS (0) STORED NOT NULL,
    CONSTRAINT publications_after_objections CHECK ((published_at > objections_until))
);

ALTER TABLE ONLY ranking.publications FORCE ROW LEVEL SECURITY;

ALTER TABLE ranking.publications OWNER TO tizilim_owner;

COMMENT ON TABLE ranking.publications IS 'tenant: that a ranking is final, since when; INSERT only, public';

CREATE TABLE ranking.signers (
    tenant_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    act text NOT NULL,
    principal_id uuid NOT NULL,
    first_id uuid NOT NULL,
    first text GENERATED ALWAYS AS ('first'::text) STORED NOT NULL,
    CONSTRAINT signers_act_known CHECK (((act = ANY (ARRAY['first'::text, 'second'::text])) OR (act ~ '^objection/[1-9][0-9]{0,9}$'::text))),
    CONSTRAINT signers_four_eyes CHECK (((act = 'first'::text) = (principal_id = first_id)))
);

ALTER TABLE ONLY ranking.signers FORCE ROW LEVEL SECURITY;

ALTER TABLE ranking.signers OWNER TO tizilim_owner;

COMMENT ON TABLE ranking.signers IS 'tenant: who drafted and who published a method, who computed and who published a ranking, who decided an objection to it; INSERT only; the tenant sees it';

CREATE TABLE registry.calendar_years (
    year smallint NOT NULL,
    source text NOT NULL,
    confirmed boolean NOT NULL,
    CONSTRAINT calendar_years_year_sane CHECK (((year >= 1991) AND (year <= 2200)))
);

ALTER TABLE registry.calendar_years OWNER TO tizilim_owner;

COMMENT ON TABLE registry.calendar_years IS 'reference: years whose days are complete; a deadline that touches another year is an error';

CREATE TABLE registry.case_history (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    seq integer NOT NULL,
    organisation_id uuid NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    prev integer GENERATED ALWAYS AS (NULLIF((seq - 1), 0)) STORED,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    principal_id uuid NOT NULL,
    prev_principal_id uuid,
    actor text NOT NULL,
    reason text,
    due_on date,
    due_rule text,
    due_explanation jsonb,
    revocation_id uuid,
    revocation_effective_on date,
    CONSTRAINT case_history_due_complete CHECK ((num_nonnulls(due_on, due_rule, due_explanation) = ANY (ARRAY[0, 3]))),
    CONSTRAINT case_history_first_is_new CHECK (((seq = 1) = (from_state = 'new'::text))),
    CONSTRAINT case_history_four_eyes CHECK (((from_state <> 'in-review'::text) OR (to_state <> 'approved'::text) OR (principal_id <> prev_principal_id))),
    CONSTRAINT case_history_prev_signer_known CHECK (((seq = 1) = (prev_principal_id IS NULL))),
    CONSTRAINT case_history_reason_length CHECK ((char_length(reason) <= 4000)),
    CONSTRAINT case_history_reason_stated CHECK (((to_state <> ALL (ARRAY['returned'::text, 'refused'::text, 'revoking'::text, 'revoked'::text])) OR (char_length(reason) > 0))),
    CONSTRAINT case_history_revocation_named CHECK ((((to_state = ANY (ARRAY['revoking'::text, 'revoked'::text])) = (revocation_id IS NOT NULL)) AND ((revocation_id IS NULL) = (revocation_effective_on IS NULL)))),
    CONSTRAINT case_history_revoked_when_due CHECK (((to_state <> 'revoked'::text) OR (at >= timezone('05:00:00'::interval, (revocation_effective_on)::timestamp without time zone)))),
    CONSTRAINT case_history_seq_positive CHECK ((seq > 0))
);

ALTER TABLE ONLY registry.case_history FORCE ROW LEVEL SECURITY;

ALTER TABLE registry.case_history OWNER TO tizilim_owner;

COMMENT ON TABLE registry.case_history IS 'tenant: the steps of a case; INSERT only';

CREATE TABLE registry.case_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL
);

ALTER TABLE registry.case_transitions OWNER TO tizilim_owner;

COMMENT ON TABLE registry.case_transitions IS 'reference: the steps that a case may take; "new" stands before the first';

CREATE TABLE registry.cases (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    seq integer DEFAULT 1 NOT NULL,
    state text NOT NULL,
    claimed_by uuid,
    submitted_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    due_on date,
    due_rule text,
    due_explanation jsonb,
    valid_until date,
    CONSTRAINT cases_claimed_in_review CHECK (((state <> 'in-review'::text) OR (claimed_by IS NOT NULL))),
    CONSTRAINT cases_due_complete CHECK ((num_nonnulls(due_on, due_rule, due_explanation) = ANY (ARRAY[0, 3]))),
    CONSTRAINT cases_due_while_open CHECK (((state <> ALL (ARRAY['submitted'::text, 'in-review'::text, 'returned'::text])) OR (due_on IS NOT NULL))),
    CONSTRAINT cases_valid_until_of_approved CHECK (((state <> 'approved'::text) OR (valid_until IS NOT NULL))),
    CONSTRAINT cases_version_positive CHECK ((version > 0))
);

ALTER TABLE ONLY registry.cases FORCE ROW LEVEL SECURITY;

ALTER TABLE registry.cases OWNER TO tizilim_owner;

COMMENT ON TABLE registry.cases IS 'tenant: one application for verification, as it stands';

COMMENT ON COLUMN registry.cases.version IS 'Counts every change, steps and recorded checks alike.';

COMMENT ON COLUMN registry.cases.seq IS 'The last step in case_history.';

CREATE TABLE registry.check_kinds (
    code text NOT NULL,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    required boolean NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    confirmed boolean NOT NULL,
    CONSTRAINT check_kinds_code_format CHECK ((code ~ '^[a-z]+(-[a-z]+)*$'::text)),
    CONSTRAINT check_kinds_valid_order CHECK ((valid_to > valid_from))
);

ALTER TABLE registry.check_kinds OWNER TO tizilim_owner;

COMMENT ON TABLE registry.check_kinds IS 'reference: facts that are checked one by one; what "yes" means is in the name';

COMMENT ON COLUMN registry.check_kinds.required IS 'An approval needs a "yes" of this kind.';

CREATE TABLE registry.identifiers (
    organisation_id uuid NOT NULL,
    home_tenant_id uuid NOT NULL,
    scheme text NOT NULL,
    value text NOT NULL,
    valid_from date,
    valid_to date,
    source text,
    recorded_from timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    recorded_to timestamp with time zone,
    CONSTRAINT identifiers_recorded_order CHECK ((recorded_to > recorded_from)),
    CONSTRAINT identifiers_scheme_known CHECK ((scheme = ANY (ARRAY['KZ-BIN'::text, 'KZ-RNN'::text, 'KZ-REG'::text, 'FOREIGN'::text]))),
    CONSTRAINT identifiers_valid_order CHECK ((valid_to >= valid_from)),
    CONSTRAINT identifiers_value_format CHECK (
CASE
    WHEN (scheme = ANY (ARRAY['KZ-BIN'::text, 'KZ-RNN'::text])) THEN (value ~ '^[0-9]{12}$'::text)
    WHEN (scheme = 'FOREIGN'::text) THEN (value ~ '^[A-Z]{2}:.{1,60}$'::text)
    ELSE ((char_length(value) >= 1) AND (char_length(value) <= 60))
END)
);

ALTER TABLE ONLY registry.identifiers FORCE ROW LEVEL SECURITY;

ALTER TABLE registry.identifiers OWNER TO tizilim_owner;

COMMENT ON TABLE registry.identifiers IS 'national: dated external identifiers; one that holds today names one organisation';

COMMENT ON COLUMN registry.identifiers.value IS 'FOREIGN: country code, colon, number.';

CREATE TABLE registry.merges (
    id uuid NOT NULL,
    home_tenant_id uuid NOT NULL,
    merged_id uuid NOT NULL,
    kept_id uuid NOT NULL,
    reason text NOT NULL,
    merged_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    merged_by text NOT NULL,
    undone_at timestamp with time zone,
    undone_by text,
    undone_reason text,
    version bigint,
    undone_version bigint,
    CONSTRAINT merges_other CHECK ((merged_id <> kept_id)),
    CONSTRAINT merges_reason_length CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 1000))),
    CONSTRAINT merges_undone_complete CHECK ((num_nonnulls(undone_at, undone_by, undone_reason) = ANY (ARRAY[0, 3]))),
    CONSTRAINT merges_undone_later CHECK ((undone_at >= merged_at)),
    CONSTRAINT merges_undone_version_later CHECK ((undone_version > version))
);

ALTER TABLE ONLY registry.merges FORCE ROW LEVEL SECURITY;

ALTER TABLE registry.merges OWNER TO tizilim_owner;

COMMENT ON TABLE registry.merges IS 'national: which record was found to be which other, and whether that was taken back';

COMMENT ON COLUMN registry.merges.version IS 'The version of the merged record that the merge made.';

CREATE TABLE registry.names (
    organisation_id uuid NOT NULL,
    id uuid NOT NULL,
    home_tenant_id uuid NOT NULL,
    kind text NOT NULL,
    language text NOT NULL,
    name text NOT NULL,
    valid_from date,
    valid_to date,
    recorded_from timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    recorded_to timestamp with time zone,
    CONSTRAINT names_former_ended CHECK (((kind !~~ 'former%'::text) OR (valid_to IS NOT NULL))),
    CONSTRAINT names_kind_known CHECK ((kind = ANY (ARRAY['full'::text, 'short'::text, 'former'::text, 'former-short'::text]))),
    CONSTRAINT names_language_known CHECK ((language = ANY (ARRAY['kk'::text, 'ru'::text, 'en'::text]))),
    CONSTRAINT names_name_length CHECK (((char_length(name) >= 1) AND (char_length(name) <= 1000))),
    CONSTRAINT names_recorded_order CHECK ((recorded_to > recorded_from)),
    CONSTRAINT names_valid_order CHECK ((valid_to >= valid_from))
);

ALTER TABLE ONLY registry.names FORCE ROW LEVEL SECURITY;

ALTER TABLE registry.names OWNER TO tizilim_owner;

COMMENT ON TABLE registry.names IS 'national: names with the dates on which they held';

CREATE TABLE registry.parameters (
    code text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    value numeric NOT NULL,
    unit text NOT NULL,
    source text NOT NULL,
    confirmed boolean NOT NULL,
    CONSTRAINT parameters_valid_order CHECK ((valid_to > valid_from))
);

ALTER TABLE registry.parameters OWNER TO tizilim_owner;

COMMENT ON TABLE registry.parameters IS 'reference: legal amounts and limits; the value that counts is that of the date concerned';

CREATE TABLE registry.region_aliases (
    scheme text NOT NULL,
    code text NOT NULL,
    region_code text NOT NULL,
    valid_to date,
    source text NOT NULL,
    confirmed boolean NOT NULL,
    CONSTRAINT region_aliases_scheme_known CHECK ((scheme = ANY (ARRAY['ISO-3166-2'::text, 'KATO'::text])))
);

ALTER TABLE registry.region_aliases OWNER TO tizilim_owner;

COMMENT ON TABLE registry.region_aliases IS 'reference: obsolete codes that old data still carry; one that was divided has several rows';

CREATE TABLE registry.regions (
    code text NOT NULL,
    tenant_id uuid NOT NULL,
    kato text NOT NULL,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    source text NOT NULL,
    CONSTRAINT regions_code_format CHECK ((code ~ '^KZ-[0-9]{2}$'::text)),
    CONSTRAINT regions_valid_order CHECK ((valid_to > valid_from))
);

ALTER TABLE registry.regions OWNER TO tizilim_owner;

COMMENT ON TABLE registry.regions IS 'reference: regions, each with the akimat that is its tenant';

CREATE TABLE registry.report_line_codes (
    direction text NOT NULL,
    code text NOT NULL,
    "position" smallint NOT NULL,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    confirmed boolean NOT NULL,
    CONSTRAINT report_line_codes_direction_known CHECK ((direction = ANY (ARRAY['income'::text, 'expense'::text, 'property'::text]))),
    CONSTRAINT report_line_codes_valid_order CHECK ((valid_to > valid_from))
);

ALTER TABLE registry.report_line_codes OWNER TO tizilim_owner;

COMMENT ON TABLE registry.report_line_codes IS 'reference: sources of money, directions of spending, kinds of property; the form''s own list is not known';

CREATE TABLE registry.residences (
    organisation_id uuid NOT NULL,
    home_tenant_id uuid NOT NULL,
    region_code text NOT NULL,
    kato text,
    valid_from date,
    valid_to date,
    recorded_from timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    recorded_to timestamp with time zone,
    CONSTRAINT residences_kato_format CHECK ((kato ~ '^[0-9]{9}$'::text)),
    CONSTRAINT residences_recorded_order CHECK ((recorded_to > recorded_from)),
    CONSTRAINT residences_valid_order CHECK ((valid_to >= valid_from))
);

ALTER TABLE ONLY registry.residences FORCE ROW LEVEL SECURITY;

ALTER TABLE registry.residences OWNER TO tizilim_owner;

COMMENT ON TABLE registry.residences IS 'national: home regions with their dates, so that a report can use the region as it was';

CREATE TABLE registry.revocations (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    reason text NOT NULL,
    announced_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    announced_by uuid NOT NULL,
    effective_on date NOT NULL,
    effective_rule text NOT NULL,
    effective_explanation jsonb NOT NULL,
    objection_due_on date,
    objected_at timestamp with time zone,
    objected_by uuid,
    objection text,
    CONSTRAINT revocations_notice_given CHECK ((effective_on > ((timezone('05:00:00'::interval, announced_at))::date + 2))),
    CONSTRAINT revocations_objection_complete CHECK ((num_nonnulls(objected_at, objected_by, objection) = ANY (ARRAY[0, 3]))),
    CONSTRAINT revocations_objection_length CHECK (((char_length(objection) >= 1) AND (char_length(objection) <= 8000))),
    CONSTRAINT revocations_reason_length CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 4000)))
);

ALTER TABLE ONLY registry.revocations FORCE ROW LEVEL SECURITY;

ALTER TABLE registry.revocations OWNER TO tizilim_owner;

COMMENT ON TABLE registry.revocations IS 'tenant: an announced revocation; the organisation may object to it once';

CREATE TABLE registry.sphere_rows (
    organisation_id uuid NOT NULL,
    home_tenant_id uuid NOT NULL,
    sphere text NOT NULL,
    valid_from date,
    valid_to date,
    recorded_from timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    recorded_to timestamp with time zone,
    CONSTRAINT sphere_rows_recorded_order CHECK ((recorded_to > recorded_from)),
    CONSTRAINT sphere_rows_valid_order CHECK ((valid_to >= valid_from))
);

ALTER TABLE ONLY registry.sphere_rows FORCE ROW LEVEL SECURITY;

ALTER TABLE registry.sphere_rows OWNER TO tizilim_owner;

COMMENT ON TABLE registry.sphere_rows IS 'national: spheres with the dates on which they held';

CREATE TABLE sitting.agenda_items (
    tenant_id uuid NOT NULL,
    sitting_id uuid NOT NULL,
    number smallint NOT NULL,
    text_kk text,
    text_ru text,
    text_en text,
    document_reference text,
    document_sha256 bytea,
    CONSTRAINT agenda_items_document_length CHECK (((char_length(document_reference) >= 1) AND (char_length(document_reference) <= 1000))),
    CONSTRAINT agenda_items_document_sha256 CHECK (((octet_length(document_sha256) = 32) AND ((document_sha256 IS NULL) OR (document_reference IS NOT NULL)))),
    CONSTRAINT agenda_items_number_small CHECK (((number >= 1) AND (number <= 100))),
    CONSTRAINT agenda_items_text_given CHECK ((num_nonnulls(text_kk, text_ru) > 0)),
    CONSTRAINT agenda_items_text_length CHECK ((GREATEST(char_length(text_kk), char_length(text_ru), char_length(text_en)) <= 500))
);

ALTER TABLE ONLY sitting.agenda_items FORCE ROW LEVEL SECURITY;

ALTER TABLE sitting.agenda_items OWNER TO tizilim_owner;

COMMENT ON TABLE sitting.agenda_items IS 'tenant: what a sitting is called to decide; INSERT only, public';

CREATE TABLE sitting.steps (
    tenant_id uuid NOT NULL,
    sitting_id uuid NOT NULL,
    version bigint NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    prev bigint GENERATED ALWAYS AS (NULLIF((version - 1), 0)) STORED,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    principal_id uuid NOT NULL,
    actor text NOT NULL,
    CONSTRAINT steps_first_is_new CHECK (((version = 1) = (from_state = 'new'::text)))
);

ALTER TABLE ONLY sitting.steps FORCE ROW LEVEL SECURITY;

ALTER TABLE sitting.steps OWNER TO tizilim_owner;

COMMENT ON TABLE sitting.steps IS 'tenant: the steps of a sitting, and who took them; INSERT only';

CREATE TABLE sitting.transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL
);

ALTER TABLE sitting.transitions OWNER TO tizilim_owner;

COMMENT ON TABLE sitting.transitions IS 'reference: the steps that a sitting may take; "new" stands before the first';

CREATE TABLE tenancy.access_audit (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    principal_id uuid NOT NULL,
    role text NOT NULL,
    method text NOT NULL,
    organisation_id uuid,
    subject_id uuid NOT NULL,
    class text NOT NULL,
    CONSTRAINT access_audit_class_known CHECK ((class = ANY (ARRAY['personal'::text, 'sealed'::text])))
);

ALTER TABLE ONLY tenancy.access_audit FORCE ROW LEVEL SECURITY;

ALTER TABLE tenancy.access_audit OWNER TO tizilim_owner;

COMMENT ON TABLE tenancy.access_audit IS 'tenant: who read which personal or sealed data; nobody changes it, the tenant and the audit read it';

CREATE TABLE tenancy.emergencies (
    grant_id uuid NOT NULL,
    reason text NOT NULL,
    CONSTRAINT emergencies_reason_length CHECK (((char_length(reason) >= 10) AND (char_length(reason) <= 1000)))
);

ALTER TABLE ONLY tenancy.emergencies FORCE ROW LEVEL SECURITY;

ALTER TABLE tenancy.emergencies OWNER TO tizilim_owner;

COMMENT ON TABLE tenancy.emergencies IS 'national: why somebody was given a role without a second administrator; INSERT only';

CREATE TABLE tenancy.roles (
    code text NOT NULL,
    scope text NOT NULL,
    database_role text NOT NULL,
    CONSTRAINT roles_scope_known CHECK ((scope = ANY (ARRAY['tenant'::text, 'organisation'::text, 'alliance'::text, 'none'::text])))
);

ALTER TABLE tenancy.roles OWNER TO tizilim_owner;

COMMENT ON TABLE tenancy.roles IS 'reference: what a principal can be, what such a grant must name, which sessions serve it';

CREATE TABLE tenancy.tokens (
    id uuid NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    hash bytea NOT NULL,
    label text NOT NULL,
    grant_id uuid NOT NULL,
    principal_id uuid NOT NULL,
    role text NOT NULL,
    scope text GENERATED ALWAYS AS (
CASE
    WHEN (tenant_id IS NOT NULL) THEN 'tenant'::text
    WHEN (organisation_id IS NOT NULL) THEN 'organisation'::text
    WHEN (alliance_id IS NOT NULL) THEN 'alliance'::text
    ELSE 'none'::text
END) STORED NOT NULL,
    tenant_id uuid,
    organisation_id uuid,
    alliance_id uuid,
    scope_id uuid GENERATED ALWAYS AS (COALESCE(tenant_id, organisation_id, alliance_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL,
    bootstrap boolean DEFAULT false NOT NULL,
    emergency boolean DEFAULT false NOT NULL,
    state text NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    issued_by uuid NOT NULL,
    issued_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    approved_by uuid,
    revoked_by uuid,
    revoked_at timestamp with time zone,
    CONSTRAINT tokens_emergency_limited CHECK (((NOT emergency) OR ((expires_at - issued_at) <= '04:00:00'::interval))),
    CONSTRAINT tokens_expires_later CHECK ((expires_at > issued_at)),
    CONSTRAINT tokens_four_eyes CHECK (((state <> 'active'::text) OR bootstrap OR emergency OR (issued_by = principal_id) OR ((approved_by IS NOT NULL) AND ((approved_by <> issued_by) AND (approved_by <> principal_id))))),
    CONSTRAINT tokens_hash_sha256 CHECK ((octet_length(hash) = 32)),
    CONSTRAINT tokens_label_length CHECK (((char_length(label) >= 1) AND (char_length(label) <= 100))),
    CONSTRAINT tokens_state_known CHECK ((state = ANY (ARRAY['pending'::text, 'active'::text, 'revoked'::text]))),
    CONSTRAINT tokens_state_matches CHECK (((state = 'revoked'::text) = ((revoked_at IS NOT NULL) AND (revoked_by IS NOT NULL))))
);

ALTER TABLE ONLY tenancy.tokens FORCE ROW LEVEL SECURITY;

ALTER TABLE tenancy.tokens OWNER TO tizilim_owner;

COMMENT ON TABLE tenancy.tokens IS 'account: what a caller shows; live when active and not expired. Only the SHA-256 is kept.';

ALTER TABLE ONLY journal.log ATTACH PARTITION journal.log_0 FOR VALUES FROM ('0') TO ('4194304');

ALTER TABLE ONLY journal.log ATTACH PARTITION journal.log_1 FOR VALUES FROM ('4194304') TO ('8388608');

ALTER TABLE ONLY financing.acceptances
    ADD CONSTRAINT acceptances_id_unique UNIQUE (id);

ALTER TABLE ONLY financing.acceptances
    ADD CONSTRAINT acceptances_pkey PRIMARY KEY (tenant_id, report_id);

ALTER TABLE ONLY financing.application_steps
    ADD CONSTRAINT application_steps_at_unique UNIQUE (tenant_id, application_id, seq, act, at);

ALTER TABLE ONLY financing.application_steps
    ADD CONSTRAINT application_steps_pkey PRIMARY KEY (tenant_id, application_id, seq);

ALTER TABLE ONLY financing.application_steps
    ADD CONSTRAINT application_steps_step_unique UNIQUE (tenant_id, application_id, seq, to_state);

ALTER TABLE ONLY financing.application_transitions
    ADD CONSTRAINT application_transitions_pkey PRIMARY KEY (from_state, to_state, act);

ALTER TABLE ONLY financing.application_withdrawals
    ADD CONSTRAINT application_withdrawals_entry_unique UNIQUE (entry_id);

ALTER TABLE ONLY financing.application_withdrawals
    ADD CONSTRAINT application_withdrawals_pkey PRIMARY KEY (tenant_id, application_id, seq);

ALTER TABLE ONLY financing.applications
    ADD CONSTRAINT applications_once UNIQUE (tenant_id, order_id, organisation_id);

ALTER TABLE ONLY financing.applications
    ADD CONSTRAINT applications_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY financing.applications
    ADD CONSTRAINT applications_whole_unique UNIQUE (tenant_id, id, order_id, organisation_id);

ALTER TABLE ONLY financing.award_lines
    ADD CONSTRAINT award_lines_after_unique UNIQUE (tenant_id, award_id, place, after_tiyn);

ALTER TABLE ONLY financing.award_lines
    ADD CONSTRAINT award_lines_contracted_unique UNIQUE (tenant_id, award_id, line_id, contracted_tiyn);

ALTER TABLE ONLY financing.award_lines
    ADD CONSTRAINT award_lines_pkey PRIMARY KEY (tenant_id, award_id, line_id);

ALTER TABLE ONLY financing.award_lines
    ADD CONSTRAINT award_lines_place_unique UNIQUE (tenant_id, award_id, place);

ALTER TABLE ONLY financing.awards
    ADD CONSTRAINT awards_contract_unique UNIQUE (tenant_id, id, order_id, organisation_id);

ALTER TABLE ONLY financing.awards
    ADD CONSTRAINT awards_id_unique UNIQUE (id);

ALTER TABLE ONLY financing.awards
    ADD CONSTRAINT awards_lines_unique UNIQUE (tenant_id, id, order_id, lines);

ALTER TABLE ONLY financing.awards
    ADD CONSTRAINT awards_outcome_unique UNIQUE (tenant_id, id, decision_id, application_id, amount_tiyn);

ALTER TABLE ONLY financing.awards
    ADD CONSTRAINT awards_pause_kept EXCLUDE USING gist (organisation_id WITH =, wins WITH &&) WHERE ((state <> 'annulled'::text));

ALTER TABLE ONLY financing.awards
    ADD CONSTRAINT awards_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY financing.breach_answers
    ADD CONSTRAINT breach_answers_pkey PRIMARY KEY (tenant_id, breach_id);

ALTER TABLE ONLY financing.breaches
    ADD CONSTRAINT breaches_contract_unique UNIQUE (tenant_id, id, contract_id);

ALTER TABLE ONLY financing.breaches
    ADD CONSTRAINT breaches_id_unique UNIQUE (id);

ALTER TABLE ONLY financing.breaches
    ADD CONSTRAINT breaches_organisation_unique UNIQUE (tenant_id, id, organisation_id);

ALTER TABLE ONLY financing.breaches
    ADD CONSTRAINT breaches_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY financing.budget_entries
    ADD CONSTRAINT budget_entries_after_unique UNIQUE (tenant_id, line_id, seq, after_tiyn);

ALTER TABLE ONLY financing.budget_entries
    ADD CONSTRAINT budget_entries_pkey PRIMARY KEY (tenant_id, line_id, seq);

ALTER TABLE ONLY financing.budget_lines
    ADD CONSTRAINT budget_lines_code_unique UNIQUE (tenant_id, year, programme, specific);

ALTER TABLE ONLY financing.budget_lines
    ADD CONSTRAINT budget_lines_id_unique UNIQUE (id);

ALTER TABLE ONLY financing.budget_lines
    ADD CONSTRAINT budget_lines_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY financing.budget_lines
    ADD CONSTRAINT budget_lines_year_unique UNIQUE (tenant_id, id, year);

ALTER TABLE ONLY financing.complaint_notices
    ADD CONSTRAINT complaint_notices_decision_unique UNIQUE (tenant_id, id, decision_id);

ALTER TABLE ONLY financing.complaint_notices
    ADD CONSTRAINT complaint_notices_id_unique UNIQUE (id);

ALTER TABLE ONLY financing.complaint_notices
    ADD CONSTRAINT complaint_notices_number_unique UNIQUE (tenant_id, decision_id, number);

ALTER TABLE ONLY financing.complaint_notices
    ADD CONSTRAINT complaint_notices_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY financing.complaint_rulings
    ADD CONSTRAINT complaint_rulings_decision_unique UNIQUE (tenant_id, complaint_id, decision_id);

ALTER TABLE ONLY financing.complaint_rulings
    ADD CONSTRAINT complaint_rulings_ordinal_unique UNIQUE (tenant_id, decision_id, ordinal);

ALTER TABLE ONLY financing.complaint_rulings
    ADD CONSTRAINT complaint_rulings_pkey PRIMARY KEY (tenant_id, complaint_id);

ALTER TABLE ONLY financing.complaint_signers
    ADD CONSTRAINT complaint_signers_pkey PRIMARY KEY (tenant_id, complaint_id);

ALTER TABLE ONLY financing.complaints
    ADD CONSTRAINT complaints_decision_unique UNIQUE (tenant_id, id, decision_id);

ALTER TABLE ONLY financing.complaints
    ADD CONSTRAINT complaints_once UNIQUE (tenant_id, decision_id, organisation_id);

ALTER TABLE ONLY financing.complaints
    ADD CONSTRAINT complaints_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY financing.contract_amounts
    ADD CONSTRAINT contract_amounts_pkey PRIMARY KEY (tenant_id, root_id, version, line_id);

ALTER TABLE ONLY financing.contract_amounts
    ADD CONSTRAINT contract_amounts_whole_unique UNIQUE (tenant_id, root_id, version, line_id, amount_tiyn);

ALTER TABLE ONLY financing.contract_lines
    ADD CONSTRAINT contract_lines_pkey PRIMARY KEY (tenant_id, contract_id, line_id);

ALTER TABLE ONLY financing.contract_versions
    ADD CONSTRAINT contract_versions_chain_unique UNIQUE (tenant_id, root_id, version, id);

ALTER TABLE ONLY financing.contract_versions
    ADD CONSTRAINT contract_versions_id_unique UNIQUE (id);

ALTER TABLE ONLY financing.contract_versions
    ADD CONSTRAINT contract_versions_pkey PRIMARY KEY (tenant_id, root_id, version);

ALTER TABLE ONLY financing.contracts
    ADD CONSTRAINT contracts_award_once UNIQUE (tenant_id, award_id);

ALTER TABLE ONLY financing.contracts
    ADD CONSTRAINT contracts_award_unique UNIQUE (tenant_id, id, award_id);

ALTER TABLE ONLY financing.contracts
    ADD CONSTRAINT contracts_id_unique UNIQUE (id);

ALTER TABLE ONLY financing.contracts
    ADD CONSTRAINT contracts_organisation_unique UNIQUE (tenant_id, id, organisation_id);

ALTER TABLE ONLY financing.contracts
    ADD CONSTRAINT contracts_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY financing.contracts
    ADD CONSTRAINT contracts_terminated_unique UNIQUE (tenant_id, id, terminated);

ALTER TABLE ONLY financing.contracts
    ADD CONSTRAINT contracts_version_unique UNIQUE (tenant_id, id, version);

ALTER TABLE ONLY financing.decision_outcomes
    ADD CONSTRAINT decision_outcomes_application_once UNIQUE (tenant_id, decision_id, application_id);

ALTER TABLE ONLY financing.decision_outcomes
    ADD CONSTRAINT decision_outcomes_organisation_unique UNIQUE (tenant_id, decision_id, organisation_id);

ALTER TABLE ONLY financing.decision_outcomes
    ADD CONSTRAINT decision_outcomes_pkey PRIMARY KEY (tenant_id, decision_id, place);

ALTER TABLE ONLY financing.decision_steps
    ADD CONSTRAINT decision_steps_pkey PRIMARY KEY (tenant_id, decision_id, seq);

ALTER TABLE ONLY financing.decision_steps
    ADD CONSTRAINT decision_steps_signer_unique UNIQUE (tenant_id, decision_id, seq, principal_id);

ALTER TABLE ONLY financing.decision_steps
    ADD CONSTRAINT decision_steps_step_unique UNIQUE (tenant_id, decision_id, seq, to_state);

ALTER TABLE ONLY financing.decision_transitions
    ADD CONSTRAINT decision_transitions_pkey PRIMARY KEY (from_state, to_state, act);

ALTER TABLE ONLY financing.decisions
    ADD CONSTRAINT decisions_kind_unique UNIQUE (tenant_id, id, order_id, instrument, year, state);

ALTER TABLE ONLY financing.decisions
    ADD CONSTRAINT decisions_last_unique UNIQUE (tenant_id, id, order_id, version, state);

ALTER TABLE ONLY financing.decisions
    ADD CONSTRAINT decisions_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY financing.decisions
    ADD CONSTRAINT decisions_state_unique UNIQUE (tenant_id, id, state);

ALTER TABLE ONLY financing.declaration_items
    ADD CONSTRAINT declaration_items_pkey PRIMARY KEY (tenant_id, principal_id, application_id);

ALTER TABLE ONLY financing.declaration_items
    ADD CONSTRAINT declaration_items_related_unique UNIQUE (tenant_id, principal_id, application_id, related);

ALTER TABLE ONLY financing.declarations
    ADD CONSTRAINT declarations_id_unique UNIQUE (tenant_id, id);

ALTER TABLE ONLY financing.declarations
    ADD CONSTRAINT declarations_outcome_unique UNIQUE (tenant_id, order_id, principal_id, recused, related);

ALTER TABLE ONLY financing.declarations
    ADD CONSTRAINT declarations_pkey PRIMARY KEY (tenant_id, order_id, principal_id);

ALTER TABLE ONLY financing.draw_candidates
    ADD CONSTRAINT draw_candidates_drawn_unique UNIQUE (tenant_id, order_id, expert_id, drawn);

ALTER TABLE ONLY financing.draw_candidates
    ADD CONSTRAINT draw_candidates_hash_unique UNIQUE (tenant_id, order_id, rank, hash, late);

ALTER TABLE ONLY financing.draw_candidates
    ADD CONSTRAINT draw_candidates_once UNIQUE (tenant_id, order_id, expert_id);

ALTER TABLE ONLY financing.draw_candidates
    ADD CONSTRAINT draw_candidates_pkey PRIMARY KEY (tenant_id, order_id, rank);

ALTER TABLE ONLY financing.draw_commitments
    ADD CONSTRAINT draw_commitments_commitment_unique UNIQUE (tenant_id, order_id, commitment);

ALTER TABLE ONLY financing.draw_commitments
    ADD CONSTRAINT draw_commitments_pkey PRIMARY KEY (tenant_id, order_id);

ALTER TABLE ONLY financing.draw_commitments
    ADD CONSTRAINT draw_commitments_whole_unique UNIQUE (tenant_id, order_id, commitment, committed_at);

ALTER TABLE ONLY financing.draw_seeds
    ADD CONSTRAINT draw_seeds_pkey PRIMARY KEY (tenant_id, order_id);

ALTER TABLE ONLY financing.draws
    ADD CONSTRAINT draws_applications_unique UNIQUE (tenant_id, order_id, applications);

ALTER TABLE ONLY financing.draws
    ADD CONSTRAINT draws_id_unique UNIQUE (id);

ALTER TABLE ONLY financing.draws
    ADD CONSTRAINT draws_pkey PRIMARY KEY (tenant_id, order_id);

ALTER TABLE ONLY financing.draws
    ADD CONSTRAINT draws_seed_unique UNIQUE (tenant_id, order_id, seed, places, opened_at);

ALTER TABLE ONLY financing.evaluations
    ADD CONSTRAINT evaluations_id_unique UNIQUE (id);

ALTER TABLE ONLY financing.evaluations
    ADD CONSTRAINT evaluations_pkey PRIMARY KEY (tenant_id, contract_id);

ALTER TABLE ONLY financing.expert_spheres
    ADD CONSTRAINT expert_spheres_pkey PRIMARY KEY (tenant_id, sphere, expert_id);

ALTER TABLE ONLY financing.experts
    ADD CONSTRAINT experts_once UNIQUE (tenant_id, principal_id);

ALTER TABLE ONLY financing.experts
    ADD CONSTRAINT experts_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY financing.experts
    ADD CONSTRAINT experts_time_unique UNIQUE (tenant_id, id, registered_at);

ALTER TABLE ONLY financing.experts
    ADD CONSTRAINT experts_whole_unique UNIQUE (tenant_id, id, principal_id);

ALTER TABLE ONLY financing.function_performers
    ADD CONSTRAINT function_performers_no_overlap EXCLUDE USING gist (tenant_id WITH =, function_id WITH =, daterange(valid_from, valid_to) WITH &&);

ALTER TABLE ONLY financing.function_performers
    ADD CONSTRAINT function_performers_pkey PRIMARY KEY (tenant_id, function_id, seq);

ALTER TABLE ONLY financing.functions
    ADD CONSTRAINT functions_id_unique UNIQUE (id);

ALTER TABLE ONLY financing.functions
    ADD CONSTRAINT functions_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY financing.hidable_fields
    ADD CONSTRAINT hidable_fields_pkey PRIMARY KEY (stage, field);

ALTER TABLE ONLY financing.hidable_fields
    ADD CONSTRAINT hidable_fields_position_unique UNIQUE ("position");

ALTER TABLE ONLY financing.instrument_rules
    ADD CONSTRAINT instrument_rules_id_unique UNIQUE (id);

ALTER TABLE ONLY financing.instrument_rules
    ADD CONSTRAINT instrument_rules_no_overlap EXCLUDE USING gist (instrument WITH =, daterange(valid_from, valid_to) WITH &&);

ALTER TABLE ONLY financing.instrument_rules
    ADD CONSTRAINT instrument_rules_pkey PRIMARY KEY (instrument, valid_from);

ALTER TABLE ONLY financing.instrument_rules
    ADD CONSTRAINT instrument_rules_ranked_unique UNIQUE (instrument, valid_from, ranked);

ALTER TABLE ONLY financing.instruments
    ADD CONSTRAINT instruments_pkey PRIMARY KEY (code);

ALTER TABLE ONLY financing.instruments
    ADD CONSTRAINT instruments_position_unique UNIQUE ("position");

ALTER TABLE ONLY financing.ledger_entries
    ADD CONSTRAINT ledger_entries_id_unique UNIQUE (id);

ALTER TABLE ONLY financing.ledger_entries
    ADD CONSTRAINT ledger_entries_payment_once UNIQUE (tenant_id, payment_id, line_id);

ALTER TABLE financing.ledger_entries
    ADD CONSTRAINT ledger_entries_payment_year CHECK (
CASE act
    WHEN 'payment.confirm'::text THEN ((paid_in IS NOT NULL) AND (line_year IS NOT NULL) AND (paid_in >= line_year))
    ELSE (paid_in IS NULL)
END) NOT VALID;

ALTER TABLE ONLY financing.ledger_entries
    ADD CONSTRAINT ledger_entries_pkey PRIMARY KEY (tenant_id, contract_id, line_id, seq);

ALTER TABLE ONLY financing.ledger_entries
    ADD CONSTRAINT ledger_entries_refund_once UNIQUE (tenant_id, refund_id, line_id);

ALTER TABLE financing.ledger_entries
    ADD CONSTRAINT ledger_entries_refund_year CHECK (
CASE act
    WHEN 'refund.receive'::text THEN ((returned_in IS NOT NULL) AND (line_year IS NOT NULL) AND ((debit = 'budget'::text) = (returned_in <= line_year)))
    WHEN 'payment.confirm'::text THEN (returned_in IS NULL)
    ELSE ((returned_in IS NULL) AND (line_year IS NULL))
END) NOT VALID;

ALTER TABLE ONLY financing.ledger_entries
    ADD CONSTRAINT ledger_entries_totals_unique UNIQUE (tenant_id, contract_id, line_id, seq, contracted_tiyn, paid_tiyn, returned_tiyn, freed_tiyn);

ALTER TABLE ONLY financing.ledger_entries
    ADD CONSTRAINT ledger_entries_version_once UNIQUE (tenant_id, contract_id, line_id, version);

ALTER TABLE ONLY financing.ledger_movements
    ADD CONSTRAINT ledger_movements_pkey PRIMARY KEY (act, debit, credit);

ALTER TABLE ONLY financing.opened_applications
    ADD CONSTRAINT opened_applications_asked_unique UNIQUE (tenant_id, application_id, order_id, organisation_id, amount_tiyn);

ALTER TABLE ONLY financing.opened_applications
    ADD CONSTRAINT opened_applications_order_unique UNIQUE (tenant_id, application_id, order_id, organisation_id);

ALTER TABLE ONLY financing.opened_applications
    ADD CONSTRAINT opened_applications_pkey PRIMARY KEY (tenant_id, application_id);

ALTER TABLE ONLY financing.order_answers
    ADD CONSTRAINT order_answers_id_unique UNIQUE (id);

ALTER TABLE ONLY financing.order_answers
    ADD CONSTRAINT order_answers_once UNIQUE (tenant_id, question_id);

ALTER TABLE ONLY financing.order_answers
    ADD CONSTRAINT order_answers_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY financing.order_criteria
    ADD CONSTRAINT order_criteria_pkey PRIMARY KEY (tenant_id, order_id, code);

ALTER TABLE ONLY financing.order_criteria
    ADD CONSTRAINT order_criteria_points_unique UNIQUE (tenant_id, order_id, code, points_max);

ALTER TABLE ONLY financing.order_documents
    ADD CONSTRAINT order_documents_pkey PRIMARY KEY (tenant_id, order_id, number);

ALTER TABLE ONLY financing.order_drafts
    ADD CONSTRAINT order_drafts_announced_unique UNIQUE (tenant_id, id, announced);

ALTER TABLE ONLY financing.order_drafts
    ADD CONSTRAINT order_drafts_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY financing.order_experts
    ADD CONSTRAINT order_experts_ended_unique UNIQUE (tenant_id, order_id, principal_id, ended);

ALTER TABLE ONLY financing.order_experts
    ADD CONSTRAINT order_experts_pkey PRIMARY KEY (tenant_id, order_id, principal_id);

ALTER TABLE ONLY financing.order_experts
    ADD CONSTRAINT order_experts_replaced_once UNIQUE (tenant_id, order_id, replaces);

ALTER TABLE ONLY financing.order_hidden_fields
    ADD CONSTRAINT order_hidden_fields_pkey PRIMARY KEY (tenant_id, order_id, stage, field);

ALTER TABLE ONLY financing.order_lines
    ADD CONSTRAINT order_lines_pkey PRIMARY KEY (tenant_id, order_id, line_id);

ALTER TABLE ONLY financing.order_questions
    ADD CONSTRAINT order_questions_order_unique UNIQUE (tenant_id, id, order_id);

ALTER TABLE ONLY financing.order_questions
    ADD CONSTRAINT order_questions_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY financing.order_steps
    ADD CONSTRAINT order_steps_pkey PRIMARY KEY (tenant_id, order_id, seq);

ALTER TABLE ONLY financing.order_steps
    ADD CONSTRAINT order_steps_step_unique UNIQUE (tenant_id, order_id, seq, to_state, closes_at);

ALTER TABLE ONLY financing.order_transitions
    ADD CONSTRAINT order_transitions_pkey PRIMARY KEY (from_state, to_state, act);

ALTER TABLE ONLY financing.orders
    ADD CONSTRAINT orders_applications_unique UNIQUE (tenant_id, id, applications);

ALTER TABLE ONLY financing.orders
    ADD CONSTRAINT orders_blind_unique UNIQUE (tenant_id, id, blind);

ALTER TABLE ONLY financing.orders
    ADD CONSTRAINT orders_draft_once UNIQUE (tenant_id, draft_id);

ALTER TABLE ONLY financing.orders
    ADD CONSTRAINT orders_draw_unique UNIQUE (tenant_id, id, opened_at, applications);

ALTER TABLE ONLY financing.orders
    ADD CONSTRAINT orders_id_unique UNIQUE (id);

ALTER TABLE ONLY financing.orders
    ADD CONSTRAINT orders_judged_blind_unique UNIQUE (tenant_id, id, judged_blind);

ALTER TABLE ONLY financing.orders
    ADD CONSTRAINT orders_kind_unique UNIQUE (tenant_id, id, instrument, year);

ALTER TABLE ONLY financing.orders
    ADD CONSTRAINT orders_opened_unique UNIQUE (tenant_id, id, opened_at);

ALTER TABLE ONLY financing.orders
    ADD CONSTRAINT orders_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY financing.orders
    ADD CONSTRAINT orders_time_unique UNIQUE (tenant_id, id, opens_at, closes_at);

ALTER TABLE ONLY financing.orders
    ADD CONSTRAINT orders_year_unique UNIQUE (tenant_id, id, year);

ALTER TABLE ONLY financing.payment_confirmations
    ADD CONSTRAINT payment_confirmations_pkey PRIMARY KEY (tenant_id, payment_id);

ALTER TABLE ONLY financing.payment_confirmations
    ADD CONSTRAINT payment_confirmations_reference_once UNIQUE (tenant_id, reference);

ALTER TABLE ONLY financing.payment_confirmations
    ADD CONSTRAINT payment_confirmations_tranche_unique UNIQUE (tenant_id, payment_id, tranche_id);

ALTER TABLE ONLY financing.payment_confirmations
    ADD CONSTRAINT payment_confirmations_year_unique UNIQUE (tenant_id, payment_id, paid_in);

ALTER TABLE ONLY financing.payment_refusals
    ADD CONSTRAINT payment_refusals_pkey PRIMARY KEY (tenant_id, payment_id);

ALTER TABLE ONLY financing.payment_refusals
    ADD CONSTRAINT payment_refusals_reference_once UNIQUE (tenant_id, reference);

ALTER TABLE ONLY financing.payment_refusals
    ADD CONSTRAINT payment_refusals_step_unique UNIQUE (tenant_id, tranche_id, step);

ALTER TABLE ONLY financing.payment_signers
    ADD CONSTRAINT payment_signers_pkey PRIMARY KEY (tenant_id, payment_id, seq);

ALTER TABLE ONLY financing.payment_signers
    ADD CONSTRAINT payment_signers_signer_unique UNIQUE (tenant_id, payment_id, seq, principal_id);

ALTER TABLE ONLY financing.payments
    ADD CONSTRAINT payments_id_unique UNIQUE (id);

ALTER TABLE ONLY financing.payments
    ADD CONSTRAINT payments_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY financing.payments
    ADD CONSTRAINT payments_step_unique UNIQUE (tenant_id, id, tranche_id, step);

ALTER TABLE ONLY financing.payments
    ADD CONSTRAINT payments_tranche_once UNIQUE (tenant_id, tranche_id, step);

ALTER TABLE ONLY financing.plan_items
    ADD CONSTRAINT plan_items_after_unique UNIQUE (tenant_id, plan_id, version, line_id, place, line_version, after_tiyn);

ALTER TABLE ONLY financing.plan_items
    ADD CONSTRAINT plan_items_item_unique UNIQUE (tenant_id, plan_id, version, theme_id, line_id, quarter);

ALTER TABLE ONLY financing.plan_items
    ADD CONSTRAINT plan_items_pkey PRIMARY KEY (tenant_id, plan_id, version, line_id, place);

ALTER TABLE ONLY financing.plan_versions
    ADD CONSTRAINT plan_versions_pkey PRIMARY KEY (tenant_id, plan_id, version);

ALTER TABLE ONLY financing.plan_versions
    ADD CONSTRAINT plan_versions_year_unique UNIQUE (tenant_id, plan_id, version, year);

ALTER TABLE ONLY financing.plans
    ADD CONSTRAINT plans_id_unique UNIQUE (id);

ALTER TABLE ONLY financing.plans
    ADD CONSTRAINT plans_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY financing.plans
    ADD CONSTRAINT plans_whole_unique UNIQUE (tenant_id, id, year);

ALTER TABLE ONLY financing.plans
    ADD CONSTRAINT plans_year_unique UNIQUE (tenant_id, year);

ALTER TABLE ONLY financing.project_report_contents
    ADD CONSTRAINT project_report_contents_pkey PRIMARY KEY (tenant_id, report_id, seq);

ALTER TABLE ONLY financing.project_report_steps
    ADD CONSTRAINT project_report_steps_pkey PRIMARY KEY (tenant_id, report_id, seq);

ALTER TABLE ONLY financing.project_report_steps
    ADD CONSTRAINT project_report_steps_step_unique UNIQUE (tenant_id, report_id, seq, to_state);

ALTER TABLE ONLY financing.project_reports
    ADD CONSTRAINT project_reports_gate_unique UNIQUE (tenant_id, contract_id, number, state);

ALTER TABLE ONLY financing.project_reports
    ADD CONSTRAINT project_reports_id_unique UNIQUE (id);

ALTER TABLE ONLY financing.project_reports
    ADD CONSTRAINT project_reports_kind_unique UNIQUE (tenant_id, id, contract_id, kind, state);

ALTER TABLE ONLY financing.project_reports
    ADD CONSTRAINT project_reports_number_once UNIQUE (tenant_id, contract_id, number);

ALTER TABLE ONLY financing.project_reports
    ADD CONSTRAINT project_reports_organisation_unique UNIQUE (tenant_id, id, organisation_id);

ALTER TABLE ONLY financing.project_reports
    ADD CONSTRAINT project_reports_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY financing.published_decisions
    ADD CONSTRAINT published_decisions_id_unique UNIQUE (id);

ALTER TABLE ONLY financing.published_decisions
    ADD CONSTRAINT published_decisions_order_unique UNIQUE (tenant_id, id, order_id);

ALTER TABLE ONLY financing.published_decisions
    ADD CONSTRAINT published_decisions_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY financing.published_decisions
    ADD CONSTRAINT published_decisions_standstill_unique UNIQUE (tenant_id, id, standstill_ends_at);

ALTER TABLE ONLY financing.refund_lines
    ADD CONSTRAINT refund_lines_pkey PRIMARY KEY (tenant_id, refund_id, line_id);

ALTER TABLE ONLY financing.refund_lines
    ADD CONSTRAINT refund_lines_whole_unique UNIQUE (tenant_id, refund_id, line_id, contract_id, amount_tiyn);

ALTER TABLE ONLY financing.refund_receipts
    ADD CONSTRAINT refund_receipts_pkey PRIMARY KEY (tenant_id, refund_id);

ALTER TABLE ONLY financing.refund_receipts
    ADD CONSTRAINT refund_receipts_reference_once UNIQUE (tenant_id, reference);

ALTER TABLE ONLY financing.refund_receipts
    ADD CONSTRAINT refund_receipts_year_unique UNIQUE (tenant_id, refund_id, received_in);

ALTER TABLE ONLY financing.refunds
    ADD CONSTRAINT refunds_contract_unique UNIQUE (tenant_id, id, contract_id);

ALTER TABLE ONLY financing.refunds
    ADD CONSTRAINT refunds_id_unique UNIQUE (id);

ALTER TABLE ONLY financing.refunds
    ADD CONSTRAINT refunds_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY financing.refunds
    ADD CONSTRAINT refunds_withdrawn_unique UNIQUE (tenant_id, id, withdrawn);

ALTER TABLE ONLY financing.report_transitions
    ADD CONSTRAINT report_transitions_pkey PRIMARY KEY (from_state, to_state, act);

ALTER TABLE ONLY financing.scores
    ADD CONSTRAINT scores_once UNIQUE (tenant_id, order_id, principal_id, application_id, criterion);

ALTER TABLE ONLY financing.scores
    ADD CONSTRAINT scores_pkey PRIMARY KEY (tenant_id, order_id, principal_id, number);

ALTER TABLE ONLY financing.submissions
    ADD CONSTRAINT submissions_entry_unique UNIQUE (entry_id);

ALTER TABLE ONLY financing.submissions
    ADD CONSTRAINT submissions_pkey PRIMARY KEY (tenant_id, application_id, seq);

ALTER TABLE ONLY financing.submissions
    ADD CONSTRAINT submissions_whole_unique UNIQUE (tenant_id, application_id, seq, order_id, organisation_id, amount_tiyn, months, received_at);

ALTER TABLE ONLY financing.termination_grounds
    ADD CONSTRAINT termination_grounds_breach_unique UNIQUE (code, of_breach);

ALTER TABLE ONLY financing.termination_grounds
    ADD CONSTRAINT termination_grounds_pkey PRIMARY KEY (code);

ALTER TABLE ONLY financing.termination_grounds
    ADD CONSTRAINT termination_grounds_position_unique UNIQUE ("position");

ALTER TABLE ONLY financing.termination_signers
    ADD CONSTRAINT termination_signers_pkey PRIMARY KEY (tenant_id, termination_id, seq);

ALTER TABLE ONLY financing.termination_signers
    ADD CONSTRAINT termination_signers_signer_unique UNIQUE (tenant_id, termination_id, seq, principal_id);

ALTER TABLE ONLY financing.termination_steps
    ADD CONSTRAINT termination_steps_pkey PRIMARY KEY (tenant_id, termination_id, seq);

ALTER TABLE ONLY financing.termination_steps
    ADD CONSTRAINT termination_steps_step_unique UNIQUE (tenant_id, termination_id, seq, to_state);

ALTER TABLE ONLY financing.termination_transitions
    ADD CONSTRAINT termination_transitions_pkey PRIMARY KEY (from_state, to_state, act);

ALTER TABLE ONLY financing.terminations
    ADD CONSTRAINT terminations_day_unique UNIQUE (tenant_id, id, contract_id, ends_on);

ALTER TABLE ONLY financing.terminations
    ADD CONSTRAINT terminations_id_unique UNIQUE (id);

ALTER TABLE ONLY financing.terminations
    ADD CONSTRAINT terminations_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY financing.terminations
    ADD CONSTRAINT terminations_state_unique UNIQUE (tenant_id, id, contract_id, state);

ALTER TABLE ONLY financing.theme_history
    ADD CONSTRAINT theme_history_pkey PRIMARY KEY (tenant_id, theme_id, seq);

ALTER TABLE ONLY financing.theme_history
    ADD CONSTRAINT theme_history_step_unique UNIQUE (tenant_id, theme_id, seq, to_state);

ALTER TABLE ONLY financing.theme_signers
    ADD CONSTRAINT theme_signers_pkey PRIMARY KEY (tenant_id, theme_id, seq);

ALTER TABLE ONLY financing.theme_signers
    ADD CONSTRAINT theme_signers_signer_unique UNIQUE (tenant_id, theme_id, seq, principal_id);

ALTER TABLE ONLY financing.theme_transitions
    ADD CONSTRAINT theme_transitions_pkey PRIMARY KEY (from_state, to_state);

ALTER TABLE ONLY financing.themes
    ADD CONSTRAINT themes_id_unique UNIQUE (id);

ALTER TABLE ONLY financing.themes
    ADD CONSTRAINT themes_organisation_unique UNIQUE (tenant_id, id, organisation_id);

ALTER TABLE ONLY financing.themes
    ADD CONSTRAINT themes_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY financing.themes
    ADD CONSTRAINT themes_plan_unique UNIQUE (tenant_id, id, year, state);

ALTER TABLE ONLY financing.tranche_lines
    ADD CONSTRAINT tranche_lines_pkey PRIMARY KEY (tenant_id, tranche_id, line_id);

ALTER TABLE ONLY financing.tranche_lines
    ADD CONSTRAINT tranche_lines_whole_unique UNIQUE (tenant_id, tranche_id, line_id, contract_id, amount_tiyn);

ALTER TABLE ONLY financing.tranche_steps
    ADD CONSTRAINT tranche_steps_pkey PRIMARY KEY (tenant_id, tranche_id, seq);

ALTER TABLE ONLY financing.tranche_steps
    ADD CONSTRAINT tranche_steps_step_unique UNIQUE (tenant_id, tranche_id, seq, to_state);

ALTER TABLE ONLY financing.tranche_transitions
    ADD CONSTRAINT tranche_transitions_pkey PRIMARY KEY (from_state, to_state, act);

ALTER TABLE ONLY financing.tranches
    ADD CONSTRAINT tranches_contract_unique UNIQUE (tenant_id, id, contract_id);

ALTER TABLE ONLY financing.tranches
    ADD CONSTRAINT tranches_gate_unique UNIQUE (tenant_id, id, contract_id, report_number);

ALTER TABLE ONLY financing.tranches
    ADD CONSTRAINT tranches_id_unique UNIQUE (id);

ALTER TABLE ONLY financing.tranches
    ADD CONSTRAINT tranches_number_once UNIQUE (tenant_id, contract_id, number);

ALTER TABLE ONLY financing.tranches
    ADD CONSTRAINT tranches_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY journal.checkpoints
    ADD CONSTRAINT checkpoints_pkey PRIMARY KEY (size);

ALTER TABLE ONLY journal.cosignatures
    ADD CONSTRAINT cosignatures_pkey PRIMARY KEY (size, witness);

ALTER TABLE ONLY journal.entries
    ADD CONSTRAINT entries_pkey PRIMARY KEY (id);

ALTER TABLE ONLY journal.entries
    ADD CONSTRAINT entries_subject_version_unique UNIQUE (subject_id, version);

ALTER TABLE ONLY journal.log
    ADD CONSTRAINT log_pkey PRIMARY KEY ("position");

ALTER TABLE ONLY journal.log_0
    ADD CONSTRAINT log_0_pkey PRIMARY KEY ("position");

ALTER TABLE ONLY journal.log_1
    ADD CONSTRAINT log_1_pkey PRIMARY KEY ("position");

ALTER TABLE ONLY journal.public_kinds
    ADD CONSTRAINT public_kinds_pkey PRIMARY KEY (kind);

ALTER TABLE ONLY journal.salts
    ADD CONSTRAINT salts_pkey PRIMARY KEY (entry_id, field);

ALTER TABLE ONLY journal.sequencer
    ADD CONSTRAINT sequencer_pkey PRIMARY KEY (singleton);

ALTER TABLE ONLY journal.tiles
    ADD CONSTRAINT tiles_pkey PRIMARY KEY (level, index);

ALTER TABLE ONLY membership.acts
    ADD CONSTRAINT acts_pkey PRIMARY KEY (tenant_id, membership_id, seq);

ALTER TABLE ONLY membership.acts
    ADD CONSTRAINT acts_step_unique UNIQUE (tenant_id, membership_id, seq, to_state);

ALTER TABLE ONLY membership.application_history
    ADD CONSTRAINT application_history_pkey PRIMARY KEY (tenant_id, application_id, seq);

ALTER TABLE ONLY membership.application_history
    ADD CONSTRAINT application_history_step_unique UNIQUE (tenant_id, application_id, seq, to_state);

ALTER TABLE ONLY membership.applications
    ADD CONSTRAINT applications_citizen_unique UNIQUE (tenant_id, id, citizen_id);

ALTER TABLE ONLY membership.applications
    ADD CONSTRAINT applications_organisation_unique UNIQUE (tenant_id, id, organisation_id);

ALTER TABLE ONLY membership.applications
    ADD CONSTRAINT applications_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY membership.charter_decisions
    ADD CONSTRAINT charter_decisions_pkey PRIMARY KEY (tenant_id, charter_id, decision, kind, organ);

ALTER TABLE ONLY membership.charter_fees
    ADD CONSTRAINT charter_fees_pkey PRIMARY KEY (tenant_id, charter_id, kind, fee);

ALTER TABLE ONLY membership.charter_kinds
    ADD CONSTRAINT charter_kinds_persons_unique UNIQUE (tenant_id, charter_id, code, persons);

ALTER TABLE ONLY membership.charter_kinds
    ADD CONSTRAINT charter_kinds_pkey PRIMARY KEY (tenant_id, charter_id, code);

ALTER TABLE ONLY membership.charters
    ADD CONSTRAINT charters_begins_unique UNIQUE (tenant_id, valid_from);

ALTER TABLE ONLY membership.charters
    ADD CONSTRAINT charters_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY membership.charters
    ADD CONSTRAINT charters_several_unique UNIQUE (tenant_id, id, several_kinds);

ALTER TABLE ONLY membership.consents
    ADD CONSTRAINT consents_pkey PRIMARY KEY (citizen_id, id);

ALTER TABLE ONLY membership.consents
    ADD CONSTRAINT consents_whole_unique UNIQUE (citizen_id, id, lasts_to, holds);

ALTER TABLE ONLY membership.fee_entries
    ADD CONSTRAINT fee_entries_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY membership.figure_names
    ADD CONSTRAINT figure_names_pkey PRIMARY KEY (citizen_id);

ALTER TABLE ONLY membership.figures
    ADD CONSTRAINT figures_citizen_unique UNIQUE (tenant_id, citizen_id);

ALTER TABLE ONLY membership.figures
    ADD CONSTRAINT figures_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY membership.invoices
    ADD CONSTRAINT invoices_citizen_unique UNIQUE (tenant_id, id, citizen_id);

ALTER TABLE ONLY membership.invoices
    ADD CONSTRAINT invoices_no_overlap EXCLUDE USING gist (tenant_id WITH =, membership_id WITH =, fee WITH =, daterange(covers_from, covers_to) WITH &&) WHERE ((membership_id IS NOT NULL));

ALTER TABLE ONLY membership.invoices
    ADD CONSTRAINT invoices_organisation_unique UNIQUE (tenant_id, id, organisation_id);

ALTER TABLE ONLY membership.invoices
    ADD CONSTRAINT invoices_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY membership.memberships
    ADD CONSTRAINT memberships_citizen_unique UNIQUE (tenant_id, citizen_id, lane);

ALTER TABLE ONLY membership.memberships
    ADD CONSTRAINT memberships_member_unique UNIQUE (tenant_id, organisation_id, lane);

ALTER TABLE ONLY membership.memberships
    ADD CONSTRAINT memberships_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY membership.memberships
    ADD CONSTRAINT memberships_whole_citizen_unique UNIQUE (tenant_id, id, citizen_id, root_id, lane);

ALTER TABLE ONLY membership.memberships
    ADD CONSTRAINT memberships_whole_unique UNIQUE (tenant_id, id, organisation_id, root_id, lane);

ALTER TABLE ONLY membership.papers
    ADD CONSTRAINT papers_pkey PRIMARY KEY (tenant_id, application_id, code, version);

ALTER TABLE ONLY membership.periods
    ADD CONSTRAINT periods_citizen_no_overlap EXCLUDE USING gist (tenant_id WITH =, citizen_id WITH =, kind WITH =, daterange(valid_from, valid_to) WITH &&) WHERE ((citizen_id IS NOT NULL));

ALTER TABLE ONLY membership.periods
    ADD CONSTRAINT periods_citizen_one_at_a_time EXCLUDE USING gist (tenant_id WITH =, citizen_id WITH =, lane WITH =, daterange(valid_from, valid_to) WITH &&) WHERE ((citizen_id IS NOT NULL));

ALTER TABLE ONLY membership.periods
    ADD CONSTRAINT periods_no_overlap EXCLUDE USING gist (tenant_id WITH =, organisation_id WITH =, kind WITH =, daterange(valid_from, valid_to) WITH &&);

ALTER TABLE ONLY membership.periods
    ADD CONSTRAINT periods_one_at_a_time EXCLUDE USING gist (tenant_id WITH =, organisation_id WITH =, lane WITH =, daterange(valid_from, valid_to) WITH &&);

ALTER TABLE ONLY membership.periods
    ADD CONSTRAINT periods_pkey PRIMARY KEY (tenant_id, membership_id, seq);

ALTER TABLE ONLY membership.proposal_history
    ADD CONSTRAINT proposal_history_pkey PRIMARY KEY (tenant_id, proposal_id, seq);

ALTER TABLE ONLY membership.proposal_history
    ADD CONSTRAINT proposal_history_step_unique UNIQUE (tenant_id, proposal_id, seq, to_state);

ALTER TABLE ONLY membership.proposal_supporters
    ADD CONSTRAINT proposal_supporters_id_unique UNIQUE (id);

ALTER TABLE ONLY membership.proposal_supporters
    ADD CONSTRAINT proposal_supporters_pkey PRIMARY KEY (tenant_id, proposal_id, organisation_id);

ALTER TABLE ONLY membership.proposal_transitions
    ADD CONSTRAINT proposal_transitions_pkey PRIMARY KEY (from_state, to_state);

ALTER TABLE ONLY membership.proposals
    ADD CONSTRAINT proposals_id_unique UNIQUE (id);

ALTER TABLE ONLY membership.proposals
    ADD CONSTRAINT proposals_organisation_unique UNIQUE (tenant_id, id, organisation_id);

ALTER TABLE ONLY membership.proposals
    ADD CONSTRAINT proposals_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY membership.transitions
    ADD CONSTRAINT transitions_pkey PRIMARY KEY (noun, from_state, to_state, act);

ALTER TABLE ONLY oversight.appeals
    ADD CONSTRAINT appeals_number_unique UNIQUE (tenant_id, number);

ALTER TABLE ONLY oversight.appeals
    ADD CONSTRAINT appeals_pkey PRIMARY KEY (tenant_id, duty_id);

ALTER TABLE ONLY oversight.comment_steps
    ADD CONSTRAINT comment_steps_pkey PRIMARY KEY (tenant_id, comment_id, seq);

ALTER TABLE ONLY oversight.comment_steps
    ADD CONSTRAINT comment_steps_step_unique UNIQUE (tenant_id, comment_id, seq, to_state);

ALTER TABLE ONLY oversight.comment_transitions
    ADD CONSTRAINT comment_transitions_pkey PRIMARY KEY (from_state, to_state, act);

ALTER TABLE ONLY oversight.comments
    ADD CONSTRAINT comments_citizen_unique UNIQUE (tenant_id, id, citizen_id);

ALTER TABLE ONLY oversight.comments
    ADD CONSTRAINT comments_id_unique UNIQUE (id);

ALTER TABLE ONLY oversight.comments
    ADD CONSTRAINT comments_moderator_unique UNIQUE (moderator_id, tenant_id, id);

ALTER TABLE ONLY oversight.comments
    ADD CONSTRAINT comments_parts_unique UNIQUE (tenant_id, id, moderator_id, citizen_id);

ALTER TABLE ONLY oversight.comments
    ADD CONSTRAINT comments_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY oversight.comments
    ADD CONSTRAINT comments_root_unique UNIQUE (tenant_id, id, root_id);

ALTER TABLE ONLY oversight.decisions
    ADD CONSTRAINT decisions_comment_unique UNIQUE (tenant_id, id, body_id, comment_id, outcome);

ALTER TABLE ONLY oversight.decisions
    ADD CONSTRAINT decisions_decider_unique UNIQUE (tenant_id, id, principal_id);

ALTER TABLE ONLY oversight.decisions
    ADD CONSTRAINT decisions_id_unique UNIQUE (id);

ALTER TABLE ONLY oversight.decisions
    ADD CONSTRAINT decisions_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY oversight.decisions
    ADD CONSTRAINT decisions_request_once UNIQUE (body_id, request_id);

ALTER TABLE ONLY oversight.document_steps
    ADD CONSTRAINT document_steps_pkey PRIMARY KEY (tenant_id, document_id, seq);

ALTER TABLE ONLY oversight.document_steps
    ADD CONSTRAINT document_steps_step_unique UNIQUE (tenant_id, document_id, seq, to_state);

ALTER TABLE ONLY oversight.document_transitions
    ADD CONSTRAINT document_transitions_pkey PRIMARY KEY (from_state, to_state, act);

ALTER TABLE ONLY oversight.documents
    ADD CONSTRAINT documents_citizen_unique UNIQUE (tenant_id, id, citizen_id);

ALTER TABLE ONLY oversight.documents
    ADD CONSTRAINT documents_id_unique UNIQUE (id);

ALTER TABLE ONLY oversight.documents
    ADD CONSTRAINT documents_language_unique UNIQUE (tenant_id, id, language);

ALTER TABLE ONLY oversight.documents
    ADD CONSTRAINT documents_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY oversight.duties
    ADD CONSTRAINT duties_citizen_unique UNIQUE (tenant_id, id, citizen_id);

ALTER TABLE ONLY oversight.duties
    ADD CONSTRAINT duties_comment_unique UNIQUE (tenant_id, id, body_id, comment_id);

ALTER TABLE ONLY oversight.duties
    ADD CONSTRAINT duties_followed_once UNIQUE (origin_tenant, origin_id, cause);

ALTER TABLE ONLY oversight.duties
    ADD CONSTRAINT duties_id_unique UNIQUE (id);

ALTER TABLE ONLY oversight.duties
    ADD CONSTRAINT duties_kind_unique UNIQUE (tenant_id, id, kind);

ALTER TABLE ONLY oversight.duties
    ADD CONSTRAINT duties_language_unique UNIQUE (tenant_id, id, language);

ALTER TABLE ONLY oversight.duties
    ADD CONSTRAINT duties_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE oversight.duty_steps
    ADD CONSTRAINT duty_steps_in_time CHECK (((act <> ALL (ARRAY['return'::text, 'close'::text])) OR COALESCE((last_on >= (timezone('05:00:00'::interval, at))::date), false))) NOT VALID;

ALTER TABLE ONLY oversight.duty_steps
    ADD CONSTRAINT duty_steps_last_unique UNIQUE (tenant_id, duty_id, seq, last_on);

ALTER TABLE ONLY oversight.duty_steps
    ADD CONSTRAINT duty_steps_pkey PRIMARY KEY (tenant_id, duty_id, seq);

ALTER TABLE ONLY oversight.duty_steps
    ADD CONSTRAINT duty_steps_step_unique UNIQUE (tenant_id, duty_id, seq, to_state);

ALTER TABLE ONLY oversight.duty_transitions
    ADD CONSTRAINT duty_transitions_pkey PRIMARY KEY (from_state, to_state, act);

ALTER TABLE ONLY oversight.extensions
    ADD CONSTRAINT extensions_day_unique UNIQUE (tenant_id, duty_id, due_on);

ALTER TABLE ONLY oversight.extensions
    ADD CONSTRAINT extensions_pkey PRIMARY KEY (tenant_id, duty_id);

ALTER TABLE ONLY oversight.follows
    ADD CONSTRAINT follows_once UNIQUE (citizen_id, kind, target_id);

ALTER TABLE ONLY oversight.follows
    ADD CONSTRAINT follows_pkey PRIMARY KEY (citizen_id, id);

ALTER TABLE ONLY oversight.instances
    ADD CONSTRAINT instances_pkey PRIMARY KEY (kind);

ALTER TABLE ONLY oversight.limits
    ADD CONSTRAINT limits_pkey PRIMARY KEY (code, seconds);

ALTER TABLE ONLY oversight.moderators
    ADD CONSTRAINT moderators_pkey PRIMARY KEY (body_id);

ALTER TABLE ONLY oversight.network_marks
    ADD CONSTRAINT network_marks_pkey PRIMARY KEY (code, network, at, id);

ALTER TABLE ONLY oversight.opinions
    ADD CONSTRAINT opinions_id_unique UNIQUE (id);

ALTER TABLE ONLY oversight.opinions
    ADD CONSTRAINT opinions_once UNIQUE (tenant_id, duty_id, citizen_id, subject);

ALTER TABLE ONLY oversight.opinions
    ADD CONSTRAINT opinions_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY oversight.pause_grounds
    ADD CONSTRAINT pause_grounds_pkey PRIMARY KEY (code);

ALTER TABLE ONLY oversight.pauses
    ADD CONSTRAINT pauses_apart EXCLUDE USING gist (tenant_id WITH =, duty_id WITH =, daterange(from_on, COALESCE(ended_on, (until_on + 1))) WITH &&);

ALTER TABLE ONLY oversight.pauses
    ADD CONSTRAINT pauses_id_unique UNIQUE (id);

ALTER TABLE ONLY oversight.pauses
    ADD CONSTRAINT pauses_once UNIQUE (tenant_id, duty_id, ground);

ALTER TABLE ONLY oversight.pauses
    ADD CONSTRAINT pauses_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY oversight.pleas
    ADD CONSTRAINT pleas_decision_unique UNIQUE (tenant_id, id, decision_id);

ALTER TABLE ONLY oversight.pleas
    ADD CONSTRAINT pleas_id_unique UNIQUE (id);

ALTER TABLE ONLY oversight.pleas
    ADD CONSTRAINT pleas_once UNIQUE (tenant_id, decision_id);

ALTER TABLE ONLY oversight.pleas
    ADD CONSTRAINT pleas_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY oversight.reasons
    ADD CONSTRAINT reasons_pkey PRIMARY KEY (code);

ALTER TABLE ONLY oversight.reasons
    ADD CONSTRAINT reasons_position_unique UNIQUE ("position");

ALTER TABLE ONLY oversight.recommendation_answers
    ADD CONSTRAINT recommendation_answers_id_unique UNIQUE (id);

ALTER TABLE oversight.recommendation_answers
    ADD CONSTRAINT recommendation_answers_language_stated CHECK ((language IS NOT NULL)) NOT VALID;

ALTER TABLE ONLY oversight.recommendation_answers
    ADD CONSTRAINT recommendation_answers_pkey PRIMARY KEY (tenant_id, document_id, seq);

ALTER TABLE ONLY oversight.recommendations
    ADD CONSTRAINT recommendations_pkey PRIMARY KEY (tenant_id, document_id, seq);

ALTER TABLE ONLY oversight.requests
    ADD CONSTRAINT requests_comment_unique UNIQUE (tenant_id, id, comment_id);

ALTER TABLE ONLY oversight.requests
    ADD CONSTRAINT requests_id_unique UNIQUE (id);

ALTER TABLE ONLY oversight.requests
    ADD CONSTRAINT requests_once UNIQUE (tenant_id, comment_id, reason);

ALTER TABLE ONLY oversight.requests
    ADD CONSTRAINT requests_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY oversight.responses
    ADD CONSTRAINT responses_id_unique UNIQUE (id);

ALTER TABLE ONLY oversight.responses
    ADD CONSTRAINT responses_once UNIQUE (tenant_id, duty_id);

ALTER TABLE ONLY oversight.responses
    ADD CONSTRAINT responses_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY oversight.reviews
    ADD CONSTRAINT reviews_id_unique UNIQUE (id);

ALTER TABLE ONLY oversight.reviews
    ADD CONSTRAINT reviews_once UNIQUE (tenant_id, plea_id);

ALTER TABLE ONLY oversight.reviews
    ADD CONSTRAINT reviews_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY oversight.subject_kinds
    ADD CONSTRAINT subject_kinds_pkey PRIMARY KEY (kind);

ALTER TABLE ONLY oversight.voices
    ADD CONSTRAINT voices_id_unique UNIQUE (id);

ALTER TABLE ONLY oversight.voices
    ADD CONSTRAINT voices_once UNIQUE (tenant_id, comment_id, citizen_id);

ALTER TABLE ONLY oversight.voices
    ADD CONSTRAINT voices_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY oversight.wordings
    ADD CONSTRAINT wordings_digest_unique UNIQUE (tenant_id, comment_id, seq, text_digest);

ALTER TABLE ONLY oversight.wordings
    ADD CONSTRAINT wordings_pkey PRIMARY KEY (tenant_id, comment_id, seq);

ALTER TABLE ONLY ranking.export_parts
    ADD CONSTRAINT export_parts_pkey PRIMARY KEY (tenant_id, snapshot_id, number);

ALTER TABLE ONLY ranking.inputs
    ADD CONSTRAINT inputs_pkey PRIMARY KEY (tenant_id, snapshot_id, organisation_id, indicator, source);

ALTER TABLE ranking.method_publications
    ADD CONSTRAINT method_publications_not_backdated CHECK ((valid_from >= (timezone('05:00:00'::interval, published_at))::date)) NOT VALID;

ALTER TABLE ONLY ranking.method_publications
    ADD CONSTRAINT method_publications_pkey PRIMARY KEY (tenant_id, method_id);

ALTER TABLE ranking.methods
    ADD CONSTRAINT methods_comments_long_enough CHECK (((num_nonnulls(due_on, due_rule, due_explanation) = 3) AND (comments_until >= due_on) AND (due_on > (timezone('05:00:00'::interval, drafted_at))::date))) NOT VALID;

ALTER TABLE ONLY ranking.methods
    ADD CONSTRAINT methods_comments_unique UNIQUE (tenant_id, id, comments_until);

ALTER TABLE ONLY ranking.methods
    ADD CONSTRAINT methods_id_unique UNIQUE (id);

ALTER TABLE ONLY ranking.methods
    ADD CONSTRAINT methods_number_unique UNIQUE (tenant_id, code, number);

ALTER TABLE ONLY ranking.methods
    ADD CONSTRAINT methods_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY ranking.objection_decisions
    ADD CONSTRAINT objection_decisions_after_unique UNIQUE (tenant_id, snapshot_id, ordinal, upheld_after);

ALTER TABLE ONLY ranking.objection_decisions
    ADD CONSTRAINT objection_decisions_ordinal_unique UNIQUE (tenant_id, snapshot_id, ordinal);

ALTER TABLE ONLY ranking.objection_decisions
    ADD CONSTRAINT objection_decisions_pkey PRIMARY KEY (tenant_id, snapshot_id, number);

ALTER TABLE ONLY ranking.objections
    ADD CONSTRAINT objections_id_unique UNIQUE (id);

ALTER TABLE ONLY ranking.objections
    ADD CONSTRAINT objections_kind_unique UNIQUE (tenant_id, snapshot_id, number, kind);

ALTER TABLE ONLY ranking.objections
    ADD CONSTRAINT objections_once UNIQUE (tenant_id, snapshot_id, organisation_id);

ALTER TABLE ONLY ranking.objections
    ADD CONSTRAINT objections_pkey PRIMARY KEY (tenant_id, snapshot_id, number);

ALTER TABLE ONLY ranking.publications
    ADD CONSTRAINT publications_pkey PRIMARY KEY (tenant_id, snapshot_id);

ALTER TABLE ONLY ranking.signers
    ADD CONSTRAINT signers_first_unique UNIQUE (tenant_id, subject_id, act, principal_id);

ALTER TABLE ONLY ranking.signers
    ADD CONSTRAINT signers_pkey PRIMARY KEY (tenant_id, subject_id, act);

ALTER TABLE ONLY ranking.snapshots
    ADD CONSTRAINT snapshots_id_unique UNIQUE (id);

ALTER TABLE ONLY ranking.snapshots
    ADD CONSTRAINT snapshots_objections_unique UNIQUE (tenant_id, id, objections_until);

ALTER TABLE ONLY ranking.snapshots
    ADD CONSTRAINT snapshots_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY ranking.snapshots
    ADD CONSTRAINT snapshots_written_unique UNIQUE (tenant_id, id, written_in);

ALTER TABLE ONLY ranking.standings
    ADD CONSTRAINT standings_pkey PRIMARY KEY (tenant_id, snapshot_id, organisation_id);

ALTER TABLE ONLY registry.calendar_days
    ADD CONSTRAINT calendar_days_pkey PRIMARY KEY (day);

ALTER TABLE ONLY registry.calendar_years
    ADD CONSTRAINT calendar_years_pkey PRIMARY KEY (year);

ALTER TABLE ONLY registry.case_history
    ADD CONSTRAINT case_history_pkey PRIMARY KEY (tenant_id, case_id, seq);

ALTER TABLE ONLY registry.case_history
    ADD CONSTRAINT case_history_signer_unique UNIQUE (tenant_id, case_id, seq, principal_id);

ALTER TABLE ONLY registry.case_history
    ADD CONSTRAINT case_history_step_unique UNIQUE (tenant_id, case_id, seq, to_state);

ALTER TABLE ONLY registry.case_transitions
    ADD CONSTRAINT case_transitions_pkey PRIMARY KEY (from_state, to_state);

ALTER TABLE ONLY registry.cases
    ADD CONSTRAINT cases_organisation_unique UNIQUE (tenant_id, id, organisation_id);

ALTER TABLE ONLY registry.cases
    ADD CONSTRAINT cases_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY registry.check_kinds
    ADD CONSTRAINT check_kinds_pkey PRIMARY KEY (code);

ALTER TABLE ONLY registry.checks
    ADD CONSTRAINT checks_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY registry.deadline_rules
    ADD CONSTRAINT deadline_rules_no_overlap EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to) WITH &&);

ALTER TABLE ONLY registry.deadline_rules
    ADD CONSTRAINT deadline_rules_pkey PRIMARY KEY (code, valid_from);

ALTER TABLE ONLY registry.identifiers
    ADD CONSTRAINT identifiers_pkey PRIMARY KEY (organisation_id, scheme, value, recorded_from);

ALTER TABLE ONLY registry.legal_forms
    ADD CONSTRAINT legal_forms_pkey PRIMARY KEY (code);

ALTER TABLE ONLY registry.merges
    ADD CONSTRAINT merges_pkey PRIMARY KEY (id);

ALTER TABLE ONLY registry.names
    ADD CONSTRAINT names_pkey PRIMARY KEY (organisation_id, id);

ALTER TABLE ONLY registry.organisation_versions
    ADD CONSTRAINT organisation_versions_ends_unique UNIQUE (organisation_id, version, recorded_to);

ALTER TABLE ONLY registry.organisation_versions
    ADD CONSTRAINT organisation_versions_pkey PRIMARY KEY (organisation_id, version);

ALTER TABLE ONLY registry.organisations
    ADD CONSTRAINT organisations_home_unique UNIQUE (id, home_tenant_id);

ALTER TABLE ONLY registry.organisations
    ADD CONSTRAINT organisations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY registry.organisations
    ADD CONSTRAINT organisations_standing_unique UNIQUE (id, standing);

ALTER TABLE ONLY registry.parameters
    ADD CONSTRAINT parameters_no_overlap EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to) WITH &&);

ALTER TABLE ONLY registry.parameters
    ADD CONSTRAINT parameters_pkey PRIMARY KEY (code, valid_from);

ALTER TABLE ONLY registry.person_tags
    ADD CONSTRAINT person_tags_pkey PRIMARY KEY (tenant_id, person_id);

ALTER TABLE ONLY registry.persons
    ADD CONSTRAINT persons_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY registry.region_aliases
    ADD CONSTRAINT region_aliases_pkey PRIMARY KEY (scheme, code, region_code);

ALTER TABLE ONLY registry.regions
    ADD CONSTRAINT regions_pkey PRIMARY KEY (code);

ALTER TABLE ONLY registry.regions
    ADD CONSTRAINT regions_tenant_unique UNIQUE (code, tenant_id);

ALTER TABLE ONLY registry.report_duties
    ADD CONSTRAINT report_duties_no_overlap EXCLUDE USING gist (legal_form WITH =, daterange(valid_from, valid_to) WITH &&);

ALTER TABLE ONLY registry.report_duties
    ADD CONSTRAINT report_duties_pkey PRIMARY KEY (legal_form, valid_from);

ALTER TABLE ONLY registry.report_findings
    ADD CONSTRAINT report_findings_pkey PRIMARY KEY (organisation_id, year, id);

ALTER TABLE ONLY registry.report_line_codes
    ADD CONSTRAINT report_line_codes_pkey PRIMARY KEY (direction, code);

ALTER TABLE ONLY registry.report_lines
    ADD CONSTRAINT report_lines_pkey PRIMARY KEY (organisation_id, year, version, direction, code);

ALTER TABLE ONLY registry.report_versions
    ADD CONSTRAINT report_versions_pkey PRIMARY KEY (organisation_id, year, version);

ALTER TABLE ONLY registry.report_versions
    ADD CONSTRAINT report_versions_written_unique UNIQUE (organisation_id, year, version, written_in);

ALTER TABLE ONLY registry.reports
    ADD CONSTRAINT reports_pkey PRIMARY KEY (organisation_id, year);

ALTER TABLE ONLY registry.residences
    ADD CONSTRAINT residences_pkey PRIMARY KEY (organisation_id, recorded_from);

ALTER TABLE ONLY registry.revocations
    ADD CONSTRAINT revocations_effective_unique UNIQUE (tenant_id, id, case_id, effective_on);

ALTER TABLE ONLY registry.revocations
    ADD CONSTRAINT revocations_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY registry.sphere_rows
    ADD CONSTRAINT sphere_rows_pkey PRIMARY KEY (organisation_id, sphere, recorded_from);

ALTER TABLE ONLY registry.spheres
    ADD CONSTRAINT spheres_pkey PRIMARY KEY (code);

ALTER TABLE ONLY registry.spheres
    ADD CONSTRAINT spheres_position_unique UNIQUE ("position");

ALTER TABLE ONLY sitting.agenda_items
    ADD CONSTRAINT agenda_items_pkey PRIMARY KEY (tenant_id, sitting_id, number);

ALTER TABLE ONLY sitting.ballots
    ADD CONSTRAINT ballots_id_unique UNIQUE (id);

ALTER TABLE ONLY sitting.ballots
    ADD CONSTRAINT ballots_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY sitting.ballots
    ADD CONSTRAINT ballots_sitting_unique UNIQUE (tenant_id, id, sitting_id);

ALTER TABLE ONLY sitting.ballots
    ADD CONSTRAINT ballots_whole_unique UNIQUE (tenant_id, id, sitting_id, secret);

ALTER TABLE ONLY sitting.mandates
    ADD CONSTRAINT mandates_no_overlap EXCLUDE USING gist (tenant_id WITH =, organ WITH =, principal_id WITH =, daterange(valid_from, valid_to) WITH &&);

ALTER TABLE ONLY sitting.mandates
    ADD CONSTRAINT mandates_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY sitting.mandates
    ADD CONSTRAINT mandates_principal_unique UNIQUE (tenant_id, id, principal_id);

ALTER TABLE ONLY sitting.seats
    ADD CONSTRAINT seats_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY sitting.seats
    ADD CONSTRAINT seats_sitting_unique UNIQUE (tenant_id, id, sitting_id);

ALTER TABLE ONLY sitting.sittings
    ADD CONSTRAINT sittings_id_unique UNIQUE (id);

ALTER TABLE ONLY sitting.sittings
    ADD CONSTRAINT sittings_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY sitting.sittings
    ADD CONSTRAINT sittings_roll_unique UNIQUE (tenant_id, id, roll);

ALTER TABLE ONLY sitting.sittings
    ADD CONSTRAINT sittings_state_unique UNIQUE (tenant_id, id, state, starts_at);

ALTER TABLE ONLY sitting.slips
    ADD CONSTRAINT slips_pkey PRIMARY KEY (tenant_id, ballot_id, id);

ALTER TABLE ONLY sitting.steps
    ADD CONSTRAINT steps_pkey PRIMARY KEY (tenant_id, sitting_id, version);

ALTER TABLE ONLY sitting.steps
    ADD CONSTRAINT steps_step_unique UNIQUE (tenant_id, sitting_id, version, to_state);

ALTER TABLE ONLY sitting.tallied_slips
    ADD CONSTRAINT tallied_slips_pkey PRIMARY KEY (tenant_id, ballot_id, id);

ALTER TABLE ONLY sitting.tallies
    ADD CONSTRAINT tallies_carried_unique UNIQUE (tenant_id, ballot_id, option, carried);

ALTER TABLE ONLY sitting.tallies
    ADD CONSTRAINT tallies_pkey PRIMARY KEY (tenant_id, ballot_id, option);

ALTER TABLE ONLY sitting.transitions
    ADD CONSTRAINT transitions_pkey PRIMARY KEY (from_state, to_state);

ALTER TABLE ONLY sitting.voted
    ADD CONSTRAINT voted_pkey PRIMARY KEY (tenant_id, ballot_id, seat_id);

ALTER TABLE ONLY sitting.votes
    ADD CONSTRAINT votes_pkey PRIMARY KEY (tenant_id, ballot_id, seat_id);

ALTER TABLE ONLY tenancy.access_audit
    ADD CONSTRAINT access_audit_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY tenancy.emergencies
    ADD CONSTRAINT emergencies_pkey PRIMARY KEY (grant_id);

ALTER TABLE ONLY tenancy.grants
    ADD CONSTRAINT grants_pkey PRIMARY KEY (id);

ALTER TABLE ONLY tenancy.grants
    ADD CONSTRAINT grants_token_target UNIQUE (id, principal_id, role, scope, scope_id, bootstrap, emergency);

ALTER TABLE ONLY tenancy.idempotency
    ADD CONSTRAINT idempotency_pkey PRIMARY KEY (principal_id, key);

ALTER TABLE ONLY tenancy.principal_tags
    ADD CONSTRAINT principal_tags_pkey PRIMARY KEY (principal_id);

ALTER TABLE ONLY tenancy.principals
    ADD CONSTRAINT principals_citizen_unique UNIQUE (citizen_id);

ALTER TABLE ONLY tenancy.principals
    ADD CONSTRAINT principals_pkey PRIMARY KEY (id);

ALTER TABLE ONLY tenancy.roles
    ADD CONSTRAINT roles_code_scope_unique UNIQUE (code, scope);

ALTER TABLE ONLY tenancy.roles
    ADD CONSTRAINT roles_pkey PRIMARY KEY (code);

ALTER TABLE ONLY tenancy.tenants
    ADD CONSTRAINT tenants_code_unique UNIQUE (code);

ALTER TABLE ONLY tenancy.tenants
    ADD CONSTRAINT tenants_kato_unique UNIQUE (kato);

ALTER TABLE ONLY tenancy.tenants
    ADD CONSTRAINT tenants_kind_unique UNIQUE (id, kind);

ALTER TABLE ONLY tenancy.tenants
    ADD CONSTRAINT tenants_pkey PRIMARY KEY (id);

ALTER TABLE ONLY tenancy.tenants
    ADD CONSTRAINT tenants_root_unique UNIQUE (id, root_id);

ALTER TABLE ONLY tenancy.tokens
    ADD CONSTRAINT tokens_hash_unique UNIQUE (hash);

ALTER TABLE ONLY tenancy.tokens
    ADD CONSTRAINT tokens_pkey PRIMARY KEY (id);

CREATE INDEX applications_organisation ON financing.applications USING btree (organisation_id, id);

CREATE UNIQUE INDEX awards_application_once ON financing.awards USING btree (tenant_id, application_id) WHERE (state <> 'annulled'::text);

CREATE INDEX awards_order ON financing.awards USING btree (tenant_id, order_id, id);

CREATE INDEX awards_organisation ON financing.awards USING btree (organisation_id, id);

CREATE INDEX breaches_contract ON financing.breaches USING btree (tenant_id, contract_id, id);

CREATE INDEX breaches_organisation ON financing.breaches USING btree (organisation_id, id);

CREATE INDEX budget_lines_listed ON financing.budget_lines USING btree (year, tenant_id, id);

CREATE INDEX complaints_organisation ON financing.complaints USING btree (organisation_id, id);

CREATE INDEX contract_lines_line ON financing.contract_lines USING btree (tenant_id, line_id, contract_id);

CREATE INDEX contracts_order ON financing.contracts USING btree (tenant_id, order_id, id);

CREATE INDEX contracts_organisation ON financing.contracts USING btree (organisation_id, id);

CREATE UNIQUE INDEX decisions_one_live ON financing.decisions USING btree (tenant_id, order_id) WHERE (state <> ALL (ARRAY['replaced'::text, 'annulled'::text]));

CREATE INDEX declaration_items_order ON financing.declaration_items USING btree (tenant_id, order_id, application_id);

CREATE INDEX declaration_items_organisation ON financing.declaration_items USING btree (organisation_id, principal_id) WHERE related;

CREATE INDEX expert_spheres_expert ON financing.expert_spheres USING btree (tenant_id, expert_id);

CREATE INDEX function_performers_organisation ON financing.function_performers USING btree (organisation_id, valid_from);

CREATE INDEX ledger_entries_line ON financing.ledger_entries USING btree (tenant_id, line_id, id);

CREATE INDEX ledger_entries_organisation ON financing.ledger_entries USING btree (organisation_id, id);

CREATE INDEX opened_applications_order ON financing.opened_applications USING btree (tenant_id, order_id, application_id);

CREATE INDEX opened_applications_organisation ON financing.opened_applications USING btree (organisation_id, application_id);

CREATE INDEX order_answers_order ON financing.order_answers USING btree (tenant_id, order_id, id);

CREATE INDEX order_drafts_listed ON financing.order_drafts USING btree (tenant_id, id) WHERE (NOT announced);

CREATE INDEX order_experts_waiting ON financing.order_experts USING btree (tenant_id, principal_id) WHERE (NOT done);

CREATE INDEX order_lines_line ON financing.order_lines USING btree (tenant_id, line_id);

CREATE INDEX order_questions_order ON financing.order_questions USING btree (tenant_id, order_id, id);

CREATE INDEX order_questions_organisation ON financing.order_questions USING btree (organisation_id, order_id, id);

CREATE INDEX orders_listed ON financing.orders USING btree (closes_at, id);

CREATE INDEX orders_tenant ON financing.orders USING btree (tenant_id, closes_at, id);

CREATE INDEX payments_contract ON financing.payments USING btree (tenant_id, contract_id, id);

CREATE INDEX payments_organisation ON financing.payments USING btree (organisation_id, id);

CREATE INDEX plan_items_theme ON financing.plan_items USING btree (tenant_id, theme_id);

CREATE UNIQUE INDEX project_reports_final_once ON financing.project_reports USING btree (tenant_id, contract_id) WHERE (kind = 'final'::text);

CREATE INDEX project_reports_organisation ON financing.project_reports USING btree (organisation_id, id);

CREATE INDEX published_decisions_order ON financing.published_decisions USING btree (tenant_id, order_id, published_at);

CREATE INDEX refunds_contract ON financing.refunds USING btree (tenant_id, contract_id, id);

CREATE INDEX refunds_organisation ON financing.refunds USING btree (organisation_id, id);

CREATE INDEX scores_order ON financing.scores USING btree (tenant_id, order_id, application_id);

CREATE UNIQUE INDEX terminations_one_live ON financing.terminations USING btree (tenant_id, contract_id) WHERE (state <> 'withdrawn'::text);

CREATE INDEX themes_organisation ON financing.themes USING btree (organisation_id, id);

CREATE UNIQUE INDEX tranches_report_once ON financing.tranches USING btree (tenant_id, contract_id, report_number) WHERE (single AND (state <> 'dropped'::text));

CREATE INDEX entries_order ON journal.entries USING btree (epoch, xid, id) WHERE public;

CREATE INDEX log_subject ON ONLY journal.log USING btree (subject_id, "position");

CREATE INDEX log_0_subject_id_position_idx ON journal.log_0 USING btree (subject_id, "position");

CREATE INDEX log_tenant ON ONLY journal.log USING btree (tenant_id, "position");

CREATE INDEX log_0_tenant_id_position_idx ON journal.log_0 USING btree (tenant_id, "position");

CREATE INDEX log_type ON ONLY journal.log USING btree (type, "position");

CREATE INDEX log_0_type_position_idx ON journal.log_0 USING btree (type, "position");

CREATE INDEX log_1_subject_id_position_idx ON journal.log_1 USING btree (subject_id, "position");

CREATE INDEX log_1_tenant_id_position_idx ON journal.log_1 USING btree (tenant_id, "position");

CREATE INDEX log_1_type_position_idx ON journal.log_1 USING btree (type, "position");

CREATE INDEX applications_citizen ON membership.applications USING btree (citizen_id, id) WHERE (citizen_id IS NOT NULL);

CREATE UNIQUE INDEX applications_citizen_open_unique ON membership.applications USING btree (tenant_id, citizen_id, kind) WHERE (state = ANY (ARRAY['submitted'::text, 'returned'::text, 'placed'::text, 'approved'::text]));

CREATE UNIQUE INDEX applications_open_unique ON membership.applications USING btree (tenant_id, organisation_id, kind) WHERE (state = ANY (ARRAY['submitted'::text, 'returned'::text, 'placed'::text, 'approved'::text]));

CREATE INDEX applications_organisation ON membership.applications USING btree (organisation_id, id);

CREATE INDEX applications_queue ON membership.applications USING btree (tenant_id, submitted_at, id) WHERE (state = ANY (ARRAY['submitted'::text, 'returned'::text, 'placed'::text, 'approved'::text]));

CREATE INDEX applications_tree ON membership.applications USING btree (root_id, id) WHERE (state = ANY (ARRAY['submitted'::text, 'returned'::text, 'placed'::text, 'approved'::text]));

CREATE UNIQUE INDEX consents_one_holds ON membership.consents USING btree (citizen_id, scope) WHERE (withdrawn_at IS NULL);

CREATE INDEX fee_entries_invoice ON membership.fee_entries USING btree (tenant_id, invoice_id, id);

CREATE INDEX figures_citizen ON membership.figures USING btree (citizen_id, id);

CREATE INDEX invoices_arrears ON membership.invoices USING btree (tenant_id, due_on, id) WHERE (open_tiyn > 0);

CREATE INDEX invoices_citizen ON membership.invoices USING btree (citizen_id, id) WHERE (citizen_id IS NOT NULL);

CREATE UNIQUE INDEX invoices_entrance_once ON membership.invoices USING btree (tenant_id, application_id) WHERE (application_id IS NOT NULL);

CREATE INDEX invoices_organisation ON membership.invoices USING btree (organisation_id, id);

CREATE INDEX invoices_tree_arrears ON membership.invoices USING btree (root_id, due_on, id) WHERE (open_tiyn > 0);

CREATE INDEX memberships_citizen ON membership.memberships USING btree (citizen_id) WHERE (citizen_id IS NOT NULL);

CREATE INDEX memberships_organisation ON membership.memberships USING btree (organisation_id);

CREATE INDEX memberships_tree ON membership.memberships USING btree (root_id, id);

CREATE INDEX periods_organisation ON membership.periods USING btree (organisation_id, valid_from);

CREATE INDEX periods_roll ON membership.periods USING btree (tenant_id, valid_from);

CREATE INDEX proposal_supporters_organisation ON membership.proposal_supporters USING btree (organisation_id, id);

CREATE INDEX proposals_alliance ON membership.proposals USING btree (tenant_id, announced_on, id);

CREATE INDEX proposals_listed ON membership.proposals USING btree (announced_on, id);

CREATE INDEX proposals_organisation ON membership.proposals USING btree (organisation_id, id);

CREATE INDEX proposals_overdue ON membership.proposals USING btree (deadline, id) WHERE (state = ANY (ARRAY['received'::text, 'studied'::text, 'accepted'::text, 'implementing'::text]));

CREATE INDEX proposals_responsible ON membership.proposals USING btree (responsible, announced_on, id);

CREATE INDEX appeals_citizen ON oversight.appeals USING btree (citizen_id, duty_id);

CREATE INDEX appeals_handed ON oversight.appeals USING btree (handed_duty) WHERE (handed_duty IS NOT NULL);

CREATE INDEX comments_body ON oversight.comments USING btree (tenant_id, posted_at, id);

CREATE INDEX comments_citizen ON oversight.comments USING btree (citizen_id, id);

CREATE INDEX comments_held ON oversight.comments USING btree (moderator_id, id) WHERE (state = 'held'::text);

CREATE INDEX comments_subject ON oversight.comments USING btree (subject_kind, subject_id, id) WHERE (parent_id IS NULL);

CREATE INDEX comments_thread ON oversight.comments USING btree (root_id, id);

CREATE INDEX decisions_body ON oversight.decisions USING btree (body_id, id);

CREATE INDEX decisions_comment ON oversight.decisions USING btree (comment_id, id);

CREATE INDEX decisions_hidden ON oversight.decisions USING btree (body_id, at) WHERE (outcome = 'hide'::text);

CREATE INDEX documents_listed ON oversight.documents USING btree (tenant_id, id);

CREATE INDEX documents_owed ON oversight.documents USING btree (due_on, id) WHERE ((state <> 'open'::text) AND (answered < recommendations));

CREATE INDEX documents_owed_by ON oversight.documents USING btree (tenant_id, due_on, id) WHERE ((state <> 'open'::text) AND (answered < recommendations));

CREATE INDEX documents_subject ON oversight.documents USING btree (subject_kind, subject_id, id);

CREATE INDEX duties_comment ON oversight.duties USING btree (comment_id, id);

CREATE UNIQUE INDEX duties_converted_once ON oversight.duties USING btree (tenant_id, comment_id) WHERE (cause = 'converted'::text);

CREATE INDEX duties_overdue ON oversight.duties USING btree (last_on, id) WHERE (state = 'waiting'::text);

CREATE INDEX duties_queue ON oversight.duties USING btree (tenant_id, last_on, id) WHERE (state = 'waiting'::text);

CREATE INDEX duties_time ON oversight.duties USING btree (tenant_id, started_at);

CREATE INDEX network_marks_time ON oversight.network_marks USING btree (at);

CREATE INDEX pauses_comment ON oversight.pauses USING btree (comment_id, id);

CREATE INDEX pleas_citizen ON oversight.pleas USING btree (citizen_id, id);

CREATE INDEX reviews_restored ON oversight.reviews USING btree (decision_id) WHERE (outcome = 'restore'::text);

CREATE INDEX wordings_citizen ON oversight.wordings USING btree (citizen_id, at);

CREATE INDEX wordings_moderator ON oversight.wordings USING btree (moderator_id, comment_id, seq);

CREATE INDEX snapshots_listed ON ranking.snapshots USING btree (cut_off, id);

CREATE INDEX standings_listed ON ranking.standings USING btree (tenant_id, snapshot_id, listed, organisation_id);

CREATE INDEX standings_organisation ON ranking.standings USING btree (organisation_id, snapshot_id);

CREATE UNIQUE INDEX cases_open_unique ON registry.cases USING btree (tenant_id, organisation_id) WHERE (state = ANY (ARRAY['submitted'::text, 'in-review'::text, 'returned'::text]));

CREATE INDEX cases_organisation ON registry.cases USING btree (organisation_id, id);

CREATE INDEX cases_queue ON registry.cases USING btree (tenant_id, due_on, id) WHERE (state = ANY (ARRAY['submitted'::text, 'in-review'::text, 'returned'::text, 'revoking'::text]));

CREATE INDEX checks_case ON registry.checks USING btree (tenant_id, case_id, kind, recorded_at);

CREATE INDEX checks_organisation ON registry.checks USING btree (organisation_id, kind, recorded_at);

CREATE UNIQUE INDEX identifiers_current_unique ON registry.identifiers USING btree (scheme, value) WHERE ((recorded_to IS NULL) AND (valid_to IS NULL));

CREATE INDEX identifiers_former ON registry.identifiers USING btree (scheme, value) WHERE ((recorded_to IS NULL) AND (valid_to IS NOT NULL));

CREATE INDEX merges_kept ON registry.merges USING btree (kept_id);

CREATE UNIQUE INDEX merges_merged_once ON registry.merges USING btree (merged_id) WHERE (undone_at IS NULL);

CREATE INDEX merges_version ON registry.merges USING btree (merged_id, version);

CREATE INDEX organisations_by_name_kk ON registry.organisations USING btree (order_kk, id) WHERE (merged_into_id IS NULL);

CREATE INDEX organisations_by_name_ru ON registry.organisations USING btree (COALESCE(name_ru, name_kk) COLLATE "ru-x-icu", id);

CREATE INDEX organisations_by_place_name_kk ON registry.organisations USING btree (region_code, order_kk, id) INCLUDE (search_key, latin_key) WHERE ((merged_into_id IS NULL) AND ((search_key ~ ' (каласинин|облисинин|ауданинин)'::text) OR (latin_key ~ ' (kalasinin|oblisinin|audaninin)'::text)));

CREATE INDEX organisations_by_region_name_kk ON registry.organisations USING btree (region_code, order_kk, id) INCLUDE (search_key, latin_key) WHERE (merged_into_id IS NULL);

CREATE INDEX organisations_by_region_name_ru ON registry.organisations USING btree (region_code, COALESCE(name_ru, name_kk) COLLATE "ru-x-icu", id);

CREATE INDEX organisations_by_sphere ON registry.organisations USING gin (region_code, spheres) WITH (gin_pending_list_limit='1024');

CREATE INDEX organisations_counts ON registry.organisations USING btree (region_code, legal_form, legal_status, verification, verified_until, spheres) WHERE (merged_into_id IS NULL);

CREATE INDEX organisations_expiry ON registry.organisations USING btree (home_tenant_id, verified_until) WHERE (verification = 'verified'::text);

CREATE INDEX organisations_merged_into ON registry.organisations USING btree (merged_into_id) WHERE (merged_into_id IS NOT NULL);

CREATE INDEX organisations_parent ON registry.organisations USING btree (parent_id) WHERE (parent_id IS NOT NULL);

CREATE INDEX organisations_search ON registry.organisations USING gin (registry.search_tokens(id, region_code, search_key, latin_key)) WITH (gin_pending_list_limit='1024') WHERE (merged_into_id IS NULL);

CREATE INDEX organisations_successor ON registry.organisations USING btree (successor_id) WHERE (successor_id IS NOT NULL);

CREATE INDEX person_tags_organisation ON registry.person_tags USING btree (organisation_id, tag);

CREATE INDEX persons_organisation ON registry.persons USING btree (organisation_id);

CREATE INDEX report_findings_subject ON registry.report_findings USING btree (id);

CREATE INDEX report_versions_subject ON registry.report_versions USING btree (registry.report_id(organisation_id, year), version);

CREATE INDEX reports_subject ON registry.reports USING btree (registry.report_id(organisation_id, year));

CREATE INDEX reports_year ON registry.reports USING btree (year, home_tenant_id, organisation_id);

CREATE INDEX revocations_case ON registry.revocations USING btree (tenant_id, case_id, id);

CREATE INDEX search_words_word ON registry.search_words USING btree (word);

CREATE INDEX ballots_sitting ON sitting.ballots USING btree (tenant_id, sitting_id, id);

CREATE INDEX mandates_principal ON sitting.mandates USING btree (principal_id);

CREATE INDEX seats_organisation ON sitting.seats USING btree (organisation_id, sitting_id);

CREATE UNIQUE INDEX seats_principal_unique ON sitting.seats USING btree (tenant_id, sitting_id, principal_id) WHERE (revoked_at IS NULL);

CREATE UNIQUE INDEX tallies_carried_once ON sitting.tallies USING btree (tenant_id, ballot_id) WHERE carried;

CREATE INDEX access_audit_subject ON tenancy.access_audit USING btree (tenant_id, subject_id, id);

CREATE INDEX access_audit_time ON tenancy.access_audit USING btree (at, id);

CREATE UNIQUE INDEX grants_active_unique ON tenancy.grants USING btree (principal_id, role, scope_id) WHERE (state <> 'revoked'::text);

CREATE UNIQUE INDEX grants_bootstrap_once ON tenancy.grants USING btree (((requested_by = principal_id))) WHERE bootstrap;

CREATE INDEX idempotency_created ON tenancy.idempotency USING btree (created_at);

CREATE INDEX idempotency_subject ON tenancy.idempotency USING btree (subject_id);

CREATE INDEX tokens_grant ON tenancy.tokens USING btree (grant_id) WHERE (state <> 'revoked'::text);

CREATE INDEX tokens_principal ON tenancy.tokens USING btree (principal_id) WHERE (state <> 'revoked'::text);

ALTER INDEX journal.log_pkey ATTACH PARTITION journal.log_0_pkey;

ALTER INDEX journal.log_subject ATTACH PARTITION journal.log_0_subject_id_position_idx;

ALTER INDEX journal.log_tenant ATTACH PARTITION journal.log_0_tenant_id_position_idx;

ALTER INDEX journal.log_type ATTACH PARTITION journal.log_0_type_position_idx;

ALTER INDEX journal.log_pkey ATTACH PARTITION journal.log_1_pkey;

ALTER INDEX journal.log_subject ATTACH PARTITION journal.log_1_subject_id_position_idx;

ALTER INDEX journal.log_tenant ATTACH PARTITION journal.log_1_tenant_id_position_idx;

ALTER INDEX journal.log_type ATTACH PARTITION journal.log_1_type_position_idx;

ALTER TABLE ONLY financing.acceptances
    ADD CONSTRAINT acceptances_report_accepted FOREIGN KEY (tenant_id, report_id, contract_id, kind, report_state) REFERENCES financing.project_reports(tenant_id, id, contract_id, kind, state);

ALTER TABLE ONLY financing.application_steps
    ADD CONSTRAINT application_steps_application_exists FOREIGN KEY (tenant_id, application_id, order_id, organisation_id) REFERENCES financing.applications(tenant_id, id, order_id, organisation_id) DEFERRABLE;

ALTER TABLE ONLY financing.application_steps
    ADD CONSTRAINT application_steps_follow FOREIGN KEY (tenant_id, application_id, prev, from_state) REFERENCES financing.application_steps(tenant_id, application_id, seq, to_state);

ALTER TABLE ONLY financing.application_steps
    ADD CONSTRAINT application_steps_time_of_order FOREIGN KEY (tenant_id, order_id, opens_at, closes_at) REFERENCES financing.orders(tenant_id, id, opens_at, closes_at) ON UPDATE CASCADE;

ALTER TABLE ONLY financing.application_steps
    ADD CONSTRAINT application_steps_transition_allowed FOREIGN KEY (from_state, to_state, act) REFERENCES financing.application_transitions(from_state, to_state, act);

ALTER TABLE ONLY financing.application_withdrawals
    ADD CONSTRAINT application_withdrawals_application_exists FOREIGN KEY (tenant_id, application_id, order_id, organisation_id) REFERENCES financing.applications(tenant_id, id, order_id, organisation_id);

ALTER TABLE ONLY financing.application_withdrawals
    ADD CONSTRAINT application_withdrawals_entry_exists FOREIGN KEY (entry_id) REFERENCES journal.entries(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY financing.application_withdrawals
    ADD CONSTRAINT application_withdrawals_step_exists FOREIGN KEY (tenant_id, application_id, seq, to_state) REFERENCES financing.application_steps(tenant_id, application_id, seq, to_state) DEFERRABLE;

ALTER TABLE ONLY financing.applications
    ADD CONSTRAINT applications_last_step FOREIGN KEY (tenant_id, id, seq, state) REFERENCES financing.application_steps(tenant_id, application_id, seq, to_state) DEFERRABLE;

ALTER TABLE ONLY financing.applications
    ADD CONSTRAINT applications_order_exists FOREIGN KEY (tenant_id, order_id) REFERENCES financing.orders(tenant_id, id);

ALTER TABLE ONLY financing.applications
    ADD CONSTRAINT applications_organisation_exists FOREIGN KEY (organisation_id) REFERENCES registry.organisations(id);

ALTER TABLE ONLY financing.award_lines
    ADD CONSTRAINT award_lines_award_exists FOREIGN KEY (tenant_id, award_id, order_id, lines) REFERENCES financing.awards(tenant_id, id, order_id, lines) DEFERRABLE;

ALTER TABLE ONLY financing.award_lines
    ADD CONSTRAINT award_lines_follow FOREIGN KEY (tenant_id, award_id, prev, before_tiyn) REFERENCES financing.award_lines(tenant_id, award_id, place, after_tiyn);

ALTER TABLE ONLY financing.award_lines
    ADD CONSTRAINT award_lines_line_exists FOREIGN KEY (tenant_id, order_id, line_id) REFERENCES financing.order_lines(tenant_id, order_id, line_id);

ALTER TABLE ONLY financing.awards
    ADD CONSTRAINT awards_application_opened FOREIGN KEY (tenant_id, application_id, order_id, organisation_id, asked_tiyn) REFERENCES financing.opened_applications(tenant_id, application_id, order_id, organisation_id, amount_tiyn);

ALTER TABLE ONLY financing.awards
    ADD CONSTRAINT awards_decision_exists FOREIGN KEY (tenant_id, decision_id, order_id, instrument, year, state) REFERENCES financing.decisions(tenant_id, id, order_id, instrument, year, state) ON UPDATE CASCADE;

ALTER TABLE ONLY financing.awards
    ADD CONSTRAINT awards_outcome_exists FOREIGN KEY (tenant_id, decision_id, application_id) REFERENCES financing.decision_outcomes(tenant_id, decision_id, application_id) DEFERRABLE;

ALTER TABLE ONLY financing.awards
    ADD CONSTRAINT awards_sum_of_lines FOREIGN KEY (tenant_id, id, lines, amount_tiyn) REFERENCES financing.award_lines(tenant_id, award_id, place, after_tiyn) DEFERRABLE;

ALTER TABLE ONLY financing.breach_answers
    ADD CONSTRAINT breach_answers_breach_exists FOREIGN KEY (tenant_id, breach_id, organisation_id) REFERENCES financing.breaches(tenant_id, id, organisation_id);

ALTER TABLE ONLY financing.breaches
    ADD CONSTRAINT breaches_contract_exists FOREIGN KEY (tenant_id, contract_id, organisation_id) REFERENCES financing.contracts(tenant_id, id, organisation_id);

ALTER TABLE ONLY financing.budget_entries
    ADD CONSTRAINT budget_entries_follow FOREIGN KEY (tenant_id, line_id, prev, before_tiyn) REFERENCES financing.budget_entries(tenant_id, line_id, seq, after_tiyn);

ALTER TABLE ONLY financing.budget_entries
    ADD CONSTRAINT budget_entries_line_exists FOREIGN KEY (tenant_id, line_id) REFERENCES financing.budget_lines(tenant_id, id) DEFERRABLE;

ALTER TABLE ONLY financing.budget_lines
    ADD CONSTRAINT budget_lines_last_entry FOREIGN KEY (tenant_id, id, version, amount_tiyn) REFERENCES financing.budget_entries(tenant_id, line_id, seq, after_tiyn) DEFERRABLE;

ALTER TABLE ONLY financing.budget_lines
    ADD CONSTRAINT budget_lines_tenant_exists FOREIGN KEY (tenant_id) REFERENCES tenancy.tenants(id);

ALTER TABLE ONLY financing.complaint_notices
    ADD CONSTRAINT complaint_notices_complaint_exists FOREIGN KEY (tenant_id, id, decision_id) REFERENCES financing.complaints(tenant_id, id, decision_id);

ALTER TABLE ONLY financing.complaint_rulings
    ADD CONSTRAINT complaint_rulings_complaint_exists FOREIGN KEY (tenant_id, complaint_id, decision_id) REFERENCES financing.complaint_notices(tenant_id, id, decision_id);

ALTER TABLE ONLY financing.complaint_rulings
    ADD CONSTRAINT complaint_rulings_follow FOREIGN KEY (tenant_id, decision_id, prev) REFERENCES financing.complaint_rulings(tenant_id, decision_id, ordinal);

ALTER TABLE ONLY financing.complaint_rulings
    ADD CONSTRAINT complaint_rulings_remedy FOREIGN KEY (tenant_id, decision_id, decision_state) REFERENCES financing.decisions(tenant_id, id, state) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY financing.complaint_rulings
    ADD CONSTRAINT complaint_rulings_signed FOREIGN KEY (tenant_id, complaint_id) REFERENCES financing.complaint_signers(tenant_id, complaint_id) DEFERRABLE;

ALTER TABLE ONLY financing.complaint_signers
    ADD CONSTRAINT complaint_signers_approver_matches FOREIGN KEY (tenant_id, decision_id, approval, approver_id) REFERENCES financing.decision_steps(tenant_id, decision_id, seq, principal_id);

ALTER TABLE ONLY financing.complaint_signers
    ADD CONSTRAINT complaint_signers_ruling_exists FOREIGN KEY (tenant_id, complaint_id, decision_id) REFERENCES financing.complaint_rulings(tenant_id, complaint_id, decision_id) DEFERRABLE;

ALTER TABLE ONLY financing.complaints
    ADD CONSTRAINT complaints_by_applicant FOREIGN KEY (tenant_id, decision_id, organisation_id) REFERENCES financing.decision_outcomes(tenant_id, decision_id, organisation_id);

ALTER TABLE ONLY financing.complaints
    ADD CONSTRAINT complaints_noticed FOREIGN KEY (tenant_id, id, decision_id) REFERENCES financing.complaint_notices(tenant_id, id, decision_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY financing.complaints
    ADD CONSTRAINT complaints_standstill_matches FOREIGN KEY (tenant_id, decision_id, standstill_ends_at) REFERENCES financing.published_decisions(tenant_id, id, standstill_ends_at);

ALTER TABLE ONLY financing.contract_amounts
    ADD CONSTRAINT contract_amounts_version_exists FOREIGN KEY (tenant_id, root_id, version) REFERENCES financing.contract_versions(tenant_id, root_id, version);

ALTER TABLE ONLY financing.contract_lines
    ADD CONSTRAINT contract_lines_amount_matches FOREIGN KEY (tenant_id, contract_id, version, line_id, contracted_tiyn) REFERENCES financing.contract_amounts(tenant_id, root_id, version, line_id, amount_tiyn) DEFERRABLE;

ALTER TABLE ONLY financing.contract_lines
    ADD CONSTRAINT contract_lines_award_matches FOREIGN KEY (tenant_id, contract_id, award_id) REFERENCES financing.contracts(tenant_id, id, award_id);

ALTER TABLE ONLY financing.contract_lines
    ADD CONSTRAINT contract_lines_awarded FOREIGN KEY (tenant_id, award_id, line_id, contracted_tiyn) REFERENCES financing.award_lines(tenant_id, award_id, line_id, contracted_tiyn) DEFERRABLE;

ALTER TABLE ONLY financing.contract_lines
    ADD CONSTRAINT contract_lines_last_movement FOREIGN KEY (tenant_id, contract_id, line_id, movements, contracted_tiyn, paid_tiyn, returned_tiyn, freed_tiyn) REFERENCES financing.ledger_entries(tenant_id, contract_id, line_id, seq, contracted_tiyn, paid_tiyn, returned_tiyn, freed_tiyn) DEFERRABLE;

ALTER TABLE ONLY financing.contract_lines
    ADD CONSTRAINT contract_lines_terminated_matches FOREIGN KEY (tenant_id, contract_id, terminated) REFERENCES financing.contracts(tenant_id, id, terminated) DEFERRABLE;

ALTER TABLE ONLY financing.contract_lines
    ADD CONSTRAINT contract_lines_version_matches FOREIGN KEY (tenant_id, contract_id, version) REFERENCES financing.contracts(tenant_id, id, version) DEFERRABLE;

ALTER TABLE ONLY financing.contract_versions
    ADD CONSTRAINT contract_versions_contract_exists FOREIGN KEY (tenant_id, root_id) REFERENCES financing.contracts(tenant_id, id) DEFERRABLE;

ALTER TABLE ONLY financing.contract_versions
    ADD CONSTRAINT contract_versions_follow FOREIGN KEY (tenant_id, root_id, prev, parent_id) REFERENCES financing.contract_versions(tenant_id, root_id, version, id);

ALTER TABLE ONLY financing.contract_versions
    ADD CONSTRAINT contract_versions_termination_matches FOREIGN KEY (tenant_id, termination_id, root_id, ends_on) REFERENCES financing.terminations(tenant_id, id, contract_id, ends_on);

ALTER TABLE ONLY financing.contracts
    ADD CONSTRAINT contracts_award_exists FOREIGN KEY (tenant_id, award_id, order_id, organisation_id) REFERENCES financing.awards(tenant_id, id, order_id, organisation_id);

ALTER TABLE ONLY financing.contracts
    ADD CONSTRAINT contracts_last_version FOREIGN KEY (tenant_id, id, version) REFERENCES financing.contract_versions(tenant_id, root_id, version) DEFERRABLE;

ALTER TABLE ONLY financing.contracts
    ADD CONSTRAINT contracts_termination_done FOREIGN KEY (tenant_id, termination_id, id, termination_state) REFERENCES financing.terminations(tenant_id, id, contract_id, state) DEFERRABLE;

ALTER TABLE ONLY financing.decision_outcomes
    ADD CONSTRAINT decision_outcomes_application_opened FOREIGN KEY (tenant_id, application_id, order_id, organisation_id, asked_tiyn) REFERENCES financing.opened_applications(tenant_id, application_id, order_id, organisation_id, amount_tiyn);

ALTER TABLE ONLY financing.decision_outcomes
    ADD CONSTRAINT decision_outcomes_award_exists FOREIGN KEY (tenant_id, award_id, decision_id, application_id, amount_tiyn) REFERENCES financing.awards(tenant_id, id, decision_id, application_id, amount_tiyn) DEFERRABLE;

ALTER TABLE ONLY financing.decision_outcomes
    ADD CONSTRAINT decision_outcomes_decision_exists FOREIGN KEY (tenant_id, decision_id, order_id) REFERENCES financing.published_decisions(tenant_id, id, order_id) DEFERRABLE;

ALTER TABLE ONLY financing.decision_outcomes
    ADD CONSTRAINT decision_outcomes_follow FOREIGN KEY (tenant_id, decision_id, prev) REFERENCES financing.decision_outcomes(tenant_id, decision_id, place);

ALTER TABLE ONLY financing.decision_steps
    ADD CONSTRAINT decision_steps_decision_exists FOREIGN KEY (tenant_id, decision_id) REFERENCES financing.decisions(tenant_id, id) DEFERRABLE;

ALTER TABLE ONLY financing.decision_steps
    ADD CONSTRAINT decision_steps_follow FOREIGN KEY (tenant_id, decision_id, prev, from_state) REFERENCES financing.decision_steps(tenant_id, decision_id, seq, to_state);

ALTER TABLE ONLY financing.decision_steps
    ADD CONSTRAINT decision_steps_proposer_matches FOREIGN KEY (tenant_id, decision_id, first, proposer_id) REFERENCES financing.decision_steps(tenant_id, decision_id, seq, principal_id);

ALTER TABLE ONLY financing.decision_steps
    ADD CONSTRAINT decision_steps_standstill_matches FOREIGN KEY (tenant_id, decision_id, standstill_ends_at) REFERENCES financing.published_decisions(tenant_id, id, standstill_ends_at);

ALTER TABLE ONLY financing.decision_steps
    ADD CONSTRAINT decision_steps_transition_allowed FOREIGN KEY (from_state, to_state, act) REFERENCES financing.decision_transitions(from_state, to_state, act);

ALTER TABLE ONLY financing.decisions
    ADD CONSTRAINT decisions_ballot_carried FOREIGN KEY (tenant_id, ballot_id, ballot_option, carried) REFERENCES sitting.tallies(tenant_id, ballot_id, option, carried);

ALTER TABLE ONLY financing.decisions
    ADD CONSTRAINT decisions_ballot_of_sitting FOREIGN KEY (tenant_id, ballot_id, sitting_id) REFERENCES sitting.ballots(tenant_id, id, sitting_id);

ALTER TABLE ONLY financing.decisions
    ADD CONSTRAINT decisions_last_step FOREIGN KEY (tenant_id, id, version, state) REFERENCES financing.decision_steps(tenant_id, decision_id, seq, to_state) DEFERRABLE;

ALTER TABLE ONLY financing.decisions
    ADD CONSTRAINT decisions_order_exists FOREIGN KEY (tenant_id, order_id, instrument, year) REFERENCES financing.orders(tenant_id, id, instrument, year);

ALTER TABLE ONLY financing.decisions
    ADD CONSTRAINT decisions_order_opened FOREIGN KEY (tenant_id, order_id, opened_at) REFERENCES financing.orders(tenant_id, id, opened_at);

ALTER TABLE ONLY financing.decisions
    ADD CONSTRAINT decisions_sitting_closed FOREIGN KEY (tenant_id, sitting_id, sitting_state, sitting_starts_at) REFERENCES sitting.sittings(tenant_id, id, state, starts_at);

ALTER TABLE ONLY financing.declaration_items
    ADD CONSTRAINT declaration_items_application_opened FOREIGN KEY (tenant_id, application_id, order_id, organisation_id) REFERENCES financing.opened_applications(tenant_id, application_id, order_id, organisation_id);

ALTER TABLE ONLY financing.declaration_items
    ADD CONSTRAINT declaration_items_declared FOREIGN KEY (tenant_id, order_id, principal_id) REFERENCES financing.declarations(tenant_id, order_id, principal_id);

ALTER TABLE ONLY financing.declarations
    ADD CONSTRAINT declarations_order_exists FOREIGN KEY (tenant_id, order_id) REFERENCES financing.orders(tenant_id, id);

ALTER TABLE ONLY financing.declarations
    ADD CONSTRAINT declarations_principal_exists FOREIGN KEY (principal_id) REFERENCES tenancy.principals(id);

ALTER TABLE ONLY financing.draw_candidates
    ADD CONSTRAINT draw_candidates_expert_exists FOREIGN KEY (tenant_id, expert_id, registered_at) REFERENCES financing.experts(tenant_id, id, registered_at);

ALTER TABLE ONLY financing.draw_candidates
    ADD CONSTRAINT draw_candidates_follow FOREIGN KEY (tenant_id, order_id, prev_rank, prev_hash, prev_late) REFERENCES financing.draw_candidates(tenant_id, order_id, rank, hash, late);

ALTER TABLE ONLY financing.draw_candidates
    ADD CONSTRAINT draw_candidates_seed_drawn FOREIGN KEY (tenant_id, order_id, seed, places, opened_at) REFERENCES financing.draws(tenant_id, order_id, seed, places, opened_at);

ALTER TABLE ONLY financing.draw_commitments
    ADD CONSTRAINT draw_commitments_order_exists FOREIGN KEY (tenant_id, order_id) REFERENCES financing.orders(tenant_id, id);

ALTER TABLE ONLY financing.draw_seeds
    ADD CONSTRAINT draw_seeds_committed FOREIGN KEY (tenant_id, order_id, commitment) REFERENCES financing.draw_commitments(tenant_id, order_id, commitment);

ALTER TABLE ONLY financing.draws
    ADD CONSTRAINT draws_committed FOREIGN KEY (tenant_id, order_id, commitment, committed_at) REFERENCES financing.draw_commitments(tenant_id, order_id, commitment, committed_at);

ALTER TABLE ONLY financing.draws
    ADD CONSTRAINT draws_order_opened FOREIGN KEY (tenant_id, order_id, opened_at, applications) REFERENCES financing.orders(tenant_id, id, opened_at, applications);

ALTER TABLE ONLY financing.evaluations
    ADD CONSTRAINT evaluations_final_accepted FOREIGN KEY (tenant_id, report_id, contract_id, kind, report_state) REFERENCES financing.project_reports(tenant_id, id, contract_id, kind, state);

ALTER TABLE ONLY financing.expert_spheres
    ADD CONSTRAINT expert_spheres_expert_exists FOREIGN KEY (tenant_id, expert_id) REFERENCES financing.experts(tenant_id, id);

ALTER TABLE ONLY financing.expert_spheres
    ADD CONSTRAINT expert_spheres_sphere_exists FOREIGN KEY (sphere) REFERENCES registry.spheres(code);

ALTER TABLE ONLY financing.experts
    ADD CONSTRAINT experts_principal_exists FOREIGN KEY (principal_id) REFERENCES tenancy.principals(id);

ALTER TABLE ONLY financing.experts
    ADD CONSTRAINT experts_tenant_exists FOREIGN KEY (tenant_id) REFERENCES tenancy.tenants(id);

ALTER TABLE ONLY financing.function_performers
    ADD CONSTRAINT function_performers_follow FOREIGN KEY (tenant_id, function_id, prev) REFERENCES financing.function_performers(tenant_id, function_id, seq);

ALTER TABLE ONLY financing.function_performers
    ADD CONSTRAINT function_performers_function_exists FOREIGN KEY (tenant_id, function_id) REFERENCES financing.functions(tenant_id, id) DEFERRABLE;

ALTER TABLE ONLY financing.function_performers
    ADD CONSTRAINT function_performers_organisation_exists FOREIGN KEY (organisation_id) REFERENCES registry.organisations(id);

ALTER TABLE ONLY financing.functions
    ADD CONSTRAINT functions_last_performer FOREIGN KEY (tenant_id, id, last) REFERENCES financing.function_performers(tenant_id, function_id, seq) DEFERRABLE;

ALTER TABLE ONLY financing.functions
    ADD CONSTRAINT functions_tenant_exists FOREIGN KEY (tenant_id) REFERENCES tenancy.tenants(id);

ALTER TABLE ONLY financing.instrument_rules
    ADD CONSTRAINT instrument_rules_instrument_exists FOREIGN KEY (instrument) REFERENCES financing.instruments(code);

ALTER TABLE ONLY financing.ledger_entries
    ADD CONSTRAINT ledger_entries_follow FOREIGN KEY (tenant_id, contract_id, line_id, prev, contracted_before_tiyn, paid_before_tiyn, returned_before_tiyn, freed_before_tiyn) REFERENCES financing.ledger_entries(tenant_id, contract_id, line_id, seq, contracted_tiyn, paid_tiyn, returned_tiyn, freed_tiyn);

ALTER TABLE ONLY financing.ledger_entries
    ADD CONSTRAINT ledger_entries_line_exists FOREIGN KEY (tenant_id, contract_id, line_id) REFERENCES financing.contract_lines(tenant_id, contract_id, line_id) DEFERRABLE;

ALTER TABLE ONLY financing.ledger_entries
    ADD CONSTRAINT ledger_entries_line_year FOREIGN KEY (tenant_id, line_id, line_year) REFERENCES financing.budget_lines(tenant_id, id, year);

ALTER TABLE ONLY financing.ledger_entries
    ADD CONSTRAINT ledger_entries_movement_known FOREIGN KEY (act, debit, credit) REFERENCES financing.ledger_movements(act, debit, credit);

ALTER TABLE ONLY financing.ledger_entries
    ADD CONSTRAINT ledger_entries_organisation_matches FOREIGN KEY (tenant_id, contract_id, organisation_id) REFERENCES financing.contracts(tenant_id, id, organisation_id);

ALTER TABLE ONLY financing.ledger_entries
    ADD CONSTRAINT ledger_entries_paid_in FOREIGN KEY (tenant_id, payment_id, paid_in) REFERENCES financing.payment_confirmations(tenant_id, payment_id, paid_in) DEFERRABLE;

ALTER TABLE ONLY financing.ledger_entries
    ADD CONSTRAINT ledger_entries_payment_amount FOREIGN KEY (tenant_id, tranche_id, line_id, contract_id, amount_tiyn) REFERENCES financing.tranche_lines(tenant_id, tranche_id, line_id, contract_id, amount_tiyn);

ALTER TABLE ONLY financing.ledger_entries
    ADD CONSTRAINT ledger_entries_payment_confirmed FOREIGN KEY (tenant_id, payment_id, tranche_id) REFERENCES financing.payment_confirmations(tenant_id, payment_id, tranche_id) DEFERRABLE;

ALTER TABLE ONLY financing.ledger_entries
    ADD CONSTRAINT ledger_entries_received_in FOREIGN KEY (tenant_id, refund_id, returned_in) REFERENCES financing.refund_receipts(tenant_id, refund_id, received_in) DEFERRABLE;

ALTER TABLE ONLY financing.ledger_entries
    ADD CONSTRAINT ledger_entries_refund_amount FOREIGN KEY (tenant_id, refund_id, line_id, contract_id, amount_tiyn) REFERENCES financing.refund_lines(tenant_id, refund_id, line_id, contract_id, amount_tiyn);

ALTER TABLE ONLY financing.ledger_entries
    ADD CONSTRAINT ledger_entries_refund_received FOREIGN KEY (tenant_id, refund_id) REFERENCES financing.refund_receipts(tenant_id, refund_id) DEFERRABLE;

ALTER TABLE ONLY financing.ledger_entries
    ADD CONSTRAINT ledger_entries_version_amount FOREIGN KEY (tenant_id, contract_id, version, line_id) REFERENCES financing.contract_amounts(tenant_id, root_id, version, line_id) DEFERRABLE;

ALTER TABLE ONLY financing.opened_applications
    ADD CONSTRAINT opened_applications_blind_as_order FOREIGN KEY (tenant_id, order_id, blind) REFERENCES financing.orders(tenant_id, id, blind) ON UPDATE CASCADE;

ALTER TABLE ONLY financing.opened_applications
    ADD CONSTRAINT opened_applications_submission_exists FOREIGN KEY (tenant_id, application_id, seq, order_id, organisation_id, amount_tiyn, months, received_at) REFERENCES financing.submissions(tenant_id, application_id, seq, order_id, organisation_id, amount_tiyn, months, received_at);

ALTER TABLE ONLY financing.order_answers
    ADD CONSTRAINT order_answers_question_exists FOREIGN KEY (tenant_id, question_id, order_id) REFERENCES financing.order_questions(tenant_id, id, order_id);

ALTER TABLE ONLY financing.order_criteria
    ADD CONSTRAINT order_criteria_order_exists FOREIGN KEY (tenant_id, order_id) REFERENCES financing.orders(tenant_id, id);

ALTER TABLE ONLY financing.order_documents
    ADD CONSTRAINT order_documents_step_exists FOREIGN KEY (tenant_id, order_id, step) REFERENCES financing.order_steps(tenant_id, order_id, seq);

ALTER TABLE ONLY financing.order_drafts
    ADD CONSTRAINT order_drafts_tenant_exists FOREIGN KEY (tenant_id) REFERENCES tenancy.tenants(id);

ALTER TABLE ONLY financing.order_experts
    ADD CONSTRAINT order_experts_applications_counted FOREIGN KEY (tenant_id, order_id, applications) REFERENCES financing.draws(tenant_id, order_id, applications);

ALTER TABLE ONLY financing.order_experts
    ADD CONSTRAINT order_experts_as_declared FOREIGN KEY (tenant_id, order_id, principal_id, recused, related) REFERENCES financing.declarations(tenant_id, order_id, principal_id, recused, related);

ALTER TABLE ONLY financing.order_experts
    ADD CONSTRAINT order_experts_drawn FOREIGN KEY (tenant_id, order_id, expert_id, drawn) REFERENCES financing.draw_candidates(tenant_id, order_id, expert_id, drawn);

ALTER TABLE ONLY financing.order_experts
    ADD CONSTRAINT order_experts_expert_exists FOREIGN KEY (tenant_id, expert_id, principal_id) REFERENCES financing.experts(tenant_id, id, principal_id);

ALTER TABLE ONLY financing.order_experts
    ADD CONSTRAINT order_experts_last_score FOREIGN KEY (tenant_id, order_id, principal_id, last_given) REFERENCES financing.scores(tenant_id, order_id, principal_id, number) DEFERRABLE;

ALTER TABLE ONLY financing.order_experts
    ADD CONSTRAINT order_experts_replaces_ended FOREIGN KEY (tenant_id, order_id, replaces, replaced) REFERENCES financing.order_experts(tenant_id, order_id, principal_id, ended);

ALTER TABLE ONLY financing.order_hidden_fields
    ADD CONSTRAINT order_hidden_fields_known FOREIGN KEY (stage, field) REFERENCES financing.hidable_fields(stage, field);

ALTER TABLE ONLY financing.order_hidden_fields
    ADD CONSTRAINT order_hidden_fields_order_blind FOREIGN KEY (tenant_id, order_id, judged_blind) REFERENCES financing.orders(tenant_id, id, judged_blind);

ALTER TABLE ONLY financing.order_lines
    ADD CONSTRAINT order_lines_line_exists FOREIGN KEY (tenant_id, line_id) REFERENCES financing.budget_lines(tenant_id, id);

ALTER TABLE ONLY financing.order_lines
    ADD CONSTRAINT order_lines_line_year FOREIGN KEY (tenant_id, line_id, line_year) REFERENCES financing.budget_lines(tenant_id, id, year);

ALTER TABLE ONLY financing.order_lines
    ADD CONSTRAINT order_lines_order_exists FOREIGN KEY (tenant_id, order_id) REFERENCES financing.orders(tenant_id, id);

ALTER TABLE ONLY financing.order_lines
    ADD CONSTRAINT order_lines_order_year FOREIGN KEY (tenant_id, order_id, order_year) REFERENCES financing.orders(tenant_id, id, year);

ALTER TABLE ONLY financing.order_questions
    ADD CONSTRAINT order_questions_order_exists FOREIGN KEY (tenant_id, order_id) REFERENCES financing.orders(tenant_id, id);

ALTER TABLE ONLY financing.order_questions
    ADD CONSTRAINT order_questions_organisation_exists FOREIGN KEY (organisation_id) REFERENCES registry.organisations(id);

ALTER TABLE ONLY financing.order_steps
    ADD CONSTRAINT order_steps_follow FOREIGN KEY (tenant_id, order_id, prev, from_state, closed_before) REFERENCES financing.order_steps(tenant_id, order_id, seq, to_state, closes_at);

ALTER TABLE ONLY financing.order_steps
    ADD CONSTRAINT order_steps_order_exists FOREIGN KEY (tenant_id, order_id) REFERENCES financing.orders(tenant_id, id) DEFERRABLE;

ALTER TABLE ONLY financing.order_steps
    ADD CONSTRAINT order_steps_transition_allowed FOREIGN KEY (from_state, to_state, act) REFERENCES financing.order_transitions(from_state, to_state, act);

ALTER TABLE ONLY financing.orders
    ADD CONSTRAINT orders_draft_announced FOREIGN KEY (tenant_id, draft_id, announced) REFERENCES financing.order_drafts(tenant_id, id, announced);

ALTER TABLE ONLY financing.orders
    ADD CONSTRAINT orders_last_step FOREIGN KEY (tenant_id, id, version, state, closes_at) REFERENCES financing.order_steps(tenant_id, order_id, seq, to_state, closes_at) DEFERRABLE;

ALTER TABLE ONLY financing.orders
    ADD CONSTRAINT orders_ranked_by_rule FOREIGN KEY (instrument, rule_from, ranked) REFERENCES financing.instrument_rules(instrument, valid_from, ranked);

ALTER TABLE ONLY financing.orders
    ADD CONSTRAINT orders_ranking_final FOREIGN KEY (ranking_tenant_id, ranking_id) REFERENCES ranking.publications(tenant_id, snapshot_id);

ALTER TABLE ONLY financing.orders
    ADD CONSTRAINT orders_revealed_by_publication FOREIGN KEY (tenant_id, revealed_by, id) REFERENCES financing.published_decisions(tenant_id, id, order_id) DEFERRABLE;

ALTER TABLE ONLY financing.orders
    ADD CONSTRAINT orders_rule_exists FOREIGN KEY (instrument, rule_from) REFERENCES financing.instrument_rules(instrument, valid_from);

ALTER TABLE ONLY financing.orders
    ADD CONSTRAINT orders_sphere_exists FOREIGN KEY (sphere) REFERENCES registry.spheres(code);

ALTER TABLE ONLY financing.orders
    ADD CONSTRAINT orders_theme_approved FOREIGN KEY (tenant_id, theme_id, year, theme_state) REFERENCES financing.themes(tenant_id, id, year, state);

ALTER TABLE ONLY financing.payment_confirmations
    ADD CONSTRAINT payment_confirmations_payment_exists FOREIGN KEY (tenant_id, payment_id, tranche_id, ordered_step) REFERENCES financing.payments(tenant_id, id, tranche_id, step);

ALTER TABLE ONLY financing.payment_confirmations
    ADD CONSTRAINT payment_confirmations_signed FOREIGN KEY (tenant_id, payment_id, signature) REFERENCES financing.payment_signers(tenant_id, payment_id, seq) DEFERRABLE;

ALTER TABLE ONLY financing.payment_confirmations
    ADD CONSTRAINT payment_confirmations_tranche_paid FOREIGN KEY (tenant_id, tranche_id, step, step_state) REFERENCES financing.tranche_steps(tenant_id, tranche_id, seq, to_state) DEFERRABLE;

ALTER TABLE ONLY financing.payment_refusals
    ADD CONSTRAINT payment_refusals_payment_exists FOREIGN KEY (tenant_id, payment_id, tranche_id, ordered_step) REFERENCES financing.payments(tenant_id, id, tranche_id, step);

ALTER TABLE ONLY financing.payment_refusals
    ADD CONSTRAINT payment_refusals_signed FOREIGN KEY (tenant_id, payment_id, signature) REFERENCES financing.payment_signers(tenant_id, payment_id, seq) DEFERRABLE;

ALTER TABLE ONLY financing.payment_refusals
    ADD CONSTRAINT payment_refusals_tranche_released FOREIGN KEY (tenant_id, tranche_id, step, step_state) REFERENCES financing.tranche_steps(tenant_id, tranche_id, seq, to_state) DEFERRABLE;

ALTER TABLE ONLY financing.payment_signers
    ADD CONSTRAINT payment_signers_payer_matches FOREIGN KEY (tenant_id, payment_id, first, payer_id) REFERENCES financing.payment_signers(tenant_id, payment_id, seq, principal_id);

ALTER TABLE ONLY financing.payment_signers
    ADD CONSTRAINT payment_signers_payment_exists FOREIGN KEY (tenant_id, payment_id) REFERENCES financing.payments(tenant_id, id) DEFERRABLE;

ALTER TABLE ONLY financing.payments
    ADD CONSTRAINT payments_organisation_matches FOREIGN KEY (tenant_id, contract_id, organisation_id) REFERENCES financing.contracts(tenant_id, id, organisation_id);

ALTER TABLE ONLY financing.payments
    ADD CONSTRAINT payments_signed FOREIGN KEY (tenant_id, id, signature) REFERENCES financing.payment_signers(tenant_id, payment_id, seq) DEFERRABLE;

ALTER TABLE ONLY financing.payments
    ADD CONSTRAINT payments_tranche_exists FOREIGN KEY (tenant_id, tranche_id, contract_id) REFERENCES financing.tranches(tenant_id, id, contract_id);

ALTER TABLE ONLY financing.payments
    ADD CONSTRAINT payments_tranche_ordered FOREIGN KEY (tenant_id, tranche_id, step, step_state) REFERENCES financing.tranche_steps(tenant_id, tranche_id, seq, to_state) DEFERRABLE;

ALTER TABLE ONLY financing.plan_items
    ADD CONSTRAINT plan_items_follow FOREIGN KEY (tenant_id, plan_id, version, line_id, prev, line_version, before_tiyn) REFERENCES financing.plan_items(tenant_id, plan_id, version, line_id, place, line_version, after_tiyn);

ALTER TABLE ONLY financing.plan_items
    ADD CONSTRAINT plan_items_line_amount_matches FOREIGN KEY (tenant_id, line_id, line_version, line_amount_tiyn) REFERENCES financing.budget_entries(tenant_id, line_id, seq, after_tiyn);

ALTER TABLE ONLY financing.plan_items
    ADD CONSTRAINT plan_items_line_of_year FOREIGN KEY (tenant_id, line_id, year) REFERENCES financing.budget_lines(tenant_id, id, year);

ALTER TABLE ONLY financing.plan_items
    ADD CONSTRAINT plan_items_theme_approved FOREIGN KEY (tenant_id, theme_id, theme_year, theme_state) REFERENCES financing.themes(tenant_id, id, year, state);

ALTER TABLE ONLY financing.plan_items
    ADD CONSTRAINT plan_items_version_exists FOREIGN KEY (tenant_id, plan_id, version, year) REFERENCES financing.plan_versions(tenant_id, plan_id, version, year);

ALTER TABLE ONLY financing.plan_versions
    ADD CONSTRAINT plan_versions_follow FOREIGN KEY (tenant_id, plan_id, prev) REFERENCES financing.plan_versions(tenant_id, plan_id, version);

ALTER TABLE ONLY financing.plan_versions
    ADD CONSTRAINT plan_versions_plan_exists FOREIGN KEY (tenant_id, plan_id, year) REFERENCES financing.plans(tenant_id, id, year) DEFERRABLE;

ALTER TABLE ONLY financing.plans
    ADD CONSTRAINT plans_last_version FOREIGN KEY (tenant_id, id, version) REFERENCES financing.plan_versions(tenant_id, plan_id, version) DEFERRABLE;

ALTER TABLE ONLY financing.plans
    ADD CONSTRAINT plans_tenant_exists FOREIGN KEY (tenant_id) REFERENCES tenancy.tenants(id);

ALTER TABLE ONLY financing.project_report_contents
    ADD CONSTRAINT project_report_contents_report_exists FOREIGN KEY (tenant_id, report_id, organisation_id) REFERENCES financing.project_reports(tenant_id, id, organisation_id);

ALTER TABLE ONLY financing.project_report_contents
    ADD CONSTRAINT project_report_contents_step_exists FOREIGN KEY (tenant_id, report_id, seq, to_state) REFERENCES financing.project_report_steps(tenant_id, report_id, seq, to_state);

ALTER TABLE ONLY financing.project_report_steps
    ADD CONSTRAINT project_report_steps_follow FOREIGN KEY (tenant_id, report_id, prev, from_state) REFERENCES financing.project_report_steps(tenant_id, report_id, seq, to_state);

ALTER TABLE ONLY financing.project_report_steps
    ADD CONSTRAINT project_report_steps_report_exists FOREIGN KEY (tenant_id, report_id, organisation_id) REFERENCES financing.project_reports(tenant_id, id, organisation_id) DEFERRABLE;

ALTER TABLE ONLY financing.project_report_steps
    ADD CONSTRAINT project_report_steps_transition_allowed FOREIGN KEY (from_state, to_state, act) REFERENCES financing.report_transitions(from_state, to_state, act);

ALTER TABLE ONLY financing.project_reports
    ADD CONSTRAINT project_reports_contract_exists FOREIGN KEY (tenant_id, contract_id, organisation_id) REFERENCES financing.contracts(tenant_id, id, organisation_id);

ALTER TABLE ONLY financing.project_reports
    ADD CONSTRAINT project_reports_last_step FOREIGN KEY (tenant_id, id, version, state) REFERENCES financing.project_report_steps(tenant_id, report_id, seq, to_state) DEFERRABLE;

ALTER TABLE ONLY financing.published_decisions
    ADD CONSTRAINT published_decisions_all_answered FOREIGN KEY (tenant_id, id, applications) REFERENCES financing.decision_outcomes(tenant_id, decision_id, place) DEFERRABLE;

ALTER TABLE ONLY financing.published_decisions
    ADD CONSTRAINT published_decisions_all_applications FOREIGN KEY (tenant_id, order_id, applications) REFERENCES financing.orders(tenant_id, id, applications);

ALTER TABLE ONLY financing.published_decisions
    ADD CONSTRAINT published_decisions_decision_exists FOREIGN KEY (tenant_id, id, order_id, version, state) REFERENCES financing.decisions(tenant_id, id, order_id, version, state) ON UPDATE CASCADE;

ALTER TABLE ONLY financing.published_decisions
    ADD CONSTRAINT published_decisions_rulings_exist FOREIGN KEY (tenant_id, id, last_ruling) REFERENCES financing.complaint_rulings(tenant_id, decision_id, ordinal) DEFERRABLE;

ALTER TABLE ONLY financing.refund_lines
    ADD CONSTRAINT refund_lines_line_exists FOREIGN KEY (tenant_id, contract_id, line_id) REFERENCES financing.contract_lines(tenant_id, contract_id, line_id);

ALTER TABLE ONLY financing.refund_lines
    ADD CONSTRAINT refund_lines_refund_exists FOREIGN KEY (tenant_id, refund_id, contract_id) REFERENCES financing.refunds(tenant_id, id, contract_id);

ALTER TABLE ONLY financing.refund_receipts
    ADD CONSTRAINT refund_receipts_refund_exists FOREIGN KEY (tenant_id, refund_id) REFERENCES financing.refunds(tenant_id, id);

ALTER TABLE ONLY financing.refund_receipts
    ADD CONSTRAINT refund_receipts_refund_stands FOREIGN KEY (tenant_id, refund_id, withdrawn) REFERENCES financing.refunds(tenant_id, id, withdrawn);

ALTER TABLE ONLY financing.refunds
    ADD CONSTRAINT refunds_contract_exists FOREIGN KEY (tenant_id, contract_id, organisation_id) REFERENCES financing.contracts(tenant_id, id, organisation_id);

ALTER TABLE ONLY financing.scores
    ADD CONSTRAINT scores_criterion_exists FOREIGN KEY (tenant_id, order_id, criterion, points_max) REFERENCES financing.order_criteria(tenant_id, order_id, code, points_max);

ALTER TABLE ONLY financing.scores
    ADD CONSTRAINT scores_expert_assigned FOREIGN KEY (tenant_id, order_id, principal_id) REFERENCES financing.order_experts(tenant_id, order_id, principal_id);

ALTER TABLE ONLY financing.scores
    ADD CONSTRAINT scores_expert_exists FOREIGN KEY (tenant_id, expert_id, principal_id) REFERENCES financing.experts(tenant_id, id, principal_id);

ALTER TABLE ONLY financing.scores
    ADD CONSTRAINT scores_follow FOREIGN KEY (tenant_id, order_id, principal_id, prev) REFERENCES financing.scores(tenant_id, order_id, principal_id, number);

ALTER TABLE ONLY financing.scores
    ADD CONSTRAINT scores_unrelated FOREIGN KEY (tenant_id, principal_id, application_id, related) REFERENCES financing.declaration_items(tenant_id, principal_id, application_id, related);

ALTER TABLE ONLY financing.submissions
    ADD CONSTRAINT submissions_application_exists FOREIGN KEY (tenant_id, application_id, order_id, organisation_id) REFERENCES financing.applications(tenant_id, id, order_id, organisation_id);

ALTER TABLE ONLY financing.submissions
    ADD CONSTRAINT submissions_entry_exists FOREIGN KEY (entry_id) REFERENCES journal.entries(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY financing.submissions
    ADD CONSTRAINT submissions_step_exists FOREIGN KEY (tenant_id, application_id, seq, act, received_at) REFERENCES financing.application_steps(tenant_id, application_id, seq, act, at) DEFERRABLE;

ALTER TABLE ONLY financing.termination_signers
    ADD CONSTRAINT termination_signers_author_matches FOREIGN KEY (tenant_id, termination_id, first, author_id) REFERENCES financing.termination_signers(tenant_id, termination_id, seq, principal_id);

ALTER TABLE ONLY financing.termination_signers
    ADD CONSTRAINT termination_signers_step_exists FOREIGN KEY (tenant_id, termination_id, seq, to_state) REFERENCES financing.termination_steps(tenant_id, termination_id, seq, to_state) DEFERRABLE;

ALTER TABLE ONLY financing.termination_steps
    ADD CONSTRAINT termination_steps_follow FOREIGN KEY (tenant_id, termination_id, prev, from_state) REFERENCES financing.termination_steps(tenant_id, termination_id, seq, to_state);

ALTER TABLE ONLY financing.termination_steps
    ADD CONSTRAINT termination_steps_signed FOREIGN KEY (tenant_id, termination_id, seq) REFERENCES financing.termination_signers(tenant_id, termination_id, seq) DEFERRABLE;

ALTER TABLE ONLY financing.termination_steps
    ADD CONSTRAINT termination_steps_termination_exists FOREIGN KEY (tenant_id, termination_id) REFERENCES financing.terminations(tenant_id, id) DEFERRABLE;

ALTER TABLE ONLY financing.termination_steps
    ADD CONSTRAINT termination_steps_transition_allowed FOREIGN KEY (from_state, to_state, act) REFERENCES financing.termination_transitions(from_state, to_state, act);

ALTER TABLE ONLY financing.terminations
    ADD CONSTRAINT terminations_breach_reported FOREIGN KEY (tenant_id, breach_id, contract_id) REFERENCES financing.breaches(tenant_id, id, contract_id);

ALTER TABLE ONLY financing.terminations
    ADD CONSTRAINT terminations_contract_ended FOREIGN KEY (tenant_id, contract_id, done) REFERENCES financing.contracts(tenant_id, id, terminated) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY financing.terminations
    ADD CONSTRAINT terminations_contract_exists FOREIGN KEY (tenant_id, contract_id, organisation_id) REFERENCES financing.contracts(tenant_id, id, organisation_id);

ALTER TABLE ONLY financing.terminations
    ADD CONSTRAINT terminations_ground_known FOREIGN KEY (ground, of_breach) REFERENCES financing.termination_grounds(code, of_breach);

ALTER TABLE ONLY financing.terminations
    ADD CONSTRAINT terminations_last_step FOREIGN KEY (tenant_id, id, version, state) REFERENCES financing.termination_steps(tenant_id, termination_id, seq, to_state) DEFERRABLE;

ALTER TABLE ONLY financing.theme_history
    ADD CONSTRAINT theme_history_follows FOREIGN KEY (tenant_id, theme_id, prev, from_state) REFERENCES financing.theme_history(tenant_id, theme_id, seq, to_state);

ALTER TABLE ONLY financing.theme_history
    ADD CONSTRAINT theme_history_proposer_matches FOREIGN KEY (tenant_id, theme_id, organisation_id) REFERENCES financing.themes(tenant_id, id, organisation_id) DEFERRABLE;

ALTER TABLE ONLY financing.theme_history
    ADD CONSTRAINT theme_history_signed FOREIGN KEY (tenant_id, theme_id, seq) REFERENCES financing.theme_signers(tenant_id, theme_id, seq) DEFERRABLE;

ALTER TABLE ONLY financing.theme_history
    ADD CONSTRAINT theme_history_theme_exists FOREIGN KEY (tenant_id, theme_id) REFERENCES financing.themes(tenant_id, id) DEFERRABLE;

ALTER TABLE ONLY financing.theme_history
    ADD CONSTRAINT theme_history_transition_allowed FOREIGN KEY (from_state, to_state) REFERENCES financing.theme_transitions(from_state, to_state);

ALTER TABLE ONLY financing.theme_signers
    ADD CONSTRAINT theme_signers_organisation_matches FOREIGN KEY (tenant_id, theme_id, organisation_id) REFERENCES financing.themes(tenant_id, id, organisation_id) DEFERRABLE;

ALTER TABLE ONLY financing.theme_signers
    ADD CONSTRAINT theme_signers_proposer_matches FOREIGN KEY (tenant_id, theme_id, first, proposer_id) REFERENCES financing.theme_signers(tenant_id, theme_id, seq, principal_id);

ALTER TABLE ONLY financing.theme_signers
    ADD CONSTRAINT theme_signers_step_exists FOREIGN KEY (tenant_id, theme_id, seq, to_state) REFERENCES financing.theme_history(tenant_id, theme_id, seq, to_state) DEFERRABLE;

ALTER TABLE ONLY financing.themes
    ADD CONSTRAINT themes_instrument_exists FOREIGN KEY (instrument) REFERENCES financing.instruments(code);

ALTER TABLE ONLY financing.themes
    ADD CONSTRAINT themes_last_step FOREIGN KEY (tenant_id, id, version, state) REFERENCES financing.theme_history(tenant_id, theme_id, seq, to_state) DEFERRABLE;

ALTER TABLE ONLY financing.themes
    ADD CONSTRAINT themes_organisation_exists FOREIGN KEY (organisation_id) REFERENCES registry.organisations(id);

ALTER TABLE ONLY financing.themes
    ADD CONSTRAINT themes_region_exists FOREIGN KEY (region) REFERENCES registry.regions(code);

ALTER TABLE ONLY financing.themes
    ADD CONSTRAINT themes_sphere_exists FOREIGN KEY (sphere) REFERENCES registry.spheres(code);

ALTER TABLE ONLY financing.themes
    ADD CONSTRAINT themes_tenant_exists FOREIGN KEY (tenant_id) REFERENCES tenancy.tenants(id);

ALTER TABLE ONLY financing.tranche_lines
    ADD CONSTRAINT tranche_lines_line_exists FOREIGN KEY (tenant_id, contract_id, line_id) REFERENCES financing.contract_lines(tenant_id, contract_id, line_id);

ALTER TABLE ONLY financing.tranche_lines
    ADD CONSTRAINT tranche_lines_tranche_exists FOREIGN KEY (tenant_id, tranche_id, contract_id) REFERENCES financing.tranches(tenant_id, id, contract_id);

ALTER TABLE ONLY financing.tranche_steps
    ADD CONSTRAINT tranche_steps_follow FOREIGN KEY (tenant_id, tranche_id, prev, from_state) REFERENCES financing.tranche_steps(tenant_id, tranche_id, seq, to_state);

ALTER TABLE ONLY financing.tranche_steps
    ADD CONSTRAINT tranche_steps_refused FOREIGN KEY (tenant_id, tranche_id, refusal) REFERENCES financing.payment_refusals(tenant_id, tranche_id, step) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY financing.tranche_steps
    ADD CONSTRAINT tranche_steps_report_accepted FOREIGN KEY (tenant_id, contract_id, gate, gate_state) REFERENCES financing.project_reports(tenant_id, contract_id, number, state);

ALTER TABLE ONLY financing.tranche_steps
    ADD CONSTRAINT tranche_steps_tranche_exists FOREIGN KEY (tenant_id, tranche_id, contract_id, report_number) REFERENCES financing.tranches(tenant_id, id, contract_id, report_number) DEFERRABLE;

ALTER TABLE ONLY financing.tranche_steps
    ADD CONSTRAINT tranche_steps_transition_allowed FOREIGN KEY (from_state, to_state, act) REFERENCES financing.tranche_transitions(from_state, to_state, act);

ALTER TABLE ONLY financing.tranches
    ADD CONSTRAINT tranches_contract_exists FOREIGN KEY (tenant_id, contract_id) REFERENCES financing.contracts(tenant_id, id);

ALTER TABLE ONLY financing.tranches
    ADD CONSTRAINT tranches_last_step FOREIGN KEY (tenant_id, id, version, state) REFERENCES financing.tranche_steps(tenant_id, tranche_id, seq, to_state) DEFERRABLE;

ALTER TABLE ONLY journal.cosignatures
    ADD CONSTRAINT cosignatures_checkpoint_exists FOREIGN KEY (size) REFERENCES journal.checkpoints(size);

ALTER TABLE ONLY journal.salts
    ADD CONSTRAINT salts_entry_exists FOREIGN KEY (entry_id) REFERENCES journal.entries(id);

ALTER TABLE ONLY membership.acts
    ADD CONSTRAINT acts_follow FOREIGN KEY (tenant_id, membership_id, prev, from_state) REFERENCES membership.acts(tenant_id, membership_id, seq, to_state);

ALTER TABLE ONLY membership.acts
    ADD CONSTRAINT acts_membership_exists FOREIGN KEY (tenant_id, membership_id, organisation_id, root_id, lane) REFERENCES membership.memberships(tenant_id, id, organisation_id, root_id, lane) DEFERRABLE;

ALTER TABLE ONLY membership.acts
    ADD CONSTRAINT acts_membership_of_citizen FOREIGN KEY (tenant_id, membership_id, citizen_id, root_id, lane) REFERENCES membership.memberships(tenant_id, id, citizen_id, root_id, lane) DEFERRABLE;

ALTER TABLE ONLY membership.acts
    ADD CONSTRAINT acts_transition_allowed FOREIGN KEY (noun, from_state, to_state, act) REFERENCES membership.transitions(noun, from_state, to_state, act);

ALTER TABLE ONLY membership.application_history
    ADD CONSTRAINT application_history_application_exists FOREIGN KEY (tenant_id, application_id, organisation_id) REFERENCES membership.applications(tenant_id, id, organisation_id) DEFERRABLE;

ALTER TABLE ONLY membership.application_history
    ADD CONSTRAINT application_history_application_of_citizen FOREIGN KEY (tenant_id, application_id, citizen_id) REFERENCES membership.applications(tenant_id, id, citizen_id) DEFERRABLE;

ALTER TABLE ONLY membership.application_history
    ADD CONSTRAINT application_history_follows FOREIGN KEY (tenant_id, application_id, prev, from_state) REFERENCES membership.application_history(tenant_id, application_id, seq, to_state);

ALTER TABLE ONLY membership.application_history
    ADD CONSTRAINT application_history_root_of_tenant FOREIGN KEY (tenant_id, root_id) REFERENCES tenancy.tenants(id, root_id);

ALTER TABLE ONLY membership.application_history
    ADD CONSTRAINT application_history_transition_allowed FOREIGN KEY (noun, from_state, to_state, act) REFERENCES membership.transitions(noun, from_state, to_state, act);

ALTER TABLE ONLY membership.applications
    ADD CONSTRAINT applications_figure_exists FOREIGN KEY (tenant_id, citizen_id) REFERENCES membership.figures(tenant_id, citizen_id);

ALTER TABLE ONLY membership.applications
    ADD CONSTRAINT applications_kind_exists FOREIGN KEY (tenant_id, charter_id, kind) REFERENCES membership.charter_kinds(tenant_id, charter_id, code);

ALTER TABLE ONLY membership.applications
    ADD CONSTRAINT applications_kind_for_persons FOREIGN KEY (tenant_id, charter_id, kind, for_person) REFERENCES membership.charter_kinds(tenant_id, charter_id, code, persons);

ALTER TABLE ONLY membership.applications
    ADD CONSTRAINT applications_last_step FOREIGN KEY (tenant_id, id, seq, state) REFERENCES membership.application_history(tenant_id, application_id, seq, to_state) DEFERRABLE;

ALTER TABLE ONLY membership.applications
    ADD CONSTRAINT applications_organisation_exists FOREIGN KEY (organisation_id) REFERENCES registry.organisations(id);

ALTER TABLE ONLY membership.applications
    ADD CONSTRAINT applications_root_of_tenant FOREIGN KEY (tenant_id, root_id) REFERENCES tenancy.tenants(id, root_id);

ALTER TABLE ONLY membership.charter_decisions
    ADD CONSTRAINT charter_decisions_kind_exists FOREIGN KEY (tenant_id, charter_id, kind) REFERENCES membership.charter_kinds(tenant_id, charter_id, code);

ALTER TABLE ONLY membership.charter_fees
    ADD CONSTRAINT charter_fees_kind_exists FOREIGN KEY (tenant_id, charter_id, kind) REFERENCES membership.charter_kinds(tenant_id, charter_id, code);

ALTER TABLE ONLY membership.charter_kinds
    ADD CONSTRAINT charter_kinds_charter_exists FOREIGN KEY (tenant_id, charter_id) REFERENCES membership.charters(tenant_id, id);

ALTER TABLE ONLY membership.charters
    ADD CONSTRAINT charters_alliance_exists FOREIGN KEY (tenant_id, root_id) REFERENCES tenancy.tenants(id, root_id);

ALTER TABLE ONLY membership.charters
    ADD CONSTRAINT charters_organisation_exists FOREIGN KEY (organisation_id) REFERENCES registry.organisations(id);

ALTER TABLE ONLY membership.consents
    ADD CONSTRAINT consents_citizen_exists FOREIGN KEY (citizen_id) REFERENCES tenancy.principals(citizen_id);

ALTER TABLE ONLY membership.fee_entries
    ADD CONSTRAINT fee_entries_invoice_exists FOREIGN KEY (tenant_id, invoice_id, organisation_id) REFERENCES membership.invoices(tenant_id, id, organisation_id);

ALTER TABLE ONLY membership.fee_entries
    ADD CONSTRAINT fee_entries_invoice_of_citizen FOREIGN KEY (tenant_id, invoice_id, citizen_id) REFERENCES membership.invoices(tenant_id, id, citizen_id);

ALTER TABLE ONLY membership.fee_entries
    ADD CONSTRAINT fee_entries_root_of_tenant FOREIGN KEY (tenant_id, root_id) REFERENCES tenancy.tenants(id, root_id);

ALTER TABLE ONLY membership.figure_names
    ADD CONSTRAINT figure_names_consent_holds FOREIGN KEY (citizen_id, consent_id, lasts_to, holds) REFERENCES membership.consents(citizen_id, id, lasts_to, holds);

ALTER TABLE ONLY membership.figures
    ADD CONSTRAINT figures_alliance_exists FOREIGN KEY (tenant_id) REFERENCES tenancy.tenants(id);

ALTER TABLE ONLY membership.figures
    ADD CONSTRAINT figures_citizen_exists FOREIGN KEY (citizen_id) REFERENCES tenancy.principals(citizen_id);

ALTER TABLE ONLY membership.invoices
    ADD CONSTRAINT invoices_application_exists FOREIGN KEY (tenant_id, application_id, organisation_id) REFERENCES membership.applications(tenant_id, id, organisation_id);

ALTER TABLE ONLY membership.invoices
    ADD CONSTRAINT invoices_application_of_citizen FOREIGN KEY (tenant_id, application_id, citizen_id) REFERENCES membership.applications(tenant_id, id, citizen_id);

ALTER TABLE ONLY membership.invoices
    ADD CONSTRAINT invoices_fee_exists FOREIGN KEY (tenant_id, charter_id, kind, fee) REFERENCES membership.charter_fees(tenant_id, charter_id, kind, fee);

ALTER TABLE ONLY membership.invoices
    ADD CONSTRAINT invoices_figure_exists FOREIGN KEY (tenant_id, citizen_id) REFERENCES membership.figures(tenant_id, citizen_id);

ALTER TABLE ONLY membership.invoices
    ADD CONSTRAINT invoices_membership_exists FOREIGN KEY (tenant_id, membership_id) REFERENCES membership.memberships(tenant_id, id);

ALTER TABLE ONLY membership.invoices
    ADD CONSTRAINT invoices_organisation_exists FOREIGN KEY (organisation_id) REFERENCES registry.organisations(id);

ALTER TABLE ONLY membership.invoices
    ADD CONSTRAINT invoices_root_of_tenant FOREIGN KEY (tenant_id, root_id) REFERENCES tenancy.tenants(id, root_id);

ALTER TABLE ONLY membership.memberships
    ADD CONSTRAINT memberships_alliance_exists FOREIGN KEY (tenant_id, root_id) REFERENCES tenancy.tenants(id, root_id);

ALTER TABLE ONLY membership.memberships
    ADD CONSTRAINT memberships_figure_exists FOREIGN KEY (tenant_id, citizen_id) REFERENCES membership.figures(tenant_id, citizen_id);

ALTER TABLE ONLY membership.memberships
    ADD CONSTRAINT memberships_last_act FOREIGN KEY (tenant_id, id, seq, state) REFERENCES membership.acts(tenant_id, membership_id, seq, to_state) DEFERRABLE;

ALTER TABLE ONLY membership.memberships
    ADD CONSTRAINT memberships_organisation_exists FOREIGN KEY (organisation_id) REFERENCES registry.organisations(id);

ALTER TABLE ONLY membership.papers
    ADD CONSTRAINT papers_application_exists FOREIGN KEY (tenant_id, application_id, organisation_id) REFERENCES membership.applications(tenant_id, id, organisation_id);

ALTER TABLE ONLY membership.papers
    ADD CONSTRAINT papers_application_of_citizen FOREIGN KEY (tenant_id, application_id, citizen_id) REFERENCES membership.applications(tenant_id, id, citizen_id);

ALTER TABLE ONLY membership.papers
    ADD CONSTRAINT papers_root_of_tenant FOREIGN KEY (tenant_id, root_id) REFERENCES tenancy.tenants(id, root_id);

ALTER TABLE ONLY membership.periods
    ADD CONSTRAINT periods_act_exists FOREIGN KEY (tenant_id, membership_id, seq, standing) REFERENCES membership.acts(tenant_id, membership_id, seq, to_state);

ALTER TABLE ONLY membership.periods
    ADD CONSTRAINT periods_charter_matches FOREIGN KEY (tenant_id, charter_id, several_kinds) REFERENCES membership.charters(tenant_id, id, several_kinds);

ALTER TABLE ONLY membership.periods
    ADD CONSTRAINT periods_kind_exists FOREIGN KEY (tenant_id, charter_id, kind) REFERENCES membership.charter_kinds(tenant_id, charter_id, code);

ALTER TABLE ONLY membership.periods
    ADD CONSTRAINT periods_kind_for_persons FOREIGN KEY (tenant_id, charter_id, kind, for_person) REFERENCES membership.charter_kinds(tenant_id, charter_id, code, persons);

ALTER TABLE ONLY membership.periods
    ADD CONSTRAINT periods_membership_exists FOREIGN KEY (tenant_id, membership_id, organisation_id, root_id, lane) REFERENCES membership.memberships(tenant_id, id, organisation_id, root_id, lane) DEFERRABLE;

ALTER TABLE ONLY membership.periods
    ADD CONSTRAINT periods_membership_of_citizen FOREIGN KEY (tenant_id, membership_id, citizen_id, root_id, lane) REFERENCES membership.memberships(tenant_id, id, citizen_id, root_id, lane) DEFERRABLE;

ALTER TABLE ONLY membership.proposal_history
    ADD CONSTRAINT proposal_history_follows FOREIGN KEY (tenant_id, proposal_id, prev, from_state) REFERENCES membership.proposal_history(tenant_id, proposal_id, seq, to_state);

ALTER TABLE ONLY membership.proposal_history
    ADD CONSTRAINT proposal_history_proposal_exists FOREIGN KEY (tenant_id, proposal_id) REFERENCES membership.proposals(tenant_id, id) DEFERRABLE;

ALTER TABLE ONLY membership.proposal_history
    ADD CONSTRAINT proposal_history_proposer_matches FOREIGN KEY (tenant_id, proposal_id, organisation_id) REFERENCES membership.proposals(tenant_id, id, organisation_id) DEFERRABLE;

ALTER TABLE ONLY membership.proposal_history
    ADD CONSTRAINT proposal_history_transition_allowed FOREIGN KEY (from_state, to_state) REFERENCES membership.proposal_transitions(from_state, to_state);

ALTER TABLE ONLY membership.proposal_supporters
    ADD CONSTRAINT proposal_supporters_organisation_exists FOREIGN KEY (organisation_id) REFERENCES registry.organisations(id);

ALTER TABLE ONLY membership.proposal_supporters
    ADD CONSTRAINT proposal_supporters_proposal_exists FOREIGN KEY (tenant_id, proposal_id) REFERENCES membership.proposals(tenant_id, id);

ALTER TABLE ONLY membership.proposals
    ADD CONSTRAINT proposals_alliance_exists FOREIGN KEY (tenant_id) REFERENCES tenancy.tenants(id);

ALTER TABLE ONLY membership.proposals
    ADD CONSTRAINT proposals_last_step FOREIGN KEY (tenant_id, id, version, state) REFERENCES membership.proposal_history(tenant_id, proposal_id, seq, to_state) DEFERRABLE;

ALTER TABLE ONLY membership.proposals
    ADD CONSTRAINT proposals_organisation_exists FOREIGN KEY (organisation_id) REFERENCES registry.organisations(id);

ALTER TABLE ONLY membership.proposals
    ADD CONSTRAINT proposals_responsible_exists FOREIGN KEY (responsible_tenant) REFERENCES tenancy.tenants(code);

ALTER TABLE ONLY membership.proposals
    ADD CONSTRAINT proposals_sphere_exists FOREIGN KEY (sphere) REFERENCES registry.spheres(code);

ALTER TABLE ONLY oversight.appeals
    ADD CONSTRAINT appeals_duty_exists FOREIGN KEY (tenant_id, duty_id, kind) REFERENCES oversight.duties(tenant_id, id, kind);

ALTER TABLE ONLY oversight.appeals
    ADD CONSTRAINT appeals_handed_exists FOREIGN KEY (handed_to, handed_duty, kind) REFERENCES oversight.duties(tenant_id, id, kind);

ALTER TABLE ONLY oversight.appeals
    ADD CONSTRAINT appeals_of_author FOREIGN KEY (tenant_id, duty_id, citizen_id) REFERENCES oversight.duties(tenant_id, id, citizen_id);

ALTER TABLE ONLY oversight.comment_steps
    ADD CONSTRAINT comment_steps_by_author FOREIGN KEY (tenant_id, comment_id, citizen_id) REFERENCES oversight.comments(tenant_id, id, citizen_id) DEFERRABLE;

ALTER TABLE ONLY oversight.comment_steps
    ADD CONSTRAINT comment_steps_by_moderator FOREIGN KEY (moderator_id, tenant_id, comment_id) REFERENCES oversight.comments(moderator_id, tenant_id, id);

ALTER TABLE ONLY oversight.comment_steps
    ADD CONSTRAINT comment_steps_comment_exists FOREIGN KEY (tenant_id, comment_id) REFERENCES oversight.comments(tenant_id, id) DEFERRABLE;

ALTER TABLE ONLY oversight.comment_steps
    ADD CONSTRAINT comment_steps_follows FOREIGN KEY (tenant_id, comment_id, prev, from_state) REFERENCES oversight.comment_steps(tenant_id, comment_id, seq, to_state);

ALTER TABLE ONLY oversight.comment_steps
    ADD CONSTRAINT comment_steps_reason_exists FOREIGN KEY (reason) REFERENCES oversight.reasons(code);

ALTER TABLE ONLY oversight.comment_steps
    ADD CONSTRAINT comment_steps_transition_allowed FOREIGN KEY (from_state, to_state, act) REFERENCES oversight.comment_transitions(from_state, to_state, act);

ALTER TABLE ONLY oversight.comments
    ADD CONSTRAINT comments_citizen_exists FOREIGN KEY (citizen_id) REFERENCES tenancy.principals(citizen_id);

ALTER TABLE ONLY oversight.comments
    ADD CONSTRAINT comments_last_step FOREIGN KEY (tenant_id, id, version, state) REFERENCES oversight.comment_steps(tenant_id, comment_id, seq, to_state) DEFERRABLE;

ALTER TABLE ONLY oversight.comments
    ADD CONSTRAINT comments_moderator_moderates FOREIGN KEY (moderator_id) REFERENCES oversight.moderators(body_id);

ALTER TABLE ONLY oversight.comments
    ADD CONSTRAINT comments_parent_of_thread FOREIGN KEY (tenant_id, parent_id, root_id) REFERENCES oversight.comments(tenant_id, id, root_id);

ALTER TABLE ONLY oversight.comments
    ADD CONSTRAINT comments_reason_exists FOREIGN KEY (reason) REFERENCES oversight.reasons(code);

ALTER TABLE ONLY oversight.comments
    ADD CONSTRAINT comments_subject_kind_known FOREIGN KEY (subject_kind) REFERENCES oversight.subject_kinds(kind);

ALTER TABLE ONLY oversight.comments
    ADD CONSTRAINT comments_tenant_exists FOREIGN KEY (tenant_id) REFERENCES tenancy.tenants(id);

ALTER TABLE ONLY oversight.comments
    ADD CONSTRAINT comments_text_of_author FOREIGN KEY (tenant_id, id, wording, text_digest) REFERENCES oversight.wordings(tenant_id, comment_id, seq, text_digest) DEFERRABLE;

ALTER TABLE ONLY oversight.decisions
    ADD CONSTRAINT decisions_of_moderator FOREIGN KEY (tenant_id, body_id, comment_id) REFERENCES oversight.comments(moderator_id, tenant_id, id);

ALTER TABLE ONLY oversight.decisions
    ADD CONSTRAINT decisions_reason_exists FOREIGN KEY (reason) REFERENCES oversight.reasons(code);

ALTER TABLE ONLY oversight.decisions
    ADD CONSTRAINT decisions_request_exists FOREIGN KEY (body_id, request_id, comment_id) REFERENCES oversight.requests(tenant_id, id, comment_id);

ALTER TABLE ONLY oversight.document_steps
    ADD CONSTRAINT document_steps_document_exists FOREIGN KEY (tenant_id, document_id, citizen_id) REFERENCES oversight.documents(tenant_id, id, citizen_id) DEFERRABLE;

ALTER TABLE ONLY oversight.document_steps
    ADD CONSTRAINT document_steps_follows FOREIGN KEY (tenant_id, document_id, prev, from_state) REFERENCES oversight.document_steps(tenant_id, document_id, seq, to_state);

ALTER TABLE ONLY oversight.document_steps
    ADD CONSTRAINT document_steps_transition_allowed FOREIGN KEY (from_state, to_state, act) REFERENCES oversight.document_transitions(from_state, to_state, act);

ALTER TABLE ONLY oversight.documents
    ADD CONSTRAINT documents_citizen_exists FOREIGN KEY (citizen_id) REFERENCES tenancy.principals(citizen_id);

ALTER TABLE ONLY oversight.documents
    ADD CONSTRAINT documents_last_step FOREIGN KEY (tenant_id, id, version, state) REFERENCES oversight.document_steps(tenant_id, document_id, seq, to_state) DEFERRABLE;

ALTER TABLE ONLY oversight.documents
    ADD CONSTRAINT documents_subject_kind_known FOREIGN KEY (subject_kind) REFERENCES oversight.subject_kinds(kind);

ALTER TABLE ONLY oversight.documents
    ADD CONSTRAINT documents_tenant_exists FOREIGN KEY (tenant_id) REFERENCES tenancy.tenants(id);

ALTER TABLE ONLY oversight.duties
    ADD CONSTRAINT duties_comment_exists FOREIGN KEY (body_id, comment_id) REFERENCES oversight.comments(tenant_id, id);

ALTER TABLE ONLY oversight.duties
    ADD CONSTRAINT duties_extension_exists FOREIGN KEY (tenant_id, id, extended_on) REFERENCES oversight.extensions(tenant_id, duty_id, due_on);

ALTER TABLE ONLY oversight.duties
    ADD CONSTRAINT duties_last_step FOREIGN KEY (tenant_id, id, version, state) REFERENCES oversight.duty_steps(tenant_id, duty_id, seq, to_state) DEFERRABLE;

ALTER TABLE ONLY oversight.duties
    ADD CONSTRAINT duties_opened_by_author FOREIGN KEY (body_id, comment_id, citizen_id) REFERENCES oversight.comments(tenant_id, id, citizen_id);

ALTER TABLE ONLY oversight.duties
    ADD CONSTRAINT duties_origin_exists FOREIGN KEY (origin_tenant, origin_id, body_id, comment_id) REFERENCES oversight.duties(tenant_id, id, body_id, comment_id);

ALTER TABLE ONLY oversight.duties
    ADD CONSTRAINT duties_shut_in_time FOREIGN KEY (tenant_id, id, version, shut_on) REFERENCES oversight.duty_steps(tenant_id, duty_id, seq, last_on) NOT VALID;

ALTER TABLE ONLY oversight.duties
    ADD CONSTRAINT duties_tenant_exists FOREIGN KEY (tenant_id) REFERENCES tenancy.tenants(id);

ALTER TABLE ONLY oversight.duty_steps
    ADD CONSTRAINT duty_steps_by_author FOREIGN KEY (tenant_id, duty_id, citizen_id) REFERENCES oversight.duties(tenant_id, id, citizen_id) DEFERRABLE;

ALTER TABLE ONLY oversight.duty_steps
    ADD CONSTRAINT duty_steps_duty_exists FOREIGN KEY (tenant_id, duty_id, kind) REFERENCES oversight.duties(tenant_id, id, kind) DEFERRABLE;

ALTER TABLE ONLY oversight.duty_steps
    ADD CONSTRAINT duty_steps_follows FOREIGN KEY (tenant_id, duty_id, prev, from_state) REFERENCES oversight.duty_steps(tenant_id, duty_id, seq, to_state);

ALTER TABLE ONLY oversight.duty_steps
    ADD CONSTRAINT duty_steps_transition_allowed FOREIGN KEY (from_state, to_state, act) REFERENCES oversight.duty_transitions(from_state, to_state, act);

ALTER TABLE ONLY oversight.extensions
    ADD CONSTRAINT extensions_duty_exists FOREIGN KEY (tenant_id, duty_id, kind) REFERENCES oversight.duties(tenant_id, id, kind);

ALTER TABLE ONLY oversight.follows
    ADD CONSTRAINT follows_citizen_exists FOREIGN KEY (citizen_id) REFERENCES tenancy.principals(citizen_id);

ALTER TABLE ONLY oversight.instances
    ADD CONSTRAINT instances_moderator_exists FOREIGN KEY (moderator_id) REFERENCES tenancy.tenants(id);

ALTER TABLE ONLY oversight.instances
    ADD CONSTRAINT instances_moderator_moderates FOREIGN KEY (moderator_id) REFERENCES oversight.moderators(body_id);

ALTER TABLE ONLY oversight.instances
    ADD CONSTRAINT instances_next_exists FOREIGN KEY (next_id) REFERENCES tenancy.tenants(id);

ALTER TABLE ONLY oversight.moderators
    ADD CONSTRAINT moderators_body_exists FOREIGN KEY (body_id) REFERENCES tenancy.tenants(id);

ALTER TABLE ONLY oversight.opinions
    ADD CONSTRAINT opinions_citizen_exists FOREIGN KEY (citizen_id) REFERENCES tenancy.principals(citizen_id);

ALTER TABLE ONLY oversight.opinions
    ADD CONSTRAINT opinions_duty_exists FOREIGN KEY (tenant_id, duty_id, body_id, comment_id) REFERENCES oversight.duties(tenant_id, id, body_id, comment_id);

ALTER TABLE ONLY oversight.opinions
    ADD CONSTRAINT opinions_rated_by_author FOREIGN KEY (body_id, comment_id, rater_id) REFERENCES oversight.comments(tenant_id, id, citizen_id);

ALTER TABLE ONLY oversight.pauses
    ADD CONSTRAINT pauses_by_author FOREIGN KEY (body_id, comment_id, citizen_id) REFERENCES oversight.comments(tenant_id, id, citizen_id);

ALTER TABLE ONLY oversight.pauses
    ADD CONSTRAINT pauses_ground_exists FOREIGN KEY (ground) REFERENCES oversight.pause_grounds(code);

ALTER TABLE ONLY oversight.pauses
    ADD CONSTRAINT pauses_of_appeal FOREIGN KEY (tenant_id, duty_id, kind) REFERENCES oversight.duties(tenant_id, id, kind);

ALTER TABLE ONLY oversight.pauses
    ADD CONSTRAINT pauses_of_comment FOREIGN KEY (tenant_id, duty_id, body_id, comment_id) REFERENCES oversight.duties(tenant_id, id, body_id, comment_id);

ALTER TABLE ONLY oversight.pleas
    ADD CONSTRAINT pleas_by_author FOREIGN KEY (body_id, comment_id, citizen_id) REFERENCES oversight.comments(tenant_id, id, citizen_id);

ALTER TABLE ONLY oversight.pleas
    ADD CONSTRAINT pleas_decision_hides FOREIGN KEY (tenant_id, decision_id, body_id, comment_id, outcome) REFERENCES oversight.decisions(tenant_id, id, body_id, comment_id, outcome);

ALTER TABLE ONLY oversight.recommendation_answers
    ADD CONSTRAINT recommendation_answers_exists FOREIGN KEY (tenant_id, document_id, seq) REFERENCES oversight.recommendations(tenant_id, document_id, seq);

ALTER TABLE ONLY oversight.recommendation_answers
    ADD CONSTRAINT recommendation_answers_language_of_document FOREIGN KEY (tenant_id, document_id, language) REFERENCES oversight.documents(tenant_id, id, language);

ALTER TABLE ONLY oversight.recommendations
    ADD CONSTRAINT recommendations_document_exists FOREIGN KEY (tenant_id, document_id, citizen_id) REFERENCES oversight.documents(tenant_id, id, citizen_id);

ALTER TABLE ONLY oversight.requests
    ADD CONSTRAINT requests_comment_exists FOREIGN KEY (tenant_id, comment_id) REFERENCES oversight.comments(tenant_id, id);

ALTER TABLE ONLY oversight.requests
    ADD CONSTRAINT requests_reason_exists FOREIGN KEY (reason) REFERENCES oversight.reasons(code);

ALTER TABLE ONLY oversight.responses
    ADD CONSTRAINT responses_language_of_asker FOREIGN KEY (tenant_id, duty_id, language) REFERENCES oversight.duties(tenant_id, id, language);

ALTER TABLE ONLY oversight.reviews
    ADD CONSTRAINT reviews_decider_matches FOREIGN KEY (tenant_id, decision_id, decided_by) REFERENCES oversight.decisions(tenant_id, id, principal_id);

ALTER TABLE ONLY oversight.reviews
    ADD CONSTRAINT reviews_plea_exists FOREIGN KEY (tenant_id, plea_id, decision_id) REFERENCES oversight.pleas(tenant_id, id, decision_id);

ALTER TABLE ONLY oversight.voices
    ADD CONSTRAINT voices_citizen_exists FOREIGN KEY (citizen_id) REFERENCES tenancy.principals(citizen_id);

ALTER TABLE ONLY oversight.voices
    ADD CONSTRAINT voices_comment_exists FOREIGN KEY (tenant_id, comment_id) REFERENCES oversight.comments(tenant_id, id);

ALTER TABLE ONLY oversight.wordings
    ADD CONSTRAINT wordings_comment_exists FOREIGN KEY (tenant_id, comment_id, moderator_id, citizen_id) REFERENCES oversight.comments(tenant_id, id, moderator_id, citizen_id) DEFERRABLE;

ALTER TABLE ONLY ranking.export_parts
    ADD CONSTRAINT export_parts_snapshot_exists FOREIGN KEY (tenant_id, snapshot_id, written_in) REFERENCES ranking.snapshots(tenant_id, id, written_in);

ALTER TABLE ONLY ranking.inputs
    ADD CONSTRAINT inputs_snapshot_exists FOREIGN KEY (tenant_id, snapshot_id, written_in) REFERENCES ranking.snapshots(tenant_id, id, written_in);

ALTER TABLE ONLY ranking.method_publications
    ADD CONSTRAINT method_publications_method_exists FOREIGN KEY (tenant_id, method_id, comments_until) REFERENCES ranking.methods(tenant_id, id, comments_until);

ALTER TABLE ONLY ranking.method_publications
    ADD CONSTRAINT method_publications_signed FOREIGN KEY (tenant_id, method_id, act) REFERENCES ranking.signers(tenant_id, subject_id, act) DEFERRABLE;

ALTER TABLE ONLY ranking.methods
    ADD CONSTRAINT methods_follow FOREIGN KEY (tenant_id, code, prev) REFERENCES ranking.methods(tenant_id, code, number);

ALTER TABLE ONLY ranking.methods
    ADD CONSTRAINT methods_of_ministry FOREIGN KEY (tenant_id, tenant_kind) REFERENCES tenancy.tenants(id, kind);

ALTER TABLE ONLY ranking.methods
    ADD CONSTRAINT methods_signed FOREIGN KEY (tenant_id, id, act) REFERENCES ranking.signers(tenant_id, subject_id, act) DEFERRABLE;

ALTER TABLE ONLY ranking.objection_decisions
    ADD CONSTRAINT objection_decisions_follow FOREIGN KEY (tenant_id, snapshot_id, prev, upheld_before) REFERENCES ranking.objection_decisions(tenant_id, snapshot_id, ordinal, upheld_after);

ALTER TABLE ONLY ranking.objection_decisions
    ADD CONSTRAINT objection_decisions_objection_exists FOREIGN KEY (tenant_id, snapshot_id, number, kind) REFERENCES ranking.objections(tenant_id, snapshot_id, number, kind);

ALTER TABLE ONLY ranking.objection_decisions
    ADD CONSTRAINT objection_decisions_signed FOREIGN KEY (tenant_id, snapshot_id, act) REFERENCES ranking.signers(tenant_id, subject_id, act) NOT VALID;

ALTER TABLE ONLY ranking.objections
    ADD CONSTRAINT objections_follow FOREIGN KEY (tenant_id, snapshot_id, prev, prev_kind) REFERENCES ranking.objections(tenant_id, snapshot_id, number, kind);

ALTER TABLE ONLY ranking.objections
    ADD CONSTRAINT objections_snapshot_exists FOREIGN KEY (tenant_id, snapshot_id, objections_until) REFERENCES ranking.snapshots(tenant_id, id, objections_until);

ALTER TABLE ONLY ranking.objections
    ADD CONSTRAINT objections_standing_exists FOREIGN KEY (tenant_id, snapshot_id, organisation_id) REFERENCES ranking.standings(tenant_id, snapshot_id, organisation_id);

ALTER TABLE ONLY ranking.publications
    ADD CONSTRAINT publications_objections_decided FOREIGN KEY (tenant_id, snapshot_id, decided, upheld) REFERENCES ranking.objection_decisions(tenant_id, snapshot_id, ordinal, upheld_after);

ALTER TABLE ONLY ranking.publications
    ADD CONSTRAINT publications_objections_ended FOREIGN KEY (tenant_id, snapshot_id, last, last_kind) REFERENCES ranking.objections(tenant_id, snapshot_id, number, kind);

ALTER TABLE ONLY ranking.publications
    ADD CONSTRAINT publications_signed FOREIGN KEY (tenant_id, snapshot_id, act) REFERENCES ranking.signers(tenant_id, subject_id, act) DEFERRABLE;

ALTER TABLE ONLY ranking.publications
    ADD CONSTRAINT publications_snapshot_exists FOREIGN KEY (tenant_id, snapshot_id, objections_until) REFERENCES ranking.snapshots(tenant_id, id, objections_until);

ALTER TABLE ONLY ranking.signers
    ADD CONSTRAINT signers_first_matches FOREIGN KEY (tenant_id, subject_id, first, first_id) REFERENCES ranking.signers(tenant_id, subject_id, act, principal_id);

ALTER TABLE ONLY ranking.snapshots
    ADD CONSTRAINT snapshots_method_published FOREIGN KEY (tenant_id, method_id) REFERENCES ranking.method_publications(tenant_id, method_id);

ALTER TABLE ONLY ranking.snapshots
    ADD CONSTRAINT snapshots_of_ministry FOREIGN KEY (tenant_id, tenant_kind) REFERENCES tenancy.tenants(id, kind);

ALTER TABLE ONLY ranking.snapshots
    ADD CONSTRAINT snapshots_signed FOREIGN KEY (tenant_id, id, act) REFERENCES ranking.signers(tenant_id, subject_id, act) DEFERRABLE;

ALTER TABLE ONLY ranking.standings
    ADD CONSTRAINT standings_organisation_exists FOREIGN KEY (organisation_id) REFERENCES registry.organisations(id);

ALTER TABLE ONLY ranking.standings
    ADD CONSTRAINT standings_snapshot_exists FOREIGN KEY (tenant_id, snapshot_id, written_in) REFERENCES ranking.snapshots(tenant_id, id, written_in);

ALTER TABLE ONLY registry.calendar_days
    ADD CONSTRAINT calendar_days_year_exists FOREIGN KEY (year) REFERENCES registry.calendar_years(year);

ALTER TABLE ONLY registry.case_history
    ADD CONSTRAINT case_history_case_exists FOREIGN KEY (tenant_id, case_id, organisation_id) REFERENCES registry.cases(tenant_id, id, organisation_id) DEFERRABLE;

ALTER TABLE ONLY registry.case_history
    ADD CONSTRAINT case_history_follows FOREIGN KEY (tenant_id, case_id, prev, from_state) REFERENCES registry.case_history(tenant_id, case_id, seq, to_state);

ALTER TABLE ONLY registry.case_history
    ADD CONSTRAINT case_history_prev_signer_matches FOREIGN KEY (tenant_id, case_id, prev, prev_principal_id) REFERENCES registry.case_history(tenant_id, case_id, seq, principal_id);

ALTER TABLE ONLY registry.case_history
    ADD CONSTRAINT case_history_revocation_exists FOREIGN KEY (tenant_id, revocation_id, case_id, revocation_effective_on) REFERENCES registry.revocations(tenant_id, id, case_id, effective_on);

ALTER TABLE ONLY registry.case_history
    ADD CONSTRAINT case_history_transition_allowed FOREIGN KEY (from_state, to_state) REFERENCES registry.case_transitions(from_state, to_state);

ALTER TABLE ONLY registry.cases
    ADD CONSTRAINT cases_last_step FOREIGN KEY (tenant_id, id, seq, state) REFERENCES registry.case_history(tenant_id, case_id, seq, to_state) DEFERRABLE;

ALTER TABLE ONLY registry.cases
    ADD CONSTRAINT cases_organisation_exists FOREIGN KEY (organisation_id, tenant_id) REFERENCES registry.organisations(id, home_tenant_id);

ALTER TABLE ONLY registry.checks
    ADD CONSTRAINT checks_case_exists FOREIGN KEY (tenant_id, case_id, organisation_id) REFERENCES registry.cases(tenant_id, id, organisation_id);

ALTER TABLE ONLY registry.checks
    ADD CONSTRAINT checks_kind_exists FOREIGN KEY (kind) REFERENCES registry.check_kinds(code);

ALTER TABLE ONLY registry.identifiers
    ADD CONSTRAINT identifiers_organisation_exists FOREIGN KEY (organisation_id, home_tenant_id) REFERENCES registry.organisations(id, home_tenant_id) ON UPDATE CASCADE;

ALTER TABLE ONLY registry.merges
    ADD CONSTRAINT merges_kept_exists FOREIGN KEY (kept_id) REFERENCES registry.organisations(id);

ALTER TABLE ONLY registry.merges
    ADD CONSTRAINT merges_merged_exists FOREIGN KEY (merged_id, home_tenant_id) REFERENCES registry.organisations(id, home_tenant_id) ON UPDATE CASCADE;

ALTER TABLE ONLY registry.names
    ADD CONSTRAINT names_organisation_exists FOREIGN KEY (organisation_id, home_tenant_id) REFERENCES registry.organisations(id, home_tenant_id) ON UPDATE CASCADE;

ALTER TABLE ONLY registry.organisation_versions
    ADD CONSTRAINT organisation_versions_follow FOREIGN KEY (organisation_id, prev_version, recorded_from) REFERENCES registry.organisation_versions(organisation_id, version, recorded_to) DEFERRABLE;

ALTER TABLE ONLY registry.organisation_versions
    ADD CONSTRAINT organisation_versions_organisation_exists FOREIGN KEY (organisation_id) REFERENCES registry.organisations(id) DEFERRABLE;

ALTER TABLE ONLY registry.organisations
    ADD CONSTRAINT organisations_form_exists FOREIGN KEY (legal_form) REFERENCES registry.legal_forms(code);

ALTER TABLE ONLY registry.organisations
    ADD CONSTRAINT organisations_merged_into_standing FOREIGN KEY (merged_into_id, merged_into_standing) REFERENCES registry.organisations(id, standing);

ALTER TABLE ONLY registry.organisations
    ADD CONSTRAINT organisations_parent_exists FOREIGN KEY (parent_id) REFERENCES registry.organisations(id);

ALTER TABLE ONLY registry.organisations
    ADD CONSTRAINT organisations_region_of_tenant FOREIGN KEY (region_code, home_tenant_id) REFERENCES registry.regions(code, tenant_id);

ALTER TABLE ONLY registry.organisations
    ADD CONSTRAINT organisations_successor_exists FOREIGN KEY (successor_id) REFERENCES registry.organisations(id);

ALTER TABLE ONLY registry.organisations
    ADD CONSTRAINT organisations_version_recorded FOREIGN KEY (id, version) REFERENCES registry.organisation_versions(organisation_id, version) DEFERRABLE;

ALTER TABLE ONLY registry.person_tags
    ADD CONSTRAINT person_tags_organisation_exists FOREIGN KEY (organisation_id, tenant_id) REFERENCES registry.organisations(id, home_tenant_id);

ALTER TABLE ONLY registry.person_tags
    ADD CONSTRAINT person_tags_person_exists FOREIGN KEY (tenant_id, person_id) REFERENCES registry.persons(tenant_id, id);

ALTER TABLE ONLY registry.persons
    ADD CONSTRAINT persons_organisation_exists FOREIGN KEY (organisation_id, tenant_id) REFERENCES registry.organisations(id, home_tenant_id);

ALTER TABLE ONLY registry.region_aliases
    ADD CONSTRAINT region_aliases_region_exists FOREIGN KEY (region_code) REFERENCES registry.regions(code);

ALTER TABLE ONLY registry.regions
    ADD CONSTRAINT regions_tenant_exists FOREIGN KEY (tenant_id) REFERENCES tenancy.tenants(id);

ALTER TABLE ONLY registry.report_duties
    ADD CONSTRAINT report_duties_form_exists FOREIGN KEY (legal_form) REFERENCES registry.legal_forms(code);

ALTER TABLE ONLY registry.report_findings
    ADD CONSTRAINT report_findings_organisation_exists FOREIGN KEY (organisation_id, home_tenant_id) REFERENCES registry.organisations(id, home_tenant_id) ON UPDATE CASCADE;

ALTER TABLE ONLY registry.report_findings
    ADD CONSTRAINT report_findings_version_exists FOREIGN KEY (organisation_id, year, version) REFERENCES registry.report_versions(organisation_id, year, version);

ALTER TABLE ONLY registry.report_lines
    ADD CONSTRAINT report_lines_code_exists FOREIGN KEY (direction, code) REFERENCES registry.report_line_codes(direction, code);

ALTER TABLE ONLY registry.report_lines
    ADD CONSTRAINT report_lines_of_version FOREIGN KEY (organisation_id, year, version, written_in) REFERENCES registry.report_versions(organisation_id, year, version, written_in);

ALTER TABLE ONLY registry.report_lines
    ADD CONSTRAINT report_lines_organisation_exists FOREIGN KEY (organisation_id, home_tenant_id) REFERENCES registry.organisations(id, home_tenant_id) ON UPDATE CASCADE;

ALTER TABLE ONLY registry.report_versions
    ADD CONSTRAINT report_versions_follow FOREIGN KEY (organisation_id, year, prev_version) REFERENCES registry.report_versions(organisation_id, year, version);

ALTER TABLE ONLY registry.report_versions
    ADD CONSTRAINT report_versions_organisation_exists FOREIGN KEY (organisation_id, home_tenant_id) REFERENCES registry.organisations(id, home_tenant_id) ON UPDATE CASCADE;

ALTER TABLE ONLY registry.report_versions
    ADD CONSTRAINT report_versions_report_exists FOREIGN KEY (organisation_id, year) REFERENCES registry.reports(organisation_id, year) DEFERRABLE;

ALTER TABLE ONLY registry.reports
    ADD CONSTRAINT reports_organisation_exists FOREIGN KEY (organisation_id, home_tenant_id) REFERENCES registry.organisations(id, home_tenant_id) ON UPDATE CASCADE;

ALTER TABLE ONLY registry.reports
    ADD CONSTRAINT reports_version_recorded FOREIGN KEY (organisation_id, year, version) REFERENCES registry.report_versions(organisation_id, year, version) DEFERRABLE;

ALTER TABLE ONLY registry.residences
    ADD CONSTRAINT residences_organisation_exists FOREIGN KEY (organisation_id, home_tenant_id) REFERENCES registry.organisations(id, home_tenant_id) ON UPDATE CASCADE;

ALTER TABLE ONLY registry.residences
    ADD CONSTRAINT residences_region_exists FOREIGN KEY (region_code) REFERENCES registry.regions(code);

ALTER TABLE ONLY registry.revocations
    ADD CONSTRAINT revocations_case_exists FOREIGN KEY (tenant_id, case_id, organisation_id) REFERENCES registry.cases(tenant_id, id, organisation_id);

ALTER TABLE ONLY registry.sphere_rows
    ADD CONSTRAINT sphere_rows_organisation_exists FOREIGN KEY (organisation_id, home_tenant_id) REFERENCES registry.organisations(id, home_tenant_id) ON UPDATE CASCADE;

ALTER TABLE ONLY registry.sphere_rows
    ADD CONSTRAINT sphere_rows_sphere_exists FOREIGN KEY (sphere) REFERENCES registry.spheres(code);

ALTER TABLE ONLY sitting.agenda_items
    ADD CONSTRAINT agenda_items_sitting_exists FOREIGN KEY (tenant_id, sitting_id) REFERENCES sitting.sittings(tenant_id, id);

ALTER TABLE ONLY sitting.ballots
    ADD CONSTRAINT ballots_item_exists FOREIGN KEY (tenant_id, sitting_id, agenda) REFERENCES sitting.agenda_items(tenant_id, sitting_id, number);

ALTER TABLE ONLY sitting.mandates
    ADD CONSTRAINT mandates_principal_exists FOREIGN KEY (principal_id) REFERENCES tenancy.principals(id);

ALTER TABLE ONLY sitting.mandates
    ADD CONSTRAINT mandates_tenant_exists FOREIGN KEY (tenant_id) REFERENCES tenancy.tenants(id);

ALTER TABLE ONLY sitting.seats
    ADD CONSTRAINT seats_mandate_exists FOREIGN KEY (tenant_id, mandate_id, principal_id) REFERENCES sitting.mandates(tenant_id, id, principal_id);

ALTER TABLE ONLY sitting.seats
    ADD CONSTRAINT seats_organisation_exists FOREIGN KEY (organisation_id) REFERENCES registry.organisations(id);

ALTER TABLE ONLY sitting.seats
    ADD CONSTRAINT seats_principal_exists FOREIGN KEY (principal_id) REFERENCES tenancy.principals(id);

ALTER TABLE ONLY sitting.seats
    ADD CONSTRAINT seats_roll_matches FOREIGN KEY (tenant_id, sitting_id, roll) REFERENCES sitting.sittings(tenant_id, id, roll);

ALTER TABLE ONLY sitting.seats
    ADD CONSTRAINT seats_root_of_tenant FOREIGN KEY (tenant_id, root_id) REFERENCES tenancy.tenants(id, root_id);

ALTER TABLE ONLY sitting.seats
    ADD CONSTRAINT seats_sitting_exists FOREIGN KEY (tenant_id, sitting_id) REFERENCES sitting.sittings(tenant_id, id);

ALTER TABLE ONLY sitting.sittings
    ADD CONSTRAINT sittings_last_step FOREIGN KEY (tenant_id, id, version, state) REFERENCES sitting.steps(tenant_id, sitting_id, version, to_state) DEFERRABLE;

ALTER TABLE ONLY sitting.sittings
    ADD CONSTRAINT sittings_tenant_exists FOREIGN KEY (tenant_id) REFERENCES tenancy.tenants(id);

ALTER TABLE ONLY sitting.slips
    ADD CONSTRAINT slips_ballot_exists FOREIGN KEY (tenant_id, ballot_id) REFERENCES sitting.ballots(tenant_id, id);

ALTER TABLE ONLY sitting.steps
    ADD CONSTRAINT steps_follow FOREIGN KEY (tenant_id, sitting_id, prev, from_state) REFERENCES sitting.steps(tenant_id, sitting_id, version, to_state);

ALTER TABLE ONLY sitting.steps
    ADD CONSTRAINT steps_sitting_exists FOREIGN KEY (tenant_id, sitting_id) REFERENCES sitting.sittings(tenant_id, id) DEFERRABLE;

ALTER TABLE ONLY sitting.steps
    ADD CONSTRAINT steps_transition_allowed FOREIGN KEY (from_state, to_state) REFERENCES sitting.transitions(from_state, to_state);

ALTER TABLE ONLY sitting.tallied_slips
    ADD CONSTRAINT tallied_slips_ballot_exists FOREIGN KEY (tenant_id, ballot_id) REFERENCES sitting.ballots(tenant_id, id);

ALTER TABLE ONLY sitting.tallies
    ADD CONSTRAINT tallies_ballot_exists FOREIGN KEY (tenant_id, ballot_id) REFERENCES sitting.ballots(tenant_id, id);

ALTER TABLE ONLY sitting.voted
    ADD CONSTRAINT voted_ballot_secret FOREIGN KEY (tenant_id, ballot_id, sitting_id, secret) REFERENCES sitting.ballots(tenant_id, id, sitting_id, secret);

ALTER TABLE ONLY sitting.voted
    ADD CONSTRAINT voted_seat_exists FOREIGN KEY (tenant_id, seat_id, sitting_id) REFERENCES sitting.seats(tenant_id, id, sitting_id);

ALTER TABLE ONLY sitting.votes
    ADD CONSTRAINT votes_ballot_open FOREIGN KEY (tenant_id, ballot_id, sitting_id, secret) REFERENCES sitting.ballots(tenant_id, id, sitting_id, secret);

ALTER TABLE ONLY sitting.votes
    ADD CONSTRAINT votes_seat_exists FOREIGN KEY (tenant_id, seat_id, sitting_id) REFERENCES sitting.seats(tenant_id, id, sitting_id);

ALTER TABLE ONLY tenancy.access_audit
    ADD CONSTRAINT access_audit_tenant_exists FOREIGN KEY (tenant_id) REFERENCES tenancy.tenants(id);

ALTER TABLE ONLY tenancy.emergencies
    ADD CONSTRAINT emergencies_grant_exists FOREIGN KEY (grant_id) REFERENCES tenancy.grants(id);

ALTER TABLE ONLY tenancy.grants
    ADD CONSTRAINT grants_alliance_exists FOREIGN KEY (alliance_id) REFERENCES tenancy.tenants(id);

ALTER TABLE ONLY tenancy.grants
    ADD CONSTRAINT grants_approved_by_exists FOREIGN KEY (approved_by) REFERENCES tenancy.principals(id);

ALTER TABLE ONLY tenancy.grants
    ADD CONSTRAINT grants_principal_exists FOREIGN KEY (principal_id) REFERENCES tenancy.principals(id);

ALTER TABLE ONLY tenancy.grants
    ADD CONSTRAINT grants_requested_by_exists FOREIGN KEY (requested_by) REFERENCES tenancy.principals(id);

ALTER TABLE ONLY tenancy.grants
    ADD CONSTRAINT grants_revoked_by_exists FOREIGN KEY (revoked_by) REFERENCES tenancy.principals(id);

ALTER TABLE ONLY tenancy.grants
    ADD CONSTRAINT grants_role_scope_matches FOREIGN KEY (role, scope) REFERENCES tenancy.roles(code, scope);

ALTER TABLE ONLY tenancy.grants
    ADD CONSTRAINT grants_tenant_exists FOREIGN KEY (tenant_id) REFERENCES tenancy.tenants(id);

ALTER TABLE ONLY tenancy.principal_tags
    ADD CONSTRAINT principal_tags_principal_exists FOREIGN KEY (principal_id) REFERENCES tenancy.principals(id);

ALTER TABLE ONLY tenancy.principals
    ADD CONSTRAINT principals_created_by_exists FOREIGN KEY (created_by) REFERENCES tenancy.principals(id);

ALTER TABLE ONLY tenancy.principals
    ADD CONSTRAINT principals_suspended_by_exists FOREIGN KEY (suspended_by) REFERENCES tenancy.principals(id);

ALTER TABLE ONLY tenancy.tenants
    ADD CONSTRAINT tenants_parent_exists FOREIGN KEY (parent_id) REFERENCES tenancy.tenants(id);

ALTER TABLE ONLY tenancy.tenants
    ADD CONSTRAINT tenants_region_exists FOREIGN KEY (region) REFERENCES registry.regions(code);

ALTER TABLE ONLY tenancy.tenants
    ADD CONSTRAINT tenants_root_of_parent FOREIGN KEY (parent_id, root_id) REFERENCES tenancy.tenants(id, root_id);

ALTER TABLE ONLY tenancy.tokens
    ADD CONSTRAINT tokens_approved_by_exists FOREIGN KEY (approved_by) REFERENCES tenancy.principals(id);

ALTER TABLE ONLY tenancy.tokens
    ADD CONSTRAINT tokens_grant_matches FOREIGN KEY (grant_id, principal_id, role, scope, scope_id, bootstrap, emergency) REFERENCES tenancy.grants(id, principal_id, role, scope, scope_id, bootstrap, emergency);

ALTER TABLE ONLY tenancy.tokens
    ADD CONSTRAINT tokens_issued_by_exists FOREIGN KEY (issued_by) REFERENCES tenancy.principals(id);

ALTER TABLE ONLY tenancy.tokens
    ADD CONSTRAINT tokens_revoked_by_exists FOREIGN KEY (revoked_by) REFERENCES tenancy.principals(id);

ALTER TABLE financing.acceptances ENABLE ROW LEVEL SECURITY;

CREATE POLICY acceptances_app_insert ON financing.acceptances FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY acceptances_public ON financing.acceptances FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.application_steps ENABLE ROW LEVEL SECURITY;

CREATE POLICY application_steps_applicant ON financing.application_steps TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY application_steps_applicant_signed ON financing.application_steps AS RESTRICTIVE FOR INSERT TO tizilim_applicant WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE financing.application_withdrawals ENABLE ROW LEVEL SECURITY;

CREATE POLICY application_withdrawals_applicant ON financing.application_withdrawals TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE financing.applications ENABLE ROW LEVEL SECURITY;

CREATE POLICY applications_applicant ON financing.applications TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY applications_owner_select ON financing.applications FOR SELECT TO tizilim_owner USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE financing.award_lines ENABLE ROW LEVEL SECURITY;

CREATE POLICY award_lines_app_insert ON financing.award_lines FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY award_lines_app_update ON financing.award_lines FOR UPDATE TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY award_lines_public ON financing.award_lines FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.awards ENABLE ROW LEVEL SECURITY;

CREATE POLICY awards_app_insert ON financing.awards FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY awards_app_update ON financing.awards FOR UPDATE TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY awards_public ON financing.awards FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.breach_answers ENABLE ROW LEVEL SECURITY;

CREATE POLICY breach_answers_applicant_insert ON financing.breach_answers FOR INSERT TO tizilim_applicant WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY breach_answers_public ON financing.breach_answers FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.breaches ENABLE ROW LEVEL SECURITY;

CREATE POLICY breaches_app_insert ON financing.breaches FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY breaches_public ON financing.breaches FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.budget_entries ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_entries_app_insert ON financing.budget_entries FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY budget_entries_public ON financing.budget_entries FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.budget_lines ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_lines_app_insert ON financing.budget_lines FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY budget_lines_app_update ON financing.budget_lines FOR UPDATE TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY budget_lines_public ON financing.budget_lines FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.complaint_notices ENABLE ROW LEVEL SECURITY;

CREATE POLICY complaint_notices_owner_insert ON financing.complaint_notices FOR INSERT TO tizilim_owner WITH CHECK (true);

CREATE POLICY complaint_notices_public ON financing.complaint_notices FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.complaint_rulings ENABLE ROW LEVEL SECURITY;

CREATE POLICY complaint_rulings_app_insert ON financing.complaint_rulings FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY complaint_rulings_public ON financing.complaint_rulings FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.complaint_signers ENABLE ROW LEVEL SECURITY;

CREATE POLICY complaint_signers_app ON financing.complaint_signers TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY complaint_signers_app_impartial ON financing.complaint_signers AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((NOT financing.is_partial(principal_id, ( SELECT d.order_id
   FROM financing.decisions d
  WHERE ((d.tenant_id = complaint_signers.tenant_id) AND (d.id = complaint_signers.decision_id))))));

CREATE POLICY complaint_signers_app_signed ON financing.complaint_signers AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE financing.complaints ENABLE ROW LEVEL SECURITY;

CREATE POLICY complaints_app ON financing.complaints TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY complaints_applicant ON financing.complaints TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY complaints_applicant_signed ON financing.complaints AS RESTRICTIVE FOR INSERT TO tizilim_applicant WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE financing.contract_amounts ENABLE ROW LEVEL SECURITY;

CREATE POLICY contract_amounts_app_insert ON financing.contract_amounts FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY contract_amounts_public ON financing.contract_amounts FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.contract_lines ENABLE ROW LEVEL SECURITY;

CREATE POLICY contract_lines_app_insert ON financing.contract_lines FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY contract_lines_app_update ON financing.contract_lines FOR UPDATE TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY contract_lines_public ON financing.contract_lines FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.contract_versions ENABLE ROW LEVEL SECURITY;

CREATE POLICY contract_versions_app_insert ON financing.contract_versions FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY contract_versions_public ON financing.contract_versions FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.contracts ENABLE ROW LEVEL SECURITY;

CREATE POLICY contracts_app_insert ON financing.contracts FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY contracts_app_update ON financing.contracts FOR UPDATE TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY contracts_public ON financing.contracts FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.decision_outcomes ENABLE ROW LEVEL SECURITY;

CREATE POLICY decision_outcomes_app_insert ON financing.decision_outcomes FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY decision_outcomes_public ON financing.decision_outcomes FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.decision_steps ENABLE ROW LEVEL SECURITY;

CREATE POLICY decision_steps_app ON financing.decision_steps TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY decision_steps_app_impartial ON financing.decision_steps AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK (((NOT financing.is_partial(principal_id, ( SELECT d.order_id
   FROM financing.decisions d
  WHERE ((d.tenant_id = decision_steps.tenant_id) AND (d.id = decision_steps.decision_id))))) AND ((to_state <> ALL (ARRAY['approved'::text, 'published'::text])) OR (NOT financing.is_decision_partial(tenant_id, decision_id)))));

CREATE POLICY decision_steps_app_signed ON financing.decision_steps AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE financing.decisions ENABLE ROW LEVEL SECURITY;

CREATE POLICY decisions_app ON financing.decisions TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY decisions_app_sound ON financing.decisions AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK (((NOT financing.is_awaiting_scores(order_id)) AND (NOT financing.is_partial(( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif"), order_id)) AND (NOT financing.is_sitting_partial(sitting_id, order_id))));

ALTER TABLE financing.declaration_items ENABLE ROW LEVEL SECURITY;

CREATE POLICY declaration_items_app ON financing.declaration_items TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY declaration_items_app_blind ON financing.declaration_items AS RESTRICTIVE FOR SELECT TO tizilim_app USING ((EXISTS ( SELECT
   FROM financing.opened_applications o
  WHERE ((o.tenant_id = declaration_items.tenant_id) AND (o.application_id = declaration_items.application_id)))));

CREATE POLICY declaration_items_app_signed ON financing.declaration_items AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY declaration_items_owner_insert ON financing.declaration_items FOR INSERT TO tizilim_owner WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY declaration_items_owner_select ON financing.declaration_items FOR SELECT TO tizilim_owner USING (true);

ALTER TABLE financing.declarations ENABLE ROW LEVEL SECURITY;

CREATE POLICY declarations_app ON financing.declarations TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY declarations_app_signed ON financing.declarations AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE financing.draw_candidates ENABLE ROW LEVEL SECURITY;

CREATE POLICY draw_candidates_app_insert ON financing.draw_candidates FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY draw_candidates_public ON financing.draw_candidates FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.draw_commitments ENABLE ROW LEVEL SECURITY;

CREATE POLICY draw_commitments_app_insert ON financing.draw_commitments FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY draw_commitments_owner_select ON financing.draw_commitments FOR SELECT TO tizilim_owner USING (true);

CREATE POLICY draw_commitments_public ON financing.draw_commitments FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.draw_seeds ENABLE ROW LEVEL SECURITY;

CREATE POLICY draw_seeds_app_insert ON financing.draw_seeds FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY draw_seeds_owner_select ON financing.draw_seeds FOR SELECT TO tizilim_owner USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE financing.draws ENABLE ROW LEVEL SECURITY;

CREATE POLICY draws_owner_insert ON financing.draws FOR INSERT TO tizilim_owner WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY draws_owner_select ON financing.draws FOR SELECT TO tizilim_owner USING (true);

CREATE POLICY draws_public ON financing.draws FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.evaluations ENABLE ROW LEVEL SECURITY;

CREATE POLICY evaluations_app_insert ON financing.evaluations FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY evaluations_public ON financing.evaluations FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.expert_spheres ENABLE ROW LEVEL SECURITY;

CREATE POLICY expert_spheres_app ON financing.expert_spheres TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE financing.experts ENABLE ROW LEVEL SECURITY;

CREATE POLICY experts_app ON financing.experts TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY experts_app_granted ON financing.experts AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK (financing.is_expert(principal_id, tenant_id));

ALTER TABLE financing.function_performers ENABLE ROW LEVEL SECURITY;

CREATE POLICY function_performers_app_ended ON financing.function_performers AS RESTRICTIVE FOR UPDATE TO tizilim_app USING ((valid_to IS NULL)) WITH CHECK ((valid_to IS NOT NULL));

CREATE POLICY function_performers_app_insert ON financing.function_performers FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY function_performers_app_update ON financing.function_performers FOR UPDATE TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY function_performers_public ON financing.function_performers FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.functions ENABLE ROW LEVEL SECURITY;

CREATE POLICY functions_app_insert ON financing.functions FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY functions_app_update ON financing.functions FOR UPDATE TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY functions_public ON financing.functions FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.ledger_entries ENABLE ROW LEVEL SECURITY;

CREATE POLICY ledger_entries_app_insert ON financing.ledger_entries FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY ledger_entries_public ON financing.ledger_entries FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.opened_applications ENABLE ROW LEVEL SECURITY;

CREATE POLICY opened_applications_alliance_blind ON financing.opened_applications AS RESTRICTIVE FOR SELECT TO tizilim_alliance USING ((NOT blind));

CREATE POLICY opened_applications_app_blind ON financing.opened_applications AS RESTRICTIVE FOR SELECT TO tizilim_app USING (((NOT blind) OR ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")) AND (( SELECT COALESCE(current_setting('tizilim.role'::text, true), ''::text) AS "coalesce") <> 'expert'::text) AND (NOT (EXISTS ( SELECT
   FROM financing.order_experts e
  WHERE ((e.tenant_id = opened_applications.tenant_id) AND (e.order_id = opened_applications.order_id) AND (e.principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")))))))));

CREATE POLICY opened_applications_applicant_blind ON financing.opened_applications AS RESTRICTIVE FOR SELECT TO tizilim_applicant USING (((NOT blind) OR (organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))));

CREATE POLICY opened_applications_audit_blind ON financing.opened_applications AS RESTRICTIVE FOR SELECT TO tizilim_audit USING ((NOT blind));

CREATE POLICY opened_applications_auth_blind ON financing.opened_applications AS RESTRICTIVE FOR SELECT TO tizilim_auth USING ((NOT blind));

CREATE POLICY opened_applications_citizen_blind ON financing.opened_applications AS RESTRICTIVE FOR SELECT TO tizilim_citizen USING ((NOT blind));

CREATE POLICY opened_applications_federation_blind ON financing.opened_applications AS RESTRICTIVE FOR SELECT TO tizilim_federation USING ((NOT blind));

CREATE POLICY opened_applications_owner_insert ON financing.opened_applications FOR INSERT TO tizilim_owner WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY opened_applications_owner_select ON financing.opened_applications FOR SELECT TO tizilim_owner USING (true);

CREATE POLICY opened_applications_public ON financing.opened_applications FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

CREATE POLICY opened_applications_read_blind ON financing.opened_applications AS RESTRICTIVE FOR SELECT TO tizilim_read USING ((NOT blind));

ALTER TABLE financing.order_answers ENABLE ROW LEVEL SECURITY;

CREATE POLICY order_answers_app_insert ON financing.order_answers FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY order_answers_public ON financing.order_answers FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.order_criteria ENABLE ROW LEVEL SECURITY;

CREATE POLICY order_criteria_app_insert ON financing.order_criteria FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY order_criteria_public ON financing.order_criteria FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.order_documents ENABLE ROW LEVEL SECURITY;

CREATE POLICY order_documents_app_insert ON financing.order_documents FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY order_documents_public ON financing.order_documents FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.order_drafts ENABLE ROW LEVEL SECURITY;

CREATE POLICY order_drafts_app ON financing.order_drafts TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY order_drafts_app_pending ON financing.order_drafts AS RESTRICTIVE FOR UPDATE TO tizilim_app USING ((announced_by IS NULL)) WITH CHECK (true);

CREATE POLICY order_drafts_app_signed ON financing.order_drafts AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((edited_by = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE financing.order_experts ENABLE ROW LEVEL SECURITY;

CREATE POLICY order_experts_app ON financing.order_experts TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY order_experts_app_own ON financing.order_experts AS RESTRICTIVE FOR UPDATE TO tizilim_app USING ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY order_experts_app_unconcerned ON financing.order_experts AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((NOT financing.has_concern(principal_id, order_id)));

CREATE POLICY order_experts_owner_all ON financing.order_experts TO tizilim_owner USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE financing.order_hidden_fields ENABLE ROW LEVEL SECURITY;

CREATE POLICY order_hidden_fields_app_insert ON financing.order_hidden_fields FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY order_hidden_fields_owner_select ON financing.order_hidden_fields FOR SELECT TO tizilim_owner USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY order_hidden_fields_public ON financing.order_hidden_fields FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.order_lines ENABLE ROW LEVEL SECURITY;

CREATE POLICY order_lines_app_insert ON financing.order_lines FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY order_lines_app_update ON financing.order_lines FOR UPDATE TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY order_lines_public ON financing.order_lines FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.order_questions ENABLE ROW LEVEL SECURITY;

CREATE POLICY order_questions_app ON financing.order_questions TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY order_questions_applicant ON financing.order_questions TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE financing.order_steps ENABLE ROW LEVEL SECURITY;

CREATE POLICY order_steps_app_insert ON financing.order_steps FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY order_steps_public ON financing.order_steps FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.orders ENABLE ROW LEVEL SECURITY;

CREATE POLICY orders_app_insert ON financing.orders FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY orders_app_update ON financing.orders FOR UPDATE TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY orders_owner_all ON financing.orders TO tizilim_owner USING (true) WITH CHECK (false);

CREATE POLICY orders_public ON financing.orders FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.payment_confirmations ENABLE ROW LEVEL SECURITY;

CREATE POLICY payment_confirmations_app_insert ON financing.payment_confirmations FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY payment_confirmations_public ON financing.payment_confirmations FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.payment_refusals ENABLE ROW LEVEL SECURITY;

CREATE POLICY payment_refusals_app_insert ON financing.payment_refusals FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY payment_refusals_public ON financing.payment_refusals FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.payment_signers ENABLE ROW LEVEL SECURITY;

CREATE POLICY payment_signers_app ON financing.payment_signers TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY payment_signers_app_signed ON financing.payment_signers AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE financing.payments ENABLE ROW LEVEL SECURITY;

CREATE POLICY payments_app_insert ON financing.payments FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY payments_public ON financing.payments FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.plan_items ENABLE ROW LEVEL SECURITY;

CREATE POLICY plan_items_app_insert ON financing.plan_items FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY plan_items_public ON financing.plan_items FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.plan_versions ENABLE ROW LEVEL SECURITY;

CREATE POLICY plan_versions_app_insert ON financing.plan_versions FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY plan_versions_public ON financing.plan_versions FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.plans ENABLE ROW LEVEL SECURITY;

CREATE POLICY plans_app_insert ON financing.plans FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY plans_app_update ON financing.plans FOR UPDATE TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY plans_public ON financing.plans FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.project_report_contents ENABLE ROW LEVEL SECURITY;

CREATE POLICY project_report_contents_applicant_insert ON financing.project_report_contents FOR INSERT TO tizilim_applicant WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY project_report_contents_public ON financing.project_report_contents FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.project_report_steps ENABLE ROW LEVEL SECURITY;

CREATE POLICY project_report_steps_app_insert ON financing.project_report_steps FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY project_report_steps_app_judged ON financing.project_report_steps AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((to_state <> 'submitted'::text));

CREATE POLICY project_report_steps_applicant_insert ON financing.project_report_steps FOR INSERT TO tizilim_applicant WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY project_report_steps_applicant_submitted ON financing.project_report_steps AS RESTRICTIVE FOR INSERT TO tizilim_applicant WITH CHECK ((to_state = 'submitted'::text));

CREATE POLICY project_report_steps_public ON financing.project_report_steps FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.project_reports ENABLE ROW LEVEL SECURITY;

CREATE POLICY project_reports_app_update ON financing.project_reports FOR UPDATE TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY project_reports_applicant_insert ON financing.project_reports FOR INSERT TO tizilim_applicant WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY project_reports_applicant_update ON financing.project_reports FOR UPDATE TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY project_reports_public ON financing.project_reports FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.published_decisions ENABLE ROW LEVEL SECURITY;

CREATE POLICY published_decisions_app_insert ON financing.published_decisions FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY published_decisions_app_update ON financing.published_decisions FOR UPDATE TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY published_decisions_owner_select ON financing.published_decisions FOR SELECT TO tizilim_owner USING (true);

CREATE POLICY published_decisions_owner_update ON financing.published_decisions FOR UPDATE TO tizilim_owner USING ((state = 'published'::text)) WITH CHECK (true);

CREATE POLICY published_decisions_public ON financing.published_decisions FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.refund_lines ENABLE ROW LEVEL SECURITY;

CREATE POLICY refund_lines_app_insert ON financing.refund_lines FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY refund_lines_public ON financing.refund_lines FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.refund_receipts ENABLE ROW LEVEL SECURITY;

CREATE POLICY refund_receipts_app_insert ON financing.refund_receipts FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY refund_receipts_public ON financing.refund_receipts FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.refunds ENABLE ROW LEVEL SECURITY;

CREATE POLICY refunds_app_insert ON financing.refunds FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY refunds_app_standing ON financing.refunds AS RESTRICTIVE FOR UPDATE TO tizilim_app USING ((withdrawn_at IS NULL)) WITH CHECK (true);

CREATE POLICY refunds_app_update ON financing.refunds FOR UPDATE TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY refunds_public ON financing.refunds FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.scores ENABLE ROW LEVEL SECURITY;

CREATE POLICY scores_app ON financing.scores TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY scores_app_signed ON financing.scores AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY scores_app_unseen ON financing.scores AS RESTRICTIVE FOR SELECT TO tizilim_app USING (((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")) OR (EXISTS ( SELECT
   FROM financing.order_experts e
  WHERE ((e.tenant_id = scores.tenant_id) AND (e.order_id = scores.order_id) AND e.done AND (e.expected > 0) AND (e.principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif"))))) OR (NOT (EXISTS ( SELECT
   FROM financing.order_experts e
  WHERE ((e.tenant_id = scores.tenant_id) AND (e.order_id = scores.order_id) AND (NOT e.done)))))));

ALTER TABLE financing.submissions ENABLE ROW LEVEL SECURITY;

CREATE POLICY submissions_app ON financing.submissions TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY submissions_app_assigned ON financing.submissions AS RESTRICTIVE FOR SELECT TO tizilim_app USING (((( SELECT COALESCE(current_setting('tizilim.role'::text, true), ''::text) AS "coalesce") <> 'expert'::text) OR (EXISTS ( SELECT
   FROM (financing.order_experts e
     JOIN financing.declaration_items d ON (((d.tenant_id = e.tenant_id) AND (d.principal_id = e.principal_id) AND (NOT d.related) AND (d.application_id = submissions.application_id))))
  WHERE ((e.tenant_id = submissions.tenant_id) AND (e.order_id = submissions.order_id) AND (e.expected > 0) AND (e.principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")))))));

CREATE POLICY submissions_app_opened ON financing.submissions AS RESTRICTIVE FOR SELECT TO tizilim_app USING ((EXISTS ( SELECT
   FROM financing.opened_applications o
  WHERE ((o.tenant_id = submissions.tenant_id) AND (o.application_id = submissions.application_id) AND (o.seq = submissions.seq)))));

CREATE POLICY submissions_applicant ON financing.submissions TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY submissions_owner_select ON financing.submissions FOR SELECT TO tizilim_owner USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE financing.termination_signers ENABLE ROW LEVEL SECURITY;

CREATE POLICY termination_signers_app ON financing.termination_signers TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY termination_signers_app_signed ON financing.termination_signers AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE financing.termination_steps ENABLE ROW LEVEL SECURITY;

CREATE POLICY termination_steps_app_insert ON financing.termination_steps FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY termination_steps_public ON financing.termination_steps FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.terminations ENABLE ROW LEVEL SECURITY;

CREATE POLICY terminations_app_insert ON financing.terminations FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY terminations_app_update ON financing.terminations FOR UPDATE TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY terminations_public ON financing.terminations FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.theme_history ENABLE ROW LEVEL SECURITY;

CREATE POLICY theme_history_app_insert ON financing.theme_history FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY theme_history_applicant_insert ON financing.theme_history FOR INSERT TO tizilim_applicant WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY theme_history_public ON financing.theme_history FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.theme_signers ENABLE ROW LEVEL SECURITY;

CREATE POLICY theme_signers_app ON financing.theme_signers TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY theme_signers_app_signed ON financing.theme_signers AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY theme_signers_applicant ON financing.theme_signers TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY theme_signers_applicant_signed ON financing.theme_signers AS RESTRICTIVE FOR INSERT TO tizilim_applicant WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE financing.themes ENABLE ROW LEVEL SECURITY;

CREATE POLICY themes_app_insert ON financing.themes FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY themes_app_update ON financing.themes FOR UPDATE TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY themes_applicant_insert ON financing.themes FOR INSERT TO tizilim_applicant WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY themes_public ON financing.themes FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.tranche_lines ENABLE ROW LEVEL SECURITY;

CREATE POLICY tranche_lines_app_insert ON financing.tranche_lines FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY tranche_lines_public ON financing.tranche_lines FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.tranche_steps ENABLE ROW LEVEL SECURITY;

CREATE POLICY tranche_steps_app_insert ON financing.tranche_steps FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY tranche_steps_public ON financing.tranche_steps FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE financing.tranches ENABLE ROW LEVEL SECURITY;

CREATE POLICY tranches_app_insert ON financing.tranches FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY tranches_app_update ON financing.tranches FOR UPDATE TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY tranches_public ON financing.tranches FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE journal.checkpoints ENABLE ROW LEVEL SECURITY;

CREATE POLICY checkpoints_public ON journal.checkpoints FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

CREATE POLICY checkpoints_sequencer ON journal.checkpoints TO tizilim_sequencer USING (true) WITH CHECK (true);

ALTER TABLE journal.cosignatures ENABLE ROW LEVEL SECURITY;

CREATE POLICY cosignatures_public ON journal.cosignatures FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

CREATE POLICY cosignatures_sequencer ON journal.cosignatures TO tizilim_sequencer USING (true) WITH CHECK (true);

ALTER TABLE journal.entries ENABLE ROW LEVEL SECURITY;

CREATE POLICY entries_alliance_insert ON journal.entries FOR INSERT TO tizilim_alliance WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY entries_app_insert ON journal.entries FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY entries_app_signed ON journal.entries AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY entries_applicant_insert ON journal.entries FOR INSERT TO tizilim_applicant WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY entries_audit ON journal.entries FOR SELECT TO tizilim_audit USING (true);

CREATE POLICY entries_auth_insert ON journal.entries FOR INSERT TO tizilim_auth WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY entries_citizen_insert ON journal.entries FOR INSERT TO tizilim_citizen WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY entries_owner ON journal.entries FOR SELECT TO tizilim_owner USING ((subject_kind = ANY (ARRAY['person'::text, 'figure'::text, 'comment'::text, 'plea'::text])));

CREATE POLICY entries_owner_insert ON journal.entries FOR INSERT TO tizilim_owner WITH CHECK (((principal_id IS NULL) AND (tenant_id IS NULL) AND (actor = 'sealed'::text)));

CREATE POLICY entries_sequencer ON journal.entries FOR SELECT TO tizilim_sequencer USING (true);

ALTER TABLE journal.log ENABLE ROW LEVEL SECURITY;

ALTER TABLE journal.log_0 ENABLE ROW LEVEL SECURITY;

ALTER TABLE journal.log_1 ENABLE ROW LEVEL SECURITY;

CREATE POLICY log_public ON journal.log FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

CREATE POLICY log_sequencer ON journal.log TO tizilim_sequencer USING (true) WITH CHECK (true);

ALTER TABLE journal.salts ENABLE ROW LEVEL SECURITY;

CREATE POLICY salts_alliance_insert ON journal.salts FOR INSERT TO tizilim_alliance WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY salts_app_insert ON journal.salts FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY salts_app_signed ON journal.salts AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY salts_applicant_insert ON journal.salts FOR INSERT TO tizilim_applicant WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY salts_auth_insert ON journal.salts FOR INSERT TO tizilim_auth WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY salts_citizen_insert ON journal.salts FOR INSERT TO tizilim_citizen WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY salts_owner ON journal.salts TO tizilim_owner USING (true) WITH CHECK (false);

CREATE POLICY salts_public ON journal.salts FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (public);

CREATE POLICY salts_sequencer ON journal.salts FOR SELECT TO tizilim_sequencer USING (true);

ALTER TABLE journal.sequencer ENABLE ROW LEVEL SECURITY;

CREATE POLICY sequencer_owner ON journal.sequencer TO tizilim_owner USING (true) WITH CHECK (true);

CREATE POLICY sequencer_public ON journal.sequencer FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

CREATE POLICY sequencer_sequencer ON journal.sequencer TO tizilim_sequencer USING (true) WITH CHECK (true);

ALTER TABLE journal.tiles ENABLE ROW LEVEL SECURITY;

CREATE POLICY tiles_public ON journal.tiles FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

CREATE POLICY tiles_sequencer ON journal.tiles TO tizilim_sequencer USING (true) WITH CHECK (true);

ALTER TABLE membership.acts ENABLE ROW LEVEL SECURITY;

CREATE POLICY acts_alliance ON membership.acts TO tizilim_alliance USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY acts_alliance_signed ON membership.acts AS RESTRICTIVE FOR INSERT TO tizilim_alliance WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY acts_alliance_unconcerned ON membership.acts AS RESTRICTIVE FOR INSERT TO tizilim_alliance WITH CHECK ((NOT registry.is_of(principal_id, organisation_id)));

CREATE POLICY acts_alliance_uninvolved ON membership.acts AS RESTRICTIVE FOR INSERT TO tizilim_alliance WITH CHECK ((NOT tenancy.is_citizen(principal_id, citizen_id)));

CREATE POLICY acts_applicant ON membership.acts TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY acts_applicant_own ON membership.acts AS RESTRICTIVE FOR INSERT TO tizilim_applicant WITH CHECK ((act = ANY (ARRAY['leave'::text, 'appeal'::text])));

CREATE POLICY acts_applicant_signed ON membership.acts AS RESTRICTIVE FOR INSERT TO tizilim_applicant WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY acts_citizen ON membership.acts TO tizilim_citizen USING ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY acts_citizen_own ON membership.acts AS RESTRICTIVE FOR INSERT TO tizilim_citizen WITH CHECK ((act = ANY (ARRAY['leave'::text, 'appeal'::text])));

CREATE POLICY acts_citizen_signed ON membership.acts AS RESTRICTIVE FOR INSERT TO tizilim_citizen WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY acts_federation ON membership.acts TO tizilim_federation USING ((root_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((root_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE membership.application_history ENABLE ROW LEVEL SECURITY;

CREATE POLICY application_history_alliance ON membership.application_history TO tizilim_alliance USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY application_history_alliance_signed ON membership.application_history AS RESTRICTIVE FOR INSERT TO tizilim_alliance WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY application_history_alliance_unconcerned ON membership.application_history AS RESTRICTIVE FOR INSERT TO tizilim_alliance WITH CHECK ((NOT registry.is_of(principal_id, organisation_id)));

CREATE POLICY application_history_alliance_uninvolved ON membership.application_history AS RESTRICTIVE FOR INSERT TO tizilim_alliance WITH CHECK ((NOT tenancy.is_citizen(principal_id, citizen_id)));

CREATE POLICY application_history_applicant ON membership.application_history TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY application_history_applicant_own ON membership.application_history AS RESTRICTIVE FOR INSERT TO tizilim_applicant WITH CHECK ((act = ANY (ARRAY['apply'::text, 'withdraw'::text])));

CREATE POLICY application_history_applicant_signed ON membership.application_history AS RESTRICTIVE FOR INSERT TO tizilim_applicant WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY application_history_citizen ON membership.application_history TO tizilim_citizen USING ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY application_history_citizen_own ON membership.application_history AS RESTRICTIVE FOR INSERT TO tizilim_citizen WITH CHECK ((act = ANY (ARRAY['apply'::text, 'withdraw'::text])));

CREATE POLICY application_history_citizen_signed ON membership.application_history AS RESTRICTIVE FOR INSERT TO tizilim_citizen WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY application_history_federation ON membership.application_history TO tizilim_federation USING ((root_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((root_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE membership.applications ENABLE ROW LEVEL SECURITY;

CREATE POLICY applications_alliance ON membership.applications TO tizilim_alliance USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY applications_applicant ON membership.applications TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY applications_applicant_own ON membership.applications AS RESTRICTIVE FOR UPDATE TO tizilim_applicant USING ((state = ANY (ARRAY['submitted'::text, 'returned'::text, 'placed'::text, 'approved'::text]))) WITH CHECK ((state = ANY (ARRAY['submitted'::text, 'withdrawn'::text])));

CREATE POLICY applications_citizen ON membership.applications TO tizilim_citizen USING ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY applications_citizen_own ON membership.applications AS RESTRICTIVE FOR UPDATE TO tizilim_citizen USING ((state = ANY (ARRAY['submitted'::text, 'returned'::text, 'placed'::text, 'approved'::text]))) WITH CHECK ((state = ANY (ARRAY['submitted'::text, 'withdrawn'::text])));

CREATE POLICY applications_federation ON membership.applications TO tizilim_federation USING ((root_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((root_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE membership.charter_decisions ENABLE ROW LEVEL SECURITY;

CREATE POLICY charter_decisions_alliance_insert ON membership.charter_decisions FOR INSERT TO tizilim_alliance WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY charter_decisions_public ON membership.charter_decisions FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE membership.charter_fees ENABLE ROW LEVEL SECURITY;

CREATE POLICY charter_fees_alliance_insert ON membership.charter_fees FOR INSERT TO tizilim_alliance WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY charter_fees_public ON membership.charter_fees FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE membership.charter_kinds ENABLE ROW LEVEL SECURITY;

CREATE POLICY charter_kinds_alliance_insert ON membership.charter_kinds FOR INSERT TO tizilim_alliance WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY charter_kinds_public ON membership.charter_kinds FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE membership.charters ENABLE ROW LEVEL SECURITY;

CREATE POLICY charters_alliance_insert ON membership.charters FOR INSERT TO tizilim_alliance WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY charters_public ON membership.charters FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE membership.consents ENABLE ROW LEVEL SECURITY;

CREATE POLICY consents_citizen ON membership.consents TO tizilim_citizen USING ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY consents_citizen_withdrawn ON membership.consents AS RESTRICTIVE FOR UPDATE TO tizilim_citizen USING ((withdrawn_at IS NULL)) WITH CHECK ((withdrawn_at IS NOT NULL));

ALTER TABLE membership.fee_entries ENABLE ROW LEVEL SECURITY;

CREATE POLICY fee_entries_alliance ON membership.fee_entries TO tizilim_alliance USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY fee_entries_alliance_signed ON membership.fee_entries AS RESTRICTIVE FOR INSERT TO tizilim_alliance WITH CHECK ((recorded_by = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY fee_entries_applicant ON membership.fee_entries TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY fee_entries_citizen ON membership.fee_entries TO tizilim_citizen USING ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY fee_entries_federation ON membership.fee_entries TO tizilim_federation USING ((root_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((root_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE membership.figure_names ENABLE ROW LEVEL SECURITY;

CREATE POLICY figure_names_alliance_lasting ON membership.figure_names AS RESTRICTIVE FOR SELECT TO tizilim_alliance USING ((lasts_to >= (timezone('05:00:00'::interval, clock_timestamp()))::date));

CREATE POLICY figure_names_app_lasting ON membership.figure_names AS RESTRICTIVE FOR SELECT TO tizilim_app USING ((lasts_to >= (timezone('05:00:00'::interval, clock_timestamp()))::date));

CREATE POLICY figure_names_applicant_lasting ON membership.figure_names AS RESTRICTIVE FOR SELECT TO tizilim_applicant USING ((lasts_to >= (timezone('05:00:00'::interval, clock_timestamp()))::date));

CREATE POLICY figure_names_audit_lasting ON membership.figure_names AS RESTRICTIVE FOR SELECT TO tizilim_audit USING ((lasts_to >= (timezone('05:00:00'::interval, clock_timestamp()))::date));

CREATE POLICY figure_names_auth_lasting ON membership.figure_names AS RESTRICTIVE FOR SELECT TO tizilim_auth USING ((lasts_to >= (timezone('05:00:00'::interval, clock_timestamp()))::date));

CREATE POLICY figure_names_citizen_delete ON membership.figure_names FOR DELETE TO tizilim_citizen USING ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY figure_names_citizen_insert ON membership.figure_names FOR INSERT TO tizilim_citizen WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY figure_names_federation_lasting ON membership.figure_names AS RESTRICTIVE FOR SELECT TO tizilim_federation USING ((lasts_to >= (timezone('05:00:00'::interval, clock_timestamp()))::date));

CREATE POLICY figure_names_owner ON membership.figure_names TO tizilim_owner USING (true) WITH CHECK (false);

CREATE POLICY figure_names_public ON membership.figure_names FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

CREATE POLICY figure_names_read_lasting ON membership.figure_names AS RESTRICTIVE FOR SELECT TO tizilim_read USING ((lasts_to >= (timezone('05:00:00'::interval, clock_timestamp()))::date));

ALTER TABLE membership.figures ENABLE ROW LEVEL SECURITY;

CREATE POLICY figures_alliance ON membership.figures TO tizilim_alliance USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY figures_alliance_erasing ON membership.figures AS RESTRICTIVE FOR UPDATE TO tizilim_alliance USING ((erased_at IS NULL)) WITH CHECK ((erased_at IS NOT NULL));

CREATE POLICY figures_citizen ON membership.figures TO tizilim_citizen USING ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY figures_owner ON membership.figures FOR SELECT TO tizilim_owner USING (true);

ALTER TABLE membership.invoices ENABLE ROW LEVEL SECURITY;

CREATE POLICY invoices_alliance ON membership.invoices TO tizilim_alliance USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY invoices_applicant ON membership.invoices TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY invoices_citizen ON membership.invoices TO tizilim_citizen USING ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY invoices_federation ON membership.invoices TO tizilim_federation USING ((root_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((root_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE membership.memberships ENABLE ROW LEVEL SECURITY;

CREATE POLICY memberships_alliance_insert ON membership.memberships FOR INSERT TO tizilim_alliance WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY memberships_alliance_update ON membership.memberships FOR UPDATE TO tizilim_alliance USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY memberships_applicant_update ON membership.memberships FOR UPDATE TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY memberships_citizen_update ON membership.memberships FOR UPDATE TO tizilim_citizen USING ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY memberships_public ON membership.memberships FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE membership.papers ENABLE ROW LEVEL SECURITY;

CREATE POLICY papers_alliance ON membership.papers TO tizilim_alliance USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY papers_alliance_signed ON membership.papers AS RESTRICTIVE FOR INSERT TO tizilim_alliance WITH CHECK ((recorded_by = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY papers_applicant ON membership.papers TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY papers_applicant_signed ON membership.papers AS RESTRICTIVE FOR INSERT TO tizilim_applicant WITH CHECK ((recorded_by = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY papers_citizen ON membership.papers TO tizilim_citizen USING ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY papers_citizen_signed ON membership.papers AS RESTRICTIVE FOR INSERT TO tizilim_citizen WITH CHECK ((recorded_by = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY papers_federation ON membership.papers TO tizilim_federation USING ((root_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((root_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE membership.periods ENABLE ROW LEVEL SECURITY;

CREATE POLICY periods_alliance_ended ON membership.periods AS RESTRICTIVE FOR UPDATE TO tizilim_alliance USING ((valid_to IS NULL)) WITH CHECK ((valid_to IS NOT NULL));

CREATE POLICY periods_alliance_insert ON membership.periods FOR INSERT TO tizilim_alliance WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY periods_alliance_update ON membership.periods FOR UPDATE TO tizilim_alliance USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY periods_applicant_ended ON membership.periods AS RESTRICTIVE FOR UPDATE TO tizilim_applicant USING ((valid_to IS NULL)) WITH CHECK ((valid_to IS NOT NULL));

CREATE POLICY periods_applicant_update ON membership.periods FOR UPDATE TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY periods_citizen_ended ON membership.periods AS RESTRICTIVE FOR UPDATE TO tizilim_citizen USING ((valid_to IS NULL)) WITH CHECK ((valid_to IS NOT NULL));

CREATE POLICY periods_citizen_update ON membership.periods FOR UPDATE TO tizilim_citizen USING ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY periods_public ON membership.periods FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE membership.proposal_history ENABLE ROW LEVEL SECURITY;

CREATE POLICY proposal_history_alliance_insert ON membership.proposal_history FOR INSERT TO tizilim_alliance WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY proposal_history_applicant_insert ON membership.proposal_history FOR INSERT TO tizilim_applicant WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY proposal_history_public ON membership.proposal_history FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE membership.proposal_supporters ENABLE ROW LEVEL SECURITY;

CREATE POLICY proposal_supporters_applicant_insert ON membership.proposal_supporters FOR INSERT TO tizilim_applicant WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY proposal_supporters_public ON membership.proposal_supporters FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE membership.proposals ENABLE ROW LEVEL SECURITY;

CREATE POLICY proposals_alliance_insert ON membership.proposals FOR INSERT TO tizilim_alliance WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY proposals_alliance_update ON membership.proposals FOR UPDATE TO tizilim_alliance USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY proposals_applicant_insert ON membership.proposals FOR INSERT TO tizilim_applicant WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY proposals_public ON membership.proposals FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE oversight.appeals ENABLE ROW LEVEL SECURITY;

CREATE POLICY appeals_app ON oversight.appeals TO tizilim_app USING ((reader_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((reader_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY appeals_citizen ON oversight.appeals TO tizilim_citizen USING ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY appeals_owner_select ON oversight.appeals FOR SELECT TO tizilim_owner USING (true);

CREATE POLICY appeals_owner_update ON oversight.appeals FOR UPDATE TO tizilim_owner USING (true) WITH CHECK ((handed_to IS NOT NULL));

ALTER TABLE oversight.comment_steps ENABLE ROW LEVEL SECURITY;

CREATE POLICY comment_steps_app_insert ON oversight.comment_steps FOR INSERT TO tizilim_app WITH CHECK ((moderator_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY comment_steps_citizen_insert ON oversight.comment_steps FOR INSERT TO tizilim_citizen WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY comment_steps_owner ON oversight.comment_steps FOR SELECT TO tizilim_owner USING (true);

CREATE POLICY comment_steps_public ON oversight.comment_steps FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE oversight.comments ENABLE ROW LEVEL SECURITY;

CREATE POLICY comments_app_update ON oversight.comments FOR UPDATE TO tizilim_app USING ((moderator_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((moderator_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY comments_citizen_insert ON oversight.comments FOR INSERT TO tizilim_citizen WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY comments_citizen_update ON oversight.comments FOR UPDATE TO tizilim_citizen USING ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY comments_owner ON oversight.comments FOR SELECT TO tizilim_owner USING (true);

CREATE POLICY comments_public ON oversight.comments FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE oversight.decisions ENABLE ROW LEVEL SECURITY;

CREATE POLICY decisions_app_insert ON oversight.decisions FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY decisions_app_signed ON oversight.decisions AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY decisions_public ON oversight.decisions FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE oversight.document_steps ENABLE ROW LEVEL SECURITY;

CREATE POLICY document_steps_citizen_insert ON oversight.document_steps FOR INSERT TO tizilim_citizen WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY document_steps_public ON oversight.document_steps FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE oversight.documents ENABLE ROW LEVEL SECURITY;

CREATE POLICY documents_app_update ON oversight.documents FOR UPDATE TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY documents_citizen_insert ON oversight.documents FOR INSERT TO tizilim_citizen WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY documents_citizen_update ON oversight.documents FOR UPDATE TO tizilim_citizen USING ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY documents_public ON oversight.documents FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE oversight.duties ENABLE ROW LEVEL SECURITY;

CREATE POLICY duties_app_insert ON oversight.duties FOR INSERT TO tizilim_app WITH CHECK ((origin_tenant = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY duties_app_update ON oversight.duties FOR UPDATE TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY duties_citizen_insert ON oversight.duties FOR INSERT TO tizilim_citizen WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY duties_owner_select ON oversight.duties FOR SELECT TO tizilim_owner USING (true);

CREATE POLICY duties_owner_update ON oversight.duties FOR UPDATE TO tizilim_owner USING ((state = 'waiting'::text)) WITH CHECK ((state = 'waiting'::text));

CREATE POLICY duties_public ON oversight.duties FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE oversight.duty_steps ENABLE ROW LEVEL SECURITY;

CREATE POLICY duty_steps_app_insert ON oversight.duty_steps FOR INSERT TO tizilim_app WITH CHECK ((acting_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY duty_steps_citizen_insert ON oversight.duty_steps FOR INSERT TO tizilim_citizen WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY duty_steps_public ON oversight.duty_steps FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE oversight.extensions ENABLE ROW LEVEL SECURITY;

CREATE POLICY extensions_app_insert ON oversight.extensions FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY extensions_app_timely ON oversight.extensions AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((EXISTS ( SELECT
   FROM oversight.duties d
  WHERE ((d.tenant_id = extensions.tenant_id) AND (d.id = extensions.duty_id) AND (d.last_on >= (timezone('05:00:00'::interval, clock_timestamp()))::date)))));

CREATE POLICY extensions_public ON oversight.extensions FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE oversight.follows ENABLE ROW LEVEL SECURITY;

CREATE POLICY follows_citizen ON oversight.follows TO tizilim_citizen USING ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE oversight.network_marks ENABLE ROW LEVEL SECURITY;

CREATE POLICY network_marks_owner_insert ON oversight.network_marks FOR INSERT TO tizilim_owner WITH CHECK (true);

CREATE POLICY network_marks_owner_select ON oversight.network_marks FOR SELECT TO tizilim_owner USING (true);

CREATE POLICY network_marks_sequencer ON oversight.network_marks TO tizilim_sequencer USING ((at < (clock_timestamp() - '2 days'::interval))) WITH CHECK (false);

ALTER TABLE oversight.opinions ENABLE ROW LEVEL SECURITY;

CREATE POLICY opinions_citizen_asked ON oversight.opinions AS RESTRICTIVE FOR INSERT TO tizilim_citizen WITH CHECK (((fixed IS NULL) OR (EXISTS ( SELECT
   FROM oversight.duties d
  WHERE ((d.tenant_id = opinions.tenant_id) AND (d.id = opinions.duty_id) AND (d.fix_on <= (timezone('05:00:00'::interval, clock_timestamp()))::date))))));

CREATE POLICY opinions_citizen_insert ON oversight.opinions FOR INSERT TO tizilim_citizen WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY opinions_public ON oversight.opinions FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE oversight.pauses ENABLE ROW LEVEL SECURITY;

CREATE POLICY pauses_citizen_insert ON oversight.pauses FOR INSERT TO tizilim_citizen WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY pauses_citizen_update ON oversight.pauses FOR UPDATE TO tizilim_citizen USING ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY pauses_owner ON oversight.pauses FOR SELECT TO tizilim_owner USING (true);

CREATE POLICY pauses_public ON oversight.pauses FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE oversight.pleas ENABLE ROW LEVEL SECURITY;

CREATE POLICY pleas_app ON oversight.pleas TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY pleas_citizen ON oversight.pleas TO tizilim_citizen USING ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY pleas_citizen_erasing ON oversight.pleas AS RESTRICTIVE FOR UPDATE TO tizilim_citizen USING (true) WITH CHECK ((text IS NULL));

CREATE POLICY pleas_owner ON oversight.pleas FOR SELECT TO tizilim_owner USING (true);

ALTER TABLE oversight.recommendation_answers ENABLE ROW LEVEL SECURITY;

CREATE POLICY recommendation_answers_app_insert ON oversight.recommendation_answers FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY recommendation_answers_public ON oversight.recommendation_answers FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE oversight.recommendations ENABLE ROW LEVEL SECURITY;

CREATE POLICY recommendations_citizen_insert ON oversight.recommendations FOR INSERT TO tizilim_citizen WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY recommendations_public ON oversight.recommendations FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE oversight.requests ENABLE ROW LEVEL SECURITY;

CREATE POLICY requests_app_insert ON oversight.requests FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY requests_public ON oversight.requests FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE oversight.responses ENABLE ROW LEVEL SECURITY;

CREATE POLICY responses_app_insert ON oversight.responses FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY responses_public ON oversight.responses FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE oversight.reviews ENABLE ROW LEVEL SECURITY;

CREATE POLICY reviews_app_insert ON oversight.reviews FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY reviews_app_signed ON oversight.reviews AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY reviews_public ON oversight.reviews FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE oversight.voices ENABLE ROW LEVEL SECURITY;

CREATE POLICY voices_citizen_insert ON oversight.voices FOR INSERT TO tizilim_citizen WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY voices_public ON oversight.voices FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE oversight.wordings ENABLE ROW LEVEL SECURITY;

CREATE POLICY wordings_app ON oversight.wordings TO tizilim_app USING ((moderator_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((moderator_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY wordings_citizen ON oversight.wordings TO tizilim_citizen USING ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((citizen_id = ( SELECT (NULLIF(current_setting('tizilim.citizen'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY wordings_citizen_erasing ON oversight.wordings AS RESTRICTIVE FOR UPDATE TO tizilim_citizen USING (true) WITH CHECK ((text IS NULL));

CREATE POLICY wordings_citizen_unanswered ON oversight.wordings AS RESTRICTIVE FOR INSERT TO tizilim_citizen WITH CHECK (((seq = 1) OR (NOT ((EXISTS ( SELECT
   FROM oversight.voices v
  WHERE ((v.tenant_id = wordings.tenant_id) AND (v.comment_id = wordings.comment_id)))) OR (EXISTS ( SELECT
   FROM (oversight.comments c
     JOIN oversight.comments r ON (((r.root_id = c.root_id) AND (r.parent_id = c.id))))
  WHERE ((c.tenant_id = wordings.tenant_id) AND (c.id = wordings.comment_id)))) OR (EXISTS ( SELECT
   FROM (oversight.duties d
     JOIN oversight.responses p ON (((p.tenant_id = d.tenant_id) AND (p.duty_id = d.id))))
  WHERE ((d.body_id = wordings.tenant_id) AND (d.comment_id = wordings.comment_id))))))));

CREATE POLICY wordings_owner ON oversight.wordings FOR SELECT TO tizilim_owner USING (true);

ALTER TABLE ranking.export_parts ENABLE ROW LEVEL SECURITY;

CREATE POLICY export_parts_app_insert ON ranking.export_parts FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY export_parts_public ON ranking.export_parts FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE ranking.inputs ENABLE ROW LEVEL SECURITY;

CREATE POLICY inputs_app_insert ON ranking.inputs FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY inputs_public ON ranking.inputs FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE ranking.method_publications ENABLE ROW LEVEL SECURITY;

CREATE POLICY method_publications_app_insert ON ranking.method_publications FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY method_publications_public ON ranking.method_publications FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE ranking.methods ENABLE ROW LEVEL SECURITY;

CREATE POLICY methods_app_insert ON ranking.methods FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY methods_public ON ranking.methods FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE ranking.objection_decisions ENABLE ROW LEVEL SECURITY;

CREATE POLICY objection_decisions_app_insert ON ranking.objection_decisions FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY objection_decisions_public ON ranking.objection_decisions FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE ranking.objections ENABLE ROW LEVEL SECURITY;

CREATE POLICY objections_app_insert ON ranking.objections FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY objections_applicant_insert ON ranking.objections FOR INSERT TO tizilim_applicant WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY objections_public ON ranking.objections FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE ranking.publications ENABLE ROW LEVEL SECURITY;

CREATE POLICY publications_app_insert ON ranking.publications FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY publications_public ON ranking.publications FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE ranking.signers ENABLE ROW LEVEL SECURITY;

CREATE POLICY signers_app ON ranking.signers TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY signers_app_signed ON ranking.signers AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE ranking.snapshots ENABLE ROW LEVEL SECURITY;

CREATE POLICY snapshots_app_insert ON ranking.snapshots FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY snapshots_public ON ranking.snapshots FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE ranking.standings ENABLE ROW LEVEL SECURITY;

CREATE POLICY standings_app_insert ON ranking.standings FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY standings_public ON ranking.standings FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE registry.case_history ENABLE ROW LEVEL SECURITY;

CREATE POLICY case_history_app ON registry.case_history TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY case_history_app_signed ON registry.case_history AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY case_history_applicant ON registry.case_history TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY case_history_applicant_signed ON registry.case_history AS RESTRICTIVE FOR INSERT TO tizilim_applicant WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY case_history_applicant_submits ON registry.case_history AS RESTRICTIVE FOR INSERT TO tizilim_applicant WITH CHECK ((to_state = 'submitted'::text));

ALTER TABLE registry.cases ENABLE ROW LEVEL SECURITY;

CREATE POLICY cases_app ON registry.cases TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY cases_applicant ON registry.cases TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY cases_applicant_new ON registry.cases AS RESTRICTIVE FOR INSERT TO tizilim_applicant WITH CHECK ((state = 'submitted'::text));

CREATE POLICY cases_applicant_resubmit ON registry.cases AS RESTRICTIVE FOR UPDATE TO tizilim_applicant USING ((state = 'returned'::text)) WITH CHECK ((state = 'submitted'::text));

ALTER TABLE registry.checks ENABLE ROW LEVEL SECURITY;

CREATE POLICY checks_app ON registry.checks TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY checks_app_signed ON registry.checks AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((recorded_by = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY checks_applicant ON registry.checks TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY checks_owner_select ON registry.checks FOR SELECT TO tizilim_owner USING (true);

ALTER TABLE registry.identifiers ENABLE ROW LEVEL SECURITY;

CREATE POLICY identifiers_app_insert ON registry.identifiers FOR INSERT TO tizilim_app WITH CHECK ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY identifiers_app_open ON registry.identifiers AS RESTRICTIVE FOR UPDATE TO tizilim_app USING ((recorded_to IS NULL)) WITH CHECK ((recorded_to IS NOT NULL));

CREATE POLICY identifiers_app_update ON registry.identifiers FOR UPDATE TO tizilim_app USING ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY identifiers_applicant_insert ON registry.identifiers FOR INSERT TO tizilim_applicant WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY identifiers_applicant_open ON registry.identifiers AS RESTRICTIVE FOR UPDATE TO tizilim_applicant USING ((recorded_to IS NULL)) WITH CHECK ((recorded_to IS NOT NULL));

CREATE POLICY identifiers_applicant_update ON registry.identifiers FOR UPDATE TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY identifiers_public ON registry.identifiers FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE registry.merges ENABLE ROW LEVEL SECURITY;

CREATE POLICY merges_app_insert ON registry.merges FOR INSERT TO tizilim_app WITH CHECK ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY merges_app_standing ON registry.merges AS RESTRICTIVE FOR UPDATE TO tizilim_app USING ((undone_at IS NULL)) WITH CHECK (true);

CREATE POLICY merges_app_update ON registry.merges FOR UPDATE TO tizilim_app USING ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY merges_public ON registry.merges FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE registry.names ENABLE ROW LEVEL SECURITY;

CREATE POLICY names_app_insert ON registry.names FOR INSERT TO tizilim_app WITH CHECK ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY names_app_open ON registry.names AS RESTRICTIVE FOR UPDATE TO tizilim_app USING ((recorded_to IS NULL)) WITH CHECK ((recorded_to IS NOT NULL));

CREATE POLICY names_app_update ON registry.names FOR UPDATE TO tizilim_app USING ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY names_applicant_insert ON registry.names FOR INSERT TO tizilim_applicant WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY names_applicant_open ON registry.names AS RESTRICTIVE FOR UPDATE TO tizilim_applicant USING ((recorded_to IS NULL)) WITH CHECK ((recorded_to IS NOT NULL));

CREATE POLICY names_applicant_update ON registry.names FOR UPDATE TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY names_public ON registry.names FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE registry.organisation_versions ENABLE ROW LEVEL SECURITY;

CREATE POLICY organisation_versions_app_insert ON registry.organisation_versions FOR INSERT TO tizilim_app WITH CHECK ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY organisation_versions_app_open ON registry.organisation_versions AS RESTRICTIVE FOR UPDATE TO tizilim_app USING ((recorded_to IS NULL)) WITH CHECK ((recorded_to IS NOT NULL));

CREATE POLICY organisation_versions_app_update ON registry.organisation_versions FOR UPDATE TO tizilim_app USING ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY organisation_versions_applicant_insert ON registry.organisation_versions FOR INSERT TO tizilim_applicant WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY organisation_versions_applicant_open ON registry.organisation_versions AS RESTRICTIVE FOR UPDATE TO tizilim_applicant USING ((recorded_to IS NULL)) WITH CHECK ((recorded_to IS NOT NULL));

CREATE POLICY organisation_versions_applicant_update ON registry.organisation_versions FOR UPDATE TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY organisation_versions_public ON registry.organisation_versions FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE registry.organisations ENABLE ROW LEVEL SECURITY;

CREATE POLICY organisations_app_insert ON registry.organisations FOR INSERT TO tizilim_app WITH CHECK ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY organisations_app_update ON registry.organisations FOR UPDATE TO tizilim_app USING ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY organisations_applicant_insert ON registry.organisations FOR INSERT TO tizilim_applicant WITH CHECK ((id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY organisations_applicant_new ON registry.organisations AS RESTRICTIVE FOR INSERT TO tizilim_applicant WITH CHECK (((verification = 'unverified'::text) AND (legal_status = 'active'::text) AND (merged_into_id IS NULL) AND (report_exemption IS NULL)));

CREATE POLICY organisations_applicant_update ON registry.organisations FOR UPDATE TO tizilim_applicant USING ((id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY organisations_public ON registry.organisations FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE registry.person_tags ENABLE ROW LEVEL SECURITY;

CREATE POLICY person_tags_app ON registry.person_tags TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY person_tags_applicant ON registry.person_tags TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY person_tags_owner ON registry.person_tags FOR SELECT TO tizilim_owner USING (true);

ALTER TABLE registry.persons ENABLE ROW LEVEL SECURITY;

CREATE POLICY persons_app ON registry.persons TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY persons_app_erased ON registry.persons AS RESTRICTIVE FOR UPDATE TO tizilim_app USING ((erased_at IS NULL)) WITH CHECK (true);

CREATE POLICY persons_applicant ON registry.persons TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY persons_applicant_erased ON registry.persons AS RESTRICTIVE FOR UPDATE TO tizilim_applicant USING ((erased_at IS NULL)) WITH CHECK (true);

CREATE POLICY persons_owner ON registry.persons FOR SELECT TO tizilim_owner USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE registry.report_findings ENABLE ROW LEVEL SECURITY;

CREATE POLICY report_findings_app_insert ON registry.report_findings FOR INSERT TO tizilim_app WITH CHECK ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY report_findings_public ON registry.report_findings FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE registry.report_lines ENABLE ROW LEVEL SECURITY;

CREATE POLICY report_lines_app_insert ON registry.report_lines FOR INSERT TO tizilim_app WITH CHECK ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY report_lines_applicant_insert ON registry.report_lines FOR INSERT TO tizilim_applicant WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY report_lines_public ON registry.report_lines FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE registry.report_versions ENABLE ROW LEVEL SECURITY;

CREATE POLICY report_versions_app_insert ON registry.report_versions FOR INSERT TO tizilim_app WITH CHECK ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY report_versions_applicant_insert ON registry.report_versions FOR INSERT TO tizilim_applicant WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY report_versions_public ON registry.report_versions FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE registry.reports ENABLE ROW LEVEL SECURITY;

CREATE POLICY reports_app_insert ON registry.reports FOR INSERT TO tizilim_app WITH CHECK ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY reports_app_update ON registry.reports FOR UPDATE TO tizilim_app USING ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY reports_applicant_insert ON registry.reports FOR INSERT TO tizilim_applicant WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY reports_applicant_unjudged ON registry.reports AS RESTRICTIVE FOR INSERT TO tizilim_applicant WITH CHECK ((NOT found_false));

CREATE POLICY reports_applicant_update ON registry.reports FOR UPDATE TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY reports_public ON registry.reports FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE registry.residences ENABLE ROW LEVEL SECURITY;

CREATE POLICY residences_app_insert ON registry.residences FOR INSERT TO tizilim_app WITH CHECK ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY residences_app_open ON registry.residences AS RESTRICTIVE FOR UPDATE TO tizilim_app USING ((recorded_to IS NULL)) WITH CHECK ((recorded_to IS NOT NULL));

CREATE POLICY residences_app_update ON registry.residences FOR UPDATE TO tizilim_app USING ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY residences_applicant_insert ON registry.residences FOR INSERT TO tizilim_applicant WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY residences_applicant_open ON registry.residences AS RESTRICTIVE FOR UPDATE TO tizilim_applicant USING ((recorded_to IS NULL)) WITH CHECK ((recorded_to IS NOT NULL));

CREATE POLICY residences_applicant_update ON registry.residences FOR UPDATE TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY residences_public ON registry.residences FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE registry.revocations ENABLE ROW LEVEL SECURITY;

CREATE POLICY revocations_app ON registry.revocations TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY revocations_app_signed ON registry.revocations AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((announced_by = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY revocations_applicant ON registry.revocations TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY revocations_applicant_unanswered ON registry.revocations AS RESTRICTIVE FOR UPDATE TO tizilim_applicant USING ((objected_at IS NULL)) WITH CHECK (true);

ALTER TABLE registry.sphere_rows ENABLE ROW LEVEL SECURITY;

CREATE POLICY sphere_rows_app_insert ON registry.sphere_rows FOR INSERT TO tizilim_app WITH CHECK ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY sphere_rows_app_open ON registry.sphere_rows AS RESTRICTIVE FOR UPDATE TO tizilim_app USING ((recorded_to IS NULL)) WITH CHECK ((recorded_to IS NOT NULL));

CREATE POLICY sphere_rows_app_update ON registry.sphere_rows FOR UPDATE TO tizilim_app USING ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((home_tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY sphere_rows_applicant_insert ON registry.sphere_rows FOR INSERT TO tizilim_applicant WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY sphere_rows_applicant_open ON registry.sphere_rows AS RESTRICTIVE FOR UPDATE TO tizilim_applicant USING ((recorded_to IS NULL)) WITH CHECK ((recorded_to IS NOT NULL));

CREATE POLICY sphere_rows_applicant_update ON registry.sphere_rows FOR UPDATE TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY sphere_rows_public ON registry.sphere_rows FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE sitting.agenda_items ENABLE ROW LEVEL SECURITY;

CREATE POLICY agenda_items_alliance_insert ON sitting.agenda_items FOR INSERT TO tizilim_alliance WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY agenda_items_app_insert ON sitting.agenda_items FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY agenda_items_public ON sitting.agenda_items FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE sitting.ballots ENABLE ROW LEVEL SECURITY;

CREATE POLICY ballots_alliance_closing ON sitting.ballots AS RESTRICTIVE FOR UPDATE TO tizilim_alliance USING ((state = 'open'::text)) WITH CHECK (true);

CREATE POLICY ballots_alliance_insert ON sitting.ballots FOR INSERT TO tizilim_alliance WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY ballots_alliance_update ON sitting.ballots FOR UPDATE TO tizilim_alliance USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY ballots_app_closing ON sitting.ballots AS RESTRICTIVE FOR UPDATE TO tizilim_app USING ((state = 'open'::text)) WITH CHECK (true);

CREATE POLICY ballots_app_insert ON sitting.ballots FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY ballots_app_update ON sitting.ballots FOR UPDATE TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY ballots_owner_all ON sitting.ballots TO tizilim_owner USING (true) WITH CHECK (false);

CREATE POLICY ballots_public ON sitting.ballots FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE sitting.mandates ENABLE ROW LEVEL SECURITY;

CREATE POLICY mandates_alliance ON sitting.mandates TO tizilim_alliance USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY mandates_alliance_lasting ON sitting.mandates AS RESTRICTIVE FOR UPDATE TO tizilim_alliance USING ((valid_to IS NULL)) WITH CHECK ((valid_to IS NOT NULL));

CREATE POLICY mandates_alliance_signed ON sitting.mandates AS RESTRICTIVE FOR INSERT TO tizilim_alliance WITH CHECK ((appointed_by = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY mandates_app ON sitting.mandates TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY mandates_app_lasting ON sitting.mandates AS RESTRICTIVE FOR UPDATE TO tizilim_app USING ((valid_to IS NULL)) WITH CHECK ((valid_to IS NOT NULL));

CREATE POLICY mandates_app_signed ON sitting.mandates AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((appointed_by = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY mandates_owner_select ON sitting.mandates FOR SELECT TO tizilim_owner USING (true);

ALTER TABLE sitting.seats ENABLE ROW LEVEL SECURITY;

CREATE POLICY seats_alliance ON sitting.seats TO tizilim_alliance USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY seats_alliance_named ON sitting.seats AS RESTRICTIVE FOR INSERT TO tizilim_alliance WITH CHECK ((EXISTS ( SELECT
   FROM sitting.sittings g
  WHERE ((g.tenant_id = seats.tenant_id) AND (g.id = seats.sitting_id) AND (g.state = 'called'::text)))));

CREATE POLICY seats_alliance_signed ON sitting.seats AS RESTRICTIVE FOR INSERT TO tizilim_alliance WITH CHECK ((named_by = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY seats_alliance_thawed ON sitting.seats AS RESTRICTIVE FOR UPDATE TO tizilim_alliance USING ((EXISTS ( SELECT
   FROM sitting.sittings g
  WHERE ((g.tenant_id = seats.tenant_id) AND (g.id = seats.sitting_id) AND (g.state = 'called'::text))))) WITH CHECK (true);

CREATE POLICY seats_app ON sitting.seats TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY seats_app_named ON sitting.seats AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((EXISTS ( SELECT
   FROM sitting.sittings g
  WHERE ((g.tenant_id = seats.tenant_id) AND (g.id = seats.sitting_id) AND (g.state = 'called'::text)))));

CREATE POLICY seats_app_signed ON sitting.seats AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((named_by = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY seats_app_thawed ON sitting.seats AS RESTRICTIVE FOR UPDATE TO tizilim_app USING ((EXISTS ( SELECT
   FROM sitting.sittings g
  WHERE ((g.tenant_id = seats.tenant_id) AND (g.id = seats.sitting_id) AND (g.state = 'called'::text))))) WITH CHECK (true);

CREATE POLICY seats_applicant ON sitting.seats TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY seats_applicant_named ON sitting.seats AS RESTRICTIVE FOR INSERT TO tizilim_applicant WITH CHECK ((EXISTS ( SELECT
   FROM sitting.sittings g
  WHERE ((g.tenant_id = seats.tenant_id) AND (g.id = seats.sitting_id) AND (g.state = 'called'::text)))));

CREATE POLICY seats_applicant_signed ON sitting.seats AS RESTRICTIVE FOR INSERT TO tizilim_applicant WITH CHECK ((named_by = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY seats_applicant_thawed ON sitting.seats AS RESTRICTIVE FOR UPDATE TO tizilim_applicant USING ((EXISTS ( SELECT
   FROM sitting.sittings g
  WHERE ((g.tenant_id = seats.tenant_id) AND (g.id = seats.sitting_id) AND (g.state = 'called'::text))))) WITH CHECK (true);

CREATE POLICY seats_federation ON sitting.seats TO tizilim_federation USING ((root_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((root_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY seats_owner_all ON sitting.seats TO tizilim_owner USING ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK (false);

ALTER TABLE sitting.sittings ENABLE ROW LEVEL SECURITY;

CREATE POLICY sittings_alliance_insert ON sitting.sittings FOR INSERT TO tizilim_alliance WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY sittings_alliance_update ON sitting.sittings FOR UPDATE TO tizilim_alliance USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY sittings_app_insert ON sitting.sittings FOR INSERT TO tizilim_app WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY sittings_app_update ON sitting.sittings FOR UPDATE TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY sittings_owner_select ON sitting.sittings FOR SELECT TO tizilim_owner USING (true);

CREATE POLICY sittings_public ON sitting.sittings FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE sitting.slips ENABLE ROW LEVEL SECURITY;

CREATE POLICY slips_owner_delete ON sitting.slips FOR DELETE TO tizilim_owner USING (true);

CREATE POLICY slips_owner_insert ON sitting.slips FOR INSERT TO tizilim_owner WITH CHECK (true);

CREATE POLICY slips_owner_select ON sitting.slips FOR SELECT TO tizilim_owner USING ((tenant_id = ( SELECT (COALESCE(NULLIF(current_setting('tizilim.alliance'::text, true), ''::text), NULLIF(current_setting('tizilim.tenant'::text, true), ''::text)))::uuid AS "coalesce")));

ALTER TABLE sitting.steps ENABLE ROW LEVEL SECURITY;

CREATE POLICY steps_alliance ON sitting.steps TO tizilim_alliance USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY steps_alliance_signed ON sitting.steps AS RESTRICTIVE FOR INSERT TO tizilim_alliance WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY steps_app ON sitting.steps TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY steps_app_signed ON sitting.steps AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

ALTER TABLE sitting.tallied_slips ENABLE ROW LEVEL SECURITY;

CREATE POLICY tallied_slips_owner_insert ON sitting.tallied_slips FOR INSERT TO tizilim_owner WITH CHECK ((tenant_id = ( SELECT (COALESCE(NULLIF(current_setting('tizilim.alliance'::text, true), ''::text), NULLIF(current_setting('tizilim.tenant'::text, true), ''::text)))::uuid AS "coalesce")));

CREATE POLICY tallied_slips_owner_select ON sitting.tallied_slips FOR SELECT TO tizilim_owner USING (true);

CREATE POLICY tallied_slips_public ON sitting.tallied_slips FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE sitting.tallies ENABLE ROW LEVEL SECURITY;

CREATE POLICY tallies_owner_insert ON sitting.tallies FOR INSERT TO tizilim_owner WITH CHECK ((tenant_id = ( SELECT (COALESCE(NULLIF(current_setting('tizilim.alliance'::text, true), ''::text), NULLIF(current_setting('tizilim.tenant'::text, true), ''::text)))::uuid AS "coalesce")));

CREATE POLICY tallies_owner_select ON sitting.tallies FOR SELECT TO tizilim_owner USING (true);

CREATE POLICY tallies_public ON sitting.tallies FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE sitting.voted ENABLE ROW LEVEL SECURITY;

CREATE POLICY voted_alliance ON sitting.voted TO tizilim_alliance USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY voted_app ON sitting.voted TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY voted_owner_insert ON sitting.voted FOR INSERT TO tizilim_owner WITH CHECK (true);

CREATE POLICY voted_owner_select ON sitting.voted FOR SELECT TO tizilim_owner USING (true);

ALTER TABLE sitting.votes ENABLE ROW LEVEL SECURITY;

CREATE POLICY votes_alliance ON sitting.votes TO tizilim_alliance USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY votes_app ON sitting.votes TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY votes_owner_insert ON sitting.votes FOR INSERT TO tizilim_owner WITH CHECK (true);

CREATE POLICY votes_owner_select ON sitting.votes FOR SELECT TO tizilim_owner USING (true);

ALTER TABLE tenancy.access_audit ENABLE ROW LEVEL SECURITY;

CREATE POLICY access_audit_alliance ON tenancy.access_audit TO tizilim_alliance USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.alliance'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY access_audit_alliance_signed ON tenancy.access_audit AS RESTRICTIVE FOR INSERT TO tizilim_alliance WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY access_audit_app ON tenancy.access_audit TO tizilim_app USING ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((tenant_id = ( SELECT (NULLIF(current_setting('tizilim.tenant'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY access_audit_app_signed ON tenancy.access_audit AS RESTRICTIVE FOR INSERT TO tizilim_app WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY access_audit_applicant ON tenancy.access_audit TO tizilim_applicant USING ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((organisation_id = ( SELECT (NULLIF(current_setting('tizilim.organisation'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY access_audit_applicant_signed ON tenancy.access_audit AS RESTRICTIVE FOR INSERT TO tizilim_applicant WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY access_audit_audit ON tenancy.access_audit FOR SELECT TO tizilim_audit USING (true);

ALTER TABLE tenancy.emergencies ENABLE ROW LEVEL SECURITY;

CREATE POLICY emergencies_auth_insert ON tenancy.emergencies FOR INSERT TO tizilim_auth WITH CHECK (true);

CREATE POLICY emergencies_public ON tenancy.emergencies FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_audit, tizilim_read, tizilim_auth USING (true);

ALTER TABLE tenancy.grants ENABLE ROW LEVEL SECURITY;

CREATE POLICY grants_audit ON tenancy.grants FOR SELECT TO tizilim_audit USING (true);

CREATE POLICY grants_auth ON tenancy.grants TO tizilim_auth USING (true) WITH CHECK (true);

CREATE POLICY grants_auth_revoked ON tenancy.grants AS RESTRICTIVE FOR UPDATE TO tizilim_auth USING ((state <> 'revoked'::text)) WITH CHECK (true);

CREATE POLICY grants_owner ON tenancy.grants FOR SELECT TO tizilim_owner USING (true);

ALTER TABLE tenancy.idempotency ENABLE ROW LEVEL SECURITY;

CREATE POLICY idempotency_alliance ON tenancy.idempotency TO tizilim_alliance USING ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY idempotency_app ON tenancy.idempotency TO tizilim_app USING ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY idempotency_applicant ON tenancy.idempotency TO tizilim_applicant USING ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY idempotency_auth ON tenancy.idempotency TO tizilim_auth USING ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY idempotency_citizen ON tenancy.idempotency TO tizilim_citizen USING ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif"))) WITH CHECK ((principal_id = ( SELECT (NULLIF(current_setting('tizilim.principal'::text, true), ''::text))::uuid AS "nullif")));

CREATE POLICY idempotency_owner ON tenancy.idempotency TO tizilim_owner USING ((method = ANY (ARRAY['ngo.setPersons'::text, 'membership.apply'::text, 'figure.consent'::text, 'comment.post'::text, 'comment.reply'::text, 'comment.edit'::text, 'moderation.appeal'::text]))) WITH CHECK (false);

CREATE POLICY idempotency_sequencer ON tenancy.idempotency TO tizilim_sequencer USING ((created_at < (clock_timestamp() - '30 days'::interval))) WITH CHECK (false);

ALTER TABLE tenancy.principal_tags ENABLE ROW LEVEL SECURITY;

CREATE POLICY principal_tags_auth ON tenancy.principal_tags FOR INSERT TO tizilim_auth WITH CHECK (true);

CREATE POLICY principal_tags_owner ON tenancy.principal_tags FOR SELECT TO tizilim_owner USING (true);

ALTER TABLE tenancy.principals ENABLE ROW LEVEL SECURITY;

CREATE POLICY principals_audit ON tenancy.principals FOR SELECT TO tizilim_audit USING (true);

CREATE POLICY principals_auth ON tenancy.principals TO tizilim_auth USING (true) WITH CHECK (true);

CREATE POLICY principals_call ON tenancy.principals FOR SELECT TO tizilim_citizen USING (true);

CREATE POLICY principals_owner ON tenancy.principals FOR SELECT TO tizilim_owner USING (true);

ALTER TABLE tenancy.tokens ENABLE ROW LEVEL SECURITY;

CREATE POLICY tokens_audit ON tenancy.tokens FOR SELECT TO tizilim_audit USING (true);

CREATE POLICY tokens_auth ON tenancy.tokens TO tizilim_auth USING (true) WITH CHECK (true);

CREATE POLICY tokens_auth_revoked ON tenancy.tokens AS RESTRICTIVE FOR UPDATE TO tizilim_auth USING ((state <> 'revoked'::text)) WITH CHECK (true);

CREATE POLICY tokens_call ON tenancy.tokens FOR SELECT TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_federation, tizilim_citizen, tizilim_read USING (true);

GRANT USAGE ON SCHEMA extensions TO tizilim_app;
GRANT USAGE ON SCHEMA extensions TO tizilim_applicant;
GRANT USAGE ON SCHEMA extensions TO tizilim_alliance;
GRANT USAGE ON SCHEMA extensions TO tizilim_audit;
GRANT USAGE ON SCHEMA extensions TO tizilim_read;
GRANT USAGE ON SCHEMA extensions TO tizilim_auth;
GRANT USAGE ON SCHEMA extensions TO tizilim_federation;
GRANT USAGE ON SCHEMA extensions TO tizilim_citizen;

GRANT USAGE ON SCHEMA financing TO tizilim_app;
GRANT USAGE ON SCHEMA financing TO tizilim_applicant;
GRANT USAGE ON SCHEMA financing TO tizilim_alliance;
GRANT USAGE ON SCHEMA financing TO tizilim_federation;
GRANT USAGE ON SCHEMA financing TO tizilim_citizen;
GRANT USAGE ON SCHEMA financing TO tizilim_audit;
GRANT USAGE ON SCHEMA financing TO tizilim_read;
GRANT USAGE ON SCHEMA financing TO tizilim_auth;

GRANT USAGE ON SCHEMA journal TO tizilim_app;
GRANT USAGE ON SCHEMA journal TO tizilim_applicant;
GRANT USAGE ON SCHEMA journal TO tizilim_alliance;
GRANT USAGE ON SCHEMA journal TO tizilim_auth;
GRANT USAGE ON SCHEMA journal TO tizilim_audit;
GRANT USAGE ON SCHEMA journal TO tizilim_sequencer;
GRANT USAGE ON SCHEMA journal TO tizilim_read;
GRANT USAGE ON SCHEMA journal TO tizilim_federation;
GRANT USAGE ON SCHEMA journal TO tizilim_citizen;

GRANT USAGE ON SCHEMA membership TO tizilim_app;
GRANT USAGE ON SCHEMA membership TO tizilim_applicant;
GRANT USAGE ON SCHEMA membership TO tizilim_alliance;
GRANT USAGE ON SCHEMA membership TO tizilim_audit;
GRANT USAGE ON SCHEMA membership TO tizilim_read;
GRANT USAGE ON SCHEMA membership TO tizilim_auth;
GRANT USAGE ON SCHEMA membership TO tizilim_federation;
GRANT USAGE ON SCHEMA membership TO tizilim_citizen;

GRANT USAGE ON SCHEMA oversight TO tizilim_app;
GRANT USAGE ON SCHEMA oversight TO tizilim_applicant;
GRANT USAGE ON SCHEMA oversight TO tizilim_alliance;
GRANT USAGE ON SCHEMA oversight TO tizilim_federation;
GRANT USAGE ON SCHEMA oversight TO tizilim_citizen;
GRANT USAGE ON SCHEMA oversight TO tizilim_audit;
GRANT USAGE ON SCHEMA oversight TO tizilim_read;
GRANT USAGE ON SCHEMA oversight TO tizilim_auth;
GRANT USAGE ON SCHEMA oversight TO tizilim_sequencer;

GRANT USAGE ON SCHEMA ranking TO tizilim_app;
GRANT USAGE ON SCHEMA ranking TO tizilim_applicant;
GRANT USAGE ON SCHEMA ranking TO tizilim_alliance;
GRANT USAGE ON SCHEMA ranking TO tizilim_federation;
GRANT USAGE ON SCHEMA ranking TO tizilim_citizen;
GRANT USAGE ON SCHEMA ranking TO tizilim_audit;
GRANT USAGE ON SCHEMA ranking TO tizilim_read;
GRANT USAGE ON SCHEMA ranking TO tizilim_auth;

GRANT USAGE ON SCHEMA registry TO tizilim_app;
GRANT USAGE ON SCHEMA registry TO tizilim_applicant;
GRANT USAGE ON SCHEMA registry TO tizilim_alliance;
GRANT USAGE ON SCHEMA registry TO tizilim_audit;
GRANT USAGE ON SCHEMA registry TO tizilim_read;
GRANT USAGE ON SCHEMA registry TO tizilim_auth;
GRANT USAGE ON SCHEMA registry TO tizilim_federation;
GRANT USAGE ON SCHEMA registry TO tizilim_citizen;

GRANT USAGE ON SCHEMA sitting TO tizilim_app;
GRANT USAGE ON SCHEMA sitting TO tizilim_applicant;
GRANT USAGE ON SCHEMA sitting TO tizilim_alliance;
GRANT USAGE ON SCHEMA sitting TO tizilim_audit;
GRANT USAGE ON SCHEMA sitting TO tizilim_read;
GRANT USAGE ON SCHEMA sitting TO tizilim_auth;
GRANT USAGE ON SCHEMA sitting TO tizilim_federation;
GRANT USAGE ON SCHEMA sitting TO tizilim_citizen;

GRANT USAGE ON SCHEMA tenancy TO tizilim_app;
GRANT USAGE ON SCHEMA tenancy TO tizilim_applicant;
GRANT USAGE ON SCHEMA tenancy TO tizilim_alliance;
GRANT USAGE ON SCHEMA tenancy TO tizilim_audit;
GRANT USAGE ON SCHEMA tenancy TO tizilim_read;
GRANT USAGE ON SCHEMA tenancy TO tizilim_auth;
GRANT USAGE ON SCHEMA tenancy TO tizilim_sequencer;
GRANT USAGE ON SCHEMA tenancy TO tizilim_federation;
GRANT USAGE ON SCHEMA tenancy TO tizilim_citizen;

GRANT SELECT ON TABLE financing.opened_applications TO tizilim_app;
GRANT SELECT ON TABLE financing.opened_applications TO tizilim_applicant;
GRANT SELECT ON TABLE financing.opened_applications TO tizilim_alliance;
GRANT SELECT ON TABLE financing.opened_applications TO tizilim_federation;
GRANT SELECT ON TABLE financing.opened_applications TO tizilim_citizen;
GRANT SELECT ON TABLE financing.opened_applications TO tizilim_audit;
GRANT SELECT ON TABLE financing.opened_applications TO tizilim_read;
GRANT SELECT ON TABLE financing.opened_applications TO tizilim_auth;

GRANT SELECT ON TABLE financing.orders TO tizilim_app;
GRANT SELECT ON TABLE financing.orders TO tizilim_applicant;
GRANT SELECT ON TABLE financing.orders TO tizilim_alliance;
GRANT SELECT ON TABLE financing.orders TO tizilim_federation;
GRANT SELECT ON TABLE financing.orders TO tizilim_citizen;
GRANT SELECT ON TABLE financing.orders TO tizilim_audit;
GRANT SELECT ON TABLE financing.orders TO tizilim_read;
GRANT SELECT ON TABLE financing.orders TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(id) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(draft_id) ON TABLE financing.orders TO tizilim_app;

GRANT UPDATE(version) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(state),UPDATE(state) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(instrument) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(rule_from) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(sphere) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(theme_id) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(year) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(title_kk) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(title_ru) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(description_kk) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(description_ru) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(amount_tiyn) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(project_min_tiyn) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(project_max_tiyn) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(months_min) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(months_max) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(development_percent_max) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(opens_at) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(closes_at),UPDATE(closes_at) ON TABLE financing.orders TO tizilim_app;

GRANT UPDATE(opened_at) ON TABLE financing.orders TO tizilim_app;

GRANT UPDATE(applications) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(judged_blind) ON TABLE financing.orders TO tizilim_app;

GRANT UPDATE(revealed_by) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(ranking_tenant_id) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(ranking_id) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(ranking_points_min) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(ranking_band) ON TABLE financing.orders TO tizilim_app;

GRANT INSERT(ranked) ON TABLE financing.orders TO tizilim_app;

REVOKE ALL ON FUNCTION financing.numbers(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.numbers(wanted uuid) TO tizilim_app;

GRANT SELECT ON TABLE financing.order_experts TO tizilim_app;

GRANT INSERT(tenant_id) ON TABLE financing.order_experts TO tizilim_app;

GRANT INSERT(order_id) ON TABLE financing.order_experts TO tizilim_app;

GRANT INSERT(principal_id) ON TABLE financing.order_experts TO tizilim_app;

GRANT INSERT(expert_id) ON TABLE financing.order_experts TO tizilim_app;

GRANT INSERT(drawn) ON TABLE financing.order_experts TO tizilim_app;

GRANT INSERT(replaces) ON TABLE financing.order_experts TO tizilim_app;

GRANT INSERT(applications) ON TABLE financing.order_experts TO tizilim_app;

GRANT INSERT(criteria) ON TABLE financing.order_experts TO tizilim_app;

GRANT UPDATE(recused) ON TABLE financing.order_experts TO tizilim_app;

GRANT UPDATE(related) ON TABLE financing.order_experts TO tizilim_app;

GRANT UPDATE(given) ON TABLE financing.order_experts TO tizilim_app;

REVOKE ALL ON FUNCTION financing.blind_applications(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.blind_applications(wanted uuid) TO tizilim_app;

GRANT SELECT ON TABLE financing.declaration_items TO tizilim_app;

GRANT INSERT(tenant_id) ON TABLE financing.declaration_items TO tizilim_app;

GRANT INSERT(order_id) ON TABLE financing.declaration_items TO tizilim_app;

GRANT INSERT(principal_id) ON TABLE financing.declaration_items TO tizilim_app;

GRANT INSERT(application_id) ON TABLE financing.declaration_items TO tizilim_app;

GRANT INSERT(organisation_id) ON TABLE financing.declaration_items TO tizilim_app;

GRANT INSERT(computed) ON TABLE financing.declaration_items TO tizilim_app;

GRANT INSERT(nature) ON TABLE financing.declaration_items TO tizilim_app;

GRANT SELECT ON TABLE financing.order_hidden_fields TO tizilim_app;
GRANT SELECT ON TABLE financing.order_hidden_fields TO tizilim_applicant;
GRANT SELECT ON TABLE financing.order_hidden_fields TO tizilim_alliance;
GRANT SELECT ON TABLE financing.order_hidden_fields TO tizilim_federation;
GRANT SELECT ON TABLE financing.order_hidden_fields TO tizilim_citizen;
GRANT SELECT ON TABLE financing.order_hidden_fields TO tizilim_audit;
GRANT SELECT ON TABLE financing.order_hidden_fields TO tizilim_read;
GRANT SELECT ON TABLE financing.order_hidden_fields TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.order_hidden_fields TO tizilim_app;

GRANT INSERT(order_id) ON TABLE financing.order_hidden_fields TO tizilim_app;

GRANT INSERT(stage) ON TABLE financing.order_hidden_fields TO tizilim_app;

GRANT INSERT(field) ON TABLE financing.order_hidden_fields TO tizilim_app;

GRANT SELECT ON TABLE financing.submissions TO tizilim_applicant;
GRANT SELECT ON TABLE financing.submissions TO tizilim_app;

GRANT INSERT(tenant_id) ON TABLE financing.submissions TO tizilim_applicant;

GRANT INSERT(application_id) ON TABLE financing.submissions TO tizilim_applicant;

GRANT INSERT(seq) ON TABLE financing.submissions TO tizilim_applicant;

GRANT INSERT(order_id) ON TABLE financing.submissions TO tizilim_applicant;

GRANT INSERT(organisation_id) ON TABLE financing.submissions TO tizilim_applicant;

GRANT INSERT(received_at) ON TABLE financing.submissions TO tizilim_applicant;

GRANT INSERT(content) ON TABLE financing.submissions TO tizilim_applicant;

GRANT INSERT(amount_tiyn) ON TABLE financing.submissions TO tizilim_applicant;

GRANT INSERT(months) ON TABLE financing.submissions TO tizilim_applicant;

GRANT INSERT(entry_id) ON TABLE financing.submissions TO tizilim_applicant;

GRANT INSERT(salt) ON TABLE financing.submissions TO tizilim_applicant;

GRANT INSERT(commitment) ON TABLE financing.submissions TO tizilim_applicant;

GRANT INSERT(eligibility) ON TABLE financing.submissions TO tizilim_applicant;

REVOKE ALL ON FUNCTION financing.blind_submission(application uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.blind_submission(application uuid) TO tizilim_app;

GRANT INSERT,DELETE ON TABLE registry.person_tags TO tizilim_app;
GRANT INSERT,DELETE ON TABLE registry.person_tags TO tizilim_applicant;

GRANT SELECT(tenant_id) ON TABLE registry.person_tags TO tizilim_app;
GRANT SELECT(tenant_id) ON TABLE registry.person_tags TO tizilim_applicant;

GRANT SELECT(person_id) ON TABLE registry.person_tags TO tizilim_app;
GRANT SELECT(person_id) ON TABLE registry.person_tags TO tizilim_applicant;

GRANT SELECT,INSERT ON TABLE tenancy.grants TO tizilim_auth;
GRANT SELECT ON TABLE tenancy.grants TO tizilim_audit;

GRANT UPDATE(version) ON TABLE tenancy.grants TO tizilim_auth;

GRANT UPDATE(state) ON TABLE tenancy.grants TO tizilim_auth;

GRANT UPDATE(approved_by) ON TABLE tenancy.grants TO tizilim_auth;

GRANT UPDATE(approved_at) ON TABLE tenancy.grants TO tizilim_auth;

GRANT UPDATE(revoked_by) ON TABLE tenancy.grants TO tizilim_auth;

GRANT UPDATE(revoked_at) ON TABLE tenancy.grants TO tizilim_auth;

GRANT INSERT ON TABLE tenancy.principal_tags TO tizilim_auth;

REVOKE ALL ON FUNCTION registry.is_of(principal uuid, organisation uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION registry.is_of(principal uuid, organisation uuid) TO tizilim_alliance;

REVOKE ALL ON FUNCTION financing.is_concerned(principal uuid, organisation uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.is_concerned(principal uuid, organisation uuid) TO tizilim_app;

REVOKE ALL ON FUNCTION financing.count_relations(wanted uuid, applications uuid[], organisations uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.count_relations(wanted uuid, applications uuid[], organisations uuid[]) TO tizilim_app;

REVOKE ALL ON FUNCTION financing.is_evaluated(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.is_evaluated(wanted uuid) TO tizilim_app;

GRANT SELECT ON TABLE financing.scores TO tizilim_app;

GRANT INSERT(tenant_id) ON TABLE financing.scores TO tizilim_app;

GRANT INSERT(order_id) ON TABLE financing.scores TO tizilim_app;

GRANT INSERT(principal_id) ON TABLE financing.scores TO tizilim_app;

GRANT INSERT(number) ON TABLE financing.scores TO tizilim_app;

GRANT INSERT(expert_id) ON TABLE financing.scores TO tizilim_app;

GRANT INSERT(application_id) ON TABLE financing.scores TO tizilim_app;

GRANT INSERT(criterion) ON TABLE financing.scores TO tizilim_app;

GRANT INSERT(points) ON TABLE financing.scores TO tizilim_app;

GRANT INSERT(points_max) ON TABLE financing.scores TO tizilim_app;

REVOKE ALL ON FUNCTION financing.counted_scores(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.counted_scores(wanted uuid) TO tizilim_app;

GRANT SELECT,INSERT ON TABLE registry.checks TO tizilim_app;

GRANT SELECT(tenant_id) ON TABLE registry.checks TO tizilim_applicant;

GRANT SELECT(id) ON TABLE registry.checks TO tizilim_applicant;

GRANT SELECT(case_id) ON TABLE registry.checks TO tizilim_applicant;

GRANT SELECT(organisation_id) ON TABLE registry.checks TO tizilim_applicant;

GRANT SELECT(kind) ON TABLE registry.checks TO tizilim_applicant;

GRANT SELECT(outcome) ON TABLE registry.checks TO tizilim_applicant;

GRANT SELECT(source) ON TABLE registry.checks TO tizilim_applicant;

GRANT SELECT(as_of) ON TABLE registry.checks TO tizilim_applicant;

GRANT SELECT(recorded_at) ON TABLE registry.checks TO tizilim_applicant;

REVOKE ALL ON FUNCTION registry.bar_checks(organisation uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION registry.bar_checks(organisation uuid) TO tizilim_app;
GRANT ALL ON FUNCTION registry.bar_checks(organisation uuid) TO tizilim_applicant;
GRANT ALL ON FUNCTION registry.bar_checks(organisation uuid) TO tizilim_alliance;
GRANT ALL ON FUNCTION registry.bar_checks(organisation uuid) TO tizilim_audit;
GRANT ALL ON FUNCTION registry.bar_checks(organisation uuid) TO tizilim_read;
GRANT ALL ON FUNCTION registry.bar_checks(organisation uuid) TO tizilim_auth;

GRANT SELECT ON TABLE financing.instrument_rules TO tizilim_app;
GRANT SELECT ON TABLE financing.instrument_rules TO tizilim_applicant;
GRANT SELECT ON TABLE financing.instrument_rules TO tizilim_alliance;
GRANT SELECT ON TABLE financing.instrument_rules TO tizilim_federation;
GRANT SELECT ON TABLE financing.instrument_rules TO tizilim_citizen;
GRANT SELECT ON TABLE financing.instrument_rules TO tizilim_audit;
GRANT SELECT ON TABLE financing.instrument_rules TO tizilim_read;
GRANT SELECT,INSERT ON TABLE financing.instrument_rules TO tizilim_auth;

GRANT UPDATE(valid_to) ON TABLE financing.instrument_rules TO tizilim_auth;

GRANT SELECT ON TABLE ranking.snapshots TO tizilim_app;
GRANT SELECT ON TABLE ranking.snapshots TO tizilim_applicant;
GRANT SELECT ON TABLE ranking.snapshots TO tizilim_alliance;
GRANT SELECT ON TABLE ranking.snapshots TO tizilim_federation;
GRANT SELECT ON TABLE ranking.snapshots TO tizilim_citizen;
GRANT SELECT ON TABLE ranking.snapshots TO tizilim_audit;
GRANT SELECT ON TABLE ranking.snapshots TO tizilim_read;
GRANT SELECT ON TABLE ranking.snapshots TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE ranking.snapshots TO tizilim_app;

GRANT INSERT(id) ON TABLE ranking.snapshots TO tizilim_app;

GRANT INSERT(method_id) ON TABLE ranking.snapshots TO tizilim_app;

GRANT INSERT(cut_off) ON TABLE ranking.snapshots TO tizilim_app;

GRANT INSERT(actor) ON TABLE ranking.snapshots TO tizilim_app;

GRANT INSERT(objections_until) ON TABLE ranking.snapshots TO tizilim_app;

GRANT INSERT(due_rule) ON TABLE ranking.snapshots TO tizilim_app;

GRANT INSERT(due_explanation) ON TABLE ranking.snapshots TO tizilim_app;

GRANT INSERT(organisations) ON TABLE ranking.snapshots TO tizilim_app;

GRANT INSERT(inputs) ON TABLE ranking.snapshots TO tizilim_app;

GRANT INSERT(parts) ON TABLE ranking.snapshots TO tizilim_app;

GRANT INSERT(digest) ON TABLE ranking.snapshots TO tizilim_app;

GRANT SELECT ON TABLE ranking.standings TO tizilim_app;
GRANT SELECT ON TABLE ranking.standings TO tizilim_applicant;
GRANT SELECT ON TABLE ranking.standings TO tizilim_alliance;
GRANT SELECT ON TABLE ranking.standings TO tizilim_federation;
GRANT SELECT ON TABLE ranking.standings TO tizilim_citizen;
GRANT SELECT ON TABLE ranking.standings TO tizilim_audit;
GRANT SELECT ON TABLE ranking.standings TO tizilim_read;
GRANT SELECT ON TABLE ranking.standings TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE ranking.standings TO tizilim_app;

GRANT INSERT(snapshot_id) ON TABLE ranking.standings TO tizilim_app;

GRANT INSERT(organisation_id) ON TABLE ranking.standings TO tizilim_app;

GRANT INSERT(form) ON TABLE ranking.standings TO tizilim_app;

GRANT INSERT(size) ON TABLE ranking.standings TO tizilim_app;

GRANT INSERT(sphere) ON TABLE ranking.standings TO tizilim_app;

GRANT INSERT(region) ON TABLE ranking.standings TO tizilim_app;

GRANT INSERT(bars) ON TABLE ranking.standings TO tizilim_app;

GRANT INSERT(alert) ON TABLE ranking.standings TO tizilim_app;

GRANT INSERT(state) ON TABLE ranking.standings TO tizilim_app;

GRANT INSERT(points) ON TABLE ranking.standings TO tizilim_app;

GRANT INSERT(band) ON TABLE ranking.standings TO tizilim_app;

GRANT INSERT(place) ON TABLE ranking.standings TO tizilim_app;

GRANT INSERT(place_region) ON TABLE ranking.standings TO tizilim_app;

GRANT INSERT(place_sphere) ON TABLE ranking.standings TO tizilim_app;

GRANT INSERT(place_group) ON TABLE ranking.standings TO tizilim_app;

GRANT INSERT(level) ON TABLE ranking.standings TO tizilim_app;

GRANT INSERT(means) ON TABLE ranking.standings TO tizilim_app;

GRANT INSERT("values") ON TABLE ranking.standings TO tizilim_app;

GRANT SELECT ON TABLE registry.deadline_rules TO tizilim_app;
GRANT SELECT ON TABLE registry.deadline_rules TO tizilim_applicant;
GRANT SELECT ON TABLE registry.deadline_rules TO tizilim_alliance;
GRANT SELECT ON TABLE registry.deadline_rules TO tizilim_audit;
GRANT SELECT ON TABLE registry.deadline_rules TO tizilim_read;
GRANT SELECT,INSERT ON TABLE registry.deadline_rules TO tizilim_auth;
GRANT SELECT ON TABLE registry.deadline_rules TO tizilim_federation;
GRANT SELECT ON TABLE registry.deadline_rules TO tizilim_citizen;

GRANT UPDATE(valid_to) ON TABLE registry.deadline_rules TO tizilim_auth;

GRANT SELECT,INSERT,UPDATE ON TABLE registry.organisations TO tizilim_app;
GRANT SELECT,INSERT ON TABLE registry.organisations TO tizilim_applicant;
GRANT SELECT ON TABLE registry.organisations TO tizilim_alliance;
GRANT SELECT ON TABLE registry.organisations TO tizilim_audit;
GRANT SELECT ON TABLE registry.organisations TO tizilim_read;
GRANT SELECT ON TABLE registry.organisations TO tizilim_auth;
GRANT SELECT ON TABLE registry.organisations TO tizilim_federation;
GRANT SELECT ON TABLE registry.organisations TO tizilim_citizen;

GRANT UPDATE(version) ON TABLE registry.organisations TO tizilim_applicant;

GRANT UPDATE(kato) ON TABLE registry.organisations TO tizilim_applicant;

GRANT UPDATE(name_kk) ON TABLE registry.organisations TO tizilim_applicant;

GRANT UPDATE(name_ru) ON TABLE registry.organisations TO tizilim_applicant;

GRANT UPDATE(name_en) ON TABLE registry.organisations TO tizilim_applicant;

GRANT UPDATE(short_kk) ON TABLE registry.organisations TO tizilim_applicant;

GRANT UPDATE(short_ru) ON TABLE registry.organisations TO tizilim_applicant;

GRANT UPDATE(short_en) ON TABLE registry.organisations TO tizilim_applicant;

GRANT UPDATE(mixed_script) ON TABLE registry.organisations TO tizilim_applicant;

GRANT UPDATE(registered_on) ON TABLE registry.organisations TO tizilim_applicant;

GRANT UPDATE(verification) ON TABLE registry.organisations TO tizilim_applicant;

GRANT UPDATE(email) ON TABLE registry.organisations TO tizilim_applicant;

GRANT UPDATE(phone) ON TABLE registry.organisations TO tizilim_applicant;

GRANT UPDATE(website) ON TABLE registry.organisations TO tizilim_applicant;

GRANT UPDATE(address_kk) ON TABLE registry.organisations TO tizilim_applicant;

GRANT UPDATE(address_ru) ON TABLE registry.organisations TO tizilim_applicant;

GRANT UPDATE(spheres) ON TABLE registry.organisations TO tizilim_applicant;

GRANT UPDATE(search_key) ON TABLE registry.organisations TO tizilim_applicant;

GRANT UPDATE(latin_key) ON TABLE registry.organisations TO tizilim_applicant;

GRANT SELECT ON TABLE registry.report_duties TO tizilim_app;
GRANT SELECT ON TABLE registry.report_duties TO tizilim_applicant;
GRANT SELECT ON TABLE registry.report_duties TO tizilim_alliance;
GRANT SELECT ON TABLE registry.report_duties TO tizilim_audit;
GRANT SELECT ON TABLE registry.report_duties TO tizilim_read;
GRANT SELECT,INSERT ON TABLE registry.report_duties TO tizilim_auth;
GRANT SELECT ON TABLE registry.report_duties TO tizilim_federation;
GRANT SELECT ON TABLE registry.report_duties TO tizilim_citizen;

GRANT UPDATE(valid_to) ON TABLE registry.report_duties TO tizilim_auth;

GRANT SELECT,INSERT ON TABLE registry.reports TO tizilim_app;
GRANT SELECT,INSERT ON TABLE registry.reports TO tizilim_applicant;
GRANT SELECT ON TABLE registry.reports TO tizilim_alliance;
GRANT SELECT ON TABLE registry.reports TO tizilim_audit;
GRANT SELECT ON TABLE registry.reports TO tizilim_read;
GRANT SELECT ON TABLE registry.reports TO tizilim_auth;
GRANT SELECT ON TABLE registry.reports TO tizilim_federation;
GRANT SELECT ON TABLE registry.reports TO tizilim_citizen;

GRANT UPDATE(version) ON TABLE registry.reports TO tizilim_app;
GRANT UPDATE(version) ON TABLE registry.reports TO tizilim_applicant;

GRANT UPDATE(found_false) ON TABLE registry.reports TO tizilim_app;

REVOKE ALL ON FUNCTION financing.eligibility(organisation uuid, wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.eligibility(organisation uuid, wanted uuid) TO tizilim_app;
GRANT ALL ON FUNCTION financing.eligibility(organisation uuid, wanted uuid) TO tizilim_applicant;
GRANT ALL ON FUNCTION financing.eligibility(organisation uuid, wanted uuid) TO tizilim_alliance;
GRANT ALL ON FUNCTION financing.eligibility(organisation uuid, wanted uuid) TO tizilim_audit;
GRANT ALL ON FUNCTION financing.eligibility(organisation uuid, wanted uuid) TO tizilim_read;
GRANT ALL ON FUNCTION financing.eligibility(organisation uuid, wanted uuid) TO tizilim_auth;

REVOKE ALL ON FUNCTION financing.is_expert(principal uuid, host uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.is_expert(principal uuid, host uuid) TO tizilim_app;

REVOKE ALL ON FUNCTION financing.end_expert(wanted uuid, expert uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.end_expert(wanted uuid, expert uuid) TO tizilim_app;

REVOKE ALL ON FUNCTION financing.gate(organisation uuid, wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.gate(organisation uuid, wanted uuid) TO tizilim_app;
GRANT ALL ON FUNCTION financing.gate(organisation uuid, wanted uuid) TO tizilim_applicant;
GRANT ALL ON FUNCTION financing.gate(organisation uuid, wanted uuid) TO tizilim_alliance;
GRANT ALL ON FUNCTION financing.gate(organisation uuid, wanted uuid) TO tizilim_audit;
GRANT ALL ON FUNCTION financing.gate(organisation uuid, wanted uuid) TO tizilim_read;
GRANT ALL ON FUNCTION financing.gate(organisation uuid, wanted uuid) TO tizilim_auth;

REVOKE ALL ON FUNCTION financing.has_concern(principal uuid, wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.has_concern(principal uuid, wanted uuid) TO tizilim_app;

REVOKE ALL ON FUNCTION financing.hold_order(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.hold_order(wanted uuid) TO tizilim_applicant;

GRANT SELECT ON TABLE financing.declarations TO tizilim_app;

GRANT INSERT(tenant_id) ON TABLE financing.declarations TO tizilim_app;

GRANT INSERT(order_id) ON TABLE financing.declarations TO tizilim_app;

GRANT INSERT(principal_id) ON TABLE financing.declarations TO tizilim_app;

GRANT INSERT(id) ON TABLE financing.declarations TO tizilim_app;

GRANT INSERT(role) ON TABLE financing.declarations TO tizilim_app;

GRANT INSERT(recused) ON TABLE financing.declarations TO tizilim_app;

GRANT INSERT(related) ON TABLE financing.declarations TO tizilim_app;

REVOKE ALL ON FUNCTION financing.is_partial(principal uuid, wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.is_partial(principal uuid, wanted uuid) TO tizilim_app;

GRANT SELECT ON TABLE financing.decision_steps TO tizilim_app;

GRANT INSERT(tenant_id) ON TABLE financing.decision_steps TO tizilim_app;

GRANT INSERT(decision_id) ON TABLE financing.decision_steps TO tizilim_app;

GRANT INSERT(seq) ON TABLE financing.decision_steps TO tizilim_app;

GRANT INSERT(from_state) ON TABLE financing.decision_steps TO tizilim_app;

GRANT INSERT(to_state) ON TABLE financing.decision_steps TO tizilim_app;

GRANT INSERT(act) ON TABLE financing.decision_steps TO tizilim_app;

GRANT INSERT(principal_id) ON TABLE financing.decision_steps TO tizilim_app;

GRANT INSERT(proposer_id) ON TABLE financing.decision_steps TO tizilim_app;

GRANT INSERT(standstill_ends_at) ON TABLE financing.decision_steps TO tizilim_app;

GRANT SELECT ON TABLE financing.decisions TO tizilim_app;

GRANT INSERT(tenant_id) ON TABLE financing.decisions TO tizilim_app;

GRANT INSERT(id) ON TABLE financing.decisions TO tizilim_app;

GRANT INSERT(order_id) ON TABLE financing.decisions TO tizilim_app;

GRANT INSERT(instrument) ON TABLE financing.decisions TO tizilim_app;

GRANT INSERT(year) ON TABLE financing.decisions TO tizilim_app;

GRANT INSERT(opened_at) ON TABLE financing.decisions TO tizilim_app;

GRANT UPDATE(version) ON TABLE financing.decisions TO tizilim_app;

GRANT UPDATE(state) ON TABLE financing.decisions TO tizilim_app;

GRANT INSERT(sitting_id) ON TABLE financing.decisions TO tizilim_app;

GRANT INSERT(sitting_starts_at) ON TABLE financing.decisions TO tizilim_app;

GRANT INSERT(ballot_id) ON TABLE financing.decisions TO tizilim_app;

GRANT INSERT(ballot_option) ON TABLE financing.decisions TO tizilim_app;

GRANT INSERT(content) ON TABLE financing.decisions TO tizilim_app;

GRANT SELECT ON TABLE financing.draw_candidates TO tizilim_app;
GRANT SELECT ON TABLE financing.draw_candidates TO tizilim_applicant;
GRANT SELECT ON TABLE financing.draw_candidates TO tizilim_alliance;
GRANT SELECT ON TABLE financing.draw_candidates TO tizilim_federation;
GRANT SELECT ON TABLE financing.draw_candidates TO tizilim_citizen;
GRANT SELECT ON TABLE financing.draw_candidates TO tizilim_audit;
GRANT SELECT ON TABLE financing.draw_candidates TO tizilim_read;
GRANT SELECT ON TABLE financing.draw_candidates TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.draw_candidates TO tizilim_app;

GRANT INSERT(order_id) ON TABLE financing.draw_candidates TO tizilim_app;

GRANT INSERT(rank) ON TABLE financing.draw_candidates TO tizilim_app;

GRANT INSERT(expert_id) ON TABLE financing.draw_candidates TO tizilim_app;

GRANT INSERT(hash) ON TABLE financing.draw_candidates TO tizilim_app;

GRANT INSERT(seed) ON TABLE financing.draw_candidates TO tizilim_app;

GRANT INSERT(places) ON TABLE financing.draw_candidates TO tizilim_app;

GRANT INSERT(registered_at) ON TABLE financing.draw_candidates TO tizilim_app;

GRANT INSERT(opened_at) ON TABLE financing.draw_candidates TO tizilim_app;

GRANT INSERT(prev_hash) ON TABLE financing.draw_candidates TO tizilim_app;

GRANT INSERT(prev_late) ON TABLE financing.draw_candidates TO tizilim_app;

GRANT SELECT ON TABLE financing.experts TO tizilim_app;

GRANT INSERT(tenant_id) ON TABLE financing.experts TO tizilim_app;

GRANT INSERT(id) ON TABLE financing.experts TO tizilim_app;

GRANT INSERT(principal_id) ON TABLE financing.experts TO tizilim_app;

REVOKE ALL ON FUNCTION financing.is_awaiting_scores(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.is_awaiting_scores(wanted uuid) TO tizilim_app;

GRANT SELECT ON TABLE sitting.seats TO tizilim_app;
GRANT SELECT ON TABLE sitting.seats TO tizilim_alliance;
GRANT SELECT ON TABLE sitting.seats TO tizilim_applicant;
GRANT SELECT ON TABLE sitting.seats TO tizilim_federation;

GRANT INSERT(tenant_id) ON TABLE sitting.seats TO tizilim_app;
GRANT INSERT(tenant_id) ON TABLE sitting.seats TO tizilim_alliance;
GRANT INSERT(tenant_id) ON TABLE sitting.seats TO tizilim_applicant;

GRANT INSERT(id) ON TABLE sitting.seats TO tizilim_app;
GRANT INSERT(id) ON TABLE sitting.seats TO tizilim_alliance;
GRANT INSERT(id) ON TABLE sitting.seats TO tizilim_applicant;

GRANT INSERT(sitting_id) ON TABLE sitting.seats TO tizilim_app;
GRANT INSERT(sitting_id) ON TABLE sitting.seats TO tizilim_alliance;
GRANT INSERT(sitting_id) ON TABLE sitting.seats TO tizilim_applicant;

GRANT INSERT(organisation_id) ON TABLE sitting.seats TO tizilim_app;
GRANT INSERT(organisation_id) ON TABLE sitting.seats TO tizilim_alliance;
GRANT INSERT(organisation_id) ON TABLE sitting.seats TO tizilim_applicant;

GRANT INSERT(principal_id) ON TABLE sitting.seats TO tizilim_app;
GRANT INSERT(principal_id) ON TABLE sitting.seats TO tizilim_alliance;
GRANT INSERT(principal_id) ON TABLE sitting.seats TO tizilim_applicant;

GRANT INSERT(named_by) ON TABLE sitting.seats TO tizilim_app;
GRANT INSERT(named_by) ON TABLE sitting.seats TO tizilim_alliance;
GRANT INSERT(named_by) ON TABLE sitting.seats TO tizilim_applicant;

GRANT UPDATE(revoked_at) ON TABLE sitting.seats TO tizilim_app;
GRANT UPDATE(revoked_at) ON TABLE sitting.seats TO tizilim_alliance;
GRANT UPDATE(revoked_at) ON TABLE sitting.seats TO tizilim_applicant;

GRANT UPDATE(revoked_by) ON TABLE sitting.seats TO tizilim_app;
GRANT UPDATE(revoked_by) ON TABLE sitting.seats TO tizilim_alliance;
GRANT UPDATE(revoked_by) ON TABLE sitting.seats TO tizilim_applicant;

GRANT UPDATE(entitled) ON TABLE sitting.seats TO tizilim_app;
GRANT UPDATE(entitled) ON TABLE sitting.seats TO tizilim_alliance;

GRANT UPDATE(barred) ON TABLE sitting.seats TO tizilim_app;
GRANT UPDATE(barred) ON TABLE sitting.seats TO tizilim_alliance;

GRANT INSERT(root_id) ON TABLE sitting.seats TO tizilim_app;
GRANT INSERT(root_id) ON TABLE sitting.seats TO tizilim_alliance;
GRANT INSERT(root_id) ON TABLE sitting.seats TO tizilim_applicant;

GRANT INSERT(mandate_id) ON TABLE sitting.seats TO tizilim_app;
GRANT INSERT(mandate_id) ON TABLE sitting.seats TO tizilim_alliance;

GRANT SELECT ON TABLE sitting.voted TO tizilim_app;
GRANT SELECT ON TABLE sitting.voted TO tizilim_alliance;

GRANT SELECT ON TABLE sitting.votes TO tizilim_app;
GRANT SELECT ON TABLE sitting.votes TO tizilim_alliance;

REVOKE ALL ON FUNCTION financing.is_sitting_partial(sitting uuid, wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.is_sitting_partial(sitting uuid, wanted uuid) TO tizilim_app;

REVOKE ALL ON FUNCTION financing.is_decision_partial(host uuid, decision uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.is_decision_partial(host uuid, decision uuid) TO tizilim_app;

REVOKE ALL ON FUNCTION financing.is_related(application uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.is_related(application uuid) TO tizilim_app;

GRANT SELECT ON TABLE financing.complaint_notices TO tizilim_app;
GRANT SELECT ON TABLE financing.complaint_notices TO tizilim_applicant;
GRANT SELECT ON TABLE financing.complaint_notices TO tizilim_alliance;
GRANT SELECT ON TABLE financing.complaint_notices TO tizilim_federation;
GRANT SELECT ON TABLE financing.complaint_notices TO tizilim_citizen;
GRANT SELECT ON TABLE financing.complaint_notices TO tizilim_audit;
GRANT SELECT ON TABLE financing.complaint_notices TO tizilim_read;
GRANT SELECT ON TABLE financing.complaint_notices TO tizilim_auth;

GRANT SELECT ON TABLE financing.published_decisions TO tizilim_app;
GRANT SELECT ON TABLE financing.published_decisions TO tizilim_applicant;
GRANT SELECT ON TABLE financing.published_decisions TO tizilim_alliance;
GRANT SELECT ON TABLE financing.published_decisions TO tizilim_federation;
GRANT SELECT ON TABLE financing.published_decisions TO tizilim_citizen;
GRANT SELECT ON TABLE financing.published_decisions TO tizilim_audit;
GRANT SELECT ON TABLE financing.published_decisions TO tizilim_read;
GRANT SELECT ON TABLE financing.published_decisions TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.published_decisions TO tizilim_app;

GRANT INSERT(id) ON TABLE financing.published_decisions TO tizilim_app;

GRANT INSERT(order_id) ON TABLE financing.published_decisions TO tizilim_app;

GRANT INSERT(version) ON TABLE financing.published_decisions TO tizilim_app;

GRANT INSERT(state) ON TABLE financing.published_decisions TO tizilim_app;

GRANT INSERT(applications) ON TABLE financing.published_decisions TO tizilim_app;

GRANT INSERT(sitting_id) ON TABLE financing.published_decisions TO tizilim_app;

GRANT INSERT(ballot_id) ON TABLE financing.published_decisions TO tizilim_app;

GRANT INSERT(ballot_option) ON TABLE financing.published_decisions TO tizilim_app;

GRANT INSERT(split_tiyn) ON TABLE financing.published_decisions TO tizilim_app;

GRANT INSERT(split_among) ON TABLE financing.published_decisions TO tizilim_app;

GRANT INSERT(actor) ON TABLE financing.published_decisions TO tizilim_app;

GRANT INSERT(standstill_on) ON TABLE financing.published_decisions TO tizilim_app;

GRANT INSERT(standstill_rule) ON TABLE financing.published_decisions TO tizilim_app;

GRANT INSERT(standstill_explanation) ON TABLE financing.published_decisions TO tizilim_app;

GRANT UPDATE(rulings) ON TABLE financing.published_decisions TO tizilim_app;

REVOKE ALL ON FUNCTION financing.note_complaint(complaint uuid, decision uuid, due_on date, due_rule text, due_explanation jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.note_complaint(complaint uuid, decision uuid, due_on date, due_rule text, due_explanation jsonb) TO tizilim_applicant;

GRANT SELECT ON TABLE financing.applications TO tizilim_applicant;

GRANT INSERT(tenant_id) ON TABLE financing.applications TO tizilim_applicant;

GRANT INSERT(id) ON TABLE financing.applications TO tizilim_applicant;

GRANT INSERT(order_id) ON TABLE financing.applications TO tizilim_applicant;

GRANT INSERT(organisation_id) ON TABLE financing.applications TO tizilim_applicant;

GRANT UPDATE(version) ON TABLE financing.applications TO tizilim_applicant;

GRANT UPDATE(seq) ON TABLE financing.applications TO tizilim_applicant;

GRANT UPDATE(state) ON TABLE financing.applications TO tizilim_applicant;

GRANT INSERT(content),UPDATE(content) ON TABLE financing.applications TO tizilim_applicant;

GRANT UPDATE(edited_at) ON TABLE financing.applications TO tizilim_applicant;

REVOKE ALL ON FUNCTION financing.open_applications(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.open_applications(wanted uuid) TO tizilim_app;

REVOKE ALL ON FUNCTION financing.order_of(application uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.order_of(application uuid) TO tizilim_app;

REVOKE ALL ON FUNCTION financing.outliers(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.outliers(wanted uuid) TO tizilim_app;

REVOKE ALL ON FUNCTION financing.common_multiple(numeric) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.common_multiple(numeric) TO tizilim_app;

GRANT SELECT,INSERT ON TABLE financing.order_criteria TO tizilim_app;
GRANT SELECT ON TABLE financing.order_criteria TO tizilim_applicant;
GRANT SELECT ON TABLE financing.order_criteria TO tizilim_alliance;
GRANT SELECT ON TABLE financing.order_criteria TO tizilim_federation;
GRANT SELECT ON TABLE financing.order_criteria TO tizilim_citizen;
GRANT SELECT ON TABLE financing.order_criteria TO tizilim_audit;
GRANT SELECT ON TABLE financing.order_criteria TO tizilim_read;
GRANT SELECT ON TABLE financing.order_criteria TO tizilim_auth;

REVOKE ALL ON FUNCTION financing.ranking(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.ranking(wanted uuid) TO tizilim_app;

GRANT SELECT ON TABLE financing.draw_commitments TO tizilim_app;
GRANT SELECT ON TABLE financing.draw_commitments TO tizilim_applicant;
GRANT SELECT ON TABLE financing.draw_commitments TO tizilim_alliance;
GRANT SELECT ON TABLE financing.draw_commitments TO tizilim_federation;
GRANT SELECT ON TABLE financing.draw_commitments TO tizilim_citizen;
GRANT SELECT ON TABLE financing.draw_commitments TO tizilim_audit;
GRANT SELECT ON TABLE financing.draw_commitments TO tizilim_read;
GRANT SELECT ON TABLE financing.draw_commitments TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.draw_commitments TO tizilim_app;

GRANT INSERT(order_id) ON TABLE financing.draw_commitments TO tizilim_app;

GRANT INSERT(commitment) ON TABLE financing.draw_commitments TO tizilim_app;

GRANT INSERT(tenant_id) ON TABLE financing.draw_seeds TO tizilim_app;

GRANT INSERT(order_id) ON TABLE financing.draw_seeds TO tizilim_app;

GRANT INSERT(seed) ON TABLE financing.draw_seeds TO tizilim_app;

GRANT SELECT ON TABLE financing.draws TO tizilim_app;
GRANT SELECT ON TABLE financing.draws TO tizilim_applicant;
GRANT SELECT ON TABLE financing.draws TO tizilim_alliance;
GRANT SELECT ON TABLE financing.draws TO tizilim_federation;
GRANT SELECT ON TABLE financing.draws TO tizilim_citizen;
GRANT SELECT ON TABLE financing.draws TO tizilim_audit;
GRANT SELECT ON TABLE financing.draws TO tizilim_read;
GRANT SELECT ON TABLE financing.draws TO tizilim_auth;

REVOKE ALL ON FUNCTION financing.reveal_seed(wanted uuid, draw uuid, places smallint) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.reveal_seed(wanted uuid, draw uuid, places smallint) TO tizilim_app;

REVOKE ALL ON FUNCTION financing.write_relations(wanted uuid, applications uuid[], organisations uuid[], natures text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION financing.write_relations(wanted uuid, applications uuid[], organisations uuid[], natures text[]) TO tizilim_app;

REVOKE ALL ON FUNCTION journal.begin_epoch() FROM PUBLIC;

REVOKE ALL ON FUNCTION journal.extend_log(through bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION journal.extend_log(through bigint) TO tizilim_sequencer;

REVOKE ALL ON FUNCTION journal.public_texts(subject uuid, version bigint, kind text, OUT texts json) FROM PUBLIC;
GRANT ALL ON FUNCTION journal.public_texts(subject uuid, version bigint, kind text, OUT texts json) TO tizilim_app;
GRANT ALL ON FUNCTION journal.public_texts(subject uuid, version bigint, kind text, OUT texts json) TO tizilim_applicant;
GRANT ALL ON FUNCTION journal.public_texts(subject uuid, version bigint, kind text, OUT texts json) TO tizilim_alliance;
GRANT ALL ON FUNCTION journal.public_texts(subject uuid, version bigint, kind text, OUT texts json) TO tizilim_federation;
GRANT ALL ON FUNCTION journal.public_texts(subject uuid, version bigint, kind text, OUT texts json) TO tizilim_citizen;
GRANT ALL ON FUNCTION journal.public_texts(subject uuid, version bigint, kind text, OUT texts json) TO tizilim_audit;
GRANT ALL ON FUNCTION journal.public_texts(subject uuid, version bigint, kind text, OUT texts json) TO tizilim_read;
GRANT ALL ON FUNCTION journal.public_texts(subject uuid, version bigint, kind text, OUT texts json) TO tizilim_auth;

REVOKE ALL ON FUNCTION journal.publish_kind(kind text, texts text, state text) FROM PUBLIC;

GRANT SELECT ON TABLE journal.entries TO tizilim_sequencer;
GRANT SELECT ON TABLE journal.entries TO tizilim_audit;

GRANT INSERT(id) ON TABLE journal.entries TO tizilim_app;
GRANT INSERT(id) ON TABLE journal.entries TO tizilim_applicant;
GRANT INSERT(id) ON TABLE journal.entries TO tizilim_alliance;
GRANT INSERT(id) ON TABLE journal.entries TO tizilim_auth;
GRANT INSERT(id) ON TABLE journal.entries TO tizilim_citizen;

GRANT INSERT(at) ON TABLE journal.entries TO tizilim_app;
GRANT INSERT(at) ON TABLE journal.entries TO tizilim_applicant;
GRANT INSERT(at) ON TABLE journal.entries TO tizilim_alliance;
GRANT INSERT(at) ON TABLE journal.entries TO tizilim_auth;
GRANT INSERT(at) ON TABLE journal.entries TO tizilim_citizen;

GRANT INSERT(tenant_id) ON TABLE journal.entries TO tizilim_app;
GRANT INSERT(tenant_id) ON TABLE journal.entries TO tizilim_applicant;
GRANT INSERT(tenant_id) ON TABLE journal.entries TO tizilim_alliance;
GRANT INSERT(tenant_id) ON TABLE journal.entries TO tizilim_auth;
GRANT INSERT(tenant_id) ON TABLE journal.entries TO tizilim_citizen;

GRANT INSERT(principal_id) ON TABLE journal.entries TO tizilim_app;
GRANT INSERT(principal_id) ON TABLE journal.entries TO tizilim_applicant;
GRANT INSERT(principal_id) ON TABLE journal.entries TO tizilim_alliance;
GRANT INSERT(principal_id) ON TABLE journal.entries TO tizilim_auth;
GRANT INSERT(principal_id) ON TABLE journal.entries TO tizilim_citizen;

GRANT INSERT(actor) ON TABLE journal.entries TO tizilim_app;
GRANT INSERT(actor) ON TABLE journal.entries TO tizilim_applicant;
GRANT INSERT(actor) ON TABLE journal.entries TO tizilim_alliance;
GRANT INSERT(actor) ON TABLE journal.entries TO tizilim_auth;
GRANT INSERT(actor) ON TABLE journal.entries TO tizilim_citizen;

GRANT INSERT(type) ON TABLE journal.entries TO tizilim_app;
GRANT INSERT(type) ON TABLE journal.entries TO tizilim_applicant;
GRANT INSERT(type) ON TABLE journal.entries TO tizilim_alliance;
GRANT INSERT(type) ON TABLE journal.entries TO tizilim_auth;
GRANT INSERT(type) ON TABLE journal.entries TO tizilim_citizen;

GRANT INSERT(subject_kind) ON TABLE journal.entries TO tizilim_app;
GRANT INSERT(subject_kind) ON TABLE journal.entries TO tizilim_applicant;
GRANT INSERT(subject_kind) ON TABLE journal.entries TO tizilim_alliance;
GRANT INSERT(subject_kind) ON TABLE journal.entries TO tizilim_auth;
GRANT INSERT(subject_kind) ON TABLE journal.entries TO tizilim_citizen;

GRANT INSERT(subject_id) ON TABLE journal.entries TO tizilim_app;
GRANT INSERT(subject_id) ON TABLE journal.entries TO tizilim_applicant;
GRANT INSERT(subject_id) ON TABLE journal.entries TO tizilim_alliance;
GRANT INSERT(subject_id) ON TABLE journal.entries TO tizilim_auth;
GRANT INSERT(subject_id) ON TABLE journal.entries TO tizilim_citizen;

GRANT INSERT(version) ON TABLE journal.entries TO tizilim_app;
GRANT INSERT(version) ON TABLE journal.entries TO tizilim_applicant;
GRANT INSERT(version) ON TABLE journal.entries TO tizilim_alliance;
GRANT INSERT(version) ON TABLE journal.entries TO tizilim_auth;
GRANT INSERT(version) ON TABLE journal.entries TO tizilim_citizen;

GRANT INSERT(leaf) ON TABLE journal.entries TO tizilim_app;
GRANT INSERT(leaf) ON TABLE journal.entries TO tizilim_applicant;
GRANT INSERT(leaf) ON TABLE journal.entries TO tizilim_alliance;
GRANT INSERT(leaf) ON TABLE journal.entries TO tizilim_auth;
GRANT INSERT(leaf) ON TABLE journal.entries TO tizilim_citizen;

GRANT INSERT(public) ON TABLE journal.entries TO tizilim_app;
GRANT INSERT(public) ON TABLE journal.entries TO tizilim_applicant;
GRANT INSERT(public) ON TABLE journal.entries TO tizilim_alliance;
GRANT INSERT(public) ON TABLE journal.entries TO tizilim_auth;
GRANT INSERT(public) ON TABLE journal.entries TO tizilim_citizen;

GRANT INSERT(epoch) ON TABLE journal.entries TO tizilim_citizen;

REVOKE ALL ON FUNCTION journal.seal(entry uuid, instant timestamp with time zone, type text, leaf bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION journal.seal(entry uuid, instant timestamp with time zone, type text, leaf bytea) TO tizilim_applicant;

GRANT SELECT ON TABLE membership.charters TO tizilim_app;
GRANT SELECT ON TABLE membership.charters TO tizilim_applicant;
GRANT SELECT,INSERT ON TABLE membership.charters TO tizilim_alliance;
GRANT SELECT ON TABLE membership.charters TO tizilim_audit;
GRANT SELECT ON TABLE membership.charters TO tizilim_read;
GRANT SELECT ON TABLE membership.charters TO tizilim_auth;
GRANT SELECT ON TABLE membership.charters TO tizilim_federation;
GRANT SELECT ON TABLE membership.charters TO tizilim_citizen;

REVOKE ALL ON FUNCTION membership.charter_on(alliance uuid, day date) FROM PUBLIC;
GRANT ALL ON FUNCTION membership.charter_on(alliance uuid, day date) TO tizilim_applicant;
GRANT ALL ON FUNCTION membership.charter_on(alliance uuid, day date) TO tizilim_alliance;
GRANT ALL ON FUNCTION membership.charter_on(alliance uuid, day date) TO tizilim_read;
GRANT ALL ON FUNCTION membership.charter_on(alliance uuid, day date) TO tizilim_federation;
GRANT ALL ON FUNCTION membership.charter_on(alliance uuid, day date) TO tizilim_citizen;

GRANT SELECT ON TABLE journal.salts TO tizilim_sequencer;

GRANT SELECT(entry_id),INSERT(entry_id) ON TABLE journal.salts TO tizilim_app;
GRANT SELECT(entry_id),INSERT(entry_id) ON TABLE journal.salts TO tizilim_applicant;
GRANT SELECT(entry_id),INSERT(entry_id) ON TABLE journal.salts TO tizilim_alliance;
GRANT SELECT(entry_id),INSERT(entry_id) ON TABLE journal.salts TO tizilim_auth;
GRANT SELECT(entry_id) ON TABLE journal.salts TO tizilim_audit;
GRANT SELECT(entry_id) ON TABLE journal.salts TO tizilim_read;
GRANT SELECT(entry_id) ON TABLE journal.salts TO tizilim_federation;
GRANT SELECT(entry_id),INSERT(entry_id) ON TABLE journal.salts TO tizilim_citizen;

GRANT SELECT(field),INSERT(field) ON TABLE journal.salts TO tizilim_app;
GRANT SELECT(field),INSERT(field) ON TABLE journal.salts TO tizilim_applicant;
GRANT SELECT(field),INSERT(field) ON TABLE journal.salts TO tizilim_alliance;
GRANT SELECT(field),INSERT(field) ON TABLE journal.salts TO tizilim_auth;
GRANT SELECT(field) ON TABLE journal.salts TO tizilim_audit;
GRANT SELECT(field) ON TABLE journal.salts TO tizilim_read;
GRANT SELECT(field) ON TABLE journal.salts TO tizilim_federation;
GRANT SELECT(field),INSERT(field) ON TABLE journal.salts TO tizilim_citizen;

GRANT INSERT(tenant_id) ON TABLE journal.salts TO tizilim_app;
GRANT INSERT(tenant_id) ON TABLE journal.salts TO tizilim_applicant;
GRANT INSERT(tenant_id) ON TABLE journal.salts TO tizilim_alliance;
GRANT INSERT(tenant_id) ON TABLE journal.salts TO tizilim_auth;
GRANT INSERT(tenant_id) ON TABLE journal.salts TO tizilim_citizen;

GRANT INSERT(principal_id) ON TABLE journal.salts TO tizilim_app;
GRANT INSERT(principal_id) ON TABLE journal.salts TO tizilim_applicant;
GRANT INSERT(principal_id) ON TABLE journal.salts TO tizilim_alliance;
GRANT INSERT(principal_id) ON TABLE journal.salts TO tizilim_auth;
GRANT INSERT(principal_id) ON TABLE journal.salts TO tizilim_citizen;

GRANT SELECT(salt),INSERT(salt) ON TABLE journal.salts TO tizilim_app;
GRANT SELECT(salt),INSERT(salt) ON TABLE journal.salts TO tizilim_applicant;
GRANT SELECT(salt),INSERT(salt) ON TABLE journal.salts TO tizilim_alliance;
GRANT SELECT(salt),INSERT(salt) ON TABLE journal.salts TO tizilim_auth;
GRANT SELECT(salt) ON TABLE journal.salts TO tizilim_audit;
GRANT SELECT(salt) ON TABLE journal.salts TO tizilim_read;
GRANT SELECT(salt) ON TABLE journal.salts TO tizilim_federation;
GRANT SELECT(salt),INSERT(salt) ON TABLE journal.salts TO tizilim_citizen;

GRANT SELECT(public),INSERT(public) ON TABLE journal.salts TO tizilim_app;
GRANT SELECT(public),INSERT(public) ON TABLE journal.salts TO tizilim_applicant;
GRANT SELECT(public),INSERT(public) ON TABLE journal.salts TO tizilim_alliance;
GRANT SELECT(public),INSERT(public) ON TABLE journal.salts TO tizilim_auth;
GRANT SELECT(public) ON TABLE journal.salts TO tizilim_audit;
GRANT SELECT(public) ON TABLE journal.salts TO tizilim_read;
GRANT SELECT(public) ON TABLE journal.salts TO tizilim_federation;
GRANT SELECT(public),INSERT(public) ON TABLE journal.salts TO tizilim_citizen;

GRANT SELECT ON TABLE membership.figure_names TO tizilim_app;
GRANT SELECT ON TABLE membership.figure_names TO tizilim_applicant;
GRANT SELECT ON TABLE membership.figure_names TO tizilim_alliance;
GRANT SELECT ON TABLE membership.figure_names TO tizilim_federation;
GRANT SELECT,DELETE ON TABLE membership.figure_names TO tizilim_citizen;
GRANT SELECT ON TABLE membership.figure_names TO tizilim_audit;
GRANT SELECT ON TABLE membership.figure_names TO tizilim_read;
GRANT SELECT ON TABLE membership.figure_names TO tizilim_auth;

GRANT INSERT(citizen_id) ON TABLE membership.figure_names TO tizilim_citizen;

GRANT INSERT(consent_id) ON TABLE membership.figure_names TO tizilim_citizen;

GRANT INSERT(lasts_to) ON TABLE membership.figure_names TO tizilim_citizen;

GRANT INSERT(name_kk) ON TABLE membership.figure_names TO tizilim_citizen;

GRANT INSERT(name_ru) ON TABLE membership.figure_names TO tizilim_citizen;

GRANT INSERT(name_en) ON TABLE membership.figure_names TO tizilim_citizen;

GRANT SELECT ON TABLE membership.figures TO tizilim_citizen;
GRANT SELECT ON TABLE membership.figures TO tizilim_alliance;

GRANT INSERT(tenant_id) ON TABLE membership.figures TO tizilim_citizen;

GRANT INSERT(id) ON TABLE membership.figures TO tizilim_citizen;

GRANT INSERT(citizen_id) ON TABLE membership.figures TO tizilim_citizen;

GRANT UPDATE(version) ON TABLE membership.figures TO tizilim_citizen;
GRANT UPDATE(version) ON TABLE membership.figures TO tizilim_alliance;

GRANT INSERT(name_kk),UPDATE(name_kk) ON TABLE membership.figures TO tizilim_citizen;
GRANT UPDATE(name_kk) ON TABLE membership.figures TO tizilim_alliance;

GRANT INSERT(name_ru),UPDATE(name_ru) ON TABLE membership.figures TO tizilim_citizen;
GRANT UPDATE(name_ru) ON TABLE membership.figures TO tizilim_alliance;

GRANT INSERT(name_en),UPDATE(name_en) ON TABLE membership.figures TO tizilim_citizen;
GRANT UPDATE(name_en) ON TABLE membership.figures TO tizilim_alliance;

GRANT INSERT(merit),UPDATE(merit) ON TABLE membership.figures TO tizilim_citizen;
GRANT UPDATE(merit) ON TABLE membership.figures TO tizilim_alliance;

GRANT UPDATE(recorded_at) ON TABLE membership.figures TO tizilim_citizen;

GRANT UPDATE(erased_at) ON TABLE membership.figures TO tizilim_citizen;
GRANT UPDATE(erased_at) ON TABLE membership.figures TO tizilim_alliance;

GRANT UPDATE(erasure_ground) ON TABLE membership.figures TO tizilim_citizen;
GRANT UPDATE(erasure_ground) ON TABLE membership.figures TO tizilim_alliance;

GRANT UPDATE(erasure_reference) ON TABLE membership.figures TO tizilim_citizen;
GRANT UPDATE(erasure_reference) ON TABLE membership.figures TO tizilim_alliance;

GRANT SELECT,INSERT ON TABLE tenancy.idempotency TO tizilim_app;
GRANT SELECT,INSERT ON TABLE tenancy.idempotency TO tizilim_applicant;
GRANT SELECT,INSERT ON TABLE tenancy.idempotency TO tizilim_alliance;
GRANT SELECT,INSERT ON TABLE tenancy.idempotency TO tizilim_auth;
GRANT DELETE ON TABLE tenancy.idempotency TO tizilim_sequencer;
GRANT SELECT,INSERT ON TABLE tenancy.idempotency TO tizilim_citizen;

GRANT SELECT(principal_id) ON TABLE tenancy.idempotency TO tizilim_sequencer;

GRANT SELECT(key) ON TABLE tenancy.idempotency TO tizilim_sequencer;

GRANT SELECT(created_at) ON TABLE tenancy.idempotency TO tizilim_sequencer;

GRANT SELECT,INSERT ON TABLE tenancy.principals TO tizilim_auth;
GRANT SELECT ON TABLE tenancy.principals TO tizilim_audit;

GRANT SELECT(id) ON TABLE tenancy.principals TO tizilim_citizen;

GRANT UPDATE(version) ON TABLE tenancy.principals TO tizilim_auth;

GRANT UPDATE(suspended_at) ON TABLE tenancy.principals TO tizilim_auth;

GRANT UPDATE(suspended_by) ON TABLE tenancy.principals TO tizilim_auth;

GRANT SELECT(citizen_id) ON TABLE tenancy.principals TO tizilim_citizen;

REVOKE ALL ON FUNCTION membership.forget_figure(figure uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION membership.forget_figure(figure uuid) TO tizilim_alliance;
GRANT ALL ON FUNCTION membership.forget_figure(figure uuid) TO tizilim_citizen;

REVOKE ALL ON FUNCTION oversight.admit_kind(kind text, name_kk text, name_ru text, name_en text, located text) FROM PUBLIC;

REVOKE ALL ON FUNCTION oversight.digest(words text) FROM PUBLIC;
GRANT ALL ON FUNCTION oversight.digest(words text) TO tizilim_app;
GRANT ALL ON FUNCTION oversight.digest(words text) TO tizilim_citizen;

GRANT SELECT(tenant_id),INSERT(tenant_id) ON TABLE oversight.comment_steps TO tizilim_app;
GRANT SELECT(tenant_id) ON TABLE oversight.comment_steps TO tizilim_applicant;
GRANT SELECT(tenant_id) ON TABLE oversight.comment_steps TO tizilim_alliance;
GRANT SELECT(tenant_id) ON TABLE oversight.comment_steps TO tizilim_federation;
GRANT SELECT(tenant_id),INSERT(tenant_id) ON TABLE oversight.comment_steps TO tizilim_citizen;
GRANT SELECT(tenant_id) ON TABLE oversight.comment_steps TO tizilim_audit;
GRANT SELECT(tenant_id) ON TABLE oversight.comment_steps TO tizilim_read;
GRANT SELECT(tenant_id) ON TABLE oversight.comment_steps TO tizilim_auth;

GRANT SELECT(comment_id),INSERT(comment_id) ON TABLE oversight.comment_steps TO tizilim_app;
GRANT SELECT(comment_id) ON TABLE oversight.comment_steps TO tizilim_applicant;
GRANT SELECT(comment_id) ON TABLE oversight.comment_steps TO tizilim_alliance;
GRANT SELECT(comment_id) ON TABLE oversight.comment_steps TO tizilim_federation;
GRANT SELECT(comment_id),INSERT(comment_id) ON TABLE oversight.comment_steps TO tizilim_citizen;
GRANT SELECT(comment_id) ON TABLE oversight.comment_steps TO tizilim_audit;
GRANT SELECT(comment_id) ON TABLE oversight.comment_steps TO tizilim_read;
GRANT SELECT(comment_id) ON TABLE oversight.comment_steps TO tizilim_auth;

GRANT SELECT(seq),INSERT(seq) ON TABLE oversight.comment_steps TO tizilim_app;
GRANT SELECT(seq) ON TABLE oversight.comment_steps TO tizilim_applicant;
GRANT SELECT(seq) ON TABLE oversight.comment_steps TO tizilim_alliance;
GRANT SELECT(seq) ON TABLE oversight.comment_steps TO tizilim_federation;
GRANT SELECT(seq),INSERT(seq) ON TABLE oversight.comment_steps TO tizilim_citizen;
GRANT SELECT(seq) ON TABLE oversight.comment_steps TO tizilim_audit;
GRANT SELECT(seq) ON TABLE oversight.comment_steps TO tizilim_read;
GRANT SELECT(seq) ON TABLE oversight.comment_steps TO tizilim_auth;

GRANT INSERT(citizen_id) ON TABLE oversight.comment_steps TO tizilim_citizen;

GRANT SELECT(moderator_id),INSERT(moderator_id) ON TABLE oversight.comment_steps TO tizilim_app;
GRANT SELECT(moderator_id) ON TABLE oversight.comment_steps TO tizilim_applicant;
GRANT SELECT(moderator_id) ON TABLE oversight.comment_steps TO tizilim_alliance;
GRANT SELECT(moderator_id) ON TABLE oversight.comment_steps TO tizilim_federation;
GRANT SELECT(moderator_id) ON TABLE oversight.comment_steps TO tizilim_citizen;
GRANT SELECT(moderator_id) ON TABLE oversight.comment_steps TO tizilim_audit;
GRANT SELECT(moderator_id) ON TABLE oversight.comment_steps TO tizilim_read;
GRANT SELECT(moderator_id) ON TABLE oversight.comment_steps TO tizilim_auth;

GRANT SELECT(from_state),INSERT(from_state) ON TABLE oversight.comment_steps TO tizilim_app;
GRANT SELECT(from_state) ON TABLE oversight.comment_steps TO tizilim_applicant;
GRANT SELECT(from_state) ON TABLE oversight.comment_steps TO tizilim_alliance;
GRANT SELECT(from_state) ON TABLE oversight.comment_steps TO tizilim_federation;
GRANT SELECT(from_state),INSERT(from_state) ON TABLE oversight.comment_steps TO tizilim_citizen;
GRANT SELECT(from_state) ON TABLE oversight.comment_steps TO tizilim_audit;
GRANT SELECT(from_state) ON TABLE oversight.comment_steps TO tizilim_read;
GRANT SELECT(from_state) ON TABLE oversight.comment_steps TO tizilim_auth;

GRANT SELECT(to_state),INSERT(to_state) ON TABLE oversight.comment_steps TO tizilim_app;
GRANT SELECT(to_state) ON TABLE oversight.comment_steps TO tizilim_applicant;
GRANT SELECT(to_state) ON TABLE oversight.comment_steps TO tizilim_alliance;
GRANT SELECT(to_state) ON TABLE oversight.comment_steps TO tizilim_federation;
GRANT SELECT(to_state),INSERT(to_state) ON TABLE oversight.comment_steps TO tizilim_citizen;
GRANT SELECT(to_state) ON TABLE oversight.comment_steps TO tizilim_audit;
GRANT SELECT(to_state) ON TABLE oversight.comment_steps TO tizilim_read;
GRANT SELECT(to_state) ON TABLE oversight.comment_steps TO tizilim_auth;

GRANT SELECT(act),INSERT(act) ON TABLE oversight.comment_steps TO tizilim_app;
GRANT SELECT(act) ON TABLE oversight.comment_steps TO tizilim_applicant;
GRANT SELECT(act) ON TABLE oversight.comment_steps TO tizilim_alliance;
GRANT SELECT(act) ON TABLE oversight.comment_steps TO tizilim_federation;
GRANT SELECT(act),INSERT(act) ON TABLE oversight.comment_steps TO tizilim_citizen;
GRANT SELECT(act) ON TABLE oversight.comment_steps TO tizilim_audit;
GRANT SELECT(act) ON TABLE oversight.comment_steps TO tizilim_read;
GRANT SELECT(act) ON TABLE oversight.comment_steps TO tizilim_auth;

GRANT SELECT(prev) ON TABLE oversight.comment_steps TO tizilim_app;
GRANT SELECT(prev) ON TABLE oversight.comment_steps TO tizilim_applicant;
GRANT SELECT(prev) ON TABLE oversight.comment_steps TO tizilim_alliance;
GRANT SELECT(prev) ON TABLE oversight.comment_steps TO tizilim_federation;
GRANT SELECT(prev) ON TABLE oversight.comment_steps TO tizilim_citizen;
GRANT SELECT(prev) ON TABLE oversight.comment_steps TO tizilim_audit;
GRANT SELECT(prev) ON TABLE oversight.comment_steps TO tizilim_read;
GRANT SELECT(prev) ON TABLE oversight.comment_steps TO tizilim_auth;

GRANT SELECT(at) ON TABLE oversight.comment_steps TO tizilim_app;
GRANT SELECT(at) ON TABLE oversight.comment_steps TO tizilim_applicant;
GRANT SELECT(at) ON TABLE oversight.comment_steps TO tizilim_alliance;
GRANT SELECT(at) ON TABLE oversight.comment_steps TO tizilim_federation;
GRANT SELECT(at) ON TABLE oversight.comment_steps TO tizilim_citizen;
GRANT SELECT(at) ON TABLE oversight.comment_steps TO tizilim_audit;
GRANT SELECT(at) ON TABLE oversight.comment_steps TO tizilim_read;
GRANT SELECT(at) ON TABLE oversight.comment_steps TO tizilim_auth;

GRANT SELECT(actor),INSERT(actor) ON TABLE oversight.comment_steps TO tizilim_app;
GRANT SELECT(actor) ON TABLE oversight.comment_steps TO tizilim_applicant;
GRANT SELECT(actor) ON TABLE oversight.comment_steps TO tizilim_alliance;
GRANT SELECT(actor) ON TABLE oversight.comment_steps TO tizilim_federation;
GRANT SELECT(actor),INSERT(actor) ON TABLE oversight.comment_steps TO tizilim_citizen;
GRANT SELECT(actor) ON TABLE oversight.comment_steps TO tizilim_audit;
GRANT SELECT(actor) ON TABLE oversight.comment_steps TO tizilim_read;
GRANT SELECT(actor) ON TABLE oversight.comment_steps TO tizilim_auth;

GRANT SELECT(reason),INSERT(reason) ON TABLE oversight.comment_steps TO tizilim_app;
GRANT SELECT(reason) ON TABLE oversight.comment_steps TO tizilim_applicant;
GRANT SELECT(reason) ON TABLE oversight.comment_steps TO tizilim_alliance;
GRANT SELECT(reason) ON TABLE oversight.comment_steps TO tizilim_federation;
GRANT SELECT(reason),INSERT(reason) ON TABLE oversight.comment_steps TO tizilim_citizen;
GRANT SELECT(reason) ON TABLE oversight.comment_steps TO tizilim_audit;
GRANT SELECT(reason) ON TABLE oversight.comment_steps TO tizilim_read;
GRANT SELECT(reason) ON TABLE oversight.comment_steps TO tizilim_auth;

GRANT SELECT(wording),INSERT(wording) ON TABLE oversight.comment_steps TO tizilim_app;
GRANT SELECT(wording) ON TABLE oversight.comment_steps TO tizilim_applicant;
GRANT SELECT(wording) ON TABLE oversight.comment_steps TO tizilim_alliance;
GRANT SELECT(wording) ON TABLE oversight.comment_steps TO tizilim_federation;
GRANT SELECT(wording),INSERT(wording) ON TABLE oversight.comment_steps TO tizilim_citizen;
GRANT SELECT(wording) ON TABLE oversight.comment_steps TO tizilim_audit;
GRANT SELECT(wording) ON TABLE oversight.comment_steps TO tizilim_read;
GRANT SELECT(wording) ON TABLE oversight.comment_steps TO tizilim_auth;

GRANT SELECT(tenant_id) ON TABLE oversight.comments TO tizilim_app;
GRANT SELECT(tenant_id) ON TABLE oversight.comments TO tizilim_applicant;
GRANT SELECT(tenant_id) ON TABLE oversight.comments TO tizilim_alliance;
GRANT SELECT(tenant_id) ON TABLE oversight.comments TO tizilim_federation;
GRANT SELECT(tenant_id),INSERT(tenant_id) ON TABLE oversight.comments TO tizilim_citizen;
GRANT SELECT(tenant_id) ON TABLE oversight.comments TO tizilim_audit;
GRANT SELECT(tenant_id) ON TABLE oversight.comments TO tizilim_read;
GRANT SELECT(tenant_id) ON TABLE oversight.comments TO tizilim_auth;

GRANT SELECT(id) ON TABLE oversight.comments TO tizilim_app;
GRANT SELECT(id) ON TABLE oversight.comments TO tizilim_applicant;
GRANT SELECT(id) ON TABLE oversight.comments TO tizilim_alliance;
GRANT SELECT(id) ON TABLE oversight.comments TO tizilim_federation;
GRANT SELECT(id),INSERT(id) ON TABLE oversight.comments TO tizilim_citizen;
GRANT SELECT(id) ON TABLE oversight.comments TO tizilim_audit;
GRANT SELECT(id) ON TABLE oversight.comments TO tizilim_read;
GRANT SELECT(id) ON TABLE oversight.comments TO tizilim_auth;

GRANT SELECT(moderator_id) ON TABLE oversight.comments TO tizilim_app;
GRANT SELECT(moderator_id) ON TABLE oversight.comments TO tizilim_applicant;
GRANT SELECT(moderator_id) ON TABLE oversight.comments TO tizilim_alliance;
GRANT SELECT(moderator_id) ON TABLE oversight.comments TO tizilim_federation;
GRANT SELECT(moderator_id),INSERT(moderator_id) ON TABLE oversight.comments TO tizilim_citizen;
GRANT SELECT(moderator_id) ON TABLE oversight.comments TO tizilim_audit;
GRANT SELECT(moderator_id) ON TABLE oversight.comments TO tizilim_read;
GRANT SELECT(moderator_id) ON TABLE oversight.comments TO tizilim_auth;

GRANT SELECT(root_id) ON TABLE oversight.comments TO tizilim_app;
GRANT SELECT(root_id) ON TABLE oversight.comments TO tizilim_applicant;
GRANT SELECT(root_id) ON TABLE oversight.comments TO tizilim_alliance;
GRANT SELECT(root_id) ON TABLE oversight.comments TO tizilim_federation;
GRANT SELECT(root_id),INSERT(root_id) ON TABLE oversight.comments TO tizilim_citizen;
GRANT SELECT(root_id) ON TABLE oversight.comments TO tizilim_audit;
GRANT SELECT(root_id) ON TABLE oversight.comments TO tizilim_read;
GRANT SELECT(root_id) ON TABLE oversight.comments TO tizilim_auth;

GRANT SELECT(parent_id) ON TABLE oversight.comments TO tizilim_app;
GRANT SELECT(parent_id) ON TABLE oversight.comments TO tizilim_applicant;
GRANT SELECT(parent_id) ON TABLE oversight.comments TO tizilim_alliance;
GRANT SELECT(parent_id) ON TABLE oversight.comments TO tizilim_federation;
GRANT SELECT(parent_id),INSERT(parent_id) ON TABLE oversight.comments TO tizilim_citizen;
GRANT SELECT(parent_id) ON TABLE oversight.comments TO tizilim_audit;
GRANT SELECT(parent_id) ON TABLE oversight.comments TO tizilim_read;
GRANT SELECT(parent_id) ON TABLE oversight.comments TO tizilim_auth;

GRANT SELECT(kind) ON TABLE oversight.comments TO tizilim_app;
GRANT SELECT(kind) ON TABLE oversight.comments TO tizilim_applicant;
GRANT SELECT(kind) ON TABLE oversight.comments TO tizilim_alliance;
GRANT SELECT(kind) ON TABLE oversight.comments TO tizilim_federation;
GRANT SELECT(kind),INSERT(kind) ON TABLE oversight.comments TO tizilim_citizen;
GRANT SELECT(kind) ON TABLE oversight.comments TO tizilim_audit;
GRANT SELECT(kind) ON TABLE oversight.comments TO tizilim_read;
GRANT SELECT(kind) ON TABLE oversight.comments TO tizilim_auth;

GRANT SELECT(subject_kind) ON TABLE oversight.comments TO tizilim_app;
GRANT SELECT(subject_kind) ON TABLE oversight.comments TO tizilim_applicant;
GRANT SELECT(subject_kind) ON TABLE oversight.comments TO tizilim_alliance;
GRANT SELECT(subject_kind) ON TABLE oversight.comments TO tizilim_federation;
GRANT SELECT(subject_kind),INSERT(subject_kind) ON TABLE oversight.comments TO tizilim_citizen;
GRANT SELECT(subject_kind) ON TABLE oversight.comments TO tizilim_audit;
GRANT SELECT(subject_kind) ON TABLE oversight.comments TO tizilim_read;
GRANT SELECT(subject_kind) ON TABLE oversight.comments TO tizilim_auth;

GRANT SELECT(subject_id) ON TABLE oversight.comments TO tizilim_app;
GRANT SELECT(subject_id) ON TABLE oversight.comments TO tizilim_applicant;
GRANT SELECT(subject_id) ON TABLE oversight.comments TO tizilim_alliance;
GRANT SELECT(subject_id) ON TABLE oversight.comments TO tizilim_federation;
GRANT SELECT(subject_id),INSERT(subject_id) ON TABLE oversight.comments TO tizilim_citizen;
GRANT SELECT(subject_id) ON TABLE oversight.comments TO tizilim_audit;
GRANT SELECT(subject_id) ON TABLE oversight.comments TO tizilim_read;
GRANT SELECT(subject_id) ON TABLE oversight.comments TO tizilim_auth;

GRANT SELECT(subject_version) ON TABLE oversight.comments TO tizilim_app;
GRANT SELECT(subject_version) ON TABLE oversight.comments TO tizilim_applicant;
GRANT SELECT(subject_version) ON TABLE oversight.comments TO tizilim_alliance;
GRANT SELECT(subject_version) ON TABLE oversight.comments TO tizilim_federation;
GRANT SELECT(subject_version),INSERT(subject_version) ON TABLE oversight.comments TO tizilim_citizen;
GRANT SELECT(subject_version) ON TABLE oversight.comments TO tizilim_audit;
GRANT SELECT(subject_version) ON TABLE oversight.comments TO tizilim_read;
GRANT SELECT(subject_version) ON TABLE oversight.comments TO tizilim_auth;

GRANT INSERT(citizen_id) ON TABLE oversight.comments TO tizilim_citizen;

GRANT SELECT(named) ON TABLE oversight.comments TO tizilim_app;
GRANT SELECT(named) ON TABLE oversight.comments TO tizilim_applicant;
GRANT SELECT(named) ON TABLE oversight.comments TO tizilim_alliance;
GRANT SELECT(named) ON TABLE oversight.comments TO tizilim_federation;
GRANT SELECT(named),INSERT(named),UPDATE(named) ON TABLE oversight.comments TO tizilim_citizen;
GRANT SELECT(named) ON TABLE oversight.comments TO tizilim_audit;
GRANT SELECT(named) ON TABLE oversight.comments TO tizilim_read;
GRANT SELECT(named) ON TABLE oversight.comments TO tizilim_auth;

GRANT SELECT(author_id) ON TABLE oversight.comments TO tizilim_app;
GRANT SELECT(author_id) ON TABLE oversight.comments TO tizilim_applicant;
GRANT SELECT(author_id) ON TABLE oversight.comments TO tizilim_alliance;
GRANT SELECT(author_id) ON TABLE oversight.comments TO tizilim_federation;
GRANT SELECT(author_id) ON TABLE oversight.comments TO tizilim_citizen;
GRANT SELECT(author_id) ON TABLE oversight.comments TO tizilim_audit;
GRANT SELECT(author_id) ON TABLE oversight.comments TO tizilim_read;
GRANT SELECT(author_id) ON TABLE oversight.comments TO tizilim_auth;

GRANT SELECT(language) ON TABLE oversight.comments TO tizilim_app;
GRANT SELECT(language) ON TABLE oversight.comments TO tizilim_applicant;
GRANT SELECT(language) ON TABLE oversight.comments TO tizilim_alliance;
GRANT SELECT(language) ON TABLE oversight.comments TO tizilim_federation;
GRANT SELECT(language),INSERT(language) ON TABLE oversight.comments TO tizilim_citizen;
GRANT SELECT(language) ON TABLE oversight.comments TO tizilim_audit;
GRANT SELECT(language) ON TABLE oversight.comments TO tizilim_read;
GRANT SELECT(language) ON TABLE oversight.comments TO tizilim_auth;

GRANT SELECT(version),UPDATE(version) ON TABLE oversight.comments TO tizilim_app;
GRANT SELECT(version) ON TABLE oversight.comments TO tizilim_applicant;
GRANT SELECT(version) ON TABLE oversight.comments TO tizilim_alliance;
GRANT SELECT(version) ON TABLE oversight.comments TO tizilim_federation;
GRANT SELECT(version),UPDATE(version) ON TABLE oversight.comments TO tizilim_citizen;
GRANT SELECT(version) ON TABLE oversight.comments TO tizilim_audit;
GRANT SELECT(version) ON TABLE oversight.comments TO tizilim_read;
GRANT SELECT(version) ON TABLE oversight.comments TO tizilim_auth;

GRANT SELECT(state),UPDATE(state) ON TABLE oversight.comments TO tizilim_app;
GRANT SELECT(state) ON TABLE oversight.comments TO tizilim_applicant;
GRANT SELECT(state) ON TABLE oversight.comments TO tizilim_alliance;
GRANT SELECT(state) ON TABLE oversight.comments TO tizilim_federation;
GRANT SELECT(state),INSERT(state),UPDATE(state) ON TABLE oversight.comments TO tizilim_citizen;
GRANT SELECT(state) ON TABLE oversight.comments TO tizilim_audit;
GRANT SELECT(state) ON TABLE oversight.comments TO tizilim_read;
GRANT SELECT(state) ON TABLE oversight.comments TO tizilim_auth;

GRANT SELECT(wording) ON TABLE oversight.comments TO tizilim_app;
GRANT SELECT(wording) ON TABLE oversight.comments TO tizilim_applicant;
GRANT SELECT(wording) ON TABLE oversight.comments TO tizilim_alliance;
GRANT SELECT(wording) ON TABLE oversight.comments TO tizilim_federation;
GRANT SELECT(wording),UPDATE(wording) ON TABLE oversight.comments TO tizilim_citizen;
GRANT SELECT(wording) ON TABLE oversight.comments TO tizilim_audit;
GRANT SELECT(wording) ON TABLE oversight.comments TO tizilim_read;
GRANT SELECT(wording) ON TABLE oversight.comments TO tizilim_auth;

GRANT SELECT(text),UPDATE(text) ON TABLE oversight.comments TO tizilim_app;
GRANT SELECT(text) ON TABLE oversight.comments TO tizilim_applicant;
GRANT SELECT(text) ON TABLE oversight.comments TO tizilim_alliance;
GRANT SELECT(text) ON TABLE oversight.comments TO tizilim_federation;
GRANT SELECT(text),INSERT(text),UPDATE(text) ON TABLE oversight.comments TO tizilim_citizen;
GRANT SELECT(text) ON TABLE oversight.comments TO tizilim_audit;
GRANT SELECT(text) ON TABLE oversight.comments TO tizilim_read;
GRANT SELECT(text) ON TABLE oversight.comments TO tizilim_auth;

GRANT SELECT(reason),UPDATE(reason) ON TABLE oversight.comments TO tizilim_app;
GRANT SELECT(reason) ON TABLE oversight.comments TO tizilim_applicant;
GRANT SELECT(reason) ON TABLE oversight.comments TO tizilim_alliance;
GRANT SELECT(reason) ON TABLE oversight.comments TO tizilim_federation;
GRANT SELECT(reason),INSERT(reason),UPDATE(reason) ON TABLE oversight.comments TO tizilim_citizen;
GRANT SELECT(reason) ON TABLE oversight.comments TO tizilim_audit;
GRANT SELECT(reason) ON TABLE oversight.comments TO tizilim_read;
GRANT SELECT(reason) ON TABLE oversight.comments TO tizilim_auth;

GRANT SELECT(posted_at) ON TABLE oversight.comments TO tizilim_app;
GRANT SELECT(posted_at) ON TABLE oversight.comments TO tizilim_applicant;
GRANT SELECT(posted_at) ON TABLE oversight.comments TO tizilim_alliance;
GRANT SELECT(posted_at) ON TABLE oversight.comments TO tizilim_federation;
GRANT SELECT(posted_at) ON TABLE oversight.comments TO tizilim_citizen;
GRANT SELECT(posted_at) ON TABLE oversight.comments TO tizilim_audit;
GRANT SELECT(posted_at) ON TABLE oversight.comments TO tizilim_read;
GRANT SELECT(posted_at) ON TABLE oversight.comments TO tizilim_auth;

GRANT SELECT(edited_at) ON TABLE oversight.comments TO tizilim_app;
GRANT SELECT(edited_at) ON TABLE oversight.comments TO tizilim_applicant;
GRANT SELECT(edited_at) ON TABLE oversight.comments TO tizilim_alliance;
GRANT SELECT(edited_at) ON TABLE oversight.comments TO tizilim_federation;
GRANT SELECT(edited_at),UPDATE(edited_at) ON TABLE oversight.comments TO tizilim_citizen;
GRANT SELECT(edited_at) ON TABLE oversight.comments TO tizilim_audit;
GRANT SELECT(edited_at) ON TABLE oversight.comments TO tizilim_read;
GRANT SELECT(edited_at) ON TABLE oversight.comments TO tizilim_auth;

GRANT SELECT(tenant_id),INSERT(tenant_id) ON TABLE oversight.duties TO tizilim_app;
GRANT SELECT(tenant_id) ON TABLE oversight.duties TO tizilim_applicant;
GRANT SELECT(tenant_id) ON TABLE oversight.duties TO tizilim_alliance;
GRANT SELECT(tenant_id) ON TABLE oversight.duties TO tizilim_federation;
GRANT SELECT(tenant_id),INSERT(tenant_id) ON TABLE oversight.duties TO tizilim_citizen;
GRANT SELECT(tenant_id) ON TABLE oversight.duties TO tizilim_audit;
GRANT SELECT(tenant_id) ON TABLE oversight.duties TO tizilim_read;
GRANT SELECT(tenant_id) ON TABLE oversight.duties TO tizilim_auth;

GRANT SELECT(id),INSERT(id) ON TABLE oversight.duties TO tizilim_app;
GRANT SELECT(id) ON TABLE oversight.duties TO tizilim_applicant;
GRANT SELECT(id) ON TABLE oversight.duties TO tizilim_alliance;
GRANT SELECT(id) ON TABLE oversight.duties TO tizilim_federation;
GRANT SELECT(id),INSERT(id) ON TABLE oversight.duties TO tizilim_citizen;
GRANT SELECT(id) ON TABLE oversight.duties TO tizilim_audit;
GRANT SELECT(id) ON TABLE oversight.duties TO tizilim_read;
GRANT SELECT(id) ON TABLE oversight.duties TO tizilim_auth;

GRANT SELECT(kind),INSERT(kind) ON TABLE oversight.duties TO tizilim_app;
GRANT SELECT(kind) ON TABLE oversight.duties TO tizilim_applicant;
GRANT SELECT(kind) ON TABLE oversight.duties TO tizilim_alliance;
GRANT SELECT(kind) ON TABLE oversight.duties TO tizilim_federation;
GRANT SELECT(kind),INSERT(kind) ON TABLE oversight.duties TO tizilim_citizen;
GRANT SELECT(kind) ON TABLE oversight.duties TO tizilim_audit;
GRANT SELECT(kind) ON TABLE oversight.duties TO tizilim_read;
GRANT SELECT(kind) ON TABLE oversight.duties TO tizilim_auth;

GRANT SELECT(body_id),INSERT(body_id) ON TABLE oversight.duties TO tizilim_app;
GRANT SELECT(body_id) ON TABLE oversight.duties TO tizilim_applicant;
GRANT SELECT(body_id) ON TABLE oversight.duties TO tizilim_alliance;
GRANT SELECT(body_id) ON TABLE oversight.duties TO tizilim_federation;
GRANT SELECT(body_id),INSERT(body_id) ON TABLE oversight.duties TO tizilim_citizen;
GRANT SELECT(body_id) ON TABLE oversight.duties TO tizilim_audit;
GRANT SELECT(body_id) ON TABLE oversight.duties TO tizilim_read;
GRANT SELECT(body_id) ON TABLE oversight.duties TO tizilim_auth;

GRANT SELECT(comment_id),INSERT(comment_id) ON TABLE oversight.duties TO tizilim_app;
GRANT SELECT(comment_id) ON TABLE oversight.duties TO tizilim_applicant;
GRANT SELECT(comment_id) ON TABLE oversight.duties TO tizilim_alliance;
GRANT SELECT(comment_id) ON TABLE oversight.duties TO tizilim_federation;
GRANT SELECT(comment_id),INSERT(comment_id) ON TABLE oversight.duties TO tizilim_citizen;
GRANT SELECT(comment_id) ON TABLE oversight.duties TO tizilim_audit;
GRANT SELECT(comment_id) ON TABLE oversight.duties TO tizilim_read;
GRANT SELECT(comment_id) ON TABLE oversight.duties TO tizilim_auth;

GRANT INSERT(citizen_id) ON TABLE oversight.duties TO tizilim_citizen;

GRANT SELECT(language),INSERT(language) ON TABLE oversight.duties TO tizilim_app;
GRANT SELECT(language) ON TABLE oversight.duties TO tizilim_applicant;
GRANT SELECT(language) ON TABLE oversight.duties TO tizilim_alliance;
GRANT SELECT(language) ON TABLE oversight.duties TO tizilim_federation;
GRANT SELECT(language),INSERT(language) ON TABLE oversight.duties TO tizilim_citizen;
GRANT SELECT(language) ON TABLE oversight.duties TO tizilim_audit;
GRANT SELECT(language) ON TABLE oversight.duties TO tizilim_read;
GRANT SELECT(language) ON TABLE oversight.duties TO tizilim_auth;

GRANT SELECT(version),UPDATE(version) ON TABLE oversight.duties TO tizilim_app;
GRANT SELECT(version) ON TABLE oversight.duties TO tizilim_applicant;
GRANT SELECT(version) ON TABLE oversight.duties TO tizilim_alliance;
GRANT SELECT(version) ON TABLE oversight.duties TO tizilim_federation;
GRANT SELECT(version) ON TABLE oversight.duties TO tizilim_citizen;
GRANT SELECT(version) ON TABLE oversight.duties TO tizilim_audit;
GRANT SELECT(version) ON TABLE oversight.duties TO tizilim_read;
GRANT SELECT(version) ON TABLE oversight.duties TO tizilim_auth;

GRANT SELECT(state),INSERT(state),UPDATE(state) ON TABLE oversight.duties TO tizilim_app;
GRANT SELECT(state) ON TABLE oversight.duties TO tizilim_applicant;
GRANT SELECT(state) ON TABLE oversight.duties TO tizilim_alliance;
GRANT SELECT(state) ON TABLE oversight.duties TO tizilim_federation;
GRANT SELECT(state),INSERT(state) ON TABLE oversight.duties TO tizilim_citizen;
GRANT SELECT(state) ON TABLE oversight.duties TO tizilim_audit;
GRANT SELECT(state) ON TABLE oversight.duties TO tizilim_read;
GRANT SELECT(state) ON TABLE oversight.duties TO tizilim_auth;

GRANT SELECT(level),INSERT(level) ON TABLE oversight.duties TO tizilim_app;
GRANT SELECT(level) ON TABLE oversight.duties TO tizilim_applicant;
GRANT SELECT(level) ON TABLE oversight.duties TO tizilim_alliance;
GRANT SELECT(level) ON TABLE oversight.duties TO tizilim_federation;
GRANT SELECT(level),INSERT(level) ON TABLE oversight.duties TO tizilim_citizen;
GRANT SELECT(level) ON TABLE oversight.duties TO tizilim_audit;
GRANT SELECT(level) ON TABLE oversight.duties TO tizilim_read;
GRANT SELECT(level) ON TABLE oversight.duties TO tizilim_auth;

GRANT SELECT(cause),INSERT(cause) ON TABLE oversight.duties TO tizilim_app;
GRANT SELECT(cause) ON TABLE oversight.duties TO tizilim_applicant;
GRANT SELECT(cause) ON TABLE oversight.duties TO tizilim_alliance;
GRANT SELECT(cause) ON TABLE oversight.duties TO tizilim_federation;
GRANT SELECT(cause),INSERT(cause) ON TABLE oversight.duties TO tizilim_citizen;
GRANT SELECT(cause) ON TABLE oversight.duties TO tizilim_audit;
GRANT SELECT(cause) ON TABLE oversight.duties TO tizilim_read;
GRANT SELECT(cause) ON TABLE oversight.duties TO tizilim_auth;

GRANT SELECT(origin_tenant),INSERT(origin_tenant) ON TABLE oversight.duties TO tizilim_app;
GRANT SELECT(origin_tenant) ON TABLE oversight.duties TO tizilim_applicant;
GRANT SELECT(origin_tenant) ON TABLE oversight.duties TO tizilim_alliance;
GRANT SELECT(origin_tenant) ON TABLE oversight.duties TO tizilim_federation;
GRANT SELECT(origin_tenant),INSERT(origin_tenant) ON TABLE oversight.duties TO tizilim_citizen;
GRANT SELECT(origin_tenant) ON TABLE oversight.duties TO tizilim_audit;
GRANT SELECT(origin_tenant) ON TABLE oversight.duties TO tizilim_read;
GRANT SELECT(origin_tenant) ON TABLE oversight.duties TO tizilim_auth;

GRANT SELECT(origin_id),INSERT(origin_id) ON TABLE oversight.duties TO tizilim_app;
GRANT SELECT(origin_id) ON TABLE oversight.duties TO tizilim_applicant;
GRANT SELECT(origin_id) ON TABLE oversight.duties TO tizilim_alliance;
GRANT SELECT(origin_id) ON TABLE oversight.duties TO tizilim_federation;
GRANT SELECT(origin_id),INSERT(origin_id) ON TABLE oversight.duties TO tizilim_citizen;
GRANT SELECT(origin_id) ON TABLE oversight.duties TO tizilim_audit;
GRANT SELECT(origin_id) ON TABLE oversight.duties TO tizilim_read;
GRANT SELECT(origin_id) ON TABLE oversight.duties TO tizilim_auth;

GRANT SELECT(started_at) ON TABLE oversight.duties TO tizilim_app;
GRANT SELECT(started_at) ON TABLE oversight.duties TO tizilim_applicant;
GRANT SELECT(started_at) ON TABLE oversight.duties TO tizilim_alliance;
GRANT SELECT(started_at) ON TABLE oversight.duties TO tizilim_federation;
GRANT SELECT(started_at) ON TABLE oversight.duties TO tizilim_citizen;
GRANT SELECT(started_at) ON TABLE oversight.duties TO tizilim_audit;
GRANT SELECT(started_at) ON TABLE oversight.duties TO tizilim_read;
GRANT SELECT(started_at) ON TABLE oversight.duties TO tizilim_auth;

GRANT SELECT(due_on),INSERT(due_on) ON TABLE oversight.duties TO tizilim_app;
GRANT SELECT(due_on) ON TABLE oversight.duties TO tizilim_applicant;
GRANT SELECT(due_on) ON TABLE oversight.duties TO tizilim_alliance;
GRANT SELECT(due_on) ON TABLE oversight.duties TO tizilim_federation;
GRANT SELECT(due_on),INSERT(due_on) ON TABLE oversight.duties TO tizilim_citizen;
GRANT SELECT(due_on) ON TABLE oversight.duties TO tizilim_audit;
GRANT SELECT(due_on) ON TABLE oversight.duties TO tizilim_read;
GRANT SELECT(due_on) ON TABLE oversight.duties TO tizilim_auth;

GRANT SELECT(due_rule),INSERT(due_rule) ON TABLE oversight.duties TO tizilim_app;
GRANT SELECT(due_rule) ON TABLE oversight.duties TO tizilim_applicant;
GRANT SELECT(due_rule) ON TABLE oversight.duties TO tizilim_alliance;
GRANT SELECT(due_rule) ON TABLE oversight.duties TO tizilim_federation;
GRANT SELECT(due_rule),INSERT(due_rule) ON TABLE oversight.duties TO tizilim_citizen;
GRANT SELECT(due_rule) ON TABLE oversight.duties TO tizilim_audit;
GRANT SELECT(due_rule) ON TABLE oversight.duties TO tizilim_read;
GRANT SELECT(due_rule) ON TABLE oversight.duties TO tizilim_auth;

GRANT SELECT(due_explanation),INSERT(due_explanation) ON TABLE oversight.duties TO tizilim_app;
GRANT SELECT(due_explanation) ON TABLE oversight.duties TO tizilim_applicant;
GRANT SELECT(due_explanation) ON TABLE oversight.duties TO tizilim_alliance;
GRANT SELECT(due_explanation) ON TABLE oversight.duties TO tizilim_federation;
GRANT SELECT(due_explanation),INSERT(due_explanation) ON TABLE oversight.duties TO tizilim_citizen;
GRANT SELECT(due_explanation) ON TABLE oversight.duties TO tizilim_audit;
GRANT SELECT(due_explanation) ON TABLE oversight.duties TO tizilim_read;
GRANT SELECT(due_explanation) ON TABLE oversight.duties TO tizilim_auth;

GRANT SELECT(long_on),INSERT(long_on) ON TABLE oversight.duties TO tizilim_app;
GRANT SELECT(long_on) ON TABLE oversight.duties TO tizilim_applicant;
GRANT SELECT(long_on) ON TABLE oversight.duties TO tizilim_alliance;
GRANT SELECT(long_on) ON TABLE oversight.duties TO tizilim_federation;
GRANT SELECT(long_on),INSERT(long_on) ON TABLE oversight.duties TO tizilim_citizen;
GRANT SELECT(long_on) ON TABLE oversight.duties TO tizilim_audit;
GRANT SELECT(long_on) ON TABLE oversight.duties TO tizilim_read;
GRANT SELECT(long_on) ON TABLE oversight.duties TO tizilim_auth;

GRANT SELECT(extended_on),UPDATE(extended_on) ON TABLE oversight.duties TO tizilim_app;
GRANT SELECT(extended_on) ON TABLE oversight.duties TO tizilim_applicant;
GRANT SELECT(extended_on) ON TABLE oversight.duties TO tizilim_alliance;
GRANT SELECT(extended_on) ON TABLE oversight.duties TO tizilim_federation;
GRANT SELECT(extended_on) ON TABLE oversight.duties TO tizilim_citizen;
GRANT SELECT(extended_on) ON TABLE oversight.duties TO tizilim_audit;
GRANT SELECT(extended_on) ON TABLE oversight.duties TO tizilim_read;
GRANT SELECT(extended_on) ON TABLE oversight.duties TO tizilim_auth;

GRANT SELECT(answered_at),UPDATE(answered_at) ON TABLE oversight.duties TO tizilim_app;
GRANT SELECT(answered_at) ON TABLE oversight.duties TO tizilim_applicant;
GRANT SELECT(answered_at) ON TABLE oversight.duties TO tizilim_alliance;
GRANT SELECT(answered_at) ON TABLE oversight.duties TO tizilim_federation;
GRANT SELECT(answered_at) ON TABLE oversight.duties TO tizilim_citizen;
GRANT SELECT(answered_at) ON TABLE oversight.duties TO tizilim_audit;
GRANT SELECT(answered_at) ON TABLE oversight.duties TO tizilim_read;
GRANT SELECT(answered_at) ON TABLE oversight.duties TO tizilim_auth;

GRANT SELECT(fix_on),UPDATE(fix_on) ON TABLE oversight.duties TO tizilim_app;
GRANT SELECT(fix_on) ON TABLE oversight.duties TO tizilim_applicant;
GRANT SELECT(fix_on) ON TABLE oversight.duties TO tizilim_alliance;
GRANT SELECT(fix_on) ON TABLE oversight.duties TO tizilim_federation;
GRANT SELECT(fix_on) ON TABLE oversight.duties TO tizilim_citizen;
GRANT SELECT(fix_on) ON TABLE oversight.duties TO tizilim_audit;
GRANT SELECT(fix_on) ON TABLE oversight.duties TO tizilim_read;
GRANT SELECT(fix_on) ON TABLE oversight.duties TO tizilim_auth;

GRANT SELECT(paused_to) ON TABLE oversight.duties TO tizilim_app;
GRANT SELECT(paused_to) ON TABLE oversight.duties TO tizilim_applicant;
GRANT SELECT(paused_to) ON TABLE oversight.duties TO tizilim_alliance;
GRANT SELECT(paused_to) ON TABLE oversight.duties TO tizilim_federation;
GRANT SELECT(paused_to) ON TABLE oversight.duties TO tizilim_citizen;
GRANT SELECT(paused_to) ON TABLE oversight.duties TO tizilim_audit;
GRANT SELECT(paused_to) ON TABLE oversight.duties TO tizilim_read;
GRANT SELECT(paused_to) ON TABLE oversight.duties TO tizilim_auth;

GRANT SELECT(last_on) ON TABLE oversight.duties TO tizilim_app;
GRANT SELECT(last_on) ON TABLE oversight.duties TO tizilim_applicant;
GRANT SELECT(last_on) ON TABLE oversight.duties TO tizilim_alliance;
GRANT SELECT(last_on) ON TABLE oversight.duties TO tizilim_federation;
GRANT SELECT(last_on) ON TABLE oversight.duties TO tizilim_citizen;
GRANT SELECT(last_on) ON TABLE oversight.duties TO tizilim_audit;
GRANT SELECT(last_on) ON TABLE oversight.duties TO tizilim_read;
GRANT SELECT(last_on) ON TABLE oversight.duties TO tizilim_auth;

GRANT SELECT(forward_on),INSERT(forward_on) ON TABLE oversight.duties TO tizilim_app;
GRANT SELECT(forward_on) ON TABLE oversight.duties TO tizilim_applicant;
GRANT SELECT(forward_on) ON TABLE oversight.duties TO tizilim_alliance;
GRANT SELECT(forward_on) ON TABLE oversight.duties TO tizilim_federation;
GRANT SELECT(forward_on),INSERT(forward_on) ON TABLE oversight.duties TO tizilim_citizen;
GRANT SELECT(forward_on) ON TABLE oversight.duties TO tizilim_audit;
GRANT SELECT(forward_on) ON TABLE oversight.duties TO tizilim_read;
GRANT SELECT(forward_on) ON TABLE oversight.duties TO tizilim_auth;

GRANT SELECT(shut_on) ON TABLE oversight.duties TO tizilim_app;
GRANT SELECT(shut_on) ON TABLE oversight.duties TO tizilim_applicant;
GRANT SELECT(shut_on) ON TABLE oversight.duties TO tizilim_alliance;
GRANT SELECT(shut_on) ON TABLE oversight.duties TO tizilim_federation;
GRANT SELECT(shut_on) ON TABLE oversight.duties TO tizilim_citizen;
GRANT SELECT(shut_on) ON TABLE oversight.duties TO tizilim_audit;
GRANT SELECT(shut_on) ON TABLE oversight.duties TO tizilim_read;
GRANT SELECT(shut_on) ON TABLE oversight.duties TO tizilim_auth;

REVOKE ALL ON FUNCTION oversight.begin_anew(comment uuid, due date, explanation jsonb, long date) FROM PUBLIC;
GRANT ALL ON FUNCTION oversight.begin_anew(comment uuid, due date, explanation jsonb, long date) TO tizilim_citizen;
GRANT ALL ON FUNCTION oversight.begin_anew(comment uuid, due date, explanation jsonb, long date) TO tizilim_app;

REVOKE ALL ON FUNCTION oversight.count_network(code text, today bytea, yesterday bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION oversight.count_network(code text, today bytea, yesterday bytea) TO tizilim_citizen;

GRANT SELECT ON TABLE oversight.wordings TO tizilim_citizen;

GRANT INSERT(tenant_id) ON TABLE oversight.wordings TO tizilim_citizen;
GRANT SELECT(tenant_id) ON TABLE oversight.wordings TO tizilim_app;

GRANT INSERT(comment_id) ON TABLE oversight.wordings TO tizilim_citizen;
GRANT SELECT(comment_id) ON TABLE oversight.wordings TO tizilim_app;

GRANT INSERT(seq) ON TABLE oversight.wordings TO tizilim_citizen;
GRANT SELECT(seq) ON TABLE oversight.wordings TO tizilim_app;

GRANT INSERT(citizen_id) ON TABLE oversight.wordings TO tizilim_citizen;

GRANT INSERT(moderator_id) ON TABLE oversight.wordings TO tizilim_citizen;

GRANT INSERT(text),UPDATE(text) ON TABLE oversight.wordings TO tizilim_citizen;
GRANT SELECT(text) ON TABLE oversight.wordings TO tizilim_app;

GRANT SELECT(at) ON TABLE oversight.wordings TO tizilim_app;

REVOKE ALL ON FUNCTION oversight.danger_wordings(comment uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION oversight.danger_wordings(comment uuid) TO tizilim_app;

GRANT SELECT ON TABLE oversight.pleas TO tizilim_citizen;

GRANT INSERT(tenant_id) ON TABLE oversight.pleas TO tizilim_citizen;
GRANT SELECT(tenant_id) ON TABLE oversight.pleas TO tizilim_app;

GRANT INSERT(id) ON TABLE oversight.pleas TO tizilim_citizen;
GRANT SELECT(id) ON TABLE oversight.pleas TO tizilim_app;

GRANT INSERT(decision_id) ON TABLE oversight.pleas TO tizilim_citizen;
GRANT SELECT(decision_id) ON TABLE oversight.pleas TO tizilim_app;

GRANT INSERT(body_id) ON TABLE oversight.pleas TO tizilim_citizen;
GRANT SELECT(body_id) ON TABLE oversight.pleas TO tizilim_app;

GRANT INSERT(comment_id) ON TABLE oversight.pleas TO tizilim_citizen;
GRANT SELECT(comment_id) ON TABLE oversight.pleas TO tizilim_app;

GRANT INSERT(citizen_id) ON TABLE oversight.pleas TO tizilim_citizen;

GRANT INSERT(text),UPDATE(text) ON TABLE oversight.pleas TO tizilim_citizen;
GRANT SELECT(text) ON TABLE oversight.pleas TO tizilim_app;

GRANT SELECT(at) ON TABLE oversight.pleas TO tizilim_app;

REVOKE ALL ON FUNCTION oversight.forget_comment(comment uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION oversight.forget_comment(comment uuid) TO tizilim_citizen;

GRANT SELECT ON TABLE oversight.appeals TO tizilim_citizen;
GRANT SELECT ON TABLE oversight.appeals TO tizilim_app;

GRANT INSERT(tenant_id) ON TABLE oversight.appeals TO tizilim_citizen;

GRANT INSERT(duty_id) ON TABLE oversight.appeals TO tizilim_citizen;

GRANT INSERT(number) ON TABLE oversight.appeals TO tizilim_citizen;

GRANT INSERT(citizen_id) ON TABLE oversight.appeals TO tizilim_citizen;

GRANT INSERT(signed_reference) ON TABLE oversight.appeals TO tizilim_citizen;

GRANT INSERT(signed_sha256) ON TABLE oversight.appeals TO tizilim_citizen;

REVOKE ALL ON FUNCTION oversight.hand_over(duty uuid, next uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION oversight.hand_over(duty uuid, next uuid) TO tizilim_app;

REVOKE ALL ON FUNCTION oversight.locate(kind text, subject uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION oversight.locate(kind text, subject uuid) TO tizilim_app;
GRANT ALL ON FUNCTION oversight.locate(kind text, subject uuid) TO tizilim_applicant;
GRANT ALL ON FUNCTION oversight.locate(kind text, subject uuid) TO tizilim_alliance;
GRANT ALL ON FUNCTION oversight.locate(kind text, subject uuid) TO tizilim_federation;
GRANT ALL ON FUNCTION oversight.locate(kind text, subject uuid) TO tizilim_citizen;
GRANT ALL ON FUNCTION oversight.locate(kind text, subject uuid) TO tizilim_audit;
GRANT ALL ON FUNCTION oversight.locate(kind text, subject uuid) TO tizilim_read;
GRANT ALL ON FUNCTION oversight.locate(kind text, subject uuid) TO tizilim_auth;

GRANT SELECT(tenant_id) ON TABLE oversight.pauses TO tizilim_app;
GRANT SELECT(tenant_id) ON TABLE oversight.pauses TO tizilim_applicant;
GRANT SELECT(tenant_id) ON TABLE oversight.pauses TO tizilim_alliance;
GRANT SELECT(tenant_id) ON TABLE oversight.pauses TO tizilim_federation;
GRANT SELECT(tenant_id),INSERT(tenant_id) ON TABLE oversight.pauses TO tizilim_citizen;
GRANT SELECT(tenant_id) ON TABLE oversight.pauses TO tizilim_audit;
GRANT SELECT(tenant_id) ON TABLE oversight.pauses TO tizilim_read;
GRANT SELECT(tenant_id) ON TABLE oversight.pauses TO tizilim_auth;

GRANT SELECT(id) ON TABLE oversight.pauses TO tizilim_app;
GRANT SELECT(id) ON TABLE oversight.pauses TO tizilim_applicant;
GRANT SELECT(id) ON TABLE oversight.pauses TO tizilim_alliance;
GRANT SELECT(id) ON TABLE oversight.pauses TO tizilim_federation;
GRANT SELECT(id),INSERT(id) ON TABLE oversight.pauses TO tizilim_citizen;
GRANT SELECT(id) ON TABLE oversight.pauses TO tizilim_audit;
GRANT SELECT(id) ON TABLE oversight.pauses TO tizilim_read;
GRANT SELECT(id) ON TABLE oversight.pauses TO tizilim_auth;

GRANT SELECT(duty_id) ON TABLE oversight.pauses TO tizilim_app;
GRANT SELECT(duty_id) ON TABLE oversight.pauses TO tizilim_applicant;
GRANT SELECT(duty_id) ON TABLE oversight.pauses TO tizilim_alliance;
GRANT SELECT(duty_id) ON TABLE oversight.pauses TO tizilim_federation;
GRANT SELECT(duty_id),INSERT(duty_id) ON TABLE oversight.pauses TO tizilim_citizen;
GRANT SELECT(duty_id) ON TABLE oversight.pauses TO tizilim_audit;
GRANT SELECT(duty_id) ON TABLE oversight.pauses TO tizilim_read;
GRANT SELECT(duty_id) ON TABLE oversight.pauses TO tizilim_auth;

GRANT SELECT(kind) ON TABLE oversight.pauses TO tizilim_app;
GRANT SELECT(kind) ON TABLE oversight.pauses TO tizilim_applicant;
GRANT SELECT(kind) ON TABLE oversight.pauses TO tizilim_alliance;
GRANT SELECT(kind) ON TABLE oversight.pauses TO tizilim_federation;
GRANT SELECT(kind) ON TABLE oversight.pauses TO tizilim_citizen;
GRANT SELECT(kind) ON TABLE oversight.pauses TO tizilim_audit;
GRANT SELECT(kind) ON TABLE oversight.pauses TO tizilim_read;
GRANT SELECT(kind) ON TABLE oversight.pauses TO tizilim_auth;

GRANT SELECT(body_id) ON TABLE oversight.pauses TO tizilim_app;
GRANT SELECT(body_id) ON TABLE oversight.pauses TO tizilim_applicant;
GRANT SELECT(body_id) ON TABLE oversight.pauses TO tizilim_alliance;
GRANT SELECT(body_id) ON TABLE oversight.pauses TO tizilim_federation;
GRANT SELECT(body_id),INSERT(body_id) ON TABLE oversight.pauses TO tizilim_citizen;
GRANT SELECT(body_id) ON TABLE oversight.pauses TO tizilim_audit;
GRANT SELECT(body_id) ON TABLE oversight.pauses TO tizilim_read;
GRANT SELECT(body_id) ON TABLE oversight.pauses TO tizilim_auth;

GRANT SELECT(comment_id) ON TABLE oversight.pauses TO tizilim_app;
GRANT SELECT(comment_id) ON TABLE oversight.pauses TO tizilim_applicant;
GRANT SELECT(comment_id) ON TABLE oversight.pauses TO tizilim_alliance;
GRANT SELECT(comment_id) ON TABLE oversight.pauses TO tizilim_federation;
GRANT SELECT(comment_id),INSERT(comment_id) ON TABLE oversight.pauses TO tizilim_citizen;
GRANT SELECT(comment_id) ON TABLE oversight.pauses TO tizilim_audit;
GRANT SELECT(comment_id) ON TABLE oversight.pauses TO tizilim_read;
GRANT SELECT(comment_id) ON TABLE oversight.pauses TO tizilim_auth;

GRANT INSERT(citizen_id) ON TABLE oversight.pauses TO tizilim_citizen;

GRANT SELECT(ground) ON TABLE oversight.pauses TO tizilim_app;
GRANT SELECT(ground) ON TABLE oversight.pauses TO tizilim_applicant;
GRANT SELECT(ground) ON TABLE oversight.pauses TO tizilim_alliance;
GRANT SELECT(ground) ON TABLE oversight.pauses TO tizilim_federation;
GRANT SELECT(ground),INSERT(ground) ON TABLE oversight.pauses TO tizilim_citizen;
GRANT SELECT(ground) ON TABLE oversight.pauses TO tizilim_audit;
GRANT SELECT(ground) ON TABLE oversight.pauses TO tizilim_read;
GRANT SELECT(ground) ON TABLE oversight.pauses TO tizilim_auth;

GRANT SELECT(version) ON TABLE oversight.pauses TO tizilim_app;
GRANT SELECT(version) ON TABLE oversight.pauses TO tizilim_applicant;
GRANT SELECT(version) ON TABLE oversight.pauses TO tizilim_alliance;
GRANT SELECT(version) ON TABLE oversight.pauses TO tizilim_federation;
GRANT SELECT(version),UPDATE(version) ON TABLE oversight.pauses TO tizilim_citizen;
GRANT SELECT(version) ON TABLE oversight.pauses TO tizilim_audit;
GRANT SELECT(version) ON TABLE oversight.pauses TO tizilim_read;
GRANT SELECT(version) ON TABLE oversight.pauses TO tizilim_auth;

GRANT SELECT(at) ON TABLE oversight.pauses TO tizilim_app;
GRANT SELECT(at) ON TABLE oversight.pauses TO tizilim_applicant;
GRANT SELECT(at) ON TABLE oversight.pauses TO tizilim_alliance;
GRANT SELECT(at) ON TABLE oversight.pauses TO tizilim_federation;
GRANT SELECT(at) ON TABLE oversight.pauses TO tizilim_citizen;
GRANT SELECT(at) ON TABLE oversight.pauses TO tizilim_audit;
GRANT SELECT(at) ON TABLE oversight.pauses TO tizilim_read;
GRANT SELECT(at) ON TABLE oversight.pauses TO tizilim_auth;

GRANT SELECT(from_on) ON TABLE oversight.pauses TO tizilim_app;
GRANT SELECT(from_on) ON TABLE oversight.pauses TO tizilim_applicant;
GRANT SELECT(from_on) ON TABLE oversight.pauses TO tizilim_alliance;
GRANT SELECT(from_on) ON TABLE oversight.pauses TO tizilim_federation;
GRANT SELECT(from_on) ON TABLE oversight.pauses TO tizilim_citizen;
GRANT SELECT(from_on) ON TABLE oversight.pauses TO tizilim_audit;
GRANT SELECT(from_on) ON TABLE oversight.pauses TO tizilim_read;
GRANT SELECT(from_on) ON TABLE oversight.pauses TO tizilim_auth;

GRANT SELECT(until_on) ON TABLE oversight.pauses TO tizilim_app;
GRANT SELECT(until_on) ON TABLE oversight.pauses TO tizilim_applicant;
GRANT SELECT(until_on) ON TABLE oversight.pauses TO tizilim_alliance;
GRANT SELECT(until_on) ON TABLE oversight.pauses TO tizilim_federation;
GRANT SELECT(until_on),INSERT(until_on) ON TABLE oversight.pauses TO tizilim_citizen;
GRANT SELECT(until_on) ON TABLE oversight.pauses TO tizilim_audit;
GRANT SELECT(until_on) ON TABLE oversight.pauses TO tizilim_read;
GRANT SELECT(until_on) ON TABLE oversight.pauses TO tizilim_auth;

GRANT SELECT(limit_on) ON TABLE oversight.pauses TO tizilim_app;
GRANT SELECT(limit_on) ON TABLE oversight.pauses TO tizilim_applicant;
GRANT SELECT(limit_on) ON TABLE oversight.pauses TO tizilim_alliance;
GRANT SELECT(limit_on) ON TABLE oversight.pauses TO tizilim_federation;
GRANT SELECT(limit_on),INSERT(limit_on) ON TABLE oversight.pauses TO tizilim_citizen;
GRANT SELECT(limit_on) ON TABLE oversight.pauses TO tizilim_audit;
GRANT SELECT(limit_on) ON TABLE oversight.pauses TO tizilim_read;
GRANT SELECT(limit_on) ON TABLE oversight.pauses TO tizilim_auth;

GRANT SELECT(was_on) ON TABLE oversight.pauses TO tizilim_app;
GRANT SELECT(was_on) ON TABLE oversight.pauses TO tizilim_applicant;
GRANT SELECT(was_on) ON TABLE oversight.pauses TO tizilim_alliance;
GRANT SELECT(was_on) ON TABLE oversight.pauses TO tizilim_federation;
GRANT SELECT(was_on),INSERT(was_on) ON TABLE oversight.pauses TO tizilim_citizen;
GRANT SELECT(was_on) ON TABLE oversight.pauses TO tizilim_audit;
GRANT SELECT(was_on) ON TABLE oversight.pauses TO tizilim_read;
GRANT SELECT(was_on) ON TABLE oversight.pauses TO tizilim_auth;

GRANT SELECT(due_on) ON TABLE oversight.pauses TO tizilim_app;
GRANT SELECT(due_on) ON TABLE oversight.pauses TO tizilim_applicant;
GRANT SELECT(due_on) ON TABLE oversight.pauses TO tizilim_alliance;
GRANT SELECT(due_on) ON TABLE oversight.pauses TO tizilim_federation;
GRANT SELECT(due_on),INSERT(due_on),UPDATE(due_on) ON TABLE oversight.pauses TO tizilim_citizen;
GRANT SELECT(due_on) ON TABLE oversight.pauses TO tizilim_audit;
GRANT SELECT(due_on) ON TABLE oversight.pauses TO tizilim_read;
GRANT SELECT(due_on) ON TABLE oversight.pauses TO tizilim_auth;

GRANT SELECT(explanation) ON TABLE oversight.pauses TO tizilim_app;
GRANT SELECT(explanation) ON TABLE oversight.pauses TO tizilim_applicant;
GRANT SELECT(explanation) ON TABLE oversight.pauses TO tizilim_alliance;
GRANT SELECT(explanation) ON TABLE oversight.pauses TO tizilim_federation;
GRANT SELECT(explanation),INSERT(explanation),UPDATE(explanation) ON TABLE oversight.pauses TO tizilim_citizen;
GRANT SELECT(explanation) ON TABLE oversight.pauses TO tizilim_audit;
GRANT SELECT(explanation) ON TABLE oversight.pauses TO tizilim_read;
GRANT SELECT(explanation) ON TABLE oversight.pauses TO tizilim_auth;

GRANT SELECT(ended_on) ON TABLE oversight.pauses TO tizilim_app;
GRANT SELECT(ended_on) ON TABLE oversight.pauses TO tizilim_applicant;
GRANT SELECT(ended_on) ON TABLE oversight.pauses TO tizilim_alliance;
GRANT SELECT(ended_on) ON TABLE oversight.pauses TO tizilim_federation;
GRANT SELECT(ended_on),UPDATE(ended_on) ON TABLE oversight.pauses TO tizilim_citizen;
GRANT SELECT(ended_on) ON TABLE oversight.pauses TO tizilim_audit;
GRANT SELECT(ended_on) ON TABLE oversight.pauses TO tizilim_read;
GRANT SELECT(ended_on) ON TABLE oversight.pauses TO tizilim_auth;

GRANT SELECT(forward_on) ON TABLE oversight.pauses TO tizilim_app;
GRANT SELECT(forward_on) ON TABLE oversight.pauses TO tizilim_applicant;
GRANT SELECT(forward_on) ON TABLE oversight.pauses TO tizilim_alliance;
GRANT SELECT(forward_on) ON TABLE oversight.pauses TO tizilim_federation;
GRANT SELECT(forward_on),INSERT(forward_on),UPDATE(forward_on) ON TABLE oversight.pauses TO tizilim_citizen;
GRANT SELECT(forward_on) ON TABLE oversight.pauses TO tizilim_audit;
GRANT SELECT(forward_on) ON TABLE oversight.pauses TO tizilim_read;
GRANT SELECT(forward_on) ON TABLE oversight.pauses TO tizilim_auth;

GRANT SELECT(long_on) ON TABLE oversight.pauses TO tizilim_app;
GRANT SELECT(long_on) ON TABLE oversight.pauses TO tizilim_applicant;
GRANT SELECT(long_on) ON TABLE oversight.pauses TO tizilim_alliance;
GRANT SELECT(long_on) ON TABLE oversight.pauses TO tizilim_federation;
GRANT SELECT(long_on),INSERT(long_on),UPDATE(long_on) ON TABLE oversight.pauses TO tizilim_citizen;
GRANT SELECT(long_on) ON TABLE oversight.pauses TO tizilim_audit;
GRANT SELECT(long_on) ON TABLE oversight.pauses TO tizilim_read;
GRANT SELECT(long_on) ON TABLE oversight.pauses TO tizilim_auth;

REVOKE ALL ON FUNCTION oversight.note_pause(pause uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION oversight.note_pause(pause uuid) TO tizilim_citizen;

REVOKE ALL ON FUNCTION oversight.publish_but(target regclass, VARIADIC hidden name[]) FROM PUBLIC;

GRANT SELECT ON TABLE financing.contract_versions TO tizilim_app;
GRANT SELECT ON TABLE financing.contract_versions TO tizilim_applicant;
GRANT SELECT ON TABLE financing.contract_versions TO tizilim_alliance;
GRANT SELECT ON TABLE financing.contract_versions TO tizilim_federation;
GRANT SELECT ON TABLE financing.contract_versions TO tizilim_citizen;
GRANT SELECT ON TABLE financing.contract_versions TO tizilim_audit;
GRANT SELECT ON TABLE financing.contract_versions TO tizilim_read;
GRANT SELECT ON TABLE financing.contract_versions TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.contract_versions TO tizilim_app;

GRANT INSERT(root_id) ON TABLE financing.contract_versions TO tizilim_app;

GRANT INSERT(version) ON TABLE financing.contract_versions TO tizilim_app;

GRANT INSERT(id) ON TABLE financing.contract_versions TO tizilim_app;

GRANT INSERT(parent_id) ON TABLE financing.contract_versions TO tizilim_app;

GRANT INSERT(actor) ON TABLE financing.contract_versions TO tizilim_app;

GRANT INSERT(starts_on) ON TABLE financing.contract_versions TO tizilim_app;

GRANT INSERT(ends_on) ON TABLE financing.contract_versions TO tizilim_app;

GRANT INSERT(report_due_on) ON TABLE financing.contract_versions TO tizilim_app;

GRANT INSERT(reason) ON TABLE financing.contract_versions TO tizilim_app;

GRANT INSERT(reference) ON TABLE financing.contract_versions TO tizilim_app;

GRANT INSERT(reference_sha256) ON TABLE financing.contract_versions TO tizilim_app;

GRANT INSERT(signature) ON TABLE financing.contract_versions TO tizilim_app;

GRANT INSERT(signature_sha256) ON TABLE financing.contract_versions TO tizilim_app;

GRANT INSERT(termination_id) ON TABLE financing.contract_versions TO tizilim_app;

GRANT SELECT ON TABLE financing.contracts TO tizilim_app;
GRANT SELECT ON TABLE financing.contracts TO tizilim_applicant;
GRANT SELECT ON TABLE financing.contracts TO tizilim_alliance;
GRANT SELECT ON TABLE financing.contracts TO tizilim_federation;
GRANT SELECT ON TABLE financing.contracts TO tizilim_citizen;
GRANT SELECT ON TABLE financing.contracts TO tizilim_audit;
GRANT SELECT ON TABLE financing.contracts TO tizilim_read;
GRANT SELECT ON TABLE financing.contracts TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.contracts TO tizilim_app;

GRANT INSERT(id) ON TABLE financing.contracts TO tizilim_app;

GRANT INSERT(award_id) ON TABLE financing.contracts TO tizilim_app;

GRANT INSERT(order_id) ON TABLE financing.contracts TO tizilim_app;

GRANT INSERT(organisation_id) ON TABLE financing.contracts TO tizilim_app;

GRANT UPDATE(version) ON TABLE financing.contracts TO tizilim_app;

GRANT INSERT(eligibility) ON TABLE financing.contracts TO tizilim_app;

GRANT UPDATE(termination_id) ON TABLE financing.contracts TO tizilim_app;

GRANT SELECT ON TABLE financing.evaluations TO tizilim_app;
GRANT SELECT ON TABLE financing.evaluations TO tizilim_applicant;
GRANT SELECT ON TABLE financing.evaluations TO tizilim_alliance;
GRANT SELECT ON TABLE financing.evaluations TO tizilim_federation;
GRANT SELECT ON TABLE financing.evaluations TO tizilim_citizen;
GRANT SELECT ON TABLE financing.evaluations TO tizilim_audit;
GRANT SELECT ON TABLE financing.evaluations TO tizilim_read;
GRANT SELECT ON TABLE financing.evaluations TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.evaluations TO tizilim_app;

GRANT INSERT(contract_id) ON TABLE financing.evaluations TO tizilim_app;

GRANT INSERT(id) ON TABLE financing.evaluations TO tizilim_app;

GRANT INSERT(report_id) ON TABLE financing.evaluations TO tizilim_app;

GRANT INSERT(actor) ON TABLE financing.evaluations TO tizilim_app;

GRANT INSERT(effectiveness_percent) ON TABLE financing.evaluations TO tizilim_app;

GRANT INSERT(beneficiaries) ON TABLE financing.evaluations TO tizilim_app;

GRANT INSERT(asked) ON TABLE financing.evaluations TO tizilim_app;

GRANT INSERT(satisfied) ON TABLE financing.evaluations TO tizilim_app;

GRANT INSERT(conclusion) ON TABLE financing.evaluations TO tizilim_app;

GRANT SELECT ON TABLE financing.project_report_contents TO tizilim_app;
GRANT SELECT ON TABLE financing.project_report_contents TO tizilim_applicant;
GRANT SELECT ON TABLE financing.project_report_contents TO tizilim_alliance;
GRANT SELECT ON TABLE financing.project_report_contents TO tizilim_federation;
GRANT SELECT ON TABLE financing.project_report_contents TO tizilim_citizen;
GRANT SELECT ON TABLE financing.project_report_contents TO tizilim_audit;
GRANT SELECT ON TABLE financing.project_report_contents TO tizilim_read;
GRANT SELECT ON TABLE financing.project_report_contents TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.project_report_contents TO tizilim_applicant;

GRANT INSERT(report_id) ON TABLE financing.project_report_contents TO tizilim_applicant;

GRANT INSERT(seq) ON TABLE financing.project_report_contents TO tizilim_applicant;

GRANT INSERT(organisation_id) ON TABLE financing.project_report_contents TO tizilim_applicant;

GRANT INSERT(narrative) ON TABLE financing.project_report_contents TO tizilim_applicant;

GRANT INSERT(indicators) ON TABLE financing.project_report_contents TO tizilim_applicant;

GRANT INSERT(spending) ON TABLE financing.project_report_contents TO tizilim_applicant;

GRANT INSERT(spent_tiyn) ON TABLE financing.project_report_contents TO tizilim_applicant;

GRANT SELECT ON TABLE financing.project_report_steps TO tizilim_app;
GRANT SELECT ON TABLE financing.project_report_steps TO tizilim_applicant;
GRANT SELECT ON TABLE financing.project_report_steps TO tizilim_alliance;
GRANT SELECT ON TABLE financing.project_report_steps TO tizilim_federation;
GRANT SELECT ON TABLE financing.project_report_steps TO tizilim_citizen;
GRANT SELECT ON TABLE financing.project_report_steps TO tizilim_audit;
GRANT SELECT ON TABLE financing.project_report_steps TO tizilim_read;
GRANT SELECT ON TABLE financing.project_report_steps TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.project_report_steps TO tizilim_applicant;
GRANT INSERT(tenant_id) ON TABLE financing.project_report_steps TO tizilim_app;

GRANT INSERT(report_id) ON TABLE financing.project_report_steps TO tizilim_applicant;
GRANT INSERT(report_id) ON TABLE financing.project_report_steps TO tizilim_app;

GRANT INSERT(seq) ON TABLE financing.project_report_steps TO tizilim_applicant;
GRANT INSERT(seq) ON TABLE financing.project_report_steps TO tizilim_app;

GRANT INSERT(organisation_id) ON TABLE financing.project_report_steps TO tizilim_applicant;
GRANT INSERT(organisation_id) ON TABLE financing.project_report_steps TO tizilim_app;

GRANT INSERT(from_state) ON TABLE financing.project_report_steps TO tizilim_applicant;
GRANT INSERT(from_state) ON TABLE financing.project_report_steps TO tizilim_app;

GRANT INSERT(to_state) ON TABLE financing.project_report_steps TO tizilim_applicant;
GRANT INSERT(to_state) ON TABLE financing.project_report_steps TO tizilim_app;

GRANT INSERT(act) ON TABLE financing.project_report_steps TO tizilim_applicant;
GRANT INSERT(act) ON TABLE financing.project_report_steps TO tizilim_app;

GRANT INSERT(actor) ON TABLE financing.project_report_steps TO tizilim_applicant;
GRANT INSERT(actor) ON TABLE financing.project_report_steps TO tizilim_app;

GRANT INSERT(reason) ON TABLE financing.project_report_steps TO tizilim_app;

GRANT SELECT ON TABLE financing.project_reports TO tizilim_app;
GRANT SELECT ON TABLE financing.project_reports TO tizilim_applicant;
GRANT SELECT ON TABLE financing.project_reports TO tizilim_alliance;
GRANT SELECT ON TABLE financing.project_reports TO tizilim_federation;
GRANT SELECT ON TABLE financing.project_reports TO tizilim_citizen;
GRANT SELECT ON TABLE financing.project_reports TO tizilim_audit;
GRANT SELECT ON TABLE financing.project_reports TO tizilim_read;
GRANT SELECT ON TABLE financing.project_reports TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.project_reports TO tizilim_applicant;

GRANT INSERT(id) ON TABLE financing.project_reports TO tizilim_applicant;

GRANT INSERT(contract_id) ON TABLE financing.project_reports TO tizilim_applicant;

GRANT INSERT(organisation_id) ON TABLE financing.project_reports TO tizilim_applicant;

GRANT INSERT(number) ON TABLE financing.project_reports TO tizilim_applicant;

GRANT INSERT(kind) ON TABLE financing.project_reports TO tizilim_applicant;

GRANT UPDATE(version) ON TABLE financing.project_reports TO tizilim_applicant;
GRANT UPDATE(version) ON TABLE financing.project_reports TO tizilim_app;

GRANT UPDATE(state) ON TABLE financing.project_reports TO tizilim_applicant;
GRANT UPDATE(state) ON TABLE financing.project_reports TO tizilim_app;

REVOKE ALL ON FUNCTION ranking.delivery_at(cut_off date) FROM PUBLIC;
GRANT ALL ON FUNCTION ranking.delivery_at(cut_off date) TO tizilim_app;

GRANT SELECT,INSERT ON TABLE registry.organisation_versions TO tizilim_app;
GRANT SELECT,INSERT ON TABLE registry.organisation_versions TO tizilim_applicant;
GRANT SELECT ON TABLE registry.organisation_versions TO tizilim_alliance;
GRANT SELECT ON TABLE registry.organisation_versions TO tizilim_audit;
GRANT SELECT ON TABLE registry.organisation_versions TO tizilim_read;
GRANT SELECT ON TABLE registry.organisation_versions TO tizilim_auth;
GRANT SELECT ON TABLE registry.organisation_versions TO tizilim_federation;
GRANT SELECT ON TABLE registry.organisation_versions TO tizilim_citizen;

GRANT UPDATE(recorded_to) ON TABLE registry.organisation_versions TO tizilim_app;
GRANT UPDATE(recorded_to) ON TABLE registry.organisation_versions TO tizilim_applicant;

REVOKE ALL ON FUNCTION ranking.empty_fields(organisation uuid, version bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION ranking.empty_fields(organisation uuid, version bigint) TO tizilim_app;
GRANT ALL ON FUNCTION ranking.empty_fields(organisation uuid, version bigint) TO tizilim_applicant;
GRANT ALL ON FUNCTION ranking.empty_fields(organisation uuid, version bigint) TO tizilim_alliance;
GRANT ALL ON FUNCTION ranking.empty_fields(organisation uuid, version bigint) TO tizilim_federation;
GRANT ALL ON FUNCTION ranking.empty_fields(organisation uuid, version bigint) TO tizilim_citizen;
GRANT ALL ON FUNCTION ranking.empty_fields(organisation uuid, version bigint) TO tizilim_audit;
GRANT ALL ON FUNCTION ranking.empty_fields(organisation uuid, version bigint) TO tizilim_read;
GRANT ALL ON FUNCTION ranking.empty_fields(organisation uuid, version bigint) TO tizilim_auth;

GRANT SELECT,INSERT ON TABLE registry.report_findings TO tizilim_app;
GRANT SELECT ON TABLE registry.report_findings TO tizilim_applicant;
GRANT SELECT ON TABLE registry.report_findings TO tizilim_alliance;
GRANT SELECT ON TABLE registry.report_findings TO tizilim_audit;
GRANT SELECT ON TABLE registry.report_findings TO tizilim_read;
GRANT SELECT ON TABLE registry.report_findings TO tizilim_auth;
GRANT SELECT ON TABLE registry.report_findings TO tizilim_federation;
GRANT SELECT ON TABLE registry.report_findings TO tizilim_citizen;

REVOKE ALL ON FUNCTION ranking.false_reports_at(cut_off date) FROM PUBLIC;
GRANT ALL ON FUNCTION ranking.false_reports_at(cut_off date) TO tizilim_app;

GRANT SELECT ON TABLE registry.calendar_days TO tizilim_app;
GRANT SELECT ON TABLE registry.calendar_days TO tizilim_applicant;
GRANT SELECT ON TABLE registry.calendar_days TO tizilim_alliance;
GRANT SELECT ON TABLE registry.calendar_days TO tizilim_audit;
GRANT SELECT ON TABLE registry.calendar_days TO tizilim_read;
GRANT SELECT,INSERT,DELETE ON TABLE registry.calendar_days TO tizilim_auth;
GRANT SELECT ON TABLE registry.calendar_days TO tizilim_federation;
GRANT SELECT ON TABLE registry.calendar_days TO tizilim_citizen;

GRANT UPDATE(kind) ON TABLE registry.calendar_days TO tizilim_auth;

GRANT UPDATE(source) ON TABLE registry.calendar_days TO tizilim_auth;

GRANT UPDATE(confirmed) ON TABLE registry.calendar_days TO tizilim_auth;

REVOKE ALL ON FUNCTION ranking.report_due(year integer) FROM PUBLIC;
GRANT ALL ON FUNCTION ranking.report_due(year integer) TO tizilim_app;

REVOKE ALL ON FUNCTION ranking.last_report_year(cut_off date) FROM PUBLIC;
GRANT ALL ON FUNCTION ranking.last_report_year(cut_off date) TO tizilim_app;

REVOKE ALL ON FUNCTION ranking.organisations_at(cut_off date) FROM PUBLIC;
GRANT ALL ON FUNCTION ranking.organisations_at(cut_off date) TO tizilim_app;

REVOKE ALL ON FUNCTION registry.report_id(organisation uuid, year smallint) FROM PUBLIC;
GRANT ALL ON FUNCTION registry.report_id(organisation uuid, year smallint) TO tizilim_app;
GRANT ALL ON FUNCTION registry.report_id(organisation uuid, year smallint) TO tizilim_applicant;
GRANT ALL ON FUNCTION registry.report_id(organisation uuid, year smallint) TO tizilim_alliance;
GRANT ALL ON FUNCTION registry.report_id(organisation uuid, year smallint) TO tizilim_audit;
GRANT ALL ON FUNCTION registry.report_id(organisation uuid, year smallint) TO tizilim_read;
GRANT ALL ON FUNCTION registry.report_id(organisation uuid, year smallint) TO tizilim_auth;
GRANT ALL ON FUNCTION registry.report_id(organisation uuid, year smallint) TO tizilim_federation;
GRANT ALL ON FUNCTION registry.report_id(organisation uuid, year smallint) TO tizilim_citizen;

GRANT SELECT(tenant_id) ON TABLE oversight.opinions TO tizilim_app;
GRANT SELECT(tenant_id) ON TABLE oversight.opinions TO tizilim_applicant;
GRANT SELECT(tenant_id) ON TABLE oversight.opinions TO tizilim_alliance;
GRANT SELECT(tenant_id) ON TABLE oversight.opinions TO tizilim_federation;
GRANT SELECT(tenant_id),INSERT(tenant_id) ON TABLE oversight.opinions TO tizilim_citizen;
GRANT SELECT(tenant_id) ON TABLE oversight.opinions TO tizilim_audit;
GRANT SELECT(tenant_id) ON TABLE oversight.opinions TO tizilim_read;
GRANT SELECT(tenant_id) ON TABLE oversight.opinions TO tizilim_auth;

GRANT SELECT(id) ON TABLE oversight.opinions TO tizilim_app;
GRANT SELECT(id) ON TABLE oversight.opinions TO tizilim_applicant;
GRANT SELECT(id) ON TABLE oversight.opinions TO tizilim_alliance;
GRANT SELECT(id) ON TABLE oversight.opinions TO tizilim_federation;
GRANT SELECT(id),INSERT(id) ON TABLE oversight.opinions TO tizilim_citizen;
GRANT SELECT(id) ON TABLE oversight.opinions TO tizilim_audit;
GRANT SELECT(id) ON TABLE oversight.opinions TO tizilim_read;
GRANT SELECT(id) ON TABLE oversight.opinions TO tizilim_auth;

GRANT SELECT(duty_id) ON TABLE oversight.opinions TO tizilim_app;
GRANT SELECT(duty_id) ON TABLE oversight.opinions TO tizilim_applicant;
GRANT SELECT(duty_id) ON TABLE oversight.opinions TO tizilim_alliance;
GRANT SELECT(duty_id) ON TABLE oversight.opinions TO tizilim_federation;
GRANT SELECT(duty_id),INSERT(duty_id) ON TABLE oversight.opinions TO tizilim_citizen;
GRANT SELECT(duty_id) ON TABLE oversight.opinions TO tizilim_audit;
GRANT SELECT(duty_id) ON TABLE oversight.opinions TO tizilim_read;
GRANT SELECT(duty_id) ON TABLE oversight.opinions TO tizilim_auth;

GRANT SELECT(body_id) ON TABLE oversight.opinions TO tizilim_app;
GRANT SELECT(body_id) ON TABLE oversight.opinions TO tizilim_applicant;
GRANT SELECT(body_id) ON TABLE oversight.opinions TO tizilim_alliance;
GRANT SELECT(body_id) ON TABLE oversight.opinions TO tizilim_federation;
GRANT SELECT(body_id),INSERT(body_id) ON TABLE oversight.opinions TO tizilim_citizen;
GRANT SELECT(body_id) ON TABLE oversight.opinions TO tizilim_audit;
GRANT SELECT(body_id) ON TABLE oversight.opinions TO tizilim_read;
GRANT SELECT(body_id) ON TABLE oversight.opinions TO tizilim_auth;

GRANT SELECT(comment_id) ON TABLE oversight.opinions TO tizilim_app;
GRANT SELECT(comment_id) ON TABLE oversight.opinions TO tizilim_applicant;
GRANT SELECT(comment_id) ON TABLE oversight.opinions TO tizilim_alliance;
GRANT SELECT(comment_id) ON TABLE oversight.opinions TO tizilim_federation;
GRANT SELECT(comment_id),INSERT(comment_id) ON TABLE oversight.opinions TO tizilim_citizen;
GRANT SELECT(comment_id) ON TABLE oversight.opinions TO tizilim_audit;
GRANT SELECT(comment_id) ON TABLE oversight.opinions TO tizilim_read;
GRANT SELECT(comment_id) ON TABLE oversight.opinions TO tizilim_auth;

GRANT INSERT(citizen_id) ON TABLE oversight.opinions TO tizilim_citizen;

GRANT SELECT(rating) ON TABLE oversight.opinions TO tizilim_app;
GRANT SELECT(rating) ON TABLE oversight.opinions TO tizilim_applicant;
GRANT SELECT(rating) ON TABLE oversight.opinions TO tizilim_alliance;
GRANT SELECT(rating) ON TABLE oversight.opinions TO tizilim_federation;
GRANT SELECT(rating),INSERT(rating) ON TABLE oversight.opinions TO tizilim_citizen;
GRANT SELECT(rating) ON TABLE oversight.opinions TO tizilim_audit;
GRANT SELECT(rating) ON TABLE oversight.opinions TO tizilim_read;
GRANT SELECT(rating) ON TABLE oversight.opinions TO tizilim_auth;

GRANT SELECT(fixed) ON TABLE oversight.opinions TO tizilim_app;
GRANT SELECT(fixed) ON TABLE oversight.opinions TO tizilim_applicant;
GRANT SELECT(fixed) ON TABLE oversight.opinions TO tizilim_alliance;
GRANT SELECT(fixed) ON TABLE oversight.opinions TO tizilim_federation;
GRANT SELECT(fixed),INSERT(fixed) ON TABLE oversight.opinions TO tizilim_citizen;
GRANT SELECT(fixed) ON TABLE oversight.opinions TO tizilim_audit;
GRANT SELECT(fixed) ON TABLE oversight.opinions TO tizilim_read;
GRANT SELECT(fixed) ON TABLE oversight.opinions TO tizilim_auth;

GRANT SELECT(subject) ON TABLE oversight.opinions TO tizilim_app;
GRANT SELECT(subject) ON TABLE oversight.opinions TO tizilim_applicant;
GRANT SELECT(subject) ON TABLE oversight.opinions TO tizilim_alliance;
GRANT SELECT(subject) ON TABLE oversight.opinions TO tizilim_federation;
GRANT SELECT(subject) ON TABLE oversight.opinions TO tizilim_citizen;
GRANT SELECT(subject) ON TABLE oversight.opinions TO tizilim_audit;
GRANT SELECT(subject) ON TABLE oversight.opinions TO tizilim_read;
GRANT SELECT(subject) ON TABLE oversight.opinions TO tizilim_auth;

GRANT SELECT(at) ON TABLE oversight.opinions TO tizilim_app;
GRANT SELECT(at) ON TABLE oversight.opinions TO tizilim_applicant;
GRANT SELECT(at) ON TABLE oversight.opinions TO tizilim_alliance;
GRANT SELECT(at) ON TABLE oversight.opinions TO tizilim_federation;
GRANT SELECT(at) ON TABLE oversight.opinions TO tizilim_citizen;
GRANT SELECT(at) ON TABLE oversight.opinions TO tizilim_audit;
GRANT SELECT(at) ON TABLE oversight.opinions TO tizilim_read;
GRANT SELECT(at) ON TABLE oversight.opinions TO tizilim_auth;

GRANT SELECT ON TABLE oversight.responses TO tizilim_app;
GRANT SELECT ON TABLE oversight.responses TO tizilim_applicant;
GRANT SELECT ON TABLE oversight.responses TO tizilim_alliance;
GRANT SELECT ON TABLE oversight.responses TO tizilim_federation;
GRANT SELECT ON TABLE oversight.responses TO tizilim_citizen;
GRANT SELECT ON TABLE oversight.responses TO tizilim_audit;
GRANT SELECT ON TABLE oversight.responses TO tizilim_read;
GRANT SELECT ON TABLE oversight.responses TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE oversight.responses TO tizilim_app;

GRANT INSERT(id) ON TABLE oversight.responses TO tizilim_app;

GRANT INSERT(duty_id) ON TABLE oversight.responses TO tizilim_app;

GRANT INSERT(language) ON TABLE oversight.responses TO tizilim_app;

GRANT INSERT(outcome) ON TABLE oversight.responses TO tizilim_app;

GRANT INSERT(text) ON TABLE oversight.responses TO tizilim_app;

GRANT INSERT(change_version) ON TABLE oversight.responses TO tizilim_app;

GRANT INSERT(actor) ON TABLE oversight.responses TO tizilim_app;

REVOKE ALL ON FUNCTION ranking.oversight_at(cut_off date) FROM PUBLIC;
GRANT ALL ON FUNCTION ranking.oversight_at(cut_off date) TO tizilim_app;

GRANT SELECT,INSERT ON TABLE financing.contract_amounts TO tizilim_app;
GRANT SELECT ON TABLE financing.contract_amounts TO tizilim_applicant;
GRANT SELECT ON TABLE financing.contract_amounts TO tizilim_alliance;
GRANT SELECT ON TABLE financing.contract_amounts TO tizilim_federation;
GRANT SELECT ON TABLE financing.contract_amounts TO tizilim_citizen;
GRANT SELECT ON TABLE financing.contract_amounts TO tizilim_audit;
GRANT SELECT ON TABLE financing.contract_amounts TO tizilim_read;
GRANT SELECT ON TABLE financing.contract_amounts TO tizilim_auth;

GRANT SELECT ON TABLE financing.payment_confirmations TO tizilim_app;
GRANT SELECT ON TABLE financing.payment_confirmations TO tizilim_applicant;
GRANT SELECT ON TABLE financing.payment_confirmations TO tizilim_alliance;
GRANT SELECT ON TABLE financing.payment_confirmations TO tizilim_federation;
GRANT SELECT ON TABLE financing.payment_confirmations TO tizilim_citizen;
GRANT SELECT ON TABLE financing.payment_confirmations TO tizilim_audit;
GRANT SELECT ON TABLE financing.payment_confirmations TO tizilim_read;
GRANT SELECT ON TABLE financing.payment_confirmations TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.payment_confirmations TO tizilim_app;

GRANT INSERT(payment_id) ON TABLE financing.payment_confirmations TO tizilim_app;

GRANT INSERT(tranche_id) ON TABLE financing.payment_confirmations TO tizilim_app;

GRANT INSERT(step) ON TABLE financing.payment_confirmations TO tizilim_app;

GRANT INSERT(paid_on) ON TABLE financing.payment_confirmations TO tizilim_app;

GRANT INSERT(reference) ON TABLE financing.payment_confirmations TO tizilim_app;

GRANT INSERT(actor) ON TABLE financing.payment_confirmations TO tizilim_app;

GRANT SELECT ON TABLE financing.payments TO tizilim_app;
GRANT SELECT ON TABLE financing.payments TO tizilim_applicant;
GRANT SELECT ON TABLE financing.payments TO tizilim_alliance;
GRANT SELECT ON TABLE financing.payments TO tizilim_federation;
GRANT SELECT ON TABLE financing.payments TO tizilim_citizen;
GRANT SELECT ON TABLE financing.payments TO tizilim_audit;
GRANT SELECT ON TABLE financing.payments TO tizilim_read;
GRANT SELECT ON TABLE financing.payments TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.payments TO tizilim_app;

GRANT INSERT(id) ON TABLE financing.payments TO tizilim_app;

GRANT INSERT(tranche_id) ON TABLE financing.payments TO tizilim_app;

GRANT INSERT(contract_id) ON TABLE financing.payments TO tizilim_app;

GRANT INSERT(organisation_id) ON TABLE financing.payments TO tizilim_app;

GRANT INSERT(step) ON TABLE financing.payments TO tizilim_app;

GRANT INSERT(actor) ON TABLE financing.payments TO tizilim_app;

GRANT SELECT ON TABLE financing.refund_receipts TO tizilim_app;
GRANT SELECT ON TABLE financing.refund_receipts TO tizilim_applicant;
GRANT SELECT ON TABLE financing.refund_receipts TO tizilim_alliance;
GRANT SELECT ON TABLE financing.refund_receipts TO tizilim_federation;
GRANT SELECT ON TABLE financing.refund_receipts TO tizilim_citizen;
GRANT SELECT ON TABLE financing.refund_receipts TO tizilim_audit;
GRANT SELECT ON TABLE financing.refund_receipts TO tizilim_read;
GRANT SELECT ON TABLE financing.refund_receipts TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.refund_receipts TO tizilim_app;

GRANT INSERT(refund_id) ON TABLE financing.refund_receipts TO tizilim_app;

GRANT INSERT(received_on) ON TABLE financing.refund_receipts TO tizilim_app;

GRANT INSERT(reference) ON TABLE financing.refund_receipts TO tizilim_app;

GRANT INSERT(actor) ON TABLE financing.refund_receipts TO tizilim_app;

GRANT SELECT ON TABLE financing.refunds TO tizilim_app;
GRANT SELECT ON TABLE financing.refunds TO tizilim_applicant;
GRANT SELECT ON TABLE financing.refunds TO tizilim_alliance;
GRANT SELECT ON TABLE financing.refunds TO tizilim_federation;
GRANT SELECT ON TABLE financing.refunds TO tizilim_citizen;
GRANT SELECT ON TABLE financing.refunds TO tizilim_audit;
GRANT SELECT ON TABLE financing.refunds TO tizilim_read;
GRANT SELECT ON TABLE financing.refunds TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.refunds TO tizilim_app;

GRANT INSERT(id) ON TABLE financing.refunds TO tizilim_app;

GRANT INSERT(contract_id) ON TABLE financing.refunds TO tizilim_app;

GRANT INSERT(organisation_id) ON TABLE financing.refunds TO tizilim_app;

GRANT INSERT(actor) ON TABLE financing.refunds TO tizilim_app;

GRANT INSERT(due_on) ON TABLE financing.refunds TO tizilim_app;

GRANT INSERT(reason) ON TABLE financing.refunds TO tizilim_app;

GRANT UPDATE(withdrawn_at) ON TABLE financing.refunds TO tizilim_app;

GRANT UPDATE(withdrawn_by) ON TABLE financing.refunds TO tizilim_app;

GRANT UPDATE(withdrawal) ON TABLE financing.refunds TO tizilim_app;

REVOKE ALL ON FUNCTION ranking.spending_at(cut_off date) FROM PUBLIC;
GRANT ALL ON FUNCTION ranking.spending_at(cut_off date) TO tizilim_app;

GRANT SELECT ON TABLE financing.breaches TO tizilim_app;
GRANT SELECT ON TABLE financing.breaches TO tizilim_applicant;
GRANT SELECT ON TABLE financing.breaches TO tizilim_alliance;
GRANT SELECT ON TABLE financing.breaches TO tizilim_federation;
GRANT SELECT ON TABLE financing.breaches TO tizilim_citizen;
GRANT SELECT ON TABLE financing.breaches TO tizilim_audit;
GRANT SELECT ON TABLE financing.breaches TO tizilim_read;
GRANT SELECT ON TABLE financing.breaches TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.breaches TO tizilim_app;

GRANT INSERT(id) ON TABLE financing.breaches TO tizilim_app;

GRANT INSERT(contract_id) ON TABLE financing.breaches TO tizilim_app;

GRANT INSERT(organisation_id) ON TABLE financing.breaches TO tizilim_app;

GRANT INSERT(actor) ON TABLE financing.breaches TO tizilim_app;

GRANT INSERT(happened_on) ON TABLE financing.breaches TO tizilim_app;

GRANT INSERT(text) ON TABLE financing.breaches TO tizilim_app;

REVOKE ALL ON FUNCTION ranking.inputs_at(cut_off date) FROM PUBLIC;
GRANT ALL ON FUNCTION ranking.inputs_at(cut_off date) TO tizilim_app;

GRANT SELECT ON TABLE registry.legal_forms TO tizilim_app;
GRANT SELECT ON TABLE registry.legal_forms TO tizilim_applicant;
GRANT SELECT ON TABLE registry.legal_forms TO tizilim_alliance;
GRANT SELECT ON TABLE registry.legal_forms TO tizilim_audit;
GRANT SELECT ON TABLE registry.legal_forms TO tizilim_read;
GRANT SELECT,INSERT ON TABLE registry.legal_forms TO tizilim_auth;
GRANT SELECT ON TABLE registry.legal_forms TO tizilim_federation;
GRANT SELECT ON TABLE registry.legal_forms TO tizilim_citizen;

GRANT UPDATE(valid_to) ON TABLE registry.legal_forms TO tizilim_auth;

GRANT SELECT ON TABLE registry.report_versions TO tizilim_app;
GRANT SELECT ON TABLE registry.report_versions TO tizilim_applicant;
GRANT SELECT ON TABLE registry.report_versions TO tizilim_alliance;
GRANT SELECT ON TABLE registry.report_versions TO tizilim_audit;
GRANT SELECT ON TABLE registry.report_versions TO tizilim_read;
GRANT SELECT ON TABLE registry.report_versions TO tizilim_auth;
GRANT SELECT ON TABLE registry.report_versions TO tizilim_federation;
GRANT SELECT ON TABLE registry.report_versions TO tizilim_citizen;

GRANT INSERT(organisation_id) ON TABLE registry.report_versions TO tizilim_app;
GRANT INSERT(organisation_id) ON TABLE registry.report_versions TO tizilim_applicant;

GRANT INSERT(year) ON TABLE registry.report_versions TO tizilim_app;
GRANT INSERT(year) ON TABLE registry.report_versions TO tizilim_applicant;

GRANT INSERT(version) ON TABLE registry.report_versions TO tizilim_app;
GRANT INSERT(version) ON TABLE registry.report_versions TO tizilim_applicant;

GRANT INSERT(home_tenant_id) ON TABLE registry.report_versions TO tizilim_app;
GRANT INSERT(home_tenant_id) ON TABLE registry.report_versions TO tizilim_applicant;

GRANT INSERT(submitted_at) ON TABLE registry.report_versions TO tizilim_app;
GRANT INSERT(submitted_at) ON TABLE registry.report_versions TO tizilim_applicant;

GRANT INSERT(actor) ON TABLE registry.report_versions TO tizilim_app;
GRANT INSERT(actor) ON TABLE registry.report_versions TO tizilim_applicant;

GRANT INSERT(activity_kk) ON TABLE registry.report_versions TO tizilim_app;
GRANT INSERT(activity_kk) ON TABLE registry.report_versions TO tizilim_applicant;

GRANT INSERT(activity_ru) ON TABLE registry.report_versions TO tizilim_app;
GRANT INSERT(activity_ru) ON TABLE registry.report_versions TO tizilim_applicant;

GRANT INSERT(founders_count) ON TABLE registry.report_versions TO tizilim_app;
GRANT INSERT(founders_count) ON TABLE registry.report_versions TO tizilim_applicant;

GRANT INSERT(staff_count) ON TABLE registry.report_versions TO tizilim_app;
GRANT INSERT(staff_count) ON TABLE registry.report_versions TO tizilim_applicant;

GRANT INSERT(volunteers_count) ON TABLE registry.report_versions TO tizilim_app;
GRANT INSERT(volunteers_count) ON TABLE registry.report_versions TO tizilim_applicant;

GRANT SELECT ON TABLE registry.spheres TO tizilim_app;
GRANT SELECT ON TABLE registry.spheres TO tizilim_applicant;
GRANT SELECT ON TABLE registry.spheres TO tizilim_alliance;
GRANT SELECT ON TABLE registry.spheres TO tizilim_audit;
GRANT SELECT ON TABLE registry.spheres TO tizilim_read;
GRANT SELECT,INSERT ON TABLE registry.spheres TO tizilim_auth;
GRANT SELECT ON TABLE registry.spheres TO tizilim_federation;
GRANT SELECT ON TABLE registry.spheres TO tizilim_citizen;

GRANT UPDATE(valid_to) ON TABLE registry.spheres TO tizilim_auth;

REVOKE ALL ON FUNCTION ranking.subjects_at(cut_off date) FROM PUBLIC;
GRANT ALL ON FUNCTION ranking.subjects_at(cut_off date) TO tizilim_app;

GRANT SELECT,INSERT ON TABLE registry.persons TO tizilim_app;
GRANT SELECT,INSERT ON TABLE registry.persons TO tizilim_applicant;

GRANT UPDATE(full_name) ON TABLE registry.persons TO tizilim_app;
GRANT UPDATE(full_name) ON TABLE registry.persons TO tizilim_applicant;

GRANT UPDATE(iin) ON TABLE registry.persons TO tizilim_app;
GRANT UPDATE(iin) ON TABLE registry.persons TO tizilim_applicant;

GRANT UPDATE(phone) ON TABLE registry.persons TO tizilim_app;
GRANT UPDATE(phone) ON TABLE registry.persons TO tizilim_applicant;

GRANT UPDATE(email) ON TABLE registry.persons TO tizilim_app;
GRANT UPDATE(email) ON TABLE registry.persons TO tizilim_applicant;

GRANT UPDATE(address) ON TABLE registry.persons TO tizilim_app;
GRANT UPDATE(address) ON TABLE registry.persons TO tizilim_applicant;

GRANT UPDATE(valid_to) ON TABLE registry.persons TO tizilim_app;
GRANT UPDATE(valid_to) ON TABLE registry.persons TO tizilim_applicant;

GRANT UPDATE(erased_at) ON TABLE registry.persons TO tizilim_app;
GRANT UPDATE(erased_at) ON TABLE registry.persons TO tizilim_applicant;

GRANT UPDATE(erasure_ground) ON TABLE registry.persons TO tizilim_app;

GRANT UPDATE(erasure_reference) ON TABLE registry.persons TO tizilim_app;

REVOKE ALL ON FUNCTION registry.forget_person(person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION registry.forget_person(person uuid) TO tizilim_app;

GRANT SELECT ON TABLE registry.search_words TO tizilim_app;
GRANT SELECT ON TABLE registry.search_words TO tizilim_applicant;
GRANT SELECT ON TABLE registry.search_words TO tizilim_alliance;
GRANT SELECT ON TABLE registry.search_words TO tizilim_audit;
GRANT SELECT ON TABLE registry.search_words TO tizilim_read;
GRANT SELECT ON TABLE registry.search_words TO tizilim_auth;
GRANT SELECT ON TABLE registry.search_words TO tizilim_federation;
GRANT SELECT ON TABLE registry.search_words TO tizilim_citizen;

REVOKE ALL ON FUNCTION registry.keep_search_words(cyrillic text, latin text) FROM PUBLIC;
GRANT ALL ON FUNCTION registry.keep_search_words(cyrillic text, latin text) TO tizilim_app;
GRANT ALL ON FUNCTION registry.keep_search_words(cyrillic text, latin text) TO tizilim_applicant;

REVOKE ALL ON FUNCTION registry.keep_statistics() FROM PUBLIC;
GRANT ALL ON FUNCTION registry.keep_statistics() TO tizilim_app;

REVOKE ALL ON FUNCTION registry.same_person(organisation uuid, tag bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION registry.same_person(organisation uuid, tag bytea) TO tizilim_app;

REVOKE ALL ON FUNCTION registry.same_person(one uuid, other uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION registry.same_person(one uuid, other uuid) TO tizilim_app;

REVOKE ALL ON FUNCTION registry.search_query(region text, words text[], is_sample boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION registry.search_query(region text, words text[], is_sample boolean) TO tizilim_app;
GRANT ALL ON FUNCTION registry.search_query(region text, words text[], is_sample boolean) TO tizilim_applicant;
GRANT ALL ON FUNCTION registry.search_query(region text, words text[], is_sample boolean) TO tizilim_alliance;
GRANT ALL ON FUNCTION registry.search_query(region text, words text[], is_sample boolean) TO tizilim_audit;
GRANT ALL ON FUNCTION registry.search_query(region text, words text[], is_sample boolean) TO tizilim_read;
GRANT ALL ON FUNCTION registry.search_query(region text, words text[], is_sample boolean) TO tizilim_auth;
GRANT ALL ON FUNCTION registry.search_query(region text, words text[], is_sample boolean) TO tizilim_federation;
GRANT ALL ON FUNCTION registry.search_query(region text, words text[], is_sample boolean) TO tizilim_citizen;

REVOKE ALL ON FUNCTION registry.search_tokens(id uuid, region text, cyrillic text, latin text) FROM PUBLIC;
GRANT ALL ON FUNCTION registry.search_tokens(id uuid, region text, cyrillic text, latin text) TO tizilim_app;
GRANT ALL ON FUNCTION registry.search_tokens(id uuid, region text, cyrillic text, latin text) TO tizilim_applicant;
GRANT ALL ON FUNCTION registry.search_tokens(id uuid, region text, cyrillic text, latin text) TO tizilim_alliance;
GRANT ALL ON FUNCTION registry.search_tokens(id uuid, region text, cyrillic text, latin text) TO tizilim_audit;
GRANT ALL ON FUNCTION registry.search_tokens(id uuid, region text, cyrillic text, latin text) TO tizilim_read;
GRANT ALL ON FUNCTION registry.search_tokens(id uuid, region text, cyrillic text, latin text) TO tizilim_auth;
GRANT ALL ON FUNCTION registry.search_tokens(id uuid, region text, cyrillic text, latin text) TO tizilim_federation;
GRANT ALL ON FUNCTION registry.search_tokens(id uuid, region text, cyrillic text, latin text) TO tizilim_citizen;

GRANT SELECT ON TABLE sitting.ballots TO tizilim_app;
GRANT SELECT ON TABLE sitting.ballots TO tizilim_applicant;
GRANT SELECT ON TABLE sitting.ballots TO tizilim_alliance;
GRANT SELECT ON TABLE sitting.ballots TO tizilim_audit;
GRANT SELECT ON TABLE sitting.ballots TO tizilim_read;
GRANT SELECT ON TABLE sitting.ballots TO tizilim_auth;
GRANT SELECT ON TABLE sitting.ballots TO tizilim_federation;
GRANT SELECT ON TABLE sitting.ballots TO tizilim_citizen;

GRANT INSERT(tenant_id) ON TABLE sitting.ballots TO tizilim_app;
GRANT INSERT(tenant_id) ON TABLE sitting.ballots TO tizilim_alliance;

GRANT INSERT(id) ON TABLE sitting.ballots TO tizilim_app;
GRANT INSERT(id) ON TABLE sitting.ballots TO tizilim_alliance;

GRANT INSERT(sitting_id) ON TABLE sitting.ballots TO tizilim_app;
GRANT INSERT(sitting_id) ON TABLE sitting.ballots TO tizilim_alliance;

GRANT INSERT(agenda) ON TABLE sitting.ballots TO tizilim_app;
GRANT INSERT(agenda) ON TABLE sitting.ballots TO tizilim_alliance;

GRANT INSERT(question_kk) ON TABLE sitting.ballots TO tizilim_app;
GRANT INSERT(question_kk) ON TABLE sitting.ballots TO tizilim_alliance;

GRANT INSERT(question_ru) ON TABLE sitting.ballots TO tizilim_app;
GRANT INSERT(question_ru) ON TABLE sitting.ballots TO tizilim_alliance;

GRANT INSERT(question_en) ON TABLE sitting.ballots TO tizilim_app;
GRANT INSERT(question_en) ON TABLE sitting.ballots TO tizilim_alliance;

GRANT INSERT(options) ON TABLE sitting.ballots TO tizilim_app;
GRANT INSERT(options) ON TABLE sitting.ballots TO tizilim_alliance;

GRANT INSERT(majority_numerator) ON TABLE sitting.ballots TO tizilim_app;
GRANT INSERT(majority_numerator) ON TABLE sitting.ballots TO tizilim_alliance;

GRANT INSERT(majority_denominator) ON TABLE sitting.ballots TO tizilim_app;
GRANT INSERT(majority_denominator) ON TABLE sitting.ballots TO tizilim_alliance;

GRANT INSERT(majority_of) ON TABLE sitting.ballots TO tizilim_app;
GRANT INSERT(majority_of) ON TABLE sitting.ballots TO tizilim_alliance;

GRANT INSERT(secret) ON TABLE sitting.ballots TO tizilim_app;
GRANT INSERT(secret) ON TABLE sitting.ballots TO tizilim_alliance;

GRANT UPDATE(version) ON TABLE sitting.ballots TO tizilim_app;
GRANT UPDATE(version) ON TABLE sitting.ballots TO tizilim_alliance;

GRANT UPDATE(state) ON TABLE sitting.ballots TO tizilim_app;
GRANT UPDATE(state) ON TABLE sitting.ballots TO tizilim_alliance;

GRANT UPDATE(closed_at) ON TABLE sitting.ballots TO tizilim_app;
GRANT UPDATE(closed_at) ON TABLE sitting.ballots TO tizilim_alliance;

REVOKE ALL ON FUNCTION sitting.cast_vote(host uuid, ballot uuid, seat uuid, choice smallint) FROM PUBLIC;
GRANT ALL ON FUNCTION sitting.cast_vote(host uuid, ballot uuid, seat uuid, choice smallint) TO tizilim_app;
GRANT ALL ON FUNCTION sitting.cast_vote(host uuid, ballot uuid, seat uuid, choice smallint) TO tizilim_applicant;
GRANT ALL ON FUNCTION sitting.cast_vote(host uuid, ballot uuid, seat uuid, choice smallint) TO tizilim_alliance;

GRANT SELECT ON TABLE sitting.tallied_slips TO tizilim_app;
GRANT SELECT ON TABLE sitting.tallied_slips TO tizilim_applicant;
GRANT SELECT ON TABLE sitting.tallied_slips TO tizilim_alliance;
GRANT SELECT ON TABLE sitting.tallied_slips TO tizilim_audit;
GRANT SELECT ON TABLE sitting.tallied_slips TO tizilim_read;
GRANT SELECT ON TABLE sitting.tallied_slips TO tizilim_auth;
GRANT SELECT ON TABLE sitting.tallied_slips TO tizilim_federation;
GRANT SELECT ON TABLE sitting.tallied_slips TO tizilim_citizen;

REVOKE ALL ON FUNCTION sitting.recount(host uuid, ballot uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION sitting.recount(host uuid, ballot uuid) TO tizilim_read;
GRANT ALL ON FUNCTION sitting.recount(host uuid, ballot uuid) TO tizilim_federation;
GRANT ALL ON FUNCTION sitting.recount(host uuid, ballot uuid) TO tizilim_citizen;

GRANT SELECT ON TABLE sitting.sittings TO tizilim_app;
GRANT SELECT ON TABLE sitting.sittings TO tizilim_applicant;
GRANT SELECT ON TABLE sitting.sittings TO tizilim_alliance;
GRANT SELECT ON TABLE sitting.sittings TO tizilim_audit;
GRANT SELECT ON TABLE sitting.sittings TO tizilim_read;
GRANT SELECT ON TABLE sitting.sittings TO tizilim_auth;
GRANT SELECT ON TABLE sitting.sittings TO tizilim_federation;
GRANT SELECT ON TABLE sitting.sittings TO tizilim_citizen;

GRANT INSERT(tenant_id) ON TABLE sitting.sittings TO tizilim_app;
GRANT INSERT(tenant_id) ON TABLE sitting.sittings TO tizilim_alliance;

GRANT INSERT(id) ON TABLE sitting.sittings TO tizilim_app;
GRANT INSERT(id) ON TABLE sitting.sittings TO tizilim_alliance;

GRANT INSERT(organ) ON TABLE sitting.sittings TO tizilim_app;
GRANT INSERT(organ) ON TABLE sitting.sittings TO tizilim_alliance;

GRANT INSERT(title_kk) ON TABLE sitting.sittings TO tizilim_app;
GRANT INSERT(title_kk) ON TABLE sitting.sittings TO tizilim_alliance;

GRANT INSERT(title_ru) ON TABLE sitting.sittings TO tizilim_app;
GRANT INSERT(title_ru) ON TABLE sitting.sittings TO tizilim_alliance;

GRANT INSERT(title_en) ON TABLE sitting.sittings TO tizilim_app;
GRANT INSERT(title_en) ON TABLE sitting.sittings TO tizilim_alliance;

GRANT INSERT(place) ON TABLE sitting.sittings TO tizilim_app;
GRANT INSERT(place) ON TABLE sitting.sittings TO tizilim_alliance;

GRANT INSERT(starts_at) ON TABLE sitting.sittings TO tizilim_app;
GRANT INSERT(starts_at) ON TABLE sitting.sittings TO tizilim_alliance;

GRANT INSERT(cut_off_on) ON TABLE sitting.sittings TO tizilim_app;
GRANT INSERT(cut_off_on) ON TABLE sitting.sittings TO tizilim_alliance;

GRANT INSERT(quorum_numerator) ON TABLE sitting.sittings TO tizilim_app;
GRANT INSERT(quorum_numerator) ON TABLE sitting.sittings TO tizilim_alliance;

GRANT INSERT(quorum_denominator) ON TABLE sitting.sittings TO tizilim_app;
GRANT INSERT(quorum_denominator) ON TABLE sitting.sittings TO tizilim_alliance;

GRANT UPDATE(version) ON TABLE sitting.sittings TO tizilim_app;
GRANT UPDATE(version) ON TABLE sitting.sittings TO tizilim_alliance;

GRANT INSERT(state),UPDATE(state) ON TABLE sitting.sittings TO tizilim_app;
GRANT INSERT(state),UPDATE(state) ON TABLE sitting.sittings TO tizilim_alliance;

GRANT UPDATE(seats_total) ON TABLE sitting.sittings TO tizilim_app;
GRANT UPDATE(seats_total) ON TABLE sitting.sittings TO tizilim_alliance;

GRANT UPDATE(seats_entitled) ON TABLE sitting.sittings TO tizilim_app;
GRANT UPDATE(seats_entitled) ON TABLE sitting.sittings TO tizilim_alliance;

GRANT UPDATE(protocol_number) ON TABLE sitting.sittings TO tizilim_app;
GRANT UPDATE(protocol_number) ON TABLE sitting.sittings TO tizilim_alliance;

GRANT UPDATE(protocol_reference) ON TABLE sitting.sittings TO tizilim_app;
GRANT UPDATE(protocol_reference) ON TABLE sitting.sittings TO tizilim_alliance;

GRANT UPDATE(protocol_sha256) ON TABLE sitting.sittings TO tizilim_app;
GRANT UPDATE(protocol_sha256) ON TABLE sitting.sittings TO tizilim_alliance;

GRANT INSERT(roll) ON TABLE sitting.sittings TO tizilim_app;
GRANT INSERT(roll) ON TABLE sitting.sittings TO tizilim_alliance;

GRANT INSERT(cut_off_days) ON TABLE sitting.sittings TO tizilim_app;
GRANT INSERT(cut_off_days) ON TABLE sitting.sittings TO tizilim_alliance;

GRANT UPDATE(seats_present) ON TABLE sitting.sittings TO tizilim_app;
GRANT UPDATE(seats_present) ON TABLE sitting.sittings TO tizilim_alliance;

GRANT UPDATE(cancel_reason) ON TABLE sitting.sittings TO tizilim_app;
GRANT UPDATE(cancel_reason) ON TABLE sitting.sittings TO tizilim_alliance;

GRANT SELECT ON TABLE sitting.tallies TO tizilim_app;
GRANT SELECT ON TABLE sitting.tallies TO tizilim_applicant;
GRANT SELECT ON TABLE sitting.tallies TO tizilim_alliance;
GRANT SELECT ON TABLE sitting.tallies TO tizilim_audit;
GRANT SELECT ON TABLE sitting.tallies TO tizilim_read;
GRANT SELECT ON TABLE sitting.tallies TO tizilim_auth;
GRANT SELECT ON TABLE sitting.tallies TO tizilim_federation;
GRANT SELECT ON TABLE sitting.tallies TO tizilim_citizen;

REVOKE ALL ON FUNCTION sitting.count_ballot(host uuid, ballot uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION sitting.count_ballot(host uuid, ballot uuid) TO tizilim_app;
GRANT ALL ON FUNCTION sitting.count_ballot(host uuid, ballot uuid) TO tizilim_alliance;

REVOKE ALL ON FUNCTION sitting.cut_off_days(host uuid, day date) FROM PUBLIC;
GRANT ALL ON FUNCTION sitting.cut_off_days(host uuid, day date) TO tizilim_alliance;

GRANT SELECT ON TABLE sitting.mandates TO tizilim_app;
GRANT SELECT ON TABLE sitting.mandates TO tizilim_alliance;

GRANT INSERT(tenant_id) ON TABLE sitting.mandates TO tizilim_app;
GRANT INSERT(tenant_id) ON TABLE sitting.mandates TO tizilim_alliance;

GRANT INSERT(id) ON TABLE sitting.mandates TO tizilim_app;
GRANT INSERT(id) ON TABLE sitting.mandates TO tizilim_alliance;

GRANT INSERT(organ) ON TABLE sitting.mandates TO tizilim_app;
GRANT INSERT(organ) ON TABLE sitting.mandates TO tizilim_alliance;

GRANT INSERT(principal_id) ON TABLE sitting.mandates TO tizilim_app;
GRANT INSERT(principal_id) ON TABLE sitting.mandates TO tizilim_alliance;

GRANT INSERT(valid_from) ON TABLE sitting.mandates TO tizilim_app;
GRANT INSERT(valid_from) ON TABLE sitting.mandates TO tizilim_alliance;

GRANT UPDATE(valid_to) ON TABLE sitting.mandates TO tizilim_app;
GRANT UPDATE(valid_to) ON TABLE sitting.mandates TO tizilim_alliance;

GRANT INSERT(appointed_by) ON TABLE sitting.mandates TO tizilim_app;
GRANT INSERT(appointed_by) ON TABLE sitting.mandates TO tizilim_alliance;

GRANT INSERT(protocol_number) ON TABLE sitting.mandates TO tizilim_app;
GRANT INSERT(protocol_number) ON TABLE sitting.mandates TO tizilim_alliance;

GRANT INSERT(protocol_on) ON TABLE sitting.mandates TO tizilim_app;
GRANT INSERT(protocol_on) ON TABLE sitting.mandates TO tizilim_alliance;

GRANT INSERT(protocol_reference) ON TABLE sitting.mandates TO tizilim_app;
GRANT INSERT(protocol_reference) ON TABLE sitting.mandates TO tizilim_alliance;

GRANT INSERT(protocol_sha256) ON TABLE sitting.mandates TO tizilim_app;
GRANT INSERT(protocol_sha256) ON TABLE sitting.mandates TO tizilim_alliance;

GRANT UPDATE(ended_at) ON TABLE sitting.mandates TO tizilim_app;
GRANT UPDATE(ended_at) ON TABLE sitting.mandates TO tizilim_alliance;

GRANT UPDATE(ended_by) ON TABLE sitting.mandates TO tizilim_app;
GRANT UPDATE(ended_by) ON TABLE sitting.mandates TO tizilim_alliance;

GRANT UPDATE(end_number) ON TABLE sitting.mandates TO tizilim_app;
GRANT UPDATE(end_number) ON TABLE sitting.mandates TO tizilim_alliance;

GRANT UPDATE(end_on) ON TABLE sitting.mandates TO tizilim_app;
GRANT UPDATE(end_on) ON TABLE sitting.mandates TO tizilim_alliance;

GRANT UPDATE(end_reference) ON TABLE sitting.mandates TO tizilim_app;
GRANT UPDATE(end_reference) ON TABLE sitting.mandates TO tizilim_alliance;

GRANT UPDATE(end_sha256) ON TABLE sitting.mandates TO tizilim_app;
GRANT UPDATE(end_sha256) ON TABLE sitting.mandates TO tizilim_alliance;

REVOKE ALL ON FUNCTION sitting.own_mandates() FROM PUBLIC;
GRANT ALL ON FUNCTION sitting.own_mandates() TO tizilim_app;
GRANT ALL ON FUNCTION sitting.own_mandates() TO tizilim_applicant;
GRANT ALL ON FUNCTION sitting.own_mandates() TO tizilim_alliance;

REVOKE ALL ON FUNCTION sitting.own_seats(ballot uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION sitting.own_seats(ballot uuid) TO tizilim_app;
GRANT ALL ON FUNCTION sitting.own_seats(ballot uuid) TO tizilim_applicant;
GRANT ALL ON FUNCTION sitting.own_seats(ballot uuid) TO tizilim_alliance;

REVOKE ALL ON FUNCTION sitting.seats_on(host uuid, day date) FROM PUBLIC;
GRANT ALL ON FUNCTION sitting.seats_on(host uuid, day date) TO tizilim_read;

REVOKE ALL ON FUNCTION sitting.voters(host uuid, ballot uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION sitting.voters(host uuid, ballot uuid) TO tizilim_read;
GRANT ALL ON FUNCTION sitting.voters(host uuid, ballot uuid) TO tizilim_federation;
GRANT ALL ON FUNCTION sitting.voters(host uuid, ballot uuid) TO tizilim_citizen;
GRANT ALL ON FUNCTION sitting.voters(host uuid, ballot uuid) TO tizilim_app;
GRANT ALL ON FUNCTION sitting.voters(host uuid, ballot uuid) TO tizilim_alliance;

REVOKE ALL ON FUNCTION tenancy.admit(target regclass, member name, key name, setting text, VARIADIC privileges text[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION tenancy.force(target regclass) FROM PUBLIC;

REVOKE ALL ON FUNCTION tenancy.is_citizen(principal uuid, citizen uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION tenancy.is_citizen(principal uuid, citizen uuid) TO tizilim_alliance;

REVOKE ALL ON FUNCTION tenancy.isolate(target regclass, member name, key name, setting text, privileges text) FROM PUBLIC;

REVOKE ALL ON FUNCTION tenancy.owned_by(key name, setting text) FROM PUBLIC;

REVOKE ALL ON FUNCTION tenancy.policy_name(target regclass, member name, kind text) FROM PUBLIC;

REVOKE ALL ON FUNCTION tenancy.publish(target regclass) FROM PUBLIC;

REVOKE ALL ON FUNCTION tenancy.readers() FROM PUBLIC;

REVOKE ALL ON FUNCTION tenancy.reference(target regclass, VARIADIC privileges text[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION tenancy.restrict(target regclass, member name, kind text, command text, old_row text, new_row text) FROM PUBLIC;

REVOKE ALL ON FUNCTION tenancy.signed(target regclass, member name, key name) FROM PUBLIC;

GRANT SELECT ON TABLE financing.acceptances TO tizilim_app;
GRANT SELECT ON TABLE financing.acceptances TO tizilim_applicant;
GRANT SELECT ON TABLE financing.acceptances TO tizilim_alliance;
GRANT SELECT ON TABLE financing.acceptances TO tizilim_federation;
GRANT SELECT ON TABLE financing.acceptances TO tizilim_citizen;
GRANT SELECT ON TABLE financing.acceptances TO tizilim_audit;
GRANT SELECT ON TABLE financing.acceptances TO tizilim_read;
GRANT SELECT ON TABLE financing.acceptances TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.acceptances TO tizilim_app;

GRANT INSERT(report_id) ON TABLE financing.acceptances TO tizilim_app;

GRANT INSERT(id) ON TABLE financing.acceptances TO tizilim_app;

GRANT INSERT(contract_id) ON TABLE financing.acceptances TO tizilim_app;

GRANT INSERT(kind) ON TABLE financing.acceptances TO tizilim_app;

GRANT INSERT(actor) ON TABLE financing.acceptances TO tizilim_app;

GRANT INSERT(reference) ON TABLE financing.acceptances TO tizilim_app;

GRANT INSERT(reference_sha256) ON TABLE financing.acceptances TO tizilim_app;

GRANT INSERT(signature) ON TABLE financing.acceptances TO tizilim_app;

GRANT INSERT(signature_sha256) ON TABLE financing.acceptances TO tizilim_app;

GRANT SELECT ON TABLE financing.application_steps TO tizilim_applicant;

GRANT INSERT(tenant_id) ON TABLE financing.application_steps TO tizilim_applicant;

GRANT INSERT(application_id) ON TABLE financing.application_steps TO tizilim_applicant;

GRANT INSERT(seq) ON TABLE financing.application_steps TO tizilim_applicant;

GRANT INSERT(order_id) ON TABLE financing.application_steps TO tizilim_applicant;

GRANT INSERT(organisation_id) ON TABLE financing.application_steps TO tizilim_applicant;

GRANT INSERT(from_state) ON TABLE financing.application_steps TO tizilim_applicant;

GRANT INSERT(to_state) ON TABLE financing.application_steps TO tizilim_applicant;

GRANT INSERT(act) ON TABLE financing.application_steps TO tizilim_applicant;

GRANT INSERT(opens_at) ON TABLE financing.application_steps TO tizilim_applicant;

GRANT INSERT(closes_at) ON TABLE financing.application_steps TO tizilim_applicant;

GRANT INSERT(principal_id) ON TABLE financing.application_steps TO tizilim_applicant;

GRANT SELECT ON TABLE financing.application_transitions TO tizilim_app;
GRANT SELECT ON TABLE financing.application_transitions TO tizilim_applicant;
GRANT SELECT ON TABLE financing.application_transitions TO tizilim_alliance;
GRANT SELECT ON TABLE financing.application_transitions TO tizilim_federation;
GRANT SELECT ON TABLE financing.application_transitions TO tizilim_citizen;
GRANT SELECT ON TABLE financing.application_transitions TO tizilim_audit;
GRANT SELECT ON TABLE financing.application_transitions TO tizilim_read;
GRANT SELECT ON TABLE financing.application_transitions TO tizilim_auth;

GRANT SELECT ON TABLE financing.application_withdrawals TO tizilim_applicant;

GRANT INSERT(tenant_id) ON TABLE financing.application_withdrawals TO tizilim_applicant;

GRANT INSERT(application_id) ON TABLE financing.application_withdrawals TO tizilim_applicant;

GRANT INSERT(seq) ON TABLE financing.application_withdrawals TO tizilim_applicant;

GRANT INSERT(organisation_id) ON TABLE financing.application_withdrawals TO tizilim_applicant;

GRANT INSERT(order_id) ON TABLE financing.application_withdrawals TO tizilim_applicant;

GRANT INSERT(entry_id) ON TABLE financing.application_withdrawals TO tizilim_applicant;

GRANT INSERT(salt) ON TABLE financing.application_withdrawals TO tizilim_applicant;

GRANT INSERT(commitment) ON TABLE financing.application_withdrawals TO tizilim_applicant;

GRANT SELECT ON TABLE financing.award_lines TO tizilim_app;
GRANT SELECT ON TABLE financing.award_lines TO tizilim_applicant;
GRANT SELECT ON TABLE financing.award_lines TO tizilim_alliance;
GRANT SELECT ON TABLE financing.award_lines TO tizilim_federation;
GRANT SELECT ON TABLE financing.award_lines TO tizilim_citizen;
GRANT SELECT ON TABLE financing.award_lines TO tizilim_audit;
GRANT SELECT ON TABLE financing.award_lines TO tizilim_read;
GRANT SELECT ON TABLE financing.award_lines TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.award_lines TO tizilim_app;

GRANT INSERT(award_id) ON TABLE financing.award_lines TO tizilim_app;

GRANT INSERT(line_id) ON TABLE financing.award_lines TO tizilim_app;

GRANT INSERT(order_id) ON TABLE financing.award_lines TO tizilim_app;

GRANT INSERT(lines) ON TABLE financing.award_lines TO tizilim_app;

GRANT INSERT(place) ON TABLE financing.award_lines TO tizilim_app;

GRANT INSERT(before_tiyn) ON TABLE financing.award_lines TO tizilim_app;

GRANT INSERT(amount_tiyn) ON TABLE financing.award_lines TO tizilim_app;

GRANT UPDATE(contracted_tiyn) ON TABLE financing.award_lines TO tizilim_app;

GRANT SELECT ON TABLE financing.awards TO tizilim_app;
GRANT SELECT ON TABLE financing.awards TO tizilim_applicant;
GRANT SELECT ON TABLE financing.awards TO tizilim_alliance;
GRANT SELECT ON TABLE financing.awards TO tizilim_federation;
GRANT SELECT ON TABLE financing.awards TO tizilim_citizen;
GRANT SELECT ON TABLE financing.awards TO tizilim_audit;
GRANT SELECT ON TABLE financing.awards TO tizilim_read;
GRANT SELECT ON TABLE financing.awards TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.awards TO tizilim_app;

GRANT INSERT(id) ON TABLE financing.awards TO tizilim_app;

GRANT INSERT(order_id) ON TABLE financing.awards TO tizilim_app;

GRANT INSERT(application_id) ON TABLE financing.awards TO tizilim_app;

GRANT INSERT(organisation_id) ON TABLE financing.awards TO tizilim_app;

GRANT INSERT(decision_id) ON TABLE financing.awards TO tizilim_app;

GRANT INSERT(state) ON TABLE financing.awards TO tizilim_app;

GRANT INSERT(instrument) ON TABLE financing.awards TO tizilim_app;

GRANT INSERT(year) ON TABLE financing.awards TO tizilim_app;

GRANT INSERT(asked_tiyn) ON TABLE financing.awards TO tizilim_app;

GRANT INSERT(amount_tiyn) ON TABLE financing.awards TO tizilim_app;

GRANT INSERT(months) ON TABLE financing.awards TO tizilim_app;

GRANT INSERT(lines) ON TABLE financing.awards TO tizilim_app;

GRANT UPDATE(contracted_tiyn) ON TABLE financing.awards TO tizilim_app;

GRANT INSERT(wins) ON TABLE financing.awards TO tizilim_app;

GRANT SELECT ON TABLE financing.breach_answers TO tizilim_app;
GRANT SELECT ON TABLE financing.breach_answers TO tizilim_applicant;
GRANT SELECT ON TABLE financing.breach_answers TO tizilim_alliance;
GRANT SELECT ON TABLE financing.breach_answers TO tizilim_federation;
GRANT SELECT ON TABLE financing.breach_answers TO tizilim_citizen;
GRANT SELECT ON TABLE financing.breach_answers TO tizilim_audit;
GRANT SELECT ON TABLE financing.breach_answers TO tizilim_read;
GRANT SELECT ON TABLE financing.breach_answers TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.breach_answers TO tizilim_applicant;

GRANT INSERT(breach_id) ON TABLE financing.breach_answers TO tizilim_applicant;

GRANT INSERT(organisation_id) ON TABLE financing.breach_answers TO tizilim_applicant;

GRANT INSERT(actor) ON TABLE financing.breach_answers TO tizilim_applicant;

GRANT INSERT(text) ON TABLE financing.breach_answers TO tizilim_applicant;

GRANT SELECT ON TABLE financing.budget_entries TO tizilim_app;
GRANT SELECT ON TABLE financing.budget_entries TO tizilim_applicant;
GRANT SELECT ON TABLE financing.budget_entries TO tizilim_alliance;
GRANT SELECT ON TABLE financing.budget_entries TO tizilim_federation;
GRANT SELECT ON TABLE financing.budget_entries TO tizilim_citizen;
GRANT SELECT ON TABLE financing.budget_entries TO tizilim_audit;
GRANT SELECT ON TABLE financing.budget_entries TO tizilim_read;
GRANT SELECT ON TABLE financing.budget_entries TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.budget_entries TO tizilim_app;

GRANT INSERT(line_id) ON TABLE financing.budget_entries TO tizilim_app;

GRANT INSERT(seq) ON TABLE financing.budget_entries TO tizilim_app;

GRANT INSERT(before_tiyn) ON TABLE financing.budget_entries TO tizilim_app;

GRANT INSERT(change_tiyn) ON TABLE financing.budget_entries TO tizilim_app;

GRANT INSERT(actor) ON TABLE financing.budget_entries TO tizilim_app;

GRANT INSERT(reason) ON TABLE financing.budget_entries TO tizilim_app;

GRANT INSERT(reference) ON TABLE financing.budget_entries TO tizilim_app;

GRANT INSERT(reference_sha256) ON TABLE financing.budget_entries TO tizilim_app;

GRANT SELECT ON TABLE financing.budget_lines TO tizilim_app;
GRANT SELECT ON TABLE financing.budget_lines TO tizilim_applicant;
GRANT SELECT ON TABLE financing.budget_lines TO tizilim_alliance;
GRANT SELECT ON TABLE financing.budget_lines TO tizilim_federation;
GRANT SELECT ON TABLE financing.budget_lines TO tizilim_citizen;
GRANT SELECT ON TABLE financing.budget_lines TO tizilim_audit;
GRANT SELECT ON TABLE financing.budget_lines TO tizilim_read;
GRANT SELECT ON TABLE financing.budget_lines TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.budget_lines TO tizilim_app;

GRANT INSERT(id) ON TABLE financing.budget_lines TO tizilim_app;

GRANT UPDATE(version) ON TABLE financing.budget_lines TO tizilim_app;

GRANT INSERT(year) ON TABLE financing.budget_lines TO tizilim_app;

GRANT INSERT(programme) ON TABLE financing.budget_lines TO tizilim_app;

GRANT INSERT(specific) ON TABLE financing.budget_lines TO tizilim_app;

GRANT INSERT(name_kk) ON TABLE financing.budget_lines TO tizilim_app;

GRANT INSERT(name_ru) ON TABLE financing.budget_lines TO tizilim_app;

GRANT INSERT(amount_tiyn),UPDATE(amount_tiyn) ON TABLE financing.budget_lines TO tizilim_app;

GRANT UPDATE(reserved_tiyn) ON TABLE financing.budget_lines TO tizilim_app;

GRANT SELECT ON TABLE financing.complaint_rulings TO tizilim_app;
GRANT SELECT ON TABLE financing.complaint_rulings TO tizilim_applicant;
GRANT SELECT ON TABLE financing.complaint_rulings TO tizilim_alliance;
GRANT SELECT ON TABLE financing.complaint_rulings TO tizilim_federation;
GRANT SELECT ON TABLE financing.complaint_rulings TO tizilim_citizen;
GRANT SELECT ON TABLE financing.complaint_rulings TO tizilim_audit;
GRANT SELECT ON TABLE financing.complaint_rulings TO tizilim_read;
GRANT SELECT ON TABLE financing.complaint_rulings TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.complaint_rulings TO tizilim_app;

GRANT INSERT(complaint_id) ON TABLE financing.complaint_rulings TO tizilim_app;

GRANT INSERT(decision_id) ON TABLE financing.complaint_rulings TO tizilim_app;

GRANT INSERT(ordinal) ON TABLE financing.complaint_rulings TO tizilim_app;

GRANT INSERT(outcome) ON TABLE financing.complaint_rulings TO tizilim_app;

GRANT INSERT(reason_kk) ON TABLE financing.complaint_rulings TO tizilim_app;

GRANT INSERT(reason_ru) ON TABLE financing.complaint_rulings TO tizilim_app;

GRANT INSERT(actor) ON TABLE financing.complaint_rulings TO tizilim_app;

GRANT SELECT ON TABLE financing.complaint_signers TO tizilim_app;

GRANT INSERT(tenant_id) ON TABLE financing.complaint_signers TO tizilim_app;

GRANT INSERT(complaint_id) ON TABLE financing.complaint_signers TO tizilim_app;

GRANT INSERT(decision_id) ON TABLE financing.complaint_signers TO tizilim_app;

GRANT INSERT(principal_id) ON TABLE financing.complaint_signers TO tizilim_app;

GRANT INSERT(approver_id) ON TABLE financing.complaint_signers TO tizilim_app;

GRANT SELECT ON TABLE financing.complaints TO tizilim_applicant;

GRANT SELECT(tenant_id) ON TABLE financing.complaints TO tizilim_app;
GRANT INSERT(tenant_id) ON TABLE financing.complaints TO tizilim_applicant;

GRANT SELECT(id) ON TABLE financing.complaints TO tizilim_app;
GRANT INSERT(id) ON TABLE financing.complaints TO tizilim_applicant;

GRANT SELECT(decision_id) ON TABLE financing.complaints TO tizilim_app;
GRANT INSERT(decision_id) ON TABLE financing.complaints TO tizilim_applicant;

GRANT SELECT(organisation_id) ON TABLE financing.complaints TO tizilim_app;
GRANT INSERT(organisation_id) ON TABLE financing.complaints TO tizilim_applicant;

GRANT SELECT(text) ON TABLE financing.complaints TO tizilim_app;
GRANT INSERT(text) ON TABLE financing.complaints TO tizilim_applicant;

GRANT SELECT(filed_at) ON TABLE financing.complaints TO tizilim_app;

GRANT SELECT(standstill_ends_at) ON TABLE financing.complaints TO tizilim_app;
GRANT INSERT(standstill_ends_at) ON TABLE financing.complaints TO tizilim_applicant;

GRANT INSERT(principal_id) ON TABLE financing.complaints TO tizilim_applicant;

GRANT SELECT ON TABLE financing.contract_lines TO tizilim_app;
GRANT SELECT ON TABLE financing.contract_lines TO tizilim_applicant;
GRANT SELECT ON TABLE financing.contract_lines TO tizilim_alliance;
GRANT SELECT ON TABLE financing.contract_lines TO tizilim_federation;
GRANT SELECT ON TABLE financing.contract_lines TO tizilim_citizen;
GRANT SELECT ON TABLE financing.contract_lines TO tizilim_audit;
GRANT SELECT ON TABLE financing.contract_lines TO tizilim_read;
GRANT SELECT ON TABLE financing.contract_lines TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.contract_lines TO tizilim_app;

GRANT INSERT(contract_id) ON TABLE financing.contract_lines TO tizilim_app;

GRANT INSERT(line_id) ON TABLE financing.contract_lines TO tizilim_app;

GRANT INSERT(award_id) ON TABLE financing.contract_lines TO tizilim_app;

GRANT INSERT(version),UPDATE(version) ON TABLE financing.contract_lines TO tizilim_app;

GRANT UPDATE(movements) ON TABLE financing.contract_lines TO tizilim_app;

GRANT INSERT(contracted_tiyn),UPDATE(contracted_tiyn) ON TABLE financing.contract_lines TO tizilim_app;

GRANT UPDATE(planned_tiyn) ON TABLE financing.contract_lines TO tizilim_app;

GRANT UPDATE(ordered_tiyn) ON TABLE financing.contract_lines TO tizilim_app;

GRANT UPDATE(paid_tiyn) ON TABLE financing.contract_lines TO tizilim_app;

GRANT UPDATE(returned_tiyn) ON TABLE financing.contract_lines TO tizilim_app;

GRANT UPDATE(freed_tiyn) ON TABLE financing.contract_lines TO tizilim_app;

GRANT UPDATE(terminated) ON TABLE financing.contract_lines TO tizilim_app;

GRANT SELECT ON TABLE financing.decision_outcomes TO tizilim_app;
GRANT SELECT ON TABLE financing.decision_outcomes TO tizilim_applicant;
GRANT SELECT ON TABLE financing.decision_outcomes TO tizilim_alliance;
GRANT SELECT ON TABLE financing.decision_outcomes TO tizilim_federation;
GRANT SELECT ON TABLE financing.decision_outcomes TO tizilim_citizen;
GRANT SELECT ON TABLE financing.decision_outcomes TO tizilim_audit;
GRANT SELECT ON TABLE financing.decision_outcomes TO tizilim_read;
GRANT SELECT ON TABLE financing.decision_outcomes TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.decision_outcomes TO tizilim_app;

GRANT INSERT(decision_id) ON TABLE financing.decision_outcomes TO tizilim_app;

GRANT INSERT(place) ON TABLE financing.decision_outcomes TO tizilim_app;

GRANT INSERT(order_id) ON TABLE financing.decision_outcomes TO tizilim_app;

GRANT INSERT(application_id) ON TABLE financing.decision_outcomes TO tizilim_app;

GRANT INSERT(organisation_id) ON TABLE financing.decision_outcomes TO tizilim_app;

GRANT INSERT(asked_tiyn) ON TABLE financing.decision_outcomes TO tizilim_app;

GRANT INSERT(award_id) ON TABLE financing.decision_outcomes TO tizilim_app;

GRANT INSERT(amount_tiyn) ON TABLE financing.decision_outcomes TO tizilim_app;

GRANT INSERT(refusal) ON TABLE financing.decision_outcomes TO tizilim_app;

GRANT INSERT(reason_kk) ON TABLE financing.decision_outcomes TO tizilim_app;

GRANT INSERT(reason_ru) ON TABLE financing.decision_outcomes TO tizilim_app;

GRANT INSERT(eligibility) ON TABLE financing.decision_outcomes TO tizilim_app;

GRANT SELECT ON TABLE financing.decision_transitions TO tizilim_app;
GRANT SELECT ON TABLE financing.decision_transitions TO tizilim_applicant;
GRANT SELECT ON TABLE financing.decision_transitions TO tizilim_alliance;
GRANT SELECT ON TABLE financing.decision_transitions TO tizilim_federation;
GRANT SELECT ON TABLE financing.decision_transitions TO tizilim_citizen;
GRANT SELECT ON TABLE financing.decision_transitions TO tizilim_audit;
GRANT SELECT ON TABLE financing.decision_transitions TO tizilim_read;
GRANT SELECT ON TABLE financing.decision_transitions TO tizilim_auth;

GRANT SELECT,INSERT ON TABLE financing.expert_spheres TO tizilim_app;

GRANT SELECT ON TABLE financing.function_performers TO tizilim_app;
GRANT SELECT ON TABLE financing.function_performers TO tizilim_applicant;
GRANT SELECT ON TABLE financing.function_performers TO tizilim_alliance;
GRANT SELECT ON TABLE financing.function_performers TO tizilim_federation;
GRANT SELECT ON TABLE financing.function_performers TO tizilim_citizen;
GRANT SELECT ON TABLE financing.function_performers TO tizilim_audit;
GRANT SELECT ON TABLE financing.function_performers TO tizilim_read;
GRANT SELECT ON TABLE financing.function_performers TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.function_performers TO tizilim_app;

GRANT INSERT(function_id) ON TABLE financing.function_performers TO tizilim_app;

GRANT INSERT(seq) ON TABLE financing.function_performers TO tizilim_app;

GRANT INSERT(organisation_id) ON TABLE financing.function_performers TO tizilim_app;

GRANT INSERT(valid_from) ON TABLE financing.function_performers TO tizilim_app;

GRANT UPDATE(valid_to) ON TABLE financing.function_performers TO tizilim_app;

GRANT INSERT(actor) ON TABLE financing.function_performers TO tizilim_app;

GRANT INSERT(act) ON TABLE financing.function_performers TO tizilim_app;

GRANT INSERT(act_sha256) ON TABLE financing.function_performers TO tizilim_app;

GRANT SELECT ON TABLE financing.functions TO tizilim_app;
GRANT SELECT ON TABLE financing.functions TO tizilim_applicant;
GRANT SELECT ON TABLE financing.functions TO tizilim_alliance;
GRANT SELECT ON TABLE financing.functions TO tizilim_federation;
GRANT SELECT ON TABLE financing.functions TO tizilim_citizen;
GRANT SELECT ON TABLE financing.functions TO tizilim_audit;
GRANT SELECT ON TABLE financing.functions TO tizilim_read;
GRANT SELECT ON TABLE financing.functions TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.functions TO tizilim_app;

GRANT INSERT(id) ON TABLE financing.functions TO tizilim_app;

GRANT UPDATE(version) ON TABLE financing.functions TO tizilim_app;

GRANT INSERT(name_kk) ON TABLE financing.functions TO tizilim_app;

GRANT INSERT(name_ru) ON TABLE financing.functions TO tizilim_app;

GRANT INSERT(legal_basis) ON TABLE financing.functions TO tizilim_app;

GRANT INSERT(body) ON TABLE financing.functions TO tizilim_app;

GRANT INSERT(standard) ON TABLE financing.functions TO tizilim_app;

GRANT INSERT(standard_sha256) ON TABLE financing.functions TO tizilim_app;

GRANT INSERT(price_tiyn) ON TABLE financing.functions TO tizilim_app;

GRANT INSERT(term_months) ON TABLE financing.functions TO tizilim_app;

GRANT INSERT(actor) ON TABLE financing.functions TO tizilim_app;

GRANT SELECT ON TABLE financing.hidable_fields TO tizilim_app;
GRANT SELECT ON TABLE financing.hidable_fields TO tizilim_applicant;
GRANT SELECT ON TABLE financing.hidable_fields TO tizilim_alliance;
GRANT SELECT ON TABLE financing.hidable_fields TO tizilim_federation;
GRANT SELECT ON TABLE financing.hidable_fields TO tizilim_citizen;
GRANT SELECT ON TABLE financing.hidable_fields TO tizilim_audit;
GRANT SELECT ON TABLE financing.hidable_fields TO tizilim_read;
GRANT SELECT ON TABLE financing.hidable_fields TO tizilim_auth;

GRANT SELECT ON TABLE financing.instruments TO tizilim_app;
GRANT SELECT ON TABLE financing.instruments TO tizilim_applicant;
GRANT SELECT ON TABLE financing.instruments TO tizilim_alliance;
GRANT SELECT ON TABLE financing.instruments TO tizilim_federation;
GRANT SELECT ON TABLE financing.instruments TO tizilim_citizen;
GRANT SELECT ON TABLE financing.instruments TO tizilim_audit;
GRANT SELECT ON TABLE financing.instruments TO tizilim_read;
GRANT SELECT ON TABLE financing.instruments TO tizilim_auth;

GRANT SELECT ON TABLE financing.ledger_entries TO tizilim_app;
GRANT SELECT ON TABLE financing.ledger_entries TO tizilim_applicant;
GRANT SELECT ON TABLE financing.ledger_entries TO tizilim_alliance;
GRANT SELECT ON TABLE financing.ledger_entries TO tizilim_federation;
GRANT SELECT ON TABLE financing.ledger_entries TO tizilim_citizen;
GRANT SELECT ON TABLE financing.ledger_entries TO tizilim_audit;
GRANT SELECT ON TABLE financing.ledger_entries TO tizilim_read;
GRANT SELECT ON TABLE financing.ledger_entries TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.ledger_entries TO tizilim_app;

GRANT INSERT(contract_id) ON TABLE financing.ledger_entries TO tizilim_app;

GRANT INSERT(line_id) ON TABLE financing.ledger_entries TO tizilim_app;

GRANT INSERT(seq) ON TABLE financing.ledger_entries TO tizilim_app;

GRANT INSERT(id) ON TABLE financing.ledger_entries TO tizilim_app;

GRANT INSERT(organisation_id) ON TABLE financing.ledger_entries TO tizilim_app;

GRANT INSERT(act) ON TABLE financing.ledger_entries TO tizilim_app;

GRANT INSERT(debit) ON TABLE financing.ledger_entries TO tizilim_app;

GRANT INSERT(credit) ON TABLE financing.ledger_entries TO tizilim_app;

GRANT INSERT(amount_tiyn) ON TABLE financing.ledger_entries TO tizilim_app;

GRANT INSERT(version) ON TABLE financing.ledger_entries TO tizilim_app;

GRANT INSERT(payment_id) ON TABLE financing.ledger_entries TO tizilim_app;

GRANT INSERT(tranche_id) ON TABLE financing.ledger_entries TO tizilim_app;

GRANT INSERT(refund_id) ON TABLE financing.ledger_entries TO tizilim_app;

GRANT INSERT(contracted_before_tiyn) ON TABLE financing.ledger_entries TO tizilim_app;

GRANT INSERT(paid_before_tiyn) ON TABLE financing.ledger_entries TO tizilim_app;

GRANT INSERT(returned_before_tiyn) ON TABLE financing.ledger_entries TO tizilim_app;

GRANT INSERT(freed_before_tiyn) ON TABLE financing.ledger_entries TO tizilim_app;

GRANT INSERT(returned_in) ON TABLE financing.ledger_entries TO tizilim_app;

GRANT INSERT(line_year) ON TABLE financing.ledger_entries TO tizilim_app;

GRANT INSERT(paid_in) ON TABLE financing.ledger_entries TO tizilim_app;

GRANT SELECT ON TABLE financing.ledger_movements TO tizilim_app;
GRANT SELECT ON TABLE financing.ledger_movements TO tizilim_applicant;
GRANT SELECT ON TABLE financing.ledger_movements TO tizilim_alliance;
GRANT SELECT ON TABLE financing.ledger_movements TO tizilim_federation;
GRANT SELECT ON TABLE financing.ledger_movements TO tizilim_citizen;
GRANT SELECT ON TABLE financing.ledger_movements TO tizilim_audit;
GRANT SELECT ON TABLE financing.ledger_movements TO tizilim_read;
GRANT SELECT ON TABLE financing.ledger_movements TO tizilim_auth;

GRANT SELECT ON TABLE financing.order_answers TO tizilim_app;
GRANT SELECT ON TABLE financing.order_answers TO tizilim_applicant;
GRANT SELECT ON TABLE financing.order_answers TO tizilim_alliance;
GRANT SELECT ON TABLE financing.order_answers TO tizilim_federation;
GRANT SELECT ON TABLE financing.order_answers TO tizilim_citizen;
GRANT SELECT ON TABLE financing.order_answers TO tizilim_audit;
GRANT SELECT ON TABLE financing.order_answers TO tizilim_read;
GRANT SELECT ON TABLE financing.order_answers TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.order_answers TO tizilim_app;

GRANT INSERT(id) ON TABLE financing.order_answers TO tizilim_app;

GRANT INSERT(question_id) ON TABLE financing.order_answers TO tizilim_app;

GRANT INSERT(order_id) ON TABLE financing.order_answers TO tizilim_app;

GRANT INSERT(question) ON TABLE financing.order_answers TO tizilim_app;

GRANT INSERT(text_kk) ON TABLE financing.order_answers TO tizilim_app;

GRANT INSERT(text_ru) ON TABLE financing.order_answers TO tizilim_app;

GRANT INSERT(actor) ON TABLE financing.order_answers TO tizilim_app;

GRANT SELECT,INSERT ON TABLE financing.order_documents TO tizilim_app;
GRANT SELECT ON TABLE financing.order_documents TO tizilim_applicant;
GRANT SELECT ON TABLE financing.order_documents TO tizilim_alliance;
GRANT SELECT ON TABLE financing.order_documents TO tizilim_federation;
GRANT SELECT ON TABLE financing.order_documents TO tizilim_citizen;
GRANT SELECT ON TABLE financing.order_documents TO tizilim_audit;
GRANT SELECT ON TABLE financing.order_documents TO tizilim_read;
GRANT SELECT ON TABLE financing.order_documents TO tizilim_auth;

GRANT SELECT ON TABLE financing.order_drafts TO tizilim_app;

GRANT INSERT(tenant_id) ON TABLE financing.order_drafts TO tizilim_app;

GRANT INSERT(id) ON TABLE financing.order_drafts TO tizilim_app;

GRANT UPDATE(version) ON TABLE financing.order_drafts TO tizilim_app;

GRANT INSERT(content),UPDATE(content) ON TABLE financing.order_drafts TO tizilim_app;

GRANT UPDATE(edited_at) ON TABLE financing.order_drafts TO tizilim_app;

GRANT INSERT(edited_by),UPDATE(edited_by) ON TABLE financing.order_drafts TO tizilim_app;

GRANT UPDATE(announced_by) ON TABLE financing.order_drafts TO tizilim_app;

GRANT SELECT ON TABLE financing.order_lines TO tizilim_app;
GRANT SELECT ON TABLE financing.order_lines TO tizilim_applicant;
GRANT SELECT ON TABLE financing.order_lines TO tizilim_alliance;
GRANT SELECT ON TABLE financing.order_lines TO tizilim_federation;
GRANT SELECT ON TABLE financing.order_lines TO tizilim_citizen;
GRANT SELECT ON TABLE financing.order_lines TO tizilim_audit;
GRANT SELECT ON TABLE financing.order_lines TO tizilim_read;
GRANT SELECT ON TABLE financing.order_lines TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.order_lines TO tizilim_app;

GRANT INSERT(order_id) ON TABLE financing.order_lines TO tizilim_app;

GRANT INSERT(line_id) ON TABLE financing.order_lines TO tizilim_app;

GRANT INSERT(amount_tiyn) ON TABLE financing.order_lines TO tizilim_app;

GRANT UPDATE(released_tiyn) ON TABLE financing.order_lines TO tizilim_app;

GRANT UPDATE(awarded_tiyn) ON TABLE financing.order_lines TO tizilim_app;

GRANT UPDATE(contracted_tiyn) ON TABLE financing.order_lines TO tizilim_app;

GRANT UPDATE(freed_tiyn) ON TABLE financing.order_lines TO tizilim_app;

GRANT INSERT(order_year) ON TABLE financing.order_lines TO tizilim_app;

GRANT INSERT(line_year) ON TABLE financing.order_lines TO tizilim_app;

GRANT SELECT ON TABLE financing.order_questions TO tizilim_applicant;

GRANT SELECT(tenant_id) ON TABLE financing.order_questions TO tizilim_app;
GRANT INSERT(tenant_id) ON TABLE financing.order_questions TO tizilim_applicant;

GRANT SELECT(id) ON TABLE financing.order_questions TO tizilim_app;
GRANT INSERT(id) ON TABLE financing.order_questions TO tizilim_applicant;

GRANT SELECT(order_id) ON TABLE financing.order_questions TO tizilim_app;
GRANT INSERT(order_id) ON TABLE financing.order_questions TO tizilim_applicant;

GRANT INSERT(organisation_id) ON TABLE financing.order_questions TO tizilim_applicant;

GRANT SELECT(text) ON TABLE financing.order_questions TO tizilim_app;
GRANT INSERT(text) ON TABLE financing.order_questions TO tizilim_applicant;

GRANT SELECT(asked_at) ON TABLE financing.order_questions TO tizilim_app;

GRANT SELECT ON TABLE financing.order_steps TO tizilim_app;
GRANT SELECT ON TABLE financing.order_steps TO tizilim_applicant;
GRANT SELECT ON TABLE financing.order_steps TO tizilim_alliance;
GRANT SELECT ON TABLE financing.order_steps TO tizilim_federation;
GRANT SELECT ON TABLE financing.order_steps TO tizilim_citizen;
GRANT SELECT ON TABLE financing.order_steps TO tizilim_audit;
GRANT SELECT ON TABLE financing.order_steps TO tizilim_read;
GRANT SELECT ON TABLE financing.order_steps TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.order_steps TO tizilim_app;

GRANT INSERT(order_id) ON TABLE financing.order_steps TO tizilim_app;

GRANT INSERT(seq) ON TABLE financing.order_steps TO tizilim_app;

GRANT INSERT(from_state) ON TABLE financing.order_steps TO tizilim_app;

GRANT INSERT(to_state) ON TABLE financing.order_steps TO tizilim_app;

GRANT INSERT(act) ON TABLE financing.order_steps TO tizilim_app;

GRANT INSERT(actor) ON TABLE financing.order_steps TO tizilim_app;

GRANT INSERT(closed_before) ON TABLE financing.order_steps TO tizilim_app;

GRANT INSERT(closes_at) ON TABLE financing.order_steps TO tizilim_app;

GRANT INSERT(reason) ON TABLE financing.order_steps TO tizilim_app;

GRANT SELECT ON TABLE financing.order_transitions TO tizilim_app;
GRANT SELECT ON TABLE financing.order_transitions TO tizilim_applicant;
GRANT SELECT ON TABLE financing.order_transitions TO tizilim_alliance;
GRANT SELECT ON TABLE financing.order_transitions TO tizilim_federation;
GRANT SELECT ON TABLE financing.order_transitions TO tizilim_citizen;
GRANT SELECT ON TABLE financing.order_transitions TO tizilim_audit;
GRANT SELECT ON TABLE financing.order_transitions TO tizilim_read;
GRANT SELECT ON TABLE financing.order_transitions TO tizilim_auth;

GRANT SELECT ON TABLE financing.payment_refusals TO tizilim_app;
GRANT SELECT ON TABLE financing.payment_refusals TO tizilim_applicant;
GRANT SELECT ON TABLE financing.payment_refusals TO tizilim_alliance;
GRANT SELECT ON TABLE financing.payment_refusals TO tizilim_federation;
GRANT SELECT ON TABLE financing.payment_refusals TO tizilim_citizen;
GRANT SELECT ON TABLE financing.payment_refusals TO tizilim_audit;
GRANT SELECT ON TABLE financing.payment_refusals TO tizilim_read;
GRANT SELECT ON TABLE financing.payment_refusals TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.payment_refusals TO tizilim_app;

GRANT INSERT(payment_id) ON TABLE financing.payment_refusals TO tizilim_app;

GRANT INSERT(tranche_id) ON TABLE financing.payment_refusals TO tizilim_app;

GRANT INSERT(step) ON TABLE financing.payment_refusals TO tizilim_app;

GRANT INSERT(refused_on) ON TABLE financing.payment_refusals TO tizilim_app;

GRANT INSERT(reference) ON TABLE financing.payment_refusals TO tizilim_app;

GRANT INSERT(reason) ON TABLE financing.payment_refusals TO tizilim_app;

GRANT INSERT(actor) ON TABLE financing.payment_refusals TO tizilim_app;

GRANT SELECT ON TABLE financing.payment_signers TO tizilim_app;

GRANT INSERT(tenant_id) ON TABLE financing.payment_signers TO tizilim_app;

GRANT INSERT(payment_id) ON TABLE financing.payment_signers TO tizilim_app;

GRANT INSERT(seq) ON TABLE financing.payment_signers TO tizilim_app;

GRANT INSERT(principal_id) ON TABLE financing.payment_signers TO tizilim_app;

GRANT INSERT(payer_id) ON TABLE financing.payment_signers TO tizilim_app;

GRANT SELECT ON TABLE financing.plan_items TO tizilim_app;
GRANT SELECT ON TABLE financing.plan_items TO tizilim_applicant;
GRANT SELECT ON TABLE financing.plan_items TO tizilim_alliance;
GRANT SELECT ON TABLE financing.plan_items TO tizilim_federation;
GRANT SELECT ON TABLE financing.plan_items TO tizilim_citizen;
GRANT SELECT ON TABLE financing.plan_items TO tizilim_audit;
GRANT SELECT ON TABLE financing.plan_items TO tizilim_read;
GRANT SELECT ON TABLE financing.plan_items TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.plan_items TO tizilim_app;

GRANT INSERT(plan_id) ON TABLE financing.plan_items TO tizilim_app;

GRANT INSERT(version) ON TABLE financing.plan_items TO tizilim_app;

GRANT INSERT(line_id) ON TABLE financing.plan_items TO tizilim_app;

GRANT INSERT(place) ON TABLE financing.plan_items TO tizilim_app;

GRANT INSERT(year) ON TABLE financing.plan_items TO tizilim_app;

GRANT INSERT(theme_id) ON TABLE financing.plan_items TO tizilim_app;

GRANT INSERT(theme_year) ON TABLE financing.plan_items TO tizilim_app;

GRANT INSERT(quarter) ON TABLE financing.plan_items TO tizilim_app;

GRANT INSERT(line_version) ON TABLE financing.plan_items TO tizilim_app;

GRANT INSERT(line_amount_tiyn) ON TABLE financing.plan_items TO tizilim_app;

GRANT INSERT(before_tiyn) ON TABLE financing.plan_items TO tizilim_app;

GRANT INSERT(amount_tiyn) ON TABLE financing.plan_items TO tizilim_app;

GRANT SELECT ON TABLE financing.plan_versions TO tizilim_app;
GRANT SELECT ON TABLE financing.plan_versions TO tizilim_applicant;
GRANT SELECT ON TABLE financing.plan_versions TO tizilim_alliance;
GRANT SELECT ON TABLE financing.plan_versions TO tizilim_federation;
GRANT SELECT ON TABLE financing.plan_versions TO tizilim_citizen;
GRANT SELECT ON TABLE financing.plan_versions TO tizilim_audit;
GRANT SELECT ON TABLE financing.plan_versions TO tizilim_read;
GRANT SELECT ON TABLE financing.plan_versions TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.plan_versions TO tizilim_app;

GRANT INSERT(plan_id) ON TABLE financing.plan_versions TO tizilim_app;

GRANT INSERT(version) ON TABLE financing.plan_versions TO tizilim_app;

GRANT INSERT(year) ON TABLE financing.plan_versions TO tizilim_app;

GRANT INSERT(actor) ON TABLE financing.plan_versions TO tizilim_app;

GRANT INSERT(reason) ON TABLE financing.plan_versions TO tizilim_app;

GRANT SELECT ON TABLE financing.plans TO tizilim_app;
GRANT SELECT ON TABLE financing.plans TO tizilim_applicant;
GRANT SELECT ON TABLE financing.plans TO tizilim_alliance;
GRANT SELECT ON TABLE financing.plans TO tizilim_federation;
GRANT SELECT ON TABLE financing.plans TO tizilim_citizen;
GRANT SELECT ON TABLE financing.plans TO tizilim_audit;
GRANT SELECT ON TABLE financing.plans TO tizilim_read;
GRANT SELECT ON TABLE financing.plans TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.plans TO tizilim_app;

GRANT INSERT(id) ON TABLE financing.plans TO tizilim_app;

GRANT INSERT(year) ON TABLE financing.plans TO tizilim_app;

GRANT UPDATE(version) ON TABLE financing.plans TO tizilim_app;

GRANT SELECT,INSERT ON TABLE financing.refund_lines TO tizilim_app;
GRANT SELECT ON TABLE financing.refund_lines TO tizilim_applicant;
GRANT SELECT ON TABLE financing.refund_lines TO tizilim_alliance;
GRANT SELECT ON TABLE financing.refund_lines TO tizilim_federation;
GRANT SELECT ON TABLE financing.refund_lines TO tizilim_citizen;
GRANT SELECT ON TABLE financing.refund_lines TO tizilim_audit;
GRANT SELECT ON TABLE financing.refund_lines TO tizilim_read;
GRANT SELECT ON TABLE financing.refund_lines TO tizilim_auth;

GRANT SELECT ON TABLE financing.report_transitions TO tizilim_app;
GRANT SELECT ON TABLE financing.report_transitions TO tizilim_applicant;
GRANT SELECT ON TABLE financing.report_transitions TO tizilim_alliance;
GRANT SELECT ON TABLE financing.report_transitions TO tizilim_federation;
GRANT SELECT ON TABLE financing.report_transitions TO tizilim_citizen;
GRANT SELECT ON TABLE financing.report_transitions TO tizilim_audit;
GRANT SELECT ON TABLE financing.report_transitions TO tizilim_read;
GRANT SELECT ON TABLE financing.report_transitions TO tizilim_auth;

GRANT SELECT ON TABLE financing.termination_grounds TO tizilim_app;
GRANT SELECT ON TABLE financing.termination_grounds TO tizilim_applicant;
GRANT SELECT ON TABLE financing.termination_grounds TO tizilim_alliance;
GRANT SELECT ON TABLE financing.termination_grounds TO tizilim_federation;
GRANT SELECT ON TABLE financing.termination_grounds TO tizilim_citizen;
GRANT SELECT ON TABLE financing.termination_grounds TO tizilim_audit;
GRANT SELECT ON TABLE financing.termination_grounds TO tizilim_read;
GRANT SELECT ON TABLE financing.termination_grounds TO tizilim_auth;

GRANT SELECT ON TABLE financing.termination_signers TO tizilim_app;

GRANT INSERT(tenant_id) ON TABLE financing.termination_signers TO tizilim_app;

GRANT INSERT(termination_id) ON TABLE financing.termination_signers TO tizilim_app;

GRANT INSERT(seq) ON TABLE financing.termination_signers TO tizilim_app;

GRANT INSERT(to_state) ON TABLE financing.termination_signers TO tizilim_app;

GRANT INSERT(principal_id) ON TABLE financing.termination_signers TO tizilim_app;

GRANT INSERT(author_id) ON TABLE financing.termination_signers TO tizilim_app;

GRANT SELECT ON TABLE financing.termination_steps TO tizilim_app;
GRANT SELECT ON TABLE financing.termination_steps TO tizilim_applicant;
GRANT SELECT ON TABLE financing.termination_steps TO tizilim_alliance;
GRANT SELECT ON TABLE financing.termination_steps TO tizilim_federation;
GRANT SELECT ON TABLE financing.termination_steps TO tizilim_citizen;
GRANT SELECT ON TABLE financing.termination_steps TO tizilim_audit;
GRANT SELECT ON TABLE financing.termination_steps TO tizilim_read;
GRANT SELECT ON TABLE financing.termination_steps TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.termination_steps TO tizilim_app;

GRANT INSERT(termination_id) ON TABLE financing.termination_steps TO tizilim_app;

GRANT INSERT(seq) ON TABLE financing.termination_steps TO tizilim_app;

GRANT INSERT(from_state) ON TABLE financing.termination_steps TO tizilim_app;

GRANT INSERT(to_state) ON TABLE financing.termination_steps TO tizilim_app;

GRANT INSERT(act) ON TABLE financing.termination_steps TO tizilim_app;

GRANT INSERT(actor) ON TABLE financing.termination_steps TO tizilim_app;

GRANT INSERT(reason) ON TABLE financing.termination_steps TO tizilim_app;

GRANT SELECT ON TABLE financing.termination_transitions TO tizilim_app;
GRANT SELECT ON TABLE financing.termination_transitions TO tizilim_applicant;
GRANT SELECT ON TABLE financing.termination_transitions TO tizilim_alliance;
GRANT SELECT ON TABLE financing.termination_transitions TO tizilim_federation;
GRANT SELECT ON TABLE financing.termination_transitions TO tizilim_citizen;
GRANT SELECT ON TABLE financing.termination_transitions TO tizilim_audit;
GRANT SELECT ON TABLE financing.termination_transitions TO tizilim_read;
GRANT SELECT ON TABLE financing.termination_transitions TO tizilim_auth;

GRANT SELECT ON TABLE financing.terminations TO tizilim_app;
GRANT SELECT ON TABLE financing.terminations TO tizilim_applicant;
GRANT SELECT ON TABLE financing.terminations TO tizilim_alliance;
GRANT SELECT ON TABLE financing.terminations TO tizilim_federation;
GRANT SELECT ON TABLE financing.terminations TO tizilim_citizen;
GRANT SELECT ON TABLE financing.terminations TO tizilim_audit;
GRANT SELECT ON TABLE financing.terminations TO tizilim_read;
GRANT SELECT ON TABLE financing.terminations TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.terminations TO tizilim_app;

GRANT INSERT(id) ON TABLE financing.terminations TO tizilim_app;

GRANT INSERT(contract_id) ON TABLE financing.terminations TO tizilim_app;

GRANT INSERT(organisation_id) ON TABLE financing.terminations TO tizilim_app;

GRANT UPDATE(version) ON TABLE financing.terminations TO tizilim_app;

GRANT UPDATE(state) ON TABLE financing.terminations TO tizilim_app;

GRANT INSERT(ground) ON TABLE financing.terminations TO tizilim_app;

GRANT INSERT(of_breach) ON TABLE financing.terminations TO tizilim_app;

GRANT INSERT(breach_id) ON TABLE financing.terminations TO tizilim_app;

GRANT INSERT(ends_on) ON TABLE financing.terminations TO tizilim_app;

GRANT INSERT(report_due_on) ON TABLE financing.terminations TO tizilim_app;

GRANT INSERT(reason) ON TABLE financing.terminations TO tizilim_app;

GRANT INSERT(reference) ON TABLE financing.terminations TO tizilim_app;

GRANT INSERT(reference_sha256) ON TABLE financing.terminations TO tizilim_app;

GRANT SELECT ON TABLE financing.theme_history TO tizilim_app;
GRANT SELECT ON TABLE financing.theme_history TO tizilim_applicant;
GRANT SELECT ON TABLE financing.theme_history TO tizilim_alliance;
GRANT SELECT ON TABLE financing.theme_history TO tizilim_federation;
GRANT SELECT ON TABLE financing.theme_history TO tizilim_citizen;
GRANT SELECT ON TABLE financing.theme_history TO tizilim_audit;
GRANT SELECT ON TABLE financing.theme_history TO tizilim_read;
GRANT SELECT ON TABLE financing.theme_history TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.theme_history TO tizilim_app;
GRANT INSERT(tenant_id) ON TABLE financing.theme_history TO tizilim_applicant;

GRANT INSERT(theme_id) ON TABLE financing.theme_history TO tizilim_app;
GRANT INSERT(theme_id) ON TABLE financing.theme_history TO tizilim_applicant;

GRANT INSERT(seq) ON TABLE financing.theme_history TO tizilim_app;
GRANT INSERT(seq) ON TABLE financing.theme_history TO tizilim_applicant;

GRANT INSERT(organisation_id) ON TABLE financing.theme_history TO tizilim_applicant;

GRANT INSERT(from_state) ON TABLE financing.theme_history TO tizilim_app;
GRANT INSERT(from_state) ON TABLE financing.theme_history TO tizilim_applicant;

GRANT INSERT(to_state) ON TABLE financing.theme_history TO tizilim_app;
GRANT INSERT(to_state) ON TABLE financing.theme_history TO tizilim_applicant;

GRANT INSERT(actor) ON TABLE financing.theme_history TO tizilim_app;
GRANT INSERT(actor) ON TABLE financing.theme_history TO tizilim_applicant;

GRANT INSERT(reason) ON TABLE financing.theme_history TO tizilim_app;

GRANT INSERT(forum) ON TABLE financing.theme_history TO tizilim_app;

GRANT INSERT(held_on) ON TABLE financing.theme_history TO tizilim_app;

GRANT INSERT(outcome) ON TABLE financing.theme_history TO tizilim_app;

GRANT INSERT(reference) ON TABLE financing.theme_history TO tizilim_app;

GRANT INSERT(reference_sha256) ON TABLE financing.theme_history TO tizilim_app;

GRANT SELECT ON TABLE financing.theme_signers TO tizilim_app;
GRANT SELECT ON TABLE financing.theme_signers TO tizilim_applicant;

GRANT INSERT(tenant_id) ON TABLE financing.theme_signers TO tizilim_app;
GRANT INSERT(tenant_id) ON TABLE financing.theme_signers TO tizilim_applicant;

GRANT INSERT(theme_id) ON TABLE financing.theme_signers TO tizilim_app;
GRANT INSERT(theme_id) ON TABLE financing.theme_signers TO tizilim_applicant;

GRANT INSERT(seq) ON TABLE financing.theme_signers TO tizilim_app;
GRANT INSERT(seq) ON TABLE financing.theme_signers TO tizilim_applicant;

GRANT INSERT(organisation_id) ON TABLE financing.theme_signers TO tizilim_app;
GRANT INSERT(organisation_id) ON TABLE financing.theme_signers TO tizilim_applicant;

GRANT INSERT(to_state) ON TABLE financing.theme_signers TO tizilim_app;
GRANT INSERT(to_state) ON TABLE financing.theme_signers TO tizilim_applicant;

GRANT INSERT(principal_id) ON TABLE financing.theme_signers TO tizilim_app;
GRANT INSERT(principal_id) ON TABLE financing.theme_signers TO tizilim_applicant;

GRANT INSERT(proposer_id) ON TABLE financing.theme_signers TO tizilim_app;
GRANT INSERT(proposer_id) ON TABLE financing.theme_signers TO tizilim_applicant;

GRANT SELECT ON TABLE financing.theme_transitions TO tizilim_app;
GRANT SELECT ON TABLE financing.theme_transitions TO tizilim_applicant;
GRANT SELECT ON TABLE financing.theme_transitions TO tizilim_alliance;
GRANT SELECT ON TABLE financing.theme_transitions TO tizilim_federation;
GRANT SELECT ON TABLE financing.theme_transitions TO tizilim_citizen;
GRANT SELECT ON TABLE financing.theme_transitions TO tizilim_audit;
GRANT SELECT ON TABLE financing.theme_transitions TO tizilim_read;
GRANT SELECT ON TABLE financing.theme_transitions TO tizilim_auth;

GRANT SELECT ON TABLE financing.themes TO tizilim_app;
GRANT SELECT ON TABLE financing.themes TO tizilim_applicant;
GRANT SELECT ON TABLE financing.themes TO tizilim_alliance;
GRANT SELECT ON TABLE financing.themes TO tizilim_federation;
GRANT SELECT ON TABLE financing.themes TO tizilim_citizen;
GRANT SELECT ON TABLE financing.themes TO tizilim_audit;
GRANT SELECT ON TABLE financing.themes TO tizilim_read;
GRANT SELECT ON TABLE financing.themes TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.themes TO tizilim_app;
GRANT INSERT(tenant_id) ON TABLE financing.themes TO tizilim_applicant;

GRANT INSERT(id) ON TABLE financing.themes TO tizilim_app;
GRANT INSERT(id) ON TABLE financing.themes TO tizilim_applicant;

GRANT INSERT(organisation_id) ON TABLE financing.themes TO tizilim_app;
GRANT INSERT(organisation_id) ON TABLE financing.themes TO tizilim_applicant;

GRANT UPDATE(version) ON TABLE financing.themes TO tizilim_app;

GRANT INSERT(state),UPDATE(state) ON TABLE financing.themes TO tizilim_app;
GRANT INSERT(state) ON TABLE financing.themes TO tizilim_applicant;

GRANT INSERT(instrument) ON TABLE financing.themes TO tizilim_app;
GRANT INSERT(instrument) ON TABLE financing.themes TO tizilim_applicant;

GRANT INSERT(sphere) ON TABLE financing.themes TO tizilim_app;
GRANT INSERT(sphere) ON TABLE financing.themes TO tizilim_applicant;

GRANT INSERT(year) ON TABLE financing.themes TO tizilim_app;
GRANT INSERT(year) ON TABLE financing.themes TO tizilim_applicant;

GRANT INSERT(title_kk) ON TABLE financing.themes TO tizilim_app;
GRANT INSERT(title_kk) ON TABLE financing.themes TO tizilim_applicant;

GRANT INSERT(title_ru) ON TABLE financing.themes TO tizilim_app;
GRANT INSERT(title_ru) ON TABLE financing.themes TO tizilim_applicant;

GRANT INSERT(need) ON TABLE financing.themes TO tizilim_app;
GRANT INSERT(need) ON TABLE financing.themes TO tizilim_applicant;

GRANT INSERT(target_group) ON TABLE financing.themes TO tizilim_app;
GRANT INSERT(target_group) ON TABLE financing.themes TO tizilim_applicant;

GRANT INSERT(region) ON TABLE financing.themes TO tizilim_app;
GRANT INSERT(region) ON TABLE financing.themes TO tizilim_applicant;

GRANT INSERT(kato) ON TABLE financing.themes TO tizilim_app;
GRANT INSERT(kato) ON TABLE financing.themes TO tizilim_applicant;

GRANT INSERT(price_tiyn) ON TABLE financing.themes TO tizilim_app;
GRANT INSERT(price_tiyn) ON TABLE financing.themes TO tizilim_applicant;

GRANT SELECT,INSERT ON TABLE financing.tranche_lines TO tizilim_app;
GRANT SELECT ON TABLE financing.tranche_lines TO tizilim_applicant;
GRANT SELECT ON TABLE financing.tranche_lines TO tizilim_alliance;
GRANT SELECT ON TABLE financing.tranche_lines TO tizilim_federation;
GRANT SELECT ON TABLE financing.tranche_lines TO tizilim_citizen;
GRANT SELECT ON TABLE financing.tranche_lines TO tizilim_audit;
GRANT SELECT ON TABLE financing.tranche_lines TO tizilim_read;
GRANT SELECT ON TABLE financing.tranche_lines TO tizilim_auth;

GRANT SELECT ON TABLE financing.tranche_steps TO tizilim_app;
GRANT SELECT ON TABLE financing.tranche_steps TO tizilim_applicant;
GRANT SELECT ON TABLE financing.tranche_steps TO tizilim_alliance;
GRANT SELECT ON TABLE financing.tranche_steps TO tizilim_federation;
GRANT SELECT ON TABLE financing.tranche_steps TO tizilim_citizen;
GRANT SELECT ON TABLE financing.tranche_steps TO tizilim_audit;
GRANT SELECT ON TABLE financing.tranche_steps TO tizilim_read;
GRANT SELECT ON TABLE financing.tranche_steps TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.tranche_steps TO tizilim_app;

GRANT INSERT(tranche_id) ON TABLE financing.tranche_steps TO tizilim_app;

GRANT INSERT(seq) ON TABLE financing.tranche_steps TO tizilim_app;

GRANT INSERT(contract_id) ON TABLE financing.tranche_steps TO tizilim_app;

GRANT INSERT(report_number) ON TABLE financing.tranche_steps TO tizilim_app;

GRANT INSERT(from_state) ON TABLE financing.tranche_steps TO tizilim_app;

GRANT INSERT(to_state) ON TABLE financing.tranche_steps TO tizilim_app;

GRANT INSERT(act) ON TABLE financing.tranche_steps TO tizilim_app;

GRANT INSERT(actor) ON TABLE financing.tranche_steps TO tizilim_app;

GRANT SELECT ON TABLE financing.tranche_transitions TO tizilim_app;
GRANT SELECT ON TABLE financing.tranche_transitions TO tizilim_applicant;
GRANT SELECT ON TABLE financing.tranche_transitions TO tizilim_alliance;
GRANT SELECT ON TABLE financing.tranche_transitions TO tizilim_federation;
GRANT SELECT ON TABLE financing.tranche_transitions TO tizilim_citizen;
GRANT SELECT ON TABLE financing.tranche_transitions TO tizilim_audit;
GRANT SELECT ON TABLE financing.tranche_transitions TO tizilim_read;
GRANT SELECT ON TABLE financing.tranche_transitions TO tizilim_auth;

GRANT SELECT ON TABLE financing.tranches TO tizilim_app;
GRANT SELECT ON TABLE financing.tranches TO tizilim_applicant;
GRANT SELECT ON TABLE financing.tranches TO tizilim_alliance;
GRANT SELECT ON TABLE financing.tranches TO tizilim_federation;
GRANT SELECT ON TABLE financing.tranches TO tizilim_citizen;
GRANT SELECT ON TABLE financing.tranches TO tizilim_audit;
GRANT SELECT ON TABLE financing.tranches TO tizilim_read;
GRANT SELECT ON TABLE financing.tranches TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE financing.tranches TO tizilim_app;

GRANT INSERT(id) ON TABLE financing.tranches TO tizilim_app;

GRANT INSERT(contract_id) ON TABLE financing.tranches TO tizilim_app;

GRANT INSERT(number) ON TABLE financing.tranches TO tizilim_app;

GRANT UPDATE(version) ON TABLE financing.tranches TO tizilim_app;

GRANT UPDATE(state) ON TABLE financing.tranches TO tizilim_app;

GRANT INSERT(report_number) ON TABLE financing.tranches TO tizilim_app;

GRANT INSERT(due_on) ON TABLE financing.tranches TO tizilim_app;

GRANT INSERT(report_due_on) ON TABLE financing.tranches TO tizilim_app;

GRANT SELECT ON TABLE journal.checkpoints TO tizilim_app;
GRANT SELECT ON TABLE journal.checkpoints TO tizilim_applicant;
GRANT SELECT ON TABLE journal.checkpoints TO tizilim_alliance;
GRANT SELECT ON TABLE journal.checkpoints TO tizilim_audit;
GRANT SELECT ON TABLE journal.checkpoints TO tizilim_read;
GRANT SELECT ON TABLE journal.checkpoints TO tizilim_auth;
GRANT SELECT,INSERT ON TABLE journal.checkpoints TO tizilim_sequencer;
GRANT SELECT ON TABLE journal.checkpoints TO tizilim_federation;
GRANT SELECT ON TABLE journal.checkpoints TO tizilim_citizen;

GRANT SELECT ON TABLE journal.cosignatures TO tizilim_app;
GRANT SELECT ON TABLE journal.cosignatures TO tizilim_applicant;
GRANT SELECT ON TABLE journal.cosignatures TO tizilim_alliance;
GRANT SELECT ON TABLE journal.cosignatures TO tizilim_audit;
GRANT SELECT ON TABLE journal.cosignatures TO tizilim_read;
GRANT SELECT ON TABLE journal.cosignatures TO tizilim_auth;
GRANT SELECT,INSERT ON TABLE journal.cosignatures TO tizilim_sequencer;
GRANT SELECT ON TABLE journal.cosignatures TO tizilim_federation;
GRANT SELECT ON TABLE journal.cosignatures TO tizilim_citizen;

GRANT SELECT ON TABLE journal.log TO tizilim_app;
GRANT SELECT ON TABLE journal.log TO tizilim_applicant;
GRANT SELECT ON TABLE journal.log TO tizilim_alliance;
GRANT SELECT ON TABLE journal.log TO tizilim_audit;
GRANT SELECT ON TABLE journal.log TO tizilim_read;
GRANT SELECT ON TABLE journal.log TO tizilim_auth;
GRANT SELECT,INSERT ON TABLE journal.log TO tizilim_sequencer;
GRANT SELECT ON TABLE journal.log TO tizilim_federation;
GRANT SELECT ON TABLE journal.log TO tizilim_citizen;

GRANT SELECT ON TABLE journal.public_kinds TO tizilim_app;
GRANT SELECT ON TABLE journal.public_kinds TO tizilim_applicant;
GRANT SELECT ON TABLE journal.public_kinds TO tizilim_alliance;
GRANT SELECT ON TABLE journal.public_kinds TO tizilim_audit;
GRANT SELECT ON TABLE journal.public_kinds TO tizilim_read;
GRANT SELECT ON TABLE journal.public_kinds TO tizilim_auth;
GRANT SELECT ON TABLE journal.public_kinds TO tizilim_federation;
GRANT SELECT ON TABLE journal.public_kinds TO tizilim_citizen;

GRANT SELECT ON TABLE membership.memberships TO tizilim_app;
GRANT SELECT ON TABLE membership.memberships TO tizilim_applicant;
GRANT SELECT,INSERT ON TABLE membership.memberships TO tizilim_alliance;
GRANT SELECT ON TABLE membership.memberships TO tizilim_audit;
GRANT SELECT ON TABLE membership.memberships TO tizilim_read;
GRANT SELECT ON TABLE membership.memberships TO tizilim_auth;
GRANT SELECT ON TABLE membership.memberships TO tizilim_federation;
GRANT SELECT ON TABLE membership.memberships TO tizilim_citizen;

GRANT UPDATE(version) ON TABLE membership.memberships TO tizilim_alliance;
GRANT UPDATE(version) ON TABLE membership.memberships TO tizilim_applicant;
GRANT UPDATE(version) ON TABLE membership.memberships TO tizilim_citizen;

GRANT UPDATE(seq) ON TABLE membership.memberships TO tizilim_alliance;
GRANT UPDATE(seq) ON TABLE membership.memberships TO tizilim_applicant;
GRANT UPDATE(seq) ON TABLE membership.memberships TO tizilim_citizen;

GRANT UPDATE(state) ON TABLE membership.memberships TO tizilim_alliance;
GRANT UPDATE(state) ON TABLE membership.memberships TO tizilim_applicant;
GRANT UPDATE(state) ON TABLE membership.memberships TO tizilim_citizen;

GRANT SELECT ON TABLE membership.periods TO tizilim_app;
GRANT SELECT ON TABLE membership.periods TO tizilim_applicant;
GRANT SELECT ON TABLE membership.periods TO tizilim_alliance;
GRANT SELECT ON TABLE membership.periods TO tizilim_audit;
GRANT SELECT ON TABLE membership.periods TO tizilim_read;
GRANT SELECT ON TABLE membership.periods TO tizilim_auth;
GRANT SELECT ON TABLE membership.periods TO tizilim_federation;
GRANT SELECT ON TABLE membership.periods TO tizilim_citizen;

GRANT INSERT(tenant_id) ON TABLE membership.periods TO tizilim_alliance;

GRANT INSERT(membership_id) ON TABLE membership.periods TO tizilim_alliance;

GRANT INSERT(seq) ON TABLE membership.periods TO tizilim_alliance;

GRANT INSERT(organisation_id) ON TABLE membership.periods TO tizilim_alliance;

GRANT INSERT(root_id) ON TABLE membership.periods TO tizilim_alliance;

GRANT INSERT(lane) ON TABLE membership.periods TO tizilim_alliance;

GRANT INSERT(charter_id) ON TABLE membership.periods TO tizilim_alliance;

GRANT INSERT(several_kinds) ON TABLE membership.periods TO tizilim_alliance;

GRANT INSERT(kind) ON TABLE membership.periods TO tizilim_alliance;

GRANT INSERT(standing) ON TABLE membership.periods TO tizilim_alliance;

GRANT INSERT(valid_from) ON TABLE membership.periods TO tizilim_alliance;

GRANT UPDATE(valid_to) ON TABLE membership.periods TO tizilim_alliance;
GRANT UPDATE(valid_to) ON TABLE membership.periods TO tizilim_applicant;
GRANT UPDATE(valid_to) ON TABLE membership.periods TO tizilim_citizen;

GRANT INSERT(citizen_id) ON TABLE membership.periods TO tizilim_alliance;

GRANT SELECT ON TABLE membership.proposal_supporters TO tizilim_app;
GRANT SELECT ON TABLE membership.proposal_supporters TO tizilim_applicant;
GRANT SELECT ON TABLE membership.proposal_supporters TO tizilim_alliance;
GRANT SELECT ON TABLE membership.proposal_supporters TO tizilim_audit;
GRANT SELECT ON TABLE membership.proposal_supporters TO tizilim_read;
GRANT SELECT ON TABLE membership.proposal_supporters TO tizilim_auth;
GRANT SELECT ON TABLE membership.proposal_supporters TO tizilim_federation;
GRANT SELECT ON TABLE membership.proposal_supporters TO tizilim_citizen;

GRANT INSERT(tenant_id) ON TABLE membership.proposal_supporters TO tizilim_applicant;

GRANT INSERT(proposal_id) ON TABLE membership.proposal_supporters TO tizilim_applicant;

GRANT INSERT(organisation_id) ON TABLE membership.proposal_supporters TO tizilim_applicant;

GRANT INSERT(id) ON TABLE membership.proposal_supporters TO tizilim_applicant;

GRANT SELECT ON TABLE membership.proposals TO tizilim_app;
GRANT SELECT ON TABLE membership.proposals TO tizilim_applicant;
GRANT SELECT ON TABLE membership.proposals TO tizilim_alliance;
GRANT SELECT ON TABLE membership.proposals TO tizilim_audit;
GRANT SELECT ON TABLE membership.proposals TO tizilim_read;
GRANT SELECT ON TABLE membership.proposals TO tizilim_auth;
GRANT SELECT ON TABLE membership.proposals TO tizilim_federation;
GRANT SELECT ON TABLE membership.proposals TO tizilim_citizen;

GRANT INSERT(tenant_id) ON TABLE membership.proposals TO tizilim_alliance;
GRANT INSERT(tenant_id) ON TABLE membership.proposals TO tizilim_applicant;

GRANT INSERT(id) ON TABLE membership.proposals TO tizilim_alliance;
GRANT INSERT(id) ON TABLE membership.proposals TO tizilim_applicant;

GRANT INSERT(organisation_id) ON TABLE membership.proposals TO tizilim_alliance;
GRANT INSERT(organisation_id) ON TABLE membership.proposals TO tizilim_applicant;

GRANT UPDATE(version) ON TABLE membership.proposals TO tizilim_alliance;

GRANT INSERT(state),UPDATE(state) ON TABLE membership.proposals TO tizilim_alliance;
GRANT INSERT(state) ON TABLE membership.proposals TO tizilim_applicant;

GRANT INSERT(origin_kind) ON TABLE membership.proposals TO tizilim_alliance;
GRANT INSERT(origin_kind) ON TABLE membership.proposals TO tizilim_applicant;

GRANT INSERT(origin) ON TABLE membership.proposals TO tizilim_alliance;
GRANT INSERT(origin) ON TABLE membership.proposals TO tizilim_applicant;

GRANT INSERT(announced_on) ON TABLE membership.proposals TO tizilim_alliance;
GRANT INSERT(announced_on) ON TABLE membership.proposals TO tizilim_applicant;

GRANT INSERT(text_kk) ON TABLE membership.proposals TO tizilim_alliance;
GRANT INSERT(text_kk) ON TABLE membership.proposals TO tizilim_applicant;

GRANT INSERT(text_ru) ON TABLE membership.proposals TO tizilim_alliance;
GRANT INSERT(text_ru) ON TABLE membership.proposals TO tizilim_applicant;

GRANT INSERT(sphere) ON TABLE membership.proposals TO tizilim_alliance;
GRANT INSERT(sphere) ON TABLE membership.proposals TO tizilim_applicant;

GRANT UPDATE(responsible_tenant) ON TABLE membership.proposals TO tizilim_alliance;

GRANT UPDATE(responsible_body) ON TABLE membership.proposals TO tizilim_alliance;

GRANT UPDATE(plan_item) ON TABLE membership.proposals TO tizilim_alliance;

GRANT UPDATE(deadline) ON TABLE membership.proposals TO tizilim_alliance;

GRANT SELECT(tenant_id) ON TABLE oversight.documents TO tizilim_app;
GRANT SELECT(tenant_id) ON TABLE oversight.documents TO tizilim_applicant;
GRANT SELECT(tenant_id) ON TABLE oversight.documents TO tizilim_alliance;
GRANT SELECT(tenant_id) ON TABLE oversight.documents TO tizilim_federation;
GRANT SELECT(tenant_id),INSERT(tenant_id) ON TABLE oversight.documents TO tizilim_citizen;
GRANT SELECT(tenant_id) ON TABLE oversight.documents TO tizilim_audit;
GRANT SELECT(tenant_id) ON TABLE oversight.documents TO tizilim_read;
GRANT SELECT(tenant_id) ON TABLE oversight.documents TO tizilim_auth;

GRANT SELECT(id) ON TABLE oversight.documents TO tizilim_app;
GRANT SELECT(id) ON TABLE oversight.documents TO tizilim_applicant;
GRANT SELECT(id) ON TABLE oversight.documents TO tizilim_alliance;
GRANT SELECT(id) ON TABLE oversight.documents TO tizilim_federation;
GRANT SELECT(id),INSERT(id) ON TABLE oversight.documents TO tizilim_citizen;
GRANT SELECT(id) ON TABLE oversight.documents TO tizilim_audit;
GRANT SELECT(id) ON TABLE oversight.documents TO tizilim_read;
GRANT SELECT(id) ON TABLE oversight.documents TO tizilim_auth;

GRANT INSERT(citizen_id) ON TABLE oversight.documents TO tizilim_citizen;

GRANT SELECT(form) ON TABLE oversight.documents TO tizilim_app;
GRANT SELECT(form) ON TABLE oversight.documents TO tizilim_applicant;
GRANT SELECT(form) ON TABLE oversight.documents TO tizilim_alliance;
GRANT SELECT(form) ON TABLE oversight.documents TO tizilim_federation;
GRANT SELECT(form),INSERT(form) ON TABLE oversight.documents TO tizilim_citizen;
GRANT SELECT(form) ON TABLE oversight.documents TO tizilim_audit;
GRANT SELECT(form) ON TABLE oversight.documents TO tizilim_read;
GRANT SELECT(form) ON TABLE oversight.documents TO tizilim_auth;

GRANT SELECT(group_size) ON TABLE oversight.documents TO tizilim_app;
GRANT SELECT(group_size) ON TABLE oversight.documents TO tizilim_applicant;
GRANT SELECT(group_size) ON TABLE oversight.documents TO tizilim_alliance;
GRANT SELECT(group_size) ON TABLE oversight.documents TO tizilim_federation;
GRANT SELECT(group_size),INSERT(group_size) ON TABLE oversight.documents TO tizilim_citizen;
GRANT SELECT(group_size) ON TABLE oversight.documents TO tizilim_audit;
GRANT SELECT(group_size) ON TABLE oversight.documents TO tizilim_read;
GRANT SELECT(group_size) ON TABLE oversight.documents TO tizilim_auth;

GRANT SELECT(subject_kind) ON TABLE oversight.documents TO tizilim_app;
GRANT SELECT(subject_kind) ON TABLE oversight.documents TO tizilim_applicant;
GRANT SELECT(subject_kind) ON TABLE oversight.documents TO tizilim_alliance;
GRANT SELECT(subject_kind) ON TABLE oversight.documents TO tizilim_federation;
GRANT SELECT(subject_kind),INSERT(subject_kind) ON TABLE oversight.documents TO tizilim_citizen;
GRANT SELECT(subject_kind) ON TABLE oversight.documents TO tizilim_audit;
GRANT SELECT(subject_kind) ON TABLE oversight.documents TO tizilim_read;
GRANT SELECT(subject_kind) ON TABLE oversight.documents TO tizilim_auth;

GRANT SELECT(subject_id) ON TABLE oversight.documents TO tizilim_app;
GRANT SELECT(subject_id) ON TABLE oversight.documents TO tizilim_applicant;
GRANT SELECT(subject_id) ON TABLE oversight.documents TO tizilim_alliance;
GRANT SELECT(subject_id) ON TABLE oversight.documents TO tizilim_federation;
GRANT SELECT(subject_id),INSERT(subject_id) ON TABLE oversight.documents TO tizilim_citizen;
GRANT SELECT(subject_id) ON TABLE oversight.documents TO tizilim_audit;
GRANT SELECT(subject_id) ON TABLE oversight.documents TO tizilim_read;
GRANT SELECT(subject_id) ON TABLE oversight.documents TO tizilim_auth;

GRANT SELECT(subject_version) ON TABLE oversight.documents TO tizilim_app;
GRANT SELECT(subject_version) ON TABLE oversight.documents TO tizilim_applicant;
GRANT SELECT(subject_version) ON TABLE oversight.documents TO tizilim_alliance;
GRANT SELECT(subject_version) ON TABLE oversight.documents TO tizilim_federation;
GRANT SELECT(subject_version),INSERT(subject_version) ON TABLE oversight.documents TO tizilim_citizen;
GRANT SELECT(subject_version) ON TABLE oversight.documents TO tizilim_audit;
GRANT SELECT(subject_version) ON TABLE oversight.documents TO tizilim_read;
GRANT SELECT(subject_version) ON TABLE oversight.documents TO tizilim_auth;

GRANT SELECT(language) ON TABLE oversight.documents TO tizilim_app;
GRANT SELECT(language) ON TABLE oversight.documents TO tizilim_applicant;
GRANT SELECT(language) ON TABLE oversight.documents TO tizilim_alliance;
GRANT SELECT(language) ON TABLE oversight.documents TO tizilim_federation;
GRANT SELECT(language),INSERT(language) ON TABLE oversight.documents TO tizilim_citizen;
GRANT SELECT(language) ON TABLE oversight.documents TO tizilim_audit;
GRANT SELECT(language) ON TABLE oversight.documents TO tizilim_read;
GRANT SELECT(language) ON TABLE oversight.documents TO tizilim_auth;

GRANT SELECT(title) ON TABLE oversight.documents TO tizilim_app;
GRANT SELECT(title) ON TABLE oversight.documents TO tizilim_applicant;
GRANT SELECT(title) ON TABLE oversight.documents TO tizilim_alliance;
GRANT SELECT(title) ON TABLE oversight.documents TO tizilim_federation;
GRANT SELECT(title),INSERT(title) ON TABLE oversight.documents TO tizilim_citizen;
GRANT SELECT(title) ON TABLE oversight.documents TO tizilim_audit;
GRANT SELECT(title) ON TABLE oversight.documents TO tizilim_read;
GRANT SELECT(title) ON TABLE oversight.documents TO tizilim_auth;

GRANT SELECT(text) ON TABLE oversight.documents TO tizilim_app;
GRANT SELECT(text) ON TABLE oversight.documents TO tizilim_applicant;
GRANT SELECT(text) ON TABLE oversight.documents TO tizilim_alliance;
GRANT SELECT(text) ON TABLE oversight.documents TO tizilim_federation;
GRANT SELECT(text),INSERT(text) ON TABLE oversight.documents TO tizilim_citizen;
GRANT SELECT(text) ON TABLE oversight.documents TO tizilim_audit;
GRANT SELECT(text) ON TABLE oversight.documents TO tizilim_read;
GRANT SELECT(text) ON TABLE oversight.documents TO tizilim_auth;

GRANT SELECT(version) ON TABLE oversight.documents TO tizilim_app;
GRANT SELECT(version) ON TABLE oversight.documents TO tizilim_applicant;
GRANT SELECT(version) ON TABLE oversight.documents TO tizilim_alliance;
GRANT SELECT(version) ON TABLE oversight.documents TO tizilim_federation;
GRANT SELECT(version),UPDATE(version) ON TABLE oversight.documents TO tizilim_citizen;
GRANT SELECT(version) ON TABLE oversight.documents TO tizilim_audit;
GRANT SELECT(version) ON TABLE oversight.documents TO tizilim_read;
GRANT SELECT(version) ON TABLE oversight.documents TO tizilim_auth;

GRANT SELECT(state) ON TABLE oversight.documents TO tizilim_app;
GRANT SELECT(state) ON TABLE oversight.documents TO tizilim_applicant;
GRANT SELECT(state) ON TABLE oversight.documents TO tizilim_alliance;
GRANT SELECT(state) ON TABLE oversight.documents TO tizilim_federation;
GRANT SELECT(state),INSERT(state),UPDATE(state) ON TABLE oversight.documents TO tizilim_citizen;
GRANT SELECT(state) ON TABLE oversight.documents TO tizilim_audit;
GRANT SELECT(state) ON TABLE oversight.documents TO tizilim_read;
GRANT SELECT(state) ON TABLE oversight.documents TO tizilim_auth;

GRANT SELECT(recommendations) ON TABLE oversight.documents TO tizilim_app;
GRANT SELECT(recommendations) ON TABLE oversight.documents TO tizilim_applicant;
GRANT SELECT(recommendations) ON TABLE oversight.documents TO tizilim_alliance;
GRANT SELECT(recommendations) ON TABLE oversight.documents TO tizilim_federation;
GRANT SELECT(recommendations),UPDATE(recommendations) ON TABLE oversight.documents TO tizilim_citizen;
GRANT SELECT(recommendations) ON TABLE oversight.documents TO tizilim_audit;
GRANT SELECT(recommendations) ON TABLE oversight.documents TO tizilim_read;
GRANT SELECT(recommendations) ON TABLE oversight.documents TO tizilim_auth;

GRANT SELECT(due_on) ON TABLE oversight.documents TO tizilim_app;
GRANT SELECT(due_on) ON TABLE oversight.documents TO tizilim_applicant;
GRANT SELECT(due_on) ON TABLE oversight.documents TO tizilim_alliance;
GRANT SELECT(due_on) ON TABLE oversight.documents TO tizilim_federation;
GRANT SELECT(due_on),UPDATE(due_on) ON TABLE oversight.documents TO tizilim_citizen;
GRANT SELECT(due_on) ON TABLE oversight.documents TO tizilim_audit;
GRANT SELECT(due_on) ON TABLE oversight.documents TO tizilim_read;
GRANT SELECT(due_on) ON TABLE oversight.documents TO tizilim_auth;

GRANT SELECT(due_rule) ON TABLE oversight.documents TO tizilim_app;
GRANT SELECT(due_rule) ON TABLE oversight.documents TO tizilim_applicant;
GRANT SELECT(due_rule) ON TABLE oversight.documents TO tizilim_alliance;
GRANT SELECT(due_rule) ON TABLE oversight.documents TO tizilim_federation;
GRANT SELECT(due_rule),UPDATE(due_rule) ON TABLE oversight.documents TO tizilim_citizen;
GRANT SELECT(due_rule) ON TABLE oversight.documents TO tizilim_audit;
GRANT SELECT(due_rule) ON TABLE oversight.documents TO tizilim_read;
GRANT SELECT(due_rule) ON TABLE oversight.documents TO tizilim_auth;

GRANT SELECT(due_explanation) ON TABLE oversight.documents TO tizilim_app;
GRANT SELECT(due_explanation) ON TABLE oversight.documents TO tizilim_applicant;
GRANT SELECT(due_explanation) ON TABLE oversight.documents TO tizilim_alliance;
GRANT SELECT(due_explanation) ON TABLE oversight.documents TO tizilim_federation;
GRANT SELECT(due_explanation),UPDATE(due_explanation) ON TABLE oversight.documents TO tizilim_citizen;
GRANT SELECT(due_explanation) ON TABLE oversight.documents TO tizilim_audit;
GRANT SELECT(due_explanation) ON TABLE oversight.documents TO tizilim_read;
GRANT SELECT(due_explanation) ON TABLE oversight.documents TO tizilim_auth;

GRANT SELECT(answered),UPDATE(answered) ON TABLE oversight.documents TO tizilim_app;
GRANT SELECT(answered) ON TABLE oversight.documents TO tizilim_applicant;
GRANT SELECT(answered) ON TABLE oversight.documents TO tizilim_alliance;
GRANT SELECT(answered) ON TABLE oversight.documents TO tizilim_federation;
GRANT SELECT(answered) ON TABLE oversight.documents TO tizilim_citizen;
GRANT SELECT(answered) ON TABLE oversight.documents TO tizilim_audit;
GRANT SELECT(answered) ON TABLE oversight.documents TO tizilim_read;
GRANT SELECT(answered) ON TABLE oversight.documents TO tizilim_auth;

GRANT SELECT ON TABLE registry.report_lines TO tizilim_app;
GRANT SELECT ON TABLE registry.report_lines TO tizilim_applicant;
GRANT SELECT ON TABLE registry.report_lines TO tizilim_alliance;
GRANT SELECT ON TABLE registry.report_lines TO tizilim_audit;
GRANT SELECT ON TABLE registry.report_lines TO tizilim_read;
GRANT SELECT ON TABLE registry.report_lines TO tizilim_auth;
GRANT SELECT ON TABLE registry.report_lines TO tizilim_federation;
GRANT SELECT ON TABLE registry.report_lines TO tizilim_citizen;

GRANT INSERT(organisation_id) ON TABLE registry.report_lines TO tizilim_app;
GRANT INSERT(organisation_id) ON TABLE registry.report_lines TO tizilim_applicant;

GRANT INSERT(year) ON TABLE registry.report_lines TO tizilim_app;
GRANT INSERT(year) ON TABLE registry.report_lines TO tizilim_applicant;

GRANT INSERT(version) ON TABLE registry.report_lines TO tizilim_app;
GRANT INSERT(version) ON TABLE registry.report_lines TO tizilim_applicant;

GRANT INSERT(direction) ON TABLE registry.report_lines TO tizilim_app;
GRANT INSERT(direction) ON TABLE registry.report_lines TO tizilim_applicant;

GRANT INSERT(code) ON TABLE registry.report_lines TO tizilim_app;
GRANT INSERT(code) ON TABLE registry.report_lines TO tizilim_applicant;

GRANT INSERT(home_tenant_id) ON TABLE registry.report_lines TO tizilim_app;
GRANT INSERT(home_tenant_id) ON TABLE registry.report_lines TO tizilim_applicant;

GRANT INSERT(amount_tiyn) ON TABLE registry.report_lines TO tizilim_app;
GRANT INSERT(amount_tiyn) ON TABLE registry.report_lines TO tizilim_applicant;

GRANT SELECT ON TABLE tenancy.tenants TO tizilim_app;
GRANT SELECT ON TABLE tenancy.tenants TO tizilim_applicant;
GRANT SELECT ON TABLE tenancy.tenants TO tizilim_alliance;
GRANT SELECT ON TABLE tenancy.tenants TO tizilim_audit;
GRANT SELECT ON TABLE tenancy.tenants TO tizilim_read;
GRANT SELECT,INSERT ON TABLE tenancy.tenants TO tizilim_auth;
GRANT SELECT ON TABLE tenancy.tenants TO tizilim_federation;
GRANT SELECT ON TABLE tenancy.tenants TO tizilim_citizen;

GRANT SELECT(id) ON TABLE tenancy.tenants TO tizilim_sequencer;

GRANT SELECT(code) ON TABLE tenancy.tenants TO tizilim_sequencer;

GRANT UPDATE(valid_to) ON TABLE tenancy.tenants TO tizilim_auth;

GRANT SELECT ON TABLE journal.public_state TO tizilim_app;
GRANT SELECT ON TABLE journal.public_state TO tizilim_applicant;
GRANT SELECT ON TABLE journal.public_state TO tizilim_alliance;
GRANT SELECT ON TABLE journal.public_state TO tizilim_audit;
GRANT SELECT ON TABLE journal.public_state TO tizilim_read;
GRANT SELECT ON TABLE journal.public_state TO tizilim_auth;
GRANT SELECT ON TABLE journal.public_state TO tizilim_federation;
GRANT SELECT ON TABLE journal.public_state TO tizilim_citizen;

GRANT SELECT ON TABLE journal.sequencer TO tizilim_app;
GRANT SELECT ON TABLE journal.sequencer TO tizilim_applicant;
GRANT SELECT ON TABLE journal.sequencer TO tizilim_alliance;
GRANT SELECT ON TABLE journal.sequencer TO tizilim_audit;
GRANT SELECT ON TABLE journal.sequencer TO tizilim_read;
GRANT SELECT ON TABLE journal.sequencer TO tizilim_auth;
GRANT SELECT ON TABLE journal.sequencer TO tizilim_sequencer;
GRANT SELECT ON TABLE journal.sequencer TO tizilim_federation;
GRANT SELECT ON TABLE journal.sequencer TO tizilim_citizen;

GRANT UPDATE(size) ON TABLE journal.sequencer TO tizilim_sequencer;

GRANT UPDATE(done_epoch) ON TABLE journal.sequencer TO tizilim_sequencer;

GRANT UPDATE(done_xid) ON TABLE journal.sequencer TO tizilim_sequencer;

GRANT UPDATE(done_id) ON TABLE journal.sequencer TO tizilim_sequencer;

GRANT UPDATE(held) ON TABLE journal.sequencer TO tizilim_sequencer;

GRANT UPDATE(ahead) ON TABLE journal.sequencer TO tizilim_sequencer;

GRANT UPDATE(origin) ON TABLE journal.sequencer TO tizilim_sequencer;

GRANT UPDATE(key) ON TABLE journal.sequencer TO tizilim_sequencer;

GRANT UPDATE(database_oid) ON TABLE journal.sequencer TO tizilim_sequencer;

GRANT UPDATE(system_identifier) ON TABLE journal.sequencer TO tizilim_sequencer;

GRANT SELECT ON TABLE journal.tiles TO tizilim_app;
GRANT SELECT ON TABLE journal.tiles TO tizilim_applicant;
GRANT SELECT ON TABLE journal.tiles TO tizilim_alliance;
GRANT SELECT ON TABLE journal.tiles TO tizilim_audit;
GRANT SELECT ON TABLE journal.tiles TO tizilim_read;
GRANT SELECT ON TABLE journal.tiles TO tizilim_auth;
GRANT SELECT,INSERT ON TABLE journal.tiles TO tizilim_sequencer;
GRANT SELECT ON TABLE journal.tiles TO tizilim_federation;
GRANT SELECT ON TABLE journal.tiles TO tizilim_citizen;

GRANT UPDATE(hashes) ON TABLE journal.tiles TO tizilim_sequencer;

GRANT SELECT ON TABLE membership.acts TO tizilim_alliance;
GRANT SELECT ON TABLE membership.acts TO tizilim_applicant;
GRANT SELECT ON TABLE membership.acts TO tizilim_federation;
GRANT SELECT ON TABLE membership.acts TO tizilim_citizen;

GRANT INSERT(tenant_id) ON TABLE membership.acts TO tizilim_alliance;
GRANT INSERT(tenant_id) ON TABLE membership.acts TO tizilim_applicant;
GRANT INSERT(tenant_id) ON TABLE membership.acts TO tizilim_citizen;

GRANT INSERT(membership_id) ON TABLE membership.acts TO tizilim_alliance;
GRANT INSERT(membership_id) ON TABLE membership.acts TO tizilim_applicant;
GRANT INSERT(membership_id) ON TABLE membership.acts TO tizilim_citizen;

GRANT INSERT(seq) ON TABLE membership.acts TO tizilim_alliance;
GRANT INSERT(seq) ON TABLE membership.acts TO tizilim_applicant;
GRANT INSERT(seq) ON TABLE membership.acts TO tizilim_citizen;

GRANT INSERT(organisation_id) ON TABLE membership.acts TO tizilim_alliance;
GRANT INSERT(organisation_id) ON TABLE membership.acts TO tizilim_applicant;
GRANT INSERT(organisation_id) ON TABLE membership.acts TO tizilim_citizen;

GRANT INSERT(root_id) ON TABLE membership.acts TO tizilim_alliance;
GRANT INSERT(root_id) ON TABLE membership.acts TO tizilim_applicant;
GRANT INSERT(root_id) ON TABLE membership.acts TO tizilim_citizen;

GRANT INSERT(lane) ON TABLE membership.acts TO tizilim_alliance;
GRANT INSERT(lane) ON TABLE membership.acts TO tizilim_applicant;
GRANT INSERT(lane) ON TABLE membership.acts TO tizilim_citizen;

GRANT INSERT(from_state) ON TABLE membership.acts TO tizilim_alliance;
GRANT INSERT(from_state) ON TABLE membership.acts TO tizilim_applicant;
GRANT INSERT(from_state) ON TABLE membership.acts TO tizilim_citizen;

GRANT INSERT(to_state) ON TABLE membership.acts TO tizilim_alliance;
GRANT INSERT(to_state) ON TABLE membership.acts TO tizilim_applicant;
GRANT INSERT(to_state) ON TABLE membership.acts TO tizilim_citizen;

GRANT INSERT(act) ON TABLE membership.acts TO tizilim_alliance;
GRANT INSERT(act) ON TABLE membership.acts TO tizilim_applicant;
GRANT INSERT(act) ON TABLE membership.acts TO tizilim_citizen;

GRANT INSERT(holds_from) ON TABLE membership.acts TO tizilim_alliance;
GRANT INSERT(holds_from) ON TABLE membership.acts TO tizilim_applicant;
GRANT INSERT(holds_from) ON TABLE membership.acts TO tizilim_citizen;

GRANT INSERT(principal_id) ON TABLE membership.acts TO tizilim_alliance;
GRANT INSERT(principal_id) ON TABLE membership.acts TO tizilim_applicant;
GRANT INSERT(principal_id) ON TABLE membership.acts TO tizilim_citizen;

GRANT INSERT(actor) ON TABLE membership.acts TO tizilim_alliance;
GRANT INSERT(actor) ON TABLE membership.acts TO tizilim_applicant;
GRANT INSERT(actor) ON TABLE membership.acts TO tizilim_citizen;

GRANT INSERT(reason) ON TABLE membership.acts TO tizilim_alliance;
GRANT INSERT(reason) ON TABLE membership.acts TO tizilim_applicant;
GRANT INSERT(reason) ON TABLE membership.acts TO tizilim_citizen;

GRANT INSERT(organ) ON TABLE membership.acts TO tizilim_alliance;
GRANT INSERT(organ) ON TABLE membership.acts TO tizilim_applicant;
GRANT INSERT(organ) ON TABLE membership.acts TO tizilim_citizen;

GRANT INSERT(protocol_number) ON TABLE membership.acts TO tizilim_alliance;
GRANT INSERT(protocol_number) ON TABLE membership.acts TO tizilim_applicant;
GRANT INSERT(protocol_number) ON TABLE membership.acts TO tizilim_citizen;

GRANT INSERT(protocol_on) ON TABLE membership.acts TO tizilim_alliance;
GRANT INSERT(protocol_on) ON TABLE membership.acts TO tizilim_applicant;
GRANT INSERT(protocol_on) ON TABLE membership.acts TO tizilim_citizen;

GRANT INSERT(votes_for) ON TABLE membership.acts TO tizilim_alliance;
GRANT INSERT(votes_for) ON TABLE membership.acts TO tizilim_applicant;
GRANT INSERT(votes_for) ON TABLE membership.acts TO tizilim_citizen;

GRANT INSERT(votes_against) ON TABLE membership.acts TO tizilim_alliance;
GRANT INSERT(votes_against) ON TABLE membership.acts TO tizilim_applicant;
GRANT INSERT(votes_against) ON TABLE membership.acts TO tizilim_citizen;

GRANT INSERT(votes_abstained) ON TABLE membership.acts TO tizilim_alliance;
GRANT INSERT(votes_abstained) ON TABLE membership.acts TO tizilim_applicant;
GRANT INSERT(votes_abstained) ON TABLE membership.acts TO tizilim_citizen;

GRANT INSERT(votes_entitled) ON TABLE membership.acts TO tizilim_alliance;
GRANT INSERT(votes_entitled) ON TABLE membership.acts TO tizilim_applicant;
GRANT INSERT(votes_entitled) ON TABLE membership.acts TO tizilim_citizen;

GRANT INSERT(hearing_on) ON TABLE membership.acts TO tizilim_alliance;
GRANT INSERT(hearing_on) ON TABLE membership.acts TO tizilim_applicant;
GRANT INSERT(hearing_on) ON TABLE membership.acts TO tizilim_citizen;

GRANT INSERT(appeal_due_on) ON TABLE membership.acts TO tizilim_alliance;
GRANT INSERT(appeal_due_on) ON TABLE membership.acts TO tizilim_applicant;
GRANT INSERT(appeal_due_on) ON TABLE membership.acts TO tizilim_citizen;

GRANT INSERT(citizen_id) ON TABLE membership.acts TO tizilim_citizen;
GRANT INSERT(citizen_id) ON TABLE membership.acts TO tizilim_alliance;
GRANT INSERT(citizen_id) ON TABLE membership.acts TO tizilim_applicant;

GRANT INSERT(notice_on) ON TABLE membership.acts TO tizilim_alliance;
GRANT INSERT(notice_on) ON TABLE membership.acts TO tizilim_applicant;
GRANT INSERT(notice_on) ON TABLE membership.acts TO tizilim_citizen;

GRANT SELECT ON TABLE membership.application_history TO tizilim_alliance;
GRANT SELECT ON TABLE membership.application_history TO tizilim_applicant;
GRANT SELECT ON TABLE membership.application_history TO tizilim_federation;
GRANT SELECT ON TABLE membership.application_history TO tizilim_citizen;

GRANT INSERT(tenant_id) ON TABLE membership.application_history TO tizilim_alliance;
GRANT INSERT(tenant_id) ON TABLE membership.application_history TO tizilim_applicant;
GRANT INSERT(tenant_id) ON TABLE membership.application_history TO tizilim_citizen;

GRANT INSERT(application_id) ON TABLE membership.application_history TO tizilim_alliance;
GRANT INSERT(application_id) ON TABLE membership.application_history TO tizilim_applicant;
GRANT INSERT(application_id) ON TABLE membership.application_history TO tizilim_citizen;

GRANT INSERT(seq) ON TABLE membership.application_history TO tizilim_alliance;
GRANT INSERT(seq) ON TABLE membership.application_history TO tizilim_applicant;
GRANT INSERT(seq) ON TABLE membership.application_history TO tizilim_citizen;

GRANT INSERT(organisation_id) ON TABLE membership.application_history TO tizilim_alliance;
GRANT INSERT(organisation_id) ON TABLE membership.application_history TO tizilim_applicant;
GRANT INSERT(organisation_id) ON TABLE membership.application_history TO tizilim_citizen;

GRANT INSERT(from_state) ON TABLE membership.application_history TO tizilim_alliance;
GRANT INSERT(from_state) ON TABLE membership.application_history TO tizilim_applicant;
GRANT INSERT(from_state) ON TABLE membership.application_history TO tizilim_citizen;

GRANT INSERT(to_state) ON TABLE membership.application_history TO tizilim_alliance;
GRANT INSERT(to_state) ON TABLE membership.application_history TO tizilim_applicant;
GRANT INSERT(to_state) ON TABLE membership.application_history TO tizilim_citizen;

GRANT INSERT(act) ON TABLE membership.application_history TO tizilim_alliance;
GRANT INSERT(act) ON TABLE membership.application_history TO tizilim_applicant;
GRANT INSERT(act) ON TABLE membership.application_history TO tizilim_citizen;

GRANT INSERT(principal_id) ON TABLE membership.application_history TO tizilim_alliance;
GRANT INSERT(principal_id) ON TABLE membership.application_history TO tizilim_applicant;
GRANT INSERT(principal_id) ON TABLE membership.application_history TO tizilim_citizen;

GRANT INSERT(actor) ON TABLE membership.application_history TO tizilim_alliance;
GRANT INSERT(actor) ON TABLE membership.application_history TO tizilim_applicant;
GRANT INSERT(actor) ON TABLE membership.application_history TO tizilim_citizen;

GRANT INSERT(reason) ON TABLE membership.application_history TO tizilim_alliance;
GRANT INSERT(reason) ON TABLE membership.application_history TO tizilim_applicant;
GRANT INSERT(reason) ON TABLE membership.application_history TO tizilim_citizen;

GRANT INSERT(organ) ON TABLE membership.application_history TO tizilim_alliance;
GRANT INSERT(organ) ON TABLE membership.application_history TO tizilim_applicant;
GRANT INSERT(organ) ON TABLE membership.application_history TO tizilim_citizen;

GRANT INSERT(protocol_number) ON TABLE membership.application_history TO tizilim_alliance;
GRANT INSERT(protocol_number) ON TABLE membership.application_history TO tizilim_applicant;
GRANT INSERT(protocol_number) ON TABLE membership.application_history TO tizilim_citizen;

GRANT INSERT(protocol_on) ON TABLE membership.application_history TO tizilim_alliance;
GRANT INSERT(protocol_on) ON TABLE membership.application_history TO tizilim_applicant;
GRANT INSERT(protocol_on) ON TABLE membership.application_history TO tizilim_citizen;

GRANT INSERT(votes_for) ON TABLE membership.application_history TO tizilim_alliance;
GRANT INSERT(votes_for) ON TABLE membership.application_history TO tizilim_applicant;
GRANT INSERT(votes_for) ON TABLE membership.application_history TO tizilim_citizen;

GRANT INSERT(votes_against) ON TABLE membership.application_history TO tizilim_alliance;
GRANT INSERT(votes_against) ON TABLE membership.application_history TO tizilim_applicant;
GRANT INSERT(votes_against) ON TABLE membership.application_history TO tizilim_citizen;

GRANT INSERT(votes_abstained) ON TABLE membership.application_history TO tizilim_alliance;
GRANT INSERT(votes_abstained) ON TABLE membership.application_history TO tizilim_applicant;
GRANT INSERT(votes_abstained) ON TABLE membership.application_history TO tizilim_citizen;

GRANT INSERT(votes_entitled) ON TABLE membership.application_history TO tizilim_alliance;
GRANT INSERT(votes_entitled) ON TABLE membership.application_history TO tizilim_applicant;
GRANT INSERT(votes_entitled) ON TABLE membership.application_history TO tizilim_citizen;

GRANT INSERT(root_id) ON TABLE membership.application_history TO tizilim_alliance;
GRANT INSERT(root_id) ON TABLE membership.application_history TO tizilim_applicant;
GRANT INSERT(root_id) ON TABLE membership.application_history TO tizilim_citizen;

GRANT INSERT(citizen_id) ON TABLE membership.application_history TO tizilim_citizen;
GRANT INSERT(citizen_id) ON TABLE membership.application_history TO tizilim_alliance;
GRANT INSERT(citizen_id) ON TABLE membership.application_history TO tizilim_applicant;

GRANT SELECT ON TABLE membership.applications TO tizilim_alliance;
GRANT SELECT ON TABLE membership.applications TO tizilim_applicant;
GRANT SELECT ON TABLE membership.applications TO tizilim_federation;
GRANT SELECT ON TABLE membership.applications TO tizilim_citizen;

GRANT INSERT(tenant_id) ON TABLE membership.applications TO tizilim_alliance;
GRANT INSERT(tenant_id) ON TABLE membership.applications TO tizilim_applicant;
GRANT INSERT(tenant_id) ON TABLE membership.applications TO tizilim_citizen;

GRANT INSERT(id) ON TABLE membership.applications TO tizilim_alliance;
GRANT INSERT(id) ON TABLE membership.applications TO tizilim_applicant;
GRANT INSERT(id) ON TABLE membership.applications TO tizilim_citizen;

GRANT INSERT(organisation_id) ON TABLE membership.applications TO tizilim_alliance;
GRANT INSERT(organisation_id) ON TABLE membership.applications TO tizilim_applicant;

GRANT INSERT(charter_id) ON TABLE membership.applications TO tizilim_alliance;
GRANT INSERT(charter_id),UPDATE(charter_id) ON TABLE membership.applications TO tizilim_applicant;
GRANT INSERT(charter_id) ON TABLE membership.applications TO tizilim_citizen;

GRANT INSERT(kind) ON TABLE membership.applications TO tizilim_alliance;
GRANT INSERT(kind) ON TABLE membership.applications TO tizilim_applicant;
GRANT INSERT(kind) ON TABLE membership.applications TO tizilim_citizen;

GRANT INSERT(resolved_on) ON TABLE membership.applications TO tizilim_alliance;
GRANT INSERT(resolved_on),UPDATE(resolved_on) ON TABLE membership.applications TO tizilim_applicant;

GRANT UPDATE(version) ON TABLE membership.applications TO tizilim_alliance;
GRANT UPDATE(version) ON TABLE membership.applications TO tizilim_applicant;
GRANT UPDATE(version) ON TABLE membership.applications TO tizilim_citizen;

GRANT UPDATE(seq) ON TABLE membership.applications TO tizilim_alliance;
GRANT UPDATE(seq) ON TABLE membership.applications TO tizilim_applicant;
GRANT UPDATE(seq) ON TABLE membership.applications TO tizilim_citizen;

GRANT INSERT(state),UPDATE(state) ON TABLE membership.applications TO tizilim_alliance;
GRANT INSERT(state),UPDATE(state) ON TABLE membership.applications TO tizilim_applicant;
GRANT INSERT(state),UPDATE(state) ON TABLE membership.applications TO tizilim_citizen;

GRANT UPDATE(organ) ON TABLE membership.applications TO tizilim_alliance;

GRANT UPDATE(due_on) ON TABLE membership.applications TO tizilim_alliance;
GRANT UPDATE(due_on) ON TABLE membership.applications TO tizilim_applicant;
GRANT UPDATE(due_on) ON TABLE membership.applications TO tizilim_citizen;

GRANT UPDATE(due_rule) ON TABLE membership.applications TO tizilim_alliance;
GRANT UPDATE(due_rule) ON TABLE membership.applications TO tizilim_applicant;
GRANT UPDATE(due_rule) ON TABLE membership.applications TO tizilim_citizen;

GRANT UPDATE(due_explanation) ON TABLE membership.applications TO tizilim_alliance;
GRANT UPDATE(due_explanation) ON TABLE membership.applications TO tizilim_applicant;
GRANT UPDATE(due_explanation) ON TABLE membership.applications TO tizilim_citizen;

GRANT INSERT(root_id) ON TABLE membership.applications TO tizilim_alliance;
GRANT INSERT(root_id) ON TABLE membership.applications TO tizilim_applicant;
GRANT INSERT(root_id) ON TABLE membership.applications TO tizilim_citizen;

GRANT INSERT(citizen_id) ON TABLE membership.applications TO tizilim_citizen;

GRANT SELECT ON TABLE membership.charter_decisions TO tizilim_app;
GRANT SELECT ON TABLE membership.charter_decisions TO tizilim_applicant;
GRANT SELECT,INSERT ON TABLE membership.charter_decisions TO tizilim_alliance;
GRANT SELECT ON TABLE membership.charter_decisions TO tizilim_audit;
GRANT SELECT ON TABLE membership.charter_decisions TO tizilim_read;
GRANT SELECT ON TABLE membership.charter_decisions TO tizilim_auth;
GRANT SELECT ON TABLE membership.charter_decisions TO tizilim_federation;
GRANT SELECT ON TABLE membership.charter_decisions TO tizilim_citizen;

GRANT SELECT ON TABLE membership.charter_fees TO tizilim_app;
GRANT SELECT ON TABLE membership.charter_fees TO tizilim_applicant;
GRANT SELECT,INSERT ON TABLE membership.charter_fees TO tizilim_alliance;
GRANT SELECT ON TABLE membership.charter_fees TO tizilim_audit;
GRANT SELECT ON TABLE membership.charter_fees TO tizilim_read;
GRANT SELECT ON TABLE membership.charter_fees TO tizilim_auth;
GRANT SELECT ON TABLE membership.charter_fees TO tizilim_federation;
GRANT SELECT ON TABLE membership.charter_fees TO tizilim_citizen;

GRANT SELECT ON TABLE membership.charter_kinds TO tizilim_app;
GRANT SELECT ON TABLE membership.charter_kinds TO tizilim_applicant;
GRANT SELECT,INSERT ON TABLE membership.charter_kinds TO tizilim_alliance;
GRANT SELECT ON TABLE membership.charter_kinds TO tizilim_audit;
GRANT SELECT ON TABLE membership.charter_kinds TO tizilim_read;
GRANT SELECT ON TABLE membership.charter_kinds TO tizilim_auth;
GRANT SELECT ON TABLE membership.charter_kinds TO tizilim_federation;
GRANT SELECT ON TABLE membership.charter_kinds TO tizilim_citizen;

GRANT SELECT ON TABLE membership.consents TO tizilim_citizen;

GRANT INSERT(citizen_id) ON TABLE membership.consents TO tizilim_citizen;

GRANT INSERT(id) ON TABLE membership.consents TO tizilim_citizen;

GRANT INSERT(scope) ON TABLE membership.consents TO tizilim_citizen;

GRANT INSERT(lasts_to) ON TABLE membership.consents TO tizilim_citizen;

GRANT UPDATE(withdrawn_at) ON TABLE membership.consents TO tizilim_citizen;

GRANT SELECT ON TABLE membership.fee_entries TO tizilim_alliance;
GRANT SELECT ON TABLE membership.fee_entries TO tizilim_applicant;
GRANT SELECT ON TABLE membership.fee_entries TO tizilim_federation;
GRANT SELECT ON TABLE membership.fee_entries TO tizilim_citizen;

GRANT INSERT(tenant_id) ON TABLE membership.fee_entries TO tizilim_alliance;

GRANT INSERT(id) ON TABLE membership.fee_entries TO tizilim_alliance;

GRANT INSERT(invoice_id) ON TABLE membership.fee_entries TO tizilim_alliance;

GRANT INSERT(organisation_id) ON TABLE membership.fee_entries TO tizilim_alliance;

GRANT INSERT(act) ON TABLE membership.fee_entries TO tizilim_alliance;

GRANT INSERT(amount_tiyn) ON TABLE membership.fee_entries TO tizilim_alliance;

GRANT INSERT(on_day) ON TABLE membership.fee_entries TO tizilim_alliance;

GRANT INSERT(document) ON TABLE membership.fee_entries TO tizilim_alliance;

GRANT INSERT(reason) ON TABLE membership.fee_entries TO tizilim_alliance;

GRANT INSERT(recorded_by) ON TABLE membership.fee_entries TO tizilim_alliance;

GRANT INSERT(root_id) ON TABLE membership.fee_entries TO tizilim_alliance;

GRANT INSERT(citizen_id) ON TABLE membership.fee_entries TO tizilim_alliance;

GRANT SELECT ON TABLE membership.invoices TO tizilim_alliance;
GRANT SELECT ON TABLE membership.invoices TO tizilim_applicant;
GRANT SELECT ON TABLE membership.invoices TO tizilim_federation;
GRANT SELECT ON TABLE membership.invoices TO tizilim_citizen;

GRANT INSERT(tenant_id) ON TABLE membership.invoices TO tizilim_alliance;

GRANT INSERT(id) ON TABLE membership.invoices TO tizilim_alliance;

GRANT INSERT(organisation_id) ON TABLE membership.invoices TO tizilim_alliance;

GRANT INSERT(application_id) ON TABLE membership.invoices TO tizilim_alliance;

GRANT INSERT(membership_id) ON TABLE membership.invoices TO tizilim_alliance;

GRANT INSERT(charter_id) ON TABLE membership.invoices TO tizilim_alliance;

GRANT INSERT(kind) ON TABLE membership.invoices TO tizilim_alliance;

GRANT INSERT(fee) ON TABLE membership.invoices TO tizilim_alliance;

GRANT INSERT(covers_from) ON TABLE membership.invoices TO tizilim_alliance;

GRANT INSERT(covers_to) ON TABLE membership.invoices TO tizilim_alliance;

GRANT INSERT(amount_tiyn) ON TABLE membership.invoices TO tizilim_alliance;

GRANT UPDATE(paid_tiyn) ON TABLE membership.invoices TO tizilim_alliance;

GRANT UPDATE(refunded_tiyn) ON TABLE membership.invoices TO tizilim_alliance;

GRANT UPDATE(waived_tiyn) ON TABLE membership.invoices TO tizilim_alliance;

GRANT INSERT(issued_on) ON TABLE membership.invoices TO tizilim_alliance;

GRANT INSERT(due_on) ON TABLE membership.invoices TO tizilim_alliance;

GRANT INSERT(due_rule) ON TABLE membership.invoices TO tizilim_alliance;

GRANT INSERT(due_explanation) ON TABLE membership.invoices TO tizilim_alliance;

GRANT UPDATE(version) ON TABLE membership.invoices TO tizilim_alliance;

GRANT INSERT(root_id) ON TABLE membership.invoices TO tizilim_alliance;

GRANT INSERT(citizen_id) ON TABLE membership.invoices TO tizilim_alliance;

GRANT SELECT,INSERT ON TABLE membership.papers TO tizilim_alliance;
GRANT SELECT,INSERT ON TABLE membership.papers TO tizilim_applicant;
GRANT SELECT ON TABLE membership.papers TO tizilim_federation;
GRANT SELECT,INSERT ON TABLE membership.papers TO tizilim_citizen;

GRANT SELECT ON TABLE membership.proposal_history TO tizilim_app;
GRANT SELECT ON TABLE membership.proposal_history TO tizilim_applicant;
GRANT SELECT ON TABLE membership.proposal_history TO tizilim_alliance;
GRANT SELECT ON TABLE membership.proposal_history TO tizilim_audit;
GRANT SELECT ON TABLE membership.proposal_history TO tizilim_read;
GRANT SELECT ON TABLE membership.proposal_history TO tizilim_auth;
GRANT SELECT ON TABLE membership.proposal_history TO tizilim_federation;
GRANT SELECT ON TABLE membership.proposal_history TO tizilim_citizen;

GRANT INSERT(tenant_id) ON TABLE membership.proposal_history TO tizilim_alliance;
GRANT INSERT(tenant_id) ON TABLE membership.proposal_history TO tizilim_applicant;

GRANT INSERT(proposal_id) ON TABLE membership.proposal_history TO tizilim_alliance;
GRANT INSERT(proposal_id) ON TABLE membership.proposal_history TO tizilim_applicant;

GRANT INSERT(seq) ON TABLE membership.proposal_history TO tizilim_alliance;
GRANT INSERT(seq) ON TABLE membership.proposal_history TO tizilim_applicant;

GRANT INSERT(organisation_id) ON TABLE membership.proposal_history TO tizilim_applicant;

GRANT INSERT(from_state) ON TABLE membership.proposal_history TO tizilim_alliance;
GRANT INSERT(from_state) ON TABLE membership.proposal_history TO tizilim_applicant;

GRANT INSERT(to_state) ON TABLE membership.proposal_history TO tizilim_alliance;
GRANT INSERT(to_state) ON TABLE membership.proposal_history TO tizilim_applicant;

GRANT INSERT(actor) ON TABLE membership.proposal_history TO tizilim_alliance;
GRANT INSERT(actor) ON TABLE membership.proposal_history TO tizilim_applicant;

GRANT INSERT(responsible_tenant) ON TABLE membership.proposal_history TO tizilim_alliance;

GRANT INSERT(responsible_body) ON TABLE membership.proposal_history TO tizilim_alliance;

GRANT INSERT(plan_item) ON TABLE membership.proposal_history TO tizilim_alliance;

GRANT INSERT(deadline) ON TABLE membership.proposal_history TO tizilim_alliance;

GRANT INSERT(reason) ON TABLE membership.proposal_history TO tizilim_alliance;

GRANT INSERT(evidence) ON TABLE membership.proposal_history TO tizilim_alliance;

GRANT INSERT(evidence_sha256) ON TABLE membership.proposal_history TO tizilim_alliance;

GRANT SELECT ON TABLE membership.proposal_transitions TO tizilim_app;
GRANT SELECT ON TABLE membership.proposal_transitions TO tizilim_applicant;
GRANT SELECT ON TABLE membership.proposal_transitions TO tizilim_alliance;
GRANT SELECT ON TABLE membership.proposal_transitions TO tizilim_audit;
GRANT SELECT ON TABLE membership.proposal_transitions TO tizilim_read;
GRANT SELECT ON TABLE membership.proposal_transitions TO tizilim_auth;
GRANT SELECT ON TABLE membership.proposal_transitions TO tizilim_federation;
GRANT SELECT ON TABLE membership.proposal_transitions TO tizilim_citizen;

GRANT SELECT ON TABLE membership.transitions TO tizilim_app;
GRANT SELECT ON TABLE membership.transitions TO tizilim_applicant;
GRANT SELECT ON TABLE membership.transitions TO tizilim_alliance;
GRANT SELECT ON TABLE membership.transitions TO tizilim_audit;
GRANT SELECT ON TABLE membership.transitions TO tizilim_read;
GRANT SELECT ON TABLE membership.transitions TO tizilim_auth;
GRANT SELECT ON TABLE membership.transitions TO tizilim_federation;
GRANT SELECT ON TABLE membership.transitions TO tizilim_citizen;

GRANT SELECT ON TABLE oversight.comment_transitions TO tizilim_app;
GRANT SELECT ON TABLE oversight.comment_transitions TO tizilim_applicant;
GRANT SELECT ON TABLE oversight.comment_transitions TO tizilim_alliance;
GRANT SELECT ON TABLE oversight.comment_transitions TO tizilim_federation;
GRANT SELECT ON TABLE oversight.comment_transitions TO tizilim_citizen;
GRANT SELECT ON TABLE oversight.comment_transitions TO tizilim_audit;
GRANT SELECT ON TABLE oversight.comment_transitions TO tizilim_read;
GRANT SELECT ON TABLE oversight.comment_transitions TO tizilim_auth;

GRANT SELECT(tenant_id),INSERT(tenant_id) ON TABLE oversight.decisions TO tizilim_app;
GRANT SELECT(tenant_id) ON TABLE oversight.decisions TO tizilim_applicant;
GRANT SELECT(tenant_id) ON TABLE oversight.decisions TO tizilim_alliance;
GRANT SELECT(tenant_id) ON TABLE oversight.decisions TO tizilim_federation;
GRANT SELECT(tenant_id) ON TABLE oversight.decisions TO tizilim_citizen;
GRANT SELECT(tenant_id) ON TABLE oversight.decisions TO tizilim_audit;
GRANT SELECT(tenant_id) ON TABLE oversight.decisions TO tizilim_read;
GRANT SELECT(tenant_id) ON TABLE oversight.decisions TO tizilim_auth;

GRANT SELECT(id),INSERT(id) ON TABLE oversight.decisions TO tizilim_app;
GRANT SELECT(id) ON TABLE oversight.decisions TO tizilim_applicant;
GRANT SELECT(id) ON TABLE oversight.decisions TO tizilim_alliance;
GRANT SELECT(id) ON TABLE oversight.decisions TO tizilim_federation;
GRANT SELECT(id) ON TABLE oversight.decisions TO tizilim_citizen;
GRANT SELECT(id) ON TABLE oversight.decisions TO tizilim_audit;
GRANT SELECT(id) ON TABLE oversight.decisions TO tizilim_read;
GRANT SELECT(id) ON TABLE oversight.decisions TO tizilim_auth;

GRANT SELECT(body_id),INSERT(body_id) ON TABLE oversight.decisions TO tizilim_app;
GRANT SELECT(body_id) ON TABLE oversight.decisions TO tizilim_applicant;
GRANT SELECT(body_id) ON TABLE oversight.decisions TO tizilim_alliance;
GRANT SELECT(body_id) ON TABLE oversight.decisions TO tizilim_federation;
GRANT SELECT(body_id) ON TABLE oversight.decisions TO tizilim_citizen;
GRANT SELECT(body_id) ON TABLE oversight.decisions TO tizilim_audit;
GRANT SELECT(body_id) ON TABLE oversight.decisions TO tizilim_read;
GRANT SELECT(body_id) ON TABLE oversight.decisions TO tizilim_auth;

GRANT SELECT(comment_id),INSERT(comment_id) ON TABLE oversight.decisions TO tizilim_app;
GRANT SELECT(comment_id) ON TABLE oversight.decisions TO tizilim_applicant;
GRANT SELECT(comment_id) ON TABLE oversight.decisions TO tizilim_alliance;
GRANT SELECT(comment_id) ON TABLE oversight.decisions TO tizilim_federation;
GRANT SELECT(comment_id) ON TABLE oversight.decisions TO tizilim_citizen;
GRANT SELECT(comment_id) ON TABLE oversight.decisions TO tizilim_audit;
GRANT SELECT(comment_id) ON TABLE oversight.decisions TO tizilim_read;
GRANT SELECT(comment_id) ON TABLE oversight.decisions TO tizilim_auth;

GRANT SELECT(request_id),INSERT(request_id) ON TABLE oversight.decisions TO tizilim_app;
GRANT SELECT(request_id) ON TABLE oversight.decisions TO tizilim_applicant;
GRANT SELECT(request_id) ON TABLE oversight.decisions TO tizilim_alliance;
GRANT SELECT(request_id) ON TABLE oversight.decisions TO tizilim_federation;
GRANT SELECT(request_id) ON TABLE oversight.decisions TO tizilim_citizen;
GRANT SELECT(request_id) ON TABLE oversight.decisions TO tizilim_audit;
GRANT SELECT(request_id) ON TABLE oversight.decisions TO tizilim_read;
GRANT SELECT(request_id) ON TABLE oversight.decisions TO tizilim_auth;

GRANT SELECT(outcome),INSERT(outcome) ON TABLE oversight.decisions TO tizilim_app;
GRANT SELECT(outcome) ON TABLE oversight.decisions TO tizilim_applicant;
GRANT SELECT(outcome) ON TABLE oversight.decisions TO tizilim_alliance;
GRANT SELECT(outcome) ON TABLE oversight.decisions TO tizilim_federation;
GRANT SELECT(outcome) ON TABLE oversight.decisions TO tizilim_citizen;
GRANT SELECT(outcome) ON TABLE oversight.decisions TO tizilim_audit;
GRANT SELECT(outcome) ON TABLE oversight.decisions TO tizilim_read;
GRANT SELECT(outcome) ON TABLE oversight.decisions TO tizilim_auth;

GRANT SELECT(reason),INSERT(reason) ON TABLE oversight.decisions TO tizilim_app;
GRANT SELECT(reason) ON TABLE oversight.decisions TO tizilim_applicant;
GRANT SELECT(reason) ON TABLE oversight.decisions TO tizilim_alliance;
GRANT SELECT(reason) ON TABLE oversight.decisions TO tizilim_federation;
GRANT SELECT(reason) ON TABLE oversight.decisions TO tizilim_citizen;
GRANT SELECT(reason) ON TABLE oversight.decisions TO tizilim_audit;
GRANT SELECT(reason) ON TABLE oversight.decisions TO tizilim_read;
GRANT SELECT(reason) ON TABLE oversight.decisions TO tizilim_auth;

GRANT SELECT(at) ON TABLE oversight.decisions TO tizilim_app;
GRANT SELECT(at) ON TABLE oversight.decisions TO tizilim_applicant;
GRANT SELECT(at) ON TABLE oversight.decisions TO tizilim_alliance;
GRANT SELECT(at) ON TABLE oversight.decisions TO tizilim_federation;
GRANT SELECT(at) ON TABLE oversight.decisions TO tizilim_citizen;
GRANT SELECT(at) ON TABLE oversight.decisions TO tizilim_audit;
GRANT SELECT(at) ON TABLE oversight.decisions TO tizilim_read;
GRANT SELECT(at) ON TABLE oversight.decisions TO tizilim_auth;

GRANT SELECT(principal_id),INSERT(principal_id) ON TABLE oversight.decisions TO tizilim_app;

GRANT SELECT(actor),INSERT(actor) ON TABLE oversight.decisions TO tizilim_app;
GRANT SELECT(actor) ON TABLE oversight.decisions TO tizilim_applicant;
GRANT SELECT(actor) ON TABLE oversight.decisions TO tizilim_alliance;
GRANT SELECT(actor) ON TABLE oversight.decisions TO tizilim_federation;
GRANT SELECT(actor) ON TABLE oversight.decisions TO tizilim_citizen;
GRANT SELECT(actor) ON TABLE oversight.decisions TO tizilim_audit;
GRANT SELECT(actor) ON TABLE oversight.decisions TO tizilim_read;
GRANT SELECT(actor) ON TABLE oversight.decisions TO tizilim_auth;

GRANT SELECT(tenant_id) ON TABLE oversight.document_steps TO tizilim_app;
GRANT SELECT(tenant_id) ON TABLE oversight.document_steps TO tizilim_applicant;
GRANT SELECT(tenant_id) ON TABLE oversight.document_steps TO tizilim_alliance;
GRANT SELECT(tenant_id) ON TABLE oversight.document_steps TO tizilim_federation;
GRANT SELECT(tenant_id),INSERT(tenant_id) ON TABLE oversight.document_steps TO tizilim_citizen;
GRANT SELECT(tenant_id) ON TABLE oversight.document_steps TO tizilim_audit;
GRANT SELECT(tenant_id) ON TABLE oversight.document_steps TO tizilim_read;
GRANT SELECT(tenant_id) ON TABLE oversight.document_steps TO tizilim_auth;

GRANT SELECT(document_id) ON TABLE oversight.document_steps TO tizilim_app;
GRANT SELECT(document_id) ON TABLE oversight.document_steps TO tizilim_applicant;
GRANT SELECT(document_id) ON TABLE oversight.document_steps TO tizilim_alliance;
GRANT SELECT(document_id) ON TABLE oversight.document_steps TO tizilim_federation;
GRANT SELECT(document_id),INSERT(document_id) ON TABLE oversight.document_steps TO tizilim_citizen;
GRANT SELECT(document_id) ON TABLE oversight.document_steps TO tizilim_audit;
GRANT SELECT(document_id) ON TABLE oversight.document_steps TO tizilim_read;
GRANT SELECT(document_id) ON TABLE oversight.document_steps TO tizilim_auth;

GRANT SELECT(seq) ON TABLE oversight.document_steps TO tizilim_app;
GRANT SELECT(seq) ON TABLE oversight.document_steps TO tizilim_applicant;
GRANT SELECT(seq) ON TABLE oversight.document_steps TO tizilim_alliance;
GRANT SELECT(seq) ON TABLE oversight.document_steps TO tizilim_federation;
GRANT SELECT(seq),INSERT(seq) ON TABLE oversight.document_steps TO tizilim_citizen;
GRANT SELECT(seq) ON TABLE oversight.document_steps TO tizilim_audit;
GRANT SELECT(seq) ON TABLE oversight.document_steps TO tizilim_read;
GRANT SELECT(seq) ON TABLE oversight.document_steps TO tizilim_auth;

GRANT INSERT(citizen_id) ON TABLE oversight.document_steps TO tizilim_citizen;

GRANT SELECT(from_state) ON TABLE oversight.document_steps TO tizilim_app;
GRANT SELECT(from_state) ON TABLE oversight.document_steps TO tizilim_applicant;
GRANT SELECT(from_state) ON TABLE oversight.document_steps TO tizilim_alliance;
GRANT SELECT(from_state) ON TABLE oversight.document_steps TO tizilim_federation;
GRANT SELECT(from_state),INSERT(from_state) ON TABLE oversight.document_steps TO tizilim_citizen;
GRANT SELECT(from_state) ON TABLE oversight.document_steps TO tizilim_audit;
GRANT SELECT(from_state) ON TABLE oversight.document_steps TO tizilim_read;
GRANT SELECT(from_state) ON TABLE oversight.document_steps TO tizilim_auth;

GRANT SELECT(to_state) ON TABLE oversight.document_steps TO tizilim_app;
GRANT SELECT(to_state) ON TABLE oversight.document_steps TO tizilim_applicant;
GRANT SELECT(to_state) ON TABLE oversight.document_steps TO tizilim_alliance;
GRANT SELECT(to_state) ON TABLE oversight.document_steps TO tizilim_federation;
GRANT SELECT(to_state),INSERT(to_state) ON TABLE oversight.document_steps TO tizilim_citizen;
GRANT SELECT(to_state) ON TABLE oversight.document_steps TO tizilim_audit;
GRANT SELECT(to_state) ON TABLE oversight.document_steps TO tizilim_read;
GRANT SELECT(to_state) ON TABLE oversight.document_steps TO tizilim_auth;

GRANT SELECT(act) ON TABLE oversight.document_steps TO tizilim_app;
GRANT SELECT(act) ON TABLE oversight.document_steps TO tizilim_applicant;
GRANT SELECT(act) ON TABLE oversight.document_steps TO tizilim_alliance;
GRANT SELECT(act) ON TABLE oversight.document_steps TO tizilim_federation;
GRANT SELECT(act),INSERT(act) ON TABLE oversight.document_steps TO tizilim_citizen;
GRANT SELECT(act) ON TABLE oversight.document_steps TO tizilim_audit;
GRANT SELECT(act) ON TABLE oversight.document_steps TO tizilim_read;
GRANT SELECT(act) ON TABLE oversight.document_steps TO tizilim_auth;

GRANT SELECT(prev) ON TABLE oversight.document_steps TO tizilim_app;
GRANT SELECT(prev) ON TABLE oversight.document_steps TO tizilim_applicant;
GRANT SELECT(prev) ON TABLE oversight.document_steps TO tizilim_alliance;
GRANT SELECT(prev) ON TABLE oversight.document_steps TO tizilim_federation;
GRANT SELECT(prev) ON TABLE oversight.document_steps TO tizilim_citizen;
GRANT SELECT(prev) ON TABLE oversight.document_steps TO tizilim_audit;
GRANT SELECT(prev) ON TABLE oversight.document_steps TO tizilim_read;
GRANT SELECT(prev) ON TABLE oversight.document_steps TO tizilim_auth;

GRANT SELECT(at) ON TABLE oversight.document_steps TO tizilim_app;
GRANT SELECT(at) ON TABLE oversight.document_steps TO tizilim_applicant;
GRANT SELECT(at) ON TABLE oversight.document_steps TO tizilim_alliance;
GRANT SELECT(at) ON TABLE oversight.document_steps TO tizilim_federation;
GRANT SELECT(at) ON TABLE oversight.document_steps TO tizilim_citizen;
GRANT SELECT(at) ON TABLE oversight.document_steps TO tizilim_audit;
GRANT SELECT(at) ON TABLE oversight.document_steps TO tizilim_read;
GRANT SELECT(at) ON TABLE oversight.document_steps TO tizilim_auth;

GRANT SELECT ON TABLE oversight.document_transitions TO tizilim_app;
GRANT SELECT ON TABLE oversight.document_transitions TO tizilim_applicant;
GRANT SELECT ON TABLE oversight.document_transitions TO tizilim_alliance;
GRANT SELECT ON TABLE oversight.document_transitions TO tizilim_federation;
GRANT SELECT ON TABLE oversight.document_transitions TO tizilim_citizen;
GRANT SELECT ON TABLE oversight.document_transitions TO tizilim_audit;
GRANT SELECT ON TABLE oversight.document_transitions TO tizilim_read;
GRANT SELECT ON TABLE oversight.document_transitions TO tizilim_auth;

GRANT SELECT(tenant_id),INSERT(tenant_id) ON TABLE oversight.duty_steps TO tizilim_app;
GRANT SELECT(tenant_id) ON TABLE oversight.duty_steps TO tizilim_applicant;
GRANT SELECT(tenant_id) ON TABLE oversight.duty_steps TO tizilim_alliance;
GRANT SELECT(tenant_id) ON TABLE oversight.duty_steps TO tizilim_federation;
GRANT SELECT(tenant_id),INSERT(tenant_id) ON TABLE oversight.duty_steps TO tizilim_citizen;
GRANT SELECT(tenant_id) ON TABLE oversight.duty_steps TO tizilim_audit;
GRANT SELECT(tenant_id) ON TABLE oversight.duty_steps TO tizilim_read;
GRANT SELECT(tenant_id) ON TABLE oversight.duty_steps TO tizilim_auth;

GRANT SELECT(duty_id),INSERT(duty_id) ON TABLE oversight.duty_steps TO tizilim_app;
GRANT SELECT(duty_id) ON TABLE oversight.duty_steps TO tizilim_applicant;
GRANT SELECT(duty_id) ON TABLE oversight.duty_steps TO tizilim_alliance;
GRANT SELECT(duty_id) ON TABLE oversight.duty_steps TO tizilim_federation;
GRANT SELECT(duty_id),INSERT(duty_id) ON TABLE oversight.duty_steps TO tizilim_citizen;
GRANT SELECT(duty_id) ON TABLE oversight.duty_steps TO tizilim_audit;
GRANT SELECT(duty_id) ON TABLE oversight.duty_steps TO tizilim_read;
GRANT SELECT(duty_id) ON TABLE oversight.duty_steps TO tizilim_auth;

GRANT SELECT(seq),INSERT(seq) ON TABLE oversight.duty_steps TO tizilim_app;
GRANT SELECT(seq) ON TABLE oversight.duty_steps TO tizilim_applicant;
GRANT SELECT(seq) ON TABLE oversight.duty_steps TO tizilim_alliance;
GRANT SELECT(seq) ON TABLE oversight.duty_steps TO tizilim_federation;
GRANT SELECT(seq),INSERT(seq) ON TABLE oversight.duty_steps TO tizilim_citizen;
GRANT SELECT(seq) ON TABLE oversight.duty_steps TO tizilim_audit;
GRANT SELECT(seq) ON TABLE oversight.duty_steps TO tizilim_read;
GRANT SELECT(seq) ON TABLE oversight.duty_steps TO tizilim_auth;

GRANT SELECT(kind),INSERT(kind) ON TABLE oversight.duty_steps TO tizilim_app;
GRANT SELECT(kind) ON TABLE oversight.duty_steps TO tizilim_applicant;
GRANT SELECT(kind) ON TABLE oversight.duty_steps TO tizilim_alliance;
GRANT SELECT(kind) ON TABLE oversight.duty_steps TO tizilim_federation;
GRANT SELECT(kind),INSERT(kind) ON TABLE oversight.duty_steps TO tizilim_citizen;
GRANT SELECT(kind) ON TABLE oversight.duty_steps TO tizilim_audit;
GRANT SELECT(kind) ON TABLE oversight.duty_steps TO tizilim_read;
GRANT SELECT(kind) ON TABLE oversight.duty_steps TO tizilim_auth;

GRANT INSERT(citizen_id) ON TABLE oversight.duty_steps TO tizilim_citizen;

GRANT SELECT(acting_id),INSERT(acting_id) ON TABLE oversight.duty_steps TO tizilim_app;
GRANT SELECT(acting_id) ON TABLE oversight.duty_steps TO tizilim_applicant;
GRANT SELECT(acting_id) ON TABLE oversight.duty_steps TO tizilim_alliance;
GRANT SELECT(acting_id) ON TABLE oversight.duty_steps TO tizilim_federation;
GRANT SELECT(acting_id) ON TABLE oversight.duty_steps TO tizilim_citizen;
GRANT SELECT(acting_id) ON TABLE oversight.duty_steps TO tizilim_audit;
GRANT SELECT(acting_id) ON TABLE oversight.duty_steps TO tizilim_read;
GRANT SELECT(acting_id) ON TABLE oversight.duty_steps TO tizilim_auth;

GRANT SELECT(from_state),INSERT(from_state) ON TABLE oversight.duty_steps TO tizilim_app;
GRANT SELECT(from_state) ON TABLE oversight.duty_steps TO tizilim_applicant;
GRANT SELECT(from_state) ON TABLE oversight.duty_steps TO tizilim_alliance;
GRANT SELECT(from_state) ON TABLE oversight.duty_steps TO tizilim_federation;
GRANT SELECT(from_state),INSERT(from_state) ON TABLE oversight.duty_steps TO tizilim_citizen;
GRANT SELECT(from_state) ON TABLE oversight.duty_steps TO tizilim_audit;
GRANT SELECT(from_state) ON TABLE oversight.duty_steps TO tizilim_read;
GRANT SELECT(from_state) ON TABLE oversight.duty_steps TO tizilim_auth;

GRANT SELECT(to_state),INSERT(to_state) ON TABLE oversight.duty_steps TO tizilim_app;
GRANT SELECT(to_state) ON TABLE oversight.duty_steps TO tizilim_applicant;
GRANT SELECT(to_state) ON TABLE oversight.duty_steps TO tizilim_alliance;
GRANT SELECT(to_state) ON TABLE oversight.duty_steps TO tizilim_federation;
GRANT SELECT(to_state),INSERT(to_state) ON TABLE oversight.duty_steps TO tizilim_citizen;
GRANT SELECT(to_state) ON TABLE oversight.duty_steps TO tizilim_audit;
GRANT SELECT(to_state) ON TABLE oversight.duty_steps TO tizilim_read;
GRANT SELECT(to_state) ON TABLE oversight.duty_steps TO tizilim_auth;

GRANT SELECT(act),INSERT(act) ON TABLE oversight.duty_steps TO tizilim_app;
GRANT SELECT(act) ON TABLE oversight.duty_steps TO tizilim_applicant;
GRANT SELECT(act) ON TABLE oversight.duty_steps TO tizilim_alliance;
GRANT SELECT(act) ON TABLE oversight.duty_steps TO tizilim_federation;
GRANT SELECT(act),INSERT(act) ON TABLE oversight.duty_steps TO tizilim_citizen;
GRANT SELECT(act) ON TABLE oversight.duty_steps TO tizilim_audit;
GRANT SELECT(act) ON TABLE oversight.duty_steps TO tizilim_read;
GRANT SELECT(act) ON TABLE oversight.duty_steps TO tizilim_auth;

GRANT SELECT(prev) ON TABLE oversight.duty_steps TO tizilim_app;
GRANT SELECT(prev) ON TABLE oversight.duty_steps TO tizilim_applicant;
GRANT SELECT(prev) ON TABLE oversight.duty_steps TO tizilim_alliance;
GRANT SELECT(prev) ON TABLE oversight.duty_steps TO tizilim_federation;
GRANT SELECT(prev) ON TABLE oversight.duty_steps TO tizilim_citizen;
GRANT SELECT(prev) ON TABLE oversight.duty_steps TO tizilim_audit;
GRANT SELECT(prev) ON TABLE oversight.duty_steps TO tizilim_read;
GRANT SELECT(prev) ON TABLE oversight.duty_steps TO tizilim_auth;

GRANT SELECT(at) ON TABLE oversight.duty_steps TO tizilim_app;
GRANT SELECT(at) ON TABLE oversight.duty_steps TO tizilim_applicant;
GRANT SELECT(at) ON TABLE oversight.duty_steps TO tizilim_alliance;
GRANT SELECT(at) ON TABLE oversight.duty_steps TO tizilim_federation;
GRANT SELECT(at) ON TABLE oversight.duty_steps TO tizilim_citizen;
GRANT SELECT(at) ON TABLE oversight.duty_steps TO tizilim_audit;
GRANT SELECT(at) ON TABLE oversight.duty_steps TO tizilim_read;
GRANT SELECT(at) ON TABLE oversight.duty_steps TO tizilim_auth;

GRANT SELECT(actor),INSERT(actor) ON TABLE oversight.duty_steps TO tizilim_app;
GRANT SELECT(actor) ON TABLE oversight.duty_steps TO tizilim_applicant;
GRANT SELECT(actor) ON TABLE oversight.duty_steps TO tizilim_alliance;
GRANT SELECT(actor) ON TABLE oversight.duty_steps TO tizilim_federation;
GRANT SELECT(actor),INSERT(actor) ON TABLE oversight.duty_steps TO tizilim_citizen;
GRANT SELECT(actor) ON TABLE oversight.duty_steps TO tizilim_audit;
GRANT SELECT(actor) ON TABLE oversight.duty_steps TO tizilim_read;
GRANT SELECT(actor) ON TABLE oversight.duty_steps TO tizilim_auth;

GRANT SELECT(reason),INSERT(reason) ON TABLE oversight.duty_steps TO tizilim_app;
GRANT SELECT(reason) ON TABLE oversight.duty_steps TO tizilim_applicant;
GRANT SELECT(reason) ON TABLE oversight.duty_steps TO tizilim_alliance;
GRANT SELECT(reason) ON TABLE oversight.duty_steps TO tizilim_federation;
GRANT SELECT(reason) ON TABLE oversight.duty_steps TO tizilim_citizen;
GRANT SELECT(reason) ON TABLE oversight.duty_steps TO tizilim_audit;
GRANT SELECT(reason) ON TABLE oversight.duty_steps TO tizilim_read;
GRANT SELECT(reason) ON TABLE oversight.duty_steps TO tizilim_auth;

GRANT SELECT(last_on),INSERT(last_on) ON TABLE oversight.duty_steps TO tizilim_app;
GRANT SELECT(last_on) ON TABLE oversight.duty_steps TO tizilim_applicant;
GRANT SELECT(last_on) ON TABLE oversight.duty_steps TO tizilim_alliance;
GRANT SELECT(last_on) ON TABLE oversight.duty_steps TO tizilim_federation;
GRANT SELECT(last_on) ON TABLE oversight.duty_steps TO tizilim_citizen;
GRANT SELECT(last_on) ON TABLE oversight.duty_steps TO tizilim_audit;
GRANT SELECT(last_on) ON TABLE oversight.duty_steps TO tizilim_read;
GRANT SELECT(last_on) ON TABLE oversight.duty_steps TO tizilim_auth;

GRANT SELECT ON TABLE oversight.duty_transitions TO tizilim_app;
GRANT SELECT ON TABLE oversight.duty_transitions TO tizilim_applicant;
GRANT SELECT ON TABLE oversight.duty_transitions TO tizilim_alliance;
GRANT SELECT ON TABLE oversight.duty_transitions TO tizilim_federation;
GRANT SELECT ON TABLE oversight.duty_transitions TO tizilim_citizen;
GRANT SELECT ON TABLE oversight.duty_transitions TO tizilim_audit;
GRANT SELECT ON TABLE oversight.duty_transitions TO tizilim_read;
GRANT SELECT ON TABLE oversight.duty_transitions TO tizilim_auth;

GRANT SELECT ON TABLE oversight.extensions TO tizilim_app;
GRANT SELECT ON TABLE oversight.extensions TO tizilim_applicant;
GRANT SELECT ON TABLE oversight.extensions TO tizilim_alliance;
GRANT SELECT ON TABLE oversight.extensions TO tizilim_federation;
GRANT SELECT ON TABLE oversight.extensions TO tizilim_citizen;
GRANT SELECT ON TABLE oversight.extensions TO tizilim_audit;
GRANT SELECT ON TABLE oversight.extensions TO tizilim_read;
GRANT SELECT ON TABLE oversight.extensions TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE oversight.extensions TO tizilim_app;

GRANT INSERT(duty_id) ON TABLE oversight.extensions TO tizilim_app;

GRANT INSERT(due_on) ON TABLE oversight.extensions TO tizilim_app;

GRANT INSERT(limit_on) ON TABLE oversight.extensions TO tizilim_app;

GRANT INSERT(reason) ON TABLE oversight.extensions TO tizilim_app;

GRANT INSERT(actor) ON TABLE oversight.extensions TO tizilim_app;

GRANT INSERT(long_on) ON TABLE oversight.extensions TO tizilim_app;

GRANT SELECT,DELETE ON TABLE oversight.follows TO tizilim_citizen;

GRANT INSERT(citizen_id) ON TABLE oversight.follows TO tizilim_citizen;

GRANT INSERT(id) ON TABLE oversight.follows TO tizilim_citizen;

GRANT INSERT(kind) ON TABLE oversight.follows TO tizilim_citizen;

GRANT INSERT(target_id) ON TABLE oversight.follows TO tizilim_citizen;

GRANT SELECT ON TABLE oversight.instances TO tizilim_app;
GRANT SELECT ON TABLE oversight.instances TO tizilim_applicant;
GRANT SELECT ON TABLE oversight.instances TO tizilim_alliance;
GRANT SELECT ON TABLE oversight.instances TO tizilim_federation;
GRANT SELECT ON TABLE oversight.instances TO tizilim_citizen;
GRANT SELECT ON TABLE oversight.instances TO tizilim_audit;
GRANT SELECT ON TABLE oversight.instances TO tizilim_read;
GRANT SELECT ON TABLE oversight.instances TO tizilim_auth;

GRANT SELECT ON TABLE oversight.limits TO tizilim_app;
GRANT SELECT ON TABLE oversight.limits TO tizilim_applicant;
GRANT SELECT ON TABLE oversight.limits TO tizilim_alliance;
GRANT SELECT ON TABLE oversight.limits TO tizilim_federation;
GRANT SELECT ON TABLE oversight.limits TO tizilim_citizen;
GRANT SELECT ON TABLE oversight.limits TO tizilim_audit;
GRANT SELECT ON TABLE oversight.limits TO tizilim_read;
GRANT SELECT,INSERT ON TABLE oversight.limits TO tizilim_auth;

GRANT UPDATE(amount) ON TABLE oversight.limits TO tizilim_auth;

GRANT UPDATE(why) ON TABLE oversight.limits TO tizilim_auth;

GRANT SELECT ON TABLE oversight.moderators TO tizilim_app;
GRANT SELECT ON TABLE oversight.moderators TO tizilim_applicant;
GRANT SELECT ON TABLE oversight.moderators TO tizilim_alliance;
GRANT SELECT ON TABLE oversight.moderators TO tizilim_federation;
GRANT SELECT ON TABLE oversight.moderators TO tizilim_citizen;
GRANT SELECT ON TABLE oversight.moderators TO tizilim_audit;
GRANT SELECT ON TABLE oversight.moderators TO tizilim_read;
GRANT SELECT ON TABLE oversight.moderators TO tizilim_auth;

GRANT SELECT,DELETE ON TABLE oversight.network_marks TO tizilim_sequencer;

GRANT SELECT ON TABLE oversight.pause_grounds TO tizilim_app;
GRANT SELECT ON TABLE oversight.pause_grounds TO tizilim_applicant;
GRANT SELECT ON TABLE oversight.pause_grounds TO tizilim_alliance;
GRANT SELECT ON TABLE oversight.pause_grounds TO tizilim_federation;
GRANT SELECT ON TABLE oversight.pause_grounds TO tizilim_citizen;
GRANT SELECT ON TABLE oversight.pause_grounds TO tizilim_audit;
GRANT SELECT ON TABLE oversight.pause_grounds TO tizilim_read;
GRANT SELECT ON TABLE oversight.pause_grounds TO tizilim_auth;

GRANT SELECT ON TABLE oversight.reasons TO tizilim_app;
GRANT SELECT ON TABLE oversight.reasons TO tizilim_applicant;
GRANT SELECT ON TABLE oversight.reasons TO tizilim_alliance;
GRANT SELECT ON TABLE oversight.reasons TO tizilim_federation;
GRANT SELECT ON TABLE oversight.reasons TO tizilim_citizen;
GRANT SELECT ON TABLE oversight.reasons TO tizilim_audit;
GRANT SELECT ON TABLE oversight.reasons TO tizilim_read;
GRANT SELECT ON TABLE oversight.reasons TO tizilim_auth;

GRANT SELECT ON TABLE oversight.recommendation_answers TO tizilim_app;
GRANT SELECT ON TABLE oversight.recommendation_answers TO tizilim_applicant;
GRANT SELECT ON TABLE oversight.recommendation_answers TO tizilim_alliance;
GRANT SELECT ON TABLE oversight.recommendation_answers TO tizilim_federation;
GRANT SELECT ON TABLE oversight.recommendation_answers TO tizilim_citizen;
GRANT SELECT ON TABLE oversight.recommendation_answers TO tizilim_audit;
GRANT SELECT ON TABLE oversight.recommendation_answers TO tizilim_read;
GRANT SELECT ON TABLE oversight.recommendation_answers TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE oversight.recommendation_answers TO tizilim_app;

GRANT INSERT(document_id) ON TABLE oversight.recommendation_answers TO tizilim_app;

GRANT INSERT(seq) ON TABLE oversight.recommendation_answers TO tizilim_app;

GRANT INSERT(id) ON TABLE oversight.recommendation_answers TO tizilim_app;

GRANT INSERT(outcome) ON TABLE oversight.recommendation_answers TO tizilim_app;

GRANT INSERT(text) ON TABLE oversight.recommendation_answers TO tizilim_app;

GRANT INSERT(actor) ON TABLE oversight.recommendation_answers TO tizilim_app;

GRANT INSERT(language) ON TABLE oversight.recommendation_answers TO tizilim_app;

GRANT SELECT(tenant_id) ON TABLE oversight.recommendations TO tizilim_app;
GRANT SELECT(tenant_id) ON TABLE oversight.recommendations TO tizilim_applicant;
GRANT SELECT(tenant_id) ON TABLE oversight.recommendations TO tizilim_alliance;
GRANT SELECT(tenant_id) ON TABLE oversight.recommendations TO tizilim_federation;
GRANT SELECT(tenant_id),INSERT(tenant_id) ON TABLE oversight.recommendations TO tizilim_citizen;
GRANT SELECT(tenant_id) ON TABLE oversight.recommendations TO tizilim_audit;
GRANT SELECT(tenant_id) ON TABLE oversight.recommendations TO tizilim_read;
GRANT SELECT(tenant_id) ON TABLE oversight.recommendations TO tizilim_auth;

GRANT SELECT(document_id) ON TABLE oversight.recommendations TO tizilim_app;
GRANT SELECT(document_id) ON TABLE oversight.recommendations TO tizilim_applicant;
GRANT SELECT(document_id) ON TABLE oversight.recommendations TO tizilim_alliance;
GRANT SELECT(document_id) ON TABLE oversight.recommendations TO tizilim_federation;
GRANT SELECT(document_id),INSERT(document_id) ON TABLE oversight.recommendations TO tizilim_citizen;
GRANT SELECT(document_id) ON TABLE oversight.recommendations TO tizilim_audit;
GRANT SELECT(document_id) ON TABLE oversight.recommendations TO tizilim_read;
GRANT SELECT(document_id) ON TABLE oversight.recommendations TO tizilim_auth;

GRANT SELECT(seq) ON TABLE oversight.recommendations TO tizilim_app;
GRANT SELECT(seq) ON TABLE oversight.recommendations TO tizilim_applicant;
GRANT SELECT(seq) ON TABLE oversight.recommendations TO tizilim_alliance;
GRANT SELECT(seq) ON TABLE oversight.recommendations TO tizilim_federation;
GRANT SELECT(seq),INSERT(seq) ON TABLE oversight.recommendations TO tizilim_citizen;
GRANT SELECT(seq) ON TABLE oversight.recommendations TO tizilim_audit;
GRANT SELECT(seq) ON TABLE oversight.recommendations TO tizilim_read;
GRANT SELECT(seq) ON TABLE oversight.recommendations TO tizilim_auth;

GRANT INSERT(citizen_id) ON TABLE oversight.recommendations TO tizilim_citizen;

GRANT SELECT(text) ON TABLE oversight.recommendations TO tizilim_app;
GRANT SELECT(text) ON TABLE oversight.recommendations TO tizilim_applicant;
GRANT SELECT(text) ON TABLE oversight.recommendations TO tizilim_alliance;
GRANT SELECT(text) ON TABLE oversight.recommendations TO tizilim_federation;
GRANT SELECT(text),INSERT(text) ON TABLE oversight.recommendations TO tizilim_citizen;
GRANT SELECT(text) ON TABLE oversight.recommendations TO tizilim_audit;
GRANT SELECT(text) ON TABLE oversight.recommendations TO tizilim_read;
GRANT SELECT(text) ON TABLE oversight.recommendations TO tizilim_auth;

GRANT SELECT ON TABLE oversight.requests TO tizilim_app;
GRANT SELECT ON TABLE oversight.requests TO tizilim_applicant;
GRANT SELECT ON TABLE oversight.requests TO tizilim_alliance;
GRANT SELECT ON TABLE oversight.requests TO tizilim_federation;
GRANT SELECT ON TABLE oversight.requests TO tizilim_citizen;
GRANT SELECT ON TABLE oversight.requests TO tizilim_audit;
GRANT SELECT ON TABLE oversight.requests TO tizilim_read;
GRANT SELECT ON TABLE oversight.requests TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE oversight.requests TO tizilim_app;

GRANT INSERT(id) ON TABLE oversight.requests TO tizilim_app;

GRANT INSERT(comment_id) ON TABLE oversight.requests TO tizilim_app;

GRANT INSERT(reason) ON TABLE oversight.requests TO tizilim_app;

GRANT INSERT(actor) ON TABLE oversight.requests TO tizilim_app;

GRANT SELECT(tenant_id),INSERT(tenant_id) ON TABLE oversight.reviews TO tizilim_app;
GRANT SELECT(tenant_id) ON TABLE oversight.reviews TO tizilim_applicant;
GRANT SELECT(tenant_id) ON TABLE oversight.reviews TO tizilim_alliance;
GRANT SELECT(tenant_id) ON TABLE oversight.reviews TO tizilim_federation;
GRANT SELECT(tenant_id) ON TABLE oversight.reviews TO tizilim_citizen;
GRANT SELECT(tenant_id) ON TABLE oversight.reviews TO tizilim_audit;
GRANT SELECT(tenant_id) ON TABLE oversight.reviews TO tizilim_read;
GRANT SELECT(tenant_id) ON TABLE oversight.reviews TO tizilim_auth;

GRANT SELECT(id),INSERT(id) ON TABLE oversight.reviews TO tizilim_app;
GRANT SELECT(id) ON TABLE oversight.reviews TO tizilim_applicant;
GRANT SELECT(id) ON TABLE oversight.reviews TO tizilim_alliance;
GRANT SELECT(id) ON TABLE oversight.reviews TO tizilim_federation;
GRANT SELECT(id) ON TABLE oversight.reviews TO tizilim_citizen;
GRANT SELECT(id) ON TABLE oversight.reviews TO tizilim_audit;
GRANT SELECT(id) ON TABLE oversight.reviews TO tizilim_read;
GRANT SELECT(id) ON TABLE oversight.reviews TO tizilim_auth;

GRANT SELECT(plea_id),INSERT(plea_id) ON TABLE oversight.reviews TO tizilim_app;
GRANT SELECT(plea_id) ON TABLE oversight.reviews TO tizilim_applicant;
GRANT SELECT(plea_id) ON TABLE oversight.reviews TO tizilim_alliance;
GRANT SELECT(plea_id) ON TABLE oversight.reviews TO tizilim_federation;
GRANT SELECT(plea_id) ON TABLE oversight.reviews TO tizilim_citizen;
GRANT SELECT(plea_id) ON TABLE oversight.reviews TO tizilim_audit;
GRANT SELECT(plea_id) ON TABLE oversight.reviews TO tizilim_read;
GRANT SELECT(plea_id) ON TABLE oversight.reviews TO tizilim_auth;

GRANT SELECT(decision_id),INSERT(decision_id) ON TABLE oversight.reviews TO tizilim_app;
GRANT SELECT(decision_id) ON TABLE oversight.reviews TO tizilim_applicant;
GRANT SELECT(decision_id) ON TABLE oversight.reviews TO tizilim_alliance;
GRANT SELECT(decision_id) ON TABLE oversight.reviews TO tizilim_federation;
GRANT SELECT(decision_id) ON TABLE oversight.reviews TO tizilim_citizen;
GRANT SELECT(decision_id) ON TABLE oversight.reviews TO tizilim_audit;
GRANT SELECT(decision_id) ON TABLE oversight.reviews TO tizilim_read;
GRANT SELECT(decision_id) ON TABLE oversight.reviews TO tizilim_auth;

GRANT INSERT(decided_by) ON TABLE oversight.reviews TO tizilim_app;

GRANT INSERT(principal_id) ON TABLE oversight.reviews TO tizilim_app;

GRANT SELECT(outcome),INSERT(outcome) ON TABLE oversight.reviews TO tizilim_app;
GRANT SELECT(outcome) ON TABLE oversight.reviews TO tizilim_applicant;
GRANT SELECT(outcome) ON TABLE oversight.reviews TO tizilim_alliance;
GRANT SELECT(outcome) ON TABLE oversight.reviews TO tizilim_federation;
GRANT SELECT(outcome) ON TABLE oversight.reviews TO tizilim_citizen;
GRANT SELECT(outcome) ON TABLE oversight.reviews TO tizilim_audit;
GRANT SELECT(outcome) ON TABLE oversight.reviews TO tizilim_read;
GRANT SELECT(outcome) ON TABLE oversight.reviews TO tizilim_auth;

GRANT SELECT(at) ON TABLE oversight.reviews TO tizilim_app;
GRANT SELECT(at) ON TABLE oversight.reviews TO tizilim_applicant;
GRANT SELECT(at) ON TABLE oversight.reviews TO tizilim_alliance;
GRANT SELECT(at) ON TABLE oversight.reviews TO tizilim_federation;
GRANT SELECT(at) ON TABLE oversight.reviews TO tizilim_citizen;
GRANT SELECT(at) ON TABLE oversight.reviews TO tizilim_audit;
GRANT SELECT(at) ON TABLE oversight.reviews TO tizilim_read;
GRANT SELECT(at) ON TABLE oversight.reviews TO tizilim_auth;

GRANT SELECT(actor),INSERT(actor) ON TABLE oversight.reviews TO tizilim_app;
GRANT SELECT(actor) ON TABLE oversight.reviews TO tizilim_applicant;
GRANT SELECT(actor) ON TABLE oversight.reviews TO tizilim_alliance;
GRANT SELECT(actor) ON TABLE oversight.reviews TO tizilim_federation;
GRANT SELECT(actor) ON TABLE oversight.reviews TO tizilim_citizen;
GRANT SELECT(actor) ON TABLE oversight.reviews TO tizilim_audit;
GRANT SELECT(actor) ON TABLE oversight.reviews TO tizilim_read;
GRANT SELECT(actor) ON TABLE oversight.reviews TO tizilim_auth;

GRANT SELECT ON TABLE oversight.subject_kinds TO tizilim_app;
GRANT SELECT ON TABLE oversight.subject_kinds TO tizilim_applicant;
GRANT SELECT ON TABLE oversight.subject_kinds TO tizilim_alliance;
GRANT SELECT ON TABLE oversight.subject_kinds TO tizilim_federation;
GRANT SELECT ON TABLE oversight.subject_kinds TO tizilim_citizen;
GRANT SELECT ON TABLE oversight.subject_kinds TO tizilim_audit;
GRANT SELECT ON TABLE oversight.subject_kinds TO tizilim_read;
GRANT SELECT ON TABLE oversight.subject_kinds TO tizilim_auth;

GRANT SELECT(tenant_id) ON TABLE oversight.voices TO tizilim_app;
GRANT SELECT(tenant_id) ON TABLE oversight.voices TO tizilim_applicant;
GRANT SELECT(tenant_id) ON TABLE oversight.voices TO tizilim_alliance;
GRANT SELECT(tenant_id) ON TABLE oversight.voices TO tizilim_federation;
GRANT SELECT(tenant_id),INSERT(tenant_id) ON TABLE oversight.voices TO tizilim_citizen;
GRANT SELECT(tenant_id) ON TABLE oversight.voices TO tizilim_audit;
GRANT SELECT(tenant_id) ON TABLE oversight.voices TO tizilim_read;
GRANT SELECT(tenant_id) ON TABLE oversight.voices TO tizilim_auth;

GRANT SELECT(id) ON TABLE oversight.voices TO tizilim_app;
GRANT SELECT(id) ON TABLE oversight.voices TO tizilim_applicant;
GRANT SELECT(id) ON TABLE oversight.voices TO tizilim_alliance;
GRANT SELECT(id) ON TABLE oversight.voices TO tizilim_federation;
GRANT SELECT(id),INSERT(id) ON TABLE oversight.voices TO tizilim_citizen;
GRANT SELECT(id) ON TABLE oversight.voices TO tizilim_audit;
GRANT SELECT(id) ON TABLE oversight.voices TO tizilim_read;
GRANT SELECT(id) ON TABLE oversight.voices TO tizilim_auth;

GRANT SELECT(comment_id) ON TABLE oversight.voices TO tizilim_app;
GRANT SELECT(comment_id) ON TABLE oversight.voices TO tizilim_applicant;
GRANT SELECT(comment_id) ON TABLE oversight.voices TO tizilim_alliance;
GRANT SELECT(comment_id) ON TABLE oversight.voices TO tizilim_federation;
GRANT SELECT(comment_id),INSERT(comment_id) ON TABLE oversight.voices TO tizilim_citizen;
GRANT SELECT(comment_id) ON TABLE oversight.voices TO tizilim_audit;
GRANT SELECT(comment_id) ON TABLE oversight.voices TO tizilim_read;
GRANT SELECT(comment_id) ON TABLE oversight.voices TO tizilim_auth;

GRANT INSERT(citizen_id) ON TABLE oversight.voices TO tizilim_citizen;

GRANT SELECT(at) ON TABLE oversight.voices TO tizilim_app;
GRANT SELECT(at) ON TABLE oversight.voices TO tizilim_applicant;
GRANT SELECT(at) ON TABLE oversight.voices TO tizilim_alliance;
GRANT SELECT(at) ON TABLE oversight.voices TO tizilim_federation;
GRANT SELECT(at) ON TABLE oversight.voices TO tizilim_citizen;
GRANT SELECT(at) ON TABLE oversight.voices TO tizilim_audit;
GRANT SELECT(at) ON TABLE oversight.voices TO tizilim_read;
GRANT SELECT(at) ON TABLE oversight.voices TO tizilim_auth;

GRANT SELECT ON TABLE ranking.export_parts TO tizilim_app;
GRANT SELECT ON TABLE ranking.export_parts TO tizilim_applicant;
GRANT SELECT ON TABLE ranking.export_parts TO tizilim_alliance;
GRANT SELECT ON TABLE ranking.export_parts TO tizilim_federation;
GRANT SELECT ON TABLE ranking.export_parts TO tizilim_citizen;
GRANT SELECT ON TABLE ranking.export_parts TO tizilim_audit;
GRANT SELECT ON TABLE ranking.export_parts TO tizilim_read;
GRANT SELECT ON TABLE ranking.export_parts TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE ranking.export_parts TO tizilim_app;

GRANT INSERT(snapshot_id) ON TABLE ranking.export_parts TO tizilim_app;

GRANT INSERT(number) ON TABLE ranking.export_parts TO tizilim_app;

GRANT INSERT(text) ON TABLE ranking.export_parts TO tizilim_app;

GRANT SELECT ON TABLE ranking.inputs TO tizilim_app;
GRANT SELECT ON TABLE ranking.inputs TO tizilim_applicant;
GRANT SELECT ON TABLE ranking.inputs TO tizilim_alliance;
GRANT SELECT ON TABLE ranking.inputs TO tizilim_federation;
GRANT SELECT ON TABLE ranking.inputs TO tizilim_citizen;
GRANT SELECT ON TABLE ranking.inputs TO tizilim_audit;
GRANT SELECT ON TABLE ranking.inputs TO tizilim_read;
GRANT SELECT ON TABLE ranking.inputs TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE ranking.inputs TO tizilim_app;

GRANT INSERT(snapshot_id) ON TABLE ranking.inputs TO tizilim_app;

GRANT INSERT(organisation_id) ON TABLE ranking.inputs TO tizilim_app;

GRANT INSERT(indicator) ON TABLE ranking.inputs TO tizilim_app;

GRANT INSERT(source) ON TABLE ranking.inputs TO tizilim_app;

GRANT INSERT(day) ON TABLE ranking.inputs TO tizilim_app;

GRANT INSERT(good) ON TABLE ranking.inputs TO tizilim_app;

GRANT INSERT(total) ON TABLE ranking.inputs TO tizilim_app;

GRANT SELECT ON TABLE ranking.method_publications TO tizilim_app;
GRANT SELECT ON TABLE ranking.method_publications TO tizilim_applicant;
GRANT SELECT ON TABLE ranking.method_publications TO tizilim_alliance;
GRANT SELECT ON TABLE ranking.method_publications TO tizilim_federation;
GRANT SELECT ON TABLE ranking.method_publications TO tizilim_citizen;
GRANT SELECT ON TABLE ranking.method_publications TO tizilim_audit;
GRANT SELECT ON TABLE ranking.method_publications TO tizilim_read;
GRANT SELECT ON TABLE ranking.method_publications TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE ranking.method_publications TO tizilim_app;

GRANT INSERT(method_id) ON TABLE ranking.method_publications TO tizilim_app;

GRANT INSERT(comments_until) ON TABLE ranking.method_publications TO tizilim_app;

GRANT INSERT(valid_from) ON TABLE ranking.method_publications TO tizilim_app;

GRANT INSERT(actor) ON TABLE ranking.method_publications TO tizilim_app;

GRANT INSERT(reference) ON TABLE ranking.method_publications TO tizilim_app;

GRANT INSERT(reference_sha256) ON TABLE ranking.method_publications TO tizilim_app;

GRANT SELECT ON TABLE ranking.methods TO tizilim_app;
GRANT SELECT ON TABLE ranking.methods TO tizilim_applicant;
GRANT SELECT ON TABLE ranking.methods TO tizilim_alliance;
GRANT SELECT ON TABLE ranking.methods TO tizilim_federation;
GRANT SELECT ON TABLE ranking.methods TO tizilim_citizen;
GRANT SELECT ON TABLE ranking.methods TO tizilim_audit;
GRANT SELECT ON TABLE ranking.methods TO tizilim_read;
GRANT SELECT ON TABLE ranking.methods TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE ranking.methods TO tizilim_app;

GRANT INSERT(id) ON TABLE ranking.methods TO tizilim_app;

GRANT INSERT(code) ON TABLE ranking.methods TO tizilim_app;

GRANT INSERT(number) ON TABLE ranking.methods TO tizilim_app;

GRANT INSERT(name_kk) ON TABLE ranking.methods TO tizilim_app;

GRANT INSERT(name_ru) ON TABLE ranking.methods TO tizilim_app;

GRANT INSERT(sample) ON TABLE ranking.methods TO tizilim_app;

GRANT INSERT(record) ON TABLE ranking.methods TO tizilim_app;

GRANT INSERT(comments_until) ON TABLE ranking.methods TO tizilim_app;

GRANT INSERT(actor) ON TABLE ranking.methods TO tizilim_app;

GRANT INSERT(due_on) ON TABLE ranking.methods TO tizilim_app;

GRANT INSERT(due_rule) ON TABLE ranking.methods TO tizilim_app;

GRANT INSERT(due_explanation) ON TABLE ranking.methods TO tizilim_app;

GRANT SELECT ON TABLE ranking.objection_decisions TO tizilim_app;
GRANT SELECT ON TABLE ranking.objection_decisions TO tizilim_applicant;
GRANT SELECT ON TABLE ranking.objection_decisions TO tizilim_alliance;
GRANT SELECT ON TABLE ranking.objection_decisions TO tizilim_federation;
GRANT SELECT ON TABLE ranking.objection_decisions TO tizilim_citizen;
GRANT SELECT ON TABLE ranking.objection_decisions TO tizilim_audit;
GRANT SELECT ON TABLE ranking.objection_decisions TO tizilim_read;
GRANT SELECT ON TABLE ranking.objection_decisions TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE ranking.objection_decisions TO tizilim_app;

GRANT INSERT(snapshot_id) ON TABLE ranking.objection_decisions TO tizilim_app;

GRANT INSERT(number) ON TABLE ranking.objection_decisions TO tizilim_app;

GRANT INSERT(ordinal) ON TABLE ranking.objection_decisions TO tizilim_app;

GRANT INSERT(upheld_before) ON TABLE ranking.objection_decisions TO tizilim_app;

GRANT INSERT(upheld) ON TABLE ranking.objection_decisions TO tizilim_app;

GRANT INSERT(actor) ON TABLE ranking.objection_decisions TO tizilim_app;

GRANT INSERT(reason) ON TABLE ranking.objection_decisions TO tizilim_app;

GRANT SELECT ON TABLE ranking.objections TO tizilim_app;
GRANT SELECT ON TABLE ranking.objections TO tizilim_applicant;
GRANT SELECT ON TABLE ranking.objections TO tizilim_alliance;
GRANT SELECT ON TABLE ranking.objections TO tizilim_federation;
GRANT SELECT ON TABLE ranking.objections TO tizilim_citizen;
GRANT SELECT ON TABLE ranking.objections TO tizilim_audit;
GRANT SELECT ON TABLE ranking.objections TO tizilim_read;
GRANT SELECT ON TABLE ranking.objections TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE ranking.objections TO tizilim_applicant;
GRANT INSERT(tenant_id) ON TABLE ranking.objections TO tizilim_app;

GRANT INSERT(snapshot_id) ON TABLE ranking.objections TO tizilim_applicant;
GRANT INSERT(snapshot_id) ON TABLE ranking.objections TO tizilim_app;

GRANT INSERT(number) ON TABLE ranking.objections TO tizilim_applicant;
GRANT INSERT(number) ON TABLE ranking.objections TO tizilim_app;

GRANT INSERT(id) ON TABLE ranking.objections TO tizilim_applicant;
GRANT INSERT(id) ON TABLE ranking.objections TO tizilim_app;

GRANT INSERT(organisation_id) ON TABLE ranking.objections TO tizilim_applicant;

GRANT INSERT(objections_until) ON TABLE ranking.objections TO tizilim_applicant;
GRANT INSERT(objections_until) ON TABLE ranking.objections TO tizilim_app;

GRANT INSERT(actor) ON TABLE ranking.objections TO tizilim_applicant;
GRANT INSERT(actor) ON TABLE ranking.objections TO tizilim_app;

GRANT INSERT(text) ON TABLE ranking.objections TO tizilim_applicant;

GRANT SELECT ON TABLE ranking.publications TO tizilim_app;
GRANT SELECT ON TABLE ranking.publications TO tizilim_applicant;
GRANT SELECT ON TABLE ranking.publications TO tizilim_alliance;
GRANT SELECT ON TABLE ranking.publications TO tizilim_federation;
GRANT SELECT ON TABLE ranking.publications TO tizilim_citizen;
GRANT SELECT ON TABLE ranking.publications TO tizilim_audit;
GRANT SELECT ON TABLE ranking.publications TO tizilim_read;
GRANT SELECT ON TABLE ranking.publications TO tizilim_auth;

GRANT INSERT(tenant_id) ON TABLE ranking.publications TO tizilim_app;

GRANT INSERT(snapshot_id) ON TABLE ranking.publications TO tizilim_app;

GRANT INSERT(objections_until) ON TABLE ranking.publications TO tizilim_app;

GRANT INSERT(actor) ON TABLE ranking.publications TO tizilim_app;

GRANT INSERT(last) ON TABLE ranking.publications TO tizilim_app;

GRANT SELECT ON TABLE ranking.signers TO tizilim_app;

GRANT INSERT(tenant_id) ON TABLE ranking.signers TO tizilim_app;

GRANT INSERT(subject_id) ON TABLE ranking.signers TO tizilim_app;

GRANT INSERT(act) ON TABLE ranking.signers TO tizilim_app;

GRANT INSERT(principal_id) ON TABLE ranking.signers TO tizilim_app;

GRANT INSERT(first_id) ON TABLE ranking.signers TO tizilim_app;

GRANT SELECT ON TABLE registry.calendar_years TO tizilim_app;
GRANT SELECT ON TABLE registry.calendar_years TO tizilim_applicant;
GRANT SELECT ON TABLE registry.calendar_years TO tizilim_alliance;
GRANT SELECT ON TABLE registry.calendar_years TO tizilim_audit;
GRANT SELECT ON TABLE registry.calendar_years TO tizilim_read;
GRANT SELECT,INSERT ON TABLE registry.calendar_years TO tizilim_auth;
GRANT SELECT ON TABLE registry.calendar_years TO tizilim_federation;
GRANT SELECT ON TABLE registry.calendar_years TO tizilim_citizen;

GRANT UPDATE(source) ON TABLE registry.calendar_years TO tizilim_auth;

GRANT UPDATE(confirmed) ON TABLE registry.calendar_years TO tizilim_auth;

GRANT SELECT ON TABLE registry.case_history TO tizilim_app;
GRANT SELECT ON TABLE registry.case_history TO tizilim_applicant;

GRANT INSERT(tenant_id) ON TABLE registry.case_history TO tizilim_app;
GRANT INSERT(tenant_id) ON TABLE registry.case_history TO tizilim_applicant;

GRANT INSERT(case_id) ON TABLE registry.case_history TO tizilim_app;
GRANT INSERT(case_id) ON TABLE registry.case_history TO tizilim_applicant;

GRANT INSERT(seq) ON TABLE registry.case_history TO tizilim_app;
GRANT INSERT(seq) ON TABLE registry.case_history TO tizilim_applicant;

GRANT INSERT(organisation_id) ON TABLE registry.case_history TO tizilim_app;
GRANT INSERT(organisation_id) ON TABLE registry.case_history TO tizilim_applicant;

GRANT INSERT(from_state) ON TABLE registry.case_history TO tizilim_app;
GRANT INSERT(from_state) ON TABLE registry.case_history TO tizilim_applicant;

GRANT INSERT(to_state) ON TABLE registry.case_history TO tizilim_app;
GRANT INSERT(to_state) ON TABLE registry.case_history TO tizilim_applicant;

GRANT INSERT(principal_id) ON TABLE registry.case_history TO tizilim_app;
GRANT INSERT(principal_id) ON TABLE registry.case_history TO tizilim_applicant;

GRANT INSERT(prev_principal_id) ON TABLE registry.case_history TO tizilim_app;
GRANT INSERT(prev_principal_id) ON TABLE registry.case_history TO tizilim_applicant;

GRANT INSERT(actor) ON TABLE registry.case_history TO tizilim_app;
GRANT INSERT(actor) ON TABLE registry.case_history TO tizilim_applicant;

GRANT INSERT(reason) ON TABLE registry.case_history TO tizilim_app;
GRANT INSERT(reason) ON TABLE registry.case_history TO tizilim_applicant;

GRANT INSERT(due_on) ON TABLE registry.case_history TO tizilim_app;
GRANT INSERT(due_on) ON TABLE registry.case_history TO tizilim_applicant;

GRANT INSERT(due_rule) ON TABLE registry.case_history TO tizilim_app;
GRANT INSERT(due_rule) ON TABLE registry.case_history TO tizilim_applicant;

GRANT INSERT(due_explanation) ON TABLE registry.case_history TO tizilim_app;
GRANT INSERT(due_explanation) ON TABLE registry.case_history TO tizilim_applicant;

GRANT INSERT(revocation_id) ON TABLE registry.case_history TO tizilim_app;
GRANT INSERT(revocation_id) ON TABLE registry.case_history TO tizilim_applicant;

GRANT INSERT(revocation_effective_on) ON TABLE registry.case_history TO tizilim_app;
GRANT INSERT(revocation_effective_on) ON TABLE registry.case_history TO tizilim_applicant;

GRANT SELECT ON TABLE registry.case_transitions TO tizilim_app;
GRANT SELECT ON TABLE registry.case_transitions TO tizilim_applicant;
GRANT SELECT ON TABLE registry.case_transitions TO tizilim_alliance;
GRANT SELECT ON TABLE registry.case_transitions TO tizilim_audit;
GRANT SELECT ON TABLE registry.case_transitions TO tizilim_read;
GRANT SELECT ON TABLE registry.case_transitions TO tizilim_auth;
GRANT SELECT ON TABLE registry.case_transitions TO tizilim_federation;
GRANT SELECT ON TABLE registry.case_transitions TO tizilim_citizen;

GRANT SELECT,INSERT ON TABLE registry.cases TO tizilim_app;
GRANT SELECT,INSERT ON TABLE registry.cases TO tizilim_applicant;

GRANT UPDATE(version) ON TABLE registry.cases TO tizilim_app;
GRANT UPDATE(version) ON TABLE registry.cases TO tizilim_applicant;

GRANT UPDATE(seq) ON TABLE registry.cases TO tizilim_app;
GRANT UPDATE(seq) ON TABLE registry.cases TO tizilim_applicant;

GRANT UPDATE(state) ON TABLE registry.cases TO tizilim_app;
GRANT UPDATE(state) ON TABLE registry.cases TO tizilim_applicant;

GRANT UPDATE(claimed_by) ON TABLE registry.cases TO tizilim_app;

GRANT UPDATE(due_on) ON TABLE registry.cases TO tizilim_app;
GRANT UPDATE(due_on) ON TABLE registry.cases TO tizilim_applicant;

GRANT UPDATE(due_rule) ON TABLE registry.cases TO tizilim_app;
GRANT UPDATE(due_rule) ON TABLE registry.cases TO tizilim_applicant;

GRANT UPDATE(due_explanation) ON TABLE registry.cases TO tizilim_app;
GRANT UPDATE(due_explanation) ON TABLE registry.cases TO tizilim_applicant;

GRANT UPDATE(valid_until) ON TABLE registry.cases TO tizilim_app;

GRANT SELECT ON TABLE registry.check_kinds TO tizilim_app;
GRANT SELECT ON TABLE registry.check_kinds TO tizilim_applicant;
GRANT SELECT ON TABLE registry.check_kinds TO tizilim_alliance;
GRANT SELECT ON TABLE registry.check_kinds TO tizilim_audit;
GRANT SELECT ON TABLE registry.check_kinds TO tizilim_read;
GRANT SELECT,INSERT ON TABLE registry.check_kinds TO tizilim_auth;
GRANT SELECT ON TABLE registry.check_kinds TO tizilim_federation;
GRANT SELECT ON TABLE registry.check_kinds TO tizilim_citizen;

GRANT UPDATE(required) ON TABLE registry.check_kinds TO tizilim_auth;

GRANT UPDATE(valid_to) ON TABLE registry.check_kinds TO tizilim_auth;

GRANT SELECT,INSERT ON TABLE registry.identifiers TO tizilim_app;
GRANT SELECT,INSERT ON TABLE registry.identifiers TO tizilim_applicant;
GRANT SELECT ON TABLE registry.identifiers TO tizilim_alliance;
GRANT SELECT ON TABLE registry.identifiers TO tizilim_audit;
GRANT SELECT ON TABLE registry.identifiers TO tizilim_read;
GRANT SELECT ON TABLE registry.identifiers TO tizilim_auth;
GRANT SELECT ON TABLE registry.identifiers TO tizilim_federation;
GRANT SELECT ON TABLE registry.identifiers TO tizilim_citizen;

GRANT UPDATE(recorded_to) ON TABLE registry.identifiers TO tizilim_app;
GRANT UPDATE(recorded_to) ON TABLE registry.identifiers TO tizilim_applicant;

GRANT SELECT,INSERT ON TABLE registry.merges TO tizilim_app;
GRANT SELECT ON TABLE registry.merges TO tizilim_applicant;
GRANT SELECT ON TABLE registry.merges TO tizilim_alliance;
GRANT SELECT ON TABLE registry.merges TO tizilim_audit;
GRANT SELECT ON TABLE registry.merges TO tizilim_read;
GRANT SELECT ON TABLE registry.merges TO tizilim_auth;
GRANT SELECT ON TABLE registry.merges TO tizilim_federation;
GRANT SELECT ON TABLE registry.merges TO tizilim_citizen;

GRANT UPDATE(undone_at) ON TABLE registry.merges TO tizilim_app;

GRANT UPDATE(undone_by) ON TABLE registry.merges TO tizilim_app;

GRANT UPDATE(undone_reason) ON TABLE registry.merges TO tizilim_app;

GRANT UPDATE(undone_version) ON TABLE registry.merges TO tizilim_app;

GRANT SELECT,INSERT ON TABLE registry.names TO tizilim_app;
GRANT SELECT,INSERT ON TABLE registry.names TO tizilim_applicant;
GRANT SELECT ON TABLE registry.names TO tizilim_alliance;
GRANT SELECT ON TABLE registry.names TO tizilim_audit;
GRANT SELECT ON TABLE registry.names TO tizilim_read;
GRANT SELECT ON TABLE registry.names TO tizilim_auth;
GRANT SELECT ON TABLE registry.names TO tizilim_federation;
GRANT SELECT ON TABLE registry.names TO tizilim_citizen;

GRANT UPDATE(recorded_to) ON TABLE registry.names TO tizilim_app;
GRANT UPDATE(recorded_to) ON TABLE registry.names TO tizilim_applicant;

GRANT SELECT ON TABLE registry.parameters TO tizilim_app;
GRANT SELECT ON TABLE registry.parameters TO tizilim_applicant;
GRANT SELECT ON TABLE registry.parameters TO tizilim_alliance;
GRANT SELECT ON TABLE registry.parameters TO tizilim_audit;
GRANT SELECT ON TABLE registry.parameters TO tizilim_read;
GRANT SELECT,INSERT ON TABLE registry.parameters TO tizilim_auth;
GRANT SELECT ON TABLE registry.parameters TO tizilim_federation;
GRANT SELECT ON TABLE registry.parameters TO tizilim_citizen;

GRANT UPDATE(valid_to) ON TABLE registry.parameters TO tizilim_auth;

GRANT SELECT ON TABLE registry.region_aliases TO tizilim_app;
GRANT SELECT ON TABLE registry.region_aliases TO tizilim_applicant;
GRANT SELECT ON TABLE registry.region_aliases TO tizilim_alliance;
GRANT SELECT ON TABLE registry.region_aliases TO tizilim_audit;
GRANT SELECT ON TABLE registry.region_aliases TO tizilim_read;
GRANT SELECT,INSERT ON TABLE registry.region_aliases TO tizilim_auth;
GRANT SELECT ON TABLE registry.region_aliases TO tizilim_federation;
GRANT SELECT ON TABLE registry.region_aliases TO tizilim_citizen;

GRANT UPDATE(valid_to) ON TABLE registry.region_aliases TO tizilim_auth;

GRANT SELECT ON TABLE registry.regions TO tizilim_app;
GRANT SELECT ON TABLE registry.regions TO tizilim_applicant;
GRANT SELECT ON TABLE registry.regions TO tizilim_alliance;
GRANT SELECT ON TABLE registry.regions TO tizilim_audit;
GRANT SELECT ON TABLE registry.regions TO tizilim_read;
GRANT SELECT,INSERT ON TABLE registry.regions TO tizilim_auth;
GRANT SELECT ON TABLE registry.regions TO tizilim_federation;
GRANT SELECT ON TABLE registry.regions TO tizilim_citizen;

GRANT UPDATE(valid_to) ON TABLE registry.regions TO tizilim_auth;

GRANT SELECT ON TABLE registry.report_line_codes TO tizilim_app;
GRANT SELECT ON TABLE registry.report_line_codes TO tizilim_applicant;
GRANT SELECT ON TABLE registry.report_line_codes TO tizilim_alliance;
GRANT SELECT ON TABLE registry.report_line_codes TO tizilim_audit;
GRANT SELECT ON TABLE registry.report_line_codes TO tizilim_read;
GRANT SELECT,INSERT ON TABLE registry.report_line_codes TO tizilim_auth;
GRANT SELECT ON TABLE registry.report_line_codes TO tizilim_federation;
GRANT SELECT ON TABLE registry.report_line_codes TO tizilim_citizen;

GRANT UPDATE(valid_to) ON TABLE registry.report_line_codes TO tizilim_auth;

GRANT SELECT,INSERT ON TABLE registry.residences TO tizilim_app;
GRANT SELECT,INSERT ON TABLE registry.residences TO tizilim_applicant;
GRANT SELECT ON TABLE registry.residences TO tizilim_alliance;
GRANT SELECT ON TABLE registry.residences TO tizilim_audit;
GRANT SELECT ON TABLE registry.residences TO tizilim_read;
GRANT SELECT ON TABLE registry.residences TO tizilim_auth;
GRANT SELECT ON TABLE registry.residences TO tizilim_federation;
GRANT SELECT ON TABLE registry.residences TO tizilim_citizen;

GRANT UPDATE(recorded_to) ON TABLE registry.residences TO tizilim_app;
GRANT UPDATE(recorded_to) ON TABLE registry.residences TO tizilim_applicant;

GRANT SELECT ON TABLE registry.revocations TO tizilim_app;
GRANT SELECT ON TABLE registry.revocations TO tizilim_applicant;

GRANT INSERT(tenant_id) ON TABLE registry.revocations TO tizilim_app;

GRANT INSERT(id) ON TABLE registry.revocations TO tizilim_app;

GRANT INSERT(case_id) ON TABLE registry.revocations TO tizilim_app;

GRANT INSERT(organisation_id) ON TABLE registry.revocations TO tizilim_app;

GRANT INSERT(reason) ON TABLE registry.revocations TO tizilim_app;

GRANT INSERT(announced_by) ON TABLE registry.revocations TO tizilim_app;

GRANT INSERT(effective_on) ON TABLE registry.revocations TO tizilim_app;

GRANT INSERT(effective_rule) ON TABLE registry.revocations TO tizilim_app;

GRANT INSERT(effective_explanation) ON TABLE registry.revocations TO tizilim_app;

GRANT INSERT(objection_due_on) ON TABLE registry.revocations TO tizilim_app;

GRANT UPDATE(objected_at) ON TABLE registry.revocations TO tizilim_applicant;

GRANT UPDATE(objected_by) ON TABLE registry.revocations TO tizilim_applicant;

GRANT UPDATE(objection) ON TABLE registry.revocations TO tizilim_applicant;

GRANT SELECT,INSERT ON TABLE registry.sphere_rows TO tizilim_app;
GRANT SELECT,INSERT ON TABLE registry.sphere_rows TO tizilim_applicant;
GRANT SELECT ON TABLE registry.sphere_rows TO tizilim_alliance;
GRANT SELECT ON TABLE registry.sphere_rows TO tizilim_audit;
GRANT SELECT ON TABLE registry.sphere_rows TO tizilim_read;
GRANT SELECT ON TABLE registry.sphere_rows TO tizilim_auth;
GRANT SELECT ON TABLE registry.sphere_rows TO tizilim_federation;
GRANT SELECT ON TABLE registry.sphere_rows TO tizilim_citizen;

GRANT UPDATE(recorded_to) ON TABLE registry.sphere_rows TO tizilim_app;
GRANT UPDATE(recorded_to) ON TABLE registry.sphere_rows TO tizilim_applicant;

GRANT SELECT,INSERT ON TABLE sitting.agenda_items TO tizilim_app;
GRANT SELECT ON TABLE sitting.agenda_items TO tizilim_applicant;
GRANT SELECT,INSERT ON TABLE sitting.agenda_items TO tizilim_alliance;
GRANT SELECT ON TABLE sitting.agenda_items TO tizilim_audit;
GRANT SELECT ON TABLE sitting.agenda_items TO tizilim_read;
GRANT SELECT ON TABLE sitting.agenda_items TO tizilim_auth;
GRANT SELECT ON TABLE sitting.agenda_items TO tizilim_federation;
GRANT SELECT ON TABLE sitting.agenda_items TO tizilim_citizen;

GRANT SELECT ON TABLE sitting.steps TO tizilim_app;
GRANT SELECT ON TABLE sitting.steps TO tizilim_alliance;

GRANT INSERT(tenant_id) ON TABLE sitting.steps TO tizilim_app;
GRANT INSERT(tenant_id) ON TABLE sitting.steps TO tizilim_alliance;

GRANT INSERT(sitting_id) ON TABLE sitting.steps TO tizilim_app;
GRANT INSERT(sitting_id) ON TABLE sitting.steps TO tizilim_alliance;

GRANT INSERT(version) ON TABLE sitting.steps TO tizilim_app;
GRANT INSERT(version) ON TABLE sitting.steps TO tizilim_alliance;

GRANT INSERT(from_state) ON TABLE sitting.steps TO tizilim_app;
GRANT INSERT(from_state) ON TABLE sitting.steps TO tizilim_alliance;

GRANT INSERT(to_state) ON TABLE sitting.steps TO tizilim_app;
GRANT INSERT(to_state) ON TABLE sitting.steps TO tizilim_alliance;

GRANT INSERT(principal_id) ON TABLE sitting.steps TO tizilim_app;
GRANT INSERT(principal_id) ON TABLE sitting.steps TO tizilim_alliance;

GRANT INSERT(actor) ON TABLE sitting.steps TO tizilim_app;
GRANT INSERT(actor) ON TABLE sitting.steps TO tizilim_alliance;

GRANT SELECT ON TABLE sitting.transitions TO tizilim_app;
GRANT SELECT ON TABLE sitting.transitions TO tizilim_applicant;
GRANT SELECT ON TABLE sitting.transitions TO tizilim_alliance;
GRANT SELECT ON TABLE sitting.transitions TO tizilim_audit;
GRANT SELECT ON TABLE sitting.transitions TO tizilim_read;
GRANT SELECT ON TABLE sitting.transitions TO tizilim_auth;
GRANT SELECT ON TABLE sitting.transitions TO tizilim_federation;
GRANT SELECT ON TABLE sitting.transitions TO tizilim_citizen;

GRANT SELECT,INSERT ON TABLE tenancy.access_audit TO tizilim_app;
GRANT SELECT,INSERT ON TABLE tenancy.access_audit TO tizilim_applicant;
GRANT SELECT ON TABLE tenancy.access_audit TO tizilim_audit;
GRANT SELECT,INSERT ON TABLE tenancy.access_audit TO tizilim_alliance;

GRANT SELECT ON TABLE tenancy.emergencies TO tizilim_app;
GRANT SELECT ON TABLE tenancy.emergencies TO tizilim_applicant;
GRANT SELECT ON TABLE tenancy.emergencies TO tizilim_alliance;
GRANT SELECT ON TABLE tenancy.emergencies TO tizilim_audit;
GRANT SELECT ON TABLE tenancy.emergencies TO tizilim_read;
GRANT SELECT,INSERT ON TABLE tenancy.emergencies TO tizilim_auth;
GRANT SELECT ON TABLE tenancy.emergencies TO tizilim_federation;
GRANT SELECT ON TABLE tenancy.emergencies TO tizilim_citizen;

GRANT SELECT ON TABLE tenancy.roles TO tizilim_app;
GRANT SELECT ON TABLE tenancy.roles TO tizilim_applicant;
GRANT SELECT ON TABLE tenancy.roles TO tizilim_alliance;
GRANT SELECT ON TABLE tenancy.roles TO tizilim_audit;
GRANT SELECT ON TABLE tenancy.roles TO tizilim_read;
GRANT SELECT ON TABLE tenancy.roles TO tizilim_auth;
GRANT SELECT ON TABLE tenancy.roles TO tizilim_federation;
GRANT SELECT ON TABLE tenancy.roles TO tizilim_citizen;

GRANT SELECT,INSERT ON TABLE tenancy.tokens TO tizilim_auth;

GRANT SELECT(id) ON TABLE tenancy.tokens TO tizilim_audit;
GRANT SELECT(id) ON TABLE tenancy.tokens TO tizilim_app;
GRANT SELECT(id) ON TABLE tenancy.tokens TO tizilim_applicant;
GRANT SELECT(id) ON TABLE tenancy.tokens TO tizilim_alliance;
GRANT SELECT(id) ON TABLE tenancy.tokens TO tizilim_read;
GRANT SELECT(id) ON TABLE tenancy.tokens TO tizilim_federation;
GRANT SELECT(id) ON TABLE tenancy.tokens TO tizilim_citizen;

GRANT UPDATE(version) ON TABLE tenancy.tokens TO tizilim_auth;
GRANT SELECT(version) ON TABLE tenancy.tokens TO tizilim_audit;

GRANT SELECT(label) ON TABLE tenancy.tokens TO tizilim_audit;

GRANT SELECT(grant_id) ON TABLE tenancy.tokens TO tizilim_audit;

GRANT SELECT(principal_id) ON TABLE tenancy.tokens TO tizilim_audit;
GRANT SELECT(principal_id) ON TABLE tenancy.tokens TO tizilim_app;
GRANT SELECT(principal_id) ON TABLE tenancy.tokens TO tizilim_applicant;
GRANT SELECT(principal_id) ON TABLE tenancy.tokens TO tizilim_alliance;
GRANT SELECT(principal_id) ON TABLE tenancy.tokens TO tizilim_read;
GRANT SELECT(principal_id) ON TABLE tenancy.tokens TO tizilim_federation;
GRANT SELECT(principal_id) ON TABLE tenancy.tokens TO tizilim_citizen;

GRANT SELECT(role) ON TABLE tenancy.tokens TO tizilim_audit;
GRANT SELECT(role) ON TABLE tenancy.tokens TO tizilim_app;
GRANT SELECT(role) ON TABLE tenancy.tokens TO tizilim_applicant;
GRANT SELECT(role) ON TABLE tenancy.tokens TO tizilim_alliance;
GRANT SELECT(role) ON TABLE tenancy.tokens TO tizilim_read;
GRANT SELECT(role) ON TABLE tenancy.tokens TO tizilim_federation;
GRANT SELECT(role) ON TABLE tenancy.tokens TO tizilim_citizen;

GRANT SELECT(tenant_id) ON TABLE tenancy.tokens TO tizilim_audit;
GRANT SELECT(tenant_id) ON TABLE tenancy.tokens TO tizilim_app;
GRANT SELECT(tenant_id) ON TABLE tenancy.tokens TO tizilim_applicant;
GRANT SELECT(tenant_id) ON TABLE tenancy.tokens TO tizilim_alliance;
GRANT SELECT(tenant_id) ON TABLE tenancy.tokens TO tizilim_federation;
GRANT SELECT(tenant_id) ON TABLE tenancy.tokens TO tizilim_citizen;

GRANT SELECT(organisation_id) ON TABLE tenancy.tokens TO tizilim_audit;
GRANT SELECT(organisation_id) ON TABLE tenancy.tokens TO tizilim_app;
GRANT SELECT(organisation_id) ON TABLE tenancy.tokens TO tizilim_applicant;
GRANT SELECT(organisation_id) ON TABLE tenancy.tokens TO tizilim_alliance;
GRANT SELECT(organisation_id) ON TABLE tenancy.tokens TO tizilim_federation;
GRANT SELECT(organisation_id) ON TABLE tenancy.tokens TO tizilim_citizen;

GRANT SELECT(alliance_id) ON TABLE tenancy.tokens TO tizilim_audit;
GRANT SELECT(alliance_id) ON TABLE tenancy.tokens TO tizilim_app;
GRANT SELECT(alliance_id) ON TABLE tenancy.tokens TO tizilim_applicant;
GRANT SELECT(alliance_id) ON TABLE tenancy.tokens TO tizilim_alliance;
GRANT SELECT(alliance_id) ON TABLE tenancy.tokens TO tizilim_federation;
GRANT SELECT(alliance_id) ON TABLE tenancy.tokens TO tizilim_citizen;

GRANT SELECT(bootstrap) ON TABLE tenancy.tokens TO tizilim_audit;

GRANT SELECT(emergency) ON TABLE tenancy.tokens TO tizilim_audit;

GRANT UPDATE(state) ON TABLE tenancy.tokens TO tizilim_auth;
GRANT SELECT(state) ON TABLE tenancy.tokens TO tizilim_audit;
GRANT SELECT(state) ON TABLE tenancy.tokens TO tizilim_app;
GRANT SELECT(state) ON TABLE tenancy.tokens TO tizilim_applicant;
GRANT SELECT(state) ON TABLE tenancy.tokens TO tizilim_alliance;
GRANT SELECT(state) ON TABLE tenancy.tokens TO tizilim_read;
GRANT SELECT(state) ON TABLE tenancy.tokens TO tizilim_federation;
GRANT SELECT(state) ON TABLE tenancy.tokens TO tizilim_citizen;

GRANT SELECT(expires_at) ON TABLE tenancy.tokens TO tizilim_audit;
GRANT SELECT(expires_at) ON TABLE tenancy.tokens TO tizilim_app;
GRANT SELECT(expires_at) ON TABLE tenancy.tokens TO tizilim_applicant;
GRANT SELECT(expires_at) ON TABLE tenancy.tokens TO tizilim_alliance;
GRANT SELECT(expires_at) ON TABLE tenancy.tokens TO tizilim_read;
GRANT SELECT(expires_at) ON TABLE tenancy.tokens TO tizilim_federation;
GRANT SELECT(expires_at) ON TABLE tenancy.tokens TO tizilim_citizen;

GRANT SELECT(issued_by) ON TABLE tenancy.tokens TO tizilim_audit;

GRANT SELECT(issued_at) ON TABLE tenancy.tokens TO tizilim_audit;

GRANT UPDATE(approved_by) ON TABLE tenancy.tokens TO tizilim_auth;
GRANT SELECT(approved_by) ON TABLE tenancy.tokens TO tizilim_audit;

GRANT UPDATE(revoked_by) ON TABLE tenancy.tokens TO tizilim_auth;
GRANT SELECT(revoked_by) ON TABLE tenancy.tokens TO tizilim_audit;

GRANT UPDATE(revoked_at) ON TABLE tenancy.tokens TO tizilim_auth;
GRANT SELECT(revoked_at) ON TABLE tenancy.tokens TO tizilim_audit;

ALTER DEFAULT PRIVILEGES FOR ROLE tizilim_owner REVOKE ALL ON FUNCTIONS  FROM PUBLIC;

