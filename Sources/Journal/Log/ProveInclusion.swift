import JSONRPC
import Kernel

/// Proves that an entry is in the log.
///
/// - Throws: ``Failure/notFound(_:)`` for a tree or an entry that is not there.
/// - Source: RFC 9162, section 2.1.3.
struct ProveInclusion: TransactionMethod {
    static let name = "log.inclusion"
    static let summary =
        "The path from an entry of the log to the root over the first `size` entries."
    static let access: Access = .public
    static let journal: JournalDeclaration = .none("reads only")
    static let result = Schema.object([
        "position": .integer(0...Int64.max), "size": .integer(1...Int64.max),
        "proof": .array(of: LogMethods.base64),
    ])

    var position: Int64
    var size: Int64?

    init(_ parameters: inout Parameters) {
        position = parameters.required("position", "Position of the entry, from 0.")
        size = parameters.optional("size", "Size of the tree; by itself that of the newest head.")
        parameters.check(0...LogMethods.sizeMax ~= position, "position", "range")
        parameters.check(size.map { 1...LogMethods.sizeMax ~= $0 } ?? true, "size", "range")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let size = try await LogSize.chosen(size, in: call)
        guard position < size else { throw .notFound("entry") }
        let path = try await InclusionProof.ranges(position: position, size: size).hashes(in: call)
        return [
            "position": .int(position), "size": .int(size),
            "proof": .array(path.map { .string(Base64.text($0.bytes)) }),
        ]
    }
}
