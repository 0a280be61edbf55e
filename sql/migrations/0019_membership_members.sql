-- Applications, memberships, and the periods from which every status is derived. The periods are
-- public and nothing in them is ever overwritten: an end is set once.

CREATE TABLE membership.transitions (
    noun text NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    CONSTRAINT transitions_pkey PRIMARY KEY (noun, from_state, to_state, act),
    CONSTRAINT transitions_noun_known CHECK (noun IN ('application', 'membership'))
);
COMMENT ON TABLE membership.transitions IS
    'reference: the steps that an application and a membership may take; "new" stands before the '
    'first';
SELECT tenancy.reference('membership.transitions');

INSERT INTO membership.transitions (noun, from_state, to_state, act) VALUES
    ('application', 'new', 'submitted', 'apply'),
    ('application', 'returned', 'submitted', 'apply'),
    ('application', 'submitted', 'returned', 'return'),
    ('application', 'submitted', 'placed', 'place'),
    ('application', 'placed', 'returned', 'return'),
    ('application', 'placed', 'approved', 'decide'),
    ('application', 'placed', 'refused', 'decide'),
    ('application', 'returned', 'refused', 'decide'),
    ('application', 'submitted', 'withdrawn', 'withdraw'),
    ('application', 'returned', 'withdrawn', 'withdraw'),
    ('application', 'placed', 'withdrawn', 'withdraw'),
    ('application', 'approved', 'withdrawn', 'withdraw'),
    ('application', 'approved', 'admitted', 'admit'),
    ('membership', 'new', 'active', 'join'),
    ('membership', 'left', 'active', 'join'),
    ('membership', 'expelled', 'active', 'join'),
    ('membership', 'active', 'active', 'changeKind'),
    ('membership', 'active', 'suspended', 'suspend'),
    ('membership', 'suspended', 'active', 'resume'),
    ('membership', 'active', 'left', 'leave'),
    ('membership', 'suspended', 'left', 'leave'),
    ('membership', 'active', 'expelled', 'expel'),
    ('membership', 'suspended', 'expelled', 'expel'),
    ('membership', 'expelled', 'expelled', 'appeal'),
    ('membership', 'expelled', 'expelled', 'uphold'),
    ('membership', 'expelled', 'active', 'restore');

CREATE TABLE membership.applications (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    organisation_id uuid NOT NULL
        CONSTRAINT applications_organisation_exists REFERENCES registry.organisations (id),
    charter_id uuid NOT NULL,
    kind text NOT NULL,
    resolved_on date NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    seq integer NOT NULL DEFAULT 1,
    state text NOT NULL,
    organ text,
    submitted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    due_on date,
    due_rule text,
    due_explanation jsonb,
    CONSTRAINT applications_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT applications_kind_exists FOREIGN KEY (tenant_id, charter_id, kind)
        REFERENCES membership.charter_kinds (tenant_id, charter_id, code),
    CONSTRAINT applications_organisation_unique UNIQUE (tenant_id, id, organisation_id),
    CONSTRAINT applications_version_positive CHECK (version > 0),
    CONSTRAINT applications_placed_before_organ
        CHECK (state NOT IN ('placed', 'approved', 'admitted') OR organ IS NOT NULL),
    CONSTRAINT applications_due_complete
        CHECK (num_nonnulls(due_on, due_rule, due_explanation) IN (0, 3)),
    CONSTRAINT applications_due_while_returned CHECK ((state = 'returned') <= (due_on IS NOT NULL))
);
COMMENT ON TABLE membership.applications IS
    'tenant: an organisation''s wish to join, as it stands; the alliance and the applicant see it';
COMMENT ON COLUMN membership.applications.resolved_on IS
    'When the applicant''s own competent organ decided to join.';
CREATE UNIQUE INDEX applications_open_unique ON membership.applications
    (tenant_id, organisation_id, kind)
    WHERE state IN ('submitted', 'returned', 'placed', 'approved');
CREATE INDEX applications_queue ON membership.applications (tenant_id, submitted_at, id)
    WHERE state IN ('submitted', 'returned', 'placed', 'approved');
CREATE INDEX applications_organisation ON membership.applications (organisation_id, id);

