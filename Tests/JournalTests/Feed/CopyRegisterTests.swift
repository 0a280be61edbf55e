import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Journal

@Suite(.database) struct CopyRegisterTests {
    /// A consumer's copy: the newest version of each record that it heard of.
    private struct Copy: Equatable {
        var versions: [String: Int64] = [:]
        var records: [String: JSON] = [:]

        mutating func take(_ subject: JSON?, _ version: JSON?, _ record: JSON?) {
            guard let id = subject?.string, let version = version?.int64,
                version > versions[id] ?? 0
            else { return }
            versions[id] = version
            records[id] = record
        }
    }

    @Test func `a copy and the feed from its cursor lose nothing that changes meanwhile`()
        async throws
    {
        let world = try World()
        let officer = try await world.officer()
        var ids: [String] = []
        for index in 0..<9 { ids.append(try await officer.register("Фонд \(index)")) }
        try await world.sequence()
        // What is committed but has no position yet is in the copy, and in the feed later.
        ids.append(try await officer.register("Фонд 9"))

        var (copy, params) = (Copy(), ["kind": "organisation", "limit": 4] as JSON.Object)
        var feed: JSON?
        var pages = 0
        repeat {
            let page = try await world.anonymous.call("feed.snapshot", params)
            for item in try #require(page["items"]?.array) {
                copy.take(item["subject"], item["version"], item["state"])
            }
            #expect(page["cursor"] != nil && (feed == nil || page["cursor"] == feed))
            (feed, params["cursor"]) = (page["cursor"], page["next"])
            // A record of a page before, one of a page to come, and a new one.
            let version = JSON.int(Int64(pages + 1))
            for id in [ids[0], ids[8]] {
                _ = try await officer.call(
                    "ngo.update",
                    ["id": .string(id), "version": version, "shortName": ["ru": "Т\(pages)"]])
            }
            _ = try await officer.register("Новый \(pages)")
            try await world.sequence()
            pages += 1
        } while params["cursor"] != nil
        #expect(pages >= 3)

        let rest = try await world.anonymous.follow(from: feed)
        for item in rest.items {
            let entry = item["entry"]
            copy.take(entry?["subject"], entry?["version"], item["texts"]?["record"])
        }
        #expect(try await copy == current(of: world))
    }

    private func current(of world: World) async throws -> Copy {
        var copy = Copy()
        let rows = try await world.superuser(
            """
            SELECT o.id, o.version, v.record FROM registry.organisations o
            JOIN registry.organisation_versions v ON v.organisation_id = o.id
                AND v.version = o.version
            """
        ).rows
        for row in rows {
            copy.versions[row[0] ?? ""] = Int64(row[1] ?? "")
            copy.records[row[0] ?? ""] = try JSON(parsing: row[2] ?? "")
        }
        return copy
    }

    @Test func `an empty register has a cursor, an unknown kind has none`() async throws {
        let world = try World()
        let page = try await world.anonymous.call("feed.snapshot", ["kind": "organisation"])
        #expect(page["items"] == [] && page["next"] == nil)
        let more = try await world.anonymous.follow(from: page["cursor"])
        #expect(more.items.isEmpty)
        #expect(
            await world.anonymous.failure(of: "feed.snapshot", ["kind": "person"])
                == .conflict(.feedKindUnknown))
        #expect(
            await world.anonymous.failure(
                of: "feed.snapshot", ["kind": "organisation", "cursor": "x"])
                == .invalidParameters([Problem("cursor", "cursor")]))
    }
}
