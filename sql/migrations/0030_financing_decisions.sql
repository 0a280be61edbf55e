-- Decisions on orders: proposed by one officer with a commission's sitting behind it, approved by
-- another, then public with an answer to every application. A standstill follows in which applicants
-- complain; what is upheld sets the decision aside, and what stands when all complaints are ruled on
-- is final. Awards exist from the publication on, and only final ones may be contracted.

INSERT INTO financing.order_transitions (from_state, to_state, act) VALUES
    ('closed', 'evaluation', 'decision.begin'),
    ('closed', 'decided', 'decision.approve'),
    ('evaluation', 'decided', 'decision.approve'),
    ('evaluation', 'cancelled', 'order.cancel'),
    ('decided', 'cancelled', 'order.cancel'),
    -- What was approved and not yet published is proposed anew.
    ('decided', 'evaluation', 'decision.propose'),
    ('decided', 'standstill', 'decision.publish'),
    ('standstill', 'contracting', 'decision.finalise'),
    -- Nobody got anything.
    ('standstill', 'failed', 'decision.finalise'),
    ('standstill', 'evaluation', 'complaint.rule'),
    ('contracting', 'contracting', 'contract.sign'),
    ('contracting', 'running', 'contract.sign'),
    ('running', 'running', 'contract.sign'),
    ('running', 'completed', 'order.complete');

-- An order also fails where somebody applied and nobody got anything.
ALTER TABLE financing.orders DROP CONSTRAINT orders_opened_counted;
ALTER TABLE financing.orders ADD CONSTRAINT orders_opened_counted CHECK (
    (opened_at IS NULL) = (applications IS NULL)
    AND CASE state WHEN 'announced' THEN opened_at IS NULL
                   WHEN 'failed' THEN opened_at IS NOT NULL
                   WHEN 'cancelled' THEN true
                   ELSE applications > 0 END);
ALTER TABLE financing.orders
    ADD CONSTRAINT orders_kind_unique UNIQUE (tenant_id, id, instrument, year);
ALTER TABLE financing.orders
    ADD CONSTRAINT orders_opened_unique UNIQUE (tenant_id, id, opened_at);
ALTER TABLE financing.orders
    ADD CONSTRAINT orders_applications_unique UNIQUE (tenant_id, id, applications);
ALTER TABLE financing.opened_applications ADD CONSTRAINT opened_applications_asked_unique
    UNIQUE (tenant_id, application_id, order_id, organisation_id, amount_tiyn);

ALTER TABLE financing.order_lines ADD COLUMN awarded_tiyn bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN financing.order_lines.awarded_tiyn IS
    'What award_lines of decisions that are not annulled take of it.';
ALTER TABLE financing.order_lines ADD CONSTRAINT order_lines_awarded_within
    CHECK (awarded_tiyn >= 0 AND awarded_tiyn + released_tiyn <= amount_tiyn);

-- A commission's word: its closed sitting, and what a ballot of it has carried.
ALTER TABLE sitting.sittings
    ADD CONSTRAINT sittings_state_unique UNIQUE (tenant_id, id, state, starts_at);
ALTER TABLE sitting.ballots ADD CONSTRAINT ballots_sitting_unique UNIQUE (tenant_id, id, sitting_id);
ALTER TABLE sitting.tallies ADD CONSTRAINT tallies_carried_unique
    UNIQUE (tenant_id, ballot_id, option, carried);

INSERT INTO registry.deadline_rules
    (code, valid_from, unit, amount, month, day, article, name_kk, name_ru, name_en, confirmed)
VALUES
    ('decision.standstill', '2021-07-01', 'working-days', 5, NULL, NULL, 'Not found in an act; a proposal', 'Шешімге шағым беру мерзімі', 'Срок обжалования решения', 'Standstill after a decision', false),
    ('complaint.ruling', '2021-07-01', 'working-days', 15, NULL, NULL, 'APPC, Art. 76 (general term; for complaints in a competition a proposal)', 'Шағымды қарау мерзімі', 'Срок рассмотрения жалобы', 'Ruling on a complaint', false);
INSERT INTO registry.parameters (code, valid_from, value, unit, source, confirmed) VALUES
    ('award-pause', '2022-07-04', 3, 'years', 'Law 36-III, Art. 6-3: no new nomination after an award', true);

CREATE TABLE financing.decision_transitions (
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    CONSTRAINT decision_transitions_pkey PRIMARY KEY (from_state, to_state, act)
);
COMMENT ON TABLE financing.decision_transitions IS
    'reference: the steps that a decision may take; "new" stands before the first';
