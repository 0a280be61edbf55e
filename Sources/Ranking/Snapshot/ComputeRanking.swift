import JSONRPC
import Kernel
import Postgres

/// Computes a ranking for a day by a published method, from what the register had on that day, as far as
/// it is known at this moment.
///
/// The result is provisional: objections may be raised until the term of `ranking.objection` is over.
/// A correction is a further snapshot for the same day.
///
/// - Throws: ``Failure/forbidden(permission:)`` for any tenant but the ministry;
///   ``Failure/notFound(_:)`` of `method`; ``Failure/conflict(_:)`` with `method.notPublished`,
///   `ranking.dayAhead`, `deadline.ruleMissing` or `calendar.yearMissing`.
struct ComputeRanking: TransactionMethod {
    static let name = "ranking.compute"
    static let summary = "Computes a ranking for a day; it is provisional at first."
    static let access = Access.write(.rankingCompute)
    static let journal = JournalDeclaration.public("ranking.computed")
    static let result = Schema.object([
        "id": .id, "version": .version, "organisations": .integer(), "inputs": .integer(),
        "digest": .string(), "objectionsOn": .date,
    ])
    static let reasons: [Reason] = [
        .methodNotPublished, .rankingDayAhead, .ruleMissing, .yearMissing,
    ]

    let method: RankingMethod.ID
    let cutOff: CivilDate

    init(_ parameters: inout Parameters) {
        method = parameters.required("method", "The published method.")
        cutOff = parameters.required("cutOff", "The day up to which evidence counts.")
    }

    private struct Published: RowDecodable {
        var code: String
        var number: Int64
        var record: String
        var validFrom: CivilDate?

        init(from row: inout RowReader) throws(PostgresError) {
            code = try row.next()
            number = try row.next()
            record = try row.next()
            validFrom = try row.next(CivilDate?.self)
        }
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        try await RankingMethod.insistOnMinistry(for: .rankingCompute, in: call)
        let results = try await call.send([read.statement] + DueDates.statements([Snapshot.term]))
        guard let published = try results[0].rows(Published.self).first else {
            throw .notFound("method")
        }
        guard let validFrom = published.validFrom, validFrom <= cutOff,
            let json = try? JSON(parsing: published.record),
            let record = try? MethodRecord(json: json)
        else { throw .conflict(.methodNotPublished) }
        let dates = try DueDates(results[1...])
        guard cutOff <= dates.today else { throw .conflict(.rankingDayAhead) }
        let due = try dates.due(Snapshot.term, from: dates.today)
        let id = Snapshot.ID.make()
        let header = ExportHeader(
            snapshot: id.value, cutOff: cutOff, method: published.code,
            methodVersion: published.number)
        let evidence = try await call.rows(Evidence.read(cutOff, record))
        guard let computed = try? ComputedSnapshot(id, header, record, evidence) else {
            throw .conflict(.methodNotPublished)
        }
        let facts: JSON.Object = [
            "cutOff": .string(cutOff.description), "method": .string(method.description),
            "organisations": .int(computed.organisations), "inputs": .int(computed.inputs),
            "digest": .string(Hex.text(computed.export.digest)),
            "objectionsOn": .string(due.day.description),
        ]
        var answer: JSON.Object = ["id": .string(id.description), "version": 1]
        for name in ["organisations", "inputs", "digest", "objectionsOn"] {
            answer[name] = facts[name]
        }
        return try await call.finish(
            [try insert(computed, due, call).statement]
                + computed.statements(of: try call.tenant),
            entries: [Entry("ranking", id, version: 1, facts: facts)],
            answer: Answer(.object(answer), subject: id.value))
    }

    private var read: Query<Published> {
        """
        SELECT m.code, m.number::bigint, m.record, p.valid_from \(sql: RankingMethod.source)
        WHERE m.id = \(method)
        """
    }

    private func insert(
        _ computed: ComputedSnapshot, _ due: DueDate, _ call: Call
    ) throws(Failure) -> Command {
        """
        WITH signature AS (\(sql: try RankingMethod.sign(computed.id, "first", in: call)))
        INSERT INTO ranking.snapshots
            (tenant_id, id, method_id, cut_off, actor, objections_until, due_rule,
             due_explanation, organisations, inputs, parts, digest)
        VALUES (\(try call.tenant), \(computed.id), \(method), \(cutOff),
            \(call.caller.publicName),
            timezone(interval '5 hours', (\(due.day)::date + 1)::timestamp), \(due.rule),
            \(due.explanation), \(computed.organisations), \(computed.inputs),
            \(computed.parts.count), \(computed.export.digest))
        """
    }
}
