import ArgumentParser
import JSONRPC
import Kernel
import Postgres

/// `tizilim tenant`.
struct TenantCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tenant",
        abstract: "List tenants; add one, as an administrator.",
        discussion: """
            The akimats, the ministry, the operator and the Civil Alliance are there from the start.

            tizilim tenant list
            tizilim tenant create alliance-KZ-75 --kind alliance --parent alliance \\
                --name-kk 'Алматы қ. Азаматтық Альянсы' --name-ru 'Гражданский Альянс г. Алматы' \\
                --name-en 'Civil Alliance of Almaty'
            """,
        subcommands: [List.self, Create.self])

    struct List: RemoteCommand {
        static let configuration = CommandConfiguration(abstract: "Show the tenants by code.")
        static let method = "tenant.list"
        static let isWrite = false

        @OptionGroup var common: CommonOptions
        @OptionGroup(title: "Server") var client: ClientOptions

        @Option(help: "Where the page before ended.")
        var cursor: String?

        var params: JSON.Object { .given(["cursor": cursor.map { .string($0) }]) }
    }

    struct Create: RemoteCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add an akimat, an alliance or another public body.")
        static let method = "tenant.create"
        static let isWrite = true

        @OptionGroup var common: CommonOptions
        @OptionGroup(title: "Server") var client: ClientOptions

        @Argument(help: "For people and for good, for example KZ-75.")
        var code: String

        @Option(help: "akimat, ministry, operator or alliance.")
        var kind: String

        @Option(help: "In Kazakh.")
        var nameKk: String

        @Option(help: "In Russian.")
        var nameRu: String

        @Option(help: "In English.")
        var nameEn: String

        @Option(help: "KATO of the region, nine digits; for an akimat.")
        var kato: String?

        @Option(help: "The code of the alliance that an alliance is in.")
        var parent: String?

        @Option(help: "First day, YYYY-MM-DD (default: today in Kazakhstan).")
        var validFrom: String?

        private static var today: String {
            let seconds = Timestamp.now().microseconds / 1_000_000
            return KazakhstanTime.reading(atSecondsSinceEpoch: seconds)?.date.description ?? ""
        }

        var params: JSON.Object {
            .given([
                "code": .string(code), "kind": .string(kind),
                "name": ["kk": .string(nameKk), "ru": .string(nameRu), "en": .string(nameEn)],
                "kato": kato.map { .string($0) }, "parent": parent.map { .string($0) },
                "validFrom": .string(validFrom ?? Self.today),
            ])
        }
    }
}
