import NIOCore
import Testing

@testable import Kernel

struct SentAnswerTests {
    private let answer = ByteBuffer(string: "1")

    @Test func `an answer is sent when all before it are`() {
        var queue = AnswerQueue()
        let numbers = (0..<3).map { _ in queue.open(AnswerQueue.Place()) }
        #expect(queue.close(numbers[1], with: answer).isEmpty)
        #expect(!queue.hasSent(numbers[1]))
        #expect(queue.close(numbers[0], with: answer).count == 2)
        #expect(queue.hasSent(numbers[0]) && queue.hasSent(numbers[1]))
        #expect(!queue.hasSent(numbers[2]))
    }

    @Test func `an answer in a batch is sent with the last of it`() {
        var queue = AnswerQueue()
        let first = queue.open(
            AnswerQueue.Place(opensBatch: true, isInBatch: true, closesBatch: false))
        let last = queue.open(
            AnswerQueue.Place(opensBatch: false, isInBatch: true, closesBatch: true))
        #expect(queue.close(first, with: answer).isEmpty)
        #expect(!queue.hasSent(first))
        #expect(queue.close(last, with: nil).count == 1)
        #expect(queue.hasSent(first) && queue.hasSent(last))
    }
}
