/// That a log holds an entry, in the public text form: index, path and checkpoint.
///
/// Source: C2SP tlog-proof.
package struct LogProof: Sendable, Equatable {
    package static let header = "c2sp.org/tlog-proof@v1"
    /// The height of a tree of up to 2^63 - 1 leaves.
    package static let pathMax = 63

    /// The entry's position, counted from 0.
    package var index: Int64
    package var path: [TreeHash]
    /// The exact note, with the signatures of witnesses.
    package var checkpoint: SignedNote
    /// What another application added; nothing vouches for it.
    package var extra: [UInt8]?

    package init(
        index: Int64, path: [TreeHash], checkpoint: SignedNote, extra: [UInt8]? = nil
    ) {
        self.index = index
        self.path = path
        self.checkpoint = checkpoint
        self.extra = extra
    }

    package var text: String {
        var lines = [Self.header]
        if let extra { lines.append("extra " + Base64.text(extra)) }
        lines.append("index \(index)")
        lines += path.map { Base64.text($0.bytes) }
        return lines.map { $0 + "\n" }.joined() + "\n" + checkpoint.description
    }

    /// Checks the checkpoint's signatures first, then the way from the entry to its root.
    package func verify(
        _ leaf: TreeHash, trusting keys: [VerifierKey]
    ) throws(ProofFailure) -> SignedCheckpoint {
        let signed: SignedCheckpoint
        do throws(NoteFailure) {
            signed = try SignedCheckpoint(checkpoint, trusting: keys)
        } catch { throw .checkpoint(error) }
        let size = signed.checkpoint.size
        let proof = InclusionProof(position: index, size: size, path: path)
        guard let root = proof.root(over: leaf) else { throw .position(index, size: size) }
        guard root == signed.checkpoint.root else { throw .notIncluded }
        return signed
    }
}

extension LogProof {
    package init(parsing bytes: some Collection<UInt8>) throws(ProofFailure) {
        var rest = Array(bytes)[...]
        guard rest.takeLine() == Self.header else {
            throw .malformed("the proof does not begin with \(Self.header)")
        }
        var line = rest.takeLine()
        extra = nil
        if let text = line?.after("extra ") {
            guard let bytes = Base64.bytes(text) else {
                throw .malformed("the proof's extra data are no Base64")
            }
            extra = bytes
            line = rest.takeLine()
        }
        guard let number = line?.after("index "), let index = Int64(canonical: number) else {
            throw .malformed("the proof has no index")
        }
        self.index = index
        path = try Self.path(&rest)
        do throws(NoteFailure) {
            checkpoint = try SignedNote(parsing: rest)
        } catch { throw .checkpoint(error) }
    }

    private static func path(_ rest: inout ArraySlice<UInt8>) throws(ProofFailure) -> [TreeHash] {
        var path: [TreeHash] = []
        while let line = rest.takeLine() {
            if line.isEmpty { return path }
            guard path.count < pathMax, let bytes = Base64.bytes(line),
                let hash = TreeHash(bytes)
            else { throw .malformed("line \(path.count + 1) of the proof's path is no hash") }
            path.append(hash)
        }
        throw .malformed("the proof has no checkpoint")
    }
}

extension ArraySlice<UInt8> {
    /// Takes off the first line; `nil` where there is none that ends, or it is not UTF-8.
    mutating func takeLine() -> String? {
        guard let end = firstIndex(of: .newline),
            let line = String(validating: self[..<end], as: UTF8.self)
        else { return nil }
        self = self[(end + 1)...]
        return line
    }
}

extension String {
    /// What follows the prefix, compared byte for byte.
    fileprivate func after(_ prefix: String) -> String? {
        guard utf8.starts(with: prefix.utf8) else { return nil }
        return String(utf8.dropFirst(prefix.utf8.count))
    }
}
