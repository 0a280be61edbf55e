import JSONRPC
import Kernel
import Postgres

/// One step of an application: where it leads, and what comes with it.
struct ApplicationStep {
    var act: String
    var to: Application.State
    var reason: String?
    var decision: OrganDecision?
    /// The organ that it is put before.
    var organ: String?
    var due: DueDate?

    /// The step in the history, the application as it then stands, and the entry of its new version.
    func changes(of row: Application.Row, by call: Call) throws(Failure) -> Changes {
        let history: Command = """
            INSERT INTO membership.application_history
                (tenant_id, application_id, seq, organisation_id, root_id, from_state, to_state,
                 act, principal_id, actor, reason, organ, protocol_number, protocol_on, votes_for,
                 votes_against, votes_abstained, votes_entitled)
            VALUES (\(row.alliance), \(row.id), \(row.seq + 1), \(row.organisation),
                \(sql: .root(of: row.alliance)), \(row.state.rawValue), \(to.rawValue), \(act),
                \(try call.principal), \(call.caller.publicName), \(reason), \(decision?.organ.text ?? organ),
                \(decision?.protocolNumber), \(decision?.protocolDate), \(decision?.votesFor),
                \(decision?.votesAgainst), \(decision?.votesAbstained), \(decision?.entitled))
            """
        return Changes(
            statements: [history.statement, update(row, own: call.caller.organisation)],
            entries: [entry(row)])
    }

    private func update(_ row: Application.Row, own: Organisation.ID?) -> Statement {
        let query: Command =
            if let own {
                """
                UPDATE membership.applications
                SET version = \(row.version + 1), seq = \(row.seq + 1), state = \(to.rawValue),
                    due_on = NULL, due_rule = NULL, due_explanation = NULL
                WHERE organisation_id = \(own) AND tenant_id = \(row.alliance) AND id = \(row.id)
                """
            } else {
                """
                UPDATE membership.applications
                SET version = \(row.version + 1), seq = \(row.seq + 1), state = \(to.rawValue),
                    organ = coalesce(\(organ), organ), due_on = \(due?.day),
                    due_rule = \(due?.rule), due_explanation = \(due?.explanation)
                WHERE tenant_id = \(row.alliance) AND id = \(row.id)
                """
            }
        return query.statement
    }

    func entry(_ row: Application.Row) -> Entry {
        Self.entry(
            row.id, version: row.version + 1, state: to, reason: reason, decision: decision)
    }

    /// For the audit trail: who applies, and who was refused, is nobody's business.
    static func entry(
        _ id: Application.ID, version: Int64, state: Application.State, reason: String? = nil,
        decision: OrganDecision? = nil
    ) -> Entry {
        var facts: JSON.Object = ["state": .string(state.rawValue)]
        facts["decision"] = decision?.facts
        return Entry(
            "application", id, version: version, facts: facts,
            hidden: reason.map { [("reason", $0)] } ?? [])
    }

    func answer(_ row: Application.Row) -> Answer {
        Self.answer(row.id, version: row.version + 1, state: to, dueOn: due?.day)
    }

    static let schema = Schema.object([
        "id": .id, "version": .version, "state": Application.State.schema, "dueOn?": .date,
        "membership?": .id,
    ])

    static func answer(
        _ id: Application.ID, version: Int64, state: Application.State, dueOn: CivilDate? = nil,
        membership: Member.ID? = nil
    ) -> Answer {
        var members: JSON.Object = [
            "id": .string(id.description), "version": .int(version),
            "state": .string(state.rawValue),
        ]
        members["dueOn"] = dueOn.map { .string($0.description) }
        members["membership"] = membership.map { .string($0.description) }
        return Answer(.object(members), subject: id.value)
    }
}

/// An application that the call has locked, with the time it is.
struct HeldApplication {
    var row: Application.Row
    var dates: DueDates

    /// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
    ///   `application.conflictOfInterest`.
    static func hold(
        _ id: Application.ID, version: Int64, in call: Call, with more: [Statement] = []
    ) async throws(Failure) -> (held: HeldApplication, more: [ResultSet]) {
        let statements =
            [Application.lock(id, for: call.caller), Interest.question(id, by: call.caller)]
            + DueDates.statements([]) + more
        let results = try await call.send(statements)
        guard let row = try results[0].rows(Application.Row.self).first else {
            throw .notFound("application")
        }
        guard row.version == version else { throw .conflict(.stale) }
        try Interest.insist(results[1])
        let dates = try DueDates(results[2..<4])
        return (HeldApplication(row: row, dates: dates), Array(results[4...]))
    }

    func insist(on states: Application.State...) throws(Failure) {
        guard states.contains(row.state) else { throw .conflict(.applicationState) }
    }
}

/// A coordinator who heads or represents an organisation takes no part in what concerns it. Row
/// security refuses the row; this says why.
enum Interest {
    /// - Parameter organisation: a sub-select of the one that the call is about.
    static func question(_ organisation: Fragment, by caller: Caller) -> Statement {
        let query: Query<Single<Bool>> =
            caller.alliance == nil
            ? "SELECT false"
            : "SELECT registry.is_of(\(caller.principal), (\(sql: organisation)))"
        return query.statement
    }

    static func question(_ id: Application.ID, by caller: Caller) -> Statement {
        question(
            """
            SELECT a.organisation_id FROM membership.applications a
            WHERE a.tenant_id = \(caller.alliance) AND a.id = \(id)
            """, by: caller)
    }

    static func question(_ id: Member.ID, by caller: Caller) -> Statement {
        question(
            """
            SELECT m.organisation_id FROM membership.memberships m
            WHERE m.tenant_id = \(caller.alliance) AND m.id = \(id)
            """, by: caller)
    }

    static func insist(_ result: ResultSet) throws(Failure) {
        if try result.rows(Single<Bool>.self).first?.value == true {
            throw .conflict(.conflictOfInterest)
        }
    }
}

extension Reason {
    static let applicationState = Reason(
        "application.wrongState", kk: "Өтінімнің қазіргі күйінде бұл мүмкін емес",
        ru: "В нынешнем состоянии заявки это невозможно",
        en: "The application is in no state for that")
    static let conflictOfInterest = Reason(
        "application.conflictOfInterest",
        kk: "Ұйымның басшысы не өкілі ол туралы шешімге қатыспайды",
        ru: "Руководитель или представитель организации не участвует в решении о ней",
        en: "Who heads or represents an organisation takes no part in decisions on it")
}
