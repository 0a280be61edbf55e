import Kernel
import Postgres

/// Whether an organisation that a call names exists as itself and is active.
///
/// Its row is not locked: one that ends in the same moment was still there when it was named.
enum NamedOrganisation {
    static func read(_ organisation: Organisation.ID?) -> Statement {
        let query: Query<Single<Bool>> = """
            SELECT o.merged_into_id IS NULL AND o.legal_status = 'active'
            FROM registry.organisations o WHERE o.id = \(organisation)
            """
        return query.statement
    }

    static func insist(
        on organisation: Organisation.ID?, _ result: ResultSet, or refusal: Reason
    ) throws(Failure) {
        guard organisation != nil else { return }
        guard let isActive = try result.rows(Single<Bool>.self).first else {
            throw .notFound("organisation")
        }
        guard isActive.value else { throw .conflict(refusal) }
    }
}
