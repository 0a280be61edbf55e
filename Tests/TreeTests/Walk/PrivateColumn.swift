import Kernel
import TestKit

/// A column with text or bytes that the public can't read, as `Golden/private.txt` classes it.
struct PrivateColumn: Sendable {
    enum Class: String, Sendable {
        /// Words of people: each household's carry its mark.
        case text
        /// Digests, salts and tags: every value is a mark.
        case bytes
        /// Words of the program: no mark may be in it.
        case code
    }

    struct Unreadable: Error {
        var line: String
    }

    let name: String
    let kind: Class
    /// The roles that are shown it, of the household that it belongs to.
    let readers: Set<Role>
    /// What was private is told to everybody by a method or a table of its own.
    let isTold: Bool

    private init(line: String) throws {
        let words = line.split(separator: " ").map(String.init)
        guard words.count > 1, let kind = Class(rawValue: words[1]) else {
            throw Unreadable(line: line)
        }
        (name, self.kind, isTold) = (words[0], kind, words.contains("everybody"))
        readers = try Set(
            words.dropFirst(2).flatMap { word in
                if word == "everybody" { return Role.allCases }
                guard let role = Role(rawValue: word) else { throw Unreadable(line: line) }
                return [role]
            })
    }

    var table: String { name.split(separator: ".").dropLast().joined(separator: ".") }
    var column: String { String(name.split(separator: ".").last ?? "") }

    static func read() throws -> [PrivateColumn] {
        try Golden.lines("private.txt").map(PrivateColumn.init)
    }

    /// Every such column that the database has. What is no number, time or id is taken for text.
    static func existing() async throws -> [String] {
        try await Superuser.rows(
            """
            SELECT a.attrelid::regclass || '.' || a.attname FROM pg_attribute a
            JOIN pg_type t ON t.oid = a.atttypid
            -- A partition is read through its table only.
            JOIN pg_class c ON c.oid = a.attrelid AND NOT c.relispartition
            WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
              AND a.attrelid::regclass::text = ANY ('{\(Superuser.tables().joined(separator: ","))}')
              AND t.typname NOT IN ('uuid', 'int2', 'int4', 'int8', 'numeric', 'bool', 'date',
                  'timestamptz', 'interval', 'xid8')
              AND NOT has_column_privilege('tizilim_read', a.attrelid, a.attnum, 'SELECT')
            ORDER BY 1
            """
        ).compactMap { $0[0] }
    }

    /// All its values as text; bytes that are no text in hexadecimal digits.
    func values() async throws -> [String] {
        let isBytes = try await Superuser.rows("SELECT pg_typeof(\(column)) FROM \(table) LIMIT 1")
        let shown =
            isBytes.first?.first != "bytea"
            ? "\(column)::text"
            : kind == .bytes ? "encode(\(column), 'hex')" : "convert_from(\(column), 'UTF8')"
        return try await Superuser.rows(
            "SELECT \(shown) FROM \(table) WHERE \(column) IS NOT NULL"
        ).compactMap { $0[0] }
    }
}
