import Kernel

extension Permission {
    static let decisionPropose = Permission("decision.propose", .officer)
    static let decisionApprove = Permission("decision.approve", .officer)
    static let complaintFile = Permission("complaint.file", .representative)
    static let complaintRule = Permission("complaint.rule", .officer)
    static let complaintRead = Permission("complaint.read", .officer, .representative)
}
