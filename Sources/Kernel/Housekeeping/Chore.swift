package import Postgres

/// Work that the servers of an installation do by themselves from time to time, a bounded step per
/// transaction, so that nothing waits behind it for long.
///
/// Several servers may try at once: a step runs only where its lock was free.
package protocol Chore: Sendable {
    /// For logs and metrics.
    static var name: String { get }
    /// The number of its advisory lock, never used for another chore.
    static var lock: Int32 { get }
    static var role: DatabaseRole { get }
    /// How long it rests; each rest is longer or shorter by chance.
    static var interval: Duration { get }

    /// Does one step in a transaction that is committed behind it.
    func step(in transaction: inout Transaction) async throws(PostgresError) -> ChoreStep
}

package struct ChoreStep: Sendable {
    /// What was dealt with: rows, files, letters.
    package var items: Int
    package var isLast: Bool

    package init(items: Int, isLast: Bool) {
        self.items = items
        self.isLast = isLast
    }
}
