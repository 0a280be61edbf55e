package import JSONRPC
import Postgres

enum PrincipalKind: String, Choice {
    case person
    case service
}

/// Twelve digits of a person's individual number; the register's own records check them further.
struct PersonNumber: Parameter {
    var text: String

    static var schema: Schema { .string(pattern: "^[0-9]{12}$") }
    static var sample: PersonNumber { PersonNumber(unchecked: "000000000000") }

    private init(unchecked text: String) { self.text = text }

    init(json: JSON) throws(ParameterError) {
        guard let text = json.string, text.utf8.count == 12,
            text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
        else { throw ParameterError("iin") }
        self.text = text
    }
}

/// Makes an account without any right yet.
///
/// Of a person's individual number only the tag is kept: by it the database tells whether the
/// account's holder is one of the people of an organisation that a decision is about.
package struct CreatePrincipal: TransactionMethod {
    package static let name = "principal.create"
    package static let summary = "Makes an account; rights come with principal.grant."
    package static let access = Access.write(.accountsManage)
    package static let journal = JournalDeclaration.private("principal.created")
    package static let result = Schema.receipt

    let kind: PrincipalKind
    let label: Code
    let iin: PersonNumber?

    package init(_ parameters: inout Parameters) {
        kind = parameters.required("kind", "A person or a service.")
        label = parameters.required(
            "label", "Public form such as `officer 7 of KZ-75`; never a name, phone or e-mail.")
        iin = parameters.optional("iin", "Of a person: only a tag of it is kept.")
        parameters.check(iin == nil || kind == .person, "iin", "ofPerson")
    }

    package func run(in call: Call) async throws(Failure) -> JSON {
        let id = Principal.ID.make()
        let insert: Command = """
            INSERT INTO tenancy.principals (id, kind, label, created_by)
            VALUES (\(id), \(kind.rawValue), \(label), \(try call.principal))
            """
        let tag = iin.map { number -> Statement in
            let query: Command = """
                INSERT INTO tenancy.principal_tags (principal_id, tag)
                VALUES (\(id), \(call.secrets.personTag(iin: number.text)))
                """
            return query.statement
        }
        return try await call.finish(
            [insert.statement] + (tag.map { [$0] } ?? []),
            entries: [Entry("principal", id, version: 1, facts: ["kind": .string(kind.rawValue)])],
            answer: .receipt(id, version: 1))
    }
}
