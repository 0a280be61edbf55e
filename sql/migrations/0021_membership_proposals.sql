-- Proposals of forums, congresses and organisations to the state, and what became of each. All of
-- it is public: whether announced proposals are studied and carried out is what the list is for.

CREATE TABLE membership.proposal_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    CONSTRAINT proposal_transitions_pkey PRIMARY KEY (from_state, to_state)
);
COMMENT ON TABLE membership.proposal_transitions IS
    'reference: the steps that a proposal may take; "new" stands before the first';
SELECT tenancy.reference('membership.proposal_transitions');

-- A rejected proposal may be taken up again, and one whose evidence proved wrong goes back to work;
-- both say why. What is in the plan can be given up openly, never by silence.
INSERT INTO membership.proposal_transitions (from_state, to_state, act) VALUES
    ('new', 'received', 'proposal.submit'),
    ('received', 'received', 'proposal.assign'),
    ('studied', 'studied', 'proposal.assign'),
    ('accepted', 'accepted', 'proposal.assign'),
    ('implementing', 'implementing', 'proposal.assign'),
    ('received', 'studied', 'proposal.setStatus'),
    ('studied', 'accepted', 'proposal.setStatus'),
    ('studied', 'rejected', 'proposal.setStatus'),
    ('accepted', 'implementing', 'proposal.setStatus'),
    ('accepted', 'rejected', 'proposal.setStatus'),
    ('implementing', 'implemented', 'proposal.setStatus'),
    ('implementing', 'rejected', 'proposal.setStatus'),
    ('rejected', 'studied', 'proposal.setStatus'),
    ('implemented', 'implementing', 'proposal.setStatus');

CREATE TABLE membership.proposals (
    tenant_id uuid NOT NULL
        CONSTRAINT proposals_alliance_exists REFERENCES tenancy.tenants (id),
    id uuid NOT NULL,
    organisation_id uuid
        CONSTRAINT proposals_organisation_exists REFERENCES registry.organisations (id),
    version bigint NOT NULL DEFAULT 1,
    state text NOT NULL,
    origin_kind text NOT NULL,
    origin text NOT NULL,
    announced_on date NOT NULL,
    submitted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    text_kk text,
    text_ru text,
    sphere text CONSTRAINT proposals_sphere_exists REFERENCES registry.spheres (code),
    responsible_tenant text
        CONSTRAINT proposals_responsible_exists REFERENCES tenancy.tenants (code),
    responsible_body text,
    responsible text
        GENERATED ALWAYS AS (coalesce(responsible_tenant, responsible_body)) STORED,
    plan_item text,
    deadline date,
    CONSTRAINT proposals_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT proposals_id_unique UNIQUE (id),
    CONSTRAINT proposals_organisation_unique UNIQUE (tenant_id, id, organisation_id),
    CONSTRAINT proposals_version_positive CHECK (version > 0),
    CONSTRAINT proposals_origin_kind_known
        CHECK (origin_kind IN ('forum', 'congress', 'sitting', 'organisation')),
    CONSTRAINT proposals_origin_organisation
        CHECK (origin_kind <> 'organisation' OR organisation_id IS NOT NULL),
    CONSTRAINT proposals_origin_length CHECK (char_length(origin) BETWEEN 1 AND 500),
    -- Kazakhstan time is UTC+5; what is announced tomorrow is registered tomorrow.
    CONSTRAINT proposals_announced_by_then
        CHECK (announced_on <= timezone(interval '5 hours', submitted_at)::date),
    CONSTRAINT proposals_text_stated CHECK (coalesce(text_kk, text_ru) <> ''),
    CONSTRAINT proposals_text_length CHECK (
        coalesce(char_length(text_kk), 0) <= 4000 AND coalesce(char_length(text_ru), 0) <= 4000),
    CONSTRAINT proposals_responsible_single
        CHECK (num_nonnulls(responsible_tenant, responsible_body) <= 1),
    CONSTRAINT proposals_plan_length CHECK (
        char_length(responsible_body) BETWEEN 1 AND 500
        AND char_length(plan_item) BETWEEN 1 AND 500),
    -- What is in the plan has somebody who answers for it, a place there and a day.
    CONSTRAINT proposals_planned_complete CHECK (
        state NOT IN ('accepted', 'implementing', 'implemented')
        OR num_nonnulls(responsible, plan_item, deadline) = 3)
);
COMMENT ON TABLE membership.proposals IS
    'tenant: a proposal to the state and how it stands; public';
