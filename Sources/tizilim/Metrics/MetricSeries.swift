import Metrics
import Synchronization

/// One line of numbers, or for a distribution several, that any thread may add to.
protocol MetricSeries: AnyObject, Sendable {
    var kind: MetricKind { get }

    /// Appends samples in Prometheus' text form.
    func write(_ name: MetricName, to text: inout String)
}

/// Source: Prometheus, "Exposition formats", version 0.0.4.
enum MetricKind: String, Sendable {
    case counter
    case gauge
    case histogram
}

/// A number that only grows, until the program ends.
final class CounterSeries: CounterHandler, MetricSeries {
    private let number = Atomic<Int64>(0)

    var kind: MetricKind { .counter }
    var value: Int64 { number.load(ordering: .relaxed) }

    func increment(by amount: Int64) { number.wrappingAdd(amount, ordering: .relaxed) }
    func reset() { number.store(0, ordering: .relaxed) }

    func write(_ name: MetricName, to text: inout String) {
        text += "\(name.line()) \(value)\n"
    }
}

/// A number that goes up and down.
final class GaugeSeries: RecorderHandler, MeterHandler, MetricSeries {
    private let bits = Atomic<UInt64>(Double(0).bitPattern)

    var kind: MetricKind { .gauge }
    var value: Double { Double(bitPattern: bits.load(ordering: .relaxed)) }

    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }
    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }
    func increment(by amount: Double) { add(amount) }
    func decrement(by amount: Double) { add(-amount) }

    private func add(_ amount: Double) {
        var old = bits.load(ordering: .relaxed)
        while true {
            let new = (Double(bitPattern: old) + amount).bitPattern
            let (isDone, now) = bits.weakCompareExchange(
                expected: old, desired: new, ordering: .relaxed)
            if isDone { return }
            old = now
        }
    }

    func write(_ name: MetricName, to text: inout String) {
        text += "\(name.line()) \(PrometheusText.number(value))\n"
    }
}

/// How often values were at most so large: times in seconds, or counts.
final class HistogramSeries: TimerHandler, RecorderHandler, MetricSeries {
    /// Upper bounds, and by how much a recorded value is divided when it is shown.
    struct Scale: Sendable {
        var bounds: [Int64]
        var divisor: Double

        /// From half a millisecond (a read of one row) to the deadline of a call, in nanoseconds.
        static let time = Scale(
            bounds: [
                0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000,
            ].map { Int64($0 * 1_000_000) }, divisor: 1_000_000_000)
        /// Powers of two up to the largest page.
        static let count = Scale(bounds: [1, 2, 4, 8, 16, 32, 64, 128, 256], divisor: 1)
    }

    private let scale: Scale
    /// One for each bound and one for what is above all; not cumulative.
    private let buckets: [CounterSeries]
    private let sum = Atomic<Int64>(0)

    init(_ scale: Scale) {
        self.scale = scale
        buckets = (0...scale.bounds.count).map { _ in CounterSeries() }
    }

    var kind: MetricKind { .histogram }

    func recordNanoseconds(_ duration: Int64) { record(duration) }

    func record(_ value: Int64) {
        let place = scale.bounds.firstIndex { value <= $0 } ?? scale.bounds.count
        buckets[place].increment(by: 1)
        sum.wrappingAdd(value, ordering: .relaxed)
    }

    /// Rounded: nothing here measures fractions.
    func record(_ value: Double) {
        if let whole = Int64(exactly: value.rounded()) { record(whole) }
    }

    func write(_ name: MetricName, to text: inout String) {
        var total: Int64 = 0
        for (bound, bucket) in zip(scale.bounds, buckets) {
            total += bucket.value
            let limit = PrometheusText.number(Double(bound) / scale.divisor)
            text += "\(name.line("_bucket", le: limit)) \(total)\n"
        }
        total += buckets[scale.bounds.count].value
        text += "\(name.line("_bucket", le: "+Inf")) \(total)\n"
        let all = Double(sum.load(ordering: .relaxed)) / scale.divisor
        text += "\(name.line("_sum")) \(PrometheusText.number(all))\n"
        text += "\(name.line("_count")) \(total)\n"
    }
}
