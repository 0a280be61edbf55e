import Foundation
import Synchronization

/// Draws a ``Progress`` on standard error while it grows; silent where nobody looks.
final class ProgressBar: Sendable {
    /// Faster than this nobody reads, and drawing is not free.
    private static let pause = Duration.milliseconds(100)

    private struct State {
        var last: ContinuousClock.Instant?
        var isDrawn = false
    }

    private let unit: String
    private let terminal: Terminal
    private let started = ContinuousClock.now
    private let state = Mutex(State())

    init(unit: String, on terminal: Terminal = .errors) {
        self.unit = unit
        self.terminal = terminal
    }

    func update(done: Int, total: Int, items: Int) {
        guard terminal.isTerminal else { return }
        let now = ContinuousClock.now
        let isDue = state.withLock { state in
            if let last = state.last, last.duration(to: now) < Self.pause { return false }
            state.last = now
            state.isDrawn = true
            return true
        }
        guard isDue else { return }
        let progress = progress(done: done, total: total, items: items)
        let line = progress.line(width: terminal.columns - 1, unit: unit)
        Terminal.write("\r\(line)\u{1B}[K", to: STDERR_FILENO)
    }

    /// Removes the bar and gives the line that says how it went.
    func finish(items: Int) -> String {
        let wasDrawn = state.withLock { state in
            defer { state.isDrawn = false }
            return state.isDrawn
        }
        if wasDrawn { Terminal.write("\r\u{1B}[K", to: STDERR_FILENO) }
        return progress(done: 1, total: 1, items: items).summary(unit: unit)
    }

    private func progress(done: Int, total: Int, items: Int) -> Progress {
        Progress(done: done, total: total, items: items, elapsed: started.duration(to: .now))
    }
}
