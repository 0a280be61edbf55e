-- People of organisations: read by the home tenant and by the organisation itself, by nobody else.

CREATE TABLE registry.persons (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    kind text NOT NULL,
    full_name text,
    iin text,
    phone text,
    email text,
    address text,
    valid_from date,
    valid_to date,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    erased_at timestamptz,
    CONSTRAINT persons_pkey PRIMARY KEY (tenant_id, id),
    -- Without ON UPDATE: moving an organisation to another tenant must say what becomes of its
    -- people.
    CONSTRAINT persons_organisation_exists FOREIGN KEY (organisation_id, tenant_id)
        REFERENCES registry.organisations (id, home_tenant_id),
    CONSTRAINT persons_kind_known CHECK (kind IN ('head', 'founder', 'accountant', 'contact')),
    CONSTRAINT persons_iin_format CHECK (iin ~ '^[0-9]{12}$'),
    CONSTRAINT persons_valid_order CHECK (valid_to >= valid_from),
    CONSTRAINT persons_lengths CHECK (
        coalesce(char_length(full_name), 0) <= 300 AND coalesce(char_length(phone), 0) <= 50
        AND coalesce(char_length(email), 0) <= 254 AND coalesce(char_length(address), 0) <= 500),
    CONSTRAINT persons_erased_empty CHECK (
        CASE WHEN erased_at IS NULL THEN full_name IS NOT NULL
             ELSE num_nonnulls(full_name, iin, phone, email, address) = 0 END)
);
COMMENT ON TABLE registry.persons IS
    'tenant: personal data of heads, founders, accountants and private contacts';
CREATE INDEX persons_organisation ON registry.persons (organisation_id);

SELECT tenancy.isolate('registry.persons', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
    'SELECT, INSERT, UPDATE (full_name, iin, phone, email, address, valid_to, erased_at)');
SELECT tenancy.isolate('registry.persons', 'tizilim_applicant', 'organisation_id',
    'tizilim.organisation',
    'SELECT, INSERT, UPDATE (full_name, iin, phone, email, address, valid_to, erased_at)');
-- What is erased stays erased.
SELECT tenancy.restrict('registry.persons', member, 'erased', 'UPDATE', 'erased_at IS NULL', 'true')
FROM unnest(ARRAY['tizilim_app', 'tizilim_applicant']) AS member;

-- The tag (an HMAC whose key is outside the database) says that two rows are one person. No role of
-- a call reads it; they write it, and ask yes or no.
CREATE TABLE registry.person_tags (
    tenant_id uuid NOT NULL,
    person_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    tag bytea NOT NULL,
    CONSTRAINT person_tags_pkey PRIMARY KEY (tenant_id, person_id),
    CONSTRAINT person_tags_person_exists FOREIGN KEY (tenant_id, person_id)
        REFERENCES registry.persons (tenant_id, id),
    CONSTRAINT person_tags_organisation_exists FOREIGN KEY (organisation_id, tenant_id)
        REFERENCES registry.organisations (id, home_tenant_id),
    CONSTRAINT person_tags_tag_length CHECK (octet_length(tag) = 32)
);
COMMENT ON TABLE registry.person_tags IS
    'tenant: written by calls, read by registry.same_person alone';
CREATE INDEX person_tags_organisation ON registry.person_tags (organisation_id, tag);

SELECT tenancy.isolate('registry.person_tags', 'tizilim_app', 'tenant_id', 'tizilim.tenant',
    'INSERT, DELETE, SELECT (tenant_id, person_id)');
SELECT tenancy.isolate('registry.person_tags', 'tizilim_applicant', 'organisation_id',
    'tizilim.organisation', 'INSERT, DELETE, SELECT (tenant_id, person_id)');
-- The functions below run as the owner, which forced row security would leave without a row.
CREATE POLICY person_tags_owner ON registry.person_tags FOR SELECT TO tizilim_owner USING (true);

CREATE FUNCTION registry.same_person(one uuid, other uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path = ''
BEGIN ATOMIC
    SELECT EXISTS (
        SELECT FROM registry.person_tags AS a JOIN registry.person_tags AS b ON b.tag = a.tag
        WHERE a.organisation_id = one AND b.organisation_id = other);
END;
COMMENT ON FUNCTION registry.same_person(uuid, uuid) IS
    'Whether two organisations, of whatever tenants, have a person in common; not who.';

CREATE FUNCTION registry.same_person(organisation uuid, tag bytea) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path = ''
BEGIN ATOMIC
    SELECT EXISTS (
        SELECT FROM registry.person_tags AS t
        WHERE t.organisation_id = organisation AND t.tag = same_person.tag);
END;
COMMENT ON FUNCTION registry.same_person(uuid, bytea) IS
    'Whether the person with this tag belongs to the organisation.';

GRANT EXECUTE ON FUNCTION registry.same_person(uuid, uuid), registry.same_person(uuid, bytea)
    TO tizilim_app;
