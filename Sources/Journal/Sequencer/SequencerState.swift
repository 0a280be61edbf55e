package import Postgres

/// The one row of `journal.sequencer`, and where it was read.
package struct SequencerState: RowDecodable, Equatable {
    /// Where the last batch ended: everything up to here has its position, except what is held.
    package struct Mark: Sendable, Equatable {
        package var epoch: Int64
        /// In decimal; only the database compares it.
        package var xid: String
        package var id: UUIDValue

        package init(epoch: Int64, xid: String, id: UUIDValue) {
            self.epoch = epoch
            self.xid = xid
            self.id = id
        }
    }

    /// Leaves of the log.
    package var size: Int64
    package var done: Mark
    /// Entries before the mark that wait for their predecessor.
    package var held: [UUIDValue]
    /// Entries after the mark that were recovered at the positions they had before.
    package var ahead: [UUIDValue]
    /// The log's name and public key; nil until the first sequencer has claimed it.
    package var origin: String?
    package var key: String?
    /// The database that the log is bound to; nil when the next sequencer shall bind it.
    package var bound: Place?
    /// The database that this row was read from.
    package var place: Place
    /// The server process that read it: another one means that the session broke meanwhile.
    package var process: Int64

    /// A database as nothing else is: a restored dump has another object id, another cluster has
    /// another system identifier.
    package struct Place: Sendable, Equatable {
        package var database: Int64
        package var system: Int64
    }

    package init(from row: inout RowReader) throws(PostgresError) {
        size = try row.next()
        done = Mark(epoch: try row.next(), xid: try row.next(), id: try row.next())
        held = try row.next([String].self).compactMap { UUIDValue($0) }
        ahead = try row.next([String].self).compactMap { UUIDValue($0) }
        origin = try row.next(String?.self)
        key = try row.next(String?.self)
        let database = try row.next(Int64?.self)
        let system = try row.next(Int64?.self)
        if let database, let system { bound = Place(database: database, system: system) }
        place = Place(database: try row.next(), system: try row.next())
        process = try row.next()
    }

    package static let read: Query<SequencerState> = """
        SELECT s.size, s.done_epoch, s.done_xid::text, s.done_id, s.held::text[], s.ahead::text[],
               s.origin, s.key, s.database_oid, s.system_identifier,
               (SELECT oid::bigint FROM pg_catalog.pg_database WHERE datname = current_database()),
               (SELECT system_identifier FROM pg_catalog.pg_control_system()),
               pg_catalog.pg_backend_pid()
        FROM journal.sequencer s
        """

    /// Names the log and the database that counts its transactions from now on.
    static func claim(origin: String, key: String, at place: Place) -> Command {
        """
        UPDATE journal.sequencer SET origin = \(origin), key = \(key),
            database_oid = \(place.database), system_identifier = \(place.system)
        WHERE (origin, key, database_oid, system_identifier)
            IS DISTINCT FROM (\(origin), \(key), \(place.database), \(place.system))
        """
    }
}
