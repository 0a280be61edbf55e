import Postgres

/// The guard at the door: whether this database may go on with the log.
struct Examination {
    let keys: SigningKeys
    let seen: SeenCheckpoint
    let session: Session

    /// What a term starts from.
    struct Tree {
        var edge: [TileCoordinate: [UInt8]]
        var root: TreeHash
        var signed: Int64
    }

    func tree(of state: SequencerState) async throws -> Tree {
        try checkName(of: state)
        if let bound = state.bound, bound != state.place { throw TermEnd.refused(.copied) }
        let newest = try await session.rows([StoredCheckpoint.newest.statement])[0]
            .decode(StoredCheckpoint.self).first
        let heads = try published(newest)
        let sizes = heads.map { $0.size } + [state.size]
        if let largest = sizes.max(), largest > state.size {
            throw TermEnd.refused(.behind(size: state.size, seen: largest))
        }
        do {
            let tiles = try await tiles(of: sizes)
            for head in heads {
                guard try tiles.root(of: head.size) == head.root else {
                    throw TermEnd.refused(.forked(size: head.size))
                }
            }
            let edge = TileCoordinate.edge(of: state.size)
            return Tree(
                edge: tiles.tiles.filter { edge.contains($0.key) },
                root: try tiles.root(of: state.size), signed: newest?.size ?? 0)
        } catch let damage as TreeDamage {
            throw TermEnd.refused(.broken("\(damage)"))
        }
    }

    private func checkName(of state: SequencerState) throws {
        guard let origin = state.origin, let key = state.key else { return }
        let own = keys.verifiers.map(\.text)
        guard origin == keys.name, own.contains(key) else {
            throw TermEnd.refused(.foreign(key: key, own: own[0]))
        }
    }

    /// The newest heads that the database and the file know.
    private func published(_ newest: StoredCheckpoint?) throws -> [(size: Int64, root: TreeHash)] {
        var heads: [(size: Int64, root: TreeHash)] = []
        if let newest, let root = TreeHash(newest.root) { heads.append((newest.size, root)) }
        do throws(Refusal) {
            if let known = try seen.read(keys.verifiers)?.checkpoint {
                heads.append((known.size, known.root))
            }
        } catch {
            throw TermEnd.refused(error)
        }
        return heads
    }

    private func tiles(of sizes: [Int64]) async throws -> TreeTiles {
        let places = Set(
            sizes.map { TreeRange(size: $0) }.tiles
                + sizes.flatMap { TileCoordinate.edge(of: $0) })
        let stored = try await session.rows([StoredTile.at(places.sorted()).statement])[0]
            .decode(StoredTile.self)
        return TreeTiles(stored.byPlace)
    }
}
