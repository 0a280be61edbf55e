/// The form in which the rows of a reading statement become an answer.
package enum Shape: Sendable, Equatable {
    /// The first row as an object; no row is "not found".
    case one
    /// `{"items":[…],"next":cursor}`; the statement asks for one row more than `limit`, which tells
    /// whether there is a next page.
    case page(limit: Int)
    /// `{"items":[…],"cursor":cursor}` with the last row's cursor also at the end, so that a reader
    /// can come back for what is not there yet. There is always a row; one whose first member is
    /// NULL is no item.
    case resumable
}

/// Streams binary columns into JSON. Column aliases are the wire names:
///
/// - `region` becomes a member; NULL leaves the member out
/// - `name.kk`, `name.ru` side by side become one object `name`
/// - `_sort`, `_id` are not written; those of a page's last row make the cursor of the next page
/// - `^total` is a member of the page itself, from the first row; such a page always has a row, and
///   one whose first member is NULL is no item
/// - `_refusal`, unless NULL in the first row, is why there is no answer
struct RowWriter {
    struct Field {
        /// `"name":`, quotes and colon included.
        var key: [UInt8]
        /// The object that this member belongs to, as a place in `groups`.
        var group: Int?
        /// Part of the cursor.
        var isKey: Bool
        /// A member of the page, not of its items.
        var isOfPage: Bool
        var kind: ValueKind

        var isOfItem: Bool { !isKey && !isOfPage }
    }

    let fields: [Field]
    let groups: [[UInt8]]
    private let refusal: Int?
    private let pageFields: [Int]
    private let firstOfItem: Int

    init(_ result: ResultSet) throws(PostgresError) {
        var fields: [Field] = []
        var groups: [(name: Substring, key: [UInt8])] = []
        for column in 0..<result.columnCount {
            let fullName = result.name(column)
            let isOfPage = fullName.hasPrefix("^")
            let name = isOfPage ? String(fullName.dropFirst()) : fullName
            guard let kind = ValueKind(result.type(column)) else {
                throw PostgresError(
                    .decoding(column: name),
                    message: "type \(result.type(column)) has no JSON form",
                    sql: result.sql)
            }
            let parts = name.split(separator: ".", maxSplits: 1)
            if parts.count == 2, groups.last?.name != parts[0] {
                groups.append((parts[0], Self.key(parts[0])))
            }
            fields.append(
                Field(
                    key: Self.key(parts.last ?? ""),
                    group: parts.count == 2 ? groups.count - 1 : nil,
                    isKey: name.hasPrefix("_"), isOfPage: isOfPage, kind: kind))
        }
        self.fields = fields
        self.groups = groups.map(\.key)
        pageFields = fields.indices.filter { fields[$0].isOfPage }
        firstOfItem = fields.firstIndex(where: \.isOfItem) ?? 0
        refusal = (0..<result.columnCount).first { result.name($0) == "_refusal" }
    }

    private static func key(_ name: Substring) -> [UInt8] { Array("\"\(name)\":".utf8) }

    /// Writes the answer and says how many rows it holds.
    ///
    /// - Throws: ``PostgresError/Cause/declined(_:)`` when the statement refuses.
    func write(
        _ result: ResultSet, as shape: Shape, into bytes: inout [UInt8]
    ) throws(PostgresError) -> Int {
        if let refusal, result.count > 0, let why = result.value(0, refusal) {
            throw PostgresError(.declined(String(decoding: why, as: UTF8.self)), sql: result.sql)
        }
        switch shape {
        case .one:
            writeRow(result, 0, into: &bytes)
            return 1
        case .page(let limit):
            return writePage(result, limit: limit, into: &bytes)
        case .resumable: return writeResumable(result, into: &bytes)
        }
    }

    private func writeResumable(_ result: ResultSet, into bytes: inout [UInt8]) -> Int {
        bytes.append(contentsOf: #"{"items":["#.utf8)
        var written = 0
        for row in 0..<result.count where isItem(result, row) {
            if written > 0 { bytes.append(UInt8(ascii: ",")) }
            writeRow(result, row, into: &bytes)
            written += 1
        }
        bytes.append(contentsOf: #"],"cursor":""#.utf8)
        if result.count > 0 {
            bytes.append(contentsOf: Cursor.encode(keys(result, result.count - 1)))
        }
        bytes.append(contentsOf: #""}"#.utf8)
        return written
    }

    private func writePage(_ result: ResultSet, limit: Int, into bytes: inout [UInt8]) -> Int {
        let rows = min(result.count, limit)
        let count = pageFields.isEmpty ? rows : (0..<rows).count { isItem(result, $0) }
        bytes.append(contentsOf: #"{"items":["#.utf8)
        for row in 0..<count {
            if row > 0 { bytes.append(UInt8(ascii: ",")) }
            writeRow(result, row, into: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
        if result.count > limit, limit > 0 {
            bytes.append(contentsOf: #","next":""#.utf8)
            bytes.append(contentsOf: Cursor.encode(keys(result, count - 1)))
            bytes.append(UInt8(ascii: "\""))
        }
        for field in pageFields where result.count > 0 {
            guard let value = result.value(0, field) else { continue }
            bytes.append(UInt8(ascii: ","))
            bytes.append(contentsOf: fields[field].key)
            fields[field].kind.write(value, into: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
        return count
    }

    /// Whether the row is more than what a page has without items.
    private func isItem(_ result: ResultSet, _ row: Int) -> Bool {
        result.value(row, firstOfItem) != nil
    }

    private func writeRow(_ result: ResultSet, _ row: Int, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        var open: Int?
        for (column, field) in fields.enumerated() where field.isOfItem {
            guard let value = result.value(row, column) else { continue }
            if open != field.group {
                if open != nil { bytes.append(UInt8(ascii: "}")) }
                open = field.group
                if let group = field.group {
                    Self.separate(&bytes)
                    bytes.append(contentsOf: groups[group])
                    bytes.append(UInt8(ascii: "{"))
                }
            }
            Self.separate(&bytes)
            bytes.append(contentsOf: field.key)
            field.kind.write(value, into: &bytes)
        }
        if open != nil { bytes.append(UInt8(ascii: "}")) }
        bytes.append(UInt8(ascii: "}"))
    }

    /// A comma, unless this is the first member of an object.
    private static func separate(_ bytes: inout [UInt8]) {
        if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
    }

    private func keys(_ result: ResultSet, _ row: Int) -> [String] {
        fields.enumerated().filter { $0 != refusal && $1.isKey }.map { column, field in
            guard let value = result.value(row, column) else { return "" }
            var text: [UInt8] = []
            field.kind.writeText(value, into: &text)
            return String(decoding: text, as: UTF8.self)
        }
    }
}
