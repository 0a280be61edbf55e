import Kernel

extension Permission {
    static let commentWrite = Permission("comment.write", .citizen)
    static let commentOriginal = Permission(
        "comment.original", .citizen, .moderator, .officer)
    static let moderationDecide = Permission("moderation.decide", .moderator)
    static let moderationAppeal = Permission("moderation.appeal", .citizen)
    static let moderationRequest = Permission("moderation.request", .officer)
    /// What a body owes: its work list and its answers.
    static let dutyAnswer = Permission("duty.answer", .officer)
    /// What a person makes of an answer.
    static let dutyJudge = Permission("duty.judge", .citizen)
    static let appealRead = Permission("appeal.read", .citizen, .officer)
    static let followKeep = Permission("follow.keep", .citizen)
}
