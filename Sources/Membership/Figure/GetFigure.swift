import JSONRPC
import Kernel
import Postgres

/// What a public figure has told an alliance. The reading is recorded, in the same transaction,
/// unless it is the person's own.
struct GetFigure: TransactionMethod {
    static let name = "figure.get"
    static let summary = "Personal data of a public figure; an alliance's reading is recorded."
    static let access = Access.read(.figureRead)
    static let journal = JournalDeclaration.none(
        "changes nothing; each reading is in tenancy.access_audit")
    static let result = Schema.object([
        "person": .id, "version": .version, "name?": .names, "merit?": .string(),
        "recordedAt": .instant, "erasedAt?": .instant, "publicTo?": .date,
    ])

    let person: Citizen.ID?
    let alliance: Code?

    init(_ parameters: inout Parameters) {
        person = parameters.optional("person", "For a coordinator: whose data.")
        alliance = parameters.optional("alliance", "For the person itself: which alliance's.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let scope = try FigureScope(person, alliance, in: call)
        let results = try await call.send([read(scope)])
        guard let found = try results[0].rows(Form.self).first else { throw .notFound("figure") }
        return try await call.finish(
            scope.audit(found.row, Self.name, by: call.caller), entries: [],
            answer: Answer(found.json, subject: found.row.id.value))
    }

    private func read(_ scope: FigureScope) -> Statement {
        let query: Query<Form> = """
            SELECT \(sql: Figure.columns), f.name_kk, f.name_ru, f.name_en, f.merit, f.recorded_at,
                   f.erased_at, (SELECT n.lasts_to FROM membership.figure_names n
                    WHERE n.citizen_id = f.citizen_id
                      AND n.lasts_to >= timezone(interval '5 hours', clock_timestamp())::date)
            FROM membership.figures f
            WHERE f.citizen_id = \(scope.citizen) AND f.tenant_id = (\(sql: scope.alliance))
            """
        return query.statement
    }

    private struct Form: RowDecodable {
        var row: Figure.Row
        var json: JSON

        init(from reader: inout RowReader) throws(PostgresError) {
            row = try Figure.Row(from: &reader)
            let names = (
                kk: try reader.next(String?.self), ru: try reader.next(String?.self),
                en: try reader.next(String?.self)
            )
            var members: JSON.Object = [
                "person": .string(row.citizen.description), "version": .int(row.version),
            ]
            let given = [("kk", names.kk), ("ru", names.ru), ("en", names.en)]
                .compactMap { key, name in name.map { (key, JSON.string($0)) } }
            if !given.isEmpty { members["name"] = .object(JSON.Object(given)) }
            members["merit"] = try reader.next(String?.self).map { .string($0) }
            members["recordedAt"] = .string(try reader.next(Timestamp.self).description)
            members["erasedAt"] = try reader.next(Timestamp?.self).map { .string($0.description) }
            members["publicTo"] = try reader.next(CivilDate?.self).map { .string($0.description) }
            json = .object(members)
        }
    }
}
