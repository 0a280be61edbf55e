-- Who judges applications and how: experts, the draw that anybody can do again, declarations of
-- interest, scores that nobody sees too early, and the ranking as exact numbers.

CREATE TABLE financing.experts (
    tenant_id uuid NOT NULL CONSTRAINT experts_tenant_exists REFERENCES tenancy.tenants (id),
    id uuid NOT NULL,
    principal_id uuid NOT NULL
        CONSTRAINT experts_principal_exists REFERENCES tenancy.principals (id),
    registered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT experts_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT experts_once UNIQUE (tenant_id, principal_id),
    CONSTRAINT experts_whole_unique UNIQUE (tenant_id, id, principal_id),
    CONSTRAINT experts_time_unique UNIQUE (tenant_id, id, registered_at)
);
COMMENT ON TABLE financing.experts IS
    'tenant: who may be drawn to judge applications; the public knows the id alone; INSERT only';

CREATE TABLE financing.expert_spheres (
    tenant_id uuid NOT NULL,
    expert_id uuid NOT NULL,
    sphere text NOT NULL
        CONSTRAINT expert_spheres_sphere_exists REFERENCES registry.spheres (code),
    CONSTRAINT expert_spheres_pkey PRIMARY KEY (tenant_id, sphere, expert_id),
    CONSTRAINT expert_spheres_expert_exists FOREIGN KEY (tenant_id, expert_id)
        REFERENCES financing.experts (tenant_id, id)
);
COMMENT ON TABLE financing.expert_spheres IS
    'tenant: in which spheres an expert may be drawn; INSERT only';
CREATE INDEX expert_spheres_expert ON financing.expert_spheres (tenant_id, expert_id);

-- The draw. A seed of chance is committed to when the order is announced, before anybody has
-- applied, and told by the draw itself; so neither who announces nor who draws chooses the experts.
CREATE TABLE financing.draw_commitments (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    commitment bytea NOT NULL,
    committed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT draw_commitments_pkey PRIMARY KEY (tenant_id, order_id),
    CONSTRAINT draw_commitments_whole_unique
        UNIQUE (tenant_id, order_id, commitment, committed_at),
    CONSTRAINT draw_commitments_commitment_unique UNIQUE (tenant_id, order_id, commitment),
    CONSTRAINT draw_commitments_order_exists FOREIGN KEY (tenant_id, order_id)
        REFERENCES financing.orders (tenant_id, id),
    CONSTRAINT draw_commitments_sha256 CHECK (octet_length(commitment) = 32)
);
COMMENT ON TABLE financing.draw_commitments IS
    'tenant: SHA-256 of the seed by which an order''s experts will be drawn; INSERT only, public';

CREATE TABLE financing.draw_seeds (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    seed bytea NOT NULL,
    commitment bytea NOT NULL GENERATED ALWAYS AS (sha256(seed)) STORED,
    CONSTRAINT draw_seeds_pkey PRIMARY KEY (tenant_id, order_id),
    CONSTRAINT draw_seeds_committed FOREIGN KEY (tenant_id, order_id, commitment)
        REFERENCES financing.draw_commitments (tenant_id, order_id, commitment),
    CONSTRAINT draw_seeds_length CHECK (octet_length(seed) = 32)
);
COMMENT ON TABLE financing.draw_seeds IS
    'tenant: seeds of draws to come; no role of a call reads one, financing.reveal_seed publishes '
    'it';

ALTER TABLE financing.orders ADD CONSTRAINT orders_draw_unique
    UNIQUE (tenant_id, id, opened_at, applications);
ALTER TABLE financing.opened_applications ADD CONSTRAINT opened_applications_order_unique
    UNIQUE (tenant_id, application_id, order_id, organisation_id);
ALTER TABLE financing.order_criteria ADD CONSTRAINT order_criteria_points_unique
    UNIQUE (tenant_id, order_id, code, points_max);

