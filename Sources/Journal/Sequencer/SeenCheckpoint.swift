import Foundation
import Glibc

/// The file with the newest checkpoint that a server has seen, beside the log's key.
///
/// It outlives a database that was set back, and so tells that it was.
package struct SeenCheckpoint: Sendable {
    package var path: String

    package init(_ path: String) { self.path = path }

    /// The log's file for a key file: `log.key` goes with `log.checkpoint`.
    package init(besideKey path: String) {
        let stem = path.hasSuffix(".key") ? String(path.dropLast(4)) : path
        self.init(stem + ".checkpoint")
    }

    /// Nil when none was seen yet.
    ///
    /// - Throws: ``Refusal/broken(_:)`` for a file that is no checkpoint of these keys: without it
    ///   nobody knows what was published.
    package func read(_ keys: [VerifierKey]) throws(Refusal) -> SignedCheckpoint? {
        guard access(path, F_OK) == 0 else { return nil }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .broken("\(path) can't be read")
        }
        do throws(NoteFailure) {
            return try SignedCheckpoint(parsing: Array(data), trusting: keys)
        } catch {
            throw .broken("\(path): \(error)")
        }
    }

    /// Replaces the file at once, or not at all.
    ///
    /// - Throws: ``Refusal/broken(_:)`` when it can't be written; then nothing new may be signed.
    package func keep(_ note: String) throws(Refusal) {
        let partial = path + ".\(getpid())"
        defer { unlink(partial) }
        guard Self.write(note, to: partial), rename(partial, path) == 0 else {
            throw .broken("\(path) can't be written: \(String(cString: strerror(errno)))")
        }
        let folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY)
        guard folder >= 0 else { return }
        // The rename is what must survive a power cut; a folder that can't be synced costs that only.
        fsync(folder)
        close(folder)
    }

    private static func write(_ text: String, to path: String) -> Bool {
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW
        let descriptor = open(path, flags, 0o644)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        return Glibc.write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
    }
}
