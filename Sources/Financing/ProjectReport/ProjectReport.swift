import JSONRPC
import Kernel
import Postgres

/// What an organisation reports about a contract: told, counted and reckoned.
enum ProjectReport {
    typealias ID = Identifier<ProjectReport>

    /// Source: `financing.report_transitions`, which also says what may follow what.
    enum State: String, Choice {
        case submitted
        /// For correction.
        case returned
        case accepted
    }

    enum Kind: String, Choice {
        case interim
        case final
    }

    /// A report's row, locked to the end of the call.
    struct Held: RowDecodable {
        var id: ID
        var tenant: Tenant.ID
        var contract: Contract.ID
        var organisation: Organisation.ID
        var number: Int64
        var kind: Kind
        var version: Int64
        var state: State

        init(from row: inout RowReader) throws(PostgresError) {
            id = try row.next()
            tenant = try row.next()
            contract = try row.next()
            organisation = try row.next()
            number = try row.next()
            kind = try row.word("kind")
            version = try row.next()
            state = try row.word("state")
        }
    }

    /// Of `financing.project_reports r`, for ``Held``.
    static let columns: StaticString = """
        r.id, r.tenant_id, r.contract_id, r.organisation_id, r.number::int8, r.kind, r.version,
        r.state
        """

    /// Locks a report to the caller's tenant.
    ///
    /// - Parameter version: what the caller last read.
    static func hold(_ id: ID, version: Int64, in call: Call) async throws(Failure) -> Held {
        let query: Query<Held> = """
            SELECT \(sql: columns) FROM financing.project_reports r
            WHERE r.tenant_id = \(try call.tenant) AND r.id = \(id) FOR UPDATE
            """
        let held = try await call.hold(query, "projectReport")
        guard held.version == version else { throw .conflict(.stale) }
        return held
    }

    static let receipt = Schema.object([
        "id": .id, "version": .version, "state": State.schema,
    ])

    static func answer(_ id: ID, _ version: Int64, _ state: State) -> Answer {
        Answer(
            [
                "id": .string(id.description), "version": .int(version),
                "state": .string(state.rawValue),
            ], subject: id.value)
    }

    static func update(_ held: Held, to state: State) -> Statement {
        let query: Command = """
            UPDATE financing.project_reports
            SET version = \(held.version + 1), state = \(state.rawValue)
            WHERE tenant_id = \(held.tenant) AND id = \(held.id)
            """
        return query.statement
    }
}

extension Reason {
    static let reportNotReturned = Reason(
        "projectReport.notReturned", kk: "Есеп тапсырылған немесе қабылданған",
        ru: "Отчёт уже сдан или принят", en: "The report is submitted or accepted already")
    static let reportNotSubmitted = Reason(
        "projectReport.notSubmitted", kk: "Есеп қаралуда емес", ru: "Отчёт не на рассмотрении",
        en: "The report is not under consideration")
    static let reportNotAccepted = Reason(
        "projectReport.notAccepted", kk: "Есеп қабылданбаған", ru: "Отчёт не принят",
        en: "The report is not accepted")
    static let reportTrancheOpen = Reason(
        "projectReport.trancheOpen",
        kk: "Қорытынды есепті күтпейтін транш төленбеген: төлеңіз (payment.execute) немесе "
            + "жоспардан шығарыңыз (tranche.plan)",
        ru: "Не оплачен транш, который не ждёт итогового отчёта: оплатите его (payment.execute) "
            + "или уберите из плана (tranche.plan)",
        en: "A tranche is unpaid that does not wait for the final report: pay it "
            + "(payment.execute) or take it out of the plan (tranche.plan)")
    static let reportSpendsLess = Reason(
        "projectReport.spendsLess",
        kk: "Қорытынды есепте төленгеннен аз шығын көрсетілген: түзетуге қайтарыңыз "
            + "(projectReport.return) немесе айырмасын refund.demand арқылы талап етіңіз",
        ru: "По итоговому отчёту израсходовано меньше, чем заплачено: верните его на исправление "
            + "(projectReport.return) или потребуйте разницу (refund.demand)",
        en: "The final report says that less was spent than paid: return it for correction "
            + "(projectReport.return) or demand the difference (refund.demand)")
    static let reportKind = Reason(
        "projectReport.kind", kk: "Бұл нөмірлі есептің түрі басқа",
        ru: "Отчёт с этим номером другого вида", en: "The report of that number is of another kind")
}
