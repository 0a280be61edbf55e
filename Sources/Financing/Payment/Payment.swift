import JSONRPC
import Kernel
import Postgres

/// The order to pay a tranche, given by one officer; confirmed, or refused by the treasury, by
/// another.
enum Payment {
    typealias ID = Identifier<Payment>

    enum State: String, Choice {
        case ordered
        case confirmed
        /// By the treasury; its tranche can be ordered again.
        case refused
    }

    /// An order to pay, beside the tranche that it orders.
    struct Ordered: RowDecodable {
        var payer: Principal.ID
        /// The tranche's step that ordered it.
        var step: Int64
        var isRefused: Bool
        /// Whether the day that the call names has come.
        var isPast: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            payer = try row.next()
            step = try row.next()
            isRefused = try row.next()
            isPast = try row.next()
        }

        /// - Parameter day: what the treasury says it did on it.
        static func read(
            _ payment: Payment.ID, on day: CivilDate, in call: Call
        ) throws(Failure) -> Query<Ordered> {
            """
            SELECT s.principal_id, p.step, EXISTS (
                       SELECT FROM financing.payment_refusals f
                       WHERE f.tenant_id = p.tenant_id AND f.payment_id = p.id),
                   \(day) <= timezone(interval '5 hours', clock_timestamp())::date
            FROM financing.payments p JOIN financing.payment_signers s
                ON s.tenant_id = p.tenant_id AND s.payment_id = p.id AND s.seq = 1
            WHERE p.tenant_id = \(try call.tenant) AND p.id = \(payment)
            """
        }
    }

    /// Locks the contract of a payment and reads what stands of it behind the lock.
    ///
    /// Nothing may have become of it yet, and the other signature is somebody else's.
    static func hold(
        _ payment: ID, on day: CivilDate, in call: Call
    ) async throws(Failure) -> (tranche: Tranche.Held, ordered: Ordered) {
        let tranche: Fragment = """
            (SELECT p.tranche_id FROM financing.payments p
             WHERE p.tenant_id = \(try call.tenant) AND p.id = \(payment))
            """
        let results = try await call.send(
            try Tranche.lock(tranche, in: call)
                + [try Ordered.read(payment, on: day, in: call).statement])
        let held = try Tranche.held(results.prefix(Tranche.lockCount), "payment")
        guard let ordered = try results[Tranche.lockCount].rows(Ordered.self).first else {
            throw .notFound("payment")
        }
        guard !ordered.isRefused else { throw .conflict(.paymentRefused) }
        guard held.state == .ordered, held.version == ordered.step else {
            throw .conflict(.paymentConfirmed)
        }
        guard ordered.payer != (try call.principal) else { throw .conflict(.paymentFourEyes) }
        guard ordered.isPast else { throw .conflict(.paymentInFuture) }
        return (held, ordered)
    }

    /// The signature beside who ordered it, of a confirmation or a refusal.
    static func sign(
        _ payment: ID, _ ordered: Ordered, by call: Call
    ) throws(Failure) -> Fragment {
        """
        INSERT INTO financing.payment_signers
            (tenant_id, payment_id, seq, principal_id, payer_id)
        VALUES (\(try call.tenant), \(payment), 2, \(try call.principal), \(ordered.payer))
        """
    }

    static let receipt = Schema.object([
        "id": .id, "version": .version, "state": State.schema, "amount": Money.schema,
    ])

    static func answer(_ id: ID, _ state: State, _ lines: [LineAmount]) -> Answer {
        Answer(
            [
                "id": .string(id.description), "version": state == .ordered ? 1 : 2,
                "state": .string(state.rawValue),
                "amount": .string(lines.total?.description ?? ""),
            ], subject: id.value)
    }
}

extension Reason {
    static let paymentConfirmed = Reason(
        "payment.confirmed", kk: "Төлем расталған", ru: "Платёж уже подтверждён",
        en: "The payment is confirmed already")
    static let paymentRefused = Reason(
        "payment.refused", kk: "Төлемді қазынашылық қабылдамаған",
        ru: "Казначейство отказало в этом платеже",
        en: "The treasury has refused this payment")
    static let paymentFourEyes = Reason(
        "payment.fourEyes",
        kk: "Төлемге бұйрық берген адам оны растай да, бас тартуын тіркей де алмайды",
        ru: "Кто дал распоряжение о платеже, не подтверждает его и не вносит отказ",
        en: "Who ordered a payment neither confirms it nor records its refusal")
    static let paymentInFuture = Reason(
        "payment.inFuture", kk: "Төлем күні әлі келген жоқ", ru: "День платежа ещё не наступил",
        en: "The day of the payment has not come")
    static let paymentBeforeYear = Reason(
        "constraint.ledger_entries_payment_year",
        kk: "Бюджет жолының жылы әлі басталмаған кезде төленбейді",
        ru: "По строке бюджета не платят, пока её год не наступил",
        en: "Nothing of a budget line is paid before its year begins")
    static let paymentReferenceUsed = Reason(
        "constraint.payment_confirmations_reference_once",
        kk: "Бұл қазынашылық нөмірімен басқа төлем расталған",
        ru: "Этим номером казначейства подтверждён другой платёж",
        en: "The treasury's number confirms another payment")
    static let paymentRefusalUsed = Reason(
        "constraint.payment_refusals_reference_once",
        kk: "Бұл қазынашылық нөмірімен басқа төлемнен бас тартылған",
        ru: "Этим номером казначейства учтён отказ в другом платеже",
        en: "The treasury's number belongs to the refusal of another payment")
}
