import JSONRPC
import Kernel
import Postgres

/// Releases a tranche for payment; one that waits for a report only when that is accepted.
///
/// - Throws: ``Failure/notFound(_:)`` of `tranche`; ``Failure/conflict(_:)`` with
///   `tranche.notPlanned` or `tranche.reportNotAccepted`.
struct ReleaseTranche: TransactionMethod {
    static let name = "tranche.release"
    static let summary = "Releases a tranche whose condition is met."
    static let access = Access.write(.trancheKeep)
    static let journal = JournalDeclaration.public("tranche.released")
    static let result = Tranche.receipt
    static let reasons: [Reason] = [
        .trancheNotPlanned, .trancheReportNotAccepted,
        .violated("tranche_steps_report_accepted"),
    ]

    let tranche: Tranche.ID

    init(_ parameters: inout Parameters) {
        tranche = parameters.required("tranche", "The tranche.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let statements = try Tranche.lock("\(tranche)", in: call)
        let held = try Tranche.held(try await call.send(statements)[...])
        guard held.state == .planned else { throw .conflict(.trancheNotPlanned) }
        guard held.report == 0 || held.isReportAccepted else {
            throw .conflict(.trancheReportNotAccepted)
        }
        let step = TrancheStep(act: Self.name, to: .released)
        return try await call.finish(
            try step.statements(held, by: call), entries: [step.entry(held)],
            answer: Answer(
                [
                    "id": .string(tranche.description), "version": .int(held.version + 1),
                    "state": .string(Tranche.State.released.rawValue),
                ], subject: tranche.value))
    }
}

/// The tranches of a contract or of a tenant, with what each waits for.
struct ListTranches: QueryMethod {
    static let name = "tranche.list"
    static let summary = "Tranches with their amounts, conditions and states."
    static let access = Access.public
    static let result = Schema.page(
        of: .object([
            "id": .id, "version": .version, "contract": .id, "number": .integer(),
            "state": Tranche.State.schema, "condition": Tranche.Condition.schema,
            "report?": .integer(), "reportDueOn?": .date, "dueOn": .date,
            "amount": Money.schema, "lines": .array(of: LineAmount.schema),
        ]))
    static let example: JSON.Object? = ["limit": 5]

    let contract: Contract.ID?
    let tenant: Code?
    let state: Tranche.State?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        contract = parameters.optional("contract", "Only of this contract.")
        tenant = parameters.optional("tenant", "Code of the tenant that pays, such as `KZ-75`.")
        state = parameters.optional("state", "Only in this state.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after.map(TranchePlace.init)
        let conditions: [Fragment?] = [
            "true", contract.map(Fragment.contract("r")), tenant.map(Fragment.tenant("r")),
            state.map { "r.state = \($0.rawValue)" },
            place.map {
                "(r.tenant_id, r.contract_id, r.number) > (\($0.tenant), \($0.contract), \($0.number))"
            },
        ]
        let query: Query<Never> = """
            SELECT r.id, r.version, r.contract_id AS contract, r.number, r.state, r.condition,
                   nullif(r.report_number, 0) AS report, r.report_due_on AS "reportDueOn",
                   r.due_on AS "dueOn", s.amount, s.lines, r.tenant_id AS "_tenant", r.contract_id AS "_contract",
                   r.number AS "_number"
            FROM financing.tranches r, LATERAL (
                SELECT (sum(l.amount_tiyn) / 100)::numeric(20,2)::text AS amount,
                       jsonb_agg(jsonb_build_object('line', l.line_id,
                           'amount', (l.amount_tiyn / 100.0)::numeric(20,2)::text)
                           ORDER BY l.line_id) AS lines
                FROM financing.tranche_lines l
                WHERE l.tenant_id = r.tenant_id AND l.tranche_id = r.id) s
            WHERE \(sql: Fragment(conditions.compactMap(\.self), joined: " AND "))
            ORDER BY r.tenant_id, r.contract_id, r.number LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}

/// Where a page of tranches ended.
private struct TranchePlace {
    var tenant: UUIDValue
    var contract: UUIDValue
    var number: Int64

    init(_ after: After) throws(Failure) {
        guard after.keys.count == 3, let tenant = UUIDValue(after.keys[0]),
            let contract = UUIDValue(after.keys[1]), let number = Int64(after.keys[2])
        else { throw .invalidParameters([Problem("cursor", "cursor")]) }
        (self.tenant, self.contract, self.number) = (tenant, contract, number)
    }
}

extension Fragment {
    /// That a row of the table with that short name is of a contract.
    static func contract(_ alias: StaticString) -> (Contract.ID) -> Fragment {
        { contract in
            """
            \(sql: alias).contract_id = \(contract) AND \(sql: alias).tenant_id =
                (SELECT k.tenant_id FROM financing.contracts k WHERE k.id = \(contract))
            """
        }
    }
}
