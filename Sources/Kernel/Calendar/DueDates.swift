import JSONRPC
import Logging
package import Postgres

/// A due date as a row keeps it: the day, the rule's code, and how the one came from the other.
package struct DueDate: Sendable, Equatable {
    package var day: CivilDate
    package var rule: String
    package var explanation: JSONText

    /// A later day that somebody has chosen; the explanation keeps the day of the rule beside it.
    package func stated(_ day: CivilDate) -> DueDate {
        var members = (try? JSON(parsing: explanation.text.span))?.object ?? [:]
        members["stated"] = .string(day.description)
        return DueDate(day: day, rule: rule, explanation: JSONText(JSON.object(members).bytes))
    }
}

/// What a call computes due dates with: the time, the rules it asked for, and the working calendar,
/// all read in the call's own transaction.
///
/// Its statements go behind the one that takes the lock, so that the time is not before the wait.
package struct DueDates: Sendable {
    package static let statementCount = 2

    /// By the database's clock, which also judges what the tables check.
    package let now: Timestamp
    /// The day it is in Kazakhstan.
    package let today: CivilDate
    private let rules: [DatedRule]
    private let calendar: WorkingCalendar

    /// - Parameter start: the first day that a term may touch, when that is not today.
    package static func statements(_ codes: [String], since start: CivilDate? = nil) -> [Statement]
    {
        let rules: Command = """
            SELECT clock_timestamp(), r.code, r.valid_from, r.valid_to, r.unit, r.amount, r.month,
                   r.day, r.article, extract(epoch FROM r.closes_at)::integer
            FROM (VALUES (1)) AS always (one)
            LEFT JOIN registry.deadline_rules r ON r.code = ANY (\(Column(codes)))
            """
        let days: Command = """
            SELECT y.year, d.day, d.kind, d.name_en
            FROM registry.calendar_years y LEFT JOIN registry.calendar_days d ON d.year = y.year
            WHERE y.year >= extract(year FROM coalesce(\(start),
                timezone(interval '5 hours', clock_timestamp())::date))
            """
        return [rules.statement, days.statement]
    }

    /// - Parameter results: of ``statements(_:since:)``, in that order.
    package init(_ results: some BidirectionalCollection<ResultSet>) throws(Failure) {
        guard results.count == Self.statementCount, let first = results.first,
            let last = results.last
        else { throw .brokenCalendar("results") }
        let rules = try first.rows(Clocked<DatedRule>.self)
        guard let now = rules.first?.now,
            let reading = KazakhstanTime.reading(
                atSecondsSinceEpoch: now.microseconds / 1_000_000)
        else { throw .brokenCalendar("clock") }
        self.now = now
        today = reading.date
        self.rules = rules.compactMap(\.row)
        calendar = try CalendarRow.calendar(last.rows())
    }

    /// The end of a term that starts with a day.
    ///
    /// - Parameter rollsOver: whether a term that ends on a day off ends on the next working day.
    /// - Throws: `deadline.ruleMissing`, `calendar.yearMissing`.
    package func due(
        _ code: String, from start: CivilDate, rollsOver: Bool = true
    ) throws(Failure) -> DueDate {
        let rule = try rule(code, on: start).rule(rollsOver: rollsOver)
        return try due(code) { () throws(WorkingCalendar.Failure) in
            try Deadline.compute(rule, from: start, in: calendar)
        }
    }

    /// The end of a term that starts with what happens now: after hours or on a day off it counts as
    /// of the next working day, where the rule says when the day ends.
    ///
    /// - Throws: as ``due(_:from:rollsOver:)``.
    package func due(_ code: String) throws(Failure) -> DueDate {
        let row = try rule(code, on: today)
        let rule = try row.rule(rollsOver: true, closesAt: row.closesAt)
        return try due(code) { () throws(WorkingCalendar.Failure) in
            try Deadline.compute(
                rule, fromSecondsSinceEpoch: now.microseconds / 1_000_000, in: calendar)
        }
    }

    /// The end of a term that stands still for some days; see
    /// ``Deadline/compute(_:ending:pausedFrom:through:in:)``.
    ///
    /// - Throws: as ``due(_:from:rollsOver:)``.
    package func due(
        _ code: String, ending last: CivilDate, pausedFrom first: CivilDate,
        through until: CivilDate
    ) throws(Failure) -> DueDate {
        let rule = try rule(code, on: first).rule(rollsOver: true)
        return try due(code) { () throws(WorkingCalendar.Failure) in
            try Deadline.compute(
                rule, ending: last, pausedFrom: first, through: until, in: calendar)
        }
    }

    /// The end of a term of calendar days that is no rule of law, such as one of a charter.
    package func due(_ code: String, days: Int, article: String, from start: CivilDate)
        throws(Failure) -> DueDate
    {
        let rule: DeadlineRule
        do throws(DeadlineRule.Malformed) {
            rule = try DeadlineRule(code: code, article: article, amount: days, unit: .calendarDays)
        } catch {
            throw .brokenCalendar(code)
        }
        return try due(code) { () throws(WorkingCalendar.Failure) in
            try Deadline.compute(rule, from: start, in: calendar)
        }
    }

    private func rule(_ code: String, on day: CivilDate) throws(Failure) -> DatedRule {
        guard let rule = rules.first(where: { $0.code == code && $0.holds(on: day) }) else {
            throw .conflict(.ruleMissing)
        }
        return rule
    }

    private func due(
        _ code: String, _ compute: () throws(WorkingCalendar.Failure) -> Deadline
    ) throws(Failure) -> DueDate {
        let deadline: Deadline
        do throws(WorkingCalendar.Failure) {
            deadline = try compute()
        } catch .yearMissing(let year) {
            throw .conflict(.yearMissing(year))
        } catch {
            throw .brokenCalendar(code)
        }
        guard let text = try? deadline.json else { throw .brokenCalendar(code) }
        return DueDate(day: deadline.due, rule: code, explanation: JSONText(Array(text.utf8)))
    }
}

