import JSONRPC
import Journal

/// What an audit came to.
enum AuditOutcome: Equatable {
    case good(AuditReport)
    /// The first thing that is wrong.
    case bad(AuditFailure)

    /// - Throws: what keeps the audit from being done at all, such as a server that hangs up.
    init(
        _ source: some LogSource, _ keys: [VerifierKey], since earlier: SignedCheckpoint?
    ) async throws {
        let bar = ProgressBar(unit: "entries")
        do throws(AuditFailure) {
            let audit = try await LogAudit(source, trusting: keys, since: earlier)
            let report = try await audit.run { done, total in
                bar.update(done: Int(done), total: Int(total), items: Int(done))
            }
            Terminal.complain(bar.finish(items: Int(report.checkpoint.checkpoint.size)))
            self = .good(report)
        } catch {
            _ = bar.finish(items: 0)
            if case .source(let fault) = error { throw fault.cause }
            self = .bad(error)
        }
    }

    var text: String {
        switch self {
        case .bad(let failure): return "WRONG: \("\(failure)".safeForTerminal)"
        case .good(let report):
            let now = report.checkpoint.checkpoint
            var lines = [
                "GOOD: all \(Progress.grouped(Int(now.size))) entries are as \(now.origin) signed "
                    + "them, in their order.",
                "root        \(Base64.text(now.root.bytes))",
                "signed with \(report.checkpoint.logKeys.map(\.idText).joined(separator: ", "))",
            ]
            for cosignature in report.checkpoint.cosignatures {
                lines.append("seen by     \(cosignature.witness.name), \(cosignature.time)")
            }
            if let earlier = report.earlier?.checkpoint {
                lines.append(
                    "unchanged   since the kept checkpoint of \(Progress.grouped(Int(earlier.size)))"
                        + " entries")
            }
            return lines.map(\.safeForTerminal).joined(separator: "\n")
        }
    }

    var json: JSON {
        switch self {
        case .bad(let failure): return ["good": false, "reason": .string("\(failure)")]
        case .good(let report):
            let now = report.checkpoint.checkpoint
            var object: JSON.Object = [
                "good": true, "log": .string(now.origin), "size": .int(now.size),
                "root": .string(Base64.text(now.root.bytes)), "tiles": .int(report.tiles),
                "signedWith": .array(report.checkpoint.logKeys.map { .string($0.text) }),
                "seenBy": .array(report.checkpoint.cosignatures.map(\.json)),
            ]
            object["since"] = (report.earlier?.checkpoint.size).map { .int($0) }
            return .object(object)
        }
    }
}
