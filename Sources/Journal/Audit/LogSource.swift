/// Where an audit gets the log from: a folder of static files, a server, or a test.
package protocol LogSource {
    /// The exact note.
    func checkpoint() async throws -> [UInt8]

    /// `32 × width` bytes; more are cut off, because the log may have grown meanwhile.
    /// - Throws: ``LogAbsence`` where there is no such tile.
    func tile(_ tile: TileCoordinate, width: Int) async throws -> [UInt8]

    /// `width` leaves, from leaf `256 × index` on; more are cut off.
    /// - Throws: ``LogAbsence`` where there is no such bundle.
    func entries(_ index: Int64, width: Int) async throws -> [ArraySlice<UInt8>]
}

/// Why a part of a log is not to be had.
package struct LogAbsence: Error, Sendable, Equatable, CustomStringConvertible {
    /// As ``TilePath`` names it.
    package var path: String
    /// Such as `is missing`.
    package var reason: String

    package init(_ path: String, _ reason: String) {
        self.path = path
        self.reason = reason
    }

    package var description: String { "\(path) \(reason)" }
}
