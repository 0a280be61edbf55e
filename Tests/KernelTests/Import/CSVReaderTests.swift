import Kernel
import Testing

struct CSVReaderTests {
    private func records(_ bytes: [UInt8], chunk: Int = 64 * 1024) throws -> [CSVRecord] {
        var rest = bytes[...]
        var reader = CSVReader {
            let head = Array(rest.prefix(chunk))
            rest = rest.dropFirst(chunk)
            return head
        }
        var records: [CSVRecord] = []
        while let record = try reader.next() { records.append(record) }
        #expect(reader.bytesRead == bytes.count)
        return records
    }

    private func records(_ text: String, chunk: Int = 64 * 1024) throws -> [CSVRecord] {
        try records(Array(text.utf8), chunk: chunk)
    }

    @Test(arguments: [
        ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]), ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
        ("\"a,1\",\"b\"\"2\"\"\"\r\n", [["a,1", "b\"2\""]]),
        ("\"a\nb\",\"c\r\nd\"\n", [["a\nb", "c\r\nd"]]), ("\u{FEFF}a\n", [["a"]]),
        ("a,,\n,\n", [["a", "", ""], ["", ""]]), ("\n\na\n\r\n\n", [["a"]]),
        ("\"\"\n", [[""]]), ("\"\"", [[""]]), ("a,", [["a", ""]]), ("", []),
        ("ОО \"Балалар\",б\n", [["ОО \"Балалар\"", "б"]]), ("a\rb\r\n", [["a\rb"]]),
    ])
    func `reads rows`(text: String, expected: [[String]]) throws {
        for chunk in [1, 2, 3, 7, 65_536] where chunk > 3 || !text.hasPrefix("\u{FEFF}") {
            let read = try records(text, chunk: chunk)
            #expect(read.map(\.fields) == expected)
            #expect(read.allSatisfy { $0.problem == nil })
        }
    }

    @Test func `counts the line on which a row begins`() throws {
        let read = try records("a\n\"b\nb\nb\"\n\nc\r\n\"d\r\nd\"\r\ne")
        #expect(read.map(\.line) == [1, 2, 6, 7, 9])
    }

    @Test func `a row that is not UTF-8 is reported and the next one read`() throws {
        var bytes = Array("a,b\nc,".utf8)
        bytes += [0xD0] + Array("\nd,e\n".utf8)
        let read = try records(bytes)
        #expect(read.map(\.problem) == [nil, .invalidUTF8(field: 2), nil])
        #expect(read[2].fields == ["d", "e"])
        #expect(read[1].line == 2)
    }

    @Test func `text after a closing quote is reported`() throws {
        let read = try records("\"a\"b,c\nd,e\n")
        #expect(read.map(\.problem) == [.textAfterQuote(field: 1), nil])
        #expect(read[1].fields == ["d", "e"])
    }

    @Test func `a quote open to the end is reported`() throws {
        let read = try records("a\n\"b,c\nd\n")
        #expect(read.map(\.problem) == [nil, .unclosedQuote])
        #expect(read[1].line == 2)
    }

    @Test func `an over-long row ends at its next line`() throws {
        let long = String(repeating: "x", count: CSVReader.rowBytesMax)
        let read = try records("a\n\"\(long)xxx\nb,c\n")
        #expect(read.map(\.problem) == [nil, .rowTooLong, nil])
        #expect(read[2].fields == ["b", "c"])
        #expect(read[2].line == 3)
        #expect(read[1].fields.joined().utf8.count <= CSVReader.rowBytesMax + 1)
    }

    @Test func `an over-long field and too many of them are reported`() throws {
        let long = String(repeating: "x", count: CSVReader.fieldBytesMax + 1)
        let many = String(repeating: ",", count: CSVReader.fieldCountMax)
        let read = try records("a,\(long)\n\(many)\nb\n")
        #expect(read.map(\.problem) == [.fieldTooLong(field: 2), .tooManyFields, nil])
    }

    @Test func `a UTF-16 file is refused as such`() {
        #expect(throws: CSVReader.Failure.utf16) { try records([0xFF, 0xFE, 0x61, 0x00]) }
    }

    @Test func `an error while reading is passed on`() {
        struct Broken: Error {}
        var reader = CSVReader { throw Broken() }
        #expect(throws: CSVReader.Failure.unreadable("Broken()")) { try reader.next() }
    }

    @Test func `reads what was written, in whatever pieces it comes`() throws {
        var random = SeededNumbers(seed: 21)
        let pool = ["a", "қ", "\"", ",", "\n", "\r\n", " ", "«", ";", "\"\"", "1", "\r"]
        for _ in 0..<400 {
            let rows = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                ["x"]
                    + (0..<Int.random(in: 1...4, using: &random)).map { _ in
                        (0..<Int.random(in: 0...5, using: &random))
                            .map { _ in pool.randomElement(using: &random) ?? "" }.joined()
                    }
            }
            var bytes: [UInt8] = []
            for row in rows { CSVWriter.append(row, to: &bytes) }
            let read = try records(bytes, chunk: .random(in: 1...9, using: &random))
            #expect(read.map(\.fields) == rows)
        }
    }

    @Test func `no bytes make it fail or lose its way`() throws {
        var random = SeededNumbers(seed: 22)
        let pool = Array("ab,,\"\"\n\n\r\u{D0}".utf8) + [0xFF, 0x00]
        for _ in 0..<3_000 {
            let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                pool.randomElement(using: &random) ?? 0
            }
            let whole = try records(bytes)
            #expect(try records(bytes, chunk: 5) == whole)
            let lines = whole.map(\.line)
            #expect(lines == lines.sorted() && Set(lines).count == lines.count)
        }
    }
}
