/// Names of the static files of a log.
///
/// Source: C2SP tlog-tiles: `tile/<L>/<N>[.p/<W>]` and `tile/entries/<N>[.p/<W>]`.
package enum TilePath {
    package static let checkpoint = "checkpoint"

    /// - Parameter width: 1…256 hashes; 256 is a full tile.
    package static func tile(_ tile: TileCoordinate, width: Int) -> String {
        "tile/\(tile.level)/" + number(tile.index) + suffix(width)
    }

    /// - Parameter width: 1…256 entries; 256 is a full bundle.
    package static func entries(_ index: Int64, width: Int) -> String {
        "tile/entries/" + number(index) + suffix(width)
    }

    /// 1234067 as `x001/x234/067`.
    static func number(_ index: Int64) -> String {
        var path = padded(index % 1000)
        var rest = index / 1000
        while rest > 0 {
            path = "x" + padded(rest % 1000) + "/" + path
            rest /= 1000
        }
        return path
    }

    private static func padded(_ number: Int64) -> String {
        number < 10 ? "00\(number)" : number < 100 ? "0\(number)" : "\(number)"
    }

    private static func suffix(_ width: Int) -> String {
        width == TileCoordinate.widthMax ? "" : ".p/\(width)"
    }
}
