import Kernel

/// What there is to do, named by the method that does it where there is one.
enum QueueTask: String, Choice {
    case discussTheme = "theme.discuss"
    case approveTheme = "theme.approve"
    /// Approved, and in no plan.
    case publishPlan = "plan.publish"
    case answerQuestion = "order.answer"
    case openOrder = "order.open"
    case drawExperts = "expert.draw"
    /// An expert's turn, seen by an officer.
    case missDeclaration = "declaration.missing"
    case missScore = "score.missing"
    /// Nobody judges any more, and somebody of the list can follow.
    case replaceExpert = "expert.replace"
    case proposeDecision = "decision.propose"
    case approveDecision = "decision.approve"
    case publishDecision = "decision.publish"
    case finaliseDecision = "decision.finalise"
    case ruleComplaint = "complaint.rule"
    case signContract = "contract.sign"
    case terminateContract = "contract.terminate"
    case releaseTranche = "tranche.release"
    case executePayment = "payment.execute"
    case confirmPayment = "payment.confirm"
    /// Submitted, and neither accepted nor returned.
    case acceptReport = "projectReport.accept"
    /// The organisation's turn, and it is late.
    case missReport = "projectReport.missing"
    /// Of an accepted final report, in whose order nothing is completed without it.
    case signAcceptance = "acceptance.sign"
    /// Of a contract, whose final report has spent less than was paid.
    case demandRefund = "refund.demand"
    case receiveRefund = "refund.receive"
    /// The organisation's turn.
    case awaitAnswer = "breach.unanswered"
    case completeOrder = "order.complete"

    // Of an organisation.
    /// Begun, and not submitted: it is due by the order's deadline.
    case submitApplication = "application.submit"
    case submitReport = "projectReport.submit"
    /// Returned for correction.
    case correctReport = "projectReport.returned"
    case payRefund = "refund.pay"
    case answerBreach = "breach.answer"

    // Of an expert.
    case makeDeclaration = "declaration.make"
    case giveScores = "score.give"
}
