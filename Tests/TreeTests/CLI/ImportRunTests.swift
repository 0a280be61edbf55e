import Foundation
import Kernel
import Testing

@testable import tizilim

struct ImportRunTests {
    private struct Engine: ImportEngine {
        func run(
            _ file: String, report: @escaping @Sendable (ImportProgress) -> Void
        ) async throws -> ImportSummary {
            report(ImportProgress(bytesRead: 5, bytesTotal: 10, rows: 1))
            var summary = ImportSummary()
            (summary.added, summary.rejected) = (1, 1)
            summary.rejectedFile = "register.rejected.csv"
            return summary
        }
    }

    @Test func `the summary counts each row once and names the file to mend`() async throws {
        let summary = try await ImportRun(engine: Engine()).run(#filePath)
        #expect(summary.rows == 2)
        let text = summary.text(width: 60)
        #expect(text.contains("added                   1"))
        #expect(
            text.hasSuffix("Mend the rows in register.rejected.csv and import that file."))
    }

    @Test func `a file that is not there is a wrong command line`() async throws {
        do {
            try await ImportRun(engine: Engine()).run("/nonexistent.csv")
            Issue.record("it was imported")
        } catch let complaint as Complaint {
            #expect(complaint.status == .usage)
        }
    }
}

struct GenerateTests {
    @Test func `a file appears whole, private and the same for the same seed`() async throws {
        let path = NSTemporaryDirectory() + "tizilim-generate-\(UUID()).csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        for _ in 1...2 {
            try await OutputFile.write(path) { descriptor in
                try GenerateCommands.Organisations.write(20, 7, to: descriptor, path)
            }
        }
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.hasPrefix("bin,"))
        #expect(text.split(separator: "\r\n").count == 21)
        #expect(!FileManager.default.fileExists(atPath: path + ".partial"))
    }

    @Test func `a failure leaves no half file`() async throws {
        let path = NSTemporaryDirectory() + "tizilim-generate-\(UUID()).csv"
        await #expect(throws: Complaint.self) {
            try await OutputFile.write(path) { _ in throw Complaint("stop") }
        }
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(!FileManager.default.fileExists(atPath: path + ".partial"))
    }
}
