import CLibPQ
import NIOCore

/// Moves work into the pipeline and results out of it, on the session's thread, while the
/// connection lasts.
final class Pump {
    /// Readings under one Sync. More would make the last wait for the first; fewer would send more
    /// often, and libpq sends at every Sync.
    static let groupMax = 16
    /// Groups on their way: one is worked on by the server while the next is already there.
    static let groupsInFlightMax = 2
    /// Of an encrypted record libpq may leave a part inside OpenSSL, where poll does not see it;
    /// records above 8 KiB do come from PostgreSQL 17 on. So it is asked again after this time.
    static let encryptedMilliseconds: Int32 = 10

    /// What the next result belongs to.
    private enum Expected {
        case prepare(Prepared)
        case settings(Prepared)
        case reading(Reading, Prepared)
        case statement(Statement, Prepared)
        case readingSync(SentGroup)
        case prepareSync
        case exchangeSync(Exchange, SentGroup)
    }

    private let link: Link
    private let mailbox: Mailbox
    private let loop: (any EventLoop)?
    private let metrics: LaneMetrics
    private var prepared = PreparedStatements()
    private var expected = CircularBuffer<Expected>()
    private var groups = 0
    private var batch: [Work] = []
    /// Readings whose group was aborted by another; each is sent again alone.
    private var again: [Reading] = []
    private var finished: [(Reading, Reading.Outcome)] = []
    /// A segment of new statements is open.
    private var isPreparing = false
    /// Whether the settings that were last answered say that the token is dead, and why they failed;
    /// both hold for the readings behind them that have settings.
    private var isRefused = false
    private var settingsError: PostgresError?
    /// The first error of a segment of new statements; those behind it were never parsed.
    private var prepareError: PostgresError?
    /// Whether this connection has begun a transaction that a later exchange may continue.
    private var hasExchanged = false
    private var collected: [ResultSet] = []
    private var exchangeError: PostgresError?
    private var scratch: [UInt8] = []
    private var isLost = false

    init(
        _ link: Link, _ mailbox: Mailbox, _ loop: (any EventLoop)?, _ metrics: LaneMetrics
    ) {
        self.link = link
        self.mailbox = mailbox
        self.loop = loop
        self.metrics = metrics
    }

    /// Returns when the connection is lost or the session is closed and nothing is under way.
    func run() {
        while !isLost {
            send()
            receive()
            deliver()
            if mailbox.isClosed, expected.isEmpty { return }
            if !isLost, again.isEmpty || isFull { rest() }
        }
    }

    private var isFull: Bool { groups >= Self.groupsInFlightMax }

    /// Sleeps until the server answers or, while there is room for it, new work comes.
    private func rest() {
        // A closed mailbox takes no more work, so only the server is left to wait for.
        guard mailbox.sleepIfEmpty(unless: isFull) || mailbox.isClosed else { return }
        let flushed = link.flush()
        isLost = flushed < 0 || link.socket < 0
        // A lost connection has no socket: nothing but new work would end the waiting, and those who
        // wait for what is under way would never hear of it.
        guard !isLost else { return }
        let isReady = mailbox.wait(
            socket: link.socket, forWriting: flushed == 1, milliseconds: restMilliseconds)
        if isReady || link.isEncrypted { isLost = isLost || !link.consume() }
    }

    /// -1: until something happens.
    private var restMilliseconds: Int32 {
        if mailbox.isClosed { return 100 }
        return link.isEncrypted && !expected.isEmpty ? Self.encryptedMilliseconds : -1
    }

    /// What was under way when the connection was lost.
    func outstanding() -> [Work] {
        var works = batch
        for item in expected {
            switch item {
            case .reading(let reading, _): works.append(.reading(reading))
            case .exchangeSync(let exchange, _): works.append(.exchange(exchange))
            default: break
            }
        }
        return works + again.map(Work.reading)
    }

    // MARK: Sending

    private func send() {
        while groups < Self.groupsInFlightMax, let reading = again.popLast() {
            sendGroup([reading])
        }
        guard groups < Self.groupsInFlightMax else { return }
        if prepared.isFull, expected.isEmpty { forgetStatements() }
        mailbox.take(Self.groupMax, into: &batch)
        defer { batch.removeAll(keepingCapacity: true) }
        var readings: [Reading] = []
        for work in batch {
            if case .reading(let reading) = work {
                readings.append(reading)
                continue
            }
            sendGroup(readings)
            readings.removeAll()
            sendAlone(work)
        }
        sendGroup(readings)
    }

