-- Alliances of the tree, and their charters as dated data. Everything here is public. No rule of a
-- charter is known to the program: what it does not find here it refuses to do.

CREATE SCHEMA membership;
COMMENT ON SCHEMA membership IS
    'Alliances: charters, applications, the roll of members, fees; proposals to the state.';
GRANT USAGE ON SCHEMA membership
    TO tizilim_app, tizilim_applicant, tizilim_alliance, tizilim_audit, tizilim_read, tizilim_auth;

-- The top of an alliance's tree, copied down and tied, so that a row can say it without a walk. A
-- parent is stated once, when the alliance is made, and must exist by then: no circle can close.
ALTER TABLE tenancy.tenants ADD COLUMN root_id uuid;
ALTER TABLE tenancy.tenants ADD COLUMN region text;
ALTER TABLE tenancy.tenants ADD COLUMN sphere text;
COMMENT ON COLUMN tenancy.tenants.root_id IS 'Of an alliance: the top of its tree, itself perhaps.';
COMMENT ON COLUMN tenancy.tenants.region IS 'Of a regional alliance: code of the region.';
COMMENT ON COLUMN tenancy.tenants.sphere IS 'Of a sectoral council: code of the sphere.';

WITH RECURSIVE tree AS (
    SELECT id, id AS root_id FROM tenancy.tenants WHERE kind = 'alliance' AND parent_id IS NULL
    UNION ALL
    SELECT t.id, tree.root_id FROM tenancy.tenants t JOIN tree ON t.parent_id = tree.id
)
UPDATE tenancy.tenants t SET root_id = tree.root_id FROM tree WHERE t.id = tree.id;

ALTER TABLE tenancy.tenants ADD CONSTRAINT tenants_root_unique UNIQUE (id, root_id);
ALTER TABLE tenancy.tenants ADD CONSTRAINT tenants_root_of_parent
    FOREIGN KEY (parent_id, root_id) REFERENCES tenancy.tenants (id, root_id);
ALTER TABLE tenancy.tenants ADD CONSTRAINT tenants_root_itself
    CHECK (parent_id IS NOT NULL OR root_id = id);
ALTER TABLE tenancy.tenants ADD CONSTRAINT tenants_parent_other CHECK (parent_id <> id);
ALTER TABLE tenancy.tenants ADD CONSTRAINT tenants_reach_of_alliance
    CHECK (kind = 'alliance' OR num_nonnulls(root_id, region, sphere) = 0);
ALTER TABLE tenancy.tenants ADD CONSTRAINT tenants_reach_of_child
    CHECK (parent_id IS NOT NULL OR num_nonnulls(region, sphere) = 0);
ALTER TABLE tenancy.tenants ADD CONSTRAINT tenants_reach_single
    CHECK (num_nonnulls(region, sphere) <= 1);
ALTER TABLE tenancy.tenants ADD CONSTRAINT tenants_region_exists
    FOREIGN KEY (region) REFERENCES registry.regions (code);

CREATE TABLE membership.charters (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    root_id uuid NOT NULL,
    valid_from date NOT NULL,
    sample boolean NOT NULL,
    organisation_id uuid
        CONSTRAINT charters_organisation_exists REFERENCES registry.organisations (id),
    reference text NOT NULL,
    reference_sha256 bytea NOT NULL,
    several_kinds boolean NOT NULL,
    mend_days smallint NOT NULL,
    fee_days smallint NOT NULL,
    appeal_days smallint NOT NULL,
    hearing_notice_days smallint NOT NULL,
    cut_off_days smallint NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    CONSTRAINT charters_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT charters_alliance_exists FOREIGN KEY (tenant_id, root_id)
        REFERENCES tenancy.tenants (id, root_id),
    CONSTRAINT charters_begins_unique UNIQUE (tenant_id, valid_from),
    CONSTRAINT charters_several_unique UNIQUE (tenant_id, id, several_kinds),
    CONSTRAINT charters_reference_length CHECK (char_length(reference) BETWEEN 1 AND 1000),
    CONSTRAINT charters_reference_sha256 CHECK (octet_length(reference_sha256) = 32),
    -- Ten days to a year: less can't be met, more is a typing error. Nobody need be given notice.
    CONSTRAINT charters_terms CHECK (
        mend_days BETWEEN 1 AND 366 AND fee_days BETWEEN 1 AND 366
        AND appeal_days BETWEEN 1 AND 366 AND hearing_notice_days BETWEEN 0 AND 366
        AND cut_off_days BETWEEN 0 AND 366)
);
COMMENT ON TABLE membership.charters IS
    'tenant: a charter from its first day on, until the next one''s; INSERT only, public';
COMMENT ON COLUMN membership.charters.sample IS
    'Made up for a demonstration: says so wherever it is shown.';
COMMENT ON COLUMN membership.charters.organisation_id IS
    'The association of legal entities whose charter it is, as the register knows it.';
