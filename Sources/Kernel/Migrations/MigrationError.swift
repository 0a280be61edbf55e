package import Postgres

/// Why the schema can't be brought up to date, or can't be run on; says what to do.
package struct MigrationError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Reason: Sendable, Equatable {
        /// There is no folder with migrations, or a file can't be read.
        case folder
        /// A file's name, number or header is wrong.
        case file
        /// A migration was changed, removed or added behind one that is applied.
        case history
        /// The database and this program don't fit together.
        case version
        /// Somebody else migrates, or holds a lock that a migration needs.
        case busy
        /// A statement failed; the database said why.
        case database
    }

    package var reason: Reason
    package var description: String
    /// What the database said, if it was asked.
    package var cause: BlockingError?

    init(_ reason: Reason, _ description: String, cause: BlockingError? = nil) {
        self.reason = reason
        self.description = description
        self.cause = cause
    }

    /// A failure that has no migration to blame.
    init(_ error: BlockingError) {
        self.init(.database, "The database can't be migrated: \(error)", cause: error)
    }
}
