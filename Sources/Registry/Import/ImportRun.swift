import Kernel

/// One import as it goes: what is read, what waits, what is counted.
struct ImportRun {
    enum Step {
        case write(any ImportPiece)
        /// Nothing but rejected rows for a while.
        case report
        /// Everything that was handed out must be in the register before it goes on.
        case wait
    }

    private enum Stage {
        case reading
        /// The file is read; chunks that are not full go, those with references after the others.
        case rest, restWithLinks
        /// References that were not found before.
        case links([LinkChunk])
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
    private var omissions: [Int: [RowProblem]] = [:]
    private var openLinks: [OpenLink] = []

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
        rejected = try RejectedWriter(besides: path, titles: source.header.titles)
    }

    var progress: ImportProgress {
        ImportProgress(bytesRead: source.bytesRead, bytesTotal: bytesTotal, rows: summary.rows)
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
            stage = .links([])
            return .wait
        case .links:
            return nextLinks()
        case .end:
            return nil
        }
    }

    private mutating func nextLinks() -> Step? {
        if case .links(let chunks) = stage, let chunk = chunks.last {
            stage = .links(chunks.dropLast())
            return .write(chunk)
        }
        guard !openLinks.isEmpty else {
            stage = .end
            return .wait
        }
        stage = .links(LinkChunk.chunks(of: openLinks, rowsMax: rowsMax))
        openLinks = []
        return nextLinks()
    }

    /// Reads on until a chunk is full.
    private mutating func read() throws -> Step? {
        let last = summary.rejected + rowsMax
        while let entry = try source.next() {
            switch entry.result {
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
            let problem = RowProblem(.region, "unknown", "is not in the code list")
            try reject(record, RowProblems([problem]))
            return nil
        }
        return queue.add(ImportRow(row, record, under: source.header), of: home)
    }

    private mutating func reject(_ record: CSVRecord, _ problems: RowProblems) throws {
        try rejected.write(record, problems)
        summary.rejected += 1
    }

    mutating func settle(_ outcome: ImportOutcome) throws {
        summary.added += outcome.added
        summary.updated += outcome.updated
        summary.unchanged += outcome.unchanged
        for row in outcome.rejected { try reject(row.record, row.problems) }
        omissions.merge(outcome.omissions) { $0 + $1 }
        openLinks += outcome.openLinks
    }

    mutating func finish() throws -> ImportSummary {
        try writeOmissions()
        summary.incomplete = omissions.count
        summary.rejectedFile = try rejected.finish()
        return summary
    }

    /// Rows that were taken but for a part are read once more, instead of keeping all of them.
    private func writeOmissions() throws {
        guard !omissions.isEmpty else { return }
        var (reader, _) = try CSVReader.open(path)
        while let record = try reader.next() {
            guard let problems = omissions[record.line] else { continue }
            try rejected.write(record, RowProblems(problems))
        }
    }
}
