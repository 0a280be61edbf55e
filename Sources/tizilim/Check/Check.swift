import ArgumentParser
import JSONRPC

/// `tizilim check`.
struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look at the whole installation; say what is wrong and how to mend it.",
        discussion: """
            tizilim check
            tizilim check --json | jq '.[] | select(.result != "good")'

            Nothing is changed. Exit status 1 when something is bad. Of an own server some checks \
            need a superuser: --administrator.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup(title: "Data") var databaseOptions: DatabaseOptions
    @OptionGroup(title: "Server") var listenOptions: ListenOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let preferences = try await common.preferences(databaseOptions.flags, listenOptions.flags)
        let findings = await Self.findings(preferences)
        if json {
            Terminal.say(JSON.array(findings.map(\.json)).text)
        } else {
            Terminal.say(findings.text(width: Terminal.output.columns))
        }
        if !findings.isHealthy { throw ExitCode.failure }
    }

    static func findings(_ preferences: Preferences) async -> [Finding] {
        var findings = ConfigurationCheck(preferences).findings()
        do {
            findings += try await Installation.with(preferences, joins: true, prepares: false) {
                installation in
                await Self.findings(installation, preferences)
            }
        } catch {
            findings.append(
                .bad("database", "\(error)", mend: "start it, or say where it is with --database"))
        }
        return findings
    }

    static func findings(
        _ installation: Installation, _ preferences: Preferences? = nil
    ) async -> [Finding] {
        var findings = await ReachabilityCheck(installation).findings()
        guard findings.isHealthy else { return findings }
        findings += await SchemaCheck(installation).findings()
        findings += await RoleCheck(installation).findings()
        findings += await ServerCheck(installation).findings()
        findings += await TotalsCheck(installation).findings()
        findings += await LedgerCheck(installation).findings()
        findings += await LogCheck(installation, preferences).findings()
        findings += await HousekeepingCheck(installation).findings()
        return findings
    }
}