CREATE TABLE financing.draws (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    id uuid NOT NULL,
    seed bytea NOT NULL,
    commitment bytea NOT NULL,
    committed_at timestamptz NOT NULL,
    opened_at timestamptz NOT NULL,
    applications integer NOT NULL,
    places smallint NOT NULL,
    drawn_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT draws_pkey PRIMARY KEY (tenant_id, order_id),
    CONSTRAINT draws_id_unique UNIQUE (id),
    CONSTRAINT draws_committed FOREIGN KEY (tenant_id, order_id, commitment, committed_at)
        REFERENCES financing.draw_commitments (tenant_id, order_id, commitment, committed_at),
    CONSTRAINT draws_order_opened FOREIGN KEY (tenant_id, order_id, opened_at, applications)
        REFERENCES financing.orders (tenant_id, id, opened_at, applications),
    CONSTRAINT draws_seed_unique UNIQUE (tenant_id, order_id, seed, places, opened_at),
    CONSTRAINT draws_applications_unique UNIQUE (tenant_id, order_id, applications),
    CONSTRAINT draws_seed_true CHECK (commitment = sha256(seed)),
    CONSTRAINT draws_committed_before CHECK (committed_at < opened_at),
    CONSTRAINT draws_places_range CHECK (places BETWEEN 1 AND 100)
);
COMMENT ON TABLE financing.draws IS
    'tenant: the seed of a draw, and how many places there were; written by financing.reveal_seed '
    'alone; public';

CREATE TABLE financing.draw_candidates (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    rank smallint NOT NULL,
    expert_id uuid NOT NULL,
    hash bytea NOT NULL,
    seed bytea NOT NULL,
    places smallint NOT NULL,
    registered_at timestamptz NOT NULL,
    opened_at timestamptz NOT NULL,
    late boolean NOT NULL GENERATED ALWAYS AS (registered_at >= opened_at) STORED,
    prev_rank smallint GENERATED ALWAYS AS (nullif(rank - 1, 0)) STORED,
    prev_hash bytea,
    prev_late boolean,
    drawn boolean NOT NULL GENERATED ALWAYS AS (rank <= places) STORED,
    CONSTRAINT draw_candidates_pkey PRIMARY KEY (tenant_id, order_id, rank),
    CONSTRAINT draw_candidates_once UNIQUE (tenant_id, order_id, expert_id),
    CONSTRAINT draw_candidates_drawn_unique UNIQUE (tenant_id, order_id, expert_id, drawn),
    CONSTRAINT draw_candidates_hash_unique UNIQUE (tenant_id, order_id, rank, hash, late),
    CONSTRAINT draw_candidates_expert_exists FOREIGN KEY (tenant_id, expert_id, registered_at)
        REFERENCES financing.experts (tenant_id, id, registered_at),
    CONSTRAINT draw_candidates_seed_drawn
        FOREIGN KEY (tenant_id, order_id, seed, places, opened_at)
        REFERENCES financing.draws (tenant_id, order_id, seed, places, opened_at),
    -- Ranks follow the hashes, and the hashes the seed: a drawn list can't be another. Who was
    -- registered when it was known who has applied comes behind those of before.
    CONSTRAINT draw_candidates_hash_true CHECK (hash = sha256(seed || uuid_send(expert_id))),
    CONSTRAINT draw_candidates_follow
        FOREIGN KEY (tenant_id, order_id, prev_rank, prev_hash, prev_late)
        REFERENCES financing.draw_candidates (tenant_id, order_id, rank, hash, late),
    CONSTRAINT draw_candidates_in_order CHECK (
        rank > 0 AND (rank = 1) = (prev_hash IS NULL) AND (rank = 1) = (prev_late IS NULL)
        AND CASE WHEN rank = 1 THEN true WHEN late = prev_late THEN hash > prev_hash ELSE late END)
);
COMMENT ON TABLE financing.draw_candidates IS
    'tenant: who took part in a draw, by rank; the first ones are drawn; INSERT only, public';

CREATE TABLE financing.declarations (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    principal_id uuid NOT NULL,
    id uuid NOT NULL,
    role text NOT NULL,
    recused boolean NOT NULL,
    related smallint NOT NULL,
    declared_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT declarations_pkey PRIMARY KEY (tenant_id, order_id, principal_id),
    CONSTRAINT declarations_id_unique UNIQUE (tenant_id, id),
    CONSTRAINT declarations_outcome_unique
        UNIQUE (tenant_id, order_id, principal_id, recused, related),
    CONSTRAINT declarations_order_exists FOREIGN KEY (tenant_id, order_id)
        REFERENCES financing.orders (tenant_id, id),
    CONSTRAINT declarations_principal_exists FOREIGN KEY (principal_id)
        REFERENCES tenancy.principals (id),
    CONSTRAINT declarations_role_known CHECK (role IN ('expert', 'officer')),
    CONSTRAINT declarations_related_counted CHECK (related >= 0)
);
COMMENT ON TABLE financing.declarations IS
    'tenant: what an expert or an officer has declared about an order; once, INSERT only';