SELECT tenancy.reference('financing.decision_transitions');

INSERT INTO financing.decision_transitions (from_state, to_state, act) VALUES
    ('new', 'proposed', 'decision.propose'),
    ('proposed', 'replaced', 'decision.propose'),
    ('approved', 'replaced', 'decision.propose'),
    ('proposed', 'approved', 'decision.approve'),
    ('approved', 'published', 'decision.publish'),
    ('published', 'final', 'decision.finalise'),
    ('published', 'annulled', 'complaint.rule');

CREATE TABLE financing.decisions (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    instrument text NOT NULL,
    year smallint NOT NULL,
    opened_at timestamptz NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    state text NOT NULL DEFAULT 'proposed',
    sitting_id uuid NOT NULL,
    sitting_state text NOT NULL GENERATED ALWAYS AS ('closed') STORED,
    sitting_starts_at timestamptz NOT NULL,
    ballot_id uuid,
    ballot_option smallint,
    carried boolean
        GENERATED ALWAYS AS (CASE WHEN ballot_id IS NOT NULL THEN true END) STORED,
    content text NOT NULL,
    CONSTRAINT decisions_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT decisions_order_exists FOREIGN KEY (tenant_id, order_id, instrument, year)
        REFERENCES financing.orders (tenant_id, id, instrument, year),
    CONSTRAINT decisions_state_unique UNIQUE (tenant_id, id, state),
    CONSTRAINT decisions_last_unique UNIQUE (tenant_id, id, order_id, version, state),
    CONSTRAINT decisions_kind_unique UNIQUE (tenant_id, id, order_id, instrument, year, state),
    CONSTRAINT decisions_order_opened FOREIGN KEY (tenant_id, order_id, opened_at)
        REFERENCES financing.orders (tenant_id, id, opened_at),
    CONSTRAINT decisions_sitting_closed
        FOREIGN KEY (tenant_id, sitting_id, sitting_state, sitting_starts_at)
        REFERENCES sitting.sittings (tenant_id, id, state, starts_at),
    -- Who sat before could not have read an application.
    CONSTRAINT decisions_sitting_after_opening CHECK (sitting_starts_at >= opened_at),
    CONSTRAINT decisions_ballot_of_sitting FOREIGN KEY (tenant_id, ballot_id, sitting_id)
        REFERENCES sitting.ballots (tenant_id, id, sitting_id),
    CONSTRAINT decisions_ballot_carried
        FOREIGN KEY (tenant_id, ballot_id, ballot_option, carried)
        REFERENCES sitting.tallies (tenant_id, ballot_id, option, carried),
    CONSTRAINT decisions_ballot_complete CHECK (num_nonnulls(ballot_id, ballot_option) IN (0, 2)),
    CONSTRAINT decisions_version_positive CHECK (version > 0),
    CONSTRAINT decisions_content_length CHECK (octet_length(content) <= 1048576)
);
COMMENT ON TABLE financing.decisions IS
    'tenant: what is decided on an order''s applications, as the parameters of decision.propose; '
    'what is published is in published_decisions';
-- One at a time: the next one comes when this one is replaced or annulled.
CREATE UNIQUE INDEX decisions_one_live ON financing.decisions (tenant_id, order_id)
    WHERE state NOT IN ('replaced', 'annulled');

