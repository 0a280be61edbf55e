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

    fileprivate struct Row: RowDecodable {
        var held: Organisation.Held
        var today: CivilDate

        init(from row: inout RowReader) throws(PostgresError) {
            held = try Organisation.Held(from: &row)
            today = try row.next()
        }
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
        let results = try await send(
            [scope.lock, Organisation.locked(scope.id)])
        guard results[0].count == 1,
            let row = try results[1].rows(HeldOrganisation.Row.self).first
        else { throw .notFound("organisation") }
        return HeldOrganisation(
            id: scope.id, home: row.held.home, version: row.held.version, record: row.held.record,
            today: row.today)
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
