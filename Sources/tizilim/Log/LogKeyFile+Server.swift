import Foundation
import Journal

extension LogKeyFile {
    static let name = "log.key"

    /// As configured, or beside the secrets.
    static func of(_ preferences: Preferences, _ dataFolder: String) -> LogKeyFile {
        if let path = preferences.text(.logKey) { return LogKeyFile(path: path) }
        let secrets = URL(filePath: SecretsFile.of(preferences, dataFolder).path)
        return LogKeyFile(path: secrets.deletingLastPathComponent().appending(path: name).path)
    }

    /// Where the newest checkpoint is remembered.
    var seen: SeenCheckpoint { SeenCheckpoint(besideKey: path) }

    /// Makes a key for a new log; of two servers that start at once, both use the first one's.
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
        try makeIfAbsent(keys)
        return try read()
    }
}
