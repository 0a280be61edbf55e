import Kernel
import Postgres

/// Documents of public control that wait for answers, among the duties of bodies: one item each, with
/// how many of its recommendations are not answered.
enum OwedRecommendations {
    /// Columns as those of ``DutyItem``, and the place of a page.
    ///
    /// - Parameter conditions: on `d` (`tenant_id`), of which `last_on` and `id` are the day that it is
    ///   due on and the document's id.
    static func query(_ conditions: [Fragment], _ limit: Limit) -> Fragment {
        """
        SELECT d.id, d.version, t.code AS tenant, \(DutyItem.Kind.recommendation.rawValue) AS kind, 'waiting' AS state,
               'said' AS cause, 1::bigint AS level, NULL::uuid AS comment, d.id AS document,
               d.unanswered, d.language, d.title AS text,
               (SELECT max(s.at) FROM oversight.document_steps s WHERE s.tenant_id = d.tenant_id
                    AND s.document_id = d.id AND s.act = 'send') AS "startedAt",
               d.last_on AS "dueOn", NULL::date AS "extendedOn", d.last_on AS "lastOn",
               NULL::date AS "forwardOn", NULL::date AS "longOverdueOn",
               CASE WHEN d.last_on < timezone(interval '5 hours', statement_timestamp())::date
                   THEN 'late' ELSE 'due' END AS standing,
               d.last_on AS "_day", d.id AS "_id"
        FROM (
            SELECT o.tenant_id, o.id, o.version, o.language, o.title, o.due_on AS last_on,
                   (o.recommendations - o.answered)::bigint AS unanswered
            FROM oversight.documents o
            WHERE o.state <> 'open' AND o.answered < o.recommendations) AS d
        JOIN tenancy.tenants t ON t.id = d.tenant_id
        WHERE \(sql: Fragment(conditions, joined: " AND "))
        ORDER BY d.last_on, d.id LIMIT \(limit.count + 1)
        """
    }
}
