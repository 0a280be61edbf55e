-- The right to have personal data erased. The row of a person stays, emptied, with the ground of the
-- erasure; what else could still show or prove the data goes with it.

ALTER TABLE registry.persons
    ADD COLUMN erasure_ground text,
    ADD COLUMN erasure_reference text,
    ADD CONSTRAINT persons_erasure_of_erased
        CHECK (erased_at IS NOT NULL OR num_nonnulls(erasure_ground, erasure_reference) = 0),
    ADD CONSTRAINT persons_erasure_ground_known
        CHECK (erasure_ground IN ('request', 'retention', 'ended', 'court')),
    ADD CONSTRAINT persons_erasure_reference_length
        CHECK (char_length(erasure_reference) BETWEEN 1 AND 100);
COMMENT ON COLUMN registry.persons.erasure_reference IS
    'Number and date of the request or decision; holds no name.';
GRANT UPDATE (erasure_ground, erasure_reference) ON registry.persons TO tizilim_app;

-- Salts and kept answers may be of any caller (the organisation's own representative, an import), so
-- no policy of a call's role reaches all of them. The function below does, as the owner, and only for
-- a person of the caller's tenant whose row is empty already.
CREATE POLICY persons_owner ON registry.persons FOR SELECT TO tizilim_owner
    USING (tenant_id = (SELECT nullif(current_setting('tizilim.tenant', true), '')::uuid));
CREATE POLICY entries_owner ON journal.entries FOR SELECT TO tizilim_owner
    USING (subject_kind = 'person');
CREATE POLICY salts_owner ON journal.salts FOR ALL TO tizilim_owner
    USING (true) WITH CHECK (false);
CREATE POLICY idempotency_owner ON tenancy.idempotency FOR ALL TO tizilim_owner
    USING (method = 'ngo.setPersons') WITH CHECK (false);

CREATE FUNCTION registry.forget_person(person uuid) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = ''
BEGIN ATOMIC
    -- Without its salt a commitment can be checked by nobody; the leaf stays as it is.
    DELETE FROM journal.salts AS s
    USING registry.persons AS p, journal.entries AS e
    WHERE p.tenant_id = (SELECT nullif(current_setting('tizilim.tenant', true), '')::uuid)
      AND p.id = forget_person.person AND p.erased_at IS NOT NULL
      AND e.subject_id = p.id AND s.entry_id = e.id;
    -- Digests of parameters that named the person, and the answers to them.
    DELETE FROM tenancy.idempotency AS i
    USING registry.persons AS p
    WHERE p.tenant_id = (SELECT nullif(current_setting('tizilim.tenant', true), '')::uuid)
      AND p.id = forget_person.person AND p.erased_at IS NOT NULL
      AND i.subject_id = p.organisation_id AND i.method = 'ngo.setPersons';
END;
COMMENT ON FUNCTION registry.forget_person(uuid) IS
    'Deletes the salts and kept answers of a person whom the caller''s tenant has erased.';

GRANT EXECUTE ON FUNCTION registry.forget_person(uuid) TO tizilim_app;
