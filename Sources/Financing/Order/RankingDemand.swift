import JSONRPC
import Kernel
import Postgres

/// What an order asks of its applicants' place in a final ranking: points, or those that a band of its
/// method begins with.
struct RankingDemand: Parameter {
    typealias Ranking = Identifier<RankingDemand>

    var ranking: Ranking
    var pointsMin: Int64?
    var band: Code?

    /// More points no method has.
    private static let pointsRange: ClosedRange<Int64> = 0...100_000

    static var schema: Schema {
        .object([
            "ranking": .id, "pointsMin?": .integer(pointsRange), "band?": Code.schema,
        ])
    }
    static var sample: RankingDemand { RankingDemand(ranking: .sample, pointsMin: 0, band: nil) }

    private init(ranking: Ranking, pointsMin: Int64?, band: Code?) {
        (self.ranking, self.pointsMin, self.band) = (ranking, pointsMin, band)
    }

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        ranking = members.required("ranking", "")
        pointsMin = members.optional("pointsMin", "")
        band = members.optional("band", "")
        members.check((pointsMin == nil) != (band == nil), "", "pointsOrBand")
        members.check(pointsMin.map { Self.pointsRange ~= $0 } ?? true, "pointsMin", "range")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }

    /// What it comes to in the ranking that it names.
    struct Settled: RowDecodable {
        var tenant: Tenant.ID
        /// Nothing where the ranking's method has no such band.
        private var pointsMin: Int64?
        fileprivate(set) var points: Int64 = 0

        init(from row: inout RowReader) throws(PostgresError) {
            tenant = try row.next()
            pointsMin = try row.next(Int64?.self)
        }

        fileprivate mutating func insistOnBand() throws(Failure) {
            guard let pointsMin else { throw .conflict(.orderRankingBand) }
            points = pointsMin
        }
    }

    /// Only a final ranking is named: it never changes.
    func settle(in call: Call) async throws(Failure) -> Settled {
        let query: Query<Settled> = """
            SELECT s.tenant_id, coalesce(\(pointsMin), (
                SELECT (b.band ->> 'from')::bigint
                FROM jsonb_array_elements(m.record::jsonb -> 'bands') AS b (band)
                WHERE b.band ->> 'name' = \(band) LIMIT 1))
            FROM ranking.publications p
            JOIN ranking.snapshots s ON s.tenant_id = p.tenant_id AND s.id = p.snapshot_id
            JOIN ranking.methods m ON m.tenant_id = s.tenant_id AND m.id = s.method_id
            WHERE s.id = \(ranking)
            """
        guard var settled = try await call.first(query) else {
            throw .conflict(.orderRankingNotFinal)
        }
        try settled.insistOnBand()
        return settled
    }

    /// As the announcement's entry in the journal has it.
    func fact(_ settled: Settled) -> JSON {
        var members: JSON.Object = [
            "ranking": .string(ranking.description), "pointsMin": .int(settled.points),
        ]
        members["band"] = band.map { .string($0.text) }
        return .object(members)
    }
}
