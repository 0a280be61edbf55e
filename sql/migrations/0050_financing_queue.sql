-- What the work lists of organisations and experts are looked up by.

CREATE INDEX refunds_organisation ON financing.refunds (organisation_id, id);
CREATE INDEX order_experts_waiting ON financing.order_experts (tenant_id, principal_id)
    WHERE NOT done;
