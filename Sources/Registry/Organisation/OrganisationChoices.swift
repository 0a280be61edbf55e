import Kernel

/// Whether an organisation exists and works, whatever anybody has verified.
enum LegalStatus: String, Choice {
    case active
    /// Not at its address, as the state revenue bodies found.
    case notFound = "not-found"
    case suspended
    case inLiquidation = "in-liquidation"
    case liquidated
    case reorganised
}

/// How far the home region has verified an organisation, as it reads today.
enum VerificationStatus: String, Choice {
    case unverified
    case submitted
    case inReview = "in-review"
    case returned
    case verified
    case expired
    case refused
    case revoked
}

/// Whose alphabet a list follows.
enum NameOrder: String, Choice {
    case kk
    case ru
}
