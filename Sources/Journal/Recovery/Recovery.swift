package import Postgres

/// Brings a log that was set back to where it was, from a copy of its files.
///
/// Every leaf returns to its own position and the newest head of the copy is kept as it was signed,
/// so nothing forks: who has seen the log before sees the same log. What the register itself has
/// lost does not come back with it; those entries are counted.
package struct Recovery<Source: LogSource> {
    package enum Failure: Error, Equatable, CustomStringConvertible {
        case led
        case copied
        /// The copy ends before what was published.
        case tooOld(copy: Int64, seen: Int64)
        /// The copy and the database, or the copy and the published checkpoint, contradict.
        case contradicts(Int64)
        case strangeLeaf(Int64)

        package var description: String {
            switch self {
            case .led: "a server appends to the log at the moment: stop it first"
            case .copied: "\(Refusal.copied)"
            case .tooOld(let copy, let seen):
                "the copy holds \(copy) entries, but \(seen) were published: find a newer copy"
            case .contradicts(let size):
                "the first \(size) entries of the copy are others: it belongs to another history. "
                    + "Only a new log under a new origin is left (--new-origin)"
            case .strangeLeaf(let position): "entry \(position) of the copy is none of a register"
            }
        }
    }

    package struct Report: Sendable, Equatable {
        /// The log's size before and after.
        package var from: Int64
        package var to: Int64
        /// Entries whose acts the register does not know any more.
        package var lost: Int64

        package init(from: Int64, to: Int64, lost: Int64) {
            self.from = from
            self.to = to
            self.lost = lost
        }
    }

    private let source: Source
    private let session: Session
    private let keys: [VerifierKey]
    private let seen: SeenCheckpoint

    /// - Parameters:
    ///   - session: of `tizilim_sequencer`.
    ///   - keys: the log's public keys.
    package init(
        from source: Source, into session: Session, keys: [VerifierKey], seen: SeenCheckpoint
    ) {
        self.source = source
        self.session = session
        self.keys = keys
        self.seen = seen
    }

    package func run(progress: (Int64, Int64) -> Void = { _, _ in }) async throws -> Report {
        guard try await Term.lock(session) else { throw Failure.led }
        do {
            let report = try await append(progress)
            await Term.release(session)
            return report
        } catch {
            await Term.release(session)
            throw error
        }
    }

    private func append(_ progress: (Int64, Int64) -> Void) async throws -> Report {
        guard
            let state = try await session.rows([SequencerState.read.statement])[0]
                .decode(SequencerState.self).first
        else { throw Failure.led }
        guard state.bound == nil || state.bound == state.place else { throw Failure.copied }
        let head = try SignedCheckpoint(parsing: try await source.checkpoint(), trusting: keys)
        let known = try seen.read(keys)?.checkpoint
        let size = head.checkpoint.size
        guard size >= max(state.size, known?.size ?? 0) else {
            throw Failure.tooOld(copy: size, seen: max(state.size, known?.size ?? 0))
        }
        if let known, try await source.root(of: known.size, in: size) != known.root {
            throw Failure.contradicts(known.size)
        }
        let tree = try await StoredTile.tree(of: state.size, on: session)
        guard try await source.root(of: state.size, in: size) == tree.root else {
            throw Failure.contradicts(state.size)
        }
        let lost = try await write(from: state.size, edge: tree.edge, to: head, progress)
        try seen.keep(head.note.description)
        return Report(from: state.size, to: size, lost: lost)
    }

    /// All of it in one transaction, which commits only when the leaves lead to the signed root.
    private func write(
        from start: Int64, edge: [TileCoordinate: [UInt8]], to head: SignedCheckpoint,
        _ progress: (Int64, Int64) -> Void
    ) async throws -> Int64 {
        var transaction = Transaction(on: session)
        do {
            let end = head.checkpoint.size
            var (size, edge, lost) = (start, edge, Int64(0))
            while size < end {
                let leaves = try await leaves(from: size, of: end)
                let growth = try TreeGrowth(
                    from: size, edge: edge, adding: leaves.map { TreeHash.leaf($0.bytes) })
                let part = RecoveredPart(first: size, leaves: leaves, growth: growth)
                let results = try await transaction.send(part.statements)
                lost += Int64(leaves.count) - (try part.known(results))
                (size, edge) = (growth.size, growth.edge)
                if size == end, growth.root != head.checkpoint.root {
                    throw Failure.contradicts(size)
                }
                progress(size, end)
            }
            _ = try await transaction.commit([
                StoredCheckpoint.keep(
                    end, root: head.checkpoint.root, note: head.note
                ).statement
            ])
            return lost
        } catch {
            await transaction.rollback()
            throw error
        }
    }

    private func leaves(from position: Int64, of end: Int64) async throws -> [RecoveredLeaf] {
        let index = position >> Int64(TileCoordinate.height)
        let width = TileCoordinate(level: 0, index: index).width(in: end)
        let first = index << Int64(TileCoordinate.height)
        let bundle = try await source.entries(index, width: width)
        guard bundle.count >= width else {
            throw LogAbsence(TilePath.entries(index, width: width), "is too short")
        }
        var leaves: [RecoveredLeaf] = []
        for (offset, bytes) in bundle.prefix(width).enumerated() {
            let place = first + Int64(offset)
            guard place >= position else { continue }
            guard let leaf = RecoveredLeaf(Array(bytes)) else { throw Failure.strangeLeaf(place) }
            leaves.append(leaf)
        }
        return leaves
    }
}
