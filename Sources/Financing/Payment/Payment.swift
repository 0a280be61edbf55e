import JSONRPC
import Kernel
import Postgres

/// The order to pay a tranche, given by one officer and confirmed by another.
enum Payment {
    typealias ID = Identifier<Payment>

    enum State: String, Choice {
        case ordered
        case confirmed
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
    static let paymentFourEyes = Reason(
        "payment.fourEyes", kk: "Төлемге бұйрық берген адам оны растай алмайды",
        ru: "Кто дал распоряжение о платеже, не подтверждает его",
        en: "Who ordered a payment does not confirm it")
    static let paymentInFuture = Reason(
        "payment.inFuture", kk: "Төлем күні әлі келген жоқ", ru: "День платежа ещё не наступил",
        en: "The day of the payment has not come")
    static let paymentReferenceUsed = Reason(
        "constraint.payment_confirmations_reference_once",
        kk: "Бұл қазынашылық нөмірімен басқа төлем расталған",
        ru: "Этим номером казначейства подтверждён другой платёж",
        en: "The treasury's number confirms another payment")
}
