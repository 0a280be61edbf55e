import Foundation
import JSONRPC
import Kernel
import Logging
import Postgres
import TestKit
import Testing

/// Every private column of two regions, and of two organisations of one of them, carries a mark of
/// its own; whatever the walk hears, and whatever anybody may read, is searched for them.
@Suite struct PrivacyTests {
    @Test func `every column that the public can't read has a row in private.txt`() async throws {
        let record = try await WalkRecord.shared
        #expect(record.columns.map(\.name) == record.existing)
    }

    @Test func `every private text carries a mark of each household`() async throws {
        let record = try await WalkRecord.shared
        let texts = record.columns.filter { $0.kind == .text }.map(\.name)
        for column in record.columns {
            let (marks, count) = try #require(record.kept[column.name])
            let tags = Set(marks.map(\.tag))
            switch column.kind {
            case .text where column.name.hasSuffix("erasure_reference"):
                // Only what was erased has a ground, and the walk erases only the own.
                #expect(tags.contains("own"), "\(column.name)")
            case .text:
                // Of what is apart there is only what a whole tree's reader could be shown.
                #expect(
                    tags.subtracting(["apart"]) == ["own", "neighbour", "foreign"],
                    "\(column.name)")
            case .bytes: #expect(count > 2, "\(column.name)")
            case .code:
                // A leaf may name a document by its digest.
                let words = marks.filter { texts.contains($0.column) }
                #expect(words.isEmpty, "\(column.name) holds words of people")
            }
        }
    }

    @Test func `a mark is told to its readers and to nobody else`() async throws {
        let record = try await WalkRecord.shared
        let columns = Dictionary(uniqueKeysWithValues: record.columns.map { ($0.name, $0) })
        let types = Set(record.notices.compactMap { $0["entry"]?["type"]?.string })
        #expect(types.count > 10, "a subscriber heard of \(types) only")
        for (listener, marks) in record.told {
            for mark in marks {
                let column = columns[mark.column]
                let isReader =
                    Role(rawValue: listener).map {
                        column?.readers.contains($0) == true && Self.concerns(mark, $0)
                    } ?? false
                #expect(
                    isReader || column?.isTold == true, "\(mark.text) was told to \(listener)")
            }
        }
        for column in record.columns where column.kind != .code && !column.isTold {
            for role in column.readers {
                let told = record.told[role.rawValue]?.contains { $0.column == column.name }
                #expect(told == true, "\(column.name) is never told to \(role)")
            }
        }
    }

    @Test func `the walk has run into a constraint with a person's row in hand`() async throws {
        let record = try await WalkRecord.shared
        #expect(record.heard.contains { $0.text.contains("constraint.persons_valid_order") })
        #expect(try record.database.serverLog.contains("persons_valid_order"))
    }

    /// Whose marks a role of the own household may hear of.
    private static func concerns(_ mark: Mark, _ role: Role) -> Bool {
        switch role {
        case .representative, .citizen: mark.tag == "own"
        case .federation: mark.tag != "apart"
        case .officer, .coordinator: mark.tag == "own" || mark.tag == "neighbour"
        default: true
        }
    }
}

/// The search itself finds what is planted.
@Suite(.database) struct PrivacySearchTests {
    private static let mark = Mark(tag: "planted", column: "registry.persons.phone")

    @Test func `marks are found in answers, digits in the midst of text`() {
        var finder = MarkFinder()
        finder.add("990106300596", as: Self.mark)
        #expect(finder.marks(in: #"{"phone":"\#(Self.mark.text)"}"#) == [Self.mark])
        #expect(finder.marks(in: "IIN 990106300596.") == [Self.mark])
        #expect(finder.marks(in: "990106300597, market(place), mark()").isEmpty)
    }

    @Test func `a new private column is noticed`() async throws {
        let before = try await PrivateColumn.existing()
        _ = try await Superuser.rows("ALTER TABLE registry.persons ADD COLUMN nickname varchar(9)")
        _ = try await Superuser.rows("CREATE TABLE registry.secrets (word text)")
        let after = try await PrivateColumn.existing()
        #expect(
            Set(after).subtracting(before)
                == ["registry.persons.nickname", "registry.secrets.word"])
    }

    @Test func `what slips into a public table is found`() async throws {
        _ = try await Superuser.rows(
            "UPDATE registry.spheres SET name_en = '\(Self.mark.text)' WHERE code = '1'")
        #expect(MarkFinder().marks(in: try await PublicTables.text()) == [Self.mark])
    }

    @Test func `what slips into a log is found`() async throws {
        LogCapture.install()
        Logger(label: "test").trace("planted", metadata: ["value": "\(Self.mark.text)"])
        #expect(
            MarkFinder().marks(in: LogCapture.lines.joined(separator: "\n")).contains(Self.mark))
        _ = try await Superuser.rows("DO $$ BEGIN RAISE LOG '\(Self.mark.text)'; END $$")
        #expect(
            MarkFinder().marks(in: try TestDatabase.current.serverLog).contains(Self.mark))
    }
}
