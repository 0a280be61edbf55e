package import NIOCore

/// Decides from what happened between two looks whether a connection has outlived its use.
///
/// A value without a clock: it is told the time, and is as exact as it is asked often.
package struct Pulse: Sendable {
    package struct Sample: Sendable {
        package var bytesIn: UInt64 = 0
        package var linesIn: UInt64 = 0
        /// Bytes given to the channel, in total.
        package var handedOver: UInt64 = 0
        package var unsent = 0
        package var isBusy = false
        package var isHandshaking = false
        /// The beginning of a line is here, but not its end.
        package var isWithinLine = false
        package var isLingering = false

        package init() {}
    }

    package enum Verdict: Sendable {
        case alive
        /// Nothing came in and nothing is owed.
        case idle
        /// A handshake, or a line once begun, took too long.
        case late
        /// Nothing of what is unsent went out.
        case stalled
        /// The other side doesn't close its end.
        case lingered
    }

    private let limits: ServerLimits
    private let opened: NIODeadline
    private var last = Sample()
    private var quietSince: NIODeadline
    private var stuckSince: NIODeadline
    private var lineSince: NIODeadline
    private var lingeringSince: NIODeadline

    package init(_ limits: ServerLimits, at now: NIODeadline) {
        self.limits = limits
        opened = now
        quietSince = now
        stuckSince = now
        lineSince = now
        lingeringSince = now
    }

    /// Takes in what is true now and gives the verdict.
    package mutating func beat(_ sample: Sample, at now: NIODeadline) -> Verdict {
        note(sample, at: now)
        last = sample
        if sample.isLingering {
            return now - lingeringSince >= TimeAmount(limits.lingerTime) ? .lingered : .alive
        }
        if sample.isHandshaking, now - opened >= TimeAmount(limits.handshakeTime) { return .late }
        if now - lineSince >= TimeAmount(limits.lineTime) { return .late }
        if now - stuckSince >= TimeAmount(limits.stallTime) { return .stalled }
        return now - quietSince >= TimeAmount(limits.idleTime) ? .idle : .alive
    }

    /// Moves on the beginnings of everything that is not the case.
    private mutating func note(_ sample: Sample, at now: NIODeadline) {
        if !sample.isLingering { lingeringSince = now }
        if !sample.isWithinLine || sample.linesIn != last.linesIn { lineSince = now }
        let owed = UInt64(last.unsent) + (sample.handedOver - last.handedOver)
        if sample.unsent == 0 || last.unsent == 0 || UInt64(sample.unsent) < owed {
            stuckSince = now
        }
        if sample.bytesIn != last.bytesIn || sample.isBusy || sample.unsent > 0 {
            quietSince = now
        }
    }
}
