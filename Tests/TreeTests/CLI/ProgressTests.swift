import Testing

@testable import tizilim

struct ProgressTests {
    private let half = Progress(done: 500, total: 1_000, items: 11_667, elapsed: .seconds(2))

    @Test func `says share, count, speed and what is left`() {
        let line = half.line(width: 79, unit: "rows")
        #expect(line.contains("50%"))
        #expect(line.contains("11\u{A0}667 rows"))
        #expect(line.contains("5\u{A0}833/s"))
        #expect(line.contains("2.0 s left"))
        #expect(DisplayWidth.of(line) <= 79)
        #expect(line.count { $0 == "█" } == line.count { $0 == "░" })
    }

    @Test func `leaves the bar out where there is no room for it`() {
        let line = half.line(width: 40, unit: "rows")
        #expect(!line.contains("█"))
        #expect(DisplayWidth.of(line) <= 40)
    }

    @Test func `says nothing of the time left at the beginning and at the end`() {
        #expect(Progress(done: 1, total: 1_000, items: 1, elapsed: .seconds(1)).remaining == nil)
        #expect(Progress(done: 9, total: 9, items: 9, elapsed: .seconds(1)).remaining == nil)
        #expect(Progress(done: 0, total: 0, items: 0, elapsed: .zero).itemsPerSecond == 0)
    }

    @Test(
        arguments: [
            (Duration.milliseconds(4_240), "4.2 s"), (.seconds(185), "3:05"),
            (.seconds(3_723), "1:02:03"), (.zero, "0.0 s"),
        ])
    func `times read as people write them`(duration: Duration, text: String) {
        #expect(Progress.clock(duration) == text)
    }

    @Test func `thousands are set apart`() {
        #expect(Progress.grouped(1_000_000) == "1\u{A0}000\u{A0}000")
        #expect(Progress.grouped(999) == "999")
        #expect(Progress.grouped(-1_234) == "-1\u{A0}234")
    }

    @Test func `a summary is one line`() {
        let progress = Progress(done: 1, total: 1, items: 23_335, elapsed: .seconds(4))
        #expect(progress.summary(unit: "rows") == "23\u{A0}335 rows in 4.0 s, 5\u{A0}833 rows/s")
    }
}
