import Testing

@testable import Journal

/// A log in memory, which a test can damage.
private struct HeldLog: LogSource {
    var note: [UInt8]
    var tiles: [TileCoordinate: [UInt8]]
    var bundles: [Int64: [UInt8]]

    init(_ log: SampleLog) throws {
        note = try log.note().bytes
        tiles = log.tree.tiles.tiles
        bundles = Dictionary(grouping: log.leaves.enumerated()) { Int64($0.offset >> 8) }
            .mapValues { EntryBundle.bytes($0.map(\.element)) }
    }

    func checkpoint() async throws -> [UInt8] { note }

    func tile(_ tile: TileCoordinate, width: Int) async throws -> [UInt8] {
        guard let bytes = tiles[tile] else {
            throw LogAbsence(TilePath.tile(tile, width: width), "is missing")
        }
        return bytes
    }

    func entries(_ index: Int64, width: Int) async throws -> [ArraySlice<UInt8>] {
        let path = TilePath.entries(index, width: width)
        guard let bytes = bundles[index] else { throw LogAbsence(path, "is missing") }
        guard let leaves = EntryBundle.leaves(bytes) else { throw LogAbsence(path, "is no bundle") }
        return leaves
    }
}

@Suite struct LogAuditTests {
    private func audit(
        _ log: HeldLog, _ keys: [VerifierKey], since earlier: SignedCheckpoint? = nil
    ) async throws(AuditFailure) -> AuditReport {
        try await LogAudit(log, trusting: keys, since: earlier).run()
    }

    private func failure(
        _ log: HeldLog, _ keys: [VerifierKey], since earlier: SignedCheckpoint? = nil
    ) async -> AuditFailure? {
        do { _ = try await audit(log, keys, since: earlier) } catch { return error }
        return nil
    }

    @Test(arguments: [0, 1, 255, 256, 257, 512, 700])
    func `finds nothing wrong where nothing is wrong`(_ size: Int) async throws {
        let log = try SampleLog(count: size)
        let held = try HeldLog(log)
        let report = try await audit(held, log.keys)
        #expect(report.checkpoint.checkpoint.size == size)
        #expect(report.tiles == Array(TileCoordinate.all(of: Int64(size))).count)
        for kept in Set([0, 1, size / 2, size]) where kept <= size {
            let earlier = try log.checkpoint(of: Int64(kept))
            #expect(try await audit(held, log.keys, since: earlier).earlier == earlier)
        }
    }

    @Test func `names a changed entry wherever it is`() async throws {
        let log = try SampleLog(count: 260)
        let held = try HeldLog(log)
        for position in stride(from: 0, to: 260, by: 7) {
            var changed = held
            let place = position % 256 * 4 + 2 + position % 2
            changed.bundles[Int64(position >> 8)]?[place] ^= 1 << UInt8(position % 8)
            let named = AuditFailure.entries(first: Int64(position), last: Int64(position))
            #expect(await failure(changed, log.keys) == named)
        }
    }

    @Test func `notices every flipped bit of entries and their lengths`() async throws {
        let log = try SampleLog(count: 6)
        let held = try HeldLog(log)
        let bundle = try #require(held.bundles[0])
        for bit in 0..<bundle.count * 8 {
            var changed = held
            changed.bundles[0] = bundle.flipping(bit: bit)
            let failure = await failure(changed, log.keys)
            let entry = Int64(bit / 32)
            let isLength = bit / 8 % 4 < 2
            #expect(isLength ? failure != nil : failure == .entries(first: entry, last: entry))
        }
    }

    @Test func `names a changed hash of each tile`() async throws {
        let log = try SampleLog(count: 260)
        let held = try HeldLog(log)
        for tile in TileCoordinate.all(of: 260) {
            for place in stride(from: 0, to: tile.width(in: 260), by: 7) {
                var changed = held
                changed.tiles[tile]?[place * 32 + place % 32] ^= 1 << UInt8(place % 8)
                #expect(await failure(changed, log.keys) == .tile(tile, hash: place))
            }
        }
    }

