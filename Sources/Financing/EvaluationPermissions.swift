import Kernel

extension Permission {
    static let expertKeep = Permission("expert.keep", .officer)
    static let declarationMake = Permission("declaration.make", .officer, .expert)
    static let scoreGive = Permission("score.give", .expert)
    static let scoreRead = Permission("score.read", .officer, .expert)
    static let orderPack = Permission("order.pack", .officer)
}
