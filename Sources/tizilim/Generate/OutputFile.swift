import Foundation

/// A file that appears whole or not at all, and that only its owner may read.
enum OutputFile {
    static func write(_ path: String, _ body: (Int32) async throws -> Void) async throws {
        let descriptor = try start(path)
        do {
            try await body(descriptor)
            try finish(path, descriptor)
        } catch {
            abandon(path, descriptor)
            throw error
        }
    }

    static func write(_ bytes: [UInt8], to descriptor: Int32, _ name: String) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw complaint(name) }
            rest = rest.dropFirst(count)
        }
    }

    private static func start(_ path: String) throws -> Int32 {
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
        let descriptor = open(partial(path), flags, 0o600)
        guard descriptor >= 0 else { throw complaint(path) }
        return descriptor
    }

    private static func finish(_ path: String, _ descriptor: Int32) throws {
        guard fsync(descriptor) == 0, rename(partial(path), path) == 0 else {
            throw complaint(path)
        }
        close(descriptor)
    }

    private static func abandon(_ path: String, _ descriptor: Int32) {
        close(descriptor)
        unlink(partial(path))
    }

    private static func partial(_ path: String) -> String { path + ".partial" }

    private static func complaint(_ name: String) -> Complaint {
        Complaint("\(name) can't be written: \(String(cString: strerror(errno)))")
    }
}
