import JSONRPC
import Kernel
import Postgres

/// How many groups of three digits a code of the budget classification has.
protocol BudgetCodeRule: Sendable {
    static var groupsMax: Int { get }
}

/// A code of the budget classification: groups of three digits, joined by hyphens.
struct BudgetCode<Rule: BudgetCodeRule>: Parameter, Hashable, Bindable {
    var text: String

    static var schema: Schema {
        .string(pattern: "^[0-9]{3}(-[0-9]{3}){0,\(Rule.groupsMax - 1)}$")
    }
    static var sample: Self { Self(unchecked: "000") }
    static var type: UInt32 { String.type }

    private init(unchecked text: String) { self.text = text }

    init(json: JSON) throws(ParameterError) {
        guard let text = json.string else { throw ParameterError("string") }
        let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isCode = groups.allSatisfy { group in
            group.count == 3
                && group.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        }
        guard isCode, groups.count <= Rule.groupsMax else { throw ParameterError("budgetCode") }
        self.text = text
    }

    func encode(into bytes: inout [UInt8]) { text.encode(into: &bytes) }
}

extension BudgetLine {
    /// Administrator, programme and sub-programme, as far as they are stated.
    enum ProgrammeRule: BudgetCodeRule { static var groupsMax: Int { 3 } }
    enum SpecificRule: BudgetCodeRule { static var groupsMax: Int { 1 } }

    typealias Programme = BudgetCode<ProgrammeRule>
    typealias Specific = BudgetCode<SpecificRule>

    /// A financial year.
    struct Year: Parameter, Hashable, Bindable {
        static let range: ClosedRange<Int64> = 2000...2100

        var number: Int64

        static var schema: Schema { .integer(range) }
        static var sample: Year { Year(number: range.lowerBound) }
        static var type: UInt32 { Int64.type }

        private init(number: Int64) { self.number = number }

        init(json: JSON) throws(ParameterError) {
            number = try Int64(json: json)
            guard Self.range ~= number else { throw ParameterError("range") }
        }

        func encode(into bytes: inout [UInt8]) { number.encode(into: &bytes) }
    }
}
