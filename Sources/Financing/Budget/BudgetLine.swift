import Kernel

/// Money of a year for one programme and specific.
enum BudgetLine {
    typealias ID = Identifier<BudgetLine>
}
