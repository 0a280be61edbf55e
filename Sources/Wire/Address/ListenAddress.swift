package import NIOCore

/// Where a server listens and a client connects.
package enum ListenAddress: Sendable, Equatable {
    case tcp(host: String, port: Int)
    case unix(path: String)

    package static let defaultPort = 7411

    /// Reads `host`, `host:port`, `[IPv6]:port` or `unix:/path`.
    package init(parsing text: String) throws(WireFailure) {
        if text.hasPrefix("unix:") {
            self = .unix(path: String(text.dropFirst(5)))
            return
        }
        guard let (host, port) = Self.split(text), !host.isEmpty, (0...65_535).contains(port)
        else { throw .badAddress(text) }
        self = .tcp(host: host, port: port)
    }

    private static func split(_ text: String) -> (host: String, port: Int)? {
        if text.first == "[" {
            guard let close = text.firstIndex(of: "]") else { return nil }
            let host = String(text[..<close].dropFirst())
            let rest = text[close...].dropFirst()
            if rest.isEmpty { return (host, defaultPort) }
            return rest.first == ":" ? Int(rest.dropFirst()).map { (host, $0) } : nil
        }
        // An IPv6 address without brackets has no port.
        guard let colon = text.firstIndex(of: ":"), colon == text.lastIndex(of: ":") else {
            return (text, defaultPort)
        }
        return Int(text[colon...].dropFirst()).map { (String(text[..<colon]), $0) }
    }

    /// The address to use, the host looked up; this may wait for a name server.
    package func resolved() throws(WireFailure) -> SocketAddress {
        do {
            switch self {
            case .tcp(let host, let port):
                return try SocketAddress.makeAddressResolvingHost(host, port: port)
            case .unix(let path): return try SocketAddress(unixDomainSocketPath: path)
            }
        } catch {
            throw .addressUnusable("\(self)", "\(error)")
        }
    }
}

extension ListenAddress: CustomStringConvertible {
    package var description: String {
        switch self {
        case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }
}
