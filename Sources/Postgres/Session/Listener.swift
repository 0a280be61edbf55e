import CLibPQ
import Foundation

/// LISTEN on a session of its own: calls back for each notification, and once after every connect,
/// because what was notified in between is lost.
package final class Listener: Sendable {
    package enum Event: Sendable, Equatable {
        /// The connection stands (again): read the state anew.
        case connected
        case notified(channel: String, payload: String)
    }

    private let mailbox = Mailbox()
    private let conninfo: String
    private let channels: [String]
    private let handle: @Sendable (Event) -> Void

    /// - Parameters:
    ///   - channels: the program's own identifiers, lower-case letters and `_`.
    ///   - handle: called on the listener's thread; must not block.
    package init(
        _ conninfo: String, channels: [String], _ handle: @escaping @Sendable (Event) -> Void
    ) {
        precondition(channels.allSatisfy { $0.allSatisfy { $0 == "_" || $0.isLowercase } })
        self.conninfo = conninfo
        self.channels = channels
        self.handle = handle
        let thread = Thread { [self] in run() }
        thread.name = "pg-listen"
        thread.start()
    }

    package func close() { mailbox.close() }

    private func run() {
        var backoff = Backoff()
        while !mailbox.isClosed {
            if let connection = PQconnectdb(conninfo) {
                defer { PQfinish(connection) }
                if PQstatus(connection) == CONNECTION_OK {
                    backoff.reset()
                    listen(connection)
                }
            }
            _ = mailbox.wait(socket: nil, milliseconds: backoff.nextMilliseconds())
        }
    }

    private func listen(_ connection: OpaquePointer) {
        for channel in channels {
            let result = PQexec(connection, "LISTEN \(channel)")
            defer { PQclear(result) }
            guard PQresultStatus(result) == PGRES_COMMAND_OK else { return }
        }
        handle(.connected)
        while !mailbox.isClosed {
            _ = mailbox.wait(socket: PQsocket(connection))
            guard PQconsumeInput(connection) == 1 else { return }
            while let notification = PQnotifies(connection) {
                defer { PQfreemem(notification) }
                handle(
                    .notified(
                        channel: String(cString: notification.pointee.relname),
                        payload: String(cString: notification.pointee.extra)))
            }
        }
    }
}
