import JSONRPC
import Kernel
import Postgres

/// A computation with everything that is kept of it.
struct ComputedSnapshot {
    /// Rows that one statement takes; larger ones need no fewer round trips.
    private static let rowsAtOnce = 10_000

    let id: Snapshot.ID
    let evidence: [Evidence]
    let export: (ranking: Ranking, digest: [UInt8])
    private(set) var parts: [String] = []
    private var subjects: [Subject] = []
    private let method: MethodRecord

    init(
        _ id: Snapshot.ID, _ header: ExportHeader, _ method: MethodRecord, _ evidence: [Evidence]
    ) throws(CanonicalFailure) {
        self.id = id
        self.method = method
        self.evidence = evidence
        var (parts, subjects): ([String], [Subject]) = ([], [])
        var export = try RankingExport(method, header)
        var place = 0
        while place < evidence.count {
            let subject = evidence[place].subject
            let end = evidence[place...].firstIndex { $0.subject.id != subject.id }
            let rows = evidence[place..<(end ?? evidence.count)]
            export.add(subject, rows.compactMap { $0.row(method) })
            subjects.append(subject)
            place += rows.count
            if let piece = export.piece() { parts.append(String(decoding: piece, as: UTF8.self)) }
        }
        self.export = export.finish { parts.append(String(decoding: $0, as: UTF8.self)) }
        (self.parts, self.subjects) = (parts, subjects)
    }

    var organisations: Int { subjects.count }
    var inputs: Int { evidence.count { $0.indicator != nil } }

    /// Standings, rows of evidence and the export, behind the snapshot's own row.
    func statements(of tenant: Tenant.ID) -> [Statement] {
        let members = Array(subjects.indices)
        let rows = evidence.filter { $0.indicator != nil }
        return members.chunks(of: Self.rowsAtOnce).map { standings($0, tenant).statement }
            + rows.chunks(of: Self.rowsAtOnce).map { inputs($0, tenant).statement }
            + parts.enumerated().map { part($0.offset + 1, $0.element, tenant).statement }
    }

    /// Subjects came by their ids, so that members have their places.
    private func standings(_ members: ArraySlice<Int>, _ tenant: Tenant.ID) -> Command {
        let ranking = export.ranking
        let subjects = members.map { self.subjects[$0] }
        let standings = members.map { ranking.standing(of: $0) }
        let parts = members.map { ranking.indicators(of: $0) }
        func rated(_ value: (Standing) -> Int64) -> Column<Int64> {
            Column(standings.map { $0.state == .rated ? value($0) : nil })
        }
        func list(_ value: (IndicatorStanding) -> Int64) -> Column<String> {
            Column(
                parts.map { part in
                    "{" + part.map { String(value($0)) }.joined(separator: ",") + "}"
                })
        }
        return """
            INSERT INTO ranking.standings
                (tenant_id, snapshot_id, organisation_id, form, size, sphere, region, bars, alert,
                 state, points, band, place, place_region, place_sphere, place_group, level,
                 means, values)
            SELECT \(tenant), \(id), r.organisation, r.form, r.size, r.sphere, r.region, r.bars,
                r.alert, r.state, r.points, CASE r.state WHEN 'rated' THEN r.band END, r.place,
                r.place_region, r.place_sphere, r.place_group, r.level, r.means::integer[],
                r.values::integer[]
            FROM unnest(\(Column(subjects.map { Optional($0.id) })),
                \(Column(subjects.map { Optional($0.form) })),
                \(Column(subjects.map { Optional($0.size) })),
                \(Column(subjects.map { Optional($0.sphere) })),
                \(Column(subjects.map { Optional($0.region) })),
                \(Column(subjects.map { Optional($0.bars) })),
                \(Column(subjects.map { Optional($0.alert) })),
                \(Column(standings.map { Optional($0.state.rawValue) })),
                \(rated { $0.points }), \(Column(standings.map { Optional($0.band) })),
                \(rated { Int64($0.places.national) }), \(rated { Int64($0.places.region) }),
                \(rated { Int64($0.places.sphere) }), \(rated { Int64($0.places.group) }),
                \(Column(standings.map { Optional($0.level.name) })),
                \(list { $0.mean }), \(list { $0.value }))
                AS r (organisation, form, size, sphere, region, bars, alert, state, points, band,
                    place, place_region, place_sphere, place_group, level, means, values)
            """
    }

    private func inputs(_ rows: ArraySlice<Evidence>, _ tenant: Tenant.ID) -> Command {
        """
        INSERT INTO ranking.inputs
            (tenant_id, snapshot_id, organisation_id, indicator, source, day, good, total)
        SELECT \(tenant), \(id), r.organisation, r.indicator, r.source, r.day::date, r.good,
            r.total
        FROM unnest(\(Column(rows.map { Optional($0.subject.id) })),
            \(Column(rows.map(\.indicator))), \(Column(rows.map(\.source))),
            \(Column(rows.map { $0.day.map(\.description) })), \(Column(rows.map(\.good))),
            \(Column(rows.map(\.total))))
            AS r (organisation, indicator, source, day, good, total)
        """
    }

    private func part(_ number: Int, _ text: String, _ tenant: Tenant.ID) -> Command {
        """
        INSERT INTO ranking.export_parts (tenant_id, snapshot_id, number, text)
        VALUES (\(tenant), \(id), \(number), \(text))
        """
    }
}

extension Array {
    fileprivate func chunks(of count: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: self.count, by: count).map {
            self[$0..<Swift.min($0 + count, self.count)]
        }
    }
}
