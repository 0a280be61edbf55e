/// A witness's statement that it has seen a checkpoint, and none that contradicts it.
///
/// Source: C2SP tlog-cosignature, version 1 with Ed25519.
package struct Cosignature: Sendable, Hashable {
    package var witness: VerifierKey
    /// When the witness signed, in seconds since 1970.
    package var seconds: UInt64

    static let timeBytes = 8

    /// What is signed for a checkpoint's text.
    static func message(_ text: String, at seconds: UInt64) -> [UInt8] {
        Array("cosignature/v1\ntime \(seconds)\n\(text)".utf8)
    }
}
