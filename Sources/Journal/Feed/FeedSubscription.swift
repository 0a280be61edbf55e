import JSONRPC
import Kernel
import NIOCore
import Postgres

/// One client's place in the log, moved on by sending what comes behind it. Lives on the event loop
/// of its connection.
///
/// It pulls: a page is asked for only when the one before is written and the client has taken most
/// of it, so a client that stops reading costs one page. Entries come from what the process keeps of
/// the log's end, or, for one that is further behind, from the database. Both are the same log
/// without gaps, so passing from one to the other needs nothing but the position.
final class FeedSubscription: PushStream {
    let id: UUIDValue
    private let hub: FeedHub
    private let outlet: Outlet
    private let reader: PublicReader
    private let filter: FeedFilter
    private let origin: String
    private var next: Int64
    private var isReading = false
    private var isStopped = false
    /// Since when the client has not taken what was sent.
    private var fullSince: NIODeadline?
    private var look = FeedLimits.lookFirst

    init(
        _ id: UUIDValue, of hub: FeedHub, to outlet: Outlet, through reader: PublicReader,
        _ filter: FeedFilter, from start: FeedCursor
    ) {
        self.id = id
        self.hub = hub
        self.outlet = outlet
        self.reader = reader
        self.filter = filter
        origin = start.origin
        next = start.position
    }

    private var cursor: String { FeedCursor(origin: origin, position: next).text }

    func stop() -> JSON {
        isStopped = true
        hub.remove(id)
        return ["cursor": .string(cursor)]
    }

    /// The first look, once the connection knows of the stream.
    func begin() { pull(after: .zero) }

    /// Sends what there is, as far as the client takes it.
    func pull() {
        while !isStopped, !isReading {
            switch hub.newest(from: next, most: FeedLimits.pageEntries) {
            case .entries(let entries, let end) where end == next && entries.isEmpty: return
            case .entries(let entries, let end):
                guard hasRoom() else { return }
                send(entries.filter(filter.admits), next: end)
            case .behind:
                guard hasRoom() else { return }
                readPage()
            }
        }
    }

    // MARK: Reading what is further behind

    private func readPage() {
        isReading = true
        let (reader, loop) = (reader, outlet.eventLoop)
        let query = FeedQuery(
            start: FeedCursor(origin: origin, position: next), filter: filter,
            limit: FeedLimits.pageEntries)
        let bound = NIOLoopBound(self, eventLoop: loop)
        Task {
            let outcome: Result<FeedPage, Failure>
            do throws(Failure) { outcome = .success(try await reader.feed(query)) } catch {
                outcome = .failure(error)
            }
            loop.execute { bound.value.take(outcome) }
        }
    }

    private func take(_ outcome: Result<FeedPage, Failure>) {
        isReading = false
        guard !isStopped else { return }
        switch outcome {
        case .success(let page):
            send(page.entries, next: page.next)
            pull()
        case .failure(.unavailable), .failure(.limited), .failure(.deadline):
            pull(after: FeedLimits.retryTime)
        case .failure(let failure): end(failure)
        }
    }

    // MARK: Sending

    private func send(_ entries: [FeedEntry], next end: Int64) {
        var rest = entries[...]
        while !rest.isEmpty {
            let part = rest.prefix(fitting(rest))
            rest = rest.dropFirst(part.count)
            next = rest.isEmpty ? end : (part.last?.position ?? next) + 1
            outlet.send(FeedNotice.entries(Array(part), of: id, cursor: cursor))
        }
        next = end
    }

    /// How many of these make one notification: at least one.
    private func fitting(_ entries: ArraySlice<FeedEntry>) -> Int {
        var bytes = 0
        let fitting = entries.prefix { entry in
            bytes += entry.json.count
            return bytes <= FeedLimits.notificationBytesMax
        }
        return max(1, fitting.count)
    }

    /// Whether the client has taken enough for more; if not, looks again later.
    private func hasRoom() -> Bool {
        if outlet.unsentBytes <= FeedLimits.unsentBytesMax {
            (fullSince, look) = (nil, FeedLimits.lookFirst)
            return true
        }
        let now = NIODeadline.now()
        guard let since = fullSince else {
            fullSince = now
            pull(after: look)
            return false
        }
        if now - since >= FeedLimits.patience {
            finish(FeedNotice.lagging(id, cursor: cursor))
        } else {
            look = min(look * 2, FeedLimits.lookLast)
            pull(after: look)
        }
        return false
    }

    private func pull(after time: TimeAmount) {
        isReading = true
        let bound = NIOLoopBound(self, eventLoop: outlet.eventLoop)
        outlet.eventLoop.scheduleTask(in: time) {
            bound.value.isReading = false
            bound.value.pull()
        }
    }

    // MARK: Ending

    /// Ends for a reason that the client is told.
    func end(_ failure: Failure) { finish(FeedNotice.ended(id, cursor: cursor, failure)) }

    private func finish(_ notice: ByteBuffer) {
        guard !isStopped else { return }
        outlet.send(notice)
        outlet.end(id)
    }
}

/// The notifications of a subscription: JSON-RPC 2.0 without an id.
enum FeedNotice {
    static func entries(_ entries: [FeedEntry], of id: UUIDValue, cursor: String) -> ByteBuffer {
        let bytes = entries.reduce(0) { $0 + $1.json.count + 1 }
        var line = ByteBuffer()
        line.reserveCapacity(bytes + 256)
        line.writeString(head("feed.entries", id))
        line.writeString(#","entries":["#)
        for (index, entry) in entries.enumerated() {
            if index > 0 { line.writeString(",") }
            line.writeBytes(entry.json)
        }
        line.writeString(#"],"cursor":"\#(cursor)"}}"#)
        return line
    }

    /// The client has left too much unread for too long; it goes on from the cursor when it can.
    static func lagging(_ id: UUIDValue, cursor: String) -> ByteBuffer {
        ByteBuffer(string: head("feed.lagging", id) + #","cursor":"\#(cursor)"}}"#)
    }

    static func ended(_ id: UUIDValue, cursor: String, _ failure: Failure) -> ByteBuffer {
        let error: JSON = ["code": .int(Int64(failure.code)), "data": failure.data]
        return ByteBuffer(
            string: head("feed.ended", id) + #","cursor":"\#(cursor)","error":\#(error.text)}}"#)
    }

    private static func head(_ method: String, _ id: UUIDValue) -> String {
        #"{"jsonrpc":"2.0","method":"\#(method)","params":{"subscription":"\#(id)""#
    }
}
