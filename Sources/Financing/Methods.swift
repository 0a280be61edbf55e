package import Kernel

/// State money for NGOs: budget lines, plans, orders, and what became of each.
package enum FinancingModule {
    package static let methods: [any Method.Type] = []
}
