import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

/// What `ngo.register` answered.
struct Registered {
    var id: String
    var version: Int64

    var organisation: Organisation.ID {
        get throws { Organisation.ID(try #require(UUIDValue(id))) }
    }
}

extension Actor {
    /// Registers an organisation with a Kazakh name and whatever else is given.
    func register(_ name: String, _ more: JSON.Object = [:]) async throws -> Registered {
        var params: JSON.Object = ["name": ["kk": .string(name)], "legalForm": "public-foundation"]
        for member in more { params[member.key] = member.value }
        let answer = try await call("ngo.register", params)
        return Registered(
            id: try #require(answer["id"]?.string), version: try #require(answer["version"]?.int64))
    }

    /// Names of a search's answer, in its order.
    func search(_ params: JSON.Object) async throws -> [String] {
        try await call("ngo.search", params).names
    }

    func record(_ id: String) async throws -> JSON {
        try #require(try await call("ngo.get", ["id": .string(id)])["record"])
    }
}

extension JSON {
    var items: [JSON] { self["items"]?.array ?? [] }
    var names: [String] {
        items.compactMap { $0["name"]?["kk"]?.string ?? $0["name"]?["ru"]?.string }
    }
}

extension World {
    /// Runs SQL past row security, to arrange what no method can and to see what no answer shows.
    @discardableResult
    func superuser(_ sql: String) async throws -> TextResult {
        try await BlockingConnection.run(database.administrator) { try $0.execute(sql) }
    }

    /// The types of a subject's journal entries in the order of its versions.
    func journal(of subject: String) async throws -> [String] {
        try await superuser(
            """
            SELECT version || ' ' || type || CASE WHEN public THEN '' ELSE ' private' END
            FROM journal.entries WHERE subject_id = '\(subject)' ORDER BY version
            """
        ).firstColumn
    }
}
