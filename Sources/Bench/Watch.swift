/// Counts which clients of one event loop have been told of a change, and how long it took.
///
/// On that event loop only.
final class Watch {
    private var change = 0
    private var since: UInt64 = 0
    private(set) var told = 0
    private(set) var measurement = Measurement(over: .zero)

    /// A change is about to be made.
    func expect(at now: UInt64) {
        change += 1
        since = now
        told = 0
    }

    /// - Parameter last: the change that the client has been told of before.
    func tell(_ last: inout Int, at now: UInt64) {
        guard last < change else { return }
        last = change
        told += 1
        measurement.record(now - min(since, now), isGood: true)
    }

    /// Those who have not been told by now count with the time that they have waited.
    func giveUp(on missing: Int, at now: UInt64) {
        for _ in 0..<missing { measurement.recordUnanswered(now - min(since, now)) }
    }
}