COMMENT ON COLUMN financing.declarations.related IS 'To how many of its applicants.';

CREATE TABLE financing.declaration_items (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    principal_id uuid NOT NULL,
    application_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    computed boolean NOT NULL,
    nature text,
    related boolean NOT NULL GENERATED ALWAYS AS (computed OR nature IS NOT NULL) STORED,
    CONSTRAINT declaration_items_pkey PRIMARY KEY (tenant_id, principal_id, application_id),
    CONSTRAINT declaration_items_related_unique
        UNIQUE (tenant_id, principal_id, application_id, related),
    CONSTRAINT declaration_items_declared FOREIGN KEY (tenant_id, order_id, principal_id)
        REFERENCES financing.declarations (tenant_id, order_id, principal_id),
    CONSTRAINT declaration_items_application_opened
        FOREIGN KEY (tenant_id, application_id, order_id, organisation_id)
        REFERENCES financing.opened_applications
        (tenant_id, application_id, order_id, organisation_id),
    CONSTRAINT declaration_items_nature_length CHECK (char_length(nature) BETWEEN 1 AND 4000)
);
COMMENT ON TABLE financing.declaration_items IS
    'tenant: for each application whether who declared is related to the applicant, and how; '
    'INSERT only';
COMMENT ON COLUMN financing.declaration_items.computed IS
    'Found by the registry, whatever was declared.';
CREATE INDEX declaration_items_order
    ON financing.declaration_items (tenant_id, order_id, application_id);
CREATE INDEX declaration_items_organisation
    ON financing.declaration_items (organisation_id, principal_id) WHERE related;

CREATE TABLE financing.order_experts (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    principal_id uuid NOT NULL,
    expert_id uuid NOT NULL,
    drawn boolean NOT NULL,
    replaces uuid,
    replaced boolean NOT NULL GENERATED ALWAYS AS (true) STORED,
    applications integer NOT NULL,
    criteria smallint NOT NULL,
    recused boolean NOT NULL DEFAULT false,
    ended boolean NOT NULL DEFAULT false,
    related smallint,
    given integer NOT NULL DEFAULT 0,
    last_given integer GENERATED ALWAYS AS (nullif(given, 0)) STORED,
    expected integer NOT NULL GENERATED ALWAYS AS (
        CASE WHEN recused OR ended THEN 0
             ELSE (applications - coalesce(related, 0)) * criteria END) STORED,
    done boolean NOT NULL GENERATED ALWAYS AS (
        recused OR ended OR given = (applications - coalesce(related, 0)) * criteria) STORED,
    CONSTRAINT order_experts_pkey PRIMARY KEY (tenant_id, order_id, principal_id),
    CONSTRAINT order_experts_expert_exists FOREIGN KEY (tenant_id, expert_id, principal_id)
        REFERENCES financing.experts (tenant_id, id, principal_id),
    CONSTRAINT order_experts_drawn FOREIGN KEY (tenant_id, order_id, expert_id, drawn)
        REFERENCES financing.draw_candidates (tenant_id, order_id, expert_id, drawn),
    CONSTRAINT order_experts_ended_unique UNIQUE (tenant_id, order_id, principal_id, ended),
    CONSTRAINT order_experts_replaced_once UNIQUE (tenant_id, order_id, replaces),
    -- Further down the list is who follows one that is gone, and nobody else.
    CONSTRAINT order_experts_replaces_ended FOREIGN KEY (tenant_id, order_id, replaces, replaced)
        REFERENCES financing.order_experts (tenant_id, order_id, principal_id, ended),
    CONSTRAINT order_experts_drawn_or_follows CHECK (drawn = (replaces IS NULL)),
    CONSTRAINT order_experts_applications_counted
        FOREIGN KEY (tenant_id, order_id, applications)
        REFERENCES financing.draws (tenant_id, order_id, applications),
    CONSTRAINT order_experts_as_declared
        FOREIGN KEY (tenant_id, order_id, principal_id, recused, related)
        REFERENCES financing.declarations
        (tenant_id, order_id, principal_id, recused, related),
    CONSTRAINT order_experts_criteria_counted CHECK (criteria > 0),
    -- Who is related to all of them has nothing to judge, and recuses himself.
    CONSTRAINT order_experts_related_few CHECK (recused OR coalesce(related, 0) < applications),
    CONSTRAINT order_experts_given_within CHECK (
        given BETWEEN 0 AND (applications - coalesce(related, 0)) * criteria
        AND (given = 0 OR NOT recused))
);
COMMENT ON TABLE financing.order_experts IS
    'tenant: who judges an order''s applications, and how many scores of how many are in';
