import Journal
import Kernel
import Postgres
import Testing

struct BatchTests {
    private let ids = (0..<5).map { _ in UUIDValue.version7() }

    private func candidate(_ number: Int, after predecessor: Int? = nil, isHeld: Bool = false)
        -> Candidate
    {
        Candidate(
            SequencerState.Mark(epoch: 1, xid: "\(number)", id: ids[number]), hash: [],
            after: predecessor.map { ids[$0] }, isHeld: isHeld)
    }

    @Test func `keeps the queue's order`() {
        let queue = [0, 1, 2].map { candidate($0) }
        let batch = Batch(queue)
        #expect(batch.placed == queue)
        #expect(batch.held.isEmpty)
        #expect(batch.done?.id == ids[2])
    }

    @Test func `puts a version behind its predecessor, and a chain behind that`() {
        let batch = Batch([
            candidate(0, after: 1), candidate(1, after: 3), candidate(2), candidate(3),
            candidate(4),
        ])
        #expect(batch.placed.map(\.id) == [2, 3, 1, 0, 4].map { ids[$0] })
        #expect(batch.held.isEmpty)
    }

    @Test func `holds what waits for an entry that is not there, and what waits for that`() {
        let batch = Batch([candidate(0, after: 4), candidate(1, after: 0), candidate(2)])
        #expect(batch.placed.map(\.id) == [ids[2]])
        #expect(batch.held == [ids[0], ids[1]])
        #expect(batch.done?.id == ids[2], "the queue is read on all the same")
    }

    @Test func `what was held moves no mark`() {
        let batch = Batch([candidate(0, isHeld: true)])
        #expect(batch.placed.map(\.id) == [ids[0]])
        #expect(batch.done == nil)
    }
}
