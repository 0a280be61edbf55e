import JSONRPC
import Kernel
import Postgres

/// Objects to a provisional ranking that the own organisation is in; once, and publicly.
///
/// - Throws: ``Failure/notFound(_:)`` of `ranking`; ``Failure/conflict(_:)`` with `objection.late`,
///   `objection.noStanding` or `constraint.objections_once`.
struct ObjectToRanking: TransactionMethod {
    static let name = "ranking.object"
    static let summary = "Objects to a provisional ranking, while there is time."
    static let access = Access.write(.rankingObject)
    static let journal = JournalDeclaration.public("ranking.objected")
    static let result = Schema.object(["id": .id, "version": .version, "number": .integer()])
    static let reasons: [Reason] = [
        .objectionLate, .objectionStanding, .violated("objections_once"),
        .violated("objections_in_time"),
    ]

    let snapshot: Snapshot.ID
    let text: ReasonText

    init(_ parameters: inout Parameters) {
        snapshot = parameters.required("ranking", "The provisional ranking.")
        text = parameters.required("text", "What is wrong with it; everybody reads it.")
    }

    private struct Held: RowDecodable {
        var tenant: Tenant.ID
        var objectionsUntil: Timestamp
        var isOver: Bool
        var isRanked: Bool
        var number: Int32

        init(from row: inout RowReader) throws(PostgresError) {
            tenant = try row.next()
            objectionsUntil = try row.next()
            isOver = try row.next()
            isRanked = try row.next()
            number = try row.next()
        }
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let own = try call.organisation
        let results = try await call.send([Objection.lock(snapshot), read(own).statement])
        guard let held = try results[1].rows(Held.self).first else {
            throw .notFound("ranking")
        }
        guard held.isRanked else { throw .conflict(.objectionStanding) }
        guard !held.isOver else { throw .conflict(.objectionLate) }
        let id = Objection.ID.make()
        let insert: Command = """
            INSERT INTO ranking.objections
                (tenant_id, snapshot_id, number, id, organisation_id, objections_until, actor,
                 text)
            VALUES (\(held.tenant), \(snapshot), \(held.number), \(id), \(own),
                \(held.objectionsUntil), \(call.caller.publicName), \(text))
            """
        let entry = Entry(
            "objection", id, version: 1,
            facts: [
                "ranking": .string(snapshot.description), "number": .int(held.number),
                "organisation": .string(own.description),
            ], texts: [("text", text.text)])
        return try await call.finish(
            [insert.statement], entries: [entry],
            answer: Answer(
                ["id": .string(id.description), "version": 1, "number": .int(held.number)],
                subject: id.value))
    }

    private func read(_ organisation: Organisation.ID) -> Query<Held> {
        """
        SELECT s.tenant_id, s.objections_until, s.objections_until < clock_timestamp(),
               EXISTS (SELECT FROM ranking.standings x WHERE x.tenant_id = s.tenant_id
                       AND x.snapshot_id = s.id AND x.organisation_id = \(organisation)),
               coalesce((SELECT max(o.number) FROM ranking.objections o
                         WHERE o.tenant_id = s.tenant_id AND o.snapshot_id = s.id), 0) + 1
        FROM ranking.snapshots s WHERE s.id = \(snapshot)
        """
    }
}
