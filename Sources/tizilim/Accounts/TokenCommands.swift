import ArgumentParser
import JSONRPC

/// `tizilim token`.
struct TokenCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Issue, approve, revoke and list tokens, as an administrator.",
        discussion: """
            A token for yourself works at once. One for somebody else waits until another \
            administrator approves it.

            tizilim token list
            tizilim token issue --grant GRANT --label 'import of the portal' --days 30
            tizilim token approve TOKEN-ID
            tizilim token revoke TOKEN-ID
            """,
        subcommands: [Issue.self, Approve.self, Revoke.self, List.self])

    struct Issue: RemoteCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a token for a granted role; the secret is shown once.")
        static let method = "token.issue"
        static let isWrite = true

        @OptionGroup var common: CommonOptions
        @OptionGroup(title: "Server") var client: ClientOptions

        @Option(help: "The id of the granted role that the token acts in.")
        var grant: String

        @Option(help: "What the token is for; never a person's name.")
        var label: String

        @Option(help: "How long it works, 366 at most (default: 90).")
        var days: Int?

        var params: JSON.Object {
            .given([
                "grant": .string(grant), "label": .string(label), "days": days.map { .int($0) },
            ])
        }
    }

    struct Approve: RemoteCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let a token work that another administrator issued.")
        static let method = "token.approve"
        static let isWrite = true

        @OptionGroup var common: CommonOptions
        @OptionGroup(title: "Server") var client: ClientOptions

        @Argument(help: "The token's id.")
        var token: String

        var params: JSON.Object { ["token": .string(token)] }
    }

    struct Revoke: RemoteCommand {
        static let configuration = CommandConfiguration(
            abstract: "End a token at once, also on open connections.")
        static let method = "token.revoke"
        static let isWrite = true

        @OptionGroup var common: CommonOptions
        @OptionGroup(title: "Server") var client: ClientOptions

        @Argument(help: "The token's id, never its secret.")
        var token: String

        var params: JSON.Object { ["token": .string(token)] }
    }

    struct List: RemoteCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show tokens, newest first; their secrets are nowhere.")
        static let method = "token.list"
        static let isWrite = false

        @OptionGroup var common: CommonOptions
        @OptionGroup(title: "Server") var client: ClientOptions

        @Option(help: "Only this principal's.")
        var principal: String?

        @Option(help: "Where the page before ended.")
        var cursor: String?

        var params: JSON.Object {
            .given([
                "principal": principal.map { .string($0) }, "cursor": cursor.map { .string($0) },
            ])
        }
    }
}
