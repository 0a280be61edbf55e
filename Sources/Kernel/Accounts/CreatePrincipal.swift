package import JSONRPC
import Postgres

enum PrincipalKind: String, Choice {
    case person
    case service
}

/// Makes an account without any right yet.
package struct CreatePrincipal: TransactionMethod {
    package static let name = "principal.create"
    package static let summary = "Makes an account; rights come with principal.grant."
    package static let access = Access.write(.accountsManage)
    package static let journal = JournalDeclaration.private("principal.created")
    package static let result = Schema.receipt

    let kind: PrincipalKind
    let label: Code

    package init(_ parameters: inout Parameters) {
        kind = parameters.required("kind", "A person or a service.")
        label = parameters.required(
            "label", "Public form such as `officer 7 of KZ-75`; never a name, phone or e-mail.")
    }

    package func run(in call: Call) async throws(Failure) -> JSON {
        let id = Principal.ID.make()
        let insert: Command = """
            INSERT INTO tenancy.principals (id, kind, label, created_by)
            VALUES (\(id), \(kind.rawValue), \(label), \(try call.principal))
            """
        return try await call.finish(
            [insert.statement],
            entries: [Entry("principal", id, version: 1, facts: ["kind": .string(kind.rawValue)])],
            answer: .receipt(id, version: 1))
    }
}
