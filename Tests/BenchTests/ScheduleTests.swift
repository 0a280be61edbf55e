import Testing

@testable import Bench

@Suite struct ScheduleTests {
    @Test func `clients take turns at the rate of all together`() {
        var one = Schedule(client: 0, of: 2, callsPerSecond: 1_000, from: 5)
        var other = Schedule(client: 1, of: 2, callsPerSecond: 1_000, from: 5)
        #expect(one.due == 5)
        #expect(other.due == 1_000_005)
        one.advance()
        other.advance()
        #expect(one.due == 2_000_005)
        #expect(other.due == 3_000_005)
    }

    @Test func `a rate that divides nothing does not drift`() {
        var schedule = Schedule(client: 0, of: 1, callsPerSecond: 7, from: 0)
        for _ in 0..<7_000 { schedule.advance() }
        #expect(schedule.due == 1_000_000_000_000)
    }
}
