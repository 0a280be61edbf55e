-- The order of the journal and the transparency log over it. Callers write entries as before; the
-- sequencer alone gives positions, and readers see an entry once it has one.

GRANT USAGE ON SCHEMA journal TO tizilim_read;
-- The codes of tenants are part of a leaf; who recovers leaves finds the tenant by its code.
GRANT SELECT (id, code) ON tenancy.tenants TO tizilim_sequencer;

-- A log's entry bundle states the length of a leaf in two bytes. Source: C2SP tlog-tiles.
ALTER TABLE journal.entries
    DROP CONSTRAINT entries_leaf_length,
    ADD CONSTRAINT entries_leaf_length CHECK (octet_length(leaf) BETWEEN 2 AND 65535);

-- Transaction ids start again in a database that was restored from a dump. The default is a
-- constant, so it costs a write nothing; journal.begin_epoch raises it.
ALTER TABLE journal.entries ADD COLUMN epoch integer NOT NULL DEFAULT 1;
COMMENT ON COLUMN journal.entries.epoch IS
    'Which database counted xid: entries are ordered by (epoch, xid, id).';
COMMENT ON COLUMN journal.entries.xid IS
    'The writing transaction: entries of the newest epoch are ordered below pg_snapshot_xmin.';
DROP INDEX journal.entries_order;
CREATE INDEX entries_order ON journal.entries (epoch, xid, id) WHERE public;

CREATE TABLE journal.log (
    position bigint NOT NULL CONSTRAINT log_position_from_zero CHECK (position >= 0),
    entry_id uuid NOT NULL,
    at timestamptz NOT NULL,
    tenant_id uuid,
    type text NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    version bigint NOT NULL,
    leaf bytea NOT NULL CONSTRAINT log_leaf_length CHECK (octet_length(leaf) BETWEEN 2 AND 65535),
    leaf_hash bytea NOT NULL CONSTRAINT log_hash_sha256 CHECK (octet_length(leaf_hash) = 32),
    CONSTRAINT log_pkey PRIMARY KEY (position)
) PARTITION BY RANGE (position);
COMMENT ON TABLE journal.log IS
    'journal: the public entries in their order, INSERT only; what the log proves and the feed '
    'tells. No foreign keys: a leaf that was recovered from a mirror may be all that is left.';
COMMENT ON COLUMN journal.log.leaf IS 'The bytes of journal.entries.leaf.';
COMMENT ON COLUMN journal.log.leaf_hash IS 'SHA-256(0x00 ‖ leaf). Source: RFC 6962, 2.1.';
CREATE INDEX log_subject ON journal.log (subject_id, position);
CREATE INDEX log_type ON journal.log (type, position);
CREATE INDEX log_tenant ON journal.log (tenant_id, position);

SELECT tenancy.publish('journal.log');
CREATE POLICY log_sequencer ON journal.log FOR ALL TO tizilim_sequencer
    USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON journal.log TO tizilim_sequencer;

-- Partitions are read and written through journal.log only, so they grant nothing themselves.
-- They are attached, not made in place: that lets readers and writers go on meanwhile.
CREATE FUNCTION journal.extend_log(through bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = ''
AS $$
DECLARE
    -- 2^22: whole tiles, some gigabytes, three partitions for ten million entries.
    span CONSTANT bigint := 4194304;
    first bigint;
    made integer := 0;
    part text;
BEGIN
    SELECT span * count(*) INTO first FROM pg_catalog.pg_inherits
    WHERE inhparent = 'journal.log'::regclass;
    -- Whoever asks for the impossible gets no more than what a log can hold some day.
    WHILE first <= least(through, 1099511627776) AND made < 16 LOOP
        part := format('journal.%I', 'log_' || first / span);
        EXECUTE format('CREATE TABLE %s (LIKE journal.log INCLUDING ALL)', part);
        EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I CHECK (position >= %s AND position < %s)',
            part, 'log_' || first / span || '_range', first, first + span);
        EXECUTE format('COMMENT ON TABLE %s IS %L', part, 'journal: a part of journal.log');
        PERFORM tenancy.force(part::regclass);
        EXECUTE format('ALTER TABLE journal.log ATTACH PARTITION %s FOR VALUES FROM (%s) TO (%s)',
            part, first, first + span);
        first := first + span;
        made := made + 1;
    END LOOP;
    RETURN made;
