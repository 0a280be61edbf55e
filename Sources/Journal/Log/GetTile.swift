import JSONRPC
import Kernel
import Postgres

/// Hashes of the log's Merkle tree, up to 256 side by side.
///
/// - Throws: ``Failure/notFound(_:)`` for a tile that is not there or not yet that wide.
/// - Source: C2SP tlog-tiles, `tile/<level>/<index>[.p/<width>]`.
struct GetTile: QueryMethod {
    static let name = "log.tile"
    static let summary = "A tile of the log's Merkle tree: hashes of 32 bytes one after the other."
    static let access: Access = .public
    static let result = Schema.object(["hashes": LogMethods.base64])

    var level: Int64
    var index: Int64
    var width: Int64?

    init(_ parameters: inout Parameters) {
        level = parameters.required("level", "Level of the tile: 0 holds the hashes of leaves.")
        index = parameters.required("index", "Number of the tile in its level, from 0.")
        width = parameters.optional("width", "How many hashes: 1 to 256, or all there are.")
        parameters.check(0...Int64(TileCoordinate.levelMax) ~= level, "level", "range")
        parameters.check(0...LogMethods.sizeMax ~= index, "index", "range")
        parameters.check(
            width.map { 1...Int64(TileCoordinate.widthMax) ~= $0 } ?? true, "width", "range")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let bytes = width.map { $0 * Int64(TreeHash.size) }
        let query: Query<Never> = """
            SELECT translate(encode(CASE WHEN \(bytes) IS NULL THEN t.hashes
                    ELSE substring(t.hashes FROM 1 FOR \(bytes)::integer) END, 'base64'),
                chr(10), '') AS hashes
            FROM journal.tiles t
            WHERE t.level = \(level)::smallint AND t.index = \(index)
              AND octet_length(t.hashes) >= coalesce(\(bytes), 0)
            """
        return .one(query, "tile")
    }
}
