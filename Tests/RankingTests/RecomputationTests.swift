import Crypto
import Foundation
import JSONRPC
import Kernel
import Postgres
import Testing

@testable import Ranking

struct RecomputationTests {
    /// In pieces of odd lengths, as a file is read.
    private static func recompute(
        _ bytes: [UInt8], published digest: [UInt8]? = nil
    ) -> Recomputation {
        var recomputation = Recomputation()
        var rest = bytes[...]
        while !rest.isEmpty {
            recomputation.feed(Array(rest.prefix(997)))
            rest = rest.dropFirst(997)
        }
        recomputation.finish(published: digest)
        return recomputation
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private static func bytes(_ lines: [String]) -> [UInt8] {
        Array(lines.map { $0 + "\n" }.joined().utf8)
    }

    @Test func `an export computes to itself, and its digest is that of its bytes`() throws {
        let (bytes, digest) = try MethodRecord.small().export(WorkedExampleTests.entrants)
        let recomputation = Self.recompute(bytes, published: digest)
        #expect(recomputation.differences.isEmpty)
        #expect(recomputation.organisations == 5)
        #expect(recomputation.inputs == 13)
        #expect(recomputation.header == .test)
        #expect(recomputation.method == .small())
        #expect(digest == Array(SHA256.hash(data: bytes)))
    }

    @Test func `each changed row is named, and no other`() throws {
        let (bytes, digest) = try MethodRecord.small().export(WorkedExampleTests.entrants)
        let lines = Self.lines(bytes)
        for place in 3..<lines.count - 1 {
            var changed = lines
            let fields = changed[place].split(separator: "\t", omittingEmptySubsequences: false)
            // The last digit of an organisation's region, of a row's total, of a result's level.
            var body = fields.dropLast().joined(separator: "\t")
            switch fields[0] {
            case "o": body = body.replacing("KZ-75", with: "KZ-71")
            case "i": body = body.hasSuffix("1\t1") ? body.dropLast(3) + "0\t1" : body + "7"
            default: body = body.replacing("size-sphere", with: "size")
            }
            changed[place] = body + "\t" + fields.last!
            let recomputation = Self.recompute(Self.bytes(changed), published: digest)
            let marks = recomputation.differences.filter { $0.kind == .changed }
            #expect(marks.map(\.line) == [place + 1])
            #expect(marks.first?.found.hasPrefix(body) == true)
            #expect(marks.first?.organisation != nil)
            #expect(recomputation.differences.contains { $0.kind == .digest })
        }
    }

    @Test func `a row that was removed or added is seen where it was`() throws {
        let (bytes, _) = try MethodRecord.small().export(WorkedExampleTests.entrants)
        var lines = Self.lines(bytes)
        let row = lines.remove(at: 5)
        #expect(Self.recompute(Self.bytes(lines)).differences.first?.line == 6)
        lines.insert(contentsOf: [row, row], at: 5)
        #expect(Self.recompute(Self.bytes(lines)).differences.first?.line == 7)
    }

    @Test func `a forged export with right marks still shows the result that does not follow`()
        throws
    {
        var entrants = WorkedExampleTests.entrants
        let (honest, digest) = try MethodRecord.small().export(entrants)
        entrants[2].rows[1].good = 1
        let (forged, _) = try MethodRecord.small().export(entrants)
        // Consistent in itself, but not what was published.
        let recomputation = Self.recompute(forged, published: digest)
        #expect(recomputation.differences.map(\.kind) == [.digest])
        // Its inputs under the published results.
        let mixed = Self.lines(forged)[..<21] + Self.lines(honest)[21...]
        let kinds = Self.recompute(Self.bytes(Array(mixed))).differences
            .filter { $0.kind == .result }
        #expect(!kinds.isEmpty)
        #expect(kinds.contains { $0.organisation == entrants[2].subject.id })
        #expect(kinds.allSatisfy { $0.expected != nil })
    }

    @Test(
        arguments: [
            "", "x\n", "tizilim-ranking\t2\t00000000\n", "\n\n", "tizilim-ranking\t1",
        ])
    func `what is no export is said to be none`(text: String) {
        let recomputation = Self.recompute(Array(text.utf8))
        #expect(recomputation.differences.map(\.kind) == [.malformed])
    }

    @Test func `what follows a line that can't be read is neither kept nor counted`() {
        var recomputation = Recomputation()
        recomputation.feed(Array("x\n".utf8))
        for _ in 0..<3 { recomputation.feed(Array(repeating: 0x78, count: 1 << 20)) }
        recomputation.finish()
        #expect(recomputation.differenceCount == 1)
    }

    @Test func `made-up organisations come in the order of their ids, however many`() {
        var samples = SampleInputs(seed: 1)
        let ids = [0, 1, 65_535, 65_536, 999_999].map { samples.subject($0).id }
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == ids.count)
    }

    @Test func `a cut export is not taken for a whole one`() throws {
        let (bytes, _) = try MethodRecord.small().export(WorkedExampleTests.entrants)
        for count in stride(from: 0, to: bytes.count, by: 61) {
            #expect(!Self.recompute(Array(bytes.prefix(count))).differences.isEmpty)
        }
    }

    /// TIZILIM_RANKED=1000000 is the long form.
    @Test func `the whole register of 2025 computes to itself`() throws {
        let count = Int(ProcessInfo.processInfo.environment["TIZILIM_RANKED"] ?? "") ?? 23_335
        var samples = SampleInputs(seed: 1)
        let method = MethodRecord.demonstration
        var export = try RankingExport(method, .test)
        var bytes: [UInt8] = []
        for number in 0..<count {
            export.add(samples.subject(number), samples.rows(of: method, upTo: 2026))
            if let piece = export.piece() { bytes += piece }
        }
        let finished = export.finish { bytes += $0 }
        #expect(finished.ranking.count == count)
        let recomputation = Self.recompute(bytes, published: finished.digest)
        #expect(recomputation.differences.isEmpty)
        #expect(recomputation.organisations == count)
    }

    @Test func `a method's record is the same after its canonical text`() throws {
        for method in [MethodRecord.demonstration, .small(.distance)] {
            let text = String(decoding: try method.json.canonical(), as: UTF8.self)
            let again = try MethodRecord(json: JSON(parsing: text))
            #expect(again == method)
        }
    }

    @Test func `a record that would compute nonsense is refused, with the place`() throws {
        let good = try #require(MethodRecord.demonstration.json.object)
        let changes: [(String, JSON)] = [
            ("scale", 5), ("groupMin", 0), ("rowsMin", 0), ("indicatorsMin", 7), ("bands", []),
            ("indicators", []), ("form", "mean"), ("stepMax", 1), ("other", 1),
        ]
        for (name, value) in changes {
            var object = good
            object[name] = value
            let changed = JSON.object(object)
            #expect(throws: ParameterError.self, "\(name)") { try MethodRecord(json: changed) }
        }
    }
}
