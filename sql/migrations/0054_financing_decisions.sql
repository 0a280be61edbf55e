-- What a decision on an order stands on: a ballot at which somebody has voted.

-- Those of before may have none; of a new one the database asks for it. A ballot carries nothing
-- without a vote, a vote needs a seat at the sitting, and a sitting is closed only if it was quorate.
ALTER TABLE financing.decisions ADD COLUMN ballot_asked boolean NOT NULL DEFAULT false;
ALTER TABLE financing.decisions
    ALTER COLUMN ballot_asked SET DEFAULT true,
    ADD CONSTRAINT decisions_ballot_given CHECK (ballot_id IS NOT NULL OR NOT ballot_asked);
COMMENT ON COLUMN financing.decisions.ballot_asked IS
    'Whether a ballot has to stand behind it; false for those from before one was asked.';
