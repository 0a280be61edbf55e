import Kernel

/// `Golden/permissions.txt`: who may call what, and on whose records.
struct PermissionMatrix {
    enum Reach: Equatable {
        /// Records of every tenant, or none in particular.
        case any
        /// Records of the own tenant (a representative: of the own organisation); a call about
        /// somebody else's ends so.
        case own(foreign: Outcome)
        /// Records of every alliance of the own tree; a call about another tree's is answered
        /// "not-found".
        case tree
        /// Names no record; shows the own ones only, or those of the own tree.
        case list
    }

    struct Unreadable: Error {
        var line: String
    }

    private(set) var rows: [String: [Role: Reach]] = [:]

    static func read() throws -> PermissionMatrix {
        try PermissionMatrix(lines: Golden.lines("permissions.txt"))
    }

    init(lines: [String]) throws {
        for line in lines {
            let words = line.split(separator: " ").map(String.init)
            guard let method = words.first, words.count > 1, rows[method] == nil else {
                throw Unreadable(line: line)
            }
            for word in words.dropFirst() {
                guard let (roles, reach) = Self.cell(word) else { throw Unreadable(line: line) }
                for role in roles { rows[method, default: [:]][role] = reach }
            }
        }
    }

    /// What a role may do by a method; nil when it is to be refused.
    func reach(of role: Role, by method: String) -> Reach? { rows[method]?[role] }

    private static func cell(_ word: String) -> ([Role], Reach)? {
        let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
        let roles = parts[0] == "everybody" ? Role.allCases : Role(rawValue: parts[0]).map { [$0] }
        guard let roles else { return nil }
        guard parts.count > 1 else { return (roles, .any) }
        switch parts[1] {
        case "list": return (roles, .list)
        case "tree": return (roles, .tree)
        case "own": return (roles, .own(foreign: .notFound))
        case let word where word.hasPrefix("own/"):
            return Outcome(rawValue: String(word.dropFirst(4))).map { (roles, .own(foreign: $0)) }
        default: return nil
        }
    }
}

/// How a call ended, as far as the matrix tells calls apart.
enum Outcome: String, Sendable {
    case answered
    case unauthenticated
    case forbidden
    case notFound = "not-found"
    case conflict
    case invalid
    /// Anything else, a fault of the server's among it: never right.
    case failed
    /// Nobody wrote a sample call for the method.
    case untried

    init(_ failure: Failure) {
        self =
            switch failure {
            case .unauthenticated: .unauthenticated
            case .forbidden: .forbidden
            case .notFound: .notFound
            case .conflict: .conflict
            case .invalidParameters: .invalid
            default: .failed
            }
    }
}
