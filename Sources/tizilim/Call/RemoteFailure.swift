import JSONRPC

/// An error that the server answered with.
struct RemoteFailure: Error, Equatable {
    var code: Int64
    var message: String
    var data: JSON

    init(_ error: JSON) {
        code = error["code"]?.int64 ?? 0
        message = error["message"]?.string ?? "unknown error"
        data = error["data"] ?? .null
    }

    var reason: String? { data["reason"]?.string }

    /// Source: the table of error codes in `Failure+Wire.swift`.
    var status: Complaint.Status {
        switch code {
        case -32_700, -32_600, -32_601, -32_602: .usage
        case 1_001, 1_003: .notPermitted
        case 1_004: .notFound
        case 1_009: .conflict
        case 1_029, 1_503, 1_504: .tryAgain
        default: .internal
        }
    }

    /// Which parameters break which rules, one line each.
    private var fields: [String] {
        (data["fields"]?.array ?? []).map { field in
            let path = field["path"]?.string ?? ""
            return "\(path.isEmpty ? "the parameters" : path): \(field["rule"]?.string ?? "")"
        }
    }

    private func hint(_ method: String) -> String? {
        switch code {
        case -32_601: "`tizilim call rpc.discover` lists the methods"
        case -32_602: "`tizilim call --describe \(method)` says what it takes"
        case 1_001: "say who you are: --token-file, or TIZILIM_TOKEN"
        case 1_003: reason.map { "the token's role lacks `\($0)`" }
        case 1_029:
            data["retryAfterMs"]?.int64.map { "again in \($0) ms" }
        case 1_503, 1_504: "it is safe to try again with the same --key"
        case -32_603: data["incident"]?.string.map { "incident \($0): the server's log has it" }
        default: nil
        }
    }

    func complaint(of method: String) -> Complaint {
        var text = "\(method): \(message.safeForTerminal)"
        if let reason, fields.isEmpty { text += " (\(reason.safeForTerminal))" }
        for field in fields { text += "\n  \(field.safeForTerminal)" }
        return Complaint(text, hint: hint(method), status: status)
    }
}
