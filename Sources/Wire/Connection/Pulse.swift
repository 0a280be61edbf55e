package import NIOCore

/// Decides from what happened between two looks whether a connection has outlived its use.
///
/// A value without a clock: it is told the time, and is as exact as it is asked often. Of a long
/// pause between two looks only a part is counted: then it was the server that did not look, and
/// what the client sent meanwhile is still unread.
package struct Pulse: Sendable {
    package struct Sample: Sendable {
        package var bytesIn: UInt64 = 0
        package var linesIn: UInt64 = 0
        /// Bytes given to the channel, in total.
        package var handedOver: UInt64 = 0
        package var unsent = 0
        /// An answer is owed, or the client has subscribed to something.
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
    private let stepMax: TimeAmount
    private var looked: NIODeadline
    private var last = Sample()
    /// How long each of these has been the case.
    private var age = TimeAmount.zero
    private var quiet = TimeAmount.zero
    private var stuck = TimeAmount.zero
    private var withinLine = TimeAmount.zero
    private var lingering = TimeAmount.zero

    package init(_ limits: ServerLimits, at now: NIODeadline) {
        self.limits = limits
        stepMax = TimeAmount(limits.beatTime * 2)
        looked = now
    }

    /// Takes in what is true now and gives the verdict.
    package mutating func beat(_ sample: Sample, at now: NIODeadline) -> Verdict {
        let step = min(now - looked, stepMax)
        looked = now
        pass(step, sample)
        last = sample
        if sample.isLingering {
            return lingering >= TimeAmount(limits.lingerTime) ? .lingered : .alive
        }
        if sample.isHandshaking, age >= TimeAmount(limits.handshakeTime) { return .late }
        if withinLine >= TimeAmount(limits.lineTime) { return .late }
        if stuck >= TimeAmount(limits.stallTime) { return .stalled }
        return quiet >= TimeAmount(limits.idleTime) ? .idle : .alive
    }

    /// Lets time pass for what is still the case, and starts over what is not.
    private mutating func pass(_ step: TimeAmount, _ sample: Sample) {
        age = age + step
        lingering = sample.isLingering && last.isLingering ? lingering + step : .zero
        let isSameLine = sample.isWithinLine && last.isWithinLine && sample.linesIn == last.linesIn
        withinLine = isSameLine ? withinLine + step : .zero
        let owed = UInt64(last.unsent) + (sample.handedOver - last.handedOver)
        let isStuck = sample.unsent > 0 && last.unsent > 0 && UInt64(sample.unsent) >= owed
        stuck = isStuck ? stuck + step : .zero
        let isActive = sample.bytesIn != last.bytesIn || sample.isBusy || sample.unsent > 0
        quiet = isActive ? .zero : quiet + step
    }
}
