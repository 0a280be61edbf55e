import Glibc
import Synchronization

/// Keeps a second process off a cluster; the kernel frees it when its holder dies.
final class ClusterLock: Sendable {
    private let descriptor: Mutex<Int32>

    private init(_ descriptor: Int32) { self.descriptor = Mutex(descriptor) }

    deinit { release() }

    /// - Returns: `nil` when another process (or another handle of this one) holds it.
    static func take(_ path: String) throws(ClusterError) -> ClusterLock? {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Files.failure("open", path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        let lock = ClusterLock(descriptor)
        let text = "\(getpid())\n"
        guard ftruncate(descriptor, 0) == 0, write(descriptor, text, text.utf8.count) > 0 else {
            throw Files.failure("write", path)
        }
        return lock
    }

    /// Tries for a moment: a child of the last holder that has not yet reached its program still
    /// has the lock, and so has a process that only looks whether somebody has it.
    static func takeSoon(_ path: String) async throws(ClusterError) -> ClusterLock? {
        for _ in 0..<attemptsMax {
            if let lock = try take(path) { return lock }
            guard (try? await Task.sleep(for: .milliseconds(20))) != nil else { break }
        }
        return try take(path)
    }

    /// Of 20 ms each; a second is short for a person who sees the refusal.
    private static let attemptsMax = 50

    /// The process that holds the lock, for messages.
    static func holder(_ path: String) -> String {
        Files.read(path).flatMap { Int($0.prefix { $0.isNumber }) }.map { "process \($0)" }
            ?? "another process"
    }

    func release() {
        descriptor.withLock { descriptor in
            if descriptor >= 0 { close(descriptor) }
            descriptor = -1
        }
    }
}
