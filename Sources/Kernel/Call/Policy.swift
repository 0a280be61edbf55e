/// Switches of an installation that methods look at.
package struct Policy: Sendable {
    /// Accepts the numbers that test certificates carry, which fit no rule. Never in production.
    package var allowsTestIdentifiers: Bool

    package var log: LogPolicy

    package init(allowsTestIdentifiers: Bool = false, log: LogPolicy = LogPolicy()) {
        self.allowsTestIdentifiers = allowsTestIdentifiers
        self.log = log
    }
}
