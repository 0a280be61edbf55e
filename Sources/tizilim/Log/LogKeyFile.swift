import Journal

/// The file with the log's private keys; whoever has it can sign in the register's name.
struct LogKeyFile {
    /// Room for every key that a file may hold, with the longest names.
    static let bytesMax = 4096

    private let file: PrivateFile

    init(path: String) { file = PrivateFile(noun: "key file", path: path) }

    var path: String { file.path }
    var exists: Bool { file.exists }

    /// - Throws: for a file that others may read, and for one that holds anything but keys.
    func read() throws -> SigningKeys {
        let bytes = try file.read(atMost: Self.bytesMax)
        guard bytes.count <= Self.bytesMax, let text = String(validating: bytes, as: UTF8.self)
        else { throw file.complaint("holds no keys") }
        do throws(NoteFailure) { return try SigningKeys(parsing: text) } catch {
            throw file.complaint("is not to be used: \(error)")
        }
    }

    /// Makes the file; one that is there is never written over.
    func make(_ keys: SigningKeys) throws {
        guard try file.make(Array(keys.secretText.utf8)) else {
            throw file.complaint(
                "exists already", hint: "`tizilim key rotate` adds a new key to it")
        }
    }

    /// Makes the file, unless somebody else was quicker.
    func makeIfAbsent(_ keys: SigningKeys) throws {
        _ = try file.make(Array(keys.secretText.utf8))
    }

    /// Changes the keys at once: a reader sees the old ones or the new ones.
    func replace(_ keys: SigningKeys) throws { try file.replace(Array(keys.secretText.utf8)) }
}
