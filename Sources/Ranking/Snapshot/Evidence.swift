import Kernel
import Postgres

/// Everything that a snapshot is computed from, read in one statement and so at one moment.
struct Evidence: RowDecodable {
    var subject: Subject
    var indicator: String?
    var source: String?
    var day: CivilDate?
    var good: Int64?
    var total: Int64?

    init(from row: inout RowReader) throws(PostgresError) {
        subject = Subject(
            id: try row.next(), form: try row.next(), size: try row.next(),
            sphere: try row.next(), region: try row.next(), bars: try row.next(),
            alert: try row.next())
        indicator = try row.next(String?.self)
        source = try row.next(String?.self)
        day = try row.next(CivilDate?.self)
        good = try row.next(Int64?.self)
        total = try row.next(Int64?.self)
    }

    static func read(_ cutOff: CivilDate, _ method: MethodRecord) -> Query<Evidence> {
        """
        SELECT s.organisation_id, s.form, s.size, s.sphere, s.region, s.bars, s.alert,
               i.indicator, i.source, i.day, i.good, i.total
        FROM ranking.subjects_at(\(cutOff)) s
        LEFT JOIN ranking.inputs_at(\(cutOff)) i ON i.organisation_id = s.organisation_id
            AND i.indicator = ANY (\(Column(method.indicators.map { Optional($0.code) })))
        ORDER BY s.organisation_id, i.indicator, i.source
        """
    }

    /// The row as the engine takes it; nil for an organisation of which there is none.
    func row(_ method: MethodRecord) -> InputRow? {
        guard let indicator, let source, let day, let good, let total,
            let place = method.indicators.firstIndex(where: { $0.code == indicator })
        else { return nil }
        return InputRow(
            indicator: place, source: source, on: CutOff(day), good: good, total: total)
    }
}
