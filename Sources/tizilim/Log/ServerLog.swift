import JSONRPC
import Journal

/// A log as a server gives it, by `log.checkpoint`, `log.tile` and `log.entries`.
struct ServerLog: LogSource {
    private let rpc: RPCClient

    init(_ rpc: RPCClient) { self.rpc = rpc }

    func checkpoint() async throws -> [UInt8] {
        let answer = try await ask("log.checkpoint", [:], TilePath.checkpoint)
        guard let note = answer["note"]?.string else {
            throw LogAbsence(TilePath.checkpoint, "comes without a note")
        }
        return Array(note.utf8)
    }

    func tile(_ tile: TileCoordinate, width: Int) async throws -> [UInt8] {
        let path = TilePath.tile(tile, width: width)
        let answer = try await ask(
            "log.tile",
            ["level": .int(tile.level), "index": .int(tile.index), "width": .int(width)], path)
        guard let hashes = (answer["hashes"]?.string).flatMap({ Base64.bytes($0) }) else {
            throw LogAbsence(path, "comes without hashes in Base64")
        }
        return hashes
    }

    /// Long entries come in several answers.
    func entries(_ index: Int64, width: Int) async throws -> [ArraySlice<UInt8>] {
        let path = TilePath.entries(index, width: width)
        var leaves: [ArraySlice<UInt8>] = []
        while leaves.count < width {
            let answer = try await ask(
                "log.entries",
                ["index": .int(index), "width": .int(width), "start": .int(leaves.count)], path)
            guard let entries = answer["entries"]?.array, !entries.isEmpty else {
                throw LogAbsence(path, "comes without entries")
            }
            for entry in entries {
                guard let leaf = entry.string.flatMap({ Base64.bytes($0) }) else {
                    throw LogAbsence(path, "holds an entry that is no Base64")
                }
                leaves.append(leaf[...])
            }
        }
        return leaves
    }

    private func ask(
        _ method: String, _ params: JSON.Object, _ path: String
    ) async throws -> JSON {
        do { return try await rpc.ask(method, params) } catch let complaint as Complaint {
            guard complaint.status == .notFound else { throw complaint }
            throw LogAbsence(path, "is missing")
        }
    }
}
