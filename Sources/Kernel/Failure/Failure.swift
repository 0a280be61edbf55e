package import Postgres

/// Why a call was refused; every error that a client sees is one of these.
package enum Failure: Error, Sendable, Equatable {
    case parse
    case invalidRequest(String)
    case methodNotFound
    /// All wrong parameters at once.
    case invalidParameters([Problem])
    case unauthenticated
    case forbidden(permission: String)
    /// Not there, or not yours to see: the two look the same.
    case notFound(noun: String)
    case conflict(Reason)
    case limited(String, retryAfterMilliseconds: Int)
    case unavailable
    case deadline
    /// A fault of ours; the log has the same id.
    case `internal`(incident: UUIDValue)
    /// The answer that an earlier call with the same idempotency key got; no failure for the client.
    case replayed(answer: [UInt8])

    package static func notFound(_ noun: String) -> Failure { .notFound(noun: noun) }
}

/// One parameter that breaks a rule.
package struct Problem: Sendable, Equatable {
    /// Such as `identifier.value` or `spheres[2]`.
    package var path: String
    /// The rule's name, such as `required` or `bin.checkDigit`; never the value.
    package var rule: String

    package init(_ path: String, _ rule: String) {
        self.path = path
        self.rule = rule
    }
}

/// Why a call conflicts with the state of a record: a constant for programs, a text for people.
package struct Reason: Sendable, Hashable {
    /// Dotted, such as `case.notInReview`; never changes.
    package var code: String
    package var text: Text

    package init(_ code: String, kk: String, ru: String, en: String) {
        self.code = code
        text = Text(kk: kk, ru: ru, en: en)
    }

    package static let stale = Reason(
        "record.stale", kk: "Жазба өзгертілген: қайта оқып, нұсқасын көрсетіңіз",
        ru: "Запись изменилась: прочитайте её снова и укажите новую версию",
        en: "The record has changed: read it again and give its new version")
    package static let keyReused = Reason(
        "idempotency.reused", kk: "Бұл кілт басқа параметрлермен қолданылған",
        ru: "Этот ключ уже использован с другими параметрами",
        en: "This key was used with other parameters")
    package static let constraint = Reason(
        "record.constraint", kk: "Өзгеріс тізілім ережесін бұзады",
        ru: "Изменение нарушает правило реестра", en: "The change breaks a rule of the register")
    package static let contended = Reason(
        "record.contended", kk: "Жазбаны басқалар өзгертіп жатыр: қайталап көріңіз",
        ru: "Запись меняют другие: повторите попытку",
        en: "Others are changing the record: try again")
}
