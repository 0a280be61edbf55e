import Kernel
import Postgres
import Testing

struct IdentifierTests {
    /// Version and variant stand where RFC 9562, section 5.7, has them.
    private func isVersion7(_ id: UUIDValue) -> Bool {
        id.high >> 12 & 0xF == 7 && id.low >> 62 == 0b10
    }

    @Test func `ids begin with the time and differ`() {
        let time = Timestamp(microseconds: 1_795_000_000_123_456)
        let ids = (0..<1_000).map { _ in UUIDValue.version7(at: time) }
        #expect(ids.allSatisfy(isVersion7))
        #expect(ids.allSatisfy { $0.high >> 16 == 1_795_000_000_123 })
        #expect(Set(ids).count == 1_000)
    }

    @Test func `several at once ascend`() {
        let ids = UUIDValue.version7(count: 1_000)
        #expect(ids.count == 1_000 && ids.allSatisfy(isVersion7))
        #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 })
        #expect(UUIDValue.version7(count: 0).isEmpty)
        #expect(UUIDValue.version7(count: 1) != UUIDValue.version7(count: 1))
    }
}
