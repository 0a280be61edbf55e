import JSONRPC
import Kernel
import Postgres

/// How an organisation came to its place: each indicator with its rule, its rows, what they come to,
/// how many points it adds and how many more there would be if it were full; and what is missing to be
/// rated, or to have a full record.
///
/// Points of an indicator are whole ones: those of the organisation, less those that it would have if
/// only this indicator were nought. Of the weighted mean they add up to the whole, but for roundings.
///
/// - Throws: ``Failure/notFound(_:)`` of `standing`; ``Failure/invalidParameters(_:)`` where neither an
///   organisation is named nor the caller acts for one.
struct ExplainRanking: TransactionMethod {
    static let name = "ranking.explain"
    static let summary = "Why an organisation stands where it does, indicator by indicator."
    static let access = Access.public
    static let journal = JournalDeclaration.none("reads only")
    static let result = Schema.object(
        Snapshot.standingMembers.filter { $0.0 != "organisation" } + [
            ("scale", .integer()), ("indicators", .array(of: indicator)), ("missing", missing),
        ])

    private static let missing = Schema.object([
        "rows": .integer(), "indicators": .integer(), "without": .array(of: .string()),
        "fields": .array(of: .string()),
    ])
    private static let indicator = Schema.object([
        "code": .string(), "weight": .integer(), "direction": Indicator.Direction.schema,
        "years": .integer(), "strength": .integer(), "rows": .integer(), "sum": .integer(),
        "mean": .integer(), "value": .integer(), "points": .integer(), "gain": .integer(),
        "inputs": .array(
            of: .object([
                "source": .string(), "day": .date, "good": .integer(), "total": .integer(),
                "indicator": .string(),
            ])),
    ])

    let snapshot: Snapshot.ID?
    let organisation: Organisation.ID?

    init(_ parameters: inout Parameters) {
        snapshot = parameters.optional("ranking", "The ranking; unless said the last final one.")
        organisation = parameters.optional(
            "organisation", "The organisation; unless said the one that the caller acts for.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        guard let organisation = organisation ?? call.caller.organisation else {
            throw .invalidParameters([Problem("organisation", "required")])
        }
        let found = try await call.hold(Explanation.read(snapshot, organisation), "standing")
        guard let counted = found.counted() else { throw .notFound("standing") }
        let (sums, method) = (counted.sums(), counted.method)
        let values = counted.values(sums)
        let points = method.points(values)
        let parts = counted.parts(values)
        let indicators = method.indicators.enumerated().map { place, indicator -> JSON in
            var best = values
            best[place] = Parts.whole
            return [
                "code": .string(indicator.code), "weight": .int(indicator.weight),
                "direction": .string(indicator.direction.rawValue),
                "years": .int(indicator.years), "strength": .int(indicator.strength),
                "rows": .int(sums[place].rows), "sum": .int(sums[place].sum),
                "mean": .int(counted.means[place]), "value": .int(values[place]),
                "points": .int(parts[place]), "gain": .int(method.points(best) - points),
                "inputs": .array(counted.rows(of: indicator)),
            ]
        }
        var answer = counted.standing
        answer["scale"] = .int(method.scale)
        answer["indicators"] = .array(indicators)
        answer["missing"] = counted.missing(sums)
        return .object(answer)
    }
}
