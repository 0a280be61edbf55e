import Kernel

extension Permission {
    static let orderDraft = Permission("order.draft", .officer)
    static let orderAnnounce = Permission("order.announce", .officer)
    static let orderKeep = Permission("order.keep", .officer)
    static let orderAsk = Permission("order.ask", .representative)
    static let orderQuestions = Permission("order.questions", .officer, .representative)
    static let applicationWrite = Permission("application.write", .representative)
    static let applicationRead = Permission("application.read", .officer, .representative, .expert)
}
