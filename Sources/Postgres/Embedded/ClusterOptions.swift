package import Logging

/// What kind of private PostgreSQL cluster is wanted, and where.
package struct ClusterOptions: Sendable {
    package enum Kind: Sendable, Equatable {
        /// Lives in a data folder and survives crashes and power cuts.
        case lasting(dataFolder: String)
        /// Lives in a fresh folder under `/tmp`, is fast because it may lose everything, and is
        /// removed when the process that made it ends in whatever way.
        case throwAway
    }

    package var kind: Kind
    /// A folder with `postgres` and `initdb`; `nil` looks where systems usually keep them.
    package var binaries: String?
    /// Use the server of another process that runs on the same folder, instead of refusing.
    package var joinsRunning = false
    /// A start after a crash replays the log written since the last checkpoint, which is at most
    /// `max_wal_size` (1 GB): some minutes on a slow disk.
    package var startSecondsMax = 300
    package var logger: Logger

    package init(_ kind: Kind, logger: Logger = Logger(label: "tizilim.postgres.embedded")) {
        self.kind = kind
        self.logger = logger
    }
}
