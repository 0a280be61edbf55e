import Foundation

/// Closed until somebody opens it; threads and tasks can wait for that.
final class AsyncGate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    func open() { semaphore.signal() }

    /// For a thread that may block.
    func wait() { semaphore.wait() }

    /// For a task.
    func passed() async {
        while semaphore.wait(timeout: .now()) == .timedOut {
            try? await Task.sleep(for: .milliseconds(2))
        }
    }
}
