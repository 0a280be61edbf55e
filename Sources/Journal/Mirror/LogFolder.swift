import Foundation
import Glibc

/// A log as static files, as any web server can offer it.
///
/// Source: C2SP tlog-tiles.
package struct LogFolder: LogSource, Sendable {
    package var path: String

    package init(_ path: String) { self.path = path }

    package func checkpoint() async throws -> [UInt8] { try read(TilePath.checkpoint) }

    /// A full tile stands in for a partial one that was cleared away.
    package func tile(_ tile: TileCoordinate, width: Int) async throws -> [UInt8] {
        try read(TilePath.tile(tile, width: width), or: TilePath.tile(tile, width: Self.full))
    }

    package func entries(_ index: Int64, width: Int) async throws -> [ArraySlice<UInt8>] {
        let name = TilePath.entries(index, width: width)
        let bytes = try read(name, or: TilePath.entries(index, width: Self.full))
        guard let leaves = EntryBundle.leaves(bytes) else {
            throw LogAbsence(name, "is no bundle of entries")
        }
        return Array(leaves.prefix(width))
    }

    /// Whether there is a checkpoint, which is written last.
    package var holdsLog: Bool { has(TilePath.checkpoint) }

    func has(_ name: String) -> Bool { access(path + "/" + name, F_OK) == 0 }

    /// Writes a file whole or not at all.
    func write(_ bytes: [UInt8], to name: String) throws {
        let file = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file, options: .atomic)
    }

    private static let full = TileCoordinate.widthMax
    /// 256 leaves of the largest size, with their lengths; a copy from elsewhere may hold anything.
    private static let bytesMax = full * (EntryBundle.leafBytesMax + 2)

    private func read(_ name: String, or wider: String? = nil) throws -> [UInt8] {
        for name in [name, wider].compactMap(\.self) {
            guard let file = FileHandle(forReadingAtPath: path + "/" + name) else { continue }
            defer { try? file.close() }
            let data = try file.read(upToCount: Self.bytesMax + 1) ?? Data()
            guard data.count <= Self.bytesMax else { throw LogAbsence(name, "is too long") }
            return Array(data)
        }
        throw LogAbsence(name, "is missing")
    }
}
