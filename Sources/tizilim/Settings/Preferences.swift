import Configuration
import Foundation
import SystemPackage

/// What was configured: by flags, else by the environment (`TIZILIM_…`), else by a JSON file.
struct Preferences: Sendable {
    private let reader: ConfigReader

    /// - Parameters:
    ///   - flags: what stood on the command line.
    ///   - file: the JSON file of `--config` or `TIZILIM_CONFIG`.
    static func load(
        flags: [Setting: ConfigContent], file: String?,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) async throws -> Preferences {
        var providers: [any ConfigProvider] = [
            InMemoryProvider(
                name: "flags",
                values: Dictionary(
                    uniqueKeysWithValues: flags.map { setting, content in
                        (
                            AbsoluteConfigKey(setting.key),
                            ConfigValue(content, isSecret: setting.isSecret)
                        )
                    })),
            EnvironmentVariablesProvider(
                environmentVariables: ours(environment),
                secretsSpecifier: .dynamic { name, _ in
                    Setting.allCases.contains { $0.isSecret && $0.variable == name }
                }
            ).prefixKeys(with: "tizilim"),
        ]
        if let file = file ?? environment[fileVariable] {
            try ConfigurationFile.check(file)
            providers.append(
                try await FileProvider<JSONSnapshot>(
                    parsingOptions: .init(
                        secretsSpecifier: .dynamic { key, _ in
                            Setting(rawValue: key)?.isSecret ?? true
                        }),
                    filePath: FilePath(file)))
        }
        return Preferences(reader: ConfigReader(providers: providers))
    }

    static let fileVariable = "TIZILIM_CONFIG"

    /// Other variables are none of this program's business.
    private static func ours(_ environment: [String: String]) -> [String: String] {
        environment.filter { name, value in name.hasPrefix(Setting.prefix) && !value.isEmpty }
    }

    func text(_ setting: Setting) -> String? {
        reader.string(forKey: setting.key, isSecret: setting.isSecret)
    }

    func number(_ setting: Setting) throws -> Int? {
        if let number = reader.int(forKey: setting.key) { return number }
        if text(setting) != nil { throw malformed(setting, "a whole number") }
        return nil
    }

    func isOn(_ setting: Setting) throws -> Bool {
        if let value = reader.bool(forKey: setting.key) { return value }
        if text(setting) != nil { throw malformed(setting, "true or false") }
        return false
    }

    private func malformed(_ setting: Setting, _ wanted: String) -> Complaint {
        Complaint(
            "\(setting.flag), \(setting.variable) or `\(setting.rawValue)` in the file must be "
                + wanted, status: .usage)
    }
}
