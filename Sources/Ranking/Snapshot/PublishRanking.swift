import JSONRPC
import Kernel
import Postgres

/// Makes a ranking final when the term for objections is over; nothing of it changes any more.
///
/// - Throws: ``Failure/forbidden(permission:)`` for any tenant but the ministry;
///   ``Failure/notFound(_:)`` of `ranking`; ``Failure/conflict(_:)`` with `ranking.published`, `ranking.objectionsOpen`, `ranking.objectionsUndecided`,
///   `ranking.objectionUpheld` or `ranking.fourEyes`.
struct PublishRanking: TransactionMethod {
    static let name = "ranking.publish"
    static let summary = "Makes a ranking final, by another officer than who computed it."
    static let access = Access.write(.rankingPublish)
    static let journal = JournalDeclaration.public("ranking.published")
    static let result = Schema.receipt
    static let reasons: [Reason] = [
        .rankingPublished, .rankingOpen, .rankingUndecided, .rankingUpheld, .rankingFourEyes,
        .violated("publications_pkey"),
    ]

    let snapshot: Snapshot.ID

    init(_ parameters: inout Parameters) {
        snapshot = parameters.required("ranking", "The provisional ranking.")
    }

    private struct Held: RowDecodable {
        var computer: Principal.ID
        var isPublished: Bool
        var isOpen: Bool
        var objectionsUntil: Timestamp
        var digest: String
        var objections: Int32
        var decided: Int32
        var upheld: Int32

        init(from row: inout RowReader) throws(PostgresError) {
            computer = try row.next()
            isPublished = try row.next()
            isOpen = try row.next()
            objectionsUntil = try row.next()
            digest = try row.next()
            objections = try row.next()
            decided = try row.next()
            upheld = try row.next()
        }
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        try await RankingMethod.insistOnMinistry(for: .rankingPublish, in: call)
        let results = try await call.send([
            Objection.lock(snapshot), read(try call.tenant).statement,
        ])
        guard let held = try results[1].rows(Held.self).first else {
            throw .notFound("ranking")
        }
        guard !held.isPublished else { throw .conflict(.rankingPublished) }
        guard !held.isOpen else { throw .conflict(.rankingOpen) }
        guard held.objections == held.decided else { throw .conflict(.rankingUndecided) }
        guard held.upheld == 0 else { throw .conflict(.rankingUpheld) }
        guard held.computer != (try call.principal) else { throw .conflict(.rankingFourEyes) }
        let entry = Entry(
            "ranking", snapshot, version: 2, facts: ["digest": .string(held.digest)])
        return try await call.finish(
            [try insert(held, call).statement], entries: [entry],
            answer: .receipt(snapshot, version: 2))
    }

    private func read(_ tenant: Tenant.ID) -> Query<Held> {
        """
        SELECT g.principal_id,
               EXISTS (SELECT FROM ranking.publications p
                       WHERE p.tenant_id = s.tenant_id AND p.snapshot_id = s.id),
               s.objections_until >= clock_timestamp(), s.objections_until,
               encode(s.digest, 'hex'),
               (SELECT count(*)::integer FROM ranking.objections o
                WHERE o.tenant_id = s.tenant_id AND o.snapshot_id = s.id),
               d.decided, d.upheld
        FROM ranking.snapshots s JOIN ranking.signers g
            ON g.tenant_id = s.tenant_id AND g.subject_id = s.id AND g.act = 'first'
        CROSS JOIN LATERAL (
            SELECT count(*)::integer AS decided,
                   coalesce(sum(d.upheld::integer), 0)::integer AS upheld
            FROM ranking.objection_decisions d
            WHERE d.tenant_id = s.tenant_id AND d.snapshot_id = s.id) AS d
        WHERE s.tenant_id = \(tenant) AND s.id = \(snapshot)
        """
    }

    private func insert(_ held: Held, _ call: Call) throws(Failure) -> Command {
        """
        WITH signature AS (
            \(sql: try RankingMethod.sign(snapshot, "second", first: held.computer, in: call))),
        ended AS (
            INSERT INTO ranking.objections
                (tenant_id, snapshot_id, number, id, objections_until, actor)
            VALUES (\(try call.tenant), \(snapshot), \(held.objections + 1),
                \(Objection.ID.make()), \(held.objectionsUntil), \(call.caller.publicName)))
        INSERT INTO ranking.publications
            (tenant_id, snapshot_id, objections_until, actor, last)
        VALUES (\(try call.tenant), \(snapshot), \(held.objectionsUntil),
            \(call.caller.publicName), \(held.objections + 1))
        """
    }
}
