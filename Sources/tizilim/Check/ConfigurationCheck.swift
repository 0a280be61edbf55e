import Foundation
import Wire

/// What can be said without a database: settings, certificates, keys.
struct ConfigurationCheck {
    private let preferences: Preferences
    private let environment: [String: String]

    init(
        _ preferences: Preferences,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        self.preferences = preferences
        self.environment = environment
    }

    func findings() -> [Finding] { [settings, variables, secrets] + certificate }

    private var settings: Finding {
        do {
            let options = try ServerOptions(preferences)
            return .good("configuration", "would listen on \(options.wire.address)")
        } catch {
            return .bad("configuration", "\(error)", mend: "see `tizilim serve --help`")
        }
    }

    /// A misspelt variable leaves a setting at its default without a word.
    private var variables: Finding {
        let known = Set(Setting.allCases.map(\.variable)).union([Preferences.fileVariable])
        let unknown = environment.keys.filter {
            $0.hasPrefix(Setting.prefix) && !known.contains($0)
        }.sorted()
        guard !unknown.isEmpty else { return .good("environment", "no unknown TIZILIM_ variable") }
        return .warning(
            "environment", "nothing reads \(unknown.joined(separator: ", "))",
            mend: "unset them, or correct the spelling")
    }

    private var secrets: Finding {
        let file = SecretsFile.of(
            preferences, preferences.text(.data) ?? Installation.dataFolderUsual)
        guard file.exists else {
            return .warning(
                "secrets", "\(file.path) is not there yet",
                mend: "the first `tizilim serve` makes it; with an older database put its file back"
            )
        }
        do {
            _ = try file.read()
            return .good("secrets", "\(file.path) is private")
        } catch {
            return .bad("secrets", "\(error)", mend: "chmod 600, or put the right file back")
        }
    }

    private var certificate: [Finding] {
        let files = [Setting.tlsCertificate, .tlsKey].compactMap { preferences.text($0) }
        return files.map { file in
            access(file, R_OK) == 0
                ? .good("tls", "\(file) can be read")
                : .bad(
                    "tls", "\(file): \(String(cString: strerror(errno)))",
                    mend: "make it readable for the account that serves")
        }
    }
}
