import Foundation
import Kernel
import Testing

struct RejectedWriterTests {
    private enum Column: Int, CSVColumn {
        case name, reason

        static let titles = ["name", "reason"]
        static let needed: [[Column]] = []
    }

    @Test func `a column of the file may be called as one of the report`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "rejected-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let header = try CSVHeader<Column>(["line", "rejected", "name", "reason"])
        let record = CSVRecord(line: 7, fields: ["2", "бұрынғы", "А", "Ә"], problem: nil)
        #expect(header.field(.reason, of: record) == "Ә")
        let writer = try RejectedWriter(besides: folder.appending(path: "a.csv").path, header)
        try writer.write(record, RowProblems([RowProblem(Column.name, "short", "is short")]))
        let path = try #require(try writer.finish())
        #expect(
            try String(contentsOfFile: path, encoding: .utf8)
                == "line,rejected,name,reason\r\n7,name is short,А,Ә\r\n")
    }

    @Test func `nothing rejected leaves no file, not even an old one`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "rejected-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appending(path: "ngos.csv").path
        try Data().write(to: folder.appending(path: "ngos.rejected.csv"))
        #expect(try RejectedWriter(besides: source, CSVHeader<Column>(["name"])).finish() == nil)
        _ = try RejectedWriter(besides: source, CSVHeader<Column>(["name"]))  // given up half-way
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test func `a file that is not there says so`() {
        #expect(throws: CSVReader.Failure.self) { try CSVReader.open("/nowhere/ngos.csv") }
    }
}
