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
        return Dialogue(
            connection, dispatcher, reader: reader, network: connection.origin.network)
    }

    /// What a connection over a limit is told: a whole error, so that any client can show it.
    package func refusal() -> ByteBuffer {
        Answers.error(
            .limited("connections", retryAfterMilliseconds: 10_000), id: nil, locale: .ru)
    }
}

extension Origin {
    /// By what limits of networks go. An IPv6 customer is given 56 bits or fewer, and all that is
    /// behind them.
    var network: String? {
        switch self {
        case .ipv4(let bits): "4 \(bits)"
        case .ipv6(let bits): "6 \(bits >> 8)"
        case .local, .unknown: nil
        }
    }
}
