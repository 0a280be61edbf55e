import JSONRPC
import Kernel
import Postgres

/// Names who casts a member's vote at a sitting: as many as the member's kind gives, before the
/// cut-off. Whether the member is in good standing is seen on the cut-off, not now.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `sitting.otherRoll`,
///   `sitting.cutOffPassed`,
///   `delegate.notMember`, `delegate.tooMany`, `constraint.seats_principal_exists` or
///   `constraint.seats_principal_unique`.
struct NameDelegate: TransactionMethod {
    static let name = "delegate.name"
    static let summary = "Names a delegate of a member for a sitting, before the cut-off."
    static let access = Access.write(.delegateName)
    static let journal = JournalDeclaration.private("delegate.named")
    static let result = Schema.receipt
    static let reasons: [Reason] = [
        .sittingOtherRoll, .sittingCutOffPassed, .delegateNotMember, .delegateTooMany,
        .violated("seats_principal_exists"), .violated("seats_principal_unique"),
    ]

    let sitting: Sitting.ID
    let organisation: Organisation.ID?
    let principal: Principal.ID

    init(_ parameters: inout Parameters) {
        sitting = parameters.required("sitting", "The sitting.")
        organisation = parameters.optional(
            "organisation", "For a coordinator; a representative has only the own one.")
        principal = parameters.required("principal", "Who will vote.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let scope = try OrganisationScope(organisation, in: call)
        let results = try await call.send([lock(scope), place(scope)])
        guard let place = try results[1].rows(Place.self).first else { throw .notFound("sitting") }
        guard place.roll == .delegates else { throw .conflict(.sittingOtherRoll) }
        guard place.runs else { throw .conflict(.sittingCutOffPassed) }
        guard let delegates = place.delegates else { throw .conflict(.delegateNotMember) }
        guard place.named < delegates else { throw .conflict(.delegateTooMany) }
        let id = Seat.ID.make()
        let insert: Command = """
            INSERT INTO sitting.seats
                (tenant_id, id, sitting_id, organisation_id, root_id, principal_id, named_by)
            VALUES (\(place.host), \(id), \(sitting), \(scope.id),
                \(sql: .root(of: place.host)), \(principal), \(try call.principal))
            """
        let entry = Entry(
            "seat", id, version: 1,
            facts: [
                "sitting": .string(sitting.description),
                "organisation": .string(scope.id.description),
                "delegate": .string(principal.description),
            ])
        return try await call.finish(
            [insert.statement], entries: [entry], answer: .receipt(id, version: 1))
    }

    private struct Place: RowDecodable {
        var host: Tenant.ID
        var roll: Sitting.Roll
        var runs: Bool
        /// How many the member may send; nil for who is no member.
        var delegates: Int64?
        var named: Int64

        init(from row: inout RowReader) throws(PostgresError) {
            host = try row.next()
            roll = try row.word("roll")
            runs = try row.next()
            delegates = try row.next(Int64?.self)
            named = try row.next()
        }
    }

    /// One naming of a member's delegate after the other, whoever calls.
    private func lock(_ scope: OrganisationScope) -> Statement {
        let query: Command = """
            SELECT m.id FROM membership.memberships m
            WHERE m.organisation_id = \(scope.id) AND m.tenant_id = (
                SELECT g.tenant_id FROM sitting.sittings g WHERE \(sql: scope.reaches(sitting)))
            ORDER BY m.id FOR UPDATE
            """
        return query.statement
    }

    private func place(_ scope: OrganisationScope) -> Statement {
        let query: Query<Place> = """
            SELECT g.tenant_id, g.roll, \(sql: DelegateTerm.runs), (
                    SELECT max(k.delegates) FROM membership.periods p
                    JOIN membership.charter_kinds k ON k.tenant_id = p.tenant_id
                        AND k.charter_id = p.charter_id AND k.code = p.kind
                    WHERE p.tenant_id = g.tenant_id
                      AND p.organisation_id = \(scope.id)
                      AND daterange(p.valid_from, p.valid_to) @> g.cut_off_on), (
                    SELECT count(*) FROM sitting.seats s
                    WHERE s.tenant_id = g.tenant_id AND s.sitting_id = g.id
                      AND s.organisation_id = \(scope.id) AND s.revoked_at IS NULL)
            FROM sitting.sittings g WHERE \(sql: scope.reaches(sitting))
            """
        return query.statement
    }
}
