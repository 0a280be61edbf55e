import Metrics
import Testing

@testable import tizilim

struct MetricBookTests {
    private let book = MetricBook()

    @Test func `counters, gauges and meters are shown in Prometheus' form`() {
        let counter = Counter(
            label: "lines_total", dimensions: [("lane", "a")], factory: book)
        Counter(label: "lines_total", dimensions: [("lane", "b")], factory: book).increment()
        counter.increment(by: 3)
        // The same name and labels are the same number.
        Counter(label: "lines_total", dimensions: [("lane", "a")], factory: book).increment()
        Gauge(label: "height", factory: book).record(1.5)
        let meter = Meter(label: "depth", factory: book)
        meter.increment(by: 5)
        meter.decrement()
        #expect(
            book.text == """
                # TYPE tizilim_metrics_dropped_total counter
                tizilim_metrics_dropped_total 0
                # TYPE depth gauge
                depth 4
                # TYPE height gauge
                height 1.5
                # TYPE lines_total counter
                lines_total{lane="a"} 4
                lines_total{lane="b"} 1

                """)
    }

    @Test func `a timer is a cumulative histogram in seconds`() {
        let timer = Timer(label: "call_seconds", dimensions: [("m", "x")], factory: book)
        timer.recordMilliseconds(1)
        timer.recordMilliseconds(7)
        timer.recordSeconds(60)
        let lines = book.text.split(separator: "\n")
        #expect(lines.contains("# TYPE call_seconds histogram"))
        #expect(lines.contains(#"call_seconds_bucket{m="x",le="0.0005"} 0"#))
        #expect(lines.contains(#"call_seconds_bucket{m="x",le="0.001"} 1"#))
        #expect(lines.contains(#"call_seconds_bucket{m="x",le="0.01"} 2"#))
        #expect(lines.contains(#"call_seconds_bucket{m="x",le="30"} 2"#))
        #expect(lines.contains(#"call_seconds_bucket{m="x",le="+Inf"} 3"#))
        #expect(lines.contains(#"call_seconds_sum{m="x"} 60.008"#))
        #expect(lines.contains(#"call_seconds_count{m="x"} 3"#))
    }

    @Test func `a recorder counts sizes`() {
        let recorder = Recorder(label: "group", aggregate: true, factory: book)
        for size in [1, 16, 17] { recorder.record(size) }
        recorder.record(Double.nan)
        let lines = book.text.split(separator: "\n")
        #expect(lines.contains(#"group_bucket{le="16"} 2"#))
        #expect(lines.contains("group_sum 34"))
        #expect(lines.contains("group_count 3"))
    }

    @Test func `names and labels can't break the text`() {
        Counter(
            label: "9 ways\n# TYPE x", dimensions: [("a b", "q\"uo\\te\nnew")], factory: book
        ).increment()
        #expect(
            book.text.hasSuffix(
                #"""
                _9_ways___TYPE_x{a_b="q\"uo\\te\nnew"} 1

                """#))
    }

    @Test func `the number of series is bounded, and a name keeps its kind`() {
        for number in 0..<(MetricBook.seriesMax + 10) {
            Counter(label: "many_total", dimensions: [("n", "\(number)")], factory: book)
                .increment()
        }
        let lines = book.text.split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("many_total{") } == MetricBook.seriesMax)
        #expect(lines.contains("tizilim_metrics_dropped_total 10"))
        let other = MetricBook()
        Counter(label: "x", factory: other).increment()
        Gauge(label: "x", factory: other).record(7)
        #expect(other.text.hasSuffix("tizilim_metrics_dropped_total 1\n# TYPE x counter\nx 1\n"))
    }

    @Test func `no addition of many threads is lost`() async {
        let counter = Counter(label: "n_total", factory: book)
        let meter = Meter(label: "m", factory: book)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<10_000 {
                        counter.increment()
                        meter.increment()
                    }
                }
            }
        }
        #expect(book.text.contains("\nn_total 80000\n"))
        #expect(book.text.contains("\nm 80000\n"))
    }
}
