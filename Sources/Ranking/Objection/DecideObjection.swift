import JSONRPC
import Kernel
import Postgres

/// Decides an objection with a public reason. One that is upheld keeps its ranking from being final:
/// it is computed anew, as a further snapshot. Who computed the ranking decides none.
///
/// - Throws: ``Failure/forbidden(permission:)`` for any tenant but the ministry;
///   ``Failure/notFound(_:)`` of `objection`; ``Failure/conflict(_:)`` with `objection.decided`,
///   `ranking.fourEyes` or, of two at the same moment,
///   `constraint.objection_decisions_ordinal_unique` or `constraint.signers_pkey`.
struct DecideObjection: TransactionMethod {
    static let name = "ranking.decideObjection"
    static let summary = "Decides an objection to a ranking, with the reason."
    static let access = Access.write(.rankingDecide)
    static let journal = JournalDeclaration.public("ranking.objectionDecided")
    static let result = Schema.receipt
    static let reasons: [Reason] = [
        .objectionDecided, .rankingFourEyes, .violated("objection_decisions_pkey"),
        .violated("objection_decisions_ordinal_unique"), .violated("signers_pkey"),
    ]

    let objection: Objection.ID
    let isUpheld: Bool
    let reason: ReasonText

    init(_ parameters: inout Parameters) {
        objection = parameters.required("objection", "The objection.")
        isUpheld = parameters.required("upheld", "Whether it is right.")
        reason = parameters.required("reason", "Why; everybody reads it.")
    }

    private struct Held: RowDecodable {
        var snapshot: Snapshot.ID
        var number: Int32
        var isDecided: Bool
        var decided: Int32
        var upheld: Int32
        var computer: Principal.ID

        init(from row: inout RowReader) throws(PostgresError) {
            snapshot = try row.next()
            number = try row.next()
            isDecided = try row.next()
            decided = try row.next()
            upheld = try row.next()
            computer = try row.next()
        }
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        try await RankingMethod.insistOnMinistry(for: .rankingDecide, in: call)
        let held = try await call.hold(read(try call.tenant), "objection")
        guard !held.isDecided else { throw .conflict(.objectionDecided) }
        guard held.computer != (try call.principal) else { throw .conflict(.rankingFourEyes) }
        let signature = try RankingMethod.sign(
            held.snapshot, "objection/\(held.number)", first: held.computer, in: call)
        let insert: Command = """
            WITH signature AS (\(sql: signature))
            INSERT INTO ranking.objection_decisions
                (tenant_id, snapshot_id, number, ordinal, upheld_before, upheld, actor, reason)
            VALUES (\(try call.tenant), \(held.snapshot), \(held.number), \(held.decided + 1),
                \(held.upheld), \(isUpheld), \(call.caller.publicName), \(reason))
            """
        let entry = Entry(
            "objection", objection, version: 2, facts: ["upheld": .bool(isUpheld)],
            texts: [("reason", reason.text)])
        return try await call.finish(
            [insert.statement], entries: [entry], answer: .receipt(objection, version: 2))
    }

    private func read(_ tenant: Tenant.ID) -> Query<Held> {
        """
        SELECT o.snapshot_id, o.number,
               EXISTS (SELECT FROM ranking.objection_decisions d WHERE d.tenant_id = o.tenant_id
                       AND d.snapshot_id = o.snapshot_id AND d.number = o.number),
               n.decided, n.upheld, g.principal_id
        FROM ranking.objections o
        JOIN ranking.signers g ON g.tenant_id = o.tenant_id AND g.subject_id = o.snapshot_id
            AND g.act = 'first'
        CROSS JOIN LATERAL (
            SELECT count(*)::integer AS decided,
                   coalesce(sum(d.upheld::integer), 0)::integer AS upheld
            FROM ranking.objection_decisions d
            WHERE d.tenant_id = o.tenant_id AND d.snapshot_id = o.snapshot_id) AS n
        WHERE o.tenant_id = \(tenant) AND o.id = \(objection) AND o.organisation_id IS NOT NULL
        """
    }
}
