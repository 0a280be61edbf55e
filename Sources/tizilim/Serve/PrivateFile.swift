import Foundation

/// A small file that only its owner may read, such as one with keys.
struct PrivateFile {
    /// What it is called in complaints.
    var noun: String
    var path: String

    var exists: Bool { access(path, F_OK) == 0 }

    /// The bytes of a file that nobody else may read.
    ///
    /// - Parameter bytesMax: a longer file is read one byte further, for the caller to refuse.
    func read(atMost bytesMax: Int) throws -> [UInt8] {
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

    /// Appears whole or not at all. Of two who make it at once, one does.
    /// - Returns: whether it was made now; a file that is there stays as it is.
    func make(_ bytes: [UInt8]) throws -> Bool {
        let folder = URL(filePath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let partial = try write(bytes)
        defer { unlink(partial) }
        if link(partial, path) == 0 { return true }
        guard errno == EEXIST else { throw complaint("can't be made: \(Self.reason)") }
        return false
    }

    /// Takes the place of the file that is there, at once.
    func replace(_ bytes: [UInt8]) throws {
        let partial = try write(bytes)
        guard rename(partial, path) == 0 else {
            let reason = Self.reason
            unlink(partial)
            throw complaint("can't be replaced: \(reason)")
        }
    }

    private func write(_ bytes: [UInt8]) throws -> String {
        let partial = path + ".\(getpid())"
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
        let descriptor = open(partial, flags, 0o600)
        guard descriptor >= 0 else { throw complaint("can't be made: \(Self.reason)") }
        let isWritten =
            Foundation.write(descriptor, bytes, bytes.count) == bytes.count
            && fsync(descriptor) == 0
        close(descriptor)
        guard isWritten else {
            unlink(partial)
            throw complaint("can't be written: \(Self.reason)")
        }
        return partial
    }

    private static var reason: String { String(cString: strerror(errno)) }

    func complaint(_ what: String, hint: String? = nil) -> Complaint {
        Complaint("The \(noun) \(path) \(what)", hint: hint)
    }
}