CREATE TABLE financing.decision_steps (
    tenant_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    seq bigint NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    act text NOT NULL,
    prev bigint GENERATED ALWAYS AS (nullif(seq - 1, 0)) STORED,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    principal_id uuid NOT NULL,
    proposer_id uuid NOT NULL,
    first bigint NOT NULL GENERATED ALWAYS AS (1) STORED,
    standstill_ends_at timestamptz,
    CONSTRAINT decision_steps_pkey PRIMARY KEY (tenant_id, decision_id, seq),
    CONSTRAINT decision_steps_decision_exists FOREIGN KEY (tenant_id, decision_id)
        REFERENCES financing.decisions (tenant_id, id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT decision_steps_first_is_new CHECK ((seq = 1) = (from_state = 'new')),
    CONSTRAINT decision_steps_step_unique UNIQUE (tenant_id, decision_id, seq, to_state),
    CONSTRAINT decision_steps_follow FOREIGN KEY (tenant_id, decision_id, prev, from_state)
        REFERENCES financing.decision_steps (tenant_id, decision_id, seq, to_state),
    CONSTRAINT decision_steps_transition_allowed FOREIGN KEY (from_state, to_state, act)
        REFERENCES financing.decision_transitions (from_state, to_state, act),
    CONSTRAINT decision_steps_signer_unique UNIQUE (tenant_id, decision_id, seq, principal_id),
    -- Who took the first step is copied and tied.
    CONSTRAINT decision_steps_proposer_matches
        FOREIGN KEY (tenant_id, decision_id, first, proposer_id)
        REFERENCES financing.decision_steps (tenant_id, decision_id, seq, principal_id),
    CONSTRAINT decision_steps_four_eyes
        CHECK (to_state <> 'approved' OR principal_id <> proposer_id),
    CONSTRAINT decision_steps_standstill_over CHECK (
        (to_state = 'final') = (standstill_ends_at IS NOT NULL) AND at >= standstill_ends_at)
);
COMMENT ON TABLE financing.decision_steps IS
    'tenant: the steps of a decision, and who took them; INSERT only';

ALTER TABLE financing.decisions ADD CONSTRAINT decisions_last_step
    FOREIGN KEY (tenant_id, id, version, state)
    REFERENCES financing.decision_steps (tenant_id, decision_id, seq, to_state)
    DEFERRABLE INITIALLY IMMEDIATE;

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
    share_tiyn bigint
        GENERATED ALWAYS AS (split_tiyn / nullif(split_among, 0)) STORED,
    remainder_tiyn bigint
        GENERATED ALWAYS AS (split_tiyn % nullif(split_among, 0)) STORED,
    published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    standstill_on date NOT NULL,
    standstill_ends_at timestamptz NOT NULL
        GENERATED ALWAYS AS (timezone(interval '5 hours', (standstill_on + 1)::timestamp)) STORED,
    standstill_rule text NOT NULL,
    standstill_explanation jsonb NOT NULL,
    complaints integer NOT NULL DEFAULT 0,
    rulings integer NOT NULL DEFAULT 0,
    last_ruling integer GENERATED ALWAYS AS (nullif(rulings, 0)) STORED,
    CONSTRAINT published_decisions_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT published_decisions_id_unique UNIQUE (id),
    CONSTRAINT published_decisions_order_unique UNIQUE (tenant_id, id, order_id),
    CONSTRAINT published_decisions_standstill_unique UNIQUE (tenant_id, id, standstill_ends_at),
    -- The public state goes with the decision's own.
    CONSTRAINT published_decisions_decision_exists
        FOREIGN KEY (tenant_id, id, order_id, version, state)
        REFERENCES financing.decisions (tenant_id, id, order_id, version, state)
        ON UPDATE CASCADE,
    CONSTRAINT published_decisions_all_applications FOREIGN KEY (tenant_id, order_id, applications)
        REFERENCES financing.orders (tenant_id, id, applications),
    CONSTRAINT published_decisions_state_public CHECK (state IN ('published', 'final', 'annulled')),
    CONSTRAINT published_decisions_split CHECK (
        num_nonnulls(split_tiyn, split_among) IN (0, 2) AND split_tiyn > 0
        AND split_among BETWEEN 1 AND 1000),
    CONSTRAINT published_decisions_rulings CHECK (
        complaints >= 0 AND rulings BETWEEN 0 AND complaints
        -- An open complaint keeps a decision from being final.
        AND (state <> 'final' OR rulings = complaints))
);
COMMENT ON TABLE financing.published_decisions IS
    'tenant: decisions that everybody reads, with their standstill and how many complaints there '
    'are; public';
COMMENT ON COLUMN financing.published_decisions.standstill_on IS
    'The last day for complaints, in Kazakhstan time, with the rule and how it was counted.';
COMMENT ON COLUMN financing.published_decisions.remainder_tiyn IS
    'What an equal split leaves; nobody is awarded it.';
CREATE INDEX published_decisions_order
    ON financing.published_decisions (tenant_id, order_id, published_at);

