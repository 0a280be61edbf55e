import JSONRPC
import Kernel
import Postgres

/// In what a contract was not kept, and what the organisation says to it.
enum Breach {
    typealias ID = Identifier<Breach>
}

/// Reports a breach of a contract; the organisation may answer.
///
/// - Throws: ``Failure/notFound(_:)`` of `contract`; ``Failure/conflict(_:)`` with
///   `constraint.breaches_happened_by_then`.
struct ReportBreach: TransactionMethod {
    static let name = "breach.report"
    static let summary = "Reports in what a contract was not kept; public."
    static let access = Access.write(.breachReport)
    static let journal = JournalDeclaration.public("breach.reported")
    static let result = Schema.receipt
    static let reasons: [Reason] = [.violated("breaches_happened_by_then")]

    let contract: Contract.ID
    let happenedOn: CivilDate
    let text: ReasonText

    init(_ parameters: inout Parameters) {
        contract = parameters.required("contract", "The contract.")
        happenedOn = parameters.required("happenedOn", "The day.")
        text = parameters.required("text", "What was not kept, and how that is known; public.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await Contract.hold(contract, in: call)
        let id = Breach.ID.make()
        let query: Command = """
            INSERT INTO financing.breaches
                (tenant_id, id, contract_id, organisation_id, actor, happened_on, text)
            VALUES (\(try call.tenant), \(id), \(contract), \(held.organisation),
                \(call.caller.publicName), \(happenedOn), \(text))
            """
        let entry = Entry(
            "breach", id, version: 1,
            facts: [
                "contract": .string(contract.description),
                "organisation": .string(held.organisation.description),
                "happenedOn": .string(happenedOn.description),
            ], texts: [("text", text.text)])
        return try await call.finish(
            [query.statement], entries: [entry], answer: .receipt(id, version: 1))
    }
}

/// Answers a breach that the own organisation is told of, once.
///
/// - Throws: ``Failure/notFound(_:)`` of `breach`; ``Failure/conflict(_:)`` with `breach.answered`.
struct AnswerBreach: TransactionMethod {
    static let name = "breach.answer"
    static let summary = "Answers a reported breach, once; public."
    static let access = Access.write(.breachAnswer)
    static let journal = JournalDeclaration.public("breach.answered")
    static let result = Schema.receipt
    static let reasons: [Reason] = [.breachAnswered, .violated("breach_answers_pkey")]

    let breach: Breach.ID
    let text: ReasonText

    init(_ parameters: inout Parameters) {
        breach = parameters.required("breach", "The breach.")
        text = parameters.required("text", "What the organisation says to it; public.")
    }

    private struct Told: RowDecodable {
        var tenant: Tenant.ID
        var isAnswered: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            tenant = try row.next()
            isAnswered = try row.next()
        }
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        // Nothing to lock: of two answers at once the second one runs into the key.
        let told: Query<Told> = """
            SELECT b.tenant_id, EXISTS (
                SELECT FROM financing.breach_answers a
                WHERE a.tenant_id = b.tenant_id AND a.breach_id = b.id)
            FROM financing.breaches b
            WHERE b.organisation_id = \(try call.organisation) AND b.id = \(breach)
            """
        let held = try await call.hold(told, "breach")
        guard !held.isAnswered else { throw .conflict(.breachAnswered) }
        let query: Command = """
            INSERT INTO financing.breach_answers
                (tenant_id, breach_id, organisation_id, actor, text)
            VALUES (\(held.tenant), \(breach), \(try call.organisation),
                \(call.caller.publicName), \(text))
            """
        let entry = Entry("breach", breach, version: 2, texts: [("text", text.text)])
        return try await call.finish(
            [query.statement], entries: [entry], answer: .receipt(breach, version: 2))
    }
}

extension Reason {
    static let breachAnswered = Reason(
        "breach.answered", kk: "Бұған жауап берілген", ru: "На это уже ответили",
        en: "This is answered already")
}

/// Breaches with the answers to them, the newest on top.
struct ListBreaches: QueryMethod {
    static let name = "breach.list"
    static let summary = "Breaches by contract, organisation and tenant, with the answers."
    static let access = Access.public
    static let result = Schema.page(
        of: .object([
            "id": .id, "tenant": .string(), "contract": .id, "organisation": .id,
            "reportedAt": .instant, "happenedOn": .date, "text": .string(),
            "answer?": .string(), "answeredAt?": .instant,
        ]))
    static let example: JSON.Object? = ["limit": 5]

    let contract: Contract.ID?
    let organisation: Organisation.ID?
    let tenant: Code?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        contract = parameters.optional("contract", "Only of this contract.")
        organisation = parameters.optional("organisation", "Only by this organisation.")
        tenant = parameters.optional("tenant", "Code of the tenant that pays, such as `KZ-75`.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after?.id()
        let conditions: [Fragment?] = [
            "true", contract.map(Fragment.contract("b")), tenant.map(Fragment.tenant("b")),
            organisation.map { "b.organisation_id = \($0)" }, place.map { "b.id < \($0)" },
        ]
        let query: Query<Never> = """
            SELECT b.id, t.code AS tenant, b.contract_id AS contract,
                   b.organisation_id AS organisation, b.reported_at AS "reportedAt",
                   b.happened_on AS "happenedOn", b.text, a.text AS answer,
                   a.answered_at AS "answeredAt", b.id AS "_id"
            FROM financing.breaches b JOIN tenancy.tenants t ON t.id = b.tenant_id
            LEFT JOIN financing.breach_answers a
                ON a.tenant_id = b.tenant_id AND a.breach_id = b.id
            WHERE \(sql: Fragment(conditions.compactMap(\.self), joined: " AND "))
            ORDER BY b.id DESC LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}
