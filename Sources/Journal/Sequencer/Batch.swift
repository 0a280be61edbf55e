package import Postgres

/// Entries that get the next positions together.
package struct Batch: Sendable, Equatable {
    /// In the order of their positions.
    package private(set) var placed: [Candidate] = []
    /// Entries that wait for a predecessor, from now on.
    package private(set) var held: [UUIDValue] = []
    /// Where the queue was read to; nil when nothing was behind the mark.
    package private(set) var done: SequencerState.Mark?

    /// Keeps the order of the queue, except that a version that comes before its predecessor is put
    /// directly behind it. What waits for an entry that is not in the queue is held.
    package init(_ queue: [Candidate]) {
        let known = Set(queue.map(\.id))
        var waiting: [UUIDValue: [Candidate]] = [:]
        var places: Set<UUIDValue> = []
        for candidate in queue {
            if !candidate.isHeld { done = candidate.mark }
            if let predecessor = candidate.predecessor, !places.contains(predecessor) {
                waiting[predecessor, default: []].append(candidate)
                continue
            }
            var ready = [candidate]
            while let next = ready.popLast() {
                placed.append(next)
                places.insert(next.id)
                ready += waiting.removeValue(forKey: next.id) ?? []
            }
        }
        // In the queue's order, so that equal queues make equal lists.
        if placed.count < known.count { held = queue.map(\.id).filter { !places.contains($0) } }
    }
}
