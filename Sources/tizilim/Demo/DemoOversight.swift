import Foundation
import Kernel
import Postgres

/// What made-up citizens have said about the demo's organisations over three years, and what became
/// of it: so much, and so long ago, that no method could write it. A superuser does, a month at a
/// time, with every constraint in force and the journal's entries beside the rows.
struct DemoOversight {
    /// Enough for a league of regions that is worth reading.
    static let countUsual = 40_000

    /// Of the database; the demo's is private.
    let administrator: String
    var count = countUsual

    /// The calendar of the register begins with 2024.
    private static let months: [String] = {
        var days: [String] = []
        for year in 2024...2026 {
            for month in 1...12 { days.append(String(format: "%04d-%02d-01", year, month)) }
        }
        return days
    }()

    /// Does nothing where somebody has said something.
    func fillIfEmpty() async throws {
        let count = count
        try await BlockingConnection.run(administrator) { try Self.fill($0, count) }
    }

    private static func fill(
        _ connection: borrowing BlockingConnection, _ count: Int
    ) throws(BlockingError) {
        let present = try connection.execute("SELECT count(*) FROM oversight.comments").single
        let now = try connection.execute("SELECT now()::date").single ?? ""
        let begun = months.filter { $0 < now }
        guard present == "0", count >= begun.count, !begun.isEmpty else { return }
        let ends = Array(begun.dropFirst()) + [now]
        _ = try connection.execute(ground.description)
        for (start, end) in zip(begun, ends) {
            _ = try connection.execute(part(start, end, count / begun.count))
        }
        _ = try connection.execute("ANALYZE oversight.comments, oversight.duties")
    }

    private static func part(_ start: String, _ end: String, _ count: Int) -> String {
        var said = month.description
        for (name, value) in [("$from", start), ("$to", end), ("$count", "\(count)")] {
            said = said.replacingOccurrences(of: name, with: value)
        }
        return "BEGIN;\n" + said + "\n" + journal.description + "\nCOMMIT;"
    }
}
