extension Permission {
    /// Calls and closes sittings, opens and closes ballots.
    package static let sittingKeep = Permission("sitting.keep", .officer, .coordinator)
    /// Casts the vote of the own seat.
    static let ballotCast = Permission("ballot.cast", .representative, .officer, .coordinator)
}
