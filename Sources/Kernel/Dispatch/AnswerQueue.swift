import NIOCore

/// Answers of one connection, sent in the order of the calls, whenever they become ready.
///
/// Pure: what may be sent is returned.
struct AnswerQueue {
    /// Where a call stands in what the client sent.
    struct Place {
        var opensBatch = false
        var isInBatch = false
        var closesBatch = false
    }

    private struct Slot {
        var place: Place
        var isDone = false
        /// Nil for a notification, which is never answered.
        var answer: ByteBuffer?
    }

    private var slots = CircularBuffer<Slot>(initialCapacity: 8)
    /// The number of the first slot.
    private var base = 0
    private var isBatchEmpty = true

    /// Calls that are not answered yet.
    var count: Int { slots.count }

    /// Takes a place at the end and returns its number.
    mutating func open(_ place: Place) -> Int {
        slots.append(Slot(place: place))
        return base + slots.count - 1
    }

    /// Puts the answer of call `number` into its place; returns what may be sent now.
    mutating func close(_ number: Int, with answer: ByteBuffer?) -> [ByteBuffer] {
        let index = slots.index(slots.startIndex, offsetBy: number - base)
        slots[index].isDone = true
        slots[index].answer = answer
        var ready: [ByteBuffer] = []
        while let slot = slots.first, slot.isDone {
            slots.removeFirst()
            base += 1
            append(slot, to: &ready)
        }
        return ready
    }

    private mutating func append(_ slot: Slot, to ready: inout [ByteBuffer]) {
        guard slot.place.isInBatch else {
            if let answer = slot.answer { ready.append(answer) }
            return
        }
        if slot.place.opensBatch { isBatchEmpty = true }
        if let answer = slot.answer {
            ready.append(ByteBuffer(string: isBatchEmpty ? "[" : ","))
            ready.append(answer)
            isBatchEmpty = false
        }
        // A batch of notifications alone gets no answer at all.
        if slot.place.closesBatch, !isBatchEmpty { ready.append(ByteBuffer(string: "]\n")) }
    }
}
