import Testing

@testable import Bench

@Suite struct MeasurementTests {
    @Test func `only what is answered in the measured time counts`() {
        let recorder = Recorder(1_000_000..<3_000_000)
        recorder.answered(at: 999_999, since: 0, isGood: true)
        recorder.answered(at: 1_000_000, since: 0, isGood: true)
        recorder.answered(at: 2_000_000, since: 1_500_000, isGood: false)
        recorder.answered(at: 3_000_000, since: 1_000_000, isGood: true)
        let measured = recorder.measurement
        #expect(measured.answers == 2)
        #expect(measured.failures == 1)
        #expect(measured.rate == 1_000)
    }

    @Test func `a call that waits at the end is in the latencies, not among the answers`() {
        let recorder = Recorder(0..<1_000_000_000)
        for _ in 0..<99 { recorder.answered(at: 500, since: 0, isGood: true) }
        recorder.unanswered(since: 200_000_000)
        recorder.unanswered(since: 1_000_000_000)
        var measured = recorder.measurement
        #expect(measured.answers == 99)
        #expect(measured.unanswered == 1)
        #expect(abs(measured.microseconds(at: 100) - 800_000) <= 800)
        #expect(measured.microseconds(at: 50) == 0)
        measured.add(recorder.measurement)
        #expect(measured.answers == 198)
        #expect(measured.unanswered == 2)
    }
}
