import Kernel
import Testing

struct KazakhstanTimeTests {
    private func reading(_ date: String, _ hour: Int, _ minute: Int, _ second: Int = 0) throws
        -> KazakhstanTime.Reading
    {
        let date = try #require(CivilDate(date))
        return .init(date: date, secondOfDay: hour * 3600 + minute * 60 + second)
    }

    @Test func `is five hours ahead now and six before March 2024`() throws {
        // 2026-03-19T13:30:00Z and 2023-07-01T19:00:00Z
        #expect(
            KazakhstanTime.reading(atSecondsSinceEpoch: 1_773_927_000)
                == (try reading("2026-03-19", 18, 30)))
        #expect(
            KazakhstanTime.reading(atSecondsSinceEpoch: 1_688_238_000)
                == (try reading("2023-07-02", 1, 0)))
    }

    @Test func `midnight of 1 March 2024 went back to eleven in the evening`() throws {
        let change: Int64 = 1_709_229_600  // 2024-02-29T18:00:00Z
        #expect(
            KazakhstanTime.reading(atSecondsSinceEpoch: change - 1)
                == (try reading("2024-02-29", 23, 59, 59)))
        #expect(
            KazakhstanTime.reading(atSecondsSinceEpoch: change)
                == (try reading("2024-02-29", 23, 0)))
        #expect(
            KazakhstanTime.reading(atSecondsSinceEpoch: change + 3600)
                == (try reading("2024-03-01", 0, 0)))
    }

    @Test func `of the hour that came twice the later one counts`() throws {
        let twice = try reading("2024-02-29", 23, 30)
        #expect(KazakhstanTime.secondsSinceEpoch(of: twice) == 1_709_229_600 + 1800)
        let before = try reading("2024-02-29", 22, 30)
        #expect(KazakhstanTime.secondsSinceEpoch(of: before) == 1_709_229_600 - 5400)
    }

    @Test func `a day ends where the next begins`() throws {
        let date = try #require(CivilDate("2026-09-01"))
        // 2026-09-01T19:00:00Z
        #expect(KazakhstanTime.endOfDay(date) == 1_788_289_200)
    }

    @Test func `reading and instant are inverse outside the doubled hour`() throws {
        var random = SeededNumbers(seed: 7)
        for _ in 0..<20_000 {
            let instant = Int64.random(in: -2_000_000_000...4_000_000_000, using: &random)
            let reading = try #require(KazakhstanTime.reading(atSecondsSinceEpoch: instant))
            #expect((0..<86_400).contains(reading.secondOfDay))
            let back = KazakhstanTime.secondsSinceEpoch(of: reading)
            #expect(back == instant || (back == instant + 3600 && instant < 1_709_229_600))
        }
    }

    @Test func `an instant beyond the calendar has no reading`() {
        #expect(KazakhstanTime.reading(atSecondsSinceEpoch: .max) == nil)
        #expect(KazakhstanTime.reading(atSecondsSinceEpoch: .min) == nil)
    }
}

/// A small generator whose numbers are the same in every run.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
