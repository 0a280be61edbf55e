import JSONRPC
import Kernel
import Postgres

/// A public record that can be commented on; which module keeps it is not this one's matter.
enum Subject {
    typealias ID = Identifier<Subject>

    /// A version of a record, as a parameter.
    struct Reference: Parameter, Equatable {
        var kind: Word
        var id: ID
        var version: Int64

        static var schema: Schema {
            .object(["kind": Word.schema, "id": .id, "version": .version])
        }
        static var sample: Reference { Reference(kind: .sample, id: .sample, version: 1) }

        private init(kind: Word, id: ID, version: Int64) {
            (self.kind, self.id, self.version) = (kind, id, version)
        }

        init(json: JSON) throws(ParameterError) {
            guard let object = json.object else { throw ParameterError("object") }
            var members = Parameters(object)
            kind = members.required("kind", "")
            id = members.required("id", "")
            version = members.required("version", "")
            let problems = members.problems + members.unknown()
            if !problems.isEmpty { throw ParameterError(problems) }
        }
    }

    /// A record without a version, as a parameter.
    struct Name: Parameter, Equatable {
        var kind: Word
        var id: ID

        static var schema: Schema { .object(["kind": Word.schema, "id": .id]) }
        static var sample: Name { Name(kind: .sample, id: .sample) }

        private init(kind: Word, id: ID) { (self.kind, self.id) = (kind, id) }

        init(json: JSON) throws(ParameterError) {
            guard let object = json.object else { throw ParameterError("object") }
            var members = Parameters(object)
            kind = members.required("kind", "")
            id = members.required("id", "")
            let problems = members.problems + members.unknown()
            if !problems.isEmpty { throw ParameterError(problems) }
        }
    }

    /// Who answers for a record, who moderates what is said about it, and which version it has now.
    struct Place: RowDecodable {
        var tenant: Tenant.ID
        var code: String
        var moderator: Tenant.ID
        var version: Int64
        /// It stays as it is; another record replaces it.
        var isFixed: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            tenant = try row.next()
            code = try row.next()
            moderator = try row.next()
            version = try row.next()
            isFixed = try row.next()
        }
    }

    static func locate(_ subject: Reference) -> Statement {
        let query: Query<Place> = """
            SELECT l.tenant_id, t.code, i.moderator_id, l.version,
                   EXISTS (SELECT FROM oversight.subject_kinds k
                           WHERE k.kind = \(subject.kind) AND k.fixed)
            FROM oversight.locate(\(subject.kind), \(subject.id)) l
            JOIN tenancy.tenants t ON t.id = l.tenant_id
            JOIN oversight.instances i ON i.kind = t.kind
            """
        return query.statement
    }
}
