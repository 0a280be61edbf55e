import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing
import Wire

extension World {
    /// Runs SQL past row security, to arrange what no method can.
    @discardableResult
    func superuser(_ sql: String) async throws -> TextResult {
        try await BlockingConnection.run(database.administrator) { try $0.execute(sql) }
    }

    /// Gives every committed public entry its position, as the sequencer's own role. Nobody may be
    /// writing to this database meanwhile.
    func sequence() async throws {
        try await BlockingConnection.run(database.connectionString("tizilim_sequencer")) {
            _ = try $0.execute(Self.sequencing)
        }
    }

    /// Entries in the order of their transactions.
    private static let sequencing = """
        BEGIN;
        SELECT size FROM journal.sequencer FOR UPDATE;
        INSERT INTO journal.log (position, entry_id, at, tenant_id, type, subject_kind, subject_id,
            version, leaf, leaf_hash)
        SELECT (SELECT size FROM journal.sequencer) + row_number() OVER (ORDER BY e.xid, e.id) - 1,
               e.id, e.at, e.tenant_id, e.type, e.subject_kind, e.subject_id, e.version, e.leaf,
               sha256('\\x00'::bytea || e.leaf)
        FROM journal.entries AS e
        WHERE e.public AND NOT EXISTS (
            SELECT FROM journal.log AS l WHERE l.entry_id = e.id);
        UPDATE journal.sequencer SET size = (SELECT count(*) FROM journal.log);
        NOTIFY journal;
        COMMIT;
        """

    /// Entries of organisations that need no organisation, straight into the log.
    func fill(_ count: Int, textBytes: Int = 0) async throws {
        try await superuser(
            """
            SET session_replication_role = replica;
            WITH new AS (
                SELECT (SELECT size FROM journal.sequencer) + n - 1 AS position,
                       gen_random_uuid() AS subject, n
                FROM generate_series(1, \(count)) AS n
            ), versions AS (
                INSERT INTO registry.organisation_versions (organisation_id, version,
                    home_tenant_id, recorded_from, act, actor, record)
                SELECT subject, 1, (SELECT id FROM tenancy.tenants WHERE code = 'KZ-75'), now(),
                       'organisation.registered', 'officer@KZ-75',
                       json_build_object('name', repeat('x', \(textBytes)))
                FROM new
            )
            INSERT INTO journal.log (position, entry_id, at, tenant_id, type, subject_kind,
                subject_id, version, leaf, leaf_hash)
            SELECT position, gen_random_uuid(), now(),
                   (SELECT id FROM tenancy.tenants WHERE code =
                        CASE n % 100 WHEN 7 THEN 'KZ-71' ELSE 'KZ-75' END),
                   CASE n % 50 WHEN 3 THEN 'organisation.merged' ELSE 'organisation.updated' END,
                   'organisation', subject, 1, convert_to('{"n":' || n || '}', 'UTF8'), sha256('x')
            FROM new;
            UPDATE journal.sequencer SET size = (SELECT count(*) FROM journal.log);
            NOTIFY journal;
            """)
    }
}

extension Actor {
    /// Registers an organisation and gives its id.
    func register(_ name: String) async throws -> String {
        let answer = try await call(
            "ngo.register",
            ["name": ["ru": .string(name)], "legalForm": "public-foundation", "region": "KZ-75"])
        return try #require(answer["id"]?.string)
    }

    /// Everything from a cursor on, page by page.
    func follow(
        from cursor: JSON? = nil, limit: Int64 = 3, _ filter: JSON.Object = [:]
    ) async throws -> (items: [JSON], cursor: JSON) {
        var items: [JSON] = []
        var params = filter
        params["limit"] = .int(limit)
        params["cursor"] = cursor
        while true {
            let page = try await call("feed.since", params)
            let new = try #require(page["items"]?.array)
            items += new
            params["cursor"] = page["cursor"]
            if new.count < limit { return (items, params["cursor"] ?? .null) }
        }
    }
}

/// What one subscriber was sent, notification by notification.
struct Subscriber {
    let client: LineClient
    let subscription: JSON
    var cursor: JSON
    var positions: [Int64] = []

    init(_ client: LineClient, _ params: JSON.Object = [:]) async throws {
        self.client = client
        let answer = try await client.ask("feed.subscribe", params)
        let result = try #require(answer["result"], "\(answer.text)")
        subscription = try #require(result["subscription"])
        cursor = try #require(result["cursor"])
    }

    /// Takes the next notification and gives what it says.
    @discardableResult
    mutating func next() async throws -> JSON {
        let notice = try await client.answer()
        let params = try #require(notice["params"], "\(notice.text)")
        #expect(params["subscription"] == subscription)
        cursor = try #require(params["cursor"])
        positions += params["entries"]?.array?.compactMap { $0["position"]?.int64 } ?? []
        return notice
    }

    /// Takes notifications until this many entries came.
    mutating func collect(_ count: Int) async throws {
        while positions.count < count { try await next() }
    }
}