END
$$;
COMMENT ON FUNCTION journal.extend_log IS
    'Makes the partitions for positions up to this one, at most 16 at once; returns how many.';
-- The first two are made now, so that the sequencer is always a partition ahead.
SELECT journal.extend_log(4194304);
GRANT EXECUTE ON FUNCTION journal.extend_log TO tizilim_sequencer;

CREATE TABLE journal.tiles (
    level smallint NOT NULL,
    index bigint NOT NULL,
    hashes bytea NOT NULL,
    CONSTRAINT tiles_pkey PRIMARY KEY (level, index),
    -- 64 levels of 256 are more than a bigint counts; the specification's limit is kept.
    CONSTRAINT tiles_place CHECK (level BETWEEN 0 AND 63 AND index >= 0),
    CONSTRAINT tiles_hashes_whole CHECK (
        octet_length(hashes) BETWEEN 32 AND 8192 AND octet_length(hashes) % 32 = 0)
);
COMMENT ON TABLE journal.tiles IS
    'journal: the hashes of the Merkle tree, 256 to a tile; the last one of a level grows';
-- Hashes don't compress; not even trying is quicker.
ALTER TABLE journal.tiles ALTER COLUMN hashes SET STORAGE EXTERNAL;
SELECT tenancy.publish('journal.tiles');
CREATE POLICY tiles_sequencer ON journal.tiles FOR ALL TO tizilim_sequencer
    USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (hashes) ON journal.tiles TO tizilim_sequencer;

CREATE TABLE journal.checkpoints (
    size bigint NOT NULL CONSTRAINT checkpoints_size_positive CHECK (size > 0),
    root bytea NOT NULL CONSTRAINT checkpoints_root_sha256 CHECK (octet_length(root) = 32),
    note text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- One tree head for each size, for ever.
    CONSTRAINT checkpoints_pkey PRIMARY KEY (size)
);
COMMENT ON TABLE journal.checkpoints IS
    'journal: the signed tree heads, as they were published; INSERT only';
COMMENT ON COLUMN journal.checkpoints.note IS 'C2SP tlog-checkpoint with the log''s signatures.';
SELECT tenancy.publish('journal.checkpoints');
CREATE POLICY checkpoints_sequencer ON journal.checkpoints FOR ALL TO tizilim_sequencer
    USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON journal.checkpoints TO tizilim_sequencer;

CREATE TABLE journal.cosignatures (
    size bigint NOT NULL CONSTRAINT cosignatures_checkpoint_exists
        REFERENCES journal.checkpoints (size),
    witness text NOT NULL,
    line text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT cosignatures_pkey PRIMARY KEY (size, witness),
    CONSTRAINT cosignatures_line_length CHECK (octet_length(line) BETWEEN 1 AND 1024)
);
COMMENT ON TABLE journal.cosignatures IS
    'journal: what witnesses signed, checked before it came here; INSERT only';
COMMENT ON COLUMN journal.cosignatures.witness IS 'The witness''s verifier key, as configured.';
COMMENT ON COLUMN journal.cosignatures.line IS 'A signature line of a signed note, without LF.';
SELECT tenancy.publish('journal.cosignatures');
CREATE POLICY cosignatures_sequencer ON journal.cosignatures FOR ALL TO tizilim_sequencer
    USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON journal.cosignatures TO tizilim_sequencer;

