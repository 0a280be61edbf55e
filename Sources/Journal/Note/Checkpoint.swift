/// What a log states about itself: its name, how many leaves it has, and the hash over them.
///
/// Source: C2SP tlog-checkpoint.
package struct Checkpoint: Sendable, Equatable {
    /// The log's name; for ours also the name of its keys.
    package var origin: String
    /// Leaves.
    package var size: Int64
    package var root: TreeHash
    /// Lines that other logs add; ours adds none.
    package var extensions: [String]

    package init(origin: String, size: Int64, root: TreeHash, extensions: [String] = []) {
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// The text that is signed.
    package var text: String {
        let lines = [origin, "\(size)", Base64.text(root.bytes)] + extensions
        return lines.map { $0 + "\n" }.joined()
    }

    package init(parsing text: String) throws(NoteFailure) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count >= 4, lines.last == "", !lines.dropLast().contains("") else {
            throw .malformed("a checkpoint has a line each for origin, size and root")
        }
        guard let size = Int64(canonical: lines[1]) else {
            throw .malformed("the checkpoint's size is no number of leaves")
        }
        guard let bytes = Base64.bytes(lines[2]), let root = TreeHash(bytes) else {
            throw .malformed("the checkpoint's root is no hash in Base64")
        }
        self.init(
            origin: lines[0], size: size, root: root, extensions: Array(lines[3..<lines.count - 1]))
    }
}

extension Int64 {
    /// A number from 0 in the one way to write it: no sign, no zero in front.
    init?(canonical text: some StringProtocol) {
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let value = Int64(text), "\(value)" == String(text)
        else { return nil }
        self = value
    }
}
