import Kernel

/// How a ranking is computed, as it is published: everything that the computation depends on beside
/// its input rows.
package struct MethodRecord: Sendable, Equatable {
    /// How the indicators of one organisation become one number.
    package enum Form: String, Choice {
        /// The weighted mean.
        case sum
        /// What is left of the whole after the weighted distance from it, so that one weak indicator
        /// can't hide behind the others.
        case distance
    }

    /// Which organisations get points at all; the others are "not rated: too little data".
    package struct Evidence: Sendable, Equatable {
        package var rowsMin: Int
        package var indicatorsMin: Int

        package init(rowsMin: Int, indicatorsMin: Int) {
            self.rowsMin = rowsMin
            self.indicatorsMin = indicatorsMin
        }
    }

    /// The name of all points from a number on.
    package struct Band: Sendable, Equatable {
        package var from: Int64
        package var name: String

        package init(from: Int64, name: String) {
            self.from = from
            self.name = name
        }
    }

    package var form: Form
    /// The most points there are.
    package var scale: Int64
    package var evidence: Evidence
    /// A peer group has at least so many organisations, or a wider one is taken.
    package var groupMin: Int
    /// From the highest to the one that begins at 0.
    package var bands: [Band]
    package var indicators: [Indicator]

    package init(
        form: Form, scale: Int64, evidence: Evidence, groupMin: Int, bands: [Band],
        indicators: [Indicator]
    ) {
        self.form = form
        self.scale = scale
        self.evidence = evidence
        self.groupMin = groupMin
        self.bands = bands
        self.indicators = indicators
    }

    package func band(of points: Int64) -> String {
        bands.first { $0.from <= points }?.name ?? ""
    }

    var weights: Int64 { indicators.reduce(0) { $0 + $1.weight } }
}

/// One thing that is looked at.
package struct Indicator: Sendable, Equatable {
    /// Whether a large share speaks for an organisation or against it.
    package enum Direction: String, Choice {
        case up
        case down
    }

    package var code: String
    package var weight: Int64
    package var direction: Direction
    /// Rows of so many years up to the cut-off day count.
    package var years: Int
    /// As many rows at the group's mean are added to the organisation's own ones: `k`.
    package var strength: Int64
    /// The mean of a group that has no rows, in parts of a million.
    package var prior: Int64

    package init(
        _ code: String, weight: Int64, direction: Direction = .up, years: Int = 3,
        strength: Int64, prior: Int64
    ) {
        self.code = code
        self.weight = weight
        self.direction = direction
        self.years = years
        self.strength = strength
        self.prior = prior
    }

    /// What a row says, in parts of a million, as far as it speaks for the organisation. One row is one
    /// piece of evidence, however much money is behind it.
    package func value(good: Int64, of total: Int64) -> Int64 {
        let share = Parts.divide(
            UInt128(good) * UInt128(Parts.whole), by: UInt128(total))
        return direction == .up ? share : Parts.whole - share
    }

    /// The mean of the organisation's rows, drawn towards that of its group: `(n·x + k·μ)/(n + k)`.
    ///
    /// - Parameter sum: of the rows' values, which is n·x without a rounding.
    package func shrunk(sum: Int64, rows: Int64, mean: Int64) -> Int64 {
        guard rows + strength > 0 else { return mean }
        let drawn = UInt128(sum) + UInt128(strength) * UInt128(mean)
        return Parts.divide(drawn, by: UInt128(rows + strength))
    }
}

extension MethodRecord {
    /// The points of an organisation whose indicators have these values.
    package func points(_ values: some Collection<Int64>) -> Int64 {
        let whole = UInt128(Parts.whole)
        switch form {
        case .sum:
            var sum: UInt128 = 0
            for (indicator, value) in zip(indicators, values) {
                sum += UInt128(indicator.weight) * UInt128(value)
            }
            return Parts.divide(sum * UInt128(scale), by: UInt128(weights) * whole)
        case .distance:
            var squares: UInt128 = 0
            for (indicator, value) in zip(indicators, values) {
                let missing = UInt128(Parts.whole - value)
                squares += UInt128(indicator.weight) * missing * missing
            }
            // The root is taken of a number that is 10^12 larger, so that it keeps six more places.
            let distance = Parts.root(squares * whole * whole / UInt128(weights))
            let left = whole * whole - UInt128(distance)
            return Parts.divide(left * UInt128(scale), by: whole * whole)
        }
    }

    /// No single row moves its organisation's own points by more than this, once it is rated: what the
    /// heaviest indicator can give at all, and one for the roundings.
    package var stepMax: Int64 {
        let heaviest = UInt128(indicators.map(\.weight).max() ?? 0)
        let share: Int64
        switch form {
        case .sum: share = Parts.divide(heaviest * UInt128(scale), by: UInt128(weights))
        case .distance:
            let square = heaviest * UInt128(scale) * UInt128(scale) / UInt128(weights)
            share = Parts.root(square) + 1
        }
        return share + 1
    }
}