-- Where the sequencer stands. Everything up to (epoch, xid, entry_id) has its position, except what
-- is held; of what comes later, `ahead` has it too.
CREATE TABLE journal.sequencer (
    singleton boolean NOT NULL DEFAULT true CONSTRAINT sequencer_single CHECK (singleton),
    size bigint NOT NULL DEFAULT 0 CONSTRAINT sequencer_size_counts CHECK (size >= 0),
    epoch integer NOT NULL DEFAULT 1,
    -- Where the last batch ended.
    done_epoch integer NOT NULL DEFAULT 1,
    done_xid xid8 NOT NULL DEFAULT '0',
    done_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    held uuid[] NOT NULL DEFAULT '{}',
    ahead uuid[] NOT NULL DEFAULT '{}',
    origin text,
    key text,
    database_oid bigint,
    system_identifier bigint,
    CONSTRAINT sequencer_pkey PRIMARY KEY (singleton),
    CONSTRAINT sequencer_lists_bounded CHECK (cardinality(held) <= 65536
        AND cardinality(ahead) <= 65536),
    CONSTRAINT sequencer_bound_whole CHECK (
        (database_oid IS NULL) = (system_identifier IS NULL) AND (origin IS NULL) = (key IS NULL))
);
COMMENT ON TABLE journal.sequencer IS 'journal: one row, the state of the sequencer';
COMMENT ON COLUMN journal.sequencer.epoch IS 'The default of journal.entries.epoch.';
COMMENT ON COLUMN journal.sequencer.held IS
    'Entries before the mark whose public predecessor has no position yet.';
COMMENT ON COLUMN journal.sequencer.ahead IS
    'Entries after the mark that were recovered at the positions they had before.';
COMMENT ON COLUMN journal.sequencer.key IS 'The verifier key of the log, so that it has one only.';
COMMENT ON COLUMN journal.sequencer.database_oid IS
    'The database that counts the newest epoch; another one is a copy and may not append.';
INSERT INTO journal.sequencer DEFAULT VALUES;
SELECT tenancy.publish('journal.sequencer');
CREATE POLICY sequencer_sequencer ON journal.sequencer FOR ALL TO tizilim_sequencer
    USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE (size, done_epoch, done_xid, done_id, held, ahead, origin, key,
    database_oid, system_identifier) ON journal.sequencer TO tizilim_sequencer;

-- For the owner alone, after a restore from a dump. The lock that ALTER takes waits for every
-- writer of the old epoch, so that afterwards all its entries are committed.
CREATE FUNCTION journal.begin_epoch() RETURNS integer
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
DECLARE
    new_epoch integer;
BEGIN
    EXECUTE 'LOCK TABLE journal.entries IN ACCESS EXCLUSIVE MODE';
    SELECT epoch + 1 INTO new_epoch FROM journal.sequencer;
    EXECUTE format('ALTER TABLE journal.entries ALTER COLUMN epoch SET DEFAULT %s', new_epoch);
    UPDATE journal.sequencer SET epoch = new_epoch, database_oid = NULL, system_identifier = NULL;
    RETURN new_epoch;
END
$$;
COMMENT ON FUNCTION journal.begin_epoch IS
    'Starts a new count of transactions; the next sequencer binds the log to this database.';

-- Row security hides the state from the owner too; for begin_epoch it must not.
CREATE POLICY sequencer_owner ON journal.sequencer FOR ALL TO tizilim_owner
    USING (true) WITH CHECK (true);

-- A dump from before the log that is migrated in another cluster brings transaction ids that this
-- one has not reached: then its entries are of an older epoch. (The owner sees them only unforced.)
ALTER TABLE journal.entries NO FORCE ROW LEVEL SECURITY;
DO $dump$
BEGIN
    IF EXISTS (SELECT FROM journal.entries
               WHERE xid >= pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())) THEN
        PERFORM journal.begin_epoch();
    END IF;
END
$dump$;
ALTER TABLE journal.entries FORCE ROW LEVEL SECURITY;
