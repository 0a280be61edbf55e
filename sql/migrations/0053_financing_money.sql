-- Money stays nearer to what it is for.

-- A contract has one advance, and a report unlocks one tranche. Of a contract that was planned
-- otherwise before this rule all tranches stand.
ALTER TABLE financing.tranches ADD COLUMN single boolean NOT NULL DEFAULT false;
ALTER TABLE financing.tranches ALTER COLUMN single SET DEFAULT true;
COMMENT ON COLUMN financing.tranches.single IS
    'The one advance, or the one of its report; false of those that were planned before that rule.';
CREATE UNIQUE INDEX tranches_report_once
    ON financing.tranches (tenant_id, contract_id, report_number)
    WHERE single AND state <> 'dropped';