    /// Calls of one caller that stand together share their settings statement: the settings last to
    /// the Sync, and the token is looked at in the same group, before all of them.
    private func sendGroup(_ readings: [Reading]) {
        guard !readings.isEmpty else { return }
        var current: Statement?
        let prepared = readings.map { reading in
            let isNew = reading.settings != nil && reading.settings != current
            if isNew { current = reading.settings }
            return (isNew ? reading.settings.map(find) : nil, find(reading.statement))
        }
        endPreparing()
        var statements = readings.count
        for (reading, (settings, statement)) in zip(readings, prepared) {
            if let settings, let own = reading.settings {
                statements += 1
                execute(own, settings)
                expected.append(.settings(settings))
            }
            execute(reading.statement, statement)
            expected.append(.reading(reading, statement))
        }
        metrics.sent(statements: statements)
        sync(.readingSync(SentGroup(readings: readings.count)))
    }

    private func sendAlone(_ work: Work) {
        switch work {
        case .reading: break
        case .exchange(let exchange):
            // The transaction that it continues ended with the connection that began it.
            guard hasExchanged || !exchange.continues else {
                return exchange.done(.failure(PostgresError(.unavailable)))
            }
            hasExchanged = true
            let prepared = exchange.statements.map(find)
            endPreparing()
            for (statement, known) in zip(exchange.statements, prepared) {
                execute(statement, known)
                expected.append(.statement(statement, known))
            }
            metrics.sent(statements: exchange.statements.count)
            sync(.exchangeSync(exchange, SentGroup(readings: 0)))
        case .exclusive(let exclusive): runAlone(exclusive)
        }
    }

    /// Statements that this connection does not know yet are prepared in a segment of their own, so
    /// that an error later in the group does not leave it open which ones exist.
    private func find(_ statement: Statement) -> Prepared {
        prepared.find(statement) { new in
            isLost = isLost || !link.prepare(new.name, statement)
            expected.append(.prepare(new))
            isPreparing = true
        }
    }

    private func endPreparing() {
        guard isPreparing else { return }
        isPreparing = false
        sync(.prepareSync)
    }

    /// Starts anew with no prepared statement at all; those in use come back by themselves.
    private func forgetStatements() {
        let all = Prepared(name: "", sql: "DEALLOCATE ALL")
        isLost = isLost || !link.deallocateAll()
        expected.append(.prepare(all))
        prepared = PreparedStatements()
        sync(.prepareSync)
    }

    private func execute(_ statement: Statement, _ known: Prepared) {
        isLost = isLost || !link.execute(known.name, statement.bindings)
    }

    private func sync(_ item: Expected) {
        expected.append(item)
        if case .prepareSync = item {} else { groups += 1 }
        isLost = isLost || !link.sync()
    }

    /// Leaves the pipeline for one piece of work. A leased session has nothing else under way.
    private func runAlone(_ work: Exclusive) {
        guard expected.isEmpty, PQexitPipelineMode(link.connection) == 1,
            PQsetnonblocking(link.connection, 0) == 0
        else { return work.fail(PostgresError(.unavailable)) }
        work.body(link.connection)
        isLost =
            link.isBroken || PQsetnonblocking(link.connection, 1) != 0
            || PQenterPipelineMode(link.connection) != 1
    }

    // MARK: Receiving

    private func receive() {
        while !isLost, !expected.isEmpty, !link.isBusy {
            // A null result ends one statement's results; the next call begins with the next.
            if let result = link.nextResult() { take(result) } else { isLost = link.isBroken }
        }
        isLost = isLost || link.isBroken
    }

