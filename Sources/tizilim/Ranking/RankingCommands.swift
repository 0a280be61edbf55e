import ArgumentParser

/// `tizilim ranking …`.
struct RankingCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ranking", abstract: "Rankings: fetch one, compute it again.",
        subcommands: [ExportRankingFile.self, RecomputeRanking.self])
}
