import ArgumentParser
import Foundation
import Journal

/// The public keys that a command believes.
struct TrustedKeyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A public key of the log or of a witness, or a file of them, one a line; may be "
                + "repeated. One key of the log must have signed, every named witness must.",
            valueName: "key or file"))
    var key: [String]

    func keys() throws -> [VerifierKey] {
        let keys = try key.flatMap(Self.keys)
        guard keys.contains(where: { $0.algorithm == .ed25519 }) else {
            throw Complaint("--key names no key of a log", status: .usage)
        }
        return keys
    }

    private static func keys(_ argument: String) throws -> [VerifierKey] {
        let text =
            access(argument, F_OK) == 0
            ? String(decoding: try InputFile.read(argument, atMost: 65_536), as: UTF8.self)
            : argument
        do {
            return try text.split(whereSeparator: \.isNewline).map {
                try VerifierKey(parsing: $0)
            }
        } catch {
            throw Complaint(
                "--key \(argument.safeForTerminal): \(error)",
                hint: "it is a file, or text such as tizilim.example.kz/register+c74f20a3+ARpc…",
                status: .usage)
        }
    }
}

/// A file from outside, never read further than it may be long.
enum InputFile {
    static func read(_ path: String, atMost bytesMax: Int) throws -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw Complaint("\(path) can't be read", status: .usage)
        }
        defer { try? handle.close() }
        let data = try handle.read(upToCount: bytesMax + 1) ?? Data()
        guard data.count <= bytesMax else {
            throw Complaint("\(path) is longer than \(bytesMax) bytes", status: .usage)
        }
        return Array(data)
    }
}
