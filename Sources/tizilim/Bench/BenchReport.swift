import Bench

/// Measurements as a table for people and as lines of JSON for programs.
struct BenchReport {
    private struct Row {
        var load: Load
        var measurement: Measurement
    }

    private let name: String
    private var rows: [Row] = []

    init(_ name: String) { self.name = name }

    mutating func add(_ measurement: Measurement, of load: Load) {
        rows.append(Row(load: load, measurement: measurement))
    }

    func table(_ width: Int) -> String {
        let titles = [
            "scenario", "clients", "in flight", "calls/s", "p50 µs", "p99 µs", "p99.9 µs",
            "failed", "unanswered",
        ]
        let cells = rows.map { [name] + numbers($0).map { "\($0.value)" } }
        return Table(titles, cells).lines(width: width).joined(separator: "\n")
    }

    var jsonLines: String {
        rows.map { row in
            let members = numbers(row).map { #""\#($0.name)":\#($0.value)"# }
            return #"{"scenario":"\#(name)",\#(members.joined(separator: ","))}"#
        }.joined(separator: "\n")
    }

    private func numbers(_ row: Row) -> [(name: String, value: Int)] {
        let measured = row.measurement
        return [
            ("clients", row.load.clients), ("inFlight", row.load.inFlight),
            ("rate", measured.rate), ("p50", measured.microseconds(at: 50)),
            ("p99", measured.microseconds(at: 99)), ("p999", measured.microseconds(at: 99.9)),
            ("failed", measured.failures), ("unanswered", measured.unanswered),
        ]
    }
}
