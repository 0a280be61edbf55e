import Histogram

/// What one run of a load gave.
package struct Measurement: Sendable {
    /// Answers that came in the measured time.
    package private(set) var answers = 0
    /// Of those, errors and what was no answer at all.
    package private(set) var failures = 0
    /// Calls of a fixed rate that had no answer at the end; they are in the latencies with the time
    /// that they had waited by then.
    package private(set) var unanswered = 0
    package private(set) var time: Duration
    /// Nanoseconds, exact to three digits.
    private var latencies = Histogram<UInt64>(numberOfSignificantValueDigits: .three)

    init(over time: Duration) { self.time = time }

    mutating func record(_ nanoseconds: UInt64, isGood: Bool) {
        answers += 1
        if !isGood { failures += 1 }
        _ = latencies.record(nanoseconds)
    }

    mutating func recordUnanswered(_ nanoseconds: UInt64) {
        unanswered += 1
        _ = latencies.record(nanoseconds)
    }

    mutating func add(_ other: Measurement) {
        answers += other.answers
        failures += other.failures
        unanswered += other.unanswered
        latencies.add(other.latencies)
    }

    /// Answers a second.
    package var rate: Int { time > .zero ? Int(Double(answers) / (time / .seconds(1))) : 0 }

    /// The latency that this share of calls stayed below, in whole microseconds.
    package func microseconds(at percent: Double) -> Int {
        Int(latencies.valueAtPercentile(percent) / 1_000)
    }
}

/// Counts what comes in the measured time; on one event loop only.
final class Recorder {
    let window: Range<UInt64>
    private(set) var measurement: Measurement

    /// - Parameter window: nanoseconds of the monotonic clock.
    init(_ window: Range<UInt64>) {
        self.window = window
        measurement = Measurement(over: .nanoseconds(Int64(window.upperBound - window.lowerBound)))
    }

    func answered(at now: UInt64, since sent: UInt64, isGood: Bool) {
        guard window.contains(now) else { return }
        measurement.record(now - min(sent, now), isGood: isGood)
    }

    func unanswered(since sent: UInt64) {
        guard window.contains(sent) else { return }
        measurement.recordUnanswered(window.upperBound - sent)
    }
}