COMMENT ON COLUMN financing.order_experts.related IS 'Empty until the expert has declared.';
COMMENT ON COLUMN financing.order_experts.ended IS
    'Recused or without the role of an expert, and replaced; what was given does not count.';

CREATE TABLE financing.scores (
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    principal_id uuid NOT NULL,
    number integer NOT NULL,
    prev integer GENERATED ALWAYS AS (nullif(number - 1, 0)) STORED,
    expert_id uuid NOT NULL,
    application_id uuid NOT NULL,
    related boolean NOT NULL GENERATED ALWAYS AS (false) STORED,
    criterion text NOT NULL,
    points smallint NOT NULL,
    points_max smallint NOT NULL,
    given_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT scores_pkey PRIMARY KEY (tenant_id, order_id, principal_id, number),
    CONSTRAINT scores_once UNIQUE (tenant_id, order_id, principal_id, application_id, criterion),
    CONSTRAINT scores_follow FOREIGN KEY (tenant_id, order_id, principal_id, prev)
        REFERENCES financing.scores (tenant_id, order_id, principal_id, number),
    CONSTRAINT scores_expert_assigned FOREIGN KEY (tenant_id, order_id, principal_id)
        REFERENCES financing.order_experts (tenant_id, order_id, principal_id),
    CONSTRAINT scores_expert_exists FOREIGN KEY (tenant_id, expert_id, principal_id)
        REFERENCES financing.experts (tenant_id, id, principal_id),
    -- Nobody scores what is not declared, nor whom he is related to.
    CONSTRAINT scores_unrelated FOREIGN KEY (tenant_id, principal_id, application_id, related)
        REFERENCES financing.declaration_items
        (tenant_id, principal_id, application_id, related),
    CONSTRAINT scores_criterion_exists FOREIGN KEY (tenant_id, order_id, criterion, points_max)
        REFERENCES financing.order_criteria (tenant_id, order_id, code, points_max),
    CONSTRAINT scores_number_positive CHECK (number > 0),
    CONSTRAINT scores_points_range CHECK (points BETWEEN 0 AND points_max)
);
COMMENT ON TABLE financing.scores IS
    'tenant: points of an expert for an application by a criterion; INSERT only. An expert sees '
    'the others'' when the own are in, an officer all when all are';
CREATE INDEX scores_order ON financing.scores (tenant_id, order_id, application_id);

-- As many as are counted are there: each is numbered behind the one before it.
ALTER TABLE financing.order_experts ADD CONSTRAINT order_experts_last_score
    FOREIGN KEY (tenant_id, order_id, principal_id, last_given)
    REFERENCES financing.scores (tenant_id, order_id, principal_id, number)
    DEFERRABLE INITIALLY IMMEDIATE;

