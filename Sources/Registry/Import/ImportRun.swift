import Kernel

/// One import as it goes: what is read, what waits, what is counted.
struct ImportRun {
    enum Step {
        case write(ImportChunk)
        /// Nothing but rejected rows for a while.
        case report
        /// Everything that was handed out must be in the register before it goes on.
        case wait
    }

    private enum Stage {
        case reading
        /// The file is read; chunks that are not full go, those with references after the others.
        case rest, restWithLinks
        case end
    }

    private let path: String
    private var source: OrganisationFile
    private let codes: ImportCodes
    private let bytesTotal: Int
    private let rowsMax: Int
    private var stage = Stage.reading
    private var queue: ImportQueue
    private var rejected: RejectedWriter
    private var summary = ImportSummary()
    /// Rows that something was left out of at the first look; those that changed nothing by it.
    private var open = LineSet()
    private var openUnchanged = LineSet()

    init(
        _ path: String, _ source: OrganisationFile, _ codes: ImportCodes, bytesTotal: Int,
        rowsMax: Int
    ) throws {
        self.path = path
        self.source = source
        self.codes = codes
        self.bytesTotal = bytesTotal
        self.rowsMax = rowsMax
        queue = ImportQueue(rowsMax: rowsMax)
        rejected = try RejectedWriter(besides: path, source.header)
    }

    var progress: ImportProgress {
        ImportProgress(
            bytesRead: queue.look == .first ? source.bytesRead : bytesTotal,
            bytesTotal: bytesTotal, rows: summary.rows)
    }

    /// What is to be done next; `nil` when nothing is left.
    mutating func next() throws -> Step? {
        switch stage {
        case .reading:
            if let step = try read() { return step }
            stage = .rest
            return try next()
        case .rest:
            if let chunk = queue.rest(withLinks: false) { return .write(chunk) }
            stage = .restWithLinks
            return .wait
        case .restWithLinks:
            if let chunk = queue.rest(withLinks: true) { return .write(chunk) }
            stage = .end
            return .wait
        case .end:
            guard queue.look == .first, !open.isEmpty else { return nil }
            try lookAgain()
            return try next()
        }
    }

    /// The rows with open references are read once more instead of being kept: however many they
    /// are, they take a bit each.
    private mutating func lookAgain() throws {
        try source.readAgain(CSVReader.open(path).reader, only: open)
        queue.look = .second
        stage = .reading
    }

    /// Reads on until a chunk is full.
    private mutating func read() throws -> Step? {
        let last = summary.rejected + rowsMax
        while let entry = try source.next() {
            switch entry.result {
            case .failure(let problems) where queue.look == .second:
                try leave(incomplete: entry.record, problems)
            case .failure(let problems):
                try reject(entry.record, problems)
                if summary.rejected == last { return .report }
            case .success(let row):
                if let chunk = try take(row, entry.record) { return .write(chunk) }
            }
        }
        return nil
    }

    private mutating func take(
        _ row: OrganisationRow, _ record: CSVRecord
    ) throws -> ImportChunk? {
        guard let home = codes.home(of: row.region) else {
            let problem = RowProblem(
                OrganisationColumn.region, "unknown", "is not in the code list")
            try reject(record, RowProblems([problem]))
            return nil
        }
        return queue.add(ImportRow(row, record, under: source.header), of: home)
    }

    private mutating func reject(_ record: CSVRecord, _ problems: RowProblems) throws {
        try rejected.write(record, problems)
        summary.rejected += 1
    }

    /// A row that was taken but for a part.
    private mutating func leave(incomplete record: CSVRecord, _ problems: RowProblems) throws {
        try rejected.write(record, problems)
        summary.incomplete += 1
    }

    mutating func settle(_ outcome: ImportOutcome) throws {
        summary.added += outcome.added
        summary.updated += outcome.updated
        summary.unchanged += outcome.unchanged
        for row in outcome.rejected { try reject(row.record, row.problems) }
        for row in outcome.open {
            open.insert(row.line)
            if row.isUnchanged { openUnchanged.insert(row.line) }
        }
        for line in outcome.completed where openUnchanged.contains(line) {
            summary.unchanged -= 1
            summary.updated += 1
        }
        for row in outcome.incomplete { try leave(incomplete: row.record, row.problems) }
    }

    mutating func finish() throws -> ImportSummary {
        summary.rejectedFile = try rejected.finish()
        return summary
    }
}
