/// Reads a whole log and computes every hash again, in memory for one tile of each level.
package struct LogAudit<Source: LogSource> {
    private let source: Source
    private let checkpoint: SignedCheckpoint
    private let earlier: SignedCheckpoint?

    /// What the entries give so far.
    private var size: Int64 = 0
    private var edge: [TileCoordinate: [UInt8]] = [:]
    private var root = TreeHash.empty
    /// The first hash of the log's tiles that the entries don't give.
    private var difference: (tile: TileCoordinate, hash: Int)?
    /// The log's own tiles at the right edge.
    private var claimed = TreeTiles()
    private var tilesRead = 0
    private var isRewritten = false

    /// Reads the log's checkpoint and looks at its signatures.
    ///
    /// - Parameter earlier: a checkpoint that was kept from before: the log must still hold all of it.
    package init(
        _ source: Source, trusting keys: [VerifierKey], since earlier: SignedCheckpoint? = nil
    ) async throws(AuditFailure) {
        self.source = source
        self.earlier = earlier
        do {
            checkpoint = try SignedCheckpoint(
                parsing: try await source.checkpoint(), trusting: keys)
        } catch { throw AuditFailure(error) }
        guard let kept = earlier?.checkpoint else { return }
        let now = checkpoint.checkpoint
        guard kept.origin.utf8.elementsEqual(now.origin.utf8) else {
            throw .otherLog(kept: kept.origin, now: now.origin)
        }
        guard kept.size <= now.size else { throw .shrunk(kept: kept.size, now: now.size) }
    }

    /// Reads everything that the checkpoint speaks of.
    ///
    /// - Parameter progress: gets the entries done and all there are, once a bundle.
    /// - Throws: the first thing that is wrong.
    package consuming func run(
        progress: (Int64, Int64) -> Void = { _, _ in }
    ) async throws(AuditFailure) -> AuditReport {
        let total = checkpoint.checkpoint.size
        try compareWithEarlier()
        while size < total {
            for leaves in try await leaves() {
                try await add(leaves)
                try compareWithEarlier()
            }
            progress(size, total)
        }
        for tile in TileCoordinate.edge(of: total) {
            let bytes = try await read(tile)
            claimed.tiles[tile] = bytes
            compare(tile, with: bytes, to: edge[tile] ?? [])
        }
        try conclude()
        return AuditReport(checkpoint: checkpoint, earlier: earlier, tiles: tilesRead)
    }

    /// Hashes of the next bundle's leaves; cut where the kept checkpoint ends.
    private func leaves() async throws(AuditFailure) -> [ArraySlice<TreeHash>] {
        let width = TileCoordinate(level: 0, index: size >> 8).width(
            in: checkpoint.checkpoint.size)
        let leaves: [ArraySlice<UInt8>]
        let path = TilePath.entries(size >> 8, width: width)
        do { leaves = try await source.entries(size >> 8, width: width) } catch {
            throw AuditFailure(error)
        }
        guard leaves.count >= width else {
            throw .absent(LogAbsence(path, "holds \(leaves.count) entries instead of \(width)"))
        }
        let hashes = leaves.prefix(width).map { TreeHash.leaf($0) }
        let cut = (earlier?.checkpoint.size ?? 0) - size
        guard cut > 0, cut < width else { return [hashes[...]] }
        return [hashes[..<Int(cut)], hashes[Int(cut)...]]
    }

    private mutating func add(_ leaves: ArraySlice<TreeHash>) async throws(AuditFailure) {
        let growth: TreeGrowth
        do throws(TreeDamage) {
            growth = try TreeGrowth(from: size, edge: edge, adding: Array(leaves))
        } catch { throw .root }
        (size, edge, root) = (growth.size, growth.edge, growth.root)
        for (tile, computed) in growth.changed.sorted(by: { $0.key < $1.key })
        where computed.count == TileCoordinate.widthMax * TreeHash.size {
            compare(tile, with: try await read(tile), to: computed)
        }
    }

    private mutating func read(_ tile: TileCoordinate) async throws(AuditFailure) -> [UInt8] {
        let width = tile.width(in: checkpoint.checkpoint.size)
        let bytes: [UInt8]
        let path = TilePath.tile(tile, width: width)
        do { bytes = try await source.tile(tile, width: width) } catch {
            throw AuditFailure(error)
        }
        guard bytes.count >= width * TreeHash.size, bytes.count.isMultiple(of: TreeHash.size) else {
            let found = bytes.count
            throw .absent(
                LogAbsence(path, "holds \(found) bytes instead of \(width * TreeHash.size)"))
        }
        tilesRead += 1
        return Array(bytes.prefix(width * TreeHash.size))
    }

    private mutating func compare(
        _ tile: TileCoordinate, with found: [UInt8], to computed: [UInt8]
    ) {
        guard difference == nil, found != computed else { return }
        let place = zip(found, computed).enumerated().first { $0.element.0 != $0.element.1 }
        difference = (tile, (place?.offset ?? 0) / TreeHash.size)
    }

    private mutating func compareWithEarlier() throws(AuditFailure) {
        guard let kept = earlier?.checkpoint, kept.size == size else { return }
        isRewritten = root != kept.root
    }

    /// Says which of entries and tiles is wrong: the one that does not lead to the signed root.
    private func conclude() throws(AuditFailure) {
        let signed = checkpoint.checkpoint.root
        guard root != signed else {
            if let difference { throw .tile(difference.tile, hash: difference.hash) }
            if isRewritten { throw .rewritten(kept: earlier?.checkpoint.size ?? 0) }
            return
        }
        guard let difference, (try? claimed.root(of: checkpoint.checkpoint.size)) == signed else {
            throw .root
        }
        let leaves = Int64(1) << Int64(difference.tile.level * TileCoordinate.height)
        let place = difference.tile.index << Int64(TileCoordinate.height) + Int64(difference.hash)
        throw .entries(first: place * leaves, last: (place + 1) * leaves - 1)
    }
}

extension AuditFailure {
    init(_ error: any Error) {
        switch error {
        case let failure as AuditFailure: self = failure
        case let failure as NoteFailure: self = .checkpoint(failure)
        case let absence as LogAbsence: self = .absent(absence)
        default: self = .source(SourceFault(cause: error))
        }
    }
}

/// What an audit without findings has looked at.
package struct AuditReport: Sendable, Equatable {
    package var checkpoint: SignedCheckpoint
    /// The kept checkpoint that the log still holds.
    package var earlier: SignedCheckpoint?
    package var tiles: Int
}
