package import Kernel
import Postgres

/// One application of an organisation for verification, in the hands of its home region.
///
/// Every step of a case begins with the lock on its organisation: the case, the public record and
/// the revocation of one organisation change one call after the other.
package enum VerificationCase {
    package typealias ID = Identifier<VerificationCase>

    /// Source: `registry.case_transitions`, which also says what may follow what.
    enum State: String, Choice {
        case submitted
        case inReview = "in-review"
        case returned
        case approved
        case refused
        case revoking
        case revoked
        case superseded
        case expired

        /// Somebody is expected to act.
        var isOpen: Bool { [.submitted, .inReview, .returned].contains(self) }
    }

    /// The case's row with the last step of its history.
    struct Row: RowDecodable {
        var id: ID
        var version: Int64
        var seq: Int32
        var state: State
        var claimedBy: Principal.ID?
        var lastSigner: Principal.ID
        var revocation: Revocation?

        init(from row: inout RowReader) throws(PostgresError) {
            id = try row.next()
            version = try row.next()
            seq = try row.next()
            state = try row.word("state")
            claimedBy = try row.next(Principal.ID?.self)
            lastSigner = try row.next()
            if let id = try row.next(Revocation.ID?.self) {
                revocation = Revocation(
                    id: id, effectiveOn: try row.next(), isObjected: try row.next())
            }
        }
    }
}

/// An announced revocation.
package struct Revocation: Sendable {
    package typealias ID = Identifier<Revocation>

    package var id: ID
    /// The first day on which the organisation is no longer verified.
    package var effectiveOn: CivilDate
    package var isObjected: Bool
}
