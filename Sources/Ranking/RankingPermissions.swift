package import Kernel

extension Permission {
    package static let methodDraft = Permission("method.draft", .officer)
    package static let methodPublish = Permission("method.publish", .officer)
    package static let rankingCompute = Permission("ranking.compute", .officer)
    package static let rankingPublish = Permission("ranking.publish", .officer)
    package static let rankingObject = Permission("ranking.object", .representative)
    package static let rankingDecide = Permission("ranking.decideObjection", .officer)
    package static let rankingTry = Permission("ranking.whatIf", .representative)
}
