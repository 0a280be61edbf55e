-- Moderation: what the criticised body may ask, what the moderating one decides, what the author says
-- against it, and what a second moderator makes of that.

CREATE TABLE oversight.requests (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    comment_id uuid NOT NULL,
    reason text NOT NULL CONSTRAINT requests_reason_exists REFERENCES oversight.reasons (code),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    CONSTRAINT requests_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT requests_id_unique UNIQUE (id),
    CONSTRAINT requests_comment_unique UNIQUE (tenant_id, id, comment_id),
    -- Once for each reason: asking again changes nothing.
    CONSTRAINT requests_once UNIQUE (tenant_id, comment_id, reason),
    CONSTRAINT requests_comment_exists FOREIGN KEY (tenant_id, comment_id)
        REFERENCES oversight.comments (tenant_id, id)
);
COMMENT ON TABLE oversight.requests IS
    'tenant: that a body asks to have criticism of itself hidden; INSERT only, public, so without '
    'words of its own';

CREATE TABLE oversight.decisions (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    comment_id uuid NOT NULL,
    request_id uuid,
    outcome text NOT NULL,
    reason text CONSTRAINT decisions_reason_exists REFERENCES oversight.reasons (code),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    principal_id uuid NOT NULL,
    actor text NOT NULL,
    CONSTRAINT decisions_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT decisions_id_unique UNIQUE (id),
    CONSTRAINT decisions_comment_unique UNIQUE (tenant_id, id, body_id, comment_id, outcome),
    CONSTRAINT decisions_decider_unique UNIQUE (tenant_id, id, principal_id),
    CONSTRAINT decisions_request_once UNIQUE (body_id, request_id),
    CONSTRAINT decisions_of_moderator FOREIGN KEY (tenant_id, body_id, comment_id)
        REFERENCES oversight.comments (moderator_id, tenant_id, id),
    CONSTRAINT decisions_by_another CHECK (tenant_id <> body_id),
    CONSTRAINT decisions_request_exists FOREIGN KEY (body_id, request_id, comment_id)
        REFERENCES oversight.requests (tenant_id, id, comment_id),
    CONSTRAINT decisions_outcome_known CHECK (outcome IN ('hide', 'release', 'keep')),
    CONSTRAINT decisions_reason_of_hidden CHECK ((outcome = 'hide') = (reason IS NOT NULL)),
    -- What is shown already is kept only where somebody has asked.
    CONSTRAINT decisions_keep_asked CHECK (outcome <> 'keep' OR request_id IS NOT NULL)
);
COMMENT ON TABLE oversight.decisions IS
    'tenant: what the moderating body decided on a comment; INSERT only, public but for who';
CREATE INDEX decisions_comment ON oversight.decisions (comment_id, id);
CREATE INDEX decisions_body ON oversight.decisions (body_id, id);

CREATE TABLE oversight.pleas (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    decision_id uuid NOT NULL,
    body_id uuid NOT NULL,
    comment_id uuid NOT NULL,
    outcome text NOT NULL GENERATED ALWAYS AS ('hide') STORED,
    citizen_id uuid NOT NULL,
    text text,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pleas_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT pleas_id_unique UNIQUE (id),
    CONSTRAINT pleas_once UNIQUE (tenant_id, decision_id),
    CONSTRAINT pleas_decision_unique UNIQUE (tenant_id, id, decision_id),
    CONSTRAINT pleas_decision_hides FOREIGN KEY
        (tenant_id, decision_id, body_id, comment_id, outcome)
        REFERENCES oversight.decisions (tenant_id, id, body_id, comment_id, outcome),
    CONSTRAINT pleas_by_author FOREIGN KEY (body_id, comment_id, citizen_id)
        REFERENCES oversight.comments (tenant_id, id, citizen_id),
    CONSTRAINT pleas_text_length CHECK (char_length(text) BETWEEN 1 AND 4000)
);
COMMENT ON TABLE oversight.pleas IS
    'tenant: what an author says against the hiding of a comment; the author and the moderating '
    'body read it, who has erased the comment leaves an empty row';
CREATE INDEX pleas_citizen ON oversight.pleas (citizen_id, id);

