import Kernel

/// Which of the two readings of a file a row comes from.
enum ImportLook: Sendable {
    /// Brings a row into the register with all that it says.
    case first
    /// Completes a row that referred to an organisation which was not there yet.
    case second
}

/// Rows of one home region that are written in one transaction.
struct ImportChunk: Sendable {
    /// Enough that round trips and commits cost next to nothing (measured: 250 and 1,000 rows are
    /// no slower), few enough that a transaction ends within a fraction of a second: a longer one
    /// holds back the journal's feed and whoever waits for one of its rows.
    static let rowsMax = 500

    let home: ImportHome
    let look: ImportLook
    var rows: [ImportRow]

    /// Both parts of a chunk that the database has refused as a whole.
    var halves: [ImportChunk] {
        let middle = rows.count / 2
        return [rows[..<middle], rows[middle...]].map {
            ImportChunk(home: home, look: look, rows: Array($0))
        }
    }
}

/// Rows that wait until there are enough of one region for a chunk.
///
/// Rows that refer to other organisations wait apart and go last, when those are in the register;
/// only when there is no more room they go earlier.
struct ImportQueue {
    /// Over all regions. A row takes about 6 KB, so this bounds the memory of an import.
    static let waitingMax = 8_000

    private struct Key: Hashable {
        var home: ImportHome
        var hasLinks: Bool
    }

    var look = ImportLook.first
    private let rowsMax: Int
    private var waiting: [Key: [ImportRow]] = [:]
    private var count = 0

    init(rowsMax: Int) { self.rowsMax = rowsMax }

    /// Takes a row and hands out a chunk when one is full.
    mutating func add(_ row: ImportRow, of home: ImportHome) -> ImportChunk? {
        let key = Key(home: home, hasLinks: row.hasLinks)
        waiting[key, default: []].append(row)
        count += 1
        if waiting[key, default: []].count >= rowsMax { return take(key) }
        guard count >= Self.waitingMax else { return nil }
        return waiting.max { $0.value.count < $1.value.count }.flatMap { take($0.key) }
    }

    /// One of the last chunks: of rows that refer to none or of those that do.
    mutating func rest(withLinks hasLinks: Bool) -> ImportChunk? {
        waiting.keys.first { $0.hasLinks == hasLinks }.flatMap { take($0) }
    }

    private mutating func take(_ key: Key) -> ImportChunk? {
        guard let rows = waiting.removeValue(forKey: key) else { return nil }
        count -= rows.count
        return ImportChunk(home: key.home, look: look, rows: rows)
    }
}
