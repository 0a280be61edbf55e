package import Kernel

/// The transparency log over the wire: what anybody needs to check it.
package enum LogMethods {
    package static let all: [any Method.Type] = [
        GetCheckpoint.self, GetTile.self, GetEntries.self, ProveInclusion.self,
        ProveConsistency.self, Cosign.self,
    ]

    /// More leaves than a register will have, and far below where indexes overflow.
    static let sizeMax: Int64 = 1 << 48

    static let base64 = Schema.string()
}
