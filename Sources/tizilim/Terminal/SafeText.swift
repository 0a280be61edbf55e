extension String {
    /// The text on one line, without anything that could command a terminal: data that other people
    /// wrote must not move the cursor, change colours or turn the order of letters round.
    var safeForTerminal: String {
        guard unicodeScalars.contains(where: \.commandsTerminal) else { return self }
        var safe = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar == "\n" || scalar == "\t" || scalar == "\r" {
                safe.append(" ")
            } else {
                safe.append(scalar.commandsTerminal ? "\u{FFFD}" : scalar)
            }
        }
        return String(safe)
    }
}

extension Unicode.Scalar {
    fileprivate var commandsTerminal: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0: true
        // Directional embeddings, overrides and isolates; line and paragraph separators.
        case 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
