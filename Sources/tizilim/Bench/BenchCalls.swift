import Bench
import JSONRPC
import Kernel
import Postgres

/// The calls that scenarios are made of, from what the server itself holds.
struct BenchCalls: Sendable {
    private struct Subject: Sendable {
        var id: String
        var version: Int64
    }

    /// Differs between runs, so that idempotency keys do.
    private let run = "\(Principal.ID.make())".suffix(12)
    private let gets: [[UInt8]]
    private let searches: [[UInt8]]
    private let visits: [[UInt8]]
    private let feeds: [[UInt8]]
    private let subjects: [Subject]

    /// - Parameters:
    ///   - keys: how many organisations to ask for.
    ///   - writers: how many clients will write; each needs an organisation of its own.
    init(
        of client: RPCClient, for scenario: BenchScenario, keys: Int, writers: Int
    ) async throws {
        let sample = try await BenchSample.take(keys, from: client)
        gets = sample.map { Self.line("ngo.get", ["identifier": .string("KZ-BIN-\($0.bin)")]) }
        searches = BenchScenario.searches.map { Self.line("ngo.search", $0) }
        visits = Self.visits(sample, gets, searches)
        // Finding them reads the log, which no other scenario needs.
        let cursors = scenario == .feed ? try await BenchCursor.take(client) : []
        feeds = cursors.map { Self.line("feed.since", $0.page) }
        subjects = try await Self.subjects(writers, client)
    }

    func source(of scenario: BenchScenario, for client: Int) -> any CallSource {
        switch scenario {
        case .get: return RepeatedCalls(gets, from: Self.offset(client))
        case .search: return RepeatedCalls(searches, from: client)
        case .publicRead: return RepeatedCalls(visits, from: Self.offset(client))
        case .write: return changes(by: client)
        case .mixed:
            return MixedCalls(
                reads: RepeatedCalls(gets, from: Self.offset(client)), writes: changes(by: client),
                from: client)
        case .feed: return RepeatedCalls(feeds, from: client)
        case .subscribe, .connections: return RepeatedCalls(gets)
        }
    }

    /// Changes the same organisation again and again, over a connection of its own.
    func change(_ client: RPCClient, _ number: Int) async throws {
        let subject = subjects[0]
        let params: JSON.Object = [
            "id": .string(subject.id), "version": .int(subject.version + Int64(number)),
            "contacts": ["phone": .string("+7 727 \(2_000_000 + number)")],
            "idempotencyKey": .string("\(run)-\(number)"),
        ]
        _ = try await client.ask("ngo.update", params)
    }

    static func line(_ method: String, _ params: JSON.Object) -> [UInt8] {
        let call: JSON = [
            "jsonrpc": "2.0", "id": 1, "method": .string(method), "params": .object(params),
        ]
        return call.bytes + [UInt8(ascii: "\n")]
    }

    /// A prime, so that clients begin far apart and don't follow each other.
    private static func offset(_ client: Int) -> Int { client * 7_919 }

    private func changes(by client: Int) -> any CallSource {
        let subject = subjects[client]
        return ContactChanges(
            organisation: subject.id, version: subject.version, run: String(run))
    }

    /// Of twenty: fifteen records by BIN, two by id, two pages, one history.
    private static func visits(
        _ sample: [BenchSample], _ gets: [[UInt8]], _ searches: [[UInt8]]
    ) -> [[UInt8]] {
        gets.indices.map { place in
            switch place % 20 {
            case 4, 14: line("ngo.get", ["id": .string(sample[place].id)])
            case 9, 19: searches[place / 10 % searches.count]
            case 12: line("ngo.history", ["id": .string(sample[place].id)])
            default: gets[place]
            }
        }
    }

    private static func subjects(_ count: Int, _ client: RPCClient) async throws -> [Subject] {
        guard count > 0 else { return [] }
        guard let tenant = try await client.ask("session.who")["tenant"]?.string else {
            throw Complaint("Writing needs the token of an officer", status: .usage)
        }
        var subjects: [Subject] = []
        for found in try await BenchSample.take(count, from: client, ["region": .string(tenant)]) {
            let record = try await client.ask("ngo.get", ["id": .string(found.id)])
            subjects.append(Subject(id: found.id, version: record["version"]?.int64 ?? 0))
        }
        guard subjects.count == count else {
            throw Complaint("\(tenant) has \(subjects.count) organisations, fewer than clients")
        }
        return subjects
    }
}

/// Where a page of the log begins.
struct BenchCursor: Sendable {
    static let entries: Int64 = 200

    var cursor: String

    var page: JSON.Object { ["cursor": .string(cursor), "limit": .int(Self.entries)] }

    /// Clients keep cursors as they are; only a script for another program looks into one.
    var position: String? { Cursor.decode(cursor)?.last }

    /// Where pages of the log begin, up to 64 that are full.
    static func take(_ client: RPCClient) async throws -> [BenchCursor] {
        var cursors: [BenchCursor] = []
        // Not at the beginning: then no other number of the statement looks like the position.
        var page = try await client.ask("feed.since", ["limit": 7])
        while cursors.count < 64, let text = page["cursor"]?.string {
            let next = BenchCursor(cursor: text)
            page = try await client.ask("feed.since", next.page)
            let isFull = page["items"]?.array?.count == Int(BenchCursor.entries)
            if isFull || cursors.isEmpty { cursors.append(next) }
            if !isFull { break }
        }
        return cursors
    }
}

/// An organisation that calls are about.
struct BenchSample: Sendable {
    /// A page as large as the server gives.
    private static let pageMax = 200

    var id: String
    var bin: String

    /// The first organisations in the order of their names, which is no order of anything else.
    /// Only those whose BIN does not begin with zero: pgbench's variables are numbers.
    static func take(
        _ count: Int, from client: RPCClient, _ filter: JSON.Object = [:]
    ) async throws -> [BenchSample] {
        var (found, params): ([BenchSample], JSON.Object) = ([], filter)
        params["limit"] = .int(pageMax)
        repeat {
            let page = try await client.ask("ngo.search", params)
            found += (page["items"]?.array ?? []).compactMap { item in
                guard let id = item["id"]?.string, let bin = item["bin"]?.string,
                    bin.first != "0"
                else { return nil }
                return BenchSample(id: id, bin: bin)
            }
            params["cursor"] = page["next"]
        } while found.count < count && params["cursor"] != nil
        guard !found.isEmpty else {
            throw Complaint("The server holds no organisations", hint: "tizilim demo makes some up")
        }
        return Array(found.prefix(count))
    }
}
