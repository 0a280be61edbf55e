package import JSONRPC
import NIOConcurrencyHelpers

/// What this server process says of the transparency log.
package struct LogReport: Sendable, Equatable {
    package enum State: String, Sendable, CaseIterable {
        /// No sequencer runs in this process, or it has not looked yet.
        case off
        /// Another process gives positions; this one takes over when that one is gone.
        case standby
        /// This process gives positions and signs.
        case leading
        /// Nothing is appended, for a reason.
        case refusing
    }

    package var state = State.off
    /// Entries in the log when this process last looked.
    package var size: Int64 = 0
    /// Why nothing is appended and what to do, or why the database can't be asked.
    package var reason: String?
    /// Writes are refused, too: what they write could contradict what was published.
    package var refusesWrites = false
    /// How long the oldest committed entry has waited for a position, when last looked.
    package var waitingMilliseconds: Int64 = 0
    /// The transaction that holds positions back, when one does: process, role, program.
    package var holder: String?

    package init() {}

    package static let schema = Schema.object([
        "state": .oneOf(State.allCases.map(\.rawValue)), "size": .integer(0...Int64.max),
        "waitingMs": .integer(0...Int64.max), "reason?": .string(), "holder?": .string(),
    ])

    package var json: JSON {
        var members: JSON.Object = [
            "state": .string(state.rawValue), "size": .int(size),
            "waitingMs": .int(waitingMilliseconds),
        ]
        members["reason"] = reason.map { .string($0) }
        members["holder"] = holder.map { .string($0) }
        return .object(members)
    }
}

/// Where the sequencer leaves its report and everybody else reads it.
package final class LogStatus: Sendable {
    private let box = NIOLockedValueBox(LogReport())
    private let demanded = NIOLockedValueBox(false)

    package init() {}

    package var report: LogReport { box.withLockedValue(\.self) }

    /// Makes the sequencer look again at what was published before it goes on.
    package func demandExamination() { demanded.withLockedValue { $0 = true } }

    /// Whether it was demanded since the last time.
    package func takeDemand() -> Bool {
        demanded.withLockedValue { isDemanded in
            defer { isDemanded = false }
            return isDemanded
        }
    }

    package func update(_ change: (inout LogReport) -> Void) { box.withLockedValue(change) }
}
