package import JSONRPC
import Postgres

/// Opens a sitting of an organ of persons with those who came, or lets it fail without a quorum.
///
/// The roll is of everybody who sat in the organ on the cut-off, and the quorum is counted of it;
/// who came has a seat that votes. Delegates' sittings are opened by the module that has members.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
///   `sitting.notCalled`, `sitting.otherRoll`, `sitting.cutOffAhead`, `sitting.notStarted` or
///   `seat.notAppointed`.
package struct OpenSitting: TransactionMethod {
    package static let name = "sitting.open"
    package static let summary = "Opens a sitting of appointed persons with those who came."
    package static let access = Access.write(.sittingKeep)
    package static let journal = JournalDeclaration.public("sitting.opened")
    package static let result = Sitting.receipt
    package static let reasons: [Reason] = [
        .stale, .sittingNotCalled, .sittingOtherRoll, .sittingCutOffAhead, .sittingNotStarted,
        .seatNotAppointed,
    ]

    let id: Sitting.ID
    let version: Int64
    let present: [Principal.ID]

    package init(_ parameters: inout Parameters) {
        id = parameters.required("sitting", "The sitting.")
        version = parameters.required("version", "Its version last read.")
        present = parameters.required("present", "Principals of the persons who came.")
        parameters.check(Set(present).count == present.count, "present", "duplicate")
    }

    package func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await HeldSitting.hold(id, version: version, in: call)
        try held.insistDue(.appointed)
        guard held.row.hasStarted else { throw .conflict(.sittingNotStarted) }
        let seated = try await call.rows(seat(held, by: try call.principal))
        guard seated.count == present.count else { throw .conflict(.seatNotAppointed) }
        return try await held.freeze(
            shares: """
                SELECT NULL::uuid, count(*)::integer, NULL::text
                FROM sitting.mandates m WHERE \(sql: sits(held))
                """, in: call)
    }

    /// Those `m` who sat in the organ on the cut-off.
    private func sits(_ held: HeldSitting) -> Fragment {
        """
        m.tenant_id = \(held.host) AND m.organ = \(held.row.organ)
        AND daterange(m.valid_from, m.valid_to) @> \(held.row.cutOffOn)
        """
    }

    private func seat(_ held: HeldSitting, by principal: Principal.ID) -> Query<Single<Seat.ID>> {
        """
        INSERT INTO sitting.seats
            (tenant_id, id, sitting_id, root_id, principal_id, mandate_id, named_by)
        SELECT m.tenant_id, p.seat, \(id), t.root_id, m.principal_id, m.id, \(principal)
        FROM unnest(\(Column(present)), \(Column(present.map { _ in Seat.ID.make() })))
            AS p (principal, seat)
        JOIN sitting.mandates m ON m.principal_id = p.principal
        JOIN tenancy.tenants t ON t.id = m.tenant_id
        WHERE \(sql: sits(held))
        RETURNING id
        """
    }
}
