import JSONRPC
import Kernel
import Postgres

/// Enters what an instrument asks from a day on; the rule before it ends on that day.
///
/// What is left out is not asked of anybody. A rule is never changed, so that what was announced
/// under it stays explained.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `instrument.notAfter` when a
///   rule begins on that day or later; of two calls at once one gets
///   `constraint.instrument_rules_pkey` or `constraint.instrument_rules_no_overlap`.
struct SetInstrumentRule: TransactionMethod {
    static let name = "instrument.setRule"
    static let summary = "Enters the rule of an instrument from a day on, with its source."
    static let access = Access.write(.instrumentKeep)
    static let journal = JournalDeclaration.public("instrument.ruleSet")
    static let result = Schema.receipt
    static let reasons: [Reason] = [
        .instrumentNotAfter, .violated("instrument_rules_pkey"),
        .violated("instrument_rules_no_overlap"),
    ]

    let instrument: Word
    let validFrom: CivilDate
    let rule: InstrumentRule
    let source: Name
    let isSample: Bool

    init(_ parameters: inout Parameters) {
        instrument = parameters.required("instrument", "Its code, such as `grant-short`.")
        validFrom = parameters.required("validFrom", "First day on which it holds.")
        rule = InstrumentRule(&parameters)
        source = parameters.required("source", "The law or order that says so, with its article.")
        isSample = parameters.optional("sample", "Made up for a demonstration.") ?? false
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let found = try await call.hold(last, "instrument")
        if let last = found.last, validFrom <= last { throw .conflict(.instrumentNotAfter) }
        let id = Identifier<InstrumentRule>.make()
        var facts = rule.facts
        facts["instrument"] = .string(instrument.text)
        facts["validFrom"] = .string(validFrom.description)
        facts["sample"] = .bool(isSample)
        let entry = Entry(
            "instrument", id, version: 1, facts: facts, texts: [("source", source.text)])
        return try await call.finish(
            [end.statement, insert(id).statement], entries: [entry],
            answer: .receipt(id, version: 1))
    }

    private struct Found: RowDecodable {
        var last: CivilDate?

        init(from row: inout RowReader) throws(PostgresError) {
            last = try row.next(CivilDate?.self)
        }
    }

    private var last: Query<Found> {
        """
        SELECT (SELECT max(r.valid_from) FROM financing.instrument_rules r
                WHERE r.instrument = i.code)
        FROM financing.instruments i WHERE i.code = \(instrument)
        """
    }

    private var end: Command {
        """
        UPDATE financing.instrument_rules SET valid_to = \(validFrom)
        WHERE instrument = \(instrument) AND valid_from < \(validFrom)
          AND (valid_to IS NULL OR valid_to > \(validFrom))
        """
    }

    private func insert(_ id: Identifier<InstrumentRule>) -> Command {
        """
        INSERT INTO financing.instrument_rules
            (id, instrument, valid_from, amount_min_mci, amount_max_mci, months_min, months_max,
             development_percent_max, application_days, requires, legal_forms, source, sample)
        VALUES (\(id), \(instrument), \(validFrom), \(rule.amountMin), \(rule.amountMax),
            \(rule.monthsMin), \(rule.monthsMax), \(rule.developmentPercent),
            \(rule.applicationDays), \(Column(rule.requires.map { Optional($0.rawValue) })),
            \(rule.legalForms.map { forms in Column(forms.map { Optional($0.text) }) }),
            \(source), \(isSample))
        """
    }
}

/// What an instrument asks of an order and of who applies.
struct InstrumentRule {
    /// What an organisation must be to be given money.
    enum Requirement: String, Choice {
        case active
        case verified
        case reported
        /// Has a place in the ranking that the order names.
        case ranked
    }

    var amountMin: Int64?
    var amountMax: Int64?
    var monthsMin: Int64?
    var monthsMax: Int64?
    var developmentPercent: Int64?
    var applicationDays: Int64?
    var requires: [Requirement]
    var legalForms: [Word]?

    init(_ parameters: inout Parameters) {
        amountMin = parameters.optional("amountMinMci", "For one project, in MCI.")
        amountMax = parameters.optional("amountMaxMci", "For one project, in MCI.")
        monthsMin = parameters.optional("monthsMin", "How long a project lasts at least.")
        monthsMax = parameters.optional("monthsMax", "How long it lasts at most.")
        developmentPercent = parameters.optional(
            "developmentPercentMax", "Share for the organisation's own base and development.")
        applicationDays = parameters.optional(
            "applicationDays", "Calendar days that applications are accepted for, at least.")
        requires = parameters.required("requires", "What an applicant must be; may be empty.")
        legalForms = parameters.optional("legalForms", "Only these; every form unless said.")
        Self.checkOrder(amountMin, amountMax, 1...100_000_000, "amountMaxMci", &parameters)
        Self.checkOrder(monthsMin, monthsMax, 1...600, "monthsMax", &parameters)
        parameters.check(
            0...100 ~= developmentPercent ?? 0, "developmentPercentMax", "range")
        parameters.check(1...366 ~= applicationDays ?? 1, "applicationDays", "range")
    }

    private static func checkOrder(
        _ least: Int64?, _ most: Int64?, _ range: ClosedRange<Int64>, _ path: String,
        _ parameters: inout Parameters
    ) {
        let isOrdered = (least ?? range.lowerBound) <= (most ?? range.upperBound)
        let isInRange = [least, most].allSatisfy { range ~= $0 ?? range.lowerBound }
        parameters.check(isOrdered && isInRange, path, "range")
    }

    var facts: JSON.Object {
        let numbers = [
            ("amountMinMci", amountMin), ("amountMaxMci", amountMax), ("monthsMin", monthsMin),
            ("monthsMax", monthsMax), ("developmentPercentMax", developmentPercent),
            ("applicationDays", applicationDays),
        ]
        var facts = JSON.Object(
            numbers.compactMap { name, number in number.map { (name, .int($0)) } })
        facts["requires"] = .array(requires.map { .string($0.rawValue) })
        facts["legalForms"] = legalForms.map { .array($0.map { .string($0.text) }) }
        return facts
    }
}

extension Reason {
    static let instrumentNotAfter = Reason(
        "instrument.notAfter", kk: "Жаңа ереже бұрынғыдан кейін басталуы керек",
        ru: "Новое правило должно начинаться позже прежнего",
        en: "A new rule must begin after the one before it")
}
