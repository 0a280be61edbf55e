/// What can go wrong with a socket before anything is said on it.
package enum WireFailure: Error, Sendable, Equatable {
    case badAddress(String)
    /// An address, and why it can't be used.
    case addressUnusable(String, String)
    /// Everyone on the way could read along.
    case plainOnPublicAddress(String)
    case tls(String)
    case lineTooLong(max: Int)
    case disconnected(String)
}

extension WireFailure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .badAddress(let text): "“\(text)” is no address: host:port, [IPv6]:port or unix:/path"
        case .addressUnusable(let address, let reason): "\(address) can't be used: \(reason)"
        case .plainOnPublicAddress(let address):
            """
            \(address) can be reached from other machines, and without TLS everyone on the way \
            reads along: configure a certificate, listen on a loopback address, or allow it \
            explicitly
            """
        case .tls(let reason): "TLS can't be set up: \(reason)"
        case .lineTooLong(let max): "a line is longer than \(max) bytes"
        case .disconnected(let reason): "disconnected: \(reason)"
        }
    }
}
