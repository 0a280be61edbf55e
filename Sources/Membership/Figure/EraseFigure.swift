import JSONRPC
import Kernel
import Postgres

/// Erases what a public figure has told an alliance; the row stays, empty, with the ground.
///
/// With the columns go the salts of its journal entries (their commitments can then be checked by
/// nobody, while the leaves stay byte for byte), the kept answers of the writes that named the
/// person, and the name that it let be published. Applications, memberships and fees stay, under an
/// id that leads to nobody. Free text of organs (reasons) and references to papers are not searched.
/// The person may tell its data anew; nobody else can.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale` or
///   `figure.erased`.
/// - Source: Law 94-V of 21.05.2013 on personal data, Art. 18 (grounds of destruction), 24.
struct EraseFigure: TransactionMethod {
    static let name = "figure.erase"
    static let summary = "Erases the personal data of a public figure; its memberships stay."
    static let access = Access.write(.figureErase)
    static let journal = JournalDeclaration.private("figure.erased")
    static let result = Schema.receipt
    static let reasons: [Reason] = [.stale, .figureErased]

    /// Why data must go. Source: Law 94-V, Art. 18; a request also by Art. 24(1).
    enum Ground: String, Choice {
        case request
        /// The term of keeping is over.
        case retention
        /// The relation for which they were collected has ended.
        case ended
        case court
    }

    let person: Citizen.ID?
    let alliance: Code?
    let version: Int64
    let ground: Ground
    let reference: Code

    init(_ parameters: inout Parameters) {
        person = parameters.optional("person", "For a coordinator: whose data.")
        alliance = parameters.optional("alliance", "For the person itself: which alliance's.")
        version = parameters.required("version", "The version that `figure.get` gave.")
        ground = parameters.required("ground", "Why the data must go.")
        reference = parameters.required(
            "reference", "Number and date of the request or decision; no name.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let scope = try FigureScope(person, alliance, in: call)
        let results = try await call.send([
            look(scope), Figure.lock(scope.citizen, in: scope.alliance),
        ])
        guard let found = try results[0].rows(Figure.Row.self).first else {
            throw .notFound("figure")
        }
        guard !found.isErased, let row = try results[1].rows(Figure.Row.self).first else {
            throw .conflict(.figureErased)
        }
        guard row.version == version else { throw .conflict(.stale) }
        return try await call.finish(
            erasure(row) + scope.audit(row, Self.name, by: call.caller), entries: [entry(row)],
            answer: Answer(
                [
                    "id": .string(row.citizen.description), "version": .int(row.version + 1),
                ], subject: row.id.value))
    }

    /// Row security lets an alliance lock no erased row, so that whether there is one is asked apart.
    private func look(_ scope: FigureScope) -> Statement {
        let query: Query<Figure.Row> = """
            SELECT \(sql: Figure.columns) FROM membership.figures f
            WHERE f.citizen_id = \(scope.citizen) AND f.tenant_id = (\(sql: scope.alliance))
            """
        return query.statement
    }

    private func entry(_ row: Figure.Row) -> Entry {
        Entry(
            "figure", row.id, version: row.version + 1,
            facts: [
                "act": "erased", "alliance": .string(row.alliance.description),
                "ground": .string(ground.rawValue),
            ], hidden: [("reference", reference.text)])
    }

    /// The row first: only of an erased figure does the function forget anything.
    private func erasure(_ row: Figure.Row) -> [Statement] {
        let empty: Command = """
            UPDATE membership.figures
            SET version = \(row.version + 1), name_kk = NULL, name_ru = NULL, name_en = NULL,
                merit = NULL, erased_at = clock_timestamp(), erasure_ground = \(ground.rawValue),
                erasure_reference = \(reference)
            WHERE tenant_id = \(row.alliance) AND citizen_id = \(row.citizen)
            """
        let forget: Command = "SELECT membership.forget_figure(\(row.id))"
        return [empty.statement, forget.statement]
    }
}

extension Reason {
    static let figureErased = Reason(
        "figure.erased", kk: "Бұл адамның деректері бұрын жойылған",
        ru: "Данные этого лица уже уничтожены",
        en: "The data of this person are erased already")
}
