import JSONRPC
import Kernel
import Postgres

/// A public figure: what a person tells an alliance of itself.
enum Figure {
    typealias ID = Identifier<Figure>

    struct Row: RowDecodable {
        var id: ID
        var alliance: Tenant.ID
        var citizen: Citizen.ID
        var version: Int64
        var isErased: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            id = try row.next()
            alliance = try row.next()
            citizen = try row.next()
            version = try row.next()
            isErased = try row.next()
        }
    }

    static let columns: StaticString = """
        f.id, f.tenant_id, f.citizen_id, f.version, f.erased_at IS NOT NULL
        """

    /// Locks what a person has told an alliance to the end of the call.
    static func lock(_ citizen: Citizen.ID, in alliance: Fragment) -> Statement {
        let query: Query<Row> = """
            SELECT \(sql: columns) FROM membership.figures f
            WHERE f.citizen_id = \(citizen) AND f.tenant_id = (\(sql: alliance)) FOR UPDATE
            """
        return query.statement
    }
}

/// Personal data of a public figure as parameters.
struct FigureInput: Parameter {
    var names: Names
    var merit: ReasonText

    static var schema: Schema {
        .object(["name": .names, "merit": .string(lengthMax: ReasonRule.lengthMax)])
    }
    static var sample: FigureInput { FigureInput(names: .sample, merit: .sample) }

    private init(names: Names, merit: ReasonText) { (self.names, self.merit) = (names, merit) }

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        names = members.required("name", "")
        merit = members.required("merit", "")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }

    /// What a person says for the first time, or anew, also after an erasure.
    func changes(
        of held: Figure.Row?, _ citizen: Citizen.ID, in alliance: Tenant.ID
    ) -> Changes {
        let id = held?.id ?? .make()
        let statement = held.map { update($0) } ?? insert(id, citizen, in: alliance)
        let texts = [
            ("nameKk", names.kk?.text), ("nameRu", names.ru?.text), ("nameEn", names.en?.text),
            ("merit", merit.text),
        ]
        let entry = Entry(
            "figure", id, version: (held?.version ?? 0) + 1,
            facts: ["act": "recorded", "alliance": .string(alliance.description)],
            hidden: texts.compactMap { field, text in text.map { (field, $0) } })
        return Changes(statements: [statement], entries: [entry])
    }

    private func insert(
        _ id: Figure.ID, _ citizen: Citizen.ID, in alliance: Tenant.ID
    ) -> Statement {
        let query: Command = """
            INSERT INTO membership.figures
                (tenant_id, id, citizen_id, name_kk, name_ru, name_en, merit)
            VALUES (\(alliance), \(id), \(citizen), \(names.kk), \(names.ru), \(names.en), \(merit))
            """
        return query.statement
    }

    private func update(_ held: Figure.Row) -> Statement {
        let query: Command = """
            UPDATE membership.figures
            SET version = \(held.version + 1), name_kk = \(names.kk), name_ru = \(names.ru),
                name_en = \(names.en), merit = \(merit), recorded_at = clock_timestamp(),
                erased_at = NULL, erasure_ground = NULL, erasure_reference = NULL
            WHERE tenant_id = \(held.alliance) AND citizen_id = \(held.citizen)
            """
        return query.statement
    }
}

/// Whose data a call is about: a coordinator names the person, a person the alliance.
struct FigureScope {
    let citizen: Citizen.ID
    /// A sub-select of the alliance.
    let alliance: Fragment

    init(_ person: Citizen.ID?, _ code: Code?, in call: Call) throws(Failure) {
        if let own = call.caller.citizen {
            guard person == nil || person == own else { throw .notFound("figure") }
            guard let code else {
                throw .invalidParameters([Problem("alliance", "required")])
            }
            citizen = own
            alliance = "SELECT id FROM tenancy.tenants WHERE code = \(code) AND kind = 'alliance'"
            return
        }
        guard code == nil || code?.text == call.caller.tenantCode else {
            throw .notFound("alliance")
        }
        guard let person else { throw .invalidParameters([Problem("person", "required")]) }
        citizen = person
        alliance = "SELECT \(try call.alliance)"
    }

    /// Every reading and erasing by somebody else than the person is recorded.
    func audit(_ row: Figure.Row, _ method: String, by caller: Caller) -> [Statement] {
        guard caller.citizen == nil else { return [] }
        let query: Command = """
            INSERT INTO tenancy.access_audit
                (tenant_id, id, principal_id, role, method, subject_id, class)
            VALUES (\(row.alliance), \(UUIDValue.version7()), \(caller.principal),
                \(caller.role.rawValue), \(method), \(row.id), 'personal')
            """
        return [query.statement]
    }
}

extension Permission {
    static let figureRead = Permission("figure.read", .coordinator, .citizen)
    static let figureErase = Permission("figure.erase", .coordinator, .citizen)
    static let figurePublish = Permission("figure.publish", .citizen)
}
