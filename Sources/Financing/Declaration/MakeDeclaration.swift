import JSONRPC
import Kernel
import Postgres

/// Declares, once, to which applicants of an opened order the caller is related, or to none.
///
/// What the registry knows counts as well, whatever is declared. An expert scores only after this,
/// and nobody to whom he is related; who recuses himself scores nobody.
///
/// - Throws: ``Failure/notFound(_:)`` of `order` or `application`; ``Failure/conflict(_:)`` with
///   `order.notJudged`, `declaration.made`, `expert.notDrawn` or `declaration.relatedToAll`.
struct MakeDeclaration: TransactionMethod {
    static let name = "declaration.make"
    static let summary = "Declares the caller's relations to an order's applicants, or none."
    static let access = Access.write(.declarationMake)
    static let journal = JournalDeclaration.private("declaration.made")
    static let result = Schema.object([
        "id": .id, "order": .id, "recused": .boolean, "related": .integer(),
    ])
    static let reasons: [Reason] = [
        .orderNotJudged, .declarationMade, .expertNotDrawn, .declarationAll,
        .violated("declarations_pkey"),
    ]

    let order: Order.ID
    let recused: Bool
    let relations: [Declaration.Relation]

    init(_ parameters: inout Parameters) {
        order = parameters.required("order", "The order.")
        recused = parameters.required("recused", "Whether the caller takes no part at all.")
        relations = parameters.required("relations", "To whom the caller is related; may be empty.")
        let applications = Set(relations.map { $0.application })
        parameters.check(applications.count == relations.count, "relations", "twice")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        try await JudgedOrder.hold(order, in: call)
        let results = try await call.send([try applicants(call), try standing(call)])
        let applicants = try results[0].rows(Applicant.self)
        let standing = try results[1].rows(Standing.self).first
        guard standing?.hasDeclared == false else { throw .conflict(.declarationMade) }
        let isExpert = call.caller.role == .expert
        guard !isExpert || standing?.isDrawn == true else { throw .conflict(.expertNotDrawn) }
        let declared = Set(relations.map { $0.application })
        guard declared.isSubset(of: applicants.map { $0.application }) else {
            throw .notFound("application")
        }
        let related = applicants.filter { $0.isConcerned || declared.contains($0.application) }
        guard !isExpert || recused || related.count < applicants.count else {
            throw .conflict(.declarationAll)
        }
        let id = Declaration.ID.make()
        return try await call.finish(
            try write(id, related.count, call), entries: [entry(id, related.count, call)],
            answer: Answer(
                [
                    "id": .string(id.description), "order": .string(order.description),
                    "recused": .bool(recused), "related": .int(related.count),
                ], subject: id.value))
    }

    private struct Applicant: RowDecodable {
        var application: Application.ID
        var isConcerned: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            application = try row.next()
            isConcerned = try row.next()
        }
    }

    private struct Standing: RowDecodable {
        var hasDeclared: Bool
        var isDrawn: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            hasDeclared = try row.next()
            isDrawn = try row.next()
        }
    }

    private func applicants(_ call: Call) throws(Failure) -> Statement {
        let query: Query<Applicant> = """
            SELECT a.application_id, financing.is_concerned(\(try call.principal), a.organisation_id)
            FROM financing.opened_applications a
            WHERE a.tenant_id = \(try call.tenant) AND a.order_id = \(order)
            """
        return query.statement
    }

    private func standing(_ call: Call) throws(Failure) -> Statement {
        let query: Query<Standing> = """
            SELECT EXISTS (
                    SELECT FROM financing.declarations d WHERE d.tenant_id = \(try call.tenant)
                      AND d.order_id = \(order) AND d.principal_id = \(try call.principal)),
                EXISTS (
                    SELECT FROM financing.order_experts e WHERE e.tenant_id = \(try call.tenant)
                      AND e.order_id = \(order) AND e.principal_id = \(try call.principal)
                      AND NOT e.ended)
            """
        return query.statement
    }

    private func write(
        _ id: Declaration.ID, _ related: Int, _ call: Call
    ) throws(Failure) -> [Statement] {
        let (tenant, principal) = (try call.tenant, try call.principal)
        let declaration: Command = """
            INSERT INTO financing.declarations
                (tenant_id, order_id, principal_id, id, role, recused, related)
            VALUES (\(tenant), \(order), \(principal), \(id), \(call.caller.role.rawValue),
                \(recused), \(related))
            """
        let items: Command = """
            INSERT INTO financing.declaration_items
                (tenant_id, order_id, principal_id, application_id, organisation_id, computed,
                 nature)
            SELECT a.tenant_id, a.order_id, \(principal), a.application_id, a.organisation_id,
                   financing.is_concerned(\(principal), a.organisation_id), n.nature
            FROM financing.opened_applications a
            LEFT JOIN unnest(\(Column(relations.map { $0.application })),
                \(Column(relations.map { $0.nature.text }))) AS n (application, nature)
                ON n.application = a.application_id
            WHERE a.tenant_id = \(tenant) AND a.order_id = \(order)
            """
        let expert: Command = """
            UPDATE financing.order_experts SET recused = \(recused), related = \(related)
            WHERE tenant_id = \(tenant) AND order_id = \(order) AND principal_id = \(principal)
            """
        return [declaration.statement, items.statement, expert.statement]
    }

    private func entry(_ id: Declaration.ID, _ related: Int, _ call: Call) -> Entry {
        Entry(
            "declaration", id, version: 1,
            facts: [
                "order": .string(order.description), "role": .string(call.caller.role.rawValue),
                "recused": .bool(recused), "related": .int(related),
            ],
            hidden: relations.map { ($0.application.description, $0.nature.text) })
    }
}
