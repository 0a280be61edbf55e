import ArgumentParser

/// `tizilim log …`.
struct LogCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "The journal's log: copy it, bring it back, let it go on after a restore.",
        subcommands: [ExportLog.self, RecoverLog.self, AdoptLog.self])
}
