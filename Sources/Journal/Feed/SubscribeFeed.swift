import JSONRPC
import Kernel
import Postgres

/// Has the acts since a cursor pushed, and every later one as it comes: what `feed.since` would
/// answer, without asking again.
///
/// Behind the answer come notifications `feed.entries {subscription, entries, cursor}`, in order,
/// without a gap between what was there and what is new. Each cursor leads on from where its
/// notification ends, here or with `feed.since`. `feed.lagging {subscription, cursor}` ends a
/// subscription whose client left too much unread, `feed.ended {subscription, cursor, error}` one
/// whose token is no longer good.
///
/// - Throws: ``Failure/conflict(_:)`` with `feed.cursorAhead`, `feed.cursorForeign` or
///   `feed.tenantUnknown`; ``Failure/limited(_:retryAfterMilliseconds:)`` with `streams` (of this
///   connection) or `subscriptions` (of the server).
struct SubscribeFeed: StreamMethod {
    static let name = "feed.subscribe"
    static let summary = "Pushes public acts since a cursor, and every later one, as they come."
    static let result = Schema.object(["subscription": .id, "cursor": FeedCursor.schema])
    static let reasons = FeedQuery.refusals + [.noConnection]

    let start: FeedCursor?
    let filter: FeedFilter

    init(_ parameters: inout Parameters) {
        start = parameters.optional("cursor", "Where to go on; only what is new unless said.")
        filter = FeedFilter(&parameters)
    }

    func open(in context: StreamContext) async throws(Failure) -> StreamOpening {
        let (id, filter, reader) = (UUIDValue.version7(), filter, context.reader)
        let hub = context.services.get { FeedHub(context.database) }
        try hub.admit()
        let head = try await reader.feed(
            FeedQuery(start: start ?? .sample, filter: filter, limit: 0))
        let from = FeedCursor(origin: head.origin, position: start?.position ?? head.size)
        return StreamOpening(
            answer: ["subscription": .string(id.description), "cursor": .string(from.text)]
        ) { outlet in
            let subscription = FeedSubscription(
                id, of: hub, to: outlet, through: reader, filter, from: from)
            hub.add(subscription, outlet, end: head.size)
            subscription.begin()
            return subscription
        }
    }
}

/// Ends a subscription of this connection.
struct UnsubscribeFeed: ConnectionMethod {
    static let name = "feed.unsubscribe"
    static let summary = "Ends a subscription; its cursor leads on where it stopped."
    static let result = Schema.object(["cursor": FeedCursor.schema])

    let subscription: Identifier<FeedSubscription>

    init(_ parameters: inout Parameters) {
        subscription = parameters.required("subscription", "What feed.subscribe answered.")
    }

    func run(in context: ConnectionContext) throws(Failure) -> JSON {
        guard let stand = context.endStream(subscription.value) else {
            throw .notFound("subscription")
        }
        return stand
    }
}
