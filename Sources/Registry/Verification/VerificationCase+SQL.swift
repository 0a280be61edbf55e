import Kernel
import Postgres

extension VerificationCase {
    /// Columns of ``Row``, from a case `c` with its last step.
    private static let columns: StaticString = """
        SELECT c.id, c.version, c.seq, c.state, c.claimed_by, h.principal_id, r.id,
               r.effective_on, r.objected_at IS NOT NULL
        FROM registry.cases c
        JOIN registry.case_history h
            ON h.tenant_id = c.tenant_id AND h.case_id = c.id AND h.seq = c.seq
        LEFT JOIN registry.revocations r
            ON r.tenant_id = h.tenant_id AND r.id = h.revocation_id
        """

    /// Locks the organisation that a case of this tenant is about.
    static func lock(_ id: ID, of tenant: Tenant.ID) -> Statement {
        let query: Query<Single<Organisation.ID>> = """
            SELECT o.id FROM registry.organisations o
            WHERE o.home_tenant_id = \(tenant) AND o.id = (
                SELECT c.organisation_id FROM registry.cases c
                WHERE c.tenant_id = \(tenant) AND c.id = \(id))
            FOR UPDATE OF o
            """
        return query.statement
    }

    /// The public record that a case of this tenant is about.
    static func record(_ id: ID, of tenant: Tenant.ID) -> Statement {
        let query: Query<Organisation.Held> = """
            SELECT o.version, o.home_tenant_id, v.record
            FROM registry.cases c
            JOIN registry.organisations o ON o.id = c.organisation_id
            JOIN registry.organisation_versions v
                ON v.organisation_id = o.id AND v.version = o.version
            WHERE c.tenant_id = \(tenant) AND c.id = \(id)
            """
        return query.statement
    }

    static func read(_ id: ID, of tenant: Tenant.ID) -> Statement {
        let query: Query<Row> = """
            \(sql: columns) WHERE c.tenant_id = \(tenant) AND c.id = \(id)
            """
        return query.statement
    }

    /// A case of the own organisation.
    static func read(_ id: ID, own organisation: Organisation.ID) -> Statement {
        let query: Query<Row> = """
            \(sql: columns) WHERE c.organisation_id = \(organisation) AND c.id = \(id)
            """
        return query.statement
    }

    /// The case that waits for somebody, if there is one.
    static func readOpen(_ scope: OrganisationScope) -> Statement {
        let query: Query<Row> =
            switch scope {
            case .host(let id, let tenant):
                """
                \(sql: columns) WHERE c.tenant_id = \(tenant) AND c.organisation_id = \(id)
                  AND c.state IN ('submitted', 'in-review', 'returned')
                """
            case .representative(let id):
                """
                \(sql: columns) WHERE c.organisation_id = \(id)
                  AND c.state IN ('submitted', 'in-review', 'returned')
                """
            }
        return query.statement
    }

    /// Cases by which the same organisation is verified so far.
    static func readStanding(besides id: ID, of tenant: Tenant.ID) -> Statement {
        let query: Query<Row> = """
            \(sql: columns)
            WHERE c.tenant_id = \(tenant) AND c.state IN ('approved', 'revoking') AND c.id <> \(id)
              AND c.organisation_id = (
                SELECT k.organisation_id FROM registry.cases k
                WHERE k.tenant_id = \(tenant) AND k.id = \(id))
            """
        return query.statement
    }

    /// Kinds of facts that an approval still needs a "yes" of; the newest check of a kind counts.
    static func missingChecks(_ id: ID, of tenant: Tenant.ID) -> Statement {
        let query: Query<Single<String>> = """
            SELECT k.code FROM registry.check_kinds k
            WHERE k.required
              AND daterange(k.valid_from, k.valid_to)
                @> timezone(interval '5 hours', clock_timestamp())::date
              AND 'yes' IS DISTINCT FROM (
                SELECT x.outcome FROM registry.checks x
                WHERE x.tenant_id = \(tenant) AND x.case_id = \(id) AND x.kind = k.code
                ORDER BY x.recorded_at DESC, x.id DESC LIMIT 1)
            """
        return query.statement
    }
}
