import JSONRPC
import Kernel
import Postgres

/// Leaves of the log, exactly as they were hashed.
///
/// The answer ends early where it would grow too long; the caller asks again with a later `start`.
///
/// - Throws: ``Failure/notFound(_:)`` where there is no entry.
/// - Source: C2SP tlog-tiles, `tile/entries/<index>[.p/<width>]`.
struct GetEntries: QueryMethod {
    static let name = "log.entries"
    static let summary = "Up to 256 leaves of the log from position 256 × index on, byte for byte."
    static let access: Access = .public
    static let result = Schema.object(["entries": .array(of: LogMethods.base64)])

    /// Bytes of leaves in one answer: four thirds of it in Base64 stay below the 4 MiB of an answer.
    private static let bytesMax: Int64 = 2_900_000

    var index: Int64
    var width: Int64?
    var start: Int64?

    init(_ parameters: inout Parameters) {
        index = parameters.required("index", "Number of the bundle of 256 entries, from 0.")
        width = parameters.optional("width", "Up to which entry of the bundle: 1 to 256.")
        start = parameters.optional("start", "From which entry of the bundle on: 0 to 255.")
        let widthMax = Int64(TileCoordinate.widthMax)
        parameters.check(0...LogMethods.sizeMax ~= index, "index", "range")
        parameters.check(width.map { 1...widthMax ~= $0 } ?? true, "width", "range")
        parameters.check(start.map { 0..<widthMax ~= $0 } ?? true, "start", "range")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let widthMax = Int64(TileCoordinate.widthMax)
        let first = index * widthMax
        let query: Query<Never> = """
            SELECT array_agg(translate(encode(l.leaf, 'base64'), chr(10), '') ORDER BY l.position)
                AS entries
            FROM (SELECT position, leaf, sum(octet_length(leaf)) OVER (ORDER BY position) AS total
                  FROM journal.log
                  WHERE position >= \(first + (start ?? 0))
                    AND position < \(first + (width ?? widthMax))) l
            WHERE l.total <= \(Self.bytesMax)
            HAVING count(*) > 0
            """
        return .one(query, "entries")
    }
}
