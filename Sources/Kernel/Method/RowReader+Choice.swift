package import Postgres

extension RowReader {
    /// A word of a closed list.
    package mutating func word<Word: Choice>(_ column: String) throws(PostgresError) -> Word {
        let text: String = try next()
        guard let word = Word(rawValue: text) else {
            throw PostgresError(.decoding(column: column), message: "unknown word")
        }
        return word
    }
}
