package import NIOCore

/// The network that a client is in: enough to share out connections and to tell attackers apart in
/// a log, too little to tell persons apart.
package enum Origin: Sendable, Hashable {
    /// This machine: loopback or a unix socket.
    case local
    /// The first 24 bits of an IPv4 address.
    case ipv4(UInt32)
    /// The first 64 bits of an IPv6 address.
    case ipv6(UInt64)
    case unknown

    package init(_ address: SocketAddress?) {
        switch address {
        case .v4: self = address?.bits(UInt32.self, at: 4).map(Self.ofIPv4) ?? .unknown
        case .v6:
            let high = address?.bits(UInt64.self, at: 8) ?? 0
            let low = address?.bits(UInt64.self, at: 16) ?? 0
            self = Self.ofIPv6(high, low)
        case .unixDomainSocket: self = .local
        case nil: self = .unknown
        }
    }

    private static func ofIPv4(_ bits: UInt32) -> Origin {
        bits >> 24 == 127 ? .local : .ipv4(bits >> 8)
    }

    private static func ofIPv6(_ high: UInt64, _ low: UInt64) -> Origin {
        if high == 0, low == 1 { return .local }
        // An IPv4 client of a socket that serves both (RFC 4291, section 2.5.5.2).
        if high == 0, low >> 32 == 0xFFFF { return ofIPv4(UInt32(truncatingIfNeeded: low)) }
        return .ipv6(high)
    }
}

extension SocketAddress {
    /// Part of the address as the system lays it out: an IPv4 address begins at offset 4 of its
    /// structure, an IPv6 address at offset 8, both in network order.
    fileprivate func bits<Bits: FixedWidthInteger & BitwiseCopyable>(
        _ type: Bits.Type, at offset: Int
    ) -> Bits? {
        // SAFETY: the structure is read inside the closure only, and within its size.
        withSockAddr { pointer, size in
            guard offset + MemoryLayout<Bits>.size <= size else { return nil }
            return Bits(
                bigEndian: UnsafeRawPointer(pointer).loadUnaligned(
                    fromByteOffset: offset, as: Bits.self))
        }
    }
}

extension Origin: CustomStringConvertible {
    package var description: String {
        switch self {
        case .local: "local"
        case .ipv4(let bits): "\(bits >> 16).\(bits >> 8 & 0xFF).\(bits & 0xFF).0/24"
        case .ipv6(let bits):
            stride(from: 48, through: 0, by: -16)
                .map { String(bits >> UInt64($0) & 0xFFFF, radix: 16) }
                .joined(separator: ":") + "::/64"
        case .unknown: "unknown"
        }
    }
}
