import Foundation

/// Writes the rows that were refused to `FILE.rejected.csv`: line, reason and the row as it came,
/// so that it can be mended there and imported again.
///
/// The file appears whole or not at all: rows go to a file beside it that takes its name at the
/// end. It repeats personal data of the source, so only its owner may read it.
package final class RejectedWriter {
    /// Rows are written together.
    private static let bufferBytes = 64 * 1024

    package let path: String
    package private(set) var count = 0
    private let partialPath: String
    private let file: FileHandle
    private var buffer: [UInt8] = []
    private var isFinished = false
    private let titleCount: Int
    /// Columns of the source that are not the writer's own from the time before.
    private let kept: [Int]

    /// - Parameter source: the file that is being imported.
    package init<Column>(besides source: String, _ header: CSVHeader<Column>) throws {
        let (titles, own) = (header.titles, Column.reportTitles)
        let stem = source.hasSuffix(".csv") ? String(source.dropLast(4)) : source
        path = stem + ".rejected.csv"
        partialPath = path + ".partial"
        let isCreated = FileManager.default.createFile(
            atPath: partialPath, contents: nil, attributes: [.posixPermissions: 0o600])
        guard isCreated, let file = FileHandle(forWritingAtPath: partialPath) else {
            throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: partialPath])
        }
        self.file = file
        titleCount = titles.count
        kept = titles.indices.filter { !own.contains(titles[$0]) }
        append(own + kept.map { titles[$0] })
    }

    package func write(_ record: CSVRecord, _ problems: RowProblems) throws {
        count += 1
        // A row with more fields than the header keeps them all.
        let extra = record.fields.indices.dropFirst(titleCount)
        let fields = (kept + extra).map { place in
            place < record.fields.count ? record.fields[place] : ""
        }
        append(["\(record.line)", problems.reason] + fields)
        if buffer.count >= Self.bufferBytes { try flush() }
    }

    /// Gives the file its name. Without a single row there is none, nor one from an earlier run.
    ///
    /// - Returns: the path, if there is a file.
    package func finish() throws -> String? {
        isFinished = true
        guard count > 0 else {
            try file.close()
            try FileManager.default.removeItem(atPath: partialPath)
            if FileManager.default.fileExists(atPath: path) {
                try FileManager.default.removeItem(atPath: path)
            }
            return nil
        }
        try flush()
        try file.synchronize()
        try file.close()
        guard rename(partialPath, path) == 0 else {
            throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path])
        }
        return path
    }

    deinit {
        guard !isFinished else { return }
        try? file.close()
        try? FileManager.default.removeItem(atPath: partialPath)
    }

    private func append(_ fields: [String]) {
        CSVWriter.append(fields, to: &buffer)
    }

    private func flush() throws {
        try file.write(contentsOf: buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
