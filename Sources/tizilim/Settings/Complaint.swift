import Kernel
import Postgres
import Wire

/// Why a command did not do what it was asked, for people, and the exit status for scripts.
struct Complaint: Error, CustomStringConvertible, Equatable {
    /// Source: `sysexits.h`, where it has a number for the case.
    enum Status: Int32, Sendable {
        case failed = 1
        /// The command line, a parameter or a method's name is wrong.
        case usage = 64
        /// The record is in another state: changed meanwhile, a duplicate, a broken rule.
        case conflict = 65
        case notFound = 66
        /// Nobody answers.
        case unreachable = 69
        /// A fault of the server.
        case `internal` = 70
        /// Later it may work.
        case tryAgain = 75
        /// What came back is no answer.
        case `protocol` = 76
        /// No token, a wrong one, or one without the right.
        case notPermitted = 77
    }

    var message: String
    /// What to do about it.
    var hint: String?
    var status: Status

    init(_ message: String, hint: String? = nil, status: Status = .failed) {
        self.message = message
        self.hint = hint
        self.status = status
    }

    /// What the layers below complain of already says how to mend it; nil for the parser's own errors.
    init?(_ error: any Error) {
        switch error {
        case let complaint as Complaint: self = complaint
        case is ClusterError, is MigrationError, is WireFailure, is BlockingError:
            self.init("\(error)")
        case let failure as Failure: self.init(failure.message(in: .en), status: .internal)
        default: return nil
        }
    }

    var description: String { hint.map { "\(message)\n  \($0)" } ?? message }
}
