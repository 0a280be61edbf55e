-- An instrument's rule may ask for a place in a ranking (`ranked`). Which one, and how many points,
-- each order says; one without is not announced.

ALTER TABLE financing.instrument_rules
    DROP CONSTRAINT instrument_rules_requires_known,
    ADD CONSTRAINT instrument_rules_requires_known
        CHECK (requires <@ ARRAY['active', 'verified', 'reported', 'ranked']),
    ADD COLUMN ranked boolean NOT NULL GENERATED ALWAYS AS ('ranked' = ANY (requires)) STORED,
    ADD CONSTRAINT instrument_rules_ranked_unique UNIQUE (instrument, valid_from, ranked);

-- Copied from the rule, and tied to it.
ALTER TABLE financing.orders
    ADD COLUMN ranked boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT orders_ranked_by_rule FOREIGN KEY (instrument, rule_from, ranked)
        REFERENCES financing.instrument_rules (instrument, valid_from, ranked),
    ADD CONSTRAINT orders_ranked_asks CHECK (NOT ranked OR ranking_id IS NOT NULL);
COMMENT ON COLUMN financing.orders.ranked IS 'The instrument''s rule asks for a place in a ranking.';
GRANT INSERT (ranked) ON financing.orders TO tizilim_app;
