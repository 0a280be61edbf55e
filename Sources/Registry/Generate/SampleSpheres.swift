/// Spheres by how many organisations work in them.
///
/// Source: as ``SampleStatus``: rights (10) 20.05 %, education, science, sport (1) 15.68 %, health
/// (2) 9.3 %, vulnerable groups (7) 7.78 %. The rest is spread by guess.
enum SampleSpheres {
    private static let weights: [(code: String, weight: Int)] = [
        ("10", 2005), ("1", 1568), ("2", 930), ("7", 778), ("4", 669), ("3", 600), ("11", 600),
        ("5", 550), ("13", 500), ("8", 450), ("15", 400), ("9", 300), ("12", 250), ("16", 250),
        ("13-2", 90), ("13-1", 60),
    ]
    private static let socialOrderOnly = ["so-1", "so-2", "so-3"]

    /// One to four different ones, the main one first.
    static func pick(_ random: inout SplitMix64) -> [String] {
        var spheres = [one(&random)]
        for chance in [400, 300] where random.perMille(chance) {
            let further = one(&random)
            if !spheres.contains(further) { spheres.append(further) }
        }
        if random.perMille(20) { spheres.append(random.pick(socialOrderOnly)) }
        return spheres
    }

    private static func one(_ random: inout SplitMix64) -> String {
        var rest = random.below(10_000)
        for (code, weight) in weights {
            if rest < weight { return code }
            rest -= weight
        }
        return "1"
    }
}
