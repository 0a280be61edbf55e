import JSONRPC
import Kernel
import Postgres

/// Notice that a contract ends before it is fulfilled: given by one officer, carried out by another.
enum Termination {
    typealias ID = Identifier<Termination>

    /// Source: `financing.termination_transitions`.
    enum State: String, Choice {
        case announced
        case withdrawn
        /// The contract is terminated.
        case done
    }

    /// The notice that stands on a contract, read behind the lock on this.
    struct Held: RowDecodable {
        var id: ID
        var version: Int64
        /// Who gave it.
        var author: Principal.ID
        var endsOn: CivilDate
        /// Its last day has come.
        var isOver: Bool
        var reportDueOn: CivilDate
        var ground: String
        var reason: String
        var reference: String
        var digest: [UInt8]

        init(from row: inout RowReader) throws(PostgresError) {
            id = try row.next()
            version = try row.next()
            author = try row.next()
            endsOn = try row.next()
            isOver = try row.next()
            reportDueOn = try row.next()
            ground = try row.next()
            reason = try row.next()
            reference = try row.next()
            digest = try row.next()
        }

        static func read(_ contract: Contract.ID, of tenant: Tenant.ID) -> Query<Held> {
            """
            SELECT x.id, x.version, s.principal_id, x.ends_on,
                   x.ends_on <= timezone(interval '5 hours', clock_timestamp())::date,
                   x.report_due_on, x.ground, x.reason, x.reference, x.reference_sha256
            FROM financing.terminations x JOIN financing.termination_signers s
                ON s.tenant_id = x.tenant_id AND s.termination_id = x.id AND s.seq = 1
            WHERE x.tenant_id = \(tenant) AND x.contract_id = \(contract)
              AND x.state = 'announced'
            """
        }
    }

    static let receipt = Schema.object([
        "id": .id, "version": .version, "state": State.schema,
    ])

    static func answer(_ id: ID, version: Int64, _ state: State) -> Answer {
        Answer(
            [
                "id": .string(id.description), "version": .int(version),
                "state": .string(state.rawValue),
            ], subject: id.value)
    }
}

/// One step of a termination, signed.
struct TerminationStep {
    let act: String
    let to: Termination.State
    var reason: ReasonText?

    /// The step with who takes it; they refer to each other.
    ///
    /// - Parameter author: who gave notice.
    func insert(
        _ id: Termination.ID, seq: Int64, author: Principal.ID, by call: Call
    ) throws(Failure) -> Fragment {
        """
        signature AS (
            INSERT INTO financing.termination_signers
                (tenant_id, termination_id, seq, to_state, principal_id, author_id)
            VALUES (\(try call.tenant), \(id), \(seq), \(to.rawValue), \(try call.principal),
                \(author))),
        step AS (
            INSERT INTO financing.termination_steps
                (tenant_id, termination_id, seq, from_state, to_state, act, actor, reason)
            VALUES (\(try call.tenant), \(id), \(seq),
                \(seq == 1 ? "new" : Termination.State.announced.rawValue), \(to.rawValue),
                \(act), \(call.caller.publicName), \(reason)))
        """
    }

    /// The step, and the notice as it then stands.
    func statement(_ held: Termination.Held, by call: Call) throws(Failure) -> Statement {
        let query: Command = """
            WITH \(sql: try insert(
                held.id, seq: held.version + 1, author: held.author, by: call))
            UPDATE financing.terminations
            SET version = \(held.version + 1), state = \(to.rawValue)
            WHERE tenant_id = \(try call.tenant) AND id = \(held.id)
            """
        return query.statement
    }

    func entry(_ held: Termination.Held, of contract: Contract.ID) -> Entry {
        Entry(
            "termination", held.id, version: held.version + 1,
            facts: [
                "state": .string(to.rawValue), "contract": .string(contract.description),
            ], texts: reason.map { [("reason", $0.text)] } ?? [])
    }
}

extension Reason {
    static let noticeGiven = Reason(
        "contract.noticeGiven", kk: "Шартты бұзу туралы ескерту берілген",
        ru: "О расторжении договора уже уведомлено",
        en: "Notice of termination is given already")
    static let noticeMissing = Reason(
        "contract.noticeMissing", kk: "Шартты бұзу туралы ескерту жоқ",
        ru: "Уведомления о расторжении договора нет", en: "No notice of termination stands")
    static let noticeRuns = Reason(
        "contract.noticeRuns", kk: "Ескертуде көрсетілген күн әлі келген жоқ",
        ru: "День расторжения по уведомлению ещё не наступил",
        en: "The day that the notice names has not come")
    static let noticeFourEyes = Reason(
        "contract.noticeFourEyes", kk: "Ескерту берген адам шартты бұза алмайды",
        ru: "Кто уведомил о расторжении, не расторгает договор",
        en: "Who gave notice does not terminate the contract")
    static let noticeGround = Reason(
        "contract.noticeGround", kk: "Мұндай негіз жоқ немесе ол тіркелген бұзушылықты талап етеді",
        ru: "Такого основания нет, или для него нужно указать нарушение этого договора",
        en: "There is no such ground, or it goes with a reported breach of this contract")
    static let contractPaymentOrdered = Reason(
        "contract.paymentOrdered", kk: "Орындалмаған төлем бұйрығы бар",
        ru: "Есть распоряжение о платеже, которое не подтверждено и не отклонено",
        en: "A payment is ordered and neither confirmed nor refused")
}
