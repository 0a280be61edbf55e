/// Why a hash can't be computed from the tiles at hand.
package enum TreeDamage: Error, Sendable, Equatable {
    /// The tile is not there.
    case missing(TileCoordinate)
    /// The tile has not the number of hashes that the tree's size asks for.
    case width(TileCoordinate, wanted: Int, found: Int)
}

extension TreeDamage: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing(let tile): "\(tile) is missing"
        case .width(let tile, let wanted, let found):
            "\(tile) holds \(found) hashes instead of \(wanted)"
        }
    }
}
