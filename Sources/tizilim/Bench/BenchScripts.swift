import ArgumentParser
import Configuration
import Foundation
import JSONRPC
import Kernel
import Postgres

/// `tizilim bench scripts`.
struct BenchScripts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scripts",
        abstract: "Write the statements of `get`, `search` and `feed` for other programs.",
        discussion: """
            For pgbench NAME.sql, with NAME.args for its command line; for a program that speaks \
            SQL itself get.json; the calls of `get` as get.calls. What is written is what the \
            server sends to PostgreSQL for these calls, so that a comparison compares the same.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup(title: "Server") var client: ClientOptions

    @Option(help: "How many organisations are asked for in turn.")
    var keys = 1_024

    @Option(
        help: ArgumentHelp("The id of the token that the calls are made with.", valueName: "id"))
    var tokenID: String

    @Argument(help: "The folder for the files.")
    var folder: String

    func run() async throws {
        guard let id = UUIDValue(tokenID) else {
            throw Complaint("--token-id is no id", status: .usage)
        }
        let target = try ClientTarget(try await common.preferences(client.flags))
        let (sample, pages) = try await RPCClient.with(target) { client in
            (try await BenchSample.take(keys, from: client), try await BenchCursor.take(client))
        }
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        let settings = Settings.liveness(of: Caller(role: .officer, token: Token.ID(id)))
        try writeGet(sample.map(\.bin), settings)
        for (place, params) in BenchScenario.searches.enumerated() {
            let script = try PgbenchScript(
                [settings, try Self.statement("ngo.search", params)], prefix: "s\(place)_")
            try write(script.text, "search\(place).sql")
            try write(script.arguments, "search\(place).args")
        }
        try writeFeed(pages, settings)
    }

    private func writeFeed(_ pages: [BenchCursor], _ settings: Statement?) throws {
        guard let first = pages.first else { return }
        let script = try PgbenchScript(
            [settings, try Self.statement("feed.since", first.page)], prefix: "f_",
            varying: pages.compactMap(\.position))
        try write(script.text, "feed.sql")
        try write(script.arguments, "feed.args")
    }

    private func writeGet(_ bins: [String], _ settings: Statement?) throws {
        let names = bins.map { "KZ-BIN-\($0)" }
        let statement = try Self.statement("ngo.get", ["identifier": .string(names[0])])
        let script = try PgbenchScript(
            [settings, statement], prefix: "g_", varying: bins)
        try write(script.text, "get.sql")
        try write(script.arguments, "get.args")
        let plain: JSON = [
            "settings": try Self.json(settings, varying: bins[0]),
            "statement": try Self.json(statement, varying: bins[0]),
        ]
        try write(plain.text, "get.json")
        let calls = names.map { BenchCalls.line("ngo.get", ["identifier": .string($0)]) }
        try write(String(decoding: calls.joined(), as: UTF8.self), "get.calls")
    }

    /// What the method asks PostgreSQL for these parameters.
    private static func statement(_ name: String, _ params: JSON.Object) throws -> Statement {
        guard let type = Server.methods[name] else { throw Complaint("There is no \(name)") }
        var parameters = Parameters(params)
        guard let method = type.init(&parameters) as? any QueryMethod else {
            throw Complaint("\(name) is more than one statement")
        }
        return try method.query(for: .anonymous()).statement
    }

    /// `{"sql", "values"}`; null stands for the value that varies.
    private static func json(_ statement: Statement?, varying: String) throws -> JSON {
        guard let statement else { return .null }
        let values = try statement.bindings.texts().map { text in
            text == varying ? JSON.null : text.map(JSON.string) ?? .null
        }
        return ["sql": .string(statement.sql), "values": .array(values)]
    }

    private func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: folder).appending(path: name))
    }
}
