-- Objections to a provisional ranking, each answered before the ranking is final. They are numbered
-- without a gap; the last number is taken by the end of objections, which nothing follows, so that
-- none that was accepted is missed.

CREATE TABLE ranking.objections (
    tenant_id uuid NOT NULL,
    snapshot_id uuid NOT NULL,
    number integer NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL GENERATED ALWAYS AS
        (CASE WHEN organisation_id IS NULL THEN 'end' ELSE 'objection' END) STORED,
    prev integer GENERATED ALWAYS AS (nullif(number - 1, 0)) STORED,
    prev_kind text NOT NULL GENERATED ALWAYS AS ('objection') STORED,
    organisation_id uuid,
    objections_until timestamptz NOT NULL,
    filed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    text text,
    CONSTRAINT objections_pkey PRIMARY KEY (tenant_id, snapshot_id, number),
    CONSTRAINT objections_id_unique UNIQUE (id),
    CONSTRAINT objections_kind_unique UNIQUE (tenant_id, snapshot_id, number, kind),
    CONSTRAINT objections_once UNIQUE (tenant_id, snapshot_id, organisation_id),
    CONSTRAINT objections_follow FOREIGN KEY (tenant_id, snapshot_id, prev, prev_kind)
        REFERENCES ranking.objections (tenant_id, snapshot_id, number, kind),
    CONSTRAINT objections_snapshot_exists FOREIGN KEY (tenant_id, snapshot_id, objections_until)
        REFERENCES ranking.snapshots (tenant_id, id, objections_until),
    -- Who is in the ranking may object to it.
    CONSTRAINT objections_standing_exists FOREIGN KEY (tenant_id, snapshot_id, organisation_id)
        REFERENCES ranking.standings (tenant_id, snapshot_id, organisation_id),
    CONSTRAINT objections_number_positive CHECK (number > 0),
    CONSTRAINT objections_in_time
        CHECK ((organisation_id IS NOT NULL) = (filed_at <= objections_until)),
    CONSTRAINT objections_text_stated CHECK ((organisation_id IS NULL) = (text IS NULL)),
    CONSTRAINT objections_text_length CHECK (char_length(text) BETWEEN 1 AND 4000)
);
COMMENT ON TABLE ranking.objections IS
    'tenant: what organisations say against a provisional ranking, and that the time for it is '
    'over; INSERT only, public';

CREATE TABLE ranking.objection_decisions (
    tenant_id uuid NOT NULL,
    snapshot_id uuid NOT NULL,
    number integer NOT NULL,
    kind text NOT NULL GENERATED ALWAYS AS ('objection') STORED,
    ordinal integer NOT NULL,
    prev integer GENERATED ALWAYS AS (nullif(ordinal - 1, 0)) STORED,
    upheld_before integer NOT NULL,
    upheld boolean NOT NULL,
    upheld_after integer NOT NULL GENERATED ALWAYS AS (upheld_before + upheld::integer) STORED,
    decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    reason text NOT NULL,
    CONSTRAINT objection_decisions_pkey PRIMARY KEY (tenant_id, snapshot_id, number),
    CONSTRAINT objection_decisions_objection_exists
        FOREIGN KEY (tenant_id, snapshot_id, number, kind)
        REFERENCES ranking.objections (tenant_id, snapshot_id, number, kind),
    CONSTRAINT objection_decisions_ordinal_unique UNIQUE (tenant_id, snapshot_id, ordinal),
    CONSTRAINT objection_decisions_after_unique
        UNIQUE (tenant_id, snapshot_id, ordinal, upheld_after),
    -- Each counts on from the one before.
    CONSTRAINT objection_decisions_follow
        FOREIGN KEY (tenant_id, snapshot_id, prev, upheld_before)
        REFERENCES ranking.objection_decisions (tenant_id, snapshot_id, ordinal, upheld_after),
    CONSTRAINT objection_decisions_first_from_nothing CHECK (ordinal > 1 OR upheld_before = 0),
    CONSTRAINT objection_decisions_ordinal_positive CHECK (ordinal > 0),
    CONSTRAINT objection_decisions_reason_length CHECK (char_length(reason) BETWEEN 1 AND 4000)
);
COMMENT ON TABLE ranking.objection_decisions IS
    'tenant: how objections were decided, and why; INSERT only, public';

-- Final is only what has an end of objections, as many decisions as there are objections before it,
-- and none upheld: then it has to be computed anew.
ALTER TABLE ranking.publications
    ADD COLUMN last integer NOT NULL,
    ADD COLUMN last_kind text NOT NULL GENERATED ALWAYS AS ('end') STORED,
    ADD COLUMN decided integer GENERATED ALWAYS AS (nullif(last - 1, 0)) STORED,
    ADD COLUMN upheld integer NOT NULL GENERATED ALWAYS AS (0) STORED,
    ADD CONSTRAINT publications_objections_ended
        FOREIGN KEY (tenant_id, snapshot_id, last, last_kind)
        REFERENCES ranking.objections (tenant_id, snapshot_id, number, kind),
    ADD CONSTRAINT publications_objections_decided
        FOREIGN KEY (tenant_id, snapshot_id, decided, upheld)
        REFERENCES ranking.objection_decisions (tenant_id, snapshot_id, ordinal, upheld_after);
GRANT INSERT (last) ON ranking.publications TO tizilim_app;

DO $rights$
BEGIN
    PERFORM tenancy.publish('ranking.objections'), tenancy.publish('ranking.objection_decisions');
    PERFORM tenancy.admit('ranking.objections', 'tizilim_applicant', 'organisation_id',
        'tizilim.organisation', 'INSERT (tenant_id, snapshot_id, number, id, organisation_id,'
        ' objections_until, actor, text)');
    PERFORM tenancy.admit('ranking.objections', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
        'INSERT (tenant_id, snapshot_id, number, id, objections_until, actor)');
    PERFORM tenancy.admit('ranking.objection_decisions', 'tizilim_app', 'tenant_id',
        'tizilim.tenant', 'INSERT (tenant_id, snapshot_id, number, ordinal, upheld_before, upheld,'
        ' actor, reason)');
END
$rights$;

SELECT journal.publish_kind('objection',
    $$SELECT json_strip_nulls(json_build_object(
          'text', CASE WHEN $2 = 1 THEN o.text END, 'reason', CASE WHEN $2 = 2 THEN d.reason END))
      FROM ranking.objections AS o
      LEFT JOIN ranking.objection_decisions AS d ON d.tenant_id = o.tenant_id
          AND d.snapshot_id = o.snapshot_id AND d.number = o.number
      WHERE o.id = $1$$);