ALTER TABLE financing.decision_steps ADD CONSTRAINT decision_steps_standstill_matches
    FOREIGN KEY (tenant_id, decision_id, standstill_ends_at)
    REFERENCES financing.published_decisions (tenant_id, id, standstill_ends_at);

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
    contracted_tiyn bigint NOT NULL DEFAULT 0,
    wins int4range,
    CONSTRAINT awards_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT awards_id_unique UNIQUE (id),
    CONSTRAINT awards_lines_unique UNIQUE (tenant_id, id, order_id, lines),
    CONSTRAINT awards_outcome_unique
        UNIQUE (tenant_id, id, decision_id, application_id, amount_tiyn),
    CONSTRAINT awards_application_opened
        FOREIGN KEY (tenant_id, application_id, order_id, organisation_id, asked_tiyn)
        REFERENCES financing.opened_applications
        (tenant_id, application_id, order_id, organisation_id, amount_tiyn),
    CONSTRAINT awards_decision_exists
        FOREIGN KEY (tenant_id, decision_id, order_id, instrument, year, state)
        REFERENCES financing.decisions (tenant_id, id, order_id, instrument, year, state)
        ON UPDATE CASCADE,
    CONSTRAINT awards_state_public CHECK (state IN ('published', 'final', 'annulled')),
    CONSTRAINT awards_amount_within CHECK (amount_tiyn BETWEEN 1 AND asked_tiyn),
    CONSTRAINT awards_months_range CHECK (months BETWEEN 1 AND 120),
    CONSTRAINT awards_lines_range CHECK (lines BETWEEN 1 AND 100),
    CONSTRAINT awards_contracted_within CHECK (contracted_tiyn BETWEEN 0 AND amount_tiyn),
    CONSTRAINT awards_contracted_final CHECK (contracted_tiyn = 0 OR state = 'final'),
    CONSTRAINT awards_wins_of_instrument CHECK (
        (instrument = 'award') = (wins IS NOT NULL)
        AND lower(wins) = year AND lower_inc(wins) AND NOT upper_inf(wins)),
    -- One sphere a year, and none while the pause after a win lasts; whichever tenant it gave.
    CONSTRAINT awards_pause_kept EXCLUDE USING gist (organisation_id WITH =, wins WITH &&)
        WHERE (state <> 'annulled')
);
COMMENT ON TABLE financing.awards IS
    'tenant: what a published decision gives to an application; public';
COMMENT ON COLUMN financing.awards.state IS
    'The decision''s: only what is final may be contracted, and what is annulled gives nothing.';
COMMENT ON COLUMN financing.awards.wins IS
    'Of an award for NGOs: its year and those in which there is no further one.';
CREATE UNIQUE INDEX awards_application_once ON financing.awards (tenant_id, application_id)
    WHERE state <> 'annulled';
CREATE INDEX awards_order ON financing.awards (tenant_id, order_id, id);
CREATE INDEX awards_organisation ON financing.awards (organisation_id, id);

CREATE TABLE financing.award_lines (
    tenant_id uuid NOT NULL,
    award_id uuid NOT NULL,
    line_id uuid NOT NULL,
    order_id uuid NOT NULL,
    lines smallint NOT NULL,
    place smallint NOT NULL,
    prev smallint GENERATED ALWAYS AS (nullif(place - 1, 0)) STORED,
    before_tiyn bigint NOT NULL,
    amount_tiyn bigint NOT NULL,
    after_tiyn bigint NOT NULL GENERATED ALWAYS AS (before_tiyn + amount_tiyn) STORED,
    contracted_tiyn bigint NOT NULL DEFAULT 0,
    CONSTRAINT award_lines_pkey PRIMARY KEY (tenant_id, award_id, line_id),
    CONSTRAINT award_lines_award_exists FOREIGN KEY (tenant_id, award_id, order_id, lines)
        REFERENCES financing.awards (tenant_id, id, order_id, lines)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT award_lines_line_exists FOREIGN KEY (tenant_id, order_id, line_id)
        REFERENCES financing.order_lines (tenant_id, order_id, line_id),
    -- They add up to the award: each begins with what the ones before it come to.
    CONSTRAINT award_lines_after_unique UNIQUE (tenant_id, award_id, place, after_tiyn),
    CONSTRAINT award_lines_follow FOREIGN KEY (tenant_id, award_id, prev, before_tiyn)
        REFERENCES financing.award_lines (tenant_id, award_id, place, after_tiyn),
    CONSTRAINT award_lines_place_unique UNIQUE (tenant_id, award_id, place),
    CONSTRAINT award_lines_place_within CHECK (place BETWEEN 1 AND lines),
    CONSTRAINT award_lines_first_from_nothing CHECK (place > 1 OR before_tiyn = 0),
    CONSTRAINT award_lines_amount_range CHECK (
        amount_tiyn BETWEEN 1 AND 1000000000000000000
        AND before_tiyn BETWEEN 0 AND 1000000000000000000),
    CONSTRAINT award_lines_contracted_within CHECK (contracted_tiyn BETWEEN 0 AND amount_tiyn)
);
COMMENT ON TABLE financing.award_lines IS
    'tenant: what an award takes of which budget line; public';

