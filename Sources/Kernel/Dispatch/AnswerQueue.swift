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
    private var batch: ByteBuffer?
    /// Calls with lower numbers have nothing more to be sent.
    private var sent = 0

    /// Calls that are not answered yet.
    var count: Int { slots.count }

    /// Bytes of answers that wait for an earlier one.
    private(set) var heldBytes = 0

    /// Whether the answer of call `number` is on its way, together with its batch.
    func hasSent(_ number: Int) -> Bool { number < sent }

    /// Takes a place at the end and returns its number.
    mutating func open(_ place: Place) -> Int {
        slots.append(Slot(place: place))
        return base + slots.count - 1
    }

    /// Puts the answer of call `number` into its place; returns the lines that may be sent now.
    mutating func close(_ number: Int, with answer: ByteBuffer?) -> [ByteBuffer] {
        let index = slots.index(slots.startIndex, offsetBy: number - base)
        slots[index].isDone = true
        slots[index].answer = answer
        heldBytes += answer?.readableBytes ?? 0
        var ready: [ByteBuffer] = []
        while let slot = slots.first, slot.isDone {
            slots.removeFirst()
            base += 1
            release(slot, to: &ready)
        }
        return ready
    }

    private mutating func release(_ slot: Slot, to ready: inout [ByteBuffer]) {
        if !slot.place.isInBatch || slot.place.closesBatch { sent = base }
        guard slot.place.isInBatch else {
            heldBytes -= slot.answer?.readableBytes ?? 0
            if let answer = slot.answer { ready.append(answer) }
            return
        }
        if slot.place.opensBatch { batch = nil }
        if var answer = slot.answer {
            var line = batch ?? ByteBuffer()
            line.writeString(batch == nil ? "[" : ",")
            line.writeBuffer(&answer)
            batch = line
        }
        // A batch of notifications alone gets no answer at all.
        guard slot.place.closesBatch, var line = batch else { return }
        heldBytes = max(0, heldBytes - line.readableBytes)
        line.writeString("]")
        ready.append(line)
        batch = nil
    }
}
