import ArgumentParser

/// `tizilim bench`.
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure a running server.",
        discussion: """
            tizilim bench get --clients 8,32 --in-flight 1,16
            tizilim bench get --clients 32 --rate 10000
            tizilim bench connections --clients 10000 --pid "$(pidof tizilim)"

            A measurement says something only beside another one of the same machine and the same \
            minutes: `deploy/bench` measures the server beside pgbench and beside programs that \
            do the same in Python, and deploy/SPEED.md says how to read it.
            """,
        subcommands: [BenchRun.self, BenchScripts.self], defaultSubcommand: BenchRun.self)
}