ALTER TABLE financing.awards ADD CONSTRAINT awards_sum_of_lines
    FOREIGN KEY (tenant_id, id, lines, amount_tiyn)
    REFERENCES financing.award_lines (tenant_id, award_id, place, after_tiyn)
    DEFERRABLE INITIALLY IMMEDIATE;

CREATE TABLE financing.decision_outcomes (
    tenant_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    place integer NOT NULL,
    prev integer GENERATED ALWAYS AS (nullif(place - 1, 0)) STORED,
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
    CONSTRAINT decision_outcomes_pkey PRIMARY KEY (tenant_id, decision_id, place),
    -- Places follow each other and no application has two: the last place says how many there are.
    CONSTRAINT decision_outcomes_application_once UNIQUE (tenant_id, decision_id, application_id),
    CONSTRAINT decision_outcomes_organisation_unique
        UNIQUE (tenant_id, decision_id, organisation_id),
    CONSTRAINT decision_outcomes_follow FOREIGN KEY (tenant_id, decision_id, prev)
        REFERENCES financing.decision_outcomes (tenant_id, decision_id, place),
    CONSTRAINT decision_outcomes_decision_exists FOREIGN KEY (tenant_id, decision_id, order_id)
        REFERENCES financing.published_decisions (tenant_id, id, order_id)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT decision_outcomes_application_opened
        FOREIGN KEY (tenant_id, application_id, order_id, organisation_id, asked_tiyn)
        REFERENCES financing.opened_applications
        (tenant_id, application_id, order_id, organisation_id, amount_tiyn),
    CONSTRAINT decision_outcomes_award_exists
        FOREIGN KEY (tenant_id, award_id, decision_id, application_id, amount_tiyn)
        REFERENCES financing.awards (tenant_id, id, decision_id, application_id, amount_tiyn)
        DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT decision_outcomes_place_positive CHECK (place > 0),
    CONSTRAINT decision_outcomes_award_or_refusal CHECK (
        (award_id IS NULL) = (amount_tiyn IS NULL) AND (award_id IS NULL) = (refusal IS NOT NULL)
        AND (award_id IS NULL) = (coalesce(reason_kk, reason_ru, '') <> '')),
    CONSTRAINT decision_outcomes_refusal_known CHECK (
        refusal IN ('ineligible', 'incomplete', 'off-topic', 'score', 'funds', 'conflict',
            'other')),
    CONSTRAINT decision_outcomes_reason_length CHECK (
        coalesce(char_length(reason_kk), 0) <= 4000
        AND coalesce(char_length(reason_ru), 0) <= 4000),
    CONSTRAINT decision_outcomes_eligibility_known CHECK (
        coalesce(eligibility ->> 'outcome', '') IN ('met', 'unknown', 'not-met')),
    -- What is unknown is shown and decided on by people; a bar is a bar.
    CONSTRAINT decision_outcomes_award_eligible CHECK (
        award_id IS NULL OR eligibility ->> 'outcome' <> 'not-met')
);
COMMENT ON TABLE financing.decision_outcomes IS
    'tenant: what a decision says to each application: an award, or why not; INSERT only, public';
COMMENT ON COLUMN financing.decision_outcomes.eligibility IS
    'What the registry knew of the applicant when the decision was published, item by item.';

ALTER TABLE financing.awards ADD CONSTRAINT awards_outcome_exists
    FOREIGN KEY (tenant_id, decision_id, application_id)
    REFERENCES financing.decision_outcomes (tenant_id, decision_id, application_id)
    DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE financing.published_decisions ADD CONSTRAINT published_decisions_all_answered
    FOREIGN KEY (tenant_id, id, applications)
    REFERENCES financing.decision_outcomes (tenant_id, decision_id, place)
    DEFERRABLE INITIALLY IMMEDIATE;

-- Complaints. Everybody sees that there is one and how it ended; its text is between the applicant
-- and the tenant.

