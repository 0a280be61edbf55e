import ArgumentParser
import JSONRPC
import Kernel
import Ranking

/// `tizilim ranking export`.
struct ExportRankingFile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a ranking's export to a file: method, inputs, result.",
        discussion: """
            tizilim ranking export national.ranking
            tizilim ranking export --address register.example.kz:7411 --tls national.ranking
            tizilim ranking export --ranking 0199… national.ranking

            Without --ranking it is the last final one. What is written is computed again \
            meanwhile; the file is kept only if its digest is the one that the register states.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup(title: "Server") var client: ClientOptions

    @Option(help: ArgumentHelp("The ranking.", valueName: "id"))
    var ranking: String?

    @Argument(help: "The file to write.")
    var file: String

    func run() async throws {
        let preferences = try await common.preferences(client.flags)
        let outcome = try await RPCClient.with(try ClientTarget(preferences)) { rpc in
            try await fetch(rpc)
        }
        Terminal.say(client.json ? outcome.json.text : outcome.text(width: Terminal.output.columns))
        if !outcome.differences.isEmpty { throw ExitCode.failure }
    }

    private func fetch(_ rpc: RPCClient) async throws -> Recomputation {
        let wanted: JSON.Object = ranking.map { ["ranking": .string($0)] } ?? [:]
        let snapshot = try await rpc.ask("ranking.get", wanted)
        guard let id = snapshot["id"], let parts = snapshot["parts"]?.int64, parts > 0,
            let digest = try? SHA256Digest(json: snapshot["digest"] ?? .null)
        else { throw Complaint("The server's answer is no ranking", status: .protocol) }
        var recomputation = Recomputation()
        let bar = ProgressBar(unit: "parts")
        try await OutputFile.write(file) { descriptor in
            for part in 1...parts {
                let answer = try await rpc.ask(
                    "ranking.export", ["ranking": id, "part": .int(part)])
                guard let bytes = (answer["text"]?.string).map({ Array($0.utf8) }) else {
                    throw Complaint("Part \(part) comes without text", status: .protocol)
                }
                recomputation.feed(bytes)
                try OutputFile.write(bytes, to: descriptor, file)
                bar.update(done: Int(part), total: Int(parts), items: Int(part))
            }
            _ = bar.finish(items: Int(parts))
            recomputation.finish(published: digest.bytes)
            guard recomputation.digest == digest.bytes else {
                throw Complaint("What came is not what the register states: \(file) is not kept")
            }
        }
        return recomputation
    }
}
