import Glibc

extension BlockingConnection {
    /// Connects, runs the body and disconnects, all on a thread of its own, so that neither an
    /// event loop nor the cooperative pool ever waits for the server.
    ///
    /// - Throws: ``BlockingError`` when the connection fails, or what the body throws.
    @discardableResult
    package static func run<T: Sendable>(
        _ conninfo: String,
        _ body: @Sendable @escaping (borrowing BlockingConnection) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            detachThread {
                continuation.resume(
                    with: Result {
                        let connection = try BlockingConnection(conninfo)
                        return try body(connection)
                    })
            } failure: { code in
                let reason = String(cString: strerror(code))
                continuation.resume(
                    throwing: BlockingError(message: "no thread can be started: \(reason)"))
            }
        }
    }
}

private final class ThreadBody {
    let run: @Sendable () -> Void
    init(_ run: @Sendable @escaping () -> Void) { self.run = run }
}

// SAFETY: the box is retained for the new thread, which releases it exactly once; when no thread
// starts, it is released here. A detached thread is not joined, so its id is not needed.
private func detachThread(
    _ run: @Sendable @escaping () -> Void, failure: (Int32) -> Void
) {
    let box = Unmanaged.passRetained(ThreadBody(run))
    var thread = pthread_t()
    let code = pthread_create(
        &thread, nil,
        { argument in
            Unmanaged<ThreadBody>.fromOpaque(argument!).takeRetainedValue().run()
            return nil
        }, box.toOpaque())
    guard code == 0 else {
        box.release()
        return failure(code)
    }
    pthread_detach(thread)
}