CREATE TABLE financing.complaints (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    decision_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    text text NOT NULL,
    filed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    standstill_ends_at timestamptz NOT NULL,
    principal_id uuid NOT NULL,
    CONSTRAINT complaints_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT complaints_decision_unique UNIQUE (tenant_id, id, decision_id),
    CONSTRAINT complaints_once UNIQUE (tenant_id, decision_id, organisation_id),
    CONSTRAINT complaints_by_applicant FOREIGN KEY (tenant_id, decision_id, organisation_id)
        REFERENCES financing.decision_outcomes (tenant_id, decision_id, organisation_id),
    CONSTRAINT complaints_standstill_matches
        FOREIGN KEY (tenant_id, decision_id, standstill_ends_at)
        REFERENCES financing.published_decisions (tenant_id, id, standstill_ends_at),
    CONSTRAINT complaints_in_time CHECK (filed_at < standstill_ends_at),
    CONSTRAINT complaints_text_length CHECK (char_length(text) BETWEEN 1 AND 10000)
);
COMMENT ON TABLE financing.complaints IS
    'tenant: what an applicant says against a decision; the tenant and the applicant read it; '
    'INSERT only';
CREATE INDEX complaints_organisation ON financing.complaints (organisation_id, id);

CREATE TABLE financing.complaint_notices (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    decision_id uuid NOT NULL,
    number integer NOT NULL,
    filed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    due_on date NOT NULL,
    due_rule text NOT NULL,
    due_explanation jsonb NOT NULL,
    CONSTRAINT complaint_notices_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT complaint_notices_id_unique UNIQUE (id),
    CONSTRAINT complaint_notices_decision_unique UNIQUE (tenant_id, id, decision_id),
    CONSTRAINT complaint_notices_number_unique UNIQUE (tenant_id, decision_id, number),
    CONSTRAINT complaint_notices_complaint_exists FOREIGN KEY (tenant_id, id, decision_id)
        REFERENCES financing.complaints (tenant_id, id, decision_id),
    CONSTRAINT complaint_notices_number_positive CHECK (number > 0)
);
COMMENT ON TABLE financing.complaint_notices IS
    'tenant: that there is a complaint, and by when it is ruled on; written by '
    'financing.note_complaint alone; public';

-- There is none that is not counted.
ALTER TABLE financing.complaints ADD CONSTRAINT complaints_noticed
    FOREIGN KEY (tenant_id, id, decision_id)
    REFERENCES financing.complaint_notices (tenant_id, id, decision_id)
    DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE financing.complaint_rulings (
    tenant_id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    ordinal integer NOT NULL,
    prev integer GENERATED ALWAYS AS (nullif(ordinal - 1, 0)) STORED,
    outcome text NOT NULL,
    decision_state text
        GENERATED ALWAYS AS (CASE outcome WHEN 'upheld' THEN 'annulled' END) STORED,
    reason_kk text,
    reason_ru text,
    ruled_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    CONSTRAINT complaint_rulings_pkey PRIMARY KEY (tenant_id, complaint_id),
    CONSTRAINT complaint_rulings_decision_unique UNIQUE (tenant_id, complaint_id, decision_id),
    CONSTRAINT complaint_rulings_complaint_exists
        FOREIGN KEY (tenant_id, complaint_id, decision_id)
        REFERENCES financing.complaint_notices (tenant_id, id, decision_id),
    CONSTRAINT complaint_rulings_ordinal_unique UNIQUE (tenant_id, decision_id, ordinal),
    CONSTRAINT complaint_rulings_follow FOREIGN KEY (tenant_id, decision_id, prev)
        REFERENCES financing.complaint_rulings (tenant_id, decision_id, ordinal),
    -- What is upheld sets the decision aside.
    CONSTRAINT complaint_rulings_remedy FOREIGN KEY (tenant_id, decision_id, decision_state)
        REFERENCES financing.decisions (tenant_id, id, state) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT complaint_rulings_ordinal_positive CHECK (ordinal > 0),
    CONSTRAINT complaint_rulings_outcome_known CHECK (outcome IN ('upheld', 'rejected')),
    CONSTRAINT complaint_rulings_reason_stated CHECK (coalesce(reason_kk, reason_ru) <> ''),
    CONSTRAINT complaint_rulings_reason_length CHECK (
        coalesce(char_length(reason_kk), 0) <= 10000
        AND coalesce(char_length(reason_ru), 0) <= 10000)
);
COMMENT ON TABLE financing.complaint_rulings IS
    'tenant: how a complaint ended, and why; one for each, INSERT only, public';

