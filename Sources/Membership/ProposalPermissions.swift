package import Kernel

extension Permission {
    package static let proposalSubmit = Permission(
        "proposal.submit", .coordinator, .representative)
    package static let proposalSupport = Permission("proposal.support", .representative)
    package static let proposalDecide = Permission("proposal.decide", .coordinator)
}
