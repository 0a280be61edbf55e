import NIOCore
import Testing
import Wire

@Suite struct PulseTests {
    private var limits: ServerLimits {
        var limits = ServerLimits()
        limits.idleTime = .seconds(100)
        limits.handshakeTime = .seconds(10)
        limits.lineTime = .seconds(20)
        limits.stallTime = .seconds(30)
        limits.lingerTime = .seconds(2)
        return limits
    }

    /// When, looking every second, the verdict is something else than alive.
    private func end(
        within seconds: Int64 = 1000, _ change: (inout Pulse.Sample, Int64) -> Void
    ) -> (Pulse.Verdict, Int64)? {
        var pulse = Pulse(limits, at: .uptimeNanoseconds(0))
        for second in 1...seconds {
            var sample = Pulse.Sample()
            change(&sample, second)
            let verdict = pulse.beat(sample, at: .uptimeNanoseconds(0) + .seconds(second))
            if verdict != .alive { return (verdict, second) }
        }
        return nil
    }

    @Test func `silence ends a connection`() throws {
        #expect(try #require(end { _, _ in }) == (.idle, 100))
    }

    @Test func `bytes, work and unsent answers keep it`() throws {
        #expect(end { sample, second in sample.bytesIn = UInt64(second / 99) } == nil)
        #expect(end { sample, _ in sample.isBusy = true } == nil)
        #expect(try #require(end { $0.isBusy = $1 <= 50 }) == (.idle, 150))
    }

    @Test func `a handshake must end`() throws {
        #expect(try #require(end { sample, _ in sample.isHandshaking = true }) == (.late, 10))
    }

    @Test func `a line once begun must end, even if it trickles`() throws {
        let trickle = end { sample, second in
            sample.bytesIn = UInt64(second)
            sample.isWithinLine = second >= 5
        }
        #expect(try #require(trickle) == (.late, 25))
        let lines = end { sample, second in
            sample.bytesIn = UInt64(second)
            sample.linesIn = UInt64(second / 19)
            sample.isWithinLine = true
        }
        #expect(lines == nil)
    }

    @Test func `unsent bytes must move`() throws {
        let stuck = end { sample, second in
            sample.handedOver = 1000
            sample.unsent = second >= 5 ? 1000 : 0
        }
        #expect(try #require(stuck) == (.stalled, 35))
    }

    @Test func `more to send is not progress`() throws {
        let stuck = end { sample, second in
            sample.handedOver = UInt64(second) * 10
            sample.unsent = Int(second) * 10
        }
        #expect(try #require(stuck) == (.stalled, 31))
    }

    @Test func `a slow reader that does read is kept`() {
        let slow = end { sample, second in
            sample.handedOver = 10_000 + UInt64(second) * 10
            sample.unsent = 10_000 + Int(second) * 10 - Int(second / 25)
        }
        #expect(slow == nil)
    }

    @Test func `after our end is closed only a moment is left`() throws {
        let end = end { sample, second in
            sample.bytesIn = UInt64(second)
            sample.isBusy = true
            sample.isLingering = second >= 7
        }
        #expect(try #require(end) == (.lingered, 9))
    }

    @Test func `a server that did not look has not seen silence`() {
        var pulse = Pulse(limits, at: .uptimeNanoseconds(0))
        let later = NIODeadline.uptimeNanoseconds(0) + .hours(1)
        #expect(pulse.beat(Pulse.Sample(), at: later) == .alive)
        #expect(pulse.beat(Pulse.Sample(), at: later + .hours(1)) == .alive)
    }
}
