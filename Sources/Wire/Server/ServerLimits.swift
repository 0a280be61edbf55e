/// How much one server gives to its clients, each number with its reason.
package struct ServerLimits: Sendable {
    /// The largest message: a record with all its names and a page of identifiers is below 100 KiB.
    package var lineBytesMax = 1 << 20

    /// Connections at one time; with some 15 KiB for an idle one, 150 MiB.
    package var connectionsMax = 10_000

    /// Connections from one network (IPv4 /24, IPv6 /64) at one time: an office of some hundred
    /// people behind one address, but never the whole server. This machine itself is exempt.
    package var connectionsPerNetworkMax = 500

    /// Refused connections that are still being told so; beyond, they are cut off without a word.
    package var refusalsMax = 256

    /// Connections that the system holds until they are accepted: a burst of reconnecting clients.
    package var backlog: Int32 = 1024

    /// Without a byte from the client and without an answer owed to it.
    package var idleTime: Duration = .seconds(600)

    /// From connecting to the end of the TLS handshake: several round trips on a bad line.
    package var handshakeTime: Duration = .seconds(10)

    /// From the first byte of a line to its end: 1 MiB at 17 KiB/s. Slower ones hold memory open.
    package var lineTime: Duration = .seconds(60)

    /// Written but unsent bytes of one connection, above which nothing more is read from it.
    package var unsentBytesMax = 8 << 20

    /// Unsent bytes above which the connection is cut off: what a full set of calls in flight may
    /// still add after reading has stopped (sixteen of the largest answers).
    package var unsentBytesFatal = 64 << 20

    /// How long unsent bytes may stand without any of them going out.
    package var stallTime: Duration = .seconds(30)

    /// How long a client's machine may stay silent, also when nothing is said: long enough for a
    /// change of network. The system asks it from the half of this time on.
    package var vanishedTime: Duration = .seconds(120)

    /// How long the client may take to close its end after we closed ours.
    package var lingerTime: Duration = .seconds(2)

    package init() {}

    /// How often connections are looked at: often enough for the shortest of the times above.
    var beatTime: Duration {
        let shortest = min(idleTime, handshakeTime, lineTime, stallTime, lingerTime)
        return max(min(shortest / 4, .seconds(1)), .milliseconds(5))
    }
}
