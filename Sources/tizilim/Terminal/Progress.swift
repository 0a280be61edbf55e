/// How far a piece of work has come. Pure: the time is given.
struct Progress: Sendable {
    /// Of all there is to do, for example bytes of a file.
    var done: Int
    var total: Int
    /// What people count, for example rows.
    var items: Int
    var elapsed: Duration

    var fraction: Double { total > 0 ? min(1, Double(done) / Double(total)) : 0 }

    var itemsPerSecond: Int {
        elapsed.seconds > 0 ? Int(Double(items) / elapsed.seconds) : 0
    }

    /// What is left takes as long as what is done; nothing is said of the first percent.
    var remaining: Duration? {
        guard fraction >= 0.01, fraction < 1 else { return nil }
        return .seconds(elapsed.seconds * (1 - fraction) / fraction)
    }

    /// One line: a bar, the share, the count, the speed, the time that is left.
    func line(width: Int, unit: String) -> String {
        var tail = " \(Int(fraction * 100))%  \(Self.grouped(items)) \(unit)"
        tail += "  \(Self.grouped(itemsPerSecond))/s"
        if let remaining { tail += "  \(Self.clock(remaining)) left" }
        let room = width - DisplayWidth.of(tail) - 3
        guard room >= 8 else { return DisplayWidth.fit(String(tail.dropFirst()), into: width) }
        let bar = min(room, 40)
        let filled = Int(fraction * Double(bar))
        let cells =
            String(repeating: "█", count: filled) + String(repeating: "░", count: bar - filled)
        return "[\(cells)]\(tail)"
    }

    /// What is left when the work is over.
    func summary(unit: String) -> String {
        "\(Self.grouped(items)) \(unit) in \(Self.clock(elapsed)), "
            + "\(Self.grouped(itemsPerSecond)) \(unit)/s"
    }

    /// 23335 as `23 335`: a space reads the same in all three languages.
    static func grouped(_ number: Int) -> String {
        let digits = Array("\(number.magnitude)")
        var text = number < 0 ? "-" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3) { text.append("\u{A0}") }
            text.append(digit)
        }
        return text
    }

    /// `4.2 s`, `3:05` or `1:02:03`.
    static func clock(_ duration: Duration) -> String {
        let tenths = Int((duration.seconds * 10).rounded())
        if tenths < 600 { return "\(tenths / 10).\(tenths % 10) s" }
        let seconds = tenths / 10
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
        let rest = seconds % 60 < 10 ? "0\(seconds % 60)" : "\(seconds % 60)"
        guard hours > 0 else { return "\(minutes):\(rest)" }
        return "\(hours):\(minutes < 10 ? "0" : "")\(minutes):\(rest)"
    }
}

extension Duration {
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
