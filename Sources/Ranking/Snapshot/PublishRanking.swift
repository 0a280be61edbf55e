import JSONRPC
import Kernel
import Postgres

/// Makes a ranking final when the term for objections is over; nothing of it changes any more.
///
/// - Throws: ``Failure/notFound(_:)`` of `ranking`; ``Failure/conflict(_:)`` with
///   `ranking.published`, `ranking.objectionsOpen` or `ranking.fourEyes`.
struct PublishRanking: TransactionMethod {
    static let name = "ranking.publish"
    static let summary = "Makes a ranking final, by another officer than who computed it."
    static let access = Access.write(.rankingPublish)
    static let journal = JournalDeclaration.public("ranking.published")
    static let result = Schema.receipt
    static let reasons: [Reason] = [
        .rankingPublished, .rankingOpen, .rankingFourEyes, .violated("publications_pkey"),
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

        init(from row: inout RowReader) throws(PostgresError) {
            computer = try row.next()
            isPublished = try row.next()
            isOpen = try row.next()
            objectionsUntil = try row.next()
            digest = try row.next()
        }
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await call.hold(read(try call.tenant), "ranking")
        guard !held.isPublished else { throw .conflict(.rankingPublished) }
        guard !held.isOpen else { throw .conflict(.rankingOpen) }
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
               encode(s.digest, 'hex')
        FROM ranking.snapshots s JOIN ranking.signers g
            ON g.tenant_id = s.tenant_id AND g.subject_id = s.id AND g.act = 'first'
        WHERE s.tenant_id = \(tenant) AND s.id = \(snapshot)
        """
    }

    private func insert(_ held: Held, _ call: Call) throws(Failure) -> Command {
        """
        WITH signature AS (
            \(sql: try RankingMethod.sign(snapshot, "second", first: held.computer, in: call)))
        INSERT INTO ranking.publications (tenant_id, snapshot_id, objections_until, actor)
        VALUES (\(try call.tenant), \(snapshot), \(held.objectionsUntil),
            \(call.caller.publicName))
        """
    }
}
