import Synchronization

/// Counts connections over all event loops and says who is let in.
final class Admission: Sendable {
    private let book: Mutex<AdmissionBook>

    init(_ limits: ServerLimits) {
        book = Mutex(AdmissionBook(limits))
    }

    var count: Int { book.withLock { $0.admitted } }

    func admit(_ origin: Origin) -> AdmissionBook.Answer {
        book.withLock { $0.admit(origin) }
    }

    func release(_ origin: Origin, wasRefused: Bool) {
        book.withLock { $0.release(origin, wasRefused: wasRefused) }
    }
}

/// Who is connected, in numbers.
package struct AdmissionBook: Sendable {
    package enum Answer: Sendable {
        case admitted
        /// Over a limit; there is time to say so.
        case refused
        /// Over a limit, like too many others at the moment.
        case turnedAway
    }

    private let limits: ServerLimits
    package private(set) var admitted = 0
    private var refused = 0
    private var perNetwork: [Origin: Int] = [:]

    package init(_ limits: ServerLimits) {
        self.limits = limits
    }

    package mutating func admit(_ origin: Origin) -> Answer {
        let fromNetwork = perNetwork[origin, default: 0]
        let isOver = origin != .local && fromNetwork >= limits.connectionsPerNetworkMax
        if admitted >= limits.connectionsMax || isOver { return refuse() }
        admitted += 1
        perNetwork[origin] = fromNetwork + 1
        return .admitted
    }

    private mutating func refuse() -> Answer {
        guard refused < limits.refusalsMax else { return .turnedAway }
        refused += 1
        return .refused
    }

    /// Counts out a connection that was admitted or refused, not one that was turned away.
    package mutating func release(_ origin: Origin, wasRefused: Bool) {
        if wasRefused {
            refused -= 1
            return
        }
        admitted -= 1
        let rest = perNetwork[origin, default: 1] - 1
        perNetwork[origin] = rest == 0 ? nil : rest
    }
}
