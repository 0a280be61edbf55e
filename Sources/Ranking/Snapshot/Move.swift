import JSONRPC
import Kernel
import Postgres

/// An organisation that does not stand in a ranking as it stood in another one.
struct Move: RowDecodable {
    /// By how many places, either way.
    var width: Int64
    var organisation: UUIDValue
    /// Upwards; 0 also where it has a place in one of them only.
    private var places: Int64
    private var now: Part
    private var then: Part

    /// How it stands in one of the two; nothing where it is not in it.
    private struct Part {
        var points: Int64?
        var place: Int64?
        var state: String?
        var values: [Int64] = []
    }

    init(from row: inout RowReader) throws(PostgresError) {
        width = try row.next()
        organisation = try row.next()
        places = try row.next()
        (now, then) = (Part(), Part())
        now.points = try row.next(Int64?.self)
        then.points = try row.next(Int64?.self)
        now.place = try row.next(Int64?.self)
        then.place = try row.next(Int64?.self)
        now.state = try row.next(String?.self)
        then.state = try row.next(String?.self)
        now.values = Self.numbers(try row.next(String?.self))
        then.values = Self.numbers(try row.next(String?.self))
    }

    private static func numbers(_ text: String?) -> [Int64] {
        guard let text, let json = try? JSON(parsing: text) else { return [] }
        return json.array?.compactMap(\.int64) ?? []
    }

    func json(by method: MethodRecord, _ former: MethodRecord) -> JSON {
        var members: JSON.Object = [
            "organisation": .string(organisation.description), "move": .int(places),
            "indicators": .array(changes(by: method, former)),
        ]
        members["points"] = now.points.map { .int($0) }
        members["pointsThen"] = then.points.map { .int($0) }
        members["place"] = now.place.map { .int($0) }
        members["placeThen"] = then.place.map { .int($0) }
        members["state"] = now.state.map { .string($0) }
        members["stateThen"] = then.state.map { .string($0) }
        return .object(members)
    }

    /// Indicators whose value is another one. Points are those of now, less those that there would be
    /// if only this indicator were as it was.
    private func changes(by method: MethodRecord, _ former: MethodRecord) -> [JSON] {
        let present = Self.values(now.values, by: method)
        let past = Self.values(then.values, by: former)
        let codes = method.indicators.map(\.code)
        let gone = former.indicators.map(\.code).filter { !codes.contains($0) }
        return (codes + gone).compactMap { code in
            guard present[code] != past[code] else { return nil }
            var members: JSON.Object = ["code": .string(code)]
            members["value"] = present[code].map { .int($0) }
            members["valueThen"] = past[code].map { .int($0) }
            if let place = codes.firstIndex(of: code), let was = past[code],
                let points = now.points
            {
                var values = now.values
                values[place] = was
                members["points"] = .int(points - method.points(values))
            }
            return .object(members)
        }
    }

    /// By the codes of the indicators; nothing where the organisation is not in the ranking.
    private static func values(_ values: [Int64], by method: MethodRecord) -> [String: Int64] {
        guard values.count == method.indicators.count else { return [:] }
        let pairs = zip(method.indicators, values).map { ($0.code, $1) }
        return Dictionary(pairs) { first, _ in first }
    }
}
