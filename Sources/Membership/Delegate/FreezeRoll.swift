import JSONRPC
import Kernel
import Postgres

/// Freezes the roll of a sitting from the cut-off on, and opens it if there is a quorum.
///
/// Who is entitled is seen as of the cut-off: organisations whose membership of a voting kind is
/// active on that day, each with as many seats as its kind gives. With several kinds the largest
/// number counts: an organisation is not represented twice.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
///   `sitting.notCalled`, `sitting.otherRoll` or `sitting.cutOffAhead`.
struct FreezeRoll: TransactionMethod {
    static let name = "roll.freeze"
    static let summary = "Freezes the roll as of the cut-off; opens the sitting if it is quorate."
    static let access = Access.write(.rollFreeze)
    static let journal = JournalDeclaration.public("sitting.frozen")
    static let result = Sitting.receipt
    static let reasons: [Reason] = [
        .stale, .sittingNotCalled, .sittingOtherRoll, .sittingCutOffAhead,
    ]

    let sitting: Sitting.ID
    let version: Int64

    init(_ parameters: inout Parameters) {
        sitting = parameters.required("sitting", "The sitting.")
        version = parameters.required("version", "Its version last read.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await HeldSitting.hold(sitting, version: version, in: call)
        try held.insistDue(.delegates)
        return try await held.freeze(
            shares: Self.shares(of: held.host, on: held.row.cutOffOn), in: call)
    }

    /// Members of an alliance on a day, with their seats.
    private static func shares(of alliance: Tenant.ID, on day: CivilDate) -> Fragment {
        """
        SELECT p.organisation_id,
               coalesce(max(k.delegates) FILTER (WHERE p.standing = 'active'), 0)::integer,
               CASE WHEN NOT bool_or(p.standing = 'active') THEN 'suspended' END
        FROM membership.periods p
        JOIN membership.charter_kinds k ON k.tenant_id = p.tenant_id
            AND k.charter_id = p.charter_id AND k.code = p.kind
        WHERE p.tenant_id = \(alliance) AND p.organisation_id IS NOT NULL
          AND daterange(p.valid_from, p.valid_to) @> \(day)
        GROUP BY p.organisation_id
        """
    }
}
