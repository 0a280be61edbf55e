import Postgres

/// The table `tenancy.migrations` and the lock that lets one process at a time write it.
enum MigrationHistory {
    /// Any number will do as long as nobody else uses it: the ASCII letters "tizilim".
    static let advisoryLock: Int64 = 0x7469_7a69_6c69_6d

    /// Another process may be in the middle of a long migration.
    static let lockWait = "10min"

    static func lock(_ connection: borrowing BlockingConnection) throws(MigrationError) {
        do {
            try connection.execute("SET lock_timeout = '\(lockWait)'")
            try connection.execute("SELECT pg_catalog.pg_advisory_lock(\(advisoryLock))")
        } catch {
            guard error.sqlstate == MigrationStep.lockNotAvailable else {
                throw MigrationError(error)
            }
            throw MigrationError(
                .busy, "Another process has been migrating this database for \(lockWait)",
                cause: error)
        }
    }

    static func read(
        _ connection: borrowing BlockingConnection
    ) throws(MigrationError) -> [AppliedMigration] {
        do {
            let table = "SELECT pg_catalog.to_regclass('tenancy.migrations')"
            guard try connection.execute(table).single != nil else { return [] }
            let result = try connection.execute(
                """
                SELECT number, name, checksum, serves_from, applied_at AT TIME ZONE 'UTC'
                FROM tenancy.migrations ORDER BY number
                """)
            return result.rows.compactMap(applied)
        } catch {
            throw MigrationError(error)
        }
    }

    private static func applied(_ row: [String?]) -> AppliedMigration? {
        let row = row.compactMap(\.self)
        guard row.count == 5, let number = Int(row[0]), let servesFrom = Int(row[3]) else {
            return nil
        }
        return AppliedMigration(
            number: number, name: row[1], checksum: row[2], servesFrom: servesFrom,
            appliedAt: row[4])
    }

    /// Runs inside the first migration's transaction, after it: that one may make the schema.
    static let create = """
        CREATE SCHEMA IF NOT EXISTS tenancy;
        CREATE TABLE IF NOT EXISTS tenancy.migrations (
            number integer CONSTRAINT migrations_pkey PRIMARY KEY,
            name text NOT NULL,
            checksum text NOT NULL,
            serves_from integer NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
            CONSTRAINT migrations_number_positive CHECK (number > 0),
            CONSTRAINT migrations_checksum_sha256 CHECK (checksum ~ '^[0-9a-f]{64}$'),
            CONSTRAINT migrations_serves_from_known CHECK (serves_from BETWEEN 1 AND number)
        );
        COMMENT ON TABLE tenancy.migrations IS 'The steps of the schema, written by the migrator.';
        DO $$
        BEGIN
            -- A server asks at its start whether it can run on this schema.
            IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'tizilim_auth') THEN
                GRANT SELECT ON tenancy.migrations TO tizilim_auth;
            END IF;
        END
        $$
        """

    static let insert = """
        INSERT INTO tenancy.migrations (number, name, checksum, serves_from)
        VALUES ($1, $2, $3, $4)
        """
}
