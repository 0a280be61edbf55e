import ArgumentParser
import Configuration
import Foundation
import Logging

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A JSON file with settings; flags and TIZILIM_… variables go before it.",
            valueName: "file"))
    var config: String?

    @Option(
        help: ArgumentHelp(
            "trace, debug, info, notice, warning, error or critical; on standard error.",
            valueName: "level"))
    var logLevel: String?

    /// Reads all sources and starts logging.
    func preferences(_ flags: [Setting: ConfigContent]...) async throws -> Preferences {
        var all = flags.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
        if let logLevel { all[.logLevel] = .string(logLevel) }
        let preferences = try await Preferences.load(flags: all, file: config)
        try Log.start(preferences.text(.logLevel) ?? "notice")
        return preferences
    }
}

extension [Setting: ConfigContent] {
    /// Flags that were given; the others leave room for the environment and the file.
    init(texts: [Setting: String?], numbers: [Setting: Int?] = [:], switches: [Setting: Bool] = [:])
    {
        self = [:]
        for case (let setting, let value?) in texts { self[setting] = .string(value) }
        for case (let setting, let value?) in numbers { self[setting] = .int(value) }
        for (setting, isOn) in switches where isOn { self[setting] = .bool(true) }
    }
}

/// Logging goes to standard error, so that standard output stays what was asked for.
enum Log {
    static func start(_ level: String) throws {
        guard let level = Logger.Level(rawValue: level) else {
            throw Complaint(
                "“\(level)” is no log level",
                hint: Logger.Level.allCases.map(\.rawValue).joined(separator: ", "), status: .usage)
        }
        LoggingSystem.bootstrap { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = level
            return handler
        }
    }
}
