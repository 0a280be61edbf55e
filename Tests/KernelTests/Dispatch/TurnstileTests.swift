import NIOCore
import Testing

@testable import Kernel

@Suite struct TurnstileTests {
    @Test func `reads run beside each other and a write alone`() {
        var turnstile = Turnstile<Int>()
        #expect(turnstile.enter(1, isBarrier: false) == 1)
        #expect(turnstile.enter(2, isBarrier: false) == 2)
        #expect(turnstile.enter(3, isBarrier: true) == nil)
        #expect(turnstile.enter(4, isBarrier: false) == nil)
        #expect(turnstile.enter(5, isBarrier: false) == nil)
        #expect(turnstile.leave() == [])
        #expect(turnstile.leave() == [3])
        #expect(turnstile.leave() == [4, 5])
        #expect(turnstile.enter(6, isBarrier: true) == nil)
        #expect(turnstile.leave() == [])
        #expect(turnstile.leave() == [6])
    }

    @Test(arguments: 0..<200)
    func `any mix of calls behaves as if made one after the other`(seed: UInt64) {
        var random = Numbers(seed: seed)
        var turnstile = Turnstile<Int>()
        var kinds: [Bool] = []
        var running: Set<Int> = []
        var started: [Int] = []
        func start(_ ticket: Int) {
            let others = running.map { kinds[$0] }
            #expect(kinds[ticket] ? running.isEmpty : !others.contains(true))
            running.insert(ticket)
            started.append(ticket)
        }
        for ticket in 0..<60 {
            kinds.append(random.next() % 3 == 0)
            if let ready = turnstile.enter(ticket, isBarrier: kinds[ticket]) { start(ready) }
            while random.next() % 2 == 0, let done = running.randomElement(using: &random) {
                running.remove(done)
                turnstile.leave().forEach(start)
            }
        }
        while let done = running.randomElement(using: &random) {
            running.remove(done)
            turnstile.leave().forEach(start)
        }
        #expect(started == Array(0..<60))
    }
}

@Suite struct AnswerQueueTests {
    @Test(arguments: 0..<100)
    func `answers leave in the order of the calls whenever they become ready`(seed: UInt64) {
        var random = Numbers(seed: seed)
        var queue = AnswerQueue()
        var sent = ""
        let numbers = (0..<20).map { _ in queue.open(AnswerQueue.Place()) }
        for number in numbers.shuffled(using: &random) {
            let answer = number % 5 == 4 ? nil : ByteBuffer(string: "\(number) ")
            sent += queue.close(number, with: answer).map { String(buffer: $0) }.joined()
        }
        let expected = numbers.filter { $0 % 5 != 4 }.map { "\($0) " }.joined()
        #expect(sent == expected)
        #expect(queue.count == 0)
    }

    @Test func `a batch is one line, and notifications leave no trace in it`() {
        #expect(batch([nil, "1", nil, "2"]) == "[1,2]")
        #expect(batch(["1"]) == "[1]")
        #expect(batch([nil, nil]) == "")
    }

    private func batch(_ answers: [String?]) -> String {
        var queue = AnswerQueue()
        let numbers = answers.indices.map { index in
            queue.open(
                AnswerQueue.Place(
                    opensBatch: index == 0, isInBatch: true,
                    closesBatch: index == answers.count - 1))
        }
        return zip(numbers, answers).reversed().map { number, answer in
            queue.close(number, with: answer.map { ByteBuffer(string: $0) })
                .map { String(buffer: $0) }.joined()
        }.joined()
    }
}

/// A generator with a seed, so that a failing order can be run again.
struct Numbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
