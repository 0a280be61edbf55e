import JSONRPC
import Kernel

/// Proves that a later tree holds an earlier one unchanged.
///
/// - Throws: ``Failure/notFound(_:)`` for a tree that the log has not grown to.
/// - Source: RFC 9162, section 2.1.4.
struct ProveConsistency: TransactionMethod {
    static let name = "log.consistency"
    static let summary = "That the first `from` entries of the log are still the same at size `to`."
    static let access: Access = .public
    static let journal: JournalDeclaration = .none("reads only")
    static let result = Schema.object(["proof": .array(of: LogMethods.base64)])

    var from: Int64
    var to: Int64?

    init(_ parameters: inout Parameters) {
        from = parameters.required("from", "Size of the earlier tree.")
        to = parameters.optional("to", "Size of the later tree; by itself that of the newest head.")
        parameters.check(0...LogMethods.sizeMax ~= from, "from", "range")
        parameters.check(
            to.map { from...max(from, LogMethods.sizeMax) ~= $0 } ?? true, "to", "range")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let to = try await LogSize.chosen(to, in: call)
        guard from <= to else { throw .notFound("tree") }
        let path = try await ConsistencyProof.ranges(from: from, to: to).hashes(in: call)
        return ["proof": .array(path.map { .string(Base64.text($0.bytes)) })]
    }
}
