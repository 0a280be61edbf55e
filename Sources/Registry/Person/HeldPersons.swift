import Kernel
import Postgres

/// A person as recorded.
struct HeldPerson: RowDecodable {
    let id: Person.ID
    let kind: Person.Kind
    let fullName: String
    let iin: String?
    let phone: String?
    let email: String?
    let address: String?
    let validFrom: CivilDate?
    let validTo: CivilDate?

    init(from row: inout RowReader) throws(PostgresError) {
        id = try row.next()
        let kind: String = try row.next()
        self.kind = Person.Kind(rawValue: kind) ?? .contact
        fullName = try row.next()
        iin = try row.next(String?.self)
        phone = try row.next(String?.self)
        email = try row.next(String?.self)
        address = try row.next(String?.self)
        validFrom = try row.next(CivilDate?.self)
        validTo = try row.next(CivilDate?.self)
    }

    func isSame(as input: PersonInput) -> Bool {
        fullName == input.fullName.text && iin == input.iin?.text && phone == input.phone?.text
            && email == input.email?.text && address == input.address?.text
    }
}

/// Whose people a call reads: the own tenant's for an officer, the own organisation's for a
/// representative. Row security says the same.
struct PersonScope {
    let organisation: Organisation.ID
    /// Nil for a representative, who does not know it before the organisation is read.
    let tenant: Tenant.ID?

    init(_ scope: OrganisationScope) {
        organisation = scope.id
        tenant = if case .host(_, let tenant) = scope { tenant } else { nil }
    }

    private var condition: Fragment {
        guard let tenant else { return "p.organisation_id = \(organisation)" }
        return "p.tenant_id = \(tenant) AND p.organisation_id = \(organisation)"
    }

    /// The home tenant; no row for an organisation that is not this caller's.
    var home: Query<Single<Tenant.ID>> {
        guard let tenant else {
            return "SELECT home_tenant_id FROM registry.organisations WHERE id = \(organisation)"
        }
        return """
            SELECT home_tenant_id FROM registry.organisations
            WHERE id = \(organisation) AND home_tenant_id = \(tenant)
            """
    }

    /// Counts what was ever recorded, ended and erased: it grows with every change of the list.
    var version: Query<Single<Int64>> {
        """
        SELECT count(*) + count(p.valid_to) + count(p.erased_at)
        FROM registry.persons p WHERE \(sql: condition)
        """
    }

    /// Those that hold now.
    var current: Query<HeldPerson> {
        """
        SELECT \(sql: Self.columns) FROM registry.persons p
        WHERE \(sql: condition) AND p.erased_at IS NULL AND p.valid_to IS NULL ORDER BY p.id
        """
    }

    func page(behind last: Person.ID?, former: Bool, limit: Limit) -> Query<HeldPerson> {
        """
        SELECT \(sql: Self.columns) FROM registry.persons p
        WHERE \(sql: condition) AND p.erased_at IS NULL AND (\(former) OR p.valid_to IS NULL)
          AND (\(last) IS NULL OR p.id > \(last))
        ORDER BY p.id LIMIT \(limit.count + 1)
        """
    }

    private static let columns: Fragment = """
        p.id, p.kind, p.full_name, p.iin, p.phone, p.email, p.address, p.valid_from, p.valid_to
        """
}
