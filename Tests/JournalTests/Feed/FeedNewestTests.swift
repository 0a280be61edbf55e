import Postgres
import Testing

@testable import Journal

struct FeedNewestTests {
    private let start = ContinuousClock.now

    private func page(_ positions: Range<Int64>, bytes: Int = 10) -> FeedPage {
        FeedPage(
            entries: positions.map {
                FeedEntry(
                    position: $0, type: "a.b", subject: UUIDValue(high: 0, low: 0), tenant: nil,
                    json: Array(repeating: 0, count: bytes))
            }, next: positions.upperBound, size: positions.upperBound, origin: "")
    }

    private func positions(_ answer: FeedNewest.Answer) -> ([Int64], Int64)? {
        guard case .entries(let entries, let next) = answer else { return nil }
        return (entries.map(\.position), next)
    }

    @Test func `gives what comes behind a position, a part at a time`() throws {
        var newest = FeedNewest(at: 100)
        newest.append(page(100..<110), at: start)
        let first = try #require(positions(newest.entries(from: 104, most: 4)))
        #expect(first == ([104, 105, 106, 107], 108))
        let rest = try #require(positions(newest.entries(from: 108, most: 4)))
        #expect(rest == ([108, 109], 110))
        let none = try #require(positions(newest.entries(from: 110, most: 4)))
        #expect(none == ([], 110))
        // Somebody who has seen more of the log than was read here.
        let ahead = try #require(positions(newest.entries(from: 120, most: 4)))
        #expect(ahead == ([], 120))
        #expect(positions(newest.entries(from: 99, most: 4)) == nil)
    }

    @Test func `keeps no more than its limits of entries, bytes and age`() {
        var newest = FeedNewest(at: 0)
        newest.append(page(0..<5_000), at: start)
        #expect(newest.start == 5_000 - Int64(FeedLimits.newestEntries))
        newest.append(page(5_000..<5_002, bytes: FeedLimits.newestBytes / 2 + 1), at: start)
        #expect(newest.start == 5_001 && newest.end == 5_002)
        newest.append(page(5_002..<5_003), at: start + FeedLimits.newestAge)
        #expect(newest.start == 5_001)
        newest.trim(at: start + FeedLimits.newestAge * 1.5)
        #expect(newest.start == 5_002)
        newest.trim(at: start + FeedLimits.newestAge * 3)
        #expect(newest.start == 5_003 && newest.end == 5_003)
        newest.append(page(5_003..<5_004), at: start + FeedLimits.newestAge * 3)
        #expect(positions(newest.entries(from: 5_003, most: 9))?.0 == [5_003])
    }
}
