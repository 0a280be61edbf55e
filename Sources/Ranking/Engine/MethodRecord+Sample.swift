extension MethodRecord {
    /// The first method, made up for demonstrations: no act has approved its weights.
    ///
    /// Not among the indicators, on principle: membership of an alliance, the number of comments or of
    /// supporters, the volume of state money that was received.
    package static let demonstration = MethodRecord(
        form: .sum, scale: 1000, evidence: Evidence(rowsMin: 4, indicatorsMin: 3), groupMin: 20,
        bands: [
            Band(from: 850, name: "A"), Band(from: 700, name: "B"), Band(from: 500, name: "C"),
            Band(from: 0, name: "D"),
        ],
        indicators: [
            Indicator("reporting", weight: 25, strength: 2, prior: 500_000),
            Indicator("delivery", weight: 25, strength: 3, prior: 500_000),
            Indicator("spending", weight: 15, strength: 3, prior: 500_000),
            Indicator("breaches", weight: 15, direction: .down, strength: 5, prior: 900_000),
            Indicator("oversight", weight: 10, strength: 3, prior: 500_000),
            Indicator("transparency", weight: 10, strength: 1, prior: 500_000),
        ])
}
