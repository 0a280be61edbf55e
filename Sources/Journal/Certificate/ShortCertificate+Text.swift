extension ShortCertificate {
    /// Bytes of an Ed25519 signature.
    static let signatureBytes = 64
    private static let hashMark: UInt8 = 0
    private static let leafMark: UInt8 = 1

    /// `TZL1:` and Base45 of: length and bytes of the origin, key id, signature, size, position,
    /// path, and 0 with the leaf's hash or 1 with the packed leaf. The path's length follows from
    /// size and position.
    package var text: String {
        var bytes = [UInt8(origin.utf8.count)] + Array(origin.utf8)
        bytes += keyID.bigEndianBytes + signature
        bytes.append(variable: size)
        bytes.append(variable: position)
        for hash in path { hash.append(to: &bytes) }
        switch content {
        case .hash(let hash): bytes += [Self.hashMark] + hash.bytes
        case .leaf(let leaf):
            if let packed = PackedLeaf.bytes(leaf) {
                bytes += [Self.leafMark] + packed
            } else {
                bytes += [Self.hashMark] + TreeHash.leaf(leaf).bytes
            }
        }
        return Self.mark + Base45.text(bytes)
    }

    package init(parsing text: some StringProtocol) throws(ProofFailure) {
        guard text.utf8.starts(with: Self.mark.utf8) else {
            throw .malformed("the short form begins with \(Self.mark)")
        }
        guard text.utf8.count <= Self.charactersMax,
            let bytes = Base45.bytes(text.dropFirst(Self.mark.count))
        else { throw .malformed("the short form is not written in Base45") }
        guard let read = Self.read(bytes) else {
            throw .malformed("the short form ends early, or its numbers do not fit each other")
        }
        self = read
    }

    private static func read(_ bytes: [UInt8]) -> ShortCertificate? {
        var rest = bytes[...]
        guard let length = rest.popFirst(), let name = rest.take(Int(length)),
            let origin = String(validating: name, as: UTF8.self), !origin.contains("\n"),
            let key = rest.take(4), let signature = rest.take(signatureBytes),
            let size = rest.takeVariable(), let position = rest.takeVariable(), position < size,
            let path = Self.path(&rest, position: position, size: size),
            let content = content(&rest)
        else { return nil }
        return ShortCertificate(
            origin: origin, keyID: UInt32(bigEndianBytes: key), signature: Array(signature),
            position: position, size: size, path: path, content: content)
    }

    private static func path(
        _ rest: inout ArraySlice<UInt8>, position: Int64, size: Int64
    ) -> [TreeHash]? {
        var path: [TreeHash] = []
        for _ in InclusionProof.ranges(position: position, size: size) {
            guard let hash = rest.take(TreeHash.size).flatMap({ TreeHash($0) }) else { return nil }
            path.append(hash)
        }
        return path
    }

    private static func content(_ rest: inout ArraySlice<UInt8>) -> Content? {
        switch rest.popFirst() {
        case hashMark: TreeHash(rest).map { .hash($0) }
        case leafMark: PackedLeaf.leaf(rest).map { .leaf($0) }
        default: nil
        }
    }

    private init(
        origin: String, keyID: UInt32, signature: [UInt8], position: Int64, size: Int64,
        path: [TreeHash], content: Content
    ) {
        self.origin = origin
        self.keyID = keyID
        self.signature = signature
        self.position = position
        self.size = size
        self.path = path
        self.content = content
    }
}

extension [UInt8] {
    /// Seven bits a byte, the lowest first; all but the last byte have the high bit.
    fileprivate mutating func append(variable number: Int64) {
        var rest = UInt64(number)
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }
}

extension ArraySlice<UInt8> {
    fileprivate mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard self.count >= count else { return nil }
        defer { removeFirst(count) }
        return prefix(count)
    }

    /// `nil` for a number beyond `Int64`, and for one that is longer than it need be.
    fileprivate mutating func takeVariable() -> Int64? {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 63, by: 7) {
            guard let byte = popFirst() else { return nil }
            number |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return byte == 0 && shift > 0 ? nil : Int64(number) }
        }
        return nil
    }
}
