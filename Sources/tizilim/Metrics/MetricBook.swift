import Metrics
import Synchronization

/// All numbers of the program, kept for whoever comes to fetch them.
///
/// A series lives as long as the program, so that a counter that nobody holds any more is not lost.
final class MetricBook: MetricsFactory {
    /// Some 30 names with their lanes and reasons, and one for each of a few hundred methods. What
    /// comes beyond is a fault of the program and is dropped; one number says how many.
    static let seriesMax = 1_000

    private struct Contents {
        var series: [MetricName: any MetricSeries] = [:]
        var kinds: [String: MetricKind] = [:]
    }

    private let contents = Mutex(Contents())
    private let dropped = CounterSeries()

    /// The book of the process, if anybody is to read it. To be called once, before the first number
    /// is made.
    static func opened(for options: ServerOptions) -> MetricBook? {
        guard options.metrics != nil else { return nil }
        let book = MetricBook()
        MetricsSystem.bootstrap(book)
        return book
    }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        find(label, dimensions, .counter) { CounterSeries() } ?? NOOPMetricsHandler.instance
    }

    func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        guard aggregate else {
            return find(label, dimensions, .gauge) { GaugeSeries() } ?? NOOPMetricsHandler.instance
        }
        return find(label, dimensions, .histogram) { HistogramSeries(.count) }
            ?? NOOPMetricsHandler.instance
    }

    func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        find(label, dimensions, .gauge) { GaugeSeries() } ?? NOOPMetricsHandler.instance
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        find(label, dimensions, .histogram) { HistogramSeries(.time) }
            ?? NOOPMetricsHandler.instance
    }

    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyMeter(_ handler: any MeterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}

    /// The series of that name, made if it is new; nil when there are too many, or when the name
    /// stands for another kind already.
    private func find<Series: MetricSeries>(
        _ label: String, _ dimensions: [(String, String)], _ kind: MetricKind, make: () -> Series
    ) -> Series? {
        let name = MetricName(label, dimensions)
        let found = contents.withLock { contents -> Series? in
            if let known = contents.series[name] { return known as? Series }
            guard contents.kinds[name.name, default: kind] == kind,
                contents.series.count < Self.seriesMax
            else { return nil }
            let new = make()
            contents.series[name] = new
            contents.kinds[name.name] = kind
            return new
        }
        if found == nil { dropped.increment(by: 1) }
        return found
    }

    /// Everything, in the order of names.
    var text: String {
        let all = contents.withLock { $0.series }.sorted { $0.key < $1.key }
        var text = ""
        PrometheusText.begin("tizilim_metrics_dropped_total", .counter, &text)
        dropped.write(MetricName("tizilim_metrics_dropped_total", []), to: &text)
        var previous: String?
        for (name, series) in all {
            if name.name != previous { PrometheusText.begin(name.name, series.kind, &text) }
            previous = name.name
            series.write(name, to: &text)
        }
        return text
    }
}

/// Source: Prometheus, "Exposition formats", version 0.0.4.
enum PrometheusText {
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    static func begin(_ name: String, _ kind: MetricKind, _ text: inout String) {
        text += "# TYPE \(name) \(kind.rawValue)\n"
    }

    /// Whole numbers without a point.
    static func number(_ value: Double) -> String {
        Int64(exactly: value).map(String.init) ?? "\(value)"
    }
}