/// A row that also says what time it was.
private struct Clocked<Row: OptionalRow>: RowDecodable {
    var now: Timestamp
    var row: Row?

    init(from reader: inout RowReader) throws(PostgresError) {
        now = try reader.next()
        row = try Row(ifPresent: &reader)
    }
}

/// What an outer join may have found nothing for.
private protocol OptionalRow: Sendable {
    init?(ifPresent row: inout RowReader) throws(PostgresError)
}

/// One row of `registry.deadline_rules`.
private struct DatedRule: OptionalRow {
    var code: String
    var validFrom: CivilDate
    var validTo: CivilDate?
    var unit: String
    var amount: Int?
    var month: Int?
    var day: Int?
    var article: String
    /// Seconds after midnight; an event of a later hour counts as of the next working day.
    var closesAt: Int?

    init?(ifPresent row: inout RowReader) throws(PostgresError) {
        guard let code = try row.next(String?.self) else { return nil }
        self.code = code
        validFrom = try row.next()
        validTo = try row.next(CivilDate?.self)
        unit = try row.next()
        amount = try row.next(Int?.self)
        month = try row.next(Int?.self)
        day = try row.next(Int?.self)
        article = try row.next()
        closesAt = try row.next(Int?.self)
    }

    func holds(on date: CivilDate) -> Bool {
        validFrom <= date && validTo.map { date < $0 } ?? true
    }

    func rule(rollsOver: Bool, closesAt: Int? = nil) throws(Failure) -> DeadlineRule {
        guard let unit = DeadlineRule.Unit(rawValue: unit) else { throw .brokenCalendar(code) }
        var fixedDay: DeadlineRule.DayOfYear?
        if let month, let day { fixedDay = DeadlineRule.DayOfYear(month: month, day: day) }
        do throws(DeadlineRule.Malformed) {
            return try DeadlineRule(
                code: code, article: article, amount: amount ?? 1, unit: unit, fixedDay: fixedDay,
                rollsOver: rollsOver, closesAtSecond: closesAt)
        } catch {
            throw .brokenCalendar(code)
        }
    }
}

/// A year that was entered, with one of its days if it has any.
private struct CalendarRow: RowDecodable {
    var year: Int
    var day: CivilDate?
    var kind: String?
    var name: String?

    init(from row: inout RowReader) throws(PostgresError) {
        year = try row.next()
        day = try row.next(CivilDate?.self)
        kind = try row.next(String?.self)
        name = try row.next(String?.self)
    }

    static func calendar(_ rows: [CalendarRow]) throws(Failure) -> WorkingCalendar {
        var special: [Int: [WorkingCalendar.SpecialDay]] = [:]
        for row in rows { special[row.year, default: []] += try row.special() }
        let years = special.map { WorkingCalendar.Year($0.key, $0.value) }
        do throws(WorkingCalendar.Failure) {
            return try WorkingCalendar(years)
        } catch {
            throw .brokenCalendar("days")
        }
    }

    /// Nothing for a year whose every day is as its weekday says.
    private func special() throws(Failure) -> [WorkingCalendar.SpecialDay] {
        guard let day, let name, let kind else { return [] }
        guard let known = WorkingCalendar.SpecialDay.Kind(rawValue: kind) else {
            throw .brokenCalendar(kind)
        }
        let reason = known == .movedOff ? "day off for \(name)" : name
        return [WorkingCalendar.SpecialDay(day, known, reason)]
    }
}

extension Failure {
    /// Rows that the tables' own constraints rule out.
    fileprivate static func brokenCalendar(_ part: String) -> Failure {
        let fault = PostgresError(.limited("calendar"), message: "unusable calendar: \(part)")
        return .incident(fault, Logger(label: "tizilim.kernel"))
    }
}

extension Reason {
    package static let yearMissing = Reason(
        "calendar.yearMissing",
        kk: "Бұл жылдың жұмыс күнтізбесі енгізілмеген: мерзімді есептеу мүмкін емес",
        ru: "Рабочий календарь этого года не введён: срок вычислить нельзя",
        en: "The working calendar of this year is not entered: the term can't be counted")
    package static let ruleMissing = Reason(
        "deadline.ruleMissing", kk: "Бұл күнге мерзім ережесі енгізілмеген",
        ru: "На эту дату не введено правило срока",
        en: "No rule of this term is entered for that date")

    /// The same reason with the year in its text.
    package static func yearMissing(_ year: Int) -> Reason {
        Reason(
            yearMissing.code, kk: "\(year): \(yearMissing.text.kk)",
            ru: "\(year): \(yearMissing.text.ru)", en: "\(year): \(yearMissing.text.en)")
    }
}
