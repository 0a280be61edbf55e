import Kernel

extension Permission {
    static let charterAdopt = Permission("charter.adopt", .coordinator)
    static let membershipApply = Permission(
        "membership.apply", .coordinator, .representative, .citizen)
    static let membershipRead = Permission(
        "membership.read", .coordinator, .federation, .representative, .citizen)
    /// The work lists: applications that wait, fees that are owed.
    static let membershipFollow = Permission("membership.follow", .coordinator, .federation)
    static let membershipDecide = Permission("membership.decide", .coordinator)
    static let membershipLeave = Permission(
        "membership.leave", .coordinator, .representative, .citizen)
    static let membershipAppeal = Permission("membership.appeal", .representative, .citizen)
    static let feeRead = Permission(
        "fee.read", .coordinator, .federation, .representative, .citizen)
    static let feeKeep = Permission("fee.keep", .coordinator)
}
