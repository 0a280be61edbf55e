import ArgumentParser
import Testing

@testable import tizilim

struct CommandTests {
    private static func leaves(_ command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
        let inner = command.configuration.subcommands
        return inner.isEmpty ? [command] : inner.flatMap { leaves($0) }
    }

    @Test func `every command has a help that says what it is for`() {
        let commands = Self.leaves(Tizilim.self)
        #expect(commands.count == 31)
        for command in commands {
            #expect(!command.configuration.abstract.isEmpty, "\(command)")
            #expect(command.configuration.abstract.hasSuffix("."), "\(command)")
            #expect(command.helpMessage(columns: 80).contains("--log-level"), "\(command)")
        }
    }

    @Test func `every setting that a flag has is a flag of that name`() throws {
        let help = [
            Serve.helpMessage(columns: 200), CallCommand.helpMessage(columns: 200),
        ].joined().split(whereSeparator: \.isWhitespace).map(String.init)
        for setting in Setting.allCases where setting != .tlsUse {
            #expect(help.contains(setting.flag), "\(setting)")
        }
        #expect(help.contains("--tls"))
    }

    @Test func `the commands of the documentation are understood`() throws {
        let lines = [
            "serve --data /srv/x --listen 0.0.0.0:7411 --tls-certificate a --tls-key b",
            "migrate --dry-run", "check --json", "bootstrap",
            "call ngo.search q=x region=KZ-75 --json", "call --describe ngo.search",
            "token issue --grant g --label x --days 30", "token revoke t", "token list",
            "tenant list",
            "tenant create c --kind alliance --name-kk a --name-ru b --name-en c",
            "import ngos register.csv --data x", "import members roll.csv --data x",
            "generate ngos --count 10 --seed 7 -",
            "ranking export --address h:1 x.ranking", "generate ranking --count 10 x.ranking",
            "ranking recompute x.ranking --digest d --json",
            "verify x.certificate --key log.vkey --key witness.vkey --json",
            "audit /srv/mirror --key log.vkey",
            "audit --address h:1 --tls --key a+b --from c --keep c",
            "key new --name h/log log.key", "key show log.key", "key rotate log.key",
            "key retire log.key", "dump x.dump", "restore --force x.dump",
            "demo --count 1000 --data /tmp/little",
        ]
        for line in lines {
            let words = line.split(separator: " ").map(String.init)
            #expect(throws: Never.self, "\(line)") { try Tizilim.parseAsRoot(words) }
        }
        #expect(throws: (any Error).self) {
            try Tizilim.parseAsRoot(["call", "x.y", "--key", "a", "--no-key"])
        }
    }
}