    @Test func `names every flipped bit of the hashes`() async throws {
        let log = try SampleLog(count: 6)
        let held = try HeldLog(log)
        let tile = TileCoordinate(level: 0, index: 0)
        let hashes = try #require(held.tiles[tile])
        for bit in 0..<hashes.count * 8 {
            var changed = held
            changed.tiles[tile] = hashes.flipping(bit: bit)
            #expect(await failure(changed, log.keys) == .tile(tile, hash: bit / 256))
        }
    }

    @Test func `notices every flipped bit of the checkpoint`() async throws {
        let log = try SampleLog(count: 1)
        let held = try HeldLog(log)
        for bit in 0..<held.note.count * 8 {
            var changed = held
            changed.note = held.note.flipping(bit: bit)
            guard case .checkpoint? = await failure(changed, log.keys) else {
                Issue.record("bit \(bit)")
                continue
            }
        }
    }

    @Test func `names entries that were changed along with their hashes`() async throws {
        let log = try SampleLog(count: 700)
        var leaves = log.leaves
        leaves[300] = Array("forged".utf8)
        let forged = try SampleLog(leaves)
        var held = try HeldLog(log)
        held.bundles = try HeldLog(forged).bundles
        let tile = TileCoordinate(level: 0, index: 1)
        held.tiles[tile] = forged.tree.tiles.tiles[tile]
        #expect(await failure(held, log.keys) == .entries(first: 256, last: 511))
        held.tiles = forged.tree.tiles.tiles
        #expect(await failure(held, log.keys) == .root)
    }

    @Test func `a log that was rewritten and signed again is caught by a kept checkpoint`()
        async throws
    {
        let log = try SampleLog(count: 300)
        let earlier = try log.checkpoint(of: 100)
        var leaves = log.leaves
        leaves.swapAt(7, 8)
        var rewritten = try SampleLog(leaves)
        rewritten.key = log.key
        let held = try HeldLog(rewritten)
        #expect(await failure(held, log.keys) == nil)
        #expect(await failure(held, log.keys, since: earlier) == .rewritten(kept: 100))
        let shorter = try HeldLog(try SampleLog(count: 50))
        #expect(await failure(shorter, log.keys) != nil)
        var shrunk = try SampleLog(count: 50)
        shrunk.key = log.key
        #expect(
            await failure(try HeldLog(shrunk), log.keys, since: earlier)
                == .shrunk(kept: 100, now: 50))
    }

    @Test func `names what is missing or has another length`() async throws {
        let log = try SampleLog(count: 300)
        let held = try HeldLog(log)
        var changed = held
        changed.tiles[TileCoordinate(level: 0, index: 1)] = nil
        #expect(
            await failure(changed, log.keys)
                == .absent(LogAbsence("tile/0/001.p/44", "is missing")))
        changed.tiles[TileCoordinate(level: 0, index: 1)] = [1, 2]
        #expect(
            await failure(changed, log.keys)
                == .absent(LogAbsence("tile/0/001.p/44", "holds 2 bytes instead of 1408")))
        changed = held
        changed.bundles[1] = EntryBundle.bytes([[1]])
        #expect(
            await failure(changed, log.keys)
                == .absent(
                    LogAbsence("tile/entries/001.p/44", "holds 1 entries instead of 44")))
        changed.bundles[1] = [0]
        #expect(
            await failure(changed, log.keys)
                == .absent(LogAbsence("tile/entries/001.p/44", "is no bundle")))
    }

    @Test func `a copy that is ahead of its checkpoint is read as far as that goes`() async throws {
        let log = try SampleLog(count: 700)
        var held = try HeldLog(log)
        held.note = try log.note(of: 300).bytes
        #expect(try await audit(held, log.keys).checkpoint.checkpoint.size == 300)
    }
}
