import Foundation

extension CSVReader {
    /// Reads a file from its beginning, and tells its size for showing progress.
    package static func open(_ path: String) throws(Failure) -> (reader: CSVReader, size: Int) {
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            let size = try file.seekToEnd()
            try file.seek(toOffset: 0)
            let reader = CSVReader { [UInt8](try file.read(upToCount: chunkBytes) ?? Data()) }
            return (reader, Int(size))
        } catch {
            throw .unreadable(error.localizedDescription)
        }
    }
}
