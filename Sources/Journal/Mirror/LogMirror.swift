/// Copies a log into a folder of static files, from where the last copy ended.
///
/// Full tiles and bundles never change, so what is there is never written again; the checkpoint
/// comes last, so that a reader never sees one whose tiles are missing.
package struct LogMirror<Source: LogSource> {
    package enum Failure: Error, Equatable, CustomStringConvertible {
        case otherLog(folder: String, log: String)
        case shrunk(folder: Int64, log: Int64)
        case forked(Int64)

        package var description: String {
            switch self {
            case .otherLog(let folder, let log): "the folder holds \(folder), not \(log)"
            case .shrunk(let folder, let log):
                "the folder holds \(folder) entries, but the log only \(log): the log was set back"
            case .forked(let size):
                "the log's first \(size) entries are not those in the folder: keep both, they "
                    + "prove that the log was rewritten"
            }
        }
    }

    private let source: Source
    private let folder: LogFolder

    package init(_ source: Source, to folder: LogFolder) {
        self.source = source
        self.folder = folder
    }

    /// - Parameter progress: entries done and all there are.
    /// - Returns: the size of the copied log.
    package func run(progress: (Int64, Int64) -> Void = { _, _ in }) async throws -> Int64 {
        let note = try await source.checkpoint()
        let now = try Checkpoint(parsing: SignedNote(parsing: note).text)
        let before = try await sizeInFolder(comparedWith: now)
        let first = before >> Int64(TileCoordinate.height)
        let last = (now.size - 1) >> Int64(TileCoordinate.height)
        if first <= last {
            for index in first...last {
                try await copyBundle(index, of: now.size)
                progress(min(now.size, (index + 1) << Int64(TileCoordinate.height)), now.size)
            }
        }
        for level in 0...TileCoordinate.levelMax {
            try await copyTiles(level, from: before, to: now.size)
        }
        try folder.write(note, to: TilePath.checkpoint)
        return now.size
    }

    private func sizeInFolder(comparedWith now: Checkpoint) async throws -> Int64 {
        guard folder.holdsLog else { return 0 }
        let note = try SignedNote(parsing: try await folder.checkpoint())
        let before = try Checkpoint(parsing: note.text)
        guard before.origin == now.origin else {
            throw Failure.otherLog(folder: before.origin, log: now.origin)
        }
        guard before.size <= now.size else {
            throw Failure.shrunk(folder: before.size, log: now.size)
        }
        guard try await source.root(of: before.size, in: now.size) == before.root else {
            throw Failure.forked(before.size)
        }
        return before.size
    }

    private func copyBundle(_ index: Int64, of size: Int64) async throws {
        let width = TileCoordinate(level: 0, index: index).width(in: size)
        let name = TilePath.entries(index, width: width)
        guard !folder.has(name) else { return }
        let leaves = try await source.entries(index, width: width)
        try folder.write(EntryBundle.bytes(leaves.map(Array.init)), to: name)
    }

    private func copyTiles(_ level: Int, from before: Int64, to size: Int64) async throws {
        let first =
            TileCoordinate.hashes(atLevel: level, of: before) >> Int64(TileCoordinate.height)
        var tile = TileCoordinate(level: level, index: first)
        while case let width = tile.width(in: size), width > 0 {
            let name = TilePath.tile(tile, width: width)
            if !folder.has(name) {
                let bytes = try await source.tile(tile, width: width)
                try folder.write(Array(bytes.prefix(width * TreeHash.size)), to: name)
            }
            tile.index += 1
        }
    }
}

extension LogSource {
    /// The root over the first leaves, from this source's own tiles.
    ///
    /// - Parameter size: what the source's tiles reach to.
    func root(of count: Int64, in size: Int64) async throws -> TreeHash {
        var tiles = TreeTiles()
        for place in [TreeRange(size: count)].tiles {
            tiles.tiles[place] = try await tile(place, width: place.width(in: size))
        }
        return try tiles.root(of: count)
    }
}
