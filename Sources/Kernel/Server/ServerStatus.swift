import Metrics
import NIOConcurrencyHelpers
package import Postgres

/// What the server says of itself. No secrets, no names.
package final class ServerStatus: Sendable {
    package let version: String
    package let started = Timestamp.now()
    /// The newest migration that this program knows.
    package let schemaVersion: Int
    package let log = LogStatus()
    private let timers: NIOLockedValueBox<[String: Timer]> = NIOLockedValueBox([:])

    package init(version: String, schemaVersion: Int) {
        self.version = version
        self.schemaVersion = schemaVersion
    }

    /// Records that a call of `method` was answered.
    func count(_ method: String, since started: ContinuousClock.Instant) {
        let timer = timers.withLockedValue { timers in
            if let timer = timers[method] { return timer }
            let timer = Timer(label: "tizilim_call_seconds", dimensions: [("method", method)])
            timers[method] = timer
            return timer
        }
        timer.record(duration: started.duration(to: .now))
    }
}