COMMENT ON COLUMN membership.proposals.organisation_id IS 'Who proposed it, where that is known.';
COMMENT ON COLUMN membership.proposals.version IS
    'The last step in proposal_history: every change is a step.';
COMMENT ON COLUMN membership.proposals.origin IS 'Where it was announced, as "XI Civil Forum".';
COMMENT ON COLUMN membership.proposals.responsible_tenant IS
    'The body that answers for it, where it is a tenant; otherwise responsible_body names it.';
CREATE INDEX proposals_listed ON membership.proposals (announced_on, id);
CREATE INDEX proposals_alliance ON membership.proposals (tenant_id, announced_on, id);
CREATE INDEX proposals_responsible ON membership.proposals (responsible, announced_on, id);
CREATE INDEX proposals_organisation ON membership.proposals (organisation_id, id);
CREATE INDEX proposals_overdue ON membership.proposals (deadline, id)
    WHERE state IN ('received', 'studied', 'accepted', 'implementing');

CREATE TABLE membership.proposal_history (
    tenant_id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    seq bigint NOT NULL,
    organisation_id uuid,
    from_state text NOT NULL,
    to_state text NOT NULL,
    prev bigint GENERATED ALWAYS AS (nullif(seq - 1, 0)) STORED,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    responsible_tenant text,
    responsible_body text,
    plan_item text,
    deadline date,
    reason text,
    evidence text,
    evidence_sha256 bytea,
    CONSTRAINT proposal_history_pkey PRIMARY KEY (tenant_id, proposal_id, seq),
    CONSTRAINT proposal_history_proposal_exists FOREIGN KEY (tenant_id, proposal_id)
        REFERENCES membership.proposals (tenant_id, id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT proposal_history_proposer_matches
        FOREIGN KEY (tenant_id, proposal_id, organisation_id)
        REFERENCES membership.proposals (tenant_id, id, organisation_id)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT proposal_history_proposer_first CHECK (organisation_id IS NULL OR seq = 1),
    CONSTRAINT proposal_history_seq_positive CHECK (seq > 0),
    CONSTRAINT proposal_history_first_is_new CHECK ((seq = 1) = (from_state = 'new')),
    CONSTRAINT proposal_history_step_unique UNIQUE (tenant_id, proposal_id, seq, to_state),
    CONSTRAINT proposal_history_follows FOREIGN KEY (tenant_id, proposal_id, prev, from_state)
        REFERENCES membership.proposal_history (tenant_id, proposal_id, seq, to_state),
    CONSTRAINT proposal_history_transition_allowed FOREIGN KEY (from_state, to_state)
        REFERENCES membership.proposal_transitions (from_state, to_state),
    -- A step either says who is to do what by when, or leads on; a moved deadline stays visible.
    CONSTRAINT proposal_history_assignment_own CHECK (CASE WHEN from_state = to_state
        THEN num_nonnulls(responsible_tenant, responsible_body) = 1
        ELSE num_nonnulls(responsible_tenant, responsible_body, plan_item, deadline) = 0 END),
    CONSTRAINT proposal_history_reason_stated CHECK (
        (to_state <> 'rejected' AND from_state NOT IN ('rejected', 'implemented'))
        OR coalesce(char_length(reason), 0) > 0),
    CONSTRAINT proposal_history_reason_length CHECK (char_length(reason) <= 4000),
    CONSTRAINT proposal_history_evidence_of_implemented CHECK (
        num_nonnulls(evidence, evidence_sha256)
            = CASE WHEN to_state = 'implemented' THEN 2 ELSE 0 END),
    CONSTRAINT proposal_history_evidence_length CHECK (char_length(evidence) BETWEEN 1 AND 1000),
    CONSTRAINT proposal_history_evidence_sha256 CHECK (octet_length(evidence_sha256) = 32)
);
COMMENT ON TABLE membership.proposal_history IS
    'tenant: the steps of a proposal; INSERT only, public';
COMMENT ON COLUMN membership.proposal_history.organisation_id IS
    'The organisation that took the step; only the first can be an organisation''s.';

ALTER TABLE membership.proposals ADD CONSTRAINT proposals_last_step
    FOREIGN KEY (tenant_id, id, version, state)
    REFERENCES membership.proposal_history (tenant_id, proposal_id, seq, to_state)
    DEFERRABLE INITIALLY IMMEDIATE;

CREATE TABLE membership.proposal_supporters (
    tenant_id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    organisation_id uuid NOT NULL
        CONSTRAINT proposal_supporters_organisation_exists REFERENCES registry.organisations (id),
    id uuid NOT NULL,
    supported_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT proposal_supporters_pkey PRIMARY KEY (tenant_id, proposal_id, organisation_id),
    CONSTRAINT proposal_supporters_id_unique UNIQUE (id),
    CONSTRAINT proposal_supporters_proposal_exists FOREIGN KEY (tenant_id, proposal_id)
        REFERENCES membership.proposals (tenant_id, id)
);
COMMENT ON TABLE membership.proposal_supporters IS
    'tenant: organisations that stand behind a proposal, each once; INSERT only, public';
COMMENT ON COLUMN membership.proposal_supporters.id IS
    'A subject of the journal by itself: supporters wait neither for each other nor for a step.';
CREATE INDEX proposal_supporters_organisation
    ON membership.proposal_supporters (organisation_id, id);

DO $proposals$
DECLARE
    proposal CONSTANT text := 'INSERT (tenant_id, id, organisation_id, state, origin_kind, origin,'
        ' announced_on, text_kk, text_ru, sphere)';
BEGIN
    PERFORM tenancy.publish('membership.proposals');
    PERFORM tenancy.admit('membership.proposals', 'tizilim_alliance', 'tenant_id',
        'tizilim.alliance', proposal, 'UPDATE (version, state, responsible_tenant,'
        ' responsible_body, plan_item, deadline)');
    PERFORM tenancy.admit('membership.proposals', 'tizilim_applicant', 'organisation_id',
        'tizilim.organisation', proposal);

    PERFORM tenancy.publish('membership.proposal_history');
    PERFORM tenancy.admit('membership.proposal_history', 'tizilim_alliance', 'tenant_id',
        'tizilim.alliance', 'INSERT (tenant_id, proposal_id, seq, from_state, to_state, actor,'
        ' responsible_tenant, responsible_body, plan_item, deadline, reason, evidence,'
        ' evidence_sha256)');
    -- An organisation hands its proposal in; what becomes of it is not its to say.
    PERFORM tenancy.admit('membership.proposal_history', 'tizilim_applicant', 'organisation_id',
        'tizilim.organisation', 'INSERT (tenant_id, proposal_id, seq, organisation_id, from_state,'
        ' to_state, actor)');

    PERFORM tenancy.publish('membership.proposal_supporters');
    PERFORM tenancy.admit('membership.proposal_supporters', 'tizilim_applicant',
        'organisation_id', 'tizilim.organisation',
        'INSERT (tenant_id, proposal_id, organisation_id, id)');
END
$proposals$;

SELECT journal.publish_kind('proposal',
    $$SELECT json_strip_nulls(json_build_object(
          'origin', CASE WHEN h.seq = 1 THEN p.origin END,
          'textKk', CASE WHEN h.seq = 1 THEN p.text_kk END,
          'textRu', CASE WHEN h.seq = 1 THEN p.text_ru END,
          'body', h.responsible_body, 'planItem', h.plan_item, 'reason', h.reason,
          'evidence', h.evidence))
      FROM membership.proposals AS p
      JOIN membership.proposal_history AS h
          ON h.tenant_id = p.tenant_id AND h.proposal_id = p.id AND h.seq = $2
      WHERE p.id = $1$$,
    $$SELECT p.id, p.version,
          (SELECT json_strip_nulls(json_build_object('alliance', a.code, 'state', p.state,
               'organisation', p.organisation_id, 'originKind', p.origin_kind,
               'origin', p.origin, 'announcedOn', p.announced_on, 'textKk', p.text_kk,
               'textRu', p.text_ru, 'sphere', p.sphere, 'tenant', p.responsible_tenant,
               'body', p.responsible_body, 'planItem', p.plan_item, 'deadline', p.deadline))
           FROM tenancy.tenants AS a WHERE a.id = p.tenant_id)
      FROM membership.proposals AS p$$);
-- A support has no text; its facts are all there is.
SELECT journal.publish_kind('support',
    $$SELECT '{}'::json FROM membership.proposal_supporters AS s WHERE s.id = $1 AND $2 = 1$$,
    $$SELECT s.id, 1::bigint,
          (SELECT json_build_object('alliance', a.code, 'proposal', s.proposal_id,
               'organisation', s.organisation_id)
           FROM tenancy.tenants AS a WHERE a.id = s.tenant_id)
      FROM membership.proposal_supporters AS s$$);