CREATE FUNCTION financing.is_expert(principal uuid, host uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path = ''
BEGIN ATOMIC
    SELECT EXISTS (
        SELECT FROM tenancy.grants AS g
        WHERE g.principal_id = principal AND g.tenant_id = host AND g.role = 'expert'
          AND g.state = 'active' AND (g.expires_at IS NULL OR g.expires_at > clock_timestamp()));
END;
COMMENT ON FUNCTION financing.is_expert IS
    'Whether a principal has the role of an expert of a tenant, at this moment.';
GRANT EXECUTE ON FUNCTION financing.is_expert TO tizilim_app;

CREATE FUNCTION financing.is_concerned(principal uuid, organisation uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path = ''
BEGIN ATOMIC
    SELECT registry.is_of(principal, organisation) OR EXISTS (
        SELECT FROM financing.declaration_items AS d
        WHERE d.organisation_id = organisation AND d.related
          AND (d.principal_id = principal OR EXISTS (
            SELECT FROM tenancy.principal_tags AS a
            JOIN tenancy.principal_tags AS b ON b.tag = a.tag
            WHERE a.principal_id = principal AND b.principal_id = d.principal_id)));
END;
COMMENT ON FUNCTION financing.is_concerned IS
    'Whether a principal represents an organisation, is one of its people, or has declared a '
    'relation to it, in whatever tenant; not which.';
GRANT EXECUTE ON FUNCTION financing.is_concerned TO tizilim_app;

DO $evaluation$
DECLARE
    own CONSTANT text := 'tizilim.tenant';
    me CONSTANT text := tenancy.owned_by('principal_id', 'tizilim.principal');
    policy text[];
BEGIN
    PERFORM tenancy.isolate('financing.experts', 'tizilim_app', 'tenant_id', own,
        'SELECT, INSERT (tenant_id, id, principal_id)');
    PERFORM tenancy.restrict('financing.experts', 'tizilim_app', 'granted', 'INSERT', NULL,
        'financing.is_expert(principal_id, tenant_id)');
    PERFORM tenancy.isolate('financing.expert_spheres', 'tizilim_app', 'tenant_id', own,
        'SELECT, INSERT');

    PERFORM tenancy.publish(target) FROM unnest(ARRAY['financing.draw_commitments',
        'financing.draws', 'financing.draw_candidates']::regclass[]) AS target;
    PERFORM tenancy.admit('financing.draw_commitments', 'tizilim_app', 'tenant_id', own,
        'INSERT (tenant_id, order_id, commitment)');
    PERFORM tenancy.force('financing.draw_seeds');
    PERFORM tenancy.admit('financing.draw_seeds', 'tizilim_app', 'tenant_id', own,
        'INSERT (tenant_id, order_id, seed)');
    PERFORM tenancy.admit('financing.draw_candidates', 'tizilim_app', 'tenant_id', own,
        'INSERT (tenant_id, order_id, rank, expert_id, hash, seed, places, registered_at,'
        ' opened_at, prev_hash, prev_late)');

    PERFORM tenancy.isolate('financing.declarations', 'tizilim_app', 'tenant_id', own,
        'SELECT, INSERT (tenant_id, order_id, principal_id, id, role, recused, related)');
    PERFORM tenancy.signed('financing.declarations', 'tizilim_app', 'principal_id');
    PERFORM tenancy.isolate('financing.declaration_items', 'tizilim_app', 'tenant_id', own,
        'SELECT, INSERT (tenant_id, order_id, principal_id, application_id, organisation_id,'
        ' computed, nature)');
    PERFORM tenancy.signed('financing.declaration_items', 'tizilim_app', 'principal_id');

    PERFORM tenancy.isolate('financing.order_experts', 'tizilim_app', 'tenant_id', own,
        'SELECT, INSERT (tenant_id, order_id, principal_id, expert_id, drawn, replaces,'
        ' applications, criteria),'
        ' UPDATE (recused, related, given)');
    -- Whoever writes it: nobody judges his own.
    PERFORM tenancy.restrict('financing.order_experts', 'tizilim_app', 'unconcerned', 'INSERT',
        NULL, 'NOT EXISTS (SELECT FROM financing.opened_applications AS a'
        ' WHERE a.tenant_id = order_experts.tenant_id AND a.order_id = order_experts.order_id'
        ' AND financing.is_concerned(order_experts.principal_id, a.organisation_id))');
    -- What an expert has declared and given is his own act.
    PERFORM tenancy.restrict('financing.order_experts', 'tizilim_app', 'own', 'UPDATE', me, me);

    PERFORM tenancy.isolate('financing.scores', 'tizilim_app', 'tenant_id', own,
        'SELECT, INSERT (tenant_id, order_id, principal_id, number, expert_id, application_id,'
        ' criterion, points, points_max)');
    PERFORM tenancy.signed('financing.scores', 'tizilim_app', 'principal_id');
    PERFORM tenancy.restrict('financing.scores', 'tizilim_app', 'unseen', 'SELECT',
        me || ' OR EXISTS (SELECT FROM financing.order_experts AS e'
        ' WHERE e.tenant_id = scores.tenant_id AND e.order_id = scores.order_id AND e.done'
        ' AND e.expected > 0 AND e.' || me || ')'
        ' OR NOT EXISTS (SELECT FROM financing.order_experts AS e'
        ' WHERE e.tenant_id = scores.tenant_id AND e.order_id = scores.order_id'
        ' AND NOT e.done)', NULL);

    -- An expert reads what he has to judge, when he has declared.
    PERFORM tenancy.restrict('financing.submissions', 'tizilim_app', 'assigned', 'SELECT',
        '(SELECT coalesce(current_setting(''tizilim.role'', true), '''')) <> ''expert'''
        ' OR EXISTS (SELECT FROM financing.order_experts AS e'
        ' JOIN financing.declaration_items AS d ON d.tenant_id = e.tenant_id'
        ' AND d.principal_id = e.principal_id AND NOT d.related'
        ' AND d.application_id = submissions.application_id'
        ' WHERE e.tenant_id = submissions.tenant_id AND e.order_id = submissions.order_id'
        ' AND e.expected > 0 AND e.' || me || ')', NULL);

    -- What the functions may do as the owner.
    FOREACH policy SLICE 1 IN ARRAY ARRAY[
        ['financing.draw_commitments', 'select', 'USING (true)'],
        ['financing.draw_seeds', 'select', 'USING (' || tenancy.owned_by('tenant_id', own) || ')'],
        ['financing.draws', 'select', 'USING (true)'],
        ['financing.draws', 'insert',
            'WITH CHECK (' || tenancy.owned_by('tenant_id', own) || ')'],
        ['financing.declaration_items', 'select', 'USING (true)'],
        ['financing.order_experts', 'all', 'USING (' || tenancy.owned_by('tenant_id', own)
            || ') WITH CHECK (' || tenancy.owned_by('tenant_id', own) || ')']]
    LOOP
        EXECUTE format('CREATE POLICY %I ON %s FOR %s TO tizilim_owner %s',
            split_part(policy[1], '.', 2) || '_owner_' || policy[2], policy[1], policy[2],
            policy[3]);
    END LOOP;
END
$evaluation$;

CREATE FUNCTION financing.reveal_seed(wanted uuid, draw uuid, places smallint) RETURNS bytea
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    INSERT INTO financing.draws
        (tenant_id, order_id, id, seed, commitment, committed_at, opened_at, applications, places)
    SELECT o.tenant_id, o.id, reveal_seed.draw, s.seed, c.commitment, c.committed_at,
           o.opened_at, o.applications, reveal_seed.places
    FROM financing.orders AS o
    JOIN financing.draw_commitments AS c ON c.tenant_id = o.tenant_id AND c.order_id = o.id
    JOIN financing.draw_seeds AS s ON s.tenant_id = o.tenant_id AND s.order_id = o.id
    WHERE o.id = reveal_seed.wanted AND o.state IN ('closed', 'evaluation')
    RETURNING seed;
END;
COMMENT ON FUNCTION financing.reveal_seed IS
    'Publishes the seed of an own order that is opened, once; nothing where there is none.';
GRANT EXECUTE ON FUNCTION financing.reveal_seed TO tizilim_app;

CREATE FUNCTION financing.end_expert(wanted uuid, expert uuid) RETURNS boolean
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    UPDATE financing.order_experts AS e SET ended = true
    WHERE e.order_id = end_expert.wanted AND e.expert_id = end_expert.expert AND NOT e.ended
      AND (e.recused OR NOT financing.is_expert(e.principal_id, e.tenant_id))
    RETURNING true;
END;
COMMENT ON FUNCTION financing.end_expert IS
    'Ends an own expert''s part in an order who has recused himself or is no expert any more; '
    'nothing for any other.';
GRANT EXECUTE ON FUNCTION financing.end_expert TO tizilim_app;

SELECT journal.publish_kind('expert', $$SELECT '{}'::json WHERE $1 IS NOT NULL AND $2 = 1$$);
SELECT journal.publish_kind('draw', $$SELECT '{}'::json WHERE $1 IS NOT NULL AND $2 > 0$$);
