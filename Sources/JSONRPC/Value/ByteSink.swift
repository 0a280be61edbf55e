/// Something that bytes are appended to: an array, a network buffer.
///
/// Writers are generic over it, so that an answer is written once, straight to where it is sent
/// from.
package protocol ByteSink {
    mutating func append(_ byte: UInt8)
    mutating func append(_ bytes: Span<UInt8>)
    mutating func append(_ text: StaticString)
}

extension [UInt8]: ByteSink {
    @inlinable package mutating func append(_ bytes: Span<UInt8>) {
        // SAFETY: the pointer is used inside the closure only.
        bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
    }

    @inlinable package mutating func append(_ text: StaticString) {
        // SAFETY: as above.
        text.withUTF8Buffer { append(contentsOf: $0) }
    }
}
