import JSONRPC
import Kernel
import Postgres

/// Declares, once, to which applicants of an opened order the caller is related, or to none.
///
/// What the registry knows counts as well, whatever is declared. An expert scores only after this,
/// and nobody to whom he is related; who recuses himself scores nobody. Of a blind order relations are
/// declared to organisations, whether they have applied or not; the program finds out.
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
        let named = Set(relations.map { $0.application?.value ?? $0.organisation?.value })
        parameters.check(named.count == relations.count, "relations", "twice")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        try await JudgedOrder.hold(order, in: call)
        let results = try await call.send([try applicants(call), try standing(call)])
        let standing = try results[1].rows(Standing.self).first
        guard standing?.hasDeclared == false else { throw .conflict(.declarationMade) }
        let isExpert = call.caller.role == .expert
        guard !isExpert || standing?.isDrawn == true else { throw .conflict(.expertNotDrawn) }
        guard let applicants = try results[0].rows(Applicants.self).first,
            applicants.known == relations.count(where: { $0.application != nil })
        else { throw .notFound("application") }
        guard !isExpert || recused || applicants.related < applicants.count else {
            throw .conflict(.declarationAll)
        }
        let id = Declaration.ID.make()
        return try await call.finish(
            try write(id, Int(applicants.related), call),
            entries: [entry(id, Int(applicants.related), call)],
            answer: Answer(
                [
                    "id": .string(id.description), "order": .string(order.description),
                    "recused": .bool(recused), "related": .int(Int(applicants.related)),
                ], subject: id.value))
    }

    /// Who of them has applied is not told: a blind order's experts don't see it.
    private struct Applicants: RowDecodable {
        var count: Int64
        var related: Int64
        /// Of the applications that are named.
        var known: Int64

        init(from row: inout RowReader) throws(PostgresError) {
            count = try row.next()
            related = try row.next()
            known = try row.next()
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
        let query: Query<Applicants> = """
            SELECT r.applicants, r.related, r.known FROM financing.count_relations(\(order),
                \(Column(relations.map { $0.application })),
                \(Column(relations.map { $0.organisation }))) r
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
            SELECT financing.write_relations(\(order),
                \(Column(relations.map { $0.application })),
                \(Column(relations.map { $0.organisation })),
                \(Column(relations.map { $0.nature.text })))
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
            hidden: relations.map { relation in
                let named = relation.application?.description ?? relation.organisation?.description
                return (named ?? "", relation.nature.text)
            })
    }
}