COMMENT ON COLUMN membership.charters.several_kinds IS
    'One organisation may hold several kinds of membership at once.';

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
    CONSTRAINT charter_kinds_pkey PRIMARY KEY (tenant_id, charter_id, code),
    CONSTRAINT charter_kinds_charter_exists FOREIGN KEY (tenant_id, charter_id)
        REFERENCES membership.charters (tenant_id, id),
    CONSTRAINT charter_kinds_code_format CHECK (code ~ '^[a-z]+(-[a-z]+)*$'),
    CONSTRAINT charter_kinds_delegates_of_voting
        CHECK (delegates BETWEEN 0 AND 1000 AND (votes OR delegates = 0)),
    CONSTRAINT charter_kinds_papers_few CHECK (cardinality(papers) <= 30)
);
COMMENT ON TABLE membership.charter_kinds IS
    'tenant: kinds of membership by a charter; INSERT only, public';
COMMENT ON COLUMN membership.charter_kinds.delegates IS 'How many a member may send.';
COMMENT ON COLUMN membership.charter_kinds.papers IS 'Codes of what an application must hold.';

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
    CONSTRAINT charter_decisions_pkey PRIMARY KEY (tenant_id, charter_id, decision, kind, organ),
    CONSTRAINT charter_decisions_kind_exists FOREIGN KEY (tenant_id, charter_id, kind)
        REFERENCES membership.charter_kinds (tenant_id, charter_id, code),
    CONSTRAINT charter_decisions_decision_known CHECK (decision IN (
        'admit', 'change-kind', 'suspend', 'resume', 'expel', 'restore')),
    CONSTRAINT charter_decisions_organ_format CHECK (organ ~ '^[a-z]+(-[a-z]+)*$'),
    CONSTRAINT charter_decisions_shares CHECK (
        quorum_denominator > 0 AND quorum_numerator BETWEEN 0 AND quorum_denominator
        AND majority_denominator > 0 AND majority_numerator BETWEEN 0 AND majority_denominator),
    CONSTRAINT charter_decisions_majority_of_known CHECK (majority_of IN ('cast', 'all'))
);
COMMENT ON TABLE membership.charter_decisions IS
    'tenant: which organ may decide what about which kind, with its quorum and majority; INSERT '
    'only, public';
COMMENT ON COLUMN membership.charter_decisions.majority_numerator IS
    'For more than this share, counted of the votes cast or of all who may vote.';

CREATE TABLE membership.charter_fees (
    tenant_id uuid NOT NULL,
    charter_id uuid NOT NULL,
    kind text NOT NULL,
    fee text NOT NULL,
    term text NOT NULL,
    amount_tiyn bigint NOT NULL,
    grace_days smallint NOT NULL,
    CONSTRAINT charter_fees_pkey PRIMARY KEY (tenant_id, charter_id, kind, fee),
    CONSTRAINT charter_fees_kind_exists FOREIGN KEY (tenant_id, charter_id, kind)
        REFERENCES membership.charter_kinds (tenant_id, charter_id, code),
    CONSTRAINT charter_fees_fee_known CHECK (fee IN ('entrance', 'yearly')),
    CONSTRAINT charter_fees_term_matches CHECK (CASE fee
        WHEN 'entrance' THEN term = 'once' ELSE term IN ('calendar-year', 'rolling-year') END),
    CONSTRAINT charter_fees_amount_positive
        CHECK (amount_tiyn > 0 AND amount_tiyn <= 1000000000000000000),
    CONSTRAINT charter_fees_grace CHECK (grace_days BETWEEN 0 AND 366)
);
COMMENT ON TABLE membership.charter_fees IS
    'tenant: entrance and yearly fees by kind; what is not here is free; INSERT only, public';

DO $charters$
DECLARE
    target regclass;
BEGIN
    FOREACH target IN ARRAY ARRAY['membership.charters', 'membership.charter_kinds',
        'membership.charter_decisions', 'membership.charter_fees']::regclass[]
    LOOP
        PERFORM tenancy.publish(target);
        PERFORM tenancy.admit(target, 'tizilim_alliance', 'tenant_id', 'tizilim.alliance', 'INSERT');
    END LOOP;
END
$charters$;

-- An alliance speaks in its own name: its entries carry its tenant.
CREATE FUNCTION membership.charter_on(alliance uuid, day date) RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path = ''
BEGIN ATOMIC
    SELECT c.id FROM membership.charters AS c
    WHERE c.tenant_id = alliance AND c.valid_from <= day
    ORDER BY c.valid_from DESC LIMIT 1;
END;
COMMENT ON FUNCTION membership.charter_on IS 'The charter that holds on a day; nothing before the first.';
GRANT EXECUTE ON FUNCTION membership.charter_on
    TO tizilim_applicant, tizilim_alliance, tizilim_read;