CREATE TABLE oversight.reviews (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    plea_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    decided_by uuid NOT NULL,
    principal_id uuid NOT NULL,
    outcome text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    CONSTRAINT reviews_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT reviews_id_unique UNIQUE (id),
    CONSTRAINT reviews_once UNIQUE (tenant_id, plea_id),
    CONSTRAINT reviews_plea_exists FOREIGN KEY (tenant_id, plea_id, decision_id)
        REFERENCES oversight.pleas (tenant_id, id, decision_id),
    CONSTRAINT reviews_decider_matches FOREIGN KEY (tenant_id, decision_id, decided_by)
        REFERENCES oversight.decisions (tenant_id, id, principal_id),
    CONSTRAINT reviews_four_eyes CHECK (principal_id <> decided_by),
    CONSTRAINT reviews_outcome_known CHECK (outcome IN ('uphold', 'restore'))
);
COMMENT ON TABLE oversight.reviews IS
    'tenant: what a second moderator made of an appeal; INSERT only, public but for who';

DO $moderation$
BEGIN
    PERFORM tenancy.publish('oversight.requests');
    PERFORM tenancy.admit('oversight.requests', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
        'INSERT (tenant_id, id, comment_id, reason, actor)');

    PERFORM oversight.publish_but('oversight.decisions', 'principal_id');
    PERFORM tenancy.admit('oversight.decisions', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
        'INSERT (tenant_id, id, body_id, comment_id, request_id, outcome, reason,'
        ' principal_id, actor)');
    PERFORM tenancy.signed('oversight.decisions', 'tizilim_app', 'principal_id');
    -- Accounts are ids that lead to nobody; a review must name who decided first.
    GRANT SELECT (principal_id) ON oversight.decisions TO tizilim_app;

    PERFORM tenancy.isolate('oversight.pleas', 'tizilim_citizen', 'citizen_id',
        'tizilim.citizen', 'SELECT, INSERT (tenant_id, id, decision_id, body_id, comment_id,'
        ' citizen_id, text), UPDATE (text)');
    PERFORM tenancy.restrict('oversight.pleas', 'tizilim_citizen', 'erasing', 'UPDATE',
        'true', 'text IS NULL');
    PERFORM tenancy.isolate('oversight.pleas', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
        'SELECT (tenant_id, id, decision_id, body_id, comment_id, text, at)');

    PERFORM oversight.publish_but('oversight.reviews', 'decided_by', 'principal_id');
    PERFORM tenancy.admit('oversight.reviews', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
        'INSERT (tenant_id, id, plea_id, decision_id, decided_by, principal_id, outcome, actor)');
    PERFORM tenancy.signed('oversight.reviews', 'tizilim_app', 'principal_id');
END
$moderation$;

CREATE POLICY pleas_owner ON oversight.pleas FOR SELECT TO tizilim_owner USING (true);
CREATE FUNCTION oversight.forget_comment(comment uuid) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    -- Without its salt a commitment can be checked by nobody; the leaf stays as it is.
    DELETE FROM journal.salts AS s
    USING oversight.comments AS c, journal.entries AS e
    WHERE c.id = forget_comment.comment AND c.state = 'erased'
      AND c.citizen_id = (SELECT nullif(current_setting('tizilim.citizen', true), '')::uuid)
      AND (e.subject_id = c.id
          OR e.subject_id IN (SELECT p.id FROM oversight.pleas AS p WHERE p.comment_id = c.id))
      AND s.entry_id = e.id;
    -- Digests of parameters that held the words, and the answers to them.
    DELETE FROM tenancy.idempotency AS i
    USING oversight.comments AS c, tenancy.principals AS a
    WHERE c.id = forget_comment.comment AND c.state = 'erased'
      AND c.citizen_id = (SELECT nullif(current_setting('tizilim.citizen', true), '')::uuid)
      AND a.citizen_id = c.citizen_id AND i.principal_id = a.id
      AND (i.method IN ('comment.post', 'comment.reply', 'comment.edit') AND i.subject_id = c.id
          OR i.method = 'moderation.appeal' AND i.subject_id IN (
              SELECT p.id FROM oversight.pleas AS p WHERE p.comment_id = c.id));
END;
COMMENT ON FUNCTION oversight.forget_comment IS
    'Deletes the salts and kept answers of a comment that its author, who calls, has erased.';
GRANT EXECUTE ON FUNCTION oversight.forget_comment TO tizilim_citizen;

SELECT journal.publish_kind('moderationrequest',
    $$SELECT '{}'::json FROM oversight.requests AS r WHERE r.id = $1 AND $2 = 1$$);
SELECT journal.publish_kind('moderation',
    $$SELECT '{}'::json FROM oversight.decisions AS d WHERE d.id = $1 AND $2 = 1$$);
SELECT journal.publish_kind('moderationreview',
    $$SELECT '{}'::json FROM oversight.reviews AS r WHERE r.id = $1 AND $2 = 1$$);
