import JSONRPC
import Kernel
import Postgres

/// Approves a theme that was discussed, as somebody else than who proposed it; from then on plans
/// may hold it.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
///   `theme.notDiscussed` or `theme.fourEyes`.
struct ApproveTheme: TransactionMethod {
    static let name = "theme.approve"
    static let summary = "Approves a discussed theme; not by who proposed it."
    static let access = Access.write(.themeDecide)
    static let journal = JournalDeclaration.public("theme.approved")
    static let result = ThemeStep.receipt
    static let reasons: [Reason] = [.stale, .themeNotDiscussed, .themeFourEyes]

    let theme: Theme.ID
    let version: Int64

    init(_ parameters: inout Parameters) {
        theme = parameters.required("theme", "The theme.")
        version = parameters.required("version", "The theme's version last read.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await Theme.hold(theme, version: version, in: call)
        guard held.state == .discussed else { throw .conflict(.themeNotDiscussed) }
        guard try call.principal != held.proposer else { throw .conflict(.themeFourEyes) }
        return try await ThemeStep(to: .approved).finish(theme, held, in: call)
    }
}

/// Rejects a theme and says why, as somebody else than who proposed it.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
///   `theme.decided` or `theme.fourEyes`.
struct RejectTheme: TransactionMethod {
    static let name = "theme.reject"
    static let summary = "Rejects a theme with the reason; not by who proposed it."
    static let access = Access.write(.themeDecide)
    static let journal = JournalDeclaration.public("theme.rejected")
    static let result = ThemeStep.receipt
    static let reasons: [Reason] = [.stale, .themeDecided, .themeFourEyes]

    let theme: Theme.ID
    let version: Int64
    let reason: ReasonText

    init(_ parameters: inout Parameters) {
        theme = parameters.required("theme", "The theme.")
        version = parameters.required("version", "The theme's version last read.")
        reason = parameters.required("reason", "Why; everybody reads it.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await Theme.hold(theme, version: version, in: call)
        guard held.state == .proposed || held.state == .discussed else {
            throw .conflict(.themeDecided)
        }
        guard try call.principal != held.proposer else { throw .conflict(.themeFourEyes) }
        return try await ThemeStep(to: .rejected, reason: reason).finish(theme, held, in: call)
    }
}
