import Foundation
import Journal

/// A copy of a log as static files.
///
/// Source: C2SP tlog-tiles.
struct FolderLog: LogSource {
    /// 256 leaves of the largest size, with their lengths.
    private static let bundleBytesMax = TileCoordinate.widthMax * (EntryBundle.leafBytesMax + 2)

    private let folder: String

    init(_ folder: String) { self.folder = folder }

    func checkpoint() async throws -> [UInt8] {
        try read([TilePath.checkpoint], atMost: SignedNote.bytesMax)
    }

    func tile(_ tile: TileCoordinate, width: Int) async throws -> [UInt8] {
        try read(
            Self.widths(width).map { TilePath.tile(tile, width: $0) },
            atMost: TileCoordinate.widthMax * TreeHash.size)
    }

    func entries(_ index: Int64, width: Int) async throws -> [ArraySlice<UInt8>] {
        let paths = Self.widths(width).map { TilePath.entries(index, width: $0) }
        let bytes = try read(paths, atMost: Self.bundleBytesMax)
        guard let leaves = EntryBundle.leaves(bytes) else {
            throw LogAbsence(paths[0], "is no bundle of entries")
        }
        return leaves
    }

    /// A partial file may be gone once there is the full one.
    private static func widths(_ width: Int) -> [Int] {
        width == TileCoordinate.widthMax ? [width] : [width, TileCoordinate.widthMax]
    }

    private func read(_ paths: [String], atMost bytesMax: Int) throws -> [UInt8] {
        for path in paths {
            let full = folder + "/" + path
            guard access(full, F_OK) == 0 else { continue }
            do { return try InputFile.read(full, atMost: bytesMax) } catch {
                throw LogAbsence(path, "can't be read, or is too long")
            }
        }
        throw LogAbsence(paths[0], "is missing")
    }
}
