import Foundation
import Testing

/// Files that a reviewer reads as a diff. `TIZILIM_GOLDEN=write` writes those that are made by the
/// code; the permission matrix is written by hand and never so.
enum Golden {
    static var folder: URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    }

    static var isWriting: Bool {
        ProcessInfo.processInfo.environment["TIZILIM_GOLDEN"] == "write"
    }

    static func lines(_ name: String) throws -> [String] {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            .split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
    }

    /// Compares line by line, so that a failure names what was added and what is gone.
    static func expect(
        _ lines: [String], equal name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let file = folder.appending(path: name)
        if isWriting {
            try (lines.joined(separator: "\n") + "\n")
                .write(to: file, atomically: true, encoding: .utf8)
        }
        let expected = try Self.lines(name)
        let (added, gone) = (
            Set(lines).subtracting(expected), Set(expected).subtracting(lines)
        )
        #expect(added.sorted() == [], "new, not in \(name)", sourceLocation: sourceLocation)
        #expect(gone.sorted() == [], "in \(name), but gone", sourceLocation: sourceLocation)
        #expect(lines.count == expected.count, sourceLocation: sourceLocation)
    }
}
