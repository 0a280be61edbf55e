/// What methods know of the transparency log.
package struct LogPolicy: Sendable {
    /// The log's own verifier keys, the newest first. Source of the form: C2SP signed-note.
    package var keys: [String]
    /// Verifier keys of the witnesses whose cosignatures are kept.
    package var witnesses: [String]
    /// Told of a head with the log's own signature that the database does not hold.
    package var reportForeignHead: (@Sendable (String) -> Void)?

    package init(
        keys: [String] = [], witnesses: [String] = [],
        reportForeignHead: (@Sendable (String) -> Void)? = nil
    ) {
        self.keys = keys
        self.witnesses = witnesses
        self.reportForeignHead = reportForeignHead
    }
}
