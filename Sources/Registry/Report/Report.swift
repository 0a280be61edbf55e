import JSONRPC
import Kernel
import Postgres

/// The yearly information of an organisation about one year.
///
/// Source: Law 142 of 16.01.2001, Art. 41(5): founders, composition of property, sources of money
/// and directions of spending; Art. 41(4): none of it is a commercial secret.
enum Report {
    typealias ID = Identifier<Report>

    /// The term in `registry.deadline_rules`.
    static let term = "report.yearly"

    /// A calendar year, as the tables keep it.
    struct Year: Parameter, Hashable, Bindable {
        static let range: ClosedRange<Int64> = 1991...2200

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

        /// The term of the report begins when the year is over.
        var lastDay: CivilDate { CivilDate(year: Int(number), month: 12, day: 31)! }
    }

    /// By what the journal names a report, which has no id of its own: the organisation's id with
    /// the year in its twelve bits of chance, as a UUID of version 8. Source: RFC 9562, section 5.8.
    static func id(_ organisation: Organisation.ID, _ year: Year) -> ID {
        let own = organisation.value
        let mixed = (own.high & 0x0FFF) ^ UInt64(year.number)
        return ID(UUIDValue(high: own.high & ~0xFFFF | 0x8000 | mixed, low: own.low))
    }

    /// A report's row, as corrections and findings see it.
    struct Row: RowDecodable {
        var version: Int64
        var dueOn: CivilDate
        var submittedOn: CivilDate
        var isFalse: Bool
        /// The newest version that was found false.
        var falseVersion: Int64?

        init(from row: inout RowReader) throws(PostgresError) {
            version = try row.next()
            dueOn = try row.next()
            submittedOn = try row.next()
            isFalse = try row.next()
            falseVersion = try row.next(Int64?.self)
        }
    }

    static func read(_ organisation: Organisation.ID, _ year: Year) -> Statement {
        let query: Query<Row> = """
            SELECT r.version, r.due_on, r.submitted_on, r.found_false,
                   (SELECT max(f.version) FROM registry.report_findings f
                    WHERE f.organisation_id = r.organisation_id AND f.year = r.year
                      AND f.outcome = 'false')
            FROM registry.reports r
            WHERE r.organisation_id = \(organisation) AND r.year = \(year)
            """
        return query.statement
    }
}

/// One amount of a report.
struct ReportLine: Parameter, Hashable {
    enum Direction: String, Choice {
        case income
        case expense
        case property
    }

    var direction: Direction
    var code: Code
    var amount: Money

    static var schema: Schema {
        .object(["direction": Direction.schema, "code": Code.schema, "amount": Money.schema])
    }
    static var sample: ReportLine {
        ReportLine(direction: .sample, code: .sample, amount: .sample)
    }

    private init(direction: Direction, code: Code, amount: Money) {
        self.direction = direction
        self.code = code
        self.amount = amount
    }

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        direction = members.required("direction", "")
        code = members.required("code", "")
        amount = members.required("amount", "")
        members.check(amount.tiyn >= 0, "amount", "money.negative")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }

    /// What makes a line the only one of its kind.
    var key: String { "\(direction.rawValue) \(code.text)" }

    var json: JSON {
        [
            "direction": .string(direction.rawValue), "code": .string(code.text),
            "amount": .string(amount.description),
        ]
    }
}

/// How many people stand behind an organisation.
struct ReportCounts: Parameter, Equatable {
    var founders: Int64?
    var staff: Int64?
    var volunteers: Int64?

    /// More than the country has people is a typing error.
    private static let range: ClosedRange<Int64> = 0...100_000_000

    static var schema: Schema {
        let count = Schema.integer(range)
        return .object(["founders?": count, "staff?": count, "volunteers?": count])
    }
    static var sample: ReportCounts { ReportCounts() }

    init() {}

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        founders = members.optional("founders", "")
        staff = members.optional("staff", "")
        volunteers = members.optional("volunteers", "")
        for (name, count) in [
            ("founders", founders), ("staff", staff), ("volunteers", volunteers),
        ] {
            members.check(count.map { Self.range ~= $0 } ?? true, name, "range")
        }
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }
}

/// What the organisation did, in kk or ru.
struct ReportActivity: Parameter, Equatable {
    var kk: Prose?
    var ru: Prose?

    static var schema: Schema { .object(["kk?": Prose.schema, "ru?": Prose.schema]) }
    static var sample: ReportActivity { ReportActivity() }

    private init() {}

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        kk = members.optional("kk", "")
        ru = members.optional("ru", "")
        members.check(kk != nil || ru != nil, "", "activity.kkOrRu")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }

    /// What the journal commits to.
    var texts: [(field: String, value: String)] {
        [("activityKk", kk), ("activityRu", ru)].compactMap { field, text in
            text.map { (field, $0.text) }
        }
    }
}
