import ArgumentParser
import Journal

/// `tizilim key`.
struct KeyCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Make, show and replace the keys that the log signs with.",
        discussion: """
            tizilim key new --name tizilim.example.kz/register log.key
            tizilim key show log.key > log.vkey

            The public keys are for everybody; the key file is for the server alone, with a copy \
            in a safe.

            To replace a key: `key rotate` adds a new one, and from its next start the server \
            signs with both. Publish what `key show` prints now; when all readers have it, \
            `key retire` takes the old ones out. A key that others may know is retired at once: \
            rotate, then retire.
            """,
        subcommands: [New.self, Show.self, Rotate.self, Retire.self])

    struct New: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a key file for a new log; an existing file stays as it is.")

        @OptionGroup var common: CommonOptions

        @Option(
            help: ArgumentHelp(
                "The log's name for ever: a host and path without https://, such as "
                    + "tizilim.example.kz/register.", valueName: "origin"))
        var name: String

        @Argument(help: "The file to make.")
        var file: String

        func run() async throws {
            _ = try await common.preferences()
            let keys = try KeyCommands.attempt { () throws(NoteFailure) in
                SigningKeys(try SigningKey(name: name))
            }
            try LogKeyFile(path: file).make(keys)
            KeyCommands.show(keys)
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the public keys of a key file, the newest first.")

        @OptionGroup var common: CommonOptions

        @Argument(help: "The key file.")
        var file: String

        func run() async throws {
            _ = try await common.preferences()
            KeyCommands.show(try LogKeyFile(path: file).read())
        }
    }

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a new key; the server signs with old and new ones.")

        @OptionGroup var common: CommonOptions

        @Argument(help: "The key file.")
        var file: String

        func run() async throws {
            _ = try await common.preferences()
            try KeyCommands.change(file) { keys throws(NoteFailure) in try keys.rotated() }
        }
    }

    struct Retire: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take out all keys but the newest.")

        @OptionGroup var common: CommonOptions

        @Argument(help: "The key file.")
        var file: String

        func run() async throws {
            _ = try await common.preferences()
            try KeyCommands.change(file) { keys in keys.retired() }
        }
    }

    /// Puts changed keys in the place of a file's, and shows them.
    private static func change(
        _ path: String, _ change: (SigningKeys) throws(NoteFailure) -> SigningKeys
    ) throws {
        let file = LogKeyFile(path: path)
        let keys = try file.read()
        let changed = try attempt { () throws(NoteFailure) in try change(keys) }
        try file.replace(changed)
        show(changed)
    }

    private static func show(_ keys: SigningKeys) {
        Terminal.say(keys.verifiers.map(\.text).joined(separator: "\n"))
    }

    private static func attempt<Result>(
        _ body: () throws(NoteFailure) -> Result
    ) throws -> Result {
        do throws(NoteFailure) { return try body() } catch {
            throw Complaint("\(error)", status: .usage)
        }
    }
}
