import Foundation
import Journal

/// The file with the log's private keys, one a line: usually one, two while it is being replaced.
///
/// Who has it can sign a second history; who loses it can only begin a new log.
struct LogKeyFile {
    static let name = "log.key"
    /// Four keys with the longest names fit in several times over.
    private static let bytesMax = 16 * 1024

    var path: String

    /// As configured, or beside the secrets.
    static func of(_ preferences: Preferences, _ dataFolder: String) -> LogKeyFile {
        if let path = preferences.text(.logKey) { return LogKeyFile(path: path) }
        let secrets = URL(filePath: SecretsFile.of(preferences, dataFolder).path)
        return LogKeyFile(path: secrets.deletingLastPathComponent().appending(path: name).path)
    }

    /// Where the newest checkpoint is remembered.
    var seen: SeenCheckpoint { SeenCheckpoint(besideKey: path) }

    private var file: PrivateFile { PrivateFile(path: path, noun: "key file of the log") }

    var exists: Bool { file.exists }

    func read() throws -> SigningKeys {
        let bytes = try file.read(bytesMax: Self.bytesMax)
        guard bytes.count <= Self.bytesMax, let text = String(validating: bytes, as: UTF8.self)
        else { throw file.complaint("is no file of keys") }
        do throws(NoteFailure) {
            return try SigningKeys(parsing: text)
        } catch {
            throw file.complaint("is of no use: \(error)")
        }
    }

    /// Makes a key for a new log.
    ///
    /// - Parameter origin: the log's name for ever; by itself one that no other log has.
    func make(origin: String?) throws -> SigningKeys {
        let name = origin ?? "tizilim.invalid/" + UUID().uuidString.prefix(8).lowercased()
        let keys: SigningKeys
        do throws(NoteFailure) {
            keys = SigningKeys(try SigningKey(name: name))
        } catch {
            throw Complaint("--log-origin: \(error)", status: .usage)
        }
        // Of two servers that start at once, both use the first one's key.
        try file.make(Array(keys.secretText.utf8))
        return try read()
    }
}
