import Crypto
import Foundation
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

    var exists: Bool { access(path, F_OK) == 0 }

    /// Reads the file, or makes it if there is none.
    func secrets() throws -> Secrets {
        if !exists { try make() }
        return Secrets(root: try read())
    }

    /// The bytes of a file that nobody else may read.
    func read() throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw complaint("can't be read: \(Self.reason)") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw complaint(Self.reason) }
        guard status.st_mode & 0o077 == 0 else {
            throw complaint("can be read by others", hint: "chmod 600 '\(path)'")
        }
        var bytes = [UInt8](repeating: 0, count: Self.byteCount + 1)
        let count = bytes.withUnsafeMutableBytes {
            Foundation.read(descriptor, $0.baseAddress, $0.count)
        }
        guard count == Self.byteCount else {
            throw complaint("does not hold exactly \(Self.byteCount) bytes")
        }
        return Array(bytes.prefix(count))
    }

    /// Appears whole or not at all; of two servers that start at once, both use the first one's.
    private func make() throws {
        let folder = URL(filePath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let partial = path + ".\(getpid())"
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
        let descriptor = open(partial, flags, 0o600)
        guard descriptor >= 0 else { throw complaint("can't be made: \(Self.reason)") }
        defer { unlink(partial) }
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        let isWritten =
            write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
        close(descriptor)
        guard isWritten else { throw complaint("can't be written: \(Self.reason)") }
        guard link(partial, path) == 0 || errno == EEXIST else {
            throw complaint("can't be made: \(Self.reason)")
        }
    }

    private static var reason: String { String(cString: strerror(errno)) }

    private func complaint(_ what: String, hint: String? = nil) -> Complaint {
        Complaint("The secrets file \(path) \(what)", hint: hint)
    }
}
