import JSONRPC
import Kernel
import Postgres

/// A tranche as it is to be planned.
struct PlannedTranche: Parameter {
    var dueOn: CivilDate
    /// Number of the report that must be accepted before; without one it is an advance.
    var report: Int64?
    var reportDueOn: CivilDate?
    var lines: [LineAmount]

    private static let reports: ClosedRange<Int64> = 1...100

    static var schema: Schema {
        .object([
            "dueOn": .date, "report?": .integer(reports), "reportDueOn?": .date,
            "lines": .array(of: LineAmount.schema),
        ])
    }
    /// Only stands in for what was refused; nothing looks at it.
    static var sample: PlannedTranche {
        var members = Parameters([:])
        return PlannedTranche(&members)
    }

    private init(_ members: inout Parameters) {
        dueOn = members.required("dueOn", "")
        report = members.optional("report", "")
        reportDueOn = members.optional("reportDueOn", "")
        lines = members.required("lines", "")
    }

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        self.init(&members)
        members.check(report.map { Self.reports ~= $0 } ?? true, "report", "range")
        members.check((report == nil) == (reportDueOn == nil), "reportDueOn", "ofReport")
        members.check(reportDueOn.map { $0 <= dueOn } ?? true, "reportDueOn", "range")
        members.check(lines.isWellFormed, "lines", "duplicate")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }

    /// The tranche with its first step, each of which refers to the other, and its lines.
    func statements(
        _ id: Tranche.ID, _ number: Int64, of contract: Contract.ID, by call: Call
    ) throws(Failure) -> [Statement] {
        let tranche: Command = """
            WITH step AS (
                INSERT INTO financing.tranche_steps
                    (tenant_id, tranche_id, seq, contract_id, report_number, from_state, to_state,
                     act, actor)
                VALUES (\(try call.tenant), \(id), 1, \(contract), \(report ?? 0), 'new',
                    'planned', 'tranche.plan', \(call.caller.publicName)))
            INSERT INTO financing.tranches
                (tenant_id, id, contract_id, number, report_number, due_on, report_due_on)
            VALUES (\(try call.tenant), \(id), \(contract), \(number), \(report ?? 0), \(dueOn),
                \(reportDueOn))
            """
        let taken: Command = """
            INSERT INTO financing.tranche_lines
                (tenant_id, tranche_id, line_id, contract_id, amount_tiyn)
            SELECT \(try call.tenant), \(id), l.line_id, \(contract), l.amount_tiyn
            FROM (\(sql: lines.inOrder.rows)) l
            """
        return [tranche.statement, taken.statement]
    }

    func entry(_ id: Tranche.ID, _ number: Int64, of contract: Contract.ID) -> Entry {
        var facts: JSON.Object = [
            "contract": .string(contract.description), "number": .int(number),
            "state": .string(Tranche.State.planned.rawValue),
            "dueOn": .string(dueOn.description), "lines": lines.json,
        ]
        facts["report"] = report.map { .int($0) }
        facts["reportDueOn"] = reportDueOn.map { .string($0.description) }
        return Entry("tranche", id, version: 1, facts: facts)
    }
}
