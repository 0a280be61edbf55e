package import Postgres

/// Statements and journal entries of what a call changes.
package struct Changes: Sendable {
    package var statements: [Statement]
    package var entries: [Entry]

    package init(statements: [Statement] = [], entries: [Entry] = []) {
        self.statements = statements
        self.entries = entries
    }

    package static func += (left: inout Changes, right: Changes) {
        left.statements += right.statements
        left.entries += right.entries
    }
}
