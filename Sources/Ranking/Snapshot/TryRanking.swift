import JSONRPC
import Kernel
import Postgres

/// What the own points would be with more evidence in one indicator, everybody else unchanged.
///
/// - Throws: ``Failure/notFound(_:)`` of `standing`; ``Failure/invalidParameters(_:)`` for an
///   indicator that the method does not have.
struct TryRanking: TransactionMethod {
    static let name = "ranking.whatIf"
    static let summary = "The own points if an indicator had further rows."
    static let access = Access.read(.rankingTry)
    static let journal = JournalDeclaration.none("reads only")
    static let result = Schema.object([
        "points": .integer(), "pointsThen": .integer(), "band": .string(),
    ])

    /// More rows than an organisation can have in its years.
    private static let rowsMax: Int64 = 1000

    let snapshot: Snapshot.ID
    let indicator: Word
    let rows: Int64
    let good: Int64
    let total: Int64

    init(_ parameters: inout Parameters) {
        snapshot = parameters.required("ranking", "The ranking.")
        indicator = parameters.required("indicator", "Its code, such as `reporting`.")
        rows = parameters.optional("rows", "How many further rows; 1 unless said.") ?? 1
        good = parameters.required("good", "What each says: so much good…")
        total = parameters.required("total", "… of so much.")
        parameters.check(1...Self.rowsMax ~= rows, "rows", "range")
        parameters.check(total > 0 && 0...max(total, 0) ~= good, "good", "range")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let found = try await call.hold(
            Explanation.read(snapshot, try call.organisation), "standing")
        guard let counted = found.counted() else { throw .notFound("standing") }
        let method = counted.method
        guard let place = method.indicators.firstIndex(where: { $0.code == indicator.text }) else {
            throw .invalidParameters([Problem("indicator", "unknown")])
        }
        var sums = counted.sums()
        let points = method.points(counted.values(sums))
        sums[place].rows += rows
        sums[place].sum += rows * method.indicators[place].value(good: good, of: total)
        let then = method.points(counted.values(sums))
        return [
            "points": .int(points), "pointsThen": .int(then),
            "band": .string(method.band(of: then)),
        ]
    }
}
