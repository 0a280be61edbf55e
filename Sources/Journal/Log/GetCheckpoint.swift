import JSONRPC
import Kernel
import Postgres

/// The newest signed head of the log.
///
/// - Source: C2SP tlog-checkpoint; `note` is exactly the file `checkpoint` of a static log, with the
///   cosignatures of witnesses below the log's own.
struct GetCheckpoint: QueryMethod {
    static let name = "log.checkpoint"
    static let summary = "The newest signed head of the log, with the witnesses' cosignatures."
    static let access: Access = .public
    static let result = Schema.object([
        "size": .integer(1...Int64.max), "root": LogMethods.base64, "note": .string(),
    ])

    init(_ parameters: inout Parameters) {}

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = "\(sql: StoredCheckpoint.published)"
        return .one(query, "checkpoint")
    }
}
