import Foundation
import Kernel

/// Brings the rows of a file into the database.
protocol ImportEngine: Sendable {
    /// - Parameter report: called now and then, from any thread; cheap.
    func run(
        _ file: String, report: @escaping @Sendable (ImportProgress) -> Void
    ) async throws -> ImportSummary
}

/// The shell around the engine: a bar while it works, one line and a table when it is done.
struct ImportRun {
    var engine: any ImportEngine

    @discardableResult
    func run(_ file: String) async throws -> ImportSummary {
        guard access(file, R_OK) == 0 else {
            throw Complaint("\(file) can't be read", status: .usage)
        }
        let bar = ProgressBar(unit: "rows")
        let summary: ImportSummary
        do {
            summary = try await engine.run(file) { progress in
                bar.update(
                    done: progress.bytesRead, total: progress.bytesTotal, items: progress.rows)
            }
        } catch {
            _ = bar.finish(items: 0)
            throw Self.complaint(of: error, file)
        }
        Terminal.complain(bar.finish(items: summary.rows))
        return summary
    }

    private static func complaint(of error: any Error, _ file: String) -> any Error {
        switch error {
        case let problem as any FileProblem: Complaint("\(file): \(problem)", status: .usage)
        case let error as CocoaError: Complaint("\(error.localizedDescription)")
        default: error
        }
    }
}

extension ImportSummary {
    /// For people; the rejected rows are named last, because something is to be done about them.
    func text(width: Int) -> String {
        let table = Table(
            ["outcome", "rows"],
            [
                ["added", "\(added)"], ["updated", "\(updated)"], ["unchanged", "\(unchanged)"],
                ["rejected", "\(rejected)"], ["all", "\(rows)"],
                ["of these incomplete", "\(incomplete)"],
            ])
        let ending = rejectedFile.map {
            ["", "Mend the rows in \($0) and import that file."]
        }
        return (table.lines(width: width) + (ending ?? [])).joined(separator: "\n")
    }
}
