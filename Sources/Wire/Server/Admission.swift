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

    func move(from origin: Origin, to other: Origin) -> Bool {
        book.withLock { $0.move(from: origin, to: other) }
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
        if admitted >= limits.connectionsMax || isFull(origin) { return refuse() }
        admitted += 1
        perNetwork[origin, default: 0] += 1
        return .admitted
    }

    /// Counts an admitted connection to the network that a proxy has named.
    ///
    /// - Returns: false, and changes nothing, when that network has its share already.
    package mutating func move(from origin: Origin, to other: Origin) -> Bool {
        guard !isFull(other) else { return false }
        leave(origin)
        perNetwork[other, default: 0] += 1
        return true
    }

    private func isFull(_ origin: Origin) -> Bool {
        origin != .local && perNetwork[origin, default: 0] >= limits.connectionsPerNetworkMax
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
        leave(origin)
    }

    private mutating func leave(_ origin: Origin) {
        let rest = perNetwork[origin, default: 1] - 1
        perNetwork[origin] = rest == 0 ? nil : rest
    }
}
