import JSONRPC
import Kernel
import Postgres

/// A document of public control: what a group of citizens found about a record, and what it
/// recommends to the body that answers for it.
enum Document {
    typealias ID = Identifier<Document>

    /// Source: law on public control of 2023.
    enum Form: String, Choice {
        case discussion
        case expertise
        case monitoring
    }

    /// Source: `oversight.document_transitions`.
    enum State: String, Choice {
        case open
        case sent
        case published
    }

    /// A document's row, locked to the end of the call; only its author can.
    struct Held: RowDecodable {
        var tenant: Tenant.ID
        var code: String
        var version: Int64
        var state: State
        var recommendations: Int
        /// Each recommendation is answered, or the day is over.
        var isSettled: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            tenant = try row.next()
            code = try row.next()
            version = try row.next()
            state = try row.word("state")
            recommendations = try row.next()
            isSettled = try row.next()
        }
    }

    static func lock(_ id: ID) -> Statement {
        let query: Query<Held> = """
            SELECT d.tenant_id, t.code, d.version, d.state, d.recommendations::integer,
                   coalesce(d.due_on < timezone(interval '5 hours', clock_timestamp())::date, false)
                   OR d.recommendations = (SELECT count(*) FROM oversight.recommendation_answers a
                       WHERE a.tenant_id = d.tenant_id AND a.document_id = d.id)
            FROM oversight.documents d JOIN tenancy.tenants t ON t.id = d.tenant_id
            WHERE d.id = \(id) FOR UPDATE OF d
            """
        return query.statement
    }

    static func held(_ result: ResultSet, version: Int64) throws(Failure) -> Held {
        guard let held = try result.rows(Held.self).first else { throw .notFound("document") }
        guard held.version == version else { throw .conflict(.stale) }
        return held
    }

    static let receipt = Schema.object([
        "id": .id, "version": .version, "state": State.schema, "dueOn?": .date,
    ])
}

/// A step of a document that exists, by its author.
struct DocumentStep {
    let id: Document.ID
    let held: Document.Held
    let to: Document.State
    let act: String
    var recommendations: Int
    var due: DueDate?
    /// Of a recommendation.
    var text: String?

    var next: Int64 { held.version + 1 }

    init(_ id: Document.ID, _ held: Document.Held, to state: Document.State, _ act: String) {
        (self.id, self.held, self.act) = (id, held, act)
        to = state
        recommendations = held.recommendations
    }

    func changes(by citizen: Citizen.ID) -> Changes {
        let step: Command = """
            INSERT INTO oversight.document_steps
                (tenant_id, document_id, seq, citizen_id, from_state, to_state, act)
            VALUES (\(held.tenant), \(id), \(next), \(citizen), \(held.state.rawValue),
                \(to.rawValue), \(act))
            """
        return Changes(statements: [step.statement, update.statement], entries: [entry])
    }

    private var update: Command {
        guard let due else {
            return """
                UPDATE oversight.documents
                SET version = \(next), state = \(to.rawValue),
                    recommendations = \(Int64(recommendations))
                WHERE tenant_id = \(held.tenant) AND id = \(id)
                """
        }
        return """
            UPDATE oversight.documents
            SET version = \(next), state = \(to.rawValue), due_on = \(due.day),
                due_rule = \(due.rule), due_explanation = \(due.explanation)
            WHERE tenant_id = \(held.tenant) AND id = \(id)
            """
    }

    private var entry: Entry {
        var facts: JSON.Object = [
            "tenant": .string(held.code), "state": .string(to.rawValue), "act": .string(act),
        ]
        facts["dueOn"] = due.map { .string($0.day.description) }
        return Entry(
            "control", id, version: next, facts: facts,
            texts: text.map { [(field: "text", value: $0)] } ?? [])
    }

    var answer: Answer {
        var members: JSON.Object = [
            "id": .string(id.description), "version": .int(next),
            "state": .string(to.rawValue),
        ]
        members["dueOn"] = due.map { .string($0.day.description) }
        return Answer(.object(members), subject: id.value)
    }
}

extension Reason {
    static let controlNumbers = Reason(
        "control.numbers", kk: "Мәтінде адамның нөмірлері бар: ЖСН, телефон немесе карта",
        ru: "В тексте есть номера лица: ИИН, телефон или карта",
        en: "The text holds numbers of a person: IIN, phone or card")
    static let controlState = Reason(
        "control.state", kk: "Құжаттың бұл күйінде мұндай әрекет болмайды",
        ru: "В этом состоянии документа такого действия нет",
        en: "No such act in this state of the document")
    static let controlEmpty = Reason(
        "control.empty", kk: "Құжатта бірде-бір ұсыным жоқ",
        ru: "В документе нет ни одной рекомендации",
        en: "The document has no recommendation")
    static let controlWaiting = Reason(
        "control.waiting", kk: "Жауап беру мерзімі өткен жоқ",
        ru: "Срок ответа на рекомендации ещё идёт",
        en: "The body still has time to answer the recommendations")
}

extension Permission {
    static let controlKeep = Permission("control.keep", .citizen)
}
