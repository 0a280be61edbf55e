import JSONRPC
import Kernel
import NIOConcurrencyHelpers
import Postgres

/// A write whose work is written in the test.
struct Scripted: TransactionMethod {
    static let name = "test.scripted"
    static let summary = "Does what a test says."
    static let access = Access.write(Permission("test.scripted", .officer))
    static let journal = JournalDeclaration.none("changes nothing")
    static let result = Schema.any

    let work: @Sendable (Call) async throws(Failure) -> Void

    init(_ work: @escaping @Sendable (Call) async throws(Failure) -> Void) { self.work = work }
    init(_ parameters: inout Parameters) { work = { _ in } }

    func run(in call: Call) async throws(Failure) -> JSON {
        try await work(call)
        return try await call.finish([], entries: [], answer: Answer("done"))
    }
}

/// A number that several tasks change.
final class Tally: Sendable {
    private let number = NIOLockedValueBox(0)

    var value: Int { number.withLockedValue(\.self) }

    func add() -> Int {
        number.withLockedValue {
            $0 += 1
            return $0
        }
    }
}

/// Where each of two tasks waits for the other.
actor MeetingPoint {
    private var first: CheckedContinuation<Void, Never>?

    func meet() async {
        if let first {
            self.first = nil
            first.resume()
        } else {
            await withCheckedContinuation { first = $0 }
        }
    }
}
