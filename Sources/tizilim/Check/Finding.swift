import JSONRPC
import Kernel

/// What one check found, and how to mend it.
struct Finding: Sendable, Equatable {
    enum Result: String, Sendable {
        case good
        /// Works, but should not stay so.
        case warning
        case bad
        /// Could not be looked at; the finding says why.
        case unknown
    }

    var check: String
    var result: Result
    var finding: String
    var remedy: String?

    static func good(_ check: String, _ finding: String) -> Finding {
        Finding(check: check, result: .good, finding: finding)
    }

    static func bad(_ check: String, _ finding: String, mend remedy: String) -> Finding {
        Finding(check: check, result: .bad, finding: finding, remedy: remedy)
    }

    static func warning(_ check: String, _ finding: String, mend remedy: String) -> Finding {
        Finding(check: check, result: .warning, finding: finding, remedy: remedy)
    }

    static func unknown(_ check: String, _ finding: String, mend remedy: String) -> Finding {
        Finding(check: check, result: .unknown, finding: finding, remedy: remedy)
    }

    var json: JSON {
        var members: [(String, JSON)] = [
            ("check", .string(check)), ("result", .string(result.rawValue)),
            ("finding", .string(finding)),
        ]
        if let remedy { members.append(("remedy", .string(remedy))) }
        return .object(JSON.Object(members))
    }
}

extension [Finding] {
    /// Nothing is bad. What could not be looked at is no proof of health, but no fault either.
    var isHealthy: Bool { !contains { $0.result == .bad } }

    /// One line a check, and below each that is not good how to mend it.
    func text(width: Int) -> String {
        let names = map { DisplayWidth.of($0.check) }.max() ?? 0
        return flatMap { finding -> [String] in
            let mark = DisplayWidth.pad(finding.result.mark, to: 9)
            let name = DisplayWidth.pad(finding.check, to: names + 2)
            let indent = 9 + names + 2
            let room = Swift.max(30, width - indent)
            let words = [finding.finding] + (finding.remedy.map { ["→ \($0)"] } ?? [])
            let lines = words.flatMap { KeyValueList.wrap($0.safeForTerminal, to: room) }
            let blank = String(repeating: " ", count: indent)
            return lines.enumerated().map { ($0 == 0 ? mark + name : blank) + $1 }
        }.joined(separator: "\n")
    }
}

extension Finding.Result {
    fileprivate var mark: String {
        switch self {
        case .good: "ok"
        case .warning: "warning"
        case .bad: "BAD"
        case .unknown: "unknown"
        }
    }
}
