import JSONRPC
import Kernel
import Postgres

/// The contract on an award: one chain of versions, of which the first is the root.
///
/// What it takes of each budget line is tied to the award, which checks it; what is planned, paid and
/// returned of it stands beside it, and no amount exceeds the one before.
enum Contract {
    typealias ID = Identifier<Contract>

    /// What a contract has of one budget line.
    struct Line: RowDecodable {
        var line: BudgetLine.ID
        var contracted: Int64
        var planned: Int64
        var ordered: Int64
        var paid: Int64
        var returned: Int64

        init(from row: inout RowReader) throws(PostgresError) {
            line = try row.next()
            contracted = try row.next()
            planned = try row.next()
            ordered = try row.next()
            paid = try row.next()
            returned = try row.next()
        }
    }

    /// A contract, locked to the end of the call.
    struct Held {
        var id: ID
        var version: Int64
        /// Of the last version.
        var versionID: ID
        var award: Award.ID
        var order: Order.ID
        var orderState: Order.State
        var organisation: Organisation.ID
        /// Ended before it was fulfilled; nothing of it changes any more.
        var isTerminated: Bool
        var lines: [Line] = []

        /// What the order's state and the contract's own end let happen.
        func insistOnOpen() throws(Failure) {
            guard !isTerminated else { throw .conflict(.contractTerminated) }
            guard [.contracting, .running].contains(orderState) else {
                throw .conflict(.orderNotContracting)
            }
        }
    }

    /// How many results ``lock(_:in:)`` takes.
    static let lockCount = 3

    /// Locks a contract of the caller's tenant, and reads it and its lines behind the lock.
    ///
    /// - Parameter id: an expression that gives the contract.
    static func lock(_ id: Fragment, in call: Call) throws(Failure) -> [Statement] {
        let tenant = try call.tenant
        let lock: Query<Single<UUIDValue>> = """
            SELECT c.id FROM financing.contracts c
            WHERE c.tenant_id = \(tenant) AND c.id = \(sql: id) FOR UPDATE
            """
        // Statements of their own: one that waited for the lock would see what was before it.
        let rest: Query<Held> = """
            SELECT c.id, c.version, v.id, c.award_id, c.order_id, o.state, c.organisation_id,
                   c.terminated
            FROM financing.contracts c
            JOIN financing.contract_versions v ON v.tenant_id = c.tenant_id
                AND v.root_id = c.id AND v.version = c.version
            JOIN financing.orders o ON o.tenant_id = c.tenant_id AND o.id = c.order_id
            WHERE c.tenant_id = \(tenant) AND c.id = \(sql: id)
            """
        let lines: Query<Line> = """
            SELECT l.line_id, l.contracted_tiyn, l.planned_tiyn, l.ordered_tiyn, l.paid_tiyn,
                   l.returned_tiyn
            FROM financing.contract_lines l
            WHERE l.tenant_id = \(tenant) AND l.contract_id = \(sql: id) ORDER BY l.line_id
            """
        return [lock.statement, rest.statement, lines.statement]
    }

    /// Locks the lines of an award's order, which its contracts count on, in one order everywhere.
    static func lockLines(ofAward award: Award.ID, in call: Call) throws(Failure) -> Statement {
        let query: Command = """
            SELECT o.line_id FROM financing.order_lines o
            WHERE o.tenant_id = \(try call.tenant) AND o.order_id = (
                SELECT a.order_id FROM financing.awards a
                WHERE a.tenant_id = \(try call.tenant) AND a.id = \(award))
            ORDER BY o.line_id FOR UPDATE
            """
        return query.statement
    }

    /// - Parameter noun: what was not found when there is no such contract.
    static func held(
        _ results: ArraySlice<ResultSet>, _ noun: String = "contract"
    ) throws(Failure) -> Held {
        let results = Array(results)
        guard try !results[0].rows(Single<UUIDValue>.self).isEmpty,
            var held = try results[1].rows(Held.self).first
        else { throw .notFound(noun) }
        held.lines = try results[2].rows(Line.self)
        return held
    }

    static func hold(_ id: ID, in call: Call) async throws(Failure) -> Held {
        let statements = try lock("\(id)", in: call)
        return try held(try await call.send(statements)[...])
    }

    /// - Parameter version: what the caller last read.
    static func hold(_ id: ID, version: Int64, in call: Call) async throws(Failure) -> Held {
        let held = try await hold(id, in: call)
        guard held.version == version else { throw .conflict(.stale) }
        return held
    }

    static let receipt = Schema.receipt
}

extension Contract.Held: RowDecodable {
    init(from row: inout RowReader) throws(PostgresError) {
        id = try row.next()
        version = try row.next()
        versionID = try row.next()
        award = try row.next()
        order = try row.next()
        orderState = try row.word("state")
        organisation = try row.next()
        isTerminated = try row.next()
    }
}

extension Reason {
    static let orderNotContracting = Reason(
        "order.notContracting", kk: "Тапсырыс шарт жасасу немесе орындалу кезеңінде емес",
        ru: "Заказ не на стадии заключения договоров или исполнения",
        en: "The order is neither contracting nor running")
    static let contractTerminated = Reason(
        "contract.terminated", kk: "Шарт бұзылған", ru: "Договор расторгнут",
        en: "The contract is terminated")
    static let contractBeyondAward = Reason(
        "contract.beyondAward", kk: "Шарт сомасы осы бюджет жолы бойынша берілген сомадан асады",
        ru: "Сумма договора больше присуждённой по этой строке бюджета",
        en: "The contract takes more of a budget line than was awarded")
    static let contractNotEligible = Reason(
        "contract.notEligible", kk: "Ұйым тапсырыс талаптарына сай емес: eligibility.check",
        ru: "Организация не отвечает требованиям заказа: eligibility.check",
        en: "The organisation does not meet what the order asks: eligibility.check")
    static let contractAwardNotFinal = Reason(
        "contract.awardNotFinal", kk: "Бұл шешім түпкілікті емес немесе күші жойылған",
        ru: "Это решение не окончательно или отменено",
        en: "That award is not final, or it was set aside")
    static let contractExists = Reason(
        "contract.exists", kk: "Бұл шешім бойынша шарт жасалған",
        ru: "По этому решению договор уже заключён",
        en: "There is a contract on this award already")
    static let contractBelowPlanned = Reason(
        "contract.belowPlanned",
        kk: "Шарт сомасы жоспарланған транштар сомасынан кем бола алмайды: алдымен tranche.plan",
        ru: "Сумма договора не может быть меньше запланированных траншей: сначала tranche.plan",
        en: "A contract can't fall below its planned tranches: tranche.plan first")
    static let contractLineUnknown = Reason(
        "contract.lineUnknown", kk: "Шартта мұндай бюджет жолы жоқ",
        ru: "В договоре нет такой строки бюджета", en: "The contract has no such budget line")
}
