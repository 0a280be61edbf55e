import Foundation

/// A due date together with the rule, the start and the days that made it.
package struct Deadline: Hashable, Sendable, Encodable {
    /// One step of the way from the event to the due date.
    package struct Step: Hashable, Sendable, Encodable {
        package enum Effect: String, Hashable, Sendable, Encodable {
            /// The event counts as having happened on a later day.
            case moved
            /// The day on which the event happened or counts as having happened.
            case started
            case counted
            case skipped
            /// The term stood still.
            case paused
            /// The day on which the term ends.
            case due
        }

        package let date: CivilDate
        package let effect: Effect
        package let why: String
    }

    package let rule: DeadlineRule
    package let due: CivilDate
    package let steps: [Step]

    /// The explanation as a JSON object with members in a fixed order, for keeping with the row.
    package var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

extension Deadline {
    /// The due date of a term that an event at an instant starts.
    ///
    /// - Parameter event: seconds since the epoch, UTC.
    package static func compute(
        _ rule: DeadlineRule, fromSecondsSinceEpoch event: Int64, in calendar: WorkingCalendar
    ) throws(WorkingCalendar.Failure) -> Deadline {
        guard let reading = KazakhstanTime.reading(atSecondsSinceEpoch: event) else {
            throw .outOfRange
        }
        var count = Count(rule: rule, calendar: calendar, date: reading.date)
        try count.register(secondOfDay: reading.secondOfDay)
        return try count.finish()
    }

    /// The due date of a term that starts with a day, whatever the hour.
    package static func compute(
        _ rule: DeadlineRule, from date: CivilDate, in calendar: WorkingCalendar
    ) throws(WorkingCalendar.Failure) -> Deadline {
        var count = Count(rule: rule, calendar: calendar, date: date)
        return try count.finish()
    }

    /// The due date of a term that stands still for some days: what was left of it on the first of
    /// them, in working days, goes on behind the last. Where there is no such day it stays as it was.
    ///
    /// - Parameter last: the day on which it would end without them.
    package static func compute(
        _ rule: DeadlineRule, ending last: CivilDate, pausedFrom first: CivilDate,
        through until: CivilDate, in calendar: WorkingCalendar
    ) throws(WorkingCalendar.Failure) -> Deadline {
        var count = Count(rule: rule, calendar: calendar, date: first)
        return try count.pause(through: until, ending: last)
    }
}

/// A term being counted: where it stands and how it came there.
private struct Count {
    let rule: DeadlineRule
    let calendar: WorkingCalendar
    var date: CivilDate
    var steps: [Deadline.Step] = []

    /// Moves an event that came after hours or on a day off to the next working day.
    mutating func register(secondOfDay: Int) throws(WorkingCalendar.Failure) {
        guard let closing = rule.closesAtSecond else { return }
        let verdict = try calendar.verdict(on: date)
        if !verdict.isWorking {
            note(.moved, "came on a day off: \(verdict.reason)")
        } else if secondOfDay >= closing {
            note(.moved, "came after hours")
        } else {
            return
        }
        try advance()
        try skipDaysOff()
    }

    mutating func finish() throws(WorkingCalendar.Failure) -> Deadline {
        note(.started, rule.startsNextDay ? "counting starts the next day" : "counts itself")
        switch rule.unit {
        case .workingDays: try countDays(workingOnly: true)
        case .calendarDays: try countDays(workingOnly: false)
        case .months: try countMonths()
        case .fixedDate: try findFixedDay()
        }
        if rule.rollsOver, rule.unit != .workingDays { try skipDaysOff() }
        note(.due, "the term ends with this day")
        return Deadline(rule: rule, due: date, steps: steps)
    }

    mutating func pause(
        through until: CivilDate, ending last: CivilDate
    ) throws(WorkingCalendar.Failure) -> Deadline {
        var left = 0
        var day = date
        while day <= last {
            if try calendar.verdict(on: day).isWorking { left += 1 }
            guard let next = day.adding(days: 1) else { throw .outOfRange }
            day = next
        }
        while date <= until {
            note(.paused, "the term stands still")
            try advance()
        }
        try count(max(left, 1), workingOnly: true) { counted, _ in "\(counted) of \(left) left" }
        note(.due, "the term ends with this day")
        return Deadline(rule: rule, due: date, steps: steps)
    }

    private mutating func countDays(workingOnly: Bool) throws(WorkingCalendar.Failure) {
        if rule.startsNextDay { try advance() }
        let amount = rule.amount
        try count(amount, workingOnly: workingOnly) { "\($0) of \(amount): \($1)" }
    }

    /// Goes on to the day that is the last of so many.
    ///
    /// - Parameter text: what is noted of a day that counts, by its number and its reason.
    private mutating func count(
        _ amount: Int, workingOnly: Bool, _ text: (Int, String) -> String
    ) throws(WorkingCalendar.Failure) {
        var counted = 0
        while true {
            let verdict =
                workingOnly
                ? try calendar.verdict(on: date)
                : WorkingCalendar.Verdict(isWorking: true, reason: "calendar day")
            if verdict.isWorking {
                counted += 1
                note(.counted, text(counted, verdict.reason))
                if counted == amount { return }
            } else {
                note(.skipped, verdict.reason)
            }
            try advance()
        }
    }

    /// A term in months ends on the day of the same number; when the first day counts too, on the
    /// day before that.
    private mutating func countMonths() throws(WorkingCalendar.Failure) {
        let first = date.day
        guard var end = date.adding(months: rule.amount) else { throw .outOfRange }
        let clamped = end.day != first
        if !rule.startsNextDay, !clamped {
            guard let before = end.adding(days: -1) else { throw .outOfRange }
            end = before
        }
        date = end
        let months = rule.amount == 1 ? "1 month" : "\(rule.amount) months"
        note(.counted, clamped ? "\(months); the month has no day \(first)" : months)
    }

    private mutating func findFixedDay() throws(WorkingCalendar.Failure) {
        guard let day = rule.fixedDay else { preconditionFailure("a rule checks this when made") }
        if rule.startsNextDay { try advance() }
        for year in date.year...(date.year + 1) {
            let last = min(day.day, CivilDate.length(ofMonth: day.month, year: year))
            guard let found = CivilDate(year: year, month: day.month, day: last) else {
                throw .outOfRange
            }
            guard found >= date else { continue }
            date = found
            return note(.counted, "the fixed day of \(year)")
        }
    }

    private mutating func skipDaysOff() throws(WorkingCalendar.Failure) {
        while true {
            let verdict = try calendar.verdict(on: date)
            if verdict.isWorking { return }
            note(.skipped, verdict.reason)
            try advance()
        }
    }

    private mutating func advance() throws(WorkingCalendar.Failure) {
        guard let next = date.adding(days: 1) else { throw .outOfRange }
        date = next
    }

    private mutating func note(_ effect: Deadline.Step.Effect, _ why: String) {
        steps.append(Deadline.Step(date: date, effect: effect, why: why))
    }
}
