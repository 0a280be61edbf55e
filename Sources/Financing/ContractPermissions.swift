import Kernel

extension Permission {
    static let contractSign = Permission("contract.sign", .officer)
    static let contractTerminate = Permission("contract.terminate", .officer)
    static let trancheKeep = Permission("tranche.keep", .officer)
    static let paymentKeep = Permission("payment.keep", .officer)
    static let refundKeep = Permission("refund.keep", .officer)
    static let projectReportSubmit = Permission("projectReport.submit", .representative)
    static let projectReportJudge = Permission("projectReport.judge", .officer)
    static let breachReport = Permission("breach.report", .officer)
    static let breachAnswer = Permission("breach.answer", .representative)
    static let evaluationRecord = Permission("evaluation.record", .officer)
    static let orderComplete = Permission("order.complete", .officer)
}