CREATE TABLE financing.complaint_signers (
    tenant_id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    principal_id uuid NOT NULL,
    approver_id uuid NOT NULL,
    approval bigint NOT NULL GENERATED ALWAYS AS (2) STORED,
    CONSTRAINT complaint_signers_pkey PRIMARY KEY (tenant_id, complaint_id),
    CONSTRAINT complaint_signers_ruling_exists FOREIGN KEY (tenant_id, complaint_id, decision_id)
        REFERENCES financing.complaint_rulings (tenant_id, complaint_id, decision_id)
        DEFERRABLE INITIALLY IMMEDIATE,
    -- The second step of a published decision is its approval.
    CONSTRAINT complaint_signers_approver_matches
        FOREIGN KEY (tenant_id, decision_id, approval, approver_id)
        REFERENCES financing.decision_steps (tenant_id, decision_id, seq, principal_id),
    -- Nobody judges the own decision.
    CONSTRAINT complaint_signers_four_eyes CHECK (principal_id <> approver_id)
);
COMMENT ON TABLE financing.complaint_signers IS
    'tenant: who ruled on a complaint; INSERT only, the tenant sees it';

ALTER TABLE financing.complaint_rulings ADD CONSTRAINT complaint_rulings_signed
    FOREIGN KEY (tenant_id, complaint_id)
    REFERENCES financing.complaint_signers (tenant_id, complaint_id)
    DEFERRABLE INITIALLY IMMEDIATE;
-- The count of rulings is that of the rows.
ALTER TABLE financing.published_decisions ADD CONSTRAINT published_decisions_rulings_exist
    FOREIGN KEY (tenant_id, id, last_ruling)
    REFERENCES financing.complaint_rulings (tenant_id, decision_id, ordinal)
    DEFERRABLE INITIALLY IMMEDIATE;

DO $decisions$
DECLARE
    own CONSTANT text := 'tizilim.tenant';
    policy text[];
BEGIN
    PERFORM tenancy.isolate('financing.decisions', 'tizilim_app', 'tenant_id', own,
        'SELECT, INSERT (tenant_id, id, order_id, instrument, year, opened_at, sitting_id,'
        ' sitting_starts_at, ballot_id, ballot_option, content), UPDATE (version, state)');
    PERFORM tenancy.isolate('financing.decision_steps', 'tizilim_app', 'tenant_id', own,
        'SELECT, INSERT (tenant_id, decision_id, seq, from_state, to_state, act, principal_id,'
        ' proposer_id, standstill_ends_at)');
    PERFORM tenancy.signed('financing.decision_steps', 'tizilim_app', 'principal_id');

    PERFORM tenancy.publish(target) FROM unnest(ARRAY['financing.published_decisions',
        'financing.awards', 'financing.award_lines', 'financing.decision_outcomes',
        'financing.complaint_notices', 'financing.complaint_rulings']::regclass[]) AS target;
    PERFORM tenancy.admit('financing.published_decisions', 'tizilim_app', 'tenant_id', own,
        'INSERT (tenant_id, id, order_id, version, state, applications, sitting_id, ballot_id,'
        ' ballot_option, split_tiyn, split_among, actor, standstill_on, standstill_rule,'
        ' standstill_explanation)', 'UPDATE (rulings)');
    PERFORM tenancy.admit('financing.awards', 'tizilim_app', 'tenant_id', own,
        'INSERT (tenant_id, id, order_id, application_id, organisation_id, decision_id, state,'
        ' instrument, year, asked_tiyn, amount_tiyn, months, lines, wins)',
        'UPDATE (contracted_tiyn)');
    PERFORM tenancy.admit('financing.award_lines', 'tizilim_app', 'tenant_id', own,
        'INSERT (tenant_id, award_id, line_id, order_id, lines, place, before_tiyn,'
        ' amount_tiyn)', 'UPDATE (contracted_tiyn)');
    PERFORM tenancy.admit('financing.decision_outcomes', 'tizilim_app', 'tenant_id', own,
        'INSERT (tenant_id, decision_id, place, order_id, application_id, organisation_id,'
        ' asked_tiyn, award_id, amount_tiyn, refusal, reason_kk, reason_ru, eligibility)');
    GRANT UPDATE (awarded_tiyn) ON financing.order_lines TO tizilim_app;

    PERFORM tenancy.isolate('financing.complaints', 'tizilim_app', 'tenant_id', own,
        'SELECT (tenant_id, id, decision_id, organisation_id, text, filed_at,'
        ' standstill_ends_at)');
    PERFORM tenancy.isolate('financing.complaints', 'tizilim_applicant', 'organisation_id',
        'tizilim.organisation', 'SELECT, INSERT (tenant_id, id, decision_id, organisation_id,'
        ' text, standstill_ends_at, principal_id)');
    PERFORM tenancy.signed('financing.complaints', 'tizilim_applicant', 'principal_id');
    PERFORM tenancy.admit('financing.complaint_rulings', 'tizilim_app', 'tenant_id', own,
        'INSERT (tenant_id, complaint_id, decision_id, ordinal, outcome, reason_kk, reason_ru,'
        ' actor)');
    PERFORM tenancy.isolate('financing.complaint_signers', 'tizilim_app', 'tenant_id', own,
        'SELECT, INSERT (tenant_id, complaint_id, decision_id, principal_id, approver_id)');
    PERFORM tenancy.signed('financing.complaint_signers', 'tizilim_app', 'principal_id');

    -- What the function below may do as the owner: it counts a complaint and tells that there is
    -- one.
    FOREACH policy SLICE 1 IN ARRAY ARRAY[
        ['financing.published_decisions', 'select', 'USING (true)'],
        ['financing.published_decisions', 'update',
            'USING (state = ''published'') WITH CHECK (true)'],
        ['financing.complaint_notices', 'insert', 'WITH CHECK (true)']]
    LOOP
        EXECUTE format('CREATE POLICY %I ON %s FOR %s TO tizilim_owner %s',
            split_part(policy[1], '.', 2) || '_owner_' || policy[2], policy[1], policy[2],
            policy[3]);
    END LOOP;
