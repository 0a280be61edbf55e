import JSONRPC
import Kernel
import Postgres

/// Publishes a method that the public could comment on; rankings may follow it from a day on.
///
/// - Throws: ``Failure/forbidden(permission:)`` for any tenant but the ministry;
///   ``Failure/notFound(_:)`` of `method`; ``Failure/conflict(_:)`` with `method.published`,
///   `method.commentsOpen`, `method.backdated` or `ranking.fourEyes`.
struct PublishMethod: TransactionMethod {
    static let name = "method.publish"
    static let summary = "Publishes a method of ranking, by another officer than who drafted it."
    static let access = Access.write(.methodPublish)
    static let journal = JournalDeclaration.public("method.published")
    static let result = Schema.receipt
    static let reasons: [Reason] = [
        .methodPublished, .methodOpen, .methodBackdated, .rankingFourEyes,
        .violated("method_publications_pkey"),
    ]

    let method: RankingMethod.ID
    let validFrom: CivilDate
    let document: SealedDocument

    init(_ parameters: inout Parameters) {
        method = parameters.required("method", "The draft.")
        validFrom = parameters.required(
            "validFrom", "First cut-off day that it may be used for; today or later.")
        document = parameters.required("document", "The act that approves it.")
    }

    private struct Held: RowDecodable {
        var drafter: Principal.ID
        var isPublished: Bool
        var isOpen: Bool
        var today: CivilDate
        var commentsUntil: CivilDate

        init(from row: inout RowReader) throws(PostgresError) {
            drafter = try row.next()
            isPublished = try row.next()
            isOpen = try row.next()
            today = try row.next()
            commentsUntil = try row.next()
        }
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        try await RankingMethod.insistOnMinistry(for: .methodPublish, in: call)
        let held = try await call.hold(read(try call.tenant), "method")
        guard !held.isPublished else { throw .conflict(.methodPublished) }
        guard !held.isOpen else { throw .conflict(.methodOpen) }
        guard validFrom >= held.today else { throw .conflict(.methodBackdated) }
        guard held.drafter != (try call.principal) else { throw .conflict(.rankingFourEyes) }
        let entry = Entry(
            "method", method, version: 2,
            facts: [
                "validFrom": .string(validFrom.description),
                "sha256": .string(Hex.text(document.digest.bytes)),
            ], texts: [("reference", document.reference.text)])
        return try await call.finish(
            [try insert(held, call).statement], entries: [entry],
            answer: .receipt(method, version: 2))
    }

    private func read(_ tenant: Tenant.ID) -> Query<Held> {
        """
        SELECT s.principal_id,
               EXISTS (SELECT FROM ranking.method_publications p
                       WHERE p.tenant_id = m.tenant_id AND p.method_id = m.id),
               m.comments_until >= timezone(interval '5 hours', clock_timestamp())::date,
               timezone(interval '5 hours', clock_timestamp())::date, m.comments_until
        FROM ranking.methods m JOIN ranking.signers s
            ON s.tenant_id = m.tenant_id AND s.subject_id = m.id AND s.act = 'first'
        WHERE m.tenant_id = \(tenant) AND m.id = \(method)
        """
    }

    private func insert(_ held: Held, _ call: Call) throws(Failure) -> Command {
        """
        WITH signature AS (
            \(sql: try RankingMethod.sign(method, "second", first: held.drafter, in: call)))
        INSERT INTO ranking.method_publications
            (tenant_id, method_id, comments_until, valid_from, actor, reference,
             reference_sha256)
        VALUES (\(try call.tenant), \(method), \(held.commentsUntil), \(validFrom),
            \(call.caller.publicName), \(document.reference), \(document.digest.bytes))
        """
    }
}