CREATE TABLE membership.papers (
    tenant_id uuid NOT NULL,
    application_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    code text NOT NULL,
    version integer NOT NULL,
    reference text NOT NULL,
    sha256 bytea NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    recorded_by uuid NOT NULL,
    CONSTRAINT papers_pkey PRIMARY KEY (tenant_id, application_id, code, version),
    CONSTRAINT papers_application_exists FOREIGN KEY (tenant_id, application_id, organisation_id)
        REFERENCES membership.applications (tenant_id, id, organisation_id),
    CONSTRAINT papers_code_format CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    CONSTRAINT papers_reference_length CHECK (char_length(reference) BETWEEN 1 AND 1000),
    CONSTRAINT papers_sha256 CHECK (octet_length(sha256) = 32)
);
COMMENT ON TABLE membership.papers IS
    'tenant: where the papers of an application are, and their digests; INSERT only, the newest '
    'of a code counts';

CREATE TABLE membership.application_history (
    tenant_id uuid NOT NULL,
    application_id uuid NOT NULL,
    seq integer NOT NULL,
    organisation_id uuid NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    noun text NOT NULL GENERATED ALWAYS AS ('application') STORED,
    prev integer GENERATED ALWAYS AS (nullif(seq - 1, 0)) STORED,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
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
    CONSTRAINT application_history_pkey PRIMARY KEY (tenant_id, application_id, seq),
    CONSTRAINT application_history_application_exists
        FOREIGN KEY (tenant_id, application_id, organisation_id)
        REFERENCES membership.applications (tenant_id, id, organisation_id)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT application_history_first_is_new CHECK ((seq = 1) = (from_state = 'new')),
    CONSTRAINT application_history_step_unique UNIQUE (tenant_id, application_id, seq, to_state),
    CONSTRAINT application_history_follows FOREIGN KEY (tenant_id, application_id, prev, from_state)
        REFERENCES membership.application_history (tenant_id, application_id, seq, to_state),
    CONSTRAINT application_history_transition_allowed FOREIGN KEY (noun, from_state, to_state, act)
        REFERENCES membership.transitions (noun, from_state, to_state, act),
    CONSTRAINT application_history_reason_stated
        CHECK (to_state NOT IN ('returned', 'refused') OR char_length(reason) > 0),
    CONSTRAINT application_history_reason_length CHECK (char_length(reason) <= 4000),
    CONSTRAINT application_history_decision_complete CHECK (
        num_nonnulls(organ, protocol_number, protocol_on, votes_for, votes_against,
            votes_abstained, votes_entitled)
        = CASE act WHEN 'decide' THEN 7 WHEN 'place' THEN 1 ELSE 0 END),
    CONSTRAINT application_history_protocol_length
        CHECK (char_length(protocol_number) BETWEEN 1 AND 100),
    CONSTRAINT application_history_votes
        CHECK (
        least(votes_for, votes_against, votes_abstained) >= 0
        AND votes_for::bigint + votes_against + votes_abstained <= votes_entitled)
);
COMMENT ON TABLE membership.application_history IS
    'tenant: the steps of an application, with the organ''s decision; INSERT only';

ALTER TABLE membership.applications ADD CONSTRAINT applications_last_step
    FOREIGN KEY (tenant_id, id, seq, state)
    REFERENCES membership.application_history (tenant_id, application_id, seq, to_state)
    DEFERRABLE INITIALLY IMMEDIATE;

CREATE TABLE membership.memberships (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    root_id uuid NOT NULL,
    organisation_id uuid NOT NULL
        CONSTRAINT memberships_organisation_exists REFERENCES registry.organisations (id),
    lane text NOT NULL DEFAULT '',
    version bigint NOT NULL DEFAULT 1,
    seq integer NOT NULL DEFAULT 1,
    state text NOT NULL,
    CONSTRAINT memberships_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT memberships_alliance_exists FOREIGN KEY (tenant_id, root_id)
        REFERENCES tenancy.tenants (id, root_id),
    CONSTRAINT memberships_member_unique UNIQUE (tenant_id, organisation_id, lane),
    CONSTRAINT memberships_whole_unique UNIQUE (tenant_id, id, organisation_id, root_id, lane),
    CONSTRAINT memberships_version_positive CHECK (version > 0)
);
COMMENT ON TABLE membership.memberships IS
    'tenant: one organisation in one alliance, for good, through every leaving and re-joining; '
    'public';
COMMENT ON COLUMN membership.memberships.lane IS
    'The kind, where the charter allows several at once; else empty: so there is one at a time.';
CREATE INDEX memberships_organisation ON membership.memberships (organisation_id);

