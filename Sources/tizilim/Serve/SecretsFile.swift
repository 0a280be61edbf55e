import Crypto
import Kernel

/// The file with the 32 random bytes that all keys of a server are derived from.
///
/// It belongs to the database as a key to a lock: without it old idempotency keys and person tags
/// mean nothing, so it is kept and backed up apart from the database.
struct SecretsFile {
    static let name = "secrets.key"
    static let byteCount = 32

    var path: String

    static func of(_ preferences: Preferences, _ dataFolder: String) -> SecretsFile {
        SecretsFile(path: preferences.text(.secrets) ?? dataFolder + "/" + name)
    }

    private var file: PrivateFile { PrivateFile(noun: "secrets file", path: path) }

    var exists: Bool { file.exists }

    /// Reads the file, or makes it if there is none. Of two servers that start at once, both use the
    /// first one's.
    func secrets() throws -> Secrets {
        if !exists {
            _ = try file.make(SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) })
        }
        return Secrets(root: try read())
    }

    /// The bytes of a file that nobody else may read.
    func read() throws -> [UInt8] {
        let bytes = try file.read(atMost: Self.byteCount)
        guard bytes.count == Self.byteCount else {
            throw file.complaint("does not hold exactly \(Self.byteCount) bytes")
        }
        return bytes
    }
}
