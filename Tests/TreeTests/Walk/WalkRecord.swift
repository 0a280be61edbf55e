import JSONRPC
import Kernel
import TestKit

/// What came of the walk: made once in a process, for all the tests that look at it.
struct WalkRecord: Sendable {
    let heard: [Heard]
    /// What a subscriber was sent.
    let notices: [JSON]
    /// Tables that differ after the calls that must change nothing.
    let disturbed: [String]
    /// Ids of records that a list of the own ones must show, and of those that it must not.
    let ownIDs: Set<String>
    let foreignIDs: Set<String>
    let apartIDs: Set<String>
    let columns: [PrivateColumn]
    let existing: [String]
    /// Marks in the values of each private column, and how many values it has.
    let kept: [String: (marks: Set<Mark>, count: Int)]
    let told: [String: Set<Mark>]
    let database: TestDatabase
    let callers: [ProbeCaller]

    static var shared: WalkRecord {
        get async throws { try await making.value }
    }

    private static let making = Task { () throws -> WalkRecord in
        try await TestDatabase.keep { try await WalkRecord(in: $0) }
    }

    private init(in database: TestDatabase) async throws {
        self.database = database
        let linesBefore = LogCapture.lines.count
        let walk = try await Walk()
        try await walk.furnish()
        let before = try await Superuser.digests()
        try await walk.refuse()
        let after = try await Superuser.digests()
        disturbed = after.filter { before[$0.key] != $0.value }.map(\.key).sorted()
        try await walk.admit()
        try await walk.stumble()
        notices = try await walk.follow()
        heard = walk.heard
        ownIDs = Self.ids(of: walk.own)
        foreignIDs = Self.ids(of: walk.foreign)
        apartIDs = Self.ids(of: walk.apart)
        columns = try PrivateColumn.read()
        existing = try await PrivateColumn.existing()
        callers = try await ProbeCaller.all(of: walk)

        var finder = MarkFinder()
        for household in [walk.own, walk.neighbour, walk.foreign, walk.apart] {
            for (text, column) in household.digits {
                finder.add(text, as: Mark(tag: household.tag, column: column))
            }
        }
        var kept: [String: (marks: Set<Mark>, count: Int)] = [:]
        for column in columns where existing.contains(column.name) {
            let values = try await column.values()
            if column.kind == .bytes, column.readers.isEmpty {
                // Whose it is does not matter where nobody is shown it.
                for value in values { finder.add(value, as: Mark(tag: "all", column: column.name)) }
            }
            kept[column.name] = (finder.marks(in: values.joined(separator: "\n")), values.count)
        }
        self.kept = kept
        var told = try await Self.told(
            finder, heard, logged: LogCapture.lines.dropFirst(linesBefore))
        told["a subscriber"] = finder.marks(in: notices.map(\.text).joined(separator: "\n"))
        self.told = told
    }

    /// Marks in what callers of each role heard, in public tables and in logs.
    private static func told(
        _ finder: MarkFinder, _ heard: [Heard], logged lines: ArraySlice<String>
    ) async throws -> [String: Set<Mark>] {
        var told: [String: Set<Mark>] = [:]
        for call in heard {
            // A refusal repeats nothing, not even to those who may read it.
            let listener = call.outcome == .answered ? call.role.rawValue : "somebody as an error"
            told[listener, default: []].formUnion(finder.marks(in: call.text))
        }
        told["public tables"] = finder.marks(in: try await PublicTables.text())
        told["the log"] = finder.marks(in: lines.joined(separator: "\n"))
        told["PostgreSQL's log"] = finder.marks(in: try TestDatabase.current.serverLog)
        // What other tests plant is theirs.
        return told.mapValues { marks in marks.filter { $0.tag != "planted" } }
    }

    private static func ids(of household: Household) -> Set<String> {
        Set(
            household.all.flatMap {
                [
                    $0.organisation, $0.case_, $0.person, $0.citizen, $0.assembly.seat,
                    $0.commission.seat, $0.orderDraft, $0.order, $0.question, $0.bid, $0.expert,
                    $0.decision.decision, $0.decision.complaint, $0.contract.contract,
                    $0.oversight.duty, $0.oversight.follow,
                ]
            }.compactMap(\.string).filter { !$0.isEmpty })
    }
}

/// Everything that anybody may read without a method between.
enum PublicTables {
    static func text() async throws -> String {
        let columns = try await Superuser.rows(
            """
            SELECT a.attrelid::regclass, string_agg(quote_ident(a.attname), ', ') FROM pg_attribute a
            WHERE a.attnum > 0 AND NOT a.attisdropped
              AND a.attrelid::regclass::text = ANY ('{\(Superuser.tables().joined(separator: ","))}')
              AND has_column_privilege('tizilim_read', a.attrelid, a.attnum, 'SELECT')
            GROUP BY 1 ORDER BY 1
            """)
        var text = ""
        for row in columns {
            let rows = try await Superuser.rows(
                "SELECT ROW(\(row[1] ?? ""))::text FROM \(row[0] ?? "")")
            for each in rows { text += (each[0] ?? "") + "\n" }
        }
        return text
    }
}
