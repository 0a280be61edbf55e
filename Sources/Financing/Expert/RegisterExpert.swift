import JSONRPC
import Kernel
import Postgres

/// Registers who may be drawn to judge applications in some spheres.
///
/// Only who has the role of an expert of the tenant; an expert without it is not drawn any more.
///
/// - Throws: ``Failure/conflict(_:)`` with `expert.notRole`, `expert.registered` or
///   `constraint.expert_spheres_sphere_exists`.
struct RegisterExpert: TransactionMethod {
    static let name = "expert.register"
    static let summary = "Registers an account as an expert in some spheres."
    static let access = Access.write(.expertKeep)
    static let journal = JournalDeclaration.public("expert.registered")
    static let result = Schema.receipt
    static let reasons: [Reason] = [
        .expertNotRole, .expertRegistered, .violated("experts_once"),
        .violated("expert_spheres_sphere_exists"),
    ]

    let principal: Principal.ID
    let spheres: [Code]

    init(_ parameters: inout Parameters) {
        principal = parameters.required("principal", "The account of the expert.")
        spheres = parameters.required("spheres", "Codes of spheres of law 36-III, such as `8`.")
        parameters.check(!spheres.isEmpty, "spheres", "empty")
        parameters.check(Set(spheres).count == spheres.count, "spheres", "twice")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let tenant = try call.tenant
        let question: Query<State> = """
            SELECT financing.is_expert(\(principal), \(tenant)), EXISTS (
                SELECT FROM financing.experts e
                WHERE e.tenant_id = \(tenant) AND e.principal_id = \(principal))
            """
        let state = try await call.first(question)
        guard state?.hasRole == true else { throw .conflict(.expertNotRole) }
        guard state?.isRegistered == false else { throw .conflict(.expertRegistered) }
        let id = Expert.ID.make()
        let codes = spheres.map { $0.text }
        let insert: Command = """
            WITH expert AS (
                INSERT INTO financing.experts (tenant_id, id, principal_id)
                VALUES (\(tenant), \(id), \(principal)))
            INSERT INTO financing.expert_spheres (tenant_id, expert_id, sphere)
            SELECT \(tenant), \(id), s.code FROM unnest(\(Column(codes))) AS s (code)
            """
        return try await call.finish(
            [insert.statement],
            entries: [
                Entry(
                    "expert", id, version: 1,
                    facts: [
                        "tenant": .string(call.caller.tenantCode ?? ""),
                        "spheres": .array(codes.sorted().map { .string($0) }),
                    ])
            ],
            answer: .receipt(id, version: 1))
    }

    private struct State: RowDecodable {
        var hasRole: Bool
        var isRegistered: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            hasRole = try row.next()
            isRegistered = try row.next()
        }
    }
}
