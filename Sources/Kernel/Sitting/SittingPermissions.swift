extension Permission {
    /// Calls and closes sittings, opens and closes ballots.
    package static let sittingKeep = Permission("sitting.keep", .officer, .coordinator)
    /// Says who sits in an organ.
    static let seatAppoint = Permission("seat.appoint", .officer, .coordinator)
    /// Reads who sits in the organs of the own tenant, or where oneself does.
    static let seatRead = Permission("seat.read", .representative, .officer, .coordinator)
    /// Casts the vote of the own seat.
    static let ballotCast = Permission("ballot.cast", .representative, .officer, .coordinator)
}