CREATE TABLE membership.acts (
    tenant_id uuid NOT NULL,
    membership_id uuid NOT NULL,
    seq integer NOT NULL,
    organisation_id uuid NOT NULL,
    root_id uuid NOT NULL,
    lane text NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    noun text NOT NULL GENERATED ALWAYS AS ('membership') STORED,
    prev integer GENERATED ALWAYS AS (nullif(seq - 1, 0)) STORED,
    holds_from date NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
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
    CONSTRAINT acts_pkey PRIMARY KEY (tenant_id, membership_id, seq),
    CONSTRAINT acts_membership_exists
        FOREIGN KEY (tenant_id, membership_id, organisation_id, root_id, lane)
        REFERENCES membership.memberships (tenant_id, id, organisation_id, root_id, lane)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT acts_first_is_new CHECK ((seq = 1) = (from_state = 'new')),
    CONSTRAINT acts_step_unique UNIQUE (tenant_id, membership_id, seq, to_state),
    CONSTRAINT acts_follow FOREIGN KEY (tenant_id, membership_id, prev, from_state)
        REFERENCES membership.acts (tenant_id, membership_id, seq, to_state),
    CONSTRAINT acts_transition_allowed FOREIGN KEY (noun, from_state, to_state, act)
        REFERENCES membership.transitions (noun, from_state, to_state, act),
    CONSTRAINT acts_reason_stated CHECK (
        act NOT IN ('suspend', 'expel', 'appeal', 'uphold', 'restore') OR char_length(reason) > 0),
    CONSTRAINT acts_reason_length CHECK (char_length(reason) <= 4000),
    CONSTRAINT acts_decision_complete CHECK (
        num_nonnulls(organ, protocol_number, protocol_on, votes_for, votes_against,
            votes_abstained, votes_entitled) IN (0, 7)),
    CONSTRAINT acts_decision_stated CHECK (
        act NOT IN ('changeKind', 'suspend', 'resume', 'expel', 'uphold', 'restore')
        OR organ IS NOT NULL),
    CONSTRAINT acts_protocol_length CHECK (char_length(protocol_number) BETWEEN 1 AND 100),
    CONSTRAINT acts_votes CHECK (
        least(votes_for, votes_against, votes_abstained) >= 0
        AND votes_for::bigint + votes_against + votes_abstained <= votes_entitled),
    -- Nobody is expelled unheard: the hearing came before, and an appeal is open after.
    CONSTRAINT acts_expulsion_heard CHECK (
        act <> 'expel' OR (hearing_on <= holds_from AND appeal_due_on >= holds_from)),
    CONSTRAINT acts_hearing_of_expulsion
        CHECK (act = 'expel' OR num_nonnulls(hearing_on, appeal_due_on) = 0)
);
COMMENT ON TABLE membership.acts IS
    'tenant: what was done with a membership, by whom and why; INSERT only; the alliance and the '
    'member see it';

ALTER TABLE membership.memberships ADD CONSTRAINT memberships_last_act
    FOREIGN KEY (tenant_id, id, seq, state)
    REFERENCES membership.acts (tenant_id, membership_id, seq, to_state)
    DEFERRABLE INITIALLY IMMEDIATE;

CREATE TABLE membership.periods (
    tenant_id uuid NOT NULL,
    membership_id uuid NOT NULL,
    seq integer NOT NULL,
    organisation_id uuid NOT NULL,
    root_id uuid NOT NULL,
    lane text NOT NULL,
    charter_id uuid NOT NULL,
    several_kinds boolean NOT NULL,
    kind text NOT NULL,
    standing text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT periods_pkey PRIMARY KEY (tenant_id, membership_id, seq),
    CONSTRAINT periods_act_exists FOREIGN KEY (tenant_id, membership_id, seq, standing)
        REFERENCES membership.acts (tenant_id, membership_id, seq, to_state),
    CONSTRAINT periods_membership_exists
        FOREIGN KEY (tenant_id, membership_id, organisation_id, root_id, lane)
        REFERENCES membership.memberships (tenant_id, id, organisation_id, root_id, lane)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT periods_kind_exists FOREIGN KEY (tenant_id, charter_id, kind)
        REFERENCES membership.charter_kinds (tenant_id, charter_id, code),
    CONSTRAINT periods_charter_matches FOREIGN KEY (tenant_id, charter_id, several_kinds)
        REFERENCES membership.charters (tenant_id, id, several_kinds),
    CONSTRAINT periods_lane_of_charter
        CHECK (lane = CASE WHEN several_kinds THEN kind ELSE '' END),
    CONSTRAINT periods_standing_known CHECK (standing IN ('active', 'suspended')),
    CONSTRAINT periods_valid_order CHECK (valid_to >= valid_from),
    -- Also across a change of charter from one kind at a time to several, and back.
    CONSTRAINT periods_no_overlap EXCLUDE USING gist (
        tenant_id WITH =, organisation_id WITH =, kind WITH =,
        daterange(valid_from, valid_to) WITH &&),
    CONSTRAINT periods_one_at_a_time EXCLUDE USING gist (
        tenant_id WITH =, organisation_id WITH =, lane WITH =,
        daterange(valid_from, valid_to) WITH &&)
);
COMMENT ON TABLE membership.periods IS
    'tenant: from when to when an organisation was a member, of which kind, in good standing or '
    'suspended; valid_to is its first day of no more, set once; public';
