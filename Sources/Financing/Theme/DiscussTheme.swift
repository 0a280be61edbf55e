import JSONRPC
import Kernel
import Postgres

/// Records what the council for cooperation with NGOs or the public made of a theme.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `record.stale`,
///   `theme.notProposed` or `constraint.theme_history_held_by_then`.
/// - Source: Law 36-III, Art. 4-2 (akimats put directions before the council).
struct DiscussTheme: TransactionMethod {
    static let name = "theme.discuss"
    static let summary = "Records the result of a theme's discussion, with its protocol."
    static let access = Access.write(.themeDecide)
    static let journal = JournalDeclaration.public("theme.discussed")
    static let result = ThemeStep.receipt
    static let reasons: [Reason] = [
        .stale, .themeNotProposed, .violated("theme_history_held_by_then"),
    ]

    let theme: Theme.ID
    let version: Int64
    let discussion: ThemeDiscussion

    init(_ parameters: inout Parameters) {
        theme = parameters.required("theme", "The theme.")
        version = parameters.required("version", "The theme's version last read.")
        discussion = ThemeDiscussion(
            forum: parameters.required("forum", "Who discussed it."),
            heldOn: parameters.required("heldOn", "The day of the discussion."),
            outcome: parameters.required("outcome", "What came of it."),
            protocolDocument: parameters.required(
                "protocol", "The protocol, with its SHA-256."))
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await Theme.hold(theme, version: version, in: call)
        guard held.state == .proposed else { throw .conflict(.themeNotProposed) }
        return try await ThemeStep(to: .discussed, discussion: discussion)
            .finish(theme, held, in: call)
    }
}
