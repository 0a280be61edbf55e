package import Logging
import Synchronization

/// Keeps every line that is logged in this process, from trace up, for tests that search them.
///
/// What was logged before still goes to standard error, from info up.
package struct LogCapture: LogHandler {
    /// More than a whole run logs; a loop that logs must not eat the memory.
    private static let linesMax = 200_000

    private static let kept = Mutex<[String]>([])
    private static let bootstrapped: Void = LoggingSystem.bootstrap { label in
        MultiplexLogHandler([
            LogCapture(label: label), StreamLogHandler.standardError(label: label),
        ])
    }

    package var metadata: Logger.Metadata = [:]
    package var logLevel = Logger.Level.trace
    package var metadataProvider: Logger.MetadataProvider?
    private let label: String

    private init(label: String) { self.label = label }

    /// Loggers made from here on are heard; may be called any number of times.
    package static func install() { _ = bootstrapped }

    package static var lines: [String] { kept.withLock(\.self) }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        let error = event.error.map { " \($0)" } ?? ""
        let line = "\(event.level) \(label): \(event.message) \(all)\(error)"
        Self.kept.withLock { lines in
            if lines.count < Self.linesMax { lines.append(line) }
        }
    }
}
