import Kernel
import Postgres

/// Whether an organisation may join, propose and support: it exists as itself and is active.
///
/// Its row is not locked: one that ends in the same moment has still spoken while it could.
enum ActiveOrganisation {
    static func read(_ organisation: Organisation.ID?) -> Statement {
        let query: Query<Single<Bool>> = """
            SELECT o.merged_into_id IS NULL AND o.legal_status = 'active'
            FROM registry.organisations o WHERE o.id = \(organisation)
            """
        return query.statement
    }

    /// Nothing is asked where no organisation is named.
    static func insist(
        on organisation: Organisation.ID?, _ result: ResultSet
    ) throws(Failure) {
        guard organisation != nil else { return }
        guard let isActive = try result.rows(Single<Bool>.self).first else {
            throw .notFound("organisation")
        }
        guard isActive.value else { throw .conflict(.organisationNotActive) }
    }
}

extension Reason {
    static let organisationNotActive = Reason(
        "organisation.notActive",
        kk: "Ұйым әрекет етпейді немесе басқа жазбаға біріктірілген",
        ru: "Организация не действует или объединена с другой записью",
        en: "The organisation is not active, or it is merged into another record")
}
