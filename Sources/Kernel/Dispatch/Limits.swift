/// What one connection may ask of the server, each limit with its reason.
package enum CallLimits {
    /// Calls of one connection that are not answered yet; then reading stops. Deeper pipelines only
    /// lengthen the queue in front of the database.
    package static let inFlightMax = 64
    /// Bytes of one answer: a page of 200 full records stays below.
    package static let answerBytesMax = 4 * 1_024 * 1_024
    /// Bytes of answers that wait for an earlier one or for the client to read: two of the largest.
    package static let waitingBytesMax = 8 * 1_024 * 1_024
    /// How long a call may take, waiting included.
    package static let deadline = Duration.seconds(30)
    /// How often a transaction is tried again after a serialization failure or a deadlock.
    package static let attemptsMax = 4
    /// Streams of notifications on one connection: a desk that follows its own region, its own
    /// organisations and a few kinds of acts needs no more.
    package static let streamsMax = 16
}
