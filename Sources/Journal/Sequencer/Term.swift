package import Postgres

/// One term of a sequencer: from the lock to the loss of its session.
///
/// The lock keeps others from trying in vain; that no position is given twice rests on the state
/// row and on the log's primary key.
package struct Term {
    package struct Limits: Sendable {
        /// Entries that get positions in one transaction: about a megabyte to write, some
        /// milliseconds of work, and what becomes visible at once.
        package var batchMax = 1_000
        /// Checkpoints of a busy log: each is a row for ever and a signature for witnesses.
        package var signingInterval = Duration.seconds(1)
        /// Partitions are made this far ahead, so that making one never delays a batch.
        package var partitionsAhead: Int64 = 1 << 22

        package init() {}
    }

    /// Names this lock among the advisory locks of the database: "TZ", 1.
    package static let lockName: (Int32, Int32) = (0x545A, 1)

    private let session: Session
    private let keys: SigningKeys
    private let seen: SeenCheckpoint
    private let limits: Limits
    package private(set) var state: SequencerState
    private var edge: [TileCoordinate: [UInt8]]
    private var root: TreeHash
    private var signedSize: Int64
    private var signedAt: ContinuousClock.Instant?
    private var extendedTo: Int64 = 0

    /// Takes the lock, examines the database and claims the log.
    ///
    /// - Returns: nil when another sequencer leads.
    /// - Throws: ``TermEnd``; the lock is free again then.
    package static func begin(
        on session: Session, keys: SigningKeys, seen: SeenCheckpoint, limits: Limits = Limits()
    ) async throws -> Term? {
        let results = try await session.rows([tryLock.statement, SequencerState.read.statement])
        guard try results[0].decode(Single<Bool>.self).first?.value == true,
            let state = try results[1].decode(SequencerState.self).first
        else { return nil }
        do {
            let tree = try await Examination(keys: keys, seen: seen, session: session)
                .tree(of: state)
            var term = Term(
                session: session, keys: keys, seen: seen, limits: limits, state: state,
                edge: tree.edge, root: tree.root, signedSize: tree.signed)
            try await term.claim()
            return term
        } catch {
            await release(session)
            throw error
        }
    }

    /// Looks as a term does at its beginning, but takes no lock and claims nothing.
    ///
    /// - Returns: the size of the log; nil when there is no state at all.
    /// - Throws: ``TermEnd`` with what a sequencer would refuse.
    package static func inspect(
        _ session: Session, _ keys: SigningKeys, _ seen: SeenCheckpoint
    ) async throws -> Int64? {
        let rows = try await session.rows([SequencerState.read.statement])[0]
        guard let state = try rows.decode(SequencerState.self).first else { return nil }
        _ = try await Examination(keys: keys, seen: seen, session: session).tree(of: state)
        return state.size
    }

    private init(
        session: Session, keys: SigningKeys, seen: SeenCheckpoint, limits: Limits,
        state: SequencerState, edge: [TileCoordinate: [UInt8]], root: TreeHash, signedSize: Int64
    ) {
        self.session = session
        self.keys = keys
        self.seen = seen
        self.limits = limits
        self.state = state
        self.edge = edge
        self.root = root
        self.signedSize = signedSize
    }

    /// Gives the lock back, so that another process need not wait for this session's end.
    package func end() async { await Self.release(session) }

    /// - Returns: false when another session has the lock.
    static func lock(_ session: Session) async throws -> Bool {
        let results = try await session.rows([tryLock.statement])
        return try results[0].decode(Single<Bool>.self).first?.value == true
    }

    private static let tryLock: Query<Single<Bool>> =
        "SELECT pg_catalog.pg_try_advisory_lock(\(lockName.0), \(lockName.1))"

    static func release(_ session: Session) async {
        let statement: Command =
            "SELECT pg_catalog.pg_advisory_unlock(\(lockName.0), \(lockName.1))"
        // A broken session has lost the lock by itself.
        _ = try? await session.rows([statement.statement])
    }

    private mutating func claim() async throws {
        _ = try await session.rows([
            SequencerState.claim(
                origin: keys.name, key: keys.verifiers[0].text, at: state.place
            ).statement
        ])
        try await extend()
    }

    /// Gives positions to what may have one now, and signs when it is time.
    ///
    /// - Returns: how many entries got a position.
    package mutating func turn() async throws -> Int {
        let pid: Query<Single<Int64>> = "SELECT pg_catalog.pg_backend_pid()"
        let queue = Candidate.queue(state, limit: limits.batchMax)
        let results = try await session.rows([pid.statement, queue.statement])
        guard try results[0].decode(Single<Int64>.self).first?.value == state.process else {
            throw TermEnd.lost
        }
        let batch = Batch(try results[1].decode(Candidate.self))
        if batch.done != nil || !batch.placed.isEmpty { try await append(batch) }
        try await signIfDue()
        return batch.placed.count
    }

    private mutating func append(_ batch: Batch) async throws {
        let leaves = batch.placed.compactMap { TreeHash($0.hash) }
        let growth = try TreeGrowth(from: state.size, edge: edge, adding: leaves)
        if growth.size > extendedTo - limits.partitionsAhead / 2 { try await extend() }
        let written = try await commit(
            Appending(state: state, batch: batch, growth: growth).statements)
        guard written[0].touched == 1, written[1].touched == batch.placed.count else {
            throw TermEnd.lost
        }
        (state.size, edge, root) = (growth.size, growth.edge, growth.root)
        state.held = batch.held
        state.done = batch.done ?? state.done
        if !state.ahead.isEmpty { try await reread() }
    }

    private func commit(_ statements: [Statement]) async throws -> [ResultSet] {
        var transaction = Transaction(on: session)
        do {
            return try await transaction.commit(statements)
        } catch {
            await transaction.rollback()
            throw error
        }
    }

    private mutating func reread() async throws {
        let results = try await session.rows([SequencerState.read.statement])
        guard let state = try results[0].decode(SequencerState.self).first,
            state.size == self.state.size
        else { throw TermEnd.lost }
        self.state = state
    }

    private mutating func extend() async throws {
        let through = state.size + limits.partitionsAhead
        let statement: Command = "SELECT journal.extend_log(\(through))"
        _ = try await session.rows([statement.statement])
        extendedTo = through
    }

    private mutating func signIfDue() async throws {
        let isDue = signedAt.map { $0.duration(to: .now) >= limits.signingInterval } ?? true
        if isDue { try await sign() }
    }

    /// Publishes a head over all that has a position, unless there is one already.
    package mutating func sign() async throws {
        guard state.size > signedSize else { return }
        let checkpoint = Checkpoint(origin: keys.name, size: state.size, root: root)
        let note = try keys.sign(checkpoint.text)
        let kept = try await session.rows([
            StoredCheckpoint.keep(state.size, root: root, note: note).statement
        ])
        guard kept[0].touched == 1 else { throw TermEnd.lost }
        do throws(Refusal) {
            try seen.keep(note.description)
        } catch {
            throw TermEnd.refused(error)
        }
        (signedSize, signedAt) = (state.size, .now)
    }
}
