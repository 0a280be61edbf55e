import NIOConcurrencyHelpers
package import NIOCore
package import Wire

/// Opens a dialogue for every connection.
package final class DialogueFactory: ConversationFactory {
    private let dispatcher: Dispatcher
    /// Connections of one event loop take its sessions in turn. One count for all loops would, where
    /// loops take connections in turn too, leave every other session idle.
    private let opened = NIOLockedValueBox<[ObjectIdentifier: Int]>([:])

    package init(_ dispatcher: Dispatcher) { self.dispatcher = dispatcher }

    package func open(_ connection: Connection) -> any Conversation {
        let loop = ObjectIdentifier(connection.eventLoop)
        let reader = opened.withLockedValue { opened in
            let reader = opened[loop, default: 0]
            opened[loop] = (reader + 1) & .max
            return reader
        }
        return Dialogue(connection, dispatcher, reader: reader)
    }

    /// What a connection over a limit is told: a whole error, so that any client can show it.
    package func refusal() -> ByteBuffer {
        Answers.error(
            .limited("connections", retryAfterMilliseconds: 10_000), id: nil, locale: .ru)
    }
}
