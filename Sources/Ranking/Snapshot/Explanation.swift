import JSONRPC
import Kernel
import Postgres

/// How one organisation came to its points in a snapshot, from what was kept of it.
struct Explanation: RowDecodable {
    private var record: String
    private var standing: String
    private var means: String
    private var rows: String
    private var cutOff: CivilDate
    private var fields: String

    init(from row: inout RowReader) throws(PostgresError) {
        record = try row.next()
        standing = try row.next()
        means = try row.next()
        rows = try row.next()
        cutOff = try row.next()
        fields = try row.next()
    }

    static func read(
        _ snapshot: Snapshot.ID?, _ organisation: Organisation.ID
    ) -> Query<Explanation> {
        """
        SELECT m.record, jsonb_strip_nulls(jsonb_build_object('state', x.state,
                   'points', x.points, 'band', x.band, 'place', x.place,
                   'placeInRegion', x.place_region, 'placeInSphere', x.place_sphere,
                   'placeInGroup', x.place_group, 'form', x.form, 'size', x.size,
                   'sphere', x.sphere, 'region', x.region, 'peers', x.level, 'bars', x.bars,
                   'alert', x.alert))::text, to_jsonb(x.means)::text,
               coalesce((SELECT jsonb_agg(jsonb_build_object('indicator', i.indicator,
                       'source', i.source, 'day', i.day, 'good', i.good, 'total', i.total)
                       ORDER BY i.indicator, i.source)
                FROM ranking.inputs i WHERE i.tenant_id = x.tenant_id
                  AND i.snapshot_id = x.snapshot_id
                  AND i.organisation_id = x.organisation_id), '[]')::text, s.cut_off,
               coalesce((SELECT to_jsonb(ranking.empty_fields(i.organisation_id,
                       split_part(i.source, '/', 2)::bigint))
                FROM ranking.inputs i WHERE i.tenant_id = x.tenant_id
                  AND i.snapshot_id = x.snapshot_id AND i.organisation_id = x.organisation_id
                  AND i.indicator = 'transparency' AND i.source LIKE 'record/%'), '[]')::text
        FROM ranking.snapshots s
        JOIN ranking.methods m ON m.tenant_id = s.tenant_id AND m.id = s.method_id
        JOIN ranking.standings x ON x.tenant_id = s.tenant_id AND x.snapshot_id = s.id
        WHERE \(sql: Snapshot.chosen(snapshot)) AND x.organisation_id = \(organisation)
        """
    }

    /// What was counted; nil when a stored text is none of ours.
    func counted() -> Counted? {
        guard let json = try? JSON(parsing: record), let method = try? MethodRecord(json: json),
            let standing = (try? JSON(parsing: standing))?.object,
            let means = (try? JSON(parsing: means))?.array?.compactMap(\.int64),
            let rows = (try? JSON(parsing: rows))?.array,
            let fields = (try? JSON(parsing: fields))?.array,
            means.count == method.indicators.count
        else { return nil }
        return Counted(
            method: method, standing: standing, means: means, rows: rows, cutOff: CutOff(cutOff),
            emptyFields: fields)
    }

    struct Counted {
        let method: MethodRecord
        let standing: JSON.Object
        let means: [Int64]
        /// Also those that are too old to count.
        private let all: [JSON]
        private let cutOff: CutOff
        /// Names of what the own record did not have.
        private let emptyFields: [JSON]

        init(
            method: MethodRecord, standing: JSON.Object, means: [Int64], rows: [JSON],
            cutOff: CutOff, emptyFields: [JSON]
        ) {
            self.method = method
            self.standing = standing
            self.means = means
            all = rows
            self.cutOff = cutOff
            self.emptyFields = emptyFields
        }

        /// The rows of each indicator and the sum of their values.
        func sums() -> [(rows: Int64, sum: Int64)] {
            method.indicators.map { indicator in
                var (count, sum): (Int64, Int64) = (0, 0)
                for row in rows(of: indicator) {
                    guard let good = row["good"]?.int64, let total = row["total"]?.int64 else {
                        continue
                    }
                    count += 1
                    sum += indicator.value(good: good, of: total)
                }
                return (count, sum)
            }
        }

        func rows(of indicator: Indicator) -> [JSON] {
            all.filter { row in
                guard row["indicator"]?.string == indicator.code,
                    let day = row["day"]?.string.flatMap({ CivilDate($0) })
                else { return false }
                return CutOff(day).isWithin(indicator.years, upTo: cutOff)
            }
        }

        func values(_ sums: [(rows: Int64, sum: Int64)]) -> [Int64] {
            method.indicators.indices.map { place in
                method.indicators[place].shrunk(
                    sum: sums[place].sum, rows: sums[place].rows, mean: means[place])
            }
        }

        /// How many points each indicator adds: those that there are, less those that there would be
        /// if it were nought.
        func parts(_ values: [Int64]) -> [Int64] {
            let points = method.points(values)
            return values.indices.map { place in
                var without = values
                without[place] = 0
                return points - method.points(without)
            }
        }

        /// How many rows and indicators with rows an organisation lacks to be rated, which indicators
        /// have none, and what its record lacks.
        func missing(_ sums: [(rows: Int64, sum: Int64)]) -> JSON {
            let rows = sums.reduce(0) { $0 + $1.rows }
            let without = zip(method.indicators, sums).filter { $0.1.rows == 0 }.map(\.0.code)
            let indicators = Int64(sums.count - without.count)
            return [
                "rows": .int(max(0, Int64(method.evidence.rowsMin) - rows)),
                "indicators": .int(max(0, Int64(method.evidence.indicatorsMin) - indicators)),
                "without": .array(without.map { .string($0) }), "fields": .array(emptyFields),
            ]
        }
    }
}
