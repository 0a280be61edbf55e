import JSONRPC
import Kernel
import Postgres

/// Records a payment. One that settles the entrance fee makes the applicant a member from the day of
/// the payment on; what is paid beyond an invoice stays as a claim of the member's.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
///   `fee.inFuture` or `application.conflictOfInterest`.
struct PayFee: TransactionMethod {
    static let name = "fee.pay"
    static let summary = "Records a payment, whole, partial or over."
    static let access = Access.write(.feeKeep)
    static let journal = JournalDeclaration.private("fee.paid")
    static let result = FeeEntry.schema
    static let reasons = HeldInvoice.reasons

    let id: Fee.ID
    let version: Int64
    let amount: Money
    let paidOn: CivilDate
    let document: Code

    init(_ parameters: inout Parameters) {
        id = parameters.required("invoice", "The invoice.")
        version = parameters.required("version", "The invoice's version last read.")
        amount = parameters.required("amount", "More than nothing.")
        paidOn = parameters.required("paidOn", "The day of the payment.")
        document = parameters.required("document", "Number of the payment order.")
        parameters.check(amount.tiyn > 0, "amount", "money.positive")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await HeldInvoice.hold(id, version: version, in: call)
        return try await held.settle(
            FeeEntry(act: .pay, amount: amount, day: paidOn, document: document), in: call)
    }
}

/// Lets a member off a fee or a part of it.
///
/// - Throws: as ``PayFee``, and `constraint.invoices_waived_owed`.
struct WaiveFee: TransactionMethod {
    static let name = "fee.waive"
    static let summary = "Lets a member off a fee or a part of it, with the reason."
    static let access = Access.write(.feeKeep)
    static let journal = JournalDeclaration.private("fee.waived")
    static let result = FeeEntry.schema
    static let reasons = HeldInvoice.reasons + [.violated("invoices_waived_owed")]

    let id: Fee.ID
    let version: Int64
    let amount: Money
    let reason: ReasonText

    init(_ parameters: inout Parameters) {
        id = parameters.required("invoice", "The invoice.")
        version = parameters.required("version", "The invoice's version last read.")
        amount = parameters.required("amount", "More than nothing, at most what was invoiced.")
        reason = parameters.required("reason", "Why.")
        parameters.check(amount.tiyn > 0, "amount", "money.positive")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await HeldInvoice.hold(id, version: version, in: call)
        return try await held.settle(
            FeeEntry(act: .waive, amount: amount, day: held.dates.today, reason: reason), in: call)
    }
}

/// Pays back what was paid; what is then owed again is in arrears as before.
///
/// - Throws: as ``PayFee``, and `constraint.invoices_refunded_paid`.
struct RefundFee: TransactionMethod {
    static let name = "fee.refund"
    static let summary = "Records money paid back, at most what was paid."
    static let access = Access.write(.feeKeep)
    static let journal = JournalDeclaration.private("fee.refunded")
    static let result = FeeEntry.schema
    static let reasons = HeldInvoice.reasons + [.violated("invoices_refunded_paid")]

    let id: Fee.ID
    let version: Int64
    let amount: Money
    let paidOn: CivilDate
    let document: Code
    let reason: ReasonText

    init(_ parameters: inout Parameters) {
        id = parameters.required("invoice", "The invoice.")
        version = parameters.required("version", "The invoice's version last read.")
        amount = parameters.required("amount", "More than nothing.")
        paidOn = parameters.required("paidOn", "The day of the payment.")
        document = parameters.required("document", "Number of the payment order.")
        reason = parameters.required("reason", "Why.")
        parameters.check(amount.tiyn > 0, "amount", "money.positive")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await HeldInvoice.hold(id, version: version, in: call)
        return try await held.finish(
            FeeEntry(
                act: .refund, amount: amount, day: paidOn, document: document, reason: reason),
            in: call)
    }
}

/// An invoice that the call has locked, and the application that waits for its payment.
struct HeldInvoice {
    var row: Fee.Row
    var application: Application.Row?
    var dates: DueDates
    private var ground: ResultSet

    static let reasons: [Reason] = [.stale, .feeInFuture, .conflictOfInterest]

    static func hold(
        _ id: Fee.ID, version: Int64, in call: Call
    ) async throws(Failure) -> HeldInvoice {
        let alliance = try call.alliance
        let results = try await call.send(
            [
                Fee.lock(id, in: alliance), Application.lock(invoiced: id, in: alliance),
                Member.lock(invoiced: id, in: alliance), Interest.question(id, by: call.caller),
            ] + DueDates.statements([]))
        guard let row = try results[0].rows(Fee.Row.self).first else { throw .notFound("invoice") }
        guard row.version == version else { throw .conflict(.stale) }
        try Interest.insist(results[3])
        return HeldInvoice(
            row: row, application: try results[1].rows(Application.Row.self).first,
            dates: try DueDates(results[4...]), ground: results[2])
    }

    func finish(_ entry: FeeEntry, in call: Call) async throws(Failure) -> JSON {
        guard entry.day <= dates.today else { throw .conflict(.feeInFuture) }
        let changes = try entry.changes(of: row, by: call)
        return try await call.finish(
            changes.statements, entries: changes.entries, answer: try entry.answer(row))
    }

    /// The same; and whoever then owes nothing for admission is a member.
    func settle(_ entry: FeeEntry, in call: Call) async throws(Failure) -> JSON {
        guard let application, application.state == .approved, try entry.open(of: row).tiyn <= 0
        else { return try await finish(entry, in: call) }
        guard entry.day <= dates.today else { throw .conflict(.feeInFuture) }
        var changes = try entry.changes(of: row, by: call)
        let admitted = try Admission(application, ground).changes(on: entry.day, by: call)
        changes += admitted.changes
        return try await call.finish(
            changes.statements, entries: changes.entries,
            answer: try entry.answer(row, membership: admitted.membership))
    }
}

extension Application {
    /// The application that an invoice is for.
    fileprivate static func lock(invoiced id: Fee.ID, in alliance: Tenant.ID) -> Statement {
        let query: Query<Row> = """
            \(sql: columns)
            WHERE a.tenant_id = \(alliance) AND a.id = (
                SELECT i.application_id FROM membership.invoices i
                WHERE i.tenant_id = \(alliance) AND i.id = \(id))
            FOR UPDATE
            """
        return query.statement
    }
}

extension Member {
    fileprivate static func lock(invoiced id: Fee.ID, in alliance: Tenant.ID) -> Statement {
        let query: Query<Admission.Ground> = """
            \(sql: ground)
            WHERE a.tenant_id = \(alliance) AND a.id = (
                SELECT i.application_id FROM membership.invoices i
                WHERE i.tenant_id = \(alliance) AND i.id = \(id))
            """
        return query.statement
    }
}

extension Interest {
    fileprivate static func question(_ id: Fee.ID, by caller: Caller) -> Statement {
        question(
            """
            SELECT i.organisation_id, i.citizen_id FROM membership.invoices i
            WHERE i.tenant_id = \(caller.alliance) AND i.id = \(id)
            """, by: caller)
    }
}

extension Reason {
    static let feeInFuture = Reason(
        "fee.inFuture", kk: "Төлем күні әлі келген жоқ", ru: "День платежа ещё не наступил",
        en: "The day of the payment is still to come")
}