CREATE INDEX periods_roll ON membership.periods (tenant_id, valid_from);
CREATE INDEX periods_organisation ON membership.periods (organisation_id, valid_from);

-- Whether an account acts for an organisation, or is its head's or founder's own. The answer is yes
-- or no; who it is stays where it is.
CREATE TABLE tenancy.principal_tags (
    principal_id uuid CONSTRAINT principal_tags_pkey PRIMARY KEY
        CONSTRAINT principal_tags_principal_exists REFERENCES tenancy.principals (id),
    tag bytea NOT NULL,
    CONSTRAINT principal_tags_tag_length CHECK (octet_length(tag) = 32)
);
COMMENT ON TABLE tenancy.principal_tags IS
    'account: which person a principal is, as a tag; read by registry.is_of alone';
SELECT tenancy.force('tenancy.principal_tags');
CREATE POLICY principal_tags_auth ON tenancy.principal_tags FOR INSERT TO tizilim_auth
    WITH CHECK (true);
GRANT INSERT ON tenancy.principal_tags TO tizilim_auth;
CREATE POLICY principal_tags_owner ON tenancy.principal_tags FOR SELECT TO tizilim_owner
    USING (true);
CREATE POLICY grants_owner ON tenancy.grants FOR SELECT TO tizilim_owner USING (true);

