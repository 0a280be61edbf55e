/// Up to 256 leaves in one file, each behind its length as two bytes, high byte first.
///
/// Source: C2SP tlog-tiles, "Log entries".
package enum EntryBundle {
    /// What two bytes can count; a longer leaf could not be published.
    package static let leafBytesMax = 65_535

    /// - Precondition: no leaf is longer than ``leafBytesMax``.
    package static func bytes(_ leaves: some Sequence<[UInt8]>) -> [UInt8] {
        var bytes: [UInt8] = []
        for leaf in leaves {
            precondition(leaf.count <= leafBytesMax, "a leaf is too long for a bundle")
            bytes.append(UInt8(leaf.count >> 8))
            bytes.append(UInt8(leaf.count & 255))
            bytes.append(contentsOf: leaf)
        }
        return bytes
    }

    /// The leaves, or `nil` for bytes that end within one or hold more than 256.
    package static func leaves(_ bytes: [UInt8]) -> [ArraySlice<UInt8>]? {
        var leaves: [ArraySlice<UInt8>] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            guard rest.count >= 2, leaves.count < TileCoordinate.widthMax else { return nil }
            let count = Int(rest[rest.startIndex]) << 8 | Int(rest[rest.startIndex + 1])
            rest = rest.dropFirst(2)
            guard rest.count >= count else { return nil }
            leaves.append(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        return leaves
    }
}
