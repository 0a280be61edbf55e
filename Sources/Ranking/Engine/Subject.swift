package import Postgres

/// An organisation as it stood on the cut-off day.
package struct Subject: Sendable, Equatable {
    package var id: UUIDValue
    /// Its legal form, size and main sphere make its peer group; empty where not known.
    package var form: String
    package var size: String
    package var sphere: String
    package var region: String
    /// What kept it from being financed on that day, joined by commas; empty where nothing did. It
    /// touches neither points nor places.
    package var bars: String
    /// Stands in place of points and place; empty where there is none.
    package var alert: String

    package init(
        id: UUIDValue, form: String, size: String, sphere: String, region: String,
        bars: String = "", alert: String = ""
    ) {
        self.id = id
        self.form = form
        self.size = size
        self.sphere = sphere
        self.region = region
        self.bars = bars
        self.alert = alert
    }
}

/// One piece of evidence about an organisation.
package struct InputRow: Sendable, Equatable {
    /// The place of its indicator in the method.
    package var indicator: Int
    /// The record that it comes from, such as `report/2025`.
    package var source: String
    package var on: CutOff
    /// `good` of `total`: 1 of 1 for a report in time, the tiyn that were spent of those that were
    /// planned.
    package var good: Int64
    package var total: Int64

    package init(indicator: Int, source: String, on: CutOff, good: Int64, total: Int64) {
        self.indicator = indicator
        self.source = source
        self.on = on
        self.good = good
        self.total = total
    }

    /// Rows beyond these limits are refused wherever they come from: sums then fit.
    package var isSound: Bool { total > 0 && good >= 0 && good <= total && indicator >= 0 }
}

/// A day as a number: 20261231.
package struct CutOff: Sendable, Hashable, Comparable {
    package var number: Int32

    package init(_ number: Int32) { self.number = number }

    package static func < (left: CutOff, right: CutOff) -> Bool { left.number < right.number }

    /// Whether a row of this day is within so many years up to `end`, the first day not counted.
    func isWithin(_ years: Int, upTo end: CutOff) -> Bool {
        number > end.number - Int32(years) * 10_000 && number <= end.number
    }
}