END
$decisions$;

CREATE FUNCTION financing.note_complaint(
    complaint uuid, decision uuid, due_on date, due_rule text, due_explanation jsonb
) RETURNS integer
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    WITH counted AS (
        UPDATE financing.published_decisions AS p SET complaints = p.complaints + 1
        WHERE p.id = note_complaint.decision AND p.state = 'published'
        RETURNING p.tenant_id, p.complaints
    ), notice AS (
        INSERT INTO financing.complaint_notices
            (tenant_id, id, decision_id, number, due_on, due_rule, due_explanation)
        SELECT c.tenant_id, note_complaint.complaint, note_complaint.decision, c.complaints,
               note_complaint.due_on, note_complaint.due_rule, note_complaint.due_explanation
        FROM counted AS c
    )
    SELECT c.complaints FROM counted AS c;
END;
COMMENT ON FUNCTION financing.note_complaint IS
    'Counts a complaint that the caller has written about a decision, and says its number; its key '
    'refuses one that nobody wrote.';
GRANT EXECUTE ON FUNCTION financing.note_complaint TO tizilim_applicant;

SELECT journal.publish_kind('decision',
    $$SELECT CASE WHEN $2 <> 3 THEN '{}'::json ELSE coalesce((
          SELECT json_object_agg('reason' || r.place || r.suffix, r.value)
          FROM (SELECT o.place, l.suffix, l.value
                FROM financing.decision_outcomes AS o, LATERAL (VALUES ('Kk', o.reason_kk),
                    ('Ru', o.reason_ru)) AS l (suffix, value)
                WHERE o.tenant_id = p.tenant_id AND o.decision_id = p.id) AS r
          WHERE r.value IS NOT NULL), '{}') END
      FROM financing.published_decisions AS p WHERE p.id = $1$$,
    $$SELECT p.id, p.version,
          (SELECT json_strip_nulls(json_build_object('tenant', t.code, 'order', p.order_id,
               'state', p.state, 'applications', p.applications,
               'standstillOn', p.standstill_on, 'complaints', p.complaints,
               'remainder', (p.remainder_tiyn / 100.0)::numeric(20,2)::text,
               'awards', (SELECT json_agg(json_build_object('award', a.id,
                    'application', a.application_id, 'organisation', a.organisation_id,
                    'amount', (a.amount_tiyn / 100.0)::numeric(20,2)::text) ORDER BY a.id)
                FROM financing.awards AS a
                WHERE a.tenant_id = p.tenant_id AND a.decision_id = p.id)))
           FROM tenancy.tenants AS t WHERE t.id = p.tenant_id)
      FROM financing.published_decisions AS p$$);
SELECT journal.publish_kind('complaint',
    $$SELECT coalesce((
          SELECT json_strip_nulls(json_build_object('reasonKk', r.reason_kk,
              'reasonRu', r.reason_ru))
          FROM financing.complaint_rulings AS r
          WHERE r.tenant_id = n.tenant_id AND r.complaint_id = n.id AND $2 = 2), '{}')
      FROM financing.complaint_notices AS n WHERE n.id = $1$$);
