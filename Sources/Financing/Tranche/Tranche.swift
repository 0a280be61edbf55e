import JSONRPC
import Kernel
import Postgres

/// A part in which a contract is paid: an advance, or locked until a report is accepted.
enum Tranche {
    typealias ID = Identifier<Tranche>

    /// Source: `financing.tranche_transitions`, which also says what may follow what.
    enum State: String, Choice {
        case planned
        case released
        /// The order to pay is given.
        case ordered
        case paid
        /// Another plan has taken its place.
        case dropped
    }

    enum Condition: String, Choice {
        case advance
        case report
    }

    /// A tranche whose contract is locked to the end of the call.
    struct Held {
        var id: ID
        var contract: Contract.ID
        var version: Int64
        var state: State
        /// 0 for an advance.
        var report: Int32
        var isReportAccepted: Bool
        var organisation: Organisation.ID
        var lines: [LineAmount] = []
    }

    /// How many results ``lock(_:in:)`` takes.
    static let lockCount = 3

    /// Locks the contract of a tranche of the caller's tenant, and reads the tranche behind the lock.
    ///
    /// - Parameter id: an expression that gives the tranche.
    static func lock(_ id: Fragment, in call: Call) throws(Failure) -> [Statement] {
        let tenant = try call.tenant
        let lock: Query<Single<UUIDValue>> = """
            SELECT c.id FROM financing.contracts c
            WHERE c.tenant_id = \(tenant) AND c.id = (
                SELECT r.contract_id FROM financing.tranches r
                WHERE r.tenant_id = \(tenant) AND r.id = \(sql: id))
            FOR UPDATE
            """
        let tranche: Query<Held> = """
            SELECT r.id, r.contract_id, r.version, r.state, r.report_number::int4, EXISTS (
                       SELECT FROM financing.project_reports p
                       WHERE p.tenant_id = r.tenant_id AND p.contract_id = r.contract_id
                         AND p.number = r.report_number AND p.state = 'accepted'),
                   c.organisation_id
            FROM financing.tranches r
            JOIN financing.contracts c ON c.tenant_id = r.tenant_id AND c.id = r.contract_id
            WHERE r.tenant_id = \(tenant) AND r.id = \(sql: id)
            """
        let lines: Query<LineAmount> = """
            SELECT l.line_id, l.amount_tiyn FROM financing.tranche_lines l
            WHERE l.tenant_id = \(tenant) AND l.tranche_id = \(sql: id) ORDER BY l.line_id
            """
        return [lock.statement, tranche.statement, lines.statement]
    }

    static func held(
        _ results: ArraySlice<ResultSet>, _ noun: String = "tranche"
    ) throws(Failure) -> Held {
        let results = Array(results)
        guard try !results[0].rows(Single<UUIDValue>.self).isEmpty,
            var held = try results[1].rows(Held.self).first
        else { throw .notFound(noun) }
        held.lines = try results[2].rows(LineAmount.self)
        return held
    }

    static let receipt = Schema.object([
        "id": .id, "version": .version, "state": State.schema,
    ])
}

extension Tranche.Held: RowDecodable {
    init(from row: inout RowReader) throws(PostgresError) {
        id = try row.next()
        contract = try row.next()
        version = try row.next()
        state = try row.word("state")
        report = try row.next()
        isReportAccepted = try row.next()
        organisation = try row.next()
    }
}

extension LineAmount: RowDecodable {
    init(from row: inout RowReader) throws(PostgresError) {
        self.init(line: try row.next(), amount: try row.next())
    }
}

/// One step of a tranche that is there.
struct TrancheStep {
    let act: String
    let to: Tranche.State

    /// The step, and the tranche as it then stands.
    func statements(_ held: Tranche.Held, by call: Call) throws(Failure) -> [Statement] {
        let step: Command = """
            INSERT INTO financing.tranche_steps
                (tenant_id, tranche_id, seq, contract_id, report_number, from_state, to_state, act,
                 actor)
            VALUES (\(try call.tenant), \(held.id), \(held.version + 1), \(held.contract),
                \(Int64(held.report)), \(held.state.rawValue), \(to.rawValue), \(act),
                \(call.caller.publicName))
            """
        let update: Command = """
            UPDATE financing.tranches SET version = \(held.version + 1), state = \(to.rawValue)
            WHERE tenant_id = \(try call.tenant) AND id = \(held.id)
            """
        return [step.statement, update.statement]
    }

    func entry(_ held: Tranche.Held) -> Entry {
        Entry(
            "tranche", held.id, version: held.version + 1,
            facts: [
                "state": .string(to.rawValue), "contract": .string(held.contract.description),
            ])
    }
}

extension Reason {
    static let trancheNotPlanned = Reason(
        "tranche.notPlanned", kk: "Транш жоспарланған күйде емес",
        ru: "Транш не в состоянии «запланирован»", en: "The tranche is not planned any more")
    static let trancheNotReleased = Reason(
        "tranche.notReleased", kk: "Транш төлемге ашылмаған", ru: "Транш не открыт для оплаты",
        en: "The tranche is not released")
    static let trancheReportNotAccepted = Reason(
        "tranche.reportNotAccepted", kk: "Бұл транштың есебі қабылданбаған",
        ru: "Отчёт, от которого зависит транш, не принят",
        en: "The report that the tranche depends on is not accepted")
    static let trancheReportTaken = Reason(
        "tranche.reportTaken",
        kk: "Шартта бір ғана аванс болады және әр есеп бір траншты ашады",
        ru: "У договора один аванс, и каждый отчёт открывает один транш",
        en: "A contract has one advance, and each report unlocks one tranche")
    static let trancheBeyondContract = Reason(
        "tranche.beyondContract", kk: "Транштар шарт сомасынан асады",
        ru: "Транши превышают сумму договора по строке бюджета",
        en: "The tranches take more of a budget line than the contract has")
}