CREATE FUNCTION registry.is_of(principal uuid, organisation uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path = ''
BEGIN ATOMIC
    SELECT EXISTS (
            SELECT FROM tenancy.grants AS g
            WHERE g.principal_id = principal AND g.organisation_id = organisation
              AND g.state = 'active' AND (g.expires_at IS NULL OR g.expires_at > clock_timestamp()))
        OR EXISTS (
            SELECT FROM tenancy.principal_tags AS p
            JOIN registry.person_tags AS t ON t.tag = p.tag
            WHERE p.principal_id = principal AND t.organisation_id = organisation);
END;
COMMENT ON FUNCTION registry.is_of IS
    'Whether a principal represents an organisation or is one of its people; not which.';
GRANT EXECUTE ON FUNCTION registry.is_of TO tizilim_alliance;

DO $members$
DECLARE
    step CONSTANT text := 'INSERT (tenant_id, application_id, seq, organisation_id, from_state,'
        ' to_state, act, principal_id, actor, reason, organ, protocol_number, protocol_on,'
        ' votes_for, votes_against, votes_abstained, votes_entitled)';
    act CONSTANT text := 'INSERT (tenant_id, membership_id, seq, organisation_id, root_id, lane,'
        ' from_state, to_state, act, holds_from, principal_id, actor, reason, organ,'
        ' protocol_number, protocol_on, votes_for, votes_against, votes_abstained, votes_entitled,'
        ' hearing_on, appeal_due_on)';
    unconcerned CONSTANT text := 'NOT registry.is_of(principal_id, organisation_id)';
BEGIN
    PERFORM tenancy.isolate('membership.applications', 'tizilim_alliance', 'tenant_id',
        'tizilim.alliance', 'SELECT, INSERT (tenant_id, id, organisation_id, charter_id, kind,'
        ' resolved_on, state), UPDATE (version, seq, state, organ, due_on, due_rule,'
        ' due_explanation)');
    PERFORM tenancy.isolate('membership.applications', 'tizilim_applicant', 'organisation_id',
        'tizilim.organisation', 'SELECT, INSERT (tenant_id, id, organisation_id, charter_id, kind,'
        ' resolved_on, state), UPDATE (version, seq, state, due_on, due_rule, due_explanation,'
        ' charter_id, resolved_on)');
    PERFORM tenancy.restrict('membership.applications', 'tizilim_applicant', 'own', 'UPDATE',
        'state IN (''submitted'', ''returned'', ''placed'', ''approved'')',
        'state IN (''submitted'', ''withdrawn'')');
    PERFORM tenancy.isolate('membership.papers', 'tizilim_alliance', 'tenant_id',
        'tizilim.alliance', 'SELECT, INSERT');
    PERFORM tenancy.signed('membership.papers', 'tizilim_alliance', 'recorded_by');
    PERFORM tenancy.isolate('membership.papers', 'tizilim_applicant', 'organisation_id',
        'tizilim.organisation', 'SELECT, INSERT');
    PERFORM tenancy.signed('membership.papers', 'tizilim_applicant', 'recorded_by');
    PERFORM tenancy.isolate('membership.application_history', 'tizilim_alliance', 'tenant_id',
        'tizilim.alliance', 'SELECT, ' || step);
    PERFORM tenancy.signed('membership.application_history', 'tizilim_alliance', 'principal_id');
    -- Who heads or represents the applicant takes no part in what becomes of it.
    PERFORM tenancy.restrict('membership.application_history', 'tizilim_alliance', 'unconcerned',
        'INSERT', NULL, unconcerned);
    PERFORM tenancy.isolate('membership.application_history', 'tizilim_applicant',
        'organisation_id', 'tizilim.organisation', 'SELECT, ' || step);
    PERFORM tenancy.signed('membership.application_history', 'tizilim_applicant', 'principal_id');
    PERFORM tenancy.restrict('membership.application_history', 'tizilim_applicant', 'own',
        'INSERT', NULL, 'act IN (''apply'', ''withdraw'')');

    PERFORM tenancy.publish('membership.memberships');
    PERFORM tenancy.admit('membership.memberships', 'tizilim_alliance', 'tenant_id',
        'tizilim.alliance', 'INSERT', 'UPDATE (version, seq, state)');
    PERFORM tenancy.admit('membership.memberships', 'tizilim_applicant', 'organisation_id',
        'tizilim.organisation', 'UPDATE (version, seq, state)');
    PERFORM tenancy.isolate('membership.acts', 'tizilim_alliance', 'tenant_id',
        'tizilim.alliance', 'SELECT, ' || act);
    PERFORM tenancy.signed('membership.acts', 'tizilim_alliance', 'principal_id');
    PERFORM tenancy.restrict('membership.acts', 'tizilim_alliance', 'unconcerned', 'INSERT', NULL,
        unconcerned);
    PERFORM tenancy.isolate('membership.acts', 'tizilim_applicant', 'organisation_id',
        'tizilim.organisation', 'SELECT, ' || act);
    PERFORM tenancy.signed('membership.acts', 'tizilim_applicant', 'principal_id');
    PERFORM tenancy.restrict('membership.acts', 'tizilim_applicant', 'own', 'INSERT', NULL,
        'act IN (''leave'', ''appeal'')');
    PERFORM tenancy.publish('membership.periods');
    PERFORM tenancy.admit('membership.periods', 'tizilim_alliance', 'tenant_id',
        'tizilim.alliance', 'INSERT (tenant_id, membership_id, seq, organisation_id, root_id,'
        ' lane, charter_id, several_kinds, kind, standing, valid_from)', 'UPDATE (valid_to)');
    PERFORM tenancy.admit('membership.periods', 'tizilim_applicant', 'organisation_id',
        'tizilim.organisation', 'UPDATE (valid_to)');
    PERFORM tenancy.restrict('membership.periods', member, 'ended', 'UPDATE', 'valid_to IS NULL',
        'valid_to IS NOT NULL')
    FROM unnest(ARRAY['tizilim_alliance', 'tizilim_applicant']) AS member;
END
$members$;

-- What the feed shows of them. Entries of applications are for the audit trail alone.
SELECT journal.publish_kind('charter',
    $$SELECT '{}'::json FROM membership.charters AS c WHERE c.id = $1$$,
    $$SELECT c.id, 1::bigint,
          (SELECT json_build_object('alliance', t.code, 'validFrom', c.valid_from,
               'sample', c.sample, 'sha256', encode(c.reference_sha256, 'hex'))
           FROM tenancy.tenants AS t WHERE t.id = c.tenant_id)
      FROM membership.charters AS c$$);
SELECT journal.publish_kind('membership',
    $$SELECT '{}'::json FROM membership.memberships AS m WHERE m.id = $1$$,
    $$SELECT m.id, m.version,
          (SELECT json_build_object('alliance', t.code, 'organisation', m.organisation_id,
               'state', m.state, 'periods',
               (SELECT json_agg(json_build_object('kind', p.kind, 'standing', p.standing,
                    'validFrom', p.valid_from, 'validTo', p.valid_to) ORDER BY p.seq)
                FROM membership.periods AS p
                WHERE p.tenant_id = m.tenant_id AND p.membership_id = m.id))
           FROM tenancy.tenants AS t WHERE t.id = m.tenant_id)
      FROM membership.memberships AS m$$);
