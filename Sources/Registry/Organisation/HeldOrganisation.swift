import Kernel
import Postgres

/// An organisation that a call has locked, with the day on which it does so.
struct HeldOrganisation {
    let id: Organisation.ID
    let home: Tenant.ID
    let version: Int64
    let record: OrganisationRecord
    /// The day it is in Kazakhstan, by the database's clock, which also judges what tables check.
    let today: CivilDate

    init(_ id: Organisation.ID, _ held: Organisation.Held, _ today: CivilDate) {
        self.id = id
        (home, version, record) = (held.home, held.version, held.record)
        self.today = today
    }

    /// - Throws: `record.stale` when the caller has read another version, `organisation.merged` when
    ///   the record stands for another one.
    func admit(_ version: Int64) throws(Failure) {
        guard self.version == version else { throw .conflict(.stale) }
        guard record.mergedInto == nil else { throw .conflict(.organisationMerged) }
    }

    /// A day that something is said to hold from; today unless it is said.
    func day(from stated: CivilDate?) throws(Failure) -> CivilDate {
        guard let stated else { return today }
        guard stated <= today else {
            throw .invalidParameters([Problem("validFrom", "date.future")])
        }
        return stated
    }

    /// The act that makes the next version.
    func act(_ type: String, by caller: Caller, validFrom: CivilDate?) -> OrganisationAct {
        OrganisationAct(
            id, home: home, version: version + 1, type: type, actor: caller.publicName,
            validFrom: validFrom)
    }
}

extension Call {
    /// Locks the organisation that this caller may change: for an officer one of the own region,
    /// for a representative the own one, which need not be named.
    func holdOrganisation(_ id: Organisation.ID?) async throws(Failure) -> HeldOrganisation {
        guard id != nil || caller.organisation != nil else {
            throw .invalidParameters([Problem("id", "required")])
        }
        let scope = try OrganisationScope(id, in: self)
        guard let row = try await first(scope.held) else { throw .notFound("organisation") }
        if let held = row.held { return HeldOrganisation(scope.id, held, row.today) }
        // Another call changed it while this one waited, and the statement that waited reads as
        // of before.
        guard let held = try await first(Organisation.locked(scope.id)) else {
            throw .notFound("organisation")
        }
        return HeldOrganisation(scope.id, held, row.today)
    }
}

extension OrganisationScope {
    /// Locks the organisation and reads its record at once.
    ///
    /// After a wait, PostgreSQL joins the row as it is now with what the statement saw before: of a
    /// version that came in between there is no record here. Source: PostgreSQL manual, 13.2.1.
    var held: Query<HeldRow> {
        let tenant: Fragment =
            switch self {
            case .host(_, let tenant): "AND o.home_tenant_id = \(tenant)"
            case .representative: ""
            }
        return """
            SELECT timezone(interval '5 hours', clock_timestamp())::date,
                   v.version IS NOT NULL, v.version, o.home_tenant_id, v.record
            FROM registry.organisations o
            LEFT JOIN \(sql: Organisation.current) ON v.version = o.version
            WHERE o.id = \(id) \(sql: tenant) FOR UPDATE OF o
            """
    }
}

struct HeldRow: RowDecodable {
    var today: CivilDate
    var held: Organisation.Held?

    init(from row: inout RowReader) throws(PostgresError) {
        today = try row.next()
        let isCurrent: Bool = try row.next()
        held = isCurrent ? try Organisation.Held(from: &row) : nil
    }
}

extension Reason {
    static let organisationMerged = Reason(
        "organisation.merged", kk: "Бұл жазба басқасымен біріктірілген",
        ru: "Эта запись объединена с другой", en: "This record is merged into another one")
    static let unchanged = Reason(
        "record.unchanged", kk: "Өзгеретін ештеңе жоқ", ru: "Изменений нет",
        en: "Nothing would change")
}
