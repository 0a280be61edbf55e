import Foundation

/// A small file with keys that nobody else may read.
struct PrivateFile {
    var path: String
    /// What it is called in complaints, such as `secrets file`.
    var noun: String

    var exists: Bool { access(path, F_OK) == 0 }

    /// - Parameter bytesMax: one byte more is read, so that the caller sees what is too long.
    func read(bytesMax: Int) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw complaint("can't be read: \(Self.reason)") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw complaint(Self.reason) }
        guard status.st_mode & 0o077 == 0 else {
            throw complaint("can be read by others", hint: "chmod 600 '\(path)'")
        }
        var bytes = [UInt8](repeating: 0, count: bytesMax + 1)
        let count = bytes.withUnsafeMutableBytes {
            Foundation.read(descriptor, $0.baseAddress, $0.count)
        }
        guard count >= 0 else { throw complaint("can't be read: \(Self.reason)") }
        return Array(bytes.prefix(count))
    }

    /// Appears whole or not at all; of two servers that start at once, both use the first one's.
    func make(_ bytes: [UInt8]) throws {
        let folder = URL(filePath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let partial = path + ".\(getpid())"
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
        let descriptor = open(partial, flags, 0o600)
        guard descriptor >= 0 else { throw complaint("can't be made: \(Self.reason)") }
        defer { unlink(partial) }
        let isWritten =
            write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
        close(descriptor)
        guard isWritten else { throw complaint("can't be written: \(Self.reason)") }
        guard link(partial, path) == 0 || errno == EEXIST else {
            throw complaint("can't be made: \(Self.reason)")
        }
    }

    func complaint(_ what: String, hint: String? = nil) -> Complaint {
        Complaint("The \(noun) \(path) \(what)", hint: hint)
    }

    private static var reason: String { String(cString: strerror(errno)) }
}
