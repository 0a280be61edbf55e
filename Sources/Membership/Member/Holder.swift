import JSONRPC
import Kernel
import Postgres

/// Who is a member or wants to be one: an organisation, or a public figure.
enum Holder {
    case organisation(Organisation.ID)
    case person(Citizen.ID)

    var organisation: Organisation.ID? {
        if case .organisation(let id) = self { id } else { nil }
    }

    var person: Citizen.ID? {
        if case .person(let id) = self { id } else { nil }
    }

    /// The holder's rows of a table.
    func owns(_ table: StaticString) -> Fragment {
        switch self {
        case .organisation(let id): "\(sql: table).organisation_id = \(id)"
        case .person(let id): "\(sql: table).citizen_id = \(id)"
        }
    }

    /// How entries name it. A person's id says nothing of the account behind it.
    var fact: (name: String, value: JSON) {
        switch self {
        case .organisation(let id): ("organisation", .string(id.description))
        case .person(let id): ("person", .string(id.description))
        }
    }
}

extension RowReader {
    /// The columns `organisation_id` and `citizen_id`, of which one is empty.
    mutating func holder() throws(PostgresError) -> Holder {
        let organisation = try next(Organisation.ID?.self)
        let person = try next(Citizen.ID?.self)
        if let organisation { return .organisation(organisation) }
        if let person { return .person(person) }
        throw PostgresError(.decoding(column: "citizen_id"), message: "nobody's row")
    }
}

extension Caller {
    /// For whom the caller is or may become a member; nobody for a coordinator.
    var holder: Holder? {
        organisation.map { .organisation($0) } ?? citizen.map { .person($0) }
    }

    /// Rows of a table that are the caller's own: its alliance's, those of its tree, its
    /// organisation's or the person's. Row security says the same. Whoever has none of them has no
    /// rows.
    func rows(_ table: StaticString) -> Fragment {
        if let holder { return holder.owns(table) }
        return role == .federation
            ? "\(sql: table).root_id = \(alliance)" : "\(sql: table).tenant_id = \(alliance)"
    }

    /// The same for a call that only makes sense for who has one.
    func owning(_ table: StaticString) throws(Failure) -> Fragment {
        guard holder != nil || alliance != nil else {
            throw .forbidden(permission: "alliance")
        }
        return rows(table)
    }
}
