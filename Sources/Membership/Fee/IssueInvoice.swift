import JSONRPC
import Kernel
import Postgres

/// Invoices a fee by the charter: the entrance fee of an approved application, or a member's fee of
/// a year, which begins on 1 January or on the day a year after the last one.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `fee.none`,
///   `application.wrongState`, `membership.wrongState`, `constraint.invoices_entrance_once`,
///   `constraint.invoices_no_overlap` or `application.conflictOfInterest`.
struct IssueInvoice: TransactionMethod {
    static let name = "fee.invoice"
    static let summary = "Invoices an entrance fee or a yearly fee, by the charter."
    static let access = Access.write(.feeKeep)
    static let journal = JournalDeclaration.private("fee.invoiced")
    static let result = Schema.object([
        "id": .id, "version": .version, "amount": Money.schema, "dueOn": .date,
        "coversFrom": .date, "coversTo?": .date,
    ])
    static let reasons: [Reason] = [
        .feeNone, .applicationState, .memberState, .conflictOfInterest, .charterNone,
        .violated("invoices_entrance_once"), .violated("invoices_no_overlap"),
    ]

    let application: Application.ID?
    let membership: Member.ID?
    let from: CivilDate?

    init(_ parameters: inout Parameters) {
        application = parameters.optional("application", "An approved one: its entrance fee.")
        membership = parameters.optional("membership", "A member: its fee of a year.")
        from = parameters.optional(
            "from", "First day of the year that is paid for; today unless said.")
        parameters.check((application == nil) != (membership == nil), "", "oneOfBoth")
        parameters.check(from == nil || membership != nil, "from", "ofMembership")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        if let application { return try await entrance(application, call) }
        return try await yearly(membership ?? .sample, call)
    }

    private func entrance(_ id: Application.ID, _ call: Call) async throws(Failure) -> JSON {
        let alliance = try call.alliance
        let results = try await call.send(
            [
                Application.lock(id, for: call.caller), Interest.question(id, by: call.caller),
                Fee.entrance(of: id, in: alliance), Charter.Terms.today(of: alliance),
            ] + DueDates.statements([]))
        guard let row = try results[0].rows(Application.Row.self).first else {
            throw .notFound("application")
        }
        try Interest.insist(results[1])
        guard row.state == .approved else { throw .conflict(.applicationState) }
        guard let rate = try results[2].rows(Fee.Rate.self).first else {
            throw .conflict(.feeNone)
        }
        guard let terms = try results[3].rows(Charter.Terms.self).first else {
            throw .conflict(.charterNone)
        }
        let dates = try DueDates(results[4...])
        let due = try dates.due(
            "charter.fee", days: terms.fee, article: "the alliance's charter", from: dates.today)
        let invoice = Invoice(
            holder: row.holder, application: id, rate: rate, fee: .entrance,
            coversFrom: dates.today, due: due, issuedOn: dates.today)
        return try await finish(invoice, in: alliance, call)
    }

    private func yearly(_ id: Member.ID, _ call: Call) async throws(Failure) -> JSON {
        let alliance = try call.alliance
        let results = try await call.send(
            [
                Member.lock(id, for: call.caller), Interest.question(id, by: call.caller),
                Fee.yearly(of: id, in: alliance), Charter.Terms.today(of: alliance),
            ] + DueDates.statements([]))
        guard let row = try results[0].rows(Member.Row.self).first else {
            throw .notFound("membership")
        }
        try Interest.insist(results[1])
        guard row.state == .active || row.state == .suspended else {
            throw .conflict(.memberState)
        }
        guard let rate = try results[2].rows(Fee.Rate.self).first else {
            throw .conflict(.feeNone)
        }
        guard let terms = try results[3].rows(Charter.Terms.self).first else {
            throw .conflict(.charterNone)
        }
        let dates = try DueDates(results[4...])
        let first = from ?? dates.today
        let due = try dates.due(
            "charter.fee", days: terms.fee, article: "the alliance's charter", from: dates.today)
        let invoice = Invoice(
            holder: row.holder, membership: id, rate: rate, fee: .yearly,
            coversFrom: rate.term == .calendarYear ? first.newYear : first,
            coversTo: rate.term == .calendarYear ? first.nextNewYear : first.aYearLater,
            due: due, issuedOn: dates.today)
        return try await finish(invoice, in: alliance, call)
    }

    private func finish(
        _ invoice: Invoice, in alliance: Tenant.ID, _ call: Call
    ) async throws(Failure) -> JSON {
        let id = Fee.ID.make()
        let entry = FeeEntry(act: .invoice, amount: invoice.rate.amount, day: invoice.issuedOn)
        var answer: JSON.Object = [
            "id": .string(id.description), "version": 1,
            "amount": .string(invoice.rate.amount.description),
            "dueOn": .string(invoice.due.day.description),
            "coversFrom": .string(invoice.coversFrom.description),
        ]
        answer["coversTo"] = invoice.coversTo.map { .string($0.description) }
        return try await call.finish(
            [
                invoice.insert(id, in: alliance),
                try entry.insert(id, of: invoice.holder, in: alliance, by: call),
            ],
            entries: [entry.entry(id, version: 1)],
            answer: Answer(.object(answer), subject: id.value))
    }
}

/// An invoice before it is written.
private struct Invoice {
    var holder: Holder
    var application: Application.ID?
    var membership: Member.ID?
    var rate: Fee.Rate
    var fee: FeeKind
    var coversFrom: CivilDate
    var coversTo: CivilDate?
    var due: DueDate
    var issuedOn: CivilDate

    func insert(_ id: Fee.ID, in alliance: Tenant.ID) -> Statement {
        let query: Command = """
            INSERT INTO membership.invoices
                (tenant_id, id, organisation_id, citizen_id, root_id, application_id, membership_id,
                 charter_id, kind, fee, covers_from, covers_to, amount_tiyn, issued_on, due_on,
                 due_rule, due_explanation)
            VALUES (\(alliance), \(id), \(holder.organisation), \(holder.person),
                \(sql: .root(of: alliance)), \(application), \(membership), \(rate.charter),
                \(rate.kind), \(fee.rawValue), \(coversFrom), \(coversTo), \(rate.amount),
                \(issuedOn), \(due.day), \(due.rule), \(due.explanation))
            """
        return query.statement
    }
}

extension CivilDate {
    /// 1 January of the same year.
    fileprivate var newYear: CivilDate { CivilDate(year: year, month: 1, day: 1) ?? self }
    fileprivate var nextNewYear: CivilDate {
        CivilDate(year: year + 1, month: 1, day: 1) ?? self
    }
    /// 29 February becomes 1 March.
    fileprivate var aYearLater: CivilDate {
        CivilDate(year: year + 1, month: month, day: day)
            ?? CivilDate(year: year + 1, month: 3, day: 1) ?? self
    }
}

extension Reason {
    static let feeNone = Reason(
        "fee.none", kk: "Жарғы бойынша мұндай жарна жоқ", ru: "По уставу такого взноса нет",
        en: "The charter asks for no such fee")
}
