import Foundation
import Kernel
import Registry
import Testing

struct OrganisationFileTests {
    private func open(_ text: String) throws -> OrganisationFile {
        var rest = Array(text.utf8)[...]
        let reader = CSVReader {
            defer { rest = [] }
            return Array(rest)
        }
        return try OrganisationFile(reader, rules: ImportSamples.rules())
    }

    @Test func `a second mention of an identifier names the first line`() throws {
        var file = try open(
            """
            bin,rnn,name_kk,legal_form,region
            950440001673,600400012345,А,other,KZ-75
            950440001674,,Б,other,KZ-75
            950440001673,,В,other,KZ-75
            940140000385,600400012345,Г,other,KZ-75
            940140000385,,Д,other,KZ-75

            """)
        var reasons: [String] = []
        while let entry = try file.next() {
            if case .failure(let failure) = entry.result {
                reasons.append("\(entry.record.line): \(failure.reason)")
            }
        }
        // Line 5 is refused, so line 6 is the first with its BIN.
        #expect(
            reasons == [
                "3: bin the check digit does not fit", "4: bin was on line 2 already",
                "5: rnn was on line 2 already",
            ])
    }

    @Test func `is read again for some of its lines`() throws {
        let text = """
            bin,name_kk,legal_form,region
            950440001673,"А
            Б",other,KZ-75
            940140000385,В,other,KZ-75

            000640002067,Г,other,KZ-75
            """
        var file = try open(text)
        while try file.next() != nil {}
        var rest = Array(text.utf8)[...]
        var lines = LineSet()
        for line in [6, 2] { lines.insert(line) }
        try file.readAgain(
            CSVReader {
                defer { rest = [] }
                return Array(rest)
            }, only: lines)
        var again: [Int] = []
        while let entry = try file.next() {
            again.append(entry.record.line)
            if entry.record.line == 6 { #expect(try entry.result.get().names.kk == "Г") }
        }
        #expect(again == [2, 6])
    }

    @Test func `a set of lines`() {
        var lines = LineSet()
        #expect(lines.isEmpty && lines.last == 0 && !lines.contains(0) && !lines.contains(700))
        for line in [64, 63, 700, 64, 1] { lines.insert(line) }
        #expect(lines.count == 4 && lines.last == 700)
        #expect((0...1_000).filter { lines.contains($0) } == [1, 63, 64, 700])
    }

    @Test func `is refused before its first row`() {
        #expect(throws: OrganisationFile.Failure.empty) { try open("") }
        #expect(throws: OrganisationFile.Failure.titles(.unclosedQuote)) { try open("\"bin") }
        #expect(throws: OrganisationFile.Failure.self) { try open("bin;name_kk\n1;2\n") }
    }

    @Test func `rejected rows can be mended and imported again`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "rejected-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appending(path: "ngos.csv").path
        let text = """
            bin,name_kk,legal_form,region
            950440001673,Жақсы,other,KZ-75
            950440001674,"Нашар ""тырнақша"", үтір",other,KZ-75
            1,2
            940140000385,Артық,other,KZ-75,тағы

            """
        try Data(text.utf8).write(to: URL(fileURLWithPath: source))

        let (reader, size) = try CSVReader.open(source)
        #expect(size == text.utf8.count)
        var file = try OrganisationFile(reader, rules: ImportSamples.rules())
        let writer = try RejectedWriter(besides: source, file.header)
        while let entry = try file.next() {
            if case .failure(let failure) = entry.result { try writer.write(entry.record, failure) }
        }
        let path = try #require(try writer.finish())
        #expect(file.bytesRead == size)
        #expect(path == folder.appending(path: "ngos.rejected.csv").path)
        let written = try String(contentsOfFile: path, encoding: .utf8)
        #expect(
            written == """
                line,reason,bin,name_kk,legal_form,region\r
                3,bin the check digit does not fit,950440001674,"Нашар ""тырнақша"", үтір",other,KZ-75\r
                4,"the row has 2 columns, the header 4",1,2,,\r
                5,"the row has 5 columns, the header 4",940140000385,Артық,other,KZ-75,тағы\r

                """)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o600)

        let mended = written.replacing("950440001674", with: "000640002067")
        try Data(mended.utf8).write(to: URL(fileURLWithPath: path))
        var again = try OrganisationFile(
            try CSVReader.open(path).reader, rules: ImportSamples.rules())
        #expect(try again.next()?.result.get().names.kk == "Нашар \"тырнақша\", үтір")
        let second = try RejectedWriter(besides: path, again.header)
        let entry = try #require(try again.next())
        try second.write(entry.record, RowProblems([]))
        let secondPath = try #require(try second.finish())
        #expect(
            try String(contentsOfFile: secondPath, encoding: .utf8).hasPrefix(
                "line,reason,bin,name_kk,legal_form,region\r\n3,,1,2,,\r\n"))
    }
}
