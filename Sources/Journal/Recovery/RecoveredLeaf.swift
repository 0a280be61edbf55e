import JSONRPC
import Postgres

/// What a leaf says of itself, for the columns beside it.
struct RecoveredLeaf {
    var bytes: [UInt8]
    var id: UUIDValue
    var at: Timestamp
    /// The tenant's code, which a restored register may not have any more.
    var tenant: String?
    var type: String
    var kind: String
    var subject: UUIDValue
    var version: Int64

    /// Nil for bytes that no register has written.
    init?(_ bytes: [UInt8]) {
        guard let json = try? JSON(parsing: bytes.span),
            let id = json["id"]?.string.flatMap({ UUIDValue($0) }),
            let at = json["at"]?.string.flatMap({ Timestamp($0) }),
            let type = json["type"]?.string, let kind = json["kind"]?.string,
            let subject = json["subject"]?.string.flatMap({ UUIDValue($0) }),
            let version = json["version"]?.int64
        else { return nil }
        self.bytes = bytes
        self.id = id
        self.at = at
        tenant = json["tenant"]?.string
        self.type = type
        self.kind = kind
        self.subject = subject
        self.version = version
    }
}
