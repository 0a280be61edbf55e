package import Kernel

extension Permission {
    package static let budgetKeep = Permission("budget.keep", .officer)
    package static let instrumentKeep = Permission("instrument.keep", .administrator)
    package static let themePropose = Permission("theme.propose", .officer, .representative)
    package static let themeDecide = Permission("theme.decide", .officer)
    package static let planPublish = Permission("plan.publish", .officer)
    package static let functionKeep = Permission("function.keep", .officer)
}
