import Kernel

extension Permission {
    static let financingQueue = Permission("financing.queue", .officer, .representative, .expert)
}