    private func take(_ result: OpaquePointer) {
        let status = PQresultStatus(result)
        if expected.isEmpty {
            PQclear(result)
            return
        }
        switch expected.removeFirst() {
        case .prepare(let statement):
            takePrepare(statement, result, status)
            PQclear(result)
        case .settings(let known):
            takeSettings(known, result, status)
        case .reading(let reading, let statement):
            takeReading(reading, statement, result, status)
        case .statement(let statement, let known):
            takeStatement(statement, known, result, status)
        case .prepareSync:
            PQclear(result)
            prepared.forgetFailed()
            prepareError = nil
        case .readingSync(let group):
            PQclear(result)
            groups -= 1
            metrics.finished(group)
            (isRefused, settingsError) = (false, nil)
        case .exchangeSync(let exchange, let group):
            PQclear(result)
            groups -= 1
            metrics.finished(group)
            finish(exchange)
        }
    }

    private func takePrepare(
        _ statement: Prepared, _ result: OpaquePointer, _ status: ExecStatusType
    ) {
        switch status {
        case PGRES_COMMAND_OK: break
        case PGRES_FATAL_ERROR:
            let error = PostgresError(result, sql: statement.sql)
            (statement.error, prepareError) = (error, error)
        // Behind another one that failed: the server does not know it.
        default: statement.error = prepareError ?? PostgresError(.unavailable, sql: statement.sql)
        }
    }

    private func takeSettings(
        _ known: Prepared, _ result: OpaquePointer, _ status: ExecStatusType
    ) {
        (isRefused, settingsError) = (false, nil)
        if status == PGRES_FATAL_ERROR {
            settingsError = known.error ?? PostgresError(result, sql: known.sql)
        }
        let rows = ResultSet(result, sql: "settings")
        guard status == PGRES_TUPLES_OK, rows.count == 1 else { return }
        isRefused = rows.value(0, rows.columnCount - 1)?.first == 0
    }

    private func takeReading(
        _ reading: Reading, _ statement: Prepared, _ result: OpaquePointer, _ status: ExecStatusType
    ) {
        let isChecked = reading.settings != nil
        switch status {
        case PGRES_TUPLES_OK:
            let rows = ResultSet(result, sql: reading.statement.sql)
            let isDead = isChecked && isRefused
            finished.append((reading, isDead ? .refused : answer(reading, statement, rows)))
        case PGRES_PIPELINE_ABORTED:
            PQclear(result)
            // Aborted by its own settings it would be aborted again and again; by another's call it
            // gets a group of its own.
            if isChecked, let settingsError {
                finished.append((reading, .failed(settingsError)))
            } else {
                again.append(reading)
            }
        default:
            let error = statement.error ?? PostgresError(result, sql: reading.statement.sql)
            PQclear(result)
            if error.isStalePlan { prepared.forget(reading.statement) }
            finished.append((reading, .failed(error)))
        }
    }

    private func answer(
        _ reading: Reading, _ statement: Prepared, _ rows: ResultSet
    ) -> Reading.Outcome {
        if reading.shape == .one, rows.count == 0 { return .empty }
        do throws(PostgresError) {
            let writer = try statement.writer(for: rows)
            scratch.removeAll(keepingCapacity: true)
            scratch.append(contentsOf: reading.head)
            _ = try writer.write(rows, as: reading.shape, into: &scratch)
            scratch.append(contentsOf: reading.tail)
            return .answer(ByteBuffer(bytes: scratch))
        } catch {
            return .failed(error)
        }
    }

    private func takeStatement(
        _ statement: Statement, _ known: Prepared, _ result: OpaquePointer, _ status: ExecStatusType
    ) {
        switch status {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK:
            collected.append(ResultSet(result, sql: statement.sql))
        case PGRES_PIPELINE_ABORTED:
            PQclear(result)
        default:
            let error = known.error ?? PostgresError(result, sql: statement.sql)
            PQclear(result)
            if error.isStalePlan { prepared.forget(statement) }
            exchangeError = exchangeError ?? error
        }
    }

    private func finish(_ exchange: Exchange) {
        let result: Result<[ResultSet], PostgresError> =
            exchangeError.map(Result.failure) ?? .success(collected)
        (collected, exchangeError) = ([], nil)
        exchange.done(result)
    }

    /// One hop to the event loop for everything that is ready.
    private func deliver() {
        guard !finished.isEmpty, let loop else { return }
        let ready = finished
        finished.removeAll(keepingCapacity: true)
        loop.execute { for (reading, outcome) in ready { reading.done(outcome) } }
    }
}
